/* table_grid.c - the columns of a table, and its rows as squares of a grid, read
 * one at a time (XSL 1.1, 6.7). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/context.h"
#include "fo/table.h"
#include "xml/xml.h"

#define MAX_COLUMNS	1000
#define ANY		(INT64_MAX / 4)

/* --- columns -------------------------------------------------------------------- */

static size_t
clamp(int64_t n)
{
	return n < 1 ? 1 : n > MAX_COLUMNS ? MAX_COLUMNS : (size_t)n;
}

/* The number of columns that fo:table-column elements ask for. */
static size_t
declared_columns(const struct fo_node *table)
{
	size_t	at = 0, most = 0;

	for (const struct fo_node *c = table->first; c != NULL; c = c->next) {
		if (c->object != FO_TABLE_COLUMN)
			continue;
		if (c->misc->column_number > 0)
			at = (size_t)c->misc->column_number - 1;
		at += clamp(c->misc->columns_repeated);
		if (at > most)
			most = at;
		if (at >= MAX_COLUMNS)
			return MAX_COLUMNS;
	}
	return most;
}

/* Which columns of the row being scanned are taken by cells from above, and how many more rows. */
struct scan { int32_t down[MAX_COLUMNS]; size_t most, at; bool any, rows; };

static void
scan_end_row(struct scan *s)
{
	for (size_t i = 0; i < s->most; i++)
		if (s->down[i] > 0)
			s->down[i]--;
	s->at = 0;
	s->any = false;
}

static void
scan_cell(struct scan *s, const struct fo_node *c)
{
	size_t	across = clamp(c->misc->columns_spanned);
	int32_t	down = c->misc->rows_spanned < 1 ? 1 : c->misc->rows_spanned;

	if (c->misc->starts_row && s->any)
		scan_end_row(s);
	if (c->misc->column_number > 0 && c->misc->column_number <= MAX_COLUMNS)
		s->at = (size_t)c->misc->column_number - 1;
	while (s->at < MAX_COLUMNS && s->down[s->at] > 0)
		s->at++;
	for (size_t i = 0; i < across && s->at < MAX_COLUMNS; i++)
		s->down[s->at++] = down;
	if (s->at > s->most)
		s->most = s->at;
	s->any = true;
	s->rows = true;
	if (c->misc->ends_row)
		scan_end_row(s);
}

static void
scan_part(struct scan *s, const struct fo_node *part)
{
	memset(s->down, 0, sizeof(s->down));
	s->any = false;
	s->at = 0;
	for (const struct fo_node *c = part->first; c != NULL; c = c->next) {
		if (c->object == FO_TABLE_CELL)
			scan_cell(s, c);
		if (c->object != FO_TABLE_ROW)
			continue;
		for (const struct fo_node *k = c->first; k != NULL; k = k->next)
			if (k->object == FO_TABLE_CELL)
				scan_cell(s, k);
		scan_end_row(s);
	}
}

static bool
is_part(const struct fo_node *n)
{
	return n->object == FO_TABLE_HEADER || n->object == FO_TABLE_FOOTER || n->object == FO_TABLE_BODY;
}

static size_t
count_columns(const struct fo_node *table, bool *rows)
{
	struct scan	*s = mem_alloc(sizeof(*s));
	size_t		 n = declared_columns(table);

	for (const struct fo_node *c = table->first; c != NULL; c = c->next)
		if (is_part(c))
			scan_part(s, c);
	*rows = s->rows;
	if (s->most > n)
		n = s->most;
	free(s);
	return n;
}

static void
assign_columns(struct fo_table *t)
{
	size_t	at = 0;

	for (const struct fo_node *c = t->node->first; c != NULL; c = c->next) {
		if (c->object != FO_TABLE_COLUMN)
			continue;
		if (c->misc->column_number > 0)
			at = (size_t)c->misc->column_number - 1;
		for (size_t k = clamp(c->misc->columns_repeated); k > 0 && at < t->ncolumns; k--, at++) {
			t->columns[at].node = c;
			t->columns[at].width = c->misc->column_width;
		}
	}
}

static bool
wants_auto(const struct fo_table *t)
{
	const char	*s = t->node->xml == NULL ? NULL : xml_attr(t->node->xml, NULL, "table-layout");

	return t->node->misc->table_auto && s != NULL && strcmp(s, "auto") == 0;
}

/* Fixed widths first; what is left goes to the proportional ones by their factors. */
static void
share_columns(struct fo_table *t, mpt room)
{
	struct fo_column	*c;
	mpt			 fixed = 0, factors = 0, rest;

	for (size_t i = 0; i < t->ncolumns; i++) {
		c = &t->columns[i];
		if (c->width.is_auto || c->node == NULL) {
			c->width = (struct fo_length){ .proportional = 1000 };
			c->w = 0;
		} else
			c->w = fo_length_resolve(&c->width, room, 0);
		fixed += c->w;
		factors += c->width.proportional;
	}
	rest = room > fixed ? room - fixed : 0;
	t->width = 0;
	for (size_t i = 0; i < t->ncolumns; i++) {
		c = &t->columns[i];
		if (factors > 0)
			c->w += rest * c->width.proportional / factors;
		t->width += c->w;
	}
}

static bool
all_auto(const struct fo_table *t)
{
	for (size_t i = 0; i < t->ncolumns; i++)
		if (t->columns[i].node != NULL && !t->columns[i].width.is_auto)
			return false;
	return true;
}

/* The columns and their widths; -1 with a finding where the table has no cell at all. */
int
fo_table_columns(struct fo_layout *L, struct fo_table *t)
{
	mpt	room = t->area->content_width;
	bool	rows;

	t->ncolumns = count_columns(t->node, &rows);
	if (!rows || t->ncolumns == 0) {
		report_add(L->ctx->report, FINDING_FO_TABLE_EMPTY, fo_pos(L->ctx->tree, t->node), "%s", "");
		return -1;
	}
	t->columns = arena_array(L->arena, t->ncolumns, sizeof(*t->columns));
	assign_columns(t);
	if (!t->node->box->width[1].is_auto)
		room = fo_length_resolve(&t->node->box->width[1], fo_containing_width(L, t->area->parent), room);
	if (wants_auto(t) && all_auto(t))
		fo_table_auto(L, t, room);
	else
		share_columns(t, room);
	if (t->width > room)
		room = t->width;
	if (room > L->width + 1000 && L->width > 0)
		report_once(L->ctx->report, FINDING_FO_TABLE_WIDE, "", fo_pos(L->ctx->tree, t->node),
		    _("by %lld.%lld pt"), (long long)((room - L->width) / 1000), (long long)((room - L->width) % 1000 / 100));
	t->area->content_width = room;
	t->area->width = room + t->area->edge[FO_START] + t->area->edge[FO_END];
	return 0;
}

/* --- rows ------------------------------------------------------------------------- */

void
fo_reader_init(struct fo_reader *r, struct fo_layout *L, struct fo_table *t, const struct fo_node *part, bool bodies)
{
	memset(r, 0, sizeof(*r));
	r->L = L;
	r->t = t;
	r->part = part;
	r->next = part == NULL ? NULL : part->first;
	r->bodies = bodies;
	r->above = arena_array(L->arena, t->ncolumns, sizeof(*r->above));
	r->down = arena_array(L->arena, t->ncolumns, sizeof(*r->down));
}

static void
height_of(const struct fo_layout *L, const struct fo_length h[3], mpt *min, mpt *opt, mpt *max)
{
	*min = fo_length_resolve(&h[0], L->page_height, 0);
	*opt = fo_length_resolve(&h[1], L->page_height, *min);
	*max = fo_length_resolve(&h[2], L->page_height, ANY);
	if (*opt < *min)
		*opt = *min;
	if (*max < *opt)
		*max = *opt;
}

static struct fo_row *
row_new(struct fo_reader *r, const struct fo_node *node)
{
	struct fo_row	*row = arena_alloc(r->L->lines, sizeof(*row));

	row->node = node;
	row->part = r->part;
	row->index = r->index++;
	row->units = arena_array(r->L->lines, r->t->ncolumns, sizeof(*row->units));
	row->max = ANY;
	if (node != NULL)
		height_of(r->L, node->box->height, &row->min, &row->opt, &row->max);
	return row;
}

static void
add_row(struct fo_reader *r, struct fo_cell *cell, struct fo_row *row)
{
	struct fo_row	**rows = arena_array(r->L->lines, cell->nrows + 1, sizeof(struct fo_row *));

	if (cell->nrows > 0)
		memcpy(rows, cell->rows, cell->nrows * sizeof(struct fo_row *));
	rows[cell->nrows++] = row;
	cell->rows = rows;
}

/* Squares that cells of rows above reach down to. */
static void
fill_from_above(struct fo_reader *r, struct fo_row *row)
{
	struct fo_cell	*cell;

	for (size_t i = 0; i < r->t->ncolumns; i++) {
		if (r->down[i] == 0)
			continue;
		cell = r->above[i].cell;
		row->units[i].cell = cell;
		row->units[i].dx = r->above[i].dx;
		row->units[i].dy = r->above[i].dy + 1;
		if (row->units[i].dx == 0)
			add_row(r, cell, row);
	}
}

static void
cell_padding(const struct fo_reader *r, struct fo_cell *cell)
{
	const struct fo_padding	*p;

	for (int side = 0; side < 2; side++) {
		p = &cell->node->box->padding[side];
		cell->padding[side] = fo_length_resolve(&p->len, r->t->area->content_width, 0);
		cell->padding_kept[side] = p->discard ? 0 : cell->padding[side];
	}
}

static bool
row_fits(const struct fo_row *row, size_t at, size_t across, size_t ncolumns)
{
	if (at + across > ncolumns)
		return false;
	for (size_t i = 0; i < across; i++)
		if (row->units[at + i].cell != NULL)
			return false;
	return true;
}

static void
put_cell(struct fo_reader *r, struct fo_row *row, const struct fo_node *n, size_t *at)
{
	struct fo_cell	*cell;
	size_t		 across = clamp(n->misc->columns_spanned), i;
	mpt		 max;

	if (n->misc->column_number > 0)
		*at = (size_t)n->misc->column_number - 1;
	while (*at < r->t->ncolumns && row->units[*at].cell != NULL)
		(*at)++;
	while (across > 1 && !row_fits(row, *at, across, r->t->ncolumns))
		across--;
	if (!row_fits(row, *at, across, r->t->ncolumns)) {
		report_add(r->L->ctx->report, FINDING_FO_TABLE_CELL, fo_pos(r->L->ctx->tree, n), "%s",
		    _("its columns are taken; it was left out"));
		return;
	}
	cell = arena_alloc(r->L->lines, sizeof(*cell));
	cell->node = n;
	cell->column = *at;
	cell->across = (int32_t)across;
	cell->down = n->misc->rows_spanned < 1 ? 1 : n->misc->rows_spanned;
	cell_padding(r, cell);
	height_of(r->L, n->box->height, &cell->min, &cell->opt, &max);
	for (i = 0; i < across; i++) {
		row->units[*at].cell = cell;
		row->units[*at].dx = (int32_t)i;
		row->units[*at].dy = 0;
		cell->width += r->t->columns[*at].w;
		(*at)++;
	}
	add_row(r, cell, row);
}

/* Cells that stand in the part itself: a row ends where one ends it, or the next starts one. */
static struct fo_row *
read_loose_row(struct fo_reader *r)
{
	struct fo_row		*row = row_new(r, NULL);
	const struct fo_node	*c;
	size_t			 at = 0;
	bool			 any = false;

	fill_from_above(r, row);
	for (c = r->next; c != NULL; c = c->next) {
		if (c->object == FO_TABLE_ROW)
			break;
		if (c->object != FO_TABLE_CELL)
			continue;
		if (c->misc->starts_row && any)
			break;
		put_cell(r, row, c, &at);
		any = true;
		if (c->misc->ends_row) {
			c = c->next;
			break;
		}
	}
	r->next = c;
	return row;
}

static struct fo_row *
read_row(struct fo_reader *r)
{
	const struct fo_node	*n = r->next;
	struct fo_row		*row;
	size_t			 at = 0;

	if (n->object == FO_TABLE_CELL)
		return read_loose_row(r);
	row = row_new(r, n);
	fill_from_above(r, row);
	for (const struct fo_node *c = n->first; c != NULL; c = c->next)
		if (c->object == FO_TABLE_CELL)
			put_cell(r, row, c, &at);
	r->next = n->next;
	return row;
}

static bool
is_row(const struct fo_node *n)
{
	return n->object == FO_TABLE_CELL || n->object == FO_TABLE_ROW;
}

/* Go to the next row of the part, or of the next body; false at the end. */
static bool
seek(struct fo_reader *r, bool *new_part)
{
	const struct fo_node	*p;

	*new_part = false;
	for (;;) {
		while (r->next != NULL && !is_row(r->next))
			r->next = r->next->next;
		if (r->next != NULL)
			return true;
		if (r->part == NULL || !r->bodies)
			return false;
		for (p = r->part->next; p != NULL && p->object != FO_TABLE_BODY; p = p->next)
			;
		if (p == NULL)
			return false;
		r->part = p;
		r->next = p->first;
		r->index = 0;
		*new_part = true;
	}
}

/* Spans end with the part. */
static void
cut_spans(struct fo_reader *r)
{
	memset(r->down, 0, r->t->ncolumns * sizeof(*r->down));
}

static void
remember_spans(struct fo_reader *r, const struct fo_row *row)
{
	for (size_t i = 0; i < r->t->ncolumns; i++) {
		r->above[i] = row->units[i];
		r->down[i] = row->units[i].cell == NULL ? 0 : row->units[i].cell->down - 1 - row->units[i].dy;
	}
}

static bool
spans_on(const struct fo_reader *r)
{
	for (size_t i = 0; i < r->t->ncolumns; i++)
		if (r->down[i] > 0)
			return true;
	return false;
}

/* A body row may be the first or the last on a page. */
static void
meet_page_edges(struct fo_reader *r, struct fo_row *row)
{
	if (r->previous != NULL || !r->first_in_table)
		fo_border_lead(r->t, row);
	fo_border_trail(r->t, row);
	if (r->previous == NULL)
		for (size_t i = 0; i < r->t->ncolumns; i++)
			row->units[i].before[FO_LEADING] = row->units[i].before[FO_NORMAL];
}

/* The last row of the table's bodies: it meets the footer, or the table's end. */
static void
end_bodies(struct fo_reader *r, struct fo_row *row)
{
	if (r->t->footer_first != NULL) {
		fo_border_between(r->t, row, r->t->footer_first);
		for (size_t i = 0; i < r->t->ncolumns; i++)
			row->units[i].after[FO_LEADING] = row->units[i].after[FO_NORMAL];
	} else
		fo_border_last(r->t, row, false);
}

/* A row, its borders settled against the one above; NULL at the end. */
static struct fo_row *
take_row(struct fo_reader *r)
{
	struct fo_row	*row;
	bool		 new_part;

	if ((row = r->ahead) != NULL) {
		r->ahead = NULL;
		return row;
	}
	if (!seek(r, &new_part))
		return NULL;
	if (new_part)
		cut_spans(r);
	row = read_row(r);
	row->first_in_part = r->previous == NULL || new_part;
	if (new_part && r->previous != NULL) {
		r->previous->last_in_part = true;
		fo_border_part_end(r->t, r->previous);
	}
	fo_border_row(r->t, row, row->first_in_part);
	if (r->previous != NULL)
		fo_border_between(r->t, r->previous, row);
	else if (r->before_part != NULL)
		fo_border_between(r->t, r->before_part, row);
	else if (r->first_in_table)
		fo_border_first(r->t, row, r->bodies);
	if (r->bodies)
		meet_page_edges(r, row);
	r->previous = row;
	remember_spans(r, row);
	return row;
}

/* Read the first row ahead, so that what stands above may meet it. */
struct fo_row *
fo_reader_peek(struct fo_reader *r)
{
	if (r->ahead == NULL)
		r->ahead = take_row(r);
	return r->ahead;
}

/* Cells that reach below the last row they have are cut there. */
static void
close_group(struct fo_reader *r, struct fo_group *g)
{
	struct fo_cell	*cell;

	for (size_t k = 0; k < g->n; k++)
		for (size_t i = 0; i < r->t->ncolumns; i++) {
			cell = g->rows[k]->units[i].cell;
			if (cell == NULL || g->rows[k]->units[i].dx != 0 || g->rows[k]->units[i].dy != 0)
				continue;
			cell->row = k;
			if ((size_t)cell->down > g->n - k)
				cell->down = (int32_t)(g->n - k);
		}
}

static void
group_add(struct fo_reader *r, struct fo_group *g, size_t *room, struct fo_row *row)
{
	struct fo_row	**rows;

	if (g->n == *room) {
		*room = *room == 0 ? 1 : 2 * *room;
		rows = arena_array(r->L->lines, *room, sizeof(struct fo_row *));
		if (g->n > 0)
			memcpy(rows, g->rows, g->n * sizeof(struct fo_row *));
		g->rows = rows;
	}
	g->rows[g->n++] = row;
}

/*
 * The next rows that belong together.  One row more is read, so that borders
 * between the group and what follows are settled.
 */
struct fo_group *
fo_reader_group(struct fo_reader *r)
{
	struct fo_group	*g;
	struct fo_row	*row;
	size_t		 room = 0;
	bool		 spans;

	if ((row = take_row(r)) == NULL)
		return NULL;
	g = arena_alloc(r->L->lines, sizeof(*g));
	group_add(r, g, &room, row);
	for (;;) {
		spans = spans_on(r);
		if ((row = take_row(r)) == NULL)
			break;
		if (!spans || row->first_in_part) {
			r->ahead = row;
			break;
		}
		group_add(r, g, &room, row);
	}
	if (r->ahead == NULL) {
		g->rows[g->n - 1]->last_in_part = true;
		fo_border_part_end(r->t, g->rows[g->n - 1]);
		if (r->bodies)
			end_bodies(r, g->rows[g->n - 1]);
	}
	close_group(r, g);
	return g;
}
