/* values.c - how the values of single properties are read: a function a kind. */
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "fo/refine.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

const char *
fo_trim(const char *s, size_t *n)
{
	while (is_space(*s))
		s++;
	*n = strlen(s);
	while (*n > 0 && is_space(s[*n - 1]))
		(*n)--;
	return s;
}

bool
fo_value_is(const struct fo_value *v, const char *name)
{
	return v->kind == FO_VALUE_NAME && strlen(name) == v->n && strncmp(v->s, name, v->n) == 0;
}

bool
fo_keyword_find(const struct fo_keyword *k, const char *s, size_t n, int *value)
{
	for (; k != NULL && k->name != NULL; k++) {
		if (strncmp(k->name, s, n) == 0 && k->name[n] == '\0') {
			*value = k->value;
			return true;
		}
	}
	return false;
}

bool
fo_value_keyword(const struct fo_keyword *k, const struct fo_value *v, int *value)
{
	return v->kind == FO_VALUE_NAME && fo_keyword_find(k, v->s, v->n, value);
}

mpt
fo_length_resolve(const struct fo_length *l, mpt base, mpt otherwise)
{
	if (l->is_auto)
		return otherwise;
	if (l->percent == 0)
		return l->abs;
	/* 1/1000 %: both factors fit into 53 bits for every length fo_mpt() lets through. */
	return l->abs + (mpt)llround((double)base * l->percent / 100000.0);
}

/* A value where a length is wanted.  A number without unit is one of pixels, as FOP takes it. */
bool
fo_value_length(struct fo_refine *r, const struct fo_value *v, bool percent, struct fo_length *out)
{
	struct fo_length	 l;

	memset(&l, 0, sizeof(l));	/* its padding too: sets are compared byte by byte */
	if (v->kind != FO_VALUE_NUMERIC || (v->power != 1 && v->power != 0))
		return fo_refine_refuse(r, N_("a length is wanted"));
	if (v->percent != 0 && !percent)
		return fo_refine_refuse(r, N_("a percentage is not allowed here"));
	l.abs = fo_mpt(v->power == 0 ? v->number * 1000 : v->number, &r->clamped);
	l.percent = fo_int32(v->percent * 1000, &r->clamped);
	l.proportional = fo_int32(v->proportional * 1000, &r->clamped);
	*out = l;
	return true;
}

static bool
read_length(const void *field, struct fo_value *v)
{
	const struct fo_length	*l = field;

	if (l->is_auto)
		return false;
	v->number = (double)l->abs;
	v->percent = l->percent / 1000.0;
	v->proportional = l->proportional / 1000.0;
	v->power = 1;
	return true;
}

static bool
parse_length(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_length	*l = field;
	struct fo_value		 v;
	int			 k;

	if (!fo_refine_expr(r, text, false, &v))
		return false;
	if (fo_value_keyword(p->arg, &v, &k)) {
		memset(l, 0, sizeof(*l));
		l->is_auto = true;
		return true;
	}
	return fo_value_length(r, &v, true, l);
}
const struct fo_type fo_type_length = { parse_length, sizeof(struct fo_length), read_length };

/* A length that cannot be negative: padding, extents. */
static bool
parse_positive(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_length	*l = field;

	if (!parse_length(r, p, text, l))
		return false;
	if (l->abs < 0 && l->percent <= 0) {
		l->abs = 0;
		r->clamped = true;
	}
	if (l->percent < 0) {
		l->percent = 0;
		r->clamped = true;
	}
	return true;
}
const struct fo_type fo_type_positive = { parse_positive, sizeof(struct fo_length), read_length };

static bool
parse_abs(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_value		 v;
	struct fo_length	 l;

	(void)p;
	if (!fo_refine_expr(r, text, false, &v) || !fo_value_length(r, &v, false, &l))
		return false;
	*(mpt *)field = l.abs > 0 ? l.abs : 0;	/* NOLINT: set whenever the parse succeeds */
	return true;
}

static bool
read_abs(const void *field, struct fo_value *v)
{
	v->number = (double)*(const mpt *)field;
	v->power = 1;
	return true;
}
const struct fo_type fo_type_abs = { parse_abs, sizeof(mpt), read_abs };

static bool
parse_border_width(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	size_t	 n;
	int	 k;

	text = fo_trim(text, &n);
	if (!fo_keyword_find(p->arg, text, n, &k))
		return parse_abs(r, p, text, field);
	*(mpt *)field = k;
	return true;
}
const struct fo_type fo_type_border_width = { parse_border_width, sizeof(mpt), read_abs };

/* A single length for a <space> is its minimum, optimum and maximum (5.11); the rest stands. */
static bool
parse_space(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_space		*s = field;
	struct fo_value		 v;

	(void)p;
	/* 7.11.5: no percentages. */
	if (!fo_refine_expr(r, text, false, &v) || !fo_value_length(r, &v, false, &s->opt))
		return false;
	s->min = s->max = s->opt;
	return true;
}

static bool
read_space(const void *field, struct fo_value *v)
{
	return read_length(&((const struct fo_space *)field)->opt, v);
}
const struct fo_type fo_type_space = { parse_space, sizeof(struct fo_space), read_space };

static bool
strength_value(struct fo_refine *r, const struct fo_value *v, int32_t *out)
{
	if (fo_value_is(v, "auto"))
		*out = FO_KEEP_AUTO;
	else if (fo_value_is(v, "always"))
		*out = FO_KEEP_ALWAYS;
	else if (v->kind == FO_VALUE_NUMERIC && v->power == 0)
		*out = fo_int32(v->number, &r->clamped);
	else
		return fo_refine_refuse(r, N_("auto, always or an integer is wanted"));
	return true;
}

static bool
parse_strength(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_value	 v;

	(void)p;
	return fo_refine_expr(r, text, false, &v) && strength_value(r, &v, field);
}

static bool
read_int(const void *field, struct fo_value *v)
{
	v->number = *(const int32_t *)field;
	v->power = 0;
	return true;
}
const struct fo_type fo_type_strength = { parse_strength, sizeof(int32_t), read_int };

static bool
parse_keep(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_keep	*k = field;

	if (!parse_strength(r, p, text, &k->line))
		return false;
	k->column = k->page = k->line;
	return true;
}
const struct fo_type fo_type_keep = { parse_keep, sizeof(struct fo_keep), NULL };

static bool
parse_int(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	const struct fo_int_range	*range = p->arg;
	struct fo_value			 v;
	int32_t				 i;
	int				 k;

	if (!fo_refine_expr(r, text, false, &v))
		return false;
	if (fo_value_keyword(range->keywords, &v, &k)) {
		*(int32_t *)field = k;
		return true;
	}
	if (v.kind != FO_VALUE_NUMERIC || v.power != 0)
		return fo_refine_refuse(r, N_("an integer is wanted"));
	i = fo_int32(v.number, &r->clamped);
	if (i < range->min || i > range->max) {
		r->clamped = true;
		i = i < range->min ? range->min : range->max;
	}
	*(int32_t *)field = i;
	return true;
}
const struct fo_type fo_type_int = { parse_int, sizeof(int32_t), read_int };

static bool
parse_word(struct fo_refine *r, const struct fo_prop *p, const char *text, int *k)
{
	size_t	 n;

	text = fo_trim(text, &n);
	if (fo_keyword_find(p->arg, text, n, k))
		return true;
	return fo_refine_refuse(r, N_("it is none of the property's words"));
}

/* All enumerations of props.h have the size of an int: they have no value beyond it. */
static bool
parse_enum(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	return parse_word(r, p, text, field);
}
const struct fo_type fo_type_enum = { parse_enum, sizeof(int), NULL };

static bool
parse_flag(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	int	 k = 0;

	if (!parse_word(r, p, text, &k))
		return false;
	*(bool *)field = k != 0;
	return true;
}
const struct fo_type fo_type_flag = { parse_flag, sizeof(bool), NULL };

static bool
color_value(struct fo_refine *r, const struct fo_value *v, uint32_t *rgb, bool *transparent)
{
	*transparent = false;
	if (v->kind == FO_VALUE_COLOR) {
		*rgb = v->color;
		*transparent = v->transparent;
		return true;
	}
	if (fo_value_is(v, "transparent")) {
		*rgb = 0;
		*transparent = true;
		return true;
	}
	if (fo_value_is(v, "currentColor")) {
		*rgb = r->text.color;
		return true;
	}
	if (v->kind == FO_VALUE_NAME && fo_color(v->s, v->n, rgb))
		return true;
	return fo_refine_refuse(r, N_("a colour is wanted"));
}

static bool
parse_color(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_value	 v;
	uint32_t	 rgb;
	bool		 transparent;

	(void)p;
	if (!fo_refine_expr(r, text, false, &v) || !color_value(r, &v, &rgb, &transparent))
		return false;
	if (transparent)
		return fo_refine_refuse(r, N_("only a background may be transparent"));
	*(uint32_t *)field = rgb;	/* NOLINT: set whenever the parse succeeds */
	return true;
}

static bool
read_color(const void *field, struct fo_value *v)
{
	v->kind = FO_VALUE_COLOR;
	v->color = *(const uint32_t *)field;
	return true;
}
const struct fo_type fo_type_color = { parse_color, sizeof(uint32_t), read_color };

static bool
parse_background(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_value	 v;
	bool		 transparent;

	(void)p;
	if (!fo_refine_expr(r, text, false, &v) || !color_value(r, &v, field, &transparent))
		return false;
	r->box.has_background = !transparent;
	return true;
}
/* The field is the colour; whether there is one goes with it: see fo_refine_copy(). */
const struct fo_type fo_type_background = { parse_background, sizeof(uint32_t), read_color };

static bool
parse_string(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	size_t	 n;

	(void)p;
	text = fo_trim(text, &n);
	*(const char **)field = fo_intern(r->tree, text, n);
	return true;
}
const struct fo_type fo_type_string = { parse_string, sizeof(const char *), NULL };

/* fox:header="true", FOP's way to say that a cell heads its row. */
static bool
parse_header(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	static const struct fo_keyword words[] = { { "true", 1 }, { "false", 0 }, { NULL, 0 } };
	size_t	 n;
	int	 k = 0;

	(void)p;
	text = fo_trim(text, &n);
	if (!fo_keyword_find(words, text, n, &k))
		return fo_refine_refuse(r, N_("it is none of the property's words"));
	*(const char **)field = k != 0 ? fo_intern(r->tree, "row", 3) : NULL;
	return true;
}
const struct fo_type fo_type_header = { parse_header, sizeof(const char *), NULL };

/* url(x), url('x') or x itself, which FOP takes too; "none". */
static bool
parse_uri(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_value	 v;
	size_t		 n;

	(void)p;
	text = fo_trim(text, &n);
	if (n == 0 || (n == 4 && strncmp(text, "none", 4) == 0)) {
		*(const char **)field = NULL;
		return true;
	}
	if (strncmp(text, "url(", 4) == 0) {
		if (!fo_refine_expr(r, text, false, &v))
			return false;
		if (v.kind != FO_VALUE_STRING)
			return fo_refine_refuse(r, N_("one address is wanted"));
		text = v.s;
		n = v.n;
		while (n > 0 && is_space(*text)) {
			text++;
			n--;
		}
	}
	*(const char **)field = fo_intern(r->tree, text, n);
	return true;
}
const struct fo_type fo_type_uri = { parse_uri, sizeof(const char *), NULL };

/* A length-range given as one length is all three (5.11). */
static bool
parse_dimension(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_length	*opt = field;	/* the middle one of three */

	if (!parse_length(r, p, text, opt))
		return false;
	opt[-1] = opt[1] = *opt;
	return true;
}
const struct fo_type fo_type_dimension = { parse_dimension, sizeof(struct fo_length), read_length };

/* content-width, content-height: a length, a percentage of the graphic's own size, or a word. */
static bool
parse_content_size(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_length	*l = field;
	struct fo_value		 v;
	int			 k;

	if (!fo_refine_expr(r, text, false, &v))
		return false;
	if (fo_value_keyword(p->arg, &v, &k)) {
		memset(l, 0, sizeof(*l));
		l->is_auto = true;
	} else {
		if (!fo_value_length(r, &v, true, l))
			return false;
		k = FO_SCALE_LENGTH;
	}
	if (l == &r->misc.content_width)
		memcpy(&r->misc.content_width_kind, &k, sizeof(k));
	else
		memcpy(&r->misc.content_height_kind, &k, sizeof(k));
	return true;
}
const struct fo_type fo_type_content_size = { parse_content_size, sizeof(struct fo_length), read_length };

static bool
parse_orientation(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_value	 v;
	int32_t		 degrees;

	(void)p;
	if (!fo_refine_expr(r, text, false, &v))
		return false;
	if (v.kind != FO_VALUE_NUMERIC || v.power != 0)
		return fo_refine_refuse(r, N_("0, 90, 180, 270, -90, -180 or -270 is wanted"));
	degrees = fo_int32(v.number, &r->clamped);
	if (degrees % 90 != 0 || degrees < -270 || degrees > 270)
		return fo_refine_refuse(r, N_("0, 90, 180, 270, -90, -180 or -270 is wanted"));
	*(int32_t *)field = (degrees + 360) % 360;
	return true;
}
const struct fo_type fo_type_orientation = { parse_orientation, sizeof(int32_t), read_int };

/* background-position-horizontal: a length, or a word that stands for a percentage. */
static bool
parse_bgpos_one(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	struct fo_length	*l = field;
	struct fo_value		 v;
	int			 k;

	if (!fo_refine_expr(r, text, false, &v))
		return false;
	if (fo_value_keyword(p->arg, &v, &k)) {
		memset(l, 0, sizeof(*l));
		l->percent = k * 1000;
		return true;
	}
	return fo_value_length(r, &v, true, l);
}
const struct fo_type fo_type_bgpos_one = { parse_bgpos_one, sizeof(struct fo_length), read_length };

/* A property of the standard without an equal here: its initial value asks for nothing. */
static bool
parse_unsupported(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	size_t	 n;
	int	 k;

	(void)field;
	text = fo_trim(text, &n);
	if (p->initial != NULL && strlen(p->initial) == n && strncmp(p->initial, text, n) == 0)
		return true;
	if (fo_keyword_find(p->arg, text, n, &k))
		return true;
	r->why = NULL;		/* not malformed: fo_refine_apply() says FO-02 */
	return false;
}
const struct fo_type fo_type_unsupported = { parse_unsupported, 0, NULL };

static bool
parse_nothing(struct fo_refine *r, const struct fo_prop *p, const char *text, void *field)
{
	(void)r, (void)p, (void)text, (void)field;
	return true;
}
/* Nothing to do on paper, or on a page that is only read. */
const struct fo_type fo_type_no_effect = { parse_nothing, 0, NULL };
/* The tree reads it: ids, and what belongs to the document. */
const struct fo_type fo_type_elsewhere = { parse_nothing, 0, NULL };
