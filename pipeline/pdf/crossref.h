/* crossref.h - the file around the objects (ISO 32000-1 7.5).  Private to pdf/. */
#ifndef CLEA_PDF_CROSSREF_H
#define CLEA_PDF_CROSSREF_H

struct buf;
struct objects;

/*
 * Write the whole file at the end of "out", which holds nothing of it yet.  The /ID is
 * made of all that is in it.  Returns libharu's first error, or 0.
 */
unsigned long	 crossref_write(struct objects *, struct buf *out);

#endif /* !CLEA_PDF_CROSSREF_H */
