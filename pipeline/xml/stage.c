/* stage.c - one XSLT stage: compiled once a process, run on documents in memory.
 *
 * A stylesheet has no way out.  libxslt's security preferences forbid every
 * file and every network name, to read or to write; but they ask about
 * document('clea:NAME') too, which to them is a network name.  So the
 * preference is a function of ours that lets through what the run was given.
 *
 * The documents are lent: they stand in the context, marked "main" so that
 * libxslt does not free them, before the run begins.  Were they loaded when asked
 * for, libxslt would number their elements anew each time; the numbers are given
 * once, and a worker that was forked shares the pages they stand on.  Likewise the
 * tables of xsl:key: those of a document that outlives the run (xml_lasts(), or the stylesheet's
 * own) stay with the stage.  Where the stylesheet says xsl:strip-space libxslt takes blank
 * text out of what it reads; then, and only then, it gets copies.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/keys.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/functions.h"
#include "xml/stage.h"
#include "xml/talk.h"
#include "xml/xml.h"

#define STAGE_SCHEME	"clea:"
#define STAGE_DEPTH_MAX	3000		/* templates inside templates */
#define STAGE_VARS_MAX	15000		/* variables and parameters alive */
#define STAGE_OPS_MAX	100000000UL	/* XPath steps of one run: a quarter of a minute */

struct stage {
	char			*name;		/* as the user named it */
	xsltStylesheet		*style;		/* owns the stylesheet's trees */
	bool			 strips;	/* it takes blank text out of what it reads */
	xsltDocument		*kept;		/* of documents that last, with their keys: a list */
};

/* A tree that goes by a "clea:" name during a run. */
struct lent {
	xmlDoc		*tree;
	const xmlChar	*url;			/* its own, put back afterwards */
	bool		 lasts;			/* what libxslt finds out about it is kept */
};

struct run {
	struct stage			*stage;
	const struct xml_doc		*in;
	xmlDoc				*tree;		/* of "in", or a copy to strip */
	const struct stage_input	*inputs;
	size_t				 ninputs;
	struct report			*report;
	xsltTransformContext		*ctxt;
	struct lent			*lent;
	size_t				 nlent;
	struct talk			 talk;
};

/* Stylesheets */

static xmlDoc *
load_stylesheet(xsltStylesheet *style, const char *url, xmlDict *dict)
{
	struct xml_loader	*l;
	struct xml_doc		*doc;
	struct buf		*b;
	char			*path;
	xmlDoc			*tree;

	while (style->parent != NULL)
		style = style->parent;
	if ((l = style->_private) == NULL || (b = xml_loader_get(l, url)) == NULL)
		return NULL;
	path = xml_path_of_url(url);
	doc = xml_parse_at(path, url, b->data, b->len, dict, NULL, l->report);
	free(path);
	buf_free(b);
	if (doc == NULL) {
		l->failed = true;
		return NULL;
	}
	tree = doc->tree;
	doc->tree = NULL;
	xml_free(doc);
	return tree;
}

/* The stylesheet's own trees: document('') reads tables from them. */
static xmlDoc *
own_tree(const xsltStylesheet *style, const xmlChar *url)
{
	xmlDoc	*found;

	for (; style != NULL; style = style->next) {
		if (style->doc != NULL && xmlStrEqual(style->doc->URL, url))
			return style->doc;
		for (const xsltDocument *d = style->docList; d != NULL; d = d->next)
			if (xmlStrEqual(d->doc->URL, url))
				return d->doc;
		if ((found = own_tree(style->imports, url)) != NULL)
			return found;
	}
	return NULL;
}

/* What document(url) means in this run; NULL: nothing. */
static xmlDoc *
find_input(const struct run *run, const xmlChar *url)
{
	size_t	 n = strlen(STAGE_SCHEME);

	if (strncmp((const char *)url, STAGE_SCHEME, n) != 0)
		return own_tree(run->stage->style, url);
	for (size_t i = 0; i < run->ninputs; i++)
		if (strcmp((const char *)url + n, run->inputs[i].name) == 0)
			return run->inputs[i].doc->tree;
	return NULL;
}

/* Elements bear their place in document order: comparing two is then one step.  The first is number one. */
static void
number_elements(xmlDoc *tree)
{
	const xmlNode	*root = xmlDocGetRootElement(tree);

	if (root != NULL && root->content != (void *)(intptr_t)-1)
		(void)xmlXPathOrderDocElems(tree);
}

static bool
is_lent(const struct run *run, const xmlDoc *tree)
{
	for (size_t i = 0; i < run->nlent; i++)
		if (run->lent[i].tree == tree)
			return true;
	return false;
}

/* Where the list of libxslt's points to "d", or to the entry of a tree; else where it ends. */
static xsltDocument **
link_to(xsltDocument **list, const xsltDocument *d, const xmlDoc *tree)
{
	while (*list != NULL && *list != d && (*list)->doc != tree)
		list = &(*list)->next;
	return list;
}

/* Has libxslt an entry for the tree: one that an earlier run left, or a new one? */
static bool
enter_document(struct run *run, xmlDoc *tree)
{
	xsltDocument	*d = *link_to(&run->stage->kept, NULL, tree);

	if (d == NULL && (d = xsltNewDocument(run->ctxt, tree)) != NULL)
		d->main = 1;
	return d != NULL;
}

/* libxslt looks among the documents that it has by URL. */
static void
lend(struct run *run, xmlDoc *tree, const xmlChar *url, bool lasts)
{
	if (is_lent(run, tree) || !enter_document(run, tree))
		return;				/* a second name for it: it gets a copy when it is asked for */
	run->lent = mem_grow(run->lent, run->nlent + 1, sizeof(*run->lent));
	run->lent[run->nlent++] = (struct lent){ tree, tree->URL, lasts };
	if (url != tree->URL)		/* what need not be written is not: workers share it */
		tree->URL = xmlStrdup(url);
	number_elements(tree);
}

/* The trees of a stylesheet and of all that it includes or imports. */
static void
lend_own(struct run *run, const xsltStylesheet *style)
{
	for (; style != NULL; style = style->next) {
		if (style->doc != NULL)
			lend(run, style->doc, style->doc->URL, true);
		for (const xsltDocument *d = style->docList; d != NULL; d = d->next)
			lend(run, d->doc, d->doc->URL, true);
		lend_own(run, style->imports);
	}
}

static void
lend_all(struct run *run)
{
	lend_own(run, run->stage->style);
	for (size_t i = 0; i < run->ninputs; i++) {
		const struct xml_doc	*doc = run->inputs[i].doc;
		char			*url = mem_printf(STAGE_SCHEME "%s", run->inputs[i].name);

		lend(run, doc->tree, (const xmlChar *)url, doc->lasts);
		free(url);
	}
	/* What is kept comes last, as it is: a worker that was forked shares the pages that it stands on. */
	*link_to(&run->ctxt->docList, NULL, NULL) = run->stage->kept;
}

/* Out of the run's list into the stage's. */
static void
keep_document(struct run *run, const xmlDoc *tree)
{
	xsltDocument	**from = link_to(&run->ctxt->docList, NULL, tree), *d = *from;

	if (d == NULL || *link_to(&run->stage->kept, NULL, tree) != NULL)
		return;
	*from = d->next;
	d->next = run->stage->kept;
	run->stage->kept = d;
}

/* One of its own, libxslt's to strip and to free. */
static xmlDoc *
copy_for(const xmlDoc *tree, const xmlChar *url)
{
	xmlDoc	*copy = xmlCopyDoc((xmlDoc *)(uintptr_t)tree, 1);

	xmlFree((void *)(uintptr_t)copy->URL);
	copy->URL = xmlStrdup(url);
	return copy;
}

/* The one hook of the process for documents that libxslt wants. */
static xmlDoc *
on_load(const xmlChar *url, xmlDict *dict, int options, void *arg, xsltLoadType type)
{
	struct run	*run;
	xmlDoc		*tree;

	(void)options;
	if (type == XSLT_LOAD_STYLESHEET)
		return load_stylesheet(arg, (const char *)url, dict);
	if (type != XSLT_LOAD_DOCUMENT || (run = ((xsltTransformContext *)arg)->_private) == NULL)
		return NULL;
	tree = find_input(run, url);
	return tree == NULL ? NULL : copy_for(tree, url);
}

static void
init_once(void)
{
	xml_init();
	xsltInit();
	xsltSetLoaderFunc(on_load);
	functions_init();
}

static void
stage_init(void)
{
	static pthread_once_t	 once = PTHREAD_ONCE_INIT;

	pthread_once(&once, init_once);
}

static xsltStylesheet *
compile(const char *path, xmlDoc *tree, struct report *report)
{
	char			*root = xml_loader_root(path);
	struct xml_loader	 loader = { .root = root, .report = report };
	struct talk		 talk = { .report = report, .name = path };
	xsltStylesheet		*style = xsltNewStylesheet();
	int			 rc;

	style->_private = &loader;
	talk_begin(&talk);
	rc = xsltParseStylesheetUser(style, tree);
	talk_end(&talk);
	style->_private = NULL;
	if (rc != 0)			/* then it did not take the tree */
		xmlFreeDoc(tree);
	if (rc != 0 || style->errors > 0 || talk.nerrors > 0 || loader.failed) {
		if (talk.nerrors == 0 && !loader.failed)
			report_add(report, FINDING_STY_COMPILE, POS_FILE(path), "%s", "");
		xsltFreeStylesheet(style);
		style = NULL;
	}
	free(root);
	return style;
}

struct stage *
stage_load(const char *path, struct report *report)
{
	struct stage	*stage;
	struct xml_doc	*doc;
	xsltStylesheet	*style;
	xmlDoc		*tree;

	stage_init();
	if ((doc = xml_load(path, report)) == NULL)
		return NULL;
	tree = doc->tree;
	doc->tree = NULL;
	xml_free(doc);
	if ((style = compile(path, tree, report)) == NULL)
		return NULL;
	stage = mem_alloc(sizeof(*stage));
	stage->name = mem_strdup(path);
	stage->style = style;
	for (; style != NULL; style = xsltNextImport(style))
		stage->strips |= style->stripSpaces != NULL;
	return stage;
}

void
stage_free(struct stage *stage)
{
	if (stage == NULL)
		return;
	for (xsltDocument *d = stage->kept, *next; d != NULL; d = next) {
		next = d->next;
		xsltFreeDocumentKeys(d);
		xmlFree(d);
	}
	xsltFreeStylesheet(stage->style);
	free(stage->name);
	free(stage);
}

/* Runs */

static const char *
name_of(const void *arg, const xmlDoc *tree)
{
	const struct run	*run = arg;

	if (tree == run->in->tree || tree == run->tree)
		return run->in->name;
	for (size_t i = 0; i < run->ninputs; i++)
		if (run->inputs[i].doc->tree == tree)
			return run->inputs[i].doc->name;
	return NULL;
}

static int
may_read(xsltSecurityPrefs *prefs, xsltTransformContext *ctxt, const char *url)
{
	const struct run	*run = ctxt == NULL ? NULL : ctxt->_private;

	(void)prefs;
	return run != NULL && find_input(run, (const xmlChar *)url) != NULL;
}

static xsltSecurityPrefs *
no_way_out(void)
{
	xsltSecurityPrefs	*prefs = xsltNewSecurityPrefs();

	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_FILE, may_read);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, may_read);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_CREATE_DIRECTORY, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	return prefs;
}

/* Of a run that broke off the tables may be half made: they are not kept. */
static void
take_back(struct run *run, bool whole)
{
	if (run->stage->kept != NULL)
		*link_to(&run->ctxt->docList, run->stage->kept, NULL) = NULL;
	for (size_t i = run->nlent; i-- > 0;) {
		const struct lent	*l = &run->lent[i];

		if (whole && l->lasts)
			keep_document(run, l->tree);
		if (l->tree->URL == l->url)
			continue;
		xmlFree((void *)(uintptr_t)l->tree->URL);
		l->tree->URL = l->url;
	}
	free(run->lent);
}

static xmlDoc *
transform(struct run *run, const struct stage_param *params, size_t nparams)
{
	xsltTransformContext	*ctxt = run->ctxt;
	xmlDoc			*tree = run->tree, *out;

	if (!run->stage->strips)
		lend_all(run);
	else
		xsltApplyStripSpaces(ctxt, xmlDocGetRootElement(tree));
	for (size_t i = 0; i < nparams; i++)
		xsltQuoteOneUserParam(ctxt, (const xmlChar *)params[i].name,
		    (const xmlChar *)params[i].value);
	out = xsltApplyStylesheetUser(run->stage->style, tree, NULL, NULL, NULL, ctxt);
	if (out != NULL && (ctxt->state != XSLT_STATE_OK || run->talk.nerrors > 0)) {
		xmlFreeDoc(out);
		out = NULL;
	}
	take_back(run, out != NULL);
	xsltFreeTransformContext(ctxt);
	return out;
}

static xmlDoc *
stage_tree(struct stage *stage, const struct xml_doc *in, const struct stage_input *inputs,
    size_t ninputs, const struct stage_param *params, size_t nparams, struct report *report)
{
	struct run		 run = { .stage = stage, .in = in, .inputs = inputs,
				    .ninputs = ninputs, .report = report };
	xsltSecurityPrefs	*prefs = no_way_out();
	xmlDoc			*out;

	run.tree = stage->strips ? xmlCopyDoc(in->tree, 1) : in->tree;
	run.ctxt = xsltNewTransformContext(stage->style, run.tree);
	run.ctxt->_private = &run;
	run.ctxt->maxTemplateDepth = STAGE_DEPTH_MAX;
	run.ctxt->maxTemplateVars = STAGE_VARS_MAX;
	run.ctxt->opLimit = STAGE_OPS_MAX;
	run.talk = (struct talk){ .report = report, .name = stage->name, .name_of = name_of,
	    .name_arg = &run };
	functions_restrict(run.ctxt);
	xsltSetCtxtSecurityPrefs(prefs, run.ctxt);
	talk_begin(&run.talk);
	talk_listen(&run.talk, run.ctxt);
	out = transform(&run, params, nparams);
	run.talk.run = NULL;			/* freed */
	talk_end(&run.talk);
	xsltFreeSecurityPrefs(prefs);
	if (run.tree != in->tree)
		xmlFreeDoc(run.tree);
	if (out == NULL && run.talk.nerrors == 0)
		report_add(report, FINDING_STY_RUN, POS_FILE(stage->name), "%s", "");
	return out;
}

struct xml_doc *
stage_run(struct stage *stage, const struct xml_doc *in, const struct stage_input *inputs,
    size_t ninputs, const struct stage_param *params, size_t nparams, struct report *report)
{
	xmlDoc	*out;

	out = stage_tree(stage, in, inputs, ninputs, params, nparams, report);
	if (out == NULL)
		return NULL;
	if (xmlDocGetRootElement(out) == NULL) {
		report_add(report, FINDING_STY_RUN, POS_FILE(stage->name), "%s",
		    _("its result has no root element"));
		xmlFreeDoc(out);
		return NULL;
	}
	return xml_doc_take(out, stage->name);
}

struct buf *
stage_run_text(struct stage *stage, const struct xml_doc *in, const struct stage_input *inputs,
    size_t ninputs, const struct stage_param *params, size_t nparams, struct report *report)
{
	xmlDoc		*out;
	xmlChar		*text = NULL;
	int		 len = 0;
	struct buf	*b;

	out = stage_tree(stage, in, inputs, ninputs, params, nparams, report);
	if (out == NULL)
		return NULL;
	b = buf_new();
	if (xsltSaveResultToString(&text, &len, out, stage->style) == 0 && len > 0)
		buf_add(b, text, (size_t)len);
	xmlFree(text);
	xmlFreeDoc(out);
	return b;
}
