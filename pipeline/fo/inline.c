/* inline.c - the inline-level objects of a paragraph, as a row of pieces over one
 * row of characters. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fo/case.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/tree.h"

#define SMALL_CAPS	80	/* their size, in hundredths of the capitals' */

struct collect {
	struct para		*p;
	mpt			 edge_start, edge_end;	/* of the boxes open here, where a line breaks */
	bool			 in_word;		/* for text-transform="capitalize" */
	bool			 boundary;		/* an object began or ended since the last text */
};

mpt
advance_scale(int64_t millionths, mpt size)
{
	/* In two steps: the product of a long text and a large size would not fit. */
	return millionths / 1000000 * size + (millionths % 1000000 * size + 500000) / 1000000;
}

struct piece *
piece_add(struct para *p, enum piece_kind kind, const struct fo_node *node,
    const struct face *face, const struct shift *shift)
{
	struct fo_lines	*s = p->s;
	struct piece	*piece;

	if (s->npieces == s->pieces_room) {
		s->pieces_room = s->pieces_room * 2 + 32;
		s->pieces = mem_grow(s->pieces, s->pieces_room, sizeof(*s->pieces));
	}
	piece = &s->pieces[s->npieces++];
	memset(piece, 0, sizeof(*piece));
	piece->kind = kind;
	piece->node = node;
	piece->face = face;
	piece->shift = shift;
	piece->c0 = piece->c1 = (uint32_t)s->nchars;
	return piece;
}

void
char_add(struct para *p, uint32_t c)
{
	struct fo_lines	*s = p->s;

	if (s->nchars == s->chars_room) {
		s->chars_room = s->chars_room * 2 + 256;
		s->chars = mem_grow(s->chars, s->chars_room, sizeof(*s->chars));
	}
	s->chars[s->nchars++] = c;
}

/*
 * Spaces may shrink by a third and stretch by a half, unless word-spacing says
 * otherwise (the standard leaves that to us).  Letter spacing counts after each
 * letter but the last of a line; a word ends without, so a space has two.
 */
static void
face_spaces(struct face *f)
{
	const struct fo_text	*t = f->text;
	const struct fo_length	*w[3] = { &t->word_spacing.min, &t->word_spacing.opt, &t->word_spacing.max };
	const struct fo_length	*l[3] = { &t->letter_spacing.min, &t->letter_spacing.opt, &t->letter_spacing.max };
	bool			 normal = true;

	for (int i = 0; i < 3; i++) {
		f->letter[i] = l[i]->abs;
		if (w[i]->abs != 0)
			normal = false;
		f->space[i] = f->space_glyph + w[i]->abs;
	}
	if (!normal)
		return;
	for (int i = 0; i < 3; i++)
		f->space[i] += 2 * f->letter[i];
	f->space[0] -= f->space_glyph / 3;
	f->space[2] += f->space_glyph / 2;
}

static const struct face *
face_get(struct fo_context *ctx, struct fo_lines *s, const struct fo_text *t, bool small)
{
	size_t			 h = ((uintptr_t)t >> 4) % nitems(s->faces);
	struct canvas_metrics	 m;
	struct face		*f;
	size_t			 n;

	for (f = s->faces[h]; f != NULL; f = f->next)
		if (f->text == t && f->small == small)
			return f;
	f = arena_alloc(s->arena, sizeof(*f));
	f->text = t;
	f->small = small;
	f->size = small ? t->font_size * SMALL_CAPS / 100 : t->font_size;
	f->font = ctx->canvas->font(ctx->canvas, t->families, t->font_weight, t->italic);
	ctx->canvas->metrics(ctx->canvas, f->font, &m);
	f->ascender = advance_scale((int64_t)m.ascender * 1000, f->size);
	f->depth = advance_scale((int64_t)-m.descender * 1000, f->size);
	f->x_height = advance_scale((int64_t)m.x_height * 1000, f->size);
	f->space_glyph = string_width(ctx, f, " ", 1);
	n = utf8_put(t->hyphenation_char != 0 ? t->hyphenation_char : '-', f->hyphen_text);
	f->hyphen_width = string_width(ctx, f, f->hyphen_text, n);
	face_spaces(f);
	f->next = s->faces[h];
	s->faces[h] = f;
	return f;
}

const struct face *
face_of(struct fo_context *ctx, struct fo_lines *s, const struct fo_text *t)
{
	return face_get(ctx, s, t, false);
}

static void
transform_add(struct collect *c, uint32_t ch, enum fo_transform transform)
{
	bool	 letter = case_is_letter(ch) || (ch >= '0' && ch <= '9') || ch == '\'' || ch == 0x2019;

	if (transform == FO_TRANSFORM_LOWER) {
		ch = case_lower(ch);
	} else if (transform == FO_TRANSFORM_UPPER || (transform == FO_TRANSFORM_CAPITALIZE && !c->in_word)) {
		if (ch == 0xDF) {
			char_add(c->p, 'S');
			ch = transform == FO_TRANSFORM_UPPER ? 'S' : 's';
		} else {
			ch = case_upper(ch);
		}
	}
	c->in_word = letter;
	char_add(c->p, ch);
}

/* font-variant="small-caps": is this a small letter, once text-transform has had its say? */
static bool
becomes_small_capital(const struct collect *c, uint32_t ch, const struct fo_text *t)
{
	if (t->transform == FO_TRANSFORM_UPPER ||
	    (t->transform == FO_TRANSFORM_CAPITALIZE && !c->in_word))
		return false;
	if (t->transform == FO_TRANSFORM_LOWER)
		ch = case_lower(ch);
	return ch == 0xDF || case_upper(ch) != ch;
}

/* From here on text comes out in this face. */
static void
text_piece(struct collect *c, const struct fo_node *node, const struct face *face, const struct shift *shift)
{
	struct piece	*piece = piece_add(c->p, PIECE_TEXT, node, face, shift);

	piece->edge_start = c->edge_start;
	piece->edge_end = c->edge_end;
	piece->fresh = c->boundary;
	c->boundary = false;
}

static void
text_add(struct collect *c, const struct fo_node *node, const char *s, size_t n,
    const struct fo_text *t, const struct shift *shift)
{
	struct fo_lines	*lines = c->p->s;
	bool		 small = false, next;
	size_t		 len;

	for (size_t i = 0; i < n; i += len) {
		uint32_t	 ch = (unsigned char)s[i];

		len = 1;
		if (ch >= 0x80)
			ch = utf8_get(s + i, n - i, &len);
		next = t->small_caps && becomes_small_capital(c, ch, t);
		if (i == 0 || next != small) {
			if (i > 0)
				lines->pieces[lines->npieces - 1].c1 = (uint32_t)lines->nchars;
			small = next;
			text_piece(c, node, face_get(c->p->ctx, lines, t, small), shift);
		}
		if (small)
			transform_add(c, ch, FO_TRANSFORM_UPPER);
		else if (t->transform == FO_TRANSFORM_NONE)
			char_add(c->p, ch);
		else
			transform_add(c, ch, t->transform);
	}
	if (n > 0)
		lines->pieces[lines->npieces - 1].c1 = (uint32_t)lines->nchars;
}

/* The baseline of an inline that shifts it; others share their parent's. */
static const struct shift *
shift_of(struct collect *c, const struct fo_node *node, const struct shift *parent)
{
	const struct face	*f;
	struct shift		*s;

	if (node->box->baseline_shift == FO_SHIFT_BASELINE)
		return parent;
	f = face_of(c->p->ctx, c->p->s, node->text);
	s = arena_alloc(c->p->s->scratch, sizeof(*s));
	s->parent = parent;
	s->offset = parent->offset;
	s->ascender = f->ascender;
	s->depth = f->depth;
	s->x_height = f->x_height;
	s->line_height = node->text->line_height_factor != 0 ?
	    node->text->font_size * node->text->line_height_factor / 1000 : node->text->line_height.opt.abs;
	switch (node->box->baseline_shift) {
	case FO_SHIFT_SUB:
		s->offset -= (f->x_height + 1) / 2;
		break;
	case FO_SHIFT_SUPER:
		s->offset += parent->x_height;
		break;
	case FO_SHIFT_LENGTH:
		s->offset += fo_length_resolve(&node->box->baseline_length, parent->line_height, 0);
		break;
	case FO_SHIFT_TOP:
		s->offset = FROM_TOP - f->ascender;
		break;
	case FO_SHIFT_BOTTOM:
		s->offset = FROM_BOTTOM + f->depth;
		break;
	case FO_SHIFT_TEXT_TOP:
		s->offset += parent->ascender - f->ascender;
		break;
	case FO_SHIFT_TEXT_BOTTOM:
		s->offset += f->depth - parent->depth;
		break;
	case FO_SHIFT_MIDDLE:
		s->offset += parent->x_height / 2 - f->x_height / 2;
		break;
	default:
		break;
	}
	return s;
}

static mpt
edge_width(const struct para *p, const struct fo_node *node, enum fo_side side)
{
	return node->box->border[side].width + fo_length_resolve(&node->box->padding[side].len, p->width, 0);
}

static mpt
edge_space(const struct para *p, const struct fo_node *node, enum fo_side side)
{
	return fo_length_resolve(&node->box->space[side].opt, p->width, 0) +
	    fo_length_resolve(&node->box->margin[side], p->width, 0);
}

/* What is left of an edge where a line breaks: XSL 1.1 section 4.3.1, conditionality. */
static mpt
edge_retained(const struct para *p, const struct fo_node *node, enum fo_side side)
{
	const struct fo_box	*b = node->box;

	return (b->border[side].discard ? 0 : b->border[side].width) +
	    (b->padding[side].discard ? 0 : fo_length_resolve(&b->padding[side].len, p->width, 0));
}

static bool
has_box(const struct fo_node *node)
{
	const struct fo_box	*b = node->box;

	if (b->has_background || b->background_image != NULL)
		return true;
	for (int i = 0; i < 4; i++)
		if (b->border[i].width != 0 || b->padding[i].len.abs != 0 || b->padding[i].len.percent != 0)
			return true;
	for (int i = FO_START; i <= FO_END; i++)
		if (b->space[i].opt.abs != 0 || b->space[i].opt.percent != 0 ||
		    b->margin[i].abs != 0 || b->margin[i].percent != 0)
			return true;
	return false;
}

static void	collect_list(struct collect *, const struct fo_node *, const struct fo_node *, const struct shift *);

/* A piece of an inline's edge; returns whether there is a box to close. */
static bool
box_open(struct collect *c, const struct fo_node *node, const struct shift *shift)
{
	struct piece	*piece;

	if (!has_box(node))
		return false;
	piece = piece_add(c->p, PIECE_OPEN, node, face_of(c->p->ctx, c->p->s, node->text), shift);
	piece->width = edge_width(c->p, node, FO_START) + edge_space(c->p, node, FO_START);
	c->edge_start += edge_retained(c->p, node, FO_START);
	c->edge_end += edge_retained(c->p, node, FO_END);
	return true;
}

static void
box_close(struct collect *c, const struct fo_node *node, const struct shift *shift)
{
	struct piece	*piece;

	piece = piece_add(c->p, PIECE_CLOSE, node, face_of(c->p->ctx, c->p->s, node->text), shift);
	piece->width = edge_width(c->p, node, FO_END) + edge_space(c->p, node, FO_END);
	c->edge_start -= edge_retained(c->p, node, FO_START);
	c->edge_end -= edge_retained(c->p, node, FO_END);
}

static void
collect_inline(struct collect *c, const struct fo_node *node, const struct shift *shift)
{
	const struct shift	*mine = shift_of(c, node, shift);
	bool			 boxed = box_open(c, node, mine);
	char			 ch[4];

	if (node->object == FO_CHARACTER) {
		text_add(c, node, ch, utf8_put(node->misc->character, ch), node->text, mine);
	} else {
		c->boundary = true;
		collect_list(c, node->first, NULL, mine);
		c->boundary = true;
	}
	if (boxed)
		box_close(c, node, mine);
}

static void
collect_object(struct collect *c, const struct fo_node *node, const struct shift *shift)
{
	bool		 graphic = node->object == FO_EXTERNAL_GRAPHIC || node->object == FO_INSTREAM_FOREIGN_OBJECT;
	struct piece	*piece;
	bool		 boxed;

	/* A graphic's fragment has its own border; the others are set in a box. */
	if (!graphic)
		shift = shift_of(c, node, shift);
	boxed = !graphic && box_open(c, node, shift);
	piece = piece_add(c->p, PIECE_OBJECT, node, face_of(c->p->ctx, c->p->s, node->text), shift);
	char_add(c->p, CHAR_OBJECT);
	piece->c1 = (uint32_t)c->p->s->nchars;
	c->in_word = false;
	c->p->has_object = true;
	if (boxed)
		box_close(c, node, shift);
}

static void
collect_footnote(struct collect *c, const struct fo_node *node, const struct shift *shift)
{
	for (const struct fo_node *k = node->first; k != NULL; k = k->next)
		if (k->object != FO_FOOTNOTE_BODY)
			collect_list(c, k, k->next, shift);
	piece_add(c->p, PIECE_NOTE, node, face_of(c->p->ctx, c->p->s, node->text), shift);
}

static void
collect_block(struct collect *c, const struct fo_node *node, const struct shift *shift)
{
	struct piece	*piece;

	piece = piece_add(c->p, PIECE_BLOCK, node, face_of(c->p->ctx, c->p->s, node->text), shift);
	char_add(c->p, CHAR_BLOCK);
	piece->c1 = (uint32_t)c->p->s->nchars;
	c->in_word = false;
}

static void
collect_node(struct collect *c, const struct fo_node *node, const struct shift *shift)
{
	const struct fo_node	*with;

	if (node->id != NULL || node->object == FO_MARKER)
		piece_add(c->p, PIECE_MARK, node, c->p->face, shift);
	switch (node->object) {
	case FO_TEXT:
		/* Text among blocks is a paragraph of its own to the reader: tags.c marked the text itself. */
		text_add(c, node->tag != NULL ? node : node->parent, node->chars, node->nchars, node->text, shift);
		break;
	case FO_LEADER:
	case FO_PAGE_NUMBER:
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
		collect_object(c, node, shift);
		break;
	case FO_FOOTNOTE:
		collect_footnote(c, node, shift);
		break;
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
		with = c->p->ctx->retrieve != NULL ? c->p->ctx->retrieve(c->p->ctx, node) : NULL;
		if (with != NULL)
			collect_inline(c, with, shift);
		break;
	case FO_MARKER:
	case FO_FOOTNOTE_BODY:
	case FO_FLOAT:
	case FO_INITIAL_PROPERTY_SET:
		break;
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_LIST_BLOCK:
	case FO_TABLE:
	case FO_TABLE_AND_CAPTION:
		collect_block(c, node, shift);
		break;
	default:
		collect_inline(c, node, shift);
		if (node->nmarkers > 0)
			piece_add(c->p, PIECE_END, node, c->p->face, shift);
		break;
	}
}

static void
collect_list(struct collect *c, const struct fo_node *first, const struct fo_node *end, const struct shift *shift)
{
	for (const struct fo_node *node = first; node != NULL && node != end; node = node->next)
		collect_node(c, node, shift);
}

void
inline_collect(struct para *p, const struct fo_node *first, const struct fo_node *end)
{
	struct collect	 c = { .p = p };
	struct shift	*root = arena_alloc(p->s->scratch, sizeof(*root));

	root->line_height = p->line_height;
	root->ascender = p->face->ascender;
	root->depth = p->face->depth;
	root->x_height = p->face->x_height;
	collect_list(&c, first, end, root);
}
