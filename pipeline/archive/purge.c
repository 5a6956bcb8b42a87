/* purge.c - what is past its term, destroyed with a sealed record of it. */
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/tell.h"
#include "archive/finder.h"
#include "archive/holdings.h"
#include "archive/vault.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "seal/seal.h"
#include "xml/xml.h"

#define RECORD_NS	"urn:clea:elimination:1"

struct purging {
	const struct archive_options *o;
	struct vault	 vault;
	struct holdings	 holdings;
	struct finder	*finder;
	const struct holding **due;	/* to be destroyed, by path */
	bool		*told;		/* of each: its line was printed */
	size_t		 ndue, nkept;	/* past their term; the rule keeps the others */
	struct report	*report;
};

static int
by_path(const void *a, const void *b)
{
	return strcmp((*(const struct holding *const *)a)->path, (*(const struct holding *const *)b)->path);
}

static void
print_due(void *arg, const struct finder_row *r)
{
	struct purging		 *g = arg;
	char			 *path = mem_strdup(r->path);
	const struct holding	  key = { .path = path }, *wanted = &key, **found;

	found = g->ndue == 0 ? NULL : bsearch(&wanted, g->due, g->ndue, sizeof(*g->due), by_path);
	free(path);
	if (found == NULL)
		return;
	g->told[found - g->due] = true;
	tell(g->o, "%s  %s  %s  %s  %s\n", r->numero, r->nom, r->organisme, r->terme, r->ref);
}

/* The last day of retention is over when the day after has begun (UTC). */
static bool
is_past(const struct journal_line *l, const char *today)
{
	return strlen(l->terme) == 10 && strcmp(l->terme, today) < 0;
}

/* What is due, the journal says; the index only knows whose it is. */
static int
tell_due(struct purging *g)
{
	const struct finder_query	 all = { .what = NULL };
	int				 rc = finder_each(g->finder, &all, print_due, g, g->report);

	for (size_t i = 0; rc == 0 && i < g->ndue; i++)
		if (!g->told[i])
			tell(g->o, "?  ?  ?  %s  %s\n", g->due[i]->line->terme, g->due[i]->line->paquet);
	return rc;
}

static int
find_due(struct purging *g)
{
	char	 today[32];

	instant_day(g->o->now, today);
	g->due = mem_array(g->holdings.n, sizeof(*g->due));
	g->told = mem_array(g->holdings.n, sizeof(*g->told));
	for (size_t i = 0; i < g->holdings.n; i++) {
		const struct holding	*h = &g->holdings.all[i];

		if (!h->package || !is_past(h->line, today))
			continue;
		if (strcmp(h->line->sort, "detruire") != 0) {
			g->nkept++;
			continue;
		}
		g->due[g->ndue++] = h;
	}
	return tell_due(g);
}

/* Digests, rules and days; no number, no name. */
static struct buf *
write_record(const struct purging *g)
{
	struct xml_doc	*doc = xml_doc_new("elimination.xml", RECORD_NS, NULL, "elimination");
	struct buf	*out = buf_new();
	char		 iso[32], octets[32];

	xml_set(xml_root(doc), "version", "1");
	xml_set(xml_root(doc), "instant", instant_iso(g->o->now, iso));
	xml_set(xml_root(doc), "programme", "clea " CLEA_VERSION);
	for (size_t i = 0; i < g->ndue; i++) {
		const struct journal_line	*l = g->due[i]->line;
		struct xml_node			*n = xml_add(xml_root(doc), "paquet", NULL);

		snprintf(octets, sizeof(octets), "%lld", (long long)l->octets);
		xml_set(n, "reference", l->paquet);
		xml_set(n, "forme", l->forme);
		xml_set(n, "octets", octets);
		xml_set(n, "sha512", l->sha512);
		xml_set(n, "entree", l->instant);
		xml_set(n, "regle", l->regle);
		xml_set(n, "terme", l->terme);
	}
	xml_write(doc, true, out);
	xml_free(doc);
	return out;
}

static void
gather_destruction(struct purging *g, const char *record)
{
	for (size_t i = 0; i < g->ndue; i++) {
		const struct journal_line	*l = g->due[i]->line;
		char				*members;

		members = mem_printf("\"paquet\":\"%s\",\"forme\":\"%s\",\"octets\":%lld,\"sha512\":\"%s\",\"regle\":\"%s\","
		    "\"terme\":\"%s\",\"acte\":\"%s\"", l->paquet, l->forme, (long long)l->octets, l->sha512, l->regle,
		    l->terme, record);
		vault_log(&g->vault, EVENT_ELIMINATION, members);
		free(members);
		vault_destroy(&g->vault, g->due[i]->path);
	}
	/* It knows names: it is made again of what stays. */
	vault_destroy(&g->vault, VAULT_INDEX);
	vault_destroy(&g->vault, VAULT_INDEX "-journal");
}

static int
destroy(struct purging *g, const struct signer *signer)
{
	struct seal_entry	 entry = { .name = "elimination.xml", .mime = "application/xml", .data = write_record(g),
				    .rootfile = true };
	struct buf		*b = seal_asic(&entry, 1, signer, g->o->now, g->report);
	char			*to = mem_printf("eliminations/%08zu.asice", g->vault.n + 1), *more;
	int			 rc = -1;

	more = mem_printf(",\"paquets\":%zu", g->ndue);
	if (b != NULL && vault_put_sealed(&g->vault, EVENT_ACTE, to, more, b, g->report) == 0) {
		gather_destruction(g, to);
		rc = vault_commit(&g->vault, g->report);
	}
	if (rc == 0)
		rc = vault_head_write(&g->vault, g->o->head, g->report);
	if (rc == 0)
		tell(g->o, _("destroyed: %zu; recorded in %s/%s, sealed by %s\n"), g->ndue, g->vault.dir, to,
		    signer_name(signer));
	free(more);
	buf_free(b);
	free(to);
	return rc;
}

int
archive_purge(const struct archive_options *o, const struct signer *signer, struct report *report)
{
	struct purging	 g = { .o = o, .report = report };
	int		 rc = -1;

	if (vault_open(&g.vault, o->archive, VAULT_WRITE, o->now, report) == 0 &&
	    vault_head_check(&g.vault, o->head, report) == 0) {
		holdings_gather(&g.holdings, &g.vault.journal);
		if ((g.finder = finder_open(&g.vault, report)) != NULL)
			rc = find_due(&g);
		finder_close(g.finder);
		if (rc == 0)
			tell(o, _("packages past their term, to be destroyed: %zu of %zu; past it and kept: %zu\n"),
			    g.ndue, g.holdings.npackages, g.nkept);
		if (rc == 0 && signer != NULL && g.ndue > 0)
			rc = destroy(&g, signer);
	}
	free(g.due);
	free(g.told);
	holdings_clear(&g.holdings);
	vault_close(&g.vault);
	return rc;
}
