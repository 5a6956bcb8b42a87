/* page.c - a dossier for reading on screen: the projection, its proofs, the page made of them. */
#include <string.h>

#include "base/buf.h"
#include "dossier/dossier.h"
#include "dossier/internal.h"
#include "xml/stage.h"

static enum lecteur
lecteur_of(enum dossier_reader reader)
{
	switch (reader) {
	case DOSSIER_FOR_JURY:
		return LECTEUR_JURY;
	case DOSSIER_FOR_ANONYMOUS_JURY:
		return LECTEUR_ANONYME;
	default:
		return LECTEUR_CANDIDAT;
	}
}

const struct xml_doc *
dossier_projection(struct dossier *d, enum dossier_reader reader, struct report *report)
{
	return stages_projection(d, lecteur_of(reader), report);
}

struct buf *
dossier_page(struct dossier *d, enum dossier_reader reader, const struct stage_input *more, size_t nmore, struct report *report)
{
	const struct xml_doc	*in = dossier_projection(d, reader, report);
	const struct stage_param params[] = { { "lecteur", lecteur_name(lecteur_of(reader)) }, { "langue", "fr" } };

	if (in == NULL || stages_controle(d, report) == NULL)
		return NULL;
	return stages_run_text(d, "page", in, params, 2, more, nmore, report);
}

struct buf *
dossier_proof_load(struct dossier *d, const char *path, size_t most, size_t *size, const char **type, struct report *report)
{
	const struct proof_file	*p = d->proofs;

	while (p != NULL && strcmp(p->path, path) != 0)
		p = p->next;
	*size = p == NULL ? 0 : p->size;
	*type = p == NULL ? "" : p->mime;
	return p == NULL || p->size > most ? NULL : facts_load(d, p, report);
}
