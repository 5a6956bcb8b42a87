/* proof_image.c - how large a picture says it is, without decoding it.
 *
 * A few bytes may promise a picture of a hundred thousand pixels a side, which
 * the program that shows it must then find memory for.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "reception/proof.h"
#include "reception/proof_inside.h"

static uint32_t
big(const unsigned char *s, size_t n)
{
	uint32_t	 v = 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | s[i];
	return v;
}

static uint32_t
little(const unsigned char *s, size_t n)
{
	uint32_t	 v = 0;

	for (size_t i = n; i-- > 0;)
		v = v << 8 | s[i];
	return v;
}

static void
tell_size(struct proof *p, uint64_t width, uint64_t height)
{
	size_t	 most = p->rules->pixels == 0 ? PROOF_LIMIT_PIXELS : p->rules->pixels;

	if (width == 0 || height == 0)
		proof_tell(p, FINDING_PROOF_IMAGE_BROKEN, _("it has no width or no height"));
	else if (width > most / height)
		proof_tell(p, FINDING_PROOF_IMAGE_SIZE, _("%lu by %lu pixels, at most %zu altogether"),
		    (unsigned long)width, (unsigned long)height, most);
}

static void
tell_cut(struct proof *p)
{
	proof_tell(p, FINDING_PROOF_IMAGE_BROKEN, _("it ends before its size is told"));
}

/* ISO/IEC 15948, 11.2.2: IHDR is the first chunk. */
static void
png(struct proof *p)
{
	if (p->n < 24 || memcmp(p->s + 12, "IHDR", 4) != 0)
		tell_cut(p);
	else
		tell_size(p, big(p->s + 16, 4), big(p->s + 20, 4));
}

/* ITU-T T.81, B.2.2: the frame header SOF0..SOF15, but for DHT, JPG and DAC among them. */
static bool
is_frame(unsigned int marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static void
jpeg(struct proof *p)
{
	size_t	 at = 2, length;

	while (p->n - at >= 4 && p->s[at] == 0xff) {
		unsigned int	 marker = p->s[at + 1];

		if (marker == 0xff) {			/* fill */
			at++;
			continue;
		}
		length = big(p->s + at + 2, 2);
		if (is_frame(marker)) {
			if (p->n - at < 9)
				break;
			tell_size(p, big(p->s + at + 7, 2), big(p->s + at + 5, 2));
			return;
		}
		if (length < 2 || length > p->n - at - 2)
			break;
		at += 2 + length;
	}
	tell_cut(p);
}

/* 'VP8 ': a key frame's 14 bits each; 'VP8L': 14 bits each, less one; 'VP8X': 24 bits each, less one. */
static void
webp(struct proof *p)
{
	const unsigned char	*s = p->s;

	if (p->n < 30)
		tell_cut(p);
	else if (memcmp(s + 12, "VP8X", 4) == 0)
		tell_size(p, (uint64_t)little(s + 24, 3) + 1, (uint64_t)little(s + 27, 3) + 1);
	else if (memcmp(s + 12, "VP8L", 4) == 0)
		tell_size(p, (little(s + 21, 4) & 0x3fff) + 1, (little(s + 21, 4) >> 14 & 0x3fff) + 1);
	else if (memcmp(s + 12, "VP8 ", 4) == 0)
		tell_size(p, little(s + 26, 2) & 0x3fff, little(s + 28, 2) & 0x3fff);
	else
		tell_cut(p);
}

static void
gif(struct proof *p)
{
	if (p->n < 10)
		tell_cut(p);
	else
		tell_size(p, little(p->s + 6, 2), little(p->s + 8, 2));
}

/*
 * Two letters are no mark: the length of the header that follows tells a
 * picture from a text.  A height below zero is a picture told from the top.
 */
static void
bmp(struct proof *p)
{
	uint32_t	 header, height;

	if (p->n < 26 || little(p->s + 6, 4) != 0)
		return;
	header = little(p->s + 14, 4);
	if (header == 12) {		/* of OS/2 */
		tell_size(p, little(p->s + 18, 2), little(p->s + 20, 2));
	} else if (header >= 40 && header <= 124) {
		height = little(p->s + 22, 4);
		tell_size(p, little(p->s + 18, 4), height > INT32_MAX ? (uint64_t)UINT32_MAX + 1 - height : height);
	}
}

#define TIFF_WIDTH	256
#define TIFF_HEIGHT	257
#define TIFF_SHORT	3

/* TIFF 6.0: the first directory; 12 bytes an entry, values of up to four bytes in their place. */
static void
tiff(struct proof *p)
{
	uint32_t	(*get)(const unsigned char *, size_t) = p->s[0] == 'M' ? big : little;
	uint64_t	 width = 0, height = 0;
	size_t		 at, n;

	if (p->n < 8 || (at = get(p->s + 4, 4)) > p->n - 2) {
		tell_cut(p);
		return;
	}
	n = get(p->s + at, 2);
	at += 2;
	for (size_t i = 0; i < n && p->n - at >= 12; i++, at += 12) {
		size_t	 tag = get(p->s + at, 2);
		size_t	 bytes = get(p->s + at + 2, 2) == TIFF_SHORT ? 2 : 4;

		if (tag == TIFF_WIDTH)
			width = get(p->s + at + 8, bytes);
		else if (tag == TIFF_HEIGHT)
			height = get(p->s + at + 8, bytes);
	}
	tell_size(p, width, height);
}

void
proof_image(struct proof *p)
{
	static const struct { const char *magic; size_t n; void (*look)(struct proof *); } kinds[] = {
		{ "\x89PNG\r\n\x1a\n", 8, png },
		{ "\xff\xd8\xff", 3, jpeg },
		{ "GIF87a", 6, gif }, { "GIF89a", 6, gif },
		{ "BM", 2, bmp },
		{ "II*\0", 4, tiff }, { "MM\0*", 4, tiff },
	};

	if (proof_starts(p, "RIFF", 4) && p->n >= 12 && memcmp(p->s + 8, "WEBP", 4) == 0) {
		webp(p);
		return;
	}
	for (size_t i = 0; i < nitems(kinds); i++)
		if (proof_starts(p, kinds[i].magic, kinds[i].n)) {
			kinds[i].look(p);
			return;
		}
}
