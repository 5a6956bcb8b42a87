/* shorthand.c - properties that stand for others (XSL-FO 1.1 section 7.31).
 *
 * What a shorthand does not name stays what less specific attributes made of
 * it, as FOP has it: border="1pt solid" border-top="dashed" is 1pt wide on top.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "fo/refine.h"

#define WORD_MAX	128	/* bytes of one item; longer ones are no value of these properties */

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/*
 * The next item of a list, as text: up to white space outside parentheses
 * and quotation marks, or an expression whose operators are set apart.
 * False at the end, or (why set) when it is too long or malformed.
 */
static bool
next_word(struct fo_refine *r, const char **text, char word[static WORD_MAX])
{
	struct fo_value	 v;
	const char	*start;
	size_t		 n;

	while (is_space(**text))
		(*text)++;
	if (**text == '\0')
		return false;
	start = *text;
	if (!fo_refine_item(r, text, &v))
		return false;
	n = (size_t)(*text - start);
	while (n > 0 && is_space(start[n - 1]))
		n--;
	if (n == 0 || n >= WORD_MAX)
		return fo_refine_refuse(r, N_("a value is too long"));
	memcpy(word, start, n);
	word[n] = '\0';
	return true;
}

static bool
is_word(const char *text, const char *word)
{
	size_t	 n = strlen(word);

	while (is_space(*text))
		text++;
	if (strncmp(text, word, n) != 0)
		return false;
	for (text += n; is_space(*text); text++)
		continue;
	return *text == '\0';
}

/* One to four values: all; before-after, sides; before, sides, after; each. */
static bool
parse_four(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const int	 which[4][4] = {
		{ 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 }
	};
	const enum fo_prop_id	*ids = p->arg;
	char			 word[4][WORD_MAX];
	char			 more[WORD_MAX];
	int			 n = 0;

	(void)field;
	while (n < 4 && next_word(r, &text, word[n]))
		n++;
	if (r->why != NULL)
		return false;
	if (n == 0 || (n == 4 && next_word(r, &text, more)))
		return fo_refine_refuse(r, N_("one to four values are wanted"));
	for (int i = 0; i < 4; i++)
		if (!fo_refine_set(r, ids[i], word[which[n - 1][i]]))
			return false;
	return true;
}
const struct fo_type fo_type_four = { parse_four, 0, NULL };

static bool
parse_pair(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	const enum fo_prop_id	*ids = p->arg;
	char			 first[WORD_MAX], second[WORD_MAX];

	(void)field;
	if (!next_word(r, &text, first))
		return fo_refine_refuse(r, N_("one or two values are wanted"));
	if (!next_word(r, &text, second)) {
		if (r->why != NULL)
			return false;
		memcpy(second, first, sizeof(second));
	}
	return fo_refine_set(r, ids[0], first) && fo_refine_set(r, ids[1], second);
}
const struct fo_type fo_type_pair = { parse_pair, 0, NULL };

/* Try a word as each of three properties; the first that takes it has it. */
static bool
set_one_of(struct fo_refine *r, const enum fo_prop_id *ids, int n, const char *word, int *which)
{
	for (int i = 0; i < n; i++) {
		r->why = NULL;
		if (fo_refine_set(r, ids[i], word)) {
			r->why = NULL;
			*which = i;
			return true;
		}
	}
	return fo_refine_refuse(r, N_("a width, a style and a colour are wanted"));
}

/* Width, style, colour in any order. */
static bool
parse_border_side(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	char	 word[WORD_MAX];
	int	 which;

	(void)field;
	if (is_word(text, "inherit")) {
		for (int i = 0; i < 3; i++)
			fo_refine_set(r, ((const enum fo_prop_id *)p->arg)[i], "inherit");
		return true;
	}
	while (next_word(r, &text, word))
		if (!set_one_of(r, p->arg, 3, word, &which))
			return false;
	return r->why == NULL;
}
const struct fo_type fo_type_border_side = { parse_border_side, 0, NULL };

static bool
parse_border(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const enum fo_prop_id sides[4] = {
		FO_P_BORDER_TOP, FO_P_BORDER_RIGHT, FO_P_BORDER_BOTTOM, FO_P_BORDER_LEFT };

	(void)p;
	for (int i = 0; i < 4; i++)
		if (!parse_border_side(r, &fo_props[sides[i]], text, field))
			return false;
	return true;
}
const struct fo_type fo_type_border = { parse_border, 0, NULL };

/* Horizontal, then vertical; a word says itself which it is. */
static bool
parse_bgpos(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const enum fo_prop_id hv[2] = { FO_P_BACKGROUND_POSITION_H, FO_P_BACKGROUND_POSITION_V };
	char	 first[WORD_MAX], second[WORD_MAX];
	bool	 swap;

	(void)p, (void)field;
	if (!next_word(r, &text, first))
		return fo_refine_refuse(r, N_("one or two positions are wanted"));
	if (!next_word(r, &text, second)) {
		if (r->why != NULL)
			return false;
		memcpy(second, "center", sizeof("center"));
	}
	swap = is_word(first, "top") || is_word(first, "bottom") ||
	    is_word(second, "left") || is_word(second, "right");
	return fo_refine_set(r, hv[swap ? 1 : 0], first) && fo_refine_set(r, hv[swap ? 0 : 1], second);
}
const struct fo_type fo_type_bgpos = { parse_bgpos, 0, NULL };

static bool
parse_background_short(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const enum fo_prop_id parts[] = {
		FO_P_BACKGROUND_COLOR, FO_P_BACKGROUND_REPEAT, FO_P_BACKGROUND_ATTACHMENT };
	char	 word[WORD_MAX], position[2 * WORD_MAX] = "";
	int	 which;

	(void)p, (void)field;
	while (next_word(r, &text, word)) {
		if (strncmp(word, "url(", 4) == 0 || is_word(word, "none")) {
			if (!fo_refine_set(r, FO_P_BACKGROUND_IMAGE, word))
				return false;
			continue;
		}
		if (set_one_of(r, parts, nitems(parts), word, &which))
			continue;
		r->why = NULL;
		if (strlen(position) + strlen(word) + 2 > sizeof(position))
			return fo_refine_refuse(r, N_("it is none of the property's words"));
		if (position[0] != '\0')
			position[strlen(position)] = ' ';	/* the rest of it is zeros */
		memcpy(position + strlen(position), word, strlen(word));
	}
	if (r->why != NULL)
		return false;
	return position[0] == '\0' || parse_bgpos(r, p, position, NULL);
}
const struct fo_type fo_type_bg_short = { parse_background_short, 0, NULL };

/*
 * [ style || variant || weight ]? size [ / line-height ]? family (7.31.13).
 * What comes before the size and is not named is back to normal.
 */
static bool
font_prefix(struct fo_refine *r, const char **text, char size[static WORD_MAX])
{
	static const enum fo_prop_id parts[3] = { FO_P_FONT_STYLE, FO_P_FONT_VARIANT, FO_P_FONT_WEIGHT };
	bool	 taken;

	for (int i = 0; i < 3; i++)
		fo_refine_set(r, parts[i], "normal");
	for (;;) {
		const char	*start;
		size_t		 n;

		while (is_space(**text))
			(*text)++;
		start = *text;
		n = strcspn(start, " \t\r\n/");
		if (n == 0 || n >= WORD_MAX)
			return fo_refine_refuse(r, N_("a font-size and a family are wanted"));
		memcpy(size, start, n);
		size[n] = '\0';
		*text += n;
		taken = strcmp(size, "normal") == 0;
		for (int i = 0; i < 3 && !taken; i++)
			taken = fo_refine_set(r, parts[i], size);
		r->why = NULL;
		if (!taken)
			return true;
	}
}

static bool
parse_font(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const char *const system_fonts[] = {
		"caption", "icon", "menu", "message-box", "small-caption", "status-bar" };
	char	 size[WORD_MAX], height[WORD_MAX] = "normal";
	size_t	 n;

	(void)p, (void)field;
	for (size_t i = 0; i < nitems(system_fonts); i++)
		if (is_word(text, system_fonts[i]))
			return fo_refine_refuse(r, N_("there are no system fonts on paper"));
	if (!font_prefix(r, &text, size) || !fo_refine_set(r, FO_P_FONT_SIZE, size))
		return false;
	while (is_space(*text))
		text++;
	if (*text == '/') {
		for (text++; is_space(*text); text++)
			continue;
		n = strcspn(text, " \t\r\n");
		if (n == 0 || n >= WORD_MAX)
			return fo_refine_refuse(r, N_("a line-height is wanted behind the stroke"));
		memcpy(height, text, n);
		height[n] = '\0';
		text += n;
	}
	if (!fo_refine_set(r, FO_P_LINE_HEIGHT, height))
		return false;
	while (is_space(*text))
		text++;
	if (*text == '\0')
		return fo_refine_refuse(r, N_("a font-size and a family are wanted"));
	return fo_refine_set(r, FO_P_FONT_FAMILY, text);
}
const struct fo_type fo_type_font = { parse_font, 0, NULL };

/* CSS's page-break-*: a break, or a keep (7.31.16), which is one within the page, as FOP has it. */
static bool
parse_page_break(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const struct { const char *word, *brk, *keep; } words[] = {
		{ "auto", "auto", "auto" }, { "always", "page", NULL }, { "avoid", NULL, "always" },
		{ "left", "even-page", NULL }, { "right", "odd-page", NULL },
	};
	const enum fo_prop_id	*ids = p->arg;

	(void)field;
	for (size_t i = 0; i < nitems(words); i++) {
		if (!is_word(text, words[i].word))
			continue;
		if (ids[0] == FO_P__MAX && words[i].keep == NULL)
			break;		/* page-break-inside is auto or avoid */
		if (words[i].brk != NULL && ids[0] != FO_P__MAX)
			fo_refine_set(r, ids[0], words[i].brk);
		if (words[i].keep != NULL)
			fo_refine_set(r, ids[1], words[i].keep);
		return true;
	}
	return fo_refine_refuse(r, N_("it is none of the property's words"));
}
const struct fo_type fo_type_page_break = { parse_page_break, 0, NULL };

/* 7.31.23 */
static bool
parse_white_space(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const struct { const char *word, *linefeed, *collapse, *treatment, *wrap; } words[] = {
		{ "normal", "treat-as-space", "true", "ignore-if-surrounding-linefeed", "wrap" },
		{ "pre", "preserve", "false", "preserve", "no-wrap" },
		{ "nowrap", "treat-as-space", "true", "ignore-if-surrounding-linefeed", "no-wrap" },
		{ "pre-wrap", "preserve", "false", "preserve", "wrap" },
		{ "pre-line", "preserve", "true", "ignore-if-surrounding-linefeed", "wrap" },
	};

	(void)p, (void)field;
	for (size_t i = 0; i < nitems(words); i++) {
		if (!is_word(text, words[i].word))
			continue;
		fo_refine_set(r, FO_P_LINEFEED, words[i].linefeed);
		fo_refine_set(r, FO_P_WHITE_SPACE_COLLAPSE, words[i].collapse);
		fo_refine_set(r, FO_P_WHITE_SPACE_TREATMENT, words[i].treatment);
		fo_refine_set(r, FO_P_WRAP_OPTION, words[i].wrap);
		return true;
	}
	return fo_refine_refuse(r, N_("it is none of the property's words"));
}
const struct fo_type fo_type_white_space = { parse_white_space, 0, NULL };

/* xml:lang: RFC 3066, language and perhaps country (7.31.24). */
static bool
parse_xml_lang(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	char	 language[WORD_MAX], *dash, *end;

	(void)p, (void)field;
	if (strlen(text) >= sizeof(language))
		return fo_refine_refuse(r, N_("a code of letters is wanted"));
	memcpy(language, text, strlen(text) + 1);
	dash = strchr(language, '-');
	if (dash == NULL)
		return fo_refine_set(r, FO_P_LANGUAGE, language) && fo_refine_set(r, FO_P_COUNTRY, "none");
	*dash++ = '\0';
	end = strchr(dash, '-');
	if (end != NULL)
		*end = '\0';
	return fo_refine_set(r, FO_P_LANGUAGE, language) &&
	    fo_refine_set(r, FO_P_COUNTRY, strlen(dash) == 2 ? dash : "none");
}
const struct fo_type fo_type_xml_lang = { parse_xml_lang, 0, NULL };

/* CSS's size of a page; its two words turn the A4 page that "auto" is. */
static bool
parse_size(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	char	 first[WORD_MAX], second[WORD_MAX];

	(void)p, (void)field;
	if (is_word(text, "landscape"))
		return fo_refine_set(r, FO_P_PAGE_WIDTH, "297mm") && fo_refine_set(r, FO_P_PAGE_HEIGHT, "210mm");
	if (is_word(text, "portrait"))
		return fo_refine_set(r, FO_P_PAGE_WIDTH, "210mm") && fo_refine_set(r, FO_P_PAGE_HEIGHT, "297mm");
	if (!next_word(r, &text, first))
		return fo_refine_refuse(r, N_("one or two lengths are wanted"));
	if (!next_word(r, &text, second)) {
		if (r->why != NULL)
			return false;
		memcpy(second, first, sizeof(second));
	}
	return fo_refine_set(r, FO_P_PAGE_WIDTH, first) && fo_refine_set(r, FO_P_PAGE_HEIGHT, second);
}
const struct fo_type fo_type_size = { parse_size, 0, NULL };
