/* name.c - names of entries: which are refused, which mean the same file.
 *
 * APPNOTE.TXT 4.4.17: relative, forward slashes, no drive.  The rest keeps
 * whoever unpacks a container with another program from being led astray.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <unicase.h>
#include <uninorm.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pack/name.h"
#include "pack/pack.h"

/* Control characters, those that turn the order of what follows on a screen, and those that nobody sees. */
static bool
is_hidden(uint32_t c)
{
	static const struct { uint32_t from, to; } hidden[] = {
		{ 0, 0x1f }, { 0x7f, 0x9f }, { 0x061c, 0x061c }, { 0x200b, 0x200b }, { 0x200e, 0x200f },
		{ 0x2028, 0x202e }, { 0x2060, 0x2069 }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },
	};

	for (size_t i = 0; i < nitems(hidden); i++)
		if (c >= hidden[i].from && c <= hidden[i].to)
			return true;
	return false;
}

/*
 * Names that Windows takes for a device, whatever follows their first dot, and
 * in any case; the digits may be superscript ones.
 */
bool
name_is_device(const char *s, size_t n)
{
	static const char	*const words[] = { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" };
	static const char	*const ports[] = { "COM", "LPT" };
	static const char	*const digits[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³" };
	const char		*dot = memchr(s, '.', n);

	n = dot == NULL ? n : (size_t)(dot - s);
	while (n > 0 && s[n - 1] == ' ')
		n--;
	for (size_t i = 0; i < nitems(words); i++)
		if (n == strlen(words[i]) && strncasecmp(s, words[i], n) == 0)
			return true;
	for (size_t i = 0; i < nitems(ports); i++)
		for (size_t d = 0; d < nitems(digits); d++)
			if (n == 3 + strlen(digits[d]) && strncasecmp(s, ports[i], 3) == 0 &&
			    memcmp(s + 3, digits[d], n - 3) == 0)
				return true;
	return false;
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
	if (s[n - 1] == '.' || s[n - 1] == ' ')
		return _("a step ends in a dot or a space, which Windows drops");
	if (name_is_device(s, n))
		return _("a step is the name of a device on Windows");
	return NULL;
}

static const char *
character_fault(const char *s, size_t n)
{
	size_t	 len;

	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		if (is_hidden(c))
			return c < 0x20 || (c >= 0x7f && c <= 0x9f) ? _("it holds a control character") :
			    _("it holds a character that hides or turns what is read");
		if (c == '\\')
			return _("it holds a backslash");
		if (c == ':')
			return _("it holds a colon, behind which Windows hides a second file");
	}
	return NULL;
}

bool
pack_is_device(const char *step)
{
	return name_is_device(step, strlen(step));
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
	if (n >= 2 && s[1] == ':' && isalpha((unsigned char)s[0]))
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

/* A name that is no UTF-8 stands for itself. */
static char *
terminated(uint8_t *u, size_t len, const char *s, size_t n)
{
	char	*copy = u == NULL ? mem_strndup(s, n) : mem_strndup((const char *)u, len);

	free(u);
	return copy;
}

char *
name_folded(const char *s, size_t n)
{
	size_t	 len = 0;
	uint8_t	*u = u8_casefold((const uint8_t *)s, n, NULL, UNINORM_NFC, NULL, &len);

	return terminated(u, len, s, n);
}

bool
name_is_other_form(const char *a, const char *b)
{
	size_t	 na = 0, nb = 0;
	uint8_t	*ua = u8_normalize(UNINORM_NFC, (const uint8_t *)a, strlen(a), NULL, &na);
	uint8_t	*ub = u8_normalize(UNINORM_NFC, (const uint8_t *)b, strlen(b), NULL, &nb);
	bool	 same = ua != NULL && ub != NULL && na == nb && memcmp(ua, ub, na) == 0;

	free(ua);
	free(ub);
	return same;
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
