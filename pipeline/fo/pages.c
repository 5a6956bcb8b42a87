/* pages.c - the state of a document's pages, and the making of one page. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/page.h"
#include "fo/tags.h"

void
fo_pages_init(struct fo_pages *p, struct fo_context *ctx)
{
	memset(p, 0, sizeof(*p));
	p->ctx = ctx;
	p->arena = arena_new();
	p->next_number = 1;
	p->round = 1;
	ctx->pages = p;
}

void
fo_pages_clear(struct fo_pages *p)
{
	free(p->late);		/* its pages were set by fo_static_late() */
	free(p->retrieved);
	free(p->ids);
	free(p->id_table);
	fo_markers_clear(p);
	arena_free(p->arena);
	p->ctx->pages = NULL;
}

struct fo_page *
fo_page_new(struct fo_pages *p, const struct fo_sheet *sheet, int32_t number, const struct fo_node *sequence)
{
	struct fo_page	*page = mem_alloc(sizeof(*page));

	page->sheet = *sheet;
	page->number = number;
	page->sequence = sequence;
	page->label = fo_number_format(p->arena, number, sequence->misc->format);
	page->arena = arena_new();
	fo_place_turn(&(struct fo_place){ .page = page }, &sheet->body_turn);
	return page;
}

void
fo_page_drop(struct fo_page *page)
{
	if (page == NULL)
		return;
	arena_free(page->arena);
	free(page->items);
	free(page);
}

/* Page numbers and citations in the lines of a page get their texts. */
void
fo_page_numbers(struct fo_pages *p, struct fo_page *page)
{
	struct fo_line	*line;
	const char	*s;

	for (size_t i = 0; i < page->nitems; i++) {
		if (page->items[i].kind != FO_ITEM_LINE || !page->items[i].u.line.line->has_numbers)
			continue;
		line = page->items[i].u.line.line;
		for (size_t k = 0; k < line->nfrags; k++) {
			if (line->frags[k].kind == FO_FRAG_PAGE_NUMBER)
				s = page->label;
			else if (line->frags[k].kind == FO_FRAG_CITATION)
				s = fo_cite(p->ctx, line->frags[k].node);
			else
				continue;
			if (s != NULL)
				fo_line_set_text(p->ctx, page->arena, line, &line->frags[k], s);
		}
	}
}

/* Turned systems around an item, the outermost first; what stands deeper counts as in the last. */
#define TURNS_MAX	16
struct turns {
	struct fo_turn	v[TURNS_MAX];
	size_t		n;		/* may be beyond TURNS_MAX */
};

static void
follow_turns(struct turns *t, const struct fo_item *it)
{
	if (it->kind == FO_ITEM_TURN && t->n++ < TURNS_MAX)
		t->v[t->n - 1] = it->u.turn;
	else if (it->kind == FO_ITEM_UNTURN)
		t->n--;
}

static void
meet_id(struct fo_pages *p, const struct fo_page *page, const struct turns *t, const struct fo_node *n, mpt x, mpt y,
    bool again)
{
	if (n == NULL || n->id == NULL)
		return;
	for (size_t i = t->n < TURNS_MAX ? t->n : TURNS_MAX; i > 0; i--)
		fo_turn_back(&t->v[i - 1], &x, &y);
	if (!p->ctx->dry && !again)
		p->ctx->canvas->dest(p->ctx->canvas, n->id, x, y);
	fo_id_met(p, n->id, page->label);
}

static void
meet_ids(struct fo_pages *p, const struct fo_page *page)
{
	const struct fo_item	*it;
	const struct fo_line	*line;
	struct turns		 t;

	t.n = 0;
	for (size_t i = 0; i < page->nitems; i++) {
		it = &page->items[i];
		follow_turns(&t, it);
		if (it->artifact)
			continue;
		if (it->kind == FO_ITEM_FRAG || it->kind == FO_ITEM_CELL)
			meet_id(p, page, &t, it->node, it->u.box.r.x, it->u.box.r.y, it->again);
		else if (it->kind == FO_ITEM_ANCHOR)
			meet_id(p, page, &t, it->node, it->u.line.x, it->u.line.y, it->again);
		if (it->kind != FO_ITEM_LINE)
			continue;
		line = it->u.line.line;
		for (size_t k = 0; k < line->nanchors; k++)
			meet_id(p, page, &t, line->anchors[k], it->u.line.x, it->u.line.y, false);
	}
}

/* Lines off the sheet: what was begun on a wider page keeps its width in lists and tables. */
static void
say_off_sheet(struct fo_pages *p, const struct fo_page *page)
{
	const struct fo_item	*it;
	const struct fo_line	*line;
	char			 key[32];
	int			 turned = 0;

	for (size_t i = 0; i < page->nitems; i++) {
		it = &page->items[i];
		turned += (it->kind == FO_ITEM_TURN) - (it->kind == FO_ITEM_UNTURN);
		if (turned > 0)
			continue;	/* its width is another direction's */
		if (it->kind != FO_ITEM_LINE || it->node == NULL)
			continue;
		line = it->u.line.line;
		if (line->width > line->measure || it->u.line.x + line->width <= page->sheet.page.w + 1)
			continue;
		snprintf(key, sizeof(key), "%p", (const void *)it->node);
		report_once(p->ctx->report, FINDING_FO_OFF_SHEET, key, fo_pos(p->ctx->tree, it->node), _("page %s"), page->label);
	}
}

static void
begin_page(struct canvas *c, const struct fo_sheet *s, const char *label)
{
	c->begin_page(c, s->width, s->height, label);
	if (s->turn.degrees != 0)
		c->turn_push(c, s->turn.degrees, s->turn.x, s->turn.y);
}

void
fo_page_finish(struct fo_pages *p, struct fo_page *page)
{
	struct canvas	*c = p->ctx->canvas;
	bool		 kept = false;

	p->npages++;
	p->number = page->label;
	if (!p->ctx->dry)
		begin_page(c, &page->sheet, page->label);
	fo_place_unturn(&(struct fo_place){ .page = page }, &page->sheet.body_turn);
	meet_id(p, page, &(struct turns){ .n = 0 }, page->sequence, 0, 0, !page->first);
	meet_ids(p, page);
	say_off_sheet(p, page);
	fo_markers_collect(p, page);
	if (!p->ctx->dry) {
		fo_paint_regions(p, page);
		kept = fo_static_paint(p, page);
		fo_page_numbers(p, page);
		fo_paint_items(p, page->items, page->nitems, false, CANVAS_ART_LAYOUT);
		if (page->sheet.turn.degrees != 0)
			c->turn_pop(c);
		c->end_page(c);
	}
	fo_markers_carry(p);
	if (!kept)
		fo_page_drop(page);
	else {
		/* It waits for page numbers: only what it needs for that stays. */
		free(page->items);
		page->items = NULL;
		page->nitems = page->room = 0;
		arena_free(page->arena);
		page->arena = NULL;
	}
}

static const struct fo_node *
child(const struct fo_node *n, enum fo_object what)
{
	for (n = n->first; n != NULL; n = n->next)
		if (n->object == what)
			return n;
	return NULL;
}

/* Whether some page has a body of the flow's name. */
bool
fo_flow_is_mapped(const struct fo_pages *p, const struct fo_node *flow)
{
	const struct fo_node	*set = child(p->ctx->tree->root, FO_LAYOUT_MASTER_SET), *m, *r;
	const char		*name;

	if (flow->misc->flow_name == NULL)
		return true;
	for (m = set == NULL ? NULL : set->first; m != NULL; m = m->next) {
		if (m->object != FO_SIMPLE_PAGE_MASTER || (r = child(m, FO_REGION_BODY)) == NULL)
			continue;
		name = r->misc->region_name == NULL ? "xsl-region-body" : r->misc->region_name;
		if (strcmp(name, flow->misc->flow_name) == 0)
			return true;
	}
	report_once(p->ctx->report, FINDING_FO_UNMAPPED, flow->misc->flow_name, fo_pos(p->ctx->tree, flow),
	    _("\"%s\"; set into the body"), flow->misc->flow_name);
	return false;
}

void
fo_pages_sequence(struct fo_pages *p, const struct fo_node *sequence)
{
	const struct fo_node	*flow = child(sequence, FO_FLOW);
	struct fo_pager		*pager;

	if (flow == NULL)
		return;
	pager = fo_pager_new(p, sequence, flow);
	fo_pager_run(pager);
	fo_pager_free(pager);
}
