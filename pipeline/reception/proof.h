/* proof.h - what a proof may not hold, by its content and not by its name.  For reception/ only.
 *
 * Facts only: each finding has its own id, so that the profile decides what it
 * weighs.  Nothing here opens a file; everything is bounded by the bytes given.
 */
#ifndef CLEA_RECEPTION_PROOF_H
#define CLEA_RECEPTION_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"

struct buf;
struct pack_limits;

#define PROOF_LIMIT_PIXELS	((size_t)200000000)	/* a scanned A0 at 400 dpi has 139 million */

/* What is allowed.  All that it points to is lent. */
struct proof_rules {
	const char *const	*types;		/* "application/pdf", "image/" for all pictures; NULL: any type */
	size_t			 ntypes;
	size_t			 pixels;	/* width times height of a picture; 0: PROOF_LIMIT_PIXELS */
	const struct pack_limits *pack;		/* of Office documents, which are ZIPs; NULL: PACK_LIMITS */
};

/*
 * Look into one proof.  "where" names the container and the entry; "type" is
 * what libmagic says of the bytes.  Adds a finding for each thing that a proof
 * should not hold, once a proof, and returns how many were added.
 *
 * A type that the rules do not allow is looked into all the same: that it is a
 * program matters more to the reader than that it is on no list.
 */
size_t	 proof_check(struct pos where, const char *type, const struct buf *, const struct proof_rules *,
	    struct report *);

/* Is the type on the list?  Parameters ("; charset=...") do not count. */
bool	 proof_type_allowed(const struct proof_rules *, const char *type);

#endif /* !CLEA_RECEPTION_PROOF_H */
