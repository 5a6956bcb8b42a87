/* der.h - ASN.1 in DER (X.690): written from the inside out, read with care. */
#ifndef CLEA_SEAL_DER_H
#define CLEA_SEAL_DER_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

#define DER_INTEGER	0x02u
#define DER_OCTETS	0x04u
#define DER_NULL	0x05u
#define DER_OID		0x06u
#define DER_UTCTIME	0x17u
#define DER_GENTIME	0x18u
#define DER_SEQUENCE	0x30u
#define DER_SET		0x31u
#define DER_CONTEXT(n)	(0xa0u | (n))		/* constructed, as EXPLICIT and SET OF have it */

/* A run of bytes that somebody else owns. */
struct bytes { const unsigned char *p; size_t n; };

/* Append tag, length and content.  All tags here fit in one byte. */
void	der_put(struct buf *, unsigned int tag, const void *, size_t n);
/* The same around what another buffer holds. */
void	der_wrap(struct buf *, unsigned int tag, const struct buf *content);
/* Append members as the content of a SET OF: sorted bytewise by encoding (X.690, 11.6). */
void	der_put_sorted(struct buf *, unsigned int tag, const struct buf *members, size_t n);

/*
 * Take the next element off "in"; *content lends its inside.  False at the end,
 * for a length that is indefinite or points outside, or a tag of two bytes.
 */
bool	der_next(struct bytes *in, unsigned int *tag, struct bytes *content);
/* The next element, if it has this tag; else false and "in" stays where it is. */
bool	der_take(struct bytes *in, unsigned int tag, struct bytes *content);
bool	bytes_equal(struct bytes, const void *, size_t n);

#endif /* !CLEA_SEAL_DER_H */
