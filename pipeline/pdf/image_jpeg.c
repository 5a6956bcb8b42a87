/* image_jpeg.c - JPEG headers (ITU-T T.81 annex B): checked, the stream itself is copied. */
#include <string.h>

#include "base/i18n.h"
#include "pdf/image.h"

enum {
	M_SOI = 0xd8, M_EOI = 0xd9, M_SOS = 0xda, M_APP0 = 0xe0,
	M_SOF0 = 0xc0, M_SOF2 = 0xc2, M_DHT = 0xc4, M_JPG = 0xc8, M_DAC = 0xcc, M_SOF15 = 0xcf,
};

static unsigned
get16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

/* Start of frame: baseline, extended or progressive Huffman; a DCTDecode filter knows no others. */
static const char *
jpeg_frame(int marker, const unsigned char *p, size_t n, struct picture *out)
{
	if (marker > M_SOF2)
		return _("a kind of JPEG that PDF has no filter for");
	if (n < 6)
		return _("its frame header is cut off");
	if (p[0] != 8)
		return _("not 8 bits a sample");
	out->height = get16(p + 1);
	out->width = get16(p + 3);
	out->components = p[5];
	if (out->width == 0 || out->height == 0 || (uint64_t)out->width * out->height > PICTURE_PIXELS ||
	    out->width > PICTURE_SIDE || out->height > PICTURE_SIDE)
		return _("its size in pixels is not allowed");
	if (out->components == 4)
		return _("its colours are CMYK, which PDF/A with an sRGB intent cannot show; convert it to RGB");
	if (out->components != 1 && out->components != 3)
		return _("neither grey nor colour");
	return NULL;
}

static void
jpeg_jfif(const unsigned char *p, size_t n, struct picture *out)
{
	unsigned	 unit, x, y;

	if (n < 12 || memcmp(p, "JFIF", 5) != 0)
		return;
	unit = p[7];
	x = get16(p + 8);
	y = get16(p + 10);
	if (x == 0 || y == 0 || (unit != 1 && unit != 2))
		return;
	out->per_metre_x = unit == 1 ? (x * 10000 + 127) / 254 : x * 100;
	out->per_metre_y = unit == 1 ? (y * 10000 + 127) / 254 : y * 100;
}

/* Walk the segments up to the first scan; NULL when all is well, else what is not. */
static const char *
jpeg_check(const struct buf *in, struct picture *out)
{
	const unsigned char	*p = (const unsigned char *)in->data;
	size_t			 at = 2, n;
	const char		*why;
	int			 marker;

	while (at + 4 <= in->len) {
		if (p[at] != 0xff)
			return _("a marker is missing");
		marker = p[at + 1];
		if (marker == 0xff) {		/* fill byte */
			at++;
			continue;
		}
		n = get16(p + at + 2);
		if (n < 2 || n > in->len - at - 2)
			return _("a segment is cut off");
		if (marker >= M_SOF0 && marker <= M_SOF15 && marker != M_DHT && marker != M_JPG &&
		    marker != M_DAC) {
			if ((why = jpeg_frame(marker, p + at + 4, n - 2, out)) != NULL)
				return why;
		} else if (marker == M_APP0)
			jpeg_jfif(p + at + 4, n - 2, out);
		else if (marker == M_SOS)
			return out->components == 0 ? _("a scan stands before the frame") : NULL;
		at += 2 + n;
	}
	return _("the file ends before its picture begins");
}

/* Is there an end of image?  A camera may write blanks or zeros after it. */
static bool
jpeg_ends(const struct buf *in)
{
	const unsigned char	*p = (const unsigned char *)in->data;

	for (size_t i = in->len; i >= 2; i--)
		if (p[i - 2] == 0xff && p[i - 1] == M_EOI)
			return true;
	return false;
}

int
picture_jpeg(const char *path, const struct buf *in, struct picture *p, struct pos pos, struct report *report)
{
	const char	*why = jpeg_check(in, p);

	if (why == NULL && !jpeg_ends(in))
		why = _("the file ends too early");
	if (why != NULL) {
		report_add(report, FINDING_PDF_IMAGE, pos, _("\"%s\" is no usable JPEG: %s"), path, why);
		return -1;
	}
	p->jpeg = true;
	buf_add(&p->samples, in->data, in->len);
	return 0;
}
