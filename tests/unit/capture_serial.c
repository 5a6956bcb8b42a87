/* Days as spreadsheets count them, references of cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "capture/book.h"

static void
days_of_both_systems(void **state)
{
	static const struct { double serial; bool y1904; const char *want; } t[] = {
		{ 1, false, "1900-01-01" }, { 59, false, "1900-02-28" },
		{ 60, false, NULL },		/* 29 February 1900 never was */
		{ 61, false, "1900-03-01" }, { 25569, false, "1970-01-01" }, { 46086, false, "2026-03-05" },
		{ 46086.999, false, "2026-03-05" }, { 2958465, false, "9999-12-31" },
		{ 0, true, "1904-01-01" }, { 44624, true, "2026-03-05" }, { 2957003, true, "9999-12-31" },
		{ 0, false, NULL }, { -1, false, NULL }, { 2958466, false, NULL }, { 2957004, true, NULL },
		{ 1e300, false, NULL }, { -1e300, true, NULL },
	};
	char	 out[32];

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		assert_int_equal(serial_day(t[i].serial, t[i].y1904, out), t[i].want != NULL);
		if (t[i].want != NULL)
			assert_string_equal(out, t[i].want);
	}
	assert_false(serial_day(__builtin_nan(""), false, out));
}

static void
hours_and_numbers(void **state)
{
	char	 out[32];

	(void)state;
	serial_clock(0.0625, out);
	assert_string_equal(out, "01:30");
	serial_clock(1.5, out);
	assert_string_equal(out, "36:00");
	serial_clock(-3, out);
	assert_true(strlen(out) < sizeof(out));
	serial_clock(1e300, out);
	assert_true(strlen(out) < sizeof(out));
	serial_number(19990147100011.0, out);	/* a SIRET that was typed as a number */
	assert_string_equal(out, "19990147100011");
	serial_number(1.1, out);
	assert_string_equal(out, "1.1");
}

static void
references(void **state)
{
	static const struct { const char *ref; size_t row, col; } good[] = {
		{ "A1", 1, 1 }, { "Z9", 9, 26 }, { "AA10", 10, 27 }, { "XFD1048576", 1048576, 16384 },
	};
	static const char *const bad[] = { "", "A", "1", "A0", "XFE1", "A1048577", "a1", "A1B", "AAAAA1", "A99999999999", "$A$1", "A-1" };
	size_t	 row, col;
	char	 out[BOOK_REF];

	(void)state;
	for (size_t i = 0; i < nitems(good); i++) {
		assert_true(book_ref_parse(good[i].ref, &row, &col));
		assert_int_equal(row, good[i].row);
		assert_int_equal(col, good[i].col);
		assert_string_equal(book_ref(row, col, out), good[i].ref);
	}
	for (size_t i = 0; i < nitems(bad); i++)
		assert_false(book_ref_parse(bad[i], &row, &col));
	assert_true(strlen(book_ref(SIZE_MAX, SIZE_MAX, out)) < sizeof(out));
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(days_of_both_systems),
		cmocka_unit_test(hours_and_numbers),
		cmocka_unit_test(references),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
