/* say_attribute.c - sentences about attributes that are not allowed. */
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/near.h"
#include "xml/say.h"

#define NAMED_MAX	12	/* attributes that are named, those that stand there left out */

/* What may still be written on the element: what it has already was not meant. */
static void
keep_absent(const xmlNode *element, struct words *w)
{
	size_t	 n = 0;

	for (size_t i = 0; i < w->n; i++)
		if (xmlHasProp(element, (const xmlChar *)w->word[i]) == NULL)
			w->word[n++] = w->word[i];
	w->n = n;
}

/* All but the one at "but", as far as they are named. */
static void
join_names(struct buf *b, const struct words *w, size_t but)
{
	size_t	 named = 0;

	for (size_t i = 0; i < w->n; i++) {
		if (i == but)
			continue;
		if (named++ == NAMED_MAX) {
			buf_puts(b, ", …");
			break;
		}
		buf_printf(b, "%s%s", b->len == 0 ? "" : ", ", w->word[i]);
	}
}

static void
say_allowed(struct sentences *s, const xmlError *e, const char *where, const char *name,
    const struct words *w, size_t allowed)
{
	size_t		 i = near_find(name, w->word, w->n);
	struct buf	*b = buf_new();

	join_names(b, w, i);
	if (allowed == 0)
		say_add(s, e, FINDING_XML_ATTR, _("%s; no attribute is allowed there"), where);
	else if (w->n == 0)
		say_add(s, e, FINDING_XML_ATTR, _("%s; no other attribute is allowed there"), where);
	else if (i == w->n)
		say_add(s, e, FINDING_XML_ATTR, _("%s; allowed: %s"), where, b->data);
	else if (b->len == 0)
		say_add(s, e, FINDING_XML_ATTR, _("%s; closest is %s"), where, w->word[i]);
	else
		say_add(s, e, FINDING_XML_ATTR, _("%s; closest is %s; allowed too: %s"), where, w->word[i],
		    b->data);
	buf_free(b);
}

void
say_attribute(struct sentences *s, const xmlError *e, const char *where)
{
	const xmlNode	*element = e->node;
	const char	*name = strstr(where, "/@");
	struct words	 w = { 0 };
	size_t		 allowed;

	if (element != NULL && element->type == XML_ATTRIBUTE_NODE)
		element = element->parent;
	if (name == NULL || element == NULL || element->type != XML_ELEMENT_NODE ||
	    s->n >= SENTENCES_MAX || !types_attributes(s->types, element, &w))
		say_add(s, e, FINDING_XML_ATTR, "%s", where);
	else {
		allowed = w.n;
		keep_absent(element, &w);
		say_allowed(s, e, where, name + strlen("/@"), &w, allowed);
	}
	words_clear(&w);
}
