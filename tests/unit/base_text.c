/* base_text.c - dates, UTF-8, hexadecimal, buffers, findings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/instant.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"

static void
instants_are_read_and_written(void **state)
{
	static const struct { const char *in; bool ok; const char *iso; } t[] = {
		{ "1970-01-01", true, "1970-01-01T00:00:00Z" },
		{ "2024-02-29", true, "2024-02-29T00:00:00Z" },
		{ "2023-02-29", false, NULL },	/* no leap year */
		{ "2100-02-29", false, NULL },	/* nor a century's */
		{ "2026-11-24T03:05:31Z", true, "2026-11-24T03:05:31Z" },
		{ "2026-11-24T01:05:31+02:00", true, "2026-11-23T23:05:31Z" },
		{ "2026-11-24T23:05:31-02:30", true, "2026-11-25T01:35:31Z" },
		{ "2026-11-24 03:05:31Z", false, NULL },
		{ "2026-13-01", false, NULL },
		{ "2026-1-01", false, NULL },
		{ "2026-11-24T24:00:00Z", false, NULL },
		{ "", false, NULL },
		{ "0001-01-01", true, "0001-01-01T00:00:00Z" },
		{ "9999-12-31T23:59:59Z", true, "9999-12-31T23:59:59Z" },
	};
	char	 out[32];

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		instant	 got = 0;

		assert_int_equal(instant_parse(t[i].in, &got), t[i].ok);
		if (t[i].ok)
			assert_string_equal(instant_iso(got, out), t[i].iso);
	}
}

static void
instants_have_other_forms(void **state)
{
	instant	 t = 0;
	uint16_t time, date;
	char	 out[32];

	(void)state;
	assert_true(instant_parse("2026-11-24T03:05:31Z", &t));
	assert_string_equal(instant_pdf(t, out), "D:20261124030531Z");
	assert_string_equal(instant_day(t, out), "2026-11-24");
	instant_dos(t, &time, &date);
	assert_int_equal(time, 3 << 11 | 5 << 5 | 15);
	assert_int_equal(date, (2026 - 1980) << 9 | 11 << 5 | 24);
	instant_dos(0, &time, &date);			/* before what DOS can write */
	assert_int_equal(date, 1 << 5 | 1);
}

static void
now_comes_from_the_call_then_the_environment(void **state)
{
	struct report	*r = report_new();
	instant		 t = 0;

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "86400", 1);
	assert_int_equal(instant_now(NULL, &t, r), 0);
	assert_int_equal(t, 86400);
	assert_int_equal(instant_now("1970-01-03", &t, r), 0);
	assert_int_equal(t, 2 * 86400);
	setenv("SOURCE_DATE_EPOCH", "soon", 1);
	assert_int_equal(instant_now(NULL, &t, r), -1);
	assert_int_equal(instant_now("soon", &t, r), -1);
	assert_int_equal(report_count(r), 2);
	unsetenv("SOURCE_DATE_EPOCH");
	report_free(r);
}

static void
utf8_refuses_what_is_malformed(void **state)
{
	static const struct { const char *in; uint32_t c; size_t len; } t[] = {
		{ "a", 'a', 1 }, { "é", 0xe9, 2 }, { "€", 0x20ac, 3 }, { "😀", 0x1f600, 4 },
		{ "\xc0\xaf", 0xfffd, 1 },		/* overlong */
		{ "\xe0\x80\xaf", 0xfffd, 1 },
		{ "\xed\xa0\x80", 0xfffd, 1 },		/* surrogate */
		{ "\xf4\x90\x80\x80", 0xfffd, 1 },	/* past U+10FFFF */
		{ "\xc3", 0xfffd, 1 },			/* cut */
		{ "\x80", 0xfffd, 1 },
	};
	char	 out[4];

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		size_t	 len = 0;

		assert_int_equal(utf8_get(t[i].in, strlen(t[i].in), &len), t[i].c);
		assert_int_equal(len, t[i].len);
		if (t[i].c != 0xfffd) {
			assert_int_equal(utf8_put(t[i].c, out), len);
			assert_memory_equal(out, t[i].in, len);
		}
	}
	assert_true(utf8_valid("d’évaluation", strlen("d’évaluation")));
	assert_true(utf8_valid("\xef\xbf\xbd", 3));	/* U+FFFD itself is a character */
	assert_false(utf8_valid("ab\xff", 3));
	assert_int_equal(utf8_count("œuf", 4), 3);
}

static void
hex_goes_both_ways(void **state)
{
	unsigned char	 raw[2];
	char		 text[65];

	(void)state;
	assert_true(hex_decode("0aFf", 4, raw));
	hex_encode(raw, 2, text);
	assert_string_equal(text, "0aff");
	assert_false(hex_decode("0a0", 3, raw));
	assert_false(hex_decode("0g", 2, raw));
	digest_sha256_hex("abc", 3, text);
	assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
buffers_grow(void **state)
{
	struct buf	 b;

	(void)state;
	buf_init(&b);
	for (int i = 0; i < 1000; i++)
		buf_int(&b, -i);
	assert_int_equal(b.len, 2 + 9 * 2 + 90 * 3 + 900 * 4 - 1);
	buf_reset(&b);
	buf_int(&b, INT64_MIN);
	assert_string_equal(b.data, "-9223372036854775808");
	memcpy(buf_reserve(&b, 2), "ab", 2);
	buf_printf(&b, "%s-%d", "x", 7);
	assert_string_equal(b.data, "-9223372036854775808abx-7");
	buf_clear(&b);
}

static void
arenas_keep_what_they_gave(void **state)
{
	struct arena	*a = arena_new();
	char		*small[200];

	(void)state;
	for (size_t i = 0; i < nitems(small); i++) {
		small[i] = arena_printf(a, "n%zu", i);
		if (i % 50 == 0)
			memset(arena_alloc(a, 100000), 'x', 100000);
	}
	for (size_t i = 0; i < nitems(small); i++)
		assert_int_equal(strtoul(small[i] + 1, NULL, 10), i);
	arena_free(a);
}

static void
findings_are_sentences_with_a_place(void **state)
{
	struct report	*r = report_new();
	struct buf	 b;

	(void)state;
	report_add(r, FINDING_FILE_READ, ((struct pos){ "a.xml", 14, NULL }), "%s", "why");
	report_once(r, FINDING_DATE, "k", POS_NONE, "\"%s\"", "x");
	report_once(r, FINDING_DATE, "k", POS_NONE, "\"%s\"", "y");
	report_add_rule(r, "R33", SEV_WARNING, POS_FILE("d.xml"), "Texte.", "");
	assert_int_equal(report_count(r), 3);
	assert_int_equal(report_count_severity(r, SEV_ERROR), 2);
	assert_true(report_has(r, "R33"));
	buf_init(&b);
	report_print_text(r, &b);
	assert_non_null(strstr(b.data, "a.xml:14: error: FILE-01: file cannot be read: why\n    Check"));
	assert_non_null(strstr(b.data, "d.xml: warning: R33: Texte.\n"));
	buf_clear(&b);
	report_free(r);
}

static void
finding_ids_are_unique(void **state)
{
	(void)state;
	for (int i = 0; i < FINDING__MAX; i++)
		for (int j = 0; j < i; j++)
			if (strcmp(finding_id((enum finding_kind)i), finding_id((enum finding_kind)j)) == 0)
				fail_msg("%s stands twice", finding_id((enum finding_kind)i));
}

static void
strings_are_read_to_their_end(void **state)
{
	const char	 bytes[] = { 'a', 'b', '\0', '\0', 'c' };	/* the last one is cut */
	const char	*p = bytes, *end = bytes + sizeof(bytes);

	(void)state;
	assert_string_equal(buf_next_string(&p, end), "ab");
	assert_string_equal(buf_next_string(&p, end), "");
	assert_ptr_equal(p, bytes + 4);
	assert_string_equal(buf_next_string(&p, end), "");
	assert_ptr_equal(p, bytes + 4);
	p = end;
	assert_string_equal(buf_next_string(&p, end), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(instants_are_read_and_written),
		cmocka_unit_test(strings_are_read_to_their_end),
		cmocka_unit_test(instants_have_other_forms),
		cmocka_unit_test(now_comes_from_the_call_then_the_environment),
		cmocka_unit_test(utf8_refuses_what_is_malformed),
		cmocka_unit_test(hex_goes_both_ways),
		cmocka_unit_test(buffers_grow),
		cmocka_unit_test(arenas_keep_what_they_gave),
		cmocka_unit_test(findings_are_sentences_with_a_place),
		cmocka_unit_test(finding_ids_are_unique),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
