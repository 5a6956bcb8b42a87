/* shape.h - text into glyphs.  Private to pdf/. */
#ifndef CLEA_PDF_SHAPE_H
#define CLEA_PDF_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "fo/canvas.h"

struct pdf_fonts;
struct shaper;

/* A glyph that paints nothing: of a soft hyphen, a joiner and their like. */
#define SHAPE_NOTHING	UINT32_MAX

struct shape_request {
	struct canvas_font *font;
	const char	*text;
	size_t		 n;
	const char	*lang;		/* NULL or "": unknown */
	bool		 kerning, ligatures;
	struct pos	 pos;		/* for what is found */
};

struct shaper	*shaper_new(struct pdf_fonts *, struct report *);
void		 shaper_free(struct shaper *);
/*
 * The glyphs in logical order; lends until the next call.  "exact" asks for
 * HarfBuzz on every run, which must not change the answer (see face.pairwise).
 */
const struct canvas_glyph *shape_text(struct shaper *, const struct shape_request *, bool exact, size_t *n);
/* Is the script of the text written from right to left? */
bool		 shape_is_rtl(const char *text, size_t n);

#endif /* !CLEA_PDF_SHAPE_H */
