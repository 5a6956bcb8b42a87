/*
 * column.c - in which column a cell stands, while the tree is still built:
 * from-table-column() (XSL-FO 1.1 section 5.10.4) asks for it.
 *
 * Cells come in document order, so each table keeps how far its rows were
 * laid on the grid; every cell is placed once, however many ask.
 */
#include <string.h>

#include "base/arena.h"
#include "fo/refine.h"
#include "fo/tree.h"

#define COLUMNS_MAX	20000

struct columns {
	const struct fo_node	**column;	/* the fo:table-column of each; NULL none */
	int			 n;
	const struct fo_node	*section, *row;
	const struct fo_node	*cell;		/* the last one that was placed, NULL: none of the row */
	int			 first, at;	/* its column, and the one behind it */
	int64_t			 index;		/* of the row */
	int64_t			*busy;		/* each column: index of the first row that no cell covers */
	int			 room;
};

static void
read_columns(struct fo_tree *tree, struct columns *c, const struct fo_node *table)
{
	const struct fo_node	*n;
	int			 at = 0;

	c->column = arena_array(tree->arena, COLUMNS_MAX, sizeof(const struct fo_node *));
	for (n = table->first; n != NULL; n = n->next) {
		if (n->object != FO_TABLE_COLUMN)
			continue;
		if (n->misc->column_number > 0)
			at = n->misc->column_number - 1;
		for (int i = 0; i < n->misc->columns_repeated && at < COLUMNS_MAX; i++)
			c->column[at++] = n;
		if (at > c->n)
			c->n = at;
	}
}

static struct columns *
columns_of(struct fo_tree *tree, const struct fo_node *table)
{
	struct fo_interned	*in = tree->interned;
	struct fo_entry		*e = fo_hash_get(&in->columns, &table, sizeof(const struct fo_node *));
	struct columns		*c;

	if (e->value[0] == NULL) {
		c = arena_alloc(tree->arena, sizeof(*c));
		read_columns(tree, c, table);
		e->value[0] = c;
		return c;
	}
	memcpy(&c, &e->value[0], sizeof(c));	/* made above, not const */
	return c;
}

/* The first free column of a cell, 0 .. */
static int
place_at(const struct columns *c, int32_t number)
{
	int	 at = c->at;

	if (number > 0)
		return number - 1 < COLUMNS_MAX ? number - 1 : COLUMNS_MAX - 1;
	while (at < c->room && c->busy[at] > c->index)
		at++;
	return at < COLUMNS_MAX ? at : COLUMNS_MAX - 1;
}

static void
place(struct fo_tree *tree, struct columns *c, const struct fo_node *cell)
{
	int	 at = place_at(c, cell->misc->column_number), end = at + cell->misc->columns_spanned, room;
	int64_t	*busy;

	if (end > COLUMNS_MAX)
		end = COLUMNS_MAX;
	if (end > c->room) {
		room = end * 2;
		busy = arena_array(tree->arena, (size_t)room, sizeof(*busy));
		if (c->room > 0)
			memcpy(busy, c->busy, (size_t)c->room * sizeof(*busy));
		c->busy = busy;
		c->room = room;
	}
	for (int i = at; i < end; i++)
		c->busy[i] = c->index + cell->misc->rows_spanned;
	c->first = at;
	c->at = end;
	c->cell = cell;
}

static const struct fo_node *
cell_from(const struct fo_node *n)
{
	while (n != NULL && n->object != FO_TABLE_CELL)
		n = n->next;
	return n;
}

static void
row_enter(struct columns *c, const struct fo_node *row)
{
	c->row = row;
	c->cell = NULL;
	c->at = 0;
	c->index++;
}

/* Place what is linked in the section up to the row: all that stands before the cell that is being built, or ends with it. */
static void
catch_up(struct fo_tree *tree, struct columns *c, const struct fo_node *row)
{
	const struct fo_node	*cell, *next;

	for (;;) {
		while ((cell = cell_from(c->cell == NULL ? c->row->first : c->cell->next)) != NULL)
			place(tree, c, cell);
		if (c->row == row)
			return;
		for (next = c->row->next; next != NULL && next->object != FO_TABLE_ROW; next = next->next)
			continue;
		if (next == NULL)
			return;
		row_enter(c, next);
	}
}

/* In a section without rows: the cells since the one that began the row. */
static int
place_without_row(const struct fo_node *cell, int32_t number)
{
	const struct fo_node	*n;
	int			 at = 0;

	if (number > 0)
		return number - 1;
	for (n = cell->prev; n != NULL && at < COLUMNS_MAX; n = n->prev) {
		if (n->object != FO_TABLE_CELL)
			continue;
		if (n->misc->ends_row)
			break;
		at += n->misc->columns_spanned;
		if (n->misc->starts_row)
			break;
	}
	return at < COLUMNS_MAX ? at : COLUMNS_MAX - 1;
}

const struct fo_node *
fo_column_of(struct fo_tree *tree, const struct fo_node *cell, int32_t number)
{
	const struct fo_node	*row = cell->parent, *section, *table = fo_ancestor(row, FO_TABLE), *n;
	struct columns		*c;
	int			 at;

	if (table == NULL || row == NULL)
		return NULL;
	c = columns_of(tree, table);
	if (row->object != FO_TABLE_ROW) {
		at = place_without_row(cell, number);
		return at < c->n ? c->column[at] : NULL;
	}
	section = row->parent;
	if (c->section != section) {
		c->section = section;
		c->index += INT32_MAX;		/* no span reaches into another section */
		for (n = section->first; n != NULL && n->object != FO_TABLE_ROW; n = n->next)
			continue;
		if (n == NULL)
			return NULL;
		row_enter(c, n);
	}
	catch_up(tree, c, row);
	/* It is linked, and the last of its row, when what it holds asks. */
	at = c->cell == cell ? c->first : place_at(c, number);
	return at < c->n ? c->column[at] : NULL;
}
