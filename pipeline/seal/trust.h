/* trust.h - certificates, CRLs and OCSP responses, given or carried.  Private to seal/. */
#ifndef CLEA_SEAL_TRUST_H
#define CLEA_SEAL_TRUST_H

#include <openssl/ocsp.h>
#include <openssl/x509.h>

#include "base/instant.h"

struct known;

struct material {
	STACK_OF(X509)		*certs;
	STACK_OF(X509_CRL)	*crls;
	OCSP_BASICRESP		**ocsps;
	size_t			 nocsps;
};

/* What the user gave: its certificates are anchors.  What a file carries is never trusted for that. */
struct seal_trust {
	struct material	 given;
	struct known	*good;		/* chains that lead to one of them */
};

void	material_init(struct material *);
void	material_clear(struct material *);
/* One DER object each; false where it is none. */
bool	material_add_cert(struct material *, const void *, size_t n);
bool	material_add_crl(struct material *, const void *, size_t n);
bool	material_add_ocsp(struct material *, const void *, size_t n);
void	material_merge(struct material *into, const struct material *from);	/* shares the objects */

/* A store that trusts exactly these certificates, whatever they are, at that instant.  The caller frees it. */
X509_STORE	*material_store(const struct material *anchors, instant at);

/* A time of X.509 as an instant; false where it is malformed. */
bool	x509_instant(const ASN1_TIME *, instant *);
/* The subject as RFC 4514 writes it, in UTF-8; the caller frees it. */
char	*x509_subject(X509 *);

#endif /* !CLEA_SEAL_TRUST_H */
