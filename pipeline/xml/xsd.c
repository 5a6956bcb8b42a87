/* xsd.c - a schema read as a document. */
#include <string.h>

#include "xml/xsd.h"

bool
xsd_is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	    strcmp((const char *)n->ns->href, XSD_NS) == 0 &&
	    strcmp((const char *)n->name, name) == 0;
}

const char *
xsd_attr(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
			return a->children == NULL || a->children->content == NULL ? "" :
			    (const char *)a->children->content;
	return NULL;
}

const xmlNode *
xsd_child(const xmlNode *n, const char *name)
{
	for (const xmlNode *c = n->children; c != NULL; c = c->next)
		if (xsd_is(c, name))
			return c;
	return NULL;
}

const char *
xsd_local(const char *name)
{
	const char	*end = strrchr(name, '}');

	if (end == NULL)
		end = strrchr(name, ':');
	return end == NULL ? name : end + 1;
}

/* The next node of a tree in document order, not above "top". */
static const xmlNode *
after(const xmlNode *n, const xmlNode *top)
{
	if (n->type == XML_ELEMENT_NODE && n->children != NULL)
		return n->children;
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

static bool
has_value(const xmlNode *n, const char *element, const char *attribute, const char *value)
{
	const char	*v;

	return xsd_is(n, element) && (v = xsd_attr(n, attribute)) != NULL && strcmp(v, value) == 0;
}

const xmlNode *
xsd_find(const struct types *t, const char *element, const char *attribute, const char *value)
{
	const xmlNode	*top;

	for (size_t i = 0; i < t->n; i++) {
		top = xmlDocGetRootElement(t->docs[i]);
		for (const xmlNode *n = top; n != NULL; n = after(n, top))
			if (has_value(n, element, attribute, value))
				return n;
	}
	return NULL;
}

const xmlNode *
xsd_global(const struct types *t, const char *element, const char *name)
{
	for (size_t i = 0; i < t->n; i++)
		for (const xmlNode *n = xmlDocGetRootElement(t->docs[i])->children; n != NULL; n = n->next)
			if (has_value(n, element, "name", xsd_local(name)))
				return n;
	return NULL;
}

bool
xsd_is_builtin(const xmlNode *where, const char *qname)
{
	const char	*colon = strchr(qname, ':');
	char		 prefix[40] = "";
	const xmlNs	*ns;

	if (colon != NULL && (size_t)(colon - qname) < sizeof(prefix))
		memcpy(prefix, qname, (size_t)(colon - qname));
	for (; where != NULL && where->type == XML_ELEMENT_NODE; where = where->parent)
		for (ns = where->nsDef; ns != NULL; ns = ns->next)
			if (strcmp(ns->prefix == NULL ? "" : (const char *)ns->prefix, prefix) == 0)
				return strcmp((const char *)ns->href, XSD_NS) == 0;
	return false;
}
