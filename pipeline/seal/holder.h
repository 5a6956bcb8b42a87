/* holder.h - what a certificate says of the legal person that holds it.  Private to seal/. */
#ifndef CLEA_SEAL_HOLDER_H
#define CLEA_SEAL_HOLDER_H

#include <openssl/x509.h>

struct seal_verdict;

/* Fill holder and identifiers of the verdict, whatever was there before. */
void	holder_read(X509 *, struct seal_verdict *);

#endif /* !CLEA_SEAL_HOLDER_H */
