/* fill.c - one line: from the items between two breaks to fragments with places. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/tree.h"

/* The line being filled. */
struct filler {
	struct setter	*set;
	struct fo_line	 line;
	mpt		 x;
	mpt		 start;		/* of the line: what is left before it by its alignment */
	double		 ratio;
	mpt		 rise, fall;	/* above and below the baseline */
	mpt		 edge_height;	/* tallest object aligned with the line's edge */
	bool		 any;		/* something that gives a line its height */
	/* Text that will be one fragment. */
	uint32_t	 run_piece;	/* + 1; 0 none */
	uint32_t	 run_c0, run_c1;
	mpt		 run_x, run_end;
	bool		 run_spaces;	/* there is one in it */
	size_t		 first_frag;
	const struct fo_node **anchors, **ends, **notes;	/* scratch */
	size_t		 anchors_room, ends_room, notes_room;
};

struct fo_frag *
frag_add(struct fo_lines *s)
{
	if (s->nfrags == s->frags_room) {
		s->frags_room = s->frags_room * 2 + 32;
		s->frags = mem_grow(s->frags, s->frags_room, sizeof(*s->frags));
	}
	return memset(&s->frags[s->nfrags++], 0, sizeof(*s->frags));
}

/* y is kept upside down, above the baseline, until the line's own baseline is known. */
static void
run_flush(struct filler *f)
{
	struct para		*p = f->set->p;
	const struct piece	*piece;
	struct fo_frag		*frag;
	const mpt		*w;
	mpt			 total, letter;

	if (f->run_piece == 0)
		return;
	piece = &p->s->pieces[f->run_piece - 1];
	frag = frag_add(p->s);
	text_fragment(p, piece, f->run_c0, f->run_c1, frag);
	w = piece->face->space;
	letter = piece->face->letter[1];
	letter += f->ratio >= 0 ? (mpt)((double)(piece->face->letter[2] - letter) * f->ratio) :
	    (mpt)((double)(letter - piece->face->letter[0]) * f->ratio);
	total = w[1] + (f->ratio >= 0 ? (mpt)((double)(w[2] - w[1]) * f->ratio) :
	    (mpt)((double)(w[1] - w[0]) * f->ratio));
	frag->letter_spacing = letter;
	if (f->run_spaces)
		frag->word_spacing = total - piece->face->space_glyph - 2 * letter;
	frag->x = f->run_x;
	frag->width = f->run_end - f->run_x;
	frag->y = piece->shift->offset;
	f->run_piece = 0;
}

/* Something stands in the line whose own baseline is so much above the line's. */
static void
extend(struct filler *f, mpt lift, mpt rise, mpt fall)
{
	f->any = true;
	if (IS_FROM_EDGE(lift)) {
		if (rise + fall > f->edge_height)
			f->edge_height = rise + fall;
		return;
	}
	if (lift + rise > f->rise)
		f->rise = lift + rise;
	if (fall - lift > f->fall)
		f->fall = fall - lift;
}

static void
draw_text(struct filler *f, const struct atom *a, mpt width)
{
	struct para		*p = f->set->p;
	const struct piece	*piece = &p->s->pieces[a->piece];

	if (f->run_piece != a->piece + 1 || f->run_c1 != a->c0) {
		run_flush(f);
		f->run_piece = a->piece + 1;
		f->run_c0 = a->c0;
		f->run_x = f->x;
		f->run_spaces = false;
		if (a->kind == ATOM_SPACE) {
			/* The items around it make room for the edges of open boxes; see breaking_space(). */
			bool	 keep = piece->face->text->ws_treatment == FO_WS_PRESERVE;

			if (p->s->breaks[a->c1 - 1] == BREAK_MAY)
				f->run_x += keep ? piece->edge_start : -piece->edge_end;
			f->run_x += piece->face->letter[1];
		}
	}
	f->run_c1 = a->c1;
	f->run_end = f->x + width;
	f->run_spaces |= a->kind == ATOM_SPACE;
	extend(f, piece->shift->offset, piece->face->ascender, piece->face->depth);
}

static void
draw_hyphen(struct filler *f, const struct atom *a)
{
	struct para		*p = f->set->p;
	const struct piece	*piece = &p->s->pieces[a->piece];
	struct fo_frag		*frag;

	run_flush(f);
	frag = frag_add(p->s);
	hyphen_fragment(p, piece->face, piece->node, frag);
	frag->x = f->x;
	frag->y = piece->shift->offset;
	frag->level = piece->level;
	f->x += frag->width;
}

static mpt
padding_of(const struct para *p, const struct fo_node *node, enum fo_side side)
{
	return fo_length_resolve(&node->box->padding[side].len, p->width, 0);
}

/* A box begins at x, or goes on from the line before. */
static void
box_begin(struct filler *f, uint32_t k, bool goes_on)
{
	struct setter		*set = f->set;
	struct para		*p = set->p;
	const struct piece	*piece = &p->s->pieces[k];
	const struct fo_box	*b = piece->node->box;
	struct fo_frag		*frag = frag_add(p->s);
	mpt			 above, below;

	above = b->border[FO_BEFORE].width + padding_of(p, piece->node, FO_BEFORE);
	below = b->border[FO_AFTER].width + padding_of(p, piece->node, FO_AFTER);
	frag->kind = FO_FRAG_BOX;
	frag->node = piece->node;
	frag->open_start = goes_on;
	frag->open_end = true;
	frag->height = piece->face->ascender + piece->face->depth + above + below;
	frag->y = piece->shift->offset + piece->face->ascender + above;
	frag->x = f->x;
	if (set->nopen == set->open_room) {
		set->open_room = set->open_room * 2 + 8;
		set->open = mem_grow(set->open, set->open_room, sizeof(*set->open));
		set->open_frag = mem_grow(set->open_frag, set->open_room, sizeof(*set->open_frag));
	}
	set->open[set->nopen] = k;
	set->open_frag[set->nopen++] = (uint32_t)(p->s->nfrags - 1);
}

static mpt
space_of(const struct para *p, const struct fo_node *node, enum fo_side side)
{
	return fo_length_resolve(&node->box->space[side].opt, p->width, 0) +
	    fo_length_resolve(&node->box->margin[side], p->width, 0);
}

static void
box_end(struct filler *f, uint32_t k, mpt x)
{
	struct setter	*set = f->set;
	struct fo_frag	*frag;

	if (set->nopen == 0)
		return;
	frag = &set->p->s->frags[set->open_frag[--set->nopen]];
	frag->width = x - space_of(set->p, set->p->s->pieces[k].node, FO_END) - frag->x;
	frag->open_end = false;
}

/* At a line's end every open box gets its part of the line; they stay open. */
static void
boxes_interrupt(struct filler *f)
{
	struct setter	*set = f->set;

	for (size_t i = 0; i < set->nopen; i++) {
		struct fo_frag	*frag = &set->p->s->frags[set->open_frag[i]];

		frag->width = f->x - frag->x;
	}
}

static mpt
retained(const struct para *p, const struct fo_node *node, enum fo_side side)
{
	const struct fo_box	*b = node->box;

	return (b->border[side].discard ? 0 : b->border[side].width) +
	    (b->padding[side].discard ? 0 : padding_of(p, node, side));
}

static void
boxes_resume(struct filler *f)
{
	struct setter	*set = f->set;
	size_t		 n = set->nopen;
	mpt		 x = f->x;

	set->nopen = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t	 k = set->open[i];

		box_begin(f, k, true);
		f->x += retained(set->p, set->p->s->pieces[k].node, FO_START);
	}
	f->x = x;	/* the items that follow hold that room */
}

static void
list_add(const struct fo_node ***list, size_t *n, size_t *room, const struct fo_node *node)
{
	if (*n == *room) {
		*room = *room * 2 + 8;
		*list = mem_grow(*list, *room, sizeof(**list));
	}
	(*list)[(*n)++] = node;
}

static const struct fo_node **
list_copy(struct arena *arena, const struct fo_node *const *list, size_t n)
{
	const struct fo_node	**copy;

	if (n == 0)
		return NULL;
	copy = arena_array(arena, n, sizeof(*copy));
	for (size_t i = 0; i < n; i++)
		copy[i] = list[i];
	return copy;
}

static void
draw_object(struct filler *f, const struct piece *piece, mpt width)
{
	struct para	*p = f->set->p;
	struct fo_frag	*frag;
	size_t		 n;

	run_flush(f);
	extend(f, piece->lift, piece->rise, piece->fall);
	if (piece->node->object == FO_LEADER) {
		for (n = p->s->nfrags, leader_fill(p, piece, f->x, width, f->start + f->x); n < p->s->nfrags; n++)
			p->s->frags[n].level = piece->level;
		return;
	}
	if (piece->frag == NULL)
		return;
	frag = frag_add(p->s);
	*frag = *piece->frag;
	frag->level = piece->level;
	frag->x += f->x;
	if (frag->kind == FO_FRAG_PAGE_NUMBER || frag->kind == FO_FRAG_CITATION)
		f->line.has_numbers = true;
}

static void
draw_atom(struct filler *f, const struct atom *a, mpt width)
{
	const struct piece	*piece = &f->set->p->s->pieces[a->piece];

	switch (a->kind) {
	case ATOM_WORD:
	case ATOM_SPACE:
		draw_text(f, a, width);
		return;
	case ATOM_HYPHEN:
		draw_hyphen(f, a);
		return;
	default:
		break;
	}
	switch (piece->kind) {
	case PIECE_OPEN:
		run_flush(f);
		f->x += space_of(f->set->p, piece->node, FO_START);
		box_begin(f, a->piece, false);
		f->x -= space_of(f->set->p, piece->node, FO_START);
		break;
	case PIECE_CLOSE:
		run_flush(f);
		box_end(f, a->piece, f->x + width);
		break;
	case PIECE_MARK:
		list_add(&f->anchors, &f->line.nanchors, &f->anchors_room, piece->node);
		break;
	case PIECE_END:
		list_add(&f->ends, &f->line.nends, &f->ends_room, piece->node);
		break;
	case PIECE_NOTE:
		list_add(&f->notes, &f->line.nfootnotes, &f->notes_room, piece->node);
		break;
	default:
		draw_object(f, piece, width);
		break;
	}
}

static mpt
item_width(const struct filler *f, const struct knuth_item *it)
{
	if (it->kind == KNUTH_BOX)
		return it->width;
	if (it->kind != KNUTH_GLUE)
		return 0;
	return it->width + (f->ratio >= 0 ? (mpt)((double)it->stretch * f->ratio) : (mpt)((double)it->shrink * f->ratio));
}

static bool
drops_at_start(const struct para *p)
{
	enum fo_ws_treatment	 t = p->face->text->ws_treatment;

	return t == FO_WS_IGNORE_IF_SURROUNDING || t == FO_WS_IGNORE || t == FO_WS_IGNORE_AFTER;
}

/*
 * The space between words at which a line ends; NULL where it ends otherwise.  In
 * ragged text it stands behind the place of the break, see breaking_space().
 */
static const struct atom *
space_at_break(const struct fo_lines *s, size_t to)
{
	for (size_t i = to; i < s->nitems && s->items[i].kind != KNUTH_BOX; i++) {
		const struct atom	*a;

		if (s->items[i].kind != KNUTH_GLUE || s->items[i].atom == 0)
			continue;
		a = &s->atoms[s->items[i].atom - 1];
		return a->kind == ATOM_SPACE && s->chars[a->c0] == ' ' ? a : NULL;
	}
	return NULL;
}

/*
 * The space at which a line breaks, or one for the line feed that ends it, is
 * drawn beyond the line's end and has no part in its width: whoever reads the
 * text by its structure has only the glyphs to tell one word from the next.
 */
static void
draw_break(struct filler *f, size_t to)
{
	struct para		*p = f->set->p;
	const struct atom	*a = space_at_break(p->s, to);
	const struct piece	*piece;
	struct fo_frag		*frag;

	if (a == NULL && (!f->line.forced || f->run_piece == 0))
		return;
	if (a != NULL && f->run_piece == a->piece + 1 && f->run_c1 == a->c0 && !p->has_rtl) {
		f->run_c1++;
		run_flush(f);
		return;
	}
	piece = &p->s->pieces[a != NULL ? a->piece : f->run_piece - 1];
	run_flush(f);
	frag = frag_add(p->s);
	/* Of the paragraph's own direction (UAX 9, rule L1): it stays at the line's end. */
	string_fragment(p, piece->face, piece->node, " ", frag);
	frag->decoration = 0;
	frag->width = 0;
	frag->x = f->x;
	frag->y = piece->shift->offset;
}

/* Draw items[from..to]; "to" is where the line ends. */
static void
fill_line(struct filler *f, size_t from, size_t to)
{
	struct fo_lines		*s = f->set->p->s;
	const struct knuth_item	*it;
	bool			 skip = drops_at_start(f->set->p);
	mpt			 width;

	for (size_t i = from; i <= to; i++) {
		it = &s->items[i];
		if (it->kind == KNUTH_BOX)
			skip = false;
		if (it->kind == KNUTH_PENALTY ? i != to : it->kind == KNUTH_GLUE && (skip || i == to))
			continue;	/* a hyphen not taken, a space at the edge */
		width = item_width(f, it);
		if (it->atom != 0)
			draw_atom(f, &s->atoms[it->atom - 1], width);
		f->x += width;
	}
	draw_break(f, to);
	run_flush(f);
}

static mpt
leading_before(const struct para *p)
{
	return (p->line_height - p->face->ascender - p->face->depth) / 2;
}

/*
 * Half-leading round the block's own font; what stands higher or hangs lower
 * than that font makes the line so much taller (line-stacking-strategy="max-height").
 */
static void
line_heights(struct filler *f)
{
	struct para	*p = f->set->p;
	mpt		 before = leading_before(p);
	mpt		 after = p->line_height - p->face->ascender - p->face->depth - before;
	mpt		 rise = p->face->ascender, fall = p->face->depth;

	if (p->face->text->line_stacking != FO_STACK_FONT_HEIGHT) {
		if (f->rise > rise)
			rise = f->rise;
		if (f->fall > fall)
			fall = f->fall;
		if (rise + fall < f->edge_height)
			fall = f->edge_height - rise;
	}
	f->rise = rise;
	f->fall = fall;
	f->line.height = before + rise + fall + after;
	f->line.baseline = before + rise;
	if (f->line.height < 0)
		f->line.height = 0;
}

static void
line_copy(struct filler *f)
{
	struct para	*p = f->set->p;
	struct fo_lines	*s = p->s;
	size_t		 n = s->nfrags - f->first_frag;
	struct fo_line	*l = &f->line;

	bidi_reorder(p, s->frags + f->first_frag, n);
	l->frags = arena_array(p->arena, n, sizeof(*l->frags));
	l->nfrags = n;
	for (size_t i = 0; i < n; i++) {
		struct fo_frag	*frag = &l->frags[i];

		*frag = s->frags[f->first_frag + i];
		frag->x += f->start;
		if (frag->y > FROM_TOP / 2)
			frag->y = frag->y - FROM_TOP + f->rise;
		else if (frag->y < FROM_BOTTOM / 2)
			frag->y = frag->y - FROM_BOTTOM - f->fall;
		frag->y = l->baseline - frag->y;
		if (frag->x + frag->width > l->width)
			l->width = frag->x + frag->width;
	}
	l->anchors = list_copy(p->arena, f->anchors, l->nanchors);
	l->ends = list_copy(p->arena, f->ends, l->nends);
	l->footnotes = list_copy(p->arena, f->notes, l->nfootnotes);
	s->nfrags = f->first_frag;
}

void
line_push(struct setter *set, const struct fo_line *line)
{
	if (set->nlines == set->room) {
		set->room = set->room * 2 + 16;
		set->lines = mem_grow(set->lines, set->room, sizeof(*set->lines));
	}
	set->lines[set->nlines++] = *line;
}

void
setter_clear(struct setter *set)
{
	free(set->lines);
	free(set->open);
	free(set->open_frag);
}

enum fo_align
align_of(const struct para *p, bool last)
{
	const struct fo_text	*t = p->block->text;

	if (p->single)
		return FO_ALIGN_START;
	if (!last)
		return t->text_align;
	if (t->text_align_last != FO_ALIGN_RELATIVE)
		return t->text_align_last;
	return t->text_align == FO_ALIGN_JUSTIFY ? FO_ALIGN_START : t->text_align;
}

static void
report_overflow(struct para *p, mpt by)
{
	if (p->measuring || p->ctx->dry || by < 1000)
		return;
	report_add(p->ctx->report, FINDING_FO_LINE_OVERFLOW, fo_pos(p->ctx->tree, p->block),
	    _("by %lld.%lld pt"), (long long)(by / 1000), (long long)(by % 1000 / 100));
}

/* Where the line starts, and how much of its stretch or shrink is used. */
static mpt
line_align(struct filler *f, const struct knuth_line *k)
{
	enum fo_align	 align = align_of(f->set->p, f->line.last || f->line.forced);
	mpt		 rest = k->difference;

	f->ratio = align == FO_ALIGN_JUSTIFY || (rest < 0 && -rest <= k->shrink) ? k->ratio : 0;
	if (f->ratio < -1)
		f->ratio = -1;
	if (rest < 0 && -rest > k->shrink)
		report_overflow(f->set->p, -rest - k->shrink);
	switch (align) {
	case FO_ALIGN_JUSTIFY:
		f->line.align = FO_LINE_JUSTIFIED;
		return 0;
	case FO_ALIGN_END:
		f->line.align = FO_LINE_END;
		return rest > 0 ? rest : 0;
	case FO_ALIGN_CENTER:
		f->line.align = FO_LINE_CENTER;
		return rest > 0 ? rest / 2 : 0;
	default:
		f->line.align = FO_LINE_START;
		return 0;
	}
}

/*
 * Ends of boxes between a line's last item and the next box belong to it: what
 * would they enclose on the next one?  Returns the item after them.
 */
static size_t
close_boxes(struct filler *f, size_t to)
{
	struct fo_lines	*s = f->set->p->s;
	size_t		 next = to + 1;
	enum piece_kind	 kind;

	for (size_t i = to + 1; i < s->nitems && s->items[i].kind != KNUTH_BOX; i++) {
		if (s->items[i].kind != KNUTH_MARK)
			continue;
		kind = s->pieces[s->atoms[s->items[i].atom - 1].piece].kind;
		if (kind != PIECE_CLOSE && kind != PIECE_END)
			break;
		draw_atom(f, &s->atoms[s->items[i].atom - 1], 0);
		next = i + 1;
	}
	return next;
}

/* Make the line of items[from..to]; returns where the next one begins. */
size_t
line_make(struct setter *set, size_t from, size_t to, const struct knuth_line *k, bool last, enum row_end end)
{
	struct filler	 f = { .set = set };
	size_t		 next;

	f.first_frag = set->p->s->nfrags;
	f.line.last = last && end != ROW_FEED;
	f.line.forced = last && end == ROW_FEED;
	f.line.measure = set->p->width;
	f.start = line_align(&f, k);
	boxes_resume(&f);
	fill_line(&f, from, to);
	next = close_boxes(&f, to);
	boxes_interrupt(&f);
	if (f.any || f.line.forced)
		line_heights(&f);
	line_copy(&f);
	line_push(set, &f.line);
	free(f.anchors);
	free(f.ends);
	free(f.notes);
	set->first = false;
	return next;
}

/* Ids, markers and footnotes after the last line belong to it. */
void
row_marks(struct setter *set, enum row_end end)
{
	struct para	*p = set->p;
	struct filler	 f = { .set = set };
	struct fo_line	*to;

	f.first_frag = p->s->nfrags;
	f.line.measure = p->width;
	f.line.forced = end == ROW_FEED;
	f.line.last = end != ROW_FEED;
	boxes_resume(&f);
	fill_line(&f, 0, p->s->nitems - 1);
	if (end == ROW_FEED) {
		line_heights(&f);
		line_copy(&f);
		line_push(set, &f.line);
		set->first = false;
	} else if (f.line.nanchors + f.line.nfootnotes > 0 &&
	    (set->nlines == 0 || set->lines[set->nlines - 1].block != NULL)) {
		/* An object without content that has an id: as high as a line, as the reference has it. */
		line_heights(&f);
		line_copy(&f);
		line_push(set, &f.line);
	} else if (f.line.nanchors + f.line.nends + f.line.nfootnotes > 0 && set->nlines > 0 &&
	    set->lines[set->nlines - 1].block == NULL) {
		size_t	 a, e, n;

		to = &set->lines[set->nlines - 1];
		for (a = 0; a < to->nanchors; a++)
			list_add(&f.anchors, &f.line.nanchors, &f.anchors_room, to->anchors[a]);
		for (e = 0; e < to->nends; e++)
			list_add(&f.ends, &f.line.nends, &f.ends_room, to->ends[e]);
		for (n = 0; n < to->nfootnotes; n++)
			list_add(&f.notes, &f.line.nfootnotes, &f.notes_room, to->footnotes[n]);
		to->anchors = list_copy(p->arena, f.anchors, f.line.nanchors);
		to->nanchors = f.line.nanchors;
		to->ends = list_copy(p->arena, f.ends, f.line.nends);
		to->nends = f.line.nends;
		to->footnotes = list_copy(p->arena, f.notes, f.line.nfootnotes);
		to->nfootnotes = f.line.nfootnotes;
	}
	p->s->nfrags = f.first_frag;
	free(f.anchors);
	free(f.ends);
	free(f.notes);
}
