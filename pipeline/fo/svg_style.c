/* svg_style.c - how SVG shapes and text look: presentation attributes, the
 * style attribute over them, inheritance (SVG 1.1 chapter 6). */
#include <string.h>

#include "base/mem.h"
#include "fo/context.h"
#include "fo/expr.h"
#include "fo/refine.h"
#include "fo/svg_draw.h"
#include "fo/tree.h"
#include "xml/xml.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
text_is(const char *s, size_t n, const char *word)
{
	return strlen(word) == n && strncmp(s, word, n) == 0;
}

/* The declaration of a name within style="...": its value, trimmed; NULL none.  The last one counts. */
static const char *
declaration(const char *style, const char *name, size_t *n)
{
	const char	*found = NULL, *s = style, *colon, *end, *stop;
	size_t		 len;

	while (s != NULL && *s != '\0') {
		end = s + strcspn(s, ";");
		while (is_space(*s))
			s++;
		colon = memchr(s, ':', s < end ? (size_t)(end - s) : 0);
		if (colon != NULL) {
			len = (size_t)(colon - s);
			while (len > 0 && is_space(s[len - 1]))
				len--;
			if (text_is(s, len, name)) {
				for (found = colon + 1; found < end && is_space(*found); found++)
					continue;
				for (stop = end; stop > found && is_space(stop[-1]); stop--)
					continue;
				*n = (size_t)(stop - found);
			}
		}
		s = *end == ';' ? end + 1 : end;
	}
	return found;
}

/* A property of the element: style before attribute; NULL when neither has it, or it inherits. */
static const char *
property(struct svg *g, const struct xml_node *x, const char *name)
{
	const char	*style = xml_attr(x, NULL, "style"), *value;
	size_t		 n;

	value = style == NULL ? NULL : declaration(style, name, &n);
	if (value == NULL) {
		value = xml_attr(x, NULL, name);
		if (value == NULL)
			return NULL;
		while (is_space(*value))
			value++;
		n = strlen(value);
		while (n > 0 && is_space(value[n - 1]))
			n--;
	}
	if (n == 0 || text_is(value, n, "inherit"))
		return NULL;
	return fo_intern(g->ctx->tree, value, n);
}

static bool
color(struct svg *g, const char *value, uint32_t current, uint32_t *out)
{
	struct fo_expr_context	 ctx = { 12000, current, NULL, NULL };
	struct fo_value		 v;
	const char		*why;

	(void)g;
	if (strcmp(value, "currentColor") == 0 || strcmp(value, "currentcolor") == 0) {
		*out = current;
		return true;
	}
	if (!fo_expr(&ctx, &value, true, &v, &why))
		return false;
	if (v.kind == FO_VALUE_COLOR) {
		*out = v.color;
		return true;
	}
	return v.kind == FO_VALUE_NAME && fo_color(v.s, v.n, out);
}

/* fill and stroke: none, a colour, or a paint server, of which only the fallback is taken. */
static void
paint(struct svg *g, const struct xml_node *x, const char *name, uint32_t current, bool *on, uint32_t *out)
{
	const char	*value = property(g, x, name), *paren;

	if (value == NULL)
		return;
	if (strncmp(value, "url(", 4) == 0) {
		svg_unsupported(g, x, "gradient or pattern");
		paren = strchr(value, ')');
		value = paren == NULL ? "" : paren + 1;
		while (is_space(*value))
			value++;
		if (*value == '\0')
			value = "none";
	}
	if (strcmp(value, "none") == 0 || strcmp(value, "transparent") == 0) {
		*on = false;
		return;
	}
	*on = color(g, value, current, out);
	if (!*on)
		svg_malformed(g, x, name, value);
}

/* Paper is opaque: what is not seen at all is left out, what shines through is said. */
static bool
opacity(struct svg *g, const struct xml_node *x, const char *name)
{
	const char	*value = property(g, x, name), *s = value;
	double		 v;

	if (value == NULL)
		return true;
	if (!svg_number(&s, &v)) {
		svg_malformed(g, x, name, value);
		return true;
	}
	if (*s == '%')
		v /= 100;
	if (v > 0 && v < 1)
		svg_unsupported(g, x, "opacity");
	return v > 0;
}

static void
word(struct svg *g, const struct xml_node *x, const char *name, const struct fo_keyword *words, int *out)
{
	const char	*value = property(g, x, name);

	if (value != NULL && !fo_keyword_find(words, value, strlen(value), out))
		svg_malformed(g, x, name, value);
}

/* Up to four lengths; a single one is both dash and gap, three repeat themselves in vain. */
static void
dashes(struct svg *g, const struct xml_node *x, struct svg_style *style)
{
	const char	*value = property(g, x, "stroke-dasharray"), *s = value;
	double		 v[4] = { 0, 0, 0, 0 };
	int		 n = 0;

	if (value == NULL)
		return;
	memset(style->dash, 0, sizeof(style->dash));
	if (strcmp(value, "none") == 0)
		return;
	for (svg_skip(&s); n < 4 && svg_number(&s, &v[n]); svg_skip(&s)) {
		if (strncmp(s, "px", 2) == 0)
			s += 2;
		if (v[n++] < 0)
			break;
	}
	if (*s != '\0' || n == 0 || n == 3) {
		if (n == 0 || v[n - 1] < 0)
			svg_malformed(g, x, "stroke-dasharray", value);
		else
			svg_unsupported(g, x, "stroke-dasharray of more than four, or of three lengths");
		if (n < 2 || v[n - 1] < 0)
			return;
		n = n == 3 ? 2 : n;
	}
	if (n == 1)
		v[1] = v[0];
	if (v[0] + v[1] + v[2] + v[3] > 0)
		memcpy(style->dash, v, sizeof(v));
}

static void
lines(struct svg *g, const struct xml_node *x, struct svg_style *style)
{
	static const struct fo_keyword caps[] = { { "butt", 0 }, { "round", 1 }, { "square", 2 }, { NULL, 0 } };
	static const struct fo_keyword joins[] = { { "miter", 0 }, { "round", 1 }, { "bevel", 2 }, { NULL, 0 } };
	const char	*width = property(g, x, "stroke-width");
	double		 v;

	word(g, x, "stroke-linecap", caps, &style->cap);
	word(g, x, "stroke-linejoin", joins, &style->join);
	if (width != NULL && svg_length(g, x, "stroke-width", width, g->width, style->font_size, &v)) {
		if (v >= 0)
			style->stroke_width = v;
		else
			svg_malformed(g, x, "stroke-width", width);
	}
	dashes(g, x, style);
}

static void
font_size(struct svg *g, const struct xml_node *x, struct svg_style *style)
{
	static const struct fo_keyword words[] = {
		{ "xx-small", 7 }, { "x-small", 8 }, { "small", 10 }, { "medium", 12 }, { "large", 14 },
		{ "x-large", 17 }, { "xx-large", 21 }, { NULL, 0 }
	};
	const char	*value = property(g, x, "font-size");
	double		 v;
	int		 k;

	if (value == NULL)
		return;
	if (fo_keyword_find(words, value, strlen(value), &k))
		style->font_size = k;
	else if (strcmp(value, "smaller") == 0)
		style->font_size /= 1.2;
	else if (strcmp(value, "larger") == 0)
		style->font_size *= 1.2;
	else if (svg_length(g, x, "font-size", value, style->font_size, style->font_size, &v) && v >= 0)
		style->font_size = v;
}

static void
font(struct svg *g, const struct xml_node *x, struct svg_style *style)
{
	static const struct fo_keyword weights[] = {
		{ "normal", 400 }, { "bold", 700 }, { "bolder", 700 }, { "lighter", 300 }, { "100", 100 }, { "200", 200 },
		{ "300", 300 }, { "400", 400 }, { "500", 500 }, { "600", 600 }, { "700", 700 }, { "800", 800 },
		{ "900", 900 }, { NULL, 0 }
	};
	static const struct fo_keyword styles[] = { { "normal", 0 }, { "italic", 1 }, { "oblique", 1 }, { NULL, 0 } };
	static const struct fo_keyword anchors[] = {
		{ "start", SVG_ANCHOR_START }, { "middle", SVG_ANCHOR_MIDDLE }, { "end", SVG_ANCHOR_END }, { NULL, 0 }
	};
	static const struct fo_keyword baselines[] = {
		{ "auto", SVG_BASELINE_ALPHABETIC }, { "alphabetic", SVG_BASELINE_ALPHABETIC },
		{ "baseline", SVG_BASELINE_ALPHABETIC }, { "middle", SVG_BASELINE_MIDDLE },
		{ "central", SVG_BASELINE_CENTRAL }, { "hanging", SVG_BASELINE_HANGING },
		{ "text-before-edge", SVG_BASELINE_BEFORE }, { "before-edge", SVG_BASELINE_BEFORE },
		{ "text-after-edge", SVG_BASELINE_AFTER }, { "after-edge", SVG_BASELINE_AFTER }, { NULL, 0 }
	};
	const char	*families = property(g, x, "font-family");
	int		 italic = style->italic, anchor = (int)style->anchor, baseline = (int)style->baseline;

	if (families != NULL)
		style->families = families;
	font_size(g, x, style);
	word(g, x, "font-weight", weights, &style->font_weight);
	word(g, x, "font-style", styles, &italic);
	word(g, x, "text-anchor", anchors, &anchor);
	word(g, x, "dominant-baseline", baselines, &baseline);
	word(g, x, "alignment-baseline", baselines, &baseline);
	style->italic = italic != 0;
	style->anchor = (enum svg_anchor)anchor;
	style->baseline = (enum svg_baseline)baseline;
}

void
svg_style_init(struct svg_style *style, const char *families)
{
	memset(style, 0, sizeof(*style));
	style->fill = true;
	style->stroke_width = 1;
	style->visible = true;
	style->families = families;
	style->font_size = 12;
	style->font_weight = 400;
}

static void
refuse_effects(struct svg *g, const struct xml_node *x)
{
	static const char *const names[] = {
		"clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "text-decoration",
		"stroke-dashoffset",
	};
	const char	*value;

	for (size_t i = 0; i < nitems(names); i++) {
		value = property(g, x, names[i]);
		if (value != NULL && strcmp(value, "none") != 0 && strcmp(value, "0") != 0)
			svg_unsupported(g, x, names[i]);
	}
}

bool
svg_style_read(struct svg *g, const struct xml_node *x, struct svg_style *style)
{
	static const struct fo_keyword rules[] = { { "nonzero", 0 }, { "evenodd", 1 }, { NULL, 0 } };
	const char	*value = property(g, x, "display");
	int		 evenodd = style->evenodd;

	if ((value != NULL && strcmp(value, "none") == 0) || !opacity(g, x, "opacity"))
		return false;
	value = property(g, x, "color");
	if (value != NULL && !color(g, value, style->color, &style->color))
		svg_malformed(g, x, "color", value);
	paint(g, x, "fill", style->color, &style->fill, &style->fill_color);
	paint(g, x, "stroke", style->color, &style->stroke, &style->stroke_color);
	style->fill = opacity(g, x, "fill-opacity") && style->fill;
	style->stroke = opacity(g, x, "stroke-opacity") && style->stroke;
	word(g, x, "fill-rule", rules, &evenodd);
	style->evenodd = evenodd != 0;
	font(g, x, style);
	lines(g, x, style);
	value = property(g, x, "visibility");
	if (value != NULL)
		style->visible = strcmp(value, "visible") == 0;
	value = xml_attr(x, "http://www.w3.org/XML/1998/namespace", "space");
	if (value != NULL)
		style->preserve = strcmp(value, "preserve") == 0;
	refuse_effects(g, x);
	return true;
}
