/* packet.c - the container of a dossier: projection, proofs, reports and sealed documents. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/timing.h"
#include "dossier/dossier.h"
#include "dossier/internal.h"
#include "dossier/library.h"
#include "dossier/render.h"
#include "seal/seal.h"
#include "xml/stage.h"
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

/* The ordinal that an anonymous projection bears instead of the number. */
static void
set_ordinal(struct dossier *d, const char *ordinal)
{
	free(d->ordinal);
	d->ordinal = mem_strdup(ordinal == NULL ? "" : ordinal);
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

/* The projection a document of the plan is made of, for the packet's reader. */
static int
reader_for(const struct dossier_packet *o, int planned)
{
	switch (o->reader) {
	case DOSSIER_FOR_JURY:
		return LECTEUR_JURY;
	case DOSSIER_FOR_ANONYMOUS_JURY:
		return LECTEUR_ANONYME;
	case DOSSIER_FOR_ALL:
		break;
	}
	return planned;
}

static void
keep_open(struct dossier_made **made, size_t *n, const char *name, const struct buf *pdf, size_t npages)
{
	struct dossier_made	*m;

	*made = mem_grow(*made, *n + 1, sizeof(**made));
	m = &(*made)[(*n)++];
	m->name = mem_strdup(name);
	m->pdf = buf_new();
	buf_add(m->pdf, pdf->data, pdf->len);
	m->npages = npages;
}

static int
packet_add_documents(struct packet *p, struct dossier *d, const struct dossier_packet *o,
    struct dossier_made **made, size_t *nmade, struct report *report)
{
	struct plan_row	 rows[PLAN_MAX];
	struct xml_doc	*plan = NULL;
	size_t		 n;
	int		 rc = plan_load(d, rows, PLAN_MAX, &n, &plan, report);

	for (size_t i = 0; rc == 0 && i < n; i++) {
		size_t		 npages;
		struct buf	*pdf = render_pdf(d, rows[i].name, reader_for(o, rows[i].lecteur),
				    o->seal, &npages, report);

		if (pdf == NULL) {
			rc = -1;
			break;
		}
		if (made != NULL)
			keep_open(made, nmade, rows[i].file, pdf, npages);
		packet_add(p, mem_printf("documents/%s", rows[i].file), "application/pdf", pdf, false);
	}
	xml_free(plan);
	return rc;
}

static int
packet_add_received(struct packet *p, const struct dossier_packet *o)
{
	struct buf	*copy = buf_new();

	buf_add(copy, o->received->data, o->received->len);
	packet_add(p, mem_printf("recu/%s", o->received_name), "application/vnd.etsi.asic-e+zip", copy, false);
	return 0;
}

/* All but the documents, as the reader may have it. */
static int
packet_add_data(struct packet *p, struct dossier *d, const struct dossier_packet *o, struct report *report)
{
	const struct xml_doc	*projection, *svrl, *preconisations;
	bool			 anonymous = o->reader == DOSSIER_FOR_ANONYMOUS_JURY;

	if ((projection = stages_projection(d, anonymous ? LECTEUR_ANONYME : LECTEUR_JURY, report)) == NULL ||
	    (svrl = stages_controle(d, report)) == NULL ||
	    (preconisations = stages_preconisations(d, report)) == NULL)
		return -1;
	packet_add_xml(p, "dossier.xml", projection, true);
	if (anonymous)
		return 0;	/* reports and préconisations may name people: an anonymous reader has neither */
	packet_add_xml(p, "preconisations.xml", preconisations, false);
	packet_add_xml(p, "rapport/controle.svrl.xml", svrl, false);
	return o->received != NULL ? packet_add_received(p, o) : packet_add_proofs(p, d, report);
}

struct buf *
dossier_packet(struct dossier *d, const struct dossier_packet *o, struct dossier_made **made,
    size_t *nmade, struct report *report)
{
	struct packet	 p = { NULL, 0, NULL, 0 };
	struct timing	*timing = library_timing(d->library);
	struct buf	*out = NULL;
	int64_t		 began;

	if (made != NULL) {
		*made = NULL;
		*nmade = 0;
	}
	set_ordinal(d, o->ordinal);
	if (packet_add_data(&p, d, o, report) == -1 ||
	    packet_add_documents(&p, d, o, made, nmade, report) == -1)
		goto out;
	began = timing_begin(timing);
	out = seal_asic(p.entries, p.n, o->seal->signer, d->now, report);
	timing_end(timing, "pack", began);
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

struct xml_doc *
dossier_resume(struct dossier *d, enum dossier_reader reader, const char *ordinal,
    const struct dossier_call *call, struct report *report)
{
	enum lecteur		 l = reader == DOSSIER_FOR_ANONYMOUS_JURY ? LECTEUR_ANONYME : LECTEUR_JURY;
	const struct xml_doc	*in;
	struct stage_param	 params[] = {
		{ "lecteur", lecteur_name(l) }, { "ordre", call->ordre }, { "siret", call->siret },
		{ "paquet", call->paquet }, { "fichiers", call->fichiers },
	};

	set_ordinal(d, ordinal);
	if ((in = stages_projection(d, l, report)) == NULL || stages_controle(d, report) == NULL)
		return NULL;
	return stages_run(d, "resume", in, params, nitems(params), report);
}

struct xml_doc *
dossier_traits(struct dossier *d, struct report *report)
{
	const struct stage_param entire = { "entier", "oui" };

	return stages_controle(d, report) == NULL ? NULL : stages_run(d, "resume", d->doc, &entire, 1, report);
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
