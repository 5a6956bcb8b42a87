/* list.c - lists: label and body side by side, merged into steps (XSL 1.1, 6.8). */
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/report.h"
#include "fo/area.h"
#include "fo/context.h"
#include "fo/page.h"
#include "fo/tree.h"

#define NSIDES	2

/* The merge of the two lists of an item: how far each has come. */
struct merge {
	struct fo_listitem	*item;
	mpt		 part[NSIDES];	/* length taken so far */
	size_t		 from[NSIDES], to[NSIDES];
	bool		 loose;		/* keeps gave way: the item is longer than a page */
};

/* Advance one list to its next break; true if it had anything left. */
static bool
advance(struct merge *m, int i)
{
	const struct fo_list	*list = m->item->list[i];

	while (m->to[i] < list->n) {
		m->to[i]++;
		if (fo_can_break(list, m->to[i] - 1, m->loose))
			break;
		if (list->v[m->to[i] - 1].kind != FO_ELT_PENALTY)
			m->part[i] += list->v[m->to[i] - 1].width;
	}
	return m->to[i] > m->from[i];
}

/*
 * The next step: the first is the longer of both sides' first pieces, so that
 * label and body begin together; later ones the shorter.  A side that does not
 * reach its next break within the step waits.
 */
static bool
next_step(struct merge *m, mpt *step)
{
	mpt	before[NSIDES] = { m->part[0], m->part[1] };
	bool	more[NSIDES], first = before[0] == 0 && before[1] == 0;

	for (int i = 0; i < NSIDES; i++) {
		m->from[i] = m->to[i];
		more[i] = advance(m, i);
		if (!more[i])
			m->part[i] = before[i];
	}
	if (!more[0] && !more[1])
		return false;
	*step = first ? INT64_MIN : INT64_MAX;
	for (int i = 0; i < NSIDES; i++)
		if (more[i] && (first ? m->part[i] > *step : m->part[i] < *step))
			*step = m->part[i];
	for (int i = 0; i < NSIDES; i++)
		if (m->part[i] > *step) {
			m->part[i] = before[i];
			m->to[i] = m->from[i];
		}
	return true;
}

static mpt
most_left(const struct merge *m)
{
	mpt	a = m->item->list[0]->length - m->part[0], b = m->item->list[1]->length - m->part[1];

	return a > b ? a : b;
}

/* The break after a step, out of those the two lists end on. */
static struct fo_elt
step_break(const struct merge *m, mpt *extra)
{
	struct fo_elt		 e = { .kind = FO_ELT_PENALTY };
	const struct fo_elt	*last;

	*extra = 0;
	for (int i = 0; i < NSIDES; i++) {
		if (m->to[i] == 0)
			continue;
		last = &m->item->list[i]->v[m->to[i] - 1];
		if (last->kind != FO_ELT_PENALTY)
			continue;
		if (last->width > *extra)
			*extra = last->width;
		if (last->penalty <= -FO_INFINITE) {
			e.penalty = -FO_INFINITE;
			e.brk = last->brk > e.brk ? last->brk : e.brk;
		} else if (e.penalty > -FO_INFINITE && last->penalty > e.penalty) {
			e.penalty = last->penalty;
			e.within = last->within;
		}
	}
	return e;
}

static void
put_step(struct fo_layout *L, struct fo_area *a, struct merge *m, mpt length)
{
	struct fo_elt	 e = { .kind = FO_ELT_BOX, .content = FO_CONTENT_STEP, .width = length, .area = a };
	struct fo_step	*s = arena_alloc(L->lines, sizeof(*s));

	s->item = m->item;
	for (int i = 0; i < NSIDES; i++) {
		s->from[i] = m->from[i];
		s->to[i] = m->to[i];
		e.notes = fo_notes_join(L->notes, e.notes, fo_notes_in(L->notes, m->item->list[i], m->from[i], m->to[i]));
	}
	e.u.step = s;
	fo_put_box(L, &e);
}

static void
put_step_break(struct fo_layout *L, struct fo_area *a, const struct merge *m, struct fo_hold next, mpt width)
{
	mpt		extra;
	struct fo_elt	e = step_break(m, &extra);
	struct fo_hold	hold;

	e.width = width + extra;
	if (e.penalty > -FO_INFINITE) {
		hold = fo_hold_max(next, a->together);
		if (hold.penalty > e.penalty || e.within == FO_WITHIN_AUTO)
			e.within = (uint8_t)hold.within;
		if (hold.penalty > e.penalty)
			e.penalty = hold.penalty;
		if (m->loose && e.penalty >= FO_INFINITE)
			e.penalty = FO_INFINITE - 1;
		e.weak = e.penalty >= FO_INFINITE;
	}
	fo_put_break_elt(L, a, &e);
}

static bool
has_long_step(const struct fo_layout *L, struct fo_listitem *item)
{
	struct merge	m = { .item = item };
	mpt		step, last = 0;

	if (L->page_height <= 0)
		return false;
	while (next_step(&m, &step)) {
		if (step - last > L->page_height)
			return true;
		last = step;
	}
	return false;
}

static const struct fo_node *
part_of(const struct fo_node *item, enum fo_object what)
{
	for (const struct fo_node *c = item->first; c != NULL; c = c->next)
		if (c->object == what)
			return c;
	return NULL;
}

static struct fo_hold
keep_after_part(const struct fo_node *item, enum fo_object what)
{
	const struct fo_node	*n = part_of(item, what);

	return n == NULL ? FO_HOLD_NONE : fo_keep_after(n);
}

static struct fo_list *
side_list(const struct fo_layout *L, const struct fo_node *item, enum fo_object what)
{
	const struct fo_node	*n = part_of(item, what);
	struct fo_layout	 sub;
	struct fo_list		*list = fo_list_new(L->lines);

	if (n == NULL)
		return list;
	fo_layout_init(&sub, L, L->lines, list, L->width);
	fo_block_layout(&sub, NULL, n);
	fo_layout_end(&sub);
	return list;
}

static void
put_item(struct fo_layout *L, struct fo_area *a, const struct fo_node *n)
{
	struct merge	 m = { .item = arena_alloc(L->lines, sizeof(*m.item)) };
	struct fo_hold	 next = FO_HOLD_NONE, after[NSIDES];
	mpt		 total, step, added = 0, box, beyond;

	m.item->list[0] = side_list(L, n, FO_LIST_ITEM_LABEL);
	m.item->list[1] = side_list(L, n, FO_LIST_ITEM_BODY);
	after[0] = keep_after_part(n, FO_LIST_ITEM_LABEL);
	after[1] = keep_after_part(n, FO_LIST_ITEM_BODY);
	m.loose = has_long_step(L, m.item);
	total = m.item->list[0]->length > m.item->list[1]->length ? m.item->list[0]->length : m.item->list[1]->length;
	if (m.item->list[0]->n + m.item->list[1]->n == 0)
		fo_put_anchor(L, a);
	while (!L->stop && next_step(&m, &step)) {
		for (int i = 0; i < NSIDES; i++)
			if (m.to[i] == m.item->list[i]->n)
				next = fo_hold_max(next, after[i]);
		beyond = step + most_left(&m) - total;
		box = step - added - beyond;
		added += box;
		put_step(L, a, &m, box);
		if (m.to[0] < m.item->list[0]->n || m.to[1] < m.item->list[1]->n)
			put_step_break(L, a, &m, next, beyond);
	}
}

static void
layout_item(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_area	*a = fo_area_new(L, parent, n);

	fo_put_space(L, a, &n->box->space[FO_BEFORE], L->width);
	fo_put_open(L, a);
	put_item(L, a, n);
	fo_put_close(L, a);
	fo_put_space(L, a, &n->box->space[FO_AFTER], L->width);
}

void
fo_listblock_layout(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	if (n->object == FO_LIST_ITEM)
		layout_item(L, parent, n);
	else
		fo_block_layout(L, parent, n);	/* a list-block stacks its items as a block does */
}
