/* bag_judge.c - anybody's bag: form and digests (BagIt 0.93 to 1.0, RFC 8493).
 *
 * Every list is judged by itself: lines, paths, each file's digest.  Then the
 * lists are compared with the files: a payload file stands in every payload
 * manifest (1.0) or in one at least (before), and nothing listed is missing.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/judge.h"
#include "archive/tree.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"

#define LIST_LIMIT	((size_t)256 << 20)
#define MANIFESTS_MAX	16

struct item {			/* a line of a manifest */
	char	*path, *digest;
};

struct manifest {
	const char	*name;		/* of its file; lent by the tree */
	char		 algorithm[16];	/* as OpenSSL names it */
	bool		 payload;
	struct item	*items;		/* sorted by path */
	size_t		 n;
};

struct judging {
	const struct tree *tree;
	struct manifest	 manifests[MANIFESTS_MAX];
	size_t		 n;
	long long	 major;		/* of the version */
	struct report	*report;
};

static struct pos
at(const struct judging *g, const char *name)
{
	return (struct pos){ g->tree->shown, 0, name };
}

/* ---- the declaration ---- */

/* "Label: value" among lines; caller frees; NULL: none. */
static char *
label(const char *text, const char *name)
{
	size_t	 n = strlen(name);

	for (const char *p = text; *p != '\0'; p += strcspn(p, "\r\n"), p += strspn(p, "\r\n")) {
		const char	*v = p + n;

		if (strncasecmp(p, name, n) != 0)
			continue;
		v += strspn(v, " \t");
		if (*v++ != ':')
			continue;
		v += strspn(v, " \t");
		return mem_strndup(v, strcspn(v, "\r\n"));
	}
	return NULL;
}

/* "A.B", two whole numbers; false: anything else. */
static bool
two_numbers(const char *s, long long *a, long long *b)
{
	char	*end;

	if (s == NULL || s[0] < '0' || s[0] > '9')
		return false;
	*a = strtoll(s, &end, 10);
	if (end[0] != '.' || end[1] < '0' || end[1] > '9')
		return false;
	*b = strtoll(end + 1, &end, 10);
	return *end == '\0';
}

static bool
is_known_version(const char *s, long long *major)
{
	long long	 minor;

	if (!two_numbers(s, major, &minor))
		return false;
	return (*major == 1 && minor == 0) || (*major == 0 && minor >= 93 && minor <= 97);
}

static int
judge_declaration(struct judging *g)
{
	struct buf	*b = tree_load(g->tree, "bagit.txt", FILE_LIMIT_XML, g->report);
	char		*version, *encoding;
	int		 rc = -1;

	if (b == NULL)
		return -1;
	version = label(b->data, "BagIt-Version");
	encoding = label(b->data, "Tag-File-Character-Encoding");
	if (!is_known_version(version, &g->major))
		report_add(g->report, FINDING_BAG_DECLARATION, at(g, "bagit.txt"), "%s", version == NULL ? "" : version);
	else if (encoding == NULL || strcasecmp(encoding, "UTF-8") != 0)
		report_add(g->report, FINDING_BAG_DECLARATION, at(g, "bagit.txt"), "%s", encoding == NULL ? "" : encoding);
	else if (g->major == 1 && strncmp(b->data, "BagIt-Version: 1.0\n", 19) != 0 &&
	    strncmp(b->data, "BagIt-Version: 1.0\r\n", 20) != 0)
		report_add(g->report, FINDING_BAG_DECLARATION, at(g, "bagit.txt"), "%s", "");
	else
		rc = 0;
	free(encoding);
	free(version);
	buf_free(b);
	return rc;
}

/* ---- manifests ---- */

/* "manifest-sha512.txt", "tagmanifest-md5.txt"; false: no such name. */
static bool
is_manifest(const char *name, struct manifest *m)
{
	const char	*p = name;
	size_t		 n;

	m->payload = strncmp(name, "tag", 3) != 0;
	p += m->payload ? 0 : 3;
	if (strncmp(p, "manifest-", 9) != 0 || strchr(p, '/') != NULL)
		return false;
	p += 9;
	n = strcspn(p, ".");
	if (strcmp(p + n, ".txt") != 0 || n == 0 || n >= sizeof(m->algorithm))
		return false;
	memcpy(m->algorithm, p, n);
	m->algorithm[n] = '\0';
	m->name = name;
	return true;
}

/* Percent-encoded: CR, LF and, since 1.0, the percent sign itself. */
static char *
decode(const char *s, size_t n)
{
	char	*out = mem_alloc(n + 1);
	size_t	 k = 0;

	for (size_t i = 0; i < n; i++) {
		int	 c = n - i < 3 || s[i] != '%' ? 0 :
			    strncasecmp(s + i + 1, "0a", 2) == 0 ? '\n' : strncasecmp(s + i + 1, "0d", 2) == 0 ? '\r' :
			    strncmp(s + i + 1, "25", 2) == 0 ? '%' : 0;

		out[k++] = c != 0 ? (char)c : s[i];
		i += c != 0 ? 2 : 0;
	}
	return out;
}

static bool
is_refused(const char *path, bool payload)
{
	size_t	 n = strlen(path);

	if (path[0] == '/' || path[0] == '~' || strchr(path, '\\') != NULL || !utf8_valid(path, n) ||
	    (payload && strncmp(path, "data/", 5) != 0) || (!payload && strncmp(path, "data/", 5) == 0))
		return true;
	return strcmp(path, "..") == 0 || strncmp(path, "../", 3) == 0 || strstr(path, "/../") != NULL ||
	    (n > 3 && strcmp(path + n - 3, "/..") == 0);
}

/* One line, without its end. */
static void
read_line(struct judging *g, struct manifest *m, const char *line, size_t n, size_t number)
{
	size_t		 digits = 0, from;
	char		*where = file_join(g->tree->shown, m->name), *path;
	struct pos	 pos = { where, (long)number, NULL };
	unsigned char	*raw = mem_alloc(n + 1);

	while (digits < n && line[digits] != ' ' && line[digits] != '\t')
		digits++;
	for (from = digits; from < n && (line[from] == ' ' || line[from] == '\t'); )
		from++;
	from += from < n && line[from] == '*';		/* md5sum's mark of binary mode */
	if (from == digits || from == n || !hex_decode(line, digits, raw) ||
	    digits != 2 * digest_bytes(m->algorithm)) {
		report_add(g->report, FINDING_BAG_LINE, pos, "%s", "");
		free(where);
		free(raw);
		return;
	}
	free(raw);
	path = decode(line + from, n - from);
	if (strncmp(path, "./", 2) == 0)
		memmove(path, path + 2, strlen(path) - 1);
	if (is_refused(path, m->payload)) {
		report_add(g->report, FINDING_BAG_PATH, pos, "%s", path);
		free(path);
		free(where);
		return;
	}
	free(where);
	m->items = mem_grow(m->items, m->n + 1, sizeof(*m->items));
	m->items[m->n++] = (struct item){ path, mem_strndup(line, digits) };
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct item *)a)->path, ((const struct item *)b)->path);
}

static void
read_manifest(struct judging *g, struct manifest *m)
{
	struct buf	*b = tree_load(g->tree, m->name, LIST_LIMIT, g->report);
	size_t		 number = 0;

	if (b == NULL)
		return;
	for (const char *p = b->data, *end = b->data + b->len; p < end; ) {
		size_t	 n = 0;

		while (p + n < end && p[n] != '\n' && p[n] != '\r')
			n++;
		number++;
		if (n > 0)
			read_line(g, m, p, n, number);
		p += n;
		p += p + 1 < end && p[0] == '\r' && p[1] == '\n' ? 2 : p < end ? 1 : 0;
	}
	if (m->n > 0)
		qsort(m->items, m->n, sizeof(*m->items), by_path);
	for (size_t i = 1; i < m->n; i++)
		if (strcmp(m->items[i].path, m->items[i - 1].path) == 0)
			report_add(g->report, FINDING_BAG_TWICE, at(g, m->items[i].path), "%s", m->name);
	buf_free(b);
}

static void
gather_manifests(struct judging *g)
{
	bool	 any = false;

	for (size_t i = 0; i < g->tree->n && g->n < MANIFESTS_MAX; i++) {
		struct manifest	*m = &g->manifests[g->n];

		memset(m, 0, sizeof(*m));
		if (!is_manifest(g->tree->names[i], m))
			continue;
		if (digest_bytes(m->algorithm) == 0) {
			report_add(g->report, FINDING_BAG_MANIFEST, at(g, m->name), "%s", m->algorithm);
			continue;
		}
		any |= m->payload;
		g->n++;
		read_manifest(g, m);
	}
	if (!any)
		report_add(g->report, FINDING_BAG_MANIFEST, POS_FILE(g->tree->shown), "%s", "");
}

/* ---- files ---- */

static void
check_items(struct judging *g, const struct manifest *m)
{
	char	 hex[129];
	int64_t	 octets;

	for (size_t i = 0; i < m->n; i++) {
		const struct item	*x = &m->items[i];

		if (!tree_has(g->tree, x->path))
			report_add(g->report, FINDING_BAG_MISSING, at(g, x->path), "%s", m->name);
		else if (tree_digest(g->tree, x->path, m->algorithm, hex, &octets, g->report) == 0 &&
		    strcasecmp(hex, x->digest) != 0)
			report_add(g->report, FINDING_BAG_CHANGED, at(g, x->path), "%s", m->name);
	}
}

static bool
lists(const struct manifest *m, const char *path)
{
	char		*copy = mem_strdup(path);
	struct item	 key = { .path = copy };
	bool		 found = m->n > 0 && bsearch(&key, m->items, m->n, sizeof(*m->items), by_path) != NULL;

	free(copy);
	return found;
}

/* 1.0: in every payload manifest; before: in one at least. */
static void
check_payload(struct judging *g)
{
	for (size_t i = 0; i < g->tree->n; i++) {
		const char	*name = g->tree->names[i], *without = NULL;
		bool		 in_one = false;

		if (strncmp(name, "data/", 5) != 0)
			continue;
		for (size_t k = 0; k < g->n; k++)
			if (g->manifests[k].payload) {
				bool	 is_in = lists(&g->manifests[k], name);

				in_one |= is_in;
				without = !is_in && without == NULL ? g->manifests[k].name : without;
			}
		if (without != NULL && (g->major == 1 || !in_one))
			report_add(g->report, FINDING_BAG_EXTRA, at(g, name), "%s", without);
	}
}

static void
check_oxum(struct judging *g)
{
	struct buf	*b = tree_has(g->tree, "bag-info.txt") ?
			    tree_load(g->tree, "bag-info.txt", FILE_LIMIT_XML, g->report) : NULL;
	char		*oxum = b == NULL ? NULL : label(b->data, "Payload-Oxum");
	long long	 octets = 0, files = 0, said_octets, said_files;

	if (two_numbers(oxum, &said_octets, &said_files)) {
		for (size_t i = 0; i < g->tree->n; i++)
			if (strncmp(g->tree->names[i], "data/", 5) == 0) {
				octets += tree_size(g->tree, g->tree->names[i]);
				files++;
			}
		if (octets != said_octets || files != said_files)
			report_add(g->report, FINDING_BAG_OXUM, at(g, "bag-info.txt"), _("%s said, %lld.%lld found"), oxum,
			    octets, files);
	}
	free(oxum);
	buf_free(b);
}

void
judge_bag(const struct tree *tree, struct report *report)
{
	struct judging	 g = { .tree = tree, .report = report };

	if (judge_declaration(&g) == 0) {
		gather_manifests(&g);
		for (size_t i = 0; i < g.n; i++)
			check_items(&g, &g.manifests[i]);
		check_payload(&g);
		check_oxum(&g);
		if (tree_has(tree, "fetch.txt"))
			report_add(report, FINDING_BAG_FETCH, at(&g, "fetch.txt"), "%s", "");
	}
	for (size_t i = 0; i < g.n; i++) {
		for (size_t k = 0; k < g.manifests[i].n; k++) {
			free(g.manifests[i].items[k].path);
			free(g.manifests[i].items[k].digest);
		}
		free(g.manifests[i].items);
	}
}
