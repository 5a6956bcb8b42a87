/* White space of paragraphs (XSL 1.1 section 7.17): across inlines, at edges, treated as asked. */
#include "fo_lines_help.h"

static const struct { const char *attributes, *content, *want; } cases[] = {
	{ "", "one two", "|one two|" },
	{ "", "  one\n   two\t three ", "|one two three|" },
	{ "", " ", "|" },
	{ "", "one <fo:inline>two</fo:inline> three", "|one two three|" },
	{ "", "one <fo:inline> two</fo:inline> three", "|one  two three|" },	/* as the reference does */
	{ "", "one<fo:inline> </fo:inline> <fo:inline> two</fo:inline>", "|one   two|" },
	{ "", "<fo:inline> one</fo:inline> ", "|one|" },
	{ "", "one<fo:inline>two</fo:inline>three", "|onetwothree|" },
	{ "", "one <fo:wrapper> two </fo:wrapper> three", "|one  two  three|" },
	{ "", "one <fo:page-number/> two", "|one 7 two|" },
	{ "", "one&#xA0;&#xA0;two", "|one\xC2\xA0\xC2\xA0two|" },
	{ "white-space-collapse='false'", "one  two   three", "|one  two   three|" },
	{ "white-space-collapse='false'", "  one ", "|one|" },
	{ "white-space-treatment='preserve' white-space-collapse='false'", " one  two ", "| one  two |" },
	{ "white-space-treatment='ignore'", "one two", "|onetwo|" },
	{ "linefeed-treatment='preserve'", "one\ntwo", "|one |two|" },
	{ "linefeed-treatment='preserve'", "one\n\n two \nthree", "|one ||two |three|" },
	{ "linefeed-treatment='preserve'", "\none", "||one|" },
	{ "linefeed-treatment='ignore'", "one\ntwo", "|onetwo|" },
	{ "linefeed-treatment='treat-as-zero-width-space'", "one\ntwo", "|onetwo|" },
	{ "linefeed-treatment='preserve' white-space-collapse='false' white-space-treatment='preserve'",
	    "if (x)\n    return\n", "|if (x) |    return |" },
	{ "text-transform='uppercase'", "stra\xC3\x9F" "e \xC3\xA9t\xC3\xA9 \xC5\x93uf", "|STRASSE \xC3\x89T\xC3\x89 \xC5\x92UF|" },
	{ "text-transform='lowercase'", "\xC3\x89T\xC3\x89 \xCE\x91\xCE\x92 \xD0\x96", "|\xC3\xA9t\xC3\xA9 \xCE\xB1\xCE\xB2 \xD0\xB6|" },
	{ "text-transform='capitalize'", "l\xE2\x80\x99\xC3\xA9t\xC3\xA9 de jean-paul", "|L\xE2\x80\x99\xC3\xA9t\xC3\xA9 De Jean-Paul|" },
	{ "", "a<fo:character character='b'/>c", "|abc|" },
	{ "", "soft&#xAD;hyphen", "|softhyphen|" },
	{ "", "one <fo:inline><fo:block>two</fo:block> three</fo:inline>", "|one|<block>|three|" },
	{ "", "one <fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block>note</fo:block></fo:footnote-body></fo:footnote> two", "|one 1 two|" },
};

static void
space_is_treated(void **state)
{
	(void)state;
	for (size_t i = 0; i < nitems(cases); i++) {
		struct setting	 s;
		struct buf	 got;

		setting_open(&s, cases[i].attributes, cases[i].content);
		setting_layout(&s, 400000);
		buf_init(&got);
		lines_text(&s, &got);
		if (strcmp(got.data, cases[i].want) != 0)
			fail_msg("%s [%s]: got %s, want %s", cases[i].attributes, cases[i].content, got.data, cases[i].want);
		buf_clear(&got);
		setting_close(&s);
	}
}

/* A long run of spaces is looked at once, not once for each of them. */
static void
long_runs_cost_little(void **state)
{
	const size_t	 n = 200000;
	char		*spaces = mem_alloc(n + 1);
	struct setting	 s;

	(void)state;
	memset(spaces, ' ', n);
	setting_open(&s, "white-space-collapse='false'", spaces);
	setting_layout(&s, 400000);
	assert_int_equal(s.n, 0);
	setting_close(&s);
	free(spaces);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(space_is_treated),
		cmocka_unit_test(long_runs_cost_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
