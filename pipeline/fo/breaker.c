/*
 * breaker.c - total-fit breaking of elements into columns and pages.
 *
 * Knuth and Plass, downwards: an active node is a break that may still be the
 * last one; each element that may end a part is tried from every active node.
 * A page is rarely full to the point, so most breaks are "too short": then the
 * one with the least demerits wins when nothing fits any more, which is the
 * last of those with the lowest penalty.  That restart leaves one node: all
 * pages up to it are settled, and the pager paints them.
 *
 * Footnotes cited since a node add their length to the page; where they do not
 * all fit, they are split or deferred.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/breaker.h"

#define INFINITE_RATIO		1000.0
#define FILLER			10000000	/* stretch at the end of a list [mpt] */
#define DEMERITS_FITNESS	5000.0		/* neighbouring parts of very different looseness */
#define DEMERITS_DEFERRED	10000.0		/* a footnote that goes to the next page */
#define DEMERITS_SPLIT		5000.0
#define MAX_SKIP		5		/* parts left empty for what is too long for them */

struct trial {				/* a part from a node to the element considered */
	struct fo_node_break *from;
	mpt		 difference;
	double		 ratio, demerits;
	int		 fitness;
	mpt		 inserted;
	size_t		 note, note_elt;
};

static void
activate(struct fo_breaker *b, struct fo_node_break *n)
{
	struct fo_node_break	**at = &b->active;

	while (*at != NULL && (*at)->line <= n->line)
		at = &(*at)->next;
	n->next = *at;
	*at = n;
	b->nactive++;
}

static void
deactivate(struct fo_breaker *b, struct fo_node_break *n)
{
	for (struct fo_node_break **at = &b->active; *at != NULL; at = &(*at)->next)
		if (*at == n) {
			*at = n->next;
			b->nactive--;
			return;
		}
}

void
fo_breaker_start(struct fo_breaker *b, size_t position, size_t line)
{
	struct fo_node_break	*n;

	arena_reset(b->arena);
	b->width = b->stretch = b->shrink = 0;
	b->active = NULL;
	b->nactive = 0;
	b->too_short = b->too_long = b->deactivated = b->given_up = NULL;
	b->previous_is_box = false;
	b->nnotes = 0;
	b->new_notes = false;
	n = arena_alloc(b->arena, sizeof(*n));
	n->position = position;
	n->line = line;
	n->fitness = 1;
	n->note_elt = FO_NO_ELEMENT;
	b->inserted = 0;
	b->note = 0;
	b->note_elt = FO_NO_ELEMENT;
	activate(b, n);
	b->forced = n;
}

void
fo_breaker_clear(struct fo_breaker *b)
{
	free(b->notes);
	free(b->note_sum);
	b->notes = NULL;
	b->note_sum = NULL;
	b->notes_room = b->nnotes = 0;
}

/* What is left of the part's height when it goes from a node to element i. */
static mpt
difference(struct fo_breaker *b, const struct fo_node_break *n, size_t i)
{
	mpt	used = b->width - n->width, room = b->height(b->self, n->line), waiting, piece;
	bool	defer;

	if (i < breaker_end(b) && breaker_elt(b, i)->kind == FO_ELT_PENALTY)
		used += breaker_elt(b, i)->width;
	b->inserted = n->inserted;
	b->note = n->note;
	b->note_elt = n->note_elt;
	waiting = breaker_notes_total(b) - n->inserted;
	if (waiting <= 0)
		return room - used;
	used += b->separator;
	if (used + waiting <= room) {
		breaker_insert_notes(b);
		return room - used - waiting;
	}
	defer = breaker_may_defer(b, n, i);
	if ((defer || b->new_notes) &&
	    (piece = breaker_split_notes(b, n->note, n->note_elt, n->inserted, room - used, defer)) > 0) {
		b->inserted = n->inserted + piece;
		return room - used - piece;
	}
	breaker_insert_notes(b);
	return room - used - waiting;
}

static double
ratio_of(const struct fo_breaker *b, const struct fo_node_break *n, mpt diff)
{
	bool	notes = n->inserted < breaker_notes_total(b);
	mpt	give;

	if (diff == 0)
		return 0;
	if (diff > 0)
		give = b->stretch - n->stretch + (notes ? b->separator_stretch : 0);
	else
		give = b->shrink - n->shrink + (notes ? b->separator_shrink : 0);
	if (give > 0)
		return (double)diff / (double)give;
	return diff > 0 ? INFINITE_RATIO : -INFINITE_RATIO;
}

static int
fitness_of(double r)
{
	return r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1 ? 2 : 3;
}

static double
demerits_of(const struct fo_breaker *b, const struct fo_node_break *n, int32_t penalty, int fitness, double r)
{
	double	f = fabs(r), d;

	f = 1 + 100 * f * f * f;
	if (penalty >= 0) {
		f += penalty;
		d = f * f;
	} else
		d = f * f - (penalty > -FO_INFINITE ? (double)penalty * penalty : 0);
	if (abs(fitness - n->fitness) > 1)
		d += DEMERITS_FITNESS;
	if (b->nnotes > 0) {
		if (b->note + 1 < b->nnotes)
			d += (double)(b->nnotes - 1 - b->note) * DEMERITS_DEFERRED;
		if (b->note < b->nnotes && !breaker_note_done(b, b->note, b->note_elt))
			d += DEMERITS_SPLIT;
	}
	return d + n->demerits;
}

/*
 * The node for a break at element i: glue up to the next box belongs to no
 * page.  "reuse" is one that nothing points to any more, or NULL.
 */
static struct fo_node_break *
node_new(struct fo_breaker *b, const struct trial *t, size_t i, struct fo_node_break *reuse)
{
	struct fo_node_break	*n = reuse != NULL ? reuse : arena_alloc(b->arena, sizeof(*n));

	memset(n, 0, sizeof(*n));
	n->previous = t->from;
	n->position = i;
	n->line = t->from->line + 1;
	n->fitness = t->fitness;
	n->ratio = t->ratio;
	n->demerits = t->demerits;
	n->difference = t->difference;
	n->can_stretch = b->stretch - t->from->stretch;
	n->can_shrink = b->shrink - t->from->shrink;
	n->inserted = t->inserted;
	n->total = breaker_notes_total(b);
	n->notes = b->nnotes;
	n->note = t->note;
	n->note_elt = t->note_elt;
	n->width = b->width;
	n->stretch = b->stretch;
	n->shrink = b->shrink;
	for (; i < breaker_end(b) && breaker_elt(b, i)->kind != FO_ELT_BOX; i++) {
		if (breaker_elt(b, i)->kind == FO_ELT_GLUE) {
			n->width += breaker_elt(b, i)->width;
			n->stretch += breaker_elt(b, i)->stretch;
			n->shrink += breaker_elt(b, i)->shrink;
		} else if (breaker_elt(b, i)->penalty <= -FO_INFINITE && i != n->position)
			break;
	}
	return n;
}

static struct fo_node_break *
better(struct fo_breaker *b, struct fo_node_break *x, struct fo_node_break *y)
{
	bool	ex, ey;

	if (x == NULL || y == NULL)
		return x == NULL ? y : x;
	if (x->line > 0 && y->line > 0) {
		ex = b->ends_page(b->self, x->line - 1);
		ey = b->ends_page(b->self, y->line - 1);
		if (ex != ey)
			return ex ? x : y;
	}
	/* Of equals the later: it leaves less to the pages after. */
	if (x->demerits != y->demerits)
		return x->demerits < y->demerits ? x : y;
	return x->line <= y->line ? x : y;
}

static bool
can_end(const struct fo_breaker *b, const struct fo_elt *e, size_t line)
{
	if (e == NULL || e->kind != FO_ELT_PENALTY || e->penalty < FO_INFINITE)
		return true;
	return e->weak && e->within == FO_WITHIN_PAGE && !b->ends_page(b->self, line);
}

/* A break that does not suit, kept for the case that none does. */
static void
keep_bad(struct fo_breaker *b, const struct trial *t, size_t i)
{
	if (t->ratio <= -1) {
		if (b->too_long == NULL || t->demerits < b->too_long->demerits)
			b->too_long = node_new(b, t, i, b->too_long);
	} else if (b->too_short == NULL || t->demerits <= b->too_short->demerits)
		b->too_short = node_new(b, t, i, b->too_short);
}

static struct trial
try_break(struct fo_breaker *b, struct fo_node_break *n, size_t i, int32_t penalty)
{
	struct trial	t = { .from = n };

	t.difference = difference(b, n, i);
	t.ratio = ratio_of(b, n, t.difference);
	t.fitness = fitness_of(t.ratio);
	t.demerits = demerits_of(b, n, penalty, t.fitness, t.ratio);
	t.inserted = b->inserted;
	t.note = b->note;
	t.note_elt = b->note_elt;
	return t;
}

/* Element i (FO_ELT_PENALTY, glue, or the end of the list) may end a part. */
static void
consider(struct fo_breaker *b, size_t i, int32_t penalty, bool forced)
{
	const struct fo_elt	*e = i < breaker_end(b) ? breaker_elt(b, i) : NULL;
	struct fo_node_break	*n, *next;
	struct trial		 best[4], t;
	bool			 have[4];
	double			 least;
	size_t			 line;

	b->deactivated = NULL;
	b->too_long = NULL;
	for (n = b->active; n != NULL;) {
		line = n->line;
		least = INFINITY;
		memset(have, 0, sizeof(have));
		for (; n != NULL && n->line == line; n = next) {
			next = n->next;
			if (n->position == i || !can_end(b, e, line))
				continue;
			t = try_break(b, n, i, penalty);
			if (t.ratio < -1 || forced) {
				deactivate(b, n);
				b->deactivated = better(b, b->deactivated, n);
			}
			if (t.ratio >= -1 && t.ratio <= 1) {
				if (!have[t.fitness] || t.demerits < best[t.fitness].demerits) {
					best[t.fitness] = t;
					have[t.fitness] = true;
					least = t.demerits < least ? t.demerits : least;
					b->too_short = NULL;
				}
			}
			if (t.ratio <= -1 || t.ratio > 1)
				keep_bad(b, &t, i);
		}
		for (int f = 0; f < 4; f++)
			if (have[f] && best[f].demerits <= least + DEMERITS_FITNESS)
				activate(b, node_new(b, &best[f], i, NULL));
	}
	b->new_notes = false;
}

/* Where a keep forbids the break: the last that fits is taken when nothing else does. */
static void
consider_given_up(struct fo_breaker *b, size_t i)
{
	struct fo_node_break	*n = b->active;
	struct trial		 t;

	if (n == NULL || n->position == i)
		return;
	t = try_break(b, n, i, FO_INFINITE);
	if (t.difference < 0 || (b->given_up != NULL && b->given_up->previous == n && t.demerits > b->given_up->demerits))
		return;
	b->given_up = node_new(b, &t, i, b->given_up);
	b->given_up->given_up = true;
}

size_t
fo_breaker_restart(struct fo_breaker *b, struct fo_node_break *n)
{
	size_t	i = n->position + 1;	/* FO_NO_ELEMENT + 1 is 0; NOLINT(clang-analyzer-core.NullDereference): callers have a node */

	n->demerits = 0;
	b->active = NULL;
	b->nactive = 0;
	activate(b, n);
	b->forced = n;
	b->width = n->width;
	b->stretch = n->stretch;
	b->shrink = n->shrink;
	b->too_short = b->too_long = b->given_up = b->deactivated = NULL;
	b->nnotes = n->notes;
	b->new_notes = false;
	b->previous_is_box = false;
	/* Glue up to the next box is in the node's sums already. */
	if (n->previous != NULL || n->width != 0)
		while (i < breaker_end(b) && breaker_elt(b, i)->kind != FO_ELT_BOX &&
		    !(breaker_elt(b, i)->kind == FO_ELT_PENALTY && breaker_elt(b, i)->penalty <= -FO_INFINITE))
			i++;
	return i;
}

/*
 * What is too long for its part may fit one of the next, if those are longer:
 * then the parts before stay empty.  The node for the empty ones; NULL: none is.
 */
static struct fo_node_break *
skip_parts(struct fo_breaker *b, const struct fo_node_break *too_long)
{
	struct fo_node_break	*from, *n;
	mpt			 height, need;
	size_t			 k;

	if (too_long == NULL)
		return NULL;
	from = too_long->previous;
	height = b->height(b->self, from->line);
	need = height - too_long->difference;
	for (k = 1; k <= MAX_SKIP; k++)
		if (b->height(b->self, from->line + k) > height && b->height(b->self, from->line + k) >= need)
			break;
	if (k > MAX_SKIP)
		return NULL;
	for (; k > 0; k--) {
		n = arena_alloc(b->arena, sizeof(*n));
		*n = *from;
		n->previous = from;
		n->next = NULL;
		n->line = from->line + 1;
		n->ratio = 0;
		n->difference = 0;
		n->given_up = false;
		from = n;
	}
	return from;
}

/*
 * No active node is left: choose where to start again.  A good break first,
 * then the best too short; a longer part after this one; a break that a keep
 * forbids; else the part overflows.
 */
static size_t
recover(struct fo_breaker *b)
{
	struct fo_node_break	*n = NULL;

	if (b->deactivated != NULL && b->deactivated != b->forced) {
		if (b->deactivated->ratio > 0)
			b->too_short = b->deactivated;
		else {
			b->too_short = NULL;
			n = b->deactivated;
		}
	}
	if (n == NULL && b->too_short != NULL && b->too_short->position != b->forced->position)
		n = b->too_short;
	if (n == NULL)
		n = skip_parts(b, b->too_long);
	if (n == NULL && b->given_up != NULL && b->given_up->previous == b->forced)
		n = b->given_up;
	if (n == NULL)
		n = b->too_long;
	return fo_breaker_restart(b, n);
}

size_t
fo_breaker_step(struct fo_breaker *b, size_t i)
{
	const struct fo_elt	*e = breaker_elt(b, i);
	bool			 was_box = b->previous_is_box;

	b->previous_is_box = e->kind == FO_ELT_BOX;
	switch (e->kind) {
	case FO_ELT_BOX:
		b->width += e->width;
		if (e->notes != NULL)
			breaker_cite(b, e->notes);
		break;
	case FO_ELT_GLUE:
		if (was_box)
			consider(b, i, 0, false);
		if (b->nactive == 0)
			return recover(b);
		b->width += e->width;
		b->stretch += e->stretch;
		b->shrink += e->shrink;
		break;
	default:
		if (e->penalty < FO_INFINITE || (e->weak && e->within == FO_WITHIN_PAGE))
			consider(b, i, e->penalty, false);
		if (b->nactive > 0 && e->penalty >= FO_INFINITE && e->weak)
			consider_given_up(b, i);
		if (b->nactive == 0)
			return recover(b);
		break;
	}
	return i + 1;
}

struct fo_node_break *
fo_breaker_finish(struct fo_breaker *b, size_t i, size_t *again)
{
	struct fo_node_break	*best = NULL, *n;

	b->stretch += FILLER;
	consider(b, i, -FO_INFINITE, true);
	b->stretch -= FILLER;
	if (b->nactive == 0) {
		/* It may still be the end, overflowing: the part starts where the last one had to. */
		n = b->forced;
		if (b->too_long != NULL && b->too_long->previous == n &&
		    (b->too_short == NULL || b->too_short->position == n->position) &&
		    (b->deactivated == NULL || b->deactivated == n) &&
		    (b->given_up == NULL || b->given_up->previous != n)) {
			*again = i;
			return breaker_note_pages(b, b->too_long);
		}
		*again = recover(b);
		return NULL;
	}
	*again = i;
	for (n = b->active; n != NULL; n = n->next)
		best = better(b, best, n);
	return breaker_note_pages(b, best);
}

static struct fo_node_break *
common(struct fo_node_break *x, struct fo_node_break *y)
{
	while (x != y) {
		if (x == NULL || y == NULL)
			return NULL;
		if (x->line > y->line)
			x = x->previous;
		else if (y->line > x->line)
			y = y->previous;
		else {
			x = x->previous;
			y = y->previous;
		}
	}
	return x;
}

struct fo_node_break *
fo_breaker_settled(struct fo_breaker *b)
{
	struct fo_node_break	*n, *c = b->active;

	for (n = c == NULL ? NULL : c->next; n != NULL && c != NULL; n = n->next)
		c = common(c, n);
	return c;
}
