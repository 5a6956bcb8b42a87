/* fold.c - words as they are compared in a search.
 *
 * Latin letters lose case and accent by a table of the blocks Latin-1 and
 * Latin Extended-A; Greek and Cyrillic lose their case.  All else stays as it is.
 */
#include <string.h>

#include "archive/fold.h"
#include "base/buf.h"
#include "base/utf8.h"

#define FIRST	0xc0U

/* U+00C0 to U+017F, a letter each; the few that become two are told apart below. */
static const char	 latin[] =
	"aaaaaaaceeeeiiiidnooooo*ouuuuyts" "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
	"aaaaaaccccccccddddeeeeeeeeeegggg" "gggghhhhiiiiiiiiiiiijjkkklllllll"
	"lllnnnnnnnnnoooooooorrrrrrssssss" "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static uint32_t
lower(uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return c + 32;
	if ((c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f))	/* Greek, Cyrillic */
		return c + 32;
	return c >= 0x400 && c <= 0x40f ? c + 80 : c;
}

static const char *
pair(uint32_t c)
{
	switch (c) {
	case 0xc6: case 0xe6:	return "ae";
	case 0x152: case 0x153:	return "oe";
	case 0xdf:		return "ss";
	default:		return NULL;
	}
}

char *
fold(const char *s)
{
	size_t		 n = strlen(s), len;
	struct buf	 b;
	char		 put[4], *out;

	buf_init(&b);
	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		if (pair(c) != NULL)
			buf_puts(&b, pair(c));
		else if (c >= FIRST && c - FIRST < sizeof(latin) - 1)
			buf_putc(&b, latin[c - FIRST]);
		else
			buf_add(&b, put, utf8_put(lower(c), put));
	}
	out = buf_take(&b, NULL);
	buf_clear(&b);
	return out;
}
