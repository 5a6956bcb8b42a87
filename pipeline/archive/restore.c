/* restore.c - a dossier given back, and what there is listed. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "archive/archive.h"
#include "archive/describe.h"
#include "archive/finder.h"
#include "archive/fixity.h"
#include "archive/holdings.h"
#include "archive/package.h"
#include "archive/tell.h"
#include "archive/vault.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"

/* ---- list ---- */

struct listing {
	const struct archive_options *o;
	json_t	*rows;		/* NULL: lines of text */
	size_t	 n;
};

static void
add_row(json_t *rows, const struct finder_row *r)
{
	json_t	*o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "numero", r->numero, "nom", r->nom,
		    "naissance", r->naissance, "organisme", r->organisme, "siret", r->siret, "entree", r->entree,
		    "terme", r->terme, "sort", r->sort, "forme", r->forme, "reference", r->ref);

	if (o == NULL || json_array_append_new(rows, o) == -1)
		abort();		/* out of memory, as everywhere */
}

static void
take_row(void *arg, const struct finder_row *r)
{
	struct listing	*l = arg;

	l->n++;
	if (l->rows != NULL)
		add_row(l->rows, r);
	else
		tell(l->o, "%s  %s  %s  %.10s  %s  %s\n", r->numero, r->nom, r->organisme, r->entree, r->terme, r->ref);
}

static void
tell_rows(const struct listing *l)
{
	char	*text = json_dumps(l->rows, JSON_INDENT(2));

	if (text == NULL)
		abort();
	tell(l->o, "%s\n", text);
	free(text);
}

int
archive_list(const struct archive_options *o, const struct archive_query *q, struct report *report)
{
	struct listing		 l = { .o = o, .rows = q->json ? json_array() : NULL };
	struct finder_query	 query = { .what = q->what, .nom = q->name, .organisme = q->organisme, .since = q->since,
				    .until = q->until };
	struct vault		 v;
	struct finder		*ix = NULL;
	int			 rc = -1;

	if (vault_open(&v, o->archive, VAULT_READ, o->now, report) == 0 &&
	    (ix = finder_open(&v, report)) != NULL &&
	    (rc = finder_each(ix, &query, take_row, &l, report)) == 0) {
		if (q->json)
			tell_rows(&l);
		else
			tell(o, ngettext("%zu dossier\n", "%zu dossiers\n", l.n), l.n);
	}
	json_decref(l.rows);
	finder_close(ix);
	vault_close(&v);
	return rc;
}

/* ---- restore ---- */

struct choice {			/* the package that entered last of those that fit */
	const struct holdings *holdings;
	const struct holding *last;
	char	*siret;
	size_t	 n;
	bool	 several_bodies;
};

static void
choose(void *arg, const struct finder_row *r)
{
	struct choice		*c = arg;
	const struct holding	*x = holdings_find(c->holdings, r->path);

	if (x == NULL)
		return;
	c->several_bodies |= c->n > 0 && strcmp(c->siret, r->siret) != 0;
	c->n++;
	if (c->last != NULL && x->line < c->last->line)
		return;
	free(c->siret);
	c->siret = mem_strdup(r->siret);
	c->last = x;
}

static int
find(const struct vault *v, const char *what, struct choice *c, struct report *report)
{
	struct finder		*ix = finder_open(v, report);
	struct finder_query	 query = { .what = what };
	int			 rc = ix == NULL ? -1 : finder_each(ix, &query, choose, c, report);

	finder_close(ix);
	if (rc == -1)
		return -1;
	if (c->n == 0 || c->several_bodies) {
		report_add(report, c->n == 0 ? FINDING_ARCHIVE_UNKNOWN : FINDING_ARCHIVE_SEVERAL, POS_FILE(v->dir), "%s", what);
		return -1;
	}
	return 0;
}

/* The reference is the container's own digest: whatever made the package, these are the bytes that were received. */
static bool
is_received(const struct holding *x, const struct buf *b, const char *name, struct report *report)
{
	char	 ref[33];

	package_ref(b, ref);
	if (x->line->faulty || strcmp(ref, x->line->paquet) == 0)
		return true;
	report_add(report, FINDING_ARCHIVE_CHANGED, (struct pos){ x->path, 0, name }, "%s", "");
	return false;
}

/* An index that lies about a number must not hand out somebody else's dossier: its own description decides. */
static bool
is_asked_for(const struct vault *v, const struct holding *x, const char *what, struct report *report)
{
	char			*path = file_join(v->dir, x->path);
	struct description	 d;
	bool			 is = strcmp(what, x->line->paquet) == 0;

	if (!is) {
		describe(path, x->bag, &d);
		is = strcmp(what, d.numero) == 0;
		description_clear(&d);
	}
	if (!is)
		report_add(report, FINDING_ARCHIVE_LIES, POS_FILE(path), "%s", what);
	free(path);
	return is;
}

/* What is given back is what entered, or nothing is: the package is compared with the journal first. */
static int
give_back(const struct vault *v, const struct holding *x, const char *what, const char *dir, const struct archive_options *o,
    struct report *report)
{
	struct buf	*b = NULL;
	char		*name = NULL, *to = NULL;
	int64_t		 octets;
	int		 rc = -1;

	if (fixity_check(v->dir, x, &octets, NULL, report) == 0 && is_asked_for(v, x, what, report) &&
	    (b = fixity_container(v->dir, x, &name, report)) != NULL && is_received(x, b, name, report) && file_mkdirs(dir, report) == 0) {
		to = file_join(dir, name);
		rc = file_write(to, b, FILE_NEW, report);
	}
	if (rc == 0)
		tell(o, _("%s: as it was received, %zu bytes\n"), to, b->len);
	free(to);
	free(name);
	buf_free(b);
	return rc;
}

static int
record(const struct archive_options *o, const char *ref, struct report *report)
{
	struct vault	 v;
	char		*members = mem_printf("\"paquet\":\"%s\"", ref);
	int		 rc = -1;

	if (vault_open(&v, o->archive, VAULT_WRITE, o->now, report) == 0) {
		vault_log(&v, EVENT_RESTITUTION, members);
		rc = vault_commit(&v, report);
		if (rc == 0)
			rc = vault_head_write(&v, o->head, report);
	}
	vault_close(&v);
	free(members);
	return rc;
}

int
archive_restore(const struct archive_options *o, const char *what, const char *dir, struct report *report)
{
	struct holdings	 h = { 0 };
	struct choice	 c = { .holdings = &h };
	struct vault	 v;
	char		*ref = NULL;
	bool		 sound = false;
	int		 rc = -1;

	if (vault_open(&v, o->archive, VAULT_READ, o->now, report) == 0) {
		holdings_gather(&h, &v.journal);
		if (vault_head_check(&v, o->head, report) == 0 && find(&v, what, &c, report) == 0 &&
		    (rc = give_back(&v, c.last, what, dir, o, report)) == 0)
			ref = mem_strdup(c.last->line->paquet);
	}
	sound = v.journal.sound;
	holdings_clear(&h);
	vault_close(&v);
	if (rc == 0 && sound && access(o->archive, W_OK) == 0)
		rc = record(o, ref, report);
	free(ref);
	free(c.siret);
	return rc;
}
