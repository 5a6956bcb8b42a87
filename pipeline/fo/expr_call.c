/* expr_call.c - the functions of expressions (XSL-FO 1.1 section 5.10): numbers
 * and colours here, what looks at other objects through the context. */
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "fo/expr.h"

struct call {
	const struct fo_expr_context *ctx;
	const char	**why;
};

static bool
fail(struct call *x, const char *why)
{
	*x->why = why;
	return false;
}

static void
value_number(struct fo_value *v, double number, int power)
{
	memset(v, 0, sizeof(*v));
	v->kind = FO_VALUE_NUMERIC;
	v->number = number;
	v->power = power;
}

static bool
name_is(const char *s, size_t n, const char *name)
{
	return strlen(name) == n && strncmp(s, name, n) == 0;
}

/* One channel of rgb(): 0..255 or a percentage. */
static uint32_t
channel(const struct fo_value *v)
{
	double	 c = v->percent != 0 ? v->percent * 255 / 100 : v->number;

	if (!(c > 0))
		return 0;
	return c >= 255 ? 255 : (uint32_t)lround(c);
}

static bool
call_rgb(const struct fo_value *arg, struct fo_value *v)
{
	memset(v, 0, sizeof(*v));
	v->kind = FO_VALUE_COLOR;
	v->color = channel(&arg[0]) << 16 | channel(&arg[1]) << 8 | channel(&arg[2]);
	return true;
}

/* cmyk() of FOP: the page is sRGB, so it is converted the plain way. */
static bool
call_cmyk(const struct fo_value *arg, struct fo_value *v)
{
	struct fo_value	 rgb[3];
	double		 ink[4];

	for (int i = 0; i < 4; i++) {
		ink[i] = arg[i].percent != 0 ? arg[i].percent / 100 : arg[i].number;
		ink[i] = ink[i] > 1 ? 1 : ink[i] > 0 ? ink[i] : 0;
	}
	for (int i = 0; i < 3; i++)
		value_number(&rgb[i], 255 * (1 - ink[i]) * (1 - ink[3]), 0);
	return call_rgb(rgb, v);
}

static bool
call_rounding(struct call *x, const char *f, size_t n, const struct fo_value *arg, struct fo_value *v)
{
	if (arg->power != 0)
		return fail(x, N_("floor(), ceiling() and round() take a number without a unit"));
	value_number(v, name_is(f, n, "floor") ? floor(arg->number) :
	    name_is(f, n, "ceiling") ? ceil(arg->number) : floor(arg->number + 0.5), 0);
	return true;
}

/* min(), max(): of lengths, or of percentages, or of numbers; a mixture has no order before layout. */
static bool
call_extreme(struct call *x, bool max, const struct fo_value *arg, int nargs, struct fo_value *v)
{
	*v = arg[0];
	for (int i = 1; i < nargs; i++) {
		double	 diff;

		if (arg[i].power != v->power)
			return fail(x, N_("min() and max() compare like with like"));
		if (arg[i].percent != v->percent && arg[i].number != v->number &&
		    (arg[i].percent > v->percent) != (arg[i].number > v->number))
			return fail(x, N_("min() and max() of a length and a percentage are not supported"));
		diff = arg[i].number - v->number + (arg[i].percent - v->percent);
		if (max ? diff > 0 : diff < 0)
			*v = arg[i];
	}
	return true;
}

static bool
call_numeric(struct call *x, const char *f, size_t n, const struct fo_value *arg, int nargs, struct fo_value *v)
{
	if (name_is(f, n, "abs") && nargs == 1) {
		*v = arg[0];
		v->number = fabs(v->number);
		v->percent = fabs(v->percent);
		return true;
	}
	if ((name_is(f, n, "floor") || name_is(f, n, "ceiling") || name_is(f, n, "round")) && nargs == 1)
		return call_rounding(x, f, n, arg, v);
	if ((name_is(f, n, "min") || name_is(f, n, "max")) && nargs >= 2)
		return call_extreme(x, name_is(f, n, "max"), arg, nargs, v);
	if (name_is(f, n, "rgb") && nargs == 3)
		return call_rgb(arg, v);
	if ((name_is(f, n, "rgb-icc") || name_is(f, n, "rgb-named-color")) && nargs >= 3)
		return call_rgb(arg, v);	/* the fallback that its first three give */
	if (name_is(f, n, "cmyk") && nargs == 4)
		return call_cmyk(arg, v);
	if (name_is(f, n, "proportional-column-width") && nargs == 1) {
		value_number(v, 0, 1);
		/* FOP takes proportional-column-width(25%) for 25. */
		v->proportional = arg[0].number + arg[0].percent;
		return true;
	}
	return fail(x, N_("no such function, or not with so many arguments"));
}

/* CSS 2's colours of the desktop: there is none on paper, so few are told apart. */
static bool
call_system_color(struct call *x, const struct fo_value *arg, struct fo_value *v)
{
	static const struct { const char *name; uint32_t rgb; } names[] = {
		{ "window", 0xffffff }, { "windowtext", 0x000000 }, { "buttonface", 0xd3d3d3 },
		{ "buttontext", 0x000000 }, { "highlight", 0x000080 }, { "highlighttext", 0xffffff },
		{ "graytext", 0x808080 }, { "captiontext", 0x000000 }, { "menutext", 0x000000 },
		{ "infobackground", 0xffffe0 }, { "infotext", 0x000000 }, { "background", 0xffffff },
	};

	memset(v, 0, sizeof(*v));
	v->kind = FO_VALUE_COLOR;
	for (size_t i = 0; i < nitems(names); i++) {
		v->color = names[i].rgb;
		if (name_is(arg->s, arg->n, names[i].name))
			return true;
	}
	if (fo_color(arg->s, arg->n, &v->color))
		return true;
	return fail(x, N_("no such system colour"));
}

/* What only the tree can answer. */
static bool
call_tree(struct call *x, const char *f, size_t n, const struct fo_value *arg, int nargs, struct fo_value *v)
{
	char		 name[48], argument[64];
	const char	*why = N_("no such function");

	if (n >= sizeof(name) || nargs > 1)
		return fail(x, why);
	if (nargs == 1 && (arg->s == NULL || arg->n >= sizeof(argument)))
		return fail(x, N_("the argument is not the name of a property"));
	memcpy(name, f, n);
	name[n] = '\0';
	if (nargs == 1) {
		memcpy(argument, arg->s, arg->n);
		argument[arg->n] = '\0';
	}
	if (x->ctx->call == NULL)
		return fail(x, why);
	memset(v, 0, sizeof(*v));
	if (x->ctx->call(x->ctx->arg, name, nargs == 1 ? argument : NULL, v, &why))
		return true;
	return fail(x, why);
}

bool
fo_expr_call(const struct fo_expr_context *ctx, const char *f, size_t n, const struct fo_value *arg, int nargs,
    struct fo_value *v, const char **why)
{
	struct call	 c = { ctx, why }, *x = &c;
	bool		 numeric = nargs > 0;

	if (name_is(f, n, "system-color") && nargs == 1 && arg->kind != FO_VALUE_NUMERIC)
		return call_system_color(x, arg, v);
	/* The name of a colour profile and of a colour stand behind the fallback. */
	if (name_is(f, n, "rgb-icc") || name_is(f, n, "rgb-named-color"))
		nargs = nargs < 3 ? nargs : 3;
	for (int i = 0; i < nargs; i++)
		numeric = numeric && arg[i].kind == FO_VALUE_NUMERIC;
	if (numeric)
		return call_numeric(x, f, n, arg, nargs, v);
	if (nargs > 0 && arg[0].kind == FO_VALUE_NUMERIC)
		return fail(x, N_("an argument is not a number"));
	return call_tree(x, f, n, arg, nargs, v);
}
