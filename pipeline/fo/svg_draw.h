/* svg_draw.h - shared by the svg_*.c: values, style, paths, text of SVG 1.1.
 * Private to them.
 *
 * Coordinates are doubles in user units until they are put on the page; a
 * user unit of the outermost viewport is 1 px = 1/72 in.
 */
#ifndef CLEA_FO_SVG_DRAW_H
#define CLEA_FO_SVG_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fo/canvas.h"

struct fo_context;
struct xml_node;

struct svg_matrix { double a, b, c, d, e, f; };	/* x' = a x + c y + e, y' = b x + d y + f */

enum svg_anchor { SVG_ANCHOR_START, SVG_ANCHOR_MIDDLE, SVG_ANCHOR_END };
enum svg_baseline { SVG_BASELINE_ALPHABETIC, SVG_BASELINE_MIDDLE, SVG_BASELINE_CENTRAL, SVG_BASELINE_HANGING,
	SVG_BASELINE_BEFORE, SVG_BASELINE_AFTER };

struct svg_style {			/* what children inherit */
	bool		 fill, stroke;	/* false: none */
	uint32_t	 fill_color, stroke_color, color;
	bool		 evenodd;
	double		 stroke_width;
	double		 dash[4];	/* all 0: solid */
	int		 cap, join;
	bool		 visible;
	const char	*families;
	double		 font_size;
	int		 font_weight;
	bool		 italic;
	enum svg_anchor	 anchor;
	enum svg_baseline baseline;
	bool		 preserve;	/* xml:space */
};

#define SVG_STEPS_MAX	((size_t)1 << 20)	/* of one path: 60 MB */
#define SVG_DEPTH	64			/* nested elements; the parser's limit as well */

struct svg {
	struct fo_context *ctx;
	double		 width, height;	/* of the viewport, for percentages [user units] */
	struct canvas_step *steps;	/* the path being made */
	size_t		 n, room;
	const struct svg_matrix *m;	/* what it is made with */
	double		 x, y;		/* current point [user units] */
	double		 start_x, start_y;	/* of the subpath */
	int		 depth;
};

/* svg_value.c */
void	svg_skip(const char **);			/* white space and a comma */
bool	svg_number(const char **, double *);		/* sign, decimals, exponent */
/* A length in user units; base is what 100% is; false with a finding where malformed. */
bool	svg_length(struct svg *, const struct xml_node *, const char *attr, const char *text, double base,
	    double font_size, double *);
/* The attribute's length, or otherwise. */
double	svg_attr(struct svg *, const struct xml_node *, const char *attr, double base, const struct svg_style *, double otherwise);
bool	svg_view_box(const struct xml_node *, double box[static 4]);
struct svg_matrix svg_multiply(const struct svg_matrix *, const struct svg_matrix *);	/* the second is applied first */
void	svg_transform(struct svg *, const struct xml_node *, struct svg_matrix *);	/* by its attribute */
double	svg_scale(const struct svg_matrix *);		/* how it makes lengths grow, on average */
void	svg_unsupported(struct svg *, const struct xml_node *, const char *what);
void	svg_malformed(struct svg *, const struct xml_node *, const char *attr, const char *value);

/* svg_style.c: the element's own properties over what it inherits.  False: display is none. */
void	svg_style_init(struct svg_style *, const char *families);
bool	svg_style_read(struct svg *, const struct xml_node *, struct svg_style *);

/* svg_path.c: steps of a path, in user units through svg->m. */
void	svg_path_begin(struct svg *, const struct svg_matrix *);
void	svg_move(struct svg *, double x, double y);
void	svg_line(struct svg *, double x, double y);
void	svg_curve(struct svg *, double x1, double y1, double x2, double y2, double x, double y);
void	svg_arc(struct svg *, double rx, double ry, double rotation, bool large, bool sweep, double x, double y);
void	svg_close(struct svg *);
void	svg_path_data(struct svg *, const struct xml_node *, const char *d);
void	svg_path_paint(struct svg *, const struct svg_style *, bool fill);

/* svg_text.c */
void	svg_text(struct svg *, const struct xml_node *, const struct svg_matrix *, const struct svg_style *);

#endif /* !CLEA_FO_SVG_DRAW_H */
