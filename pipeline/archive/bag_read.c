/* bag_read.c - a bag of ours, read again. */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>

#include "archive/bag.h"
#include "archive/fixity.h"
#include "archive/journal.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "xml/xml.h"

#define CONTAINER_LIMIT	((size_t)500 << 20)
#define BAG_DEPTH	8
#define TAG		"tagmanifest-sha512.txt"
#define PAYLOAD		"manifest-sha512.txt"

struct listed {			/* a file of which a manifest knows the digest */
	char	*name, *sha512;
	bool	 seen;
};

struct bag {
	const char	*dir;
	struct listed	*files;
	size_t		 n;
	int64_t		 octets;
	struct report	*report;
	int		 rc;
};

static void
list_push(struct bag *g, const char *line, size_t n)
{
	if (n < 131 || line[128] != ' ' || line[129] != ' ')
		return;
	g->files = mem_grow(g->files, g->n + 1, sizeof(*g->files));
	g->files[g->n++] = (struct listed){ .name = mem_strndup(line + 130, n - 130),
	    .sha512 = mem_strndup(line, 128) };
}

/* "digest  name" lines of a manifest. */
static void
read_list(struct bag *g, const struct buf *b)
{
	for (const char *p = b->data, *end; (end = strchr(p, '\n')) != NULL; p = end + 1)
		list_push(g, p, (size_t)(end - p));
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct listed *)a)->name, ((const struct listed *)b)->name);
}

static void
bad(struct bag *g, enum finding_kind kind, const char *path)
{
	report_add(g->report, kind, POS_FILE(path), "%s", "");
	g->rc = -1;
}

static void
check_one(struct bag *g, const char *name, const char *path)
{
	char		 sha512[129], *copy = mem_strdup(name);
	struct listed	 key = { .name = copy }, *f;
	int64_t		 octets = 0;

	f = g->n == 0 ? NULL : bsearch(&key, g->files, g->n, sizeof(*g->files), by_name);
	free(copy);
	if (strcmp(name, TAG) == 0) {	/* judged before all others */
		if (fixity_is_link(path, g->report))
			g->rc = -1;
		return;
	}
	if (f == NULL) {
		bad(g, FINDING_ARCHIVE_EXTRA, path);
		return;
	}
	f->seen = true;
	if (fixity_sha512(path, sha512, &octets, g->report) == -1)
		g->rc = -1;
	else if (strcmp(sha512, f->sha512) != 0)
		bad(g, FINDING_ARCHIVE_CHANGED, path);
	g->octets += octets;
}

static void
walk(struct bag *g, const char *within, int depth)
{
	char	*dir = within[0] == '\0' ? mem_strdup(g->dir) : file_join(g->dir, within), **names;

	names = file_list(dir, g->report);
	g->rc = names == NULL ? -1 : g->rc;
	for (char **n = names; n != NULL && *n != NULL; n++) {
		char		*name = within[0] == '\0' ? mem_strdup(*n) : file_join(within, *n);
		char		*path = file_join(g->dir, name);
		struct stat	 st;

		if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode) && depth < BAG_DEPTH)
			walk(g, name, depth + 1);
		else
			check_one(g, name, path);
		free(path);
		free(name);
	}
	file_list_free(names);
	free(dir);
}

/* The tagmanifest's path; where it is not there, that of the file beside it with its bytes: renamed, it still answers for the bag. */
static char *
find_tag(struct bag *g, const struct journal_line *l)
{
	char	*tag = file_join(g->dir, TAG), **names;
	bool	 found = file_exists(tag);

	if (found)
		return tag;
	bad(g, FINDING_ARCHIVE_MISSING, tag);
	names = file_list(g->dir, g->report);
	for (char **n = names; !found && n != NULL && *n != NULL; n++) {
		struct report	*quiet = report_new();	/* what is not it need not be readable */
		char		 sha512[129];
		int64_t		 octets;

		free(tag);
		tag = file_join(g->dir, *n);
		found = fixity_sha512(tag, sha512, &octets, quiet) == 0 && strcmp(sha512, l->sha512) == 0;
		report_free(quiet);
	}
	file_list_free(names);
	if (found)
		return tag;
	free(tag);
	return NULL;
}

/* Its lines, if it is what the journal says. */
static bool
load_tag(struct bag *g, const char *tag, const struct journal_line *l)
{
	struct buf	*b = file_load(tag, FILE_LIMIT_XML, g->report);
	char		 sha512[129];
	bool		 known;

	if (b == NULL) {
		g->rc = -1;
		return false;
	}
	digest_sha512_hex(b->data, b->len, sha512);
	known = l->faulty || strcmp(sha512, l->sha512) == 0;
	if (!known)
		bad(g, FINDING_ARCHIVE_CHANGED, tag);
	read_list(g, b);
	g->octets += (int64_t)b->len;
	buf_free(b);
	return known;
}

/* The tagmanifest, and the payload's manifest that it answers for.  false: what follows would prove nothing. */
static bool
load_lists(struct bag *g, const struct journal_line *l)
{
	char		*tag = find_tag(g, l), *payload = file_join(g->dir, PAYLOAD);
	struct buf	*p;
	bool		 known = tag != NULL && load_tag(g, tag, l);

	if (known && file_exists(payload) && (p = file_load(payload, FILE_LIMIT_XML, g->report)) != NULL) {
		read_list(g, p);
		buf_free(p);
	}
	free(payload);
	free(tag);
	return known;
}

int
bag_check(const char *dir, const struct journal_line *l, int64_t *octets, struct report *report)
{
	struct bag	 g = { .dir = dir, .report = report };

	if (!file_is_dir(dir))
		bad(&g, FINDING_ARCHIVE_MISSING, dir);
	else if (load_lists(&g, l)) {
		if (g.n > 0)
			qsort(g.files, g.n, sizeof(*g.files), by_name);
		walk(&g, "", 0);
		for (size_t i = 0; i < g.n; i++)
			if (!g.files[i].seen) {
				char	*path = file_join(dir, g.files[i].name);

				bad(&g, FINDING_ARCHIVE_MISSING, path);
				free(path);
			}
	}
	for (size_t i = 0; i < g.n; i++) {
		free(g.files[i].name);
		free(g.files[i].sha512);
	}
	free(g.files);
	*octets = g.octets;
	return g.rc;
}

/* ---- the container ---- */

/* The name that the bag's description gives the first object. */
static char *
received_name(const struct xml_doc *manifest)
{
	const struct xml_node	*n = xml_root(manifest);
	static const char *const path[] = { "DataObjectPackage", "DataObjectGroup", "BinaryDataObject", "FileInfo", "Filename" };

	for (size_t i = 0; n != NULL && i < nitems(path); i++) {
		const struct xml_node	*c = xml_first(n);

		while (c != NULL && strcmp(xml_name(c), path[i]) != 0)
			c = xml_next(c);
		n = c;
	}
	return n == NULL ? NULL : xml_content(n);
}

struct buf *
bag_container(const char *dir, char **name, struct report *report)
{
	char		*path = file_join(dir, "data/content/BO1.asice"), *about = file_join(dir, "metadata/manifest.xml");
	struct xml_doc	*doc = xml_load(about, report);
	char		*full = doc == NULL ? NULL : received_name(doc);
	struct buf	*b = doc == NULL ? NULL : file_load(path, CONTAINER_LIMIT, report);

	if (b != NULL)
		*name = mem_strdup(full == NULL || full[0] == '\0' ? "BO1.asice" : file_base(full));
	free(full);
	xml_free(doc);
	free(about);
	free(path);
	return b;
}
