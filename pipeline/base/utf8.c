/* utf8.c - reading UTF-8 (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF). */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

uint32_t
utf8_get(const char *str, size_t n, size_t *len)
{
	const unsigned char	*s = (const unsigned char *)str;
	uint32_t		 c = s[0];
	size_t			 more, i;
	uint32_t		 least;

	*len = 1;
	if (c < 0x80)
		return c;
	if (c >= 0xc2 && c <= 0xdf) {
		more = 1; least = 0x80; c &= 0x1f;
	} else if (c >= 0xe0 && c <= 0xef) {
		more = 2; least = 0x800; c &= 0x0f;
	} else if (c >= 0xf0 && c <= 0xf4) {
		more = 3; least = 0x10000; c &= 0x07;
	} else
		return 0xfffd;
	if (n < more + 1)
		return 0xfffd;
	for (i = 1; i <= more; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0xfffd;
		c = c << 6 | (s[i] & 0x3f);
	}
	if (c < least || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return 0xfffd;
	*len = more + 1;
	return c;
}

size_t
utf8_put(uint32_t c, char out[static 4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

bool
utf8_valid(const char *s, size_t n)
{
	size_t	 len;

	for (size_t i = 0; i < n; i += len) {
		uint32_t c = utf8_get(s + i, n - i, &len);

		if (c == 0xfffd && len == 1)
			return false;
	}
	return true;
}

size_t
utf8_count(const char *s, size_t n)
{
	size_t	 len, count = 0;

	for (size_t i = 0; i < n; i += len, count++)
		(void)utf8_get(s + i, n - i, &len);
	return count;
}

/* Would it change how what follows is read: control characters, and those that turn the direction of text? */
static bool
misleads(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

char *
utf8_printable(const char *s)
{
	size_t		 n = strlen(s), len;
	struct buf	 out;

	buf_init(&out);
	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);
		bool		 byte = len == 1 && (c == 0xfffd || misleads(c));

		if (byte)
			buf_printf(&out, "\\x%02x", (unsigned int)(unsigned char)s[i]);
		else if (misleads(c))
			buf_printf(&out, "\\u{%04x}", (unsigned int)c);
		else
			buf_add(&out, s + i, len);
	}
	return out.data;	/* the caller's from here */
}
