/* buf.h - a growing run of bytes, always followed by a NUL that is not counted. */
#ifndef CLEA_BASE_BUF_H
#define CLEA_BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

struct buf {
	char	*data;		/* never NULL once init */
	size_t	 len;		/* bytes, without the closing NUL */
	size_t	 room;		/* bytes allocated */
};

struct buf	*buf_new(void);
void		 buf_free(struct buf *);	/* NULL is fine */
void		 buf_init(struct buf *);
void		 buf_clear(struct buf *);	/* frees what it holds; init again before use */
void		 buf_reset(struct buf *);	/* empties, keeps the room */
void		 buf_add(struct buf *, const void *, size_t n);
void		 buf_puts(struct buf *, const char *);
void		 buf_putc(struct buf *, char);
void		 buf_printf(struct buf *, const char *fmt, ...)
		    __attribute__((format(printf, 2, 3)));
void		 buf_int(struct buf *, int64_t);	/* decimal, without printf */
void		 buf_expect(struct buf *, size_t n);	/* room for n bytes more, where their number is known */
char		*buf_reserve(struct buf *, size_t n);	/* n zeroed bytes, counted; lends */
char		*buf_take(struct buf *, size_t *len);	/* the bytes, now the caller's (free) */
/* Reading strings that are closed by a NUL each: the one at *p, which then stands behind it; "" when none ends before "end".  Lends. */
const char	*buf_next_string(const char **p, const char *end);

#endif /* !CLEA_BASE_BUF_H */
