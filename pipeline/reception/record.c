/* record.c - the record reception.xml as C sees it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/record.h"
#include "xml/xml.h"

#define NUMERO_MAX	40

static const char *const codes[VERDICT__MAX] = {
	[VERDICT_ACCEPTED] = "accepte", [VERDICT_REMARKS] = "accepte-avec-remarques",
	[VERDICT_INCOMPLETE] = "a-completer", [VERDICT_REFUSED] = "refuse",
};

const char *
verdict_code(enum verdict v)
{
	return codes[v];
}

/* ---- looking into the tree ---- */

/* An attribute of a child, or of the element itself (name NULL); "" when it is not there. */
static char *
attr(const struct xml_node *n, const char *name, const char *which)
{
	const struct xml_node	*c = name == NULL ? n : xml_child(n, RECEPTION_NS, name);
	const char		*value = c == NULL ? NULL : xml_attr(c, NULL, which);

	return mem_strdup(value == NULL ? "" : value);
}

static char *
content(const struct xml_node *n, const char *name)
{
	const struct xml_node	*c = xml_child(n, RECEPTION_NS, name);

	return c == NULL ? mem_strdup("") : xml_content(c);
}

static bool
all_of(const char *s, const char *set, size_t min, size_t max)
{
	size_t	 n = strlen(s);

	return n >= min && n <= max && strspn(s, set) == n;
}

/* ---- the parts ---- */

/* 0, or -1: no such verdict. */
static int
take_verdict(struct record *r, const struct xml_node *root)
{
	char	*code = attr(root, "verdict", "code");
	int	 v;

	for (v = 0; v < VERDICT__MAX && strcmp(codes[v], code) != 0;)
		v++;
	free(code);
	r->motif = content(xml_child(root, RECEPTION_NS, "verdict"), "motif");
	if (v == VERDICT__MAX)
		return -1;
	r->verdict = (enum verdict)v;
	return 0;
}

static void
take_received(struct record *r, const struct xml_node *root)
{
	char	*bytes = attr(root, "recu", "octets");

	r->name = attr(root, "recu", "nom");
	r->form = attr(root, "recu", "forme");
	r->sha256 = attr(root, "recu", "sha256");
	r->bytes = all_of(bytes, "0123456789", 1, 18) ? (size_t)strtoull(bytes, NULL, 10) : 0;
	free(bytes);
}

static void
take_dossier(struct record *r, const struct xml_node *root)
{
	const struct xml_node	*d = xml_child(root, RECEPTION_NS, "dossier");
	char			*jury = attr(d, "issue", "pret-jury");

	r->read = d != NULL;
	r->numero = attr(d, NULL, "numero");
	r->siret = attr(d, NULL, "siret");
	r->referentiel = attr(d, NULL, "referentiel");
	r->organisme = content(d, "organisme");
	r->nom = attr(d, "candidat", "nom");
	r->prenom = attr(d, "candidat", "prenom");
	r->naissance = attr(d, "candidat", "naissance");
	r->ep_premier = attr(d, "ep", "premier");
	r->ep_dernier = attr(d, "ep", "dernier");
	r->ef_dernier = attr(d, "ef", "dernier");
	r->terme = attr(d, "terme", "date");
	r->jours = attr(d, "terme", "jours");
	r->issue = attr(d, "issue", "code");
	r->jury = strcmp(jury, "true") == 0;
	free(jury);
}

const char *
record_weight(const struct xml_node *constat)
{
	const char	*severity = xml_attr(constat, NULL, "severite"), *effect = xml_attr(constat, NULL, "effet");

	if (severity == NULL)
		return "";
	return effect != NULL && strcmp(effect, "rien") == 0 ? "info" : severity;
}

static void
count_findings(struct record *r, const struct xml_node *root)
{
	const struct xml_node	*all = xml_child(root, RECEPTION_NS, "constats");

	for (const struct xml_node *c = all == NULL ? NULL : xml_first(all); c != NULL; c = xml_next(c)) {
		const char	*severity = record_weight(c), *id = xml_attr(c, NULL, "id");

		if (id != NULL && strcmp(id, finding_id(FINDING_RECEPTION_TAKEN)) == 0)
			r->taken = true;
		r->errors += strcmp(severity, "error") == 0;
		r->warnings += strcmp(severity, "warning") == 0;
		r->infos += strcmp(severity, "info") == 0;
	}
}

/* What is wrong with it; NULL: nothing. */
static const char *
fault(const struct record *r)
{
	static const char	 upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", hex[] = "0123456789abcdef";

	if (!all_of(r->sha256, hex, 64, 64))
		return _("its digest is none");
	if (r->numero[0] != '\0' && !all_of(r->numero, upper, 1, NUMERO_MAX))
		return _("its number is none");
	if (r->siret[0] != '\0' && !all_of(r->siret, "0123456789", 14, 14))
		return _("its SIRET is none");
	if (verdict_keeps(r->verdict) && (r->numero[0] == '\0' || r->siret[0] == '\0'))
		return _("it is accepted, and has no number or no SIRET");
	return NULL;
}

struct record *
record_read(const struct xml_doc *doc, struct report *report)
{
	const struct xml_node	*root = xml_root(doc);
	struct record		*r = mem_alloc(sizeof(*r));
	const char		*why = NULL;

	if (!xml_is(root, RECEPTION_NS, "reception")) {
		report_add(report, FINDING_RECEPTION_RECORD, xml_pos(doc, root),
		    _("the root is <%s> in namespace \"%s\""), xml_name(root), xml_ns(root));
		free(r);
		return NULL;
	}
	if (take_verdict(r, root) == -1)
		why = _("it has no verdict");
	r->le = attr(root, NULL, "le");
	r->programme = attr(root, NULL, "programme");
	r->profil = attr(root, NULL, "profil");
	r->virus = attr(root, "virus", "etat");
	take_received(r, root);
	take_dossier(r, root);
	count_findings(r, root);
	if (why == NULL)
		why = fault(r);
	if (why == NULL)
		return r;
	report_add(report, FINDING_RECEPTION_RECORD, xml_pos(doc, root), "%s", why);
	record_free(r);
	return NULL;
}

void
record_free(struct record *r)
{
	if (r == NULL)
		return;
	char	*const all[] = {
		r->motif, r->le, r->programme, r->profil, r->name, r->form, r->sha256, r->numero, r->siret, r->referentiel,
		r->organisme, r->nom, r->prenom, r->naissance, r->ep_premier, r->ep_dernier, r->ef_dernier, r->terme,
		r->jours, r->issue, r->virus,
	};

	for (size_t i = 0; i < nitems(all); i++)
		free(all[i]);
	free(r);
}
