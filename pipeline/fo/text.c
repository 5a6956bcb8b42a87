/* text.c - characters into break opportunities, glyphs, and items for knuth.c. */
#include <linebreak.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fo/case.h"
#include "fo/context.h"
#include "fo/hyphen.h"
#include "fo/inline.h"
#include "fo/tree.h"

#define SHY		0x00ADu
#define NBSP		0x00A0u
#define NNBSP		0x202Fu
#define ZWSP		0x200Bu

#define PENALTY_HYPHEN	50	/* a hyphen of ours */
#define PENALTY_GIVEN	1	/* a soft hyphen, or a place within a word where the author may expect a break */

/* ---- break opportunities ---- */

static bool
is_feed(uint32_t c)
{
	return c == 0x0A || c == 0x0D || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Characters that only join or divide, and leave no trace. */
static bool
is_drawn(uint32_t c)
{
	return c != SHY && c != ZWSP && c != 0x2060 && c != 0xFEFF && !is_feed(c);
}

static void
room_for_chars(struct fo_lines *s)
{
	size_t	 n = s->nchars + 1;

	if (s->extra_room >= n)
		return;
	s->extra_room = s->chars_room + 1 > n ? s->chars_room + 1 : n;
	s->breaks = mem_grow(s->breaks, s->extra_room, sizeof(*s->breaks));
	s->glyph_at = mem_grow(s->glyph_at, s->extra_room, sizeof(*s->glyph_at));
	s->byte_at = mem_grow(s->byte_at, s->extra_room, sizeof(*s->byte_at));
	s->sum = mem_grow(s->sum, s->extra_room, sizeof(*s->sum));
}

/* An object behaves as a letter: no break at its sides unless there is a space. */
static void
swap_objects(struct para *p, uint32_t with)
{
	for (size_t k = 0; p->has_object && k < p->s->npieces; k++)
		if (p->s->pieces[k].kind == PIECE_OBJECT)
			p->s->chars[p->s->pieces[k].c0] = with;
}

/*
 * Most words are nothing but letters, digits, apostrophes, commas and points.
 * Among these UAX 14 breaks after spaces and nowhere else, so only the other
 * words are worth asking the library about.
 */
static bool
is_plain(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		    c == '\'' || c == ',' || c == '.';
	return (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7) || c == 0x2019 || c == CHAR_OBJECT;
}

/* After a space: before a letter or digit, always; commas and points stay where they are (LB13). */
static void
plain_breaks(struct fo_lines *s, size_t from, size_t to)
{
	memset(s->breaks + from, BREAK_NO, to - from);
	for (size_t i = from; i < to && i + 1 < s->nchars; i++)
		if (s->chars[i] == ' ' && s->chars[i + 1] != ' ' && s->chars[i + 1] != ',' && s->chars[i + 1] != '.')
			s->breaks[i] = BREAK_MAY;
}

/*
 * Ask about chars[from..to), and take the answers but the last, which the
 * library gives without knowing what follows.
 */
static void
library_breaks(struct para *p, size_t from, size_t to)
{
	struct fo_lines	*s = p->s;

	set_linebreaks_utf32(s->chars + from, to - from, p->block->text->language, (char *)s->breaks + from);
	for (size_t i = from; i < to; i++) {
		uint32_t	 c = s->chars[i], next = i + 1 < s->nchars ? s->chars[i + 1] : 0;

		if (is_feed(c))
			s->breaks[i] = BREAK_MUST;
		else if (s->breaks[i] != LINEBREAK_ALLOWBREAK || c == NNBSP || next == NNBSP ||
		    c == NBSP || (next == NBSP && c != ' '))
			s->breaks[i] = BREAK_NO;
		else
			s->breaks[i] = BREAK_MAY;
	}
}

void
text_breaks(struct para *p)
{
	struct fo_lines	*s = p->s;
	size_t		 n = s->nchars, i = 0, from, to;

	room_for_chars(s);
	swap_objects(p, 'x');
	plain_breaks(s, 0, n);
	while (i < n) {
		while (i < n && (s->chars[i] == ' ' || is_plain(s->chars[i])))
			i++;
		if (i == n)
			break;
		/* From the last letter before the word's space to the first after the next plain one's. */
		from = to = i;
		while (from > 0 && s->chars[from - 1] != ' ')
			from--;
		while (from > 0 && s->chars[from - 1] == ' ')
			from--;
		if (from > 0)
			from--;
		while (to < n && s->chars[to] != ' ')
			to++;
		while (to < n && s->chars[to] == ' ')
			to++;
		if (to < n)
			to++;
		library_breaks(p, from, to);
		/* What follows the next word's first letter may be not plain again. */
		i = to > i + 1 && to < n ? to - 1 : to;
	}
	swap_objects(p, CHAR_OBJECT);
}

/* ---- glyphs ---- */

/*
 * Widths in whole thousandths of an em, rounded down, as the width arrays of a
 * PDF have them (ISO 32000-1 9.7.4.3) and as the reference measures: a line that
 * is full to the last point there must not be too full here.
 */
static int32_t
rounded(int32_t advance)
{
	return advance >= 0 ? advance / 1000 * 1000 : -((-advance + 999) / 1000 * 1000);
}

static int64_t
glyphs_copy(struct canvas_glyph *to, const struct canvas_glyph *from, size_t n)
{
	int64_t	 sum = 0;

	for (size_t i = 0; i < n; i++) {
		to[i] = from[i];
		to[i].advance = rounded(from[i].advance);
		sum += to[i].advance;
	}
	return sum;
}

static void
shape_piece(struct para *p, struct piece *piece)
{
	struct fo_lines			*s = p->s;
	struct canvas			*canvas = p->ctx->canvas;
	const struct fo_text		*t = piece->face->text;
	const struct canvas_glyph	*glyphs;
	struct canvas_glyph		*copy;
	size_t				 room = (size_t)(piece->c1 - piece->c0) * 4, nbytes = 0, n, g = 0;
	int64_t				 sum = 0;

	if (s->bytes_room < room) {
		s->bytes_room = room;
		s->bytes = mem_grow(s->bytes, room, 1);
	}
	for (uint32_t c = piece->c0; c < piece->c1; c++) {
		s->byte_at[c] = (uint32_t)nbytes;
		if (s->chars[c] < 0x80 && s->chars[c] >= 0x20)
			s->bytes[nbytes++] = (char)s->chars[c];
		else if (is_drawn(s->chars[c]))
			nbytes += utf8_put(s->chars[c], s->bytes + nbytes);
	}
	glyphs = canvas->shape(canvas, piece->face->font, s->bytes, nbytes, t->language, p->ctx->kerning,
	    p->ctx->kerning && t->letter_spacing_normal, fo_pos(p->ctx->tree, piece->node), &n);
	copy = arena_array(p->arena, n, sizeof(*copy));
	piece->total = glyphs_copy(copy, glyphs, n);
	piece->glyphs = copy;
	piece->nglyphs = (uint32_t)n;
	piece->bytes = arena_strndup(p->arena, s->bytes, nbytes);
	piece->nbytes = (uint32_t)nbytes;
	for (uint32_t c = piece->c0; c < piece->c1; c++) {
		while (g < n && copy[g].cluster < s->byte_at[c])
			sum += copy[g++].advance;
		s->glyph_at[c] = (uint32_t)g;
		s->sum[c] = sum;
	}
}

void
text_shape(struct para *p)
{
	for (size_t k = 0; k < p->s->npieces; k++)
		if (p->s->pieces[k].kind == PIECE_TEXT && p->s->pieces[k].c0 < p->s->pieces[k].c1)
			shape_piece(p, &p->s->pieces[k]);
}

mpt
string_width(struct fo_context *ctx, const struct face *f, const char *text, size_t n)
{
	const struct canvas_glyph	*g;
	int64_t				 sum = 0;
	size_t				 k;

	g = ctx->canvas->shape(ctx->canvas, f->font, text, n, f->text->language, false, false, POS_NONE, &k);
	for (size_t i = 0; i < k; i++)
		sum += rounded(g[i].advance);
	return advance_scale(sum, f->size);
}

static uint32_t
glyph_index(const struct para *p, const struct piece *piece, uint32_t c)
{
	return c < piece->c1 ? p->s->glyph_at[c] : piece->nglyphs;
}

/* Of the glyphs alone, without letter or word spacing. */
mpt
text_width(const struct para *p, const struct piece *piece, uint32_t c0, uint32_t c1)
{
	int64_t	 from = c0 < piece->c1 ? p->s->sum[c0] : piece->total;
	int64_t	 to = c1 < piece->c1 ? p->s->sum[c1] : piece->total;

	return advance_scale(to - from, piece->face->size);
}

/* Does c stand within a cluster, so that glyphs cannot be cut there? */
static bool
in_cluster(const struct para *p, const struct piece *piece, uint32_t c)
{
	uint32_t	 g = glyph_index(p, piece, c);

	if (c <= piece->c0 || c >= piece->c1)
		return false;
	if (g < piece->nglyphs)
		return piece->glyphs[g].cluster != p->s->byte_at[c];
	return p->s->byte_at[c] < piece->nbytes;
}

/* Glyphs of a string of its own; the string is copied. */
static void
shape_string(struct para *p, const struct face *face, const struct fo_node *node, const char *text, size_t n,
    struct fo_frag *frag)
{
	struct canvas			*canvas = p->ctx->canvas;
	const struct canvas_glyph	*glyphs;
	struct canvas_glyph		*copy;

	glyphs = canvas->shape(canvas, face->font, text, n, face->text->language, p->ctx->kerning,
	    p->ctx->kerning && face->text->letter_spacing_normal, fo_pos(p->ctx->tree, node), &frag->nglyphs);
	copy = arena_array(p->arena, frag->nglyphs, sizeof(*copy));
	frag->width = advance_scale(glyphs_copy(copy, glyphs, frag->nglyphs), face->size);
	frag->glyphs = copy;
	frag->text = arena_strndup(p->arena, text, n);
}

static void
fragment_start(const struct face *face, const struct fo_node *node, struct fo_frag *frag)
{
	memset(frag, 0, sizeof(*frag));
	frag->kind = FO_FRAG_TEXT;
	frag->node = node;
	frag->font = face->font;
	frag->size = face->size;
	frag->color = face->text->color;
	frag->height = face->ascender + face->depth;
	frag->letter_spacing = face->letter[1];
	frag->decoration = node->box->decoration;
}

void
text_fragment(struct para *p, const struct piece *piece, uint32_t c0, uint32_t c1, struct fo_frag *frag)
{
	uint32_t	 g0 = glyph_index(p, piece, c0), g1 = glyph_index(p, piece, c1);

	fragment_start(piece->face, piece->node, frag);
	frag->level = piece->level;
	if (in_cluster(p, piece, c0) || in_cluster(p, piece, c1)) {
		uint32_t	 b0 = c0 < piece->c1 ? p->s->byte_at[c0] : piece->nbytes;
		uint32_t	 b1 = c1 < piece->c1 ? p->s->byte_at[c1] : piece->nbytes;

		shape_string(p, piece->face, piece->node, piece->bytes + b0, b1 - b0, frag);
		return;
	}
	frag->glyphs = piece->glyphs + g0;
	frag->nglyphs = g1 - g0;
	frag->text = piece->bytes;
	frag->width = text_width(p, piece, c0, c1);
}

void
string_fragment(struct para *p, const struct face *face, const struct fo_node *node, const char *text,
    struct fo_frag *frag)
{
	fragment_start(face, node, frag);
	shape_string(p, face, node, text, strlen(text), frag);
}

/* ---- items ---- */

void
item_add(struct para *p, struct knuth_item item)
{
	struct fo_lines	*s = p->s;

	if (s->nitems == s->items_room) {
		s->items_room = s->items_room * 2 + 128;
		s->items = mem_grow(s->items, s->items_room, sizeof(*s->items));
	}
	s->items[s->nitems++] = item;
}

static void
box(struct para *p, mpt width, uint32_t atom)
{
	item_add(p, (struct knuth_item){ .kind = KNUTH_BOX, .width = width, .atom = atom });
}

static void
glue(struct para *p, mpt width, mpt stretch, mpt shrink, uint32_t atom)
{
	item_add(p, (struct knuth_item){ .kind = KNUTH_GLUE, .width = width, .stretch = stretch,
	    .shrink = shrink, .atom = atom });
}

static void
penalty(struct para *p, mpt width, int cost, uint32_t atom)
{
	item_add(p, (struct knuth_item){ .kind = KNUTH_PENALTY, .width = width,
	    .penalty = (int16_t)cost, .atom = atom });
}

/* Returns the number items know it by. */
static uint32_t
atom_add(struct para *p, enum atom_kind kind, size_t piece, uint32_t c0, uint32_t c1)
{
	struct fo_lines	*s = p->s;

	if (s->natoms == s->atoms_room) {
		s->atoms_room = s->atoms_room * 2 + 128;
		s->atoms = mem_grow(s->atoms, s->atoms_room, sizeof(*s->atoms));
	}
	s->atoms[s->natoms++] = (struct atom){ .kind = kind, .piece = (uint32_t)piece, .c0 = c0, .c1 = c1 };
	return (uint32_t)s->natoms;
}

/*
 * A space where the line may break.  In ragged text the line may be short: it
 * gets stretch if it ends here, taken back if not.
 *
 *	glue(0, +FILL_RAG)  penalty(0)  glue(space, -FILL_RAG)
 *
 * A space to be kept goes to the start of the next line, behind a box that stops
 * what drops glue there; the same form leaves room for the edges of boxes that
 * are open across the break.
 */
static void
breaking_space(struct para *p, const struct piece *piece, const mpt w[3], bool keep, uint32_t atom)
{
	mpt	 a = piece->edge_start, b = piece->edge_end;
	mpt	 rag = p->fill == FILL_RAGGED || p->fill == FILL_CENTER ? FILL_RAG : 0;
	mpt	 stretch = rag != 0 ? 0 : w[2] - w[1], shrink = p->fill == FILL_JUSTIFY ? w[1] - w[0] : 0;
	bool	 center = p->fill == FILL_CENTER;

	if (rag == 0 && !keep && a == 0 && b == 0) {
		glue(p, w[1], stretch, shrink, atom);
		return;
	}
	glue(p, b, rag, 0, 0);
	penalty(p, 0, 0, 0);
	glue(p, (keep ? 0 : w[1]) - (a + b), center ? -2 * rag : stretch - rag, shrink, keep ? 0 : atom);
	if (!center && !keep && a == 0 && b == 0)
		return;
	box(p, 0, 0);
	penalty(p, 0, KNUTH_INFINITE, 0);
	glue(p, a + (keep ? w[1] : 0), center ? rag : 0, 0, keep ? atom : 0);
}

static void
fixed_space(struct para *p, const mpt w[3], uint32_t atom)
{
	if (p->fill == FILL_RAGGED || p->fill == FILL_CENTER) {
		box(p, w[1], atom);
		return;
	}
	box(p, 0, 0);
	penalty(p, 0, KNUTH_INFINITE, 0);
	glue(p, w[1], w[2] - w[1], p->fill == FILL_JUSTIFY ? w[1] - w[0] : 0, atom);
}

/* A place inside a word where it may be divided, with a hyphen of that width (0: the word has its own). */
static void
division(struct para *p, const struct piece *piece, mpt width, bool ours, uint32_t atom)
{
	mpt	 a = piece->edge_start, b = piece->edge_end, letter = piece->face->letter[1];
	mpt	 rag = p->fill == FILL_RAGGED || p->fill == FILL_CENTER ? FILL_RAG : 0;
	bool	 center = p->fill == FILL_CENTER, plain = rag == 0 && a == 0 && b == 0;

	if (!plain) {
		penalty(p, 0, KNUTH_INFINITE, 0);
		glue(p, b, rag, 0, 0);
	}
	penalty(p, width, ours ? PENALTY_HYPHEN : PENALTY_GIVEN, atom);
	p->s->items[p->s->nitems - 1].flagged = ours;
	if (!plain || letter != 0)
		glue(p, letter - (a + b), center ? -2 * rag : -rag, 0, 0);
	if (!plain && (center || a != 0 || b != 0)) {
		box(p, 0, 0);
		penalty(p, 0, KNUTH_INFINITE, 0);
		glue(p, a, center ? rag : 0, 0, 0);
	}
}

/* Letters and what sticks to them, up to a break opportunity. */
static uint32_t
word_end(const struct para *p, uint32_t c, uint32_t end)
{
	const uint32_t	*chars = p->s->chars;

	for (; c < end; c++) {
		if (chars[c] == ' ' || chars[c] == NBSP || chars[c] == ZWSP || is_feed(chars[c]) ||
		    is_fixed_space(chars[c]))
			return c;
		if (p->s->breaks[c] != BREAK_NO)
			return c + 1;
	}
	return c;
}

static uint32_t
letters(const struct para *p, uint32_t c0, uint32_t c1)
{
	uint32_t	 n = 0;

	for (uint32_t c = c0; c < c1; c++)
		n += is_drawn(p->s->chars[c]);
	return n;
}

static void
word_items(struct para *p, size_t k, uint32_t c0, uint32_t c1)
{
	const struct piece	*piece = &p->s->pieces[k];
	const mpt		*letter = piece->face->letter;
	uint32_t		 n = letters(p, c0, c1), last = p->s->chars[c1 - 1];
	mpt			 gaps = n > 0 ? (mpt)n - 1 : 0;
	mpt			 width = text_width(p, piece, c0, c1) + gaps * letter[1];
	bool			 hyphen = p->s->breaks[c1 - 1] == BREAK_HYPHEN;
	bool			 shy = last == SHY && p->s->breaks[c1 - 1] == BREAK_MAY;

	/* A word in two pieces: the space after its last letter so far. */
	if (p->s->nitems > 0 && p->s->items[p->s->nitems - 1].kind == KNUTH_BOX &&
	    p->s->items[p->s->nitems - 1].atom != 0 &&
	    p->s->atoms[p->s->items[p->s->nitems - 1].atom - 1].kind == ATOM_WORD)
		p->s->items[p->s->nitems - 1].width += letter[1];
	if (n > 0)
		box(p, width, atom_add(p, ATOM_WORD, k, c0, c1));
	if (gaps > 0 && (letter[0] != letter[1] || letter[1] != letter[2])) {
		penalty(p, 0, KNUTH_INFINITE, 0);
		glue(p, 0, gaps * (letter[2] - letter[1]), gaps * (letter[1] - letter[0]), 0);
		box(p, 0, 0);
	}
	if (hyphen || shy)
		division(p, piece, piece->face->hyphen_width, hyphen, atom_add(p, ATOM_HYPHEN, k, c1, c1));
	else if (p->s->breaks[c1 - 1] == BREAK_MAY)
		division(p, piece, 0, false, 0);
}

/* One run of spaces or one space of another kind; returns the character after it. */
static uint32_t
space_items(struct para *p, size_t k, uint32_t c)
{
	const struct piece	*piece = &p->s->pieces[k];
	const uint32_t		*chars = p->s->chars;
	bool			 keep = piece->face->text->ws_treatment == FO_WS_PRESERVE;
	uint32_t		 end = c + 1, atom;
	mpt			 w[3], fixed;

	if (chars[c] == ZWSP) {
		memset(w, 0, sizeof(w));
		if (p->s->breaks[c] != BREAK_NO)
			breaking_space(p, piece, w, true, 0);
		return end;
	}
	if (chars[c] == ' ' && !keep)
		while (end < piece->c1 && chars[end] == ' ')
			end++;
	atom = atom_add(p, ATOM_SPACE, k, c, end);
	for (int i = 0; i < 3; i++)
		w[i] = piece->face->space[i] * (end - c);
	if (is_fixed_space(chars[c])) {
		fixed = text_width(p, piece, c, end);
		w[0] = w[1] = w[2] = fixed;
	}
	/* A space to be kept may end a line even before another one; the last of all does. */
	if (chars[c] != NBSP && (p->s->breaks[end - 1] == BREAK_MAY || end == p->s->nchars ||
	    (keep && chars[end] == ' ')))
		breaking_space(p, piece, w, keep || chars[c] != ' ', atom);
	else
		fixed_space(p, w, atom);
	return end;
}

/* The items of one text up to c1 or a line feed; returns where it stopped. */
static uint32_t
text_piece_items(struct para *p, size_t k, uint32_t c)
{
	const uint32_t	*chars = p->s->chars;
	uint32_t	 c1 = p->s->pieces[k].c1, end;

	while (c < c1 && !is_feed(chars[c])) {
		end = word_end(p, c, c1);
		if (end > c) {
			word_items(p, k, c, end);
			c = end;
		} else {
			c = space_items(p, k, c);
		}
	}
	return c;
}

static void
object_items(struct para *p, size_t k)
{
	const struct piece	*piece = &p->s->pieces[k];
	uint32_t		 atom = atom_add(p, ATOM_PIECE, k, piece->c0, piece->c1);

	if (piece->stretch == 0 && piece->shrink == 0) {
		box(p, piece->width, atom);
		return;
	}
	/* Leaders are glue between two boxes, so that no line begins or ends by dropping one. */
	box(p, 0, 0);
	penalty(p, 0, KNUTH_INFINITE, 0);
	glue(p, piece->width, piece->stretch, piece->shrink, atom);
	box(p, 0, 0);
}

enum row_end
text_items(struct para *p, struct place *at)
{
	struct fo_lines	*s = p->s;
	struct piece	*piece;
	uint32_t	 atom;

	for (; at->piece < s->npieces; at->piece++, at->c = 0) {
		piece = &s->pieces[at->piece];
		switch (piece->kind) {
		case PIECE_TEXT:
			at->c = text_piece_items(p, at->piece, at->c > piece->c0 ? at->c : piece->c0);
			if (at->c < piece->c1) {
				at->c++;
				return ROW_FEED;
			}
			break;
		case PIECE_OBJECT:
			object_items(p, at->piece);
			break;
		case PIECE_BLOCK:
			return ROW_BLOCK;
		default:
			atom = atom_add(p, ATOM_PIECE, at->piece, piece->c0, piece->c1);
			item_add(p, (struct knuth_item){ .kind = piece->width != 0 ? KNUTH_BOX : KNUTH_MARK,
			    .width = piece->width, .atom = atom });
			break;
		}
	}
	return ROW_END;
}

/* ---- hyphenation ---- */

static bool
is_alphanumeric(uint32_t c)
{
	return case_is_letter(c) || (c >= '0' && c <= '9');
}

/*
 * Mark where the word chars[c0..c1) may be divided.  Codes, numbers and addresses
 * are not: a word is letters, apostrophes and underscores, with punctuation around it.
 */
static void
hyphenate_word(struct para *p, const struct fo_text *t, uint32_t c0, uint32_t c1)
{
	struct fo_lines	*s = p->s;
	uint32_t	 remain = t->hyphenation_remain > 1 ? (uint32_t)t->hyphenation_remain : 1;
	uint32_t	 push = t->hyphenation_push > 1 ? (uint32_t)t->hyphenation_push : 1;
	const uint8_t	*at;

	/* Where the author put soft hyphens, those are enough. */
	if ((c0 > 0 && s->chars[c0 - 1] == SHY) || (c1 > c0 && s->chars[c1 - 1] == SHY))
		return;
	while (c0 < c1 && !is_alphanumeric(s->chars[c0]))
		c0++;
	while (c0 < c1 && !is_alphanumeric(s->chars[c1 - 1]))
		c1--;
	if (c1 - c0 < 2 || c1 - c0 > HYPHEN_WORD_MAX)
		return;
	for (uint32_t c = c0; c < c1; c++)
		if (!case_is_letter(s->chars[c]) && s->chars[c] != '\'' && s->chars[c] != 0x2019 && s->chars[c] != '_')
			return;
	at = hyphens_find(p->ctx->hyphens, t->language, t->country, s->chars + c0, c1 - c0);
	for (uint32_t c = c0; at != NULL && c + 1 < c1; c++)
		if (at[c - c0] && s->breaks[c] == BREAK_NO && c + 1 - c0 >= remain && c1 - (c + 1) >= push)
			s->breaks[c] = BREAK_HYPHEN;
}

/* The piece whose properties rule a word is the one it begins in. */
static bool
hyphenates(struct para *p, const struct piece *piece)
{
	const struct fo_text	*t = piece->face->text;

	if (piece->kind != PIECE_TEXT || !t->hyphenate || piece->c0 == piece->c1)
		return false;
	if (hyphens_known(p->ctx->hyphens, t->language, t->country))
		return true;
	if (!p->measuring && !p->ctx->dry)
		report_once(p->ctx->report, FINDING_FO_HYPHENATION, t->language, fo_pos(p->ctx->tree, piece->node),
		    t->language[0] != '\0' ? "%s" : "%s\"\"", t->language);
	return false;
}

bool
text_hyphenate(struct para *p)
{
	struct fo_lines	*s = p->s;
	bool		 any = false;

	if (p->ctx->hyphens == NULL)
		return false;
	for (size_t k = 0; k < s->npieces; k++) {
		const struct piece	*piece = &s->pieces[k];
		uint32_t		 c, end;

		if (!hyphenates(p, piece))
			continue;
		any = true;
		for (c = piece->c0; c < piece->c1; c = end > c ? end : c + 1) {
			/* A word may go on in the next piece, not come from the one before: that was its own. */
			end = word_end(p, c, (uint32_t)s->nchars);
			if (end > c && (c > piece->c0 || c == 0 || word_end(p, c - 1, c) == c - 1 ||
			    s->breaks[c - 1] != BREAK_NO))
				hyphenate_word(p, piece->face->text, c, end);
		}
	}
	return any;
}
