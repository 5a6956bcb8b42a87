/* seal_signer.c - which keys sign, and which are refused with which sentence. */
#include "seal_help.h"

static void
good_keys_load(void **state)
{
	static const char *const names[] = {
		"signer.p12", "signer.pem", "signer-ec.p12", "signer-ec.pem", "signer-pss.pem",
		"secretary.p12",
	};
	(void)state;
	for (size_t i = 0; i < nitems(names); i++) {
		struct report	*r = report_new();
		struct signer	*s = signer_of(names[i], r);

		assert_no_error(r);
		assert_non_null(s);
		assert_true(signer_room(s) > 512 && signer_room(s) < 4096);
		if (i < 5)
			assert_string_equal(signer_name(s), "GRETA du Val d'Essai");
		else
			assert_string_equal(signer_name(s), "Secrétariat du jury paritaire");
		signer_free(s);
		report_free(r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_keys_load),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
