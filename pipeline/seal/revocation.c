/* revocation.c - what CRLs (RFC 5280) and OCSP responses (RFC 6960) say of one certificate. */
#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "seal/revocation.h"
#include "seal/trust.h"

#define OCSP_LIFE	((instant)24 * 3600)	/* of a response without nextUpdate */

/* What the callback of one X509_verify_cert() run learns. */
struct crl_run {
	X509		*cert;
	struct revocation_ask ask;
	enum revocation	 status;
	struct revocation_when when;
};

/* ---- lists ---- */

/* A revocation that came later is none: what counts is the state at run->ask.at. */
static void
note_revoked(struct crl_run *run, X509_CRL *crl)
{
	X509_REVOKED	*entry = NULL;
	ASN1_ENUMERATED	*reason;

	run->status = REVOCATION_REVOKED;
	run->when.reason = -1;
	if (crl == NULL || X509_CRL_get0_by_cert(crl, &entry, run->cert) != 1 || entry == NULL)
		return;
	if (x509_instant(X509_REVOKED_get0_revocationDate(entry), &run->when.since) &&
	    run->when.since > run->ask.at)
		run->status = REVOCATION_GOOD;
	reason = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, NULL, NULL);
	if (reason != NULL)
		run->when.reason = (int)ASN1_ENUMERATED_get(reason);
	ASN1_ENUMERATED_free(reason);
}

/* A list that has ended speaks of the past until its end. */
static bool
reaches(X509_CRL *crl, instant at)
{
	instant	 until;

	return crl != NULL && x509_instant(X509_CRL_get0_nextUpdate(crl), &until) && until >= at;
}

/* Nothing stops the run: each objection only lowers what the list is worth. */
static int
on_crl_error(int ok, X509_STORE_CTX *ctx)
{
	struct crl_run	*run = X509_STORE_CTX_get_app_data(ctx);

	if (ok)
		return 1;
	switch (X509_STORE_CTX_get_error(ctx)) {
	case X509_V_ERR_CERT_REVOKED:
		note_revoked(run, X509_STORE_CTX_get0_current_crl(ctx));
		break;
	case X509_V_ERR_CRL_HAS_EXPIRED:
		if (reaches(X509_STORE_CTX_get0_current_crl(ctx), run->ask.at))
			break;
		/* FALLTHROUGH */
	case X509_V_ERR_CRL_NOT_YET_VALID:
		if (run->status == REVOCATION_GOOD)
			run->status = REVOCATION_STALE;
		break;
	case X509_V_ERR_CERT_HAS_EXPIRED:
	case X509_V_ERR_CERT_NOT_YET_VALID:
		break;		/* chain_judge() has its own word on that */
	default:
		if (run->status != REVOCATION_REVOKED)
			run->status = REVOCATION_NONE;
	}
	return 1;
}

/*
 * An authority may drop a certificate from its lists once it has ended (RFC 5280,
 * 3.3), so that a later list is silent on it: unless it names it all the same, or
 * says since when it keeps them (expiredCertsOnCRL, X.509 9.5.2.8).
 */
static bool
list_remembers(X509_CRL *crl, X509 *cert, instant made)
{
	X509_REVOKED		*entry = NULL;
	ASN1_OBJECT		*oid;
	int			 at;
	instant			 end, since;
	bool			 ok = false;
	X509_EXTENSION		*kept;
	const unsigned char	*p;
	ASN1_GENERALIZEDTIME	*t;

	if (!x509_instant(X509_get0_notAfter(cert), &end))
		return false;
	if (made <= end || X509_CRL_get0_by_cert(crl, &entry, cert) != 0)
		return true;
	oid = OBJ_txt2obj("2.5.29.60", 1);
	at = oid == NULL ? -1 : X509_CRL_get_ext_by_OBJ(crl, oid, -1);
	ASN1_OBJECT_free(oid);
	if (at < 0)
		return false;
	kept = X509_CRL_get_ext(crl, at);
	p = ASN1_STRING_get0_data(X509_EXTENSION_get_data(kept));
	t = d2i_ASN1_GENERALIZEDTIME(NULL, &p, ASN1_STRING_length(X509_EXTENSION_get_data(kept)));
	ok = x509_instant(t, &since) && since <= end;
	ASN1_GENERALIZEDTIME_free(t);
	return ok;
}

/*
 * Of the issuer, signed by it, and not older than the certificate: an older
 * list cannot speak of it.  Checked before OpenSSL chooses the newest one, so
 * that a forged list does not hide the real one.
 */
static bool
list_is_usable(X509_CRL *crl, X509 *cert, X509 *issuer)
{
	instant	 made, from;

	return X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_issuer_name(cert)) == 0 &&
	    x509_instant(X509_CRL_get0_lastUpdate(crl), &made) &&
	    x509_instant(X509_get0_notBefore(cert), &from) && made >= from &&
	    list_remembers(crl, cert, made) && X509_CRL_verify(crl, X509_get0_pubkey(issuer)) == 1;
}

static size_t
add_lists(X509_STORE *store, const struct material *m, X509 *cert, X509 *issuer)
{
	size_t	 n = 0;

	for (int i = 0; i < sk_X509_CRL_num(m->crls); i++)
		if (list_is_usable(sk_X509_CRL_value(m->crls, i), cert, issuer))
			n += X509_STORE_add_crl(store, sk_X509_CRL_value(m->crls, i)) == 1;
	return n;
}

static enum revocation
by_lists(X509 *cert, X509 *issuer, const struct material *anchors, const struct material *carried,
    struct revocation_ask ask, struct revocation_when *when)
{
	struct crl_run	 run = { .cert = cert, .ask = ask, .status = REVOCATION_GOOD };
	X509_STORE	*store = material_store(anchors, ask.now);
	X509_STORE_CTX	*ctx = X509_STORE_CTX_new();
	size_t		 n;

	n = add_lists(store, anchors, cert, issuer) + add_lists(store, carried, cert, issuer);
	if (n == 0 || ctx == NULL ||
	    X509_STORE_CTX_init(ctx, store, cert, carried->certs) != 1)
		run.status = REVOCATION_NONE;
	else {
		X509_STORE_CTX_set_app_data(ctx, &run);
		X509_STORE_CTX_set_verify_cb(ctx, on_crl_error);
		X509_VERIFY_PARAM_set_flags(X509_STORE_CTX_get0_param(ctx), X509_V_FLAG_CRL_CHECK);
		if (X509_verify_cert(ctx) != 1 && run.status != REVOCATION_REVOKED)
			run.status = REVOCATION_NONE;
	}
	X509_STORE_CTX_free(ctx);
	X509_STORE_free(store);
	*when = run.when;
	return run.status;
}

/* ---- OCSP ---- */

/*
 * Is the response signed by the issuer, or by a responder that the issuer named
 * and that is not revoked itself (unless id-pkix-ocsp-nocheck excuses it)?
 */
static bool
response_is_genuine(OCSP_BASICRESP *basic, X509 *issuer, const struct material *anchors,
    const struct material *carried, instant at)
{
	X509_STORE	*store = material_store(anchors, at);
	STACK_OF(X509)	*certs = sk_X509_dup(carried->certs);
	X509		*by = NULL;
	bool		 ok;

	sk_X509_push(certs, issuer);
	if (OCSP_resp_get0_signer(basic, &by, certs) == 1 && X509_cmp(by, issuer) != 0) {
		add_lists(store, anchors, by, issuer);
		add_lists(store, carried, by, issuer);
		X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK);
	}
	ok = by != NULL && OCSP_basic_verify(basic, certs, store, OCSP_PARTIAL_CHAIN) == 1;
	sk_X509_free(certs);
	X509_STORE_free(store);
	return ok;
}

/* The answer for this certificate among those of the response; NULL if there is none. */
static OCSP_SINGLERESP *
find_answer(OCSP_BASICRESP *basic, X509 *cert, X509 *issuer)
{
	const EVP_MD	*const mds[] = { EVP_sha1(), EVP_sha256(), EVP_sha384(), EVP_sha512() };

	for (size_t i = 0; i < nitems(mds); i++) {
		OCSP_CERTID	*id = OCSP_cert_to_id(mds[i], cert, issuer);
		int		 at = id == NULL ? -1 : OCSP_resp_find(basic, id, -1);

		OCSP_CERTID_free(id);
		if (at >= 0)
			return OCSP_resp_get0(basic, at);
	}
	return NULL;
}

/* Responders too may forget what has ended (RFC 6960, 4.4.4). */
static bool
answer_remembers(OCSP_SINGLERESP *answer, X509 *cert, instant made)
{
	ASN1_GENERALIZEDTIME	*t;
	instant			 end, since;
	bool			 ok;

	if (!x509_instant(X509_get0_notAfter(cert), &end))
		return false;
	if (made <= end)
		return true;
	t = OCSP_SINGLERESP_get1_ext_d2i(answer, NID_id_pkix_OCSP_archiveCutoff, NULL, NULL);
	ok = x509_instant(t, &since) && since <= end;
	ASN1_GENERALIZEDTIME_free(t);
	return ok;
}

static enum revocation
read_answer(OCSP_SINGLERESP *answer, X509 *cert, struct revocation_ask ask,
    struct revocation_when *when)
{
	ASN1_GENERALIZEDTIME	*since = NULL, *this = NULL, *next = NULL;
	instant			 made, until;
	int			 reason = -1;
	int			 status = OCSP_single_get0_status(answer, &reason, &since, &this, &next);

	if (!x509_instant(this, &made))
		return REVOCATION_NONE;
	if (!x509_instant(next, &until))
		until = made + OCSP_LIFE;
	if (status == V_OCSP_CERTSTATUS_REVOKED) {
		when->reason = reason;
		if (!x509_instant(since, &when->since) || when->since <= ask.at)
			return REVOCATION_REVOKED;
		status = V_OCSP_CERTSTATUS_GOOD;
	}
	if (status != V_OCSP_CERTSTATUS_GOOD || !answer_remembers(answer, cert, made))
		return REVOCATION_NONE;
	return made <= ask.now && ask.at <= until ? REVOCATION_GOOD : REVOCATION_STALE;
}

/* A responder's certificate is short-lived: one who answered of the past is judged when he answered. */
static instant
answered(OCSP_SINGLERESP *answer, struct revocation_ask ask)
{
	ASN1_GENERALIZEDTIME	*this = NULL;
	instant			 made;

	(void)OCSP_single_get0_status(answer, NULL, NULL, &this, NULL);
	if (!x509_instant(this, &made) || made < ask.at)
		return ask.at;
	return made < ask.now ? made : ask.now;
}

static enum revocation
by_response(OCSP_BASICRESP *basic, X509 *cert, X509 *issuer, const struct material *anchors,
    const struct material *carried, struct revocation_ask ask, struct revocation_when *when)
{
	OCSP_SINGLERESP	*answer = find_answer(basic, cert, issuer);

	if (answer == NULL ||
	    !response_is_genuine(basic, issuer, anchors, carried, answered(answer, ask)))
		return REVOCATION_NONE;
	return read_answer(answer, cert, ask, when);
}

enum revocation
revocation_of(X509 *cert, X509 *issuer, const struct material *anchors,
    const struct material *carried, struct revocation_ask ask, struct revocation_when *when)
{
	const struct material	*const from[] = { anchors, carried };
	struct revocation_when	 said = { 0, -1 };
	enum revocation		 best, status;

	*when = said;
	best = by_lists(cert, issuer, anchors, carried, ask, when);
	for (size_t i = 0; i < nitems(from); i++)
		for (size_t k = 0; k < from[i]->nocsps && best != REVOCATION_REVOKED; k++) {
			status = by_response(from[i]->ocsps[k], cert, issuer, anchors, carried, ask,
			    &said);
			if (status > best) {
				best = status;
				*when = said;
			}
		}
	ERR_clear_error();
	return best;
}
