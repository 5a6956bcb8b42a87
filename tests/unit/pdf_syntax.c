/* pdf_syntax.c - numbers, strings and names of PDF; the table of names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "pdf/names.h"
#include "pdf/syntax.h"

static void
lengths(void **state)
{
	static const struct { int64_t v; const char *s; } t[] = {
		{ 0, "0" }, { 1, ".001" }, { 10, ".01" }, { 500, ".5" }, { -500, "-.5" }, { 1000, "1" },
		{ 12345, "12.345" }, { 12340, "12.34" }, { -841890, "-841.89" }, { 100000, "100" },
		{ INT64_MAX, "9223372036854775.807" }, { INT64_MIN, "-9223372036854775.808" },
	};
	struct buf	 b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < nitems(t); i++) {
		buf_reset(&b);
		syntax_milli(&b, t[i].v);
		assert_string_equal(b.data, t[i].s);
	}
	buf_reset(&b);
	syntax_point(&b, INT64_MIN, INT64_MIN, "re W n\n");
	assert_string_equal(b.data, "-9223372036854775.808 -9223372036854775.808 re W n\n");
	buf_reset(&b);
	syntax_ref(&b, 4294967295u);
	assert_string_equal(b.data, "4294967295 0 R ");
	buf_clear(&b);
}

static void
strings(void **state)
{
	static const struct { const char *in, *out; } t[] = {
		{ "Simple", "(Simple)" }, { "(a)\\", "(\\(a\\)\\\\)" }, { "", "()" },
		{ "é", "<FEFF00E9>" }, { "a\nb", "<FEFF0061000A0062>" },
		{ "\xf0\x9f\x98\x80", "<FEFFD83DDE00>" }, { "\xff", "<FEFFFFFD>" },
	};
	struct buf	 b;

	(void)state;
	buf_init(&b);
	for (size_t i = 0; i < nitems(t); i++) {
		buf_reset(&b);
		syntax_text(&b, t[i].in);
		assert_string_equal(b.data, t[i].out);
	}
	buf_reset(&b);
	syntax_bytes(&b, "a(b)c\\d\re", 9);
	assert_string_equal(b.data, "(a\\(b\\)c\\\\d\\re)");
	buf_reset(&b);
	syntax_name(&b, "text/xml a#b(é)");
	assert_string_equal(b.data, "/text#2Fxml#20a#23b#28#C3#A9#29");
	buf_clear(&b);
}

/* PDF/A allows 32767 bytes. */
static void
long_text_is_cut(void **state)
{
	struct buf	 in, b;

	(void)state;
	buf_init(&in);
	buf_init(&b);
	for (int i = 0; i < 50000; i++)
		buf_puts(&in, "é");
	syntax_text(&b, in.data);
	assert_true(b.len < 2 * 32767);
	assert_int_equal(b.data[b.len - 1], '>');
	assert_int_equal((b.len - 2) % 4, 0);
	buf_clear(&in);
	buf_clear(&b);
}

static void
names(void **state)
{
	struct arena	*arena = arena_new();
	struct names	 t;
	char		 s[16];

	(void)state;
	names_init(&t, arena);
	assert_true(names_find(&t, "x", 1) == NAMES_NONE);
	for (size_t i = 0; i < 5000; i++) {
		snprintf(s, sizeof(s), "n%zu", i);
		assert_int_equal(names_add(&t, s, strlen(s)), i);
	}
	for (size_t i = 0; i < 5000; i++) {
		snprintf(s, sizeof(s), "n%zu", i);
		assert_int_equal(names_add(&t, s, strlen(s)), i);
		assert_int_equal(names_find(&t, s, strlen(s)), i);
	}
	assert_int_equal(names_add(&t, "", 0), 5000);
	assert_int_equal(names_find(&t, "n4999x", 5), 4999);
	assert_true(names_find(&t, "n4999x", 6) == NAMES_NONE);
	names_clear(&t);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(lengths),
		cmocka_unit_test(strings),
		cmocka_unit_test(long_text_is_cut),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
