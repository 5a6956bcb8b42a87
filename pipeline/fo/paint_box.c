/* paint_box.c - backgrounds and borders. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "fo/page.h"
#include "fo/paint.h"
#include "xml/xml.h"

static uint32_t
shade(uint32_t color, int percent)
{
	uint32_t	out = 0;

	for (int k = 0; k < 3; k++)
		out |= ((color >> (8 * k) & 0xFF) * (uint32_t)percent / 100) << (8 * k);
	return out;
}

enum canvas_line_style
fo_line_style(enum fo_border_style s)
{
	switch (s) {
	case FO_BORDER_DOTTED:
		return CANVAS_DOTTED;
	case FO_BORDER_DASHED:
		return CANVAS_DASHED;
	case FO_BORDER_DOUBLE:
		return CANVAS_DOUBLE;
	case FO_BORDER_GROOVE:
		return CANVAS_GROOVE;
	case FO_BORDER_RIDGE:
		return CANVAS_RIDGE;
	default:
		return CANVAS_SOLID;
	}
}

/* One border along a line: the middle of its stroke. */
void
fo_paint_edge(struct canvas *c, mpt x1, mpt y1, mpt x2, mpt y2, const struct fo_border *b, bool lower)
{
	uint32_t	color = b->color;

	if (b->width <= 0 || b->style == FO_BORDER_NONE || b->style == FO_BORDER_HIDDEN)
		return;
	if (b->style == FO_BORDER_INSET || b->style == FO_BORDER_OUTSET)
		color = shade(color, (b->style == FO_BORDER_INSET) == lower ? 100 : 60);
	c->line(c, x1, y1, x2, y2, b->width, color, fo_line_style(b->style));
}

static bool
is_solid(const struct fo_border *b)
{
	return b->width == 0 || b->style == FO_BORDER_SOLID;
}

/* Corners of unlike colours are mitred. */
static void
paint_mitred(struct canvas *c, struct fo_rect r, const mpt w[4], const struct fo_border b[4], int side)
{
	mpt	x0 = r.x, x1 = r.x + r.w, y0 = r.y, y1 = r.y + r.h;
	mpt	a0 = x0 + w[FO_START], a1 = x1 - w[FO_END], b0 = y0 + w[FO_BEFORE], b1 = y1 - w[FO_AFTER];
	mpt	px[4][4] = { { x0, x1, a1, a0 }, { x0, x1, a1, a0 }, { x0, a0, a0, x0 }, { x1, a1, a1, x1 } };
	mpt	py[4][4] = { { y0, y0, b0, b0 }, { y1, y1, b1, b1 }, { y0, b0, b1, y1 }, { y0, b0, b1, y1 } };
	struct canvas_step	s[5];
	struct canvas_paint	p;

	memset(s, 0, sizeof(s));
	memset(&p, 0, sizeof(p));
	p.fill = true;
	p.fill_color = b[side].color;
	for (int k = 0; k < 4; k++) {
		s[k].op = k == 0 ? CANVAS_MOVE : CANVAS_LINE;
		s[k].x[0] = px[side][k];
		s[k].y[0] = py[side][k];
	}
	s[4].op = CANVAS_CLOSE;
	c->path(c, s, 5, &p);
}

static void
paint_solid(struct canvas *c, struct fo_rect r, const mpt w[4], const struct fo_border b[4])
{
	bool	one = true;
	int	first = -1;

	for (int k = 0; k < 4; k++) {
		if (w[k] == 0)
			continue;
		if (first < 0)
			first = k;
		one = one && b[k].color == b[first].color;
	}
	if (!one) {
		for (int k = 0; k < 4; k++)
			if (w[k] > 0)
				paint_mitred(c, r, w, b, k);
		return;
	}
	if (w[FO_BEFORE] > 0)
		c->fill_rect(c, r.x, r.y, r.w, w[FO_BEFORE], b[FO_BEFORE].color);
	if (w[FO_AFTER] > 0)
		c->fill_rect(c, r.x, r.y + r.h - w[FO_AFTER], r.w, w[FO_AFTER], b[FO_AFTER].color);
	if (w[FO_START] > 0)
		c->fill_rect(c, r.x, r.y + w[FO_BEFORE], w[FO_START], r.h - w[FO_BEFORE] - w[FO_AFTER], b[FO_START].color);
	if (w[FO_END] > 0)
		c->fill_rect(c, r.x + r.w - w[FO_END], r.y + w[FO_BEFORE], w[FO_END],
		    r.h - w[FO_BEFORE] - w[FO_AFTER], b[FO_END].color);
}

static void
paint_borders(struct canvas *c, struct fo_rect r, const mpt w[4], const struct fo_border b[4])
{
	bool	solid = true;

	for (int k = 0; k < 4; k++)
		solid = solid && (w[k] == 0 || is_solid(&b[k]));
	if (solid) {
		paint_solid(c, r, w, b);
		return;
	}
	if (w[FO_BEFORE] > 0)
		fo_paint_edge(c, r.x, r.y + w[FO_BEFORE] / 2, r.x + r.w, r.y + w[FO_BEFORE] / 2, &b[FO_BEFORE], false);
	if (w[FO_AFTER] > 0)
		fo_paint_edge(c, r.x, r.y + r.h - w[FO_AFTER] / 2, r.x + r.w, r.y + r.h - w[FO_AFTER] / 2, &b[FO_AFTER], true);
	if (w[FO_START] > 0)
		fo_paint_edge(c, r.x + w[FO_START] / 2, r.y, r.x + w[FO_START] / 2, r.y + r.h, &b[FO_START], false);
	if (w[FO_END] > 0)
		fo_paint_edge(c, r.x + r.w - w[FO_END] / 2, r.y, r.x + r.w - w[FO_END] / 2, r.y + r.h, &b[FO_END], true);
}

static mpt
tile_position(const struct fo_length *l, mpt room, mpt size)
{
	return l->abs + (room - size) * l->percent / 100000;
}

/* A background image, repeated over "r"; the first stands within "whole". */
static void
paint_image(struct fo_pages *p, const struct fo_box_item *it, struct fo_rect r)
{
	struct canvas		*c = p->ctx->canvas;
	struct pos		 pos = fo_pos(p->ctx->tree, it->node);
	struct canvas_image	*image;
	struct buf		 path;
	mpt			 w, h, x0, y0, x, y;
	bool			 rx = it->box->background_repeat == FO_REPEAT || it->box->background_repeat == FO_REPEAT_X;
	bool			 ry = it->box->background_repeat == FO_REPEAT || it->box->background_repeat == FO_REPEAT_Y;

	buf_init(&path);
	fo_image_path(p->ctx, it->box->background_image, &path);
	image = c->image_load(c, path.data, pos);
	buf_clear(&path);
	if (image == NULL)
		return;
	c->image_size(c, image, &w, &h);
	if (w <= 0 || h <= 0)
		return;
	x0 = r.x + tile_position(&it->box->background_position[0], r.w, w);
	y0 = r.y + tile_position(&it->box->background_position[1], r.h, h);
	if (rx)
		x0 = r.x - ((r.x - x0) % w + w) % w;
	if (ry)
		y0 = r.y - ((r.y - y0) % h + h) % h;
	/* A picture of a few pixels would be drawn a million times: then once. */
	if (r.w / w > 200 || r.h / h > 200)
		rx = ry = false;
	c->clip_push(c, r.x, r.y, r.w, r.h);
	for (y = y0; y < r.y + r.h; y += h) {
		for (x = x0; x < r.x + r.w; x += w) {
			c->image(c, image, x, y, w, h);
			if (!rx)
				break;
		}
		if (!ry)
			break;
	}
	c->clip_pop(c);
}

/* Background over the padding rectangle, then the borders that are not open. */
void
fo_paint_box(struct fo_pages *p, const struct fo_box_item *it)
{
	struct canvas	*c = p->ctx->canvas;
	struct fo_rect	 r = it->r;
	mpt		 w[4];

	if (it->box == NULL || r.w <= 0 || r.h <= 0)
		return;
	for (int k = 0; k < 4; k++)
		w[k] = it->open[k] ? 0 : it->box->border[k].width;
	r.x += w[FO_START];
	r.y += w[FO_BEFORE];
	r.w -= w[FO_START] + w[FO_END];
	r.h -= w[FO_BEFORE] + w[FO_AFTER];
	if (it->box->has_background && r.w > 0 && r.h > 0)
		c->fill_rect(c, r.x, r.y, r.w, r.h, it->box->background);
	if (it->box->background_image != NULL && r.w > 0 && r.h > 0)
		paint_image(p, it, r);
	if (!it->borderless)
		paint_borders(c, it->r, w, it->box->border);
}

bool
fo_box_paints(const struct fo_box_item *it)
{
	if (it->box == NULL)
		return false;
	if (it->box->has_background || it->box->background_image != NULL)
		return true;
	for (int k = 0; k < 4; k++)
		if (!it->borderless && !it->open[k] && it->box->border[k].width > 0)
			return true;
	return false;
}

void
fo_paint_regions(struct fo_pages *p, const struct fo_page *page)
{
	struct canvas		*c = p->ctx->canvas;
	struct fo_box_item	 it;

	for (int i = 0; i < 5; i++) {
		if (page->sheet.region[i] == NULL)
			continue;
		memset(&it, 0, sizeof(it));
		it.r = page->sheet.area[i];
		it.box = page->sheet.region[i]->box;
		it.node = page->sheet.region[i];
		it.whole = it.r;
		if (!fo_box_paints(&it))
			continue;
		c->artifact_begin(c, CANVAS_ART_BACKGROUND);
		fo_paint_box(p, &it);
		c->mark_end(c);
	}
}
