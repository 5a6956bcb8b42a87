/* keep.c - keeps and breaks: what reaches out of an object through its first
 * and its last descendants (XSL 1.1, 4.8 and 7.20). */
#include "fo/area.h"
#include "fo/tree.h"

static int32_t
penalty_of(int32_t strength)
{
	if (strength == FO_KEEP_AUTO)
		return 0;
	if (strength == FO_KEEP_ALWAYS)
		return FO_INFINITE;
	/* Any keep weighs more than any space that is left: only keeps are compared by it. */
	return strength < 1 ? 900 : strength > 99 ? 999 : 900 + strength;
}

/* The column's keep is the narrower: it holds on the page too. */
struct fo_hold
fo_hold_of(const struct fo_keep *k)
{
	struct fo_hold	h = FO_HOLD_NONE;

	if (k->page != FO_KEEP_AUTO)
		h = (struct fo_hold){ penalty_of(k->page), FO_WITHIN_PAGE };
	if (k->column != FO_KEEP_AUTO)
		h = (struct fo_hold){ penalty_of(k->column), FO_WITHIN_COLUMN };
	return h;
}

static int
narrowness(enum fo_within w)
{
	return w == FO_WITHIN_COLUMN ? 0 : w == FO_WITHIN_PAGE ? 1 : 2;
}

struct fo_hold
fo_hold_max(struct fo_hold a, struct fo_hold b)
{
	if (a.penalty != b.penalty && (a.penalty >= FO_INFINITE || b.penalty >= FO_INFINITE))
		return a.penalty > b.penalty ? a : b;
	if (narrowness(a.within) == narrowness(b.within))
		return a.penalty >= b.penalty ? a : b;
	return narrowness(a.within) < narrowness(b.within) ? a : b;
}

bool
fo_is_block_level(const struct fo_node *n)
{
	switch (n->object) {
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_LIST_BLOCK:
	case FO_LIST_ITEM:
	case FO_TABLE_AND_CAPTION:
	case FO_TABLE:
		return true;
	case FO_WRAPPER:
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
		return !fo_is_inline_level(n);
	default:
		return false;
	}
}

static bool
is_absolute(const struct fo_node *n)
{
	return n->object == FO_BLOCK_CONTAINER && n->box->position != FO_POSITION_AUTO;
}

/* Children that take no part in stacking. */
static bool
is_beside(const struct fo_node *n)
{
	return n->object == FO_MARKER || is_absolute(n);
}

static bool
is_blank(const struct fo_node *n)
{
	if (n->object != FO_TEXT)
		return false;
	for (size_t i = 0; i < n->nchars; i++)
		if (n->chars[i] != ' ' && n->chars[i] != '\n' && n->chars[i] != '\t' && n->chars[i] != '\r')
			return false;
	return true;
}

/* The first (or last) child through which keeps and breaks reach out; NULL where a line or nothing stands there. */
static const struct fo_node *
edge_child(const struct fo_node *n, bool last)
{
	const struct fo_node	*c;

	if (n->object == FO_TABLE_CELL || n->object == FO_LIST_ITEM)
		return NULL;		/* parallel content: handled by their callers */
	for (c = last ? n->last : n->first; c != NULL; c = last ? c->prev : c->next) {
		if (is_beside(c) || is_blank(c))
			continue;
		return fo_is_block_level(c) ? c : NULL;
	}
	return NULL;
}

static const struct fo_node *
edge_row_in(const struct fo_node *body, bool last)
{
	const struct fo_node	*c;

	for (c = last ? body->last : body->first; c != NULL; c = last ? c->prev : c->next)
		if (c->object == FO_TABLE_ROW)
			return c;
	return NULL;
}

static const struct fo_node *
edge_row(const struct fo_node *table, bool last)
{
	const struct fo_node	*c;

	for (c = last ? table->last : table->first; c != NULL; c = last ? c->prev : c->next)
		if (c->object == FO_TABLE_BODY)
			return edge_row_in(c, last);
	return NULL;
}

static const struct fo_node *
item_part(const struct fo_node *item, enum fo_object what)
{
	const struct fo_node	*c;

	for (c = item->first; c != NULL; c = c->next)
		if (c->object == what)
			return c;
	return NULL;
}

static struct fo_hold	keep_edge(const struct fo_node *, bool last);

static struct fo_hold
keep_inside(const struct fo_node *n, bool last)
{
	const struct fo_node	*c;
	struct fo_hold		 h = FO_HOLD_NONE;

	if (n->object == FO_LIST_ITEM) {
		if ((c = item_part(n, FO_LIST_ITEM_LABEL)) != NULL)
			h = keep_inside(c, last);
		if ((c = item_part(n, FO_LIST_ITEM_BODY)) != NULL)
			h = fo_hold_max(h, keep_inside(c, last));
		return h;
	}
	if (n->object == FO_TABLE) {
		c = edge_row(n, last);
		return c == NULL ? h : keep_edge(c, last);
	}
	if (n->object == FO_TABLE_ROW) {
		for (c = n->first; c != NULL; c = c->next)
			if (c->object == FO_TABLE_CELL)
				h = fo_hold_max(h, keep_edge(c, last));
		return h;
	}
	if (n->object == FO_TABLE_CELL) {
		for (c = last ? n->last : n->first; c != NULL; c = last ? c->prev : c->next)
			if (!is_beside(c) && !is_blank(c))
				return keep_edge(c, last);
		return h;
	}
	if (n->object == FO_BLOCK_CONTAINER && !n->box->height[1].is_auto)
		return h;		/* an area of fixed size */
	c = edge_child(n, last);
	return c == NULL ? h : keep_edge(c, last);
}

static struct fo_hold
keep_edge(const struct fo_node *n, bool last)
{
	struct fo_hold	own = fo_hold_of(last ? &n->box->keep_with_next : &n->box->keep_with_previous);

	return fo_hold_max(own, keep_inside(n, last));
}

struct fo_hold
fo_keep_before(const struct fo_node *n)
{
	return keep_edge(n, false);
}

struct fo_hold
fo_keep_after(const struct fo_node *n)
{
	return keep_edge(n, true);
}

enum fo_break
fo_break_max(enum fo_break a, enum fo_break b)
{
	/* The enumeration goes from nothing to column, page, even and odd. */
	return a >= b ? a : b;
}

static enum fo_break	break_edge(const struct fo_node *, bool last);

static enum fo_break
break_cells(const struct fo_node *row, bool last)
{
	enum fo_break		 b = FO_BREAK_AUTO;
	const struct fo_node	*c;

	for (c = row->first; c != NULL; c = c->next)
		if (c->object == FO_TABLE_CELL)
			b = fo_break_max(b, fo_break_inside(c, last));
	return b;
}

static enum fo_break
break_inside(const struct fo_node *n, bool last)
{
	const struct fo_node	*c;
	enum fo_break		 b = FO_BREAK_AUTO;

	if (n->object == FO_LIST_ITEM) {
		if ((c = item_part(n, FO_LIST_ITEM_LABEL)) != NULL)
			b = break_inside(c, last);
		if ((c = item_part(n, FO_LIST_ITEM_BODY)) != NULL)
			b = fo_break_max(b, break_inside(c, last));
		return b;
	}
	if (n->object == FO_TABLE) {
		c = edge_row(n, last);
		return c == NULL ? b : break_edge(c, last);
	}
	if (n->object == FO_TABLE_ROW)
		return break_cells(n, last);
	if (n->object == FO_BLOCK_CONTAINER && !n->box->height[1].is_auto)
		return b;
	c = edge_child(n, last);
	return c == NULL ? b : break_edge(c, last);
}

/* Of a table-cell: what its content asks for. */
enum fo_break
fo_break_inside(const struct fo_node *cell, bool last)
{
	for (const struct fo_node *k = last ? cell->last : cell->first; k != NULL; k = last ? k->prev : k->next)
		if (!is_beside(k) && !is_blank(k))
			return break_edge(k, last);
	return FO_BREAK_AUTO;
}

static enum fo_break
break_edge(const struct fo_node *n, bool last)
{
	enum fo_break	own = last ? n->box->break_after : n->box->break_before;

	return fo_break_max(own, break_inside(n, last));
}

enum fo_break
fo_break_before(const struct fo_node *n)
{
	return break_edge(n, false);
}

enum fo_break
fo_break_after(const struct fo_node *n)
{
	return break_edge(n, true);
}
