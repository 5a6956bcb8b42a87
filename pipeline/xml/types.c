/* types.c - what a schema says of its simple types and keys, for sentences. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/types.h"
#include "xml/xsd.h"


static const struct { const char *name, *words; } builtin[] = {
	{ "date",		N_("a date, YYYY-MM-DD") },
	{ "dateTime",		N_("a date and time, YYYY-MM-DDThh:mm:ss") },
	{ "time",		N_("a time, hh:mm:ss") },
	{ "gYear",		N_("a year, YYYY") },
	{ "gYearMonth",		N_("a month, YYYY-MM") },
	{ "integer",		N_("a whole number") },
	{ "int",		N_("a whole number") },
	{ "long",		N_("a whole number") },
	{ "positiveInteger",	N_("a whole number, 1 or more") },
	{ "nonNegativeInteger",	N_("a whole number, 0 or more") },
	{ "unsignedInt",	N_("a whole number, 0 or more") },
	{ "unsignedShort",	N_("a whole number, 0 or more") },
	{ "decimal",		N_("a number, with a point before the decimals") },
	{ "boolean",		N_("true or false") },
	{ "NCName",		N_("a name of letters, digits, \"-\", \"_\" and \".\" that begins with a letter") },
	{ "ID",			N_("a name of letters, digits, \"-\", \"_\" and \".\" that begins with a letter and is unique") },
	{ "NMTOKEN",		N_("letters, digits, \"-\", \"_\", \".\" and \":\" without spaces") },
	{ "anyURI",		N_("a web address") },
	{ "language",		N_("a language code, such as fr") },
	{ "hexBinary",		N_("hexadecimal digits, an even number of them") },
	{ "base64Binary",	N_("base64") },
	{ "duration",		N_("a duration, such as P1DT2H") },
};

void
words_add(struct words *w, const char *word)
{
	if (w->n == w->room) {
		w->room = w->room == 0 ? 32 : w->room * 2;
		w->word = mem_grow(w->word, w->room, sizeof(*w->word));
	}
	w->word[w->n++] = word;
}

void
words_clear(struct words *w)
{
	free(w->word);
	memset(w, 0, sizeof(*w));
}

static const xmlNode *
named_type(const struct types *t, const char *name)
{
	return xsd_find(t, "simpleType", "name", xsd_local(name));
}

/* Call "visit" on each type that this one is made from, named or not. */
struct visit {
	void	(*type)(struct visit *, const xmlNode *, int depth);
	void	(*own)(struct visit *, const char *builtin_name);
	const struct types	*types;
	void			*arg;
};

static void
visit_name(struct visit *v, const xmlNode *where, const char *name, int depth)
{
	const xmlNode	*type;

	if (xsd_is_builtin(where, name))
		v->own(v, xsd_local(name));
	else if ((type = named_type(v->types, name)) != NULL)
		v->type(v, type, depth - 1);
}

static void
visit_names(struct visit *v, const xmlNode *where, const char *names, int depth)
{
	char	*list = mem_strdup(names), *save = NULL;

	for (char *s = strtok_r(list, " \t\n", &save); s != NULL; s = strtok_r(NULL, " \t\n", &save))
		visit_name(v, where, s, depth);
	free(list);
}

static void
visit_parts(struct visit *v, const xmlNode *type, int depth)
{
	static const struct { const char *element, *attribute; } parts[] = {
		{ "restriction", "base" }, { "list", "itemType" }, { "union", "memberTypes" },
	};

	for (size_t i = 0; depth > 0 && i < nitems(parts); i++) {
		const xmlNode	*part = xsd_child(type, parts[i].element);
		const char	*names;

		if (part == NULL)
			continue;
		if ((names = xsd_attr(part, parts[i].attribute)) != NULL)
			visit_names(v, part, names, depth);
		for (const xmlNode *c = part->children; c != NULL; c = c->next)
			if (xsd_is(c, "simpleType"))
				v->type(v, c, depth - 1);
	}
}

/* Values */

struct values { struct words *words; bool open; };

static void
values_own(struct visit *v, const char *name)
{
	struct values	*values = v->arg;

	(void)name;
	values->open = true;		/* a part that is no enumeration */
}

static void
values_type(struct visit *v, const xmlNode *type, int depth)
{
	struct values	*values = v->arg;
	const xmlNode	*r = xsd_child(type, "restriction");
	size_t		 before = values->words->n;
	const char	*value;

	for (const xmlNode *c = r == NULL ? NULL : r->children; c != NULL; c = c->next)
		if (xsd_is(c, "enumeration") && (value = xsd_attr(c, "value")) != NULL)
			words_add(values->words, value);
	if (values->words->n == before)
		visit_parts(v, type, depth);
}

void
types_values(const struct types *t, const char *clark, struct words *words)
{
	const xmlNode	*type = named_type(t, clark);
	struct values	 values = { words, false };
	struct visit	 v = { values_type, values_own, t, &values };

	if (type != NULL)
		values_type(&v, type, XSD_DEPTH);
	if (values.open)
		words->n = 0;
}

/* Descriptions */

static const char *
describe_builtin(const char *name)
{
	for (size_t i = 0; i < nitems(builtin); i++)
		if (strcmp(builtin[i].name, name) == 0)
			return _(builtin[i].words);
	return NULL;
}

/* The documentation of a type in the user's language; caller frees. */
static char *
documentation(const xmlNode *type)
{
	const xmlNode	*a = xsd_child(type, "annotation");
	const char	*own;
	char		*text = NULL, *s;
	xmlChar		*lang;

	for (const xmlNode *d = a == NULL ? NULL : a->children; d != NULL && text == NULL; d = d->next) {
		if (!xsd_is(d, "documentation"))
			continue;
		lang = xmlNodeGetLang(d);
		/* TRANSLATORS: "xml:lang=" and the code of your language. */
		own = _("xml:lang=en") + strlen("xml:lang=");
		if (lang != NULL && strcmp((const char *)lang, own) == 0) {
			s = (char *)xmlNodeGetContent(d);
			text = xml_sentence(s);
			free(s);
		}
		free(lang);
	}
	return text;
}

static void
join_or(struct buf *b, const char *words)
{
	if (words == NULL || strstr(b->data, words) != NULL)
		return;
	if (b->len > 0)
		buf_puts(b, _(" or "));
	buf_puts(b, words);
}

static void
describe_own(struct visit *v, const char *name)
{
	join_or(v->arg, describe_builtin(name));
}

static void
describe_type(struct visit *v, const xmlNode *type, int depth)
{
	char	*doc = documentation(type);

	if (doc != NULL)
		join_or(v->arg, doc);
	else
		visit_parts(v, type, depth);
	free(doc);
}

static char *
describe_node(const struct types *t, const xmlNode *type)
{
	struct buf	*b = buf_new();
	struct visit	 v = { describe_type, describe_own, t, b };
	char		*s = NULL;

	describe_type(&v, type, XSD_DEPTH);
	if (b->len > 0)
		s = buf_take(b, NULL);
	buf_free(b);
	return s;
}

char *
types_describe(const struct types *t, const char *clark)
{
	const xmlNode	*type;

	if (strncmp(clark, "xs:", 3) == 0)
		return mem_strdup(describe_builtin(clark + 3));
	type = named_type(t, clark);
	return type == NULL ? NULL : describe_node(t, type);
}

char *
types_describe_pattern(const struct types *t, const char *pattern)
{
	const xmlNode	*n = xsd_find(t, "pattern", "value", pattern);

	while (n != NULL && !xsd_is(n, "simpleType"))
		n = n->parent != NULL && n->parent->type == XML_ELEMENT_NODE ? n->parent : NULL;
	return n == NULL ? NULL : describe_node(t, n);
}

bool
types_has_element(const struct types *t, const char *name)
{
	return xsd_find(t, "element", "name", name) != NULL;
}

/* Keys */

/*
 * The local name of the last step of an XPath such as "d:preuves/d:preuve" or
 * "@id"; NULL for "." and the like.  The subset of XPath in a schema (3.11.6.2)
 * has no more than that, and "|" between paths.
 */
static const char *
last_step(const char *path)
{
	const char	*step = strrchr(path, '/');

	step = step == NULL ? path : step + 1;
	step += strspn(step, " \t\n@");
	step = xsd_local(step);
	return strchr("*.", step[0]) != NULL ? NULL : step;
}

/* The attribute of the only xs:field; false where it is none. */
static bool
field_of(const xmlNode *key, char *out, size_t size)
{
	const xmlNode	*field = xsd_child(key, "field");
	const char	*path = field == NULL ? NULL : xsd_attr(field, "xpath"), *step;

	if (path == NULL || strchr(path, '@') == NULL || strchr(path, '|') != NULL ||
	    (step = last_step(path)) == NULL)
		return false;
	return snprintf(out, size, "%s", step) < (int)size;
}

static bool
selected_by(const xmlNode *key, struct words *elements)
{
	const xmlNode	*selector = xsd_child(key, "selector");
	const char	*path = selector == NULL ? NULL : xsd_attr(selector, "xpath"), *step;
	char		*list, *save = NULL;

	if (path == NULL)
		return false;
	list = mem_strdup(path);
	for (char *s = strtok_r(list, "| \t\n", &save); s != NULL; s = strtok_r(NULL, "| \t\n", &save))
		if ((step = last_step(s)) != NULL)
			words_add(elements, mem_strdup(step));
	free(list);
	return elements->n > 0;
}

bool
types_key_target(const struct types *t, const char *keyref, struct key_target *out)
{
	const xmlNode	*ref = xsd_find(t, "keyref", "name", xsd_local(keyref)), *key = NULL;
	const char	*refer = ref == NULL ? NULL : xsd_attr(ref, "refer");

	memset(out, 0, sizeof(*out));
	if (refer != NULL && (key = xsd_find(t, "key", "name", xsd_local(refer))) == NULL)
		key = xsd_find(t, "unique", "name", xsd_local(refer));
	if (key == NULL)
		return false;
	if (!field_of(ref, out->from, sizeof(out->from)))
		out->from[0] = '\0';
	return field_of(key, out->key, sizeof(out->key)) && selected_by(key, &out->elements);
}

void
key_target_clear(struct key_target *target)
{
	for (size_t i = 0; i < target->elements.n; i++)
		free((char *)(uintptr_t)target->elements.word[i]);
	words_clear(&target->elements);
}
