/* mem.c - allocation that does not fail. */
#include <sys/mman.h>
#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/crypto.h>

#include "base/mem.h"

_Noreturn void
mem_out(void)
{
	fputs("clea: out of memory; nothing was left half-written\n", stderr);
	_Exit(2);
}

void *
mem_alloc(size_t n)
{
	void	*p = calloc(1, n > 0 ? n : 1);

	if (p == NULL)
		mem_out();
	return p;
}

void *
mem_array(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		mem_out();
	return mem_alloc(count * size);
}

void *
mem_grow(void *old, size_t count, size_t size)
{
	void	*p;

	if (size != 0 && count > SIZE_MAX / size)
		mem_out();
	if ((p = realloc(old, count * size > 0 ? count * size : 1)) == NULL)
		mem_out();
	return p;
}

char *
mem_strdup(const char *s)
{
	return s == NULL ? NULL : mem_strndup(s, strlen(s));
}

char *
mem_strndup(const char *s, size_t n)
{
	char	*p = mem_alloc(n + 1);

	memcpy(p, s, n);
	return p;
}

char *
mem_printf(const char *fmt, ...)
{
	va_list	 ap;
	char	*p = NULL;

	va_start(ap, fmt);
	if (vasprintf(&p, fmt, ap) == -1)
		mem_out();
	va_end(ap);
	return p;
}

void
mem_wipe(void *p, size_t n)
{
	if (p != NULL)
		OPENSSL_cleanse(p, n);
}

/* ---- a heap for a process that forks ---- */

/* Where the runtime of a sanitizer keeps the heap, it is none of ours. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HEAP_OURS	false
#else
#define HEAP_OURS	true
#endif

#define LARGE_PAGE	((uintptr_t)2 << 20)
#define PIECE_MAX	((size_t)1 << 20)
#define PIECE_SMALL	1040	/* below, malloc() keeps pieces of each size apart */

/* Never freed, never used; each points to the one before. */
static void	*plugs;

static uintptr_t
large_page_after(uintptr_t p)
{
	return (p + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
}

void
mem_heap_begin(size_t n)
{
	const uintptr_t	 from = large_page_after((uintptr_t)sbrk(0));
	uintptr_t	 to;
	void		*volatile grows;	/* else the compiler sees through it */

	if (!HEAP_OURS)
		return;
	/* One step of the heap, and nothing of it is given back or taken from elsewhere. */
	(void)mallopt(M_TOP_PAD, n > INT_MAX ? INT_MAX : (int)n);
	(void)mallopt(M_TRIM_THRESHOLD, INT_MAX);
	(void)mallopt(M_MMAP_THRESHOLD, 32 << 20);
	grows = malloc(PIECE_MAX);
	free(grows);
	(void)mallopt(M_TOP_PAD, PIECE_MAX);
	to = (uintptr_t)sbrk(0);
	if (from < to)
		(void)madvise((void *)from, to - from, MADV_HUGEPAGE);	/* a wish: small pages do as well */
}

/* Where the heap's unused end begins. */
static uintptr_t
heap_top(void)
{
	return (uintptr_t)sbrk(0) - mallinfo2().keepcost;
}

static void
keep(void **p)
{
	*p = plugs;
	plugs = p;
}

/* false: it lies above "top", and was given back. */
static bool
plug(size_t n, uintptr_t top)
{
	void	**p = malloc(n);

	if (p == NULL)
		return false;
	if ((uintptr_t)p >= top) {
		free(p);
		return false;
	}
	keep(p);
	return true;
}

void
mem_heap_settle(void)
{
	const uintptr_t	 top = HEAP_OURS ? heap_top() : 0;

	for (size_t n = PIECE_MAX; top != 0 && n >= sizeof(plugs); n = n > PIECE_SMALL ? n / 2 : n - sizeof(plugs))
		while (plug(n, top))
			;
}

void
mem_heap_own(void)
{
	const uintptr_t	 top = HEAP_OURS ? heap_top() : 0;
	void		**rest;

	if (top != 0 && (rest = malloc(large_page_after(top) - top)) != NULL)
		keep(rest);
}
