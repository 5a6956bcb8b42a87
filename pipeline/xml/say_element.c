/* say_element.c - sentences about elements that lack or do not fit. */
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/near.h"
#include "xml/say.h"

#define LISTED_MAX	10	/* expected elements that libxml2 names at most */

/* "##other{ns}*": any element of another vocabulary. */
static const char *
expected_name(const char *clark)
{
	return clark[0] == '#' || strcmp(say_local(clark), "*") == 0 ? _("an extension") : say_local(clark);
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

/* Is there a child of this name, ours included? */
static bool
has_child(const xmlNode *parent, const char *name)
{
	for (const xmlNode *n = parent->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			return true;
	return false;
}

/* One thing is expected, and there is none of it: it was left out. */
static bool
is_left_out(const xmlNode *n, const struct words *w)
{
	return w->n == 1 && strcmp(w->word[0], _("an extension")) != 0 &&
	    !has_child(n->parent, w->word[0]);
}

static struct sentence *
say_odd(struct sentences *s, const xmlError *e, const xmlNode *n, const struct words *w,
    const char *expected)
{
	const char	*name = (const char *)n->name, *in = (const char *)n->parent->name;

	if (w->n == 0)
		return say_add(s, e, FINDING_XML_UNEXPECTED, _("%s in %s; nothing more may follow"), name, in);
	if (w->n == 1)
		return say_add(s, e, FINDING_XML_UNEXPECTED, _("%s in %s; expected %s"), name, in, expected);
	return say_add(s, e, FINDING_XML_UNEXPECTED, _("%s in %s; expected one of: %s"), name, in, expected);
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
		x = say_add(s, e, FINDING_XML_UNEXPECTED,
		    _("%s in %s is of another namespace than expected; check xmlns"), name, in);
		mends_plan(&s->mends, MEND_REMOVE, n, NULL, expected);
	} else if (i < w->n) {
		x = say_add(s, e, FINDING_XML_UNEXPECTED, _("%s in %s; closest is %s"), name, in, w->word[i]);
		mends_plan(&s->mends, MEND_RENAME, n, w->word[i], expected);
	} else if (known && is_left_out(n, w)) {
		x = say_add(s, e, FINDING_XML_MISSING, _("%s lacks %s before %s"), in, w->word[0], name);
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
		say_add(s, e, FINDING_XML_MISSING, _("%s is not complete"), where);
	else if (w->n == 1)
		say_add(s, e, FINDING_XML_MISSING, _("%s lacks %s"), where, expected);
	else
		say_add(s, e, FINDING_XML_MISSING, _("%s lacks one of: %s"), where, expected);
}

void
say_content_model(struct sentences *s, const xmlError *e, const char *where)
{
	char		*list = say_between(strstr(say_message(e), "Expected is"), "( ", " )"), *expected;
	struct words	 w = { 0 };
	xmlNode		*n = e->node;

	cut_names(list, &w);
	expected = join_names(&w);
	if (strstr(say_message(e), "Missing child element") != NULL)
		say_lack(s, e, where, &w, expected);
	else if (n != NULL && n->parent != NULL && n->parent->type == XML_ELEMENT_NODE)
		say_misfit(s, e, n, &w, expected);
	else
		say_add(s, e, FINDING_XML_UNEXPECTED, "%s", where);
	words_clear(&w);
	free(expected);
	free(list);
}
