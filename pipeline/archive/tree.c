/* tree.c - files by name, in a folder or in a ZIP. */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>

#include "archive/fixity.h"
#include "archive/tree.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/pack.h"

#define TREE_DEPTH	32
#define TREE_MAX	200000U

static void
push(struct tree *t, char *taken)
{
	t->names = mem_grow(t->names, t->n + 1, sizeof(*t->names));
	t->names[t->n++] = taken;
}

static int
by_byte(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int walk(struct tree *, const char *within, int depth, struct report *);

static int
look_at(struct tree *t, char *name, int depth, struct report *report)
{
	char		*path = file_join(t->dir, name);
	struct stat	 st;
	int		 rc = lstat(path, &st);

	if (rc == 0 && S_ISDIR(st.st_mode))
		rc = walk(t, name, depth + 1, report);
	else if (rc == 0 && S_ISREG(st.st_mode) && t->n < TREE_MAX) {
		push(t, name);
		name = NULL;
	} else {
		report_add(report, FINDING_FILE_KIND, POS_FILE(path), "%s", "");
		rc = -1;
	}
	free(name);
	free(path);
	return rc;
}

static int
walk(struct tree *t, const char *within, int depth, struct report *report)
{
	char	*dir = within[0] == '\0' ? mem_strdup(t->dir) : file_join(t->dir, within);
	char	**names = file_list(dir, report);
	int	 rc = names == NULL ? -1 : 0;

	if (rc == 0 && depth > TREE_DEPTH) {
		report_add(report, FINDING_FILE_KIND, POS_FILE(dir), "%s", _("too many folders within folders"));
		rc = -1;
	}
	for (char **n = names; rc == 0 && *n != NULL; n++)
		rc = look_at(t, within[0] == '\0' ? mem_strdup(*n) : file_join(within, *n), depth, report);
	file_list_free(names);
	free(dir);
	return rc;
}

static void
sort(struct tree *t)
{
	if (t->n > 0)
		qsort(t->names, t->n, sizeof(*t->names), by_byte);
}

int
tree_open_dir(struct tree *t, const char *dir, struct report *report)
{
	int	 rc;

	memset(t, 0, sizeof(*t));
	t->shown = mem_strdup(dir);
	t->dir = mem_strdup(dir);
	rc = walk(t, "", 0, report);
	sort(t);
	return rc;
}

int
tree_open_pack(struct tree *t, const char *shown, struct pack *pack, const char *prefix)
{
	size_t	 n = strlen(prefix);

	memset(t, 0, sizeof(*t));
	t->shown = mem_strdup(shown);
	t->pack = pack;
	t->prefix = mem_strdup(prefix);
	for (size_t i = 0; i < pack_count(pack); i++)
		if (strncmp(pack_name(pack, i), prefix, n) == 0)
			push(t, mem_strdup(pack_name(pack, i) + n));
	sort(t);
	return 0;
}

void
tree_close(struct tree *t)
{
	for (size_t i = 0; i < t->n; i++)
		free(t->names[i]);
	free(t->names);
	free(t->shown);
	free(t->dir);
	free(t->prefix);
	pack_free(t->pack);
	memset(t, 0, sizeof(*t));
}

bool
tree_has(const struct tree *t, const char *name)
{
	return t->n > 0 && bsearch(&name, t->names, t->n, sizeof(*t->names), by_byte) != NULL;
}

/* An entry of the ZIP, lent. */
static const struct buf *
entry(const struct tree *t, const char *name, struct report *report)
{
	char			*full = mem_printf("%s%s", t->prefix, name);
	const struct buf	*b = pack_find(t->pack, full, report);

	free(full);
	return b;
}

struct buf *
tree_load(const struct tree *t, const char *name, size_t limit, struct report *report)
{
	const struct buf	*b;
	struct buf		*out;
	char			*path;

	if (t->pack == NULL) {
		path = file_join(t->dir, name);
		out = file_load(path, limit, report);
		free(path);
		return out;
	}
	if ((b = entry(t, name, report)) == NULL)
		return NULL;
	if (b->len > limit) {
		report_add(report, FINDING_FILE_TOO_LARGE, (struct pos){ t->shown, 0, name }, _("%lld bytes, at most %zu"),
		    (long long)b->len, limit);
		return NULL;
	}
	out = buf_new();
	buf_add(out, b->data, b->len);
	return out;
}

int
tree_digest(const struct tree *t, const char *name, const char *algorithm, char out[static 129], int64_t *octets,
    struct report *report)
{
	const struct buf	*b;
	char			*path;
	int			 rc;

	if (t->pack == NULL) {
		path = file_join(t->dir, name);
		rc = fixity_digest(path, algorithm, out, octets, report);
		free(path);
		return rc;
	}
	if ((b = entry(t, name, report)) == NULL)
		return -1;
	*octets = (int64_t)b->len;
	digest_hex_of(algorithm, b->data, b->len, out);
	return 0;
}

int64_t
tree_size(const struct tree *t, const char *name)
{
	struct report		*quiet = report_new();	/* whoever compares digests says what cannot be read */
	const struct buf	*b = t->pack == NULL ? NULL : entry(t, name, quiet);
	int64_t			 size = b == NULL ? 0 : (int64_t)b->len;
	struct stat		 st;
	char			*path;

	if (t->pack == NULL) {
		path = file_join(t->dir, name);
		size = lstat(path, &st) == 0 ? (int64_t)st.st_size : 0;
		free(path);
	}
	report_free(quiet);
	return size;
}
