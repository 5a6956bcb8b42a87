/* table_place.c - the steps of a table that a page shows: rows as high as their
 * cells, cells with backgrounds and borders, the header and footer again. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/page.h"
#include "fo/table.h"

struct rows {			/* the table on this page */
	struct fo_place	*p;
	struct fo_table	*t;
	mpt		 x, y;		/* of the table */
	mpt		 offset;	/* of the current row below y */
	struct fo_row	*row;		/* the current one; NULL: none yet */
	size_t		 first_row;	/* index of the first row of the part on this page */
	mpt		*offsets;	/* of rows from first_row on */
	size_t		 noffsets;
	bool		*top;		/* by column: the next cell is the first on the page */
	const struct fo_cellpart **first, **last;
	mpt		*heights;
	mpt		*lefts;		/* of columns */
	/* collapsed borders: painted when all backgrounds are */
	struct fo_item	*edges;
	size_t		 nedges, edges_room;
	bool		 skip_before;	/* the row above has painted this one's border-before */
	bool		 skip_after;
};

static mpt
row_offset(const struct rows *r, size_t index)
{
	size_t	k = index < r->first_row ? 0 : index - r->first_row;

	if (r->noffsets == 0)
		return r->offset;
	return k < r->noffsets ? r->offsets[k] : r->offset;
}

static void
record_offset(struct rows *r, size_t index)
{
	while (r->noffsets + r->first_row <= index) {
		if ((r->noffsets & (r->noffsets - 1)) == 0)
			r->offsets = mem_grow(r->offsets, r->noffsets == 0 ? 1 : 2 * r->noffsets, sizeof(*r->offsets));
		r->offsets[r->noffsets++] = r->offset;
	}
}

static bool
ends_down(const struct fo_unit *u)
{
	return u->cell == NULL || u->dy + 1 >= u->cell->down;
}

/* --- borders ---------------------------------------------------------------------- */

static void
add_edge(struct rows *r, mpt x1, mpt y1, mpt x2, mpt y2, const struct fo_border *b)
{
	struct fo_item	*it;

	if (b->width <= 0 || b->style == FO_BORDER_NONE || b->style == FO_BORDER_HIDDEN)
		return;
	if (r->nedges == r->edges_room) {
		r->edges_room = r->edges_room == 0 ? 32 : 2 * r->edges_room;
		r->edges = mem_grow(r->edges, r->edges_room, sizeof(*r->edges));
	}
	it = &r->edges[r->nedges++];
	memset(it, 0, sizeof(*it));
	it->kind = FO_ITEM_EDGE;
	it->artifact = true;
	it->u.edge.x1 = x1;
	it->u.edge.y1 = y1;
	it->u.edge.x2 = x2;
	it->u.edge.y2 = y2;
	it->u.edge.b = *b;
}

struct cell_place {
	struct fo_cell	*cell;
	size_t		 from_row, to_row;	/* rows of the cell on this page */
	enum fo_when	 before, after;
	struct fo_rect	 r;
	bool		 again, goes_on;
};

/* Half of what stands across at the end of a border, so that corners are filled. */
static mpt
half(const struct fo_spec *s)
{
	return s->b.width / 2;
}

static void
collapsed_edges(struct rows *r, const struct cell_place *c, const mpt *heights)
{
	const struct fo_cell	*cell = c->cell;
	size_t			 n = (size_t)cell->across, rows = c->to_row - c->from_row + 1;
	const struct fo_unit	*top = &cell->rows[c->from_row]->units[cell->column];
	const struct fo_unit	*bottom = &cell->rows[c->to_row]->units[cell->column], *u;
	mpt			 x = c->r.x, y = c->r.y, w;

	for (size_t i = 0; i < n; i++) {
		w = r->t->columns[cell->column + i].w;
		if (!r->skip_before || c->from_row > 0)
			add_edge(r, x - (i == 0 ? half(&top[0].start) : 0), c->r.y,
			    x + w + (i + 1 == n ? half(&top[n - 1].end) : 0), c->r.y, &top[i].before[c->before].b);
		if (c->after != FO_NORMAL && !r->skip_after)
			add_edge(r, x - (i == 0 ? half(&bottom[0].start) : 0), c->r.y + c->r.h,
			    x + w + (i + 1 == n ? half(&bottom[n - 1].end) : 0), c->r.y + c->r.h, &bottom[i].after[c->after].b);
		x += w;
	}
	for (size_t k = 0; k < rows; k++) {
		u = &cell->rows[c->from_row + k]->units[cell->column];
		add_edge(r, c->r.x, y, c->r.x, y + heights[k], &u[0].start.b);
		if (cell->column + n == r->t->ncolumns || u[n].cell == NULL)
			add_edge(r, c->r.x + c->r.w, y, c->r.x + c->r.w, y + heights[k], &u[n - 1].end.b);
		y += heights[k];
	}
}

/* --- cells -------------------------------------------------------------------------- */

static void
add_background(struct rows *r, const struct fo_node *n, struct fo_rect rect)
{
	struct fo_item	*it;

	if (n == NULL || (!n->box->has_background && n->box->background_image == NULL))
		return;
	it = fo_item_add(r->p, FO_ITEM_CELL, NULL);
	it->u.box.r = it->u.box.whole = rect;
	it->u.box.box = n->box;
	it->u.box.node = n;
	it->u.box.borderless = true;
}

static struct fo_rect
shrunk(struct fo_rect r, mpt before, mpt after, mpt start, mpt end)
{
	r.x += start;
	r.y += before;
	r.w -= start + end;
	r.h -= before + after;
	return r;
}

static void
cell_box(struct rows *r, const struct cell_place *c)
{
	const struct fo_cell	*cell = c->cell;
	const struct fo_table	*t = r->t;
	struct fo_rect		 pad;
	struct fo_item		*it;
	mpt			 start, end;

	fo_cell_sides(t, cell, &start, &end);
	pad = shrunk(c->r, fo_cell_before(t, cell, c->from_row, c->before), fo_cell_after(t, cell, c->to_row, c->after), start, end);
	add_background(r, t->columns[cell->column].node, pad);
	add_background(r, cell->rows[0]->part, pad);
	add_background(r, cell->rows[0]->node, pad);
	it = fo_item_add(r->p, FO_ITEM_CELL, cell->node);
	it->again = c->again;
	it->goes_on = c->goes_on;
	if (t->collapse) {
		it->u.box.r = pad;
		it->u.box.borderless = true;
	} else {
		it->u.box.r = shrunk(c->r, t->separation[1], t->separation[1], t->separation[0], t->separation[0]);
		it->u.box.open[FO_BEFORE] = c->before == FO_REST && cell->node->box->border[FO_BEFORE].discard;
		it->u.box.open[FO_AFTER] = c->after == FO_REST && cell->node->box->border[FO_AFTER].discard;
	}
	it->u.box.whole = it->u.box.r;
	it->u.box.node = cell->node;
	if (t->collapse || !cell->empty || cell->node->misc->empty_cells_show)
		it->u.box.box = cell->node->box;
}

/* Length of what a cell shows, without what only fills it. */
static mpt
shown_length(const struct fo_list *list, size_t from, size_t to)
{
	mpt	len = 0;

	while (from < to && list->v[from].kind != FO_ELT_BOX)
		from++;
	for (; from < to; from++) {
		const struct fo_elt	*e = &list->v[from];

		if (e->kind != FO_ELT_PENALTY && !e->filler)
			len += e->width;
		else if (e->kind == FO_ELT_PENALTY && from + 1 == to && to < list->n && !e->filler)
			len += e->width;
	}
	return len;
}

/*
 * What a cell of a header or footer shows on this page.  Its row is as high as with
 * some marker of each class: on every page the same, so that breaking pages does not depend
 * on what they show.
 */
static const struct fo_list *
retrieved_content(struct rows *r, const struct fo_cell *cell, mpt room)
{
	const struct fo_page	*page = r->p->page;
	struct fo_pages		*pages = r->p->pages;
	struct fo_layout	 L = { .ctx = pages->ctx, .arena = page->arena, .lines = page->arena };
	mpt			 width = cell->width - cell->start - cell->end, over;
	const struct fo_list	*list;

	L.width = L.body_width = r->t->width;
	L.page_height = room;
	L.sheet_width = page->sheet.page.w;
	L.sheet_height = page->sheet.page.h;
	list = fo_list_of(&L, page->arena, cell->node, NULL, width > 0 ? width : 0);
	over = fo_list_length(list) - room;
	if (over > 1)
		report_once(pages->ctx->report, FINDING_FO_MARKER_ROOM, "", fo_pos(pages->ctx->tree, cell->node),
		    _("by %lld.%lld pt on page %s; set beyond its edge"), (long long)(over / 1000),
		    (long long)(over % 1000 / 100), page->label);
	return list;
}

static void
cell_content(struct rows *r, const struct cell_place *c, size_t from, size_t to)
{
	const struct fo_cell	*cell = c->cell;
	const struct fo_list	*list = cell->list;
	struct fo_place		 in = *r->p;
	mpt			 before, after, room, used;

	before = fo_cell_before(r->t, cell, c->from_row, c->before) +
	    (c->before == FO_REST ? cell->padding_kept[0] : cell->padding[0]);
	after = fo_cell_after(r->t, cell, c->to_row, c->after) +
	    (c->after == FO_REST ? cell->padding_kept[1] : cell->padding[1]);
	in.x = c->r.x + cell->start;
	in.y = c->r.y + before;
	in.width = cell->width - cell->start - cell->end;
	in.ratio = 0;
	room = c->r.h - before - after;
	if (cell->retrieves) {
		list = retrieved_content(r, cell, room);
		from = 0;
		to = list->n;
	}
	used = shown_length(list, from, to);
	if (used < room && cell->node->text->display_align == FO_DISPLAY_CENTER)
		in.y += (room - used) / 2;
	else if (used < room && cell->node->text->display_align == FO_DISPLAY_AFTER)
		in.y += room - used;
	in.ref = (struct fo_rect){ in.x, in.y, in.width, room };
	if (from < to)
		fo_place_part(&in, list, from, to);
}

static void
place_cell(struct rows *r, size_t column, mpt row_height, bool last_in_part)
{
	const struct fo_cellpart *first = r->first[column], *last = r->last[column];
	struct fo_cell		*cell = first->cell;
	struct cell_place	 c = { .cell = cell };
	size_t			 start = cell->rows[0]->index, n;
	mpt			*heights;

	if (start < r->first_row)
		start = r->first_row;
	c.from_row = start - cell->rows[0]->index;
	c.to_row = r->row->index - cell->rows[0]->index;
	if (c.from_row >= cell->nrows)
		c.from_row = cell->nrows - 1;
	if (c.to_row >= cell->nrows)
		c.to_row = cell->nrows - 1;
	if (c.to_row < c.from_row)
		c.to_row = c.from_row;
	c.again = first->from > 0;
	c.goes_on = !last->last;
	c.before = c.again ? FO_REST : r->top[column] ? FO_LEADING : FO_NORMAL;
	c.after = c.goes_on ? FO_REST : last_in_part ? FO_LEADING : FO_NORMAL;
	c.r.x = r->x + r->lefts[column];
	c.r.y = r->y + row_offset(r, start);
	c.r.w = cell->width;
	c.r.h = row_height + r->offset - row_offset(r, start);
	cell_box(r, &c);
	cell_content(r, &c, first->from, last->to);
	if (r->t->collapse) {
		n = c.to_row - c.from_row + 1;
		heights = arena_array(r->p->page->arena, n, sizeof(*heights));
		for (size_t k = 0; k + 1 < n; k++)
			heights[k] = row_offset(r, start + k + 1) - row_offset(r, start + k);
		heights[n - 1] = r->y + r->offset + row_height - c.r.y;
		for (size_t k = 0; k + 1 < n; k++)
			heights[n - 1] -= heights[k];
		collapsed_edges(r, &c, heights);
	}
}

/* A square that no cell fills has borders of its row, body or table all the same. */
static void
place_gap(struct rows *r, size_t column, mpt height, bool last_in_part)
{
	const struct fo_unit	*u = &r->row->units[column];
	mpt			 x = r->x + r->lefts[column], y = r->y + r->offset, w = r->t->columns[column].w;

	if (!r->t->collapse)
		return;
	add_edge(r, x, y, x + w, y, &u->before[r->top[column] ? FO_LEADING : FO_NORMAL].b);
	if (last_in_part && !r->skip_after)
		add_edge(r, x, y + height, x + w, y + height, &u->after[FO_LEADING].b);
	add_edge(r, x, y, x, y + height, &u->start.b);
	if (column + 1 == r->t->ncolumns)
		add_edge(r, x + w, y, x + w, y + height, &u->end.b);
}

static void
anchor_row(struct rows *r)
{
	struct fo_item	*it;

	if (r->row->node == NULL || (r->row->node->id == NULL && r->row->node->first != NULL &&
	    r->row->node->first->object != FO_MARKER))
		return;
	it = fo_item_add(r->p, FO_ITEM_ANCHOR, r->row->node);
	it->u.line.x = r->x;
	it->u.line.y = r->y + r->offset;
}

static bool
finishes(const struct rows *r, size_t column, bool last_in_part)
{
	const struct fo_unit	*u = &r->row->units[column];

	return u->cell != NULL && u->dx == 0 && (last_in_part || ends_down(u)) && r->first[column] != NULL;
}

static mpt
row_height(const struct rows *r, bool last_in_part)
{
	const struct fo_cellpart *first, *last;
	mpt			  h = 0, cell;
	size_t			  start;

	for (size_t i = 0; i < r->t->ncolumns; i++) {
		if (!finishes(r, i, last_in_part))
			continue;
		first = r->first[i];
		last = r->last[i];
		cell = r->heights[i] + last->after_length + last->edge_after[last_in_part];
		start = first->cell->rows[0]->index;
		cell += row_offset(r, start > r->first_row ? start : r->first_row) - r->offset;
		h = cell > h ? cell : h;
	}
	return h;
}

static void
flush_row(struct rows *r, bool last_in_part)
{
	mpt	height;
	size_t	n;

	if (r->row == NULL)
		return;
	record_offset(r, r->row->index);
	height = row_height(r, last_in_part);
	anchor_row(r);
	for (size_t i = 0; i < r->t->ncolumns; i++) {
		if (r->row->units[i].cell == NULL) {
			place_gap(r, i, height, last_in_part);
			r->top[i] = false;
		} else if (finishes(r, i, last_in_part)) {
			n = (size_t)r->first[i]->cell->across;
			place_cell(r, i, height, last_in_part);
			r->first[i] = NULL;
			for (size_t k = i; k < i + n; k++)
				r->top[k] = false;
		}
	}
	r->offset += height;
	if (last_in_part) {
		r->row = NULL;
		r->noffsets = 0;
		for (size_t i = 0; i < r->t->ncolumns; i++)
			r->first[i] = NULL;
	}
}

static void
take_step(struct rows *r, const struct fo_rows *step)
{
	const struct fo_cellpart *part;
	size_t			  col;

	if (r->row == NULL) {
		r->row = step->new_row;
		r->first_row = r->row->index;
	} else if (step->row->index > r->row->index) {
		flush_row(r, false);
		r->row = step->row;
	}
	for (size_t i = 0; i < step->nparts; i++) {
		part = &step->parts[i];
		col = part->cell->column;
		if (r->first[col] == NULL) {
			r->first[col] = part;
			r->heights[col] = part->edge_before[r->top[col]];
		} else
			r->heights[col] += part->before_length;
		r->heights[col] += part->length;
		r->last[col] = part;
	}
}

/* --- the table on the page ----------------------------------------------------------- */

static void
anchor_part(struct rows *r, const struct fo_node *part, bool again)
{
	struct fo_item	*it = fo_item_add(r->p, FO_ITEM_ANCHOR, part);

	it->again = again;
	it->u.line.x = r->x;
	it->u.line.y = r->y + r->offset;
}

static void
place_part(struct rows *r, const struct fo_part *part, bool artifact, bool joined)
{
	bool	outer = r->p->artifact;

	r->p->artifact = outer || artifact;
	r->skip_before = part->footer && joined;
	r->skip_after = !part->footer && joined;
	anchor_part(r, part->footer ? r->t->footer : r->t->header, artifact);
	for (size_t i = 0; i < part->list->n; i++)
		if (part->list->v[i].content == FO_CONTENT_ROWS && part->list->v[i].kind == FO_ELT_BOX)
			take_step(r, part->list->v[i].u.rows);
	flush_row(r, true);
	r->p->artifact = outer;
	r->skip_before = r->skip_after = false;
}

/* Do all cells of the current row end on this page? */
static bool
ends_rows(const struct rows *r)
{
	for (size_t i = 0; i < r->t->ncolumns; i++)
		if (r->first[i] != NULL && !r->last[i]->last)
			return false;
	return true;
}

static void
place_bodies(struct rows *r, const struct fo_elt *v, size_t from, size_t to, bool broken)
{
	const struct fo_node	*part = NULL;
	const struct fo_rows	*step;
	size_t			 anchor = 0;	/* index of its item + 1 */

	for (size_t i = 0; i < r->t->ncolumns; i++)
		r->top[i] = true;
	for (size_t i = from; i < to; i++) {
		if (v[i].kind != FO_ELT_BOX || v[i].content != FO_CONTENT_ROWS)
			continue;
		step = v[i].u.rows;
		if (part != NULL && step->row->part != part)
			flush_row(r, true);
		if (step->row->part != part) {
			part = step->row->part;
			anchor_part(r, part, step->row->index > 0 || !step->first);
			anchor = r->p->page->nitems;
		}
		take_step(r, step);
	}
	if (anchor > 0)
		r->p->page->items[anchor - 1].goes_on = broken && !(r->row->last_in_part && ends_rows(r));
	flush_row(r, true);
	for (size_t i = 0; i < r->t->ncolumns; i++)
		r->top[i] = false;
}

static void
set_up(struct rows *r, struct fo_place *p, struct fo_table *t)
{
	struct arena	*a = p->page->arena;
	mpt		 x = 0;

	memset(r, 0, sizeof(*r));
	r->p = p;
	r->t = t;
	r->x = p->x + (t->area->reference ? 0 : t->area->content_x);
	r->y = p->y;
	r->top = arena_array(a, t->ncolumns, sizeof(*r->top));
	r->first = arena_array(a, t->ncolumns, sizeof(struct fo_cellpart *));
	r->last = arena_array(a, t->ncolumns, sizeof(struct fo_cellpart *));
	r->heights = arena_array(a, t->ncolumns, sizeof(*r->heights));
	r->lefts = arena_array(a, t->ncolumns + 1, sizeof(*r->lefts));
	for (size_t i = 0; i < t->ncolumns; i++) {
		r->lefts[i] = x;
		x += t->columns[i].w;
	}
	r->lefts[t->ncolumns] = x;
}

static void
flush_edges(struct rows *r)
{
	struct fo_item	*it;

	for (size_t i = 0; i < r->nedges; i++) {
		it = fo_item_add(r->p, FO_ITEM_EDGE, NULL);
		*it = r->edges[i];
	}
	free(r->edges);
	free(r->offsets);
}

static void
place_header(struct rows *r)
{
	place_part(r, r->t->top, r->t->placed, true);
	r->t->placed = true;
}

static void
place_above(struct rows *r)
{
	mpt	below = r->offset;

	r->offset = 0;
	place_header(r);
	r->offset = below;
}

/* Steps [from, to) of one table; "broken": it goes on on the next page. */
void
fo_place_rows(struct fo_place *p, const struct fo_elt *v, size_t n, size_t from, size_t to, bool broken)
{
	struct fo_table	*t = v[from].content == FO_CONTENT_ROWS ? v[from].u.rows->table : v[from].u.part->table;
	struct rows	 r;
	struct fo_table_met met;
	size_t		 body = p->page->nitems;
	bool		 top, bottom, late;

	(void)n;
	top = broken && !t->node->misc->omit_header_at_break;
	bottom = broken && !t->node->misc->omit_footer_at_break;
	for (size_t i = from; i < to; i++)
		if (v[i].kind == FO_ELT_BOX && v[i].content == FO_CONTENT_PART) {
			if (v[i].u.part->footer)
				bottom = true;
			else
				top = true;
		}
	set_up(&r, p, t);
	top = top && t->top != NULL;
	bottom = bottom && t->bottom != NULL;
	/* A header that shows markers of the rows below it is set after them. */
	late = top && t->top->retrieves;
	if (late)
		r.offset = t->top_height;
	else if (top)
		place_header(&r);
	place_bodies(&r, v, from, to, broken);
	if (late || (bottom && t->bottom->retrieves)) {
		fo_table_markers_begin(p->pages, &met, t->node, p->page->items + body, p->page->nitems - body);
		if (late)
			place_above(&r);
		if (bottom)
			place_part(&r, t->bottom, broken, true);
		fo_table_markers_end(p->pages, &met);
	} else if (bottom)
		place_part(&r, t->bottom, broken, true);
	flush_edges(&r);
	p->y = r.y + r.offset;
}
