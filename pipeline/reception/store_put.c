/* store_put.c - one answer committed: a folder made beside, on the disk, then shown by one rename. */
#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/holding.h"
#include "reception/item.h"
#include "reception/record.h"
#include "reception/store.h"
#include "reception/store_inside.h"
#include "reception/walk.h"
#include "xml/xml.h"

#define SHORT_DIGEST	16	/* digits of it that name a folder of retours/ */

struct putting {
	struct store			*s;
	const struct item		*item;
	const struct reception_file	*files;
	size_t				 n;
	struct xml_doc			*doc;		/* of its reception.xml */
	struct record			*record;
	char				*made;		/* the folder in .travail */
	struct report			*report;
};

static int
cannot(const struct putting *p, const char *path)
{
	report_add(p->report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
	return -1;
}

/* ---- the answer read: it comes from a worker that has seen hostile bytes ---- */

static bool
is_name_of_ours(const char *name)
{
	static const char *const names[] = { STORE_RECORD, "rapport.html", "rapport.pdf", "rapport.svrl.xml", "rapport.json" };

	for (size_t i = 0; i < nitems(names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static int
misfit(const struct putting *p, const char *why)
{
	report_add(p->report, FINDING_STORE_ANSWER, POS_FILE(p->item->path), "%s", why);
	return -1;
}

static int
read_answer(struct putting *p)
{
	const struct buf	*b = NULL;

	for (size_t i = 0; i < p->n; i++) {
		if (!is_name_of_ours(p->files[i].name))
			return misfit(p, _("a file of another name"));
		if (strcmp(p->files[i].name, STORE_RECORD) == 0)
			b = p->files[i].data;
	}
	if (b == NULL)
		return misfit(p, _("no record"));
	if ((p->doc = xml_parse(STORE_RECORD, b->data, b->len, p->report)) == NULL ||
	    (p->record = record_read(p->doc, p->report)) == NULL)
		return -1;
	if (strcmp(p->record->sha256, p->item->sha256) != 0)
		return misfit(p, _("the record is of other bytes"));
	if (verdict_keeps(p->record->verdict) && !p->record->read)
		return misfit(p, _("accepted, but without a number"));
	return 0;
}

/* ---- the folder made beside ---- */

/* STORE_RETURNED stands for "fine" here and below: what is asked is whether to go on. */
static enum store_put
copy_original(const struct putting *p)
{
	struct report	*own = report_new();
	int		 rc = item_copy(p->item, p->made, own);
	enum store_put	 answer = STORE_RETURNED;

	if (rc == -1)
		/* The disk is our trouble, and ends the run; what the inbox does is that item's. */
		answer = report_has(own, finding_id(FINDING_FILE_WRITE)) ? STORE_FAILED : STORE_REFUSED;
	report_merge(p->report, own);
	report_free(own);
	return answer;
}

static enum store_put
make_folder(struct putting *p)
{
	enum store_put	 answer = STORE_RETURNED;

	p->made = file_join(p->s->work, p->item->sha256);
	if (folder_remove(p->made, p->report) == -1)
		return STORE_FAILED;
	if (mkdir(p->made, 0777) == -1)
		return (enum store_put)cannot(p, p->made);
	if (verdict_keeps(p->record->verdict) && (answer = copy_original(p)) != STORE_RETURNED)
		return answer;
	for (size_t i = 0; i < p->n; i++) {
		char	*path = file_join(p->made, p->files[i].name);
		int	 rc = folder_put(path, p->files[i].data, 0666, p->report);	/* less the umask */

		free(path);
		if (rc == -1)
			return STORE_FAILED;
	}
	return folder_sync(p->made, p->report) == -1 ? STORE_FAILED : STORE_RETURNED;
}

/* ---- shown ---- */

/* The folder that ours goes into: SIRET or retours.  -1 with a finding. */
static int
make_parent(const struct putting *p, const char *dir)
{
	if (mkdir(dir, 0777) == 0)
		return folder_sync(p->s->path, p->report);
	if (errno != EEXIST)
		return cannot(p, dir);
	if (file_is_dir(dir))
		return 0;
	errno = ENOTDIR;
	return cannot(p, dir);
}

/* rename(2) onto a folder with something in it fails: nothing is overwritten, and no look beforehand decides. */
static enum store_put
show(const struct putting *p, const char *parent, const char *name)
{
	char		*dir = file_join(p->s->path, parent), *to = file_join(dir, name);
	enum store_put	 answer = STORE_FAILED;

	if (make_parent(p, dir) == 0) {
		if (rename(p->made, to) == 0)
			answer = folder_sync(dir, p->report) == 0 ? STORE_RETURNED : STORE_FAILED;
		else if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR) {
			report_add(p->report, FINDING_STORE_TAKEN, POS_FILE(p->item->path), "%s", to);
			answer = STORE_REFUSED;
		} else
			(void)cannot(p, to);
		if (answer != STORE_RETURNED)
			(void)rmdir(dir);	/* only where it is empty */
	}
	free(to);
	free(dir);
	return answer;
}

/* Sent back once more, judged anew: the two change places, then the former goes. */
static enum store_put
show_anew(const struct putting *p, const char *chemin)
{
	char		*to = file_join(p->s->path, chemin), *dir = file_join(p->s->path, STORE_RETURNS);
	enum store_put	 answer = STORE_RETURNED;

	if (renameat2(AT_FDCWD, p->made, AT_FDCWD, to, RENAME_EXCHANGE) == -1) {
		if (errno != EINVAL && errno != ENOSYS && errno != ENOENT)
			answer = (enum store_put)cannot(p, to);
		/* A file system that cannot exchange: the inbox still has the item, should we be killed here. */
		else if (folder_remove(to, p->report) == -1)
			answer = STORE_FAILED;
		else if (rename(p->made, to) == -1)
			answer = (enum store_put)cannot(p, to);
	}
	if (answer == STORE_RETURNED && folder_sync(dir, p->report) == -1)
		answer = STORE_FAILED;
	free(dir);
	free(to);
	return answer;
}

/* ---- the two places ---- */

static void
announce(struct putting *p, const char *chemin)
{
	store_changed(p->s, chemin, p->record, p->doc);
	p->record = NULL;
	p->doc = NULL;
}

/* It was sent back before, by another profile say: that record has had its day. */
static int
drop_returned(struct putting *p)
{
	const char	*chemin = holding_returned(p->s->holding, p->item->sha256, NULL, NULL);
	char		*dir;
	int		 rc;

	if (chemin == NULL)
		return 0;
	dir = file_join(p->s->path, chemin);
	rc = folder_remove(dir, p->report);
	if (rc == 0) {
		store_changed(p->s, chemin, NULL, NULL);
		holding_drop_returned(p->s->holding, p->item->sha256);
	}
	free(dir);
	return rc;
}

static enum store_put
keep(struct putting *p)
{
	const struct record	*r = p->record;
	struct store_dossier	 d = { r->numero, r->siret, r->nom, r->prenom, r->naissance, r->sha256, r->le };
	enum store_put		 answer;
	char			*chemin;

	if (holding_has_number(p->s->holding, r->siret, r->numero)) {
		report_add(p->report, FINDING_STORE_TAKEN, POS_FILE(p->item->path), "%s/%s", r->siret, r->numero);
		return STORE_REFUSED;
	}
	if ((answer = make_folder(p)) != STORE_RETURNED || (answer = show(p, r->siret, r->numero)) != STORE_RETURNED)
		return answer;
	chemin = mem_printf("%s/%s", r->siret, r->numero);
	holding_add_kept(p->s->holding, &d);
	announce(p, chemin);
	free(chemin);
	return drop_returned(p) == -1 ? STORE_FAILED : STORE_ENTERED;
}

/* Sixteen digits name it; all of them, where another item has made sure to share those. */
static char *
name_of_returned(const struct putting *p)
{
	char	*name = mem_strndup(p->item->sha256, SHORT_DIGEST), *dir = file_join(p->s->path, STORE_RETURNS);
	char	*path = file_join(dir, name);

	if (file_exists(path)) {
		free(name);
		name = mem_strdup(p->item->sha256);
	}
	free(path);
	free(dir);
	return name;
}

static void
note_returned(const struct putting *p, const char *chemin)
{
	const struct record	*r = p->record;
	struct holding_returned	 d = {
		r->sha256, r->profil, r->programme, chemin, r->numero, r->siret, r->nom, r->prenom, r->naissance, r->le, r->taken,
		strcmp(r->virus, VIRUS_MUTE) == 0,
	};

	holding_add_returned(p->s->holding, &d);
}

static enum store_put
send_back(struct putting *p)
{
	const char	*former = holding_returned(p->s->holding, p->item->sha256, NULL, NULL);
	char		*chemin = former == NULL ? NULL : mem_strdup(former), *name;
	enum store_put	 answer = make_folder(p);

	if (answer == STORE_RETURNED && chemin != NULL)
		answer = show_anew(p, chemin);
	else if (answer == STORE_RETURNED) {
		name = name_of_returned(p);
		answer = show(p, STORE_RETURNS, name);
		chemin = mem_printf("%s/%s", STORE_RETURNS, name);
		free(name);
	}
	if (answer == STORE_RETURNED) {
		note_returned(p, chemin);
		announce(p, chemin);
	}
	free(chemin);
	return answer;
}

static enum store_put
put(struct putting *p, size_t seen)
{
	const struct record	*r;

	if (read_answer(p) == -1)
		return STORE_REFUSED;	/* a worker that was turned against us costs its item, not the run */
	r = p->record;
	if (store_knows(p->s, r->sha256, r->profil))
		return STORE_KNOWN;
	if (r->read && store_alike(p->s, r->numero, r->naissance, seen, NULL, NULL) > 0)
		return STORE_STALE;
	return verdict_keeps(r->verdict) ? keep(p) : send_back(p);
}

enum store_put
store_put(struct store *s, const struct item *item, const struct reception_file *files, size_t n, size_t seen,
    struct report *report)
{
	struct putting	 p = { .s = s, .item = item, .files = files, .n = n, .report = report };
	struct report	*quiet = report_new();
	enum store_put	 answer = put(&p, seen);

	/* What did not come to stand, or the former one that made room; what resists is cleared at the next opening. */
	if (p.made != NULL)
		(void)folder_remove(p.made, quiet);
	record_free(p.record);
	xml_free(p.doc);
	free(p.made);
	report_free(quiet);
	return answer;
}
