/* svg.c - SVG figures: viewports, groups and shapes (SVG 1.1 chapters 5, 7, 9). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fo/context.h"
#include "fo/expr.h"
#include "fo/fo.h"
#include "fo/refine.h"
#include "fo/svg.h"
#include "fo/svg_draw.h"
#include "fo/tree.h"
#include "xml/xml.h"

static void	draw_children(struct svg *, const struct xml_node *, const struct svg_matrix *, const struct svg_style *);

/* The size an svg element gives itself [user units]; 0 where it says nothing absolute. */
static double
own_length(const struct xml_node *x, const char *attr)
{
	const char	*text = xml_attr(x, NULL, attr);
	double		 v;

	if (text == NULL || strchr(text, '%') != NULL || !svg_length(NULL, x, attr, text, 0, 12, &v) || !(v > 0))
		return 0;
	return v;
}

/* Layout may hand over the instream-foreign-object itself. */
static const struct xml_node *
svg_of(const struct xml_node *x)
{
	return x != NULL && xml_is(x, FO_NS, "instream-foreign-object") ? xml_first(x) : x;
}

void
svg_size(const struct xml_node *x, mpt *width, mpt *height)
{
	double	 box[4], w, h;
	bool	 clamped = false;

	*width = *height = 0;
	x = svg_of(x);
	if (x == NULL)
		return;
	w = own_length(x, "width");
	h = own_length(x, "height");
	if (svg_view_box(x, box)) {
		if (w == 0 && h == 0) {
			w = box[2];
			h = box[3];
		} else if (w == 0) {
			w = h * box[2] / box[3];
		} else if (h == 0) {
			h = w * box[3] / box[2];
		}
	}
	*width = fo_mpt(w * 1000, &clamped);
	*height = fo_mpt(h * 1000, &clamped);
}

static const char *
child_text(struct fo_tree *tree, const struct xml_node *svg, const char *name)
{
	const struct xml_node	*x;
	const char		*text = NULL;
	char			*content, *s;
	size_t			 n;

	for (x = xml_first(svg); x != NULL && text == NULL; x = xml_next(x)) {
		if (!xml_is(x, FO_NS_SVG, name))
			continue;
		content = xml_content(x);
		s = content + strspn(content, " \t\r\n");
		for (n = strlen(s); n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL; n--)
			continue;
		if (n > 0)
			text = fo_intern(tree, s, n);
		free(content);
	}
	return text;
}

const char *
svg_title(struct fo_tree *tree, const struct xml_node *svg)
{
	const char	*text = svg == NULL ? NULL : child_text(tree, svg, "title");

	return text != NULL || svg == NULL ? text : child_text(tree, svg, "desc");
}

/* 7.8: how the viewBox is put into a viewport of w by h. */
static struct svg_matrix
fit(struct svg *g, const struct xml_node *x, double w, double h)
{
	static const struct fo_keyword aligns[] = {	/* x + 3 y; 0 min, 1 mid, 2 max */
		{ "xMinYMin", 0 }, { "xMidYMin", 1 }, { "xMaxYMin", 2 }, { "xMinYMid", 3 }, { "xMidYMid", 4 },
		{ "xMaxYMid", 5 }, { "xMinYMax", 6 }, { "xMidYMax", 7 }, { "xMaxYMax", 8 }, { "none", 9 }, { NULL, 0 }
	};
	struct svg_matrix	 m = { 1, 0, 0, 1, 0, 0 };
	const char		*s = xml_attr(x, NULL, "preserveAspectRatio");
	double			 box[4], sx, sy;
	int			 align = 4;
	size_t			 n;

	if (!svg_view_box(x, box))
		return m;
	sx = w / box[2];
	sy = h / box[3];
	if (s != NULL) {
		s += strspn(s, " \t\r\n");
		n = strcspn(s, " \t\r\n");
		if (!fo_keyword_find(aligns, s, n, &align))
			svg_malformed(g, x, "preserveAspectRatio", s);
	}
	if (align != 9)
		sx = sy = (s != NULL && strstr(s, "slice") != NULL) ? fmax(sx, sy) : fmin(sx, sy);
	m.a = sx;
	m.d = sy;
	m.e = -box[0] * sx;
	m.f = -box[1] * sy;
	if (align != 9) {
		m.e += (w - box[2] * sx) * (align % 3) / 2;
		m.f += (h - box[3] * sy) * (double)(align / 3) / 2;	/* NOLINT(bugprone-integer-division): rows of three */
	}
	return m;
}

static void
viewport_size(struct svg *g, const struct xml_node *x, double w, double h)
{
	double	 box[4];

	g->width = w;
	g->height = h;
	if (svg_view_box(x, box)) {
		g->width = box[2];
		g->height = box[3];
	}
}

/* Shapes. */

static void
draw_rect(struct svg *g, const struct xml_node *n, const struct svg_matrix *m, const struct svg_style *s)
{
	double	 x = svg_attr(g, n, "x", g->width, s, 0), y = svg_attr(g, n, "y", g->height, s, 0);
	double	 w = svg_attr(g, n, "width", g->width, s, 0), h = svg_attr(g, n, "height", g->height, s, 0);
	double	 rx = svg_attr(g, n, "rx", g->width, s, -1), ry = svg_attr(g, n, "ry", g->height, s, -1);

	if (!(w > 0) || !(h > 0))
		return;
	if (rx < 0)
		rx = ry < 0 ? 0 : ry;
	if (ry < 0)
		ry = rx;
	rx = fmin(rx, w / 2);
	ry = fmin(ry, h / 2);
	svg_path_begin(g, m);
	svg_move(g, x + rx, y);
	svg_line(g, x + w - rx, y);
	if (rx > 0 && ry > 0)
		svg_arc(g, rx, ry, 0, false, true, x + w, y + ry);
	svg_line(g, x + w, y + h - ry);
	if (rx > 0 && ry > 0)
		svg_arc(g, rx, ry, 0, false, true, x + w - rx, y + h);
	svg_line(g, x + rx, y + h);
	if (rx > 0 && ry > 0) {
		svg_arc(g, rx, ry, 0, false, true, x, y + h - ry);
		svg_line(g, x, y + ry);
		svg_arc(g, rx, ry, 0, false, true, x + rx, y);
	}
	svg_close(g);
	svg_path_paint(g, s, true);
}

static void
draw_ellipse(struct svg *g, const struct xml_node *n, const struct svg_matrix *m, const struct svg_style *s)
{
	bool	 circle = strcmp(xml_name(n), "circle") == 0;
	double	 base = sqrt((g->width * g->width + g->height * g->height) / 2);
	double	 cx = svg_attr(g, n, "cx", g->width, s, 0), cy = svg_attr(g, n, "cy", g->height, s, 0);
	double	 rx = circle ? svg_attr(g, n, "r", base, s, 0) : svg_attr(g, n, "rx", g->width, s, 0);
	double	 ry = circle ? rx : svg_attr(g, n, "ry", g->height, s, 0);

	if (!(rx > 0) || !(ry > 0))
		return;
	svg_path_begin(g, m);
	svg_move(g, cx + rx, cy);
	svg_arc(g, rx, ry, 0, false, true, cx - rx, cy);
	svg_arc(g, rx, ry, 0, false, true, cx + rx, cy);
	svg_close(g);
	svg_path_paint(g, s, true);
}

static void
draw_line(struct svg *g, const struct xml_node *n, const struct svg_matrix *m, const struct svg_style *s)
{
	svg_path_begin(g, m);
	svg_move(g, svg_attr(g, n, "x1", g->width, s, 0), svg_attr(g, n, "y1", g->height, s, 0));
	svg_line(g, svg_attr(g, n, "x2", g->width, s, 0), svg_attr(g, n, "y2", g->height, s, 0));
	svg_path_paint(g, s, false);
}

static void
draw_poly(struct svg *g, const struct xml_node *n, const struct svg_matrix *m, const struct svg_style *s)
{
	const char	*text = xml_attr(n, NULL, "points"), *p = text;
	double		 x, y;
	bool		 first = true;

	if (text == NULL)
		return;
	svg_path_begin(g, m);
	for (svg_skip(&p); svg_number(&p, &x); svg_skip(&p)) {
		svg_skip(&p);
		if (!svg_number(&p, &y))
			break;
		if (first)
			svg_move(g, x, y);
		else
			svg_line(g, x, y);
		first = false;
	}
	if (*p != '\0')
		svg_malformed(g, n, "points", p);
	if (!first && strcmp(xml_name(n), "polygon") == 0)
		svg_close(g);
	svg_path_paint(g, s, true);
}

static void
draw_path(struct svg *g, const struct xml_node *n, const struct svg_matrix *m, const struct svg_style *s)
{
	const char	*d = xml_attr(n, NULL, "d");

	if (d == NULL)
		return;
	svg_path_begin(g, m);
	svg_path_data(g, n, d);
	if (g->n == SVG_STEPS_MAX)
		svg_unsupported(g, n, "path of more than a million steps");
	svg_path_paint(g, s, true);
}

static void
draw_nested(struct svg *g, const struct xml_node *n, const struct svg_matrix *outer, const struct svg_style *s)
{
	double			 x = svg_attr(g, n, "x", g->width, s, 0), y = svg_attr(g, n, "y", g->height, s, 0);
	double			 w = svg_attr(g, n, "width", g->width, s, g->width);
	double			 h = svg_attr(g, n, "height", g->height, s, g->height);
	double			 width = g->width, height = g->height;
	struct svg_matrix	 move = { 1, 0, 0, 1, x, y }, m = svg_multiply(outer, &move), inner;

	if (!(w > 0) || !(h > 0))
		return;
	inner = fit(g, n, w, h);
	m = svg_multiply(&m, &inner);
	viewport_size(g, n, w, h);
	draw_children(g, n, &m, s);
	g->width = width;
	g->height = height;
}

static const struct shape {
	const char	*name;
	void		(*draw)(struct svg *, const struct xml_node *, const struct svg_matrix *, const struct svg_style *);
} shapes[] = {
	{ "a", draw_children }, { "circle", draw_ellipse }, { "ellipse", draw_ellipse }, { "g", draw_children },
	{ "line", draw_line }, { "path", draw_path }, { "polygon", draw_poly }, { "polyline", draw_poly },
	{ "rect", draw_rect }, { "svg", draw_nested }, { "text", svg_text },
};

/* What draws nothing by itself: "defs" are drawn by who refers to them, and that is reported there. */
static bool
is_silent(const char *name)
{
	static const char *const names[] = { "title", "desc", "metadata", "defs", "linearGradient", "radialGradient",
		"clipPath", "mask", "filter", "marker", "pattern", "symbol" };

	for (size_t i = 0; i < nitems(names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static void
draw_element(struct svg *g, const struct xml_node *n, const struct svg_matrix *outer, const struct svg_style *inherited)
{
	struct svg_style	 style = *inherited;
	struct svg_matrix	 m = *outer;

	if (strcmp(xml_ns(n), FO_NS_SVG) != 0 || is_silent(xml_name(n)))
		return;
	for (size_t i = 0; i < nitems(shapes); i++) {
		if (strcmp(xml_name(n), shapes[i].name) != 0)
			continue;
		if (!svg_style_read(g, n, &style))
			return;
		svg_transform(g, n, &m);
		shapes[i].draw(g, n, &m, &style);
		return;
	}
	svg_unsupported(g, n, xml_name(n));
}

static void
draw_children(struct svg *g, const struct xml_node *parent, const struct svg_matrix *m, const struct svg_style *style)
{
	const struct xml_node	*n;

	if (++g->depth <= SVG_DEPTH)
		for (n = xml_first(parent); n != NULL; n = xml_next(n))
			draw_element(g, n, m, style);
	g->depth--;
}

void
svg_draw(struct fo_context *ctx, const struct xml_node *x, mpt left, mpt top, mpt width, mpt height, const char *families)
{
	struct svg		 g = { .ctx = ctx };
	struct svg_matrix	 page, inner;
	struct svg_style	 style;
	mpt			 own_width, own_height;
	double			 w, h;
	const char		*overflow;
	bool			 clip;

	x = svg_of(x);
	if (x == NULL || width <= 0 || height <= 0)
		return;
	if (!xml_is(x, FO_NS_SVG, "svg")) {
		svg_unsupported(&g, x, xml_name(x));
		return;
	}
	/* Without a size of its own it is as large as it is set. */
	own_width = own_height = 0;
	if (own_length(x, "width") > 0 || own_length(x, "height") > 0)
		svg_size(x, &own_width, &own_height);
	w = own_width > 0 ? (double)own_width / 1000 : (double)width / 1000;
	h = own_height > 0 ? (double)own_height / 1000 : (double)height / 1000;
	page = (struct svg_matrix){ (double)width / w, 0, 0, (double)height / h, (double)left, (double)top };
	inner = fit(&g, x, w, h);
	page = svg_multiply(&page, &inner);
	viewport_size(&g, x, w, h);
	svg_style_init(&style, families);
	overflow = xml_attr(x, NULL, "overflow");
	clip = overflow == NULL || strcmp(overflow, "visible") != 0;	/* 14.3.3: the outermost clips */
	if (clip)
		ctx->canvas->clip_push(ctx->canvas, left, top, width, height);
	if (svg_style_read(&g, x, &style))
		draw_children(&g, x, &page, &style);
	if (clip)
		ctx->canvas->clip_pop(ctx->canvas);
	free(g.steps);
}
