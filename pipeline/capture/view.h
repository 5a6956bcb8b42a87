/* view.h - a dossier as one page for reading, its proofs inside.  Of the floor's door. */
#ifndef CLEA_CAPTURE_VIEW_H
#define CLEA_CAPTURE_VIEW_H

#include <stdbool.h>

#include "base/instant.h"

struct buf;
struct library;
struct report;
struct seal_trust;

#define VIEW_LIMIT_PROOFS	((size_t)60 << 20)	/* bytes of all proofs in a page; what is beyond is named only */

struct view {			/* all lent */
	const char	*path;		/* a dossier's folder, or a container */
	bool		 anonymous;	/* the anonymous projection, without proofs; else the jury's */
	const struct seal_trust *trust;
	instant		 now;
};
/*
 * One HTML page that needs nothing beside it: no script, no network, nothing
 * of a proof that could act in it.  Pictures (PNG, JPEG) and plain text are
 * shown, a PDF of moderate size where the reader opens it, by the browser's
 * own viewer, which knows nothing of the page; every proof can be
 * saved, as the bytes it is.  The seals of a container are
 * told as verify judges them.  Caller frees; NULL with a finding.
 */
struct buf	*view_make(struct library *, const struct view *, struct report *);

#endif /* !CLEA_CAPTURE_VIEW_H */
