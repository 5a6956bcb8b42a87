/* text.c - characters into break opportunities and glyphs. */
#include <linebreak.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/tree.h"

/* ---- break opportunities ---- */

bool
is_feed(uint32_t c)
{
	return c == 0x0A || c == 0x0D || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Characters that only join or divide, and leave no trace. */
bool
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
 * Most words are nothing but letters, digits, apostrophes, commas, points and colons,
 * or are joined by spaces that never break.  Among these UAX 14 breaks after spaces and
 * nowhere else, so only the other words are worth asking the library about.
 */
static bool
is_plain(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		    c == '\'' || c == ',' || c == '.' || c == ':' || c == ';';
	return (c >= 0xC0 && c <= 0x17F && c != 0xD7 && c != 0xF7) || c == NBSP || c == 0x2019 || c == NNBSP ||
	    c == CHAR_OBJECT;
}

/* Commas and their like stay where they are, even behind a space (LB13). */
static bool
sticks_to_space(uint32_t c)
{
	return c == ' ' || c == ',' || c == '.' || c == ':' || c == ';' || c == NNBSP;
}

/* After a space: before a letter or digit, always. */
static void
plain_breaks(struct fo_lines *s, size_t from, size_t to)
{
	memset(s->breaks + from, BREAK_NO, to - from);
	for (size_t i = from; i < to && i + 1 < s->nchars; i++)
		if (s->chars[i] == ' ' && !sticks_to_space(s->chars[i + 1]))
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

/*
 * The hyphen where a word is divided.  It is drawn as hyphenation-character asks
 * and reads as U+00AD, which the word does not hold: copied, searched or read aloud,
 * its two parts are one again (ISO 32000-1, 14.8.2.2.3).
 */
void
hyphen_fragment(struct para *p, const struct face *face, const struct fo_node *node, struct fo_frag *frag)
{
	static const char	 soft[] = "\xc2\xad";
	struct canvas_glyph	*glyphs;

	string_fragment(p, face, node, face->hyphen_text, frag);
	frag->hyphen = true;
	if (frag->nglyphs == 0)
		return;
	glyphs = arena_array(p->arena, frag->nglyphs, sizeof(*glyphs));
	memcpy(glyphs, frag->glyphs, frag->nglyphs * sizeof(*glyphs));
	for (size_t i = 0; i < frag->nglyphs; i++) {
		glyphs[i].cluster = 0;
		glyphs[i].nbytes = i == 0 ? sizeof(soft) - 1 : 0;
	}
	frag->glyphs = glyphs;
	frag->text = soft;
}
