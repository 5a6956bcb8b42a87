/* finder.c - what is in an archive, for finding: a cache made of journal and packages. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "archive/bag.h"
#include "archive/describe.h"
#include "archive/fold.h"
#include "archive/holdings.h"
#include "archive/finder.h"
#include "archive/vault.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"

#define FORMAT	"1"
#define WAIT_MS	10000

struct finder {
	sqlite3		*db;
	char		*path;		/* of the file, for findings */
};

static int
say(const struct finder *ix, struct report *report)
{
	report_add(report, FINDING_ARCHIVE_INDEX, POS_FILE(ix->path), "%s", sqlite3_errmsg(ix->db));
	return -1;
}

static bool
run(struct finder *ix, const char *sql)
{
	return sqlite3_exec(ix->db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* A statement with text values bound in order, a NULL at the end of them; NULL: it cannot be prepared. */
static sqlite3_stmt *
prepare(struct finder *ix, const char *sql, const char *const *values)
{
	sqlite3_stmt	*st = NULL;

	if (sqlite3_prepare_v2(ix->db, sql, -1, &st, NULL) != SQLITE_OK)
		return NULL;
	for (int i = 0; values != NULL && values[i] != NULL; i++)
		if (sqlite3_bind_text(st, i + 1, values[i], -1, SQLITE_TRANSIENT) != SQLITE_OK) {
			sqlite3_finalize(st);
			return NULL;
		}
	return st;
}

static bool
run_with(struct finder *ix, const char *sql, const char *const *values)
{
	sqlite3_stmt	*st = prepare(ix, sql, values);
	bool		 fine = st != NULL && sqlite3_step(st) == SQLITE_DONE;

	return sqlite3_finalize(st) == SQLITE_OK && fine;
}

static const char *
column(sqlite3_stmt *st, int i)
{
	const char	*s = (const char *)sqlite3_column_text(st, i);

	return s == NULL ? "" : s;
}

/* ---- how far it goes ---- */

/* The value of a key; caller frees; NULL: none, or no such table. */
static char *
meta(struct finder *ix, const char *key)
{
	sqlite3_stmt	*st = prepare(ix, "SELECT valeur FROM meta WHERE cle = ?", (const char *const[]){ key, NULL });
	char		*value = NULL;

	if (st != NULL && sqlite3_step(st) == SQLITE_ROW)
		value = mem_strdup(column(st, 0));
	sqlite3_finalize(st);
	return value;
}

/* How many lines of this journal are in it; -1: it is of another one, or of none. */
static long
goes_up_to(struct finder *ix, const struct journal *j)
{
	char	*format = meta(ix, "format"), *line = meta(ix, "ligne"), *hash = meta(ix, "empreinte");
	size_t	 n = line == NULL ? 0 : strtoul(line, NULL, 10);
	long	 found = -1;

	if (format != NULL && strcmp(format, FORMAT) == 0 && hash != NULL && n > 0 && n <= j->n &&
	    strcmp(j->lines[n - 1].hash, hash) == 0)
		found = (long)n;
	free(format);
	free(line);
	free(hash);
	return found;
}

/* ---- filling it ---- */

static bool
begin_anew(struct finder *ix)
{
	return run(ix, "DROP TABLE IF EXISTS paquets; DROP TABLE IF EXISTS meta;"
	    "CREATE TABLE meta (cle TEXT PRIMARY KEY, valeur TEXT);"
	    "CREATE TABLE paquets (ref TEXT PRIMARY KEY, chemin TEXT, numero TEXT, siret TEXT, organisme TEXT,"
	    " nom TEXT, naissance TEXT, entree TEXT, terme TEXT, sort TEXT, forme TEXT, noms TEXT, organismes TEXT);"
	    "CREATE INDEX par_numero ON paquets (numero);"
	    "INSERT INTO meta VALUES ('format', '" FORMAT "')");
}

/* A package that cannot be read is in the index by its REF alone: the audit says what is wrong with it. */
static bool
add(struct finder *ix, const struct vault *v, const struct journal_line *l)
{
	char			*path = vault_package(l->paquet, l->forme), *full = vault_path(v, path);
	char			*noms, *organismes;
	struct description	 d;
	bool			 fine;

	describe(full, strncmp(l->forme, "bagit", 5) == 0, &d);
	noms = fold(d.noms);
	organismes = fold(d.organisme);
	fine = run_with(ix, "INSERT OR REPLACE INTO paquets VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", (const char *const[]){
	    l->paquet, path, d.numero, d.siret, d.organisme, d.nom, d.naissance, l->instant, l->terme, l->sort,
	    l->forme, noms, organismes, NULL });
	free(noms);
	free(organismes);
	description_clear(&d);
	free(full);
	free(path);
	return fine;
}

static bool
catch_up(struct finder *ix, const struct vault *v, size_t from)
{
	const struct journal	*j = &v->journal;
	struct holdings		 h;
	bool			 fine = true;
	char			*n;

	holdings_gather(&h, j);
	for (size_t i = from; fine && i < j->n; i++) {
		const struct journal_line	*l = &j->lines[i];

		if (l->event == EVENT_ELIMINATION)
			fine = run_with(ix, "DELETE FROM paquets WHERE ref = ?", (const char *const[]){ l->paquet, NULL });
		else if (l->event == EVENT_ENTREE && vault_is_ref(l->paquet)) {
			char			*path = vault_package(l->paquet, l->forme);
			const struct holding	*x = holdings_find(&h, path);

			if (x != NULL && x->line == l)
				fine = add(ix, v, l);
			free(path);
		}
	}
	holdings_clear(&h);
	n = mem_printf("%zu", j->n);
	fine = fine && run_with(ix, "INSERT OR REPLACE INTO meta VALUES ('ligne', ?)", (const char *const[]){ n, NULL }) &&
	    run_with(ix, "INSERT OR REPLACE INTO meta VALUES ('empreinte', ?)",
	    (const char *const[]){ j->n == 0 ? "" : j->lines[j->n - 1].hash, NULL });
	free(n);
	return fine;
}

static bool
bring_up_to_date(struct finder *ix, const struct vault *v)
{
	long	 n = goes_up_to(ix, &v->journal);

	if (n == (long)v->journal.n)
		return true;
	if (!run(ix, "BEGIN IMMEDIATE"))
		return false;
	if ((n == -1 && !begin_anew(ix)) || !catch_up(ix, v, n == -1 ? 0 : (size_t)n) || !run(ix, "COMMIT")) {
		(void)run(ix, "ROLLBACK");
		return false;
	}
	return true;
}

static bool
connect_to(struct finder *ix, const char *path)
{
	if (sqlite3_open_v2(path, &ix->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
		return false;
	sqlite3_busy_timeout(ix->db, WAIT_MS);
	/* What is deleted is overwritten: it was about persons. */
	return run(ix, "PRAGMA secure_delete = ON");
}

static void
disconnect(struct finder *ix)
{
	sqlite3_close(ix->db);
	ix->db = NULL;
}

struct finder *
finder_open(const struct vault *v, struct report *report)
{
	struct finder	*ix = mem_alloc(sizeof(*ix));
	bool		 writable = access(v->dir, W_OK) == 0;

	ix->path = vault_path(v, VAULT_INDEX);
	if (writable && connect_to(ix, ix->path) && bring_up_to_date(ix, v))
		return ix;
	disconnect(ix);
	/* A cache that does not serve is made again from nothing, once. */
	if (writable && unlink(ix->path) == 0 && connect_to(ix, ix->path) && bring_up_to_date(ix, v))
		return ix;
	disconnect(ix);
	if (connect_to(ix, ":memory:") && bring_up_to_date(ix, v))
		return ix;
	(void)say(ix, report);
	finder_close(ix);
	return NULL;
}

void
finder_close(struct finder *ix)
{
	if (ix == NULL)
		return;
	disconnect(ix);
	free(ix->path);
	free(ix);
}

/* ---- asking ---- */

static void
hand_over(sqlite3_stmt *st, void (*fn)(void *, const struct finder_row *), void *arg)
{
	struct finder_row	 row = {
		.ref = column(st, 0), .path = column(st, 1), .numero = column(st, 2), .siret = column(st, 3),
		.organisme = column(st, 4), .nom = column(st, 5), .naissance = column(st, 6), .entree = column(st, 7),
		.terme = column(st, 8), .sort = column(st, 9), .forme = column(st, 10),
	};

	fn(arg, &row);
}

int
finder_each(struct finder *ix, const struct finder_query *q, void (*fn)(void *, const struct finder_row *), void *arg,
    struct report *report)
{
	char		*nom = fold(q->nom == NULL ? "" : q->nom), *organisme = fold(q->organisme == NULL ? "" : q->organisme);
	const char	*values[] = {
		q->what == NULL ? "" : q->what, nom, organisme, q->since == NULL ? "" : q->since,
		q->until == NULL ? "9999" : q->until, NULL,
	};
	sqlite3_stmt	*st = prepare(ix, "SELECT ref, chemin, numero, siret, organisme, nom, naissance, entree, terme, sort, forme"
			    " FROM paquets WHERE (?1 = '' OR numero = ?1 OR ref = ?1) AND instr(noms, ?2) > 0"
			    " AND (siret = ?3 OR instr(organismes, ?3) > 0) AND substr(entree, 1, 10) >= ?4 AND substr(entree, 1, 10) <= ?5"
			    " ORDER BY organisme, numero, entree, ref", values);
	int		 rc = SQLITE_ERROR;

	while (st != NULL && (rc = sqlite3_step(st)) == SQLITE_ROW)
		hand_over(st, fn, arg);
	sqlite3_finalize(st);
	free(nom);
	free(organisme);
	return rc == SQLITE_DONE ? 0 : say(ix, report);
}
