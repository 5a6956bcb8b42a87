/* paint.c - rectangles, lines and paths as operators (ISO 32000-1 8.5).
 *
 * An operator is written only where it changes something: colours and line are
 * compared with the graphics state that a viewer has at that place.
 * Rectangles of one colour share one "f".
 */
#include <string.h>

#include "pdf/content.h"
#include "pdf/paint.h"
#include "pdf/syntax.h"

/* A point of the page with an operator, or a blank, after it. */
void
paint_point(struct painter *p, mpt x, mpt y, const char *operator)
{
	syntax_point(p->out, x, p->page->height - y, operator);
}

/* One component of a colour, three decimals: enough to tell 256 steps apart. */
static void
put_component(struct buf *b, unsigned v)
{
	syntax_milli(b, (v * 1000 + 127) / 255);
	buf_putc(b, ' ');
}

static void
put_color(struct buf *b, uint32_t color, const char *grey, const char *rgb)
{
	unsigned	 r = color >> 16 & 0xff, g = color >> 8 & 0xff, blue = color & 0xff;

	put_component(b, r);
	if (r == g && g == blue) {
		buf_puts(b, grey);
		return;
	}
	put_component(b, g);
	put_component(b, blue);
	buf_puts(b, rgb);
}

void
paint_set_fill(struct painter *p, uint32_t color)
{
	color &= 0xffffff;
	if (p->now.fill == color)
		return;
	put_color(p->out, color, "g\n", "rg\n");
	p->now.fill = color;
}

static void
set_stroke(struct painter *p, uint32_t color, mpt width)
{
	color &= 0xffffff;
	if (p->now.stroke != color)
		put_color(p->out, color, "G\n", "RG\n");
	if (p->now.line_width != width) {
		syntax_milli(p->out, width);
		buf_puts(p->out, " w\n");
	}
	p->now.stroke = color;
	p->now.line_width = width;
}

static void
set_dash(struct painter *p, const mpt dash[4])
{
	size_t	 n = 4;

	if (memcmp(p->now.dash, dash, sizeof(p->now.dash)) == 0)
		return;
	memcpy(p->now.dash, dash, sizeof(p->now.dash));
	while (n > 0 && dash[n - 1] == 0)
		n--;
	if (n == 1 && dash[0] > 0)
		n = 2;
	buf_putc(p->out, '[');
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(p->out, ' ');
		syntax_milli(p->out, dash[i] < 0 ? 0 : dash[i]);
	}
	buf_puts(p->out, "] 0 d\n");
}

static void
set_ends(struct painter *p, int cap, int join)
{
	if (p->now.cap != cap) {
		buf_int(p->out, cap);
		buf_puts(p->out, " J\n");
	}
	if (p->now.join != join) {
		buf_int(p->out, join);
		buf_puts(p->out, " j\n");
	}
	p->now.cap = cap;
	p->now.join = join;
}

void
paint_fill_rect(struct canvas *c, mpt x, mpt y, mpt w, mpt h, uint32_t color)
{
	struct pdf	*pdf = pdf_of(c);
	struct painter	*p = &pdf->painter;

	if (p->out == NULL || w <= 0 || h <= 0)
		return;
	if (!p->filling || p->now.fill != (color & 0xffffff)) {
		content_ready(pdf);
		paint_set_fill(p, color);
	}
	paint_point(p, x, y + h, "");
	syntax_point(p->out, w, h, "re\n");
	p->filling = true;
	content_painted(pdf, x, p->page->height - y - h, x + w, p->page->height - y);
}

/* A straight line as a stroke, for what no rectangle can show. */
static void
stroke_line(struct pdf *pdf, const mpt at[4], mpt width, uint32_t color, const mpt dash[4], int cap)
{
	struct painter	*p = &pdf->painter;

	content_ready(pdf);
	set_stroke(p, color, width);
	set_dash(p, dash);
	set_ends(p, cap, 0);
	paint_point(p, at[0], at[1], "m ");
	paint_point(p, at[2], at[3], "l S\n");
}

static mpt
mpt_abs(mpt v)
{
	return v < 0 ? -v : v;
}

/* A piece of a line along its length: "from" and "thick" across, in the line's own width. */
static void
fill_band(struct canvas *c, const mpt at[4], mpt from, mpt thick, uint32_t color)
{
	mpt	 x = at[0] < at[2] ? at[0] : at[2], y = at[1] < at[3] ? at[1] : at[3];

	if (at[1] == at[3])
		paint_fill_rect(c, x, y + from, mpt_abs(at[2] - at[0]), thick, color);
	else
		paint_fill_rect(c, x + from, y, thick, mpt_abs(at[3] - at[1]), color);
}

static uint32_t
color_shade(uint32_t color, bool lighter)
{
	uint32_t	 out = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		uint32_t	 v = color >> shift & 0xff;

		v = lighter ? v + (255 - v) * 2 / 5 : v * 3 / 5;
		out |= v << shift;
	}
	return out;
}

/* A whole number of dashes or dots, so that both ends of the line look alike. */
static void
line_pattern(struct pdf *pdf, const mpt at[4], mpt width, uint32_t color, bool dots)
{
	mpt	 length = mpt_abs(at[2] - at[0]) + mpt_abs(at[3] - at[1]);
	mpt	 unit = 2 * width, n;

	if (unit <= 0 || length < unit) {
		stroke_line(pdf, at, width, color, (const mpt[4]){ 0 }, 0);
		return;
	}
	if (dots) {	/* round dots: no length, round caps */
		n = length / unit;
		stroke_line(pdf, at, width, color, (const mpt[4]){ 0, length / n, 0, 0 }, 1);
		return;
	}
	n = length / unit;
	n += n % 2 == 0;
	stroke_line(pdf, at, width, color, (const mpt[4]){ length / n, length / n, 0, 0 }, 0);
}

void
paint_line(struct canvas *c, mpt x1, mpt y1, mpt x2, mpt y2, mpt width, uint32_t color,
    enum canvas_line_style style)
{
	struct pdf	*pdf = pdf_of(c);
	const mpt	 at[4] = { x1, y1, x2, y2 };
	bool		 slanted = x1 != x2 && y1 != y2;

	if (pdf->painter.out == NULL || width <= 0)
		return;
	if (style == CANVAS_DASHED || style == CANVAS_DOTTED)
		line_pattern(pdf, at, width, color, style == CANVAS_DOTTED);
	else if (slanted)
		stroke_line(pdf, at, width, color, (const mpt[4]){ 0 }, 0);
	else if (style == CANVAS_DOUBLE) {
		fill_band(c, at, -width / 2, width / 3, color);
		fill_band(c, at, -width / 2 + width - width / 3, width / 3, color);
	} else if (style == CANVAS_GROOVE || style == CANVAS_RIDGE) {
		fill_band(c, at, -width / 2, width / 2, color_shade(color, style == CANVAS_RIDGE));
		fill_band(c, at, -width / 2 + width / 2, width - width / 2,
		    color_shade(color, style == CANVAS_GROOVE));
	} else
		fill_band(c, at, -width / 2, width, color);
	content_painted(pdf, (x1 < x2 ? x1 : x2) - width / 2,
	    pdf->painter.page->height - (y1 > y2 ? y1 : y2) - width / 2,
	    (x1 > x2 ? x1 : x2) + width / 2,
	    pdf->painter.page->height - (y1 < y2 ? y1 : y2) + width / 2);
}

/* The box of a path includes control points: never too small. */
static void
path_painted(struct pdf *pdf, const struct canvas_step *steps, size_t n, mpt width)
{
	for (size_t i = 0; i < n; i++) {
		int	 points = steps[i].op == CANVAS_CLOSE ? 0 : steps[i].op == CANVAS_CURVE ? 3 : 1;

		for (int k = 0; k < points; k++) {
			mpt	 y = pdf->painter.page->height - steps[i].y[k];

			content_painted(pdf, steps[i].x[k] - width / 2, y - width / 2,
			    steps[i].x[k] + width / 2, y + width / 2);
		}
	}
}

void
paint_path(struct canvas *c, const struct canvas_step *steps, size_t n, const struct canvas_paint *paint)
{
	static const char *const	 ops[] = { "n\n", "f\n", "S\n", "B\n", "n\n", "f*\n", "S\n", "B*\n" };
	struct pdf			*pdf = pdf_of(c);
	struct painter			*p = &pdf->painter;
	size_t				 first = 0;

	while (first < n && steps[first].op != CANVAS_MOVE)
		first++;		/* a path begins with a move (ISO 32000-1 8.5.2) */
	if (first == n || (!paint->fill && !paint->stroke) || content_ready(pdf) == NULL)
		return;
	if (paint->fill)
		paint_set_fill(p, paint->fill_color);
	if (paint->stroke) {
		set_stroke(p, paint->stroke_color, paint->stroke_width);
		set_dash(p, paint->dash);
		set_ends(p, paint->cap < 0 || paint->cap > 2 ? 0 : paint->cap,
		    paint->join < 0 || paint->join > 2 ? 0 : paint->join);
	}
	for (size_t i = first; i < n; i++) {
		const struct canvas_step	*s = &steps[i];
		int				 points = s->op == CANVAS_CURVE ? 3 : s->op == CANVAS_CLOSE ? 0 : 1;

		for (int k = 0; k < points; k++)
			paint_point(p, s->x[k], s->y[k], "");
		buf_puts(p->out, s->op == CANVAS_MOVE ? "m\n" : s->op == CANVAS_LINE ? "l\n" :
		    s->op == CANVAS_CURVE ? "c\n" : "h\n");
	}
	buf_puts(p->out, ops[(paint->fill ? 1 : 0) | (paint->stroke ? 2 : 0) | (paint->evenodd ? 4 : 0)]);
	path_painted(pdf, steps + first, n - first, paint->stroke ? paint->stroke_width : 0);
}
