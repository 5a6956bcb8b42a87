/* buf.c - a growing run of bytes. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

/* Room for n more bytes and the closing NUL. */
static void
buf_make_room(struct buf *b, size_t n)
{
	size_t	 want = b->len + n + 1, room = b->room;

	if (want <= room)
		return;
	while (room < want)
		room = room < 64 ? 64 : room + room / 2;
	b->data = mem_grow(b->data, room, 1);
	b->room = room;
}

void
buf_init(struct buf *b)
{
	memset(b, 0, sizeof(*b));
	buf_make_room(b, 0);
	b->data[0] = '\0';
}

struct buf *
buf_new(void)
{
	struct buf	*b = mem_alloc(sizeof(*b));

	buf_init(b);
	return b;
}

void
buf_clear(struct buf *b)
{
	free(b->data);
	memset(b, 0, sizeof(*b));
}

void
buf_free(struct buf *b)
{
	if (b == NULL)
		return;
	buf_clear(b);
	free(b);
}

void
buf_reset(struct buf *b)
{
	b->len = 0;
	b->data[0] = '\0';
}

void
buf_expect(struct buf *b, size_t n)
{
	const size_t	 want = b->len + n + 1;

	if (want <= b->room)
		return;
	b->data = mem_grow(b->data, want, 1);
	b->room = want;
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
	buf_make_room(b, n);
	if (n > 0)
		memcpy(b->data + b->len, p, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_putc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list	 ap;
	int	 n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n <= 0)
		return;
	buf_make_room(b, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(b->data + b->len, (size_t)n + 1, fmt, ap);
	va_end(ap);
	b->len += (size_t)n;
}

void
buf_int(struct buf *b, int64_t v)
{
	char		 digits[24];
	size_t		 i = sizeof(digits);
	uint64_t	 u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do
		digits[--i] = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	if (v < 0)
		digits[--i] = '-';
	buf_add(b, digits + i, sizeof(digits) - i);
}

char *
buf_reserve(struct buf *b, size_t n)
{
	char	*p;

	buf_make_room(b, n);
	p = b->data + b->len;
	memset(p, 0, n + 1);
	b->len += n;
	return p;
}

char *
buf_take(struct buf *b, size_t *len)
{
	char	*p = b->data;

	if (len != NULL)
		*len = b->len;
	buf_init(b);
	return p;
}

const char *
buf_next_string(const char **p, const char *end)
{
	const char	*s = *p, *nul = s >= end ? NULL : memchr(s, '\0', (size_t)(end - s));

	if (nul == NULL)
		return "";
	*p = nul + 1;
	return s;
}
