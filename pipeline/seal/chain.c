/* chain.c - from a signing certificate to an anchor: EN 319 102-1, 5.2.5 and 5.2.6.
 *
 * Three questions, in this order, since the answer to one decides how the next
 * is worded: is there a path to an anchor, was everything on it valid at the
 * instant, and was nothing on it revoked?  OpenSSL builds the path; we name what
 * is wrong in the standard's words.
 */
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "seal/chain.h"
#include "seal/judge.h"
#include "seal/known.h"
#include "seal/revocation.h"
#include "seal/trust.h"

#define AUTH_LEVEL	2	/* 112 bits: no RSA below 2048, no SHA-1 in a chain */

/* Dates are passed over: they are a question of their own, asked of the path once it stands. */
static int
on_path_error(int ok, X509_STORE_CTX *ctx)
{
	int	 e = X509_STORE_CTX_get_error(ctx);

	return ok || e == X509_V_ERR_CERT_HAS_EXPIRED || e == X509_V_ERR_CERT_NOT_YET_VALID;
}

static void
fail_path(const struct judge *j, struct pos pos, int error, X509 *at, struct seal_verdict *v)
{
	const char		*sub = "CERTIFICATE_CHAIN_GENERAL_FAILURE";
	enum finding_kind	 kind = FINDING_SEAL_CHAIN;
	char			*who = at == NULL ? mem_strdup("") : x509_subject(at);

	switch (error) {
	case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
	case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
	case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
	case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
	case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
	case X509_V_ERR_CERT_UNTRUSTED:
		sub = "NO_CERTIFICATE_CHAIN_FOUND";
		report_add(j->report, FINDING_SEAL_CHAIN_NONE, pos, "%s", who);
		goto out;
	case X509_V_ERR_EE_KEY_TOO_SMALL:
	case X509_V_ERR_CA_KEY_TOO_SMALL:
	case X509_V_ERR_CA_MD_TOO_WEAK:
		sub = "CRYPTO_CONSTRAINTS_FAILURE";
		kind = FINDING_SEAL_WEAK;
		break;
	case X509_V_ERR_CERT_SIGNATURE_FAILURE:
		break;
	default:
		sub = "CHAIN_CONSTRAINTS_FAILURE";
	}
	report_add(j->report, kind, pos, "%s: %s", who, X509_verify_cert_error_string(error));
out:
	verdict_worsen(v, SEAL_INDETERMINATE, sub);
	free(who);
}

static bool
is_anchor(const struct judge *j, X509 *cert)
{
	for (int i = 0; i < sk_X509_num(j->trust->given.certs); i++)
		if (X509_cmp(sk_X509_value(j->trust->given.certs, i), cert) == 0)
			return true;
	return false;
}

/* OpenSSL may walk past an anchor to a root that was carried along: trust ends the path. */
static void
cut_at_anchor(const struct judge *j, STACK_OF(X509) *path)
{
	int	 n = 0;

	while (n < sk_X509_num(path) && !is_anchor(j, sk_X509_value(path, n)))
		n++;
	while (sk_X509_num(path) > n + 1)
		X509_free(sk_X509_pop(path));
}

/* The path, signer first and anchor last; NULL with finding and verdict. */
static STACK_OF(X509) *
find_path(const struct judge *j, struct pos pos, X509 *cert, const struct material *carried,
    instant at, struct seal_verdict *v)
{
	X509_STORE	*store = material_store(&j->trust->given, at);
	X509_STORE_CTX	*ctx = X509_STORE_CTX_new();
	STACK_OF(X509)	*path = NULL;

	if (ctx == NULL || X509_STORE_CTX_init(ctx, store, cert, carried->certs) != 1)
		abort();	/* out of memory */
	X509_STORE_CTX_set_verify_cb(ctx, on_path_error);
	X509_VERIFY_PARAM_set_auth_level(X509_STORE_CTX_get0_param(ctx), AUTH_LEVEL);
	if (X509_verify_cert(ctx) == 1) {
		path = X509_STORE_CTX_get1_chain(ctx);
		cut_at_anchor(j, path);
	} else
		fail_path(j, pos, X509_STORE_CTX_get_error(ctx),
		    X509_STORE_CTX_get_current_cert(ctx), v);
	X509_STORE_CTX_free(ctx);
	X509_STORE_free(store);
	ERR_clear_error();
	return path;
}

/* ETSI EN 319 412-1, 5.2: so short-lived that nobody publishes revocations of it. */
static bool
is_short_term(X509 *cert)
{
	ASN1_OBJECT	*oid = OBJ_txt2obj("0.4.0.194121.2.1", 1);
	bool		 found = oid != NULL && X509_get_ext_by_OBJ(cert, oid, -1) >= 0;

	ASN1_OBJECT_free(oid);
	return found;
}

static void
say_revoked(const struct judge *j, struct pos pos, X509 *cert, const struct revocation_when *when)
{
	char	*who = x509_subject(cert), day[32];

	if (when->since == 0)
		report_add(j->report, FINDING_SEAL_REVOKED, pos, "%s", who);
	else if (when->reason < 0)
		report_add(j->report, FINDING_SEAL_REVOKED, pos, _("%s, on %s"), who,
		    instant_day(when->since, day));
	else
		report_add(j->report, FINDING_SEAL_REVOKED, pos, _("%s, on %s, reason \"%s\""), who,
		    instant_day(when->since, day), OCSP_crl_reason_str(when->reason));
	free(who);
}

/* One certificate of the path below the anchor, what is known of it, and what follows. */
static void
say_revocation(const struct judge *j, struct pos pos, X509 *cert, bool is_signer,
    enum revocation status, const struct revocation_when *when, struct seal_verdict *v)
{
	char	*who = x509_subject(cert);

	switch (status) {
	case REVOCATION_GOOD:
		break;
	case REVOCATION_REVOKED:
		say_revoked(j, pos, cert, when);
		verdict_worsen(v, SEAL_INDETERMINATE,
		    is_signer ? "REVOKED_NO_POE" : "REVOKED_CA_NO_POE");
		break;
	case REVOCATION_STALE:
		report_add(j->report, FINDING_SEAL_REVOCATION_STALE, pos, "%s", who);
		verdict_worsen(v, SEAL_INDETERMINATE, "TRY_LATER");
		break;
	case REVOCATION_NONE:
		report_add(j->report, FINDING_SEAL_REVOCATION_NONE, pos, "%s", who);
		verdict_worsen(v, SEAL_INDETERMINATE, "CERTIFICATE_CHAIN_GENERAL_FAILURE");
	}
	free(who);
}

/* Expired or not begun; with no proof that the signature is older, that is all we can say. */
static void
say_out_of_bounds(const struct judge *j, struct pos pos, X509 *cert, instant at, bool known_good,
    struct seal_verdict *v)
{
	instant	 from = 0, to = 0;
	char	*who = x509_subject(cert), a[32], b[32], c[32];

	(void)x509_instant(X509_get0_notBefore(cert), &from);
	(void)x509_instant(X509_get0_notAfter(cert), &to);
	report_add(j->report, FINDING_SEAL_OUT_OF_BOUNDS, pos,
	    _("%s, valid from %s to %s, judged at %s"), who, instant_day(from, a),
	    instant_day(to, b), instant_day(at, c));
	verdict_worsen(v, SEAL_INDETERMINATE,
	    known_good ? "OUT_OF_BOUNDS_NOT_REVOKED" : "OUT_OF_BOUNDS_NO_POE");
	free(who);
}

/* RFC 3161, 2.3: a key that signs timestamps signs nothing else, and its certificate insists on it. */
static bool
is_for_stamps(X509 *cert)
{
	int			 critical = -1;
	EXTENDED_KEY_USAGE	*uses = X509_get_ext_d2i(cert, NID_ext_key_usage, &critical, NULL);
	bool			 ok;

	ok = critical == 1 && sk_ASN1_OBJECT_num(uses) == 1 &&
	    OBJ_obj2nid(sk_ASN1_OBJECT_value(uses, 0)) == NID_time_stamp;
	sk_ASN1_OBJECT_pop_free(uses, ASN1_OBJECT_free);
	return ok;
}

/* RFC 5280, 4.2.1.3: a certificate that says what it is for must say "signatures". */
static void
check_usage(const struct judge *j, struct pos pos, X509 *cert, enum chain_use use,
    struct seal_verdict *v)
{
	const char	*why = NULL;
	char		*who;

	if (!(X509_get_key_usage(cert) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)))
		why = _("its key usage does not include signatures");
	else if (use == CHAIN_STAMP && !is_for_stamps(cert))
		why = _("its extended key usage is not timestamping alone, and critical");
	if (why == NULL)
		return;
	who = x509_subject(cert);
	report_add(j->report, FINDING_SEAL_CHAIN, pos, "%s: %s", who, why);
	verdict_worsen(v, SEAL_INDETERMINATE, "CHAIN_CONSTRAINTS_FAILURE");
	free(who);
}

/* The first certificate of the path, anchor included, that is not valid at the instant; NULL: all are. */
static X509 *
find_out_of_bounds(STACK_OF(X509) *path, instant at)
{
	instant	 from, to;

	for (int i = 0; i < sk_X509_num(path); i++) {
		X509	*cert = sk_X509_value(path, i);

		if (!x509_instant(X509_get0_notBefore(cert), &from) ||
		    !x509_instant(X509_get0_notAfter(cert), &to) || at < from || at > to)
			return cert;
	}
	return NULL;
}

/* Everything below the anchor; no more is said of a chain that is out of bounds than who is revoked. */
static void
judge_path(const struct judge *j, struct pos pos, STACK_OF(X509) *path,
    const struct material *carried, instant at, struct seal_verdict *v)
{
	X509			*out_of_bounds = find_out_of_bounds(path, at);
	const struct revocation_ask ask = { at, j->at };
	struct revocation_when	 when;
	enum revocation		 status;
	int			 n = sk_X509_num(path);

	for (int i = 0; i + 1 < n; i++) {
		X509	*cert = sk_X509_value(path, i);

		when = (struct revocation_when){ 0, -1 };
		status = is_short_term(cert) ? REVOCATION_GOOD : revocation_of(cert,
		    sk_X509_value(path, i + 1), &j->trust->given, carried, ask, &when);
		if (status == REVOCATION_REVOKED || out_of_bounds == NULL)
			say_revocation(j, pos, cert, i == 0, status, &when, v);
		else if (i == 0)
			say_out_of_bounds(j, pos, out_of_bounds, at,
			    cert == out_of_bounds && status == REVOCATION_GOOD, v);
	}
	if (n == 1 && out_of_bounds != NULL)
		say_out_of_bounds(j, pos, out_of_bounds, at, false, v);
}

/* The judgement itself, of the path as it was at "at". */
static void
judge_at(const struct judge *j, struct pos pos, X509 *cert, const struct material *carried,
    instant at, struct seal_verdict *v)
{
	STACK_OF(X509)	*path;

	if ((path = find_path(j, pos, cert, carried, at, v)) != NULL)
		judge_path(j, pos, path, carried, at, v);
	sk_X509_pop_free(path, X509_free);
}

/*
 * Now, or, where that does not hold and a proof is older, when it was given.
 * Only what is said last is told: the proof overrules what holds no more.
 * True if it holds now, so that the next signature needs no proof either.
 */
static bool
judge_anew(const struct judge *j, struct pos pos, X509 *cert, const struct material *carried,
    const struct seal_verdict *v, struct seal_verdict *chain)
{
	struct judge		 quiet = *j;
	struct seal_verdict	 then;
	bool			 holds;

	quiet.report = report_new();
	judge_at(&quiet, pos, cert, carried, j->at, chain);
	holds = chain->indication == SEAL_TOTAL_PASSED;
	if (!holds && v->has_proof && v->proof <= j->at) {
		report_free(quiet.report);
		quiet.report = report_new();
		verdict_init(&then, j, "");
		judge_at(&quiet, pos, cert, carried, v->proof, &then);
		verdict_clear(chain);
		*chain = then;
	}
	report_merge(j->report, quiet.report);
	report_free(quiet.report);
	return holds;
}

void
chain_judge(const struct judge *j, struct pos pos, X509 *cert, enum chain_use use,
    const struct material *carried, struct seal_verdict *v)
{
	unsigned char		 mark[KNOWN_MARK];
	const bool		 marked = known_mark(cert, carried, j->at, mark);
	struct seal_verdict	 chain;

	check_usage(j, pos, cert, use, v);
	if (marked && known_has(j->trust->good, mark))
		return;
	verdict_init(&chain, j, "");
	if (!judge_anew(j, pos, cert, carried, v, &chain))
		verdict_worsen(v, chain.indication, chain.sub);
	else if (marked)	/* what failed is judged again: its findings name the place */
		known_add(j->trust->good, mark);
	verdict_clear(&chain);
}
