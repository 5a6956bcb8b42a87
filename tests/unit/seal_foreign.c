/* seal_foreign.c - signatures that are not ours, an intermediate authority, revocation in all its states.
 *
 * The signatures come from `openssl cms`, which reads the clock: so these are
 * judged a minute from now.
 */
#include "seal_help.h"

#include <time.h>

#include "base/digest.h"
#include "pack/pack.h"
#include "seal/asic.h"

static char	*dir;		/* of the foreign PKI */
static instant	 now;

static char *
foreign(const char *name)
{
	return mem_printf("%s/%s", dir, name);
}

static struct buf *
buf_of(const char *text)
{
	struct buf	*b = buf_new();

	buf_puts(b, text);
	return b;
}

/* Lists of file names, separated by blanks. */
static struct seal_trust *
trust_in(const char *cas, const char *crls, const char *ocsps)
{
	static int (*const add[])(struct seal_trust *, const char *, struct report *) = {
		seal_trust_add_ca, seal_trust_add_crl, seal_trust_add_ocsp,
	};
	const char		*lists[] = { cas, crls, ocsps };
	struct seal_trust	*t = seal_trust_new();
	struct report		*r = report_new();

	for (size_t i = 0; i < nitems(lists); i++) {
		char	*names = mem_strdup(lists[i]), *save = NULL;

		for (char *n = strtok_r(names, " ", &save); n != NULL; n = strtok_r(NULL, " ", &save)) {
			char	*path = foreign(n);

			assert_int_equal(add[i](t, path, r), 0);
			free(path);
		}
		free(names);
	}
	assert_no_error(r);
	report_free(r);
	return t;
}

/* The outer three lengths made indefinite, as some signers leave them (X.690, 8.1.3.6). */
static struct buf *
as_ber(struct buf *der)
{
	struct buf	*out = buf_new();

	assert_memory_equal(der->data, "\x30\x82", 2);
	assert_memory_equal(der->data + 15, "\xa0\x82", 2);
	assert_memory_equal(der->data + 19, "\x30\x82", 2);
	buf_add(out, "\x30\x80", 2);
	buf_add(out, der->data + 4, 11);		/* the type, signedData */
	buf_add(out, "\xa0\x80\x30\x80", 4);
	buf_add(out, der->data + 23, der->len - 23);
	buf_add(out, "\0\0\0\0\0\0", 6);
	buf_free(der);
	return out;
}

/* What `openssl cms -sign` makes of the content with these options; BER after a '!'. */
static struct buf *
cms_of(const void *content, size_t n, const char *options)
{
	bool		 ber = options[0] == '!';
	struct report	*r = report_new();
	char		*in = scratch(content, n), *out = scratch("", 0), *cmd;
	struct buf	*b;

	cmd = mem_printf("cd '%s' && openssl cms -sign -binary -in %s -outform DER -out %s "
	    "-certfile inter.pem %s 2>cms.log || { cat cms.log; exit 1; }", dir, in, out,
	    options + ber);
	assert_int_equal(system(cmd), 0);
	b = file_load(out, (size_t)1 << 20, r);
	assert_no_error(r);
	if (ber)
		b = as_ber(b);
	unlink(in);
	unlink(out);
	free(in);
	free(out);
	free(cmd);
	report_free(r);
	return b;
}

/* A PDF that holds it. */
static struct buf *
pdf_with(const char *subfilter, const char *options)
{
	struct small_pdf	 p;
	struct buf		 content, *cms, *out = buf_new();

	small_open(&p, subfilter, 8192);
	buf_init(&content);
	buf_add(&content, p.out.data, p.gap_at);
	buf_add(&content, p.out.data + p.gap_at + p.gap_len, p.out.len - p.gap_at - p.gap_len);
	cms = cms_of(content.data, content.len, options);
	assert_true(cms->len <= 8192);
	for (size_t i = 0; i < cms->len; i++) {
		char	 hex[3];

		hex_encode(cms->data + i, 1, hex);
		memcpy(p.out.data + p.gap_at + 1 + 2 * i, hex, 2);
	}
	buf_add(out, p.out.data, p.out.len);
	buf_clear(&content);
	buf_clear(&p.out);
	buf_free(cms);
	return out;
}

/* A container that holds it, over a manifest that lists an empty file. */
static struct buf *
asic_with(const char *options)
{
	static const char	 manifest[] = "<asic:ASiCManifest xmlns:asic=\"" ASIC_NS
	    "\" xmlns:ds=\"" DS_NS "\"><asic:SigReference URI=\"" ASIC_SIGNATURE "\"/>"
	    "<asic:DataObjectReference URI=\"a\"><ds:DigestMethod Algorithm=\"" XMLENC_SHA256
	    "\"/><ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue>"
	    "</asic:DataObjectReference></asic:ASiCManifest>";
	struct report		*r = report_new();
	struct pack		*pack = pack_new(TEST_NOW);
	struct buf		*out;

	pack_add_take(pack, "mimetype", buf_of(ASIC_MIME_E), true, r);
	pack_add_take(pack, "a", buf_new(), false, r);
	pack_add_take(pack, ASIC_MANIFEST, buf_of(manifest), false, r);
	pack_add_take(pack, ASIC_SIGNATURE, cms_of(manifest, strlen(manifest), options), false, r);
	out = pack_write(pack, r);
	assert_no_error(r);
	pack_free(pack);
	report_free(r);
	return out;
}

/* Judge, compare, and free the file. */
static void
expect_at(struct buf *file, const struct seal_trust *t, instant at, enum seal_indication want,
    const char *sub, const char *format, const char *finding)
{
	struct report		*r = report_new();
	struct seal_result	 result;

	seal_verify("t", file, t, at, &result, r);
	assert_int_equal(result.nverdicts, 1);
	if (result.overall != want || strcmp(result.verdicts[0].sub, sub) != 0 ||
	    (format != NULL && strcmp(result.verdicts[0].format, format) != 0) ||
	    (finding != NULL && !report_has(r, finding))) {
		print_error("got %s %s %s\n", seal_indication_name(result.overall),
		    result.verdicts[0].sub, result.verdicts[0].format);
		show(r);
	}
	assert_int_equal(result.overall, want);
	assert_string_equal(result.verdicts[0].sub, sub);
	if (format != NULL)
		assert_string_equal(result.verdicts[0].format, format);
	if (finding != NULL)
		assert_true(report_has(r, finding));
	else
		assert_no_error(r);
	seal_result_clear(&result);
	report_free(r);
	buf_free(file);
}

static void
expect(struct buf *file, const struct seal_trust *t, enum seal_indication want, const char *sub,
    const char *format, const char *finding)
{
	expect_at(file, t, now, want, sub, format, finding);
}

#define LEAF		"-signer leaf.pem -inkey leaf.key "
#define ETSI		"ETSI.CAdES.detached"
#define ADOBE		"adbe.pkcs7.detached"
#define FAILED		SEAL_TOTAL_FAILED
#define UNDECIDED	SEAL_INDETERMINATE
#define PASSED		SEAL_TOTAL_PASSED

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

static int
set_up(void **state)
{
	char	*cmd;

	(void)state;
	dir = pki("foreign");
	cmd = mem_printf("tests/unit/seal_foreign.sh '%s'", dir);
	assert_int_equal(system(cmd), 0);
	free(cmd);
	now = (instant)time(NULL) + 60;
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	free(dir);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_containers),
		cmocka_unit_test(in_pdfs),
		cmocka_unit_test(chains),
		cmocka_unit_test(revoked_from_a_day_on),
		cmocka_unit_test(outside_validity),
		cmocka_unit_test(known_chains_are_not_believed_too_long),
		cmocka_unit_test(files_of_trust_that_are_none),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
