/* cms_make.c - a CAdES signature, written in DER by ourselves.
 *
 * OpenSSL's CMS_final() adds signing-time to the signed attributes and 3.0 has
 * no flag against it; EN 319 142-1 (6.3) wants a PDF's CMS without.  Written
 * here it is also the same bytes every time (with RSA PKCS#1 v1.5), and what is
 * constant for a signer is encoded once:
 *
 *	ContentInfo { signedData, [0] SignedData {
 *	    version 1, { sha256 }, { id-data },			-- detached
 *	    [0] certificates,					-- constant
 *	    { SignerInfo { version 1,
 *		issuerAndSerialNumber,				-- constant
 *		sha256,
 *		[0] signedAttrs,				-- SET OF, sorted
 *		signatureAlgorithm,				-- constant
 *		signature } } } }
 *
 * What is signed is the same SET OF under its own tag 0x31 (RFC 5652, 5.4).
 */
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "seal/cms.h"
#include "seal/der.h"
#include "seal/oid.h"
#include "seal/signer.h"

#define ROOM_STEP	256u	/* rooms are rounded up to this */
/* RFC 8551 and RFC 5754: SHA-256 goes without parameters. */
static const unsigned char	alg_sha256[] = "\x30\x0b\x06\x09" OID_SHA256;

#define PUT_OID(out, oid)	der_put((out), DER_OID, (oid), OID_LEN(oid))

/* Attribute ::= SEQUENCE { attrType, SET OF one value }; "value" is cleared. */
static void
put_attribute(struct buf *out, const char *oid, size_t noid, struct buf *value)
{
	struct buf	 body;

	buf_init(&body);
	der_put(&body, DER_OID, oid, noid);
	der_wrap(&body, DER_SET, value);
	der_wrap(out, DER_SEQUENCE, &body);
	buf_clear(&body);
	buf_clear(value);
}

static void
put_i2d(struct buf *out, int n, unsigned char *der)
{
	if (n <= 0)
		abort();	/* what was decoded from DER can be encoded again */
	buf_add(out, der, (size_t)n);
	OPENSSL_free(der);
}

static void
put_certificate(struct buf *out, X509 *cert)
{
	unsigned char	*der = NULL;
	int		 n = i2d_X509(cert, &der);

	put_i2d(out, n, der);
}

static void
put_name(struct buf *out, const X509_NAME *name)
{
	unsigned char	*der = NULL;
	int		 n = i2d_X509_NAME(name, &der);

	put_i2d(out, n, der);
}

static void
put_serial(struct buf *out, X509 *cert)
{
	unsigned char	*der = NULL;
	int		 n = i2d_ASN1_INTEGER(X509_get0_serialNumber(cert), &der);

	put_i2d(out, n, der);
}

/* IssuerAndSerialNumber (RFC 5652, 10.2.4). */
static void
put_sid(struct buf *out, X509 *cert)
{
	struct buf	 body;

	buf_init(&body);
	put_name(&body, X509_get_issuer_name(cert));
	put_serial(&body, cert);
	der_wrap(out, DER_SEQUENCE, &body);
	buf_clear(&body);
}

/*
 * SigningCertificateV2 (RFC 5035) of one ESSCertIDv2: the hash algorithm is the
 * default, so DER leaves it out; then hash and issuerSerial.
 */
static void
put_signing_certificate(struct buf *out, X509 *cert)
{
	struct buf	 der, names, name, serial, id, list, value;
	unsigned char	 hash[DIGEST_SHA256];

	buf_init(&der);
	buf_init(&names);
	buf_init(&name);
	buf_init(&serial);
	buf_init(&id);
	buf_init(&list);
	buf_init(&value);
	put_certificate(&der, cert);
	digest_sha256(der.data, der.len, hash);
	put_name(&name, X509_get_issuer_name(cert));
	der_wrap(&names, DER_CONTEXT(4), &name);	/* GeneralName: directoryName */
	der_wrap(&serial, DER_SEQUENCE, &names);	/* GeneralNames */
	put_serial(&serial, cert);
	der_put(&id, DER_OCTETS, hash, sizeof(hash));
	der_wrap(&id, DER_SEQUENCE, &serial);		/* IssuerSerial */
	der_wrap(&list, DER_SEQUENCE, &id);		/* ESSCertIDv2 */
	buf_reset(&names);
	der_wrap(&names, DER_SEQUENCE, &list);		/* SEQUENCE OF */
	der_wrap(&value, DER_SEQUENCE, &names);		/* SigningCertificateV2 */
	put_attribute(out, OID_SIGNING_CERT_V2, OID_LEN(OID_SIGNING_CERT_V2), &value);
	buf_clear(&list);
	buf_clear(&id);
	buf_clear(&serial);
	buf_clear(&name);
	buf_clear(&names);
	buf_clear(&der);
}

/* id-RSASSA-PSS (RFC 4055): SHA-256, MGF1 with SHA-256, salt of 32 bytes. */
static void
put_pss(struct buf *out)
{
	static const unsigned char salt[] = { DER_INTEGER, 1, DIGEST_SHA256 };
	struct buf	 params, mgf, body;

	buf_init(&params);
	buf_init(&mgf);
	buf_init(&body);
	der_put(&params, DER_CONTEXT(0), alg_sha256, sizeof(alg_sha256) - 1);
	PUT_OID(&body, OID_MGF1);
	buf_add(&body, alg_sha256, sizeof(alg_sha256) - 1);
	der_wrap(&mgf, DER_SEQUENCE, &body);
	der_wrap(&params, DER_CONTEXT(1), &mgf);
	der_put(&params, DER_CONTEXT(2), salt, sizeof(salt));
	buf_reset(&body);
	PUT_OID(&body, OID_RSASSA_PSS);
	der_wrap(&body, DER_SEQUENCE, &params);
	der_wrap(out, DER_SEQUENCE, &body);
	buf_clear(&body);
	buf_clear(&mgf);
	buf_clear(&params);
}

/* RFC 5754: RSA has NULL parameters, ECDSA none.  The algorithm names the digest too. */
static void
put_algorithm(struct buf *out, EVP_PKEY *key)
{
	struct buf	 body;

	if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA_PSS) {
		put_pss(out);
		return;
	}
	buf_init(&body);
	if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) {
		PUT_OID(&body, OID_SHA256_RSA);
		der_put(&body, DER_NULL, "", 0);
	} else
		PUT_OID(&body, OID_ECDSA_SHA256);
	der_wrap(out, DER_SEQUENCE, &body);
	buf_clear(&body);
}

/* UTCTime until 2049, GeneralizedTime afterwards (RFC 5652, 11.3). */
static void
put_time(struct buf *out, instant t)
{
	ASN1_TIME	*at = ASN1_TIME_set(NULL, (time_t)t);

	if (at == NULL)
		abort();	/* out of memory: instants are within four-digit years */
	der_put(out, ASN1_STRING_type(at) == V_ASN1_UTCTIME ? DER_UTCTIME : DER_GENTIME,
	    ASN1_STRING_get0_data(at), (size_t)ASN1_STRING_length(at));
	ASN1_TIME_free(at);
}

/* The signed attributes as a SET OF under the tag that is signed. */
static void
put_attributes(struct buf *out, const struct signer *signer,
    const unsigned char digest[static DIGEST_SHA256], const instant *signing_time)
{
	struct buf	 all[4], value;
	size_t		 n = 3;

	for (size_t i = 0; i < nitems(all); i++)
		buf_init(&all[i]);
	buf_init(&value);
	PUT_OID(&value, OID_DATA);
	put_attribute(&all[0], OID_CONTENT_TYPE, OID_LEN(OID_CONTENT_TYPE), &value);
	buf_init(&value);
	der_put(&value, DER_OCTETS, digest, DIGEST_SHA256);
	put_attribute(&all[1], OID_MESSAGE_DIGEST, OID_LEN(OID_MESSAGE_DIGEST), &value);
	buf_add(&all[2], signer->ess.data, signer->ess.len);
	if (signing_time != NULL) {
		buf_init(&value);
		put_time(&value, *signing_time);
		put_attribute(&all[n++], OID_SIGNING_TIME, OID_LEN(OID_SIGNING_TIME), &value);
	}
	der_put_sorted(out, DER_SET, all, n);
	for (size_t i = 0; i < nitems(all); i++)
		buf_clear(&all[i]);
}

/* All around the attributes and the signature value. */
static void
put_content_info(struct buf *out, const struct signer *signer, const struct buf *attributes,
    const void *signature, size_t nsignature)
{
	static const unsigned char one[] = { DER_INTEGER, 1, 1 };
	struct buf	 info, data, wrap;
	size_t		 at;

	buf_init(&info);
	buf_init(&data);
	buf_init(&wrap);
	buf_add(&info, one, sizeof(one));
	buf_add(&info, signer->sid.data, signer->sid.len);
	buf_add(&info, alg_sha256, sizeof(alg_sha256) - 1);
	at = info.len;
	buf_add(&info, attributes->data, attributes->len);
	info.data[at] = (char)DER_CONTEXT(0);		/* IMPLICIT, where it is not signed */
	buf_add(&info, signer->algorithm.data, signer->algorithm.len);
	der_put(&info, DER_OCTETS, signature, nsignature);

	buf_add(&data, one, sizeof(one));
	der_put(&data, DER_SET, alg_sha256, sizeof(alg_sha256) - 1);
	PUT_OID(&wrap, OID_DATA);
	der_wrap(&data, DER_SEQUENCE, &wrap);
	buf_add(&data, signer->certificates.data, signer->certificates.len);
	buf_reset(&wrap);
	der_wrap(&wrap, DER_SEQUENCE, &info);
	der_wrap(&data, DER_SET, &wrap);

	buf_reset(&wrap);
	buf_reset(&info);
	der_wrap(&wrap, DER_SEQUENCE, &data);
	PUT_OID(&info, OID_SIGNED_DATA);
	der_wrap(&info, DER_CONTEXT(0), &wrap);
	der_wrap(out, DER_SEQUENCE, &info);
	buf_clear(&wrap);
	buf_clear(&data);
	buf_clear(&info);
}

/* Room is measured, not guessed: everything at its longest, a GeneralizedTime among it. */
static size_t
most_bytes(const struct signer *signer)
{
	unsigned char	 zero[DIGEST_SHA256] = { 0 };
	size_t		 nsig = (size_t)EVP_PKEY_get_size(signer->key), n;
	char		*signature = mem_alloc(nsig);
	struct buf	 attributes, out;
	instant		 t = (instant)2600000000;	/* in 2052 */

	buf_init(&attributes);
	buf_init(&out);
	put_attributes(&attributes, signer, zero, &t);
	put_content_info(&out, signer, &attributes, signature, nsig);
	n = (out.len + ROOM_STEP - 1) / ROOM_STEP * ROOM_STEP;
	buf_clear(&out);
	buf_clear(&attributes);
	free(signature);
	return n;
}

void
cms_prepare(struct signer *signer, struct x509_st *const *issuers, size_t n)
{
	struct buf	*all = mem_array(n + 1, sizeof(*all));

	for (size_t i = 0; i <= n; i++) {
		buf_init(&all[i]);
		put_certificate(&all[i], i == 0 ? signer->cert : issuers[i - 1]);
	}
	der_put_sorted(&signer->certificates, DER_CONTEXT(0), all, n + 1);
	for (size_t i = 0; i <= n; i++)
		buf_clear(&all[i]);
	free(all);
	put_sid(&signer->sid, signer->cert);
	put_algorithm(&signer->algorithm, signer->key);
	put_signing_certificate(&signer->ess, signer->cert);
	signer->room = most_bytes(signer);
}

/* The signature over "attributes"; the caller frees it.  NULL with a finding. */
static unsigned char *
sign(const struct signer *signer, const struct buf *attributes, size_t *len, struct report *report)
{
	EVP_MD_CTX	*ctx = EVP_MD_CTX_new();
	EVP_PKEY_CTX	*pctx = NULL;
	unsigned char	*sig = mem_alloc((size_t)EVP_PKEY_get_size(signer->key));
	bool		 pss = EVP_PKEY_get_base_id(signer->key) == EVP_PKEY_RSA_PSS;
	unsigned long	 err;

	*len = (size_t)EVP_PKEY_get_size(signer->key);
	ERR_clear_error();
	if (ctx != NULL &&
	    EVP_DigestSignInit_ex(ctx, &pctx, "SHA256", NULL, NULL, signer->key, NULL) == 1 &&
	    (!pss || (EVP_PKEY_CTX_set_rsa_mgf1_md(pctx, EVP_sha256()) == 1 &&
	    EVP_PKEY_CTX_set_rsa_pss_saltlen(pctx, DIGEST_SHA256) == 1)) &&
	    EVP_DigestSign(ctx, sig, len, (const unsigned char *)attributes->data,
	    attributes->len) == 1) {
		EVP_MD_CTX_free(ctx);
		return sig;
	}
	err = ERR_peek_last_error();
	report_add(report, FINDING_SEAL_SIGN, POS_NONE, "%s",
	    err != 0 ? ERR_reason_error_string(err) : _("the key does not say why"));
	EVP_MD_CTX_free(ctx);
	free(sig);
	return NULL;
}

struct buf *
cms_make(const struct signer *signer, const unsigned char digest[static DIGEST_SHA256],
    const instant *signing_time, struct report *report)
{
	struct buf	 attributes, *out = NULL;
	unsigned char	*signature;
	size_t		 n;

	buf_init(&attributes);
	put_attributes(&attributes, signer, digest, signing_time);
	if ((signature = sign(signer, &attributes, &n, report)) != NULL) {
		out = buf_new();
		put_content_info(out, signer, &attributes, signature, n);
		free(signature);
	}
	buf_clear(&attributes);
	return out;
}
