/* sentence.c - libxml2's schema errors as sentences.
 *
 * An error bears a code, the node, and as "str1" to "str3" the particulars
 * that its message quotes; only an attribute's name, the expected elements and
 * the name of a type have to be read out of the message.  What cannot be read
 * falls back on the library's own words.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/near.h"
#include "xml/sentence.h"

#define SENTENCES_MAX	1000
#define VALUE_MAX	60	/* bytes of a value that are quoted */
#define LISTED_MAX	10	/* expected elements that libxml2 names at most */
#define LIST_MAX	8	/* allowed values that are all named */

static const char *
local(const char *clark)
{
	const char	*end = strrchr(clark, '}');

	return end == NULL ? clark : end + 1;
}

/* Between "open" and the next "close", from where "open" first stands; NULL.  Caller frees. */
static char *
between(const char *s, const char *open, const char *close)
{
	const char	*end;

	if (s == NULL || (s = strstr(s, open)) == NULL)
		return NULL;
	s += strlen(open);
	if ((end = strstr(s, close)) == NULL)
		return NULL;
	return mem_strndup(s, (size_t)(end - s));
}

/* "critere", or "critere/@code" where an attribute is at fault.  Caller frees. */
static char *
place(const xmlError *e)
{
	char		*element = between(e->message, "Element '", "'");
	char		*attribute = between(e->message, "', attribute '", "':");
	char		*s;

	s = mem_printf("%s%s%s", element == NULL ? "" : local(element),
	    attribute == NULL ? "" : "/@", attribute == NULL ? "" : local(attribute));
	free(element);
	free(attribute);
	return s;
}

/* NULL when there are too many. */
static struct sentence * __attribute__((format(printf, 4, 5)))
add(struct sentences *s, const xmlError *e, enum finding_kind kind, const char *fmt, ...)
{
	struct sentence	*x;
	va_list		 ap;
	long		 line = e->node != NULL ? xmlGetLineNo(e->node) : e->line;

	if (s->n == SENTENCES_MAX) {
		s->more = true;
		return NULL;
	}
	if (s->n == s->room) {
		s->room = s->room == 0 ? 16 : s->room * 2;
		s->all = mem_grow(s->all, s->room, sizeof(*s->all));
	}
	x = &s->all[s->n];
	*x = (struct sentence){ .kind = kind, .line = line > 0 ? line : 0, .order = s->n };
	s->n++;
	va_start(ap, fmt);
	if (vasprintf(&x->text, fmt, ap) == -1)
		x->text = mem_strdup("");
	va_end(ap);
	return x;
}

/* Values out of a list */

static void
join_quoted(struct buf *b, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		buf_printf(b, "%s\"%s\"", i == 0 ? "" : ", ", w->word[i]);
}

static void
not_in_list(struct sentences *s, const xmlError *e, const char *where, const char *value,
    const struct words *w)
{
	size_t		 i = near_find(value, w->word, w->n);
	char		*q = xml_quote(value, VALUE_MAX);
	struct buf	*b = buf_new();

	if (i < w->n)
		add(s, e, FINDING_XML_VALUE, _("%s \"%s\"; closest is \"%s\""), where, q, w->word[i]);
	else if (w->n <= LIST_MAX) {
		join_quoted(b, w);
		add(s, e, FINDING_XML_VALUE, _("%s \"%s\"; allowed: %s"), where, q, b->data);
	} else
		add(s, e, FINDING_XML_VALUE, _("%s \"%s\"; allowed: %zu values such as \"%s\""),
		    where, q, w->n, w->word[0]);
	buf_free(b);
	free(q);
}

/* "'1.1.1', '1.1.2'": cut apart in place. */
static void
cut_set(char *set, struct words *w)
{
	char	*next;

	for (char *p = *set == '\'' ? set + 1 : NULL; p != NULL; p = next) {
		if ((next = strstr(p, "', '")) != NULL) {
			*next = '\0';
			next += 4;
		} else if (strlen(p) > 0)
			p[strlen(p) - 1] = '\0';	/* the last quote */
		words_add(w, p);
	}
}

static void
say_enumeration(struct sentences *s, const xmlError *e, const char *where)
{
	struct words	 w = { 0 };
	char		*set = mem_strdup(e->str2 == NULL ? "" : e->str2);

	cut_set(set, &w);
	not_in_list(s, e, where, e->str1 == NULL ? "" : e->str1, &w);
	words_clear(&w);
	free(set);
}

/* Values of a form */

static void
say_type(struct sentences *s, const xmlError *e, const char *where)
{
	struct words	 w = { 0 };
	const char	*value = e->str1 == NULL ? "" : e->str1;
	const char	*tail = e->message == NULL ? NULL : strstr(e->message, "is not a valid value of");
	char		*type = between(tail, "'", "'"), *expected = NULL, *q;

	q = xml_quote(value, VALUE_MAX);
	if (type != NULL)
		types_values(s->types, type, &w);
	if (w.n > 0)
		not_in_list(s, e, where, value, &w);
	else if (type != NULL && (expected = types_describe(s->types, type)) != NULL)
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; expected: %s"), where, q, expected);
	else
		add(s, e, FINDING_XML_FORM, _("%s \"%s\""), where, q);
	words_clear(&w);
	free(expected);
	free(type);
	free(q);
}

static void
say_pattern(struct sentences *s, const xmlError *e, const char *where, const char *q)
{
	char	*expected = e->str2 == NULL ? NULL : types_describe_pattern(s->types, e->str2);

	if (expected != NULL)
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; expected: %s"), where, q, expected);
	else
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; expected the pattern %s"), where, q,
		    e->str2 == NULL ? "" : e->str2);
	free(expected);
}

static void
say_facet(struct sentences *s, const xmlError *e, const char *where)
{
	char		*q = xml_quote(e->str1 == NULL ? "" : e->str1, VALUE_MAX);
	const char	*a = e->str2 == NULL ? "" : e->str2, *b = e->str3 == NULL ? "" : e->str3;

	switch (e->code) {
	case XML_SCHEMAV_CVC_PATTERN_VALID:
		say_pattern(s, e, where, q);
		break;
	case XML_SCHEMAV_CVC_MINLENGTH_VALID:
		if (q[0] == '\0')
			add(s, e, FINDING_XML_FORM, _("%s is empty"), where);
		else
			add(s, e, FINDING_XML_FORM, _("%s \"%s\" is too short: length %s, at least %s"),
			    where, q, a, b);
		break;
	case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
		add(s, e, FINDING_XML_FORM, _("%s \"%s\" is too long: length %s, at most %s"),
		    where, q, a, b);
		break;
	case XML_SCHEMAV_CVC_LENGTH_VALID:
		add(s, e, FINDING_XML_FORM, _("%s \"%s\" has length %s, not %s"), where, q, a, b);
		break;
	case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; at least %s"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; at most %s"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; more than %s"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; less than %s"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_TOTALDIGITS_VALID:
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; at most %s digits"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID:
		add(s, e, FINDING_XML_FORM, _("%s \"%s\"; at most %s decimals"), where, q, a);
		break;
	default:	/* XML_SCHEMAV_CVC_AU, the fixed value */
		add(s, e, FINDING_XML_VALUE, _("%s \"%s\"; it must be \"%s\""), where, q, a);
	}
	free(q);
}

/* Elements */

/* "##other{ns}*": any element of another vocabulary. */
static const char *
expected_name(const char *clark)
{
	return clark[0] == '#' || strcmp(local(clark), "*") == 0 ? _("an extension") : local(clark);
}

/* What is expected, from "( {ns}a, {ns}b )"; the words are cut out of "list". */
static void
cut_names(char *list, struct words *w)
{
	char	*save = NULL;

	for (char *p = list == NULL ? NULL : strtok_r(list, " ,", &save); p != NULL;
	    p = strtok_r(NULL, " ,", &save))
		words_add(w, expected_name(p));
}

static char *
join_names(const struct words *w)
{
	struct buf	*b = buf_new();
	char		*s;

	for (size_t i = 0; i < w->n; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : ", ", w->word[i]);
	if (w->n == LISTED_MAX)
		buf_puts(b, ", …");
	s = buf_take(b, NULL);
	buf_free(b);
	return s;
}

static bool
follows(const xmlNode *n, const char *name)
{
	for (n = n->next; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			return true;
	return false;
}

/* Nothing of the kind is near, or stands behind: what is expected was left out. */
static bool
is_left_out(const xmlNode *n, const struct words *w)
{
	return w->n == 1 && strcmp(w->word[0], _("an extension")) != 0 && !follows(n, w->word[0]);
}

static struct sentence *
say_odd(struct sentences *s, const xmlError *e, const xmlNode *n, const struct words *w,
    const char *expected)
{
	const char	*name = (const char *)n->name, *in = (const char *)n->parent->name;

	if (w->n == 0)
		return add(s, e, FINDING_XML_UNEXPECTED, _("%s in %s; nothing more may follow"), name, in);
	if (w->n == 1)
		return add(s, e, FINDING_XML_UNEXPECTED, _("%s in %s; expected %s"), name, in, expected);
	return add(s, e, FINDING_XML_UNEXPECTED, _("%s in %s; expected one of: %s"), name, in, expected);
}

/* The element "n" does not fit: it was meant to be another, another lacks before it, or it is odd. */
static void
say_misfit(struct sentences *s, const xmlError *e, xmlNode *n, const struct words *w,
    const char *expected)
{
	const char	*name = (const char *)n->name, *in = (const char *)n->parent->name;
	size_t		 i = near_find(name, w->word, w->n);
	bool		 known = types_has_element(s->types, name);
	struct sentence	*x;

	/* It may fit well behind something that lacks, but nobody can tell what. */
	if (known && mends_tried(&s->mends, n->parent, expected))
		return;
	if (i < w->n && strcmp(w->word[i], name) == 0) {
		x = add(s, e, FINDING_XML_UNEXPECTED,
		    _("%s in %s is of another namespace than expected; check xmlns"), name, in);
		mends_plan(&s->mends, MEND_REMOVE, n, NULL, expected);
	} else if (i < w->n) {
		x = add(s, e, FINDING_XML_UNEXPECTED, _("%s in %s; closest is %s"), name, in, w->word[i]);
		mends_plan(&s->mends, MEND_RENAME, n, w->word[i], expected);
	} else if (known && is_left_out(n, w)) {
		x = add(s, e, FINDING_XML_MISSING, _("%s lacks %s before %s"), in, w->word[0], name);
		mends_plan(&s->mends, MEND_PRECEDE, n, w->word[0], expected);
	} else {
		x = say_odd(s, e, n, w, expected);
		mends_plan(&s->mends, MEND_REMOVE, n, NULL, expected);
	}
	if (x != NULL)
		x->kept = true;
}

static void
say_lack(struct sentences *s, const xmlError *e, const char *where, const struct words *w,
    const char *expected)
{
	for (size_t i = 0; i < w->n; i++)
		if (mends_removed(&s->mends, e->node, w->word[i]))
			return;		/* it is there, but at another place */
	if (w->n == 0)
		add(s, e, FINDING_XML_MISSING, _("%s is not complete"), where);
	else if (w->n == 1)
		add(s, e, FINDING_XML_MISSING, _("%s lacks %s"), where, expected);
	else
		add(s, e, FINDING_XML_MISSING, _("%s lacks one of: %s"), where, expected);
}

static void
say_content_model(struct sentences *s, const xmlError *e, const char *where)
{
	char		*list = between(strstr(e->message, "Expected is"), "( ", " )"), *expected;
	struct words	 w = { 0 };
	xmlNode		*n = e->node;

	cut_names(list, &w);
	expected = join_names(&w);
	if (strstr(e->message, "Missing child element") != NULL)
		say_lack(s, e, where, &w, expected);
	else if (n != NULL && n->parent != NULL && n->parent->type == XML_ELEMENT_NODE)
		say_misfit(s, e, n, &w, expected);
	else
		add(s, e, FINDING_XML_UNEXPECTED, "%s", where);
	words_clear(&w);
	free(expected);
	free(list);
}

/* Keys */

/* "['p1', 'x']" as "p1, x".  Caller frees. */
static char *
key_value(const char *sequence)
{
	struct buf	*b = buf_new();
	struct words	 w = { 0 };
	char		*list = NULL, *s;
	size_t		 n = sequence == NULL ? 0 : strlen(sequence);

	if (n > 2) {
		list = mem_strndup(sequence + 1, n - 2);
		cut_set(list, &w);
	}
	for (size_t i = 0; i < w.n; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : ", ", w.word[i]);
	s = xml_quote(b->data, VALUE_MAX);
	words_clear(&w);
	free(list);
	buf_free(b);
	return s;
}

static bool
is_one_of(const xmlNode *n, const struct words *names)
{
	for (size_t i = 0; i < names->n; i++)
		if (strcmp((const char *)n->name, names->word[i]) == 0)
			return true;
	return false;
}

/* The keys that there are, from anywhere in the document: for a suggestion that is near enough. */
static void
collect_keys(const xmlNode *n, const struct key_target *target, struct words *w)
{
	for (; n != NULL && w->n < NEAR_MAX; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		for (const xmlAttr *a = is_one_of(n, &target->elements) ? n->properties : NULL;
		    a != NULL; a = a->next)
			if (strcmp((const char *)a->name, target->key) == 0 &&
			    a->children != NULL && a->children->content != NULL)
				words_add(w, (const char *)a->children->content);
		collect_keys(n->children, target, w);	/* at most XML_DEPTH_MAX deep */
	}
}

static void
say_keyref_to(struct sentences *s, const xmlError *e, const char *where, const char *value,
    const struct key_target *target)
{
	struct words	 w = { 0 };
	char		*from = mem_printf("%s%s%s", where, target->from[0] == '\0' ? "" : "/@", target->from);
	/* Several kinds of elements may bear the key: then none is named. */
	const char	*to = target->elements.n == 1 ? target->elements.word[0] : "";
	const char	*gap = to[0] == '\0' ? "" : " ";
	size_t		 i;

	collect_keys(xmlDocGetRootElement(s->doc), target, &w);
	if ((i = near_find(value, w.word, w.n)) < w.n && i < NEAR_MAX)
		add(s, e, FINDING_XML_KEYREF, _("%s refers to %s%s\"%s\", which is nowhere; closest is \"%s\""),
		    from, to, gap, value, w.word[i]);
	else
		add(s, e, FINDING_XML_KEYREF, _("%s refers to %s%s\"%s\", which is nowhere"), from, to,
		    gap, value);
	words_clear(&w);
	free(from);
}

static void
say_keyref(struct sentences *s, const xmlError *e, const char *where)
{
	struct key_target	 target = { .from = "" };
	char			*value = key_value(e->str2);

	if (e->str3 == NULL || !types_key_target(s->types, e->str3, &target))
		add(s, e, FINDING_XML_KEYREF, _("%s refers to \"%s\", which is nowhere"), where, value);
	else
		say_keyref_to(s, e, where, value, &target);
	key_target_clear(&target);
	free(value);
}

/* Has this element been found wrong already?  Then its key is wrong for that reason. */
static bool
just_told(const struct sentences *s, const xmlError *e)
{
	return e->node != NULL && e->node == s->last_node;
}

static void
say_key(struct sentences *s, const xmlError *e, const char *where)
{
	char	*value;

	if (strstr(e->message, "No precomputed value") != NULL)
		return;
	if (strstr(e->message, "No match found") != NULL)
		say_keyref(s, e, where);
	else if (strstr(e->message, "Duplicate key-sequence") != NULL) {
		value = key_value(e->str1);
		add(s, e, FINDING_XML_KEY, _("%s \"%s\" stands twice"), where, value);
		free(value);
	} else if (!just_told(s, e))
		add(s, e, FINDING_XML_KEY, _("%s has none"), where);
}

/* The rest */

/* "Element 'x': what is wrong", without what is said elsewhere. */
static void
say_library(struct sentences *s, const xmlError *e, const char *where)
{
	const char	*colon = e->message == NULL ? NULL : strstr(e->message, "': ");
	char		*words = xml_sentence(colon == NULL ? e->message : colon + 3);

	add(s, e, FINDING_XML_INVALID, "%s: %s", where, words);
	free(words);
}

static void
say(struct sentences *s, const xmlError *e, const char *where)
{
	switch (e->code) {
	case XML_SCHEMAV_CVC_ENUMERATION_VALID:
		say_enumeration(s, e, where);
		break;
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2:
	case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
		say_type(s, e, where);
		break;
	case XML_SCHEMAV_ELEMENT_CONTENT:
		say_content_model(s, e, where);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
		add(s, e, FINDING_XML_ATTR, "%s", where);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
		add(s, e, FINDING_XML_ATTR_MISSING, "%s/@%s", where,
		    e->str1 == NULL ? "" : local(e->str1));
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
		add(s, e, FINDING_XML_CONTENT, _("%s must be empty"), where);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
	case XML_SCHEMAV_CVC_TYPE_3_1_2:
		add(s, e, FINDING_XML_CONTENT, _("%s holds text only, no elements"), where);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
		add(s, e, FINDING_XML_CONTENT, _("%s holds elements only, no text"), where);
		break;
	case XML_SCHEMAV_CVC_ELT_1:
		add(s, e, FINDING_XML_ROOT, _("its root element is %s"), where);
		break;
	case XML_SCHEMAV_CVC_IDC:
		say_key(s, e, where);
		break;
	default:
		if ((e->code >= XML_SCHEMAV_CVC_LENGTH_VALID &&
		    e->code <= XML_SCHEMAV_CVC_PATTERN_VALID) || e->code == XML_SCHEMAV_CVC_AU)
			say_facet(s, e, where);
		else
			say_library(s, e, where);
	}
}

/* A value that breaks two facets, or a facet and so its type, is one fault. */
static bool
is_value_error(int code)
{
	return (code >= XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 &&
	    code <= XML_SCHEMAV_CVC_ENUMERATION_VALID) || code == XML_SCHEMAV_CVC_AU;
}

void
sentences_on_error(void *arg, xmlErrorPtr e)
{
	struct sentences	*s = arg;
	char			*where;

	if (e->message == NULL || e->level < XML_ERR_ERROR ||
	    (e->node != NULL && mends_is_ours(e->node)))
		return;
	where = place(e);
	if (!is_value_error(e->code) || !just_told(s, e) || s->last_attr == NULL ||
	    strcmp(where, s->last_attr) != 0)
		say(s, e, where);
	s->last_node = e->node;
	free(s->last_attr);
	s->last_attr = where;
}

static int
by_line(const void *a, const void *b)
{
	const struct sentence	*x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/*
 * One wrong identifier breaks every reference to it: told where it is first
 * met, with how often it is met again.
 */
static void
join_references(struct sentences *s)
{
	struct sentence	*first, *x;

	for (size_t i = 0; i < s->n; i++) {
		first = &s->all[i];
		if (first->kind != FINDING_XML_KEYREF || first->text == NULL)
			continue;
		for (size_t k = i + 1; k < s->n; k++) {
			x = &s->all[k];
			if (x->kind == first->kind && x->text != NULL && strcmp(x->text, first->text) == 0) {
				first->more++;
				free(x->text);
				x->text = NULL;
			}
		}
	}
}

static void
tell_one(const struct sentence *x, const char *file, struct report *report)
{
	struct pos	 pos = { file, x->line, NULL };

	if (x->more == 0)
		report_add(report, x->kind, pos, "%s", x->text);
	else
		report_add(report, x->kind, pos, ngettext("%s (and at %zu other place)",
		    "%s (and at %zu other places)", x->more), x->text, x->more);
}

void
sentences_tell(struct sentences *s, const char *file, struct report *report)
{
	if (s->n > 0)
		qsort(s->all, s->n, sizeof(*s->all), by_line);
	join_references(s);
	for (size_t i = 0; i < s->n; i++)
		if (s->all[i].text != NULL)
			tell_one(&s->all[i], file, report);
	if (s->more)
		report_add(report, FINDING_XML_MORE, POS_FILE(file),
		    _("only the first %d errors are shown"), SENTENCES_MAX);
}

static void
forget_last(struct sentences *s)
{
	s->last_node = NULL;
	free(s->last_attr);
	s->last_attr = NULL;
}

void
sentences_again(struct sentences *s)
{
	size_t	 n = 0;

	for (size_t i = 0; i < s->n; i++)
		if (s->all[i].kept)
			s->all[n++] = s->all[i];
		else
			free(s->all[i].text);
	s->n = n;
	s->more = false;
	forget_last(s);
}

void
sentences_clear(struct sentences *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->all[i].text);
	free(s->all);
	forget_last(s);
	mends_undo(&s->mends);
}
