/* space.c - white space of a paragraph, across all its inline-level objects:
 * linefeed-treatment, then white-space-treatment, then white-space-collapse
 * (XSL 1.1 section 7.17, and 4.7.2 for the edges of lines).
 *
 * What surrounds a line feed is looked at in the paragraph as a whole; its start
 * and end, and a nested block, count as line feeds.  Collapsing asks for a space
 * "immediately preceding" (7.17.3), and there we follow the reference: not across
 * the edge of an inline, so "a <fo:inline> b</fo:inline>" has two.
 */
#include "fo/inline.h"
#include "fo/tree.h"

struct space {
	struct para	*p;
	uint32_t	 n;		/* characters kept so far */
	bool		 after_feed;	/* nothing but dropped spaces since a line feed */
	bool		 in_space;	/* the last one kept is a space */
	uint32_t	 looked;	/* the answer below holds up to here */
	bool		 before_feed;
};

static bool
is_space(uint32_t c)
{
	return c == 0x20 || c == 0x09 || c == 0x0D;
}

bool
is_fixed_space(uint32_t c)
{
	return (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

/* Is there nothing but white space between i and a line feed that counts?  Each run is looked at once. */
static bool
before_feed(struct space *s, uint32_t i, bool preserve)
{
	const uint32_t	*chars = s->p->s->chars;
	uint32_t	 n = (uint32_t)s->p->s->nchars;

	if (i < s->looked)
		return s->before_feed;
	while (i < n && (is_space(chars[i]) || (chars[i] == 0x0A && !preserve)))
		i++;
	s->looked = i;
	s->before_feed = (i == n && !s->p->single) || chars[i] == 0x0A || chars[i] == CHAR_BLOCK;
	return s->before_feed;
}

static bool
is_dropped(struct space *s, uint32_t i, const struct fo_text *t)
{
	bool	 preserve = t->linefeed == FO_LF_PRESERVE;

	if (s->in_space && t->ws_collapse)
		return true;
	switch (t->ws_treatment) {
	case FO_WS_IGNORE:
		return true;
	case FO_WS_IGNORE_BEFORE:
		return before_feed(s, i, preserve);
	case FO_WS_IGNORE_AFTER:
		return s->after_feed;
	case FO_WS_IGNORE_IF_SURROUNDING:
		return s->after_feed || before_feed(s, i, preserve);
	default:
		return false;
	}
}

static void
keep(struct space *s, uint32_t c)
{
	s->p->s->chars[s->n++] = c;
}

static void
treat_char(struct space *s, uint32_t i, const struct fo_text *t)
{
	uint32_t	 c = s->p->s->chars[i];

	if (c == 0x0A) {
		switch (t->linefeed) {
		case FO_LF_IGNORE:
			return;
		case FO_LF_PRESERVE:
			keep(s, c);
			s->in_space = false;
			s->after_feed = true;
			return;
		case FO_LF_ZERO_WIDTH:
			keep(s, 0x200B);
			s->in_space = false;
			return;
		default:
			c = 0x20;
			break;
		}
	}
	if (is_space(c)) {
		if (!is_dropped(s, i, t)) {
			keep(s, 0x20);
			s->in_space = true;
		}
		return;
	}
	keep(s, c);
	s->in_space = s->after_feed = false;
}

void
space_treat(struct para *p)
{
	struct space	 s = { .p = p, .after_feed = !p->single };

	for (size_t k = 0; k < p->s->npieces; k++) {
		struct piece	*piece = &p->s->pieces[k];
		uint32_t	 c0 = piece->c0, c1 = piece->c1;

		piece->c0 = s.n;
		if (piece->kind == PIECE_TEXT && piece->fresh)
			s.in_space = false;
		for (uint32_t i = c0; i < c1; i++) {
			if (piece->kind == PIECE_TEXT) {
				treat_char(&s, i, piece->face->text);
			} else {
				keep(&s, p->s->chars[i]);
				s.in_space = false;
				s.after_feed = piece->kind == PIECE_BLOCK;
			}
		}
		piece->c1 = s.n;
	}
	p->s->nchars = s.n;
}
