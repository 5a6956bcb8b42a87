/* xmp.h - the metadata packet (ISO 16684-1, ISO 19005-3 6.6, ISO 14289-1 5).  Private to pdf/. */
#ifndef CLEA_PDF_XMP_H
#define CLEA_PDF_XMP_H

#include <stdbool.h>

#include "base/instant.h"

struct buf;

struct xmp {
	const char	*title, *author, *subject, *lang, *producer;	/* NULL: none */
	instant		 now;
	char		 conformance;	/* of PDF/A-3: 'A', 'B', or 0: none is claimed */
	bool		 accessible;	/* PDF/UA-1 is claimed */
};

void	xmp_put(const struct xmp *, struct buf *);

#endif /* !CLEA_PDF_XMP_H */
