/* signature.h - the field and the room for a signature (ISO 32000-1 12.7.4.5, 12.8).  Private to pdf/. */
#ifndef CLEA_PDF_SIGNATURE_H
#define CLEA_PDF_SIGNATURE_H

#include "pdf/document.h"

/* The canvas' own: a rectangle where the field may stand. */
void	signature_field(struct canvas *, const char *name, struct canvas_tag *, mpt x, mpt y, mpt w, mpt h);

/* Make the field and the signature dictionary, where one is asked for: before the structure tree. */
void	signature_write(struct pdf *);
/* The catalog's /AcroForm. */
void	signature_put_catalog(const struct pdf *, struct buf *);
/* In the written file, which begins at "start": give ByteRange its numbers, tell the gap. -1: it is not there. */
int	signature_patch(const struct pdf *, struct buf *out, size_t start, struct pdf_gap *);

#endif /* !CLEA_PDF_SIGNATURE_H */
