/* line.c - a paragraph into lines of fragments: the door of line.h. */
#include <linebreak.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/tree.h"

#define MPT_ENDLESS	((mpt)1 << 40)	/* wider than any line */

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

void
state_give(struct fo_context *ctx, struct fo_lines *s)
{
	s->busy = false;
	arena_reset(s->scratch);
	if (s != ctx->lines)
		fo_lines_free(s);
}

void
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
	setter_clear(&set);
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
	setter_clear(&set);
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
