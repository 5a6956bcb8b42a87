/* walk.c - the receptions of a store, folder by folder. */
#include <fcntl.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/index.h"
#include "reception/record.h"
#include "reception/walk.h"
#include "xml/xml.h"

#define SIRET_DIGITS	14

bool
walk_is_siret(const char *s)
{
	return strlen(s) == SIRET_DIGITS && strspn(s, "0123456789") == SIRET_DIGITS;
}

/* ---- the folders ---- */

struct list {
	char	**v;
	size_t	  n;
};

static int
add_folders(struct list *all, const char *store, const char *part, struct report *report)
{
	char	*dir = file_join(store, part), **names = file_list(dir, report);

	for (char **n = names; n != NULL && *n != NULL; n++) {
		char	*record = mem_printf("%s/%s/%s", dir, *n, STORE_RECORD);

		if (file_exists(record)) {
			all->v = mem_grow(all->v, all->n + 2, sizeof(*all->v));
			all->v[all->n++] = mem_printf("%s/%s", part, *n);
			all->v[all->n] = NULL;
		}
		free(record);
	}
	free(dir);
	if (names == NULL)
		return -1;
	file_list_free(names);
	return 0;
}

static int
by_byte(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char **
walk_list(const char *store, struct report *report)
{
	char		**parts = file_list(store, report);
	struct list	 all = { mem_array(1, sizeof(*all.v)), 0 };
	int		 rc = parts == NULL ? -1 : 0;

	for (char **p = parts; rc == 0 && *p != NULL; p++)
		if (walk_is_siret(*p) || strcmp(*p, STORE_RETURNS) == 0)
			rc = add_folders(&all, store, *p, report);
	file_list_free(parts);
	if (rc == 0) {
		qsort(all.v, all.n, sizeof(*all.v), by_byte);
		return all.v;
	}
	file_list_free(all.v);
	return NULL;
}

/* ---- a record ---- */

/* It has to stand where its number, or the lack of one, puts it: else it is somebody's copy. */
static bool
stands_right(const struct record *r, const char *chemin)
{
	const char	*slash = strchr(chemin, '/');
	size_t		 n = slash == NULL ? 0 : (size_t)(slash - chemin);

	if (slash == NULL)
		return false;
	if (!verdict_keeps(r->verdict))
		return strncmp(chemin, STORE_RETURNS, n) == 0 && slash[1] != '\0' &&
		    strncmp(r->sha256, slash + 1, strlen(slash + 1)) == 0;
	return r->read && strlen(r->siret) == n && strncmp(chemin, r->siret, n) == 0 && strcmp(slash + 1, r->numero) == 0;
}

struct xml_doc *
walk_read(const char *store, const char *chemin, struct record **record, struct report *report)
{
	char		*dir = file_join(store, chemin), *path = file_join(dir, STORE_RECORD);
	int		 fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct buf	*b = NULL;
	struct xml_doc	*doc = NULL;

	*record = NULL;
	if (fd == -1)
		report_add(report, FINDING_FILE_READ, POS_FILE(dir), "%s", strerror(errno));
	else
		b = file_load_at(fd, STORE_RECORD, FILE_LIMIT_XML, path, report);
	if (fd != -1)
		close(fd);
	if (b != NULL && (doc = xml_parse(path, b->data, b->len, report)) != NULL)
		*record = record_read(doc, report);
	if (*record != NULL && !stands_right(*record, chemin)) {
		report_add(report, FINDING_STORE_RECORD, POS_FILE(path), "%s", _("it is the record of another folder"));
		record_free(*record);
		*record = NULL;
	}
	if (*record == NULL) {
		xml_free(doc);
		doc = NULL;
	}
	buf_free(b);
	free(path);
	free(dir);
	return doc;
}

/* ---- the index in line with them ---- */

static int
add_row(const char *store, const char *chemin, struct index *ix, struct report *report)
{
	struct record	*r;
	struct xml_doc	*doc = walk_read(store, chemin, &r, report);
	int		 rc = 0;

	if (doc == NULL)
		return 0;
	rc = index_put(ix, chemin, r, doc, report);
	record_free(r);
	xml_free(doc);
	return rc;
}

int
walk_align(const char *store, char **folders, struct index *ix, size_t *changed, struct report *report)
{
	char	**rows = index_paths(ix, report), **r = rows, **f = folders;
	size_t	 n = 0;
	int	 rc = rows == NULL ? -1 : index_begin(ix, report);

	/* Both are sorted: a walk along the two. */
	while (rc == 0 && (*r != NULL || *f != NULL)) {
		int	 order = *r == NULL ? 1 : *f == NULL ? -1 : strcmp(*r, *f);

		if (order < 0)
			rc = index_drop(ix, *r, report);
		else if (order > 0)
			rc = add_row(store, *f, ix, report);
		n += order != 0;
		r += order <= 0;
		f += order >= 0;
	}
	if (rc == 0)
		rc = index_commit(ix, report);
	else if (rows != NULL)
		index_rollback(ix);
	if (changed != NULL)
		*changed = n;
	file_list_free(rows);
	return rc;
}
