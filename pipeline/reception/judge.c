/* judge.c - one item through all steps: container, seals, schema, facts, rules; then the verdict and the reports.
 *
 * A step that fails keeps those that rest on it from being gone through, and no
 * other: a sender with a broken seal and a late contract learns of both at once.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "dossier/dossier.h"
#include "dossier/library.h"
#include "pack/pack.h"
#include "reception/item.h"
#include "reception/judge.h"
#include "reception/policy.h"
#include "reception/proof.h"
#include "reception/store.h"
#include "seal/seal.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define PROOFS		"preuves/"
#define RESUME_NS	"urn:clea:resume:1"
#define VERDICT		"reception/verdict.xsl"

/* One item under way. */
struct trial {
	const struct judge *judge;
	const struct item *item;
	struct facts	 facts;
	struct report	*report;	/* of the step that is gone through */
	const struct buf *bytes;	/* of the container; NULL of a folder */
	struct pack	*pack;
	struct seal_result seals;	/* of a container; empty where there is none */
	struct report	*seals_told;
	bool		 sealed;	/* by somebody whom an authority of trust knows, and nothing was changed */
	char		**types;	/* of its entries, by content; NULL where nobody asked */
	char		*within;	/* the folder in it that is the dossier, "" or with its "/"; NULL: not found */
	struct dossier	*dossier;
	struct xml_doc	*resume;
};

/* What the step has found is told; the next one begins with an empty report. */
static void
close_step(struct trial *t, enum step step, bool gone_through)
{
	facts_findings(&t->facts, step, t->report);
	if (gone_through)
		facts_step(&t->facts, step);
	report_free(t->report);
	t->report = report_new();
}

/* ---- the container ---- */

/* A folder is judged as a container of its files would be: the same names, the same limits. */
static struct pack *
open_folder(const struct trial *t, const struct item_files *files, struct report *report)
{
	struct pack_file	*all = mem_array(files->n, sizeof(*all));
	struct pack		*p;

	for (size_t i = 0; i < files->n; i++)
		all[i] = (struct pack_file){ files->v[i].name, files->v[i].data };
	p = pack_of_files(t->item->name, all, files->n, &t->judge->profile->pack, report);
	free(all);
	return p;
}

/* Where dossier.xml stands: at the top, or in one top folder.  Caller frees; NULL with a finding. */
static char *
find_dossier(const struct pack *p, const char *shown, struct report *report)
{
	size_t	 n;
	char	*within = dossier_within(p, &n);

	if (within != NULL)
		return within;
	report_add(report, n == 0 ? FINDING_RECEPTION_NO_DOSSIER : FINDING_RECEPTION_SEVERAL, POS_FILE(shown), "%s", "");
	return NULL;
}

/*
 * An entry that is no proof: our own documents carry the data they were made
 * of, which is no fault in them; all else that a proof may not hold, they may not either.
 */
static void
check_other(struct trial *t, struct pos where, const char *type, const struct buf *b)
{
	struct proof_rules	 rules = t->judge->profile->proofs;
	struct report		*all = report_new();

	rules.types = NULL;
	(void)proof_check(where, type, b, &rules, all);
	for (size_t i = 0; i < report_count(all); i++) {
		const struct finding	*f = report_get(all, i);

		if (strcmp(f->id, finding_id(FINDING_PROOF_PDF_ATTACHMENT)) != 0)
			report_add_copy(t->report, f);
	}
	report_free(all);
}

static bool
is_proof(const struct trial *t, const char *name)
{
	return t->within != NULL && strncmp(name, t->within, strlen(t->within)) == 0 &&
	    strncmp(name + strlen(t->within), PROOFS, strlen(PROOFS)) == 0;
}

static void
check_entry(struct trial *t, size_t i)
{
	const char		*name = pack_name(t->pack, i), *type;
	const struct buf	*b;
	struct pos		 where = { t->item->name, 0, name };

	/* What a known organisme has sealed as its document or its data is not a proof that somebody gave it. */
	if (t->sealed && !is_proof(t, name))
		return;
	if ((b = pack_find(t->pack, name, t->report)) == NULL || (type = library_type(t->judge->library, b, t->report)) == NULL)
		return;
	t->types[i] = mem_strdup(type);
	if (is_proof(t, name))
		(void)proof_check(where, t->types[i], b, &t->judge->profile->proofs, t->report);
	else
		check_other(t, where, t->types[i], b);
}

static bool
is_own(const struct trial *t, const char *name)
{
	return strncmp(name, "META-INF/", 9) == 0 || strcmp(name, "mimetype") == 0 ||
	    (t->within != NULL && strncmp(name, t->within, strlen(t->within)) == 0 &&
	    strcmp(name + strlen(t->within), "dossier.xml") == 0);
}

/* Once the container can be read, since it also tells which of its files are the organisme's own. */
static void
verify_seals(struct trial *t)
{
	t->seals_told = report_new();
	if (t->item->form == ITEM_FOLDER)
		return;
	seal_verify(t->item->name, t->bytes, t->judge->trust, t->judge->now, &t->seals, t->seals_told);
	t->sealed = t->judge->anchored && t->seals.nverdicts > 0 && t->seals.overall == SEAL_TOTAL_PASSED;
}

static void
judge_container(struct trial *t, const struct item_files *files)
{
	const struct judge	*j = t->judge;

	report_merge(t->report, t->item->findings);
	if (t->item->form == ITEM_FOLDER)
		t->pack = open_folder(t, files, t->report);
	else {
		t->bytes = files->v[0].data;
		t->pack = pack_open(t->item->name, t->bytes, &j->profile->pack, t->report);
	}
	if (t->pack != NULL) {
		verify_seals(t);
		t->within = find_dossier(t->pack, t->item->name, t->report);
		t->types = mem_array(pack_count(t->pack), sizeof(*t->types));
		for (size_t i = 0; i < pack_count(t->pack); i++)
			if (!is_own(t, pack_name(t->pack, i)))
				check_entry(t, i);
	}
	close_step(t, STEP_CONTAINER, t->pack != NULL);
}

/* ---- the seals ---- */

static void
judge_seals(struct trial *t)
{
	const char	*unsigned_id = finding_id(FINDING_SEAL_UNSIGNED);

	if (t->item->form == ITEM_FOLDER)
		report_add(t->report, FINDING_RECEPTION_UNSEALED, POS_FILE(t->item->name), "%s", _("a folder has no seal"));
	else
		facts_seals(&t->facts, &t->seals, t->within, t->judge->anchored);
	/* No seal at all is one thing to say, and what it weighs is the profile's. */
	if (report_has(t->seals_told, unsigned_id))
		report_add(t->report, FINDING_RECEPTION_UNSEALED, POS_FILE(t->item->name), "%s", "");
	for (size_t i = 0; i < report_count(t->seals_told); i++) {
		const struct finding	*f = report_get(t->seals_told, i);

		if (strcmp(f->id, unsigned_id) != 0)
			report_add_copy(t->report, f);
	}
	close_step(t, STEP_SEALS, true);
}

/* ---- the dossier ---- */

static void
judge_schema(struct trial *t)
{
	struct dossier_source	 from = { t->pack, t->within, NULL, &t->judge->profile->xml, (const char *const *)t->types };
	char			*shown = mem_printf("%s%s%sdossier.xml", t->item->name,
	    t->item->form == ITEM_FOLDER ? "/" : "!", t->within);

	from.shown = shown;
	t->dossier = dossier_open_pack(t->judge->library, &from, t->judge->now, t->report);
	free(shown);
	close_step(t, STEP_SCHEMA, true);
}

/*
 * A dossier whose shape is refused is sent back: what it says of itself tells whose it is.  Its XML was
 * found fit to be parsed; where it was not, that was told, and there is nothing to read here.  NULL: nothing.
 */
static struct xml_doc *
read_claims(const struct trial *t)
{
	struct report		*quiet = report_new();
	char			*name = mem_printf("%sdossier.xml", t->within);
	const struct buf	*b = pack_find(t->pack, name, quiet);
	struct xml_doc		*doc = NULL, *claims = NULL;
	struct stage		*stage;

	if (b != NULL)
		doc = xml_parse_within(name, b->data, b->len, &t->judge->profile->xml, quiet);
	if (doc != NULL && xml_is(xml_root(doc), DOSSIER_NS, "dossier") &&
	    (stage = library_stage(t->judge->library, JUDGE_CLAIMS, quiet)) != NULL)
		claims = stage_run(stage, doc, NULL, 0, NULL, 0, quiet);
	xml_free(doc);
	free(name);
	report_free(quiet);
	return claims;
}

static void
tell_known(void *arg, const struct store_dossier *d)
{
	facts_known(arg, d);
}

/* What the store holds that bears the same number, or whose candidate was born the same day. */
static void
judge_facts(struct trial *t)
{
	const struct xml_node	*root = t->resume == NULL ? NULL : xml_root(t->resume), *candidate;
	const char		*numero = root == NULL ? NULL : xml_attr(root, NULL, "numero"), *birth;

	if (root != NULL) {
		candidate = xml_child(root, RESUME_NS, "candidat");
		birth = candidate == NULL ? NULL : xml_attr(candidate, NULL, "naissance");
		(void)store_alike(t->judge->store, numero, birth, 0, tell_known, &t->facts);
	}
	/* Of one that does not say its number, whether that is taken was not looked at. */
	close_step(t, STEP_FACTS, numero != NULL);
}

static void
judge_rules(struct trial *t)
{
	const bool	 done = dossier_judge(t->dossier, t->report) != NULL;

	close_step(t, STEP_RULES, done);
}

/* ---- the verdict ---- */

/* The record, judged by the stylesheet; then what is made of it.  0, or -1 with a finding. */
static int
conclude(const struct judge *j, const struct facts *f, const struct xml_doc *resume, struct answer *a, struct report *report)
{
	struct stage		*stage = library_stage(j->library, VERDICT, report);
	struct xml_doc		*none = resume == NULL ? xml_doc_new("resume", RESUME_NS, NULL, "aucun") : NULL, *record;
	const struct stage_input inputs[] = {
		{ "profil", j->profile->doc }, { "resume", resume == NULL ? none : resume },
		{ "regles", library_regles(j->library, report) }, { "site", library_site(j->library) },
	};
	struct buf		*b;
	int			 rc = -1;

	record = stage == NULL ? NULL : stage_run(stage, f->doc, inputs, nitems(inputs), NULL, 0, report);
	if (record != NULL) {
		b = buf_new();
		xml_write(record, false, b);
		answer_add_take(a, "reception.xml", b);
		reports_make(j, record, a, report);
		xml_free(record);
		rc = 0;
	}
	xml_free(none);
	return rc;
}

static void
trial_clear(struct trial *t)
{
	xml_free(t->resume);
	dossier_free(t->dossier);
	for (size_t i = 0; t->types != NULL && i < pack_count(t->pack); i++)
		free(t->types[i]);
	free(t->types);
	pack_free(t->pack);
	free(t->within);
	if (t->seals.kind != NULL)
		seal_result_clear(&t->seals);
	report_free(t->seals_told);
	report_free(t->report);
	facts_clear(&t->facts);
}

int
judge_item(const struct judge *j, const struct item *item, const struct item_files *files, const struct virus *virus,
    struct answer *a, struct report *report)
{
	struct trial	 t = { .judge = j, .item = item, .report = report_new() };
	int		 rc;

	facts_init(&t.facts, item, j->profile, j->now);
	facts_virus(&t.facts, item, virus);
	judge_container(&t, files);
	if (t.pack != NULL)
		judge_seals(&t);
	if (t.within != NULL)
		judge_schema(&t);
	if (t.dossier != NULL) {
		t.resume = dossier_traits(t.dossier, t.report);
		judge_facts(&t);
		judge_rules(&t);
	} else if (t.within != NULL && (t.resume = read_claims(&t)) != NULL)
		judge_facts(&t);
	rc = conclude(j, &t.facts, t.resume, a, report);
	trial_clear(&t);
	return rc;
}

int
judge_unread(const struct judge *j, const struct item *item, const struct report *findings, struct answer *a,
    struct report *report)
{
	struct facts		 f;
	const struct virus	 none = { NULL, NULL };
	int			 rc;

	facts_init(&f, item, j->profile, j->now);
	facts_virus(&f, item, &none);
	facts_findings(&f, STEP_CONTAINER, findings);
	rc = conclude(j, &f, NULL, a, report);
	facts_clear(&f);
	return rc;
}
