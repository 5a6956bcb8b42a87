/* svg.h - SVG figures in instream-foreign-object: rect, line, circle, ellipse, path,
 * polyline, polygon, text, g with transform.  Private to fo/. */
#ifndef CLEA_FO_SVG_H
#define CLEA_FO_SVG_H

#include "fo/canvas.h"

struct fo_context;
struct xml_node;

struct fo_tree;

/* Its title, else its desc, as text for who cannot see it; NULL none.  Lives as long as the tree. */
const char *svg_title(struct fo_tree *, const struct xml_node *svg);
/* svg is the svg element, or the instream-foreign-object around it. */
/* Its own size: width and height, else the viewBox at 1 px = 1/72 in; 0 when unknown. */
void	svg_size(const struct xml_node *svg, mpt *width, mpt *height);
/* Draw it in the rectangle; what is not supported is reported once. Text uses the families of the object's font. */
void	svg_draw(struct fo_context *, const struct xml_node *x, mpt left, mpt top, mpt width, mpt height, const char *families);

#endif /* !CLEA_FO_SVG_H */
