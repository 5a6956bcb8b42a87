/* pdf_shape.c - glyphs of text: the fast way and HarfBuzz agree, clusters, spaces, fallback, missing characters. */
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
#include "base/utf8.h"
#include "pdf/font.h"
#include "pdf/pdf.h"
#include "pdf/shape.h"

static struct report	*report;
static struct pdf_fonts	*fonts;
static struct shaper	*shaper;

static int
setup(void **state)
{
	(void)state;
	report = report_new();
	fonts = pdf_fonts_new(report);
	shaper = shaper_new(fonts, report);
	return fonts == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	(void)state;
	shaper_free(shaper);
	pdf_fonts_free(fonts);
	report_free(report);
	return 0;
}

static struct canvas_glyph *
shaped(struct canvas_font *font, const char *text, bool kerning, bool ligatures, bool exact, size_t *n)
{
	const struct shape_request	 r = {
		.font = font, .text = text, .n = strlen(text), .lang = "fr",
		.kerning = kerning, .ligatures = ligatures, .pos = POS_NONE,
	};
	const struct canvas_glyph	*g = shape_text(shaper, &r, exact, n);
	struct canvas_glyph		*copy = mem_array(*n, sizeof(*copy));

	if (*n > 0)
		memcpy(copy, g, *n * sizeof(*copy));
	return copy;
}

/* The same text both ways, with and without kerning. */
static void
agree(struct canvas_font *font, const char *text)
{
	struct canvas_glyph	*fast, *exact;
	size_t			 nf, ne;

	for (int mode = 0; mode < 4; mode++) {
		fast = shaped(font, text, mode & 1, mode & 2, false, &nf);
		exact = shaped(font, text, mode & 1, mode & 2, true, &ne);
		assert_int_equal(nf, ne);
		for (size_t i = 0; i < nf; i++) {
			if (memcmp(&fast[i], &exact[i], sizeof(fast[i])) != 0)
				print_message("%s: \"%s\" at %zu: gid %u/%u advance %d/%d\n", font->chain[0]->name,
				    text, i, fast[i].gid, exact[i].gid, fast[i].advance, exact[i].advance);
			assert_memory_equal(&fast[i], &exact[i], sizeof(fast[i]));
		}
		free(fast);
		free(exact);
	}
}

static const char *const	 families[] = {
	"Liberation Sans", "Liberation Serif", "Liberation Mono", "DejaVu Sans", "DejaVu Serif",
	"DejaVu Sans Mono",
};

static void
each_face(void (*check)(struct canvas_font *))
{
	struct canvas_font	 font;

	for (size_t i = 0; i < nitems(families); i++)
		for (int style = 0; style < 4; style++) {
			fonts_resolve(fonts, families[i], style & 1 ? 700 : 400, style & 2, report, &font);
			check(&font);
			free(font.chain);
		}
}

static void
check_prose(struct canvas_font *font)
{
	static const char *const	 texts[] = {
		"L’évaluation préalable a eu lieu le 12 mars ; le candidat AVAIT 4 h 30. « Oui ! » — Tôt, V.A.",
		"Tous les To, Te, Ty, AV, LT, P., F, r. f) (j [A] \"A\" 11 71 r- ffi fl ff.",
		"ŒUVRE œuvre Ÿ ç Ç ÀÂÉÈÊËÎÏÔÙÛÜ àâéèêëîïôùûü ñ ß ø å ł Ł ş ţ ő ű ž č",
		"Γεώργιος Παπαδόπουλος, ΤΑΥΡΟΣ Τύπος", "Сергей Иванов — ГУДРОН, Год Ту", "",
		"15 € × 3 = 45 € (50 %), n° 4 • ½ ¼ … ‰ † ‘a’ “b” → fin\xc2\xa0: ok\xe2\x80\xaf!",
		"\xc2\xa0\xc2\xa0  double  espace ", "i j fi ij ĳ f i", "AVAVAVAVA", "a\xe2\x80\x91" "b",
		"soft\xc2\xadhyphen", "Martin Κώστας Иван", "e\xcc\x81te\xcc\x81 n\xcc\x83",
	};

	for (size_t i = 0; i < nitems(texts); i++)
		agree(font, texts[i]);
}

/* Every pair of the characters that French, its neighbours, Greek and Russian are written with. */
static void
check_pairs(struct canvas_font *font)
{
	static const uint32_t	 ranges[][2] = {
		{ 0x20, 0x7e }, { 0xa0, 0x17f }, { 0x386, 0x3ce }, { 0x401, 0x451 }, { 0x2010, 0x2026 }, { 0x20ac, 0x20ac },
	};
	uint32_t		 all[800];
	size_t			 n = 0;
	struct buf		 b;
	char			 utf8[4];

	for (size_t i = 0; i < nitems(ranges); i++)
		for (uint32_t c = ranges[i][0]; c <= ranges[i][1]; c++)
			if (c != 0xad)
				all[n++] = c;
	/* Triples too: a pair must not depend on what stands before it. */
	buf_init(&b);
	for (size_t i = 0; i < n; i += 13) {
		buf_reset(&b);
		for (size_t k = 0; k < 400; k++)
			buf_add(&b, utf8, utf8_put(all[k % 2 == 0 ? i : (i + k * 7) % n], utf8));
		agree(font, b.data);
	}
	buf_clear(&b);
}

static void
fast_way_agrees_with_harfbuzz(void **state)
{
	(void)state;
	each_face(check_prose);
	each_face(check_pairs);
}

/* Clusters cover the text without gap or overlap, in order. */
static void
clusters_cover_the_text(void **state)
{
	static const char *const	 texts[] = {
		"Élève", "e\xcc\x81t\xc3\xa9", "a\xc2\xad" "b\xe2\x80\x8b" "c", "x\xf0\x9f\x98\x80y", "שלום abc",
		"a\xff\xfe" "b", "\tx\n", "ﬁ ½", "क्षि",
	};
	struct canvas_font	 font;

	(void)state;
	fonts_resolve(fonts, "Liberation Sans", 400, false, report, &font);
	for (size_t i = 0; i < nitems(texts); i++) {
		size_t			 n, at = 0;
		struct canvas_glyph	*g = shaped(&font, texts[i], true, true, false, &n);

		for (size_t k = 0; k < n; k++) {
			if (g[k].nbytes > 0)
				assert_int_equal(g[k].cluster, at);
			at += g[k].nbytes;
			assert_int_not_equal(g[k].gid, 0);	/* never .notdef */
		}
		assert_int_equal(at, strlen(texts[i]));
		free(g);
	}
	free(font.chain);
}

static void
missing_character_is_told_once(void **state)
{
	struct canvas_font	 font;
	struct canvas_glyph	*g;
	size_t			 n, before = report_count(report);
	const struct finding	*f;

	(void)state;
	fonts_resolve(fonts, "Liberation Sans", 400, false, report, &font);
	free(shaped(&font, "\xf0\x93\x80\x80", true, false, false, &n));	/* U+13000, a hieroglyph */
	g = shaped(&font, "a\xf0\x93\x80\x80" "b", true, false, false, &n);
	assert_int_equal(n, 3);
	assert_int_not_equal(g[1].gid, 0);
	assert_true(g[1].advance > 0);
	assert_int_equal(report_count(report), before + 1);
	f = report_get(report, before);
	assert_string_equal(f->id, "PDF-03");
	assert_non_null(strstr(f->text, "U+13000"));
	free(g);
	free(font.chain);
}

static void
fallback_sets_what_the_family_lacks(void **state)
{
	struct canvas_font	 font;
	struct canvas_glyph	*g;
	size_t			 n, before = report_count(report);

	(void)state;
	fonts_resolve(fonts, "Liberation Sans", 700, false, report, &font);
	g = shaped(&font, "a\xe2\x9c\x93\xe2\x9c\x93z", true, false, false, &n);	/* check marks */
	assert_int_equal(n, 4);
	assert_int_equal(g[0].face, g[3].face);
	assert_int_not_equal(g[0].face, g[1].face);
	assert_string_equal(fonts_face(fonts, g[1].face)->name, "DejaVuSans-Bold");
	assert_int_equal(report_count(report), before);
	free(g);
	free(font.chain);
}

static void
families_and_styles(void **state)
{
	static const struct { const char *list; int weight; bool italic; const char *name; } t[] = {
		{ "Helvetica", 400, false, "LiberationSans" },
		{ " 'Arial' , serif", 700, true, "LiberationSans-BoldItalic" },
		{ "Nobody Has This, Times", 400, true, "LiberationSerif-Italic" },
		{ "monospace", 600, false, "LiberationMono-Bold" },
		{ "DejaVu Sans", 400, true, "DejaVuSans-Oblique" },
		{ "Nobody", 700, false, "LiberationSans-Bold" },
		{ "", 400, false, "LiberationSans" },
		{ ",,\"\"", 500, false, "LiberationSans" },
	};
	struct canvas_font	 font;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		fonts_resolve(fonts, t[i].list, t[i].weight, t[i].italic, report, &font);
		assert_string_equal(font.chain[0]->name, t[i].name);
		free(font.chain);
	}
}

static void
metrics_are_typographic(void **state)
{
	struct canvas_font		 font;
	const struct canvas_metrics	*m;

	(void)state;
	fonts_resolve(fonts, "Liberation Sans", 400, false, report, &font);
	m = &font.chain[0]->metrics;
	assert_int_equal(m->ascender, 728);
	assert_int_equal(m->descender, -210);
	assert_true(m->x_height > 500 && m->x_height < 560);
	assert_true(m->underline_position < 0 && m->underline_thickness > 0);
	free(font.chain);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test_setup_teardown(fast_way_agrees_with_harfbuzz, setup, teardown),
		cmocka_unit_test_setup_teardown(clusters_cover_the_text, setup, teardown),
		cmocka_unit_test_setup_teardown(missing_character_is_told_once, setup, teardown),
		cmocka_unit_test_setup_teardown(fallback_sets_what_the_family_lacks, setup, teardown),
		cmocka_unit_test_setup_teardown(families_and_styles, setup, teardown),
		cmocka_unit_test_setup_teardown(metrics_are_typographic, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
