/* paint.h - drawing the items of a page.  Private to fo/. */
#ifndef CLEA_FO_PAINT_H
#define CLEA_FO_PAINT_H

#include "fo/page.h"

struct buf;

/* paint_box.c: within a mark. */
void	 fo_paint_box(struct fo_pages *, const struct fo_box_item *);
bool	 fo_box_paints(const struct fo_box_item *);
/* Of a border or a rule; inset and outset are drawn solid. */
enum canvas_line_style fo_line_style(enum fo_border_style);
void	 fo_paint_edge(struct canvas *, mpt x1, mpt y1, mpt x2, mpt y2, const struct fo_border *, bool lower);
/* The file a src or background-image names, relative to the document's folder. */
void	 fo_image_path(const struct fo_context *, const char *uri, struct buf *);

#endif /* !CLEA_FO_PAINT_H */
