/* knuth.c - total-fit line breaking.
 *
 * A paragraph is a row of boxes (what is printed), glue (space that stretches
 * and shrinks) and penalties (places where breaking costs something).  A line
 * may end at glue that follows a box, or at a penalty below infinity.  Walking
 * over the items, we keep the "active" nodes: line ends found so far from which
 * the current item can still be reached:
 *
 *     |In olden times when wishing| still helped ... one
 *     ^ node, line 0              ^ node, line 1     ^ item being considered
 *
 * For each active node the line from it to the item has a ratio r: how much of
 * its stretch (r > 0) or shrink (r < 0) it needs.  r < -1: too long, and so
 * for every later item: the node leaves the list.  -1 <= r <= threshold: a new
 * node.  Of several ways to reach the same item with the same number of lines
 * and the same tightness the one of least demerits is kept, so the list stays
 * short and the walk linear.
 *
 * With "force" the walk never fails: when the list runs empty, it starts again
 * from the best line that was too short, else from the best that was too long.
 * An unbreakable word wider than the column so becomes a line of its own that
 * overflows, and nothing is lost.
 *
 * Demerits, fitness classes and the order in which ties are decided follow the
 * reference formatter: f = 1 + 100 |r|^3 (+ penalty), demerits f^2, 50 more for
 * two hyphenated lines in a row, 50 for neighbours of very different tightness.
 */
#include <string.h>

#include "base/arena.h"
#include "fo/knuth.h"

#define REPEATED_DEMERIT	50.0
#define FITNESS_DEMERIT		50.0
#define INFINITE_RATIO		1000.0
#define INFINITE_DEMERITS	1e300
#define NFITNESS		4

struct sums { mpt width, stretch, shrink; };

struct node {
	struct node	*next;		/* in the active list */
	struct node	*previous;	/* where this line begins */
	size_t		 position;	/* item the line ends at */
	size_t		 line;		/* lines so far */
	int		 fitness;
	struct sums	 total;		/* up to the first box of the next line */
	double		 ratio, demerits;
	mpt		 difference, stretch, shrink;
};

struct best {			/* ways to end a line here, by tightness */
	struct node	*from;
	double		 demerits, ratio;
	mpt		 difference, stretch, shrink;
};

struct walk {
	struct arena		*arena;
	const struct knuth_item	*items;
	size_t			 n;
	const struct knuth_try	*how;
	struct node		*active;
	struct sums		 total;		/* before the item considered */
	struct best		 best[NFITNESS];
	double			 least;		/* of best[] */
	double			 bound;		/* there is a way through for that many demerits */
	struct node		*deactivated, *too_long, *too_short;
};

static int
fitness_of(double ratio)
{
	if (ratio < -0.5)
		return 0;
	if (ratio <= 0.5)
		return 1;
	return ratio <= 1.0 ? 2 : 3;
}

/* The sums as they stand at the first box after a break here: what lies between is dropped. */
static struct sums
sums_after(const struct walk *w, size_t at)
{
	struct sums	 s = w->total;

	for (size_t i = at; i < w->n; i++) {
		const struct knuth_item	*it = &w->items[i];

		if (it->kind == KNUTH_BOX)
			break;
		if (it->kind == KNUTH_GLUE) {
			s.width += it->width;
			s.stretch += it->stretch;
			s.shrink += it->shrink;
		} else if (it->penalty == -KNUTH_INFINITE && i != at) {
			break;
		}
	}
	return s;
}

static bool
is_flagged(const struct walk *w, size_t i)
{
	return w->items[i].kind == KNUTH_PENALTY && w->items[i].flagged;
}

static bool
ladder_too_long(const struct walk *w, const struct node *from)
{
	int32_t	 count = 2;

	if (w->how->ladder < 1)
		return false;
	for (const struct node *p = from->previous; p != NULL && count <= w->how->ladder; p = p->previous) {
		if (!is_flagged(w, p->position))
			break;
		count++;
	}
	return count > w->how->ladder;
}

static double
demerits_of(const struct walk *w, const struct node *from, size_t at, int fitness, double ratio)
{
	const struct knuth_item	*it = &w->items[at];
	double			 f = ratio < 0 ? -ratio : ratio, d;
	int			 apart = fitness - from->fitness;

	f = 1 + 100 * f * f * f;
	if (it->kind == KNUTH_PENALTY && it->penalty >= 0) {
		f += it->penalty;
		d = f * f;
	} else if (it->kind == KNUTH_PENALTY && it->penalty > -KNUTH_INFINITE) {
		d = f * f - (double)it->penalty * it->penalty;
	} else {
		d = f * f;
	}
	if (is_flagged(w, at) && is_flagged(w, from->position)) {
		d += REPEATED_DEMERIT;
		if (ladder_too_long(w, from))
			d += INFINITE_DEMERITS;
	}
	if (apart > 1 || apart < -1)
		d += FITNESS_DEMERIT;
	return d + from->demerits;
}

static double
ratio_of(mpt difference, mpt stretch, mpt shrink)
{
	if (difference > 0)
		return stretch > 0 ? (double)difference / (double)stretch : INFINITE_RATIO;
	if (difference < 0)
		return shrink > 0 ? (double)difference / (double)shrink : -INFINITE_RATIO;
	return 0;
}

static struct node *
node_make(struct walk *w, size_t at, const struct best *b, int fitness, struct sums total)
{
	struct node	*node = arena_alloc(w->arena, sizeof(*node));

	node->previous = b->from;
	node->position = at;
	node->line = b->from->line + 1;
	node->fitness = fitness;
	node->total = total;
	node->ratio = b->ratio;
	node->demerits = b->demerits;
	node->difference = b->difference;
	node->stretch = b->stretch;
	node->shrink = b->shrink;
	return node;
}

/* Forced breaking: remember the least bad line that does not fit. */
static void
remember_misfit(struct walk *w, size_t at, const struct best *b, int fitness)
{
	if (b->ratio <= -1) {
		if (w->too_long == NULL || b->demerits < w->too_long->demerits)
			w->too_long = node_make(w, at, b, fitness, sums_after(w, at));
	} else if (w->too_short == NULL || b->demerits <= w->too_short->demerits) {
		w->too_short = node_make(w, at, b, fitness, sums_after(w, at));
	}
}

static void
best_reset(struct walk *w)
{
	for (int i = 0; i < NFITNESS; i++)
		w->best[i].demerits = INFINITE_DEMERITS;
	w->least = INFINITE_DEMERITS;
}

/* The ways found to end a line at this item, as nodes; NULL if there is none. */
static struct node *
make_breaks(struct walk *w, size_t at)
{
	struct node	*first = NULL, **last = &first;
	struct sums	 s;

	if (w->least >= INFINITE_DEMERITS)
		return NULL;
	s = sums_after(w, at);
	for (int i = 0; i < NFITNESS; i++)
		if (w->best[i].demerits < INFINITE_DEMERITS &&
		    w->best[i].demerits <= w->least + FITNESS_DEMERIT) {
			*last = node_make(w, at, &w->best[i], i, s);
			last = &(*last)->next;
		}
	best_reset(w);
	return first;
}

/* Put nodes into the list at *p; returns the place behind them. */
static struct node **
splice(struct node **p, struct node *nodes)
{
	struct node	*rest = *p;

	if (nodes == NULL)
		return p;
	*p = nodes;
	while (nodes->next != NULL)
		nodes = nodes->next;
	nodes->next = rest;
	return &nodes->next;
}

static void
deactivate(struct walk *w, struct node **p)
{
	struct node	*node = *p, *last = w->deactivated;

	*p = node->next;
	node->next = NULL;
	if (last == NULL || node->position > last->position ||
	    (node->position == last->position && node->demerits < last->demerits))
		w->deactivated = node;
}

/* The line from a node to this item, but for its ratio. */
static inline struct best
line_to(const struct walk *w, struct node *from, size_t at, bool *forced)
{
	const struct knuth_item	*it = &w->items[at];
	bool			 penalty = it->kind == KNUTH_PENALTY;

	*forced = penalty && it->penalty == -KNUTH_INFINITE;
	return (struct best){ .from = from,
	    .difference = w->how->width - (w->total.width - from->total.width) - (penalty ? it->width : 0),
	    .stretch = w->total.stretch - from->total.stretch,
	    .shrink = w->total.shrink - from->total.shrink };
}

/* Is a line so short that nothing can come of it?  Most are, so this is looked at first. */
static bool
is_hopeless(const struct walk *w, const struct node *from, const struct best *b)
{
	bool	 bad = (double)b->difference > w->how->threshold * (double)b->stretch;
	bool	 bounded = w->bound < INFINITE_DEMERITS;
	double	 r, f, least;

	if (b->difference <= 0)
		return false;
	if (bad && (!w->how->force || bounded))
		return true;
	r = ratio_of(b->difference, b->stretch, 0);
	f = 1 + 100 * r * r * r;
	least = from->demerits + f * f;
	if (bounded)
		return least > w->bound;
	/* A bad line might still be the least bad one. */
	return bad && w->too_short != NULL && least > w->too_short->demerits;
}

/* Weigh the line from *p to the item; true when the node was taken off the list. */
static bool
weigh(struct walk *w, struct node **p, size_t at)
{
	struct node	*from = *p;
	struct best	 b;
	int		 fitness;
	bool		 forced, gone = false;

	b = line_to(w, from, at, &forced);
	if (!forced && is_hopeless(w, from, &b))
		return false;
	b.ratio = ratio_of(b.difference, b.stretch, b.shrink);
	if (b.ratio < -1 || forced) {
		deactivate(w, p);
		gone = true;
	}
	if (b.ratio < -1 && (!w->how->force || w->bound < INFINITE_DEMERITS))
		return true;
	fitness = fitness_of(b.ratio);
	b.demerits = demerits_of(w, from, at, fitness, b.ratio);
	if (b.demerits > w->bound)
		return gone;
	if (b.ratio >= -1 && b.ratio <= w->how->threshold) {
		if (b.demerits < w->best[fitness].demerits) {
			w->best[fitness] = b;
			w->too_short = NULL;
			if (b.demerits < w->least)
				w->least = b.demerits;
		}
	}
	if (w->how->force && (b.ratio <= -1 || b.ratio > w->how->threshold))
		remember_misfit(w, at, &b, fitness);
	return gone;
}

/*
 * Weigh every active node.  The list is ordered by line, then by age: nodes that
 * come of one line's nodes wait until those of the next line have been weighed.
 */
static void
consider(struct walk *w, size_t at)
{
	struct node	**p = &w->active, *made = NULL;
	size_t		 line = 0;

	w->deactivated = NULL;
	w->too_long = NULL;
	while (*p != NULL) {
		if (made != NULL && (*p)->line > line + 1) {
			p = splice(p, made);
			made = NULL;
			continue;
		}
		line = (*p)->line;
		while (*p != NULL && (*p)->line == line)
			if (!weigh(w, p, at))
				p = &(*p)->next;
		p = splice(p, made);
		made = make_breaks(w, at);
	}
	splice(p, made);
}

/* Start again from a line that does not fit; returns the item to go on after. */
static size_t
restart(struct walk *w, struct node *node)
{
	size_t	 i = node->position;

	node->demerits = 0;
	w->active = node;
	node->next = NULL;
	w->total = node->total;
	w->too_short = w->too_long = NULL;
	while (i + 1 < w->n && w->items[i + 1].kind != KNUTH_BOX)
		i++;
	return i;
}

/* The list ran empty: go on from the least bad line, at item *i; false if there is none. */
static bool
recover(struct walk *w, struct node **forced, size_t *i)
{
	struct node	*last = w->deactivated;

	/* The last good line end beats the bad ones met since the beginning. */
	if (last != NULL && last != *forced) {
		if (last->ratio > 0)
			w->too_short = last;
		else
			w->too_long = last;
	}
	if (w->too_short == NULL || (*forced)->position == w->too_short->position)
		*forced = w->too_long;
	else
		*forced = w->too_short;
	if (*forced == NULL)
		return false;
	*i = restart(w, *forced);
	return true;
}

static bool
may_break(const struct walk *w, size_t i, bool after_box)
{
	const struct knuth_item	*it = &w->items[i];

	if (it->kind == KNUTH_GLUE)
		return after_box && w->how->allowed != KNUTH_FORCED_ONLY;
	if (it->kind != KNUTH_PENALTY || it->penalty >= KNUTH_INFINITE)
		return false;
	if (it->flagged && w->how->allowed == KNUTH_UNFLAGGED)
		return false;
	return w->how->allowed != KNUTH_FORCED_ONLY || it->penalty == -KNUTH_INFINITE;
}

static void
advance(struct walk *w, size_t i)
{
	const struct knuth_item	*it = &w->items[i];

	if (it->kind == KNUTH_BOX) {
		w->total.width += it->width;
	} else if (it->kind == KNUTH_GLUE) {
		w->total.width += it->width;
		w->total.stretch += it->stretch;
		w->total.shrink += it->shrink;
	}
}

/*
 * A way through that takes the best end for each line and never looks back.  It
 * is seldom the best one, but no better way has a part that is worse than all of
 * it, so that the walk may leave out what is.  No bound where hyphens are
 * counted: what a line end costs then depends on more than the line before.
 */
static double
greedy_demerits(struct walk *w, struct node *from)
{
	struct best	 b, good = { 0 };
	struct sums	 good_total = { 0 };
	size_t		 good_at = 0;
	double		 demerits = INFINITE_DEMERITS;
	bool		 after_box = false, any = false, forced;

	if (w->how->ladder > 0)
		return demerits;
	for (size_t i = 0; i < w->n; i++) {
		if (may_break(w, i, after_box)) {
			b = line_to(w, from, i, &forced);
			b.ratio = ratio_of(b.difference, b.stretch, b.shrink);
			b.demerits = demerits_of(w, from, i, fitness_of(b.ratio), b.ratio);
			if (b.ratio >= -1 && b.ratio <= w->how->threshold && (!any || b.demerits <= good.demerits)) {
				good = b;
				good_at = i;
				good_total = w->total;
				any = true;
			}
			if (b.ratio < -1 || forced) {
				if (!any)
					break;
				if (good_at == w->n - 1) {
					demerits = good.demerits;
					break;
				}
				i = good_at;
				w->total = good_total;
				from = node_make(w, i, &good, fitness_of(good.ratio), sums_after(w, i));
				any = false;
			}
		}
		advance(w, i);
		if (w->items[i].kind != KNUTH_MARK)
			after_box = w->items[i].kind == KNUTH_BOX;
	}
	memset(&w->total, 0, sizeof(w->total));
	return demerits;
}

static size_t
collect(struct walk *w, const struct node *end, struct knuth_line **lines)
{
	size_t	 n = 0, i;

	for (const struct node *p = end; p->previous != NULL; p = p->previous)
		n++;
	*lines = arena_array(w->arena, n, sizeof(**lines));
	i = n;
	for (const struct node *p = end; p->previous != NULL; p = p->previous)
		(*lines)[--i] = (struct knuth_line){ .end = p->position, .difference = p->difference,
		    .stretch = p->stretch, .shrink = p->shrink, .ratio = p->ratio };
	return n;
}

/* Walk over all items; returns the last node of the best way through, NULL if there is none. */
static const struct node *
walk_through(struct walk *w, bool bounded)
{
	struct node	*forced, *best = NULL;
	bool		 after_box = false;

	best_reset(w);
	w->active = forced = arena_alloc(w->arena, sizeof(*forced));
	forced->fitness = 1;
	for (size_t i = 0; !w->how->from_first_item && i < w->n; i++)
		if (w->items[i].kind == KNUTH_BOX) {
			forced->position = i;
			break;
		}
	w->bound = bounded ? greedy_demerits(w, forced) : INFINITE_DEMERITS;
	for (size_t i = 0; i < w->n; i++) {
		if (may_break(w, i, after_box))
			consider(w, i);
		advance(w, i);
		if (w->items[i].kind != KNUTH_MARK)
			after_box = w->items[i].kind == KNUTH_BOX;
		if (w->active == NULL) {
			if (!w->how->force || !recover(w, &forced, &i))
				return NULL;
			after_box = false;
		}
	}
	for (struct node *p = w->active; p != NULL; p = p->next)
		if (best == NULL || p->position > best->position ||
		    (p->position == best->position && p->demerits < best->demerits))
			best = p;
	return best;
}

size_t
knuth_break(struct arena *arena, const struct knuth_item *items, size_t n,
    const struct knuth_try *how, struct knuth_line **lines)
{
	struct walk		 w = { .arena = arena, .items = items, .n = n, .how = how };
	struct walk		 again = w;
	const struct node	*end = walk_through(&w, true);

	if (end != NULL)
		return collect(&w, end, lines);
	/* Misfits are not kept where there is a bound; without one there is always a way. */
	if (how->force && (end = walk_through(&again, false)) != NULL)
		return collect(&again, end, lines);
	return 0;
}
