/* arena.c - memory that is freed all at once. */
#include <stdarg.h>
#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

#define ARENA_BLOCK	((size_t)32 << 10)

struct arena_block {
	struct arena_block	*next;
	size_t			 used, room;
	alignas(max_align_t) char data[];
};

struct arena {
	struct arena_block	*blocks;	/* the first is the one in use */
	size_t			 size;		/* bytes in all blocks */
};

struct arena *
arena_new(void)
{
	return mem_alloc(sizeof(struct arena));
}

static void
arena_free_blocks(struct arena_block *b)
{
	struct arena_block	*next;

	for (; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	arena_free_blocks(a->blocks);
	free(a);
}

void
arena_reset(struct arena *a)
{
	struct arena_block	*keep = a->blocks;

	if (keep == NULL)
		return;
	arena_free_blocks(keep->next);
	keep->next = NULL;
	keep->used = 0;
	a->size = keep->room;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	struct arena_block	*b = a->blocks;
	const size_t		 align = alignof(max_align_t);
	size_t			 room;
	void			*p;

	if (n > SIZE_MAX - 2 * align)
		(void)mem_array(SIZE_MAX, 2);	/* out of memory, in one place */
	n = (n + align - 1) / align * align;
	if (b == NULL || b->room - b->used < n) {
		room = n > ARENA_BLOCK ? n : ARENA_BLOCK;
		b = mem_grow(NULL, sizeof(*b) + room, 1);
		b->used = 0;
		b->room = room;
		/* A block of its own for what is large, so that the open one stays in use. */
		if (n > ARENA_BLOCK && a->blocks != NULL) {
			b->next = a->blocks->next;
			a->blocks->next = b;
		} else {
			b->next = a->blocks;
			a->blocks = b;
		}
		a->size += room;
	}
	p = b->data + b->used;
	b->used += n;
	return memset(p, 0, n);
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		return mem_array(count, size);	/* does not return */
	return arena_alloc(a, count * size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char	*p = arena_alloc(a, n + 1);

	memcpy(p, s, n);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list	 ap;
	int	 n;
	char	*p;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = arena_alloc(a, (size_t)(n > 0 ? n : 0) + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)(n > 0 ? n : 0) + 1, fmt, ap);
	va_end(ap);
	return p;
}

size_t
arena_size(const struct arena *a)
{
	return a->size;
}
