/* image.c - pictures as image objects (ISO 32000-1 8.9.5). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "pdf/content.h"
#include "pdf/document.h"
#include "pdf/image.h"
#include "pdf/object.h"
#include "pdf/syntax.h"

struct canvas_image {
	size_t		 number;	/* of /I1 */
	unsigned	 object;
	mpt		 width, height;	/* at its own resolution */
};

/* Pixels as a length: 72 dpi where the file tells nothing. */
static mpt
picture_length(uint32_t pixels, uint32_t per_metre)
{
	if (per_metre == 0)
		return (mpt)pixels * 1000;
	/* a metre has 72000000/25.4 mpt */
	return ((mpt)pixels * 720000000 / 254 + per_metre / 2) / per_metre;
}

static void
put_size(struct buf *b, const struct picture *p)
{
	buf_puts(b, "/Type /XObject /Subtype /Image /BitsPerComponent 8 /Width ");
	buf_int(b, p->width);
	buf_puts(b, " /Height ");
	buf_int(b, p->height);
	buf_putc(b, '\n');
}

static unsigned long
row_weight(const unsigned char *row, size_t n)
{
	unsigned long	 sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += row[i] < 128 ? row[i] : 256u - row[i];
	return sum;
}

/*
 * Rows as differences to the pixel on the left or above, whichever is smaller, as PNG does
 * it (ISO 15948 9): a scan shrinks to half of what it is without.
 */
static void
picture_predict(const struct buf *samples, size_t row, size_t step, struct buf *out)
{
	const unsigned char	*now = (const unsigned char *)samples->data, *above = NULL;
	unsigned char		*left = mem_alloc(row), *up = mem_alloc(row);
	bool			 by_left;

	for (size_t at = 0; at + row <= samples->len; at += row, above = now, now += row) {
		for (size_t i = 0; i < row; i++) {
			left[i] = (unsigned char)(now[i] - (i >= step ? now[i - step] : 0));
			up[i] = (unsigned char)(now[i] - (above != NULL ? above[i] : 0));
		}
		by_left = row_weight(left, row) < row_weight(up, row);
		buf_putc(out, by_left ? 1 : 2);
		buf_add(out, by_left ? left : up, row);
	}
	free(left);
	free(up);
}

/* Samples as a deflated stream with the entries of "b". */
static unsigned
samples_write(struct objects *o, struct buf *b, const struct picture *p, const struct buf *samples, int components)
{
	struct buf	 rows;
	unsigned	 number;

	buf_puts(b, "/DecodeParms <</Predictor 15 /BitsPerComponent 8 /Colors ");
	buf_int(b, components);
	buf_puts(b, " /Columns ");
	buf_int(b, p->width);
	buf_puts(b, ">>\n");
	buf_init(&rows);
	picture_predict(samples, (size_t)p->width * (size_t)components, (size_t)components, &rows);
	number = object_stream_deflated(o, b, rows.data, rows.len);
	buf_clear(&rows);
	return number;
}

static unsigned
picture_write(struct objects *o, const struct picture *p)
{
	struct buf	 b;
	unsigned	 number, mask = 0;

	buf_init(&b);
	if (p->alpha.len > 0) {
		put_size(&b, p);
		buf_puts(&b, "/ColorSpace /DeviceGray\n");
		mask = samples_write(o, &b, p, &p->alpha, 1);
		buf_reset(&b);
	}
	put_size(&b, p);
	buf_puts(&b, p->components == 1 ? "/ColorSpace /DeviceGray\n" : "/ColorSpace /DeviceRGB\n");
	if (mask != 0) {
		buf_puts(&b, "/SMask ");
		syntax_ref(&b, mask);
	}
	if (p->jpeg) {
		buf_puts(&b, "/Filter /DCTDecode\n");
		number = object_stream(o, &b, p->samples.data, p->samples.len);
	} else
		number = samples_write(o, &b, p, &p->samples, p->components);
	buf_clear(&b);
	return number;
}

/* By content, whatever the name says. */
static int
picture_read(const char *path, const struct buf *in, struct picture *p, struct pos pos, struct report *report)
{
	if (in->len >= 8 && memcmp(in->data, "\x89PNG\r\n\x1a\n", 8) == 0)
		return picture_png(path, in, p, pos, report);
	if (in->len >= 4 && memcmp(in->data, "\xff\xd8\xff", 3) == 0)
		return picture_jpeg(path, in, p, pos, report);
	report_add(report, FINDING_PDF_IMAGE, pos, _("\"%s\" is neither PNG nor JPEG"), path);
	return -1;
}

/* One finding, where the document names the picture: a missing one is a fault of the document, not of the machine. */
static struct buf *
picture_load(const char *path, struct pos pos, struct report *report)
{
	struct report	*why = report_new();
	struct buf	*in = NULL;

	if (strstr(path, "://") != NULL)
		report_add(report, FINDING_PDF_IMAGE, pos,
		    _("\"%s\" is on a network; only files of this machine are read"), path);
	else if ((in = file_load(path, FILE_LIMIT_PROOF, why)) == NULL)
		report_add(report, FINDING_PDF_IMAGE, pos, _("\"%s\": %s"), path, report_get(why, 0)->text);
	report_free(why);
	return in;
}

static struct canvas_image *
image_read(struct pdf *pdf, const char *path, struct pos pos)
{
	struct picture		 p = { .width = 0 };
	struct buf		*in;
	struct canvas_image	*image = NULL;

	if ((in = picture_load(path, pos, pdf->report)) == NULL)
		return NULL;
	buf_init(&p.samples);
	buf_init(&p.alpha);
	if (picture_read(path, in, &p, pos, pdf->report) == 0) {
		image = arena_alloc(pdf->arena, sizeof(*image));
		image->object = picture_write(pdf->objects, &p);
		image->width = picture_length(p.width, p.per_metre_x);
		image->height = picture_length(p.height, p.per_metre_y);
	}
	buf_clear(&p.samples);
	buf_clear(&p.alpha);
	buf_free(in);
	return image;
}

struct canvas_image *
image_load(struct canvas *c, const char *path, struct pos pos)
{
	struct pdf	*pdf = pdf_of(c);
	size_t		 before = pdf->image_names.count;
	size_t		 i = names_add(&pdf->image_names, path, strlen(path));

	if (i < before)
		return pdf->images[i];		/* NULL: told before that it cannot be read */
	pdf->images = mem_grow(pdf->images, i + 1, sizeof(struct canvas_image *));
	if ((pdf->images[i] = image_read(pdf, path, pos)) != NULL)
		pdf->images[i]->number = i + 1;
	return pdf->images[i];
}

void
image_size(struct canvas *c, const struct canvas_image *image, mpt *w, mpt *h)
{
	(void)c;
	*w = image->width;
	*h = image->height;
}

void
image_paint(struct canvas *c, const struct canvas_image *image, mpt x, mpt y, mpt w, mpt h)
{
	struct pdf	*pdf = pdf_of(c);
	struct buf	*out;
	mpt		 bottom;

	if (image == NULL || w <= 0 || h <= 0 || (out = content_ready(pdf)) == NULL)
		return;
	bottom = pdf->painter.page->height - y - h;
	buf_puts(out, "q ");
	syntax_milli(out, w);
	buf_puts(out, " 0 0 ");
	syntax_milli(out, h);
	buf_putc(out, ' ');
	syntax_milli(out, x);
	buf_putc(out, ' ');
	syntax_milli(out, bottom);
	buf_puts(out, " cm /I");
	buf_int(out, (int64_t)image->number);
	buf_puts(out, " Do Q\n");
	content_painted(pdf, x, bottom, x + w, bottom + h);
}

void
image_put_resources(const struct pdf *pdf, struct buf *b)
{
	for (size_t i = 0; i < pdf->image_names.count; i++) {
		if (pdf->images[i] == NULL)
			continue;
		buf_puts(b, "/I");
		buf_int(b, (int64_t)pdf->images[i]->number);
		buf_putc(b, ' ');
		syntax_ref(b, pdf->images[i]->object);
	}
}
