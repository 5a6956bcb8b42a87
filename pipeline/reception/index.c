/* index.c - the receptions of a store in SQLite. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/corrected.h"
#include "reception/fiche.h"
#include "reception/index.h"
#include "reception/record.h"
#include "xml/xml.h"

#define INDEX_VERSION	1		/* user_version; a change of the tables is a new one */
#define BUSY_MS		10000		/* somebody else writes: wait that long */

enum statement { PUT, DROP, FINDING_PUT, PATHS, STATEMENT__MAX };

struct index {
	sqlite3		*db;
	char		*path;			/* what findings call it */
	sqlite3_stmt	*st[STATEMENT__MAX];	/* prepared when first used */
};

static const char schema[] =
	"CREATE TABLE reception ("
	" chemin TEXT PRIMARY KEY, le TEXT NOT NULL, programme TEXT NOT NULL, profil TEXT NOT NULL,"
	" fichier TEXT NOT NULL, forme TEXT NOT NULL, octets INTEGER NOT NULL, sha256 TEXT NOT NULL,"
	" verdict TEXT NOT NULL, motif TEXT NOT NULL, siret TEXT NOT NULL, numero TEXT NOT NULL,"
	" referentiel TEXT NOT NULL, nom TEXT NOT NULL, prenom TEXT NOT NULL, naissance TEXT NOT NULL,"
	" organisme TEXT NOT NULL, terme TEXT NOT NULL, issue TEXT NOT NULL, pret_jury INTEGER NOT NULL,"
	" virus TEXT NOT NULL, erreurs INTEGER NOT NULL, avertissements INTEGER NOT NULL,"
	" informations INTEGER NOT NULL, fiche TEXT NOT NULL) STRICT;"	/* long rows: a table with rowid packs them better */
	"CREATE INDEX reception_le ON reception (le, chemin);"
	"CREATE TABLE constat ("
	" chemin TEXT NOT NULL REFERENCES reception ON DELETE CASCADE, id TEXT NOT NULL,"
	" severite TEXT NOT NULL, nombre INTEGER NOT NULL, PRIMARY KEY (chemin, id, severite)) STRICT, WITHOUT ROWID;";

static const char *const sql[STATEMENT__MAX] = {
	[PUT] = "INSERT INTO reception VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,"
	    "?20,?21,?22,?23,?24,?25)",
	[DROP] = "DELETE FROM reception WHERE chemin = ?1",
	[FINDING_PUT] = "INSERT INTO constat VALUES (?1, ?2, ?3, 1)"
	    " ON CONFLICT (chemin, id, severite) DO UPDATE SET nombre = nombre + 1",
	[PATHS] = "SELECT chemin FROM reception ORDER BY chemin",
};

/* ---- open and close ---- */

static int
say(const struct index *ix, struct report *report)
{
	report_add(report, FINDING_STORE_INDEX, POS_FILE(ix->path), "%s", sqlite3_errmsg(ix->db));
	return -1;
}

static bool
run(sqlite3 *db, const char *text)
{
	return sqlite3_exec(db, text, NULL, NULL, NULL) == SQLITE_OK;
}

/* The first column of the first row, "" when there is none.  Caller frees. */
static char *
ask(sqlite3 *db, const char *text)
{
	sqlite3_stmt	*st = NULL;
	char		*answer = NULL;

	if (sqlite3_prepare_v2(db, text, -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW)
		answer = mem_strdup((const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	return answer != NULL ? answer : mem_strdup("");
}

static bool
answers(sqlite3 *db, const char *text, const char *wanted)
{
	char	*got = ask(db, text);
	bool	 is = strcmp(got, wanted) == 0;

	free(got);
	return is;
}

static bool
make_tables(sqlite3 *db)
{
	char	*version = mem_printf("PRAGMA user_version = %d", INDEX_VERSION);
	bool	 made = run(db, "BEGIN IMMEDIATE") && run(db, schema) && run(db, version) && run(db, "COMMIT");

	free(version);
	return made;
}

/* What others wrote into it is data: nothing in it is ever run, nothing in it is taken for sound. */
static void
settle_down(sqlite3 *db)
{
	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, BUSY_MS);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	(void)sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	(void)run(db, "PRAGMA cell_size_check = ON");
}

/* NULL: fine; else why it cannot be used. */
static const char *
check(sqlite3 *db, enum index_how how)
{
	char	version[16];

	snprintf(version, sizeof(version), "%d", INDEX_VERSION);
	if (!run(db, "PRAGMA foreign_keys = ON"))
		return _("it cannot be read");
	if (how == INDEX_WRITE && (!run(db, "PRAGMA journal_mode = WAL") || !run(db, "PRAGMA synchronous = NORMAL")))
		return _("it cannot be written");
	if (answers(db, "PRAGMA user_version", "0") && answers(db, "SELECT count(*) FROM sqlite_schema", "0"))
		return how == INDEX_WRITE && make_tables(db) ? NULL : _("it is empty");
	if (!answers(db, "PRAGMA user_version", version))
		return _("another version of the program made it");
	if (!answers(db, "PRAGMA quick_check(1)", "ok") || !answers(db, "SELECT count(*) FROM pragma_foreign_key_check", "0"))
		return _("it is damaged");
	return NULL;
}

struct index *
index_open(const char *path, enum index_how how, const char **why)
{
	struct index	*ix = mem_alloc(sizeof(*ix));
	int		 flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX;
	const char	*reason;

	ix->path = mem_strdup(path);
	flags |= how == INDEX_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
	if (how == INDEX_READ && !file_exists(path))
		reason = _("there is none");
	else if (sqlite3_open_v2(path, &ix->db, flags, NULL) != SQLITE_OK)
		reason = _("it cannot be opened");
	else {
		settle_down(ix->db);
		reason = check(ix->db, how);
	}
	if (why != NULL)
		*why = reason;
	if (reason == NULL)
		return ix;
	index_free(ix);
	return NULL;
}

struct index *
index_new(struct report *report)
{
	struct index	*ix = mem_alloc(sizeof(*ix));

	ix->path = mem_strdup(":memory:");
	if (sqlite3_open_v2(ix->path, &ix->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, NULL) ==
	    SQLITE_OK && run(ix->db, "PRAGMA foreign_keys = ON") && make_tables(ix->db))
		return ix;
	(void)say(ix, report);
	index_free(ix);
	return NULL;
}

void
index_free(struct index *ix)
{
	if (ix == NULL)
		return;
	for (int i = 0; i < STATEMENT__MAX; i++)
		sqlite3_finalize(ix->st[i]);
	(void)sqlite3_close(ix->db);	/* the last one out takes WAL and shared memory away */
	free(ix->path);
	free(ix);
}

int
index_remove(const char *path, struct report *report)
{
	static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };
	int	 rc = 0;

	for (size_t i = 0; i < nitems(suffixes); i++) {
		char	*file = mem_printf("%s%s", path, suffixes[i]);

		if (unlink(file) == -1 && errno != ENOENT) {
			report_add(report, FINDING_FILE_WRITE, POS_FILE(file), "%s", strerror(errno));
			rc = -1;
		}
		free(file);
		if (rc == -1)
			break;
	}
	return rc;
}

/* ---- writing ---- */

int
index_begin(struct index *ix, struct report *report)
{
	return run(ix->db, "BEGIN IMMEDIATE") ? 0 : say(ix, report);
}

int
index_commit(struct index *ix, struct report *report)
{
	return run(ix->db, "COMMIT") ? 0 : say(ix, report);
}

void
index_rollback(struct index *ix)
{
	if (sqlite3_get_autocommit(ix->db) == 0)
		(void)run(ix->db, "ROLLBACK");
}

static sqlite3_stmt *
prepared(struct index *ix, enum statement which)
{
	if (ix->st[which] == NULL &&
	    sqlite3_prepare_v3(ix->db, sql[which], -1, SQLITE_PREPARE_PERSISTENT, &ix->st[which], NULL) != SQLITE_OK)
		return NULL;
	sqlite3_reset(ix->st[which]);
	return ix->st[which];
}

/* Texts live until the step: nothing is copied. */
static int
run_with(struct index *ix, enum statement which, const char *const *texts, int n, struct report *report)
{
	sqlite3_stmt	*st = prepared(ix, which);
	int		 rc = st == NULL ? SQLITE_ERROR : SQLITE_OK;

	for (int i = 0; rc == SQLITE_OK && i < n; i++)
		rc = sqlite3_bind_text(st, i + 1, texts[i], -1, SQLITE_STATIC);
	if (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_DONE) {
		sqlite3_reset(st);
		return 0;
	}
	(void)say(ix, report);
	if (st != NULL)
		sqlite3_reset(st);
	return -1;
}

int
index_drop(struct index *ix, const char *chemin, struct report *report)
{
	return run_with(ix, DROP, &chemin, 1, report);
}

static int
put_findings(struct index *ix, const char *chemin, const struct xml_node *constats, struct report *report)
{
	for (struct xml_node *c = xml_first(constats); c != NULL; c = xml_next(c)) {
		const char	*id = xml_attr(c, NULL, "id"), *severity = xml_attr(c, NULL, "severite");
		const char	*texts[] = { chemin, id == NULL ? "" : id, severity == NULL ? "" : severity };

		if (run_with(ix, FINDING_PUT, texts, nitems(texts), report) == -1)
			return -1;
	}
	return 0;
}

/* Numbers go through text as well: STRICT tables turn what looks like one into one. */
static int
put_row(struct index *ix, const char *chemin, const struct record *r, const char *fiche, struct report *report)
{
	char		 bytes[24], errors[24], warnings[24], infos[24];
	const char	*texts[] = {
		chemin, r->le, r->programme, r->profil, r->name, r->form, bytes, r->sha256, verdict_code(r->verdict),
		r->motif, r->siret, r->numero, r->referentiel, r->nom, r->prenom, r->naissance, r->organisme, r->terme,
		r->issue, r->jury ? "1" : "0", r->virus, errors, warnings, infos, fiche,
	};

	snprintf(bytes, sizeof(bytes), "%zu", r->bytes);
	snprintf(errors, sizeof(errors), "%zu", r->errors);
	snprintf(warnings, sizeof(warnings), "%zu", r->warnings);
	snprintf(infos, sizeof(infos), "%zu", r->infos);
	return run_with(ix, PUT, texts, nitems(texts), report);
}

int
index_put(struct index *ix, const char *chemin, const struct record *r, const struct xml_doc *doc, struct report *report)
{
	struct xml_node	*part = xml_first(xml_root(doc));
	struct buf	 fiche;
	int		 rc;

	buf_init(&fiche);
	fiche_write(doc, chemin, &fiche);
	while (part != NULL && !xml_is(part, RECEPTION_NS, "constats"))
		part = xml_next(part);
	rc = index_drop(ix, chemin, report);
	if (rc == 0)
		rc = put_row(ix, chemin, r, fiche.data, report);
	if (rc == 0 && part != NULL)
		rc = put_findings(ix, chemin, part, report);
	buf_clear(&fiche);
	return rc;
}

char **
index_paths(struct index *ix, struct report *report)
{
	sqlite3_stmt	*st = prepared(ix, PATHS);
	char		**all = mem_array(1, sizeof(*all));
	size_t		 n = 0;
	int		 rc = SQLITE_ERROR;

	while (st != NULL && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		all = mem_grow(all, n + 2, sizeof(*all));
		all[n++] = mem_strdup((const char *)sqlite3_column_text(st, 0));
		all[n] = NULL;
	}
	if (rc != SQLITE_DONE) {
		(void)say(ix, report);
		file_list_free(all);
		all = NULL;
	}
	if (st != NULL)
		sqlite3_reset(st);
	return all;
}

/* ---- asking ---- */

#define COLUMNS	"r.chemin, r.fichier, r.forme, r.sha256, r.profil, r.programme, r.le, r.verdict, r.motif, r.siret," \
		" r.numero, r.referentiel, r.nom, r.prenom, r.naissance, r.organisme, r.terme, r.issue, r.virus, r.fiche," \
		" r.octets, r.erreurs, r.avertissements, r.informations, r.pret_jury," \
		" CAST(julianday(?1) - julianday(substr(r.le, 1, 10)) AS INTEGER)," \
		" CAST(julianday(r.terme) - julianday(?1) AS INTEGER)," \
		" EXISTS (SELECT 1 FROM constat AS c WHERE c.chemin = r.chemin AND c.id = ?7)," \
		" k.le, k.nom, k.prenom, k.naissance"
#define TEXTS	20		/* of them come first */

/* "k" is what stands under the number of one that was sent back; what was accepted stands there itself. */
static const char select_rows[] =
	"SELECT " COLUMNS " FROM reception AS r"
	" LEFT JOIN reception AS k ON k.chemin = r.siret || '/' || r.numero AND k.chemin <> r.chemin"
	" WHERE (?2 IS NULL OR r.siret = ?2 OR instr(lower(r.organisme), lower(?2)) > 0)"
	" AND (?3 IS NULL OR substr(r.le, 1, length(?3)) >= ?3)"
	" AND (?4 IS NULL OR substr(r.le, 1, length(?4)) <= ?4)"
	" AND (?5 IS NULL OR r.verdict = ?5)"
	" AND (?6 IS NULL OR r.pret_jury = 1)"
	" ORDER BY r.le, r.chemin";

static const char *
text(sqlite3_stmt *st, int column)
{
	const char	*s = (const char *)sqlite3_column_text(st, column);

	return s == NULL ? "" : s;
}

/* When it was accepted after all; "" where it was not. */
static const char *
read_corrected(sqlite3_stmt *st, const struct index_row *r)
{
	const struct reception_of	 back = { r->le, r->nom, r->prenom, r->naissance };
	const struct reception_of	 kept = { text(st, TEXTS + 8), text(st, TEXTS + 9), text(st, TEXTS + 10), text(st, TEXTS + 11) };

	return kept.le[0] != '\0' && corrected_by(&back, r->taken, &kept) ? kept.le : "";
}

static void
read_row(sqlite3_stmt *st, struct index_row *r)
{
	const char	**texts[TEXTS] = {
		&r->chemin, &r->fichier, &r->forme, &r->sha256, &r->profil, &r->programme, &r->le, &r->verdict, &r->motif,
		&r->siret, &r->numero, &r->referentiel, &r->nom, &r->prenom, &r->naissance, &r->organisme, &r->terme,
		&r->issue, &r->virus, &r->fiche,
	};

	for (int i = 0; i < TEXTS; i++)
		*texts[i] = text(st, i);
	r->octets = sqlite3_column_int64(st, TEXTS);
	r->errors = sqlite3_column_int64(st, TEXTS + 1);
	r->warnings = sqlite3_column_int64(st, TEXTS + 2);
	r->infos = sqlite3_column_int64(st, TEXTS + 3);
	r->jury = sqlite3_column_int(st, TEXTS + 4) != 0;
	r->age = sqlite3_column_int64(st, TEXTS + 5);
	r->has_days = sqlite3_column_type(st, TEXTS + 6) != SQLITE_NULL;
	r->days = sqlite3_column_int64(st, TEXTS + 6);
	r->taken = sqlite3_column_int(st, TEXTS + 7) != 0;
	r->corrige = read_corrected(st, r);
}

/* Sent back, and nothing became of it yet. */
static bool
is_awaited(const struct index_row *r)
{
	return r->corrige[0] == '\0' && strcmp(r->verdict, verdict_code(VERDICT_ACCEPTED)) != 0 &&
	    strcmp(r->verdict, verdict_code(VERDICT_REMARKS)) != 0;
}

int
index_each(struct index *ix, const struct index_filter *filter, instant now,
    int (*fn)(void *, const struct index_row *), void *arg, struct report *report)
{
	static const struct index_filter all = { NULL, NULL, NULL, NULL, false, false };
	const struct index_filter *f = filter == NULL ? &all : filter;
	char		 today[32];
	const char	*values[] = {
		instant_day(now, today), f->organisme, f->since, f->until, f->verdict, f->jury ? "1" : NULL,
		finding_id(FINDING_RECEPTION_TAKEN),
	};
	sqlite3_stmt	*st = NULL;
	int		 rc, answer = 0;

	rc = sqlite3_prepare_v2(ix->db, select_rows, -1, &st, NULL);
	for (int i = 0; rc == SQLITE_OK && i < (int)nitems(values); i++)
		rc = sqlite3_bind_text(st, i + 1, values[i], -1, SQLITE_STATIC);	/* NULL is bound as NULL */
	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	while (rc == SQLITE_ROW && answer == 0) {
		struct index_row	 row;

		read_row(st, &row);
		if (!f->awaited || is_awaited(&row))
			answer = fn(arg, &row);
		if (answer == 0)
			rc = sqlite3_step(st);
	}
	if (answer == 0 && rc != SQLITE_DONE)
		answer = say(ix, report);
	sqlite3_finalize(st);
	return answer;
}
