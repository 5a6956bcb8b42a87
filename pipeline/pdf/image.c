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

static unsigned
picture_write(struct objects *o, const struct picture *p)
{
	struct buf	 b;
	unsigned	 number, mask = 0;

	buf_init(&b);
	if (p->alpha.len > 0) {
		put_size(&b, p);
		buf_puts(&b, "/ColorSpace /DeviceGray\n");
		mask = object_stream_deflated(o, &b, p->alpha.data, p->alpha.len);
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
		number = object_stream_deflated(o, &b, p->samples.data, p->samples.len);
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

static struct canvas_image *
image_read(struct pdf *pdf, const char *path, struct pos pos)
{
	struct picture		 p = { .width = 0 };
	struct buf		*in;
	struct canvas_image	*image = NULL;

	if ((in = file_load(path, FILE_LIMIT_PROOF, pdf->report)) == NULL)
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
