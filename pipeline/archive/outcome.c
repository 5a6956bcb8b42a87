/* outcome.c - what an audit found, for people and programs. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "archive/outcome.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/document.h"
#include "dossier/library.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define AUDIT_NS	"urn:clea:audit:1"

void
outcome_clear(struct outcome *u)
{
	for (size_t i = 0; i < u->nproofs; i++) {
		free(u->proofs[i].signer);
		free(u->proofs[i].indication);
		free(u->proofs[i].sub);
	}
	free(u->proofs);
}

void
outcome_proof(struct outcome *u, const char *signer, const char *indication, const char *sub)
{
	struct proof	*p;

	for (size_t i = 0; i < u->nproofs; i++) {
		p = &u->proofs[i];
		if (strcmp(p->signer, signer) == 0 && strcmp(p->indication, indication) == 0 && strcmp(p->sub, sub) == 0) {
			p->packages++;
			return;
		}
	}
	u->proofs = mem_grow(u->proofs, u->nproofs + 1, sizeof(*u->proofs));
	u->proofs[u->nproofs++] = (struct proof){ mem_strdup(signer), mem_strdup(indication), mem_strdup(sub), 1 };
}

static size_t
errors(const struct outcome *u)
{
	size_t	 n = 0;

	for (size_t i = u->before; i < report_count(u->report); i++)
		n += report_get(u->report, i)->severity == SEV_ERROR;
	return n;
}

void
outcome_tell(const struct outcome *u)
{
	FILE	*out = u->o->out;

	if (out == NULL)
		return;
	fprintf(out, ngettext("%zu of %zu package read, %lld bytes: %zu as it entered\n",
	    "%zu of %zu packages read, %lld bytes: %zu as they entered\n", u->packages), u->read, u->packages,
	    (long long)u->octets, u->intact);
	fprintf(out, ngettext("journal of %zu line: ", "journal of %zu lines: ", u->lines), u->lines);
	fputs(u->sound ? _("sound, ") : _("not sound, "), out);
	fprintf(out, ngettext("sealed %zu time\n", "sealed %zu times\n", u->seals), u->seals);
	if (u->o->trust == NULL)
		fprintf(out, _("seals of dossiers: not judged (no --trust was given); by the journal, %zu of them held at entry\n"), u->held);
	for (size_t i = 0; i < u->nproofs; i++) {
		const struct proof	*p = &u->proofs[i];

		fprintf(out, ngettext("seals of %zu dossier by %s: %s%s%s\n", "seals of %zu dossiers by %s: %s%s%s\n", p->packages),
		    p->packages, p->signer, p->indication,
		    p->sub[0] == '\0' ? "" : ", ", p->sub);
	}
	fprintf(out, ngettext("%zu finding\n", "%zu findings\n", errors(u)), errors(u));
}

/* ---- XML: what the pages are made of ---- */

static void
set_count(struct xml_node *n, const char *attr, int64_t value)
{
	char	*text = mem_printf("%lld", (long long)value);

	xml_set(n, attr, text);
	free(text);
}

static void
add_finding(struct xml_node *root, const struct finding *f)
{
	struct xml_node	*n = xml_add(root, "constat", NULL);

	xml_set(n, "id", f->id);
	xml_set(n, "gravite", severity_name(f->severity));
	if (f->file != NULL)
		xml_set(n, "fichier", f->file);
	if (f->line > 0)
		set_count(n, "ligne", f->line);
	if (f->path != NULL)
		xml_set(n, "chemin", f->path);
	(void)xml_add(n, "texte", f->text);
	(void)xml_add(n, "conseil", f->advice);
}

static struct xml_doc *
to_xml(const struct outcome *u)
{
	struct xml_doc	*doc = xml_doc_new("audit.xml", AUDIT_NS, NULL, "audit");
	struct xml_node	*root = xml_root(doc), *n;
	char		 iso[32];

	xml_set(root, "version", "1");
	xml_set(root, "programme", "clea " CLEA_VERSION);
	xml_set(root, "archive", u->o->archive);
	xml_set(root, "instant", instant_iso(u->o->now, iso));
	xml_set(root, "au", instant_iso(u->a->at, iso));
	set_count(root, "echantillon", u->a->sample);
	n = xml_add(root, "paquets", NULL);
	set_count(n, "total", (int64_t)u->packages);
	set_count(n, "lus", (int64_t)u->read);
	set_count(n, "intacts", (int64_t)u->intact);
	set_count(n, "octets", u->octets);
	set_count(n, "elimines", (int64_t)u->eliminated);
	n = xml_add(root, "journal", NULL);
	set_count(n, "lignes", (int64_t)u->lines);
	xml_set(n, "intact", u->sound ? "oui" : "non");
	xml_set(n, "tete", u->head);
	set_count(n, "sceaux", (int64_t)u->seals);
	n = xml_add(root, "sceaux", NULL);
	xml_set(n, "juges", u->o->trust != NULL ? "oui" : "non");
	set_count(n, "tenaient", (int64_t)u->held);
	for (size_t i = 0; i < u->nproofs; i++) {
		struct xml_node	*p = xml_add(n, "preuve", NULL);

		xml_set(p, "signataire", u->proofs[i].signer);
		xml_set(p, "indication", u->proofs[i].indication);
		xml_set(p, "sous-indication", u->proofs[i].sub);
		set_count(p, "paquets", (int64_t)u->proofs[i].packages);
	}
	for (size_t i = u->before; i < report_count(u->report); i++)
		add_finding(root, report_get(u->report, i));
	return doc;
}

/* ---- JSON ---- */

static void
put(json_t *o, const char *key, json_t *taken)
{
	if (json_object_set_new(o, key, taken) == -1)
		abort();		/* out of memory, as everywhere */
}

/* Attributes become members, elements that repeat become arrays: the same facts in the same words. */
static json_t *
element_to_json(const struct xml_node *n)
{
	json_t			*o = json_object();
	struct xml_attr_view	 a;

	for (size_t i = 0; xml_attr_at(n, i, &a); i++)
		put(o, a.name, json_string(a.value));
	for (const struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c)) {
		bool	 many = strcmp(xml_name(c), "constat") == 0 || strcmp(xml_name(c), "preuve") == 0;
		json_t	*all = json_object_get(o, xml_name(c));
		char	*text;

		if (many && all == NULL) {
			all = json_array();
			put(o, xml_name(c), all);
		}
		if (many)
			json_array_append_new(all, element_to_json(c));
		else if (xml_first(c) == NULL && !xml_attr_at(c, 0, &a)) {
			text = xml_content(c);
			put(o, xml_name(c), json_string(text));
			free(text);
		} else
			put(o, xml_name(c), element_to_json(c));
	}
	return o;
}

static struct buf *
to_json(const struct xml_doc *doc)
{
	json_t		*o = element_to_json(xml_root(doc));
	char		*text = json_dumps(o, JSON_INDENT(2) | JSON_SORT_KEYS);
	struct buf	*b = buf_new();

	if (text == NULL)
		abort();
	buf_puts(b, text);
	buf_putc(b, '\n');
	free(text);
	json_decref(o);
	return b;
}

/* ---- the files ---- */

static struct buf *
to_pdf(const struct outcome *u, struct library *lib, const struct xml_doc *doc, struct report *report)
{
	struct stage	*stage = library_stage(lib, "archive/audit-fo.xsl", report);
	struct xml_doc	*fo = stage == NULL ? NULL : stage_run(stage, doc, NULL, 0, NULL, 0, report);
	struct document	 d = { .now = u->o->now, .source = doc, .source_name = "audit.xml",
			    .source_text = _("The audit as data, of which this document was made") };
	struct buf	*b = NULL;
	size_t		 npages;

	if (fo != NULL)
		b = document_pdf(lib, fo, &d, &npages, report);
	xml_free(fo);
	return b;
}

static struct buf *
to_html(struct library *lib, const struct xml_doc *doc, struct report *report)
{
	struct stage	*stage = library_stage(lib, "archive/audit-html.xsl", report);

	return stage == NULL ? NULL : stage_run_text(stage, doc, NULL, 0, NULL, 0, report);
}

/* Takes the bytes; NULL fails as well. */
static int
put_file(const char *dir, const char *name, struct buf *b, struct report *report)
{
	char	*path = file_join(dir, name);
	int	 rc = b == NULL ? -1 : file_write(path, b, FILE_NEW, report);

	buf_free(b);
	free(path);
	return rc;
}

int
outcome_write(const struct outcome *u, struct library *lib, const char *dir, struct report *report)
{
	struct xml_doc	*doc = to_xml(u);
	struct buf	*xml = buf_new();
	int		 rc = file_mkdirs(dir, report);

	xml_write(doc, true, xml);
	if (rc == 0)
		rc = put_file(dir, "audit.xml", xml, report);
	else
		buf_free(xml);
	if (rc == 0)
		rc = put_file(dir, "audit.json", to_json(doc), report);
	if (rc == 0)
		rc = put_file(dir, "audit.html", to_html(lib, doc, report), report);
	if (rc == 0)
		rc = put_file(dir, "audit.pdf", to_pdf(u, lib, doc, report), report);
	xml_free(doc);
	return rc;
}
