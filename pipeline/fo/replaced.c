/* replaced.c - objects set like one large letter: graphics and page numbers. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/svg.h"
#include "fo/tree.h"
#include "xml/xml.h"

#define UNKNOWN		((mpt)-1)

struct size { mpt width, height; };

/* ---- where the picture is ---- */

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* %20 and its like; a NUL is not let through. */
static void
uri_decode(char *s)
{
	char	*to = s;

	for (; *s != '\0'; s++) {
		int	 hi = *s == '%' ? hex_value(s[1]) : -1, lo = hi >= 0 ? hex_value(s[2]) : -1;

		if (lo >= 0 && hi * 16 + lo != 0) {
			*to++ = (char)(hi * 16 + lo);
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

/* The file that a src names, beside the document unless it says otherwise. */
static char *
image_path(const struct para *p, const char *src)
{
	const char	*file = p->ctx->tree->file, *slash = file != NULL ? strrchr(file, '/') : NULL;
	char		*path;

	if (strncmp(src, "file:", 5) == 0) {
		src += 5;
		if (strncmp(src, "///", 3) == 0)
			src += 2;
	}
	if (src[0] == '/' || slash == NULL)
		path = mem_strdup(src);
	else
		path = mem_printf("%.*s/%s", (int)(slash - file), file, src);
	uri_decode(path);
	return path;
}

/* NULL, with a finding by the canvas, where it cannot be read: a gap is left of the size that is given. */
static struct canvas_image *
image_find(const struct para *p, const struct fo_node *node)
{
	struct canvas		*canvas = p->ctx->canvas;
	struct canvas_image	*image;
	char			*path;

	if (node->misc->src == NULL || node->misc->src[0] == '\0')
		return NULL;
	path = image_path(p, node->misc->src);
	image = canvas->image_load(canvas, path, fo_pos(p->ctx->tree, node));
	free(path);
	return image;
}

/* ---- how large it is: XSL 1.1 sections 7.15.4 and following ---- */

static mpt
given(const struct fo_length range[3], mpt base)
{
	if (!range[1].is_auto && (range[1].percent == 0 || base > 0))
		return fo_length_resolve(&range[1], base, UNKNOWN);
	if (!range[0].is_auto && (range[0].percent == 0 || base > 0))
		return fo_length_resolve(&range[0], base, UNKNOWN);
	return UNKNOWN;
}

static mpt
content_given(const struct fo_length *len, int kind, mpt own, mpt viewport, bool *fits)
{
	if (kind == FO_SCALE_AUTO)
		return UNKNOWN;
	if (kind == FO_SCALE_LENGTH)
		return fo_length_resolve(len, own, UNKNOWN);
	*fits = true;
	if (viewport == UNKNOWN || (kind == FO_SCALE_DOWN && own <= viewport) || (kind == FO_SCALE_UP && own >= viewport))
		return UNKNOWN;
	return viewport;
}

static mpt
constrain(mpt extent, const struct fo_length range[3], mpt base, int kind)
{
	mpt	 limit;

	if (!range[2].is_auto && kind != FO_SCALE_UP) {
		limit = fo_length_resolve(&range[2], base, extent);
		if (extent > limit)
			extent = limit;
	}
	if (!range[0].is_auto && kind != FO_SCALE_DOWN) {
		limit = fo_length_resolve(&range[0], base, extent);
		if (extent < limit)
			extent = limit;
	}
	return extent;
}

/* value * part / whole, for lengths of any size a page may have. */
static mpt
share(mpt value, mpt part, mpt whole)
{
	return whole == 0 ? 0 : (mpt)((double)value * (double)part / (double)whole);
}

/* Fill in what is not given; keep the proportions unless scaling="non-uniform" and both are given. */
static struct size
content_size(struct size want, struct size own, bool non_uniform)
{
	if (want.width == UNKNOWN && want.height == UNKNOWN)
		return own;
	if (want.width == UNKNOWN)
		return (struct size){ share(own.width, want.height, own.height), want.height };
	if (want.height == UNKNOWN)
		return (struct size){ want.width, share(own.height, want.width, own.width) };
	if (non_uniform || own.width == 0 || own.height == 0)
		return want;
	if ((double)want.width * (double)own.height < (double)want.height * (double)own.width)
		want.height = share(own.height, want.width, own.width);
	else
		want.width = share(own.width, want.height, own.height);
	return want;
}

static void
graphic_size(const struct para *p, const struct fo_node *node, struct size own, struct size *view, struct size *content)
{
	const struct fo_box	*b = node->box;
	const struct fo_misc	*m = node->misc;
	bool			 fits = false;
	struct size		 want;

	view->width = given(b->width, p->width);
	view->height = given(b->height, 0);
	want.width = content_given(&m->content_width, (int)m->content_width_kind, own.width, view->width, &fits);
	want.height = content_given(&m->content_height, (int)m->content_height_kind, own.height, view->height, &fits);
	if (fits) {
		struct size	 c = { constrain(own.width, b->width, p->width, (int)m->content_width_kind),
				    constrain(own.height, b->height, 0, (int)m->content_height_kind) };

		if (!m->non_uniform)
			c = content_size((struct size){ c.width, UNKNOWN }, own, false);
		own = c;
	}
	*content = content_size(want, own, m->non_uniform);
	if (view->width == UNKNOWN)
		view->width = constrain(content->width, b->width, p->width, (int)m->content_width_kind);
	if (view->height == UNKNOWN)
		view->height = constrain(content->height, b->height, 0, (int)m->content_height_kind);
}

/* ---- where it stands ---- */

static mpt
edge(const struct para *p, const struct fo_node *node, enum fo_side side)
{
	return node->box->border[side].width + fo_length_resolve(&node->box->padding[side].len, p->width, 0);
}

static mpt
space(const struct para *p, const struct fo_node *node, enum fo_side side)
{
	return fo_length_resolve(&node->box->space[side].opt, p->width, 0) +
	    fo_length_resolve(&node->box->margin[side], p->width, 0);
}

/* A picture stands on the baseline unless vertical-align or baseline-shift says otherwise. */
static void
graphic_align(struct piece *piece, mpt height)
{
	const struct shift	*s = piece->shift;

	piece->rise = height;
	piece->fall = 0;
	piece->lift = s->offset;
	switch (piece->node->box->baseline_shift) {
	case FO_SHIFT_SUB:
		piece->lift -= height / 2;
		break;
	case FO_SHIFT_SUPER:
		piece->lift += s->x_height;
		break;
	case FO_SHIFT_LENGTH:
		piece->lift += fo_length_resolve(&piece->node->box->baseline_length, s->line_height, 0);
		break;
	case FO_SHIFT_MIDDLE:
		piece->rise = height - height / 2;
		piece->fall = height / 2;
		piece->lift += s->x_height / 2;
		break;
	case FO_SHIFT_TEXT_TOP:
		piece->rise = 0;
		piece->fall = height;
		piece->lift += s->ascender;
		break;
	case FO_SHIFT_TEXT_BOTTOM:
		piece->lift -= s->depth;
		break;
	case FO_SHIFT_TOP:
		piece->lift = FROM_TOP;
		piece->rise = 0;
		piece->fall = height;
		break;
	case FO_SHIFT_BOTTOM:
		piece->lift = FROM_BOTTOM;
		break;
	default:
		break;
	}
}

static mpt
centered(mpt room, mpt content, bool middle, bool end)
{
	if (middle)
		return (room - content) / 2;
	return end ? room - content : 0;
}

static void
graphic_prepare(struct para *p, struct piece *piece)
{
	const struct fo_node	*node = piece->node;
	struct fo_frag		*frag = arena_alloc(p->s->scratch, sizeof(*frag));
	struct size		 own = { 0, 0 }, view, content;
	mpt			 start = edge(p, node, FO_START), before = edge(p, node, FO_BEFORE), room;

	frag->node = node;
	if (node->object == FO_EXTERNAL_GRAPHIC) {
		frag->kind = FO_FRAG_IMAGE;
		frag->image = image_find(p, node);
		if (frag->image != NULL)
			p->ctx->canvas->image_size(p->ctx->canvas, frag->image, &own.width, &own.height);
	} else {
		const struct xml_node	*svg = node->xml != NULL ? xml_first(node->xml) : NULL;

		frag->kind = FO_FRAG_SVG;
		if (svg != NULL)
			svg_size(svg, &own.width, &own.height);
	}
	graphic_size(p, node, own, &view, &content);
	frag->content_width = content.width;
	frag->content_height = content.height;
	frag->content_x = start + centered(view.width, content.width, node->text->text_align == FO_ALIGN_CENTER,
	    node->text->text_align == FO_ALIGN_END);
	frag->content_y = before + centered(view.height, content.height,
	    node->text->display_align == FO_DISPLAY_CENTER, node->text->display_align == FO_DISPLAY_AFTER);
	frag->width = start + view.width + edge(p, node, FO_END);
	frag->height = before + view.height + edge(p, node, FO_AFTER);
	frag->x = space(p, node, FO_START);
	room = space(p, node, FO_BEFORE);
	graphic_align(piece, room + frag->height + space(p, node, FO_AFTER));
	frag->y = piece->lift + piece->rise - room;	/* above the baseline */
	piece->width = frag->x + frag->width + space(p, node, FO_END);
	piece->frag = frag;
}

/* ---- page numbers ---- */

/* Unknown yet: room for three wide letters, as the reference leaves. */
static void
number_prepare(struct para *p, struct piece *piece)
{
	struct fo_context	*ctx = p->ctx;
	bool			 own = piece->node->object == FO_PAGE_NUMBER;
	struct fo_frag		*frag = arena_alloc(p->s->scratch, sizeof(*frag));
	const char		*text = NULL;

	if (own && ctx->page_number != NULL)
		text = ctx->page_number(ctx, piece->node);
	else if (!own && ctx->citation != NULL)
		text = ctx->citation(ctx, piece->node);
	if (text == NULL) {
		ctx->all_known = false;
		text = "MMM";
	}
	string_fragment(p, piece->face, piece->node, text, frag);
	frag->kind = own ? FO_FRAG_PAGE_NUMBER : FO_FRAG_CITATION;
	frag->y = piece->shift->offset;
	piece->width = frag->width;
	piece->lift = piece->shift->offset;
	piece->rise = piece->face->ascender;
	piece->fall = piece->face->depth;
	piece->frag = frag;
}

void
object_prepare(struct para *p, struct piece *piece)
{
	switch (piece->node->object) {
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
		graphic_prepare(p, piece);
		break;
	case FO_LEADER:
		leader_prepare(p, piece);
		break;
	default:
		number_prepare(p, piece);
		break;
	}
}
