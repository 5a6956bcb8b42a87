/* render.c - one document of a dossier: projection, stylesheet, then document.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/report.h"
#include "dossier/internal.h"
#include "dossier/render.h"
#include "dossier/document.h"
#include "dossier/dossier.h"
#include "dossier/library.h"
#include "seal/seal.h"
#include "xml/stage.h"
#include "xml/xml.h"

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
	struct stage_param	 params[5];

	if ((in = stages_projection(d, (enum lecteur)reader, report)) == NULL ||
	    stages_controle(d, report) == NULL || stages_preconisations(d, report) == NULL)
		return NULL;
	snprintf(incomplete, sizeof(incomplete), "%d", seal == NULL ? 0 : seal->incomplet);
	params[0] = (struct stage_param){ "signataire", seal == NULL ? "" : signer_name(seal->signer) };
	params[1] = (struct stage_param){ "incomplet", incomplete };
	params[2] = (struct stage_param){ "lecteur", lecteur_name((enum lecteur)reader) };
	params[3] = (struct stage_param){ "langue", "fr" };
	params[4] = (struct stage_param){ "vierge", d->blank ? "oui" : "non" };
	return stages_run(d, document, in, params, 5, report);
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
struct buf *
render_pdf(struct dossier *d, const char *document, int reader, const struct dossier_seal *seal,
    size_t *npages, struct report *report)
{
	struct xml_doc	*fo = render_fo(d, document, reader, seal, report);
	struct buf	*out;

	if (fo == NULL)
		return NULL;
	out = document_pdf(d->library, fo, &(struct document){
		.signer = seal == NULL ? NULL : seal->signer, .now = d->now,
		.source = d->blank ? NULL : d->projection[reader], .source_name = "dossier.xml",
		.source_text = "Données du dossier dont ce document est tiré",
	}, npages, report);
	xml_free(fo);
	return out;
}

struct buf *
dossier_pdf(struct dossier *d, const char *document, const struct dossier_seal *seal,
    struct report *report)
{
	size_t	 npages;
	int	 reader;

	if (!is_document(d, document, report) || (reader = reader_of(d, document, report)) == -1)
		return NULL;
	return render_pdf(d, document, reader, seal, &npages, report);
}
