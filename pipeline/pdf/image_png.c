/* image_png.c - PNG through libpng, its setjmp confined to this file.
 *
 * Whatever the file holds (palette, 1 to 16 bits, a transparent colour, interlaced)
 * comes out as 8-bit grey or RGB and, where something is transparent, alpha.
 */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "pdf/image.h"

/*
 * All that is alive while libpng may jump back.  It stands outside of the function
 * that calls setjmp, so that no local variable of that function is in doubt.
 */
struct decoder {
	png_structp	 png;
	png_infop	 info;
	const struct buf *in;
	size_t		 at;
	unsigned char	*pixels;
	png_bytep	*rows;
	size_t		 row_bytes;
	int		 channels;
	struct picture	*out;
	jmp_buf		 failed;
	char		 why[96];
};

static _Noreturn void
png_on_error(png_structp png, png_const_charp why)
{
	struct decoder	*d = png_get_error_ptr(png);

	strncpy(d->why, why, sizeof(d->why) - 1);
	longjmp(d->failed, 1);
}

/* What libpng can go on after is no matter of ours. */
static void
png_on_warning(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

static void
png_on_read(png_structp png, png_bytep to, size_t n)
{
	struct decoder	*d = png_get_io_ptr(png);

	if (n > d->in->len - d->at)
		png_error(png, "the file ends too early");
	memcpy(to, d->in->data + d->at, n);
	d->at += n;
}

/* Everything to 8 bits, palettes to colours, transparent colours to alpha. */
static void
png_normalise(struct decoder *d)
{
	png_set_expand(d->png);
	png_set_scale_16(d->png);
	(void)png_set_interlace_handling(d->png);
	png_read_update_info(d->png, d->info);
	d->channels = png_get_channels(d->png, d->info);
	d->row_bytes = png_get_rowbytes(d->png, d->info);
}

static void
png_decode(struct decoder *d)
{
	struct picture	*p = d->out;
	int		 unit;

	png_read_info(d->png, d->info);
	p->width = png_get_image_width(d->png, d->info);
	p->height = png_get_image_height(d->png, d->info);
	if ((uint64_t)p->width * p->height > PICTURE_PIXELS)
		png_error(d->png, "more pixels than allowed");
	if (png_get_pHYs(d->png, d->info, &p->per_metre_x, &p->per_metre_y, &unit) == 0 ||
	    unit != PNG_RESOLUTION_METER)
		p->per_metre_x = p->per_metre_y = 0;
	png_normalise(d);
	if (d->channels < 1 || d->channels > 4 || d->row_bytes != (size_t)p->width * (size_t)d->channels)
		png_error(d->png, "unexpected layout of pixels");
	d->pixels = mem_array(p->height, d->row_bytes);
	d->rows = mem_array(p->height, sizeof(png_bytep));
	for (uint32_t y = 0; y < p->height; y++)
		d->rows[y] = d->pixels + y * d->row_bytes;
	png_read_image(d->png, d->rows);
	png_read_end(d->png, NULL);
}

/* Alpha apart from the samples; an alpha that is opaque all over is none. */
static void
png_split(struct decoder *d)
{
	struct picture	*p = d->out;
	size_t		 n = (size_t)p->width * p->height;
	bool		 has_alpha = d->channels == 2 || d->channels == 4, opaque = true;
	unsigned char	*to, *alpha;

	p->components = d->channels <= 2 ? 1 : 3;
	if (!has_alpha) {
		buf_add(&p->samples, d->pixels, n * (size_t)p->components);
		return;
	}
	to = (unsigned char *)buf_reserve(&p->samples, n * (size_t)p->components);
	alpha = (unsigned char *)buf_reserve(&p->alpha, n);
	for (size_t i = 0; i < n; i++) {
		const unsigned char	*from = d->pixels + i * (size_t)d->channels;

		for (int k = 0; k < p->components; k++)
			*to++ = from[k];
		alpha[i] = from[p->components];
		opaque = opaque && alpha[i] == 255;
	}
	if (opaque)
		buf_reset(&p->alpha);
}

static int
png_run(struct decoder *d)
{
	if (setjmp(d->failed) != 0)
		return -1;
	d->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, d, png_on_error, png_on_warning);
	if (d->png == NULL || (d->info = png_create_info_struct(d->png)) == NULL) {
		strncpy(d->why, "libpng does not start", sizeof(d->why) - 1);
		return -1;
	}
	png_set_user_limits(d->png, PICTURE_SIDE, PICTURE_SIDE);
	png_set_chunk_malloc_max(d->png, 8 << 20);
	png_set_chunk_cache_max(d->png, 64);
	png_set_read_fn(d->png, d, png_on_read);
	png_decode(d);
	return 0;
}

int
picture_png(const char *path, const struct buf *in, struct picture *p, struct pos pos, struct report *report)
{
	struct decoder	*d = mem_alloc(sizeof(*d));
	int		 rc;

	d->in = in;
	d->out = p;
	rc = png_run(d);
	if (rc == 0)
		png_split(d);
	else
		report_add(report, FINDING_PDF_IMAGE, pos, _("\"%s\" is no readable PNG: %s"), path, d->why);
	png_destroy_read_struct(&d->png, &d->info, NULL);
	free(d->pixels);
	free(d->rows);
	free(d);
	return rc;
}
