/* package.c - a received container verified, described and made into a package. */
#include <stdlib.h>
#include <string.h>

#include "archive/confined.h"
#include "archive/package.h"
#include "archive/sip.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/dossier.h"
#include "dossier/library.h"
#include "pack/pack.h"
#include "seal/seal.h"
#include "xml/schema.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define PROGRAM		"clea " CLEA_VERSION
/* The largest container that enters, unpacked, made into a ZIP and that one read back. */
#define MAKE_MEMORY	((size_t)4 << 30)
#define MAKE_SECONDS	600U

void
packed_clear(struct packed *p)
{
	free(p->name);
	free(p->regle);
	free(p->terme);
	free(p->sort);
	memset(p, 0, sizeof(*p));
}

void
package_ref(const struct buf *b, char ref[static 33])
{
	char	 sha256[65];

	digest_sha256_hex(b->data, b->len, sha256);
	memcpy(ref, sha256, 32);
	ref[32] = '\0';
}

const char *
package_form_name(enum archive_form form)
{
	static const char *const names[] = {
		[ARCHIVE_SEDA_23] = "seda-2.3", [ARCHIVE_SEDA_22] = "seda-2.2", [ARCHIVE_BAG] = "bagit-1.0",
	};

	return names[form];
}

/* A bag carries the description of a SIP as well: SEDA 2.3. */
static const char *
seda_version(enum archive_form form)
{
	return form == ARCHIVE_SEDA_22 ? "2.2" : "2.3";
}

static bool
accepts_indeterminate(const struct xml_doc *profile)
{
	for (const struct xml_node *n = xml_first(xml_root(profile)); n != NULL; n = xml_next(n))
		if (strcmp(xml_name(n), "entree") == 0)
			return strcmp(xml_attr(n, NULL, "indetermine"), "accepter") == 0;
	return false;
}

/*
 * Only what is verified enters.  What the seals lack is told as it is by
 * `clea verify`; where the profile accepts it, a single warning says so.
 */
static int
check_seals(const struct packer *k, const char *source, const struct buf *b, struct seal_result *seals,
    struct report *report)
{
	struct report	*found = report_new();
	int		 rc = -1;

	seal_verify(source, b, k->trust, k->now, seals, found);
	if (seals->overall == SEAL_TOTAL_PASSED)
		rc = 0;
	else if (seals->overall == SEAL_INDETERMINATE && seals->nverdicts > 0 && accepts_indeterminate(k->profile)) {
		const char	*sub = "";

		for (size_t i = 0; i < seals->nverdicts && sub[0] == '\0'; i++)
			sub = seals->verdicts[i].sub;
		report_add(report, FINDING_ARCHIVE_INDETERMINATE, POS_FILE(source), "%s", sub);
		rc = 0;
	} else
		report_merge(report, found);
	report_free(found);
	return rc;
}

/* R43, worked out by the stylesheet; its answer joins the facts. */
static int
work_out_retention(const struct packer *k, const struct dossier *d, struct parts *ps, struct packed *out,
    struct report *report)
{
	struct stage		*stage = library_stage(k->library, "archive/conservation.xsl", report);
	char			 iso[32];
	struct stage_input	 inputs[] = {
		{ "profil", k->profile }, { "regles", library_regles(k->library, report) },
		{ "site", library_site(k->library) },
	};
	struct stage_param	 param = { "maintenant", instant_iso(k->now, iso) };
	struct xml_doc		*doc;
	const struct xml_node	*root;

	if (stage == NULL || inputs[1].doc == NULL ||
	    (doc = stage_run(stage, dossier_doc(d), inputs, nitems(inputs), &param, 1, report)) == NULL)
		return -1;
	root = xml_root(doc);
	out->regle = mem_strdup(xml_attr(root, NULL, "regle"));
	out->terme = mem_strdup(xml_attr(root, NULL, "terme"));
	out->sort = mem_strdup(xml_attr(root, NULL, "sort"));
	xml_graft(xml_root(ps->facts), doc);
	xml_free(doc);
	return 0;
}

/* manifest.xml, valid against the official schema or not at all. */
static struct buf *
make_manifest(const struct packer *k, const struct dossier *d, const struct parts *ps, struct report *report)
{
	struct stage		*stage = library_stage(k->library, "archive/manifeste.xsl", report);
	struct stage_input	 inputs[] = { { "dossier", dossier_doc(d) }, { "profil", k->profile } };
	struct stage_param	 params[] = { { "seda", seda_version(k->form) }, { "programme", PROGRAM } };
	char			*ns = mem_printf(SEDA_NS_PREFIX "%s", seda_version(k->form));
	struct schema		*schema = library_schema(k->library, ns, NULL, report);
	struct xml_doc		*doc = NULL;
	struct buf		*out = NULL;

	if (stage != NULL && schema != NULL)
		doc = stage_run(stage, ps->facts, inputs, nitems(inputs), params, nitems(params), report);
	if (doc != NULL && schema_validate(schema, doc, report) == 0) {
		out = buf_new();
		xml_write(doc, true, out);
	}
	xml_free(doc);
	free(ns);
	return out;
}

static struct buf *
copy_of(const struct buf *b)
{
	struct buf	*c = buf_new();

	buf_add(c, b->data, b->len);
	return c;
}

/* The ZIP of a SIP: the manifest first, then content/.  Takes the manifest. */
static struct buf *
make_sip(const struct packer *k, const struct parts *ps, struct buf *manifest, struct report *report)
{
	struct pack	*zip = pack_new(k->now);
	struct buf	*out = NULL;
	int		 rc = pack_add_take(zip, "manifest.xml", manifest, false, report);

	for (size_t i = 0; rc == 0 && i < ps->n; i++)
		rc = pack_add_take(zip, ps->all[i].uri, copy_of(ps->all[i].data),
		    strcmp(ps->all[i].nature, "donnees") != 0, report);
	if (rc == 0)
		out = pack_write(zip, report);
	pack_free(zip);
	return out;
}

/* Read back what was made: each part comes out as it went in, or it does not enter. */
static int
check_sip(const char *source, const struct parts *ps, const struct buf *sip, struct report *report)
{
	struct pack	*zip = pack_open(source, sip, &sip_limits, report);
	int		 rc = zip == NULL ? -1 : 0;

	for (size_t i = 0; rc == 0 && i < ps->n; i++) {
		const struct buf	*b = pack_find(zip, ps->all[i].uri, report);

		if (b == NULL)
			rc = -1;
		else if (b->len != ps->all[i].data->len || memcmp(b->data, ps->all[i].data->data, b->len) != 0) {
			report_add(report, FINDING_PACK_DAMAGED, (struct pos){ source, 0, ps->all[i].uri }, "%s", "");
			rc = -1;
		}
	}
	pack_free(zip);
	return rc;
}

/* Takes the manifest. */
static int
put_sip(struct outlet *o, const struct packer *k, const char *source, const struct parts *ps, struct buf *manifest,
    struct report *report)
{
	struct buf	*sip = make_sip(k, ps, manifest, report);
	int		 rc = -1;

	if (sip != NULL && check_sip(source, ps, sip, report) == 0)
		rc = outlet_put(o, "", sip, report);
	buf_free(sip);
	return rc;
}

static int
put_bag(struct outlet *o, const struct packer *k, const struct parts *ps, struct buf *manifest, struct report *report)
{
	int	 rc = bag_write(o, k, ps, manifest, report);

	buf_free(manifest);
	return rc;
}

struct making {
	const struct packer	*packer;
	const char		*source;
	const struct buf	*container;
	const char		*ref;
};

/* Behind the jail: all that reads what somebody else made. */
static int
make(void *arg, struct outlet *o, struct packed *out, struct report *report)
{
	const struct making	*m = arg;
	const struct packer	*k = m->packer;
	struct seal_result	 seals;
	struct dossier		*d = NULL;
	struct parts		 parts = { 0 };
	struct buf		*manifest;
	int			 rc = -1;

	if (check_seals(k, m->source, m->container, &seals, report) == -1 ||
	    (d = dossier_open_container(k->library, m->source, m->container, k->now, report)) == NULL ||
	    parts_gather(k, m->source, m->container, m->ref, d, &seals, &parts, report) == -1 ||
	    work_out_retention(k, d, &parts, out, report) == -1 ||
	    (manifest = make_manifest(k, d, &parts, report)) == NULL)
		goto out;
	out->verdict = seal_indication_name(seals.overall);
	out->pieces = parts.n;
	rc = k->form == ARCHIVE_BAG ? put_bag(o, k, &parts, manifest, report) :
	    put_sip(o, k, m->source, &parts, manifest, report);
out:
	parts_clear(&parts);
	dossier_free(d);
	seal_result_clear(&seals);
	return rc;
}

int
package_make(const struct packer *k, const char *source, const struct buf *container, struct packed *out,
    struct report *report)
{
	struct making	 m = { .packer = k, .source = source, .container = container, .ref = out->ref };
	struct confined	 c = { .source = source, .is_bag = k->form == ARCHIVE_BAG, .make = make, .arg = &m,
			    .limits = { MAKE_MEMORY, MAKE_SECONDS, k->filter } };
	char		*path;
	int		 rc;

	memset(out, 0, sizeof(*out));
	package_ref(container, out->ref);
	out->name = mem_printf(c.is_bag ? "%s-%zu" : "%s-%zu.zip", out->ref, k->serial);
	c.path = path = file_join(k->work, out->name);
	rc = confined_make(&c, out, report);
	free(path);
	return rc;
}
