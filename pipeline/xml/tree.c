/* tree.c - the thin view of libxml2's tree, and small trees of our own. */
#include <stdlib.h>
#include <string.h>

#include <libxml/c14n.h>
#include <libxml/tree.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlsave.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "xml/doc.h"
#include "xml/xml.h"

/* A struct xml_node is an xmlNode, never allocated as such. */
static xmlNode *
tree_node(struct xml_node *n)
{
	return (xmlNode *)(void *)n;
}

static const xmlNode *
view(const struct xml_node *n)
{
	return (const xmlNode *)(const void *)n;
}

static struct xml_node *
wrap(xmlNode *n)
{
	return (struct xml_node *)(void *)n;
}

struct xml_doc *
xml_doc_take(xmlDoc *tree, const char *name)
{
	struct xml_doc	*doc = mem_alloc(sizeof(*doc));

	doc->tree = tree;
	doc->name = mem_strdup(name);
	return doc;
}

void
xml_free(struct xml_doc *doc)
{
	if (doc == NULL)
		return;
	xmlFreeDoc(doc->tree);
	free(doc->name);
	free(doc);
}

const char *
xml_doc_name(const struct xml_doc *doc)
{
	return doc->name;
}

void
xml_lasts(struct xml_doc *doc)
{
	doc->lasts = true;
}

struct xml_node *
xml_root(const struct xml_doc *doc)
{
	return wrap(xmlDocGetRootElement(doc->tree));
}

/* "n" or the first element after it. */
static struct xml_node *
element_from(xmlNode *n)
{
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return wrap(n);
}

struct xml_node *
xml_first(const struct xml_node *n)
{
	return element_from(view(n)->children);
}

struct xml_node *
xml_next(const struct xml_node *n)
{
	return element_from(view(n)->next);
}

struct xml_node *
xml_parent(const struct xml_node *n)
{
	xmlNode	*p = view(n)->parent;

	return p != NULL && p->type == XML_ELEMENT_NODE ? wrap(p) : NULL;
}

static bool
is_text(const xmlNode *n)
{
	return n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
}

static struct xml_node *
any_from(xmlNode *n)
{
	while (n != NULL && n->type != XML_ELEMENT_NODE && !is_text(n))
		n = n->next;
	return wrap(n);
}

struct xml_node *
xml_first_any(const struct xml_node *n)
{
	return is_text(view(n)) ? NULL : any_from(view(n)->children);
}

struct xml_node *
xml_next_any(const struct xml_node *n)
{
	return any_from(view(n)->next);
}

bool
xml_is_text(const struct xml_node *n)
{
	return is_text(view(n));
}

static const char *
text_of(const xmlNode *n)
{
	return n->content == NULL ? "" : (const char *)n->content;
}

const char *
xml_text(const struct xml_node *n)
{
	return is_text(view(n)) ? text_of(view(n)) : "";
}

const char *
xml_name(const struct xml_node *n)
{
	return view(n)->type == XML_ELEMENT_NODE ? (const char *)view(n)->name : "";
}

static const char *
ns_of(const xmlNs *ns)
{
	return ns == NULL || ns->href == NULL ? "" : (const char *)ns->href;
}

const char *
xml_ns(const struct xml_node *n)
{
	return view(n)->type == XML_ELEMENT_NODE ? ns_of(view(n)->ns) : "";
}

bool
xml_is(const struct xml_node *n, const char *ns, const char *name)
{
	return strcmp(xml_name(n), name) == 0 && strcmp(xml_ns(n), ns == NULL ? "" : ns) == 0;
}

long
xml_line(const struct xml_node *n)
{
	long	 line = xmlGetLineNo(view(n));

	return line > 0 ? line : 0;
}

struct pos
xml_pos(const struct xml_doc *doc, const struct xml_node *n)
{
	return (struct pos){ doc->name, n == NULL ? 0 : xml_line(n), NULL };
}

/* Without a DTD an attribute has at most one text node below it. */
static const char *
attr_value(const xmlAttr *a)
{
	return a->children == NULL ? "" : text_of(a->children);
}

const char *
xml_attr(const struct xml_node *n, const char *ns, const char *name)
{
	if (view(n)->type != XML_ELEMENT_NODE)
		return NULL;
	for (const xmlAttr *a = view(n)->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, name) == 0 &&
		    strcmp(ns_of(a->ns), ns == NULL ? "" : ns) == 0)
			return attr_value(a);
	return NULL;
}

bool
xml_attr_at(const struct xml_node *n, size_t i, struct xml_attr_view *out)
{
	const xmlAttr	*a;

	if (view(n)->type != XML_ELEMENT_NODE)
		return false;
	for (a = view(n)->properties; a != NULL && i > 0; a = a->next)
		i--;
	if (a == NULL)
		return false;
	*out = (struct xml_attr_view){ ns_of(a->ns), (const char *)a->name, attr_value(a) };
	return true;
}

struct xml_node *
xml_child(const struct xml_node *parent, const char *ns, const char *name)
{
	struct xml_node	*n = parent == NULL ? NULL : xml_first(parent);

	while (n != NULL && !(ns == NULL ? strcmp(xml_name(n), name) == 0 : xml_is(n, ns, name)))
		n = xml_next(n);
	return n;
}

char *
xml_content(const struct xml_node *n)
{
	xmlChar	*s = n == NULL ? NULL : xmlNodeGetContent(view(n));

	return s == NULL ? mem_strdup("") : (char *)s;
}

static int
write_chunk(void *arg, const char *s, int n)
{
	buf_add(arg, s, (size_t)n);
	return n;
}

void
xml_write(const struct xml_doc *doc, bool indent, struct buf *out)
{
	xmlSaveCtxt	*save;

	save = xmlSaveToIO(write_chunk, NULL, out, "UTF-8",
	    XML_SAVE_AS_XML | (indent ? XML_SAVE_FORMAT : 0));
	xmlSaveDoc(save, doc->tree);
	xmlSaveClose(save);
}

int
xml_canonical(const struct xml_doc *doc, struct buf *out, struct report *report)
{
	struct xml_trap		 trap;
	xmlOutputBuffer		*o;
	int			 rc;

	xml_trap_set(&trap, NULL, NULL);
	o = xmlOutputBufferCreateIO(write_chunk, NULL, out, NULL);
	rc = xmlC14NExecute(doc->tree, NULL, NULL, XML_C14N_1_0, NULL, 0, o);
	if (xmlOutputBufferClose(o) == -1)
		rc = -1;
	xml_trap_release(&trap);
	if (rc >= 0)
		return 0;
	report_add(report, FINDING_XML_CANONICAL, POS_FILE(doc->name), "%s", "");
	return -1;
}

struct xml_doc *
xml_doc_new(const char *name, const char *ns, const char *prefix, const char *root)
{
	xmlDoc	*tree;
	xmlNode	*node;

	xml_init();
	tree = xmlNewDoc((const xmlChar *)"1.0");
	node = xmlNewDocNode(tree, NULL, (const xmlChar *)root, NULL);
	xmlDocSetRootElement(tree, node);
	if (ns != NULL && ns[0] != '\0')
		xmlSetNs(node, xmlNewNs(node, (const xmlChar *)ns,
		    prefix == NULL || prefix[0] == '\0' ? NULL : (const xmlChar *)prefix));
	return xml_doc_take(tree, name);
}

/* XML 1.0, production 2: what a document may hold at all. */
static bool
is_char(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) ||
	    (c >= 0xe000 && c <= 0xfffd) || (c >= 0x10000 && c <= 0x10ffff);
}

/*
 * Facts may hold what a hostile folder is named; what XML cannot hold becomes
 * U+FFFD.  Caller frees.
 */
static xmlChar *
clean(const char *s)
{
	struct buf	 b;
	size_t		 n = strlen(s), len;
	char		 put[4];

	buf_init(&b);
	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		buf_add(&b, put, utf8_put(is_char(c) ? c : 0xfffd, put));
	}
	return (xmlChar *)b.data;
}

struct xml_node *
xml_add(struct xml_node *parent, const char *name, const char *text)
{
	xmlNode	*p = tree_node(parent), *n;
	xmlChar	*content = text == NULL ? NULL : clean(text);

	n = xmlNewDocRawNode(p->doc, p->ns, (const xmlChar *)name, content);
	xmlAddChild(p, n);
	free(content);
	return wrap(n);
}

void
xml_set(struct xml_node *n, const char *attr, const char *value)
{
	xmlChar	*content = clean(value);

	xmlSetProp(tree_node(n), (const xmlChar *)attr, content);
	free(content);
}

void
xml_graft(struct xml_node *parent, const struct xml_doc *doc)
{
	xmlNode	*to = tree_node(parent), *copy = xmlDocCopyNode(xmlDocGetRootElement(doc->tree), to->doc, 1);

	if (copy == NULL || xmlAddChild(to, copy) == NULL) {
		xmlFreeNode(copy);
		abort();	/* out of memory, as everywhere */
	}
}
