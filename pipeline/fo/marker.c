/* marker.c - markers met on pages and in tables, and which one is retrieved
 * (XSL 1.1, 6.13.6 and 6.13.7).
 *
 * An area that a page breaks begins on one page and ends on another; "first" asks
 * for areas in the order they begin, "last" in the order they end.  Items come in
 * the order of beginnings, and of two areas the outer one ends later.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fo/page.h"

static bool
is_within(const struct fo_node *n, const struct fo_node *outer)
{
	for (n = n->parent; n != NULL; n = n->parent)
		if (n == outer)
			return true;
	return false;
}

/* The element, since what is left of a paragraph is set from copies of its objects. */
static bool
same_object(const struct fo_node *a, const struct fo_node *b)
{
	return a == b || (a->xml != NULL && a->xml == b->xml);
}

static void
meet(struct fo_met *m, const struct fo_node *marker, bool again, bool goes_on)
{
	if (m->n == m->room) {
		m->room = m->room == 0 ? 16 : 2 * m->room;
		m->v = mem_grow(m->v, m->room, sizeof(*m->v));
	}
	m->v[m->n++] = (struct fo_marker_met){ marker, !again, !goes_on, false };
}

static void
meet_children(struct fo_met *m, const struct fo_node *n, bool again, bool goes_on)
{
	uint32_t	left = n->nmarkers;	/* the children of a table may be very many */

	for (const struct fo_node *c = n->first; c != NULL && left > 0; c = c->next)
		if (c->object == FO_MARKER) {
			meet(m, c, again, goes_on);
			left--;
		}
}

/* Markers of an object that is set in lines: it is open until a line says that it ends. */
static void
begin_inline(struct fo_met *m, const struct fo_node *marker)
{
	for (size_t i = m->n; i > 0; i--)
		if (m->v[i - 1].in_line && !m->v[i - 1].last && same_object(m->v[i - 1].marker, marker))
			return;
	meet(m, marker, false, true);
	m->v[m->n - 1].in_line = true;
}

static void
end_inline(struct fo_met *m, const struct fo_node *ended)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->v[i].in_line && same_object(m->v[i].marker->parent, ended))
			m->v[i].last = true;
}

static void
meet_line(struct fo_met *m, const struct fo_item *it)
{
	const struct fo_line	*line = it->u.line.line;
	const struct fo_node	*n;

	for (size_t k = 0; k < line->nanchors; k++) {
		n = line->anchors[k];
		if (n->object != FO_MARKER) {	/* a place with an id; in a real line its markers come by themselves */
			if (line->height == 0)
				meet_children(m, n, false, false);
			continue;
		}
		if (n->parent == it->node)
			continue;	/* the block's own: met with its fragment */
		if (fo_is_inline_level(n->parent))
			begin_inline(m, n);
		else
			meet(m, n, false, false);
	}
	for (size_t k = 0; k < line->nends; k++)
		end_inline(m, line->ends[k]);
}

/* Is any line of its paragraph among the items? */
static bool
is_set_among(const struct fo_node *marker, const struct fo_item *items, size_t n)
{
	const struct fo_node	*block = marker->parent;

	while (block->parent != NULL && fo_is_inline_level(block))
		block = block->parent;
	for (size_t i = 0; i < n; i++)
		if (items[i].kind == FO_ITEM_LINE && items[i].node != NULL &&
		    (items[i].node == block || is_within(items[i].node, block)))
			return true;
	return false;
}

/* What an earlier page left open goes on on this one. */
static void
resume(struct fo_met *m, const struct fo_met *open, const struct fo_item *items, size_t n)
{
	for (size_t i = 0; i < open->n; i++) {
		if (!is_set_among(open->v[i].marker, items, n))
			continue;
		meet(m, open->v[i].marker, true, true);
		m->v[m->n - 1].in_line = true;
	}
}

/* The markers of all areas among the items, in their order. */
static void
collect(struct fo_met *m, const struct fo_met *open, const struct fo_item *items, size_t n)
{
	const struct fo_item	*it;
	bool			 resumed = open->n == 0;

	m->n = 0;
	for (size_t i = 0; i < n; i++) {
		it = &items[i];
		if (it->artifact)
			continue;	/* a header set again brings no markers again */
		if (!resumed && !it->again) {	/* the blocks around it go on before it */
			resume(m, open, items, n);
			resumed = true;
		}
		if ((it->kind == FO_ITEM_FRAG || it->kind == FO_ITEM_ANCHOR || it->kind == FO_ITEM_CELL) && it->node != NULL)
			meet_children(m, it->node, it->again, it->goes_on);
		else if (it->kind == FO_ITEM_LINE)
			meet_line(m, it);
	}
}

static bool
same_class(const struct fo_node *a, const char *class)
{
	return a->misc->marker_class != NULL && class != NULL && strcmp(a->misc->marker_class, class) == 0;
}

/* Of two areas of which b began later: does it end last? */
static bool
ends_last(const struct fo_node *b, const struct fo_node *a)
{
	return !is_within(b->parent, a->parent);
}

static const struct fo_node *
choose(const struct fo_met *met, const char *class, enum fo_retrieve position)
{
	const struct fo_node	*first = NULL, *starting = NULL, *last = NULL, *last_starting = NULL, *ending = NULL, *m;

	for (size_t i = 0; i < met->n; i++) {
		m = met->v[i].marker;
		if (!same_class(m, class))
			continue;
		if (first == NULL)
			first = m;
		if (last == NULL || ends_last(m, last))
			last = m;
		if (met->v[i].first) {
			if (starting == NULL)
				starting = m;
			last_starting = m;
		}
		if (met->v[i].last && (ending == NULL || ends_last(m, ending)))
			ending = m;
	}
	switch (position) {
	case FO_RETRIEVE_FSWP:
		return starting != NULL ? starting : first;
	case FO_RETRIEVE_LSWP:
		return last_starting != NULL ? last_starting : last;
	case FO_RETRIEVE_LEWP:
		return ending != NULL ? ending : last;
	default:
		return first;
	}
}

/* --- what later pages may ask for ---------------------------------------------- */

static struct fo_carried *
carried_of(struct fo_pages *p, const struct fo_node *table, const char *class)
{
	for (size_t k = 0; k < p->ncarried; k++)
		if (p->carried[k].table == table && same_class(p->carried[k].marker, class))
			return &p->carried[k];
	return NULL;
}

/* Of the areas of a page, the last to end there is what pages after it are given. */
static void
carry(struct fo_pages *p, const struct fo_node *table, size_t page, const struct fo_marker_met *m)
{
	struct fo_carried	*c = carried_of(p, table, m->marker->misc->marker_class);

	if (m->marker->misc->marker_class == NULL)
		return;
	if (c != NULL && c->page == page &&
	    (c->ended != m->last ? c->ended : !ends_last(m->marker, c->marker)))
		return;
	if (c == NULL) {
		if (p->ncarried == p->carried_room) {
			p->carried_room = p->carried_room == 0 ? 8 : 2 * p->carried_room;
			p->carried = mem_grow(p->carried, p->carried_room, sizeof(*p->carried));
		}
		c = &p->carried[p->ncarried++];
	}
	*c = (struct fo_carried){ m->marker, table, page, m->last };
}

void
fo_markers_collect(struct fo_pages *p, const struct fo_page *page)
{
	collect(&p->met, &p->open, page->items, page->nitems);
}

void
fo_markers_carry(struct fo_pages *p)
{
	p->open.n = 0;
	for (size_t i = 0; i < p->met.n; i++) {
		carry(p, NULL, p->npages, &p->met.v[i]);
		if (p->met.v[i].in_line && !p->met.v[i].last)
			meet(&p->open, p->met.v[i].marker, true, true);
	}
}

void
fo_markers_begin(struct fo_pages *p)
{
	size_t	n = 0;

	p->open.n = 0;
	for (size_t i = 0; i < p->ncarried; i++)
		if (p->carried[i].table == NULL)
			p->carried[n++] = p->carried[i];
	p->ncarried = n;
}

void
fo_markers_clear(struct fo_pages *p)
{
	free(p->met.v);
	free(p->open.v);
	free(p->carried);
}

const struct fo_node *
fo_marker_find(struct fo_pages *p, const struct fo_page *page, const struct fo_node *retrieve)
{
	const struct fo_misc	*r = retrieve->misc;
	const struct fo_node	*m = choose(&p->met, r->retrieve_class, r->retrieve_position);
	const struct fo_carried	*c;

	if (m != NULL || r->retrieve_boundary == FO_BOUNDARY_PAGE)
		return m;
	if ((c = carried_of(p, NULL, r->retrieve_class)) == NULL)
		return NULL;
	if (r->retrieve_boundary == FO_BOUNDARY_DOCUMENT || fo_ancestor(c->marker, FO_PAGE_SEQUENCE) == page->sequence)
		return c->marker;
	return NULL;
}

/* --- tables --------------------------------------------------------------------- */

bool
fo_retrieves_in_table(const struct fo_node *n)
{
	if (n == NULL)
		return false;
	for (const struct fo_node *c = n->first; c != NULL; c = c->next)
		if (c->object == FO_RETRIEVE_TABLE_MARKER || (c->object != FO_TABLE && fo_retrieves_in_table(c)))
			return true;
	return false;
}

void
fo_table_markers_begin(struct fo_pages *p, struct fo_table_met *t, const struct fo_node *table,
    const struct fo_item *items, size_t n)
{
	static const struct fo_met	none = { 0 };

	memset(t, 0, sizeof(*t));
	t->table = table;
	t->outer = p->table;
	p->table = t;
	collect(&t->met, &none, items, n);
}

void
fo_table_markers_end(struct fo_pages *p, struct fo_table_met *t)
{
	for (size_t i = 0; i < t->met.n; i++)
		carry(p, t->table, p->npages + 1, &t->met.v[i]);
	p->table = t->outer;
	free(t->met.v);
}

/* While no page shows the table: any marker of the class, so that there is room for one. */
static const struct fo_node *
any_marker(const struct fo_node *n, const char *class)
{
	const struct fo_node	*m = NULL;

	for (const struct fo_node *c = n->first; c != NULL && m == NULL; c = c->next)
		m = c->object == FO_MARKER && same_class(c, class) ? c : any_marker(c, class);
	return m;
}

const struct fo_node *
fo_table_marker_find(struct fo_pages *p, const struct fo_node *retrieve)
{
	const struct fo_misc	*r = retrieve->misc;
	const struct fo_node	*table = fo_ancestor(retrieve, FO_TABLE), *m = NULL;
	const struct fo_carried	*c;

	if (table == NULL)
		return NULL;
	if (p->table == NULL || p->table->table != table) {
		for (const struct fo_node *body = table->first; body != NULL && m == NULL; body = body->next)
			if (body->object == FO_TABLE_BODY)
				m = any_marker(body, r->retrieve_class);
		return m;
	}
	m = choose(&p->table->met, r->retrieve_class, r->table_position);
	if (m != NULL || r->table_boundary == FO_BOUNDARY_FRAGMENT)
		return m;
	if ((c = carried_of(p, table, r->retrieve_class)) == NULL)
		return NULL;
	return r->table_boundary == FO_BOUNDARY_TABLE || c->page == p->npages + 1 ? c->marker : NULL;
}
