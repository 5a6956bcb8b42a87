/* seal_holder.c - the name and the numbers of a certificate's holder, whatever somebody has put there. */
#include "seal_help.h"

#include <openssl/objects.h>
#include <openssl/x509.h>

#include "seal/holder.h"

struct entry { int nid; const char *bytes; int len; };	/* len -1: a string */

static X509 *
certificate(const struct entry *all, size_t n)
{
	X509		*cert = X509_new();
	X509_NAME	*name = X509_get_subject_name(cert);

	for (size_t i = 0; i < n; i++)
		assert_int_equal(X509_NAME_add_entry_by_NID(name, all[i].nid, V_ASN1_UTF8STRING,
		    (const unsigned char *)all[i].bytes, all[i].len, -1, 0), 1);
	return cert;
}

/* All of them in one string, each with "|" behind it. */
static void
says(const struct entry *all, size_t n, const char *holder, const char *identifiers)
{
	X509			*cert = certificate(all, n);
	struct seal_verdict	 v = { .holder = mem_strdup("former"), .identifiers = mem_array(1, sizeof(*v.identifiers)) };
	struct buf		 got;

	buf_init(&got);
	buf_puts(&got, "");
	holder_read(cert, &v);
	assert_string_equal(v.holder, holder);
	for (char **i = v.identifiers; *i != NULL; i++) {
		buf_printf(&got, "%s|", *i);
		free(*i);
	}
	assert_string_equal(got.len == 0 ? "" : got.data, identifiers);
	buf_clear(&got);
	free(v.identifiers);
	free(v.holder);
	X509_free(cert);
}

static void
holders(void **state)
{
	static const char	 longer[] = "NTRFR-00000000000000000000000000000000000000000000000000000000000";
	const struct entry	 seal[] = {
		{ NID_organizationName, "AFP Passerelles", -1 }, { NID_organizationIdentifier, "NTRFR-680477387", -1 },
	}, old[] = {
		{ NID_organizationalUnitName, "0002 680477387", -1 }, { NID_organizationalUnitName, "Formation", -1 },
		{ NID_organizationName, "Éducation", -1 }, { NID_serialNumber, "S1", -1 },
	}, hostile[] = {
		{ NID_organizationName, "a\x1b[2J\xe2\x80\xae" "b", -1 }, { NID_organizationIdentifier, "NTRFR-680477387\0x", 17 },
		{ NID_organizationIdentifier, longer, -1 }, { NID_serialNumber, "\n", -1 },
	};
	struct entry		 many[20];
	(void)state;

	says(NULL, 0, "", "");
	says(seal, nitems(seal), "AFP Passerelles", "NTRFR-680477387|");
	says(old, nitems(old), "Éducation", "0002 680477387|Formation|S1|");
	says(hostile, nitems(hostile), "a\\x1b[2J\\u{202e}b", "\\x0a|");
	for (size_t i = 0; i < nitems(many); i++)
		many[i] = (struct entry){ NID_organizationalUnitName, "x", -1 };
	says(many, nitems(many), "", "x|x|x|x|x|x|x|x|");
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = { cmocka_unit_test(holders) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
