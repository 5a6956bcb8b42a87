/*
 * table_border.c - borders that meet: which one is drawn (XSL 1.1, 6.7.10 and
 * CSS 2.1, 17.6.2.1), within the page, at its top or bottom, and where a cell
 * is broken.
 *
 * The wider wins; of equal width the style, then what it is a border of: cell,
 * row, body, column, table; "hidden" wins over all.  A row's first cells at
 * the top of a page meet the header that stands there again, or the table's
 * own border.
 */
#include <string.h>

#include "base/arena.h"
#include "fo/table.h"

enum { RANK_NONE, RANK_TABLE, RANK_COLUMN, RANK_BODY, RANK_ROW, RANK_CELL };

static int
style_rank(enum fo_border_style s)
{
	static const int	rank[] = {
		[FO_BORDER_NONE] = 0, [FO_BORDER_INSET] = 1, [FO_BORDER_GROOVE] = 2, [FO_BORDER_OUTSET] = 3,
		[FO_BORDER_RIDGE] = 4, [FO_BORDER_DOTTED] = 5, [FO_BORDER_DASHED] = 6, [FO_BORDER_SOLID] = 7,
		[FO_BORDER_DOUBLE] = 8, [FO_BORDER_HIDDEN] = 9,
	};

	return rank[s];
}

static struct fo_spec
winner(struct fo_spec a, struct fo_spec b)
{
	if (a.b.style == FO_BORDER_HIDDEN || b.b.style == FO_BORDER_HIDDEN)
		return a.b.style == FO_BORDER_HIDDEN ? a : b;
	if (b.b.style == FO_BORDER_NONE || b.b.width == 0)
		return a;
	if (a.b.style == FO_BORDER_NONE || a.b.width == 0)
		return b;
	if (a.b.width != b.b.width)
		return a.b.width > b.b.width ? a : b;
	if (a.b.style != b.b.style)
		return style_rank(a.b.style) > style_rank(b.b.style) ? a : b;
	return b.rank > a.rank ? b : a;
}

static struct fo_spec
spec_of(const struct fo_node *n, enum fo_side side, int rank)
{
	struct fo_spec	s;

	memset(&s, 0, sizeof(s));
	if (n == NULL)
		return s;
	s.b = n->box->border[side];
	s.rank = rank;
	return s;
}

/* A border as it is within the page, at its edge, and where what it belongs to is broken. */
static void
conditional(const struct fo_node *n, enum fo_side side, int rank, struct fo_spec out[3])
{
	out[FO_NORMAL] = out[FO_LEADING] = out[FO_REST] = spec_of(n, side, rank);
	if (n == NULL || out[FO_NORMAL].b.discard)
		memset(&out[FO_REST], 0, sizeof(out[FO_REST]));
}

static void
meet(struct fo_spec edge[3], const struct fo_spec other[3], bool normal, bool leading, bool rest)
{
	if (normal)
		edge[FO_NORMAL] = winner(edge[FO_NORMAL], other[FO_NORMAL]);
	if (leading)
		edge[FO_LEADING] = winner(edge[FO_LEADING], other[FO_LEADING]);
	if (rest)
		edge[FO_REST] = winner(edge[FO_REST], other[FO_REST]);
}

static bool
ends_across(const struct fo_unit *u)
{
	return u->cell == NULL || u->dx + 1 == u->cell->across;
}

static bool
ends_down(const struct fo_unit *u)
{
	return u->cell == NULL || u->dy + 1 >= u->cell->down;
}

static void
start_unit(struct fo_unit *u)
{
	const struct fo_node	*n = u->cell == NULL ? NULL : u->cell->node;

	conditional(n, FO_BEFORE, RANK_CELL, u->before);
	conditional(n, FO_AFTER, RANK_CELL, u->after);
	u->start = spec_of(n, FO_START, RANK_CELL);
	u->end = spec_of(n, FO_END, RANK_CELL);
}

static void
meet_row(struct fo_table *t, struct fo_row *row)
{
	struct fo_spec	before[3], after[3];

	if (row->node == NULL)
		return;
	conditional(row->node, FO_BEFORE, RANK_ROW, before);
	conditional(row->node, FO_AFTER, RANK_ROW, after);
	for (size_t i = 0; i < t->ncolumns; i++) {
		struct fo_unit	*u = &row->units[i];
		bool		 first = u->dy == 0, last = ends_down(u);

		meet(u->before, before, first, first, true);
		meet(u->after, after, last, last, true);
	}
}

static void
meet_sides(struct fo_table *t, struct fo_row *row)
{
	struct fo_unit	*u = row->units, *next;
	size_t		 n = t->ncolumns;

	u[0].start = winner(u[0].start, spec_of(t->columns[0].node, FO_START, RANK_COLUMN));
	u[0].start = winner(u[0].start, spec_of(row->node, FO_START, RANK_ROW));
	u[0].start = winner(u[0].start, spec_of(row->part, FO_START, RANK_BODY));
	u[0].start = winner(u[0].start, spec_of(t->node, FO_START, RANK_TABLE));
	for (size_t i = 0; i + 1 < n; i++) {
		next = &u[i + 1];
		if (!ends_across(&u[i]))
			continue;
		u[i].end = winner(u[i].end, spec_of(t->columns[i].node, FO_END, RANK_COLUMN));
		next->start = winner(next->start, spec_of(t->columns[i + 1].node, FO_START, RANK_COLUMN));
		u[i].end = next->start = winner(u[i].end, next->start);
	}
	u[n - 1].end = winner(u[n - 1].end, spec_of(t->columns[n - 1].node, FO_END, RANK_COLUMN));
	u[n - 1].end = winner(u[n - 1].end, spec_of(row->node, FO_END, RANK_ROW));
	u[n - 1].end = winner(u[n - 1].end, spec_of(row->part, FO_END, RANK_BODY));
	u[n - 1].end = winner(u[n - 1].end, spec_of(t->node, FO_END, RANK_TABLE));
}

/* All that a row settles by itself. */
void
fo_border_row(struct fo_table *t, struct fo_row *row, bool first_in_part)
{
	struct fo_spec	part[3];

	if (!t->collapse)
		return;
	for (size_t i = 0; i < t->ncolumns; i++)
		start_unit(&row->units[i]);
	meet_row(t, row);
	if (first_in_part) {
		conditional(row->part, FO_BEFORE, RANK_BODY, part);
		for (size_t i = 0; i < t->ncolumns; i++)
			meet(row->units[i].before, part, true, true, true);
	}
	meet_sides(t, row);
}

void
fo_border_between(struct fo_table *t, struct fo_row *above, struct fo_row *below)
{
	struct fo_spec	w;

	for (size_t i = 0; t->collapse && i < t->ncolumns; i++) {
		if (below->units[i].dy != 0)
			continue;
		w = winner(above->units[i].after[FO_NORMAL], below->units[i].before[FO_NORMAL]);
		above->units[i].after[FO_NORMAL] = below->units[i].before[FO_NORMAL] = w;
	}
}

/* Of the table and a column together; the table's own counts at a break only where it is retained. */
static void
outer(const struct fo_table *t, size_t i, enum fo_side side, struct fo_spec out[3])
{
	struct fo_spec	table[3];

	conditional(t->columns[i].node, side, RANK_COLUMN, out);
	conditional(t->node, side, RANK_TABLE, table);
	meet(out, table, true, false, true);
	out[FO_LEADING] = out[FO_REST];
}

void
fo_border_first(struct fo_table *t, struct fo_row *row, bool body)
{
	struct fo_spec	o[3];

	for (size_t i = 0; t->collapse && i < t->ncolumns; i++) {
		outer(t, i, FO_BEFORE, o);
		meet(row->units[i].before, o, true, body, true);
	}
}

void
fo_border_last(struct fo_table *t, struct fo_row *row, bool footer)
{
	struct fo_spec	o[3];

	for (size_t i = 0; t->collapse && i < t->ncolumns; i++) {
		outer(t, i, FO_AFTER, o);
		meet(row->units[i].after, o, true, false, footer);
		if (!footer)
			row->units[i].after[FO_LEADING] = row->units[i].after[FO_NORMAL];
	}
}

void
fo_border_part_end(struct fo_table *t, struct fo_row *row)
{
	struct fo_spec	part[3];

	if (!t->collapse)
		return;
	conditional(row->part, FO_AFTER, RANK_BODY, part);
	for (size_t i = 0; i < t->ncolumns; i++)
		meet(row->units[i].after, part, true, true, true);
}

/* What rows meet at the top and the bottom of pages where no header or footer stands. */
void
fo_border_columns(struct fo_layout *L, struct fo_table *t)
{
	t->lead = arena_array(L->arena, t->ncolumns, sizeof(*t->lead));
	t->trail = arena_array(L->arena, t->ncolumns, sizeof(*t->trail));
	for (size_t i = 0; t->collapse && i < t->ncolumns; i++) {
		outer(t, i, FO_BEFORE, t->lead[i]);
		outer(t, i, FO_AFTER, t->trail[i]);
	}
}

void
fo_border_lead(struct fo_table *t, struct fo_row *row)
{
	for (size_t i = 0; t->collapse && i < t->ncolumns; i++)
		meet(row->units[i].before, t->lead[i], false, true, true);
}

void
fo_border_trail(struct fo_table *t, struct fo_row *row)
{
	for (size_t i = 0; t->collapse && i < t->ncolumns; i++)
		meet(row->units[i].after, t->trail[i], false, true, true);
}

/* A header or a footer is never broken: at a page's edge it is as within the page. */
void
fo_border_settle(struct fo_table *t, struct fo_row *row, bool before)
{
	struct fo_spec	*e;

	for (size_t i = 0; t->collapse && i < t->ncolumns; i++) {
		e = before ? row->units[i].before : row->units[i].after;
		e[FO_LEADING] = e[FO_REST] = e[FO_NORMAL];
	}
}

static const struct fo_unit *
unit_of(const struct fo_cell *c, size_t row, size_t dx)
{
	if (row >= c->nrows)
		row = c->nrows - 1;
	return &c->rows[row]->units[c->column + dx];
}

static mpt
separate_width(const struct fo_table *t, const struct fo_cell *c, enum fo_side side, enum fo_when when)
{
	const struct fo_border	*b = &c->node->box->border[side];

	if (when == FO_REST && b->discard)
		return 0;
	return b->width + t->separation[1];
}

/* Room that the border takes inside the cell, in the row with that number of the cell. */
mpt
fo_cell_before(const struct fo_table *t, const struct fo_cell *c, size_t row, enum fo_when when)
{
	mpt	w = 0, b;

	if (!t->collapse)
		return separate_width(t, c, FO_BEFORE, when);
	for (size_t i = 0; i < (size_t)c->across; i++) {
		b = unit_of(c, row, i)->before[when].b.width;
		w = b > w ? b : w;
	}
	return w / 2;
}

mpt
fo_cell_after(const struct fo_table *t, const struct fo_cell *c, size_t row, enum fo_when when)
{
	mpt	w = 0, b;

	if (!t->collapse)
		return separate_width(t, c, FO_AFTER, when);
	for (size_t i = 0; i < (size_t)c->across; i++) {
		b = unit_of(c, row, i)->after[when].b.width;
		w = b > w ? b : w;
	}
	return w / 2;
}

void
fo_cell_sides(const struct fo_table *t, const struct fo_cell *c, mpt *start, mpt *end)
{
	const struct fo_unit	*u;

	*start = *end = 0;
	if (!t->collapse) {
		*start = c->node->box->border[FO_START].width + t->separation[0];
		*end = c->node->box->border[FO_END].width + t->separation[0];
		return;
	}
	for (size_t k = 0; k < c->nrows && k < (size_t)c->down; k++) {
		u = unit_of(c, k, 0);
		*start = u->start.b.width > *start ? u->start.b.width : *start;
		u = unit_of(c, k, (size_t)c->across - 1);
		*end = u->end.b.width > *end ? u->end.b.width : *end;
	}
	*start /= 2;
	*end /= 2;
}
