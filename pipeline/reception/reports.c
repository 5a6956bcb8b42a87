/* reports.c - what is made of a record: for people HTML and PDF, for programs SVRL and JSON. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "dossier/document.h"
#include "dossier/library.h"
#include "reception/judge.h"
#include "reception/record.h"
#include "xml/stage.h"
#include "xml/svrl.h"
#include "xml/xml.h"

#define WORDS	"reception/rapport.xsl"
#define HTML	"reception/rapport-html.xsl"
#define FO	"reception/rapport-fo.xsl"

/* ---- for people ---- */

/* What both say, before either is laid out.  Caller frees; NULL with a finding. */
static struct xml_doc *
make_words(const struct judge *j, const struct xml_doc *record, struct report *report)
{
	struct stage	*stage = library_stage(j->library, WORDS, report);

	return stage == NULL ? NULL : stage_run(stage, record, NULL, 0, NULL, 0, report);
}

static struct buf *
make_html(const struct judge *j, const struct xml_doc *words, struct report *report)
{
	struct stage	*stage = library_stage(j->library, HTML, report);

	return stage == NULL || words == NULL ? NULL : stage_run_text(stage, words, NULL, 0, NULL, 0, report);
}

static struct buf *
make_pdf(const struct judge *j, const struct xml_doc *record, const struct xml_doc *words, struct report *report)
{
	const struct document	 how = {
		.now = j->now, .source = record, .source_name = "reception.xml",
		.source_text = _("the record that this report was made of"),
	};
	struct stage		*stage = library_stage(j->library, FO, report);
	struct xml_doc		*fo = stage == NULL || words == NULL ? NULL : stage_run(stage, words, NULL, 0, NULL, 0, report);
	struct buf		*pdf;
	size_t			 npages;

	if (fo == NULL)
		return NULL;
	pdf = document_pdf(j->library, fo, &how, &npages, report);
	xml_free(fo);
	return pdf;
}

/* ---- for programs ---- */

static char *
text_of(const struct xml_node *n, const char *name)
{
	const struct xml_node	*c = xml_child(n, NULL, name);

	return c == NULL ? mem_strdup("") : xml_content(c);
}

static enum severity
severity_of(const struct xml_node *n)
{
	const char	*s = xml_attr(n, NULL, "severite");

	if (s != NULL && strcmp(s, "error") == 0)
		return SEV_ERROR;
	return s != NULL && strcmp(s, "warning") == 0 ? SEV_WARNING : SEV_INFO;
}

/* The findings of the record, as a report: SVRL is written of those. */
static struct buf *
make_svrl(const struct xml_doc *record)
{
	const struct xml_node	*all = xml_child(xml_root(record), NULL, "constats");
	struct report		*r = report_new();
	struct buf		*out = buf_new();

	for (const struct xml_node *n = all == NULL ? NULL : xml_first(all); n != NULL; n = xml_next(n)) {
		const char	*line = xml_attr(n, NULL, "ligne");
		struct pos	 pos = {
			xml_attr(n, NULL, "fichier"), line == NULL ? 0 : strtol(line, NULL, 10), xml_attr(n, NULL, "chemin"),
		};
		char		*text = text_of(n, "texte"), *advice = text_of(n, "conseil");

		report_add_rule(r, xml_attr(n, NULL, "id"), severity_of(n), pos, text, advice);
		free(text);
		free(advice);
	}
	svrl_write(r, out);
	report_free(r);
	return out;
}

/* Lists, whose members all have one name; and members that are lists although their parent is none. */
static bool
is_list(const char *name)
{
	return strcmp(name, "sceaux") == 0 || strcmp(name, "etapes") == 0 || strcmp(name, "constats") == 0;
}

static json_t *
json_attribute(const struct xml_attr_view *a)
{
	static const char *const numbers[] = { "octets", "ligne", "jours" };

	for (size_t i = 0; i < nitems(numbers); i++)
		if (strcmp(a->name, numbers[i]) == 0)
			return json_integer(strtoll(a->value, NULL, 10));
	if (strcmp(a->value, "true") == 0 || strcmp(a->value, "false") == 0)
		return json_boolean(a->value[0] == 't');
	return json_string(a->value);
}

static json_t *
json_text_of(const struct xml_node *n)
{
	char	*text = xml_content(n);
	json_t	*o = json_string(text);

	free(text);
	return o;
}

/* An element as an object: attributes, children, or its text; one of text alone as a string. */
static json_t *
json_element(const struct xml_node *n)
{
	json_t			*o = is_list(xml_name(n)) ? json_array() : json_object();
	struct xml_attr_view	 a;

	if (!is_list(xml_name(n)) && !xml_attr_at(n, 0, &a) && xml_first(n) == NULL) {
		json_decref(o);
		return json_text_of(n);
	}
	for (size_t i = 0; xml_attr_at(n, i, &a); i++)
		json_object_set_new(o, a.name, json_attribute(&a));
	for (const struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c)) {
		if (json_is_array(o))
			json_array_append_new(o, json_element(c));
		else if (strcmp(xml_name(c), "point") == 0) {
			if (json_object_get(o, "points") == NULL)
				json_object_set_new(o, "points", json_array());
			json_array_append_new(json_object_get(o, "points"), json_element(c));
		} else
			json_object_set_new(o, xml_name(c), json_element(c));
	}
	if (json_is_object(o) && xml_first(n) == NULL && xml_first_any(n) != NULL)
		json_object_set_new(o, "texte", json_text_of(n));
	return o;
}

static struct buf *
make_json(const struct xml_doc *record)
{
	json_t		*top = json_element(xml_root(record));
	char		*text = json_dumps(top, JSON_INDENT(2));
	struct buf	*out = buf_new();

	if (text != NULL)
		buf_printf(out, "%s\n", text);
	free(text);
	json_decref(top);
	return out;
}

/* ---- all ---- */

void
reports_make(const struct judge *j, const struct xml_doc *record, struct answer *a, struct report *report)
{
	struct xml_doc	*words = make_words(j, record, report);
	const struct { const char *name; struct buf *made; } all[] = {
		{ "rapport.html", make_html(j, words, report) },
		{ "rapport.pdf", make_pdf(j, record, words, report) },
		{ "rapport.svrl.xml", make_svrl(record) },
		{ "rapport.json", make_json(record) },
	};

	for (size_t i = 0; i < nitems(all); i++) {
		if (all[i].made != NULL)
			answer_add_take(a, all[i].name, all[i].made);
		else
			report_add(report, FINDING_RECEPTION_REPORT, POS_FILE(all[i].name), "%s", "");
	}
	xml_free(words);
}
