/* marker.c - markers met on pages, and which one a retrieve-marker takes (XSL 1.1, 6.13.6). */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fo/page.h"

static void
meet(struct fo_pages *p, const struct fo_node *marker, bool again, bool goes_on)
{
	if (p->nmet == p->met_room) {
		p->met_room = p->met_room == 0 ? 16 : 2 * p->met_room;
		p->met = mem_grow(p->met, p->met_room, sizeof(*p->met));
	}
	p->met[p->nmet++] = (struct fo_marker_met){ marker, !again, !goes_on };
}

static void
meet_children(struct fo_pages *p, const struct fo_node *n, bool again, bool goes_on)
{
	for (const struct fo_node *c = n->first; c != NULL; c = c->next)
		if (c->object == FO_MARKER)
			meet(p, c, again, goes_on);
}

/* The markers of all areas on a page, in their order. */
void
fo_markers_collect(struct fo_pages *p, const struct fo_page *page)
{
	const struct fo_item	*it;
	const struct fo_line	*line;

	p->nmet = 0;
	for (size_t i = 0; i < page->nitems; i++) {
		it = &page->items[i];
		if (it->artifact)
			continue;	/* a header set again brings no markers again */
		if ((it->kind == FO_ITEM_FRAG || it->kind == FO_ITEM_ANCHOR || it->kind == FO_ITEM_CELL) && it->node != NULL)
			meet_children(p, it->node, it->again, it->goes_on);
		if (it->kind != FO_ITEM_LINE)
			continue;
		line = it->u.line.line;
		for (size_t k = 0; k < line->nanchors; k++) {
			if (line->anchors[k]->object == FO_MARKER && line->anchors[k]->parent == it->node)
				continue;	/* the block's own: met with its fragment */
			if (line->anchors[k]->object == FO_MARKER)
				meet(p, line->anchors[k], false, false);
			else
				meet_children(p, line->anchors[k], false, false);
		}
	}
}

static bool
same_class(const struct fo_node *a, const char *class)
{
	return a->misc->marker_class != NULL && class != NULL && strcmp(a->misc->marker_class, class) == 0;
}

/* Remember the last marker of each class for the pages after. */
void
fo_markers_carry(struct fo_pages *p, const struct fo_page *page)
{
	const struct fo_node	*m;
	size_t			 k;

	(void)page;
	for (size_t i = 0; i < p->nmet; i++) {
		m = p->met[i].marker;
		for (k = 0; k < p->ncarried; k++)
			if (same_class(p->carried[k], m->misc->marker_class))
				break;
		if (k == p->ncarried && p->ncarried == p->carried_room) {
			p->carried_room = p->carried_room == 0 ? 8 : 2 * p->carried_room;
			p->carried = mem_grow(p->carried, p->carried_room, sizeof(struct fo_node *));
		}
		if (k == p->ncarried)
			p->ncarried++;
		p->carried[k] = m;
	}
}

static const struct fo_node *
on_page(const struct fo_pages *p, const struct fo_misc *r)
{
	const struct fo_node	*first = NULL, *starting = NULL, *last = NULL, *last_starting = NULL, *ending = NULL;

	for (size_t i = 0; i < p->nmet; i++) {
		if (!same_class(p->met[i].marker, r->retrieve_class))
			continue;
		if (first == NULL)
			first = p->met[i].marker;
		last = p->met[i].marker;
		if (p->met[i].first) {
			if (starting == NULL)
				starting = p->met[i].marker;
			last_starting = p->met[i].marker;
		}
		if (p->met[i].last)
			ending = p->met[i].marker;
	}
	switch (r->retrieve_position) {
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

static const struct fo_node *
sequence_of(const struct fo_node *n)
{
	return fo_ancestor(n, FO_PAGE_SEQUENCE);
}

const struct fo_node *
fo_marker_find(struct fo_pages *p, const struct fo_page *page, const struct fo_node *retrieve)
{
	const struct fo_misc	*r = retrieve->misc;
	const struct fo_node	*m = on_page(p, r);

	if (m != NULL || r->retrieve_boundary == FO_BOUNDARY_PAGE)
		return m;
	for (size_t k = 0; k < p->ncarried; k++) {
		if (!same_class(p->carried[k], r->retrieve_class))
			continue;
		if (r->retrieve_boundary == FO_BOUNDARY_DOCUMENT || sequence_of(p->carried[k]) == page->sequence)
			return p->carried[k];
	}
	return NULL;
}
