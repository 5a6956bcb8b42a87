/* pdf_image.c - pictures: every kind of PNG, JPEG headers, and files that are broken or lie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <png.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/image.h"

/* --- PNG --- */

static void
on_write(png_structp png, png_bytep p, size_t n)
{
	buf_add(png_get_io_ptr(png), p, n);
}

static void
on_flush(png_structp png)
{
	(void)png;
}

struct kind {
	int	color, depth, interlace;
	bool	trns;
	int	components;	/* expected */
	bool	alpha;
};

static const struct kind	 kinds[] = {
	{ PNG_COLOR_TYPE_GRAY,		 1, 0, false, 1, false },
	{ PNG_COLOR_TYPE_GRAY,		 4, 1, false, 1, false },
	{ PNG_COLOR_TYPE_GRAY,		 8, 0, true,  1, true },
	{ PNG_COLOR_TYPE_GRAY,		16, 0, false, 1, false },
	{ PNG_COLOR_TYPE_GRAY_ALPHA,	 8, 0, false, 1, true },
	{ PNG_COLOR_TYPE_GRAY_ALPHA,	16, 1, false, 1, true },
	{ PNG_COLOR_TYPE_PALETTE,	 1, 0, false, 3, false },
	{ PNG_COLOR_TYPE_PALETTE,	 2, 0, true,  3, true },
	{ PNG_COLOR_TYPE_PALETTE,	 8, 1, true,  3, true },
	{ PNG_COLOR_TYPE_RGB,		 8, 0, false, 3, false },
	{ PNG_COLOR_TYPE_RGB,		 8, 1, true,  3, true },
	{ PNG_COLOR_TYPE_RGB,		16, 0, false, 3, false },
	{ PNG_COLOR_TYPE_RGB_ALPHA,	 8, 0, false, 3, true },
	{ PNG_COLOR_TYPE_RGB_ALPHA,	16, 1, false, 3, true },
};

/* 13 x 7 pixels of bytes that go up; 300 dpi. */
static void
make_png(const struct kind *k, struct buf *out)
{
	png_structp	 png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop	 info = png_create_info_struct(png);
	png_color	 palette[4] = { { 255, 0, 0 }, { 0, 255, 0 }, { 0, 0, 255 }, { 9, 9, 9 } };
	png_byte	 alpha[2] = { 0, 128 };
	png_color_16	 key = { 0, 0, 3, 6, 0 };	/* the first pixel */
	unsigned char	 row[13 * 8];

	png_set_write_fn(png, out, on_write, on_flush);
	png_set_IHDR(png, info, 13, 7, k->depth, k->color, k->interlace ? PNG_INTERLACE_ADAM7 :
	    PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_pHYs(png, info, 11811, 11811, PNG_RESOLUTION_METER);
	if (k->color == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, palette, k->depth == 1 ? 2 : 4);
	if (k->trns)
		png_set_tRNS(png, info, alpha, k->color == PNG_COLOR_TYPE_PALETTE ? 2 : 0, &key);
	png_write_info(png, info);
	for (int pass = 0, n = png_set_interlace_handling(png); pass < n; pass++)
		for (int y = 0; y < 7; y++) {
			for (size_t i = 0; i < sizeof(row); i++)
				row[i] = k->color == PNG_COLOR_TYPE_PALETTE ?
				    (k->depth == 8 ? (unsigned char)(i & 3) : 0x1b) : (unsigned char)(i * 3 + (size_t)y);
			if (k->depth == 1 && k->color == PNG_COLOR_TYPE_PALETTE)
				memset(row, 0x55, sizeof(row));
			png_write_row(png, row);
		}
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
}

static int
read_png(const struct buf *in, struct picture *p, struct report *report)
{
	memset(p, 0, sizeof(*p));
	buf_init(&p->samples);
	buf_init(&p->alpha);
	return picture_png("x.png", in, p, POS_NONE, report);
}

static void
picture_clear(struct picture *p)
{
	buf_clear(&p->samples);
	buf_clear(&p->alpha);
}

static void
every_kind_of_png(void **state)
{
	struct report	*report = report_new();

	(void)state;
	for (size_t i = 0; i < nitems(kinds); i++) {
		struct picture	 p;
		struct buf	 in;

		buf_init(&in);
		make_png(&kinds[i], &in);
		assert_int_equal(read_png(&in, &p, report), 0);
		assert_int_equal(p.width, 13);
		assert_int_equal(p.height, 7);
		assert_int_equal(p.components, kinds[i].components);
		assert_int_equal(p.samples.len, 13 * 7 * kinds[i].components);
		assert_int_equal(p.alpha.len, kinds[i].alpha ? 13 * 7 : 0);
		assert_int_equal(p.per_metre_x, 11811);
		picture_clear(&p);
		buf_clear(&in);
	}
	assert_int_equal(report_count(report), 0);
	report_free(report);
}

/* Sixteen bits become eight by their high byte, rounded: 200 stays 200. */
static void
values_survive(void **state)
{
	png_image	 im = { .version = PNG_IMAGE_VERSION, .width = 2, .height = 1, .format = PNG_FORMAT_RGB };
	const unsigned char pixels[6] = { 200, 100, 50, 0, 255, 1 };
	struct report	*report = report_new();
	struct picture	 p;
	struct buf	 in;
	png_alloc_size_t n = 4096;

	(void)state;
	buf_init(&in);
	assert_int_not_equal(png_image_write_to_memory(&im, buf_reserve(&in, n), &n, 0, pixels, 0, NULL), 0);
	in.len = n;
	assert_int_equal(read_png(&in, &p, report), 0);
	assert_memory_equal(p.samples.data, pixels, 6);
	picture_clear(&p);
	buf_clear(&in);
	report_free(report);
}

/* Cut off anywhere, or with one byte changed: a finding or a picture, nothing else. */
static void
broken_png(void **state)
{
	struct buf	 in;

	(void)state;
	buf_init(&in);
	make_png(&kinds[8], &in);
	for (size_t n = 0; n < in.len; n++)
		for (int change = 0; change < 2; change++) {
			struct report	*report = report_new();
			struct picture	 p;
			struct buf	 bad;
			int		 rc;

			buf_init(&bad);
			buf_add(&bad, in.data, change ? in.len : n);
			if (change)
				bad.data[n] = (char)(bad.data[n] ^ 0x41);
			rc = read_png(&bad, &p, report);
			assert_int_equal(report_count(report), rc == 0 ? 0 : 1);
			if (!change && n < in.len - 12)
				assert_int_equal(rc, -1);
			picture_clear(&p);
			buf_clear(&bad);
			report_free(report);
		}
	buf_clear(&in);
}

/* A header that promises 30000 x 30000 pixels costs no memory. */
static void
png_bomb(void **state)
{
	struct report	*report = report_new();
	struct picture	 p;
	struct buf	 in;
	unsigned char	*at;
	uint32_t	 crc;

	(void)state;
	buf_init(&in);
	make_png(&kinds[9], &in);
	at = (unsigned char *)in.data + 16;
	for (int i = 0; i < 2; i++, at += 4) {
		at[0] = at[1] = 0;
		at[2] = 30000 >> 8;
		at[3] = 30000 & 0xff;
	}
	crc = 0xffffffff;
	for (size_t i = 12; i < 29; i++) {
		crc ^= (unsigned char)in.data[i];
		for (int k = 0; k < 8; k++)
			crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
	}
	crc = ~crc;
	for (int i = 0; i < 4; i++)
		in.data[29 + i] = (char)(crc >> (24 - 8 * i));
	assert_int_equal(read_png(&in, &p, report), -1);
	assert_non_null(strstr(report_get(report, 0)->text, "more pixels than allowed"));
	assert_int_equal(p.samples.len, 0);
	picture_clear(&p);
	buf_clear(&in);
	report_free(report);
}

/* --- JPEG --- */

/* A header with the given frame; what follows is no picture, and is not looked at. */
static void
make_jpeg(struct buf *b, int sof, int precision, unsigned w, unsigned h, int components)
{
	static const unsigned char	 jfif[] = {
		0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 1, 0, 150, 0, 150, 0, 0,
	};

	buf_reset(b);
	buf_add(b, jfif, sizeof(jfif));
	buf_add(b, (const unsigned char[]){ 0xff, (unsigned char)sof, 0, (unsigned char)(8 + 3 * components),
	    (unsigned char)precision, (unsigned char)(h >> 8), (unsigned char)h, (unsigned char)(w >> 8),
	    (unsigned char)w, (unsigned char)components }, 10);
	for (int i = 0; i < components; i++)
		buf_add(b, (const unsigned char[]){ (unsigned char)(i + 1), 0x11, 0 }, 3);
	buf_add(b, (const unsigned char[]){ 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0xd9 }, 13);
}

static int
read_jpeg(const struct buf *in, struct picture *p, struct report *report)
{
	memset(p, 0, sizeof(*p));
	buf_init(&p->samples);
	buf_init(&p->alpha);
	return picture_jpeg("x.jpg", in, p, POS_NONE, report);
}

static void
jpeg_headers(void **state)
{
	static const struct { int sof, precision; unsigned w, h; int components, rc; } t[] = {
		{ 0xc0, 8, 40, 30, 1,  0 }, { 0xc1, 8, 40, 30, 3,  0 }, { 0xc2, 8, 40, 30, 3,  0 },
		{ 0xc0, 8, 40, 30, 4, -1 },	/* CMYK */
		{ 0xc3, 8, 40, 30, 3, -1 },	/* lossless */
		{ 0xc9, 8, 40, 30, 3, -1 },	/* arithmetic */
		{ 0xc0, 12, 40, 30, 3, -1 }, { 0xc0, 8, 0, 30, 3, -1 }, { 0xc0, 8, 40, 0, 3, -1 },
		{ 0xc0, 8, 40, 30, 2, -1 }, { 0xc0, 8, 65535, 65535, 3, -1 },
	};
	struct buf	 in;

	(void)state;
	buf_init(&in);
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*report = report_new();
		struct picture	 p;

		make_jpeg(&in, t[i].sof, t[i].precision, t[i].w, t[i].h, t[i].components);
		assert_int_equal(read_jpeg(&in, &p, report), t[i].rc);
		assert_int_equal(report_count(report), t[i].rc == 0 ? 0 : 1);
		if (t[i].rc == 0) {
			assert_int_equal(p.width, 40);
			assert_int_equal(p.height, 30);
			assert_int_equal(p.per_metre_x, 5906);	/* 150 dpi */
		}
		picture_clear(&p);
		report_free(report);
	}
	buf_clear(&in);
}

static void
broken_jpeg(void **state)
{
	struct buf	 in;

	(void)state;
	buf_init(&in);
	make_jpeg(&in, 0xc0, 8, 40, 30, 3);
	for (size_t n = 3; n < in.len; n++) {
		struct report	*report = report_new();
		struct picture	 p;
		struct buf	 bad;

		buf_init(&bad);
		buf_add(&bad, in.data, n);
		assert_int_equal(read_jpeg(&bad, &p, report), -1);
		assert_int_equal(report_count(report), 1);
		picture_clear(&p);
		buf_clear(&bad);
		report_free(report);
	}
	buf_clear(&in);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(every_kind_of_png),
		cmocka_unit_test(values_survive),
		cmocka_unit_test(broken_png),
		cmocka_unit_test(png_bomb),
		cmocka_unit_test(jpeg_headers),
		cmocka_unit_test(broken_jpeg),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
