/* facts.c - what C finds about one item, as a document that verdict.xsl judges. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/facts.h"
#include "reception/item.h"
#include "reception/policy.h"
#include "reception/record.h"
#include "reception/store.h"
#include "seal/seal.h"
#include "xml/xml.h"

static const char *const step_names[] = {
	[STEP_CONTAINER] = "conteneur", [STEP_SEALS] = "sceaux", [STEP_SCHEMA] = "schema",
	[STEP_FACTS] = "faits", [STEP_RULES] = "regles",
};

static void
set_number(struct xml_node *n, const char *attr, size_t value)
{
	char	 text[24];

	snprintf(text, sizeof(text), "%zu", value);
	xml_set(n, attr, text);
}

void
facts_init(struct facts *f, const struct item *item, const struct policy *profile, instant now)
{
	struct xml_node	*root, *received;
	char		 le[32];

	memset(f, 0, sizeof(*f));
	f->profile = profile;
	f->doc = xml_doc_new("faits", RECEPTION_FACTS_NS, NULL, "faits");
	root = xml_root(f->doc);
	xml_set(root, "version", "1");
	xml_set(root, "le", instant_iso(now, le));
	xml_set(root, "programme", CLEA_VERSION);
	xml_set(root, "profil", profile->inputs);
	received = xml_add(root, "recu", NULL);
	xml_set(received, "nom", item->name);
	xml_set(received, "forme", item_form_name(item->form));
	set_number(received, "octets", item->bytes);
	xml_set(received, "sha256", item->sha256);
	f->seals = xml_add(root, "sceaux", NULL);
	f->steps = xml_add(root, "etapes", NULL);
	f->known = xml_add(root, "connus", NULL);
	f->findings = xml_add(root, "constats", NULL);
}

void
facts_clear(struct facts *f)
{
	xml_free(f->doc);
	f->doc = NULL;
}

void
facts_step(struct facts *f, enum step step)
{
	xml_set(xml_add(f->steps, "etape", NULL), "code", step_names[step]);
}

static void
add_finding(struct facts *f, enum step step, const struct finding *from)
{
	struct xml_node	*n = xml_add(f->findings, "constat", NULL);

	xml_set(n, "id", from->id);
	xml_set(n, "severite", severity_name(from->severity));
	xml_set(n, "etape", step_names[step]);
	if (from->file != NULL)
		xml_set(n, "fichier", from->file);
	if (from->line > 0)
		set_number(n, "ligne", (size_t)from->line);
	if (from->path != NULL)
		xml_set(n, "chemin", from->path);
	xml_add(n, "texte", from->text);
	if (from->advice != NULL && from->advice[0] != '\0')
		xml_add(n, "conseil", from->advice);
}

/* The worst first where not all are listed: a refusal is never among those that are left out. */
static size_t
list_severity(struct facts *f, enum step step, const struct report *report, enum severity severity)
{
	size_t	 left_out = 0;

	for (size_t i = 0; i < report_count(report); i++) {
		const struct finding	*one = report_get(report, i);

		if (one->severity != severity)
			continue;
		if (f->nfindings[step] < f->profile->findings) {
			f->nfindings[step]++;
			add_finding(f, step, one);
		} else
			left_out++;
	}
	return left_out;
}

void
facts_findings(struct facts *f, enum step step, const struct report *report)
{
	size_t		 left_out;
	struct report	*more;

	if (f->nfindings[step] + report_count(report) <= f->profile->findings) {
		for (size_t i = 0; i < report_count(report); i++)
			add_finding(f, step, report_get(report, i));
		f->nfindings[step] += report_count(report);
		return;
	}
	left_out = list_severity(f, step, report, SEV_ERROR);
	left_out += list_severity(f, step, report, SEV_WARNING);
	left_out += list_severity(f, step, report, SEV_INFO);
	more = report_new();
	report_add(more, FINDING_RECEPTION_MORE, POS_NONE, "%zu", left_out);
	add_finding(f, step, report_get(more, 0));
	report_free(more);
}

/* Does it cover the dossier.xml, or something else that lies beside? */
static bool
covers_dossier(const struct seal_verdict *v, const char *within)
{
	char	*name = within == NULL ? NULL : mem_printf("%sdossier.xml", within);
	bool	 found = false;

	for (char **c = v->covers; name != NULL && *c != NULL && !found; c++)
		found = strcmp(*c, name) == 0;
	free(name);
	return found;
}

void
facts_seals(struct facts *f, const struct seal_result *r, const char *within, bool anchored)
{
	xml_set(f->seals, "type", r->kind);
	xml_set(f->seals, "ancres", anchored ? "true" : "false");
	for (size_t i = 0; i < r->nverdicts; i++) {
		const struct seal_verdict *v = &r->verdicts[i];
		struct xml_node		*n = xml_add(f->seals, "sceau", NULL);
		char			 when[32];

		xml_set(n, "ou", v->where);
		xml_set(n, "format", v->format);
		xml_set(n, "indication", seal_indication_name(v->indication));
		xml_set(n, "sous-indication", v->sub);
		xml_set(n, "signataire", v->signer);
		xml_set(n, "titulaire", v->holder);
		xml_set(n, "dossier", covers_dossier(v, within) ? "true" : "false");
		for (char **id = v->identifiers; *id != NULL; id++)
			xml_add(n, "identifiant", *id);
		xml_set(n, "le", v->has_claimed ? instant_iso(v->claimed, when) : "");
		xml_set(n, "prouve-le", v->has_proof ? instant_iso(v->proof, when) : "");
	}
}

void
facts_virus(struct facts *f, const struct item *item, const struct virus *v)
{
	static const char *const states[] = { [CLAMD_CLEAN] = "sain", [CLAMD_INFECTED] = "infecte", [CLAMD_MUTE] = VIRUS_MUTE };
	struct xml_node	*n = xml_add(xml_root(f->doc), "virus", v->said != NULL && *v->said != CLAMD_CLEAN ? v->name : NULL);
	struct report	*report = report_new();

	xml_set(n, "etat", v->said == NULL ? "non-analyse" : states[*v->said]);
	if (v->said != NULL && *v->said != CLAMD_CLEAN)
		report_add(report, *v->said == CLAMD_INFECTED ? FINDING_RECEPTION_VIRUS : FINDING_RECEPTION_CLAMD,
		    POS_FILE(item->name), "%s", v->name);
	facts_findings(f, STEP_CONTAINER, report);
	report_free(report);
}

void
facts_known(struct facts *f, const struct store_dossier *d)
{
	struct xml_node	*n = xml_add(f->known, "connu", NULL);

	xml_set(n, "numero", d->numero);
	xml_set(n, "siret", d->siret);
	xml_set(n, "nom", d->nom);
	xml_set(n, "prenom", d->prenom);
	xml_set(n, "naissance", d->naissance);
}
