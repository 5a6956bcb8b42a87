/* svrl.c - SVRL read into a report, and a report written as SVRL.
 *
 * A location in SVRL is an XPath into the document that was judged.  It is
 * evaluated there, so that a finding of a rule has file and line like any
 * other; the prefixes are those that svrl:ns-prefix-in-attribute-values
 * declares, beside those in scope.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/svrl.h"
#include "xml/xml.h"

#define SVRL_OPS_MAX	50000000UL	/* XPath steps for one report */

static xmlXPathContext *
locator_new(const struct xml_doc *svrl, const struct xml_doc *judged)
{
	xmlXPathContext		*x = xmlXPathNewContext(judged->tree);
	const struct xml_node	*n;
	const char		*prefix, *uri;

	x->opLimit = SVRL_OPS_MAX;
	for (n = xml_first(xml_root(svrl)); n != NULL; n = xml_next(n)) {
		if (!xml_is(n, SVRL_NS, "ns-prefix-in-attribute-values"))
			continue;
		prefix = xml_attr(n, NULL, "prefix");
		uri = xml_attr(n, NULL, "uri");
		if (prefix != NULL && uri != NULL)
			xmlXPathRegisterNs(x, (const xmlChar *)prefix, (const xmlChar *)uri);
	}
	return x;
}

/* The line of what a location selects first, 0 where it selects nothing. */
static long
locate(xmlXPathContext *x, const char *location)
{
	xmlXPathObject	*o;
	const xmlNode	*n = NULL;
	long		 line = 0;

	if (location == NULL || location[0] == '\0')
		return 0;
	o = xmlXPathEval((const xmlChar *)location, x);
	if (o != NULL && o->type == XPATH_NODESET && o->nodesetval != NULL && o->nodesetval->nodeNr > 0)
		n = o->nodesetval->nodeTab[0];
	if (n != NULL && n->type == XML_ATTRIBUTE_NODE)
		n = n->parent;
	if (n != NULL && (n->type == XML_ELEMENT_NODE || n->type == XML_TEXT_NODE))
		line = xmlGetLineNo(n);
	xmlXPathFreeObject(o);
	return line > 0 ? line : 0;
}

/* "role" is where our stylesheets put it; ISO Schematron's "flag" is used alike. */
static enum severity
severity_of(const struct xml_node *n)
{
	const char	*role = xml_attr(n, NULL, "role");

	if (role == NULL || role[0] == '\0')
		role = xml_attr(n, NULL, "flag");
	if (role == NULL)
		return SEV_ERROR;
	if (strcmp(role, "warning") == 0 || strcmp(role, "warn") == 0)
		return SEV_WARNING;
	if (strcmp(role, "info") == 0 || strcmp(role, "information") == 0)
		return SEV_INFO;
	return SEV_ERROR;
}

/* What the children of this name say, joined; caller frees. */
static char *
words_of(const struct xml_node *n, const char *name)
{
	struct buf	*b = buf_new();
	char		*s, *words;

	for (const struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c)) {
		if (!xml_is(c, SVRL_NS, name))
			continue;
		s = xml_content(c);
		if (b->len > 0)
			buf_putc(b, ' ');
		buf_puts(b, s);
		free(s);
	}
	/* Laid out in lines by the stylesheet; one line here. */
	words = buf_take(b, NULL);
	buf_free(b);
	for (s = words; *s != '\0'; s++)
		if (*s == '\n' || *s == '\t' || *s == '\r')
			*s = ' ';
	return words;
}

/* Spaces joined and cut from both ends, in place. */
static char *
squeeze(char *s)
{
	char	*to = s;

	for (const char *from = s; *from != '\0'; from++)
		if (*from != ' ' || (to > s && to[-1] != ' '))
			*to++ = *from;
	while (to > s && to[-1] == ' ')
		to--;
	*to = '\0';
	return s;
}

static void
read_one(const struct xml_node *n, xmlXPathContext *x, const char *file, struct report *report)
{
	const char	*location = xml_attr(n, NULL, "location"), *id = xml_attr(n, NULL, "id");
	char		*text = squeeze(words_of(n, "text"));
	char		*advice = squeeze(words_of(n, "diagnostic-reference"));

	if (id == NULL || id[0] == '\0')
		id = xml_attr(n, NULL, "test");
	report_add_rule(report, id == NULL ? "SVRL" : id, severity_of(n),
	    (struct pos){ file, locate(x, location), location }, text, advice);
	free(text);
	free(advice);
}

void
svrl_read(const struct xml_doc *svrl, const struct xml_doc *judged, const char *file,
    struct report *report)
{
	struct xml_trap		 trap;
	xmlXPathContext		*x;
	const struct xml_node	*root = xml_root(svrl);

	if (root == NULL || !xml_is(root, SVRL_NS, "schematron-output")) {
		report_add(report, FINDING_SVRL_FORM, POS_FILE(xml_doc_name(svrl)),
		    _("its root element is %s"), root == NULL ? "" : xml_name(root));
		return;
	}
	xml_trap_set(&trap, NULL, NULL);	/* a location that is no XPath has no line */
	x = locator_new(svrl, judged);
	for (const struct xml_node *n = xml_first(root); n != NULL; n = xml_next(n))
		if (xml_is(n, SVRL_NS, "failed-assert") || xml_is(n, SVRL_NS, "successful-report"))
			read_one(n, x, file, report);
	xmlXPathFreeContext(x);
	xml_trap_release(&trap);
}

/*
 * ISO/IEC 19757-3, annex D: an active-pattern, then fired-rules, each followed
 * by its failed-asserts.  Our findings know no rule contexts: one fired-rule
 * stands for all, and a finding's own id is its test.
 */
static char *
text_with_place(const struct finding *f)
{
	struct buf	*b = buf_new();
	char		*s;

	if (f->file != NULL) {
		buf_puts(b, f->file);
		if (f->line > 0)
			buf_printf(b, ":%ld", f->line);
		buf_puts(b, ": ");
	}
	buf_puts(b, f->text);
	if (f->path != NULL && f->path[0] != '/')	/* a ZIP entry, a PDF field */
		buf_printf(b, " (%s)", f->path);
	s = buf_take(b, NULL);
	buf_free(b);
	return s;
}

static void
write_one(struct xml_node *root, const struct finding *f)
{
	struct xml_node	*n = xml_add(root, "failed-assert", NULL), *d;
	char		*text = text_with_place(f);

	xml_set(n, "id", f->id);
	xml_set(n, "role", severity_name(f->severity));
	xml_set(n, "test", f->id);
	xml_set(n, "location", f->path != NULL && f->path[0] == '/' ? f->path : "/");
	if (f->advice[0] != '\0') {
		d = xml_add(n, "diagnostic-reference", f->advice);
		xml_set(d, "diagnostic", f->id);
	}
	xml_add(n, "text", text);
	free(text);
}

void
svrl_write(const struct report *report, struct buf *out)
{
	struct xml_doc	*doc = xml_doc_new("svrl", SVRL_NS, "svrl", "schematron-output");
	struct xml_node	*root = xml_root(doc);

	xml_add(root, "active-pattern", NULL);
	xml_set(xml_add(root, "fired-rule", NULL), "context", "/");
	for (size_t i = 0; i < report_count(report); i++)
		write_one(root, report_get(report, i));
	xml_write(doc, true, out);
	xml_free(doc);
}
