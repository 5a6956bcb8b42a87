/* subset.h - the fonts of one document: codes for glyphs, and the font objects at its end.  Private to pdf/. */
#ifndef CLEA_PDF_SUBSET_H
#define CLEA_PDF_SUBSET_H

#include <stddef.h>
#include <stdint.h>

#include "pdf/names.h"

struct buf;
struct face;
struct pdf;

struct code {
	uint32_t	 gid;
	int32_t		 width;		/* millionths of an em */
	const char	*text;		/* what it stands for; NULL: the one character "c" */
	size_t		 n;
	uint32_t	 c;
};

struct embedded {
	struct pdf	*pdf;
	const struct face *face;
	unsigned	 number;	/* 1..: the 1 of /F1 */
	struct code	*codes;		/* [1..ncodes]; 0 is .notdef's and stays unused */
	size_t		 ncodes, room;
	uint16_t	 ascii[128];	/* code first given to a character */
	uint16_t	*bmp[256];	/* the same for all of the BMP, by rows of 256 */
	struct names	 others;	/* glyph and text of all further codes */
	uint16_t	*other_codes;	/* by number in others */
	size_t		 others_room;
};

/* The document's use of a face; made when first asked for. */
struct embedded	*embedded_get(struct pdf *, unsigned face);
/*
 * The code of a glyph that stands for these bytes of text, at least one: each pair of
 * glyph and text has its own, so that copying gives back exactly the text.
 * *width is what a viewer moves by, in millionths of an em.  0: the font is full.
 */
unsigned	 embedded_make_code(struct embedded *, uint32_t gid, const char *text, size_t n, int32_t *width);

static inline unsigned
embedded_code(struct embedded *e, uint32_t gid, const char *text, size_t n, int32_t *width)
{
	unsigned	 code = n == 1 ? e->ascii[text[0] & 0x7f] : 0;

	if (code == 0 || e->codes[code].gid != gid)
		return embedded_make_code(e, gid, text, n, width);
	*width = e->codes[code].width;
	return code;
}

/* Write all fonts; "resources" gets "/F1 12 0 R ...". */
void		 embedded_write(struct pdf *, struct buf *resources);
void		 embedded_free(struct pdf *);

#endif /* !CLEA_PDF_SUBSET_H */
