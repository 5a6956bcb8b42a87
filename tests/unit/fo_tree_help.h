/* fo_tree_help.h - documents and recording canvases for the tests of the FO tree, tags and figures. */
#ifndef FO_TREE_HELP_H
#define FO_TREE_HELP_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/canvas.h"
#include "fo/context.h"
#include "fo/fo.h"
#include "fo/tree.h"
#include "xml/xml.h"

#define DOC_HEAD "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' " \
	"xmlns:fox='http://xmlgraphics.apache.org/fop/extensions' xmlns:clea='urn:clea:fo:1' " \
	"xmlns:svg='http://www.w3.org/2000/svg' language='fr'>" \
	"<fo:layout-master-set><fo:simple-page-master master-name='a'><fo:region-body/></fo:simple-page-master>" \
	"</fo:layout-master-set><fo:page-sequence master-reference='a'><fo:flow flow-name='xsl-region-body'>"
#define DOC_TAIL "</fo:flow></fo:page-sequence></fo:root>"

struct doc {
	struct report	*report;
	struct xml_doc	*xml;
	struct fo_tree	*tree;
};

/* A document of these flow children. */
static inline struct doc
doc_open(const char *flow)
{
	struct doc	 d = { report_new(), NULL, NULL };
	char		*text = mem_printf("%s%s%s", DOC_HEAD, flow, DOC_TAIL);

	d.xml = xml_parse("test.fo", text, strlen(text), d.report);
	free(text);
	assert_non_null(d.xml);
	d.tree = fo_tree_new(d.xml, d.report);
	assert_non_null(d.tree);
	return d;
}

static inline void
doc_close(struct doc *d)
{
	fo_tree_free(d->tree);
	xml_free(d->xml);
	report_free(d->report);
}

/* The first object with this id. */
static inline struct fo_node *
doc_find(struct fo_node *n, const char *id)
{
	struct fo_node	*found;

	if (n->id != NULL && strcmp(n->id, id) == 0)
		return n;
	for (n = n->first; n != NULL; n = n->next)
		if ((found = doc_find(n, id)) != NULL)
			return found;
	return NULL;
}

/* The same, which must be there. */
static inline struct fo_node *
doc_get(const struct doc *d, const char *id)
{
	struct fo_node	*n = doc_find(d->tree->root, id);

	if (n == NULL)
		abort();	/* the test itself is wrong */
	return n;
}

static inline struct fo_node *
doc_sequence(const struct doc *d)
{
	struct fo_node	*n;

	for (n = d->tree->root->first; n != NULL; n = n->next)
		if (n->object == FO_PAGE_SEQUENCE)
			return n;
	abort();
}

/* Findings as "FO-02 FO-03". */
static inline void
doc_ids(const struct doc *d, char *out, size_t room)
{
	out[0] = '\0';
	for (size_t i = 0; i < report_count(d->report); i++) {
		if (strlen(out) + 8 > room)
			return;
		if (i > 0)
			strcat(out, " ");
		strcat(out, report_get(d->report, i)->id);
	}
}

#endif /* !FO_TREE_HELP_H */
