/* paint.h - rectangles, lines and paths as operators.  Private to pdf/. */
#ifndef CLEA_PDF_PAINT_H
#define CLEA_PDF_PAINT_H

#include "pdf/document.h"

/* The canvas' own functions; see fo/canvas.h. */
void	paint_fill_rect(struct canvas *, mpt x, mpt y, mpt w, mpt h, uint32_t color);
void	paint_line(struct canvas *, mpt x1, mpt y1, mpt x2, mpt y2, mpt width, uint32_t color,
	    enum canvas_line_style);
void	paint_path(struct canvas *, const struct canvas_step *, size_t n, const struct canvas_paint *);

void	paint_set_fill(struct painter *, uint32_t color);
/* A point of the page with an operator, or nothing, after it. */
void	paint_point(struct painter *, mpt x, mpt y, const char *operator);

#endif /* !CLEA_PDF_PAINT_H */
