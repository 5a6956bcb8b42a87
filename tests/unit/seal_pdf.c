/* seal_pdf.c - PDFs sealed, judged, damaged, and changed afterwards. */
#include "seal_help.h"

#include "base/digest.h"

static struct seal_trust	*trust, *without_crl;

static void
sealed(struct small_pdf *p, const char *key)
{
	struct report	*r = report_new();
	struct signer	*s = signer_of(key, r);

	assert_no_error(r);
	small_open(p, "ETSI.CAdES.detached", signer_room(s));
	small_seal(p, s);
	signer_free(s);
	report_free(r);
}

static void
every_kind_of_key_passes(void **state)
{
	static const char *const keys[] = { "signer.p12", "signer-ec.p12", "signer-pss.pem" };

	(void)state;
	for (size_t i = 0; i < nitems(keys); i++) {
		struct small_pdf	 p;
		struct seal_result	 result;
		struct report		*r = report_new();

		sealed(&p, keys[i]);
		seal_verify("t.pdf", &p.out, trust, TEST_NOW, &result, r);
		assert_int_equal(report_count(r), 0);
		assert_string_equal(result.kind, "PDF");
		assert_int_equal(result.nverdicts, 1);
		assert_int_equal(result.overall, SEAL_TOTAL_PASSED);
		assert_string_equal(result.verdicts[0].where, "Signature1");
		assert_string_equal(result.verdicts[0].format, "PAdES-BASELINE-B");
		assert_true(result.verdicts[0].has_claimed);
		assert_int_equal(result.verdicts[0].claimed, TEST_NOW);
		assert_non_null(result.verdicts[0].covers[0]);
		assert_non_null(result.not_covered[0]);		/* the padding is named */
		seal_result_clear(&result);
		report_free(r);
		buf_clear(&p.out);
	}
}

/* PKCS#1 v1.5 has no random in it, and no clock is read. */
static void
same_bytes_twice(void **state)
{
	struct small_pdf	 a, b;

	(void)state;
	sealed(&a, "signer.p12");
	sealed(&b, "signer.p12");
	assert_int_equal(a.out.len, b.out.len);
	assert_memory_equal(a.out.data, b.out.data, a.out.len);
	buf_clear(&a.out);
	buf_clear(&b.out);
}

/* The pieces out of a sealed PDF: what is covered, and the CMS without its padding. */
static void
pieces(const struct small_pdf *p, struct buf *content, struct buf *cms)
{
	const unsigned char	*der;
	size_t			 n;

	buf_init(content);
	buf_init(cms);
	buf_add(content, p->out.data, p->gap_at);
	buf_add(content, p->out.data + p->gap_at + p->gap_len, p->out.len - p->gap_at - p->gap_len);
	n = (p->gap_len - 2) / 2;
	assert_true(hex_decode(p->out.data + p->gap_at + 1, 2 * n,
	    (unsigned char *)buf_reserve(cms, n)));
	der = (const unsigned char *)cms->data;
	assert_int_equal(der[0], 0x30);
	assert_int_equal(der[1], 0x82);
	cms->len = 4 + ((size_t)der[2] << 8 | der[3]);
}

static void
openssl_agrees(void **state)
{
	static const char *const keys[] = { "signer.p12", "signer-ec.p12", "signer-pss.pem" };
	static const char	 signing_time[] = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05";

	(void)state;
	for (size_t i = 0; i < nitems(keys); i++) {
		struct small_pdf	 p;
		struct buf		 content, cms;
		char			*a, *b, *cmd, *ca = pki("ca.pem");

		sealed(&p, keys[i]);
		pieces(&p, &content, &cms);
		assert_null(memmem(cms.data, cms.len, signing_time, sizeof(signing_time) - 1));
		a = scratch(content.data, content.len);
		b = scratch(cms.data, cms.len);
		cmd = mem_printf("openssl cms -verify -cades -binary -inform DER -in %s -content %s"
		    " -CAfile '%s' -purpose any -attime %lld -out /dev/null 2>%s.log", b, a, ca,
		    (long long)TEST_NOW, a);
		assert_int_equal(system(cmd), 0);
		free(cmd);
		cmd = mem_printf("grep -q 'CAdES Verification successful' %s.log && rm %s.log", a, a);
		assert_int_equal(system(cmd), 0);
		free(cmd);
		unlink(a);
		unlink(b);
		free(a);
		free(b);
		free(ca);
		buf_clear(&content);
		buf_clear(&cms);
		buf_clear(&p.out);
	}
}

static void
the_gap_must_be_free_and_large(void **state)
{
	struct report		*r = report_new();
	struct signer		*s = signer_of("signer.p12", r);
	struct small_pdf	 p;

	(void)state;
	small_open(&p, "ETSI.CAdES.detached", 512);
	assert_int_equal(seal_pdf(&p.out, p.gap_at, p.gap_len, s, r), -1);
	assert_int_equal(seal_pdf(&p.out, p.gap_at + 1, p.gap_len, s, r), -1);
	assert_int_equal(seal_pdf(&p.out, p.gap_at, p.out.len, s, r), -1);
	assert_int_equal(seal_pdf(&p.out, p.out.len + 9, 10, s, r), -1);
	assert_int_equal(report_count(r), 4);
	assert_string_equal(report_get(r, 0)->id, "SEAL-15");
	buf_clear(&p.out);
	signer_free(s);
	report_free(r);
}

static int
hex_value(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0';
}

/*
 * One bit of each byte, over the whole file.  What passes must be worthless:
 * the case of a hexadecimal digit, or padding or a loose field, which are findings.
 */
static void
no_flipped_byte_passes(void **state)
{
	struct small_pdf	 p;
	size_t			 worthless = 0, padding = 0, loose = 0;

	(void)state;
	sealed(&p, "signer-ec.p12");	/* the fastest */
	for (size_t i = 0; i < p.out.len; i++) {
		struct report	*r = report_new();
		char		 was = p.out.data[i], sub[64];

		/* Bit 5 makes most changes that still parse: letter case, digits to signs. */
		p.out.data[i] = (char)(was ^ (i % 2 == 0 ? 0x01 : 0x20));
		if (judge(&p.out, trust, sub, r) == SEAL_TOTAL_PASSED) {
			bool	 in_gap = i > p.gap_at && i < p.gap_at + p.gap_len - 1;

			assert_true(in_gap);
			if (hex_value(was) == hex_value(p.out.data[i]))
				worthless++;
			else if (report_has(r, "SEAL-49"))
				loose++;
			else {
				if (!report_has(r, "SEAL-36"))
					print_error("byte %zu, %zu of /Contents, passes\n", i,
					    (i - p.gap_at - 1) / 2);
				assert_true(report_has(r, "SEAL-36"));
				padding++;
			}
		} else if (report_count_severity(r, SEV_ERROR) == 0) {
			print_error("byte %zu: no pass, and no finding says why\n", i);
			fail();
		}
		p.out.data[i] = was;
		report_free(r);
	}
	print_message("%zu bytes: %zu changes of case, %zu of padding, %zu of loose fields, "
	    "all others refused\n", p.out.len, worthless, padding, loose);
	assert_true(padding > 0);
	buf_clear(&p.out);
}

static void
no_trust_no_pass(void **state)
{
	struct small_pdf	 p;
	struct seal_trust	*nobody = seal_trust_new();

	(void)state;
	sealed(&p, "signer.p12");
	assert_judged(&p.out, trust, SEAL_TOTAL_PASSED, "", NULL);
	assert_judged(&p.out, nobody, SEAL_INDETERMINATE, "NO_CERTIFICATE_CHAIN_FOUND", "SEAL-28");
	assert_judged(&p.out, NULL, SEAL_INDETERMINATE, "NO_CERTIFICATE_CHAIN_FOUND", "SEAL-28");
	assert_judged(&p.out, without_crl, SEAL_INDETERMINATE, "CERTIFICATE_CHAIN_GENERAL_FAILURE",
	    "SEAL-32");
	buf_clear(&p.out);
	sealed(&p, "revoked.p12");
	assert_judged(&p.out, trust, SEAL_INDETERMINATE, "REVOKED_NO_POE", "SEAL-31");
	buf_clear(&p.out);
	seal_trust_free(nobody);
}

/* ---- after the seal ---- */

struct update { int object; const char *body; };

/* A further revision of a sealed PDF with these objects; then judged. */
static void
updated(const struct update *u, size_t n, enum seal_indication want, const char *sub,
    const char *finding)
{
	struct small_pdf	 p;

	sealed(&p, "signer.p12");
	for (size_t i = 0; i < n; i++)
		small_object(&p, u[i].object, u[i].body);
	small_close(&p, "");
	assert_judged(&p.out, trust, want, sub, finding);
	buf_clear(&p.out);
}

#define CHANGED	SEAL_TOTAL_FAILED, "FORMAT_FAILURE", "SEAL-34"
#define ADDED	SEAL_TOTAL_PASSED, "", "SEAL-35"

static void
later_changes_are_seen(void **state)
{
	static const struct update	 content[] = {
		{ 4, "<< /Length 18 >>\nstream\n0 0 999 999 re f  \nendstream" },
	}, page_added[] = {
		{ 2, "<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>" },
		{ 9, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>" },
	}, annotation[] = {
		{ 3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> "
		    "/Contents 4 0 R /Annots [5 0 R 9 0 R] >>" },
		{ 9, "<< /Type /Annot /Subtype /FreeText /Rect [0 0 99 99] /Contents (non) >>" },
	}, reason[] = {
		{ 5, "<< /FT /Sig /T (Signature1) /V 6 0 R /Type /Annot /Subtype /Widget "
		    "/F 132 /Rect [0 0 200 200] /P 3 0 R >>" },
	}, catalog[] = {
		{ 1, "<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] "
		    "/AcroForm << /Fields [5 0 R] /SigFlags 3 >> >>" },
	}, field[] = {
		{ 1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 9 0 R] /SigFlags 3 >> >>" },
		{ 9, "<< /FT /Tx /T (texte) /V (non) >>" },
	}, store[] = {
		{ 1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /SigFlags 3 >> "
		    "/DSS << /Type /DSS >> >>" },
	}, nothing[] = {
		{ 9, "<< /Nothing true >>" },
	};

	(void)state;
	updated(content, nitems(content), CHANGED);
	updated(page_added, nitems(page_added), CHANGED);
	updated(annotation, nitems(annotation), CHANGED);
	updated(reason, nitems(reason), CHANGED);
	updated(catalog, nitems(catalog), CHANGED);
	updated(field, nitems(field), CHANGED);
	updated(store, nitems(store), ADDED);
	updated(nothing, nitems(nothing), ADDED);
}

/* A second signature in a second revision: both stand, and the first says so. */
static void
second_signature_is_accepted(void **state)
{
	struct report		*r = report_new();
	struct signer		*s = signer_of("secretary.p12", r);
	struct small_pdf	 p;
	struct seal_result	 result;

	(void)state;
	sealed(&p, "signer.p12");
	small_object(&p, 1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 7 0 R] "
	    "/SigFlags 3 >> >>");
	small_object(&p, 3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> "
	    "/Contents 4 0 R /Annots [5 0 R 7 0 R] >>");
	small_object(&p, 7, "<< /FT /Sig /T (Secretaire) /V 8 0 R /Type /Annot /Subtype /Widget "
	    "/F 132 /Rect [0 0 0 0] /P 3 0 R >>");
	small_signature(&p, 8, "ETSI.CAdES.detached", signer_room(s));
	small_close(&p, "");
	small_seal(&p, s);
	seal_verify("t.pdf", &p.out, trust, TEST_NOW, &result, r);
	assert_no_error(r);
	assert_int_equal(result.overall, SEAL_TOTAL_PASSED);
	assert_int_equal(result.nverdicts, 2);
	assert_string_equal(result.verdicts[0].where, "Signature1");
	assert_string_equal(result.verdicts[1].where, "Secretaire");
	assert_true(report_has(r, "SEAL-35"));
	seal_result_clear(&result);
	/* Flipping a byte between the two harms the second alone. */
	memcpy(memmem(p.out.data, p.out.len, "(Secretaire)", 12), "(secretaire)", 12);
	assert_judged(&p.out, trust, SEAL_TOTAL_FAILED, "HASH_FAILURE", "SEAL-23");
	buf_clear(&p.out);
	signer_free(s);
	report_free(r);
}

/* ---- ByteRanges that lie ---- */

/* Close a revision, then overwrite its range before it is signed: the signature is genuine. */
static void
ranged(size_t start, size_t gap_more, size_t end_less, const char *finding)
{
	struct report		*r = report_new();
	struct signer		*s = signer_of("signer.p12", r);
	struct small_pdf	 p;
	struct buf		 cut;
	char			 range[64];
	size_t			 end;

	small_open(&p, "ETSI.CAdES.detached", signer_room(s));
	end = p.gap_at + p.gap_len;
	snprintf(range, sizeof(range), "[%zu %010zu %010zu %010zu]", start, p.gap_at - start, end + gap_more,
	    p.out.len - end - gap_more - end_less);
	memcpy(p.out.data + p.range_at, range, strlen(range));
	/* Sign exactly what the range says, so that only its form is wrong. */
	buf_init(&cut);
	buf_add(&cut, p.out.data + start, end - start);
	buf_add(&cut, p.out.data + end + gap_more, p.out.len - end - gap_more - end_less);
	assert_int_equal(seal_pdf(&cut, p.gap_at - start, p.gap_len, s, r), 0);
	memcpy(p.out.data + p.gap_at, cut.data + p.gap_at - start, p.gap_len);
	assert_judged(&p.out, trust, SEAL_TOTAL_FAILED, "FORMAT_FAILURE", finding);
	buf_clear(&cut);
	buf_clear(&p.out);
	signer_free(s);
	report_free(r);
}

static void
lying_ranges_are_malformed(void **state)
{
	(void)state;
	ranged(1, 0, 0, "SEAL-22");	/* does not begin at the first byte */
	ranged(0, 3, 0, "SEAL-22");	/* leaves out more than /Contents */
	ranged(0, 0, 5, "SEAL-22");	/* ends before the end of the file */
}

/* The unsigned revision with one piece of text replaced by another of the same length, then sealed. */
static void
edited(const char *from, const char *to, enum seal_indication want, const char *sub,
    const char *finding)
{
	struct report		*r = report_new();
	struct signer		*s = signer_of("signer-ec.p12", r);
	struct small_pdf	 p;
	char			*at;

	assert_int_equal(strlen(from), strlen(to));
	small_open(&p, "ETSI.CAdES.detached", signer_room(s));
	at = memmem(p.out.data, p.out.len, from, strlen(from));
	assert_non_null(at);
	memcpy(at, to, strlen(to));
	small_seal(&p, s);
	assert_judged(&p.out, trust, want, sub, finding);
	buf_clear(&p.out);
	signer_free(s);
	report_free(r);
}

static void
odd_dictionaries(void **state)
{
	(void)state;
	/* The time that is claimed: absent, unreadable, before the certificate, an offset. */
	edited("/M (D:20260401000000Z)", "/N (D:20260401000000Z)", SEAL_INDETERMINATE,
	    "SIG_CONSTRAINTS_FAILURE", "SEAL-27");
	edited("(D:20260401000000Z)", "(D:2026-04-01 noon)", SEAL_INDETERMINATE,
	    "SIG_CONSTRAINTS_FAILURE", "SEAL-27");
	edited("(D:20260401000000Z)", "(D:20240401000000Z)", SEAL_INDETERMINATE,
	    "SIG_CONSTRAINTS_FAILURE", "SEAL-45");
	edited("(D:20260401000000Z)", "(D:202604010100+01)", SEAL_TOTAL_PASSED, "", NULL);
	edited("(D:20260401000000Z)", "(D:20270401000000Z)", SEAL_TOTAL_PASSED, "", "SEAL-46");
	/* Fields that go round in circles, or show the same signature twice. */
	edited("/Fields [5 0 R] /SigFlags 3", "/Fields [5 0 R 5 0 R]      ", SEAL_TOTAL_FAILED,
	    "FORMAT_FAILURE", "SEAL-22");
	edited("/F 132 /Rect [0 0 0 0]", "/Kids [5 0 R]         ", SEAL_TOTAL_FAILED,
	    "FORMAT_FAILURE", "SEAL-22");
	/* What no field shows is no signature of the document. */
	edited("/Fields [5 0 R]", "/Fields []     ", SEAL_INDETERMINATE, "", "SEAL-21");
	edited("/FT /Sig", "/FT /Tx ", SEAL_INDETERMINATE, "", "SEAL-21");
	/* A timestamp alone says when, not who. */
	edited("/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached",
	    "/Type /DocTimeStamp /SubFilter /ETSI.RFC3161                     ",
	    SEAL_INDETERMINATE, "", "SEAL-52");
}

/* ByteRanges that libqpdf reads and we must not compute with. */
static void
odd_ranges(void **state)
{
	static const char *const bad[] = {
		"[0 1 2]                               ",
		"[0 1 2 3 4 5]                         ",
		"[0 -1 -2 -3]                          ",
		"[0 9223372036854775807 9223372036854775",
		"[0 99999999999999999999 1 1]          ",
		"[0 0 0 0]                             ",
		"[0 4000000000 4000000002 1]           ",
		"[0 10 5 1]                            ",
		"(0 1 2 3)                             ",
	};

	(void)state;
	for (size_t i = 0; i < nitems(bad); i++) {
		struct small_pdf	 p;
		char			 sub[64];
		struct report		*r = report_new();

		sealed(&p, "signer-ec.p12");
		memcpy(p.out.data + p.range_at, bad[i], 37);
		assert_int_not_equal(judge(&p.out, trust, sub, r), SEAL_TOTAL_PASSED);
		assert_true(report_count_severity(r, SEV_ERROR) > 0);
		report_free(r);
		buf_clear(&p.out);
	}
}

static void
other_files_have_no_seal(void **state)
{
	struct buf	 b;

	(void)state;
	buf_init(&b);
	assert_judged(&b, trust, SEAL_INDETERMINATE, "", "SEAL-20");
	buf_puts(&b, "%PDF-1.7\nnothing");
	assert_judged(&b, trust, SEAL_INDETERMINATE, "", "SEAL-44");
	buf_puts(&b, "/ByteRange");
	assert_judged(&b, trust, SEAL_TOTAL_FAILED, "FORMAT_FAILURE", "SEAL-44");
	buf_clear(&b);
}

static int
set_up(void **state)
{
	(void)state;
	trust = trust_of(true);
	without_crl = trust_of(false);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	seal_trust_free(trust);
	seal_trust_free(without_crl);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_key_passes),
		cmocka_unit_test(same_bytes_twice),
		cmocka_unit_test(openssl_agrees),
		cmocka_unit_test(the_gap_must_be_free_and_large),
		cmocka_unit_test(no_flipped_byte_passes),
		cmocka_unit_test(no_trust_no_pass),
		cmocka_unit_test(later_changes_are_seen),
		cmocka_unit_test(second_signature_is_accepted),
		cmocka_unit_test(lying_ranges_are_malformed),
		cmocka_unit_test(odd_dictionaries),
		cmocka_unit_test(odd_ranges),
		cmocka_unit_test(other_files_have_no_seal),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
