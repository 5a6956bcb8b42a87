/* format.c - which version of its format a file says it is of.
 *
 * The type is libmagic's; PRONOM tells versions of one type apart, so a few marks
 * are read here.  What reads like none of them has version "": the table's row
 * for all others.
 */
#include <stdio.h>
#include <string.h>

#include "archive/package.h"
#include "base/buf.h"

#define PDF_HEADER_WITHIN	1024	/* ISO 32000-1, annex H.3.4.1 */
#define VERSION_MAX		15

static const char *
find(const struct buf *b, size_t within, const char *mark)
{
	size_t	 n = b->len < within ? b->len : within;

	return memmem(b->data, n, mark, strlen(mark));
}

/*
 * The value of an XMP property, as an element or as an attribute; '\0' where it
 * is not there.  One character is all that PDF/A has: part 1 to 4, conformance A, B, U.
 */
static char
xmp_character(const struct buf *b, const char *property)
{
	const char	*end = b->data + b->len, *p = b->data;
	size_t		 n = strlen(property);

	while ((p = memmem(p, (size_t)(end - p), property, n)) != NULL) {
		p += n;
		if (end - p > 2 && (p[0] == '>' || (p[0] == '=' && (p[1] == '"' || p[1] == '\''))))
			return p[0] == '>' ? p[1] : p[2];
	}
	return '\0';
}

static void
pdf_version(const struct buf *b, char out[static 16])
{
	const char	*header = find(b, PDF_HEADER_WITHIN, "%PDF-");
	char		 part = xmp_character(b, "pdfaid:part"), level = xmp_character(b, "pdfaid:conformance");

	if (part >= '1' && part <= '3' && (level == 'A' || level == 'B' || level == 'U'))
		snprintf(out, VERSION_MAX + 1, "A-%c%c", part, level + ('a' - 'A'));
	else if (header != NULL && header + 8 <= b->data + b->len)
		snprintf(out, VERSION_MAX + 1, "%.3s", header + 5);
}

/* The first segment says JFIF with its version, or Exif. */
static void
jpeg_version(const struct buf *b, char out[static 16])
{
	if (b->len > 13 && memcmp(b->data + 6, "JFIF", 5) == 0)
		snprintf(out, VERSION_MAX + 1, "%d.%02d", b->data[11] & 0x7f, b->data[12] & 0x7f);
	else if (b->len > 11 && memcmp(b->data + 6, "Exif", 5) == 0)
		snprintf(out, VERSION_MAX + 1, "Exif");
}

void
format_version(const char *mime, const struct buf *b, char out[static 16])
{
	out[0] = '\0';
	if (strcmp(mime, "application/pdf") == 0)
		pdf_version(b, out);
	else if (strcmp(mime, "image/jpeg") == 0)
		jpeg_version(b, out);
	else if (strcmp(mime, "image/gif") == 0 && b->len > 6)
		snprintf(out, VERSION_MAX + 1, "%.3s", b->data + 3);
}
