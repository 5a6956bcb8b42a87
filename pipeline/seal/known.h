/* known.h - chains that were found good, so that a thousand seals of one signer cost one judgement.  Private to seal/. */
#ifndef CLEA_SEAL_KNOWN_H
#define CLEA_SEAL_KNOWN_H

#include <openssl/x509.h>
#include <stdbool.h>

#include "base/instant.h"

struct material;
struct known;

struct known	*known_new(void);
void		 known_free(struct known *);
void		 known_forget(struct known *);		/* what is trusted has changed */

#define KNOWN_MARK	32
/*
 * What a judgement rests on, but for the anchors: the certificate, all that came with it and the
 * instant, as one digest.  false: it cannot be told in one (OCSP responses came along).
 */
bool	known_mark(X509 *cert, const struct material *carried, instant at, unsigned char mark[static KNOWN_MARK]);
bool	known_has(const struct known *, const unsigned char mark[static KNOWN_MARK]);
void	known_add(struct known *, const unsigned char mark[static KNOWN_MARK]);

#endif /* !CLEA_SEAL_KNOWN_H */
