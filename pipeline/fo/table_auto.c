/* table_auto.c - table-layout="auto": columns as wide as their content asks for
 * (after CSS 2.1, 17.5.2.2).  Only where the document asks for it by name and
 * no column has a width: the reference formatter sets such a table as fixed. */
#include <string.h>

#include "base/arena.h"
#include "fo/context.h"
#include "fo/table.h"

struct want { mpt min, max; };

static mpt
edges_of(const struct fo_table *t, const struct fo_node *n, mpt base)
{
	mpt	e = 0;

	for (int side = FO_START; side <= FO_END; side++)
		e += n->box->border[side].width + fo_length_resolve(&n->box->padding[side].len, base, 0);
	return e + (t->collapse ? 0 : 2 * t->separation[0]);
}

static void	measure(struct fo_layout *, const struct fo_node *first, const struct fo_node *parent, struct want *, unsigned int depth);

static void
measure_block(struct fo_layout *L, const struct fo_node *n, struct want *w, unsigned int depth)
{
	struct want	in = { 0, 0 };
	mpt		edges = fo_length_resolve(&n->text->start_indent, 0, 0) + fo_length_resolve(&n->text->end_indent, 0, 0);

	/* Side by side: label and body are told apart by their indents, so each counts with its own. */
	measure(L, n->first, n, &in, depth + 1);
	in.min += edges;
	in.max += edges;
	w->min = in.min > w->min ? in.min : w->min;
	w->max = in.max > w->max ? in.max : w->max;
}

static void
measure(struct fo_layout *L, const struct fo_node *first, const struct fo_node *parent, struct want *w, unsigned int depth)
{
	const struct fo_node	*c = first, *end;
	mpt			 min, max;

	while (c != NULL && depth < 8) {
		if (fo_is_block_level(c) || c->object == FO_LIST_ITEM_LABEL || c->object == FO_LIST_ITEM_BODY ||
		    c->object == FO_TABLE_BODY || c->object == FO_TABLE_ROW || c->object == FO_TABLE_CELL) {
			measure_block(L, c, w, depth);
			c = c->next;
			continue;
		}
		for (end = c; end != NULL && !fo_is_block_level(end); end = end->next)
			;
		min = max = 0;
		fo_lines_measure(L->ctx, L->lines, parent, c, end, &min, &max);
		w->min = min > w->min ? min : w->min;
		w->max = max > w->max ? max : w->max;
		c = end;
	}
}

mpt
fo_natural_width(struct fo_layout *L, const struct fo_node *n)
{
	struct want	w = { 0, 0 };

	measure(L, n->first, n, &w, 0);
	return w.max;
}

static void
spread(struct want *v, size_t at, size_t across, struct want w)
{
	mpt	min = 0, max = 0;

	for (size_t i = 0; i < across; i++) {
		min += v[at + i].min;
		max += v[at + i].max;
	}
	for (size_t i = 0; i < across; i++) {
		if (w.min > min)
			v[at + i].min += (w.min - min) / (mpt)across;
		if (w.max > max)
			v[at + i].max += (w.max - max) / (mpt)across;
		if (v[at + i].max < v[at + i].min)
			v[at + i].max = v[at + i].min;
	}
}

static void
measure_row(struct fo_layout *L, struct fo_table *t, const struct fo_row *row, struct want *v)
{
	const struct fo_unit	*u;
	struct want		 w;
	mpt			 edges;

	for (size_t i = 0; i < t->ncolumns; i++) {
		u = &row->units[i];
		if (u->cell == NULL || u->dx != 0 || u->dy != 0)
			continue;
		memset(&w, 0, sizeof(w));
		measure(L, u->cell->node->first, u->cell->node, &w, 0);
		edges = edges_of(t, u->cell->node, L->width);
		w.min += edges;
		w.max += edges;
		spread(v, i, (size_t)u->cell->across, w);
	}
}

static void
measure_part(struct fo_layout *L, struct fo_table *t, const struct fo_node *part, struct want *v)
{
	struct fo_layout	 scratch = *L;
	struct fo_reader	 r;
	struct fo_group		*g;

	scratch.lines = scratch.arena = arena_new();
	fo_reader_init(&r, &scratch, t, part, false);
	while ((g = fo_reader_group(&r)) != NULL)
		for (size_t k = 0; k < g->n; k++)
			measure_row(&scratch, t, g->rows[k], v);
	arena_free(scratch.arena);
}

/* All get their minimum; what is left goes by what each could still use. */
static void
share(struct fo_table *t, const struct want *v, mpt room)
{
	mpt	min = 0, more = 0, rest;

	for (size_t i = 0; i < t->ncolumns; i++) {
		min += v[i].min;
		more += v[i].max - v[i].min;
	}
	rest = room - min;
	t->width = 0;
	for (size_t i = 0; i < t->ncolumns; i++) {
		t->columns[i].w = v[i].min;
		if (rest > 0 && more > 0)
			t->columns[i].w += rest * (v[i].max - v[i].min) / more;
		else if (rest > 0)
			t->columns[i].w += rest / (mpt)t->ncolumns;
		t->width += t->columns[i].w;
	}
}

void
fo_table_auto(struct fo_layout *L, struct fo_table *t, mpt room)
{
	struct want	*v = arena_array(L->arena, t->ncolumns, sizeof(*v));
	bool		 collapse = t->collapse;

	t->collapse = false;	/* borders are not resolved yet: each cell counts its own */
	for (const struct fo_node *c = t->node->first; c != NULL; c = c->next)
		if (c->object == FO_TABLE_HEADER || c->object == FO_TABLE_FOOTER || c->object == FO_TABLE_BODY)
			measure_part(L, t, c, v);
	t->collapse = collapse;
	share(t, v, room);
}
