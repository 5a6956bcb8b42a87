/* line.c - a paragraph into lines of fragments: the door of line.h. */
#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/tree.h"

#define MPT_ENDLESS	((mpt)1 << 40)	/* wider than any line */

/* Lines of one paragraph as they are made. */
struct setter {
	struct para	*p;
	struct fo_line	*lines;		/* scratch */
	size_t		 nlines, room;
	uint32_t	*open;		/* pieces of the boxes open now, outermost first */
	uint32_t	*open_frag;	/* and their fragment in this line */
	size_t		 nopen, open_room;
	bool		 first;		/* no line yet: text-indent */
};

/* The line being filled. */
struct filler {
	struct setter	*set;
	struct fo_line	 line;
	mpt		 x;
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
	const struct fo_node **anchors, **notes;	/* scratch */
	size_t		 anchors_room, notes_room;
};

struct fo_lines *
fo_lines_new(void)
{
	struct fo_lines	*s = mem_alloc(sizeof(*s));

	init_linebreak();	/* fills tables of the library's own, always the same */
	s->scratch = arena_new();
	s->arena = arena_new();
	return s;
}

void
fo_lines_free(struct fo_lines *s)
{
	if (s == NULL)
		return;
	arena_free(s->scratch);
	arena_free(s->arena);
	free(s->pieces);
	free(s->atoms);
	free(s->items);
	free(s->frags);
	free(s->chars);
	free(s->breaks);
	free(s->glyph_at);
	free(s->byte_at);
	free(s->sum);
	free(s->bytes);
	free(s);
}

/* ---- fragments of a line ---- */

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
	string_fragment(p, piece->face, piece->node, piece->face->hyphen_text, frag);
	frag->hyphen = true;
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
		for (n = p->s->nfrags, leader_fill(p, piece, f->x, width); n < p->s->nfrags; n++)
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
	case PIECE_NOTE:
		list_add(&f->notes, &f->line.nfootnotes, &f->notes_room, piece->node);
		break;
	default:
		draw_object(f, piece, width);
		break;
	}
}

/* ---- one line ---- */

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
line_copy(struct filler *f, mpt start)
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
		frag->x += start;
		if (frag->y > FROM_TOP / 2)
			frag->y = frag->y - FROM_TOP + f->rise;
		else if (frag->y < FROM_BOTTOM / 2)
			frag->y = frag->y - FROM_BOTTOM - f->fall;
		frag->y = l->baseline - frag->y;
		if (frag->x + frag->width > l->width)
			l->width = frag->x + frag->width;
	}
	l->anchors = list_copy(p->arena, f->anchors, l->nanchors);
	l->footnotes = list_copy(p->arena, f->notes, l->nfootnotes);
	s->nfrags = f->first_frag;
}

static void
line_push(struct setter *set, const struct fo_line *line)
{
	if (set->nlines == set->room) {
		set->room = set->room * 2 + 16;
		set->lines = mem_grow(set->lines, set->room, sizeof(*set->lines));
	}
	set->lines[set->nlines++] = *line;
}

static enum fo_align
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

	for (size_t i = to + 1; i < s->nitems && s->items[i].kind != KNUTH_BOX; i++) {
		if (s->items[i].kind != KNUTH_MARK)
			continue;
		if (s->pieces[s->atoms[s->items[i].atom - 1].piece].kind != PIECE_CLOSE)
			break;
		draw_atom(f, &s->atoms[s->items[i].atom - 1], 0);
		next = i + 1;
	}
	return next;
}

/* Make the line of items[from..to]; returns where the next one begins. */
static size_t
line_make(struct setter *set, size_t from, size_t to, const struct knuth_line *k, bool last, enum row_end end)
{
	struct filler	 f = { .set = set };
	size_t		 next;
	mpt		 start;

	f.first_frag = set->p->s->nfrags;
	f.line.last = last && end != ROW_FEED;
	f.line.forced = last && end == ROW_FEED;
	f.line.measure = set->p->width;
	start = line_align(&f, k);
	boxes_resume(&f);
	fill_line(&f, from, to);
	next = close_boxes(&f, to);
	boxes_interrupt(&f);
	if (f.any || f.line.forced)
		line_heights(&f);
	line_copy(&f, start);
	line_push(set, &f.line);
	free(f.anchors);
	free(f.notes);
	set->first = false;
	return next;
}

/* ---- rows ---- */

/* What stands before and after the content of a row, so that its last line need not be full. */
static enum row_end
row_items(struct setter *set, struct place *at, mpt indent)
{
	struct para	*p = set->p;
	mpt		 end_indent = fo_length_resolve(&p->block->text->last_line_end_indent, p->width, 0);
	bool		 last_justified = align_of(p, true) == FO_ALIGN_JUSTIFY;
	bool		 center = p->fill == FILL_CENTER && !last_justified;
	enum row_end	 end;

	p->s->nitems = p->s->natoms = 0;
	if (center)
		item_add(p, (struct knuth_item){ .kind = KNUTH_GLUE, .stretch = FILL_RAG });
	if (indent != 0)
		item_add(p, (struct knuth_item){ .kind = KNUTH_BOX, .width = indent });
	end = text_items(p, at);
	if (center) {
		item_add(p, (struct knuth_item){ .kind = KNUTH_GLUE, .stretch = FILL_RAG });
	} else if (!last_justified) {
		item_add(p, (struct knuth_item){ .kind = KNUTH_PENALTY, .penalty = KNUTH_INFINITE });
		item_add(p, (struct knuth_item){ .kind = KNUTH_GLUE,
		    .stretch = p->width > end_indent ? p->width - end_indent : 0 });
	}
	item_add(p, (struct knuth_item){ .kind = KNUTH_PENALTY, .penalty = -KNUTH_INFINITE, .width = end_indent });
	return end;
}

/*
 * First without hyphens and with spaces near their natural width; then with
 * hyphens, or with wider spaces where there are none; at last at any price.
 */
static size_t
row_break(struct setter *set, struct place from, mpt indent, bool *hyphenated, struct knuth_line **lines)
{
	struct para		*p = set->p;
	const struct fo_text	*t = p->block->text;
	struct knuth_try	 how = { .width = p->width, .threshold = 1, .ladder = t->hyphenation_ladder,
				    .from_first_item = p->fill == FILL_CENTER,
				    .allowed = t->wrap ? KNUTH_UNFLAGGED : KNUTH_FORCED_ONLY };
	size_t			 n;

	n = knuth_break(p->s->scratch, p->s->items, p->s->nitems, &how, lines);
	if (n > 0)
		return n;
	if (t->wrap && !*hyphenated) {
		*hyphenated = true;
		if (text_hyphenate(p))
			row_items(set, &from, indent);
	}
	if (t->wrap && t->hyphenate)
		how.allowed = KNUTH_ALL;
	else
		how.threshold = 5;
	n = knuth_break(p->s->scratch, p->s->items, p->s->nitems, &how, lines);
	if (n > 0)
		return n;
	how.threshold = 20;
	how.force = true;
	return knuth_break(p->s->scratch, p->s->items, p->s->nitems, &how, lines);
}

static bool
row_has_box(const struct fo_lines *s, bool indent)
{
	size_t	 n = 0;

	for (size_t i = 0; i < s->nitems; i++)
		n += s->items[i].kind == KNUTH_BOX;
	return n > (indent ? 1 : 0);
}

/* Ids, markers and footnotes after the last line belong to it. */
static void
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
		line_copy(&f, 0);
		line_push(set, &f.line);
		set->first = false;
	} else if (f.line.nanchors + f.line.nfootnotes > 0 &&
	    (set->nlines == 0 || set->lines[set->nlines - 1].block != NULL)) {
		/* An object without content that has an id: as high as a line, as the reference has it. */
		line_heights(&f);
		line_copy(&f, 0);
		line_push(set, &f.line);
	} else if (f.line.nanchors + f.line.nfootnotes > 0) {
		size_t	 a, n;

		to = &set->lines[set->nlines - 1];
		for (a = 0; a < to->nanchors; a++)
			list_add(&f.anchors, &f.line.nanchors, &f.anchors_room, to->anchors[a]);
		for (n = 0; n < to->nfootnotes; n++)
			list_add(&f.notes, &f.line.nfootnotes, &f.notes_room, to->footnotes[n]);
		to->anchors = list_copy(p->arena, f.anchors, f.line.nanchors);
		to->nanchors = f.line.nanchors;
		to->footnotes = list_copy(p->arena, f.notes, f.line.nfootnotes);
		to->nfootnotes = f.line.nfootnotes;
	}
	p->s->nfrags = f.first_frag;
	free(f.anchors);
	free(f.notes);
}

static void
paragraph_set(struct setter *set, bool first_of_block)
{
	struct para		*p = set->p;
	struct place		 at = { 0, 0 }, from;
	struct knuth_line	*lines;
	enum row_end		 end;
	bool			 hyphenated = false;
	size_t			 n, item;
	mpt			 indent;

	set->first = first_of_block;
	do {
		from = at;
		indent = set->first ? fo_length_resolve(&p->block->text->text_indent, p->width, 0) : 0;
		end = row_items(set, &at, indent);
		if (!row_has_box(p->s, indent != 0)) {
			row_marks(set, end);
		} else {
			n = row_break(set, from, indent, &hyphenated, &lines);
			item = 0;
			for (size_t i = 0; i < n; i++)
				item = line_make(set, item, lines[i].end, &lines[i], i + 1 == n, end);
		}
		if (end == ROW_BLOCK) {
			line_push(set, &(struct fo_line){ .block = p->s->pieces[at.piece++].node, .measure = p->width });
			set->first = false;
		}
	} while (end != ROW_END);
}

/* ---- the door ---- */

static enum fill
fill_of(const struct fo_text *t)
{
	if (t->text_align == FO_ALIGN_JUSTIFY)
		return FILL_JUSTIFY;
	if (t->text_align_last == FO_ALIGN_JUSTIFY)
		return FILL_LAST;
	return t->text_align == FO_ALIGN_CENTER ? FILL_CENTER : FILL_RAGGED;
}

static mpt
line_height_of(const struct fo_text *t)
{
	if (t->line_height_factor != 0)
		return advance_scale((int64_t)t->line_height_factor * 1000, t->font_size);
	return fo_length_resolve(&t->line_height.opt, t->font_size, t->font_size * 6 / 5);
}

static void
objects_prepare(struct para *p)
{
	for (size_t k = 0; p->has_object && k < p->s->npieces; k++) {
		struct piece	*piece = &p->s->pieces[k];

		if (piece->kind == PIECE_OBJECT)
			object_prepare(p, piece);
	}
}

/* A state to work with: the context's, or one of our own while that is in use. */
static struct fo_lines *
state_take(struct fo_context *ctx)
{
	struct fo_lines	*s = ctx->lines;

	if (s == NULL || s->busy)
		s = fo_lines_new();
	s->busy = true;
	s->npieces = s->nchars = s->nfrags = s->nitems = s->natoms = 0;
	return s;
}

static void
state_give(struct fo_context *ctx, struct fo_lines *s)
{
	s->busy = false;
	arena_reset(s->scratch);
	if (s != ctx->lines)
		fo_lines_free(s);
}

static void
para_init(struct para *p, struct fo_context *ctx, struct arena *arena, const struct fo_node *block, mpt width)
{
	memset(p, 0, sizeof(*p));
	p->ctx = ctx;
	p->s = state_take(ctx);
	p->arena = arena;
	p->block = block;
	p->width = width;
	p->face = face_of(ctx, p->s, block->text);
	p->line_height = line_height_of(block->text);
	p->fill = fill_of(block->text);
}

static void
para_read(struct para *p, const struct fo_node *first, const struct fo_node *end)
{
	inline_collect(p, first, end);
	space_treat(p);
	text_breaks(p);
	bidi_levels(p);
	text_shape(p);
	objects_prepare(p);
}

size_t
fo_lines_layout(struct fo_context *ctx, struct arena *arena, const struct fo_node *block,
    const struct fo_node *first, const struct fo_node *end, mpt width, bool first_of_block,
    struct fo_line **lines)
{
	struct setter	 set = { 0 };
	struct para	 p;
	size_t		 n;

	para_init(&p, ctx, arena, block, width);
	para_read(&p, first, end);
	set.p = &p;
	paragraph_set(&set, first_of_block);
	n = set.nlines;
	*lines = arena_array(arena, n, sizeof(**lines));
	if (n > 0)
		memcpy(*lines, set.lines, n * sizeof(**lines));
	free(set.lines);
	free(set.open);
	free(set.open_frag);
	state_give(ctx, p.s);
	return n;
}

bool
line_single(struct fo_context *ctx, struct arena *arena, const struct fo_node *of, struct fo_line *line)
{
	struct setter	 set = { 0 };
	struct para	 p;
	bool		 any;

	para_init(&p, ctx, arena, of, MPT_ENDLESS);
	p.fill = FILL_RAGGED;
	p.single = true;
	para_read(&p, of->first, NULL);
	set.p = &p;
	paragraph_set(&set, false);
	any = set.nlines > 0;
	if (any)
		*line = set.lines[0];
	free(set.lines);
	free(set.open);
	free(set.open_frag);
	state_give(ctx, p.s);
	return any;
}

void
fo_lines_measure(struct fo_context *ctx, struct arena *arena, const struct fo_node *block,
    const struct fo_node *first, const struct fo_node *end, mpt *min, mpt *max)
{
	struct para	 p;
	struct place	 at = { 0, 0 };
	enum row_end	 how;
	mpt		 piece = 0, row = 0;

	*min = *max = 0;
	para_init(&p, ctx, arena, block, 0);
	p.measuring = true;
	para_read(&p, first, end);
	do {
		p.s->nitems = p.s->natoms = 0;
		how = text_items(&p, &at);
		piece = row = 0;
		for (size_t i = 0; i < p.s->nitems; i++) {
			const struct knuth_item	*it = &p.s->items[i];

			if (it->kind == KNUTH_BOX || it->kind == KNUTH_GLUE)
				row += it->width;
			if (it->kind == KNUTH_BOX)
				piece += it->width;
			else if (it->kind == KNUTH_GLUE || (it->kind == KNUTH_PENALTY && it->penalty < KNUTH_INFINITE))
				piece = 0;
			if (piece > *min)
				*min = piece;
		}
		if (row > *max)
			*max = row;
		if (how == ROW_BLOCK)
			at.piece++;
	} while (how != ROW_END);
	state_give(ctx, p.s);
}

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
