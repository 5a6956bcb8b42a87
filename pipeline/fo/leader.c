/* leader.c - leaders: room filled with a rule, dots, or content again and again
 * (XSL 1.1 section 6.6.9).
 *
 * In justified lines a leader is stretchable like a space, and far more so: a
 * line of a table of contents (text-align-last="justify") is filled by it.
 */
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/report.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/tree.h"

#define REPEAT_MAX	20000	/* of dots in one leader: more is a mistake in its unit */

static mpt
edges(const struct para *p, const struct fo_node *node)
{
	const struct fo_box	*b = node->box;

	return b->border[FO_START].width + b->border[FO_END].width +
	    fo_length_resolve(&b->padding[FO_START].len, p->width, 0) +
	    fo_length_resolve(&b->padding[FO_END].len, p->width, 0);
}

/* Width of one dot, or of the content once. */
static mpt
unit_width(struct para *p, struct piece *piece)
{
	const struct fo_text	*t = piece->node->text;
	struct fo_frag		*dot;

	if (t->leader_pattern == FO_LEADER_DOTS) {
		dot = arena_alloc(p->s->scratch, sizeof(*dot));
		string_fragment(p, piece->face, piece->node, ".", dot);
		piece->frag = dot;
		return dot->width;
	}
	if (t->leader_pattern == FO_LEADER_CONTENT) {
		piece->content = arena_alloc(p->s->scratch, sizeof(*piece->content));
		if (line_single(p->ctx, p->arena, piece->node, piece->content))
			return piece->content->width;
		piece->content = NULL;
	}
	return 0;
}

void
leader_prepare(struct para *p, struct piece *piece)
{
	const struct fo_text	*t = piece->node->text;
	mpt			 gap, len[3];

	for (int i = 0; i < 3; i++)
		len[i] = fo_length_resolve(&t->leader_length[i], p->width, 0) - edges(p, piece->node);
	piece->unit = unit_width(p, piece);
	if (t->leader_alignment == FO_LEADER_ALIGN_PAGE && !p->measuring)
		report_once(p->ctx->report, FINDING_FO_PROPERTY, "leader-alignment", fo_pos(p->ctx->tree, piece->node), "%s",
		    _("leader-alignment=\"page\"; aligned with the reference area"));
	gap = fo_length_resolve(&t->leader_pattern_width, p->width, 0);
	if (piece->unit > 0 && gap > piece->unit)
		piece->unit = gap;
	/* Content is shown at least once if that may be. */
	if (piece->content != NULL && len[1] < piece->unit && piece->unit <= len[2])
		len[1] = piece->unit;
	for (int i = 0; i < 3; i++)
		if (len[i] < 0)
			len[i] = 0;
	piece->width = len[1];
	if (p->fill == FILL_JUSTIFY || p->fill == FILL_LAST) {
		piece->stretch = len[2] > len[1] ? len[2] - len[1] : 0;
		piece->shrink = len[1] > len[0] ? len[1] - len[0] : 0;
	}
	piece->lift = piece->shift->offset;
	/* Dots and content are text like that around them; only a thick rule makes a line taller. */
	if (t->leader_pattern == FO_LEADER_RULE || t->leader_pattern == FO_LEADER_SPACE)
		piece->rise = t->rule_thickness;
}

static void
fill_rule(struct para *p, const struct piece *piece, mpt x, mpt width)
{
	const struct fo_text	*t = piece->node->text;
	struct fo_frag		*frag;

	if (t->rule_style == FO_BORDER_NONE || t->rule_style == FO_BORDER_HIDDEN || t->rule_thickness <= 0)
		return;
	frag = frag_add(p->s);
	frag->kind = FO_FRAG_RULE;
	frag->node = piece->node;
	frag->x = x;
	frag->width = width;
	frag->height = t->rule_thickness;
	frag->y = piece->lift + t->rule_thickness;
	frag->color = t->color;
}

static void
fill_dots(struct para *p, const struct piece *piece, mpt x, size_t n)
{
	const struct fo_frag	*dot = piece->frag;
	struct canvas_glyph	*glyphs;
	struct fo_frag		*frag;
	size_t			 k = dot->nglyphs;
	char			*text;

	if (k == 0 || n == 0)
		return;
	frag = frag_add(p->s);
	*frag = *dot;
	glyphs = arena_array(p->arena, n * k, sizeof(*glyphs));
	text = arena_alloc(p->arena, n + 1);
	memset(text, '.', n);
	for (size_t i = 0; i < n * k; i++) {
		glyphs[i] = dot->glyphs[i % k];
		glyphs[i].cluster = (uint32_t)(i / k);
	}
	frag->glyphs = glyphs;
	frag->nglyphs = n * k;
	frag->text = text;
	frag->x = x;
	frag->y = piece->lift;
	frag->letter_spacing = piece->unit - dot->width;
	frag->width = (mpt)n * piece->unit;
}

static void
fill_content(struct para *p, const struct piece *piece, mpt x, size_t n)
{
	const struct fo_line	*l = piece->content;

	x += piece->unit - l->width;	/* the gap of a unit comes first */
	for (size_t i = 0; i < n; i++, x += piece->unit)
		for (size_t k = 0; k < l->nfrags; k++) {
			struct fo_frag	*frag = frag_add(p->s);

			*frag = l->frags[k];
			frag->x += x;
			frag->y = piece->lift + l->baseline - frag->y;
		}
}

/*
 * leader-alignment: how far the first pattern is moved, so that it begins at a multiple of its width from the
 * edge of the reference area, and dots of lines below each other stand below each other.
 */
static mpt
to_pattern(const struct para *p, const struct piece *piece, mpt start)
{
	mpt	from = fo_length_resolve(&p->block->text->start_indent, p->width, 0) + start, over;

	if (piece->node->text->leader_alignment == FO_LEADER_ALIGN_NONE)
		return 0;
	over = from % piece->unit;
	return over > 0 ? piece->unit - over : -over;
}

/* "start" is where x lies from the start edge of the block's content. */
void
leader_fill(struct para *p, const struct piece *piece, mpt x, mpt width, mpt start)
{
	const struct fo_text	*t = piece->node->text;
	size_t			 n;
	mpt			 by;

	if (width <= 0)
		return;
	if (t->leader_pattern == FO_LEADER_RULE) {
		fill_rule(p, piece, x, width);
		return;
	}
	if (piece->unit <= 0)
		return;
	by = to_pattern(p, piece, start);
	if (by >= width)
		return;
	x += by;
	n = (size_t)((width - by) / piece->unit);
	if (n > REPEAT_MAX)
		n = REPEAT_MAX;
	if (piece->content != NULL)
		fill_content(p, piece, x, n);
	else if (t->leader_pattern == FO_LEADER_DOTS)
		fill_dots(p, piece, x, n);
}
