/* Hyphenation by the dictionaries of Debian's hyphen-fr; skipped where they are not installed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "fo/case.h"
#include "fo/hyphen.h"

static const struct { const char *word, *want; } words[] = {
	{ "pr\xC3\xA9" "conisations", "pr\xC3\xA9-co-ni-sa-tions" },
	{ "PR\xC3\x89" "CONISATIONS", "PR\xC3\x89-CO-NI-SA-TIONS" },	/* capitals as small letters */
	{ "certificat", "cer-ti-fi-cat" },
	{ "l\xE2\x80\x99\xC3\xA9valuation", "l\xE2\x80\x99\xC3\xA9va-lua-tion" },
	{ "d'employeurs", "d'em-ployeurs" },
	{ "\xC5\x93uvre", "\xC5\x93uvre" },
	{ "le", "le" },
	{ "x", "x" },
};

/* The word with hyphens where it may be divided, two characters from its ends. */
static char *
divided(struct hyphens *h, const char *word)
{
	uint32_t	 chars[HYPHEN_WORD_MAX];
	char		*out = mem_alloc(strlen(word) * 2 + 1), *to = out;
	const uint8_t	*at;
	size_t		 n = 0, len;

	for (size_t i = 0; word[i] != '\0'; i += len)
		chars[n++] = utf8_get(word + i, strlen(word + i), &len);
	at = hyphens_find(h, "fr", "", chars, n);
	for (size_t i = 0; i < n; i++) {
		to += utf8_put(chars[i], to);
		if (at != NULL && at[i] && i + 1 >= 2 && n - (i + 1) >= 2)
			*to++ = '-';
	}
	return out;
}

static void
words_are_divided(void **state)
{
	struct hyphens	*h = hyphens_new();

	(void)state;
	if (!hyphens_known(h, "fr", "")) {
		hyphens_free(h);
		print_message("SKIPPED: no French hyphenation dictionary (package hyphen-fr)\n");
		skip();
	}
	for (int again = 0; again < 2; again++)		/* the second time from memory */
		for (size_t i = 0; i < nitems(words); i++) {
			char	*got = divided(h, words[i].word);

			if (strcmp(got, words[i].want) != 0)
				fail_msg("%s, want %s", got, words[i].want);
			free(got);
		}
	assert_true(hyphens_known(h, "fr", "FR"));
	assert_true(hyphens_known(h, "fr", "ZZ"));	/* no such country: French all the same */
	hyphens_free(h);
}

/* A language becomes part of a file name: nothing but letters does. */
static void
other_languages_are_none(void **state)
{
	static const char *const names[] = { "", "f", "zz", "../fr", "fr/../fr", "fran\xC3\xA7" "ais", "%s", "fr_FR" };
	struct hyphens		*h = hyphens_new();
	uint32_t		 word[] = { 'm', 'a', 'm', 'a', 'n' };

	(void)state;
	for (size_t i = 0; i < nitems(names); i++) {
		assert_false(hyphens_known(h, names[i], ""));
		assert_null(hyphens_find(h, names[i], "", word, nitems(word)));
	}
	hyphens_free(h);
	hyphens_free(NULL);
}

static void
long_words_stay_whole(void **state)
{
	struct hyphens	*h = hyphens_new();
	uint32_t	 word[HYPHEN_WORD_MAX + 1];

	(void)state;
	for (size_t i = 0; i < nitems(word); i++)
		word[i] = (unsigned char)"aimer"[i % 5];
	assert_null(hyphens_find(h, "fr", "", word, nitems(word)));
	hyphens_free(h);
}

static void
letters_have_case(void **state)
{
	static const struct { uint32_t up, low; } t[] = {
		{ 'A', 'a' }, { 'Z', 'z' }, { 0xC9, 0xE9 }, { 0x152, 0x153 }, { 0x178, 0xFF }, { 0x130 - 2, 0x12F },
		{ 0x179, 0x17A }, { 0x386, 0x3AC }, { 0x391, 0x3B1 }, { 0x3A3, 0x3C3 }, { 0x38F, 0x3CE },
		{ 0x401, 0x451 }, { 0x416, 0x436 }, { 0x42F, 0x44F }, { 0x1EA0, 0x1EA1 }, { 0x531, 0x561 },
	};
	static const uint32_t	 none[] = { '1', ' ', 0xD7, 0xF7, 0xDF, 0x138, 0x149, 0x4E2D, 0x5D0 };

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		assert_int_equal(case_lower(t[i].up), t[i].low);
		assert_int_equal(case_lower(t[i].low), t[i].low);
		assert_int_equal(case_upper(t[i].low), t[i].up);
		assert_int_equal(case_upper(t[i].up), t[i].up);
		assert_true(case_is_letter(t[i].up) && case_is_letter(t[i].low));
	}
	for (size_t i = 0; i < nitems(none); i++) {
		assert_int_equal(case_lower(none[i]), none[i]);
		assert_int_equal(case_upper(none[i]), none[i]);
	}
	assert_int_equal(case_upper(0x3C2), 0x3A3);	/* final sigma */
	assert_false(case_is_letter('_') || case_is_letter(0x2019) || case_is_letter(0x20AC));
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(words_are_divided),
		cmocka_unit_test(other_languages_are_none),
		cmocka_unit_test(long_words_stay_whole),
		cmocka_unit_test(letters_have_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
