/* signer.c - load a key with its certificate, and refuse what should not sign. */
#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "seal/cms.h"
#include "seal/passphrase.h"
#include "seal/seal.h"
#include "seal/signer.h"
#include "seal/trust.h"

#define KEY_LIMIT	((size_t)1 << 20)	/* bytes of a key file */
#define CHAIN_MAX	8
#define RSA_BITS_MIN	2048

/* A key file being read: where it came from, what it gave. */
struct keyring {
	const char	*path;
	const struct seal_passphrase *from;
	struct report	*report;
	char		 passphrase[PASSPHRASE_MAX];
	bool		 asked, refused;	/* passphrase_get(): called; no answer (finding made) */
	EVP_PKEY	*key;
	STACK_OF(X509)	*certs;		/* in the file's order */
};

static bool
keyring_ask(struct keyring *k)
{
	if (!k->asked) {
		k->asked = true;
		k->refused = passphrase_get(k->from, k->path, k->passphrase, k->report) == -1;
	}
	return !k->refused;
}

/* Did OpenSSL meet an algorithm that only its "legacy" provider has (RC2, single DES)? */
static bool
error_is_unsupported(void)
{
	bool		 found = false;
	unsigned long	 e;

	while ((e = ERR_get_error()) != 0)
		found |= ERR_GET_REASON(e) == ERR_R_UNSUPPORTED ||
		    (ERR_GET_LIB(e) == ERR_LIB_EVP && ERR_GET_REASON(e) == EVP_R_UNSUPPORTED_ALGORITHM) ||
		    (ERR_GET_LIB(e) == ERR_LIB_EVP && ERR_GET_REASON(e) == EVP_R_UNKNOWN_PBE_ALGORITHM);
	return found;
}

static void
keyring_locked(struct keyring *k)
{
	if (k->refused)
		return;		/* the finding is there */
	report_add(k->report, error_is_unsupported() ? FINDING_SEAL_KEY_LEGACY :
	    FINDING_SEAL_PASSPHRASE, POS_FILE(k->path), "%s", "");
}

/* PKCS#12 (RFC 7292).  An empty passphrase is tried before anybody is asked. */
static int
load_pkcs12(struct keyring *k, PKCS12 *p12)
{
	const char	*pass = "";
	X509		*cert = NULL;
	STACK_OF(X509)	*more = NULL;

	if (!PKCS12_mac_present(p12) || (PKCS12_verify_mac(p12, "", 0) != 1 &&
	    PKCS12_verify_mac(p12, NULL, 0) != 1)) {
		if (!keyring_ask(k))
			return -1;
		pass = k->passphrase;
		ERR_clear_error();
		if (PKCS12_mac_present(p12) && PKCS12_verify_mac(p12, pass, -1) != 1) {
			keyring_locked(k);
			return -1;
		}
	}
	ERR_clear_error();
	if (PKCS12_parse(p12, pass, &k->key, &cert, &more) != 1) {
		keyring_locked(k);
		return -1;
	}
	if (cert != NULL)
		sk_X509_push(k->certs, cert);
	while (more != NULL && sk_X509_num(more) > 0)
		sk_X509_push(k->certs, sk_X509_shift(more));
	sk_X509_free(more);
	return 0;
}

static int
pem_passphrase(char *out, int size, int encrypting, void *arg)
{
	struct keyring	*k = arg;
	size_t		 n;

	(void)encrypting;
	if (!keyring_ask(k) || (n = strlen(k->passphrase)) > (size_t)size)
		return -1;
	memcpy(out, k->passphrase, n);
	return (int)n;
}

static bool
is_pem_key(const char *label)
{
	size_t	 n = strlen(label), m = strlen("PRIVATE KEY");

	return n >= m && strcmp(label + n - m, "PRIVATE KEY") == 0;
}

/* PEM: a private key and certificates, in any order. */
static int
load_pem(struct keyring *k, const struct buf *data)
{
	BIO		*in = BIO_new_mem_buf(data->data, (int)data->len);
	char		*label, *header;
	unsigned char	*der;
	long		 n;
	bool		 has_key = false;

	/* The certificates first; a key is only noted, as it needs its own reader. */
	while (PEM_read_bio(in, &label, &header, &der, &n) == 1) {
		const unsigned char *p = der;
		X509	*cert = NULL;

		if (is_pem_key(label))
			has_key = true;
		else if (strcmp(label, PEM_STRING_X509) == 0 ||
		    strcmp(label, PEM_STRING_X509_TRUSTED) == 0)
			cert = d2i_X509(NULL, &p, n);
		if (cert != NULL)
			sk_X509_push(k->certs, cert);
		OPENSSL_free(label);
		OPENSSL_free(header);
		OPENSSL_clear_free(der, (size_t)n);
	}
	BIO_free(in);
	if (!has_key)
		return 0;	/* signer_load() says that there is none */
	ERR_clear_error();
	in = BIO_new_mem_buf(data->data, (int)data->len);
	k->key = PEM_read_bio_PrivateKey(in, NULL, pem_passphrase, k);
	BIO_free(in);
	if (k->key != NULL)
		return 0;
	if (k->asked)
		keyring_locked(k);
	else
		report_add(k->report, FINDING_SEAL_KEY_FILE, POS_FILE(k->path), "%s",
		    _("its private key cannot be decoded"));
	return -1;
}

static int
keyring_load(struct keyring *k)
{
	struct buf	*data = file_load(k->path, KEY_LIMIT, k->report);
	const unsigned char *p;
	PKCS12		*p12;
	int		 rc = -1;

	if (data == NULL)
		return -1;
	p = (const unsigned char *)data->data;
	if (strstr(data->data, "-----BEGIN ") != NULL)
		rc = load_pem(k, data);
	else if ((p12 = d2i_PKCS12(NULL, &p, (long)data->len)) != NULL) {
		rc = load_pkcs12(k, p12);
		PKCS12_free(p12);
	} else
		report_add(k->report, FINDING_SEAL_KEY_FILE, POS_FILE(k->path), "%s", "");
	mem_wipe(data->data, data->len);
	buf_free(data);
	return rc;
}

static void
keyring_clear(struct keyring *k)
{
	mem_wipe(k->passphrase, sizeof(k->passphrase));
	EVP_PKEY_free(k->key);
	sk_X509_pop_free(k->certs, X509_free);
	ERR_clear_error();
}

/* ---- what may sign ---- */

static int
check_key(const struct keyring *k)
{
	char	 group[64] = "";
	int	 bits = EVP_PKEY_get_bits(k->key);

	switch (EVP_PKEY_get_base_id(k->key)) {
	case EVP_PKEY_RSA:
	case EVP_PKEY_RSA_PSS:
		if (bits >= RSA_BITS_MIN)
			return 0;
		report_add(k->report, FINDING_SEAL_KEY_WEAK, POS_FILE(k->path),
		    _("RSA of %d bits, at least %d are needed"), bits, RSA_BITS_MIN);
		return -1;
	case EVP_PKEY_EC:
		EVP_PKEY_get_group_name(k->key, group, sizeof(group), NULL);
		if (strcmp(group, "prime256v1") == 0 || strcmp(group, "secp384r1") == 0)
			return 0;
		report_add(k->report, FINDING_SEAL_KEY_WEAK, POS_FILE(k->path),
		    _("elliptic curve \"%s\", P-256 and P-384 are accepted"),
		    group[0] == '\0' ? "?" : group);
		return -1;
	default:
		report_add(k->report, FINDING_SEAL_KEY_KIND, POS_FILE(k->path), "%s",
		    EVP_PKEY_get0_type_name(k->key));
		return -1;
	}
}

static int
check_dates(const struct keyring *k, X509 *cert, instant now)
{
	instant	 from = 0, to = 0;
	char	 bound[32], when[32];

	instant_day(now, when);
	if (!x509_instant(X509_get0_notBefore(cert), &from) || now < from) {
		report_add(k->report, FINDING_SEAL_KEY_NOT_YET, POS_FILE(k->path),
		    _("valid from %s, and the date is %s"), instant_day(from, bound), when);
		return -1;
	}
	if (!x509_instant(X509_get0_notAfter(cert), &to) || now > to) {
		report_add(k->report, FINDING_SEAL_KEY_EXPIRED, POS_FILE(k->path),
		    _("valid until %s, and the date is %s"), instant_day(to, bound), when);
		return -1;
	}
	return 0;
}

/* A CA's key must not be at hand for documents; the others need leave to sign (RFC 5280, 4.2.1.3). */
static int
check_usage(const struct keyring *k, X509 *cert)
{
	uint32_t	 usage = X509_get_key_usage(cert), flags = X509_get_extension_flags(cert);

	if (flags & EXFLAG_CA) {
		report_add(k->report, FINDING_SEAL_KEY_IS_CA, POS_FILE(k->path), "%s", "");
		return -1;
	}
	/* Without the extension OpenSSL says "all"; a TSA's or a responder's certificate is for nothing else. */
	if ((usage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0 ||
	    ((flags & EXFLAG_XKUSAGE) != 0 &&
	    (X509_get_extended_key_usage(cert) & ~(uint32_t)(XKU_TIMESTAMP | XKU_OCSP_SIGN)) == 0)) {
		report_add(k->report, FINDING_SEAL_KEY_USAGE, POS_FILE(k->path), "%s", "");
		return -1;
	}
	return 0;
}

/* The certificate of the key; NULL with a finding. */
static X509 *
matching_certificate(const struct keyring *k)
{
	for (int i = 0; i < sk_X509_num(k->certs); i++)
		if (X509_check_private_key(sk_X509_value(k->certs, i), k->key) == 1)
			return sk_X509_value(k->certs, i);
	ERR_clear_error();
	report_add(k->report, FINDING_SEAL_KEY_NO_CERTIFICATE, POS_FILE(k->path), "%s",
	    sk_X509_num(k->certs) == 0 ? _("it holds no certificate at all") :
	    _("its certificates belong to other keys"));
	return NULL;
}

/*
 * The issuers of "cert" that the file holds, nearest first.  A self-signed root
 * is left out: who verifies has it, or must not take it from us.
 */
static size_t
find_issuers(const struct keyring *k, X509 *cert, X509 *out[static CHAIN_MAX])
{
	size_t	 n = 0;
	int	 i;

	for (X509 *at = cert; n < CHAIN_MAX; at = out[n - 1]) {
		for (i = 0; i < sk_X509_num(k->certs); i++) {
			X509	*c = sk_X509_value(k->certs, i);

			if (c != at && X509_check_issued(c, at) == X509_V_OK &&
			    !(X509_get_extension_flags(c) & EXFLAG_SS))
				break;
		}
		if (i == sk_X509_num(k->certs))
			break;
		out[n++] = sk_X509_value(k->certs, i);
	}
	return n;
}

/* The CN in UTF-8, else the whole subject; what would not show is replaced. */
static char *
common_name(X509 *cert)
{
	const X509_NAME	*subject = X509_get_subject_name(cert);
	int		 at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1), n = -1;
	unsigned char	*utf8 = NULL;
	char		*name;

	if (at >= 0)
		n = ASN1_STRING_to_UTF8(&utf8,
		    X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
	if (n > 0 && utf8_valid((const char *)utf8, (size_t)n))
		name = mem_strndup((const char *)utf8, (size_t)n);
	else {
		char	*line = X509_NAME_oneline(subject, NULL, 0);

		name = mem_strdup(line == NULL ? "?" : line);
		OPENSSL_free(line);
	}
	if (n >= 0)
		OPENSSL_free(utf8);
	for (char *p = name; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	return name;
}

struct signer *
signer_load(const char *path, const struct seal_passphrase *from, instant now,
    struct report *report)
{
	struct keyring	 k = { .path = path, .from = from, .report = report,
			    .certs = sk_X509_new_null() };
	struct signer	*s = NULL;
	X509		*cert, *issuers[CHAIN_MAX];
	size_t		 n;

	ERR_clear_error();
	if (keyring_load(&k) == -1)
		goto out;
	if (k.key == NULL) {
		report_add(report, FINDING_SEAL_KEY_NONE, POS_FILE(path), "%s", "");
		goto out;
	}
	if ((cert = matching_certificate(&k)) == NULL || check_key(&k) == -1 ||
	    check_usage(&k, cert) == -1 || check_dates(&k, cert, now) == -1)
		goto out;
	s = mem_alloc(sizeof(*s));
	s->key = k.key;
	k.key = NULL;
	s->cert = cert;
	X509_up_ref(cert);
	s->name = common_name(cert);
	buf_init(&s->certificates);
	buf_init(&s->sid);
	buf_init(&s->algorithm);
	buf_init(&s->ess);
	n = find_issuers(&k, cert, issuers);
	cms_prepare(s, issuers, n);
out:
	keyring_clear(&k);
	return s;
}

void
signer_free(struct signer *s)
{
	if (s == NULL)
		return;
	EVP_PKEY_free(s->key);		/* OpenSSL wipes private keys as it frees them */
	X509_free(s->cert);
	free(s->name);
	buf_clear(&s->certificates);
	buf_clear(&s->sid);
	buf_clear(&s->algorithm);
	buf_clear(&s->ess);
	free(s);
}

const char *
signer_name(const struct signer *s)
{
	return s->name;
}

void
signer_fingerprint(const struct signer *s, char out[static 65])
{
	unsigned char	 digest[EVP_MAX_MD_SIZE];
	unsigned int	 n = 0;

	if (X509_digest(s->cert, EVP_sha256(), digest, &n) != 1)
		n = 0;
	hex_encode(digest, n, out);
}

size_t
signer_room(const struct signer *s)
{
	return s->room;
}
