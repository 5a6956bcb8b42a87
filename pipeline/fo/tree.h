/* tree.h - the FO tree: objects with refined properties.  First structure of
 * the three that a document goes through.  Private to fo/. */
#ifndef CLEA_FO_TREE_H
#define CLEA_FO_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"
#include "fo/props.h"

struct arena;
struct canvas_tag;
struct xml_doc;
struct xml_node;

enum fo_object {
	FO_TEXT,		/* character data; not an object of the standard */
	FO_ROOT, FO_DECLARATIONS, FO_LAYOUT_MASTER_SET,
	FO_SIMPLE_PAGE_MASTER, FO_REGION_BODY, FO_REGION_BEFORE, FO_REGION_AFTER, FO_REGION_START, FO_REGION_END,
	FO_PAGE_SEQUENCE_MASTER, FO_SINGLE_PAGE_MASTER_REFERENCE, FO_REPEATABLE_PAGE_MASTER_REFERENCE,
	FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES, FO_CONDITIONAL_PAGE_MASTER_REFERENCE,
	FO_BOOKMARK_TREE, FO_BOOKMARK, FO_BOOKMARK_TITLE,
	FO_PAGE_SEQUENCE, FO_PAGE_SEQUENCE_WRAPPER, FO_TITLE, FO_STATIC_CONTENT, FO_FLOW,
	FO_BLOCK, FO_BLOCK_CONTAINER,
	FO_INLINE, FO_INLINE_CONTAINER, FO_CHARACTER, FO_WRAPPER, FO_LEADER, FO_BIDI_OVERRIDE, FO_INITIAL_PROPERTY_SET,
	FO_PAGE_NUMBER, FO_PAGE_NUMBER_CITATION, FO_PAGE_NUMBER_CITATION_LAST, FO_BASIC_LINK,
	FO_EXTERNAL_GRAPHIC, FO_INSTREAM_FOREIGN_OBJECT,
	FO_LIST_BLOCK, FO_LIST_ITEM, FO_LIST_ITEM_LABEL, FO_LIST_ITEM_BODY,
	FO_TABLE_AND_CAPTION, FO_TABLE_CAPTION, FO_TABLE, FO_TABLE_COLUMN, FO_TABLE_HEADER, FO_TABLE_FOOTER, FO_TABLE_BODY,
	FO_TABLE_ROW, FO_TABLE_CELL,
	FO_FOOTNOTE, FO_FOOTNOTE_BODY, FO_MARKER, FO_RETRIEVE_MARKER, FO_RETRIEVE_TABLE_MARKER, FO_FLOAT,
	FO_OBJECT__MAX
};

struct fo_node {
	enum fo_object	 object;
	struct fo_node	*parent, *first, *last, *next, *prev;
	const struct fo_text *text;	/* never NULL */
	const struct fo_box  *box;	/* never NULL */
	const struct fo_misc *misc;	/* never NULL */
	const char	*id;		/* NULL none */
	const char	*chars;		/* FO_TEXT: UTF-8 as in the document, white space untreated */
	size_t		 nchars;	/* bytes */
	const struct xml_node *xml;	/* the element: svg of a foreign object, extension attributes */
	long		 line;		/* in the document, 0 unknown */
	uint32_t	 nmarkers;	/* fo:marker among its children */
	bool		 retrieved;	/* fo_tree_retrieve() made it */
	unsigned char	 level;		/* tree.c's: of what a wrapper holds; ask fo_is_inline_level() */
	struct canvas_tag *tag;		/* set by fo_tags_build(); NULL: nothing of its own, use the parent's */
};

struct fo_tree {
	struct arena	*arena;		/* owns all of it */
	const struct xml_doc *doc;	/* lent; must outlive the tree */
	const char	*file;		/* name for positions */
	struct fo_node	*root;
	bool		 kerning;	/* clea:kerning="true" on fo:root */
	const char	*title, *lang, *author;	/* dc:title in fo:declarations' x:xmpmeta, or fo:title, or clea:title on fo:root; xml:lang or language on fo:root */
	void		*interned;	/* refine.c's */
};

/* NULL with a finding where the root is not fo:root.  Unknown objects and properties are reported once each (FO-01, FO-02)
 * and passed over (their children are kept where that makes sense). */
struct fo_tree	*fo_tree_new(const struct xml_doc *, struct report *);
void		 fo_tree_free(struct fo_tree *);
/*
 * The children of a marker, refined again as if they stood where "retrieve"
 * stands (6.13.6): a fresh FO_WRAPPER node owned by the tree, parent retrieve->parent.
 */
struct fo_node	*fo_tree_retrieve(struct fo_tree *, const struct fo_node *marker, const struct fo_node *retrieve, struct report *);

const char	*fo_object_name(enum fo_object);	/* "table-cell" */
bool		 fo_is_inline_level(const struct fo_node *);	/* may stand in a line; wrappers by their content */
struct pos	 fo_pos(const struct fo_tree *, const struct fo_node *);

/* The nearest ancestor-or-self object. */
const struct fo_node *fo_ancestor(const struct fo_node *, enum fo_object);

#endif /* !CLEA_FO_TREE_H */
