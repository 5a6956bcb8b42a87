/* attributes.c - which attributes a schema allows on an element, for sentences.
 *
 * The way to an element's type is the way to the element: its root's, then in
 * each type the child of that name.  Only what is written down is followed, so
 * that of an element that stands for another, or of a type named in the
 * document, nothing is said.
 */
#include <string.h>

#include "base/mem.h"
#include "xml/types.h"
#include "xml/xsd.h"

#define ELEMENTS_DEPTH	100	/* of a document; nothing is said of what is deeper */

/* What an element is declared as, where the declaration points to another. */
static const xmlNode *
declared(const struct types *t, const xmlNode *element)
{
	const char	*ref = element == NULL ? NULL : xsd_attr(element, "ref");

	return ref == NULL ? element : xsd_global(t, "element", ref);
}

/* The complex type of a declaration; NULL where it is simple, or none is found. */
static const xmlNode *
complex_type(const struct types *t, const xmlNode *element)
{
	const char	*name;

	if (element == NULL)
		return NULL;
	name = xsd_attr(element, "type");
	return name == NULL ? xsd_child(element, "complexType") : xsd_global(t, "complexType", name);
}

/* The type that an xs:extension or xs:restriction starts from; NULL. */
static const xmlNode *
base_of(const struct types *t, const xmlNode *derivation)
{
	const char	*base = xsd_attr(derivation, "base");

	return base == NULL ? NULL : xsd_global(t, "complexType", base);
}

/* The group that is referred to; NULL where "n" is none or has no name. */
static const xmlNode *
group_of(const struct types *t, const xmlNode *n, const char *kind)
{
	const char	*ref = xsd_is(n, kind) ? xsd_attr(n, "ref") : NULL;

	return ref == NULL ? NULL : xsd_global(t, kind, ref);
}

/* The child of this name in a content model. */
static const xmlNode *
child_in(const struct types *t, const xmlNode *model, const char *name, int depth)
{
	static const char	*const parts[] = { "sequence", "choice", "all", "complexContent",
				    "extension", "restriction" };
	const xmlNode		*found = NULL, *other;
	const char		*own;

	if (model == NULL || depth == 0)
		return NULL;
	if (xsd_is(model, "extension") &&
	    (found = child_in(t, base_of(t, model), name, depth - 1)) != NULL)
		return found;
	for (const xmlNode *c = model->children; c != NULL && found == NULL; c = c->next) {
		if (xsd_is(c, "element")) {
			own = xsd_attr(c, xsd_attr(c, "ref") == NULL ? "name" : "ref");
			if (own != NULL && strcmp(xsd_local(own), name) == 0)
				found = declared(t, c);
		} else if ((other = group_of(t, c, "group")) != NULL)
			found = child_in(t, other, name, depth - 1);
		else
			for (size_t i = 0; i < nitems(parts) && found == NULL; i++)
				if (xsd_is(c, parts[i]))
					found = child_in(t, c, name, depth - 1);
	}
	return found;
}

/* The declaration of an element of a document. */
static const xmlNode *
declaration(const struct types *t, const xmlNode *n, int depth)
{
	const char	*name = (const char *)n->name;

	if (depth == 0)
		return NULL;
	if (n->parent == NULL || n->parent->type != XML_ELEMENT_NODE)
		return xsd_global(t, "element", name);
	return child_in(t, complex_type(t, declaration(t, n->parent, depth - 1)), name, XSD_DEPTH);
}

static void
take_out(struct words *w, const char *word)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->word[i], word) == 0) {
			memmove(&w->word[i], &w->word[i + 1], (w->n - i - 1) * sizeof(*w->word));
			w->n--;
			return;
		}
}

static void
add_attribute(const xmlNode *attribute, struct words *words)
{
	const char	*ref = xsd_attr(attribute, "ref"), *use = xsd_attr(attribute, "use");
	const char	*name = ref == NULL ? xsd_attr(attribute, "name") : xsd_local(ref);

	if (name == NULL)
		return;
	take_out(words, name);		/* said anew by a type made from another */
	if (use == NULL || strcmp(use, "prohibited") != 0)
		words_add(words, name);
}

/* The base's first: a restriction may take of them. */
static void
attributes_in(const struct types *t, const xmlNode *n, struct words *words, int depth)
{
	const xmlNode	*other;

	if (n == NULL || depth == 0)
		return;
	if (xsd_is(n, "extension") || xsd_is(n, "restriction"))
		attributes_in(t, base_of(t, n), words, depth - 1);
	for (const xmlNode *c = n->children; c != NULL; c = c->next) {
		if (xsd_is(c, "attribute"))
			add_attribute(c, words);
		else if ((other = group_of(t, c, "attributeGroup")) != NULL)
			attributes_in(t, other, words, depth - 1);
		else if (xsd_is(c, "simpleContent") || xsd_is(c, "complexContent") ||
		    xsd_is(c, "extension") || xsd_is(c, "restriction"))
			attributes_in(t, c, words, depth - 1);
	}
}

bool
types_attributes(const struct types *t, const xmlNode *element, struct words *words)
{
	const xmlNode	*of = declaration(t, element, ELEMENTS_DEPTH);
	const xmlNode	*type = complex_type(t, of);
	const char	*name = of == NULL ? NULL : xsd_attr(of, "type");

	if (of == NULL || (type == NULL && name != NULL && !xsd_is_builtin(of, name) &&
	    xsd_global(t, "simpleType", name) == NULL))
		return false;
	attributes_in(t, type, words, XSD_DEPTH);	/* a simple type has none */
	return true;
}
