/* seal_foreign.c - signatures that are not ours, an intermediate authority, revocation in all its states. */
#include "seal_foreign.h"

#include "seal/der.h"
#include "seal/oid.h"

static void
in_containers(void **state)
{
	struct seal_trust	*t = trust_in("root.pem", "root.crl inter.crl", "");

	(void)state;
	expect(asic_with(LEAF "-cades"), t, PASSED, "", "CAdES-BASELINE-B", NULL);
	expect(asic_with(LEAF "-cades -md sha512"), t, PASSED, "", "CAdES-BASELINE-B", NULL);
	expect(asic_with(LEAF "-cades -keyopt rsa_padding_mode:pss"), t, PASSED, "",
	    "CAdES-BASELINE-B", NULL);
	expect(asic_with(LEAF "-cades -keyid"), t, PASSED, "", "CAdES-BASELINE-B", NULL);
	expect(asic_with("!" LEAF "-cades"), t, PASSED, "", "CAdES-BASELINE-B", NULL);	/* BER */
	expect(asic_with(LEAF), t, UNDECIDED, "SIG_CONSTRAINTS_FAILURE", "CMS", "SEAL-27");
	expect(asic_with(LEAF "-cades -md sha1"), t, UNDECIDED, "CRYPTO_CONSTRAINTS_FAILURE", NULL,
	    "SEAL-26");
	expect(asic_with(LEAF "-cades -md md5"), t, UNDECIDED, "CRYPTO_CONSTRAINTS_FAILURE", NULL,
	    "SEAL-26");
	expect(asic_with(LEAF "-cades -nocerts"), t, UNDECIDED, "NO_SIGNING_CERTIFICATE_FOUND", NULL,
	    "SEAL-25");
	expect(asic_with(LEAF "-noattr"), t, FAILED, "FORMAT_FAILURE", NULL, "SEAL-22");
	expect(asic_with(LEAF "-cades -nodetach"), t, FAILED, "FORMAT_FAILURE", NULL, "SEAL-22");
	expect(asic_with(LEAF "-signer enc.pem -inkey enc.key"), t, FAILED, "FORMAT_FAILURE", NULL,
	    "SEAL-22");		/* two signers */
	expect(asic_with("-cades -signer short.pem -inkey short.key"), t, UNDECIDED,
	    "CRYPTO_CONSTRAINTS_FAILURE", NULL, "SEAL-26");
	expect(asic_with("-cades -signer enc.pem -inkey enc.key"), t, UNDECIDED,
	    "CHAIN_CONSTRAINTS_FAILURE", NULL, "SEAL-29");
	seal_trust_free(t);
}

static void
in_pdfs(void **state)
{
	struct seal_trust	*t = trust_in("root.pem", "root.crl inter.crl", "");

	(void)state;
	/* OpenSSL adds signing-time: valid, and not baseline. */
	expect(pdf_with(ETSI, LEAF "-cades"), t, PASSED, "", "PAdES-BES", "SEAL-37");
	expect(pdf_with(ETSI, "!" LEAF "-cades"), t, PASSED, "", "PAdES-BES", "SEAL-37");
	expect(pdf_with(ETSI, LEAF), t, UNDECIDED, "SIG_CONSTRAINTS_FAILURE", "PDF-NOT-ETSI",
	    "SEAL-27");
	expect(pdf_with(ADOBE, LEAF), t, PASSED, "", "PKCS7-B", "SEAL-37");
	expect(pdf_with(ADOBE, LEAF "-md sha1"), t, UNDECIDED, "CRYPTO_CONSTRAINTS_FAILURE",
	    "PKCS7-B", "SEAL-26");
	expect(pdf_with("adbe.pkcs7.sha1", LEAF), t, UNDECIDED, "CRYPTO_CONSTRAINTS_FAILURE", NULL,
	    "SEAL-26");
	expect(pdf_with("unheard.of", LEAF), t, FAILED, "FORMAT_FAILURE", NULL, "SEAL-22");
	seal_trust_free(t);
}

/* One good signature, and everything that may be known of its chain. */
static void
chains(void **state)
{
	static const struct {
		const char		*cas, *crls, *ocsps;
		enum seal_indication	 want;
		const char		*sub, *finding;
	} all[] = {
		{ "root.pem", "root.crl inter.crl", "", PASSED, "", NULL },
		{ "root.pem", "root.crl", "leaf.ocsp", PASSED, "", NULL },
		{ "root.pem", "root.crl", "leaf-delegated.ocsp", PASSED, "", NULL },
		{ "inter.pem", "inter.crl", "", PASSED, "", NULL },	/* an intermediate as anchor */
		{ "inter.pem", "", "leaf.ocsp", PASSED, "", NULL },
		{ "leaf.pem", "", "", PASSED, "", NULL },		/* trusted itself */
		{ "inter.pem", "old.crl inter.crl", "", PASSED, "", NULL },	/* the newest counts */
		{ "root.pem", "inter.crl", "", UNDECIDED, "CERTIFICATE_CHAIN_GENERAL_FAILURE", "SEAL-32" },
		{ "root.pem", "root.crl", "", UNDECIDED, "CERTIFICATE_CHAIN_GENERAL_FAILURE", "SEAL-32" },
		{ "inter.pem", "early.crl", "", UNDECIDED, "CERTIFICATE_CHAIN_GENERAL_FAILURE",
		    "SEAL-32" },	/* older than the certificate */
		{ "inter.pem", "old.crl", "", UNDECIDED, "TRY_LATER", "SEAL-33" },
		{ "inter.pem", "root.crl", "", UNDECIDED, "CERTIFICATE_CHAIN_GENERAL_FAILURE", "SEAL-32" },
		{ "inter.pem", "", "leaf-forged.ocsp", UNDECIDED, "CERTIFICATE_CHAIN_GENERAL_FAILURE",
		    "SEAL-32" },
		{ "inter.pem", "", "gone.ocsp", UNDECIDED, "CERTIFICATE_CHAIN_GENERAL_FAILURE",
		    "SEAL-32" },	/* of another certificate */
		{ "root.pem", "root-revokes.crl inter.crl", "", UNDECIDED, "REVOKED_CA_NO_POE", "SEAL-31" },
		{ "enc.pem", "inter.crl", "", UNDECIDED, "NO_CERTIFICATE_CHAIN_FOUND", "SEAL-28" },
		{ "", "root.crl inter.crl", "", UNDECIDED, "NO_CERTIFICATE_CHAIN_FOUND", "SEAL-28" },
	};
	struct buf	*made = asic_with(LEAF "-cades");

	(void)state;
	for (size_t i = 0; i < nitems(all); i++) {
		struct seal_trust	*t = trust_in(all[i].cas, all[i].crls, all[i].ocsps);
		struct buf		*copy = buf_new();

		buf_add(copy, made->data, made->len);
		expect(copy, t, all[i].want, all[i].sub, NULL, all[i].finding);
		seal_trust_free(t);
	}
	buf_free(made);
}

/* A signature of leaf that brings an OCSP response along, beside its certificates: a cms_maker of its file's name. */
static struct buf *
cms_with_response(const void *content, size_t n, const void *how)
{
	struct report	*r = report_new();
	char		*path = foreign(how);
	struct buf	*plain = cms_of(content, n, LEAF "-cades"), *response = file_load(path, 100000, r), *out = buf_new();
	struct buf	 one, all, data, wrapped;
	struct bytes	 in = { (const unsigned char *)plain->data, plain->len }, seq, oid, part;

	assert_no_error(r);
	assert_true(der_take(&in, DER_SEQUENCE, &seq) && der_take(&seq, DER_OID, &oid) && der_take(&seq, DER_CONTEXT(0), &part) &&
	    der_take(&part, DER_SEQUENCE, &in));
	buf_init(&one);
	buf_init(&all);
	buf_init(&data);
	buf_init(&wrapped);
	der_put(&one, DER_OID, OID_OCSP_RESPONSE, OID_LEN(OID_OCSP_RESPONSE));
	buf_add(&one, response->data, response->len);
	der_wrap(&all, DER_CONTEXT(1), &one);
	for (unsigned int tag; der_next(&in, &tag, &part);) {
		der_put(&data, tag, part.p, part.n);
		if (tag == DER_CONTEXT(0))		/* the certificates: then the lists */
			der_wrap(&data, DER_CONTEXT(1), &all);
	}
	buf_clear(&one);
	buf_clear(&all);
	der_wrap(&one, DER_SEQUENCE, &data);
	der_put(&wrapped, DER_OID, oid.p, oid.n);
	der_wrap(&wrapped, DER_CONTEXT(0), &one);
	der_wrap(out, DER_SEQUENCE, &wrapped);
	buf_clear(&one);
	buf_clear(&data);
	buf_clear(&wrapped);
	buf_free(plain);
	buf_free(response);
	free(path);
	report_free(r);
	return out;
}

static void
responses_that_come_along(void **state)
{
	struct seal_trust	*t = trust_in("root.pem", "root.crl", "");

	(void)state;
	expect(asic_around(cms_with_response, "leaf.ocsp"), t, PASSED, "", NULL, NULL);
	expect(asic_around(cms_with_response, "gone.ocsp"), t, UNDECIDED, "CERTIFICATE_CHAIN_GENERAL_FAILURE", NULL, "SEAL-32");
	expect(asic_around(cms_with_response, "leaf-forged.ocsp"), t, UNDECIDED, "CERTIFICATE_CHAIN_GENERAL_FAILURE", NULL, "SEAL-32");
	seal_trust_free(t);
}

static void
revoked_from_a_day_on(void **state)
{
	struct seal_trust	*crl = trust_in("root.pem", "root.crl inter.crl", "");
	struct seal_trust	*ocsp = trust_in("root.pem", "root.crl", "gone.ocsp");
	const char		*gone = "-cades -signer gone.pem -inkey gone.key";

	(void)state;
	expect(asic_with(gone), crl, UNDECIDED, "REVOKED_NO_POE", NULL, "SEAL-31");
	expect(asic_with(gone), ocsp, UNDECIDED, "REVOKED_NO_POE", NULL, "SEAL-31");
	/* A year and more before it was revoked, the list said nothing against it. */
	expect_at(asic_with(gone), crl, 1745000000, PASSED, "", NULL, NULL);
	seal_trust_free(crl);
	seal_trust_free(ocsp);
}

static void
outside_validity(void **state)
{
	struct seal_trust	*t = trust_in("root.pem", "root.crl inter.crl", "");

	(void)state;
	expect_at(asic_with(LEAF "-cades"), t, 1700000000, UNDECIDED, "OUT_OF_BOUNDS_NO_POE", NULL,
	    "SEAL-30");
	expect_at(asic_with(LEAF "-cades"), t, 3200000000, UNDECIDED, "OUT_OF_BOUNDS_NO_POE", NULL,
	    "SEAL-30");
	seal_trust_free(t);
}

/* What was found good of a chain is remembered for these anchors, these lists and this instant, and for nothing else. */
static void
known_chains_are_not_believed_too_long(void **state)
{
	struct seal_trust	*t = trust_in("root.pem", "root.crl inter.crl", "");
	struct report		*r = report_new();
	char			*revokes = foreign("root-revokes.crl");

	(void)state;
	for (int i = 0; i < 2; i++)
		expect(asic_with(LEAF "-cades"), t, PASSED, "", NULL, NULL);
	expect(asic_with("-cades -signer gone.pem -inkey gone.key"), t, UNDECIDED, "REVOKED_NO_POE", NULL, "SEAL-31");
	for (int i = 0; i < 2; i++)		/* told each time */
		expect_at(asic_with(LEAF "-cades"), t, 3200000000, UNDECIDED, "OUT_OF_BOUNDS_NO_POE", NULL, "SEAL-30");
	assert_int_equal(seal_trust_add_crl(t, revokes, r), 0);
	expect(asic_with(LEAF "-cades"), t, UNDECIDED, "REVOKED_CA_NO_POE", NULL, "SEAL-31");
	free(revokes);
	report_free(r);
	seal_trust_free(t);
}

static void
files_of_trust_that_are_none(void **state)
{
	struct seal_trust	*t = seal_trust_new();
	struct report		*r = report_new();
	char			*ca = foreign("root.pem"), *crl = foreign("root.crl");
	char			*ocsp = foreign("leaf.ocsp");

	(void)state;
	assert_int_equal(seal_trust_add_ca(t, crl, r), -1);
	assert_int_equal(seal_trust_add_crl(t, ca, r), -1);
	assert_int_equal(seal_trust_add_ocsp(t, ca, r), -1);
	assert_int_equal(seal_trust_add_ca(t, ocsp, r), -1);
	assert_int_equal(report_count(r), 4);
	assert_string_equal(report_get(r, 0)->id, "SEAL-47");
	assert_int_equal(seal_trust_add_ca(t, "/nonexistent", r), -1);
	assert_string_equal(report_get(r, 4)->id, "FILE-01");
	free(ca);
	free(crl);
	free(ocsp);
	seal_trust_free(t);
	report_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_containers),
		cmocka_unit_test(in_pdfs),
		cmocka_unit_test(chains),
		cmocka_unit_test(responses_that_come_along),
		cmocka_unit_test(revoked_from_a_day_on),
		cmocka_unit_test(outside_validity),
		cmocka_unit_test(known_chains_are_not_believed_too_long),
		cmocka_unit_test(files_of_trust_that_are_none),
	};

	return cmocka_run_group_tests(tests, foreign_set_up, foreign_tear_down);
}
