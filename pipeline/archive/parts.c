/* parts.c - what of a received container is archived, and the facts that the manifest is made of.
 *
 * The container goes in whole: the seal is over its bytes, and a container put
 * together again from its parts would be another one.  Beside it stand files
 * taken out of it, so that an archive service sees their formats and watches
 * over them; which ones, the profile says.
 */
#include <stdlib.h>
#include <string.h>

#include "archive/package.h"
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
#include "xml/xml.h"

#define FACTS_NS	"urn:clea:faits-archive:1"
#define FORMATS_NS	"urn:clea:formats:1"

struct gathering {
	const struct packer *packer;
	struct parts	*parts;
	const char	*source;
	struct report	*report;
};

/* "documents/" and the data at the root are documents; "preuves/" are proofs; the rest belongs to the container. */
static const char *
nature_of(const char *entry)
{
	if (strncmp(entry, "documents/", 10) == 0)
		return "document";
	if (strncmp(entry, "preuves/", 8) == 0)
		return "preuve";
	if (strcmp(entry, "dossier.xml") == 0 || strcmp(entry, "preconisations.xml") == 0)
		return "donnees";
	return NULL;
}

static bool
is_wanted(const char *nature, const char *which)
{
	if (nature == NULL || strcmp(which, "aucune") == 0)
		return false;
	return strcmp(which, "toutes") == 0 || strcmp(nature, "preuve") != 0;
}

/* The row of this type and version, else the row of this type without one. */
static const struct xml_node *
format_row(const struct xml_doc *formats, const char *mime, const char *version)
{
	const struct xml_node	*others = NULL;

	for (const struct xml_node *n = xml_first(xml_root(formats)); n != NULL; n = xml_next(n)) {
		const char	*m = xml_attr(n, NULL, "mime"), *v = xml_attr(n, NULL, "version");

		if (!xml_is(n, FORMATS_NS, "format") || m == NULL || strcmp(m, mime) != 0)
			continue;
		if (v != NULL && strcmp(v, version) == 0)
			return n;
		if (v == NULL)
			others = n;
	}
	return others;
}

static void
set_size(struct xml_node *n, const char *attr, size_t value)
{
	char	*text = mem_printf("%zu", value);

	xml_set(n, attr, text);
	free(text);
}

/* Type, version, PRONOM id and extension, by content. */
static int
identify(struct gathering *g, struct part *p, struct xml_node *fact)
{
	const char		*mime = library_type(g->packer->library, p->data, g->report);
	const struct xml_node	*row;
	char			 version[16], *text;

	if (mime == NULL)
		return -1;
	if (p->entry[0] == '\0')
		mime = "application/vnd.etsi.asic-e+zip";	/* libmagic may call it a plain ZIP */
	format_version(mime, p->data, version);
	xml_set(fact, "mime", mime);
	row = format_row(g->packer->formats, mime, version);
	if (row == NULL) {
		report_add(g->report, FINDING_ARCHIVE_FORMAT, (struct pos){ g->source, 0, p->entry }, "%s", mime);
		p->uri = mem_printf("content/%s.bin", p->id);
		return 0;
	}
	text = xml_content(row);
	xml_set(fact, "format", text);
	free(text);
	xml_set(fact, "puid", xml_attr(row, NULL, "puid"));
	p->uri = mem_printf("content/%s.%s", p->id, xml_attr(row, NULL, "extension"));
	return 0;
}

static int
add_part(struct gathering *g, const char *entry, const char *name, const char *nature, const struct buf *data)
{
	struct parts	*ps = g->parts;
	struct xml_node	*fact = xml_add(xml_root(ps->facts), "objet", NULL);
	struct part	*p;
	char		*group;

	ps->all = mem_grow(ps->all, ps->n + 1, sizeof(*ps->all));
	p = &ps->all[ps->n++];
	*p = (struct part){ .id = mem_printf("BO%zu", ps->n), .entry = mem_strdup(entry), .name = mem_strdup(name),
	    .nature = nature, .data = data };
	digest_sha512_hex(data->data, data->len, p->sha512);
	group = mem_printf("GO%zu", ps->n);
	xml_set(fact, "id", p->id);
	xml_set(fact, "groupe", group);
	free(group);
	xml_set(fact, "nature", nature);
	xml_set(fact, "entree", entry);
	xml_set(fact, "nom", name);
	xml_set(fact, "sha512", p->sha512);
	set_size(fact, "octets", data->len);
	if (identify(g, p, fact) == -1)
		return -1;
	xml_set(fact, "uri", p->uri);
	return 0;
}

static void
add_seals(struct parts *ps, const struct seal_result *seals)
{
	struct xml_node	*all = xml_add(xml_root(ps->facts), "sceaux", NULL);
	char		 iso[32];

	xml_set(all, "ensemble", seal_indication_name(seals->overall));
	for (size_t i = 0; i < seals->nverdicts; i++) {
		const struct seal_verdict	*v = &seals->verdicts[i];
		struct xml_node			*n = xml_add(all, "sceau", NULL);

		xml_set(n, "ou", v->where);
		xml_set(n, "format", v->format);
		xml_set(n, "signataire", v->signer);
		xml_set(n, "indication", seal_indication_name(v->indication));
		xml_set(n, "sous-indication", v->sub);
		xml_set(n, "instant", v->has_claimed ? instant_iso(v->claimed, iso) : "");
		xml_set(n, "prouve", v->has_proof ? instant_iso(v->proof, iso) : "");
	}
}

static char *
profile_text(const struct xml_doc *profile, const char *element)
{
	for (const struct xml_node *n = xml_first(xml_root(profile)); n != NULL; n = xml_next(n))
		if (strcmp(xml_name(n), element) == 0)
			return xml_content(n);
	return mem_strdup("");
}

int
parts_gather(const struct packer *packer, const char *source, const struct buf *container, const char *ref,
    const struct dossier *dossier, const struct seal_result *seals, struct parts *ps, struct report *report)
{
	struct gathering	 g = { .packer = packer, .parts = ps, .source = source, .report = report };
	char			*which = profile_text(packer->profile, "pieces"), iso[32];
	struct xml_node		*root;
	int			 rc = -1;

	memset(ps, 0, sizeof(*ps));
	ps->facts = xml_doc_new("faits", FACTS_NS, "f", "faits");
	root = xml_root(ps->facts);
	xml_set(root, "reference", ref);
	xml_set(root, "instant", instant_iso(packer->now, iso));
	xml_set(root, "numero", dossier_numero(dossier));
	if ((ps->pack = pack_open(source, container, NULL, report)) == NULL ||
	    add_part(&g, "", file_base(source), "conteneur", container) == -1)
		goto out;
	for (size_t i = 0; i < pack_count(ps->pack); i++) {
		const char		*entry = pack_name(ps->pack, i), *nature = nature_of(entry);
		const struct buf	*data;

		if (!is_wanted(nature, which))
			continue;
		if ((data = pack_find(ps->pack, entry, report)) == NULL ||
		    add_part(&g, entry, file_base(entry), nature, data) == -1)
			goto out;
	}
	add_seals(ps, seals);
	rc = 0;
out:
	free(which);
	return rc;
}

void
parts_clear(struct parts *ps)
{
	for (size_t i = 0; i < ps->n; i++) {
		free(ps->all[i].id);
		free(ps->all[i].entry);
		free(ps->all[i].name);
		free(ps->all[i].uri);
	}
	free(ps->all);
	xml_free(ps->facts);
	pack_free(ps->pack);
	memset(ps, 0, sizeof(*ps));
}
