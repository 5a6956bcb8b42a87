/* syntax.c - the words of PDF: numbers, strings, names, references. */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "pdf/syntax.h"

static const char	 hex_digits[] = "0123456789ABCDEF";

/* Write u before "end"; returns where it begins. */
static char *
digits_before(char *end, uint64_t u)
{
	do
		*--end = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	return end;
}

/* The same for thousandths: "12.345", "12", ".5". */
static char *
milli_before(char *end, int64_t v)
{
	uint64_t	 u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
	unsigned	 frac = (unsigned)(u % 1000);
	char		*s = end;

	u /= 1000;
	if (frac != 0) {
		for (int digit = 0; digit < 3; digit++, frac /= 10)
			if (s < end || frac % 10 != 0)
				*--s = (char)('0' + frac % 10);
		*--s = '.';
	}
	if (u > 0 || s == end)
		s = digits_before(s, u);
	if (v < 0)
		*--s = '-';
	return s;
}

void
syntax_milli(struct buf *b, int64_t v)
{
	char	 room[32], *s = milli_before(room + sizeof(room), v);

	buf_add(b, s, (size_t)(room + sizeof(room) - s));
}

void
syntax_point(struct buf *b, int64_t x, int64_t y, const char *operator)
{
	char	 room[72], *s = room + sizeof(room);
	size_t	 n = strlen(operator);

	memcpy(s -= n, operator, n);
	*--s = ' ';
	s = milli_before(s, y);
	*--s = ' ';
	s = milli_before(s, x);
	buf_add(b, s, (size_t)(room + sizeof(room) - s));
}

void
syntax_ref(struct buf *b, unsigned number)
{
	char	 room[24], *s = room + sizeof(room) - 5;

	memcpy(s, " 0 R ", 5);
	s = digits_before(s, number);
	buf_add(b, s, (size_t)(room + sizeof(room) - s));
}

/* A bare CR would be read back as LF (7.3.4.2), so it is escaped too. */
void
syntax_escape(struct buf *b, const void *p, size_t n)
{
	const char	*s = p;
	size_t		 from = 0;

	for (size_t i = 0; i < n; i++) {
		char	 c = s[i];

		if (c != '(' && c != ')' && c != '\\' && c != '\r')
			continue;
		buf_add(b, s + from, i - from);
		buf_putc(b, '\\');
		buf_putc(b, c == '\r' ? 'r' : c);
		from = i + 1;
	}
	buf_add(b, s + from, n - from);
}

void
syntax_bytes(struct buf *b, const void *p, size_t n)
{
	buf_putc(b, '(');
	syntax_escape(b, p, n);
	buf_putc(b, ')');
}

void
syntax_hex4(struct buf *b, unsigned v)
{
	char	 s[4] = {
		hex_digits[v >> 12 & 15], hex_digits[v >> 8 & 15],
		hex_digits[v >> 4 & 15], hex_digits[v & 15],
	};

	buf_add(b, s, sizeof(s));
}

void
syntax_utf16_hex(struct buf *b, const char *s, size_t n)
{
	size_t	 len;

	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		if (c >= 0x10000) {
			c -= 0x10000;
			syntax_hex4(b, 0xd800 | c >> 10);
			c = 0xdc00 | (c & 0x3ff);
		}
		syntax_hex4(b, c);
	}
}

static bool
syntax_is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || (unsigned char)*s > 0x7e)
			return false;
	return true;
}

/* PDF/A allows a string 32767 bytes (ISO 19005-3 6.1.13); a longer text is cut at a character. */
#define TEXT_MAX	16000

void
syntax_text(struct buf *b, const char *s)
{
	size_t	 n = strlen(s);

	if (n > TEXT_MAX)
		for (n = TEXT_MAX; n > 0 && ((unsigned char)s[n] & 0xc0) == 0x80; n--)
			;
	if (syntax_is_ascii(s)) {
		syntax_bytes(b, s, n);
		return;
	}
	buf_puts(b, "<FEFF");
	syntax_utf16_hex(b, s, n);
	buf_putc(b, '>');
}

void
syntax_name(struct buf *b, const char *s)
{
	buf_putc(b, '/');
	for (; *s != '\0'; s++) {
		unsigned char	 c = (unsigned char)*s;

		if (c > 0x20 && c < 0x7f && strchr("#%()<>[]{}/", c) == NULL) {
			buf_putc(b, (char)c);
			continue;
		}
		buf_putc(b, '#');
		buf_putc(b, hex_digits[c >> 4]);
		buf_putc(b, hex_digits[c & 15]);
	}
}

void
syntax_rect(struct buf *b, int64_t x1, int64_t y1, int64_t x2, int64_t y2)
{
	buf_putc(b, '[');
	syntax_milli(b, x1);
	buf_putc(b, ' ');
	syntax_milli(b, y1);
	buf_putc(b, ' ');
	syntax_milli(b, x2);
	buf_putc(b, ' ');
	syntax_milli(b, y2);
	buf_putc(b, ']');
}
