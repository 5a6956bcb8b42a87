/* renumber.c - page numbers learnt after their line was made (fo_line_set_text). */
#include <string.h>

#include "base/arena.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/tree.h"

/* Shift what stands after x. */
static void
shift_after(struct fo_line *line, mpt x, mpt by)
{
	for (size_t i = 0; i < line->nfrags; i++) {
		struct fo_frag	*f = &line->frags[i];

		if (f->x > x)
			f->x += by;
		else if (f->kind == FO_FRAG_BOX && f->x + f->width > x)
			f->width += by;
	}
	line->width += by;
}

static size_t
spaces_of(const struct fo_frag *f)
{
	size_t	 n = 0;

	for (size_t i = 0; f->kind == FO_FRAG_TEXT && i < f->nglyphs; i++) {
		const char	*s = f->text + f->glyphs[i].cluster;

		n += f->glyphs[i].nbytes == 1 && s[0] == ' ';
		n += f->glyphs[i].nbytes == 2 && memcmp(s, "\xC2\xA0", 2) == 0;
	}
	return n;
}

static bool
is_dots(const struct fo_frag *f)
{
	return f->node->object == FO_LEADER && f->kind == FO_FRAG_TEXT && f->nglyphs > 1 &&
	    f->node->text->leader_pattern == FO_LEADER_DOTS;
}

/* One stretchable fragment takes what it can of "by"; returns what it took. */
static mpt
absorb(struct fo_line *line, struct fo_frag *f, mpt by)
{
	mpt	 unit, x = f->x;
	size_t	 n;

	if (f->kind == FO_FRAG_RULE && f->width + by > 0) {
		f->width += by;
	} else if (is_dots(f) && by < 0) {
		/* Fewer dots; what is left of the room stays empty behind them. */
		unit = f->width / (mpt)f->nglyphs;
		n = unit > 0 ? (size_t)((-by + unit - 1) / unit) : 0;
		if (n >= f->nglyphs)
			return 0;
		f->nglyphs -= n;
		f->width -= (mpt)n * unit;
	} else if (!is_dots(f)) {
		return 0;
	}
	shift_after(line, x, by);
	return by;
}

/* A justified line stays as wide as it is: leaders give or take, else the spaces do. */
static void
absorb_change(struct fo_line *line, mpt by)
{
	size_t	 n = 0;
	mpt	 each;

	for (size_t i = 0; i < line->nfrags; i++)
		if (line->frags[i].node->object == FO_LEADER && absorb(line, &line->frags[i], by) != 0)
			return;
	for (size_t i = 0; i < line->nfrags; i++)
		n += spaces_of(&line->frags[i]);
	if (n == 0)
		return;
	each = by / (mpt)n;
	for (size_t i = 0; i < line->nfrags; i++) {
		struct fo_frag	*f = &line->frags[i];
		mpt		 more = each * (mpt)spaces_of(f);

		if (more == 0)
			continue;
		f->word_spacing += each;
		f->width += more;
		shift_after(line, f->x, more);
	}
}

void
fo_line_set_text(struct fo_context *ctx, struct arena *arena, struct fo_line *line, struct fo_frag *frag, const char *text)
{
	struct fo_frag	 old = *frag;
	struct para	 p;
	mpt		 by;

	para_init(&p, ctx, arena, frag->node, line->measure);
	string_fragment(&p, p.face, frag->node, text, frag);
	state_give(ctx, p.s);
	by = frag->width - old.width;
	frag->kind = old.kind;
	frag->x = old.x;
	frag->y = old.y;
	frag->letter_spacing = old.letter_spacing;
	if (by == 0)
		return;
	shift_after(line, old.x, by);
	switch (line->align) {
	case FO_LINE_END:
		shift_after(line, -1, -by);
		break;
	case FO_LINE_CENTER:
		shift_after(line, -1, -by / 2);
		break;
	case FO_LINE_JUSTIFIED:
		absorb_change(line, -by);
		break;
	default:
		break;
	}
}
