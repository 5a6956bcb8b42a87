/* signer.h - a key with its certificate, and what of a signature never changes.  Private to seal/. */
#ifndef CLEA_SEAL_SIGNER_H
#define CLEA_SEAL_SIGNER_H

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/buf.h"

/*
 * Read-only once loaded, so that forked workers share it.  The buffers hold
 * DER that is the same in every signature of this signer.
 */
struct signer {
	EVP_PKEY	*key;
	X509		*cert;
	char		*name;		/* CN, UTF-8 */
	struct buf	 certificates;	/* SignedData.certificates, [0] and all */
	struct buf	 sid;		/* SignerInfo.sid: IssuerAndSerialNumber */
	struct buf	 algorithm;	/* SignerInfo.signatureAlgorithm */
	struct buf	 ess;		/* the attribute signing-certificate-v2 */
	size_t		 room;		/* most bytes that a CMS of this signer takes */
};

#endif /* !CLEA_SEAL_SIGNER_H */
