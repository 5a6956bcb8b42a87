/*
 * svg_text.c - text and tspan (SVG 1.1 chapter 10).
 *
 * Text is laid out in chunks: an absolute position begins one, and text-anchor
 * moves a chunk as a whole.  The canvas sets text level, so turned text is
 * set level at its place, and reported.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/context.h"
#include "fo/expr.h"
#include "fo/fo.h"
#include "fo/svg_draw.h"
#include "fo/tree.h"
#include "xml/xml.h"

struct run {			/* a piece of text in one style */
	const char		*text;
	size_t			 n;
	struct svg_style	 style;
	double			 x, y;		/* of its start, without the anchor's shift [user units] */
	double			 width;
};

struct chunk {
	struct svg		*g;
	const struct xml_node	*node;		/* for findings */
	const struct svg_matrix	*m;
	struct arena		*arena;		/* of the text */
	struct run		*runs;
	size_t			 n, room;
	double			 x, y;		/* where the next run begins */
	bool			 space;		/* a space was set last, or nothing yet: another one collapses */
};

static struct canvas_font *
font_of(const struct chunk *c, const struct svg_style *s)
{
	struct canvas	*canvas = c->g->ctx->canvas;

	return canvas->font(canvas, s->families, s->font_weight, s->italic);
}

static const struct canvas_glyph *
shape(const struct chunk *c, const struct run *r, struct canvas_font *font, size_t *n)
{
	struct fo_context	*ctx = c->g->ctx;
	struct pos		 pos = { ctx->tree->file, xml_line(c->node), NULL };

	return ctx->canvas->shape(ctx->canvas, font, r->text, r->n, "", ctx->kerning, true, pos, n);
}

static double
width_of(const struct chunk *c, const struct run *r)
{
	size_t				 n;
	const struct canvas_glyph	*glyphs = shape(c, r, font_of(c, &r->style), &n);
	double				 width = 0;

	for (size_t i = 0; i < n; i++)
		width += glyphs[i].advance;
	return width * r->style.font_size / 1000000;
}

/* How far the alphabetic baseline lies below the y of the element [user units]. */
static double
baseline_shift(const struct chunk *c, const struct svg_style *s)
{
	struct canvas		*canvas = c->g->ctx->canvas;
	struct canvas_metrics	 m;
	double			 em = 0;

	if (s->baseline == SVG_BASELINE_ALPHABETIC)
		return 0;
	canvas->metrics(canvas, font_of(c, s), &m);
	switch (s->baseline) {
	case SVG_BASELINE_MIDDLE:
		em = m.x_height / 2.0;
		break;
	case SVG_BASELINE_CENTRAL:
		em = (m.ascender + m.descender) / 2.0;
		break;
	case SVG_BASELINE_HANGING:
		em = m.cap_height;
		break;
	case SVG_BASELINE_BEFORE:
		em = m.ascender;
		break;
	case SVG_BASELINE_AFTER:
		em = m.descender;
		break;
	case SVG_BASELINE_ALPHABETIC:
		break;
	}
	return em / 1000 * s->font_size;
}

static void
paint_run(const struct chunk *c, const struct run *r, double shift)
{
	struct canvas			*canvas = c->g->ctx->canvas;
	struct canvas_font		*font = font_of(c, &r->style);
	struct canvas_style		 look = { r->style.fill_color };
	const struct svg_matrix		*m = c->m;
	double				 x = r->x + shift, y = r->y + baseline_shift(c, &r->style);
	size_t				 n;
	const struct canvas_glyph	*glyphs = shape(c, r, font, &n);
	bool				 clamped = false;
	mpt				 size = fo_mpt(r->style.font_size * svg_scale(m), &clamped);

	if (!r->style.fill || !r->style.visible || n == 0 || size <= 0)
		return;
	canvas->text(canvas, fo_mpt(m->a * x + m->c * y + m->e, &clamped),
	    fo_mpt(m->b * x + m->d * y + m->f, &clamped), font, size, &look, glyphs, n, r->text, 0, 0);
}

/* Paint what was gathered, moved by the anchor of its first run. */
static void
flush(struct chunk *c)
{
	double	 width, shift = 0;

	if (c->n == 0)
		return;
	width = c->runs[c->n - 1].x + c->runs[c->n - 1].width - c->runs[0].x;
	if (c->runs[0].style.anchor == SVG_ANCHOR_MIDDLE)
		shift = -width / 2;
	else if (c->runs[0].style.anchor == SVG_ANCHOR_END)
		shift = -width;
	for (size_t i = 0; i < c->n; i++)
		paint_run(c, &c->runs[i], shift);
	c->n = 0;
}

/* 10.15: line feeds go, tabs are spaces, spaces collapse; or all stay as spaces. */
static void
add_text(struct chunk *c, const char *text, const struct svg_style *style)
{
	char		*out = arena_alloc(c->arena, strlen(text) + 1);
	size_t		 n = 0;
	struct run	*r;

	for (; *text != '\0'; text++) {
		bool	 blank = *text == ' ' || *text == '\t' || *text == '\n' || *text == '\r';

		if (blank && !style->preserve && c->space)
			continue;
		c->space = blank;
		out[n++] = blank ? ' ' : *text;
	}
	if (n == 0)
		return;
	if (c->n == c->room) {
		c->room = c->room == 0 ? 8 : c->room * 2;
		c->runs = mem_grow(c->runs, c->room, sizeof(*c->runs));
	}
	r = &c->runs[c->n++];
	*r = (struct run){ out, n, *style, c->x, c->y, 0 };
	r->width = width_of(c, r);
	c->x += r->width;
	if (style->stroke)
		svg_unsupported(c->g, c->node, "stroke of text");
}

/* The white space at the end of a text is not set, and does not count for the anchor. */
static void
trim_end(struct chunk *c)
{
	struct run	*r;

	if (c->n == 0)
		return;
	r = &c->runs[c->n - 1];
	if (r->style.preserve || r->n == 0 || r->text[r->n - 1] != ' ')
		return;
	r->n--;
	r->width = r->n == 0 ? 0 : width_of(c, r);
	if (r->n == 0)
		c->n--;
}

/* x, y, dx, dy: only the first of a list, and a list is said. */
static bool
position(struct chunk *c, const struct xml_node *x, const char *name, double base, const struct svg_style *style, double *out)
{
	const char	*text = xml_attr(x, NULL, name), *s = text;
	char		 first[32];
	size_t		 n;

	if (text == NULL)
		return false;
	svg_skip(&s);
	n = strcspn(s, " ,\t\r\n");
	if (n == 0 || n >= sizeof(first)) {
		svg_malformed(c->g, x, name, text);
		return false;
	}
	memcpy(first, s, n);
	first[n] = '\0';
	s += n;
	svg_skip(&s);
	if (*s != '\0')
		svg_unsupported(c->g, x, "positions of single letters");
	return svg_length(c->g, x, name, first, base, style->font_size, out);
}

static void
move_to(struct chunk *c, const struct xml_node *x, const struct svg_style *style)
{
	double	 v;

	if (xml_attr(x, NULL, "x") != NULL || xml_attr(x, NULL, "y") != NULL) {
		trim_end(c);
		flush(c);
		c->space = true;
		if (position(c, x, "x", c->g->width, style, &v))
			c->x = v;
		if (position(c, x, "y", c->g->height, style, &v))
			c->y = v;
	}
	if (position(c, x, "dx", c->g->width, style, &v))
		c->x += v;
	if (position(c, x, "dy", c->g->height, style, &v))
		c->y += v;
	if (xml_attr(x, NULL, "rotate") != NULL || xml_attr(x, NULL, "textLength") != NULL)
		svg_unsupported(c->g, x, "rotate or textLength of text");
}

static void
gather(struct chunk *c, const struct xml_node *parent, const struct svg_style *style)
{
	struct xml_node		*x;
	struct svg_style	 inner;

	if (++c->g->depth > SVG_DEPTH) {
		c->g->depth--;
		return;
	}
	for (x = xml_first_any(parent); x != NULL; x = xml_next_any(x)) {
		if (xml_is_text(x)) {
			add_text(c, xml_text(x), style);
			continue;
		}
		if (!xml_is(x, FO_NS_SVG, "tspan") && !xml_is(x, FO_NS_SVG, "a")) {
			if (!xml_is(x, FO_NS_SVG, "title") && !xml_is(x, FO_NS_SVG, "desc"))
				svg_unsupported(c->g, x, xml_name(x));
			continue;
		}
		inner = *style;
		if (!svg_style_read(c->g, x, &inner))
			continue;
		move_to(c, x, &inner);
		gather(c, x, &inner);
	}
	c->g->depth--;
}

void
svg_text(struct svg *g, const struct xml_node *x, const struct svg_matrix *m, const struct svg_style *style)
{
	struct chunk	 c = { .g = g, .node = x, .m = m, .space = true };

	/* A hair of rotation is rounding. */
	if (fabs(m->b) > 1e-6 * svg_scale(m) || m->a < 0 || m->d < 0)
		svg_unsupported(g, x, "turned, slanted or mirrored text");
	c.arena = arena_new();
	move_to(&c, x, style);
	gather(&c, x, style);
	trim_end(&c);
	flush(&c);
	free(c.runs);
	arena_free(c.arena);
}
