/* cms.h - CMS SignedData as CAdES has it (RFC 5652, EN 319 122-1), made.  Private to seal/. */
#ifndef CLEA_SEAL_CMS_H
#define CLEA_SEAL_CMS_H

#include <stddef.h>

#include "base/digest.h"
#include "base/instant.h"

struct buf;
struct report;
struct signer;

/* Fill the buffers of a signer that hold constant DER, and its room, from its key and certificate.
 * "issuers" are carried along in every signature: n of them, none self-signed. */
struct x509_st;
void	cms_prepare(struct signer *, struct x509_st *const *issuers, size_t n);

/*
 * A detached signature, CAdES B-B, over content with this SHA-256.  *signing_time
 * goes in once (EN 319 122-1 for ASiC); NULL leaves it out (EN 319 142-1: in a PDF
 * the time is /M).  NULL with a finding when the key refuses.
 */
struct buf	*cms_make(const struct signer *, const unsigned char digest[static DIGEST_SHA256],
		    const instant *signing_time, struct report *);

#endif /* !CLEA_SEAL_CMS_H */
