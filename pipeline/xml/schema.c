/* schema.c - W3C XML Schema: compile once, validate often. */
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlschemas.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/schema.h"
#include "xml/sentence.h"
#include "xml/types.h"
#include "xml/xml.h"

#define PASSES_MAX	64		/* validations of one document */
#define WORK_MAX	((size_t)2000000)	/* nodes that are visited in all of them */

struct schema {
	xmlSchema	 *schema;
	struct xml_doc	**docs;		/* the first is the file itself; the schema stands on it */
	size_t		  ndocs;
	struct types	  types;
};

struct compile {
	struct report		*report;
	const struct xml_loader	*loader;
	const char		*name;
	size_t			 nerrors;
};

static void
on_compile_error(void *arg, xmlErrorPtr e)
{
	struct compile	*c = arg;
	char		*path, *words;

	/* What was not read is told by the loader; libxml2 then goes on without it. */
	if (e->level < XML_ERR_ERROR || c->loader->failed)
		return;
	path = e->file == NULL ? mem_strdup(c->name) : xml_path_of_url(e->file);
	words = xml_sentence(e->message);
	report_add(c->report, FINDING_XML_SCHEMA, (struct pos){ path, e->line, NULL }, "%s", words);
	c->nerrors++;
	free(words);
	free(path);
}

static xmlSchema *
compile(const char *path, xmlDoc *tree, struct xml_loader *loader)
{
	struct compile		 c = { loader->report, loader, path, 0 };
	xmlSchemaParserCtxt	*ctxt = xmlSchemaNewDocParserCtxt(tree);
	struct xml_trap		 trap;
	xmlSchema		*schema;

	xml_trap_set(&trap, on_compile_error, &c);
	xmlSchemaSetParserStructuredErrors(ctxt, on_compile_error, &c);
	xml_loader_push(loader);
	schema = xmlSchemaParse(ctxt);
	xml_loader_pop(loader);
	xml_trap_release(&trap);
	xmlSchemaFreeParserCtxt(ctxt);
	if (schema == NULL && c.nerrors == 0 && !loader->failed)
		report_add(loader->report, FINDING_XML_SCHEMA, POS_FILE(path), "%s", "");
	if (schema != NULL && (c.nerrors > 0 || loader->failed)) {
		xmlSchemaFree(schema);
		schema = NULL;
	}
	return schema;
}

static void
keep_docs(struct schema *s, struct xml_doc *doc, const struct xml_loader *loader)
{
	s->ndocs = loader->nkept + 1;
	s->docs = mem_array(s->ndocs, sizeof(*s->docs));
	s->docs[0] = doc;
	for (size_t i = 0; i < loader->nkept; i++)
		s->docs[i + 1] = loader->kept[i];
	free(loader->kept);
	s->types.docs = mem_array(s->ndocs, sizeof(*s->types.docs));
	s->types.n = s->ndocs;
	for (size_t i = 0; i < s->ndocs; i++)
		s->types.docs[i] = s->docs[i]->tree;
}

struct schema *
schema_load(const char *path, const struct schema_override *overrides, size_t n,
    struct report *report)
{
	struct schema		*s;
	struct xml_override	*list = mem_array(n, sizeof(*list));
	char			*root = xml_loader_root(path);
	struct xml_loader	 loader = { .root = root, .overrides = list, .noverrides = n,
				    .keep = true, .report = report };
	struct xml_doc		*doc;

	for (size_t i = 0; i < n; i++)
		list[i] = (struct xml_override){ overrides[i].name, overrides[i].data, overrides[i].len };
	s = mem_alloc(sizeof(*s));
	if ((doc = xml_load(path, report)) != NULL) {
		s->schema = compile(path, doc->tree, &loader);
		keep_docs(s, doc, &loader);
	}
	free(list);
	free(root);
	if (s->schema != NULL)
		return s;
	schema_free(s);
	return NULL;
}

void
schema_free(struct schema *s)
{
	if (s == NULL)
		return;
	xmlSchemaFree(s->schema);
	for (size_t i = 0; i < s->ndocs; i++)
		xml_free(s->docs[i]);
	free(s->docs);
	free(s->types.docs);
	free(s);
}

static int
validate_once(struct schema *s, xmlDoc *tree, struct sentences *found)
{
	xmlSchemaValidCtxt	*ctxt = xmlSchemaNewValidCtxt(s->schema);
	struct xml_trap		 trap;
	int			 rc;

	xml_trap_set(&trap, NULL, NULL);
	xmlSchemaSetValidStructuredErrors(ctxt, sentences_on_error, found);
	rc = xmlSchemaValidateDoc(ctxt, tree);
	xml_trap_release(&trap);
	xmlSchemaFreeValidCtxt(ctxt);
	return rc;
}

/* How often a document of this size is validated again: a hostile one has no claim on our time. */
static size_t
passes_for(const xmlDoc *tree)
{
	const xmlNode	*top = xmlDocGetRootElement(tree), *n = top;
	size_t		 count = 1;

	while (n != NULL) {
		count++;
		if (n->type == XML_ELEMENT_NODE && n->children != NULL)
			n = n->children;
		else {
			while (n != top && n->next == NULL)
				n = n->parent;
			n = n == top ? NULL : n->next;
		}
	}
	return count > WORK_MAX ? 1 : WORK_MAX / count < PASSES_MAX ? WORK_MAX / count : PASSES_MAX;
}

int
schema_validate(struct schema *s, const struct xml_doc *doc, struct report *report)
{
	struct sentences	 found = { .types = &s->types, .doc = doc->tree };
	size_t			 passes = 0;
	int			 rc;

	rc = validate_once(s, doc->tree, &found);
	if (rc != 0)
		passes = passes_for(doc->tree);
	for (; passes > 1 && mends_carry_out(&found.mends); passes--) {
		sentences_again(&found);
		validate_once(s, doc->tree, &found);
	}
	sentences_tell(&found, doc->name, report);
	if (passes == 1 && found.mends.done < found.mends.n)
		report_add(report, FINDING_XML_MORE, POS_FILE(doc->name), "%s",
		    _("what stands behind unexpected elements was not looked at"));
	if (rc != 0 && found.n == 0)	/* it says so, but not why */
		report_add(report, FINDING_XML_INVALID, POS_FILE(doc->name), "%s", "");
	rc = rc == 0 && found.n == 0 ? 0 : -1;
	sentences_clear(&found);	/* and puts the document back as it was */
	return rc;
}
