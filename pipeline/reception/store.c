/* store.c - a store opened and closed: the lock, what killed runs left, the index in line with the folders. */
#include <sys/file.h>
#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/holding.h"
#include "reception/index.h"
#include "reception/record.h"
#include "reception/store.h"
#include "reception/store_inside.h"
#include "reception/walk.h"
#include "xml/xml.h"

/* ---- the lock ---- */

static int
cannot(const char *path, struct report *report)
{
	report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
	return -1;
}

/* A signal while we wait ends the program: nothing is begun. */
static int
wait_for(int fd, const char *store, FILE *err)
{
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return 0;
	if (errno != EWOULDBLOCK)
		return -1;
	if (err != NULL) {
		fprintf(err, _("%s: another receiver is at work there; waiting until it has ended\n"), store);
		fflush(err);
	}
	while (flock(fd, LOCK_EX) == -1)
		if (errno != EINTR)
			return -1;
	return 0;
}

static int
take_lock(struct store *s, FILE *err, struct report *report)
{
	char	*path = file_join(s->path, STORE_LOCK);
	int	 rc = 0;

	s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (s->lock == -1 || wait_for(s->lock, s->path, err) == -1)
		rc = cannot(path, report);
	free(path);
	return rc;
}

/* ---- what killed runs left ---- */

/* A folder of an organisation that was made for a dossier which then did not come. */
static void
drop_empty(const struct store *s)
{
	struct report	*quiet = report_new();
	char		**names = file_list(s->path, quiet);

	for (char **n = names; n != NULL && *n != NULL; n++)
		if (walk_is_siret(*n)) {
			char	*dir = file_join(s->path, *n);

			(void)rmdir(dir);	/* only where it is empty */
			free(dir);
		}
	file_list_free(names);
	report_free(quiet);
}

static int
clear_work(const struct store *s, struct report *report)
{
	if (folder_remove(s->work, report) == -1)
		return -1;
	if (mkdir(s->work, 0777) == -1)
		return cannot(s->work, report);
	drop_empty(s);
	return 0;
}

/* ---- the index ---- */

/* Broken, of another version or not there: made anew, and said where there is something to put into it. */
static int
open_index(struct store *s, char **folders, struct report *report)
{
	char		*path = file_join(s->path, STORE_INDEX);
	const char	*why = NULL, *none = file_exists(path) ? NULL : _("there was none");
	size_t		 changed = 0;
	int		 rc = 0;

	if ((s->index = index_open(path, INDEX_WRITE, &why)) == NULL) {
		none = why;
		rc = index_remove(path, report);
		if (rc == 0 && (s->index = index_open(path, INDEX_WRITE, &why)) == NULL) {
			report_add(report, FINDING_STORE_INDEX, POS_FILE(path), "%s", why);
			rc = -1;
		}
	}
	if (rc == 0)
		rc = walk_align(s->path, folders, s->index, &changed, report);
	if (rc == 0 && none != NULL && folders[0] != NULL)
		report_add(report, FINDING_STORE_INDEX_MADE, POS_FILE(path), "%s", none);
	else if (rc == 0 && changed > 0)
		report_add(report, FINDING_STORE_INDEX_ALIGNED, POS_FILE(path), _("%zu of them"), changed);
	free(path);
	return rc;
}

static bool
is_returned(const char *chemin)
{
	return strncmp(chemin, STORE_RETURNS "/", strlen(STORE_RETURNS) + 1) == 0;
}

static int
hold(void *arg, const struct index_row *r)
{
	struct store		*s = arg;
	struct store_dossier	 d = { r->numero, r->siret, r->nom, r->prenom, r->naissance, r->sha256, r->le };
	struct holding_returned	 back = {
		r->sha256, r->profil, r->programme, r->chemin, r->numero, r->siret, r->nom, r->prenom, r->naissance, r->le,
		r->taken, strcmp(r->virus, VIRUS_MUTE) == 0,
	};

	if (is_returned(r->chemin))
		holding_add_returned(s->holding, &back);
	else
		holding_add_kept(s->holding, &d);
	return 0;
}

struct leftovers {
	const struct store *s;
	char	**v;
	size_t	 n;
};

static int
find_leftover(void *arg, const struct index_row *r)
{
	struct leftovers	*l = arg;

	if (is_returned(r->chemin) && holding_kept(l->s->holding, r->sha256)) {
		l->v = mem_grow(l->v, l->n + 1, sizeof(*l->v));
		l->v[l->n++] = mem_strdup(r->chemin);
	}
	return 0;
}

/* Killed between the entry of a dossier and the removal of its record of having been sent back. */
static int
drop_leftovers(struct store *s, struct report *report)
{
	struct leftovers	 l = { s, NULL, 0 };
	int			 rc = index_each(s->index, NULL, 0, find_leftover, &l, report);

	for (size_t i = 0; i < l.n; i++) {
		char	*dir = file_join(s->path, l.v[i]);

		if (rc == 0)
			rc = folder_remove(dir, report);
		if (rc == 0)
			rc = index_drop(s->index, l.v[i], report);
		free(dir);
		free(l.v[i]);
	}
	free(l.v);
	return rc;
}

/* ---- open and close ---- */

/* Locked and cleared. */
static struct store *
begin(const char *path, FILE *err, struct report *report)
{
	struct store	*s = mem_alloc(sizeof(*s));

	s->path = mem_strdup(path);
	s->work = file_join(path, STORE_WORK);
	s->lock = -1;
	s->holding = holding_new();
	if (file_mkdirs(path, report) == 0 && take_lock(s, err, report) == 0 && clear_work(s, report) == 0)
		return s;
	store_free(s);
	return NULL;
}

struct store *
store_open(const char *path, FILE *err, struct report *report)
{
	struct store	*s = begin(path, err, report);
	char		**folders = s == NULL ? NULL : walk_list(path, report);

	if (folders == NULL || open_index(s, folders, report) == -1 ||
	    index_each(s->index, NULL, 0, hold, s, report) == -1 || drop_leftovers(s, report) == -1) {
		store_free(s);
		s = NULL;
	}
	file_list_free(folders);
	return s;
}

int
store_rebuild(const char *path, FILE *err, struct report *report)
{
	struct store	*s;
	char		**folders = NULL, *file = file_join(path, STORE_INDEX);
	int		 rc = -1;

	if (!file_is_dir(path)) {
		report_add(report, FINDING_FILE_READ, POS_FILE(path), "%s", _("no such folder"));
		free(file);
		return -1;
	}
	if ((s = begin(path, err, report)) != NULL && (folders = walk_list(path, report)) != NULL &&
	    index_remove(file, report) == 0)
		rc = open_index(s, folders, report);
	file_list_free(folders);
	store_free(s);
	free(file);
	return rc;
}

static void
change_clear(struct store_change *c)
{
	free(c->chemin);
	record_free(c->record);
	xml_free(c->doc);
}

void
store_free(struct store *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->nchanges; i++)
		change_clear(&s->changes[i]);
	free(s->changes);
	index_free(s->index);
	holding_free(s->holding);
	if (s->lock != -1)
		close(s->lock);
	free(s->work);
	free(s->path);
	free(s);
}

/* ---- what it holds ---- */

bool
store_knows(const struct store *s, const char *sha256, const char *inputs)
{
	return holding_kept(s->holding, sha256) || holding_returned(s->holding, sha256, inputs, CLEA_VERSION) != NULL ||
	    holding_corrected(s->holding, sha256);
}

size_t
store_count(const struct store *s)
{
	return holding_count(s->holding);
}

size_t
store_alike(const struct store *s, const char *numero, const char *naissance, size_t from,
    void (*fn)(void *, const struct store_dossier *), void *arg)
{
	return holding_alike(s->holding, numero, naissance, from, fn, arg);
}

/* ---- the index learns ---- */

void
store_changed(struct store *s, const char *chemin, struct record *r, struct xml_doc *doc)
{
	s->changes = mem_grow(s->changes, s->nchanges + 1, sizeof(*s->changes));
	s->changes[s->nchanges++] = (struct store_change){ mem_strdup(chemin), r, doc };
}

const struct record *
store_latest(const struct store *s)
{
	size_t	 i = s->nchanges;

	while (i > 0 && s->changes[i - 1].record == NULL)	/* of what made room for it */
		i--;
	return i == 0 ? NULL : s->changes[i - 1].record;
}

int
store_settle(struct store *s, struct report *report)
{
	int	 rc = s->nchanges == 0 ? 0 : index_begin(s->index, report);

	for (size_t i = 0; rc == 0 && i < s->nchanges; i++) {
		const struct store_change	*c = &s->changes[i];

		rc = c->record == NULL ? index_drop(s->index, c->chemin, report) :
		    index_put(s->index, c->chemin, c->record, c->doc, report);
	}
	if (rc == 0 && s->nchanges > 0)
		rc = index_commit(s->index, report);
	if (rc == -1)
		index_rollback(s->index);	/* the folders stand: the next opening tells the index of them */
	for (size_t i = 0; i < s->nchanges; i++)
		change_clear(&s->changes[i]);
	s->nchanges = 0;
	return rc;
}
