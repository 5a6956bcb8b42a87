/* bidi.c - right-to-left words in lines: levels by FriBidi (UAX 9), reordering by us.
 *
 * Lines run left to right.  Text is cut into pieces of one level before it is
 * shaped; lines are broken in the order of reading; then the fragments of each
 * line are put in the order of sight (rule L2), a fragment as a whole, since
 * the canvas draws the glyphs of one in its own direction.
 */
#include <fribidi/fribidi.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/inline.h"

/* From Hebrew to the last Arabic block, marks and embeddings, presentation forms, and the old scripts beyond. */
static bool
may_be_rtl(uint32_t c)
{
	if (c < 0x590)
		return false;
	return c <= 0x8FF || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	    (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
	    (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

static void
levels_of(const uint32_t *chars, size_t n, FriBidiLevel *levels, struct arena *arena)
{
	FriBidiCharType		*types = arena_array(arena, n + 1, sizeof(*types));
	FriBidiBracketType	*brackets = arena_array(arena, n + 1, sizeof(*brackets));
	FriBidiParType		 base = FRIBIDI_PAR_LTR;

	if (n == 0)
		return;
	fribidi_get_bidi_types(chars, (FriBidiStrIndex)n, types);
	fribidi_get_bracket_types(chars, (FriBidiStrIndex)n, types, brackets);
	if (fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)n, &base, levels) == 0)
		memset(levels, 0, n * sizeof(*levels));
}

/* Cut each text where the level changes; every piece then has one. */
static void
pieces_cut(struct para *p, const FriBidiLevel *levels)
{
	struct fo_lines	*s = p->s;
	struct piece	*old = s->pieces;
	size_t		 n = s->npieces;

	s->pieces = NULL;
	s->npieces = s->pieces_room = 0;
	for (size_t k = 0; k < n; k++) {
		struct piece	 rest = old[k], *one;

		do {
			uint32_t	 c = rest.c0;

			if (c < rest.c1) {
				rest.level = (uint8_t)levels[c];
				while (c < rest.c1 && levels[c] == levels[rest.c0])
					c++;
			}
			one = piece_add(p, rest.kind, rest.node, rest.face, rest.shift);
			*one = rest;
			one->c1 = c;
			rest.c0 = c;
		} while (rest.c0 < rest.c1);
	}
	free(old);
}

void
bidi_levels(struct para *p)
{
	struct fo_lines	*s = p->s;
	FriBidiLevel	*levels;
	size_t		 i = 0, from = 0;

	while (i < s->nchars && !may_be_rtl(s->chars[i]))
		i++;
	if (i == s->nchars)
		return;
	p->has_rtl = true;
	levels = arena_array(s->scratch, s->nchars, sizeof(*levels));
	/* To the library a line feed ends a paragraph. */
	for (i = 0; i <= s->nchars; i++)
		if (i == s->nchars || s->chars[i] == 0x0A || s->chars[i] == 0x2029) {
			levels_of(s->chars + from, i - from, levels + from, s->scratch);
			from = i + 1;
		}
	pieces_cut(p, levels);
}

/* ---- lines ---- */

/*
 * A fragment with the edges of the boxes that begin before and end after it: it
 * stands "inset" behind the span's start, or before its end where it reads leftwards.
 */
struct span { mpt old, x, advance, inset; size_t frag; };

static void
reverse(struct span *v, size_t from, size_t to)
{
	for (; from + 1 < to; from++, to--) {
		struct span	 t = v[from];

		v[from] = v[to - 1];
		v[to - 1] = t;
	}
}

/* Rule L2: from the highest level down, what is at it or above is turned round. */
static void
spans_reorder(struct span *v, size_t n, const struct fo_frag *frags)
{
	uint8_t	 highest = 0;
	mpt	 x = n > 0 ? v[0].old : 0;

	for (size_t i = 0; i < n; i++)
		if (frags[v[i].frag].level > highest)
			highest = frags[v[i].frag].level;
	for (uint8_t level = highest; level > 0; level--)
		for (size_t i = 0, k; i < n; i = k + 1) {
			for (k = i; k < n && frags[v[k].frag].level >= level; k++)
				;
			reverse(v, i, k);
		}
	for (size_t i = 0; i < n; i++) {
		v[i].x = x;
		x += v[i].advance;
	}
}

/* A box goes where its content went. */
static void
box_follow(struct fo_frag *box, const struct span *v, size_t n)
{
	mpt	 from = INT64_MAX, to = INT64_MIN;

	for (size_t i = 0; i < n; i++) {
		if (v[i].old < box->x || v[i].old + v[i].advance > box->x + box->width)
			continue;
		if (v[i].x < from)
			from = v[i].x;
		if (v[i].x + v[i].advance > to)
			to = v[i].x + v[i].advance;
	}
	if (from == INT64_MAX)
		return;
	box->x = from;
	box->width = to - from;
}

static size_t
spans_collect(struct span *v, const struct fo_frag *frags, size_t n)
{
	size_t	 nv = 0;
	mpt	 start = 0, end = 0;
	bool	 opens = false;

	for (size_t i = 0; i < n; i++) {
		if (frags[i].x + frags[i].width > end)
			end = frags[i].x + frags[i].width;
		if (frags[i].kind == FO_FRAG_BOX) {
			if (!opens)
				start = frags[i].x;
			opens = true;
			continue;
		}
		if (!opens)
			start = frags[i].x;
		opens = false;
		if (nv > 0)
			v[nv - 1].advance = start - v[nv - 1].old;
		v[nv++] = (struct span){ .old = start, .inset = frags[i].x - start, .frag = i };
	}
	if (nv > 0)
		v[nv - 1].advance = end - v[nv - 1].old;
	return nv;
}

void
bidi_reorder(struct para *p, struct fo_frag *frags, size_t n)
{
	struct span	*v;
	size_t		 nv;

	if (!p->has_rtl || n == 0)
		return;
	v = arena_array(p->s->scratch, n, sizeof(*v));
	nv = spans_collect(v, frags, n);
	spans_reorder(v, nv, frags);
	for (size_t i = 0; i < n; i++)
		if (frags[i].kind == FO_FRAG_BOX)
			box_follow(&frags[i], v, nv);
	for (size_t i = 0; i < nv; i++) {
		struct fo_frag	*f = &frags[v[i].frag];

		f->x = f->level % 2 == 0 ? v[i].x + v[i].inset : v[i].x + v[i].advance - v[i].inset - f->width;
	}
}
