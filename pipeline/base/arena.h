/* arena.h - memory that is freed all at once: the owner of a tree. */
#ifndef CLEA_BASE_ARENA_H
#define CLEA_BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena	*arena_new(void);
void		 arena_free(struct arena *);		/* NULL is fine */
void		 arena_reset(struct arena *);		/* forgets all, keeps one block */
void		*arena_alloc(struct arena *, size_t n);	/* zeroed, aligned for any type */
void		*arena_array(struct arena *, size_t count, size_t size);	/* zeroed */
char		*arena_strdup(struct arena *, const char *);
char		*arena_strndup(struct arena *, const char *, size_t n);
char		*arena_printf(struct arena *, const char *fmt, ...)
		    __attribute__((format(printf, 2, 3)));
size_t		 arena_size(const struct arena *);	/* bytes held, for limits and tests */

#endif /* !CLEA_BASE_ARENA_H */
