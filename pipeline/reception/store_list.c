/* store_list.c - a store asked without writing to it: its list, and whether it is whole. */
#include <string.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/index.h"
#include "reception/item.h"
#include "reception/record.h"
#include "reception/store.h"
#include "reception/store_inside.h"
#include "reception/walk.h"
#include "xml/xml.h"

#define ORIGINAL_LIMIT	((size_t)1 << 30)	/* read again for its digest */

static bool
same_lists(char **a, char **b)
{
	for (; *a != NULL && *b != NULL && strcmp(*a, *b) == 0; a++, b++)
		;
	return *a == NULL && *b == NULL;
}

static char **
folders_of(const char *path, struct report *report)
{
	if (file_is_dir(path))
		return walk_list(path, report);
	report_add(report, FINDING_FILE_READ, POS_FILE(path), "%s", _("no such folder"));
	return NULL;
}

/* The index where it is in line with the folders, else one in memory made of them, which is said. */
static struct index *
open_or_read(const char *path, char **folders, struct report *report)
{
	char		*file = file_join(path, STORE_INDEX), **rows = NULL;
	const char	*why;
	struct index	*ix = index_open(file, INDEX_READ, &why);

	if (ix != NULL && (rows = index_paths(ix, report)) != NULL && !same_lists(rows, folders)) {
		why = _("it is not in line with the folders");
		index_free(ix);
		ix = NULL;
	}
	if (ix == NULL) {
		if (folders[0] != NULL)
			report_add(report, FINDING_STORE_INDEX_UNUSED, POS_FILE(file), "%s", why);
		if ((ix = index_new(report)) != NULL && walk_align(path, folders, ix, NULL, report) == -1) {
			index_free(ix);
			ix = NULL;
		}
	}
	file_list_free(rows);
	free(file);
	return ix;
}

int
store_list(const char *path, const struct index_filter *filter, instant now, enum list_format format, struct buf *out,
    struct report *report)
{
	char		**folders = folders_of(path, report);
	struct index	*ix = folders == NULL ? NULL : open_or_read(path, folders, report);
	int		 rc = ix == NULL ? -1 : list_write(ix, filter, now, format, out, report);

	index_free(ix);
	file_list_free(folders);
	return rc;
}

/* ---- whole? ---- */

/* The one original of a folder of the store: a container by its name, or the folder itself.  NULL: none. */
static struct item *
open_original(const char *dir, const struct record *r)
{
	struct report	*quiet = report_new();
	char		**names = file_list(dir, quiet);
	struct item	*item = NULL;
	enum item_form	 form;

	if (strcmp(r->form, item_form_name(ITEM_FOLDER)) == 0)
		item = item_open(dir, ITEM_FOLDER, ORIGINAL_LIMIT);
	for (char **n = names; item == NULL && n != NULL && *n != NULL; n++) {
		char	*path = file_join(dir, *n);

		if (item_is(path, &form) && form != ITEM_FOLDER)
			item = item_open(path, form, ORIGINAL_LIMIT);
		free(path);
	}
	file_list_free(names);
	report_free(quiet);
	return item;
}

static int
check_original(const char *store, const char *chemin, const struct record *r, struct report *report)
{
	char		*dir = file_join(store, chemin);
	struct item	*item = open_original(dir, r);
	int		 rc = -1;

	if (item == NULL)
		report_add(report, FINDING_STORE_ORIGINAL, POS_FILE(dir), "%s", _("it is not there"));
	else if (report_count_severity(item->findings, SEV_ERROR) > 0)
		report_merge(report, item->findings);
	else if (strcmp(item->sha256, r->sha256) != 0)
		report_add(report, FINDING_STORE_ORIGINAL, POS_FILE(item->path), _("SHA-256 is %s, was %s"), item->sha256, r->sha256);
	else
		rc = 0;
	item_free(item);
	free(dir);
	return rc;
}

static int
as_json(struct index *ix, struct buf *out, struct report *report)
{
	return ix == NULL ? 0 : list_write(ix, NULL, 0, LIST_JSON, out, report);
}

static int
check_index(const char *path, char **folders, struct report *report)
{
	char		*file = file_join(path, STORE_INDEX);
	const char	*why = _("it is not in line with the folders");
	struct index	*there = index_open(file, INDEX_READ, &why), *made = index_new(report);
	struct buf	 a, b;
	int		 rc = made == NULL ? -1 : walk_align(path, folders, made, NULL, report);

	buf_init(&a);
	buf_init(&b);
	if (rc == 0 && there != NULL)
		rc = as_json(there, &a, report) == -1 || as_json(made, &b, report) == -1 ? -1 : 0;
	if (rc == 0 && (there == NULL ? folders[0] != NULL : a.len != b.len || memcmp(a.data, b.data, a.len) != 0)) {
		report_add(report, FINDING_STORE_INDEX_UNUSED, POS_FILE(file), "%s",
		    there == NULL ? why : _("it is not in line with the folders"));
		rc = -1;
	}
	buf_clear(&a);
	buf_clear(&b);
	index_free(there);
	index_free(made);
	free(file);
	return rc;
}

int
store_check(const char *path, struct report *report)
{
	char	**folders = folders_of(path, report);
	int	 rc = folders == NULL ? -1 : check_index(path, folders, report);

	for (char **f = folders; f != NULL && *f != NULL; f++) {
		struct report	*once = report_new();	/* what ails a record was told above */
		struct record	*r;
		struct xml_doc	*doc = walk_read(path, *f, &r, once);

		if (doc == NULL)
			rc = -1;
		else if (verdict_keeps(r->verdict) && check_original(path, *f, r, report) == -1)
			rc = -1;
		record_free(r);
		xml_free(doc);
		report_free(once);
	}
	file_list_free(folders);
	return rc;
}
