/* uri.c - names of entries as URI references (RFC 3986). */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/mem.h"
#include "seal/uri.h"

/* RFC 3986, 2.3, and the '/' between the parts of a path. */
static bool
is_plain(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
}

void
uri_encode(struct buf *out, const char *name)
{
	static const char	 digits[] = "0123456789ABCDEF";

	for (; *name != '\0'; name++) {
		unsigned char	 c = (unsigned char)*name;

		if (is_plain(c)) {
			buf_putc(out, (char)c);
			continue;
		}
		buf_putc(out, '%');
		buf_putc(out, digits[c >> 4]);
		buf_putc(out, digits[c & 15]);
	}
}

char *
uri_decode(const char *uri)
{
	size_t	 n = strlen(uri), j = 0;
	char	*out = mem_alloc(n + 1);

	for (size_t i = 0; i < n; i++) {
		unsigned char	 c = (unsigned char)uri[i];

		if (c == '%') {
			if (n - i < 3 || !hex_decode(uri + i + 1, 2, &c) || c == 0)
				goto bad;
			i += 2;
		} else if (c == '?' || c == '#' || c < 0x20)
			goto bad;
		out[j++] = (char)c;
	}
	out[j] = '\0';
	/* "a:b" with no '/' before the colon would be a scheme. */
	if (strcspn(uri, ":") < strcspn(uri, "/"))
		goto bad;
	return out;
bad:
	free(out);
	return NULL;
}
