/* stages.c - the table of stages: a new document or check is a stylesheet and a row. */
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/timing.h"
#include "dossier/internal.h"
#include "dossier/library.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define IN(x)	(1u << INPUT_##x)
#define STAGES_MORE	4	/* documents a caller of stages_run_text() brings */

/* What is the same for every dossier, and what C gathered of this one. */
#define IN_GIVEN	(IN(REFERENTIEL) | IN(NOTATION) | IN(REGLES) | IN(SITE) | IN(FAITS))
#define IN_JUDGED	(IN_GIVEN | IN(RESULTATS))
#define IN_DOCUMENT	(IN_JUDGED | IN(CONTROLE) | IN(PRECONISATIONS))

/* What a row is for: a packet has the first two, the others are made when somebody asks for them. */
enum row_use { STEP, DOCUMENT, PAGE, PAPER };

static const struct row {
	const char	*name, *stylesheet;
	unsigned int	 inputs;	/* what it may read with document('clea:...'): made by earlier rows only */
	enum row_use	 use;		/* DOCUMENT and PAPER are made into FO and PDF; "clea render" offers them */
} rows[] = {
	{ "resultats",		"resultats.xsl",		IN(BAREME),	STEP },
	{ "controle",		"controle.xsl",			IN_JUDGED | IN(BAREME), STEP },
	{ "projection",		"projection.xsl",		IN_JUDGED,	STEP },
	{ "preconisations-xml",	"preconisations.xsl",		IN_JUDGED | IN(OBJECTIFS), STEP },
	{ "plan",		"documents.xsl",		IN_JUDGED,	STEP },
	{ "resume",		"resume.xsl",			IN_JUDGED | IN(CONTROLE), STEP },
	{ "page",		"capture/view.xsl",		IN_JUDGED | IN(CONTROLE), PAGE },
	{ "attestation",	"documents/attestation.xsl",	IN_DOCUMENT,	DOCUMENT },
	{ "auto-evaluation",	"documents/auto-evaluation.xsl", IN_DOCUMENT | IN(FALC), PAPER },
	{ "bilan",		"documents/bilan.xsl",		IN_DOCUMENT,	DOCUMENT },
	{ "contrat",		"documents/contrat.xsl",	IN_DOCUMENT,	PAPER },
	{ "convocation",	"documents/convocation.xsl",	IN_DOCUMENT,	PAPER },
	{ "dossier-jury",	"documents/dossier-jury.xsl",	IN_DOCUMENT,	DOCUMENT },
	{ "emargement",		"documents/emargement.xsl",	IN_DOCUMENT,	PAPER },
	{ "grille-observation",	"documents/grille-observation.xsl", IN_DOCUMENT, PAPER },
	{ "portefeuille",	"documents/portefeuille.xsl",	IN_DOCUMENT,	PAPER },
	{ "preconisations",	"documents/preconisations.xsl",	IN_DOCUMENT,	DOCUMENT },
};

static const char *const input_names[INPUT__MAX] = {
	[INPUT_REFERENTIEL] = "referentiel", [INPUT_NOTATION] = "notation", [INPUT_BAREME] = "bareme",
	[INPUT_REGLES] = "regles", [INPUT_SITE] = "site", [INPUT_OBJECTIFS] = "objectifs",
	[INPUT_FAITS] = "faits", [INPUT_RESULTATS] = "resultats",
	[INPUT_FALC] = "falc", [INPUT_CONTROLE] = "controle", [INPUT_PRECONISATIONS] = "preconisations",
};

static const char *const lecteurs[LECTEUR__MAX] = {
	[LECTEUR_CANDIDAT] = "candidat", [LECTEUR_JURY] = "jury", [LECTEUR_ANONYME] = "anonyme",
};

const char *
lecteur_name(enum lecteur l)
{
	return lecteurs[l];
}

int
lecteur_parse(const char *s)
{
	for (int i = 0; i < LECTEUR__MAX; i++)
		if (strcmp(lecteurs[i], s) == 0)
			return i;
	return -1;
}

const char *
stages_document(size_t i)
{
	for (size_t r = 0; r < nitems(rows); r++)
		if ((rows[r].use == DOCUMENT || rows[r].use == PAPER) && i-- == 0)
			return rows[r].name;
	return NULL;
}

const char *
stages_stylesheet(size_t i)
{
	for (size_t r = 0; r < nitems(rows); r++)
		if ((rows[r].use == STEP || rows[r].use == DOCUMENT) && i-- == 0)
			return rows[r].stylesheet;
	return NULL;
}

static const struct row *
row_find(const char *name)
{
	for (size_t i = 0; i < nitems(rows); i++)
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	return NULL;
}

/* What a row is run with: its own inputs, then those of the caller. */
struct run {
	struct stage		*stage;
	struct stage_input	 inputs[INPUT__MAX + STAGES_MORE];
	struct stage_param	 params[8];
	size_t			 ninputs, nparams;
	char			 now[32];
};

static int
run_prepare(struct dossier *d, const struct row *row, const struct stage_param *params, size_t nparams, struct run *r,
    struct report *report)
{
	r->ninputs = r->nparams = 0;
	if ((r->stage = library_stage(d->library, row->stylesheet, report)) == NULL)
		return -1;
	if ((row->inputs & IN(FALC)) != 0 && (d->lent[INPUT_FALC] = library_falc(d->library, report)) == NULL)
		return -1;
	for (int i = 0; i < INPUT__MAX; i++)
		if ((row->inputs & 1u << i) != 0 && d->lent[i] != NULL)
			r->inputs[r->ninputs++] = (struct stage_input){ input_names[i], d->lent[i] };
	r->params[r->nparams++] = (struct stage_param){ "maintenant", instant_iso(d->now, r->now) };
	for (size_t i = 0; i < nparams && r->nparams < nitems(r->params); i++)
		r->params[r->nparams++] = params[i];
	return 0;
}

struct xml_doc *
stages_run(struct dossier *d, const char *name, const struct xml_doc *in,
    const struct stage_param *params, size_t nparams, struct report *report)
{
	const struct row	*row = row_find(name);
	struct timing		*timing = library_timing(d->library);
	struct xml_doc		*out;
	struct run		 r;
	int64_t			 began;

	if (row == NULL) {
		report_add(report, FINDING_DOSSIER_DOCUMENT, POS_FILE(d->file), "\"%s\"", name);
		return NULL;
	}
	if (run_prepare(d, row, params, nparams, &r, report) == -1)
		return NULL;
	began = timing_begin(timing);
	out = stage_run(r.stage, in, r.inputs, r.ninputs, r.params, r.nparams, report);
	timing_end(timing, row->stylesheet, began);
	return out;
}

struct buf *
stages_run_text(struct dossier *d, const char *name, const struct xml_doc *in,
    const struct stage_param *params, size_t nparams, const struct stage_input *more, size_t nmore, struct report *report)
{
	struct run	 r;

	if (run_prepare(d, row_find(name), params, nparams, &r, report) == -1)
		return NULL;
	for (size_t i = 0; i < nmore && i < STAGES_MORE; i++)
		r.inputs[r.ninputs++] = more[i];
	return stage_run_text(r.stage, in, r.inputs, r.ninputs, r.params, r.nparams, report);
}

const struct xml_doc *
stages_resultats(struct dossier *d, struct report *report)
{
	if (d->resultats == NULL)
		d->lent[INPUT_RESULTATS] = d->resultats =
		    stages_run(d, "resultats", d->doc, NULL, 0, report);
	return d->resultats;
}

const struct xml_doc *
stages_controle(struct dossier *d, struct report *report)
{
	if (d->controle == NULL && stages_resultats(d, report) != NULL)
		d->lent[INPUT_CONTROLE] = d->controle =
		    stages_run(d, "controle", d->doc, NULL, 0, report);
	return d->controle;
}

const struct xml_doc *
stages_projection(struct dossier *d, enum lecteur l, struct report *report)
{
	struct stage_param	 params[] = { { "lecteur", lecteurs[l] }, { "ordinal", d->ordinal } };

	if (d->projection[l] == NULL && stages_resultats(d, report) != NULL)
		d->projection[l] = stages_run(d, "projection", d->doc, params, nitems(params), report);
	return d->projection[l];
}

/* Made of the jury's projection, as all that leaves is. */
const struct xml_doc *
stages_preconisations(struct dossier *d, struct report *report)
{
	const struct xml_doc	*in;

	if (d->preconisations != NULL)
		return d->preconisations;
	if ((in = stages_projection(d, LECTEUR_JURY, report)) == NULL)
		return NULL;
	if ((d->lent[INPUT_OBJECTIFS] = library_objectifs(d->library, report)) == NULL)
		return NULL;
	d->lent[INPUT_PRECONISATIONS] = d->preconisations =
	    stages_run(d, "preconisations-xml", in, NULL, 0, report);
	return d->preconisations;
}
