/* pdf_tags.c - the structure tree in the written file: order of content, pruning, ids; bookmarks and page labels. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/canvas.h"
#include "pdf/pdf.h"
#include "pdf_expand.h"

static struct report	*report;
static struct pdf_fonts	*fonts;
static struct canvas	*c;
static struct canvas_font *font;
static struct buf	 out;

static int
setup(void **state)
{
	const struct pdf_options	 options = { .now = 0, .producer = "test" };

	(void)state;
	report = report_new();
	fonts = pdf_fonts_new(report);
	c = canvas_pdf_new(fonts, &options, report);
	font = c->font(c, "sans-serif", 400, false);
	c->info(c, &(struct canvas_info){ .title = "T", .lang = "fr" });
	c->begin_page(c, 500000, 500000, NULL);
	buf_init(&out);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	canvas_pdf_free(c);
	pdf_fonts_free(fonts);
	report_free(report);
	buf_clear(&out);
	return 0;
}

static void
say(struct canvas_tag *tag, const char *s)
{
	const struct canvas_style	 black = { 0 };
	const struct canvas_glyph	*g;
	size_t				 n;

	c->mark_begin(c, tag);
	g = c->shape(c, font, s, strlen(s), NULL, false, false, POS_NONE, &n);
	c->text(c, 10000, 20000, font, 10000, &black, g, n, s, 0, 0);
	c->mark_end(c);
}

static struct canvas_tag *
tag(struct canvas_tag *parent, const char *type)
{
	return c->tag_new(c, parent, &(struct canvas_tag_def){ .type = type });
}

static void
finish(void)
{
	struct buf	 file;

	buf_init(&file);
	assert_int_equal(pdf_finish(c, &file, NULL), 0);
	expand_pdf(&file, &out);
	buf_clear(&file);
}

static size_t
count(const char *s)
{
	size_t	 n = 0;

	for (const char *p = out.data; (p = memmem(p, out.len - (size_t)(p - out.data), s, strlen(s))) != NULL; p++)
		n++;
	return n;
}

/* The entry after "key" in the object that holds "in". */
static void
assert_entry(const char *in, const char *expected)
{
	const char	*p = memmem(out.data, out.len, in, strlen(in)), *end;

	assert_non_null(p);
	end = memmem(p, out.len - (size_t)(p - out.data), "endobj", 6);
	assert_non_null(end);
	if (memmem(p, (size_t)(end - p), expected, strlen(expected)) == NULL) {
		print_message("in \"%.*s\"\nnot \"%s\"\n", (int)(end - p), p, expected);
		fail();
	}
}

static void
own_content_and_children_in_order_of_painting(void **state)
{
	struct canvas_tag	*p = tag(NULL, "P"), *link = tag(p, "Link"), *em = tag(p, "Span");
	char			 expected[64];

	(void)state;
	say(p, "avant ");
	say(link, "lien");
	c->link(c, link, 0, 0, 1000, 1000, NULL, "https://exemple.fr/", "x");
	say(p, " milieu ");
	say(em, "fort");
	say(p, " apres");
	finish();
	/* MCIDs 0, 2 and 4 are the paragraph's; the two references are its children's. */
	assert_entry("/S/P/P ", "/K [0 ");
	assert_entry("/S/P/P ", " 0 R 2 ");
	assert_entry("/S/P/P ", " 0 R 4 ]");
	snprintf(expected, sizeof(expected), "/K [1 <</Type /OBJR");
	assert_entry("/S/Link/", expected);
	assert_entry("/S/Span/", "/K 3 ");
}

static void
late_part_stands_where_it_was_marked(void **state)
{
	struct canvas_tag		*p = tag(NULL, "P"), *other = tag(NULL, "P");
	const struct canvas_style	 black = { 0 };
	const struct canvas_glyph	*g;
	size_t				 n;
	int				 late;

	(void)state;
	c->mark_begin(c, p);
	g = c->shape(c, font, "ab", 2, NULL, false, false, POS_NONE, &n);
	c->text(c, 0, 0, font, 10000, &black, g, 1, "ab", 0, 0);
	late = c->late(c);
	c->text(c, 0, 0, font, 10000, &black, g + 1, 1, "ab", 0, 0);
	c->mark_end(c);
	say(other, "y");
	c->end_page(c);
	assert_int_equal(c->late_begin(c, late + 1), -1);
	assert_int_equal(c->late_begin(c, late), 0);
	say(p, "x");
	assert_int_equal(c->late_end(c), 0);
	finish();
	assert_entry("/S/P/P ", "/K [0 3 1 ]");
}

static void
content_on_two_pages(void **state)
{
	struct canvas_tag	*p = tag(NULL, "P");

	(void)state;
	say(p, "un");
	c->end_page(c);
	c->begin_page(c, 500000, 500000, NULL);
	say(p, "deux");
	finish();
	assert_entry("/S/P/P ", "/K [0 <</Type /MCR /Pg ");
	assert_entry("/S/P/P ", "/MCID 0>> ]");
}

/* Lines of one paragraph, one after the other, are one piece of content. */
static void
a_mark_taken_up_again_is_one(void **state)
{
	struct canvas_tag	*p = tag(NULL, "P");

	(void)state;
	say(p, "un");
	say(p, "deux");
	finish();
	assert_entry("/S/P/P ", "/K 0 ");
}

static void
what_would_break_pdf_ua(void **state)
{
	struct canvas_tag	*p = tag(NULL, "P"), *dead, *form;

	(void)state;
	say(p, "x");
	tag(p, "Span");				/* nothing in it */
	tag(p, "Link");
	dead = tag(p, "Link");
	say(dead, "mort");
	c->link(c, dead, 0, 0, 1000, 1000, "nulle part", NULL, NULL);
	form = tag(NULL, "Form");		/* not to be signed: text stays */
	say(form, "mention");
	c->signature_field(c, "s", form, 0, 0, 1000, 1000);
	tag(NULL, "Chapitre");			/* no such type */
	tag(NULL, "Note");
	finish();
	assert_int_equal(count("/S/Link"), 0);
	assert_int_equal(count("/S/Span"), 1);
	assert_int_equal(count("/S/Form"), 0);
	assert_int_equal(count("/S/Div"), 1);
	assert_int_equal(count("/S/NonStruct"), 1);
	assert_int_equal(count("/Subtype /Link"), 0);
	assert_entry("/S/Note", "/ID (clea-note-");
	assert_true(report_has(report, "PDF-05"));
	assert_true(report_has(report, "PDF-06"));
	assert_int_equal(report_count(report), 2);
}

static void
figure_without_text_is_not_claimed(void **state)
{
	struct canvas_tag	*f = tag(NULL, "Figure");

	(void)state;
	c->mark_begin(c, f);
	c->fill_rect(c, 10000, 20000, 30000, 40000, 0xff0000);
	c->mark_end(c);
	finish();
	assert_entry("/S/Figure", "/BBox [10 440 40 480]");
	assert_true(report_has(report, "PDF-08"));
	assert_int_equal(count("<pdfuaid:part>"), 0);
	assert_int_equal(count("<pdfaid:conformance>B"), 1);
}

static void
ids_are_unique_and_sorted(void **state)
{
	static const char *const	 ids[] = { "b", "a", "b", "A" };

	(void)state;
	for (size_t i = 0; i < nitems(ids); i++)
		c->tag_new(c, NULL, &(struct canvas_tag_def){ .type = "TH", .id = ids[i], .scope = "Sideways" });
	finish();
	assert_entry("/IDTree", "[(A) ");
	assert_int_equal(count("/ID (b)"), 1);
	assert_int_equal(count("Sideways"), 0);
	assert_true(report_has(report, "PDF-07"));
}

static void
bookmarks_nest_whatever_their_levels(void **state)
{
	(void)state;
	say(tag(NULL, "P"), "x");
	c->dest(c, "ici", 0, 0);
	c->bookmark(c, 2, "B2", "ici");
	c->bookmark(c, 1, "B1", "ici");
	c->bookmark(c, 4, "B1.4", "ici");
	c->bookmark(c, 3, "B1.3", "ici");
	c->bookmark(c, 9, "perdu", "nulle part");
	c->bookmark(c, 1, "Été", "ici");
	finish();
	assert_entry("/Type /Outlines", "/Count 3");
	assert_entry("/Title (B1) ", "/Count -2");
	assert_int_equal(count("/Title (perdu)"), 0);
	assert_int_equal(count("/Title <FEFF00C9007400E9>"), 1);
	assert_int_equal(count("/PageMode /UseOutlines"), 1);
}

static void
page_labels(void **state)
{
	static const char *const	 labels[] = { "ii", "5", "6", "9", "A-1" };

	(void)state;
	for (size_t i = 0; i < nitems(labels); i++) {
		c->end_page(c);
		c->begin_page(c, 100000, 100000, labels[i]);
	}
	finish();
	assert_int_equal(count("/PageLabels <</Nums [0 <</S /D /St 1>> 1 <</P (ii)>> 2 <</S /D /St 5>> "
	    "4 <</S /D /St 9>> 5 <</P (A-1)>> ]>>"), 1);
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest	 tests[] = {
		T(own_content_and_children_in_order_of_painting),
		T(late_part_stands_where_it_was_marked),
		T(content_on_two_pages),
		T(a_mark_taken_up_again_is_one),
		T(what_would_break_pdf_ua),
		T(figure_without_text_is_not_claimed),
		T(ids_are_unique_and_sorted),
		T(bookmarks_nest_whatever_their_levels),
		T(page_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
