/* content.h - content streams: what a page paints, and how it is marked.  Private to pdf/. */
#ifndef CLEA_PDF_CONTENT_H
#define CLEA_PDF_CONTENT_H

#include "fo/canvas.h"
#include "pdf/document.h"

/* The canvas' own functions; see fo/canvas.h. */
int	content_begin_page(struct canvas *, mpt width, mpt height, const char *label);
int	content_end_page(struct canvas *);
int	content_late(struct canvas *);
int	content_late_begin(struct canvas *, int number);
int	content_late_end(struct canvas *);
void	content_text(struct canvas *, mpt x, mpt y, const struct canvas_font *, mpt size,
	    const struct canvas_style *, const struct canvas_glyph *, size_t nglyphs,
	    const char *text, mpt letter_spacing, mpt word_spacing);
void	content_clip_push(struct canvas *, mpt x, mpt y, mpt w, mpt h);
void	content_clip_pop(struct canvas *);
void	content_turn_push(struct canvas *, int degrees, mpt x, mpt y);
void	content_mark_begin(struct canvas *, struct canvas_tag *);
void	content_artifact_begin(struct canvas *, enum canvas_artifact);
void	content_mark_end(struct canvas *);

/* For files that draw: ready for operators that paint (not text); NULL: no page is open. */
struct buf *content_ready(struct pdf *);
/* The same for text: between BT and ET, in this colour. */
struct buf *content_ready_text(struct pdf *, uint32_t color);
/* A rectangle of the drawing system as one of the page, from its bottom left corner: left, bottom, right, top. */
void	content_rect(const struct pdf *, mpt x, mpt y, mpt w, mpt h, mpt rect[4]);
/* A rectangle (from the bottom left corner of the drawing system's page) that something was painted in. */
void	content_painted(struct pdf *, mpt x1, mpt y1, mpt x2, mpt y2);
/* The whole content of a page, late parts in their places, appended. */
void	content_assemble(const struct page *, struct buf *);

#endif /* !CLEA_PDF_CONTENT_H */
