/* loader.c - the one place where XML asks for another document.
 *
 * libxml2 has a single hook for that, one a process and without an argument
 * of ours.  It is set once and answers from the loader that the thread pushed:
 * schema_load() and stage_load() push one, so that what they include is read,
 * from memory or below one folder; at any other time there is none and every
 * request is refused.
 */
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxml/xmlIO.h>

#include "base/buf.h"
#include "base/datadir.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "xml/doc.h"
#include "xml/xml.h"

static _Thread_local struct xml_loader	*loading;

void
xml_loader_push(struct xml_loader *l)
{
	l->outer = loading;
	l->failed = false;
	loading = l;
}

void
xml_loader_pop(struct xml_loader *l)
{
	loading = l->outer;
}

/* Characters that a path keeps; all else, "%" among it, is escaped. */
char *
xml_url_of_path(const char *path)
{
	xmlChar	*url = xmlURIEscapeStr((const xmlChar *)path, (const xmlChar *)"/");

	return (char *)url;
}

char *
xml_path_of_url(const char *url)
{
	return xmlURIUnescapeString(url, 0, NULL);
}

static const struct xml_override *
find_override(const struct xml_loader *l, const char *path)
{
	for (size_t i = 0; i < l->noverrides; i++)
		if (strcmp(l->overrides[i].name, file_base(path)) == 0)
			return &l->overrides[i];
	return NULL;
}

/*
 * Below the root once links and ".." are resolved.  Schemas and stylesheets
 * are ours or a certifier's; this keeps a stray "../../etc" from being read.
 */
static bool
below_root(const struct xml_loader *l, const char *path)
{
	char	*root = realpath(l->root, NULL), *real = realpath(path, NULL);
	size_t	 n;
	bool	 below = false;

	if (root != NULL && real != NULL) {
		n = strlen(root);
		below = strncmp(real, root, n) == 0 && (real[n] == '/' || n == 1);
	}
	free(root);
	free(real);
	return below;
}

char *
xml_loader_root(const char *path)
{
	struct report	*scratch = report_new();
	const char	*data = datadir_get(scratch);
	struct xml_loader at = { .root = data };
	char		*dir;

	report_free(scratch);
	if (data != NULL && below_root(&at, path))
		return mem_strdup(data);
	dir = mem_strndup(path, (size_t)(file_base(path) - path));
	if (dir[0] != '\0')
		return dir;
	free(dir);
	return mem_strdup(".");
}

struct buf *
xml_loader_get(struct xml_loader *l, const char *url)
{
	const struct xml_override	*o;
	struct buf			*b = NULL;
	char				*path = xml_path_of_url(url);

	if ((o = find_override(l, path)) != NULL) {
		b = buf_new();
		buf_add(b, o->data, o->len);
	} else if (strstr(url, "://") != NULL || !file_exists(path)) {
		report_add(l->report, FINDING_XML_INCLUDE, POS_FILE(path), "%s",
		    strstr(url, "://") != NULL ? _("nothing is read from the network") :
		    _("no such file"));
	} else if (!below_root(l, path)) {
		report_add(l->report, FINDING_XML_INCLUDE, POS_FILE(path),
		    _("it is outside of \"%s\""), l->root);
	} else
		b = file_load(path, FILE_LIMIT_XML, l->report);
	if (b == NULL)
		l->failed = true;
	free(path);
	return b;
}

/*
 * The bytes as libxml2's input.  They are parsed once by ourselves before, so
 * that a DOCTYPE or a syntax error in an included file is refused with the
 * same words as everywhere.
 */
static xmlParserInput *
on_external(const char *url, const char *id, xmlParserCtxt *ctxt)
{
	struct xml_loader	*l = loading;
	xmlParserInputBuffer	*in;
	xmlParserInput		*input;
	struct xml_doc		*doc;
	struct buf		*b;
	struct report		*found;
	char			*path;

	(void)id;
	if (l == NULL || url == NULL || (b = xml_loader_get(l, url)) == NULL)
		return NULL;
	found = report_new();
	path = xml_path_of_url(url);
	doc = xml_parse_at(path, url, b->data, b->len, NULL, NULL, found);
	free(path);
	if (doc == NULL) {
		/* What is merely remarkable about a file that others wrote and we ship is nobody's to mend. */
		report_merge(l->report, found);
		report_free(found);
		l->failed = true;
		buf_free(b);
		return NULL;
	}
	report_free(found);
	if (l->keep) {
		l->kept = mem_grow(l->kept, l->nkept + 1, sizeof(struct xml_doc *));
		l->kept[l->nkept++] = doc;
	} else
		xml_free(doc);
	in = xmlParserInputBufferCreateMem(b->data, (int)b->len, XML_CHAR_ENCODING_NONE);
	buf_free(b);			/* copied */
	if ((input = xmlNewIOInputStream(ctxt, in, XML_CHAR_ENCODING_NONE)) != NULL)
		input->filename = (char *)xmlStrdup((const xmlChar *)url);
	return input;
}

static void *
need_alloc(size_t n)
{
	void	*p = malloc(n);		/* the hottest call of the program: no detour while it succeeds */

	/* cppcheck-suppress memleak ; it is what is returned */
	return p != NULL ? p : mem_grow(NULL, n, 1);
}

static void *
need_realloc(void *p, size_t n)
{
	return mem_grow(p, n, 1);
}

static void
init_once(void)
{
	/* With these libxml2 never sees an allocation fail, nor do we check for one. */
	xmlMemSetup(free, need_alloc, need_realloc, mem_strdup);
	xmlInitParser();
	xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
	xmlSetExternalEntityLoader(on_external);
}

void
xml_init(void)
{
	static pthread_once_t	 once = PTHREAD_ONCE_INIT;

	pthread_once(&once, init_once);
}

static void __attribute__((format(printf, 2, 3)))
drop(void *arg, const char *fmt, ...)
{
	(void)arg;
	(void)fmt;
}

static void
drop_structured(void *arg, xmlErrorPtr error)
{
	(void)arg;
	(void)error;
}

void
xml_trap_set(struct xml_trap *t, xmlStructuredErrorFunc fn, void *arg)
{
	t->fn = xmlStructuredError;
	t->arg = xmlStructuredErrorContext;
	t->generic = xmlGenericError;
	t->generic_arg = xmlGenericErrorContext;
	xmlSetStructuredErrorFunc(arg, fn == NULL ? drop_structured : fn);
	xmlSetGenericErrorFunc(NULL, drop);
}

void
xml_trap_release(const struct xml_trap *t)
{
	xmlSetStructuredErrorFunc(t->arg, t->fn);
	xmlSetGenericErrorFunc(t->generic_arg, t->generic);
}
