/* uri.h - names of entries as URI references (RFC 3986), there and back.  Private to seal/. */
#ifndef CLEA_SEAL_URI_H
#define CLEA_SEAL_URI_H

struct buf;

/* Percent-encode all but unreserved characters and '/': a space is %20, never '+'. */
void	 uri_encode(struct buf *, const char *name);
/* Decode once.  NULL (caller frees otherwise): a malformed or zero escape, a scheme, a query or a fragment. */
char	*uri_decode(const char *uri);

#endif /* !CLEA_SEAL_URI_H */
