/* The expression language of property values: XSL-FO 1.1 section 5.9. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "fo/expr.h"

static bool
call(void *arg, const char *function, const char *argument, struct fo_value *v, const char **why)
{
	(void)arg;
	if (strcmp(function, "from-parent") == 0 && argument != NULL && strcmp(argument, "font-size") == 0) {
		v->number = 8000;
		v->power = 1;
		return true;
	}
	if (strcmp(function, "body-start") == 0 && argument == NULL) {
		v->number = 24000;
		v->power = 1;
		return true;
	}
	*why = "refused";
	return false;
}

static const struct fo_expr_context	ctx = { 10000, 0x123456, call, NULL };

static void
numbers_and_lengths(void **state)
{
	static const struct { const char *in; int power; mpt number; double percent; } t[] = {
		{ "10pt", 1, 10000, 0 }, { "25.4mm", 1, 72000, 0 }, { "2.54cm", 1, 72000, 0 }, { "1in", 1, 72000, 0 },
		{ "1pc", 1, 12000, 0 }, { "3px", 1, 3000, 0 }, { "2em", 1, 20000, 0 }, { "7mpt", 1, 7, 0 },
		{ ".5pt", 1, 500, 0 }, { " 10pt ", 1, 10000, 0 }, { "-3pt", 1, -3000, 0 }, { "+3pt", 1, 3000, 0 },
		{ "3", 0, 3, 0 }, { "50%", 1, 0, 50 }, { "-50%", 1, 0, -50 },
		{ "1pt + 2pt", 1, 3000, 0 }, { "1pt+2pt", 1, 3000, 0 }, { "5pt - 2pt", 1, 3000, 0 },
		{ "100% - 2cm", 1, -56693, 100 }, { "2 * 3pt", 1, 6000, 0 }, { "3pt * 2", 1, 6000, 0 },
		{ "10pt div 4", 1, 2500, 0 }, { "10pt div 2pt", 0, 5, 0 }, { "50% div 25%", 0, 2, 0 },
		{ "7 mod 4", 0, 3, 0 }, { "7pt mod 4pt", 1, 3000, 0 }, { "-7 mod 4", 0, -3, 0 },
		{ "2 + 3 * 4", 0, 14, 0 }, { "(2 + 3) * 4", 0, 20, 0 }, { "-(2pt + 1pt)", 1, -3000, 0 },
		{ "2pt * 3pt div 1pt", 1, 6000, 0 },
		{ "abs(-3pt)", 1, 3000, 0 }, { "floor(2.7)", 0, 2, 0 }, { "ceiling(2.1)", 0, 3, 0 },
		{ "round(2.5)", 0, 3, 0 }, { "round(-2.5)", 0, -2, 0 }, { "floor(-2.5)", 0, -3, 0 },
		{ "max(1pt, 2pt)", 1, 2000, 0 }, { "min(1pt, 2pt)", 1, 1000, 0 }, { "max(10%,20%)", 1, 0, 20 },
		{ "from-parent(font-size) * 2", 1, 16000, 0 }, { "from-parent('font-size')", 1, 8000, 0 },
		{ "body-start() + 1pt", 1, 25000, 0 }, { "12pt * 1.5 - 3pt div 2", 1, 16500, 0 },
	};
	struct fo_value	 v;
	const char	*why;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		why = NULL;
		if (!fo_expr_whole(&ctx, t[i].in, &v, &why))
			fail_msg("%s: %s", t[i].in, why);
		assert_int_equal(v.kind, FO_VALUE_NUMERIC);
		if (v.power != t[i].power || llround(v.number) != t[i].number || fabs(v.percent - t[i].percent) > 1e-9)
			fail_msg("%s: power %d, %f, %f%%", t[i].in, v.power, v.number, v.percent);
	}
}

static void
malformed(void **state)
{
	static const char *const t[] = {
		"", " ", "10qq", "10 pt", "1pt +", "(1pt", "1pt)", "1pt 2pt", "1pt + 2", "1pt div 0", "1 div 0", "1 mod 0",
		"10% * 10%", "10% div 2pt", "abs()", "abs(1", "abs(1,2)", "nosuch(1)", "floor(1pt)", "rgb(1,2)",
		"max(1pt, 2)", "max(10%, 5pt)", "'open", "#12", "#12345g", "from-parent(color) + 1pt", "a + b", "-red",
		"1pt 'x'", "url(x", "from-parent(#fff)", "1..2", "1e5pt", "1pt*1pt*1pt*1pt*1pt*1pt*1pt*1pt*1pt*1pt",
	};
	struct fo_value	 v;
	const char	*why;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		why = NULL;
		if (fo_expr_whole(&ctx, t[i], &v, &why))
			fail_msg("\"%s\" was taken", t[i]);
		assert_non_null(why);
	}
}

/* Parentheses without end must not use up the stack. */
static void
deep(void **state)
{
	char		 text[20001];
	struct fo_value	 v;
	const char	*why = NULL;

	(void)state;
	memset(text, '(', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_false(fo_expr_whole(&ctx, text, &v, &why));
	for (size_t i = 0; i + 4 < sizeof(text); i += 4)
		memcpy(text + i, "abs(", 4);
	assert_false(fo_expr_whole(&ctx, text, &v, &why));
	memset(text, '-', sizeof(text) - 2);
	text[sizeof(text) - 2] = '1';
	assert_true(fo_expr_whole(&ctx, text, &v, &why));
}

static void
colors(void **state)
{
	static const struct { const char *in; uint32_t want; } t[] = {
		{ "#f00", 0xff0000 }, { "#1a2B3c", 0x1a2b3c }, { "rgb(1,2,3)", 0x010203 },
		{ "rgb(100%, 0%, 50%)", 0xff0080 }, { "rgb(300, -5, 0)", 0xff0000 },
		{ "rgb-icc(10, 20, 30, sRGB, 1, 2, 3)", 0x0a141e }, { "rgb-icc(1,2,3,#CMYK,0,0,0,1)", 0x010203 },
		{ "cmyk(0,0,0,1)", 0x000000 }, { "cmyk(0%,100%,100%,0%)", 0xff0000 },
		{ "system-color('window')", 0xffffff }, { "system-color(red)", 0xff0000 },
	};
	struct fo_value	 v;
	const char	*why = NULL;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		if (!fo_expr_whole(&ctx, t[i].in, &v, &why))
			fail_msg("%s: %s", t[i].in, why);
		assert_int_equal(v.kind, FO_VALUE_COLOR);
		assert_int_equal(v.color, t[i].want);
	}
}

static void
color_names(void **state)
{
	static const struct { const char *in; bool ok; uint32_t want; } t[] = {
		{ "aliceblue", true, 0xf0f8ff }, { "black", true, 0 }, { "yellowgreen", true, 0x9acd32 },
		{ "RebeccaPurple", false, 0 }, { "Red", true, 0xff0000 }, { "re", false, 0 }, { "redd", false, 0 },
		{ "darkslategrey", true, 0x2f4f4f }, { "", false, 0 }, { "lightgoldenrodyellow", true, 0xfafad2 },
	};
	uint32_t	 rgb;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		rgb = 0;
		assert_int_equal(fo_color(t[i].in, strlen(t[i].in), &rgb), t[i].ok);
		assert_int_equal(rgb, t[i].want);
	}
}

/* "1pt -2pt" is two values, "1pt - 2pt" one. */
static void
lists(void **state)
{
	static const struct { const char *in; int n; mpt last; } t[] = {
		{ "1pt 2pt 3pt", 3, 3000 }, { "1pt -2pt", 2, -2000 }, { "1pt - 2pt", 1, -1000 }, { "1pt+2pt 4pt", 2, 4000 },
		{ "(1pt -2pt) 5pt", 2, 5000 },
	};
	struct fo_value	 v;
	const char	*why, *s;
	int		 n;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		n = 0;
		for (s = t[i].in; *s != '\0'; n++)
			assert_true(fo_expr(&ctx, &s, true, &v, &why));
		assert_int_equal(n, t[i].n);
		assert_int_equal(llround(v.number), t[i].last);
	}
}

static void
huge(void **state)
{
	static const char *const t[] = { "99999999999999999999999999pt", "-99999999999999999999999999pt" };
	struct fo_value	 v;
	const char	*why;
	bool		 clamped = false;

	(void)state;
	assert_true(fo_expr_whole(&ctx, t[0], &v, &why));
	assert_int_equal(fo_mpt(v.number, &clamped), FO_MPT_MAX);
	assert_true(clamped);
	assert_true(fo_expr_whole(&ctx, t[1], &v, &why));
	assert_int_equal(fo_mpt(v.number, &clamped), -FO_MPT_MAX);
	clamped = false;
	assert_int_equal(fo_mpt(NAN, &clamped), 0);
	assert_true(clamped);
	assert_int_equal(fo_int32(1e300, &clamped), INT32_MAX - 1);
	clamped = false;
	assert_int_equal(fo_mpt(0.5, &clamped), 1);
	assert_int_equal(fo_mpt(-0.5, &clamped), -1);
	assert_false(clamped);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(numbers_and_lengths), cmocka_unit_test(malformed), cmocka_unit_test(deep),
		cmocka_unit_test(colors), cmocka_unit_test(color_names), cmocka_unit_test(lists), cmocka_unit_test(huge),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
