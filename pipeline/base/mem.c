/* mem.c - allocation that does not fail. */
#include <sys/mman.h>
#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <openssl/crypto.h>

#include "base/mem.h"

static _Noreturn void
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

#define LARGE_PAGE	((uintptr_t)2 << 20)

void
mem_large_pages(size_t n)
{
	const uintptr_t	 from = ((uintptr_t)sbrk(0) + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
	uintptr_t	 to;
	void		*volatile grows;	/* else the compiler sees through it */

	if (n > INT_MAX / 2)
		n = INT_MAX / 2;
	/* One step of the heap, and nothing of it is given back or taken from elsewhere. */
	(void)mallopt(M_TOP_PAD, (int)n);
	(void)mallopt(M_TRIM_THRESHOLD, INT_MAX);
	(void)mallopt(M_MMAP_THRESHOLD, 32 << 20);
	grows = malloc(1 << 20);
	free(grows);
	(void)mallopt(M_TOP_PAD, 1 << 20);
	to = (uintptr_t)sbrk(0);
	if (from < to)
		(void)madvise((void *)from, to - from, MADV_HUGEPAGE);	/* a wish: small pages do as well */
}
