/* say_key.c - sentences about keys and references to them. */
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/near.h"
#include "xml/say.h"

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
		say_cut_set(list, &w);
	}
	for (size_t i = 0; i < w.n; i++)
		buf_printf(b, "%s%s", i == 0 ? "" : ", ", w.word[i]);
	s = xml_quote(b->data, SAY_VALUE_MAX);
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
		collect_keys(n->children, target, w);	/* at most as deep as xml_limits let it be */
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
		say_add(s, e, FINDING_XML_KEYREF, _("%s refers to %s%s\"%s\", which is nowhere; closest is \"%s\""),
		    from, to, gap, value, w.word[i]);
	else
		say_add(s, e, FINDING_XML_KEYREF, _("%s refers to %s%s\"%s\", which is nowhere"), from, to,
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
		say_add(s, e, FINDING_XML_KEYREF, _("%s refers to \"%s\", which is nowhere"), where, value);
	else
		say_keyref_to(s, e, where, value, &target);
	key_target_clear(&target);
	free(value);
}

static bool
begins(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

void
say_key(struct sentences *s, const xmlError *e, const char *where)
{
	char		*value;
	const char	*message = say_message(e);

	if (begins(message, "Warning: No precomputed value"))
		return;			/* the value was told already */
	if (begins(message, "No match found"))
		say_keyref(s, e, where);
	else if (begins(message, "Duplicate key-sequence")) {
		value = key_value(e->str1);
		say_add(s, e, FINDING_XML_KEY, _("%s \"%s\" stands twice"), where, value);
		free(value);
	} else if (!say_just_told(s, e))
		say_add(s, e, FINDING_XML_KEY, _("%s has none"), where);
}
