/* say_value.c - sentences about values: not in a list, not of a form. */
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/near.h"
#include "xml/say.h"

#define LIST_MAX	16	/* allowed values that are all named */

/* Values out of a list */

static void
join_quoted(struct buf *b, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++) {
		buf_puts(b, i == 0 ? "" : ", ");
		/* TRANSLATORS: a value in quotation marks, one of a list. */
		buf_printf(b, _("\"%s\""), w->word[i]);
	}
}

static void
not_in_list(struct sentences *s, const xmlError *e, const char *where, const char *value,
    const struct words *w)
{
	size_t		 i = near_find(value, w->word, w->n);
	char		*q = xml_quote(value, SAY_VALUE_MAX);
	struct buf	*b = buf_new();

	if (i < w->n)
		say_add(s, e, FINDING_XML_VALUE, _("%s \"%s\"; closest is \"%s\""), where, q, w->word[i]);
	else if (w->n <= LIST_MAX) {
		join_quoted(b, w);
		say_add(s, e, FINDING_XML_VALUE, _("%s \"%s\"; allowed: %s"), where, q, b->data);
	} else
		say_add(s, e, FINDING_XML_VALUE, _("%s \"%s\"; allowed: %zu values such as \"%s\""),
		    where, q, w->n, w->word[0]);
	buf_free(b);
	free(q);
}

/* "'1.1.1', '1.1.2'": cut apart in place. */
void
say_cut_set(char *set, struct words *w)
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

void
say_enumeration(struct sentences *s, const xmlError *e, const char *where)
{
	struct words	 w = { 0 };
	char		*set = mem_strdup(e->str2 == NULL ? "" : e->str2);

	say_cut_set(set, &w);
	not_in_list(s, e, where, e->str1 == NULL ? "" : e->str1, &w);
	words_clear(&w);
	free(set);
}

/* Values of a form */

/* "... is not a valid value of the atomic type 'T'.": T, from the end, for the value may say anything. */
static char *
type_named(const xmlError *e)
{
	const char	*tail = NULL, *next = say_message(e);

	while ((next = strstr(next, "is not a valid value of ")) != NULL)
		tail = next++;
	return say_between(tail, "'", "'");
}

void
say_type(struct sentences *s, const xmlError *e, const char *where)
{
	struct words	 w = { 0 };
	const char	*value = e->str1 == NULL ? "" : e->str1;
	char		*type = type_named(e), *expected = NULL, *q;

	q = xml_quote(value, SAY_VALUE_MAX);
	if (type != NULL)
		types_values(s->types, type, &w);
	if (w.n > 0)
		not_in_list(s, e, where, value, &w);
	else if (type != NULL && (expected = types_describe(s->types, type)) != NULL)
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; expected: %s"), where, q, expected);
	else
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\""), where, q);
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
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; expected: %s"), where, q, expected);
	else
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; expected the pattern %s"), where, q,
		    e->str2 == NULL ? "" : e->str2);
	free(expected);
}

void
say_facet(struct sentences *s, const xmlError *e, const char *where)
{
	char		*q = xml_quote(e->str1 == NULL ? "" : e->str1, SAY_VALUE_MAX);
	const char	*a = e->str2 == NULL ? "" : e->str2, *b = e->str3 == NULL ? "" : e->str3;

	switch (e->code) {
	case XML_SCHEMAV_CVC_PATTERN_VALID:
		say_pattern(s, e, where, q);
		break;
	case XML_SCHEMAV_CVC_MINLENGTH_VALID:
		if (q[0] == '\0')
			say_add(s, e, FINDING_XML_FORM, _("%s is empty"), where);
		else
			say_add(s, e, FINDING_XML_FORM, _("%s \"%s\" is too short: length %s, at least %s"),
			    where, q, a, b);
		break;
	case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\" is too long: length %s, at most %s"),
		    where, q, a, b);
		break;
	case XML_SCHEMAV_CVC_LENGTH_VALID:
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\" has length %s, not %s"), where, q, a, b);
		break;
	case XML_SCHEMAV_CVC_MININCLUSIVE_VALID:
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; at least %s"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID:
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; at most %s"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; more than %s"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; less than %s"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_TOTALDIGITS_VALID:
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; at most %s digits"), where, q, a);
		break;
	case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID:
		say_add(s, e, FINDING_XML_FORM, _("%s \"%s\"; at most %s decimals"), where, q, a);
		break;
	default:	/* XML_SCHEMAV_CVC_AU, the fixed value */
		say_add(s, e, FINDING_XML_VALUE, _("%s \"%s\"; it must be \"%s\""), where, q, a);
	}
	free(q);
}
