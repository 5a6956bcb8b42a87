/* divide.c - which words of a paragraph may be hyphenated, and where. */
#include "base/report.h"
#include "fo/case.h"
#include "fo/context.h"
#include "fo/hyphen.h"
#include "fo/inline.h"
#include "fo/tree.h"

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
