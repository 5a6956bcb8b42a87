/* chain.h - from a signing certificate to an anchor, at an instant.  Private to seal/. */
#ifndef CLEA_SEAL_CHAIN_H
#define CLEA_SEAL_CHAIN_H

#include <openssl/x509.h>

#include "base/report.h"

struct judge;
struct material;
struct seal_verdict;

enum chain_use {
	CHAIN_SIGNER,
	CHAIN_STAMP		/* of a timestamp authority: RFC 3161, 2.3 */
};

/*
 * EN 319 102-1, 5.2.6 and 5.2.5: a path of certificates to an anchor, its
 * validity at judge->at, and that nobody on it is revoked.  "carried" is what
 * came with the signature: it helps, and is trusted for nothing.  What does not
 * hold at judge->at may still have held when the verdict's proof was given (5.5
 * and 5.6): then it passes.  The verdict is worsened, with one finding for each
 * reason.
 */
void	chain_judge(const struct judge *, struct pos, X509 *cert, enum chain_use,
	    const struct material *carried, struct seal_verdict *);

#endif /* !CLEA_SEAL_CHAIN_H */
