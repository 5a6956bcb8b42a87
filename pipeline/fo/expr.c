/* expr.c - the expression language of property values (XSL-FO 1.1 section 5.9). */
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "fo/expr.h"

#define EXPR_DEPTH	64	/* of parentheses and functions: hostile input must not use up the stack */

struct expr {
	const struct fo_expr_context *ctx;
	const char	*p;		/* what comes next; white space before it was passed */
	const char	*why;		/* the first thing that was wrong */
	bool		 list;		/* a sign may begin the next item */
	int		 depth;
};

static bool	expr_additive(struct expr *, struct fo_value *);

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_name_char(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == ':' ||
	    (unsigned char)c >= 0x80;
}

static void
skip_space(struct expr *x)
{
	while (is_space(*x->p))
		x->p++;
}

static bool
fail(struct expr *x, const char *why)
{
	if (x->why == NULL)
		x->why = why;
	return false;
}

/* Clamps: NaN is 0, so that no comparison below has to think of it. */
static double
clamp(double v, double limit, bool *clamped)
{
	if (isnan(v)) {
		*clamped = true;
		return 0;
	}
	if (v > limit || v < -limit) {
		*clamped = true;
		return v < 0 ? -limit : limit;
	}
	return v;
}

mpt
fo_mpt(double v, bool *clamped)
{
	return (mpt)llround(clamp(v, (double)FO_MPT_MAX, clamped));
}

int32_t
fo_int32(double v, bool *clamped)
{
	/* INT32_MAX itself means "always" and "force" to who reads it. */
	return (int32_t)lround(clamp(v, INT32_MAX - 1, clamped));
}

bool
fo_number(const char **s, double *out)
{
	const char	*p = *s;
	double		 v = 0, scale = 1;

	if (!is_digit(*p) && !(*p == '.' && is_digit(p[1])))
		return false;
	for (; is_digit(*p); p++)
		v = v * 10 + (*p - '0');
	if (*p == '.') {
		for (p++; is_digit(*p); p++) {
			/* Digits past a double's precision are read and mean nothing. */
			if (scale < 1e15) {
				v = v * 10 + (*p - '0');
				scale *= 10;
			}
		}
	}
	*out = v / scale;
	*s = p;
	return true;
}

static void
value_number(struct fo_value *v, double number, int power)
{
	memset(v, 0, sizeof(*v));
	v->kind = FO_VALUE_NUMERIC;
	v->number = number;
	v->power = power;
}

/* A unit of 5.9.13; a pixel is 1/72 inch, as the source resolution of our peers is 72. */
static bool
unit_factor(const struct expr *x, const char *s, size_t n, double *factor)
{
	static const struct { const char *name; double mpt; } units[] = {
		{ "pt", 1000 }, { "mm", 72000 / 25.4 }, { "cm", 72000 / 2.54 }, { "in", 72000 },
		{ "pc", 12000 }, { "px", 1000 }, { "mpt", 1 },
	};

	for (size_t i = 0; i < nitems(units); i++) {
		if (strlen(units[i].name) == n && strncmp(units[i].name, s, n) == 0) {
			*factor = units[i].mpt;
			return true;
		}
	}
	if (n == 2 && strncmp(s, "em", n) == 0) {
		*factor = x->ctx->em;
		return true;
	}
	if (n == 2 && strncmp(s, "ex", n) == 0) {	/* no font at hand: half an em, as CSS allows */
		*factor = x->ctx->em / 2;
		return true;
	}
	return false;
}

static bool
expr_number(struct expr *x, struct fo_value *v)
{
	const char	*unit;
	double		 number, factor;

	if (!fo_number(&x->p, &number))
		return fail(x, N_("a number is malformed"));
	value_number(v, number, 0);
	if (*x->p == '%') {
		x->p++;
		v->number = 0;
		v->percent = number;
		v->power = 1;
		return true;
	}
	unit = x->p;
	while (is_letter(*x->p))
		x->p++;
	if (x->p == unit)
		return true;
	if (!unit_factor(x, unit, (size_t)(x->p - unit), &factor))
		return fail(x, N_("no such unit; pt, mm, cm, in, pc, px and em are known"));
	v->number = number * factor;
	v->power = 1;
	return true;
}

static bool
expr_string(struct expr *x, struct fo_value *v)
{
	char		 quote = *x->p++;
	const char	*end = strchr(x->p, quote);

	if (end == NULL)
		return fail(x, N_("a quotation mark is missing"));
	memset(v, 0, sizeof(*v));
	v->kind = FO_VALUE_STRING;
	v->s = x->p;
	v->n = (size_t)(end - x->p);
	x->p = end + 1;
	return true;
}

static bool
expr_hash(struct expr *x, struct fo_value *v)
{
	const char	*start = x->p++;

	while (is_letter(*x->p) || is_digit(*x->p))
		x->p++;
	memset(v, 0, sizeof(*v));
	v->kind = FO_VALUE_COLOR;
	if (!fo_color(start, (size_t)(x->p - start), &v->color))
		return fail(x, N_("a colour has three or six hexadecimal digits"));
	return true;
}

/* url(...): the address needs no quotation marks, so it is no expression. */
static bool
expr_url(struct expr *x, struct fo_value *v)
{
	const char	*end;

	skip_space(x);
	if (*x->p == '\'' || *x->p == '"') {
		if (!expr_string(x, v))
			return false;
		skip_space(x);
		if (*x->p != ')')
			return fail(x, N_("a closing parenthesis is missing"));
		x->p++;
		return true;
	}
	end = strchr(x->p, ')');
	if (end == NULL)
		return fail(x, N_("a closing parenthesis is missing"));
	memset(v, 0, sizeof(*v));
	v->kind = FO_VALUE_STRING;
	v->s = x->p;
	v->n = (size_t)(end - x->p);
	while (v->n > 0 && is_space(v->s[v->n - 1]))
		v->n--;
	x->p = end + 1;
	return true;
}

#define EXPR_ARGS	16

static bool
name_is(const char *s, size_t n, const char *name)
{
	return strlen(name) == n && strncmp(s, name, n) == 0;
}

/* Behind the opening parenthesis. */
static bool
expr_call(struct expr *x, const char *f, size_t n, struct fo_value *v)
{
	struct fo_value	 arg[EXPR_ARGS];
	const char	*why = NULL;
	int		 nargs = 0;
	bool		 list = x->list;

	if (name_is(f, n, "url"))
		return expr_url(x, v);
	x->list = false;
	skip_space(x);
	while (*x->p != ')') {
		if (nargs == EXPR_ARGS)
			return fail(x, N_("too many arguments"));
		if (*x->p == '#' && x->p[1] != '\0' && !is_digit(x->p[1]) && name_is(f, n, "rgb-icc")) {
			/* "#CMYK", a pseudo-profile, is a name here. */
			const char	*start = x->p++;

			while (is_name_char(*x->p))
				x->p++;
			memset(&arg[nargs], 0, sizeof(arg[nargs]));
			arg[nargs].kind = FO_VALUE_NAME;
			arg[nargs].s = start;
			arg[nargs].n = (size_t)(x->p - start);
			skip_space(x);
		} else if (!expr_additive(x, &arg[nargs])) {
			return false;
		}
		nargs++;
		if (*x->p == ',') {
			x->p++;
			skip_space(x);
		} else if (*x->p != ')') {
			return fail(x, N_("a closing parenthesis is missing"));
		}
	}
	x->p++;
	x->list = list;
	return fo_expr_call(x->ctx, f, n, arg, nargs, v, &why) || fail(x, why);
}

static bool
expr_name(struct expr *x, struct fo_value *v)
{
	const char	*start = x->p;
	size_t		 n;
	bool		 ok;

	while (is_name_char(*x->p))
		x->p++;
	n = (size_t)(x->p - start);
	if (n == 0)
		return fail(x, N_("a value is missing"));
	if (*x->p == '(') {
		if (++x->depth > EXPR_DEPTH)
			return fail(x, N_("too deeply nested"));
		x->p++;
		ok = expr_call(x, start, n, v);
		x->depth--;
		return ok;
	}
	memset(v, 0, sizeof(*v));
	v->kind = FO_VALUE_NAME;
	v->s = start;
	v->n = n;
	return true;
}

static bool
expr_primary(struct expr *x, struct fo_value *v)
{
	bool	 ok, list;

	if (*x->p == '(') {
		if (++x->depth > EXPR_DEPTH)
			return fail(x, N_("too deeply nested"));
		x->p++;
		skip_space(x);
		list = x->list;
		x->list = false;
		ok = expr_additive(x, v);
		x->list = list;
		if (!ok)
			return false;
		if (*x->p != ')')
			return fail(x, N_("a closing parenthesis is missing"));
		x->p++;
		x->depth--;
	} else if (is_digit(*x->p) || (*x->p == '.' && is_digit(x->p[1]))) {
		ok = expr_number(x, v);
	} else if (*x->p == '\'' || *x->p == '"') {
		ok = expr_string(x, v);
	} else if (*x->p == '#') {
		ok = expr_hash(x, v);
	} else {
		ok = expr_name(x, v);
	}
	return ok;
}

static bool
expr_unary(struct expr *x, struct fo_value *v)
{
	bool	 minus = false, sign = false;

	while (*x->p == '-' || *x->p == '+') {
		sign = true;
		minus = minus != (*x->p++ == '-');
		skip_space(x);
	}
	if (!expr_primary(x, v))
		return false;
	if (sign && v->kind != FO_VALUE_NUMERIC)
		return fail(x, N_("a sign stands before what is not a number"));
	if (minus) {
		v->number = -v->number;
		v->percent = -v->percent;
		v->proportional = -v->proportional;
	}
	return true;
}

static bool
multiply(struct expr *x, struct fo_value *a, const struct fo_value *b)
{
	double	 factor;

	if (a->power != 0 && b->power != 0 &&
	    (a->percent != 0 || b->percent != 0 || a->proportional != 0 || b->proportional != 0))
		return fail(x, N_("a length times a percentage is no length"));
	if (a->power + b->power > 8)
		return fail(x, N_("the result is no length"));
	if (b->power == 0) {
		factor = b->number;
	} else {
		factor = a->number;
		a->number = b->number;
		if (a->power == 0) {
			a->percent = b->percent;
			a->proportional = b->proportional;
		}
	}
	a->number *= factor;
	a->percent *= factor;
	a->proportional *= factor;
	a->power += b->power;
	return true;
}

static bool
divide(struct expr *x, struct fo_value *a, const struct fo_value *b)
{
	double	 by = b->number;

	/* 50% div 25%: both of the same base, so it cancels. */
	if (b->number == 0 && b->percent != 0 && a->number == 0 && b->power == a->power) {
		value_number(a, a->percent / b->percent, 0);
		return true;
	}
	if (b->percent != 0 || b->proportional != 0)
		return fail(x, N_("division by a percentage"));
	if (by == 0)
		return fail(x, N_("division by zero"));
	if (b->power != 0 && a->percent != 0)
		return fail(x, N_("a percentage divided by a length is no number"));
	if (a->power - b->power < -8)
		return fail(x, N_("the result is no length"));
	a->number /= by;
	a->percent /= by;
	a->proportional /= by;
	a->power -= b->power;
	return true;
}

static bool
modulo(struct expr *x, struct fo_value *a, const struct fo_value *b)
{
	if (a->power != b->power || a->percent != 0 || b->percent != 0)
		return fail(x, N_("mod takes two numbers, or two lengths"));
	if (b->number == 0)
		return fail(x, N_("division by zero"));
	a->number = fmod(a->number, b->number);
	return true;
}

/* A word operator: apart from what follows, or "divide" would be one. */
static bool
at_word(const struct expr *x, const char *word)
{
	size_t	 n = strlen(word);

	return strncmp(x->p, word, n) == 0 && !is_name_char(x->p[n]);
}

static bool
both_numeric(struct expr *x, const struct fo_value *a, const struct fo_value *b)
{
	if (a->kind == FO_VALUE_NUMERIC && b->kind == FO_VALUE_NUMERIC)
		return true;
	return fail(x, N_("arithmetic needs numbers"));
}

static bool
expr_multiplicative(struct expr *x, struct fo_value *v)
{
	struct fo_value	 right;
	char		 op;

	if (!expr_unary(x, v))
		return false;
	for (;;) {
		skip_space(x);
		if (*x->p == '*') {
			op = '*';
			x->p++;
		} else if (v->kind == FO_VALUE_NUMERIC && at_word(x, "div")) {
			op = '/';
			x->p += 3;
		} else if (v->kind == FO_VALUE_NUMERIC && at_word(x, "mod")) {
			op = '%';
			x->p += 3;
		} else {
			return true;
		}
		skip_space(x);
		if (!expr_unary(x, &right) || !both_numeric(x, v, &right))
			return false;
		if (op == '*' ? !multiply(x, v, &right) :
		    op == '/' ? !divide(x, v, &right) : !modulo(x, v, &right))
			return false;
	}
}

/* In a list, "1pt -2pt" is two items and "1pt - 2pt" is one. */
static bool
sign_begins_item(const struct expr *x)
{
	return x->list && is_space(x->p[-1]) && !is_space(x->p[1]);
}

static bool
expr_additive(struct expr *x, struct fo_value *v)
{
	struct fo_value	 right;
	double		 sign;

	if (++x->depth > EXPR_DEPTH)
		return fail(x, N_("too deeply nested"));
	if (!expr_multiplicative(x, v))
		return false;
	for (;;) {
		if (*x->p != '+' && *x->p != '-')
			break;
		if (sign_begins_item(x))	/* something stands before: the left operand */
			break;
		sign = *x->p++ == '+' ? 1 : -1;
		skip_space(x);
		if (!expr_multiplicative(x, &right) || !both_numeric(x, v, &right))
			return false;
		if (v->power != right.power)
			return fail(x, N_("a length and a number do not add up"));
		v->number += sign * right.number;
		v->percent += sign * right.percent;
		v->proportional += sign * right.proportional;
	}
	x->depth--;
	return true;
}

bool
fo_expr(const struct fo_expr_context *ctx, const char **text, bool list,
    struct fo_value *v, const char **why)
{
	struct expr	 x = { ctx, *text, NULL, list, 0 };
	bool		 ok;

	skip_space(&x);
	ok = expr_additive(&x, v);
	*text = x.p;
	if (!ok)
		*why = x.why;
	return ok;
}

bool
fo_expr_whole(const struct fo_expr_context *ctx, const char *text, struct fo_value *v, const char **why)
{
	if (!fo_expr(ctx, &text, false, v, why))
		return false;
	if (*text != '\0') {
		*why = N_("more than one value");
		return false;
	}
	return true;
}
