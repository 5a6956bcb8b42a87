/* sentence.c - libxml2's schema errors as sentences: collected, sorted, told.
 *
 * An error bears a code, the node, and as "str1" to "str3" the particulars
 * that its message quotes; only an attribute's name, the expected elements and
 * the name of a type have to be read out of the message.  What cannot be read
 * falls back on the library's own words.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/say.h"
#include "xml/sentence.h"

const char *
say_local(const char *clark)
{
	const char	*end = strrchr(clark, '}');

	return end == NULL ? clark : end + 1;
}

char *
say_between(const char *s, const char *open, const char *close)
{
	const char	*end;

	if (s == NULL || (s = strstr(s, open)) == NULL)
		return NULL;
	s += strlen(open);
	if ((end = strstr(s, close)) == NULL)
		return NULL;
	return mem_strndup(s, (size_t)(end - s));
}

/* Names hold no quotes, so the first "': " ends them; what follows may quote a value, which may. */
const char *
say_message(const xmlError *e)
{
	const char	*end = strstr(e->message, "': ");

	return end == NULL ? e->message : end + strlen("': ");
}

/* "critere", or "critere/@code" where an attribute is at fault.  Caller frees. */
static char *
place(const xmlError *e)
{
	char	*head = mem_strndup(e->message, (size_t)(say_message(e) - e->message));
	char	*element = say_between(head, "Element '", "'");
	char	*attribute = say_between(head, "', attribute '", "'");
	char	*s;

	s = mem_printf("%s%s%s", element == NULL ? "" : say_local(element),
	    attribute == NULL ? "" : "/@", attribute == NULL ? "" : say_local(attribute));
	free(element);
	free(attribute);
	free(head);
	return s;
}

struct sentence *
say_add(struct sentences *s, const xmlError *e, enum finding_kind kind, const char *fmt, ...)
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

bool
say_just_told(const struct sentences *s, const xmlError *e)
{
	return e->node != NULL && e->node == s->last_node;
}

/* "Element 'x': what is wrong", without what is said elsewhere. */
static void
say_library(struct sentences *s, const xmlError *e, const char *where)
{
	char	*words = xml_sentence(say_message(e));

	say_add(s, e, FINDING_XML_INVALID, "%s: %s", where, words);
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
	case XML_SCHEMAV_CVC_TYPE_3_1_1:
		say_attribute(s, e, where);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
		say_add(s, e, FINDING_XML_ATTR_MISSING, "%s/@%s", where,
		    e->str1 == NULL ? "" : say_local(e->str1));
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
		say_add(s, e, FINDING_XML_CONTENT, _("%s must be empty"), where);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
	case XML_SCHEMAV_CVC_TYPE_3_1_2:
		say_add(s, e, FINDING_XML_CONTENT, _("%s holds text only, no elements"), where);
		break;
	case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
		say_add(s, e, FINDING_XML_CONTENT, _("%s holds elements only, no text"), where);
		break;
	case XML_SCHEMAV_CVC_ELT_1:
		say_add(s, e, FINDING_XML_ROOT, _("its root element is %s"), where);
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
	if (!is_value_error(e->code) || !say_just_told(s, e) || s->last_attr == NULL ||
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
