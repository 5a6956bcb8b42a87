/* Lines of paragraphs: alignment, boxes, leaders, objects, heights, numbers set later. */
#include "fo_lines_help.h"

/* Widths: letters 5 pt, spaces 2.5 pt, of a font of 10 pt with 8 above and 2 below the baseline. */
static const struct { const char *attributes, *content; mpt width; const char *want; } dumps[] = {
	/* alignment */
	{ "", "one two", 100000, "12^9 t0+32.500'one two'" },
	{ "text-align='end'", "one two", 100000, "12^9 t67.500+32.500'one two'" },
	{ "text-align='center'", "one two", 100000, "12^9 t33.750+32.500'one two'" },
	{ "text-align='justify'", "aaaa bbbb cccc dd ee", 70000,
	    "12^9 t0+70'aaaa bbbb cccc '_2.500 / 12^9 t0+22.500'dd ee'" },
	{ "text-align='justify' text-align-last='justify'", "aaaa bbbb", 45000, "12^9 t0+45'aaaa bbbb'_2.500" },
	{ "text-align='justify'", "aaaa&#xA0;bbbb cc dddd", 66000,
	    "12^9 t0+66'aaaa\xC2\xA0" "bbbb cc '_5.500 / 12^9 t0+20'dddd'" },	/* U+00A0 stretches as a space does */
	{ "text-align='justify'", "aaaa&#x202F;b cccc dd", 58000,
	    "12^9 t0+58'aaaa\xE2\x80\xAF" "b cccc '_8.500 / 12^9 t0+10'dd'" },	/* U+202F does not */
	{ "text-indent='15pt'", "aaaa bbbb", 45000, "12^9 t15+20'aaaa ' / 12^9 t0+20'bbbb'" },
	{ "text-align='end' last-line-end-indent='10pt'", "aaaa", 50000, "12^9 t20+20'aaaa'" },
	/* spacing */
	{ "letter-spacing='1pt'", "ab cd", 100000, "12^9 t0+26.500'ab cd'~1" },
	{ "word-spacing='3pt'", "ab cd", 100000, "12^9 t0+25.500'ab cd'_3" },
	/* heights */
	{ "line-height='20pt'", "x", 100000, "20^13 t0+5'x'" },
	{ "", "a<fo:inline font-size='20pt'>B</fo:inline>", 100000, "22^17 t0+5'a' t5+10'B'" },
	{ "", "a<fo:inline baseline-shift='super' font-size='6pt'>2</fo:inline>", 100000, "13.800^10.800 t0+5'a' t5+3@5.800'2'" },
	{ "", "a<fo:inline baseline-shift='sub' font-size='6pt'>2</fo:inline>", 100000, "12.700^9 t0+5'a' t5+3@10.500'2'" },
	{ "", "a<fo:inline baseline-shift='-2pt'>b</fo:inline>", 100000, "14^9 t0+5'a' t5+5@11'b'" },
	{ "line-stacking-strategy='font-height'", "a<fo:inline font-size='20pt'>B</fo:inline>", 100000, "12^9 t0+5'a' t5+10'B'" },
	/* boxes */
	{ "", "a <fo:inline border='1pt solid' padding='2pt'>bb</fo:inline> c", 100000,
	    "12^9 t0+7.500'a ' b7.500+16@-2 t10.500+10'bb' t23.500+7.500' c'" },
	{ "", "aaaa <fo:inline border='1pt solid'>bbbb cccc</fo:inline> d", 50000,
	    "12^9 t0+22.500'aaaa ' b22.500+21@0> t23.500+20'bbbb ' / 12^9 b0+21@0< t0+20'cccc' t21+7.500' d'" },
	{ "", "aaaa <fo:inline border='1pt solid' border-start-width.conditionality='retain' "
	    "border-end-width.conditionality='retain'>bbbb cccc</fo:inline> d", 50000,
	    "12^9 t0+22.500'aaaa ' b22.500+22@0> t23.500+20'bbbb ' / 12^9 b0+22@0< t1+20'cccc' t22+7.500' d'" },
	{ "", "a<fo:inline background-color='#ff0000'> </fo:inline>b", 100000, "12^9 t0+5'a' b5+2.500@1 t5+2.500' ' t7.500+5'b'" },
	{ "", "a<fo:character character='b' border='1pt solid'/>c", 100000, "12^9 t0+5'a' b5+7@0 t6+5'b' t12+5'c'" },
	{ "", "<fo:inline background-color='#ff0000'>aaaa </fo:inline>bbbb", 30000, "12^9 b0+20@1 t0+20'aaaa ' / 12^9 t0+20'bbbb'" },
	{ "text-align='justify'", "<fo:inline background-color='#ff0000'>aaaa </fo:inline>bbbb", 30000, "12^9 b0+20@1 t0+20'aaaa ' / 12^9 t0+20'bbbb'" },
	{ "", "aaaa<fo:inline background-color='#ff0000'> bbbb</fo:inline>", 30000, "12^9 t0+20'aaaa' b20+0@1> t20+0' ' / 12^9 b0+20@1< t0+20'bbbb'" },
	/* leaders */
	{ "", "<fo:leader leader-pattern='rule' leader-length='40pt' rule-thickness='2pt'/>x", 100000, "12^9 r0+40@7 t40+5'x'" },
	{ "", "<fo:leader leader-pattern='dots' leader-length='23pt'/>x", 100000, "12^9 t0+20'....' t23+5'x'" },
	{ "", "<fo:leader leader-pattern='dots' leader-length='23pt' leader-pattern-width='8pt'/>x", 100000, "12^9 t0+16'..'~3 t23+5'x'" },
	{ "", "<fo:leader leader-length='30pt'/>x", 100000, "12^9 t30+5'x'" },
	{ "", "<fo:leader leader-pattern='use-content' leader-length='25pt'>ab</fo:leader>x", 100000, "12^9 t0+10'ab' t10+10'ab' t25+5'x'" },
	{ "text-align-last='justify'", "ab<fo:leader leader-pattern='dots'/><fo:page-number/>", 100000, "12^9 t0+10'ab' t10+85'.................' n95+5'7'" },
	{ "", "<fo:leader leader-pattern='rule' leader-length='50%'/>", 80000, "12^9 r0+40@8" },
	/* objects */
	{ "", "p <fo:page-number/>.", 100000, "12^9 t0+7.500'p ' n7.500+5'7' t12.500+5'.'" },
	{ "", "p <fo:page-number-citation ref-id='nowhere'/>", 100000, "12^9 t0+7.500'p ' c7.500+15'MMM'" },
	{ "", "<fo:instream-foreign-object content-width='30pt'><svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/>"
	    "</fo:instream-foreign-object>", 100000, "64^61 s0+30@1" },
	{ "", "<fo:instream-foreign-object border='1pt solid'><svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/>"
	    "</fo:instream-foreign-object>", 100000, "26^23 s0+12@1" },
	{ "", "<fo:instream-foreign-object vertical-align='top'><svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/>"
	    "</fo:instream-foreign-object>", 100000, "22^9 s0+10@1" },
	{ "", "<fo:instream-foreign-object width='40pt' content-width='scale-to-fit' scaling='uniform'>"
	    "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/></fo:instream-foreign-object>", 100000, "84^81 s0+40@1" },
	/* right to left: words in the order of sight, each drawn by the canvas in its own direction */
	{ "", "ab \xD7\x90\xD7\x91 cd", 100000, "12^9 t0+12.500'ab ' t12.500+10'\xD7\x90\xD7\x91' t22.500+12.500' cd'" },
	{ "", "ab \xD7\x90\xD7\x90 <fo:inline font-weight='bold'>\xD7\x91</fo:inline> cd", 100000,
	    "12^9 t0+12.500'ab ' t17.500+12.500'\xD7\x90\xD7\x90 ' t12.500+5'\xD7\x91' t30+12.500' cd'" },
	{ "", "\xD7\x90 <fo:inline border='1pt solid'>\xD7\x91</fo:inline>", 100000,
	    "12^9 t7+7.500'\xD7\x90 ' b0+7@0 t1+5'\xD7\x91'" },
	{ "", "\xD7\x90\xD7\x90 \xD7\x91", 12000, "12^9 t0+10'\xD7\x90\xD7\x90' t10+0' ' / 12^9 t0+5'\xD7\x91'" },
	/* nothing but a place: a line all the same, if it has a name */
	{ "", "<fo:inline id='here'/>", 100000, "12^9" },
	{ "", "<fo:inline/>", 100000, "" },
};

static void
lines_are_set(void **state)
{
	(void)state;
	for (size_t i = 0; i < nitems(dumps); i++) {
		struct setting	 s;
		struct buf	 got;

		setting_open(&s, dumps[i].attributes, dumps[i].content);
		setting_layout(&s, dumps[i].width);
		buf_init(&got);
		lines_dump(&s, &got);
		if (strcmp(got.data, dumps[i].want) != 0)
			fail_msg("%s [%s]:\n got  %s\n want %s", dumps[i].attributes, dumps[i].content, got.data, dumps[i].want);
		buf_clear(&got);
		setting_close(&s);
	}
}

/* Where lines may end, and where not. */
static const struct { const char *attributes, *content; mpt width; const char *want; } breaks[] = {
	{ "", "aaaa bbbb cccc", 45000, "|aaaa bbbb |cccc|" },
	{ "", "avant-garde", 35000, "|avant-|garde|" },
	{ "", "aaaa ? bbbb", 27000, "|aaaa ? |bbbb|" },
	{ "", "aaaa&#x202F;? bbbb", 25000, "|aaaa\xE2\x80\xAF? |bbbb|" },
	{ "", "aaaa&#xA0;bbbb", 25000, "|aaaa\xC2\xA0" "bbbb|" },
	{ "", "&#xAB;&#xA0;aa&#xA0;&#xBB; bb", 25000, "|\xC2\xAB\xC2\xA0" "aa\xC2\xA0\xC2\xBB |bb|" },
	{ "", "aaaa&#x200B;bbbb", 25000, "|aaaa|bbbb|" },
	{ "", "aaaa&#xAD;bbbb", 25000, "|aaaa\xC2\xAD|bbbb|" },
	{ "", "aaaa&#xAD;bbbb", 100000, "|aaaabbbb|" },
	{ "", "aa<fo:inline>bb</fo:inline>cc dd", 31000, "|aabbcc |dd|" },
	{ "wrap-option='no-wrap'", "aaaa bbbb cccc", 45000, "|aaaa bbbb cccc|" },
	{ "", "aaaaaaaaaaaa bb", 45000, "|aaaaaaaaaaaa |bb|" },
	{ "", "a <fo:page-number/> b", 9000, "|a |7 |b|" },
	{ "linefeed-treatment='preserve'", "aa\nbbbb cccc\n", 45000, "|aa |bbbb cccc |" },
	{ "language='fr' hyphenate='true'", "certificat", 40000, "|certifi\xC2\xAD|" "cat|" },
	{ "language='fr' hyphenate='true' hyphenation-push-character-count='4'", "certificat", 40000, "|certi\xC2\xAD|ficat|" },
	{ "language='fr' hyphenate='true' hyphenation-character='&#x2010;'", "certificat", 40000, "|certifi\xC2\xAD|" "cat|" },
	{ "language='fr' hyphenate='true'", "http://certificat.fr/certificat", 40000, "|http://|certificat.fr/|certifi\xC2\xAD|" "cat|" },
	{ "language='fr' hyphenate='true'", "certi<fo:inline>ficat</fo:inline>", 40000, "|certifi\xC2\xAD|" "cat|" },
	{ "language='fr' hyphenate='true'", "certificat2", 40000, "|certificat2|" },
	{ "language='fr'", "<fo:inline hyphenate='false'>certificat</fo:inline>", 40000, "|certificat|" },
};

static void
lines_end_where_they_may(void **state)
{
	struct hyphens	*h = hyphens_new();
	bool		 french = hyphens_known(h, "fr", "");

	(void)state;
	hyphens_free(h);
	if (!french)
		print_message("SKIPPED in part: no French hyphenation dictionary (package hyphen-fr)\n");
	for (size_t i = 0; i < nitems(breaks); i++) {
		struct setting	 s;
		struct buf	 got;

		if (!french && strstr(breaks[i].attributes, "hyphenate") != NULL)
			continue;
		setting_open(&s, breaks[i].attributes, breaks[i].content);
		setting_layout(&s, breaks[i].width);
		buf_init(&got);
		lines_text(&s, &got);
		if (strcmp(got.data, breaks[i].want) != 0)
			fail_msg("%s [%s]: got %s, want %s", breaks[i].attributes, breaks[i].content, got.data, breaks[i].want);
		buf_clear(&got);
		setting_close(&s);
	}
}

static void
what_sticks_out_is_told(void **state)
{
	struct setting	 s;

	(void)state;
	setting_open(&s, "", "aaaaaaaaaa bb");
	setting_layout(&s, 45000);
	assert_int_equal(s.n, 2);
	assert_int_equal(report_count(s.report), 1);
	assert_string_equal(report_get(s.report, 0)->id, "FO-30");
	assert_non_null(strstr(report_get(s.report, 0)->text, "5.0 pt"));
	setting_close(&s);

	setting_open(&s, "", "aaaaaaaaaa bb");
	s.ctx.dry = true;	/* said when the pages are made */
	setting_layout(&s, 45000);
	assert_int_equal(report_count(s.report), 0);
	setting_close(&s);

	setting_open(&s, "hyphenate='true' language='zz'", "aaaaaaaaaa");
	setting_layout(&s, 45000);
	assert_true(report_has(s.report, "FO-31"));
	setting_close(&s);
}

static void
lines_know_what_stands_in_them(void **state)
{
	struct setting	 s;

	(void)state;
	setting_open(&s, "", "aaaa <fo:inline id='x'>bbbb</fo:inline> <fo:footnote><fo:inline>1</fo:inline>"
	    "<fo:footnote-body><fo:block>n</fo:block></fo:footnote-body></fo:footnote> cccc<fo:inline id='y'/>");
	setting_layout(&s, 30000);
	assert_int_equal(s.n, 3);
	assert_int_equal(s.lines[0].nanchors + s.lines[0].nfootnotes, 0);
	assert_int_equal(s.lines[1].nanchors, 1);
	assert_string_equal(s.lines[1].anchors[0]->id, "x");
	assert_int_equal(s.lines[1].nfootnotes, 1);
	assert_int_equal(s.lines[1].footnotes[0]->object, FO_FOOTNOTE);
	assert_int_equal(s.lines[2].nanchors, 1);
	assert_string_equal(s.lines[2].anchors[0]->id, "y");
	assert_true(s.lines[2].last && !s.lines[1].last);
	setting_close(&s);

	setting_open(&s, "linefeed-treatment='preserve'", "a\nb");
	setting_layout(&s, 30000);
	assert_true(s.lines[0].forced && !s.lines[0].last && s.lines[1].last);
	setting_close(&s);
}

/* A number learnt later: the line is aligned again, and a leader gives way. */
static void
numbers_are_set_later(void **state)
{
	static const struct { const char *attributes, *content, *number, *want; } t[] = {
		{ "", "p <fo:page-number/> q", "123", "12^9 t0+7.500'p ' n7.500+15'123' t22.500+7.500' q'" },
		{ "text-align='end'", "p <fo:page-number/> q", "123", "12^9 t70+7.500'p ' n77.500+15'123' t92.500+7.500' q'" },
		{ "text-align='center'", "<fo:page-number/>", "123", "12^9 n42.500+15'123'" },
		{ "text-align-last='justify'", "ab<fo:leader leader-pattern='rule'/><fo:page-number/>", "123", "12^9 t0+10'ab' r10+75@8 n85+15'123'" },
		{ "text-align-last='justify'", "ab<fo:leader leader-pattern='dots'/><fo:page-number/>", "123", "12^9 t0+10'ab' t10+75'...............' n85+15'123'" },
		{ "text-align-last='justify'", "ab cd<fo:page-number/>", "123", "12^9 t0+85'ab cd'_62.500 n85+15'123'" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct setting	 s;
		struct buf	 got;

		setting_open(&s, t[i].attributes, t[i].content);
		setting_layout(&s, 100000);
		assert_int_equal(s.n, 1);
		assert_true(s.lines[0].has_numbers);
		for (size_t k = 0; k < s.lines[0].nfrags; k++)
			if (s.lines[0].frags[k].kind == FO_FRAG_PAGE_NUMBER)
				fo_line_set_text(&s.ctx, s.arena, &s.lines[0], &s.lines[0].frags[k], t[i].number);
		buf_init(&got);
		lines_dump(&s, &got);
		if (strcmp(got.data, t[i].want) != 0)
			fail_msg("%s [%s]:\n got  %s\n want %s", t[i].attributes, t[i].content, got.data, t[i].want);
		buf_clear(&got);
		setting_close(&s);
	}
}

static void
widths_are_measured(void **state)
{
	static const struct { const char *attributes, *content; mpt min, max; } t[] = {
		{ "", "aa bbbb cc", 20000, 45000 },
		{ "", "aa&#xA0;bbbb cc", 32500, 45000 },
		{ "", "", 0, 0 },
		{ "linefeed-treatment='preserve'", "aaaa\nbb cc", 20000, 22500 },
		{ "", "a <fo:inline padding='2pt'>bb</fo:inline>", 14000, 21500 },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct setting	 s;
		mpt		 min, max;

		setting_open(&s, t[i].attributes, t[i].content);
		fo_lines_measure(&s.ctx, s.arena, s.block, s.block->first, NULL, &min, &max);
		if (min != t[i].min || max != t[i].max)
			fail_msg("[%s]: %lld..%lld", t[i].content, (long long)min, (long long)max);
		setting_close(&s);
	}
}

/* With a state kept or without, the lines are the same. */
static void
the_state_is_a_cache(void **state)
{
	struct setting	 s;
	struct buf	 with, without;

	(void)state;
	buf_init(&with);
	buf_init(&without);
	setting_open(&s, "text-align='justify'", "aaaa bbbb <fo:inline font-size='8pt'>cccc dddd</fo:inline> "
	    "<fo:leader leader-pattern='use-content'>x</fo:leader> eeee");
	setting_layout(&s, 60000);
	lines_dump(&s, &with);
	fo_lines_free(s.ctx.lines);
	s.ctx.lines = NULL;
	setting_layout(&s, 60000);
	lines_dump(&s, &without);
	assert_string_equal(with.data, without.data);
	setting_close(&s);
	buf_clear(&with);
	buf_clear(&without);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(lines_are_set),
		cmocka_unit_test(lines_end_where_they_may),
		cmocka_unit_test(what_sticks_out_is_told),
		cmocka_unit_test(lines_know_what_stands_in_them),
		cmocka_unit_test(numbers_are_set_later),
		cmocka_unit_test(widths_are_measured),
		cmocka_unit_test(the_state_is_a_cache),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
