/* table.c - a table as elements: its header and footer, then group by group of
 * rows, each laid out when its turn comes. */
#include <string.h>

#include "base/arena.h"
#include "fo/context.h"
#include "fo/page.h"
#include "fo/table.h"

const struct fo_table *
fo_elt_table(const struct fo_elt *e)
{
	return e->content == FO_CONTENT_ROWS ? e->u.rows->table : e->u.part->table;
}

/* --- cells ---------------------------------------------------------------------- */

static bool
is_blank(const struct fo_node *n)
{
	for (; n != NULL; n = n->next) {
		if (n->object == FO_TEXT || n->object == FO_MARKER)
			continue;
		if (n->object != FO_BLOCK || !is_blank(n->first))
			return false;
	}
	return true;
}

static void
layout_cell(struct fo_layout *L, struct fo_table *t, struct fo_cell *c)
{
	const struct fo_box	*b = c->node->box;
	struct fo_layout	 sub;
	mpt			 start, end, width;

	fo_cell_sides(t, c, &start, &end);
	c->start = start + fo_length_resolve(&b->padding[FO_START].len, t->area->content_width, 0);
	c->end = end + fo_length_resolve(&b->padding[FO_END].len, t->area->content_width, 0);
	width = c->width - c->start - c->end;
	c->content = fo_list_new(L->lines);
	fo_layout_init(&sub, L, L->lines, c->content, width > 0 ? width : 0);
	fo_layout_enter(&sub, L->width);
	fo_stack_children(&sub, NULL, c->node);
	fo_layout_end(&sub);
	c->list = c->content;
	c->length = fo_list_length(c->content);
	c->keep_before = fo_keep_before(c->node);
	c->keep_after = fo_keep_after(c->node);
	c->break_before = fo_break_inside(c->node, false);
	c->break_after = fo_break_inside(c->node, true);
	c->empty = c->length == 0 && is_blank(c->node->first);
	c->retrieves = (t->header != NULL || t->footer != NULL) && c->rows[0]->part->object != FO_TABLE_BODY &&
	    fo_retrieves_in_table(c->node);
}

static void
layout_cells(struct fo_layout *L, struct fo_table *t, struct fo_group *g)
{
	struct fo_unit	*u;

	for (size_t k = 0; k < g->n; k++)
		for (size_t i = 0; i < t->ncolumns; i++) {
			u = &g->rows[k]->units[i];
			if (u->cell != NULL && u->dx == 0 && u->dy == 0)
				layout_cell(L, t, u->cell);
		}
}

/* --- groups ----------------------------------------------------------------------- */

static const struct fo_row *
first_row(const struct fo_group *g)
{
	return g->rows[0];
}

static const struct fo_row *
last_row(const struct fo_group *g)
{
	return g->rows[g->n - 1];
}

/* Between two groups: the break that the first ends on becomes theirs. */
static void
between_groups(struct fo_layout *L, struct fo_table *t, const struct fo_group *above, const struct fo_group *below, mpt glue)
{
	struct fo_hold	keep = fo_row_keep(last_row(above), t->ncolumns, true);
	enum fo_break	brk;
	struct fo_elt	e = { .kind = FO_ELT_GLUE, .stretch = glue };

	keep = fo_hold_max(keep, fo_row_keep(first_row(below), t->ncolumns, false));
	keep = fo_hold_max(keep, t->together);
	brk = fo_break_max(fo_row_break(last_row(above), t->ncolumns, true), fo_row_break(first_row(below), t->ncolumns, false));
	L->brk.penalty = keep.penalty;
	L->brk.within = (uint8_t)keep.within;
	L->brk.weak = keep.penalty >= FO_INFINITE;
	if (brk != FO_BREAK_AUTO) {
		L->brk.penalty = -FO_INFINITE;
		L->brk.brk = (uint8_t)brk;
	}
	if (glue != 0)
		fo_put_glue_elt(L, &e);
}

static void
end_groups(struct fo_layout *L, mpt glue)
{
	struct fo_elt	e = { .kind = FO_ELT_GLUE, .stretch = glue };

	if (glue == 0) {
		fo_drop_break(L);
		return;
	}
	L->brk.penalty = FO_INFINITE;
	L->brk.weak = false;
	fo_put_glue_elt(L, &e);
}

/* The groups of a header or a footer, as a list of their own. */
static struct fo_part *
part_list(struct fo_layout *L, struct fo_table *t, struct fo_group **groups, size_t n, bool footer)
{
	struct fo_part		*part = arena_alloc(L->arena, sizeof(*part));
	struct fo_layout	 sub;
	mpt			 glue = 0;

	part->table = t;
	part->footer = footer;
	part->retrieves = fo_retrieves_in_table(footer ? t->footer : t->header);
	part->list = fo_list_new(L->arena);
	fo_layout_init(&sub, L, L->arena, part->list, L->width);
	for (size_t k = 0; k < n; k++) {
		layout_cells(&sub, t, groups[k]);
		if (k > 0)
			between_groups(&sub, t, groups[k - 1], groups[k], glue);
		fo_group_steps(&sub, t, groups[k], false, &glue);
	}
	if (n > 0)
		end_groups(&sub, glue);
	fo_layout_end(&sub);
	return part;
}

static const struct fo_node *
child(const struct fo_node *n, enum fo_object what)
{
	for (n = n->first; n != NULL; n = n->next)
		if (n->object == what)
			return n;
	return NULL;
}

/* All groups of a header or footer: they are few, and stay as long as the table. */
static struct fo_group **
read_all(struct fo_layout *L, struct fo_table *t, const struct fo_node *part, bool first, size_t *n)
{
	struct fo_layout	 keep = *L;
	struct fo_reader	 r;
	struct fo_group		**v = NULL, **old, *g;
	size_t			 room = 0;

	*n = 0;
	if (part == NULL)
		return NULL;
	keep.lines = keep.arena;
	fo_reader_init(&r, &keep, t, part, false);
	r.first_in_table = first;
	while ((g = fo_reader_group(&r)) != NULL) {
		if (*n == room) {
			old = v;
			room = room == 0 ? 4 : 2 * room;
			v = arena_array(L->arena, room, sizeof(struct fo_group *));
			if (*n > 0)
				memcpy(v, old, *n * sizeof(struct fo_group *));
		}
		v[(*n)++] = g;
	}
	return v;
}

/* The borders that body rows meet at the top and the bottom of a page. */
static void
set_page_edges(struct fo_table *t, struct fo_row *header_last, struct fo_row *footer_first)
{
	for (size_t i = 0; i < t->ncolumns; i++) {
		if (header_last != NULL)
			memcpy(t->lead[i], header_last->units[i].after, sizeof(t->lead[i]));
		if (footer_first != NULL)
			memcpy(t->trail[i], footer_first->units[i].before, sizeof(t->trail[i]));
	}
}

struct parts {
	struct fo_group	**top, **bottom;
	size_t		 ntop, nbottom;
};

static void
read_parts(struct fo_layout *L, struct fo_table *t, struct parts *p)
{
	struct fo_row	*r;

	t->header = child(t->node, FO_TABLE_HEADER);
	t->footer = child(t->node, FO_TABLE_FOOTER);
	fo_border_columns(L, t);
	p->top = read_all(L, t, t->header, true, &p->ntop);
	p->bottom = read_all(L, t, t->footer, false, &p->nbottom);
	if (p->nbottom > 0) {
		t->footer_first = p->bottom[0]->rows[0];
		r = p->bottom[p->nbottom - 1]->rows[p->bottom[p->nbottom - 1]->n - 1];
		fo_border_settle(t, r, false);
		fo_border_last(t, r, true);
	}
}

static struct fo_row *
header_last(const struct parts *p)
{
	return p->ntop == 0 ? NULL : p->top[p->ntop - 1]->rows[p->top[p->ntop - 1]->n - 1];
}

static void
set_parts(struct fo_layout *L, struct fo_table *t, struct parts *p)
{
	if (p->ntop > 0) {
		t->top = part_list(L, t, p->top, p->ntop, false);
		t->top_height = fo_list_length(t->top->list);
	}
	if (p->nbottom > 0) {
		t->bottom = part_list(L, t, p->bottom, p->nbottom, true);
		t->bottom_height = fo_list_length(t->bottom->list);
	}
}

static void
put_part(struct fo_layout *L, struct fo_table *t, struct fo_part *part)
{
	struct fo_elt	e = { .kind = FO_ELT_BOX, .content = FO_CONTENT_PART, .area = t->area };

	e.width = fo_list_length(part->list);
	e.u.part = part;
	e.notes = fo_notes_in(L->notes, part->list, 0, part->list->n);
	fo_put_box(L, &e);
}

/*
 * The bodies.  A header that is repeated is the last box but one: on each page
 * before, the penalty where the page breaks has its height; so it costs its
 * height once a page, and at last here.
 */
static void
put_bodies(struct fo_layout *L, struct fo_table *t, struct fo_reader *r)
{
	struct fo_group	*g, *above = NULL;
	mpt		 glue = 0;

	while (!L->stop && (g = fo_reader_group(r)) != NULL) {
		if (L->pager != NULL) {
			fo_pager_chunk(L->pager, L);
			r->L = L;
		}
		layout_cells(L, t, g);
		if (above != NULL)
			between_groups(L, t, above, g, glue);
		fo_group_steps(L, t, g, true, &glue);
		above = g;
	}
	if (above != NULL && !L->stop) {
		end_groups(L, glue);
		L->trailing = fo_row_keep(last_row(above), t->ncolumns, true);
	}
}

static void
put_table(struct fo_layout *L, struct fo_table *t)
{
	struct fo_reader	 r;
	struct parts		 p;
	struct fo_row		*last;
	bool			 omit_top = t->node->misc->omit_header_at_break;

	memset(&p, 0, sizeof(p));
	read_parts(L, t, &p);
	last = header_last(&p);
	fo_reader_init(&r, L, t, child(t->node, FO_TABLE_BODY), true);
	r.first_in_table = last == NULL;
	r.before_part = last;
	if (last != NULL)
		fo_border_settle(t, last, false);
	set_page_edges(t, last, t->footer_first);
	(void)fo_reader_peek(&r);
	if (last != NULL)
		fo_border_settle(t, last, false);
	set_parts(L, t, &p);
	if (t->top != NULL && omit_top)
		put_part(L, t, t->top);
	put_bodies(L, t, &r);
	if (t->top != NULL && !omit_top)
		put_part(L, t, t->top);
	if (t->bottom != NULL)
		put_part(L, t, t->bottom);
}

static struct fo_table *
table_new(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_table		*t = arena_alloc(L->arena, sizeof(*t));
	const struct fo_text	*x = n->text;

	t->node = n;
	t->collapse = x->border_collapse;
	t->area = fo_area_new(L, parent, n);
	if (t->collapse) {
		t->area->borderless = true;
		memset(t->area->edge, 0, sizeof(t->area->edge));
		memset(t->area->kept, 0, sizeof(t->area->kept));
		for (int side = 0; side < 2; side++)
			t->area->chain[side] = parent == NULL ? 0 : parent->chain[side];
		t->area->x = t->area->content_x;
		t->area->width = t->area->content_width;
	} else
		for (int k = 0; k < 2; k++)
			t->separation[k] = fo_length_resolve(&x->border_separation[k], L->width, 0) / 2;
	t->together = t->area->together;
	return t;
}

static void
layout_table(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_table	*t = table_new(L, parent, n);

	fo_put_space(L, t->area, &n->box->space[FO_BEFORE], L->width);
	fo_put_open(L, t->area);
	if (fo_table_columns(L, t) == 0)
		put_table(L, t);
	else
		fo_put_anchor(L, t->area);
	fo_put_close(L, t->area);
	fo_put_space(L, t->area, &n->box->space[FO_AFTER], L->width);
}

/* table-and-caption: caption above the table, kept with it. */
static void
layout_captioned(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_area		*a = fo_area_new(L, parent, n);
	const struct fo_node	*c;
	bool			 any = false;

	fo_put_space(L, a, &n->box->space[FO_BEFORE], L->width);
	fo_put_open(L, a);
	for (c = n->first; c != NULL; c = c->next) {
		if (c->object != FO_TABLE_CAPTION && c->object != FO_TABLE)
			continue;
		if (any)
			fo_put_break(L, a, (struct fo_hold){ FO_INFINITE, FO_WITHIN_COLUMN }, false);
		any = true;
		if (c->object == FO_TABLE_CAPTION)
			fo_block_layout(L, a, c);
		else
			layout_table(L, a, c);
	}
	if (!any)
		fo_put_anchor(L, a);
	fo_put_close(L, a);
	fo_put_space(L, a, &n->box->space[FO_AFTER], L->width);
}

void
fo_table_layout(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	if (n->object == FO_TABLE)
		layout_table(L, parent, n);
	else
		layout_captioned(L, parent, n);
}
