/* render.c - one document: projection, stylesheet, formatter, PDF, seal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/report.h"
#include "dossier/internal.h"
#include "dossier/render.h"
#include "dossier/dossier.h"
#include "dossier/library.h"
#include "fo/fo.h"
#include "pdf/pdf.h"
#include "seal/seal.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define SIGNATURE_FIELD	"Signature1"	/* clea:signature of the stylesheets */

int
plan_load(struct dossier *d, struct plan_row *rows, size_t room, size_t *n, struct xml_doc **plan,
    struct report *report)
{
	struct xml_node	*e;

	*n = 0;
	if (stages_resultats(d, report) == NULL ||
	    (*plan = stages_run(d, "plan", d->doc, NULL, 0, report)) == NULL)
		return -1;
	for (e = xml_first(xml_root(*plan)); e != NULL && *n < room; e = xml_next(e)) {
		struct plan_row	*r = &rows[*n];
		const char	*lecteur = xml_attr(e, NULL, "lecteur");

		r->name = xml_attr(e, NULL, "nom");
		r->file = xml_attr(e, NULL, "fichier");
		r->title = xml_attr(e, NULL, "titre");
		r->lecteur = lecteur == NULL ? -1 : lecteur_parse(lecteur);
		if (r->name == NULL || r->file == NULL || r->lecteur == -1) {
			report_add(report, FINDING_DOSSIER_STAGE, POS_FILE("documents.xsl"), "%s",
			    _("a document of the plan lacks its name, file or reader"));
			return -1;
		}
		(*n)++;
	}
	return 0;
}

/* Who may read a document: as the plan says, else the candidate, who may read all that is about them. */
static int
reader_of(struct dossier *d, const char *document, struct report *report)
{
	struct plan_row	 rows[PLAN_MAX];
	struct xml_doc	*plan = NULL;
	size_t		 n;
	int		 reader = strcmp(document, "dossier-jury") == 0 ? LECTEUR_JURY : LECTEUR_CANDIDAT;

	if (plan_load(d, rows, PLAN_MAX, &n, &plan, report) == -1)
		reader = -1;
	for (size_t i = 0; reader != -1 && i < n; i++)
		if (strcmp(rows[i].name, document) == 0)
			reader = rows[i].lecteur;
	xml_free(plan);
	return reader;
}

struct xml_doc *
render_fo(struct dossier *d, const char *document, int reader, const struct dossier_seal *seal,
    struct report *report)
{
	const struct xml_doc	*in;
	char			 incomplete[16];
	struct stage_param	 params[4];

	if ((in = stages_projection(d, (enum lecteur)reader, report)) == NULL ||
	    stages_controle(d, report) == NULL || stages_preconisations(d, report) == NULL)
		return NULL;
	snprintf(incomplete, sizeof(incomplete), "%d", seal == NULL ? 0 : seal->incomplet);
	params[0] = (struct stage_param){ "signataire", seal == NULL ? "" : signer_name(seal->signer) };
	params[1] = (struct stage_param){ "incomplet", incomplete };
	params[2] = (struct stage_param){ "lecteur", lecteur_name((enum lecteur)reader) };
	params[3] = (struct stage_param){ "langue", "fr" };
	return stages_run(d, document, in, params, 4, report);
}

static bool
is_document(struct dossier *d, const char *document, struct report *report)
{
	struct buf	 have;
	const char	*name;

	for (size_t i = 0; (name = stages_document(i)) != NULL; i++)
		if (strcmp(name, document) == 0)
			return true;
	buf_init(&have);
	for (size_t i = 0; (name = stages_document(i)) != NULL; i++) {
		buf_puts(&have, i > 0 ? ", " : "");
		buf_puts(&have, name);
	}
	report_add(report, FINDING_DOSSIER_DOCUMENT, POS_FILE(d->file), _("\"%s\"; there are: %s"),
	    document, have.data);
	buf_clear(&have);
	return false;
}

struct buf *
dossier_fo(struct dossier *d, const char *document, struct report *report)
{
	struct xml_doc	*fo;
	struct buf	*out;
	int		 reader;

	if (!is_document(d, document, report) || (reader = reader_of(d, document, report)) == -1 ||
	    (fo = render_fo(d, document, reader, NULL, report)) == NULL)
		return NULL;
	out = buf_new();
	xml_write(fo, false, out);
	xml_free(fo);
	return out;
}

/* The projection goes along, so that the document can be made again and compared in ten years. */
static int
attach_source(struct dossier *d, struct canvas *canvas, int reader, struct report *report)
{
	struct buf	*source = buf_new();
	int		 rc;

	xml_write(d->projection[reader], false, source);
	rc = pdf_attach(canvas, "dossier.xml", "text/xml", "Source",
	    "Données du dossier dont ce document est tiré", source, report);
	buf_free(source);
	return rc;
}

struct buf *
render_pdf(struct dossier *d, const char *document, int reader, const struct dossier_seal *seal,
    struct report *report)
{
	struct pdf_signature	 signature = { .name = SIGNATURE_FIELD };
	struct pdf_options	 options = { .now = d->now, .producer = "clea " CLEA_VERSION };
	struct pdf_fonts	*fonts = library_fonts(d->library, report);
	struct pdf_gap		 gap = { 0, 0 };
	struct canvas		*canvas = NULL;
	struct xml_doc		*fo = NULL;
	struct fo_result	 result;
	struct buf		*out = NULL;
	int			 rc = -1;

	if (fonts == NULL || (fo = render_fo(d, document, reader, seal, report)) == NULL)
		goto out;
	if (seal != NULL) {
		signature.signer = signer_name(seal->signer);
		signature.room = signer_room(seal->signer);
		options.signature = &signature;
	}
	if ((canvas = canvas_pdf_new(fonts, &options, report)) == NULL ||
	    fo_format(fo, canvas, &result, report) == -1 ||
	    attach_source(d, canvas, reader, report) == -1)
		goto out;
	out = buf_new();
	if (pdf_finish(canvas, out, &gap) == -1)
		goto out;
	if (seal != NULL && seal_pdf(out, gap.at, gap.len, seal->signer, report) == -1)
		goto out;
	rc = 0;
out:
	canvas_pdf_free(canvas);
	xml_free(fo);
	if (rc == -1) {
		buf_free(out);
		out = NULL;
	}
	return out;
}

struct buf *
dossier_pdf(struct dossier *d, const char *document, const struct dossier_seal *seal,
    struct report *report)
{
	int	 reader;

	if (!is_document(d, document, report) || (reader = reader_of(d, document, report)) == -1)
		return NULL;
	return render_pdf(d, document, reader, seal, report);
}
