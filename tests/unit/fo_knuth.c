/* Total-fit breaking: against an exhaustive search, and where nothing fits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/knuth.h"

#define BOX(w)		{ .kind = KNUTH_BOX, .width = (w) }
#define GLUE(w, y, z)	{ .kind = KNUTH_GLUE, .width = (w), .stretch = (y), .shrink = (z) }
#define SPACE		GLUE(10, 5, 3)
#define HYPHEN		{ .kind = KNUTH_PENALTY, .width = 5, .penalty = 50, .flagged = true }
#define MARK		{ .kind = KNUTH_MARK, .atom = 1 }
#define FILL		{ .kind = KNUTH_PENALTY, .penalty = KNUTH_INFINITE }, GLUE(0, 1000, 0), \
			{ .kind = KNUTH_PENALTY, .penalty = -KNUTH_INFINITE }

struct row { struct knuth_item v[40]; size_t n; };

static const struct knuth_item	one_line[] = { BOX(20), SPACE, BOX(20), FILL };
static const struct knuth_item	three_lines[] = { BOX(45), SPACE, BOX(40), SPACE, BOX(40), SPACE, BOX(45), SPACE, BOX(60), FILL };
static const struct knuth_item	hyphens[] = { BOX(40), SPACE, BOX(30), HYPHEN, BOX(40), SPACE, BOX(40), FILL };
static const struct knuth_item	too_wide[] = { BOX(20), SPACE, BOX(250), SPACE, BOX(20), FILL };
static const struct knuth_item	marks[] = { MARK, BOX(45), MARK, SPACE, MARK, BOX(40), MARK, SPACE, BOX(90), MARK, FILL };

static const struct {
	const struct knuth_item	*items;
	size_t			 n;
	struct knuth_try	 how;
	size_t			 nlines, ends[4];
} cases[] = {
	{ one_line, nitems(one_line), { .width = 100, .threshold = 1 }, 1, { 5 } },
	{ three_lines, nitems(three_lines), { .width = 100, .threshold = 0.5 }, 0, { 0 } },
	{ three_lines, nitems(three_lines), { .width = 100, .threshold = 1 }, 3, { 3, 7, 11 } },
	{ hyphens, nitems(hyphens), { .width = 88, .threshold = 1, .allowed = KNUTH_UNFLAGGED }, 0, { 0 } },
	{ hyphens, nitems(hyphens), { .width = 88, .threshold = 1, .allowed = KNUTH_ALL }, 2, { 3, 9 } },
	/* What does not fit is a line of its own; nothing is lost. */
	{ too_wide, nitems(too_wide), { .width = 100, .threshold = 20 }, 0, { 0 } },
	{ too_wide, nitems(too_wide), { .width = 100, .threshold = 20, .force = true }, 3, { 1, 3, 7 } },
	{ too_wide, nitems(too_wide), { .width = 100, .threshold = 1, .allowed = KNUTH_FORCED_ONLY }, 0, { 0 } },
	{ too_wide, nitems(too_wide), { .width = 100, .threshold = 1, .force = true, .allowed = KNUTH_FORCED_ONLY }, 1, { 7 } },
	/* Marks are nothing: space after a box is space after a box. */
	{ marks, nitems(marks), { .width = 95, .threshold = 1 }, 2, { 7, 12 } },
};

static void
lines_end_where_they_should(void **state)
{
	struct arena		*arena = arena_new();
	struct knuth_line	*lines;

	(void)state;
	for (size_t i = 0; i < nitems(cases); i++) {
		size_t	 n = knuth_break(arena, cases[i].items, cases[i].n, &cases[i].how, &lines);

		if (n != cases[i].nlines)
			fail_msg("case %zu: %zu lines, want %zu", i, n, cases[i].nlines);
		for (size_t k = 0; k < n; k++)
			if (lines[k].end != cases[i].ends[k])
				fail_msg("case %zu: line %zu ends at %zu, want %zu", i, k, lines[k].end, cases[i].ends[k]);
	}
	arena_free(arena);
}

/* ---- an exhaustive search, written from the definition ---- */

struct search {
	const struct row	*row;
	const struct knuth_try	*how;
	double			 best;
};

static int
fitness(double r)
{
	return r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1 ? 2 : 3;
}

static bool
legal(const struct search *s, size_t i)
{
	const struct knuth_item	*it = &s->row->v[i];

	if (it->kind == KNUTH_GLUE)
		return i > 0 && s->row->v[i - 1].kind == KNUTH_BOX;
	return it->kind == KNUTH_PENALTY && it->penalty < KNUTH_INFINITE;
}

static void
search(struct search *s, size_t from, int fit, bool flagged, double demerits)
{
	mpt	 width = 0, stretch = 0, shrink = 0;
	size_t	 start = from;

	if (demerits >= s->best)
		return;
	while (start < s->row->n && s->row->v[start].kind != KNUTH_BOX)
		start++;
	for (size_t i = start; i < s->row->n; i++) {
		const struct knuth_item	*it = &s->row->v[i];
		bool			 penalty = it->kind == KNUTH_PENALTY;

		if (legal(s, i)) {
			mpt	 rest = s->how->width - width - (penalty ? it->width : 0);
			double	 r = rest == 0 ? 0 : rest > 0 ?
			    (stretch > 0 ? (double)rest / (double)stretch : 1000) :
			    (shrink > 0 ? (double)rest / (double)shrink : -1000);
			double	 f = 1 + 100 * (r < 0 ? -r * r * r : r * r * r), d;
			int	 mine = fitness(r);

			if (penalty && it->penalty > 0)
				f += it->penalty;
			d = f * f + demerits;
			if (abs(mine - fit) > 1)
				d += 50;
			if (flagged && it->flagged)
				d += 50;
			if (r >= -1 && r <= s->how->threshold) {
				if (i == s->row->n - 1) {
					if (d < s->best)
						s->best = d;
				} else {
					search(s, i + 1, mine, it->flagged, d);
				}
			}
			if (r < -1)
				return;
		}
		if (it->kind != KNUTH_PENALTY)
			width += it->width;
		if (it->kind == KNUTH_GLUE) {
			stretch += it->stretch;
			shrink += it->shrink;
		}
	}
}

static double
demerits_of(const struct row *row, const struct knuth_line *lines, size_t n)
{
	double	 sum = 0;
	int	 fit = 1;
	bool	 flagged = false;

	for (size_t i = 0; i < n; i++) {
		const struct knuth_item	*it = &row->v[lines[i].end];
		double			 r = lines[i].ratio, f = 1 + 100 * (r < 0 ? -r * r * r : r * r * r);

		if (it->kind == KNUTH_PENALTY && it->penalty > 0)
			f += it->penalty;
		sum += f * f + (abs(fitness(r) - fit) > 1 ? 50 : 0) + (flagged && it->flagged ? 50 : 0);
		fit = fitness(r);
		flagged = it->flagged;
	}
	return sum;
}

static unsigned int
next(unsigned int *seed)
{
	return (*seed = *seed * 1103515245u + 12345u) >> 16 & 0x7fff;
}

static void
row_make(struct row *row, unsigned int *seed)
{
	size_t	 words = 2 + next(seed) % 8;

	row->n = 0;
	for (size_t i = 0; i < words; i++) {
		if (i > 0)
			row->v[row->n++] = (struct knuth_item)SPACE;
		row->v[row->n++] = (struct knuth_item)BOX(5 + next(seed) % 40);
		if (next(seed) % 3 == 0) {
			row->v[row->n++] = (struct knuth_item)HYPHEN;
			row->v[row->n++] = (struct knuth_item)BOX(5 + next(seed) % 30);
		}
	}
	const struct knuth_item	 end[] = { FILL };

	memcpy(row->v + row->n, end, sizeof(end));
	row->n += nitems(end);
}

static void
nothing_better_is_found_by_trying_everything(void **state)
{
	struct arena	*arena = arena_new();
	unsigned int	 seed = 7;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct row		 row;
		struct knuth_try	 how = { .width = 60 + next(&seed) % 60, .threshold = 1 + next(&seed) % 5 };
		struct search		 s = { .row = &row, .how = &how, .best = 1e290 };
		struct knuth_line	*lines;
		size_t			 n;

		row_make(&row, &seed);
		search(&s, 0, 1, false, 0);
		n = knuth_break(arena, row.v, row.n, &how, &lines);
		if ((n > 0) != (s.best < 1e290))
			fail_msg("row %d: %zu lines, but the search says %g", i, n, s.best);
		if (n > 0 && demerits_of(&row, lines, n) > s.best * (1 + 1e-9))
			fail_msg("row %d: demerits %g, but %g is possible", i, demerits_of(&row, lines, n), s.best);
		arena_reset(arena);
	}
	arena_free(arena);
}

/* Whatever the items, every one is in a line, and lines follow one another. */
static void
forced_breaking_never_fails(void **state)
{
	struct arena	*arena = arena_new();
	unsigned int	 seed = 3;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct row		 row;
		struct knuth_try	 how = { .width = (mpt)(next(&seed) % 50) - 5, .threshold = 20, .force = true,
					    .allowed = (enum knuth_allowed)(next(&seed) % 3),
					    .ladder = (int32_t)(next(&seed) % 3) };
		struct knuth_line	*lines;
		size_t			 n;

		row_make(&row, &seed);
		n = knuth_break(arena, row.v, row.n, &how, &lines);
		assert_true(n > 0);
		for (size_t k = 1; k < n; k++)
			assert_true(lines[k].end > lines[k - 1].end);
		assert_int_equal(lines[n - 1].end, row.n - 1);
		arena_reset(arena);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(lines_end_where_they_should),
		cmocka_unit_test(nothing_better_is_found_by_trying_everything),
		cmocka_unit_test(forced_breaking_never_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
