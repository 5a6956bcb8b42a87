/* talk.c - what libxslt says while it compiles or runs, made findings.
 *
 * libxslt has no structured errors.  It calls one printf-like function: first,
 * with one of six formats, where it is; then what is wrong.  An xsl:message
 * comes the same way without the first call.  So the formats are recognised
 * and the two calls joined; the XPath error behind them comes from libxml2 as
 * a structure, just before.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxslt/xsltutils.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "xml/talk.h"

#define TALK_ERRORS_MAX	20

/* The six of xsltPrintErrorContext(), as letters: f file, l line, e element. */
static const struct { const char *fmt, *args; } places[] = {
	{ "%s: file %s line %d element %s\n",	"fle" },
	{ "%s: file %s element %s\n",		"fe" },
	{ "%s: file %s line %d\n",		"fl" },
	{ "%s: file %s\n",			"f" },
	{ "%s: element %s\n",			"e" },
	{ "%s\n",				"" },
};

static void
forget_place(struct talk *t)
{
	free(t->file);
	t->file = NULL;
	t->line = 0;
	t->placed = false;
}

static bool
at_message(const struct talk *t)
{
	const xmlNode	*inst = t->run == NULL ? NULL : t->run->inst;

	return inst != NULL && inst->type == XML_ELEMENT_NODE && inst->ns != NULL &&
	    xmlStrEqual(inst->ns->href, XSLT_NAMESPACE) &&
	    xmlStrEqual(inst->name, (const xmlChar *)"message");
}

/* Take the place where "fmt" tells one. */
static bool
take_place(struct talk *t, const char *fmt, va_list ap)
{
	size_t	 i = 0;

	while (i < nitems(places) && strcmp(fmt, places[i].fmt) != 0)
		i++;
	if (i == nitems(places) || (places[i].args[0] == '\0' && at_message(t)))
		return false;
	forget_place(t);
	t->placed = true;
	(void)va_arg(ap, const char *);		/* "runtime error" and such */
	for (const char *p = places[i].args; *p != '\0'; p++)
		if (*p == 'l')
			t->line = va_arg(ap, int);
		else if (*p == 'f')
			t->file = xml_path_of_url(va_arg(ap, const char *));
		else
			(void)va_arg(ap, const char *);
	return true;
}

/*
 * A message of the stylesheet is about the node it stands at: that is the
 * position, where the node is one of a document that was read.
 */
static void
tell_message(struct talk *t, const char *text)
{
	const xmlNode	*node = t->run->node;
	struct pos	 pos = POS_FILE(t->name);
	xmlChar		*stop = xmlGetNoNsProp(t->run->inst, (const xmlChar *)"terminate");
	const char	*file = NULL;
	char		*s = xml_sentence(text);

	if (node != NULL && node->type != XML_NAMESPACE_DECL && node->doc != NULL)
		file = t->name_of(t->name_arg, node->doc);
	if (file != NULL)
		pos = (struct pos){ file, xmlGetLineNo(node), NULL };
	if (pos.line < 0)
		pos.line = 0;
	if (xmlStrEqual(stop, (const xmlChar *)"yes")) {
		report_add(t->report, FINDING_STY_STOPPED, pos, "%s", s);
		t->nerrors++;
	} else	/* house stylesheets begin with the finding's id */
		report_add(t->report, FINDING_STY_MESSAGE, pos, "%s",
		    strncmp(s, "STY-01 ", 7) == 0 ? s + 7 : s);
	xmlFree(stop);
	free(s);
}

static bool
is_bound(const char *text)
{
	return strstr(text, "infinite template recursion") != NULL ||
	    strstr(text, "maximum number of variables") != NULL ||
	    strstr(text, "limit exceeded") != NULL;
}

/* "Local file read for NAME refused" and its likes: NAME, cut out of "text"; else NULL. */
static char *
refused_name(char *text)
{
	char	*name = strstr(text, " for "), *end = strstr(text, " refused");

	if (name == NULL || end == NULL || end < name || strlen(end) > strlen(" refused"))
		return NULL;
	*end = '\0';
	return name + strlen(" for ");
}

/* Is this place that of the last error?  It is the last one from now on. */
static bool
same_place(struct talk *t)
{
	bool	 same = t->line > 0 && t->line == t->last_line && t->file != NULL &&
		     t->last_file != NULL && strcmp(t->file, t->last_file) == 0;

	free(t->last_file);
	t->last_file = mem_strdup(t->file);
	t->last_line = t->line;
	return same;
}

static void
tell_error(struct talk *t, const char *text)
{
	struct pos	 pos = { t->file != NULL ? t->file : t->name, t->line, NULL };
	char		*s, *name;

	/* "xsltParseStylesheetTop: unknown ...": the first word is the library's. */
	if (strncmp(text, "xslt", 4) == 0 && strchr(text, ':') != NULL)
		text = strchr(text, ':') + 1;
	/* "XPath evaluation returned no result" says less than the XPath error before it. */
	s = xml_sentence(t->xpath != NULL ? t->xpath : text);
	t->nerrors++;
	if (is_bound(s)) {
		report_add(t->report, FINDING_STY_BOUND, pos, "%s", "");
		t->ended = true;
	} else if (same_place(t) || t->nerrors > TALK_ERRORS_MAX)
		;
	else if ((name = refused_name(s)) != NULL)
		report_add(t->report, FINDING_STY_REFUSED, pos, "\"%s\"", name);
	else
		report_add(t->report, t->run == NULL ? FINDING_STY_COMPILE : FINDING_STY_RUN,
		    pos, "%s", s);
	free(t->xpath);
	t->xpath = NULL;
	free(s);
	forget_place(t);
}

/* What was refused or not found is told by who refused it; these say nothing new. */
static bool
is_echo(const char *text)
{
	return strstr(text, " rights for ") != NULL || strstr(text, "unable to load ") != NULL;
}

static void __attribute__((format(printf, 2, 3)))
on_words(void *arg, const char *fmt, ...)
{
	struct talk	*t = arg;
	va_list		 ap;
	char		*text = NULL;
	bool		 placed;

	if (t->ended)
		return;
	va_start(ap, fmt);
	placed = take_place(t, fmt, ap);
	va_end(ap);
	if (placed)
		return;
	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) == -1)
		text = NULL;
	va_end(ap);
	if (text == NULL)
		return;
	if (!t->placed && at_message(t) && strncmp(fmt, "%s", 2) == 0)
		tell_message(t, text);
	else if (strspn(text, " \n") == strlen(text))
		;			/* the line feed that ends a message */
	else if (is_echo(text))
		forget_place(t);
	else
		tell_error(t, text);
	free(text);
}

/* XPath names a missing function or variable here, then raises an error that does not. */
static void __attribute__((format(printf, 2, 3)))
on_generic(void *arg, const char *fmt, ...)
{
	struct talk	*t = arg;
	const char	*colon;
	char		*text = NULL;
	va_list		 ap;

	va_start(ap, fmt);
	if (vasprintf(&text, fmt, ap) == -1)
		text = NULL;
	va_end(ap);
	if (text == NULL || t->ended)
		goto out;
	/* "xmlXPathCompOpEval: function x not found": the first word is the library's. */
	colon = strncmp(text, "xmlXPath", 8) == 0 ? strstr(text, ": ") : NULL;
	free(t->detail);
	t->detail = xml_sentence(colon == NULL ? text : colon + 2);
out:
	free(text);
}

static void
on_structure(void *arg, xmlErrorPtr e)
{
	struct talk	*t = arg;
	char		*s;

	if (t->ended || e->level < XML_ERR_ERROR)
		return;
	free(t->xpath);
	if ((t->xpath = t->detail) != NULL) {
		t->detail = NULL;
		return;
	}
	s = xml_sentence(e->message);
	if (e->domain == XML_FROM_XPATH && e->str1 != NULL)
		t->xpath = mem_printf("%s: %s", s, e->str1);
	else
		t->xpath = mem_strdup(s);
	free(s);
}

void
talk_begin(struct talk *t)
{
	xml_trap_set(&t->trap, on_structure, t);
	xmlSetGenericErrorFunc(t, on_generic);
	t->xslt_fn = xsltGenericError;
	t->xslt_arg = xsltGenericErrorContext;
	xsltSetGenericErrorFunc(t, on_words);
}

void
talk_listen(struct talk *t, xsltTransformContext *run)
{
	t->run = run;
	xsltSetTransformErrorFunc(run, t, on_words);
}

void
talk_end(struct talk *t)
{
	if (t->xpath != NULL && t->nerrors == 0)	/* nobody said where */
		tell_error(t, "");
	xsltSetGenericErrorFunc(t->xslt_arg, t->xslt_fn);
	xml_trap_release(&t->trap);
	forget_place(t);
	free(t->xpath);
	free(t->detail);
	free(t->last_file);
	t->xpath = t->detail = t->last_file = NULL;
}
