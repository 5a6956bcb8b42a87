/* subset.h - the fonts of one document: codes for glyphs, and the font objects at its end.  Private to pdf/. */
#ifndef CLEA_PDF_SUBSET_H
#define CLEA_PDF_SUBSET_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct embedded;
struct face;
struct pdf;

/* The document's use of a face; made when first asked for. */
struct embedded	*embedded_get(struct pdf *, unsigned face);
unsigned	 embedded_number(const struct embedded *);	/* 1..: the 1 of /F1 */
/*
 * The code of a glyph that stands for these bytes of text, at least one: each pair of
 * glyph and text has its own, so that copying gives back exactly the text.
 * *width is what a viewer moves by, in millionths of an em.  0: the font is full.
 */
unsigned	 embedded_code(struct embedded *, uint32_t gid, const char *text, size_t n, int32_t *width);
/* Write all fonts; "resources" gets "/F1 12 0 R ...". */
void		 embedded_write(struct pdf *, struct buf *resources);
void		 embedded_free(struct pdf *);

#endif /* !CLEA_PDF_SUBSET_H */
