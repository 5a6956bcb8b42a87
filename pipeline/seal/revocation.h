/* revocation.h - what CRLs and OCSP responses say of one certificate.  Private to seal/. */
#ifndef CLEA_SEAL_REVOCATION_H
#define CLEA_SEAL_REVOCATION_H

#include <openssl/x509.h>

#include "base/instant.h"

struct material;

enum revocation {		/* in rising order of what is known */
	REVOCATION_NONE,	/* nobody says anything */
	REVOCATION_STALE,	/* somebody did, but not for this instant */
	REVOCATION_GOOD,
	REVOCATION_REVOKED
};

struct revocation_when {
	instant		 since;	/* with REVOCATION_REVOKED; also the end of what is stale */
	int		 reason;	/* CRLReason, -1: not said */
};

/* The question: was it revoked at "at", by what is known "now"?  Of the present both are the same instant. */
struct revocation_ask {
	instant		 at, now;
};

/*
 * "anchors" and "carried" hold the lists, the responses and the certificates
 * that may have issued them; only what leads to an anchor is believed.
 */
enum revocation	revocation_of(X509 *cert, X509 *issuer, const struct material *anchors,
		    const struct material *carried, struct revocation_ask, struct revocation_when *);

#endif /* !CLEA_SEAL_REVOCATION_H */
