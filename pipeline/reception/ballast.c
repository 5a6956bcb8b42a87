/* ballast.c - memory held back from a library that knows no limit of its own.
 *
 * In the jail a process may neither lower its limit nor ask what it is.  It can
 * fill it: private pages count from the moment they are mapped, touched or not.
 */
#include <sys/mman.h>
#include <sys/resource.h>
#include <stdbool.h>

#include "base/mem.h"
#include "reception/ballast.h"

#define LARGEST	((size_t)1 << 40)	/* what a profile may allow at most */
#define LEAST	((size_t)1 << 20)	/* a rest so small is left */

/* Where it may not be asked, we are in the jail. */
static bool
is_limited(void)
{
	struct rlimit	 r;

	return getrlimit(RLIMIT_DATA, &r) == -1 || r.rlim_cur != RLIM_INFINITY;
}

static void *
map(size_t n)
{
	void	*p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

void
ballast_take(struct ballast *b, size_t room)
{
	void	*left;

	b->npieces = 0;
	if (!is_limited() || (left = map(room)) == NULL)
		return;
	for (size_t n = LARGEST; n >= LEAST && b->npieces < nitems(b->pieces);) {
		void	*p = map(n);

		if (p == NULL) {
			n /= 2;
			continue;
		}
		b->pieces[b->npieces].at = p;
		b->pieces[b->npieces++].n = n;
	}
	(void)munmap(left, room);
}

void
ballast_drop(struct ballast *b)
{
	for (size_t i = 0; i < b->npieces; i++)
		(void)munmap(b->pieces[i].at, b->pieces[i].n);
	b->npieces = 0;
}
