/* near.c - the allowed word that a wrong word was meant to be.
 *
 * The optimal string alignment distance (Levenshtein's, with neighbours
 * swapped as one step), weighed so that what people do costs least: the wrong
 * case, "_" for "-", and among digits the one next to it.
 */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "xml/near.h"

#define STEP		100	/* one letter more, less or other */
#define STEP_CASE	10
#define STEP_JOIN	40
#define LONGEST		32	/* bytes of a word that is worth comparing */

static int
step_between(char a, char b)
{
	unsigned char	 x = (unsigned char)a, y = (unsigned char)b;

	if (x == y)
		return 0;
	if (x < 0x80 && y < 0x80) {
		if (isdigit(x) && isdigit(y))
			return STEP + abs(x - y);
		if (isalpha(x) && isalpha(y) && (x | 0x20) == (y | 0x20))
			return STEP_CASE;
		if (strchr("-_ ./", x) != NULL && strchr("-_ ./", y) != NULL)
			return STEP_JOIN;
	}
	return STEP + 20;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
distance(const char *a, size_t na, const char *b, size_t nb)
{
	int	 rows[3][LONGEST + 1];
	int	*before = rows[0], *above = rows[1], *row = rows[2], *spare;

	for (size_t j = 0; j <= nb; j++)
		above[j] = before[j] = (int)j * STEP;
	for (size_t i = 1; i <= na; i++) {
		row[0] = (int)i * STEP;
		for (size_t j = 1; j <= nb; j++) {
			row[j] = least(above[j], row[j - 1]) + STEP;
			row[j] = least(row[j], above[j - 1] + step_between(a[i - 1], b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + STEP);
		}
		spare = before;
		before = above;
		above = row;
		row = spare;
	}
	return above[nb];
}

/* How far a word of this length may be from what it was meant to be. */
static int
reach(size_t len)
{
	if (len == 1)
		return STEP_CASE;
	if (len == 2)
		return STEP;		/* a letter left out, none exchanged */
	return (STEP + 25) * (int)(len < 6 ? 1 : len / 3);
}

size_t
near_find(const char *word, const char *const *words, size_t n)
{
	size_t	 len = strlen(word), best = n;
	int	 d, least_d;

	if (len == 0 || len > LONGEST)
		return n;
	least_d = reach(len);
	for (size_t i = 0; i < n && i < NEAR_MAX; i++) {
		size_t	 other = strlen(words[i]);
		size_t	 apart = other > len ? other - len : len - other;

		if (other > LONGEST || (int)apart * STEP > least_d)
			continue;
		d = distance(word, len, words[i], other);
		if (d < least_d || (d == least_d && best == n)) {
			least_d = d;
			best = i;
		}
	}
	return best;
}
