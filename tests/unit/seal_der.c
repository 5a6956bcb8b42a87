/* seal_der.c - DER written and read, and names as URIs: the forms at their edges. */
#include "seal_help.h"

#include "seal/der.h"
#include "seal/uri.h"

static void
lengths_have_one_form(void **state)
{
	static const struct { size_t n; const char *head; size_t nhead; } t[] = {
		{ 0, "\x04\x00", 2 },
		{ 127, "\x04\x7f", 2 },
		{ 128, "\x04\x81\x80", 3 },
		{ 255, "\x04\x81\xff", 3 },
		{ 256, "\x04\x82\x01\x00", 4 },
		{ 65536, "\x04\x83\x01\x00\x00", 5 },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	 out;
		char		*content = mem_alloc(t[i].n + 1);
		struct bytes	 in, got;

		buf_init(&out);
		der_put(&out, DER_OCTETS, content, t[i].n);
		assert_int_equal(out.len, t[i].nhead + t[i].n);
		assert_memory_equal(out.data, t[i].head, t[i].nhead);
		in = (struct bytes){ (const unsigned char *)out.data, out.len };
		assert_true(der_take(&in, DER_OCTETS, &got));
		assert_int_equal(got.n, t[i].n);
		assert_int_equal(in.n, 0);
		free(content);
		buf_clear(&out);
	}
}

/* X.690, 11.6: by encoding, the shorter one first where one begins the other. */
static void
sets_are_sorted(void **state)
{
	static const char *const members[] = { "\x04\x02" "ba", "\x04\x01" "c", "\x04\x02" "aa" };
	static const char	 want[] = "\x31\x0b\x04\x01" "c" "\x04\x02" "aa" "\x04\x02" "ba";
	struct buf		 all[3], out;

	(void)state;
	for (size_t i = 0; i < nitems(all); i++) {
		buf_init(&all[i]);
		buf_puts(&all[i], members[i]);
	}
	buf_init(&out);
	der_put_sorted(&out, DER_SET, all, nitems(all));
	assert_int_equal(out.len, sizeof(want) - 1);
	assert_memory_equal(out.data, want, sizeof(want) - 1);
	for (size_t i = 0; i < nitems(all); i++)
		buf_clear(&all[i]);
	buf_clear(&out);
}

static void
broken_lengths_are_refused(void **state)
{
	static const struct { const char *in; size_t n; } t[] = {
		{ "", 0 },
		{ "\x04", 1 },
		{ "\x04\x01", 2 },			/* content missing */
		{ "\x30\x80\x00\x00", 4 },		/* indefinite: BER */
		{ "\x04\x82\x01", 3 },			/* length cut short */
		{ "\x04\x88\xff\xff\xff\xff\xff\xff\xff\xff", 10 },
		{ "\x04\x89\x01\x01\x01\x01\x01\x01\x01\x01\x01", 11 },
		{ "\x1f\x81\x01\x00", 4 },		/* tag of more than one byte */
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct bytes	 in = { (const unsigned char *)t[i].in, t[i].n }, got;
		unsigned int	 tag;

		assert_false(der_next(&in, &tag, &got));
		assert_int_equal(in.n, t[i].n);		/* stays where it was */
	}
}

static void
names_there_and_back(void **state)
{
	static const struct { const char *name, *uri; } t[] = {
		{ "dossier.xml", "dossier.xml" },
		{ "preuves/a b.txt", "preuves/a%20b.txt" },
		{ "100%+.txt", "100%25%2B.txt" },
		{ "\xc3\xa9t\xc3\xa9", "%C3%A9t%C3%A9" },
		{ "a&<\"'>", "a%26%3C%22%27%3E" },
		{ "C:x", "C%3Ax" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	 out;
		char		*back;

		buf_init(&out);
		uri_encode(&out, t[i].name);
		assert_string_equal(out.data, t[i].uri);
		back = uri_decode(out.data);
		assert_string_equal(back, t[i].name);
		free(back);
		buf_clear(&out);
	}
}

static void
uris_that_name_no_entry(void **state)
{
	static const char *const bad[] = {
		"%", "a%2", "%gg", "a%00b", "http://x/y", "urn:x", "a?b", "a#b", "a\nb",
	};
	char	*once;

	(void)state;
	for (size_t i = 0; i < nitems(bad); i++)
		assert_null(uri_decode(bad[i]));
	once = uri_decode("a%2520b");		/* decoded once, not twice */
	assert_string_equal(once, "a%20b");
	free(once);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_have_one_form),
		cmocka_unit_test(sets_are_sorted),
		cmocka_unit_test(broken_lengths_are_refused),
		cmocka_unit_test(names_there_and_back),
		cmocka_unit_test(uris_that_name_no_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
