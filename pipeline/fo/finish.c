/* finish.c - the last step of refinement: what one property makes of others
 * (XSL-FO 1.1 sections 5.3.2, 5.11, 7.27.17). */
#include <string.h>

#include "base/mem.h"
#include "fo/refine.h"

/* FOP's rules for a range whose parts contradict each other; "set" says which were given: 1 min, 2 opt, 4 max. */
static bool
greater(const struct fo_length *a, const struct fo_length *b)
{
	return !a->is_auto && !b->is_auto && a->percent == b->percent && a->abs > b->abs;
}

static void
make_consistent(struct fo_length *min, struct fo_length *opt, struct fo_length *max, int set)
{
	if (greater(min, max)) {
		if (set & 1)
			*max = *min;
		else
			*min = *max;
	}
	if (greater(opt, max)) {
		if ((set & 2) && !(set & 4))
			*max = *opt;
		else
			*opt = *max;
	} else if (greater(min, opt)) {
		if (set & 1)
			*opt = *min;
		else
			*min = *opt;
	}
}

static int
given_parts(const struct fo_refine *r, enum fo_prop_id min, enum fo_prop_id opt, enum fo_prop_id max)
{
	return (fo_refine_given(r, min) != 0 ? 1 : 0) | (fo_refine_given(r, opt) != 0 ? 2 : 0) | (fo_refine_given(r, max) != 0 ? 4 : 0);
}

static void
finish_ranges(struct fo_refine *r)
{
	static const struct { enum fo_prop_id min, opt, max; } ranges[] = {
		{ FO_P_SPACE_BEFORE_MIN, FO_P_SPACE_BEFORE_OPT, FO_P_SPACE_BEFORE_MAX },
		{ FO_P_SPACE_AFTER_MIN, FO_P_SPACE_AFTER_OPT, FO_P_SPACE_AFTER_MAX },
		{ FO_P_SPACE_START_MIN, FO_P_SPACE_START_OPT, FO_P_SPACE_START_MAX },
		{ FO_P_SPACE_END_MIN, FO_P_SPACE_END_OPT, FO_P_SPACE_END_MAX },
		{ FO_P_IPD_MIN, FO_P_IPD_OPT, FO_P_IPD_MAX },
		{ FO_P_BPD_MIN, FO_P_BPD_OPT, FO_P_BPD_MAX },
		{ FO_P_LETTER_SPACING_MIN, FO_P_LETTER_SPACING_OPT, FO_P_LETTER_SPACING_MAX },
		{ FO_P_WORD_SPACING_MIN, FO_P_WORD_SPACING_OPT, FO_P_WORD_SPACING_MAX },
		{ FO_P_LEADER_LENGTH_MIN, FO_P_LEADER_LENGTH_OPT, FO_P_LEADER_LENGTH_MAX },
	};

	for (size_t i = 0; i < nitems(ranges); i++) {
		int	 set = given_parts(r, ranges[i].min, ranges[i].opt, ranges[i].max);

		if (set != 0)
			make_consistent(fo_refine_field(r, &fo_props[ranges[i].min]),
			    fo_refine_field(r, &fo_props[ranges[i].opt]),
			    fo_refine_field(r, &fo_props[ranges[i].max]), set);
	}
	if (given_parts(r, FO_P_LETTER_SPACING_MIN, FO_P_LETTER_SPACING_OPT, FO_P_LETTER_SPACING_MAX) != 0)
		r->text.letter_spacing_normal = false;
}

/* line-height.optimum and the like take the place of a factor. */
static void
finish_line_height(struct fo_refine *r)
{
	struct fo_space	*s = &r->text.line_height;
	int		 set = given_parts(r, FO_P_LINE_HEIGHT_MIN, FO_P_LINE_HEIGHT_OPT, FO_P_LINE_HEIGHT_MAX);
	mpt		 normal = r->text.font_size * r->text.line_height_factor / 1000;

	if (set == 0)
		return;
	if (r->text.line_height_factor != 0) {
		if (!(set & 1))
			s->min.abs = normal;
		if (!(set & 2))
			s->opt.abs = normal;
		if (!(set & 4))
			s->max.abs = normal;
		r->text.line_height_factor = 0;
	}
	make_consistent(&s->min, &s->opt, &s->max, set);
}

static void
finish_borders(struct fo_refine *r)
{
	static const enum fo_prop_id colors[4] = {
		FO_P_BORDER_BEFORE_COLOR, FO_P_BORDER_AFTER_COLOR, FO_P_BORDER_START_COLOR, FO_P_BORDER_END_COLOR };

	for (int side = 0; side < 4; side++) {
		struct fo_border	*b = &r->box.border[side];

		if (b->style == FO_BORDER_NONE || b->style == FO_BORDER_HIDDEN)
			b->width = 0;
		else if (fo_refine_given(r, colors[side]) == FO_LEVEL_NONE)
			b->color = r->text.color;	/* only where it is seen: else each colour of text made a box */
	}
}

/* 5.3.2 as FOP reads it: a margin makes the indent of a block, and its space before or after. */
static bool
generates_reference_area(enum fo_object o)
{
	return o == FO_BLOCK_CONTAINER || o == FO_TABLE_CELL || o == FO_INLINE_CONTAINER || o == FO_FLOW ||
	    o == FO_STATIC_CONTENT || o == FO_SIMPLE_PAGE_MASTER || (o >= FO_REGION_BODY && o <= FO_REGION_END);
}

static int32_t
clamp32(int64_t v)
{
	return v > INT32_MAX ? INT32_MAX : v < -INT32_MAX ? -INT32_MAX : (int32_t)v;
}

/* to += length, a percentage being of the containing block: the reference area less the parent's indents. */
static void
add_of_block(const struct fo_refine *r, struct fo_length *to, const struct fo_length *l)
{
	const struct fo_length	*s = &r->inherited[0], *e = &r->inherited[1];
	double			 part, around;
	bool			 clamped = false;

	if (l->is_auto)
		return;
	to->abs += l->abs;
	if (l->percent != 0) {
		part = l->percent / 100000.0;
		around = (double)s->percent + (double)e->percent;
		to->abs -= fo_mpt(part * ((double)s->abs + (double)e->abs), &clamped);
		to->percent = clamp32((int64_t)to->percent + l->percent - fo_mpt(part * around, &clamped));
	}
	to->abs = fo_mpt((double)to->abs, &clamped);
}

static void
finish_indent(struct fo_refine *r, enum fo_prop_id margin_id, enum fo_prop_id indent_id, enum fo_side side)
{
	struct fo_length	*indent = fo_refine_field(r, &fo_props[indent_id]);
	const struct fo_length	*inherited = &r->inherited[side == FO_START ? 0 : 1];
	enum fo_level		 margin = fo_refine_given(r, margin_id);
	bool			 clamped = false;

	if (margin == FO_LEVEL_NONE || (margin < FO_LEVEL_ABS && fo_refine_given(r, indent_id) != FO_LEVEL_NONE))
		return;		/* given itself, or inherited */
	memset(indent, 0, sizeof(*indent));
	if (!generates_reference_area(r->node->object))
		memcpy(indent, inherited, sizeof(*indent));
	indent->abs = fo_mpt((double)indent->abs + (double)r->box.border[side].width, &clamped);
	add_of_block(r, indent, &r->box.margin[side]);
	add_of_block(r, indent, &r->box.padding[side].len);
}

static void
finish_space(struct fo_refine *r, enum fo_prop_id margin_id, enum fo_side side, const enum fo_prop_id space[4])
{
	enum fo_level	 margin = fo_refine_given(r, margin_id);
	struct fo_space	*s = &r->box.space[side];

	if (margin == FO_LEVEL_NONE)
		return;
	if (margin < FO_LEVEL_ABS)
		for (int i = 0; i < 4; i++)
			if (fo_refine_given(r, space[i]) != FO_LEVEL_NONE)
				return;
	s->opt = r->box.margin[side];
	s->opt.is_auto = false;
	s->min = s->max = s->opt;
	s->discard = false;		/* a margin stays at the edge of a page */
}

static void
finish_margins(struct fo_refine *r)
{
	static const enum fo_prop_id before[4] = {
		FO_P_SPACE_BEFORE, FO_P_SPACE_BEFORE_MIN, FO_P_SPACE_BEFORE_OPT, FO_P_SPACE_BEFORE_MAX };
	static const enum fo_prop_id after[4] = {
		FO_P_SPACE_AFTER, FO_P_SPACE_AFTER_MIN, FO_P_SPACE_AFTER_OPT, FO_P_SPACE_AFTER_MAX };

	finish_indent(r, FO_P_MARGIN_LEFT, FO_P_START_INDENT, FO_START);
	finish_indent(r, FO_P_MARGIN_RIGHT, FO_P_END_INDENT, FO_END);
	finish_space(r, FO_P_MARGIN_TOP, FO_BEFORE, before);
	finish_space(r, FO_P_MARGIN_BOTTOM, FO_AFTER, after);
}

/* 7.27.17: a region that has no name has its standard one. */
static void
finish_names(struct fo_refine *r)
{
	static const char *const names[] = {
		"xsl-region-body", "xsl-region-before", "xsl-region-after", "xsl-region-start", "xsl-region-end" };
	enum fo_object	 o = r->node->object;

	if (o < FO_REGION_BODY || o > FO_REGION_END || r->misc.region_name != NULL)
		return;
	r->misc.region_name = fo_intern(r->tree, names[o - FO_REGION_BODY], strlen(names[o - FO_REGION_BODY]));
}

void
fo_refine_finish(struct fo_refine *r)
{
	finish_borders(r);
	finish_ranges(r);
	finish_line_height(r);
	finish_margins(r);
	finish_names(r);
	/* 7.20.3: kept together within a line is what is never broken into lines. */
	r->text.wrap = r->text.wrap_option && r->text.keep_together.line != FO_KEEP_ALWAYS;
}
