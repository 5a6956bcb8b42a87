/* pdf_document.c - whole documents through the canvas: their form, tags, links, signature gap, and bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <png.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/canvas.h"
#include "pdf/pdf.h"
#include "pdf_expand.h"

/* What the tests draw with. */
struct easel {
	struct report	*report;
	struct pdf_fonts *fonts;
	struct canvas	*c;
};

static const struct pdf_signature	 signature = {
	.name = "jury", .signer = "Hélène Œuvrard", .reason = "Dossier complet", .room = 4096,
};

static void
easel_open(struct easel *e, const struct pdf_signature *s)
{
	struct pdf_options	 options = { .now = 1790000000, .signature = s, .producer = "clea test" };

	e->report = report_new();
	e->fonts = pdf_fonts_new(e->report);
	assert_non_null(e->fonts);
	e->c = canvas_pdf_new(e->fonts, &options, e->report);
	assert_non_null(e->c);
}

static void
easel_close(struct easel *e)
{
	canvas_pdf_free(e->c);
	pdf_fonts_free(e->fonts);
	report_free(e->report);
}

/* Text at a place, in the mark that is open; returns its width. */
static mpt
say(struct canvas *c, struct canvas_font *font, mpt x, mpt y, mpt size, const char *s, mpt word)
{
	const struct canvas_style	 black = { 0x000000 };
	const struct canvas_glyph	*g;
	size_t				 n;
	int64_t				 sum = 0;

	g = c->shape(c, font, s, strlen(s), "fr", true, false, POS_FILE("test.fo"), &n);
	for (size_t i = 0; i < n; i++)
		sum += g[i].advance;
	c->text(c, x, y, font, size, &black, g, n, s, 0, word);
	return sum * size / 1000000;
}

static struct canvas_tag *
tag(struct canvas *c, struct canvas_tag *parent, struct canvas_tag_def def)
{
	return c->tag_new(c, parent, &def);
}

/* A paragraph of its own. */
static void
put(struct canvas *c, struct canvas_tag *parent, const char *type, struct canvas_font *font,
    mpt y, mpt size, const char *s)
{
	struct canvas_tag	*t = tag(c, parent, (struct canvas_tag_def){ .type = type });

	c->mark_begin(c, t);
	say(c, font, 56693, y, size, s, 0);
	c->mark_end(c);
}

static void
draw_table(struct canvas *c, struct canvas_tag *parent, struct canvas_font *font, mpt y)
{
	struct canvas_tag	*table = tag(c, parent, (struct canvas_tag_def){ .type = "Table" });
	struct canvas_tag	*head = tag(c, table, (struct canvas_tag_def){ .type = "THead" });
	struct canvas_tag	*body = tag(c, table, (struct canvas_tag_def){ .type = "TBody" });
	struct canvas_tag	*row = tag(c, head, (struct canvas_tag_def){ .type = "TR" }), *cell;
	static const char *const ids[] = { "h1", "h2" };

	for (int i = 0; i < 2; i++) {
		cell = tag(c, row, (struct canvas_tag_def){ .type = "TH", .scope = "Column", .id = ids[i] });
		c->artifact_begin(c, CANVAS_ART_BACKGROUND);
		c->fill_rect(c, 56693 + i * 200000, y - 12000, 200000, 16000, 0xdde6f0);
		c->mark_end(c);
		c->mark_begin(c, cell);
		say(c, font, 60000 + i * 200000, y, 10000, i == 0 ? "Sous-domaine" : "Résultat", 0);
		c->mark_end(c);
	}
	row = tag(c, body, (struct canvas_tag_def){ .type = "TR" });
	for (int i = 0; i < 2; i++) {
		cell = tag(c, row, (struct canvas_tag_def){ .type = "TD", .headers = i == 0 ? "h1" : "h2 nowhere" });
		c->mark_begin(c, cell);
		say(c, font, 60000 + i * 200000, y + 16000, 10000, i == 0 ? "1.1 Écouter" : "acquis", 0);
		c->mark_end(c);
	}
	row = tag(c, body, (struct canvas_tag_def){ .type = "TR" });
	cell = tag(c, row, (struct canvas_tag_def){ .type = "TD", .col_span = 2, .headers = "h1 h2" });
	c->mark_begin(c, cell);
	say(c, font, 60000, y + 32000, 10000, "Observation : l’évaluation a eu lieu.", 0);
	c->mark_end(c);
	c->artifact_begin(c, CANVAS_ART_LAYOUT);
	for (int i = 0; i < 4; i++)
		c->line(c, 56693, y - 12000 + i * 16000, 456693, y - 12000 + i * 16000, 500, 0x336699, CANVAS_SOLID);
	c->mark_end(c);
}

static void
draw_list(struct canvas *c, struct canvas_tag *parent, struct canvas_font *font, mpt y)
{
	struct canvas_tag	*list = tag(c, parent, (struct canvas_tag_def){ .type = "L", .list_numbering = "Disc" });

	for (int i = 0; i < 2; i++) {
		struct canvas_tag	*li = tag(c, list, (struct canvas_tag_def){ .type = "LI" });
		struct canvas_tag	*lbl = tag(c, li, (struct canvas_tag_def){ .type = "Lbl" });
		struct canvas_tag	*lb = tag(c, li, (struct canvas_tag_def){ .type = "LBody" });

		c->mark_begin(c, lbl);
		say(c, font, 60000, y + i * 14000, 10000, "•", 0);
		c->mark_end(c);
		c->mark_begin(c, lb);
		say(c, font, 72000, y + i * 14000, 10000, i == 0 ? "Γεώργιος Παπαδόπουλος" : "Сергей Иванов", 0);
		c->mark_end(c);
	}
}

static void
draw_figure(struct canvas *c, struct canvas_tag *parent, mpt y)
{
	struct canvas_tag		*fig = tag(c, parent, (struct canvas_tag_def){
		.type = "Figure", .alt = "Roue des sept domaines" });
	const struct canvas_paint	 paint = {
		.fill = true, .stroke = true, .fill_color = 0x77aa44, .stroke_color = 0x224411,
		.stroke_width = 1500, .join = 1,
	};
	const struct canvas_step	 steps[] = {
		{ CANVAS_MOVE, { 100000 }, { y } },
		{ CANVAS_CURVE, { 140000, 180000, 200000 }, { y - 60000, y + 20000, y - 30000 } },
		{ CANVAS_LINE, { 200000 }, { y + 30000 } },
		{ CANVAS_CLOSE, { 0 }, { 0 } },
	};
	static const enum canvas_line_style styles[] = {
		CANVAS_DASHED, CANVAS_DOTTED, CANVAS_DOUBLE, CANVAS_GROOVE, CANVAS_RIDGE,
	};

	c->mark_begin(c, fig);
	c->path(c, steps, nitems(steps), &paint);
	c->clip_push(c, 220000, y - 30000, 60000, 60000);
	c->fill_rect(c, 210000, y - 10000, 100000, 20000, 0xcc3300);
	c->clip_pop(c);
	c->mark_end(c);
	c->artifact_begin(c, CANVAS_ART_LAYOUT);
	for (size_t i = 0; i < nitems(styles); i++)
		c->line(c, 320000, y - 25000 + (mpt)i * 12000, 500000, y - 25000 + (mpt)i * 12000, 4000,
		    0x884400, styles[i]);
	c->line(c, 510000, y - 25000, 540000, y + 25000, 1000, 0x000000, CANVAS_SOLID);
	c->mark_end(c);
}

static void
draw_links(struct canvas *c, struct canvas_tag *parent, struct canvas_font *font, mpt y)
{
	struct canvas_tag	*p = tag(c, parent, (struct canvas_tag_def){ .type = "P" });
	struct canvas_tag	*link = tag(c, p, (struct canvas_tag_def){ .type = "Link" });
	struct canvas_tag	*dead;
	mpt			 x = 56693, w;

	c->mark_begin(c, p);
	x += say(c, font, x, y, 11000, "Voir la page ", 0);
	c->mark_end(c);
	c->mark_begin(c, link);
	w = say(c, font, x, y, 11000, "du jury", 0);
	c->link(c, link, x, y - 9000, w, 12000, "jury", NULL, "Page du jury");
	c->mark_end(c);
	x += w;
	c->mark_begin(c, p);
	x += say(c, font, x, y, 11000, " ou ", 0);
	c->mark_end(c);
	link = tag(c, p, (struct canvas_tag_def){ .type = "Link" });
	c->mark_begin(c, link);
	w = say(c, font, x, y, 11000, "le site", 0);
	c->link(c, link, x, y - 9000, w, 12000, NULL, "https://exemple.fr/é?(a)", NULL);
	c->mark_end(c);
	dead = tag(c, p, (struct canvas_tag_def){ .type = "Link" });
	c->mark_begin(c, dead);
	w = say(c, font, x + w, y, 11000, " ou nulle part.", 0);
	c->link(c, dead, x, y - 9000, w, 12000, "nulle-part", NULL, NULL);
	c->mark_end(c);
}

static const char	 sample[] =
    "Élève à l’œuvre : « c’est 12 € » — ça coûte ; vraiment ? AVANT-Tôt.";

/* Two pages with all that a document has. */
static void
draw_all(struct canvas *c, const char *image)
{
	struct canvas_font	*sans = c->font(c, "Liberation Sans, sans-serif", 400, false);
	struct canvas_font	*bold = c->font(c, "Helvetica", 700, false);
	struct canvas_font	*serif = c->font(c, "'Times New Roman', serif", 400, true);
	struct canvas_tag	*sect, *p, *form;
	struct canvas_image	*im;
	int			 total;

	c->info(c, &(struct canvas_info){ .title = "Dossier & preuves <CléA>", .author = "GRETA",
	    .subject = "Essai", .lang = "fr-FR" });
	c->begin_page(c, 595276, 841890, "1");
	sect = tag(c, NULL, (struct canvas_tag_def){ .type = "Sect" });
	c->dest(c, "debut", 0, 60000);
	c->bookmark(c, 1, "Début", "debut");
	put(c, sect, "H1", bold, 80000, 18000, "Dossier du candidat");
	put(c, sect, "P", sans, 105000, 11000, sample);
	put(c, sect, "P", serif, 120000, 11000, sample);
	p = tag(c, sect, (struct canvas_tag_def){ .type = "P" });
	c->mark_begin(c, p);
	say(c, sans, 56693, 136000, 11000, "Mots justifiés avec espaces insécables larges", 4321);
	c->mark_end(c);
	draw_table(c, sect, sans, 170000);
	draw_list(c, sect, sans, 240000);
	draw_figure(c, sect, 320000);
	draw_links(c, sect, sans, 380000);
	p = tag(c, sect, (struct canvas_tag_def){ .type = "P" });
	c->mark_begin(c, p);
	say(c, sans, 56693, 400000, 11000, "Ce paragraphe commence ici", 0);
	c->mark_end(c);
	if ((im = image != NULL ? c->image_load(c, image, POS_NONE) : NULL) != NULL) {
		struct canvas_tag	*fig = tag(c, sect, (struct canvas_tag_def){
			.type = "Figure", .alt = "Logo" });

		c->mark_begin(c, fig);
		c->image(c, im, 56693, 420000, 60000, 60000);
		c->mark_end(c);
	}
	c->artifact_begin(c, CANVAS_ART_PAGINATION_FOOTER);
	say(c, sans, 500000, 800000, 9000, "1 / ", 0);
	total = c->late(c);
	c->mark_end(c);
	assert_true(total >= 0);
	c->end_page(c);
	c->begin_page(c, 595276, 841890, "2");
	c->dest(c, "jury", 0, 60000);
	c->bookmark(c, 2, "Décision du jury", "jury");
	c->mark_begin(c, p);
	say(c, sans, 56693, 80000, 11000, "et finit sur la page deux. Jürgen Łukasz Şükrü Ñandú ﬁn e\xcc\x81", 0);
	c->mark_end(c);
	form = tag(c, sect, (struct canvas_tag_def){ .type = "Form", .alt = "Signature du jury" });
	c->mark_begin(c, form);
	say(c, sans, 56693, 120000, 11000, "Signé par Hélène Œuvrard", 0);
	c->signature_field(c, "jury", form, 56693, 105000, 200000, 30000);
	c->mark_end(c);
	c->end_page(c);
	assert_int_equal(c->late_begin(c, total), 0);
	c->artifact_begin(c, CANVAS_ART_PAGINATION_FOOTER);
	say(c, sans, 520000, 800000, 9000, "2", 0);
	c->mark_end(c);
	c->late_end(c);
}

/* Does the file, or one of its object streams, hold this? */
static bool
holds(const struct buf *b, const char *s)
{
	struct buf	 all;
	bool		 found;

	buf_init(&all);
	expand_pdf(b, &all);
	found = memmem(all.data, all.len, s, strlen(s)) != NULL;
	buf_clear(&all);
	return found;
}

/* A PNG of 4 x 4 pixels with alpha, into a file of the current folder. */
static void
make_png(const char *path)
{
	png_image	 im = { .version = PNG_IMAGE_VERSION, .width = 4, .height = 4, .format = PNG_FORMAT_RGBA };
	unsigned char	 pixels[64];

	for (int i = 0; i < 64; i++)
		pixels[i] = (unsigned char)(i * 4);
	assert_int_not_equal(png_image_write_to_file(&im, path, 0, pixels, 0, NULL), 0);
}

static void
make_all(struct buf *out, const struct pdf_signature *s, struct pdf_gap *gap)
{
	struct easel	 e;
	struct buf	 xml;

	easel_open(&e, s);
	make_png("pdf_document.png");
	draw_all(e.c, "pdf_document.png");
	remove("pdf_document.png");
	buf_init(&xml);
	buf_puts(&xml, "<dossier/>\n");
	assert_int_equal(pdf_attach(e.c, "projection.xml", "text/xml", "Source", "Projeté", &xml, e.report), 0);
	assert_int_equal(pdf_attach(e.c, "projection.xml", "text/xml", "Source", NULL, &xml, e.report), -1);
	buf_clear(&xml);
	assert_int_equal(pdf_finish(e.c, out, gap), 0);
	/* the dead link and the second attachment, and nothing else */
	assert_true(report_has(e.report, "PDF-05"));
	assert_true(report_has(e.report, "PDF-10"));
	assert_int_equal(report_count(e.report), 2);
	assert_int_equal(pdf_npages(e.c), 2);
	easel_close(&e);
}

/* With CLEA_TEST_KEEP=FOLDER what was drawn is left there for other judges to see. */
static void
keep(const char *name, const struct buf *b)
{
	const char	*dir = getenv("CLEA_TEST_KEEP");
	struct report	*report;
	char		*path;

	if (dir == NULL)
		return;
	report = report_new();
	path = file_join(dir, name);
	file_write(path, b, FILE_REPLACE, report);
	free(path);
	report_free(report);
}

static void
form_of_the_file(void **state)
{
	struct buf	 out;

	(void)state;
	buf_init(&out);
	make_all(&out, NULL, NULL);
	keep("all.pdf", &out);
	assert_memory_equal(out.data, "%PDF-1.7\n", 9);
	assert_true(holds(&out, "/Marked true"));
	assert_true(holds(&out, "/Lang (fr-FR)"));
	assert_true(holds(&out, "/DisplayDocTitle true"));
	assert_true(holds(&out, "<pdfaid:conformance>A"));
	assert_true(holds(&out, "<pdfuaid:part>1"));
	assert_true(holds(&out, "Dossier &amp; preuves &lt;CléA&gt;"));
	assert_true(holds(&out, "/Headers [(h2)]"));	/* the unknown one is left out */
	assert_true(holds(&out, "/IDTree"));
	assert_true(holds(&out, "/URI (https://exemple.fr/%C3%A9?\\(a\\))"));
	assert_false(holds(&out, "/AcroForm"));
	buf_clear(&out);
}

static void
same_input_same_bytes(void **state)
{
	struct buf	 a, b;
	struct pdf_gap	 gap;

	(void)state;
	buf_init(&a);
	buf_init(&b);
	make_all(&a, &signature, &gap);
	make_all(&b, &signature, &gap);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_clear(&a);
	buf_clear(&b);
}

static void
gap_is_all_that_is_not_covered(void **state)
{
	struct buf	 out;
	struct pdf_gap	 gap;
	char		*range, expected[80];

	(void)state;
	buf_init(&out);
	make_all(&out, &signature, &gap);
	keep("signed.pdf", &out);
	assert_int_equal(gap.len, 2 * signature.room + 2);
	assert_int_equal(out.data[gap.at], '<');
	assert_int_equal(out.data[gap.at + gap.len - 1], '>');
	for (size_t i = 1; i + 1 < gap.len; i++)
		assert_int_equal(out.data[gap.at + i], '0');
	snprintf(expected, sizeof(expected), "/ByteRange [0 %zu %zu %zu]", gap.at, gap.at + gap.len,
	    out.len - gap.at - gap.len);
	range = memmem(out.data, out.len, "/ByteRange", 10);
	assert_non_null(range);
	assert_memory_equal(range, expected, strlen(expected));
	assert_true(holds(&out, "/SigFlags 3"));
	assert_true(holds(&out, "/TU (Signature du jury)"));
	buf_clear(&out);
}

static void
invisible_field_on_the_last_page(void **state)
{
	struct easel	 e;
	struct buf	 out;
	struct pdf_gap	 gap;
	const struct pdf_signature other = { .name = "autre", .signer = "X", .room = 4096 };

	(void)state;
	easel_open(&e, &other);
	draw_all(e.c, NULL);
	buf_init(&out);
	assert_int_equal(pdf_finish(e.c, &out, &gap), 0);
	keep("invisible.pdf", &out);
	assert_true(holds(&out, "/T (autre)"));
	assert_true(holds(&out, "/Rect [0 0 0 0]"));
	assert_false(holds(&out, "(Signature du jury) /Rect"));
	buf_clear(&out);
	easel_close(&e);
}

static void
no_claim_without_title(void **state)
{
	struct easel		 e;
	struct buf		 out;
	struct canvas_font	*font;

	(void)state;
	easel_open(&e, NULL);
	font = e.c->font(e.c, "Comic Sans, 'No Such'", 400, false);
	e.c->begin_page(e.c, 200000, 200000, NULL);
	say(e.c, font, 10000, 20000, 10000, "non marqué", 0);
	/* left open: finish closes it */
	buf_init(&out);
	assert_int_equal(pdf_finish(e.c, &out, NULL), 0);
	keep("bare.pdf", &out);
	assert_false(holds(&out, "pdfuaid:part>"));
	assert_false(holds(&out, "<pdfaid:conformance>A"));
	assert_true(report_has(e.report, "PDF-02"));
	assert_true(report_has(e.report, "PDF-08"));
	buf_clear(&out);
	easel_close(&e);
}

static void
no_page_no_file(void **state)
{
	struct easel	 e;
	struct buf	 out;

	(void)state;
	easel_open(&e, NULL);
	buf_init(&out);
	assert_int_equal(pdf_finish(e.c, &out, NULL), -1);
	assert_true(report_has(e.report, "PDF-13"));
	assert_int_equal(out.len, 0);
	buf_clear(&out);
	easel_close(&e);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(form_of_the_file),
		cmocka_unit_test(same_input_same_bytes),
		cmocka_unit_test(gap_is_all_that_is_not_covered),
		cmocka_unit_test(invisible_field_on_the_last_page),
		cmocka_unit_test(no_claim_without_title),
		cmocka_unit_test(no_page_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
