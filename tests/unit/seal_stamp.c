/* seal_stamp.c - timestamps: what proves that a seal is older than its certificate's end, and what does not.
 *
 * Tokens say what time they like here: `openssl cms` signs what we write.  One
 * comes whole from `openssl ts`.
 */
#include "seal_foreign.h"

#include <openssl/cms.h>
#include <openssl/objects.h>
#include <openssl/ts.h>

#define YEAR(y)		((instant)(((y) - 1970) * 31556952LL))

struct stamp {
	const char	*by;		/* name of the authority */
	instant		 time;
	const char	*options;	/* for openssl cms; NULL: -cades */
	int		 digest;	/* of the imprint; 0: SHA-256 */
	size_t		 cut;		/* keep only so many bytes; 0: all */
	bool		 of_other;	/* bytes than those that were signed */
};

struct signing {
	const char		*options;
	const struct stamp	*stamps[3];
};

/* ---- making them ---- */

/* The TSTInfo, which says what was when. */
static void
info_of(const void *content, size_t n, const struct stamp *s, unsigned char **der, int *len)
{
	int			 nid = s->digest == 0 ? NID_sha256 : s->digest;
	unsigned char		 md[EVP_MAX_MD_SIZE];
	unsigned int		 nmd = 0;
	TS_TST_INFO		*info = TS_TST_INFO_new();
	TS_MSG_IMPRINT		*imprint = TS_MSG_IMPRINT_new();
	X509_ALGOR		*algorithm = X509_ALGOR_new();
	ASN1_OBJECT		*policy = OBJ_txt2obj("1.2.3.4", 1);
	ASN1_INTEGER		*serial = ASN1_INTEGER_new();
	ASN1_GENERALIZEDTIME	*t = ASN1_GENERALIZEDTIME_set(NULL, (time_t)s->time);

	assert_int_equal(EVP_Digest(content, s->of_other ? n - 1 : n, md, &nmd, EVP_get_digestbynid(nid), NULL), 1);
	X509_ALGOR_set0(algorithm, OBJ_nid2obj(nid), V_ASN1_NULL, NULL);
	ASN1_INTEGER_set(serial, 7);
	TS_MSG_IMPRINT_set_algo(imprint, algorithm);
	TS_MSG_IMPRINT_set_msg(imprint, md, (int)nmd);
	TS_TST_INFO_set_version(info, 1);
	TS_TST_INFO_set_policy_id(info, policy);
	TS_TST_INFO_set_msg_imprint(info, imprint);
	TS_TST_INFO_set_serial(info, serial);
	TS_TST_INFO_set_time(info, t);
	*der = NULL;
	*len = i2d_TS_TST_INFO(info, der);
	assert_true(*len > 0);
	ASN1_GENERALIZEDTIME_free(t);
	ASN1_INTEGER_free(serial);
	ASN1_OBJECT_free(policy);
	X509_ALGOR_free(algorithm);
	TS_MSG_IMPRINT_free(imprint);
	TS_TST_INFO_free(info);
}

/* What a command leaves in the file; both are gone afterwards. */
static struct buf *
result_of(char *cmd, char *in, char *out)
{
	struct report	*r = report_new();
	struct buf	*b;

	assert_int_equal(system(cmd), 0);
	b = file_load(out, (size_t)1 << 20, r);
	assert_no_error(r);
	report_free(r);
	unlink(in);
	unlink(out);
	free(in);
	free(out);
	free(cmd);
	return b;
}

static struct buf *
token_of(const void *content, size_t n, const struct stamp *s)
{
	unsigned char	*info;
	char		*in, *out = scratch("", 0);
	int		 len;
	struct buf	*b;

	info_of(content, n, s, &info, &len);
	in = scratch(info, (size_t)len);
	OPENSSL_free(info);
	b = result_of(mem_printf("cd '%s' && openssl cms -sign -binary -nodetach -econtent_type id-smime-ct-TSTInfo "
	    "-in %s -outform DER -out %s -certfile inter.pem -signer %s.pem -inkey %s.key %s 2>stamp.log || { cat stamp.log; exit 1; }",
	    dir, in, out, s->by, s->by, s->options == NULL ? "-cades" : s->options), in, out);
	if (s->cut > 0 && s->cut < b->len)
		b->len = s->cut;
	return b;
}

/* The token of an authority that is not ours either. */
static struct buf *
token_by_openssl(const void *content, size_t n)
{
	char	*in = scratch(content, n), *out = scratch("", 0);

	return result_of(mem_printf("cd '%s' && exec 9> lock && flock 9 && "
	    "openssl ts -query -config cnf -data %s -sha512 -cert -out %s.q 2>ts.log && "
	    "openssl ts -reply -config cnf -queryfile %s.q -signer stamp.pem -inkey stamp.key -sha512 -token_out "
	    "-out %s 2>>ts.log || { cat ts.log; exit 1; }; rm %s.q", dir, in, out, out, out, out), in, out);
}

static const struct stamp	 by_openssl;	/* stands for it */

static void
add_token(CMS_SignerInfo *si, const struct stamp *s)
{
	const ASN1_OCTET_STRING	*value = CMS_SignerInfo_get0_signature(si);
	const unsigned char	*p = ASN1_STRING_get0_data(value);
	size_t			 n = (size_t)ASN1_STRING_length(value);
	struct buf		*token = s == &by_openssl ? token_by_openssl(p, n) : token_of(p, n, s);
	/* What is cut off or empty is no SEQUENCE: it goes in as one of its own. */
	unsigned char		 head[] = { 0x30, (unsigned char)(s->cut > 0 ? token->len : 0) };

	if (s->cut > 0) {
		struct buf	*whole = buf_new();

		buf_add(whole, head, 2);
		buf_add(whole, token->data, token->len);
		buf_free(token);
		token = whole;
	}
	assert_int_equal(CMS_unsigned_add1_attr_by_NID(si, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE,
	    token->data, (int)token->len), 1);
	buf_free(token);
}

/* A signature with timestamps: a cms_maker of a struct signing. */
static struct buf *
cms_stamped(const void *content, size_t n, const void *how)
{
	const struct signing	*s = how;
	struct buf		*plain = cms_of(content, n, s->options), *out = buf_new();
	const unsigned char	*p = (const unsigned char *)plain->data;
	CMS_ContentInfo		*cms = d2i_CMS_ContentInfo(NULL, &p, (long)plain->len);
	unsigned char		*der = NULL;
	int			 len;

	assert_non_null(cms);
	for (size_t i = 0; i < nitems(s->stamps) && s->stamps[i] != NULL; i++)
		add_token(sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0), s->stamps[i]);
	len = i2d_CMS_ContentInfo(cms, &der);
	assert_true(len > 0);
	buf_add(out, der, (size_t)len);
	OPENSSL_free(der);
	CMS_ContentInfo_free(cms);
	buf_free(plain);
	return out;
}

/* ---- judging them ---- */

static const char	*signer = "-cades -signer brief.pem -inkey brief.key";	/* until 2060 */

struct want {
	enum seal_indication	 indication;
	const char		*sub;
	enum seal_indication	 of_stamp;
	const char		*sub_of_stamp, *finding;
};

static void
check_result(const struct seal_result *result, const struct want *w, const struct report *r)
{
	const struct seal_verdict	*v = result->verdicts;
	const struct seal_stamp		*s = v->stamps;

	assert_int_equal(result->nverdicts, 1);
	if (v->indication != w->indication || strcmp(v->sub, w->sub) != 0 || v->nstamps == 0 ||
	    s->indication != w->of_stamp || strcmp(s->sub, w->sub_of_stamp) != 0 || !report_has(r, w->finding)) {
		print_error("got %s %s, of the stamp %s %s\n", seal_indication_name(v->indication), v->sub,
		    v->nstamps == 0 ? "(none)" : seal_indication_name(s->indication), v->nstamps == 0 ? "" : s->sub);
		show(r);
	}
	assert_true(v->nstamps > 0);
	assert_int_equal(v->indication, w->indication);
	assert_string_equal(v->sub, w->sub);
	assert_int_equal(s->indication, w->of_stamp);
	assert_string_equal(s->sub, w->sub_of_stamp);
	assert_true(report_has(r, w->finding));
	assert_int_equal(v->has_proof, w->of_stamp == PASSED);
}

/* The file is freed. */
static void
expect_stamp_at(struct buf *file, const struct seal_trust *t, instant at, struct want w)
{
	struct report		*r = report_new();
	struct seal_result	 result;

	seal_verify("t", file, t, at, &result, r);
	check_result(&result, &w, r);
	seal_result_clear(&result);
	report_free(r);
	buf_free(file);
}

static struct seal_trust *
trusting(void)
{
	return trust_in("root.pem", "root.crl inter.crl", "");
}

static void
proves_a_seal_that_outlived_its_certificate(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 good = { .by = "stamp", .time = now - 60 }, later = { .by = "stamp", .time = YEAR(2050) };
	const struct signing	 one = { signer, { &good } }, by_ts = { signer, { &by_openssl } };
	const struct signing	 two = { signer, { &later, &good } };
	const struct want	 proved = { PASSED, "", PASSED, "", "SEAL-50" };

	(void)state;
	/* Without one, as ever. */
	expect_at(asic_with(signer), t, YEAR(2065), UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", NULL, "SEAL-30");
	expect_stamp_at(asic_around(cms_stamped, &one), t, YEAR(2065), proved);
	expect_at(asic_around(cms_stamped, &one), t, YEAR(2065), PASSED, "", "CAdES-BASELINE-T", NULL);
	expect_stamp_at(pdf_around(ETSI, cms_stamped, &one), t, YEAR(2065), proved);
	expect_stamp_at(asic_around(cms_stamped, &by_ts), t, YEAR(2065), proved);
	expect_stamp_at(asic_around(cms_stamped, &two), t, YEAR(2065), proved);
	/* What a timestamp proved of one seal is not believed of the next. */
	expect_at(asic_with(signer), t, YEAR(2065), UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", NULL, "SEAL-30");
	seal_trust_free(t);
}

static void
says_what_it_is(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 good = { .by = "stamp", .time = YEAR(2050) }, bad = { .by = "stamp-soft", .time = YEAR(2040) };
	const struct signing	 how = { signer, { &good, &bad } };
	struct buf		*file = asic_around(cms_stamped, &how);
	struct report		*r = report_new();
	struct seal_result	 result;

	(void)state;
	seal_verify("t", file, t, YEAR(2065), &result, r);
	assert_int_equal(result.verdicts[0].nstamps, 2);
	assert_string_equal(result.verdicts[0].stamps[0].where, ASIC_SIGNATURE);
	assert_string_equal(result.verdicts[0].stamps[0].authority, "CN=stamp");
	assert_true(result.verdicts[0].stamps[0].time == YEAR(2050));
	assert_int_equal(result.verdicts[0].stamps[1].indication, UNDECIDED);
	assert_true(result.verdicts[0].proof == YEAR(2050));	/* the earlier one proves nothing */
	seal_result_clear(&result);
	report_free(r);
	buf_free(file);
	seal_trust_free(t);
}

/* Each would be the one proof; each fails, and the seal is what it would be without. */
static void
proves_nothing(void **state)
{
	const instant	 then = now - 60;
	const struct { struct stamp stamp; const char *sub, *finding; enum seal_indication indication; } all[] = {
		{ { .by = "stamp", .time = then, .of_other = true }, "HASH_FAILURE", "SEAL-51", FAILED },
		{ { .by = "stamp", .time = then, .cut = 100 }, "FORMAT_FAILURE", "SEAL-52", FAILED },
		{ { .by = "stamp", .time = then, .cut = 1 }, "FORMAT_FAILURE", "SEAL-52", FAILED },
		{ { .by = "stamp", .time = then, .options = "-cades -signer leaf.pem -inkey leaf.key" }, "FORMAT_FAILURE", "SEAL-52", FAILED },
		{ { .by = "stamp", .time = then, .options = "-noattr" }, "FORMAT_FAILURE", "SEAL-52", FAILED },
		{ { .by = "stamp", .time = then, .options = "-md sha256" }, "SIG_CONSTRAINTS_FAILURE", "SEAL-53", UNDECIDED },
		{ { .by = "stamp", .time = then, .options = "-cades -md sha1" }, "CRYPTO_CONSTRAINTS_FAILURE", "SEAL-53", UNDECIDED },
		{ { .by = "stamp", .time = then, .digest = NID_sha1 }, "CRYPTO_CONSTRAINTS_FAILURE", "SEAL-53", UNDECIDED },
		{ { .by = "stamp", .time = then, .options = "-cades -nocerts" }, "NO_SIGNING_CERTIFICATE_FOUND", "SEAL-53", UNDECIDED },
		{ { .by = "leaf", .time = then }, "CHAIN_CONSTRAINTS_FAILURE", "SEAL-53", UNDECIDED },	/* no extended usage */
		{ { .by = "stamp-soft", .time = then }, "CHAIN_CONSTRAINTS_FAILURE", "SEAL-53", UNDECIDED },
		{ { .by = "stamp-more", .time = then }, "CHAIN_CONSTRAINTS_FAILURE", "SEAL-53", UNDECIDED },
		{ { .by = "lone", .time = then }, "NO_CERTIFICATE_CHAIN_FOUND", "SEAL-53", UNDECIDED },
		{ { .by = "stamp", .time = YEAR(2020) }, "SIG_CONSTRAINTS_FAILURE", "SEAL-53", UNDECIDED },	/* before its authority was */
		{ { .by = "stamp-brief", .time = YEAR(2063) }, "SIG_CONSTRAINTS_FAILURE", "SEAL-53", UNDECIDED },	/* or after */
		{ { .by = "stamp-brief", .time = then }, "OUT_OF_BOUNDS_NOT_REVOKED", "SEAL-53", UNDECIDED },	/* who proves the proof? */
		{ { .by = "stamp", .time = YEAR(2067) }, "TIMESTAMP_ORDER_FAILURE", "SEAL-53", UNDECIDED },
	};
	struct seal_trust	*t = trusting();

	(void)state;
	for (size_t i = 0; i < nitems(all); i++) {
		const struct signing	 ended = { signer, { &all[i].stamp } };
		const struct signing	 alive = { LEAF "-cades", { &all[i].stamp } };

		expect_stamp_at(asic_around(cms_stamped, &ended), t, YEAR(2065), (struct want){ UNDECIDED,
		    "OUT_OF_BOUNDS_NOT_REVOKED", all[i].indication, all[i].sub, all[i].finding });
		expect_stamp_at(asic_around(cms_stamped, &alive), t, YEAR(2065), (struct want){ PASSED, "",
		    all[i].indication, all[i].sub, all[i].finding });
	}
	seal_trust_free(t);
}

/* A genuine proof of a time that does not help. */
static void
proves_too_late(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 late = { .by = "stamp", .time = YEAR(2062) };
	const struct signing	 how = { signer, { &late } };

	(void)state;
	expect_stamp_at(asic_around(cms_stamped, &how), t, YEAR(2065),
	    (struct want){ UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", PASSED, "", "SEAL-30" });
	seal_trust_free(t);
}

/* Nobody signs with a certificate that is still to come. */
static void
proves_too_early(void **state)
{
	struct seal_trust	*t = trusting();
	const char		*coming = "-cades -signer coming.pem -inkey coming.key";
	const struct stamp	 early = { .by = "stamp", .time = 1738368000 };	/* 2025-02-01 */
	const struct signing	 how = { coming, { &early } };

	(void)state;
	expect_at(asic_with(coming), t, YEAR(2065), PASSED, "", NULL, NULL);
	expect_stamp_at(asic_around(cms_stamped, &how), t, YEAR(2065), (struct want){ FAILED, "NOT_YET_VALID", PASSED, "", "SEAL-54" });
	seal_trust_free(t);
}

static void
before_and_after_a_revocation(void **state)
{
	struct seal_trust	*t = trusting();
	const char		*later = "-cades -signer later.pem -inkey later.key";	/* revoked in 2045 */
	const struct stamp	 before = { .by = "stamp", .time = YEAR(2044) }, after = { .by = "stamp", .time = YEAR(2046) };
	const struct signing	 in_time = { later, { &before } }, too_late = { later, { &after } };

	(void)state;
	expect_at(asic_with(later), t, YEAR(2048), UNDECIDED, "REVOKED_NO_POE", NULL, "SEAL-31");
	expect_stamp_at(asic_around(cms_stamped, &in_time), t, YEAR(2048),
	    (struct want){ PASSED, "", PASSED, "", "SEAL-50" });
	expect_stamp_at(asic_around(cms_stamped, &too_late), t, YEAR(2048),
	    (struct want){ UNDECIDED, "REVOKED_NO_POE", PASSED, "", "SEAL-31" });
	seal_trust_free(t);
}

/* ---- of a whole document ---- */

/* One more revision, with the field "name", objects 7 and 8 or 9 and 10, and in it what the maker makes. */
static void
add_revision(struct small_pdf *p, int n, const char *name, const char *subfilter, cms_maker *make, const void *how)
{
	const char	*fields = n == 7 ? "[5 0 R 7 0 R]" : "[5 0 R 7 0 R 9 0 R]";
	char		*text;

	text = mem_printf("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields %s /SigFlags 3 >> >>", fields);
	small_object(p, 1, text);
	free(text);
	text = mem_printf("<< /FT /Sig /T (%s) /V %d 0 R /Type /Annot /Subtype /Widget /F 132 /Rect [0 0 0 0] >>", name, n + 1);
	small_object(p, n, text);
	free(text);
	small_signature(p, n + 1, subfilter, FOREIGN_ROOM);
	small_close(p, "");
	pdf_fill(p, make, how);
}

static struct buf *
token_made(const void *content, size_t n, const void *how)
{
	return token_of(content, n, how);
}

#define STAMPED		"ETSI.RFC3161"

/* A seal of 2026 and one or two document timestamps. */
static void
documented(struct small_pdf *p, const struct stamp *one, const struct stamp *two)
{
	small_open(p, ETSI, FOREIGN_ROOM);
	pdf_fill(p, cms_plain, signer);
	add_revision(p, 7, "Horodatage", STAMPED, token_made, one);
	if (two != NULL)
		add_revision(p, 9, "Relais", STAMPED, token_made, two);
}

static void
a_document_timestamp_proves_what_it_covers(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 good = { .by = "stamp", .time = YEAR(2050) }, other = { .by = "stamp", .time = YEAR(2050), .of_other = true };
	const struct stamp	 brief = { .by = "stamp-brief", .time = YEAR(2050) }, relay = { .by = "stamp", .time = YEAR(2061) };
	const struct want	 proved = { PASSED, "", PASSED, "", "SEAL-50" };
	struct small_pdf	 p;

	(void)state;
	documented(&p, &good, NULL);
	expect_stamp_at(pdf_done(&p), t, YEAR(2065), proved);
	documented(&p, &other, NULL);
	expect_stamp_at(pdf_done(&p), t, YEAR(2065),
	    (struct want){ UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", FAILED, "HASH_FAILURE", "SEAL-51" });
	/* An authority that ended proves as long as a later timestamp covers its own. */
	documented(&p, &brief, NULL);
	expect_stamp_at(pdf_done(&p), t, YEAR(2065),
	    (struct want){ UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", "SEAL-53" });
	documented(&p, &brief, &relay);
	expect_stamp_at(pdf_done(&p), t, YEAR(2065), proved);
	seal_trust_free(t);
}

/* The signature inside may have a timestamp of its own, whose authority has ended since. */
static void
a_document_timestamp_proves_timestamps(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 brief = { .by = "stamp-brief", .time = YEAR(2050) }, relay = { .by = "stamp", .time = YEAR(2061) };
	const struct signing	 how = { signer, { &brief } };
	struct small_pdf	 p;

	(void)state;
	small_open(&p, ETSI, FOREIGN_ROOM);
	pdf_fill(&p, cms_stamped, &how);
	add_revision(&p, 7, "Relais", STAMPED, token_made, &relay);
	expect_stamp_at(pdf_done(&p), t, YEAR(2065), (struct want){ PASSED, "", PASSED, "", "SEAL-50" });
	seal_trust_free(t);
}

static void
a_document_timestamp_saves_nothing_that_changed(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 good = { .by = "stamp", .time = YEAR(2050) };
	struct small_pdf	 p;

	(void)state;
	/* Changed after the timestamp, which proves what it covers all the same. */
	documented(&p, &good, NULL);
	small_object(&p, 4, "<< /Length 18 >>\nstream\n0 0 999 999 re f  \nendstream");
	small_close(&p, "");
	expect_stamp_at(pdf_done(&p), t, YEAR(2065),
	    (struct want){ FAILED, "FORMAT_FAILURE", PASSED, "", "SEAL-34" });
	/* Changed between the seal and the timestamp. */
	documented(&p, &good, NULL);
	memcpy(memmem(p.out.data, p.out.len, "(Horodatage)", 12), "(horodatage)", 12);
	expect_stamp_at(pdf_done(&p), t, YEAR(2065),
	    (struct want){ UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", FAILED, "HASH_FAILURE", "SEAL-51" });
	seal_trust_free(t);
}

/* A seal that came after the timestamp is not older than it. */
static void
a_document_timestamp_proves_nothing_of_later_seals(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 good = { .by = "stamp", .time = YEAR(2050) };
	struct small_pdf	 p;

	(void)state;
	small_open(&p, STAMPED, FOREIGN_ROOM);
	pdf_fill(&p, token_made, &good);
	add_revision(&p, 7, "Secretaire", ETSI, cms_plain, signer);
	expect_at(pdf_done(&p), t, YEAR(2065), UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", NULL, "SEAL-50");
	seal_trust_free(t);
}

/* ---- of a container ---- */

#define ARCHIVE		"META-INF/ASiCArchiveManifest"
#define TOKEN		"META-INF/timestamp"

static void
add_reference(struct buf *out, const char *name, const struct buf *data)
{
	unsigned char	 md[32], text[48];
	unsigned int	 n = 0;

	assert_int_equal(EVP_Digest(data->data, data->len, md, &n, EVP_sha256(), NULL), 1);
	EVP_EncodeBlock(text, md, 32);
	buf_printf(out, "<asic:DataObjectReference URI=\"%s\"><ds:DigestMethod Algorithm=\"" XMLENC_SHA256
	    "\"/><ds:DigestValue>%s</ds:DigestValue></asic:DataObjectReference>", name, (char *)text);
}

struct entry { const char *name; struct buf *data; };

static struct buf *
copy_of(const struct buf *b)
{
	struct buf	*copy = buf_new();

	buf_add(copy, b->data, b->len);
	return copy;
}

/* An archive manifest over these entries, with its timestamp; both join the container, and the entries. */
static void
add_archive(struct pack *pack, struct entry *e, size_t *n, const char *manifest, const char *token, const struct stamp *s)
{
	struct report	*r = report_new();
	struct buf	*m = buf_new();

	buf_printf(m, "<asic:ASiCManifest xmlns:asic=\"" ASIC_NS "\" xmlns:ds=\"" DS_NS "\"><asic:SigReference URI=\"%s\"/>", token);
	for (size_t i = 0; i < *n; i++)
		add_reference(m, e[i].name, e[i].data);
	buf_puts(m, "</asic:ASiCManifest>");
	e[*n] = (struct entry){ manifest, m };
	e[*n + 1] = (struct entry){ token, token_of(m->data, m->len, s) };
	for (size_t i = *n; i < *n + 2; i++)
		pack_add_take(pack, e[i].name, copy_of(e[i].data), false, r);
	*n += 2;
	assert_no_error(r);
	report_free(r);
}

static struct buf *
cms_given(const void *content, size_t n, const void *how)
{
	(void)content;
	(void)n;
	return copy_of(how);
}

/* A seal of 2026 and one or two timestamps over its archive manifests, which list it as the third (or not). */
static struct buf *
archived(size_t listed, const struct stamp *one, const struct stamp *two)
{
	struct buf	*cms = cms_of(asic_manifest, strlen(asic_manifest), signer);
	struct pack	*pack = asic_pack(cms_given, cms);
	struct entry	 e[8] = { { "a", buf_new() }, { ASIC_MANIFEST, buf_of(asic_manifest) }, { ASIC_SIGNATURE, cms } };
	size_t		 n = listed;

	add_archive(pack, e, &n, two == NULL ? ARCHIVE ".xml" : ARCHIVE "1.xml", TOKEN "001.tst", one);
	if (two != NULL)
		add_archive(pack, e, &n, ARCHIVE ".xml", TOKEN "002.tst", two);
	if (listed < 3)
		buf_free(cms);
	for (size_t i = 0; i < n; i++)
		buf_free(e[i].data);
	return asic_done(pack);
}

/* The file, with one text of it replaced by another as long, and its ZIP mended. */
static struct buf *
repacked(struct buf *file, const char *entry, const char *from, const char *to)
{
	struct report	*r = report_new();
	struct pack	*in = pack_open("t", file, NULL, r), *out = pack_new(TEST_NOW);

	for (size_t i = 0; i < pack_count(in); i++) {
		struct buf	*b = copy_of(pack_find(in, pack_name(in, i), r));

		if (strcmp(pack_name(in, i), entry) == 0) {
			if (from == NULL)
				buf_puts(b, to);
			else
				memcpy(memmem(b->data, b->len, from, strlen(from)), to, strlen(from));
		}
		pack_add_take(out, pack_name(in, i), b, i == 0, r);
	}
	assert_no_error(r);
	report_free(r);
	pack_free(in);
	buf_free(file);
	return asic_done(out);
}

static void
a_containers_timestamp_proves_what_its_manifest_lists(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 good = { .by = "stamp", .time = YEAR(2050) }, other = { .by = "stamp", .time = YEAR(2050), .of_other = true };
	const struct stamp	 brief = { .by = "stamp-brief", .time = YEAR(2050) }, relay = { .by = "stamp", .time = YEAR(2061) };
	const struct want	 proved = { PASSED, "", PASSED, "", "SEAL-50" };

	(void)state;
	expect_stamp_at(archived(3, &good, NULL), t, YEAR(2065), proved);
	expect_stamp_at(archived(3, &other, NULL), t, YEAR(2065),
	    (struct want){ UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", FAILED, "HASH_FAILURE", "SEAL-51" });
	expect_stamp_at(archived(3, &brief, NULL), t, YEAR(2065),
	    (struct want){ UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", "SEAL-53" });
	expect_stamp_at(archived(3, &brief, &relay), t, YEAR(2065), proved);
	/* The files are old, the signature need not be. */
	expect_at(archived(2, &good, NULL), t, YEAR(2065), UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", NULL, "SEAL-30");
	seal_trust_free(t);
}

static void
a_containers_timestamp_falls_with_its_manifest(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 good = { .by = "stamp", .time = YEAR(2050) };
	const struct want	 of_other = { UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", FAILED, "HASH_FAILURE", "SEAL-51" };
	const struct want	 malformed = { UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", FAILED, "FORMAT_FAILURE", "SEAL-52" };

	(void)state;
	/* No XML any more: nothing names the timestamp, nor the signature. */
	expect_at(repacked(archived(3, &good, NULL), ARCHIVE ".xml", "<asic:ASiC", "<asic:asic"), t, YEAR(2065),
	    UNDECIDED, "OUT_OF_BOUNDS_NOT_REVOKED", NULL, "SEAL-52");
	expect_stamp_at(repacked(archived(3, &good, NULL), ARCHIVE ".xml", NULL, "\n"), t, YEAR(2065), of_other);
	expect_stamp_at(repacked(archived(3, &good, NULL), TOKEN "001.tst", NULL, "x"), t, YEAR(2065), malformed);
	/* A file that it lists is another. */
	expect_stamp_at(repacked(archived(3, &good, NULL), "a", NULL, "x"), t, YEAR(2065),
	    (struct want){ FAILED, "HASH_FAILURE", FAILED, "HASH_FAILURE", "SEAL-51" });
	seal_trust_free(t);
}

/* Whatever is done to a token, it proves no other time. */
static void
a_flipped_byte_moves_no_time(void **state)
{
	struct seal_trust	*t = trusting();
	const struct stamp	 good = { .by = "stamp", .time = YEAR(2050) };
	const struct signing	 how = { signer, { &good } };
	struct buf		*cms = cms_stamped(asic_manifest, strlen(asic_manifest), &how);
	const char		*token = memmem(cms->data, cms->len, "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0e", 11);
	size_t			 proofs = 0, tried = 0;

	(void)state;
	assert_non_null(token);
	for (size_t i = (size_t)(token - cms->data) + 11; i < cms->len; i += 5, tried++) {
		struct report		*r = report_new();
		struct seal_result	 result;
		struct buf		*file;

		cms->data[i] ^= (char)(1 << i % 8);
		file = asic_around(cms_given, cms);
		cms->data[i] ^= (char)(1 << i % 8);
		seal_verify("t", file, t, YEAR(2065), &result, r);
		for (size_t k = 0; k < result.nverdicts; k++) {
			proofs += result.verdicts[k].has_proof;
			assert_true(!result.verdicts[k].has_proof || result.verdicts[k].proof == YEAR(2050));
			assert_true(result.verdicts[k].has_proof == (result.verdicts[k].indication == PASSED));
		}
		seal_result_clear(&result);
		report_free(r);
		buf_free(file);
	}
	print_message("%zu of %zu bytes of a token and what it carries may differ\n", proofs, tried);
	assert_true(proofs < tried / 2);
	buf_free(cms);
	seal_trust_free(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(proves_a_seal_that_outlived_its_certificate),
		cmocka_unit_test(says_what_it_is),
		cmocka_unit_test(proves_nothing),
		cmocka_unit_test(proves_too_late),
		cmocka_unit_test(proves_too_early),
		cmocka_unit_test(before_and_after_a_revocation),
		cmocka_unit_test(a_document_timestamp_proves_what_it_covers),
		cmocka_unit_test(a_document_timestamp_proves_timestamps),
		cmocka_unit_test(a_document_timestamp_saves_nothing_that_changed),
		cmocka_unit_test(a_document_timestamp_proves_nothing_of_later_seals),
		cmocka_unit_test(a_containers_timestamp_proves_what_its_manifest_lists),
		cmocka_unit_test(a_containers_timestamp_falls_with_its_manifest),
		cmocka_unit_test(a_flipped_byte_moves_no_time),
	};

	return cmocka_run_group_tests(tests, foreign_set_up, foreign_tear_down);
}
