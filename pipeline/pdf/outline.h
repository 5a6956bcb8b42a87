/* outline.h - bookmarks and page labels (ISO 32000-1 12.3.3, 12.4.2).  Private to pdf/. */
#ifndef CLEA_PDF_OUTLINE_H
#define CLEA_PDF_OUTLINE_H

#include "pdf/document.h"

void	 outline_bookmark(struct canvas *, int level, const char *title, const char *name);
/* The number of the outline dictionary; 0: there are no bookmarks. */
unsigned outline_write(struct pdf *);
/* The catalog's entry for page labels; nothing where the pages are labelled 1, 2, 3 ... anyway. */
void	 outline_put_labels(const struct pdf *, struct buf *);

#endif /* !CLEA_PDF_OUTLINE_H */
