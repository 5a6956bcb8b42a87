/* name.c - names of entries: which are refused, which mean the same file.
 *
 * APPNOTE.TXT 4.4.17: relative, forward slashes, no drive.  The rest keeps
 * whoever unpacks a container with another program from being led astray.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pack/name.h"
#include "pack/pack.h"

/* Control characters, and those that turn the order of what follows on a screen. */
static bool
is_hidden(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x200e || c == 0x200f ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static const char *
step_fault(const char *s, size_t n)
{
	if (n == 0)
		return _("an empty step between two \"/\"");
	if (n == 1 && s[0] == '.')
		return _("a step \".\"");
	if (n == 2 && s[0] == '.' && s[1] == '.')
		return _("it climbs out with \"..\"");
	return NULL;
}

static const char *
character_fault(const char *s, size_t n)
{
	size_t	 len;

	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		if (is_hidden(c))
			return _("it holds a control character");
		if (c == '\\')
			return _("it holds a backslash");
	}
	return NULL;
}

const char *
name_fault(const char *s, size_t n, size_t max)
{
	const char	*fault;
	size_t		 from = 0;

	if (n == 0)
		return _("it is empty");
	if (n > max)
		return _("it is too long");
	if (s[0] == '/')
		return _("it is absolute");
	if (n >= 2 && s[1] == ':')
		return _("it begins with a drive letter");
	if (!utf8_valid(s, n))
		return _("it is not UTF-8");
	if ((fault = character_fault(s, n)) != NULL)
		return fault;
	for (size_t i = 0; i <= n; i++)
		if (i == n || s[i] == '/') {
			if (i == n && from == n)	/* the name of a folder */
				break;
			if ((fault = step_fault(s + from, i - from)) != NULL)
				return fault;
			from = i + 1;
		}
	return NULL;
}

static uint32_t
lower(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) ||
	    (c >= 0x391 && c <= 0x3ab) || (c >= 0x410 && c <= 0x42f))
		return c + 0x20;
	if (c >= 0x400 && c <= 0x40f)
		return c + 0x50;
	if (c == 0x178)
		return 0xff;
	/* Pairs: even is upper case, or odd from U+0139 and U+0179 on. */
	if ((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) ||
	    (c >= 0x1e00 && c <= 0x1eff) || (c >= 0x460 && c <= 0x481) || (c >= 0x48a && c <= 0x4bf))
		return c | 1;
	if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
		return c + (c & 1);
	return c;
}

char *
name_folded(const char *s, size_t n)
{
	struct buf	*b = buf_new();
	size_t		 len;
	char		 put[4], *folded;

	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		buf_add(b, put, utf8_put(lower(c), put));
	}
	folded = buf_take(b, NULL);
	buf_free(b);
	return folded;
}

char *
name_shown(const char *s, size_t n)
{
	struct buf	*b = buf_new();
	size_t		 len;
	char		 put[4], *shown;

	for (size_t i = 0; i < n && b->len < PACK_LIMIT_NAME; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		buf_add(b, put, utf8_put(is_hidden(c) || c == 0xfffd ? '?' : c, put));
	}
	shown = buf_take(b, NULL);
	buf_free(b);
	return shown;
}
