/* profile.h - the colours of the file are sRGB: its ICC profile.  Private to pdf/. */
#ifndef CLEA_PDF_PROFILE_H
#define CLEA_PDF_PROFILE_H

#include <stdbool.h>

struct buf;
struct objects;

/* The machine's, read and deflated once a process; it lives with the fonts. */
struct profile {
	bool		 looked;	/* for a file */
	struct buf	*zipped;	/* NULL: there is none that fits */
};

/* An sRGB profile fit for an output intent, deflated; NULL: none is installed.  Lends. */
const struct buf *profile_get(struct profile *, struct objects *);
void		 profile_clear(struct profile *);

#endif /* !CLEA_PDF_PROFILE_H */
