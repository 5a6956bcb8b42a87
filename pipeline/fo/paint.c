/* paint.c - the items of a page onto the canvas, each in the mark of its tag;
 * neighbours of one tag share a mark. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "fo/paint.h"
#include "fo/svg.h"
#include "fo/tags.h"

struct painter {
	struct fo_pages	*p;
	struct canvas	*c;
	bool		 artifact;		/* all of it */
	enum canvas_artifact kind;
	bool		 open;
	struct canvas_tag *tag;			/* of the open mark; NULL: an artifact */
	/* the link whose rectangle grows along the line */
	const struct fo_node *link;
	mpt		 link_x1, link_x2;
};

static void
close_mark(struct painter *pt)
{
	if (pt->open)
		pt->c->mark_end(pt->c);
	pt->open = false;
}

static void
mark(struct painter *pt, struct canvas_tag *tag)
{
	if (pt->open && pt->tag == tag)
		return;
	close_mark(pt);
	if (tag != NULL)
		pt->c->mark_begin(pt->c, tag);
	else
		pt->c->artifact_begin(pt->c, pt->kind);
	pt->open = true;
	pt->tag = tag;
}

static struct canvas_tag *
tag_of(const struct painter *pt, const struct fo_item *it, const struct fo_node *n)
{
	if (pt->artifact || it->artifact || n == NULL || n->object == FO_LEADER)
		return NULL;
	return fo_tag_of(n);
}

static void
paint_frag_box(struct painter *pt, const struct fo_item *it)
{
	const struct fo_node	*n = it->node;
	struct fo_rect		 r = it->u.box.r;

	if (fo_box_paints(&it->u.box)) {
		mark(pt, NULL);
		fo_paint_box(pt->p, &it->u.box);
	}
	if (it->kind == FO_ITEM_FRAG && n->misc->signature != NULL && !it->again && !pt->artifact) {
		close_mark(pt);
		pt->c->signature_field(pt->c, n->misc->signature, fo_tag_of(n), r.x, r.y, r.w, r.h);
	}
}

static void
paint_decoration(struct painter *pt, const struct fo_frag *f, mpt x, mpt y)
{
	struct canvas_metrics	 m;
	mpt			 thick, at[3];
	static const int	 bits[3] = { FO_DECO_UNDERLINE, FO_DECO_OVERLINE, FO_DECO_LINE_THROUGH };

	pt->c->metrics(pt->c, f->font, &m);
	thick = m.underline_thickness * f->size / 1000;
	if (thick <= 0)
		thick = f->size / 20;
	at[0] = y - m.underline_position * f->size / 1000;
	at[1] = y - m.ascender * f->size / 1000;
	at[2] = y - m.strikeout_position * f->size / 1000;
	mark(pt, NULL);
	for (int k = 0; k < 3; k++)
		if (f->decoration & bits[k])
			pt->c->line(pt->c, x, at[k], x + f->width, at[k], thick, f->color, CANVAS_SOLID);
}

static void
paint_rule(struct painter *pt, const struct fo_frag *f, mpt x, mpt y)
{
	const struct fo_text	*t = f->node->text;

	if (t->rule_style == FO_BORDER_NONE || f->height <= 0 || f->width <= 0)
		return;
	mark(pt, NULL);
	pt->c->line(pt->c, x, y + f->height / 2, x + f->width, y + f->height / 2, f->height, t->color,
	    fo_line_style(t->rule_style));
}

static void
paint_inline_box(struct painter *pt, const struct fo_frag *f, mpt x, mpt y)
{
	struct fo_box_item	b;

	memset(&b, 0, sizeof(b));
	b.r = (struct fo_rect){ x, y, f->width, f->height };
	b.whole = b.r;
	b.box = f->node->box;
	b.node = f->node;
	b.open[FO_START] = f->open_start && f->node->box->border[FO_START].discard;
	b.open[FO_END] = f->open_end && f->node->box->border[FO_END].discard;
	if (!fo_box_paints(&b))
		return;
	mark(pt, NULL);
	fo_paint_box(pt->p, &b);
}

static void
paint_picture(struct painter *pt, const struct fo_item *it, const struct fo_frag *f, mpt x, mpt y)
{
	mpt	cx = x + f->content_x, cy = y + f->content_y;
	bool	clip = f->content_width > f->width || f->content_height > f->height;

	paint_inline_box(pt, f, x, y);
	mark(pt, tag_of(pt, it, f->node));
	clip = clip && f->node->box->overflow == FO_OVERFLOW_HIDDEN;
	if (clip)
		pt->c->clip_push(pt->c, x, y, f->width, f->height);
	if (f->kind == FO_FRAG_IMAGE && f->image != NULL)
		pt->c->image(pt->c, f->image, cx, cy, f->content_width, f->content_height);
	else if (f->kind == FO_FRAG_SVG && f->node->xml != NULL)
		svg_draw(pt->p->ctx, f->node->xml, cx, cy, f->content_width, f->content_height, f->node->text->families);
	if (clip)
		pt->c->clip_pop(pt->c);
}

static void
paint_frag(struct painter *pt, const struct fo_item *it, const struct fo_frag *f)
{
	mpt			x = it->u.line.x + f->x, y = it->u.line.y + f->y;
	struct canvas_style	style = { f->color };

	switch (f->kind) {
	case FO_FRAG_BOX:
		paint_inline_box(pt, f, x, y);
		break;
	case FO_FRAG_RULE:
		paint_rule(pt, f, x, y);
		break;
	case FO_FRAG_IMAGE:
	case FO_FRAG_SVG:
		paint_picture(pt, it, f, x, y);
		break;
	default:
		if (f->nglyphs == 0)
			break;
		mark(pt, tag_of(pt, it, f->node));
		pt->c->text(pt->c, x, y, f->font, f->size, &style, f->glyphs, f->nglyphs, f->text,
		    f->letter_spacing, f->word_spacing);
		break;
	}
}

static void
link_text(const struct fo_node *n, struct buf *b)
{
	for (const struct fo_node *c = n->first; c != NULL; c = c->next) {
		if (c->object != FO_TEXT) {
			link_text(c, b);
			continue;
		}
		for (size_t i = 0; i < c->nchars; i++) {
			char	ch = c->chars[i];
			bool	blank = ch == ' ' || ch == '\n' || ch == '\t' || ch == '\r';

			if (!blank)
				buf_putc(b, ch);
			else if (b->len > 0 && b->data[b->len - 1] != ' ')
				buf_putc(b, ' ');
		}
	}
}

/* The rectangle of a link on one line, when the line goes on without it or ends. */
static void
end_link(struct painter *pt, const struct fo_item *it)
{
	const struct fo_misc	*m;
	const struct fo_line	*line = it->u.line.line;
	struct buf		 b;
	struct canvas_tag	*tag;

	if (pt->link == NULL)
		return;
	m = pt->link->misc;
	tag = fo_tag_of(pt->link);
	if (tag != NULL && (m->internal_destination != NULL || m->external_destination != NULL)) {
		close_mark(pt);
		buf_init(&b);
		link_text(pt->link, &b);
		while (b.len > 0 && b.data[b.len - 1] == ' ')
			b.data[--b.len] = '\0';
		pt->c->link(pt->c, tag, pt->link_x1, it->u.line.y, pt->link_x2 - pt->link_x1, line->height,
		    m->internal_destination, m->internal_destination != NULL ? NULL : m->external_destination,
		    b.len > 0 ? b.data : m->alt_text);
		buf_clear(&b);
	}
	pt->link = NULL;
}

static void
follow_link(struct painter *pt, const struct fo_item *it, const struct fo_frag *f)
{
	const struct fo_node	*link;
	mpt			 x1 = it->u.line.x + f->x, x2 = x1 + f->width;

	if (pt->artifact || it->artifact)
		return;
	link = f->node == NULL ? NULL : fo_ancestor(f->node, FO_BASIC_LINK);
	if (link != pt->link)
		end_link(pt, it);
	if (link == NULL)
		return;
	if (pt->link == NULL) {
		pt->link = link;
		pt->link_x1 = x1;
		pt->link_x2 = x2;
	}
	pt->link_x1 = x1 < pt->link_x1 ? x1 : pt->link_x1;
	pt->link_x2 = x2 > pt->link_x2 ? x2 : pt->link_x2;
}

static void
paint_line(struct painter *pt, const struct fo_item *it)
{
	const struct fo_line	*line = it->u.line.line;
	bool			 decorated = false;

	for (size_t i = 0; i < line->nfrags; i++) {
		follow_link(pt, it, &line->frags[i]);
		paint_frag(pt, it, &line->frags[i]);
		decorated = decorated || line->frags[i].decoration != 0;
	}
	end_link(pt, it);
	for (size_t i = 0; decorated && i < line->nfrags; i++)
		if (line->frags[i].decoration != 0 && line->frags[i].font != NULL)
			paint_decoration(pt, &line->frags[i], it->u.line.x + line->frags[i].x,
			    it->u.line.y + line->frags[i].y);
}

void
fo_paint_items(struct fo_pages *p, const struct fo_item *items, size_t n, bool artifact, enum canvas_artifact kind)
{
	struct painter	pt = { .p = p, .c = p->ctx->canvas, .artifact = artifact, .kind = kind };

	for (size_t i = 0; i < n; i++)
		switch (items[i].kind) {
		case FO_ITEM_FRAG:
		case FO_ITEM_CELL:
			paint_frag_box(&pt, &items[i]);
			break;
		case FO_ITEM_EDGE:
			mark(&pt, NULL);
			fo_paint_edge(pt.c, items[i].u.edge.x1, items[i].u.edge.y1, items[i].u.edge.x2,
			    items[i].u.edge.y2, &items[i].u.edge.b, false);
			break;
		case FO_ITEM_LINE:
			paint_line(&pt, &items[i]);
			break;
		case FO_ITEM_TURN:
			close_mark(&pt);
			pt.c->turn_push(pt.c, items[i].u.turn.degrees, items[i].u.turn.x, items[i].u.turn.y);
			break;
		case FO_ITEM_UNTURN:
			close_mark(&pt);
			pt.c->turn_pop(pt.c);
			break;
		case FO_ITEM_ANCHOR:
			break;
		}
	close_mark(&pt);
}
