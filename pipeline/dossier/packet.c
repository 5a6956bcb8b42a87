/* packet.c - the container of a dossier: projection, proofs, reports and sealed documents. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/dossier.h"
#include "dossier/internal.h"
#include "dossier/render.h"
#include "seal/seal.h"
#include "xml/xml.h"

/* The container's entries, in the order they are written. */
struct packet {
	struct seal_entry *entries;
	size_t		 n;
	char		**names;	/* those made here */
	size_t		 nnames;
};

static void
packet_add(struct packet *p, char *name_taken, const char *mime, struct buf *data, bool root)
{
	p->entries = mem_grow(p->entries, p->n + 1, sizeof(*p->entries));
	p->names = mem_grow(p->names, p->nnames + 1, sizeof(*p->names));
	p->names[p->nnames++] = name_taken;
	p->entries[p->n++] = (struct seal_entry){ name_taken, mime, data, root };
}

static void
packet_clear(struct packet *p)
{
	for (size_t i = 0; i < p->n; i++)
		buf_free(p->entries[i].data);
	for (size_t i = 0; i < p->nnames; i++)
		free(p->names[i]);
	free(p->entries);
	free(p->names);
}

static void
packet_add_xml(struct packet *p, const char *name, const struct xml_doc *doc, bool root)
{
	struct buf	*b = buf_new();

	xml_write(doc, false, b);
	packet_add(p, mem_strdup(name), "application/xml", b, root);
}

/* The proofs that the projection still names, and no other file of the folder. */
static int
packet_add_proofs(struct packet *p, struct dossier *d, struct report *report)
{
	struct xml_node	*n = xml_first(xml_root(d->projection[LECTEUR_JURY]));

	while (n != NULL && !xml_is(n, DOSSIER_NS, "preuves"))
		n = xml_next(n);
	for (n = n == NULL ? NULL : xml_first(n); n != NULL; n = xml_next(n)) {
		const char		*path = xml_attr(n, NULL, "fichier");
		struct proof_file	*f = d->proofs;
		struct buf		*b;
		bool			 twice = false;

		while (f != NULL && path != NULL && strcmp(f->path, path) != 0)
			f = f->next;
		if (f == NULL || path == NULL)
			continue;	/* missing: R33 has said so, and the cover says incomplete */
		for (size_t i = 0; i < p->n; i++)
			twice |= strcmp(p->entries[i].name, path) == 0;
		if (twice)
			continue;	/* two entries of the index for one file */
		if ((b = facts_load(d, f, report)) == NULL)
			return -1;
		packet_add(p, mem_strdup(path), f->mime, b, false);
	}
	return 0;
}

static int
packet_add_documents(struct packet *p, struct dossier *d, const struct dossier_seal *seal,
    struct dossier_made **made, size_t *nmade, struct report *report)
{
	struct plan_row	 rows[PLAN_MAX];
	struct xml_doc	*plan = NULL;
	size_t		 n;
	int		 rc = plan_load(d, rows, PLAN_MAX, &n, &plan, report);

	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct buf	*pdf = render_pdf(d, rows[i].name, rows[i].lecteur, seal, report);

		if (pdf == NULL) {
			rc = -1;
			break;
		}
		if (made != NULL) {
			struct dossier_made	*m;

			*made = mem_grow(*made, *nmade + 1, sizeof(**made));
			m = &(*made)[(*nmade)++];
			m->name = mem_strdup(rows[i].file);
			m->pdf = buf_new();
			buf_add(m->pdf, pdf->data, pdf->len);
		}
		packet_add(p, mem_printf("documents/%s", rows[i].file), "application/pdf", pdf, false);
	}
	xml_free(plan);
	return rc;
}

struct buf *
dossier_packet(struct dossier *d, const struct dossier_seal *seal, struct dossier_made **made,
    size_t *nmade, struct report *report)
{
	struct packet		 p = { NULL, 0, NULL, 0 };
	const struct xml_doc	*jury, *svrl, *preconisations;
	struct buf		*out = NULL;

	if (made != NULL) {
		*made = NULL;
		*nmade = 0;
	}
	if ((jury = stages_projection(d, LECTEUR_JURY, report)) == NULL ||
	    (svrl = stages_controle(d, report)) == NULL ||
	    (preconisations = stages_preconisations(d, report)) == NULL)
		goto out;
	packet_add_xml(&p, "dossier.xml", jury, true);
	packet_add_xml(&p, "preconisations.xml", preconisations, false);
	packet_add_xml(&p, "rapport/controle.svrl.xml", svrl, false);
	if (packet_add_proofs(&p, d, report) == -1 ||
	    packet_add_documents(&p, d, seal, made, nmade, report) == -1)
		goto out;
	out = seal_asic(p.entries, p.n, seal->signer, d->now, report);
	for (size_t i = 0; i < p.n; i++)
		p.entries[i].data = NULL;	/* taken, whatever the outcome */
out:
	packet_clear(&p);
	if (out == NULL && made != NULL) {
		dossier_made_free(*made, *nmade);
		*made = NULL;
		*nmade = 0;
	}
	return out;
}

void
dossier_made_free(struct dossier_made *made, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(made[i].name);
		buf_free(made[i].pdf);
	}
	free(made);
}
