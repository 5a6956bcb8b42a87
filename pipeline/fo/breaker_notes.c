/* breaker_notes.c - footnotes in page breaking: how much of those cited fits below
 * a page's text, what is deferred, what is split. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/breaker.h"

mpt
breaker_notes_total(const struct fo_breaker *b)
{
	return b->nnotes == 0 ? 0 : b->note_sum[b->nnotes - 1];
}

void
breaker_cite(struct fo_breaker *b, const struct fo_notes *notes)
{
	mpt	sum = breaker_notes_total(b);

	if (!b->new_notes) {
		b->new_notes = true;
		b->first_new = b->nnotes;
	}
	for (size_t i = 0; i < notes->n; i++) {
		if (b->nnotes == b->notes_room) {
			b->notes_room = b->notes_room == 0 ? 16 : 2 * b->notes_room;
			b->notes = mem_grow(b->notes, b->notes_room, sizeof(struct fo_note *));
			b->note_sum = mem_grow(b->note_sum, b->notes_room, sizeof(*b->note_sum));
		}
		sum += notes->v[i].length;
		b->notes[b->nnotes] = &notes->v[i];
		b->note_sum[b->nnotes++] = sum;
	}
}

static size_t
note_size(const struct fo_breaker *b, size_t i)
{
	return b->notes[i]->list->n;
}

bool
breaker_note_done(const struct fo_breaker *b, size_t note, size_t e)
{
	return e == FO_NO_ELEMENT ? note_size(b, note) == 0 : e + 1 >= note_size(b, note);
}

/* No place to break between two elements: whatever is cited there must go along. */
static bool
no_break_between(const struct fo_breaker *b, size_t from, size_t to)
{
	size_t	i = from + 1;

	while (i < to && breaker_elt(b, i)->kind != FO_ELT_BOX)
		i++;
	for (; i < to; i++) {
		if (breaker_elt(b, i)->kind == FO_ELT_GLUE && breaker_elt(b, i - 1)->kind == FO_ELT_BOX)
			return false;
		if (breaker_elt(b, i)->kind == FO_ELT_PENALTY && breaker_elt(b, i)->penalty < FO_INFINITE)
			return false;
	}
	return true;
}

bool
breaker_may_defer(const struct fo_breaker *b, const struct fo_node_break *n, size_t i)
{
	bool	waiting = n->inserted < breaker_notes_total(b);

	if (b->new_notes && b->first_new != 0 && n->note < b->nnotes)
		waiting = waiting || n->note < b->first_new - 1 || !breaker_note_done(b, n->note, n->note_elt);
	return waiting && no_break_between(b, n->position, i);
}

/*
 * As much of one note as fits into "room", in whole pieces, on top of "length"
 * that is taken already.  The last element taken is left in *last.
 */
static mpt
split_note(const struct fo_list *list, size_t from, mpt length, mpt room, bool *added, size_t *last)
{
	mpt	taken = length, best = 0;
	size_t	i = from, stop = FO_NO_ELEMENT;
	bool	box;

	*last = FO_NO_ELEMENT;
	while (taken <= room) {
		if (*added) {
			best = taken;
			*last = stop;
		}
		if (i >= list->n)
			break;
		for (box = false; i < list->n; i++) {
			const struct fo_elt	*e = &list->v[i];

			if (e->kind == FO_ELT_BOX) {
				taken += e->width;
				box = true;
				if (taken > best)
					*added = true;
			} else if (e->kind == FO_ELT_GLUE) {
				if (box)
					break;
				taken += e->width;
			} else if (e->penalty < FO_INFINITE)
				break;
			else
				box = false;
		}
		stop = i < list->n ? i : list->n - 1;
		i++;
	}
	return *added ? best : 0;
}

/* A piece of the footnotes that wait: 0 when not even the smallest fits. */
mpt
breaker_split_notes(struct fo_breaker *b, size_t note, size_t note_elt, mpt before, mpt room, bool defer)
{
	mpt	length = 0;
	size_t	from, last;
	bool	added = false;

	if (room <= 0 || b->nnotes == 0)
		return 0;
	if (breaker_note_done(b, note, note_elt)) {
		note++;
		from = 0;
	} else
		from = note_elt == FO_NO_ELEMENT ? 0 : note_elt + 1;
	if (note >= b->nnotes)
		return 0;
	if (b->nnotes - 1 > note) {
		if (!defer && b->new_notes && b->first_new > 0) {
			length = b->note_sum[b->first_new - 1] - before;
			note = b->first_new;
			from = 0;
		}
		while (note < b->nnotes && b->note_sum[note] - before <= room) {
			length = b->note_sum[note] - before;
			added = true;
			note++;
			from = 0;
		}
	}
	if (note >= b->nnotes)
		return 0;	/* all fit: not for this function to say */
	length = split_note(b->notes[note]->list, from, length, room, &added, &last);
	if (length <= 0)
		return 0;
	b->note = last != FO_NO_ELEMENT ? note : note - 1;
	b->note_elt = last != FO_NO_ELEMENT ? last : note_size(b, b->note) - 1;
	return length;
}

void
breaker_insert_notes(struct fo_breaker *b)
{
	b->inserted = breaker_notes_total(b);
	b->note = b->nnotes - 1;
	b->note_elt = note_size(b, b->note) == 0 ? FO_NO_ELEMENT : note_size(b, b->note) - 1;
}

/* Footnotes that are left when the text has ended: pages of their own. */
struct fo_node_break *
breaker_note_pages(struct fo_breaker *b, struct fo_node_break *n)
{
	struct fo_node_break	*m;
	mpt			 room, piece;

	while (n->inserted < n->total) {
		m = arena_alloc(b->arena, sizeof(*m));
		*m = *n;
		m->previous = n;
		m->next = NULL;
		m->line = n->line + 1;
		m->ratio = 0;
		m->difference = 0;
		room = b->height(b->self, n->line) - b->separator;
		b->note = n->note;
		b->note_elt = n->note_elt;
		if (n->total - n->inserted <= room ||
		    (piece = breaker_split_notes(b, n->note, n->note_elt, n->inserted, room, true)) <= 0) {
			breaker_insert_notes(b);	/* or nothing more fits on a page than overflows it */
			m->inserted = n->total;
		} else
			m->inserted = n->inserted + piece;
		m->note = b->note;
		m->note_elt = b->note_elt;
		n = m;
	}
	return n;
}
