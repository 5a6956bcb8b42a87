/* rapport.c - what became of each dossier: for people, for programs, for Schematron tools.
 *
 * It tells what stands, not how it came about: a batch that was interrupted
 * gives the same bytes as one that was not.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "batch/batch.h"
#include "batch/json.h"
#include "batch/result.h"
#include "batch/run.h"
#include "batch/session.h"
#include "xml/svrl.h"

static size_t
count_bad(const struct run *run)
{
	size_t	 n = 0;

	for (size_t i = 0; i < run->session->ncalls; i++)
		n += run->results[i] == NULL || result_is_bad(run->results[i]) ? 1 : 0;
	return n;
}

static size_t
count_made(const struct run *run)
{
	size_t	 n = 0;

	for (size_t i = 0; i < run->session->ncalls; i++)
		n += run->results[i] != NULL && run->results[i]->outcome == OUTCOME_MADE ? 1 : 0;
	return n;
}

/* ---- text ---- */

static void
put_indented(struct buf *out, const char *text, size_t n)
{
	for (const char *p = text, *end = text + n; p < end; ) {
		const char	*nl = memchr(p, '\n', (size_t)(end - p));
		size_t		 len = nl == NULL ? (size_t)(end - p) : (size_t)(nl - p) + 1;

		buf_puts(out, "    ");
		buf_add(out, p, len);
		p += len;
	}
}

static void
put_findings(struct buf *out, const struct report *report)
{
	struct buf	 b;

	buf_init(&b);
	report_print_text(report, &b);
	put_indented(out, b.data, b.len);
	buf_clear(&b);
}

static const char *
outcome_label(const struct result *r)
{
	if (r == NULL)
		return _("not dealt with");
	switch (r->outcome) {
	case OUTCOME_MADE:
		return _("packet made");
	case OUTCOME_FAULTY:
		return _("no packet: findings");
	case OUTCOME_LOST:
		return _("no packet: the program ended on it");
	default:
		return _("no packet: not usable");
	}
}

static void
put_counts(struct buf *out, const struct report *findings)
{
	const size_t	 errors = report_count_severity(findings, SEV_ERROR),
			 warnings = report_count_severity(findings, SEV_WARNING),
			 remarks = report_count_severity(findings, SEV_INFO);

	buf_printf(out, ngettext(": %zu error", ": %zu errors", errors), errors);
	buf_printf(out, ngettext(", %zu warning", ", %zu warnings", warnings), warnings);
	buf_printf(out, ngettext(", %zu remark", ", %zu remarks", remarks), remarks);
}

static void
put_dossier(struct buf *out, const struct call *c, const struct result *r)
{
	buf_printf(out, "%5s  %s  %s  %s", c->ordre, c->numero, c->siret, outcome_label(r));
	if (strcmp(c->name, c->numero) != 0)
		buf_printf(out, _(", as %s"), c->name);
	if (r != NULL)
		put_counts(out, r->findings);
	buf_putc(out, '\n');
	if (r != NULL && result_is_bad(r))
		put_findings(out, r->findings);
}

static void
write_text(const struct run *run, struct buf *out)
{
	const size_t	 called = run->session->ncalls, made = count_made(run), bad = count_bad(run);

	buf_printf(out, ngettext("Session %s: %zu dossier called, ", "Session %s: %zu dossiers called, ", called),
	    run->session->id, called);
	buf_printf(out, ngettext("%zu packet made, ", "%zu packets made, ", made), made);
	buf_printf(out, ngettext("%zu dossier to look at.\n\n", "%zu dossiers to look at.\n\n", bad), bad);
	if (report_count(run->judged) > 0) {
		buf_puts(out, _("About the session:\n"));
		put_findings(out, run->judged);
		buf_putc(out, '\n');
	}
	for (size_t i = 0; i < run->session->ncalls; i++)
		put_dossier(out, &run->session->calls[i], run->results[i]);
}

/* ---- JSON ---- */

static json_t *
findings_json(const struct report *report)
{
	json_t	*all = json_array();

	for (size_t i = 0; i < report_count(report); i++)
		json_array_append_new(all, json_finding(report_get(report, i)));
	return all;
}

static json_t *
dossier_json(const struct call *c, const struct result *r)
{
	json_t	*o = json_object(), *files = json_array();

	json_put(o, "ordre", json_text(c->ordre));
	json_put(o, "numero", json_text(c->numero));
	json_put(o, "siret", json_text(c->siret));
	json_put(o, "paquet", json_text(c->name));
	json_put(o, "outcome", json_text(outcome_name(r == NULL ? OUTCOME_NONE : r->outcome)));
	for (size_t i = 0; r != NULL && i < r->nfiles; i++) {
		json_t	*f = json_object();

		json_put(f, "name", json_text(r->files[i].name));
		json_put(f, "sha256", json_text(r->files[i].sha256));
		json_array_append_new(files, f);
	}
	json_put(o, "files", files);
	json_put(o, "findings", r == NULL ? json_array() : findings_json(r->findings));
	return o;
}

static void
write_json(const struct run *run, struct buf *out)
{
	json_t	*o = json_object(), *dossiers = json_array();
	char	*text, iso[32];

	for (size_t i = 0; i < run->session->ncalls; i++)
		json_array_append_new(dossiers, dossier_json(&run->session->calls[i], run->results[i]));
	json_put(o, "program", json_text("clea " CLEA_VERSION));
	json_put(o, "session", json_text(run->session->id));
	json_put(o, "date", json_text(instant_iso(run->now, iso)));
	json_put(o, "findings", findings_json(run->judged));
	json_put(o, "dossiers", dossiers);
	if ((text = json_dumps(o, JSON_INDENT(2) | JSON_SORT_KEYS)) == NULL)
		abort();
	buf_puts(out, text);
	buf_putc(out, '\n');
	free(text);
	json_decref(o);
}

static void
write_svrl(const struct run *run, struct buf *out)
{
	struct report	*all = report_new();

	report_merge(all, run->judged);
	for (size_t i = 0; i < run->session->ncalls; i++)
		if (run->results[i] != NULL)
			report_merge(all, run->results[i]->findings);
	svrl_write(all, out);
	report_free(all);
}

int
run_rapport(struct run *run)
{
	static const struct {
		const char	*suffix;
		void		(*write)(const struct run *, struct buf *);
	} forms[] = { { "txt", write_text }, { "json", write_json }, { "svrl.xml", write_svrl } };
	int	 rc = 0;

	for (size_t i = 0; rc == 0 && i < nitems(forms); i++) {
		char		*name = mem_printf("%srapport.%s", run->o->anonymous ? "secretaire/" : "", forms[i].suffix);
		struct buf	 b;

		buf_init(&b);
		forms[i].write(run, &b);
		rc = product_put(run, name, &b, run->report);
		buf_clear(&b);
		free(name);
	}
	return rc;
}
