/* static.c - static-content in the regions of a page, set when the page is made,
 * or later where it cites pages that are not made yet. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/page.h"

static const char *const region_names[5] = {
	"xsl-region-body", "xsl-region-before", "xsl-region-after", "xsl-region-start", "xsl-region-end"
};

static const struct fo_node *
static_for(const struct fo_node *sequence, const char *name)
{
	for (const struct fo_node *c = sequence->first; c != NULL; c = c->next)
		if (c->object == FO_STATIC_CONTENT && c->misc->flow_name != NULL && strcmp(c->misc->flow_name, name) == 0)
			return c;
	return NULL;
}

static const struct fo_node *
content_of(const struct fo_page *page, int i)
{
	const struct fo_node	*region = page->sheet.region[i];

	if (region == NULL)
		return NULL;
	return static_for(page->sequence, region->misc->region_name != NULL ? region->misc->region_name : region_names[i]);
}

static void
remember(struct fo_pages *p, const struct fo_node *retrieve, const struct fo_node *marker)
{
	if (p->nretrieved == p->retrieved_room) {
		p->retrieved_room = p->retrieved_room == 0 ? 8 : 2 * p->retrieved_room;
		p->retrieved = mem_grow(p->retrieved, p->retrieved_room, sizeof(*p->retrieved));
	}
	p->retrieved[p->nretrieved++] = (struct fo_retrieved){ retrieve, marker };
}

/* One that a marker has brought: none belongs there (6.13.5), and it might bring itself. */
static bool
is_retrieved(const struct fo_node *n)
{
	for (; n != NULL; n = n->parent)
		if (n->retrieved)
			return true;
	return false;
}

/* What a retrieve-marker stands for on the page being set; on a page set late, what it stood for then. */
const struct fo_node *
fo_static_retrieve(struct fo_context *ctx, const struct fo_node *retrieve)
{
	struct fo_pages		*p = ctx->pages;
	const struct fo_node	*marker = NULL;

	if (is_retrieved(retrieve))
		return NULL;
	if (retrieve->object == FO_RETRIEVE_TABLE_MARKER) {
		marker = fo_table_marker_find(p, retrieve);
		return marker == NULL ? NULL : fo_tree_retrieve(ctx->tree, marker, retrieve, ctx->report);
	}
	if (p->setting == NULL)
		return NULL;	/* outside static-content */
	if (p->replay != NULL) {
		for (size_t i = 0; i < p->replay->nretrieved; i++)
			if (p->replay->retrieved[i].retrieve == retrieve)
				marker = p->replay->retrieved[i].marker;
	} else {
		marker = fo_marker_find(p, p->setting, retrieve);
		remember(p, retrieve, marker);
	}
	return marker == NULL ? NULL : fo_tree_retrieve(ctx->tree, marker, retrieve, ctx->report);
}

static void
init(struct fo_layout *L, struct fo_pages *p, const struct fo_page *page, struct fo_rect r)
{
	memset(L, 0, sizeof(*L));
	L->ctx = p->ctx;
	L->arena = L->lines = page->arena;
	L->width = L->body_width = r.w > 0 ? r.w : 0;
	L->page_height = r.h;
	L->sheet_width = page->sheet.page.w;
	L->sheet_height = page->sheet.page.h;
}

static struct fo_rect
inside(const struct fo_node *region, struct fo_rect r)
{
	mpt	e[4];

	for (int i = 0; i < 4; i++)
		e[i] = region->box->border[i].width + fo_length_resolve(&region->box->padding[i].len, r.w, 0);
	return (struct fo_rect){ r.x + e[FO_START], r.y + e[FO_BEFORE], r.w - e[FO_START] - e[FO_END],
	    r.h - e[FO_BEFORE] - e[FO_AFTER] };
}

static mpt
shift_of(const struct fo_node *region, mpt room)
{
	if (room <= 0)
		return 0;
	switch (region->text->display_align) {
	case FO_DISPLAY_CENTER:
		return room / 2;
	case FO_DISPLAY_AFTER:
		return room;
	default:
		return 0;
	}
}

static void
say_overflow(struct fo_pages *p, const struct fo_page *page, const struct fo_node *content, mpt over)
{
	const char	*key = content->misc->flow_name;

	if (over > 1)
		report_once(p->ctx->report, FINDING_FO_REGION_OVERFLOW, key, fo_pos(p->ctx->tree, content),
		    _("\"%s\", by %lld.%lld pt on page %s; set beyond its edge"), key, (long long)(over / 1000),
		    (long long)(over % 1000 / 100), page->label);
}

static enum canvas_artifact
artifact_of(int region)
{
	return region == 1 ? CANVAS_ART_PAGINATION_HEADER : region == 2 ? CANVAS_ART_PAGINATION_FOOTER : CANVAS_ART_LAYOUT;
}

/* Lay out a region's content; the items stand in "scratch". */
static void
place_region(struct fo_pages *p, struct fo_page *page, struct fo_page *scratch, int i, const struct fo_node *content)
{
	struct fo_rect	 r = inside(page->sheet.region[i], page->sheet.area[i]);
	struct fo_turn	 turn = fo_turn_within(&r, page->sheet.region[i]->box->reference_orientation);
	struct fo_layout from, L;
	struct fo_list	*list;
	struct fo_place	 pl = { .pages = p, .page = scratch, .artifact = true };
	mpt		 length;

	*scratch = *page;
	scratch->items = NULL;
	scratch->nitems = scratch->room = 0;
	init(&from, p, page, r);
	list = fo_list_new(page->arena);
	fo_layout_init(&L, &from, page->arena, list, r.w > 0 ? r.w : 0);
	p->setting = page;
	p->number = page->label;
	fo_stack_children(&L, NULL, content);
	fo_layout_end(&L);
	p->setting = NULL;
	length = fo_list_length(list);
	say_overflow(p, page, content, length - r.h);
	pl.ref = r;
	fo_place_turn(&pl, &turn);
	fo_place_all(&pl, list, r.x, r.y + shift_of(page->sheet.region[i], r.h - length), r.w);
	fo_place_unturn(&pl, &turn);
}

static void
defer(struct fo_pages *p, struct fo_page *page, int region)
{
	struct fo_late	*late;

	if (p->nlate == p->late_room) {
		p->late_room = p->late_room == 0 ? 8 : 2 * p->late_room;
		p->late = mem_grow(p->late, p->late_room, sizeof(*p->late));
	}
	late = &p->late[p->nlate++];
	late->number = p->ctx->canvas->late(p->ctx->canvas);
	late->region = region;
	late->page = page;
	late->nretrieved = p->nretrieved;
	late->retrieved = arena_array(p->arena, p->nretrieved, sizeof(*late->retrieved));
	if (p->nretrieved > 0)
		memcpy(late->retrieved, p->retrieved, p->nretrieved * sizeof(*late->retrieved));
}

/* Order of painting: the corners belong to what is painted last. */
static const int order[4] = { 1, 3, 4, 2 };

/* True where a region waits for page numbers, and the page with it. */
bool
fo_static_paint(struct fo_pages *p, struct fo_page *page)
{
	const struct fo_node	*content;
	struct fo_page		 scratch;
	bool			 waits = false, before = p->unresolved;

	for (int k = 0; k < 4; k++) {
		if ((content = content_of(page, order[k])) == NULL || content->first == NULL)
			continue;
		p->unresolved = false;
		p->nretrieved = 0;
		place_region(p, page, &scratch, order[k], content);
		if (p->unresolved && !p->finished) {
			defer(p, page, order[k]);
			waits = true;
		} else {
			fo_page_numbers(p, &scratch);
			fo_paint_items(p, scratch.items, scratch.nitems, true, artifact_of(order[k]));
		}
		free(scratch.items);
	}
	p->unresolved = before;
	return waits;
}

void
fo_static_late(struct fo_pages *p)
{
	struct canvas	*c = p->ctx->canvas;
	struct fo_page	 scratch, *page;
	struct fo_late	*late;

	p->finished = true;
	for (size_t i = 0; i < p->nlate; i++) {
		late = &p->late[i];
		page = late->page;
		page->arena = arena_new();
		p->replay = late;
		place_region(p, page, &scratch, late->region, content_of(page, late->region));
		fo_page_numbers(p, &scratch);
		p->replay = NULL;
		if (c->late_begin(c, late->number) == 0) {
			fo_paint_items(p, scratch.items, scratch.nitems, true, artifact_of(late->region));
			c->late_end(c);
		}
		free(scratch.items);
		arena_free(page->arena);
		page->arena = NULL;
	}
	for (size_t i = 0; i < p->nlate; i++)
		if (i == 0 || p->late[i].page != p->late[i - 1].page)
			fo_page_drop(p->late[i].page);
	p->nlate = 0;
}

/* What stands between the text and its footnotes; NULL: nothing. */
struct fo_list *
fo_separator_list(struct fo_layout *from, struct arena *arena, const struct fo_node *sequence)
{
	const struct fo_node	*n = static_for(sequence, "xsl-footnote-separator");
	struct fo_layout	 L = *from;

	if (n == NULL || n->first == NULL)
		return NULL;
	L.pager = NULL;
	L.notes = NULL;
	return fo_list_of(&L, arena, n, NULL, from->body_width);
}
