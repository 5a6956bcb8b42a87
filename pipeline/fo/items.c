/* items.c - text and objects as boxes, glue and penalties for knuth.c. */
#include <string.h>

#include "base/mem.h"
#include "fo/inline.h"
#include "fo/tree.h"

#define PENALTY_HYPHEN	50	/* a hyphen of ours */
#define PENALTY_GIVEN	1	/* a soft hyphen, or a place within a word where the author may expect a break */

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
uint32_t
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
