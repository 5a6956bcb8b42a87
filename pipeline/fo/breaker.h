/* breaker.h - total-fit breaking of a flow's elements into columns and pages.
 * Private to fo/ (pager.c, breaker.c). */
#ifndef CLEA_FO_BREAKER_H
#define CLEA_FO_BREAKER_H

#include "fo/area.h"

/*
 * A place where a column (a PART) may end: the best way to get there.  Sums
 * are those of all elements up to the first box that stands after it.
 */
struct fo_node_break {
	struct fo_node_break *previous;	/* where the part before ended; NULL: the start of the list */
	struct fo_node_break *next;	/* in the list of active nodes, by line */
	size_t		 position;	/* index of the element it breaks at; FO_NO_ELEMENT: before the first */
	size_t		 line;		/* parts of the list that end here or before */
	int		 fitness;
	mpt		 width, stretch, shrink;
	double		 ratio;
	mpt		 can_stretch, can_shrink, difference;
	double		 demerits;
	/* footnotes */
	mpt		 inserted;	/* length of those placed so far */
	mpt		 total;		/* of those cited so far */
	size_t		 notes;		/* number cited so far */
	size_t		 note, note_elt;	/* the last placed and its last element; note_elt may be FO_NO_ELEMENT */
	bool		 given_up;	/* breaks where a keep forbids it */
};
#define FO_NO_ELEMENT	SIZE_MAX

struct fo_breaker {
	struct arena	*arena;		/* nodes: reset with each list */
	struct fo_list	*list;
	size_t		 base;		/* index of list->v[0] among all elements of the flow */
	void		*self;
	mpt		(*height)(void *self, size_t line);	/* of the part with that number, from 0 */
	bool		(*ends_page)(void *self, size_t line);
	/* the separator between flow and footnotes */
	mpt		 separator, separator_stretch, separator_shrink;
	/* state */
	mpt		 width, stretch, shrink;
	struct fo_node_break *active;	/* sorted by line */
	size_t		 nactive;
	struct fo_node_break *too_short, *too_long, *forced, *deactivated, *given_up;
	size_t		 start_line;	/* lowest line among active nodes */
	bool		 previous_is_box;
	const struct fo_note **notes;
	mpt		*note_sum;	/* lengths up to and with each */
	size_t		 nnotes, notes_room;
	bool		 new_notes;
	size_t		 first_new;
	/* of the break being considered */
	mpt		 inserted;
	size_t		 note, note_elt;
};

void	 fo_breaker_start(struct fo_breaker *, size_t position, size_t line);
void	 fo_breaker_clear(struct fo_breaker *);
/* Handle element i; returns the next index to handle (it goes back when it must start again). */
size_t	 fo_breaker_step(struct fo_breaker *, size_t i);
/* The list ends at element i (a forced break) or after its last: the best node, or NULL when *again is set: go on from there. */
struct fo_node_break *fo_breaker_finish(struct fo_breaker *, size_t i, size_t *again);
/* The latest node that every active node goes back to. */
struct fo_node_break *fo_breaker_settled(struct fo_breaker *);
/* Start again from a node, forgetting what came after; returns the next index to handle. */
size_t	 fo_breaker_restart(struct fo_breaker *, struct fo_node_break *);

/* --- between breaker.c and breaker_notes.c ------------------------------------------ */
static inline const struct fo_elt *
breaker_elt(const struct fo_breaker *b, size_t i)
{
	return &b->list->v[i - b->base];
}

static inline size_t
breaker_end(const struct fo_breaker *b)
{
	return b->base + b->list->n;
}

mpt	 breaker_notes_total(const struct fo_breaker *);	/* length of all that are cited so far */
void	 breaker_cite(struct fo_breaker *, const struct fo_notes *);
bool	 breaker_note_done(const struct fo_breaker *, size_t note, size_t elt);	/* that was its last element */
/* May notes of the pages before go on waiting when the page ends at element i? */
bool	 breaker_may_defer(const struct fo_breaker *, const struct fo_node_break *, size_t i);
/* A piece of what waits that fits into "room": its length, 0 none; leaves b->note and b->note_elt at its end. */
mpt	 breaker_split_notes(struct fo_breaker *, size_t note, size_t note_elt, mpt before, mpt room, bool defer);
void	 breaker_insert_notes(struct fo_breaker *);	/* all that are cited */
struct fo_node_break *breaker_note_pages(struct fo_breaker *, struct fo_node_break *);

#endif /* !CLEA_FO_BREAKER_H */
