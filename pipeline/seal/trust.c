/* trust.c - read anchors, revocation lists and OCSP responses, in PEM or DER. */
#include <openssl/err.h>
#include <openssl/pem.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "seal/seal.h"
#include "seal/known.h"
#include "seal/trust.h"

#define CHAIN_DEPTH		10	/* certificates between signer and anchor */
#define TRUST_FILE_LIMIT	((size_t)64 << 20)	/* large CAs have lists of megabytes */

void
material_init(struct material *m)
{
	memset(m, 0, sizeof(*m));
	m->certs = sk_X509_new_null();
	m->crls = sk_X509_CRL_new_null();
	if (m->certs == NULL || m->crls == NULL)
		abort();	/* out of memory */
}

void
material_clear(struct material *m)
{
	sk_X509_pop_free(m->certs, X509_free);
	sk_X509_CRL_pop_free(m->crls, X509_CRL_free);
	for (size_t i = 0; i < m->nocsps; i++)
		OCSP_BASICRESP_free(m->ocsps[i]);
	free(m->ocsps);
	memset(m, 0, sizeof(*m));
}

bool
material_add_cert(struct material *m, const void *der, size_t n)
{
	const unsigned char *p = der;
	X509	*cert = n > LONG_MAX ? NULL : d2i_X509(NULL, &p, (long)n);

	return cert != NULL && sk_X509_push(m->certs, cert) > 0;
}

bool
material_add_crl(struct material *m, const void *der, size_t n)
{
	const unsigned char *p = der;
	X509_CRL	*crl = n > LONG_MAX ? NULL : d2i_X509_CRL(NULL, &p, (long)n);

	return crl != NULL && sk_X509_CRL_push(m->crls, crl) > 0;
}

static void
push_ocsp(struct material *m, OCSP_BASICRESP *basic)
{
	m->ocsps = mem_grow(m->ocsps, m->nocsps + 1, sizeof(*m->ocsps));
	m->ocsps[m->nocsps++] = basic;
}

/* An OCSPResponse, as it travels, or the BasicOCSPResponse inside (RFC 6960, 4.2.1). */
bool
material_add_ocsp(struct material *m, const void *der, size_t n)
{
	const unsigned char *p = der;
	OCSP_RESPONSE	*response = n > LONG_MAX ? NULL : d2i_OCSP_RESPONSE(NULL, &p, (long)n);
	OCSP_BASICRESP	*basic = NULL;

	if (response != NULL) {
		if (OCSP_response_status(response) == OCSP_RESPONSE_STATUS_SUCCESSFUL)
			basic = OCSP_response_get1_basic(response);
		OCSP_RESPONSE_free(response);
	} else if (n <= LONG_MAX) {
		p = der;
		basic = d2i_OCSP_BASICRESP(NULL, &p, (long)n);
	}
	if (basic == NULL)
		return false;
	push_ocsp(m, basic);
	return true;
}

void
material_merge(struct material *into, const struct material *from)
{
	for (int i = 0; i < sk_X509_num(from->certs); i++) {
		X509_up_ref(sk_X509_value(from->certs, i));
		sk_X509_push(into->certs, sk_X509_value(from->certs, i));
	}
	for (int i = 0; i < sk_X509_CRL_num(from->crls); i++) {
		X509_CRL_up_ref(sk_X509_CRL_value(from->crls, i));
		sk_X509_CRL_push(into->crls, sk_X509_CRL_value(from->crls, i));
	}
	for (size_t i = 0; i < from->nocsps; i++) {
		OCSP_BASICRESP	*copy = ASN1_item_dup(ASN1_ITEM_rptr(OCSP_BASICRESP), from->ocsps[i]);

		if (copy != NULL)
			push_ocsp(into, copy);
	}
}

X509_STORE *
material_store(const struct material *anchors, instant at)
{
	X509_STORE	*store = X509_STORE_new();
	X509_VERIFY_PARAM *param;

	if (store == NULL)
		abort();	/* out of memory */
	for (int i = 0; i < sk_X509_num(anchors->certs); i++)
		X509_STORE_add_cert(store, sk_X509_value(anchors->certs, i));
	param = X509_STORE_get0_param(store);
	/* An intermediate or the signer's own certificate may be the anchor. */
	X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN);
	X509_VERIFY_PARAM_set_time(param, (time_t)at);
	X509_VERIFY_PARAM_set_depth(param, CHAIN_DEPTH);
	return store;
}

bool
x509_instant(const ASN1_TIME *t, instant *out)
{
	struct tm	 tm;

	if (t == NULL || ASN1_TIME_to_tm(t, &tm) != 1)
		return false;
	*out = (instant)timegm(&tm);
	return true;
}

char *
x509_subject(X509 *cert)
{
	BIO	*out = BIO_new(BIO_s_mem());
	char	*p, *copy;
	long	 n;

	X509_NAME_print_ex(out, X509_get_subject_name(cert), 0,
	    (XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB));
	n = BIO_get_mem_data(out, &p);
	copy = mem_strndup(p, n > 0 ? (size_t)n : 0);
	BIO_free(out);
	return copy;
}

/* ---- files of the user ---- */

typedef bool add_fn(struct material *, const void *, size_t);

/* Every object of this label in a PEM file; how many were added. */
static size_t
add_pem(struct material *m, const struct buf *data, const char *label, add_fn *add)
{
	BIO		*in = BIO_new_mem_buf(data->data, (int)data->len);
	char		*found, *header;
	unsigned char	*der;
	long		 n;
	size_t		 count = 0;

	while (PEM_read_bio(in, &found, &header, &der, &n) == 1) {
		if (strcmp(found, label) == 0 && add(m, der, (size_t)n))
			count++;
		OPENSSL_free(found);
		OPENSSL_free(header);
		OPENSSL_free(der);
	}
	BIO_free(in);
	return count;
}

static int
add_file(struct material *m, const char *path, const char *label, add_fn *add, const char *what,
    struct report *report)
{
	struct buf	*data = file_load(path, TRUST_FILE_LIMIT, report);
	bool		 ok;

	if (data == NULL)
		return -1;
	if (strstr(data->data, "-----BEGIN ") != NULL)
		ok = add_pem(m, data, label, add) > 0;
	else
		ok = add(m, data->data, data->len);
	ERR_clear_error();
	if (!ok)
		report_add(report, FINDING_SEAL_TRUST_FILE, POS_FILE(path), "%s", what);
	buf_free(data);
	return ok ? 0 : -1;
}

struct seal_trust *
seal_trust_new(void)
{
	struct seal_trust *t = mem_alloc(sizeof(*t));

	material_init(&t->given);
	t->good = known_new();
	return t;
}

void
seal_trust_free(struct seal_trust *t)
{
	if (t == NULL)
		return;
	material_clear(&t->given);
	known_free(t->good);
	free(t);
}

int
seal_trust_add_ca(struct seal_trust *t, const char *path, struct report *report)
{
	known_forget(t->good);
	return add_file(&t->given, path, PEM_STRING_X509, material_add_cert,
	    _("no certificate in PEM or DER"), report);
}

int
seal_trust_add_crl(struct seal_trust *t, const char *path, struct report *report)
{
	known_forget(t->good);
	return add_file(&t->given, path, PEM_STRING_X509_CRL, material_add_crl,
	    _("no revocation list (CRL) in PEM or DER"), report);
}

int
seal_trust_add_ocsp(struct seal_trust *t, const char *path, struct report *report)
{
	known_forget(t->good);
	return add_file(&t->given, path, "OCSP RESPONSE", material_add_ocsp,
	    _("no successful OCSP response in DER"), report);
}
