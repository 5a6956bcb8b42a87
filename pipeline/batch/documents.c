/* documents.c - the documents of the session, made of the resumes of its dossiers: a new one is a stylesheet and a row. */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/timing.h"
#include "batch/batch.h"
#include "batch/result.h"
#include "batch/run.h"
#include "batch/session.h"
#include "dossier/document.h"
#include "dossier/library.h"
#include "seal/seal.h"
#include "xml/stage.h"
#include "xml/svrl.h"
#include "xml/xml.h"

#define RESUME_NS	"urn:clea:resume:1"

enum kind { KIND_PDF, KIND_TEXT };

static const struct row {
	const char	*stylesheet, *file;
	enum kind	 kind;
	bool		 source;	/* the resumes go along, so that it can be made again */
	bool		 secret;	/* of an anonymous session only, by name, for the secretary */
} rows[] = {
	{ "session/ordre-du-jour.xsl",	   "session/ordre-du-jour.pdf",	   KIND_PDF,  false, false },
	{ "session/emargement.xsl",	   "session/emargement.pdf",	   KIND_PDF,  false, false },
	{ "session/recapitulatif.xsl",	   "session/recapitulatif.pdf",	   KIND_PDF,  true,  false },
	{ "session/syntheses.xsl",	   "session/syntheses.pdf",	   KIND_PDF,  true,  false },
	{ "session/recapitulatif-csv.xsl", "session/recapitulatif.csv",	   KIND_TEXT, false, false },
	{ "session/index.xsl",		   "index.html",		   KIND_TEXT, false, false },
	{ "session/cle-anonyme.xsl",	   "secretaire/cle-anonyme.csv",   KIND_TEXT, false, true },
};

/* What the index page links to, in the order a reader wants it. */
#define LINKED	"session/ordre-du-jour.pdf session/emargement.pdf session/recapitulatif.pdf " \
		"session/syntheses.pdf session/recapitulatif.csv"

/* What the stylesheets of a session read. */
struct lent {
	struct xml_doc	*named, *anonymous;	/* <resumes> */
	struct xml_doc	*svrl;
};

static int
graft(struct xml_doc *resumes, const char *text, const char *name, struct report *report)
{
	struct xml_doc	*doc = text[0] == '\0' ? NULL : xml_parse(name, text, strlen(text), report);

	if (doc != NULL)
		xml_graft(xml_root(resumes), doc);
	xml_free(doc);
	return text[0] != '\0' && doc == NULL ? -1 : 0;
}

/* In the order of the session.  NULL with a finding. */
static struct xml_doc *
gather_resumes(const struct session *session, struct result *const *results, bool anonymous, struct report *report)
{
	struct xml_doc	*resumes = xml_doc_new("resumes", RESUME_NS, "m", "resumes");

	for (size_t i = 0; i < session->ncalls; i++) {
		const struct result	*r = results[i];

		if (r != NULL && graft(resumes, anonymous ? r->anonymous : r->resume, r->name, report) == -1) {
			xml_free(resumes);
			return NULL;
		}
	}
	return resumes;
}

/* ---- the rules ---- */

static struct xml_doc *
judge(struct library *lib, const struct session *session, const struct xml_doc *resumes, instant now,
    struct report *judged, struct report *report)
{
	struct stage		*stage = library_stage(lib, "session/controle.xsl", report);
	struct stage_input	 inputs[] = {
		{ "resumes", resumes }, { "regles", library_regles(lib, report) },
		{ "site", library_site(lib) },
	};
	struct stage_param	 param;
	struct xml_doc		*svrl;
	char			 iso[32];

	if (stage == NULL || inputs[1].doc == NULL)
		return NULL;
	param = (struct stage_param){ "maintenant", instant_iso(now, iso) };
	svrl = stage_run(stage, session->doc, inputs, nitems(inputs), &param, 1, report);
	if (svrl != NULL)
		svrl_read(svrl, session->doc, xml_doc_name(session->doc), judged);
	return svrl;
}

struct xml_doc *
session_judge(struct library *lib, const struct session *session, struct result *const *results, instant now,
    struct report *judged, struct report *report)
{
	struct xml_doc	*resumes = gather_resumes(session, results, false, report), *svrl = NULL;

	if (resumes != NULL)
		svrl = judge(lib, session, resumes, now, judged, report);
	xml_free(resumes);
	return svrl;
}

/* ---- the documents ---- */

static struct buf *
make(const struct run *run, const struct row *row, const struct lent *lent)
{
	bool			 anonymous = run->o->anonymous && !row->secret;
	const struct xml_doc	*resumes = anonymous ? lent->anonymous : lent->named;
	struct stage		*stage = library_stage(run->library, row->stylesheet, run->report);
	char			 iso[32];
	struct stage_input	 inputs[] = {
		{ "resumes", resumes }, { "controle", lent->svrl },
		{ "regles", library_regles(run->library, run->report) }, { "site", library_site(run->library) },
	};
	struct stage_param	 params[] = {
		{ "maintenant", instant_iso(run->now, iso) }, { "signataire", signer_name(run->o->signer) },
		{ "anonyme", anonymous ? "oui" : "non" }, { "fichiers", LINKED },
	};
	struct xml_doc		*fo;
	struct buf		*pdf;
	size_t			 npages;

	if (stage == NULL)
		return NULL;
	if (row->kind == KIND_TEXT)
		return stage_run_text(stage, run->session->doc, inputs, nitems(inputs), params, nitems(params), run->report);
	if ((fo = stage_run(stage, run->session->doc, inputs, nitems(inputs), params, nitems(params), run->report)) == NULL)
		return NULL;
	pdf = document_pdf(run->library, fo, &(struct document){
		.signer = run->o->signer, .now = run->now, .source = row->source ? resumes : NULL,
		.source_name = "resumes.xml", .source_text = "Résumés des dossiers dont ce document est tiré",
	}, &npages, run->report);
	xml_free(fo);
	return pdf;
}

static int
make_all(struct run *run, const struct lent *lent)
{
	for (size_t i = 0; i < nitems(rows); i++) {
		const struct row	*row = &rows[i];
		struct buf		*b;
		mode_t			 mask = 0;
		int			 rc;

		if (row->secret && !run->o->anonymous)
			continue;
		if ((b = make(run, row, lent)) == NULL)
			return -1;
		if (row->secret)
			mask = umask(077);	/* 0600: file_write() follows the mask */
		rc = product_put(run, row->file, b, run->report);
		if (row->secret)
			umask(mask);
		buf_free(b);
		if (rc == -1)
			return -1;
	}
	return 0;
}

int
run_documents(struct run *run)
{
	struct lent	 lent = { NULL, NULL, NULL };
	char		*dir = file_join(run->o->out, "session");
	int64_t		 began;
	int		 rc = -1;

	library_set_timing(run->library, NULL);		/* dossiers were measured, this is told as one */
	began = timing_begin(run->timing);
	lent.named = gather_resumes(run->session, run->results, false, run->report);
	if (lent.named != NULL && run->o->anonymous)
		lent.anonymous = gather_resumes(run->session, run->results, true, run->report);
	if (lent.named != NULL && (lent.anonymous != NULL || !run->o->anonymous) &&
	    file_mkdirs(dir, run->report) == 0 &&
	    (lent.svrl = judge(run->library, run->session, lent.named, run->now, run->judged, run->report)) != NULL)
		rc = make_all(run, &lent);
	timing_end(run->timing, "session", began);
	xml_free(lent.named);
	xml_free(lent.anonymous);
	xml_free(lent.svrl);
	free(dir);
	return rc;
}
