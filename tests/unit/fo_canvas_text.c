/* The canvas that prints: widths fixed, one thing a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/canvas.h"
#include "fo/fo.h"

static void
widths_are_fixed(void **state)
{
	static const struct { const char *text; size_t n; int64_t sum; } t[] = {
		{ "", 0, 0 },
		{ "ab", 2, 1000000 },
		{ "a b", 3, 1250000 },
		{ "\xC3\xA9\xC2\xA0", 2, 750000 },
		{ "\xE2\x80\xAF\xE2\x80\x8B", 2, 200000 },	/* U+202F, U+200B */
		{ "\xF0\x9F\x98\x80", 1, 500000 },
		{ "\xFF", 1, 500000 },
	};
	struct report		*report = report_new();
	struct buf		 out;
	struct canvas		*c;
	struct canvas_font	*font;
	struct canvas_metrics	 m;

	(void)state;
	buf_init(&out);
	c = canvas_text_new(&out, report);
	font = c->font(c, "Test", 400, false);
	assert_ptr_equal(font, c->font(c, "Test", 400, false));
	assert_ptr_not_equal(font, c->font(c, "Test", 700, false));
	c->metrics(c, font, &m);
	assert_int_equal(m.ascender, 800);
	assert_int_equal(m.descender, -200);
	for (size_t i = 0; i < nitems(t); i++) {
		size_t				 n;
		int64_t				 sum = 0;
		const struct canvas_glyph	*g = c->shape(c, font, t[i].text, strlen(t[i].text), "", true, true, POS_NONE, &n);

		assert_int_equal(n, t[i].n);
		for (size_t k = 0; k < n; k++)
			sum += g[k].advance;
		assert_int_equal(sum, t[i].sum);
	}
	canvas_text_free(c);
	canvas_text_free(NULL);
	buf_clear(&out);
	report_free(report);
}

static const char	 want[] =
    "info title \"T\" lang \"fr\"\n"
    "tag 1 in 0 H1\n"
    "tag 2 in 1 Figure alt \"a \\\"b\\\"\"\n"
    "tag 3 in 0 TH scope \"Row\" rows 2 columns 3\n"
    "page 100000 200000 \"i\"\n"
    "mark 1 H1\n"
    "text 10 20 Test:700:italic 12000 \"a\\u{A0}b\" #ff0000 word 500\n"
    "text 10 20 Test:700:italic 12000 \"b\" letter 7\n"
    "artifact header\n"
    "rect 1 2 3 4 #0000ff\n"
    "line 0 0 10 0 1000 #000000 dashed\n"
    "path M 0 0 L 5 5 C 1 2 3 4 5 6 Z fill-evenodd #00ff00 stroke 500 #000000 dash 1 2 0 0\n"
    "clip 0 0 1 1\n"
    "unclip\n"
    "late 0\n"
    "dest here 5 6\n"
    "link 1 2 3 4 tag 1 to \"here\" contents \"c\"\n"
    "link 1 2 3 4 uri \"https://example.org/\"\n"
    "signature Jury tag 1 1 2 3 4\n"
    "end\n"
    "late-begin 0\n"
    "late-end\n"
    "bookmark 1 \"One\" to \"here\"\n";

static void
everything_is_printed(void **state)
{
	const struct canvas_style	 red = { 0xff0000 }, black = { 0 };
	const struct canvas_step	 steps[] = {
		{ CANVAS_MOVE, { 0 }, { 0 } }, { CANVAS_LINE, { 5 }, { 5 } },
		{ CANVAS_CURVE, { 1, 3, 5 }, { 2, 4, 6 } }, { CANVAS_CLOSE, { 0 }, { 0 } },
	};
	const struct canvas_paint	 paint = { .fill = true, .evenodd = true, .fill_color = 0xff00, .stroke = true,
					    .stroke_width = 500, .dash = { 1, 2 } };
	struct report			*report = report_new();
	const struct canvas_glyph	*g;
	struct canvas_tag		*tag;
	struct canvas_font		*font;
	struct canvas			*c;
	struct buf			 out;
	size_t				 n;
	int				 late;

	(void)state;
	buf_init(&out);
	c = canvas_text_new(&out, report);
	c->info(c, &(struct canvas_info){ .title = "T", .lang = "fr" });
	tag = c->tag_new(c, NULL, &(struct canvas_tag_def){ .type = "H1" });
	c->tag_new(c, tag, &(struct canvas_tag_def){ .type = "Figure", .alt = "a \"b\"" });
	c->tag_new(c, NULL, &(struct canvas_tag_def){ .type = "TH", .scope = "Row", .row_span = 2, .col_span = 3 });
	assert_int_equal(c->begin_page(c, 100000, 200000, "i"), 0);
	c->mark_begin(c, tag);
	font = c->font(c, "Test", 700, true);
	g = c->shape(c, font, "a\xC2\xA0" "b", 4, "fr", false, false, POS_NONE, &n);
	c->text(c, 10, 20, font, 12000, &red, g, n, "a\xC2\xA0" "b", 0, 500);
	c->text(c, 10, 20, font, 12000, &black, g + 2, 1, "a\xC2\xA0" "b", 7, 0);	/* a part of the run */
	c->mark_end(c);
	c->artifact_begin(c, CANVAS_ART_PAGINATION_HEADER);
	c->fill_rect(c, 1, 2, 3, 4, 0xff);
	c->line(c, 0, 0, 10, 0, 1000, 0, CANVAS_DASHED);
	c->path(c, steps, nitems(steps), &paint);
	c->clip_push(c, 0, 0, 1, 1);
	c->clip_pop(c);
	c->mark_end(c);
	late = c->late(c);
	c->dest(c, "here", 5, 6);
	c->link(c, tag, 1, 2, 3, 4, "here", NULL, "c");
	c->link(c, NULL, 1, 2, 3, 4, NULL, "https://example.org/", NULL);
	c->signature_field(c, "Jury", tag, 1, 2, 3, 4);
	assert_int_equal(c->end_page(c), 0);
	assert_int_equal(c->late_begin(c, late), 0);
	assert_int_equal(c->late_end(c), 0);
	c->bookmark(c, 1, "One", "here");
	assert_string_equal(out.data, want);
	assert_int_equal(report_count(report), 0);
	canvas_text_free(c);
	buf_clear(&out);
	report_free(report);
}

static struct canvas_image *
image_of(struct canvas *c, const void *bytes, size_t n)
{
	char			 path[] = "/tmp/clea-image-XXXXXX";
	int			 fd = mkstemp(path);
	struct canvas_image	*image;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), (ssize_t)n);
	close(fd);
	image = c->image_load(c, path, POS_NONE);
	unlink(path);
	return image;
}

static void
pictures_have_the_size_they_say(void **state)
{
	static const unsigned char	 png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x08";
	static const unsigned char	 jpeg[] = "\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x0b\x08\0\x20\0\x40\x03";
	static const struct { const void *bytes; size_t n; mpt w, h; } t[] = {
		{ png, sizeof(png) - 1, 16000, 8000 },
		{ jpeg, sizeof(jpeg) - 1, 64000, 32000 },
		{ "not a picture", 13, 100000, 100000 },
		{ jpeg, 11, 100000, 100000 },		/* cut off */
		{ "\xff\xd8\xff\xe0\0\0\xff\xe0\0\0", 10, 100000, 100000 },
	};
	struct report	*report = report_new();
	struct buf	 out;
	struct canvas	*c;

	(void)state;
	buf_init(&out);
	c = canvas_text_new(&out, report);
	for (size_t i = 0; i < nitems(t); i++) {
		struct canvas_image	*image = image_of(c, t[i].bytes, t[i].n);
		mpt			 w, h;

		assert_non_null(image);
		c->image_size(c, image, &w, &h);
		assert_int_equal(w, t[i].w);
		assert_int_equal(h, t[i].h);
	}
	assert_null(c->image_load(c, "/nonexistent/picture.png", POS_NONE));
	assert_int_equal(report_count(report), 1);
	assert_null(c->image_load(c, "/nonexistent/picture.png", POS_NONE));	/* said once */
	assert_int_equal(report_count(report), 1);
	canvas_text_free(c);
	buf_clear(&out);
	report_free(report);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(widths_are_fixed),
		cmocka_unit_test(everything_is_printed),
		cmocka_unit_test(pictures_have_the_size_they_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
