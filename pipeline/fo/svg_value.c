/* svg_value.c - numbers, lengths, transforms of SVG 1.1. */
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "fo/context.h"
#include "fo/expr.h"
#include "fo/refine.h"
#include "fo/svg_draw.h"
#include "fo/tree.h"
#include "xml/xml.h"

static struct pos
place(const struct svg *g, const struct xml_node *x)
{
	return (struct pos){ g->ctx->tree->file, xml_line(x), NULL };
}

void
svg_unsupported(struct svg *g, const struct xml_node *x, const char *what)
{
	if (fo_first_time(g->ctx->tree, "svg", what))
		report_add(g->ctx->report, FINDING_FO_SVG, place(g, x), "%.60s", what);
}

void
svg_malformed(struct svg *g, const struct xml_node *x, const char *attr, const char *value)
{
	report_add(g->ctx->report, FINDING_FO_SVG_VALUE, place(g, x), "%s=\"%.60s\"", attr, value);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

void
svg_skip(const char **s)
{
	while (is_space(**s))
		(*s)++;
	if (**s == ',')
		(*s)++;
	while (is_space(**s))
		(*s)++;
}

/* 4.2: fo_number() with a sign and an exponent. */
bool
svg_number(const char **s, double *out)
{
	const char	*p = *s, *e;
	double		 v, sign = 1;
	int		 exponent = 0;
	bool		 minus;

	if (*p == '+' || *p == '-')
		sign = *p++ == '-' ? -1 : 1;
	if (!fo_number(&p, &v))
		return false;
	if (*p == 'e' || *p == 'E') {
		e = p + 1;
		minus = *e == '-';
		if (*e == '+' || *e == '-')
			e++;
		if (*e >= '0' && *e <= '9') {	/* else the unit em, ex */
			for (; *e >= '0' && *e <= '9'; e++)
				exponent = exponent > 400 ? 400 : exponent * 10 + (*e - '0');
			v *= pow(10, minus ? -exponent : exponent);
			p = e;
		}
	}
	if (!isfinite(v))
		v = 1e30;	/* too large to be on any page; products of two stay finite */
	*out = sign * (v > 1e30 ? 1e30 : v);
	*s = p;
	return true;
}

static bool
unit(const char **s, double base, double font_size, double *factor)
{
	static const struct { const char *name; double factor; } units[] = {
		{ "px", 1 }, { "pt", 1 }, { "mm", 72 / 25.4 }, { "cm", 72 / 2.54 }, { "in", 72 }, { "pc", 12 },
	};

	*factor = 1;
	for (size_t i = 0; i < nitems(units); i++) {
		if (strncmp(*s, units[i].name, 2) == 0) {
			*factor = units[i].factor;
			*s += 2;
			return true;
		}
	}
	if (strncmp(*s, "em", 2) == 0 || strncmp(*s, "ex", 2) == 0) {
		*factor = (*s)[1] == 'm' ? font_size : font_size / 2;
		*s += 2;
	} else if (**s == '%') {
		*factor = base / 100;
		(*s)++;
	}
	return true;
}

bool
svg_length(struct svg *g, const struct xml_node *x, const char *attr, const char *text, double base, double font_size,
    double *out)
{
	const char	*s = text;
	double		 v, factor;

	while (is_space(*s))
		s++;
	if (!svg_number(&s, &v) || !unit(&s, base, font_size, &factor))
		goto bad;
	while (is_space(*s))
		s++;
	if (*s != '\0')
		goto bad;
	*out = v * factor;
	return true;
bad:
	if (g != NULL)
		svg_malformed(g, x, attr, text);
	return false;
}

double
svg_attr(struct svg *g, const struct xml_node *x, const char *attr, double base, const struct svg_style *style,
    double otherwise)
{
	const char	*text = xml_attr(x, NULL, attr);
	double		 v;

	if (text == NULL || !svg_length(g, x, attr, text, base, style->font_size, &v))
		return otherwise;
	return v;
}

bool
svg_view_box(const struct xml_node *x, double box[static 4])
{
	const char	*s = xml_attr(x, NULL, "viewBox");

	if (s == NULL)
		return false;
	for (int i = 0; i < 4; i++) {
		svg_skip(&s);
		if (!svg_number(&s, &box[i]))
			return false;
	}
	return box[2] > 0 && box[3] > 0;
}

struct svg_matrix
svg_multiply(const struct svg_matrix *m, const struct svg_matrix *n)
{
	return (struct svg_matrix){
		m->a * n->a + m->c * n->b, m->b * n->a + m->d * n->b,
		m->a * n->c + m->c * n->d, m->b * n->c + m->d * n->d,
		m->a * n->e + m->c * n->f + m->e, m->b * n->e + m->d * n->f + m->f
	};
}

double
svg_scale(const struct svg_matrix *m)
{
	return sqrt(fabs(m->a * m->d - m->b * m->c));
}

/* 7.6: one function of the list; false when it is none. */
static bool
one_transform(const char *name, size_t len, const double *v, int n, struct svg_matrix *out)
{
	const double	 degree = 3.14159265358979323846 / 180;
	double		 s, c;

	*out = (struct svg_matrix){ 1, 0, 0, 1, 0, 0 };
	if (len == 6 && strncmp(name, "matrix", 6) == 0 && n == 6) {
		*out = (struct svg_matrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
	} else if (len == 9 && strncmp(name, "translate", 9) == 0 && (n == 1 || n == 2)) {
		out->e = v[0];
		out->f = n == 2 ? v[1] : 0;
	} else if (len == 5 && strncmp(name, "scale", 5) == 0 && (n == 1 || n == 2)) {
		out->a = v[0];
		out->d = n == 2 ? v[1] : v[0];
	} else if (len == 6 && strncmp(name, "rotate", 6) == 0 && (n == 1 || n == 3)) {
		s = sin(v[0] * degree);
		c = cos(v[0] * degree);
		*out = (struct svg_matrix){ c, s, -s, c, 0, 0 };
		if (n == 3) {
			out->e = v[1] - c * v[1] + s * v[2];
			out->f = v[2] - s * v[1] - c * v[2];
		}
	} else if (len == 5 && strncmp(name, "skewX", 5) == 0 && n == 1) {
		out->c = tan(v[0] * degree);
	} else if (len == 5 && strncmp(name, "skewY", 5) == 0 && n == 1) {
		out->b = tan(v[0] * degree);
	} else {
		return false;
	}
	return true;
}

void
svg_transform(struct svg *g, const struct xml_node *x, struct svg_matrix *m)
{
	const char		*text = xml_attr(x, NULL, "transform"), *s = text, *name;
	struct svg_matrix	 one;
	size_t			 len;

	if (text == NULL)
		return;
	for (svg_skip(&s); *s != '\0'; svg_skip(&s)) {
		double	 v[6];
		int	 n = 0;

		name = s;
		while ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z'))
			s++;
		len = (size_t)(s - name);
		while (is_space(*s))
			s++;
		if (*s != '(')
			break;
		s++;
		svg_skip(&s);
		while (n < 6 && svg_number(&s, &v[n])) {
			n++;
			svg_skip(&s);
		}
		if (*s != ')' || !one_transform(name, len, v, n, &one))
			break;
		s++;
		*m = svg_multiply(m, &one);
	}
	if (*s != '\0')
		svg_malformed(g, x, "transform", text);
}
