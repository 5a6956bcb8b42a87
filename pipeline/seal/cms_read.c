/* cms_read.c - a CMS signature of anybody, judged: EN 319 102-1, 5.3.
 *
 * OpenSSL takes the encoding apart (BER too: some signers write it) and checks
 * the signature value; which certificate, which attributes and which algorithms
 * are good enough is decided here.  A total failure ends the questions.
 */
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509v3.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "seal/chain.h"
#include "seal/cms_read.h"
#include "seal/ess.h"
#include "seal/holder.h"
#include "seal/judge.h"
#include "seal/oid.h"
#include "seal/stamp_judge.h"
#include "seal/trust.h"

#define SECURITY_BITS_MIN	112	/* NIST SP 800-57: RSA of 2048 bits */
#define STAMPS_MAX		16	/* timestamps of one signature: each costs what a signature costs */

struct cms_seal {
	const struct judge	*j;
	const struct cms_input	*in;
	struct seal_verdict	*verdict;
	struct cms_facts	*facts;
	CMS_ContentInfo		*cms;
	CMS_SignerInfo		*si;		/* lent by cms */
	const EVP_MD		*md;
	X509			*cert;		/* of the signer; lent by carried */
	struct material		 carried;
};

static bool
fail(struct cms_seal *s, enum seal_indication indication, const char *sub,
    enum finding_kind kind, const char *why)
{
	report_add(s->j->report, kind, s->in->pos, "%s", why);
	verdict_worsen(s->verdict, indication, sub);
	return false;
}

static bool
malformed(struct cms_seal *s, const char *why)
{
	return fail(s, SEAL_TOTAL_FAILED, "FORMAT_FAILURE", FINDING_SEAL_FORMAT, why);
}

static bool
breaks_rule(struct cms_seal *s, const char *why)
{
	return fail(s, SEAL_INDETERMINATE, "SIG_CONSTRAINTS_FAILURE", FINDING_SEAL_CONSTRAINTS, why);
}

/* ---- form ---- */

/* What is signed, by type. */
static int
content_type(const struct cms_seal *s)
{
	return s->in->use == CMS_STAMP ? NID_id_smime_ct_TSTInfo : NID_pkcs7_data;
}

/* SignedData, of a document detached, one SignerInfo with signed attributes. */
static bool
check_form(struct cms_seal *s)
{
	const struct bytes	 der = s->in->der;
	const unsigned char	*p = der.p;
	STACK_OF(CMS_SignerInfo) *infos;

	if (der.n == 0 || der.n > LONG_MAX ||
	    (s->cms = d2i_CMS_ContentInfo(NULL, &p, (long)der.n)) == NULL)
		return malformed(s, _("it is no CMS"));
	s->facts->used = (size_t)(p - der.p);
	if (OBJ_obj2nid(CMS_get0_type(s->cms)) != NID_pkcs7_signed)
		return malformed(s, _("it is no SignedData"));
	if (OBJ_obj2nid(CMS_get0_eContentType(s->cms)) != content_type(s))
		return malformed(s, _("its content is not of type id-data"));
	if (s->in->use != CMS_STAMP && CMS_is_detached(s->cms) != 1)
		return malformed(s, _("it holds a content of its own"));
	infos = CMS_get0_SignerInfos(s->cms);
	if (sk_CMS_SignerInfo_num(infos) != 1)
		return malformed(s, _("it must have exactly one signer"));
	s->si = sk_CMS_SignerInfo_value(infos, 0);
	if (CMS_signed_get_attr_count(s->si) <= 0)
		return malformed(s, _("it has no signed attributes"));
	return true;
}

/* One byte, or -1. */
static int
small_integer(struct bytes *in)
{
	struct bytes	 v;

	return der_take(in, DER_INTEGER, &v) && v.n == 1 ? v.p[0] : -1;
}

static bool
announces_digest(struct cms_seal *s, struct bytes algorithms)
{
	struct bytes	 one;
	unsigned char	*mine = NULL;
	X509_ALGOR	*digest;
	bool		 found = false;
	int		 n;

	CMS_SignerInfo_get0_algs(s->si, NULL, NULL, &digest, NULL);
	n = i2d_ASN1_OBJECT(digest->algorithm, &mine);
	while (der_take(&algorithms, DER_SEQUENCE, &one))
		found |= n > 0 && one.n >= (size_t)n && memcmp(one.p, mine, (size_t)n) == 0;
	OPENSSL_free(mine);
	return found;
}

static void
loose(struct cms_seal *s, const char *field)
{
	report_add(s->j->report, FINDING_SEAL_LOOSE, s->in->pos, "%s", field);
}

/*
 * The outer fields, that no signature covers, must agree with the inner ones
 * (RFC 5652, 5.1 and 5.3).  Only looked at in DER: a signer who writes BER takes
 * other liberties too.
 */
static bool
check_outer_fields(struct cms_seal *s)
{
	struct bytes		 der = s->in->der, in, data, algorithms, skipped;
	ASN1_OCTET_STRING	*key_id = NULL;
	int			 version;

	if (!der_take(&der, DER_SEQUENCE, &in) || !der_take(&in, DER_OID, &skipped) ||
	    !der_take(&in, DER_CONTEXT(0), &data) || !der_take(&data, DER_SEQUENCE, &in))
		return true;
	CMS_SignerInfo_get0_signer_id(s->si, &key_id, NULL, NULL);
	/* 3 for a signer named by key or content of a type of its own; 4 and 5 for newer forms of certificates or lists. */
	version = small_integer(&in);
	if (version != (key_id != NULL || s->in->use == CMS_STAMP ? 3 : 1) && version != 4 && version != 5)
		loose(s, "SignedData.version");
	if (!der_take(&in, DER_SET, &algorithms))
		return true;
	if (!announces_digest(s, algorithms))
		return malformed(s, _("its digest algorithm is not announced"));
	if (!der_take(&in, DER_SEQUENCE, &skipped))
		return true;
	(void)der_take(&in, DER_CONTEXT(0), &skipped);
	(void)der_take(&in, DER_CONTEXT(1), &skipped);
	if (der_take(&in, DER_SET, &data) && der_take(&data, DER_SEQUENCE, &in) &&
	    small_integer(&in) != (key_id != NULL ? 3 : 1))
		loose(s, "SignerInfo.version");
	return true;
}

/* ---- who ---- */

/*
 * OCSP responses stand among the lists, as OtherRevocationInfoFormat (RFC 5940, 2.1;
 * EN 319 122-1, 5.5.2), where OpenSSL does not look.  Only in DER.
 */
static void
gather_responses(struct cms_seal *s)
{
	struct bytes	 der = s->in->der, in, data, lists, one, oid;
	unsigned int	 tag;

	if (!der_take(&der, DER_SEQUENCE, &in) || !der_take(&in, DER_OID, &data) ||
	    !der_take(&in, DER_CONTEXT(0), &data) || !der_take(&data, DER_SEQUENCE, &in) ||
	    !der_take(&in, DER_INTEGER, &data) || !der_take(&in, DER_SET, &data) ||
	    !der_take(&in, DER_SEQUENCE, &data))
		return;
	(void)der_take(&in, DER_CONTEXT(0), &data);
	if (!der_take(&in, DER_CONTEXT(1), &lists))
		return;
	while (der_next(&lists, &tag, &one))
		if (tag == DER_CONTEXT(1) && der_take(&one, DER_OID, &oid) &&
		    bytes_equal(oid, OID_OCSP_RESPONSE, OID_LEN(OID_OCSP_RESPONSE)))
			s->facts->has_revocation |= material_add_ocsp(&s->carried, one.p, one.n);
}

static void
gather_material(struct cms_seal *s)
{
	STACK_OF(X509)		*certs = CMS_get1_certs(s->cms);
	STACK_OF(X509_CRL)	*crls = CMS_get1_crls(s->cms);

	s->facts->has_revocation = sk_X509_CRL_num(crls) > 0;
	while (sk_X509_num(certs) > 0)
		sk_X509_push(s->carried.certs, sk_X509_shift(certs));
	while (sk_X509_CRL_num(crls) > 0)
		sk_X509_CRL_push(s->carried.crls, sk_X509_CRL_shift(crls));
	sk_X509_free(certs);
	sk_X509_CRL_free(crls);
	gather_responses(s);
	if (s->in->more != NULL)
		material_merge(&s->carried, s->in->more);
}

/* The content of a signed attribute's one value; false where it is absent or not single. */
static bool
signed_value(struct cms_seal *s, int nid, int type, struct bytes *out)
{
	ASN1_STRING	*value = CMS_signed_get0_data_by_OBJ(s->si, OBJ_nid2obj(nid), -3, type);

	if (value == NULL)
		return false;
	*out = (struct bytes){ ASN1_STRING_get0_data(value), (size_t)ASN1_STRING_length(value) };
	return true;
}

/* Of the certificates that SignerInfo names, the one that signing-certificate means. */
static bool
find_signer(struct cms_seal *s)
{
	struct bytes	 value, sequence;
	bool		 v2 = CMS_signed_get_attr_by_NID(s->si, NID_id_smime_aa_signingCertificateV2, -1) >= 0;
	bool		 v1 = CMS_signed_get_attr_by_NID(s->si, NID_id_smime_aa_signingCertificate, -1) >= 0;
	bool		 named = false;
	enum ess	 ess = ESS_OTHER;

	s->facts->has_ess = v1 || v2;
	/* V_ASN1_SEQUENCE values keep their tag and length. */
	if ((v1 || v2) && (!signed_value(s, v2 ? NID_id_smime_aa_signingCertificateV2 :
	    NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE, &value) ||
	    !der_take(&value, DER_SEQUENCE, &sequence)))
		return malformed(s, _("the attribute signing-certificate cannot be read"));
	for (int i = 0; i < sk_X509_num(s->carried.certs); i++) {
		X509	*cert = sk_X509_value(s->carried.certs, i);

		if (CMS_SignerInfo_cert_cmp(s->si, cert) != 0)
			continue;
		named = true;
		ess = v1 || v2 ? ess_check(sequence, !v2, cert) : ESS_MATCHES;
		if (ess == ESS_BROKEN)
			return malformed(s, _("the attribute signing-certificate cannot be read"));
		if (ess == ESS_OTHER)
			continue;
		s->cert = cert;
		if (ess == ESS_WEAK)
			(void)fail(s, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE",
			    FINDING_SEAL_WEAK, _("the signer's certificate is identified by MD5"));
		return true;
	}
	return fail(s, SEAL_INDETERMINATE, "NO_SIGNING_CERTIFICATE_FOUND", FINDING_SEAL_NO_SIGNER,
	    named ? _("the attribute signing-certificate names another one") :
	    _("it is not carried along"));
}

/*
 * SignerInfo's own name for the issuer is signed by nobody, and names compare
 * equal across letter case and string types.  Written otherwise than in the
 * certificate it does no harm, since signing-certificate is signed; but bytes
 * that differ from what was signed with are to be told.
 */
static void
check_signer_id(struct cms_seal *s)
{
	ASN1_OCTET_STRING	*key_id = NULL;
	X509_NAME		*issuer = NULL;
	const unsigned char	*a, *b;
	size_t			 na, nb;

	CMS_SignerInfo_get0_signer_id(s->si, &key_id, &issuer, NULL);
	if (issuer == NULL || X509_NAME_get0_der(issuer, &a, &na) != 1 ||
	    X509_NAME_get0_der(X509_get_issuer_name(s->cert), &b, &nb) != 1)
		return;
	if (na != nb || memcmp(a, b, na) != 0)
		loose(s, "SignerInfo.sid");
}

/* ---- what ---- */

bool
cms_digest_is_weak(int nid)
{
	return nid == NID_md5 || nid == NID_sha1 || nid == NID_md4 || nid == NID_ripemd160 ||
	    nid == NID_md2 || nid == NID_mdc2;
}

/* Does the signature's algorithm fit the key, and name no other digest?  OpenSSL looks at RSA only. */
static bool
algorithm_fits(int signature, int digest, int key)
{
	int	 md = NID_undef, pk = NID_undef;

	if (OBJ_find_sigid_algs(signature, &md, &pk) != 1)
		pk = signature;		/* rsaEncryption, id-ecPublicKey: the digest stands elsewhere */
	if (pk == NID_rsassaPss && key == NID_rsaEncryption)
		pk = key;		/* any RSA key may sign in PSS */
	return pk == key && (md == NID_undef || md == digest);
}

/* The digest algorithm, and that the signature's algorithm goes with it. */
static bool
check_algorithms(struct cms_seal *s)
{
	X509_ALGOR	*digest, *signature;
	EVP_PKEY	*key = X509_get0_pubkey(s->cert);
	int		 nid;

	if (key == NULL)
		return fail(s, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE", FINDING_SEAL_WEAK,
		    _("the signer's key is of an unknown kind"));
	CMS_SignerInfo_get0_algs(s->si, NULL, NULL, &digest, &signature);
	nid = OBJ_obj2nid(digest->algorithm);
	s->md = EVP_get_digestbynid(nid);
	if (s->md == NULL)
		return fail(s, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE", FINDING_SEAL_WEAK,
		    _("its digest algorithm is unknown"));
	if (!algorithm_fits(OBJ_obj2nid(signature->algorithm), nid,
	    EVP_PKEY_get_base_id(key)))
		return fail(s, SEAL_TOTAL_FAILED, "SIG_CRYPTO_FAILURE", FINDING_SEAL_CRYPTO,
		    _("its algorithm does not go with the key or the digest"));
	if (cms_digest_is_weak(nid))
		(void)fail(s, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE", FINDING_SEAL_WEAK,
		    OBJ_nid2sn(nid));
	if (EVP_PKEY_get_security_bits(key) < SECURITY_BITS_MIN)
		(void)fail(s, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE", FINDING_SEAL_WEAK,
		    _("the signer's key is too short"));
	return true;
}

static bool
check_digest(struct cms_seal *s)
{
	EVP_MD_CTX	*ctx = EVP_MD_CTX_new();
	unsigned char	 mine[EVP_MAX_MD_SIZE];
	unsigned int	 len = 0;
	struct bytes	 theirs;
	bool		 ok;

	ok = ctx != NULL && EVP_DigestInit_ex(ctx, s->md, NULL) == 1;
	for (size_t i = 0; ok && i < s->in->ncontent; i++)
		ok = EVP_DigestUpdate(ctx, s->in->content[i].p, s->in->content[i].n) == 1;
	ok = ok && EVP_DigestFinal_ex(ctx, mine, &len) == 1;
	EVP_MD_CTX_free(ctx);
	if (!ok)
		return fail(s, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE", FINDING_SEAL_WEAK,
		    _("its digest algorithm cannot be computed here"));
	if (!signed_value(s, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, &theirs))
		return malformed(s, _("the attribute message-digest is absent or not single"));
	if (bytes_equal(theirs, mine, len))
		return true;
	return fail(s, SEAL_TOTAL_FAILED, "HASH_FAILURE", FINDING_SEAL_CHANGED, s->in->what);
}

/* RFC 5652, 11.1: content-type is there once and says what is signed. */
static bool
check_content_type(struct cms_seal *s)
{
	const ASN1_OBJECT *type = CMS_signed_get0_data_by_OBJ(s->si,
	    OBJ_nid2obj(NID_pkcs9_contentType), -3, V_ASN1_OBJECT);

	if (type == NULL || OBJ_obj2nid(type) != content_type(s))
		return malformed(s, _("the attribute content-type is not id-data"));
	return true;
}

static bool
check_value(struct cms_seal *s)
{
	CMS_SignerInfo_set1_signer_cert(s->si, s->cert);
	ERR_clear_error();
	if (CMS_SignerInfo_verify(s->si) == 1)
		return true;
	ERR_clear_error();
	return fail(s, SEAL_TOTAL_FAILED, "SIG_CRYPTO_FAILURE", FINDING_SEAL_CRYPTO, "");
}

/* ---- the rules of the format ---- */

/* signing-time, as claimed.  In a PDF /M is the time, and the caller has it. */
static void
read_signing_time(struct cms_seal *s, int *count)
{
	const ASN1_TIME	*t = NULL;
	int		 at = -1;
	X509_ATTRIBUTE	*attribute = NULL;
	ASN1_TYPE	*type;

	*count = 0;
	while ((at = CMS_signed_get_attr_by_NID(s->si, NID_pkcs9_signingTime, at)) >= 0) {
		attribute = CMS_signed_get_attr(s->si, at);
		*count += X509_ATTRIBUTE_count(attribute);
	}
	if (*count != 1 || attribute == NULL)
		return;
	type = X509_ATTRIBUTE_get0_type(attribute, 0);
	if (type != NULL && type->type == V_ASN1_UTCTIME)
		t = type->value.utctime;
	else if (type != NULL && type->type == V_ASN1_GENERALIZEDTIME)
		t = type->value.generalizedtime;
	if (t == NULL || s->verdict->has_claimed)
		return;
	s->verdict->has_claimed = x509_instant(t, &s->verdict->claimed);
}

static void
check_rules(struct cms_seal *s)
{
	int	 times;

	read_signing_time(s, &times);
	if (!s->facts->has_ess && s->in->use != CMS_IN_OLD_PDF)
		(void)breaks_rule(s, _("the signed attribute signing-certificate is missing"));
	if (times > 1)
		(void)breaks_rule(s, _("signing-time is there more than once"));
	s->facts->is_baseline = s->facts->has_ess && times == (s->in->use == CMS_IN_ASIC ? 1 : 0);
}

/* A claim proves nothing, but one that the certificate contradicts disproves itself. */
static void
check_claimed(struct cms_seal *s)
{
	instant	 from, to;
	char	 claimed[32], a[32], b[32];

	if (!s->verdict->has_claimed ||
	    !x509_instant(X509_get0_notBefore(s->cert), &from) ||
	    !x509_instant(X509_get0_notAfter(s->cert), &to))
		return;
	instant_iso(s->verdict->claimed, claimed);
	if (s->verdict->claimed < from || s->verdict->claimed > to) {
		report_add(s->j->report, FINDING_SEAL_CLAIMED_TIME, s->in->pos,
		    _("%s, and the certificate is valid from %s to %s"), claimed,
		    instant_day(from, a), instant_day(to, b));
		verdict_worsen(s->verdict, SEAL_INDETERMINATE, "SIG_CONSTRAINTS_FAILURE");
	} else if (s->verdict->claimed > s->j->at)
		report_add(s->j->report, FINDING_SEAL_FUTURE, s->in->pos, _("%s, judged at %s"), claimed,
		    instant_iso(s->j->at, a));
}

/* ---- when ---- */

/* Timestamps of the signature and of more than the signature (CAdES-C, archives), by form. */
static void
find_stamps(struct cms_seal *s)
{
	static const char *const others[] = {
		"1.2.840.113549.1.9.16.2.25",	/* of CAdES-C */
		"1.2.840.113549.1.9.16.2.26",	/* of its references */
		"1.2.840.113549.1.9.16.2.27",	/* of the archive */
		"1.2.840.113549.1.9.16.2.48",
		"0.4.0.1733.2.4",
	};

	s->facts->has_unsigned = CMS_unsigned_get_attr_count(s->si) > 0;
	if (!s->facts->has_unsigned)
		return;
	s->facts->has_timestamp = CMS_unsigned_get_attr_by_NID(s->si,
	    NID_id_smime_aa_timeStampToken, -1) >= 0;
	for (size_t i = 0; i < nitems(others); i++) {
		ASN1_OBJECT	*oid = OBJ_txt2obj(others[i], 1);

		s->facts->has_archive_stamp |= oid != NULL &&
		    CMS_unsigned_get_attr_by_OBJ(s->si, oid, -1) >= 0;
		ASN1_OBJECT_free(oid);
	}
}

/* One token over the octets of the signature value (EN 319 122-1, 5.3); what it is worth is added to "all". */
static void
judge_stamp(struct cms_seal *s, const ASN1_TYPE *token, struct poe before)
{
	const ASN1_OCTET_STRING	*value = CMS_SignerInfo_get0_signature(s->si);
	struct bytes		 stamped = { ASN1_STRING_get0_data(value), (size_t)ASN1_STRING_length(value) };
	struct stamp_input	 in = {
		.pos = s->in->pos, .where = s->verdict->where, .content = &stamped, .ncontent = 1,
		.more = &s->carried, .proof = before,
	};
	struct seal_stamp	 stamp;

	if (token != NULL && token->type == V_ASN1_SEQUENCE)
		in.der = (struct bytes){ ASN1_STRING_get0_data(token->value.sequence),
		    (size_t)ASN1_STRING_length(token->value.sequence) };
	(void)stamp_judge(s->j, &in, &stamp);
	verdict_stamp_take(s->verdict, &stamp);
}

/* Each is judged by what was proved before: they do not cover one another. */
static void
judge_stamps(struct cms_seal *s)
{
	const struct poe	 before = verdict_poe(s->verdict);
	int			 at = -1, n = 0;

	if (!s->facts->has_timestamp || s->in->use == CMS_STAMP)
		return;
	while ((at = CMS_unsigned_get_attr_by_NID(s->si, NID_id_smime_aa_timeStampToken, at)) >= 0) {
		X509_ATTRIBUTE	*attribute = CMS_unsigned_get_attr(s->si, at);

		for (int i = 0; i < X509_ATTRIBUTE_count(attribute) && n < STAMPS_MAX; i++, n++)
			judge_stamp(s, X509_ATTRIBUTE_get0_type(attribute, i), before);
	}
	if (s->facts->has_archive_stamp)
		report_add(s->j->report, FINDING_SEAL_TIMESTAMP, s->in->pos, "%s", "");
}

/* EN 319 102-1, 5.5.4: nothing is signed with a certificate that is still to come. */
static void
check_proof(struct cms_seal *s)
{
	instant	 from;
	char	 proof[32], begin[32];

	if (!s->verdict->has_proof || s->in->use == CMS_STAMP ||
	    !x509_instant(X509_get0_notBefore(s->cert), &from) || s->verdict->proof >= from)
		return;
	report_add(s->j->report, FINDING_SEAL_NOT_YET_VALID, s->in->pos,
	    _("it existed at %s, and the certificate is valid from %s"),
	    instant_iso(s->verdict->proof, proof), instant_iso(from, begin));
	verdict_worsen(s->verdict, SEAL_TOTAL_FAILED, "NOT_YET_VALID");
}

/* The signer, once the signature value is known to be his. */
static void
judge_signer(struct cms_seal *s)
{
	check_rules(s);
	check_claimed(s);
	judge_stamps(s);
	check_proof(s);
	chain_judge(s->j, s->in->pos, s->cert,
	    s->in->use == CMS_STAMP ? CHAIN_STAMP : CHAIN_SIGNER, &s->carried, s->verdict);
}

void
cms_judge(const struct judge *j, const struct cms_input *in, struct seal_verdict *verdict,
    struct cms_facts *facts)
{
	struct cms_seal	 s = { .j = j, .in = in, .verdict = verdict, .facts = facts };

	memset(facts, 0, sizeof(*facts));
	material_init(&s.carried);
	ERR_clear_error();
	if (!check_form(&s) || !check_outer_fields(&s))
		goto out;
	find_stamps(&s);
	gather_material(&s);
	if (!find_signer(&s))
		goto out;
	free(verdict->signer);
	verdict->signer = x509_subject(s.cert);
	holder_read(s.cert, verdict);
	check_signer_id(&s);
	if (check_algorithms(&s) && check_content_type(&s) && check_digest(&s) && check_value(&s))
		judge_signer(&s);
out:
	CMS_ContentInfo_free(s.cms);
	material_clear(&s.carried);
	ERR_clear_error();
}
