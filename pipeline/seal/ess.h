/* ess.h - the attributes signing-certificate and signing-certificate-v2 (RFC 5035), read.  Private to seal/. */
#ifndef CLEA_SEAL_ESS_H
#define CLEA_SEAL_ESS_H

#include <openssl/x509.h>

#include "seal/der.h"

enum ess {
	ESS_MATCHES,	/* the first reference is to this certificate */
	ESS_OTHER,	/* it is to another one */
	ESS_WEAK,	/* it matches, by a hash that is broken (MD5) */
	ESS_BROKEN	/* it cannot be read */
};

/* "value" is the content of the attribute's SEQUENCE; v1 has no algorithm in it, always SHA-1. */
enum ess	ess_check(struct bytes value, bool v1, X509 *cert);

#endif /* !CLEA_SEAL_ESS_H */
