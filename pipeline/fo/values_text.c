/* values_text.c - how the values of the properties of text are read: fonts,
 * lines, spacing, decoration, languages (XSL-FO 1.1 sections 7.9, 7.10, 7.16, 7.17). */
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fo/refine.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Fields are read as others of their kind are. */
static bool
read_space(const void *field, struct fo_value *v)
{
	return fo_type_space.read(field, v);
}

static bool
read_abs(const void *field, struct fo_value *v)
{
	return fo_type_abs.read(field, v);
}

static bool
read_int(const void *field, struct fo_value *v)
{
	return fo_type_int.read(field, v);
}

/* letter-spacing and word-spacing: "normal" lets the font have its ligatures. */
static bool
parse_spacing(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_space	*s = field;
	size_t		 n;
	bool		 normal;

	text = fo_trim(text, &n);
	normal = n == 6 && strncmp(text, "normal", 6) == 0;
	if (normal) {
		memset(&s->min, 0, sizeof(s->min));
		s->opt = s->max = s->min;
	} else if (!fo_type_space.parse(r, p, text, field)) {
		return false;
	}
	if (s == &r->text.letter_spacing)
		r->text.letter_spacing_normal = normal;
	return true;
}
const struct fo_type fo_type_spacing = { parse_spacing, sizeof(struct fo_space), read_space };

/* 7.9.4; the steps of the words are FOP's. */
static const mpt font_steps[] = { 6944, 8333, 10000, 12000, 14400, 17280, 20736 };

static mpt
font_step(mpt parent, int by)
{
	size_t	 near = 0;
	mpt	 diff = INT64_MAX;

	for (size_t i = 0; i < nitems(font_steps); i++) {
		mpt	 d = parent > font_steps[i] ? parent - font_steps[i] : font_steps[i] - parent;

		if (d < diff) {
			diff = d;
			near = i;
		}
	}
	if (by < 0)
		return near == 0 ? parent * 10 / 12 : font_steps[near - 1];
	return near + 1 == nitems(font_steps) ? parent * 12 / 10 : font_steps[near + 1];
}

static bool
parse_font_size(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const struct fo_keyword words[] = {
		{ "xx-small", 0 }, { "x-small", 1 }, { "small", 2 }, { "medium", 3 }, { "large", 4 },
		{ "x-large", 5 }, { "xx-large", 6 }, { "smaller", 7 }, { "larger", 8 }, { NULL, 0 }
	};
	struct fo_value		 v;
	struct fo_length	 l;
	int			 k;

	(void)p;
	if (!fo_refine_expr(r, text, true, &v))
		return false;
	if (fo_value_keyword(words, &v, &k)) {
		*(mpt *)field = k < 7 ? font_steps[k] : font_step(r->parent_text->font_size, k == 7 ? -1 : 1);
		return true;
	}
	if (!fo_value_length(r, &v, true, &l))
		return false;
	l.abs = fo_length_resolve(&l, r->parent_text->font_size, 0);
	if (l.abs < 0)
		return fo_refine_refuse(r, N_("a font-size is not negative"));
	if (l.abs > 10000000) {		/* 10 000 pt: a slip of the pen; keeps em arithmetic far from its limits */
		l.abs = 10000000;
		r->clamped = true;
	}
	*(mpt *)field = l.abs;
	return true;
}
const struct fo_type fo_type_font_size = { parse_font_size, sizeof(mpt), read_abs };

/* A number is inherited as a factor; a percentage or length as the length it comes to (7.16.4). */
static bool
parse_line_height(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_space		*s = field;
	struct fo_value		 v;
	struct fo_length	 l;

	(void)p;
	if (!fo_refine_expr(r, text, false, &v))
		return false;
	if (fo_value_is(&v, "normal")) {
		r->text.line_height_factor = 1200;	/* FOP's */
		return true;
	}
	if (v.kind == FO_VALUE_NUMERIC && v.power == 0) {
		r->text.line_height_factor = fo_int32(v.number * 1000, &r->clamped);
		if (r->text.line_height_factor < 0)
			return fo_refine_refuse(r, N_("a line-height is not negative"));
		if (r->text.line_height_factor == 0) {	/* 0 says "see the length" */
			memset(&s->opt, 0, sizeof(s->opt));
			s->min = s->max = s->opt;
		}
		return true;
	}
	if (!fo_value_length(r, &v, true, &l))
		return false;
	l.abs = fo_length_resolve(&l, r->text.font_size, 0);
	l.percent = 0;
	r->text.line_height_factor = 0;
	s->min = s->opt = s->max = l;
	return true;
}

const struct fo_type fo_type_line_height = { parse_line_height, sizeof(struct fo_space), read_space };

static bool
parse_font_weight(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const struct fo_keyword words[] = {
		{ "normal", 400 }, { "bold", 700 }, { "bolder", 1 }, { "lighter", -1 },
		{ "100", 100 }, { "200", 200 }, { "300", 300 }, { "400", 400 }, { "500", 500 },
		{ "600", 600 }, { "700", 700 }, { "800", 800 }, { "900", 900 }, { NULL, 0 }
	};
	int32_t		 parent = r->parent_text->font_weight;
	struct fo_value	 v;
	size_t		 n;
	int		 k;

	(void)p;
	text = fo_trim(text, &n);
	if (!fo_keyword_find(words, text, n, &k)) {
		if (!fo_refine_expr(r, text, false, &v))
			return false;
		if (v.kind != FO_VALUE_NUMERIC || v.power != 0 || v.number < 100 || v.number > 900)
			return fo_refine_refuse(r, N_("normal, bold, bolder, lighter or 100 to 900 is wanted"));
		k = (int)v.number / 100 * 100;
	}
	if (k == 1)
		k = parent < 400 ? 400 : parent < 600 ? 700 : 900;
	else if (k == -1)
		k = parent >= 800 ? 700 : parent >= 600 ? 400 : 100;
	*(int32_t *)field = k;
	return true;
}
const struct fo_type fo_type_font_weight = { parse_font_weight, sizeof(int32_t), read_int };

static bool
parse_baseline_shift(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_value	 v;
	int		 k;

	(void)field;
	if (!fo_refine_expr(r, text, false, &v))
		return false;
	if (fo_value_keyword(p->arg, &v, &k)) {
		r->box.baseline_shift = (enum fo_baseline)k;
		return true;
	}
	if (!fo_value_length(r, &v, true, &r->box.baseline_length))
		return false;
	r->box.baseline_shift = FO_SHIFT_LENGTH;
	return true;
}
const struct fo_type fo_type_baseline_shift = { parse_baseline_shift, sizeof(enum fo_baseline), NULL };
/* CSS's shorthand of the alignment properties: the same words, or a shift. */
const struct fo_type fo_type_vertical_align = { parse_baseline_shift, 0, NULL };

/* What ancestors draw stays unless it is taken back (7.17.4); "none" takes back all, as FOP does. */
static bool
parse_decoration(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const struct fo_keyword words[] = {
		{ "none", -128 }, { "underline", FO_DECO_UNDERLINE }, { "no-underline", -FO_DECO_UNDERLINE },
		{ "overline", FO_DECO_OVERLINE }, { "no-overline", -FO_DECO_OVERLINE },
		{ "line-through", FO_DECO_LINE_THROUGH }, { "no-line-through", -FO_DECO_LINE_THROUGH },
		{ "blink", 0 }, { "no-blink", 0 }, { NULL, 0 }
	};
	int32_t	 deco = r->parent_box->decoration;
	int	 k;

	(void)p;
	while (is_space(*text))
		text++;
	if (*text == '\0')
		return fo_refine_refuse(r, N_("it is none of the property's words"));
	while (*text != '\0') {
		size_t	 n = strcspn(text, " \t\r\n");

		if (!fo_keyword_find(words, text, n, &k))
			return fo_refine_refuse(r, N_("it is none of the property's words"));
		if (k == -128)
			deco = 0;
		else if (k < 0)
			deco &= ~-k;
		else
			deco |= k;
		text += n;
		while (is_space(*text))
			text++;
	}
	*(int32_t *)field = deco;
	return true;
}
const struct fo_type fo_type_decoration = { parse_decoration, sizeof(int32_t), NULL };

/* The first character of the text, white space included; quoted, as XSL's string literals may be. */
static bool
parse_character(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	size_t	 n = strlen(text), len;

	(void)p;
	if (n >= 3 && (text[0] == '\'' || text[0] == '"') && text[n - 1] == text[0]) {
		text++;
		n -= 2;
	}
	if (n == 0)
		return fo_refine_refuse(r, N_("one character is wanted"));
	*(uint32_t *)field = utf8_get(text, n, &len);
	if (len != n)
		return fo_refine_refuse(r, N_("one character is wanted"));
	return true;
}
const struct fo_type fo_type_character = { parse_character, sizeof(uint32_t), NULL };

static bool
parse_language(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	size_t	 n;

	(void)p;
	text = fo_trim(text, &n);
	if (n == 4 && strncmp(text, "none", 4) == 0)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		char	 c = text[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'))
			return fo_refine_refuse(r, N_("a code of letters is wanted"));
	}
	*(const char **)field = fo_intern(r->tree, text, n);
	return true;
}
const struct fo_type fo_type_language = { parse_language, sizeof(const char *), NULL };
