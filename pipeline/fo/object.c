/* object.c - the table of formatting objects (XSL-FO 1.1 section 6). */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fo/object.h"

#define FIXED(...)	FO_PLACE_FIXED, { __VA_ARGS__ }

const struct fo_object_def fo_objects[FO_OBJECT__MAX] = {
	[FO_TEXT] = { "#text", FO_CONTENT_NONE, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_ROOT] = { "root", FO_CONTENT_FIXED, FIXED(FO_TEXT) },
	[FO_DECLARATIONS] = { "declarations", FO_CONTENT_FOREIGN, FIXED(FO_ROOT) },
	[FO_LAYOUT_MASTER_SET] = { "layout-master-set", FO_CONTENT_FIXED, FIXED(FO_ROOT) },
	[FO_SIMPLE_PAGE_MASTER] = { "simple-page-master", FO_CONTENT_FIXED, FIXED(FO_LAYOUT_MASTER_SET) },
	[FO_REGION_BODY] = { "region-body", FO_CONTENT_NONE, FIXED(FO_SIMPLE_PAGE_MASTER) },
	[FO_REGION_BEFORE] = { "region-before", FO_CONTENT_NONE, FIXED(FO_SIMPLE_PAGE_MASTER) },
	[FO_REGION_AFTER] = { "region-after", FO_CONTENT_NONE, FIXED(FO_SIMPLE_PAGE_MASTER) },
	[FO_REGION_START] = { "region-start", FO_CONTENT_NONE, FIXED(FO_SIMPLE_PAGE_MASTER) },
	[FO_REGION_END] = { "region-end", FO_CONTENT_NONE, FIXED(FO_SIMPLE_PAGE_MASTER) },
	[FO_PAGE_SEQUENCE_MASTER] = { "page-sequence-master", FO_CONTENT_FIXED, FIXED(FO_LAYOUT_MASTER_SET) },
	[FO_SINGLE_PAGE_MASTER_REFERENCE] = { "single-page-master-reference", FO_CONTENT_NONE,
	    FIXED(FO_PAGE_SEQUENCE_MASTER) },
	[FO_REPEATABLE_PAGE_MASTER_REFERENCE] = { "repeatable-page-master-reference", FO_CONTENT_NONE,
	    FIXED(FO_PAGE_SEQUENCE_MASTER) },
	[FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES] = { "repeatable-page-master-alternatives", FO_CONTENT_FIXED,
	    FIXED(FO_PAGE_SEQUENCE_MASTER) },
	[FO_CONDITIONAL_PAGE_MASTER_REFERENCE] = { "conditional-page-master-reference", FO_CONTENT_NONE,
	    FIXED(FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES) },
	[FO_BOOKMARK_TREE] = { "bookmark-tree", FO_CONTENT_FIXED, FIXED(FO_ROOT) },
	[FO_BOOKMARK] = { "bookmark", FO_CONTENT_FIXED, FIXED(FO_BOOKMARK_TREE, FO_BOOKMARK) },
	[FO_BOOKMARK_TITLE] = { "bookmark-title", FO_CONTENT_MIXED, FIXED(FO_BOOKMARK) },
	[FO_PAGE_SEQUENCE] = { "page-sequence", FO_CONTENT_FIXED, FIXED(FO_ROOT, FO_PAGE_SEQUENCE_WRAPPER) },
	[FO_PAGE_SEQUENCE_WRAPPER] = { "page-sequence-wrapper", FO_CONTENT_FIXED,
	    FIXED(FO_ROOT, FO_PAGE_SEQUENCE_WRAPPER) },
	[FO_TITLE] = { "title", FO_CONTENT_MIXED, FIXED(FO_PAGE_SEQUENCE) },
	[FO_STATIC_CONTENT] = { "static-content", FO_CONTENT_BLOCKS, FIXED(FO_PAGE_SEQUENCE) },
	[FO_FLOW] = { "flow", FO_CONTENT_BLOCKS, FIXED(FO_PAGE_SEQUENCE) },
	[FO_BLOCK] = { "block", FO_CONTENT_MIXED, FO_PLACE_BLOCK, { FO_TEXT } },
	[FO_BLOCK_CONTAINER] = { "block-container", FO_CONTENT_BLOCKS, FO_PLACE_BLOCK, { FO_TEXT } },
	[FO_INLINE] = { "inline", FO_CONTENT_MIXED, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_INLINE_CONTAINER] = { "inline-container", FO_CONTENT_BLOCKS, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_CHARACTER] = { "character", FO_CONTENT_NONE, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_WRAPPER] = { "wrapper", FO_CONTENT_MIXED, FO_PLACE_ANY, { FO_TEXT } },
	[FO_LEADER] = { "leader", FO_CONTENT_MIXED, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_BIDI_OVERRIDE] = { "bidi-override", FO_CONTENT_MIXED, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_INITIAL_PROPERTY_SET] = { "initial-property-set", FO_CONTENT_NONE, FIXED(FO_BLOCK) },
	[FO_PAGE_NUMBER] = { "page-number", FO_CONTENT_NONE, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_PAGE_NUMBER_CITATION] = { "page-number-citation", FO_CONTENT_NONE, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_PAGE_NUMBER_CITATION_LAST] = { "page-number-citation-last", FO_CONTENT_NONE, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_BASIC_LINK] = { "basic-link", FO_CONTENT_MIXED, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_EXTERNAL_GRAPHIC] = { "external-graphic", FO_CONTENT_NONE, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_INSTREAM_FOREIGN_OBJECT] = { "instream-foreign-object", FO_CONTENT_FOREIGN, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_LIST_BLOCK] = { "list-block", FO_CONTENT_FIXED, FO_PLACE_BLOCK, { FO_TEXT } },
	[FO_LIST_ITEM] = { "list-item", FO_CONTENT_FIXED, FIXED(FO_LIST_BLOCK) },
	[FO_LIST_ITEM_LABEL] = { "list-item-label", FO_CONTENT_BLOCKS, FIXED(FO_LIST_ITEM) },
	[FO_LIST_ITEM_BODY] = { "list-item-body", FO_CONTENT_BLOCKS, FIXED(FO_LIST_ITEM) },
	[FO_TABLE_AND_CAPTION] = { "table-and-caption", FO_CONTENT_FIXED, FO_PLACE_BLOCK, { FO_TEXT } },
	[FO_TABLE_CAPTION] = { "table-caption", FO_CONTENT_BLOCKS, FIXED(FO_TABLE_AND_CAPTION) },
	[FO_TABLE] = { "table", FO_CONTENT_FIXED, FO_PLACE_BLOCK, { FO_TEXT } },
	[FO_TABLE_COLUMN] = { "table-column", FO_CONTENT_NONE, FIXED(FO_TABLE) },
	[FO_TABLE_HEADER] = { "table-header", FO_CONTENT_FIXED, FIXED(FO_TABLE) },
	[FO_TABLE_FOOTER] = { "table-footer", FO_CONTENT_FIXED, FIXED(FO_TABLE) },
	[FO_TABLE_BODY] = { "table-body", FO_CONTENT_FIXED, FIXED(FO_TABLE) },
	[FO_TABLE_ROW] = { "table-row", FO_CONTENT_FIXED, FIXED(FO_TABLE_BODY, FO_TABLE_HEADER, FO_TABLE_FOOTER) },
	[FO_TABLE_CELL] = { "table-cell", FO_CONTENT_BLOCKS,
	    FIXED(FO_TABLE_ROW, FO_TABLE_BODY, FO_TABLE_HEADER, FO_TABLE_FOOTER) },
	[FO_FOOTNOTE] = { "footnote", FO_CONTENT_FIXED, FO_PLACE_INLINE, { FO_TEXT } },
	[FO_FOOTNOTE_BODY] = { "footnote-body", FO_CONTENT_BLOCKS, FIXED(FO_FOOTNOTE) },
	[FO_MARKER] = { "marker", FO_CONTENT_MIXED, FO_PLACE_ANY, { FO_TEXT } },
	[FO_RETRIEVE_MARKER] = { "retrieve-marker", FO_CONTENT_NONE, FO_PLACE_ANY, { FO_TEXT } },
	[FO_RETRIEVE_TABLE_MARKER] = { "retrieve-table-marker", FO_CONTENT_NONE, FO_PLACE_ANY, { FO_TEXT } },
	[FO_FLOAT] = { "float", FO_CONTENT_BLOCKS, FO_PLACE_ANY, { FO_TEXT } },
};

bool
fo_object_find(const char *name, enum fo_object *object)
{
	for (int o = FO_ROOT; o < FO_OBJECT__MAX; o++) {
		if (fo_objects[o].name[0] == name[0] && strcmp(fo_objects[o].name, name) == 0) {
			*object = (enum fo_object)o;
			return true;
		}
	}
	return false;
}

const char *
fo_object_name(enum fo_object object)
{
	return fo_objects[object].name;
}

/* Whether a marker, a wrapper and the like may stand there: in all that makes areas (6.13.5). */
static bool
takes_neutral(enum fo_object parent)
{
	switch (parent) {
	case FO_LIST_BLOCK:
	case FO_LIST_ITEM:
	case FO_TABLE:
	case FO_TABLE_HEADER:
	case FO_TABLE_FOOTER:
	case FO_TABLE_BODY:
	case FO_TABLE_AND_CAPTION:
	case FO_FOOTNOTE:
	case FO_PAGE_SEQUENCE_WRAPPER:
	case FO_TABLE_ROW:
		return true;
	default:
		return fo_objects[parent].content == FO_CONTENT_BLOCKS ||
		    fo_objects[parent].content == FO_CONTENT_MIXED;
	}
}

bool
fo_object_may_stand(enum fo_object child, enum fo_object parent)
{
	const struct fo_object_def	*def = &fo_objects[child];
	enum fo_content			 content = fo_objects[parent].content;

	switch (def->place) {
	case FO_PLACE_ANY:
		return takes_neutral(parent);
	case FO_PLACE_BLOCK:
		return content == FO_CONTENT_BLOCKS || content == FO_CONTENT_MIXED ||
		    (parent == FO_TABLE_AND_CAPTION && child == FO_TABLE);
	case FO_PLACE_INLINE:
		return content == FO_CONTENT_MIXED || (parent == FO_FOOTNOTE && child == FO_INLINE);
	case FO_PLACE_FIXED:
		for (size_t i = 0; i < nitems(def->parents) && def->parents[i] != FO_TEXT; i++)
			if (def->parents[i] == parent)
				return true;
		/* A list or table may be put together of wrappers. */
		return parent == FO_WRAPPER;
	}
	return false;
}
