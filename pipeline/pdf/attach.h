/* attach.h - files within the file (ISO 19005-3 6.8); the door is pdf_attach().  Private to pdf/. */
#ifndef CLEA_PDF_ATTACH_H
#define CLEA_PDF_ATTACH_H

#include "pdf/document.h"

/* The catalog's /AF, and the entry of its /Names. */
void	attach_put_catalog(struct pdf *, struct buf *);

#endif /* !CLEA_PDF_ATTACH_H */
