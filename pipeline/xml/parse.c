/* parse.c - XML read as hostile: no DTD, no entity, no network, bounded.
 *
 * libxml2 is told nothing about external documents (loader.c refuses them) and
 * stops at the first thing that a dossier has no need of.  What it finds wrong
 * becomes findings; nothing reaches stderr.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/scan.h"
#include "xml/syntax.h"
#include "xml/xml.h"

/* Not XML_PARSE_HUGE: libxml2's own bounds (10 MB a text or attribute) stand behind ours. */
#define PARSE_OPTIONS	(XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | \
			 XML_PARSE_NOWARNING | XML_PARSE_COMPACT)

#define XSI_NS		"http://www.w3.org/2001/XMLSchema-instance"
#define XINCLUDE_NS	"http://www.w3.org/2001/XInclude"
#define XINCLUDE_OLD_NS	"http://www.w3.org/2003/XInclude"	/* libxml2 knows it too */

/* One parse; hangs off the context's _private. */
struct parse {
	const char		*name;
	struct report		*report;
	struct xml_limits	 limits;
	size_t			 nerrors;
	int			 fatal_line;	/* of the last error after which nothing is sure; 0: none */
	bool			 stopped;	/* by us: what follows is an echo */
};

static struct pos
parse_pos(const struct parse *p, xmlParserCtxt *ctxt)
{
	return (struct pos){ p->name, ctxt->input == NULL ? 0 : ctxt->input->line, NULL };
}

/* Stop at once.  The caller has said why. */
static void
parse_stop(struct parse *p, xmlParserCtxt *ctxt)
{
	p->stopped = true;
	p->nerrors++;
	xmlStopParser(ctxt);
}

/* The start of a DOCTYPE, before anything inside it was read. */
static void
on_doctype(void *arg, const xmlChar *root, const xmlChar *public, const xmlChar *system)
{
	xmlParserCtxt	*ctxt = arg;
	struct parse	*p = ctxt->_private;

	(void)root;
	(void)public;
	(void)system;
	if (p->stopped)
		return;
	report_add(p->report, FINDING_XML_DOCTYPE, parse_pos(p, ctxt), "%s", "");
	parse_stop(p, ctxt);
}

/*
 * What asks a program for another document: where a schema lies, how to show
 * this one.  Nothing here follows it; whoever sent it is told so, once.
 */
static void
tell_hint(struct parse *p, xmlParserCtxt *ctxt, const char *what)
{
	report_once(p->report, FINDING_XML_HINT, p->name, parse_pos(p, ctxt), "%s", what);
}

static void
on_instruction(void *arg, const xmlChar *target, const xmlChar *data)
{
	xmlParserCtxt	*ctxt = arg;
	struct parse	*p = ctxt->_private;

	if (p->stopped)
		return;
	if (strcmp((const char *)target, "xml-stylesheet") == 0 || strcmp((const char *)target, "xml-model") == 0)
		tell_hint(p, ctxt, (const char *)target);
	xmlSAX2ProcessingInstruction(ctxt, target, data);
}

/* libxml2 gives five pointers an attribute: name, prefix, namespace, start and end of the value. */
static void
look_for_hints(struct parse *p, xmlParserCtxt *ctxt, int n, const xmlChar **attrs)
{
	for (int i = 0; i < n; i++)
		if (attrs[5 * i + 2] != NULL && strcmp((const char *)attrs[5 * i + 2], XSI_NS) == 0 &&
		    strcasestr((const char *)attrs[5 * i], "schemaLocation") != NULL)
			tell_hint(p, ctxt, (const char *)attrs[5 * i]);
}

static bool
is_xinclude(const xmlChar *name, const xmlChar *uri)
{
	return uri != NULL && strcmp((const char *)name, "include") == 0 &&
	    (strcmp((const char *)uri, XINCLUDE_NS) == 0 || strcmp((const char *)uri, XINCLUDE_OLD_NS) == 0);
}

static void
on_element(void *arg, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
    int nns, const xmlChar **ns, int nattrs, int ndefaults, const xmlChar **attrs)
{
	xmlParserCtxt	*ctxt = arg;
	struct parse	*p = ctxt->_private;

	if (p->stopped)
		return;
	if (ctxt->nodeNr >= (int)p->limits.depth) {
		report_add(p->report, FINDING_XML_LIMIT, parse_pos(p, ctxt),
		    _("element \"%s\" is nested deeper than %u levels"), (const char *)name,
		    p->limits.depth);
		parse_stop(p, ctxt);
		return;
	}
	if (is_xinclude(name, uri)) {
		report_add(p->report, FINDING_XML_XINCLUDE, parse_pos(p, ctxt), "%s", "");
		parse_stop(p, ctxt);
		return;
	}
	look_for_hints(p, ctxt, nattrs, attrs);
	/* libxml2 walks all declarations in scope for each name. */
	if (ctxt->nsNr / 2 > XML_NS_MAX) {
		report_add(p->report, FINDING_XML_LIMIT, parse_pos(p, ctxt),
		    _("more than %d namespace declarations"), XML_NS_MAX);
		parse_stop(p, ctxt);
		return;
	}
	xmlSAX2StartElementNs(ctxt, name, prefix, uri, nns, ns, nattrs, ndefaults, attrs);
}

static void
on_error(void *arg, xmlErrorPtr error)
{
	xmlParserCtxt	*ctxt = arg;
	struct parse	*p = ctxt->_private;

	if (p->stopped || error->level < XML_ERR_ERROR)
		return;
	if (error->level == XML_ERR_FATAL) {
		if (error->line > 0 && error->line == p->fatal_line)
			return;		/* an echo of the first one on this line */
		p->fatal_line = error->line;
	}
	if (p->nerrors == XML_SYNTAX_MAX) {
		report_add(p->report, FINDING_XML_MORE, POS_FILE(p->name),
		    _("only the first %d errors are shown"), XML_SYNTAX_MAX);
		p->nerrors++;
		p->stopped = true;	/* let it run out, the rest would repeat */
		return;
	}
	p->nerrors++;
	syntax_error(p->report, p->name, error);
}

static void
parse_hooks(xmlParserCtxt *ctxt, struct parse *p)
{
	ctxt->_private = p;
	ctxt->sax->internalSubset = on_doctype;
	ctxt->sax->startElementNs = on_element;
	ctxt->sax->processingInstruction = on_instruction;
	ctxt->sax->serror = on_error;
}

/* The tree, or NULL with what is wrong told. */
static xmlDoc *
parse_tree(struct parse *p, const char *url, const void *data, size_t n, xmlDict *dict)
{
	struct xml_trap	 trap;
	xmlParserCtxt	*ctxt = xmlNewParserCtxt();
	xmlDoc		*tree;

	if (dict != NULL) {
		xmlDictFree(ctxt->dict);
		ctxt->dict = dict;
		xmlDictReference(dict);
	}
	parse_hooks(ctxt, p);
	xml_trap_set(&trap, on_error, ctxt);	/* encoding errors know no context */
	tree = xmlCtxtReadMemory(ctxt, data, (int)n, url, NULL, PARSE_OPTIONS);
	xml_trap_release(&trap);
	if (tree == NULL && p->nerrors == 0) {
		report_add(p->report, FINDING_XML_SYNTAX, POS_FILE(p->name), "%s", "");
		p->nerrors++;
	}
	if (p->nerrors > 0) {
		xmlFreeDoc(tree);
		tree = NULL;
	}
	xmlFreeParserCtxt(ctxt);
	return tree;
}

struct xml_doc *
xml_parse_at(const char *name, const char *url, const void *data, size_t n, xmlDict *dict,
    const struct xml_limits *limits, struct report *report)
{
	struct parse	 p = { .name = name, .report = report, .limits = limits == NULL ? XML_LIMITS : *limits };
	xmlDoc		*tree;

	xml_init();
	if (n > p.limits.bytes || n > INT_MAX) {
		report_add(report, FINDING_FILE_TOO_LARGE, POS_FILE(name),
		    _("%zu bytes, at most %zu"), n, p.limits.bytes);
		return NULL;
	}
	if (scan_bytes(name, data, n, report) == -1)
		return NULL;
	if ((tree = parse_tree(&p, url, data, n, dict)) == NULL)
		return NULL;
	return xml_doc_take(tree, name);
}

struct xml_doc *
xml_parse_within(const char *name, const void *data, size_t n, const struct xml_limits *limits,
    struct report *report)
{
	struct xml_doc	*doc;
	char		*url = xml_url_of_path(name);

	doc = xml_parse_at(name, url, data, n, NULL, limits, report);
	free(url);
	return doc;
}

struct xml_doc *
xml_parse(const char *name, const void *data, size_t n, struct report *report)
{
	return xml_parse_within(name, data, n, NULL, report);
}

struct xml_doc *
xml_load(const char *path, struct report *report)
{
	struct buf	*b;
	struct xml_doc	*doc;

	if ((b = file_load(path, FILE_LIMIT_XML, report)) == NULL)
		return NULL;
	doc = xml_parse(path, b->data, b->len, report);
	buf_free(b);
	return doc;
}
