/* store.c - where the dossiers of a session stand. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "batch/session.h"
#include "batch/store.h"
#include "dossier/dossier.h"
#include "xml/xml.h"

#define SEALED		".asice"
#define UNSEALED	".zip"
#define RETURNS		"retours"	/* what the door sent back: its records, by digest */
#define RECORD		"reception.xml"
#define RECORD_NS	"urn:clea:reception:1"
#define FOLDERS_MAX	100000	/* folders of a store that are looked into for their number */

struct known {			/* a folder found by reading its dossier.xml */
	char	*path, *numero;
	char	**sirets;	/* of its organismes */
	size_t	 nsirets;
};

struct stores {
	char		**dirs;
	size_t		  n;
	bool		  indexed;	/* "known" is filled: only when a dossier is found in no other way */
	struct known	 *known;
	size_t		  nknown;
};

struct stores *
stores_open(const char *const *dirs, size_t n, struct report *report)
{
	struct stores	*s = mem_alloc(sizeof(*s));

	s->dirs = mem_array(n, sizeof(*s->dirs));
	for (; s->n < n; s->n++) {
		if (!file_is_dir(dirs[s->n])) {
			report_add(report, FINDING_FILE_READ, POS_FILE(dirs[s->n]), "%s", _("no such folder"));
			stores_free(s);
			return NULL;
		}
		s->dirs[s->n] = mem_strdup(dirs[s->n]);
	}
	return s;
}

void
stores_free(struct stores *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->nknown; i++) {
		struct known	*k = &s->known[i];

		for (size_t j = 0; j < k->nsirets; j++)
			free(k->sirets[j]);
		free(k->sirets);
		free(k->path);
		free(k->numero);
	}
	for (size_t i = 0; i < s->n; i++)
		free(s->dirs[i]);
	free(s->known);
	free(s->dirs);
	free(s);
}

/* ---- the ways to find one ---- */

static bool
has_suffix(const char *name, const char *suffix)
{
	size_t	 len = strlen(name), n = strlen(suffix);

	return len > n && strcmp(name + len - n, suffix) == 0;
}

/* A folder with one container: its path.  NULL: none; *many says that there are several. */
static char *
container_in(const char *dir, bool *many)
{
	struct report	*quiet = report_new();	/* a folder that cannot be read holds nothing for us */
	char		**names = file_list(dir, quiet), *found = NULL;

	*many = false;
	for (char **n = names; n != NULL && *n != NULL; n++) {
		if (!has_suffix(*n, SEALED) && !has_suffix(*n, UNSEALED))
			continue;
		*many = found != NULL;
		if (*many)
			break;
		found = file_join(dir, *n);
	}
	file_list_free(names);
	report_free(quiet);
	return found;
}

/* 1 found, 0 not here, -1 with a finding.  Takes the folder's path. */
static int
look_in_folder(char *dir, const struct call *c, struct store_hit *hit, struct report *report)
{
	char	*file = file_join(dir, "dossier.xml");
	bool	 many = false;
	int	 rc = 1;

	*hit = (struct store_hit){ .path = file_is_dir(dir) ? container_in(dir, &many) : NULL };
	hit->container = hit->path != NULL;
	hit->sealed = hit->container && has_suffix(hit->path, SEALED);
	if (many) {
		report_add(report, FINDING_BATCH_AMBIGUOUS, POS_FILE(dir), "%s", c->numero);
		free(hit->path);
		hit->path = NULL;
		rc = -1;
	} else if (hit->path == NULL && file_exists(file))
		hit->path = mem_strdup(dir);
	else if (hit->path == NULL)
		rc = 0;
	free(file);
	free(dir);
	return rc;
}

static int
look_in_store(const char *dir, const struct call *c, struct store_hit *hit, struct report *report)
{
	char	*name = mem_printf("%s/%s/%s", dir, c->siret, c->numero), *file;
	int	 rc = look_in_folder(name, c, hit, report);

	if (rc != 0)
		return rc;
	file = mem_printf("%s/%s%s", dir, c->numero, SEALED);
	if (file_exists(file)) {
		*hit = (struct store_hit){ file, true, true };
		return 1;
	}
	free(file);
	return look_in_folder(file_join(dir, c->numero), c, hit, report);
}

/* ---- folders of any name, by the number inside ---- */

static void
take_sirets(struct known *k, const struct xml_node *root)
{
	struct xml_node	*n = xml_first(root);

	while (n != NULL && !xml_is(n, DOSSIER_NS, "organismes"))
		n = xml_next(n);
	for (n = n == NULL ? NULL : xml_first(n); n != NULL; n = xml_next(n))
		for (struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c))
			if (xml_is(c, DOSSIER_NS, "siret")) {
				k->sirets = mem_grow(k->sirets, k->nsirets + 1, sizeof(*k->sirets));
				k->sirets[k->nsirets++] = xml_content(c);
			}
}

static void
index_folder(struct stores *s, const char *dir, const char *name)
{
	struct report	*quiet = report_new();	/* what cannot be read is no dossier of this session */
	char		*path = file_join(dir, name), *file = file_join(path, "dossier.xml");
	struct xml_doc	*doc = file_exists(file) ? xml_load(file, quiet) : NULL;
	const char	*numero = doc == NULL ? NULL : xml_attr(xml_root(doc), NULL, "numero");

	if (numero != NULL && xml_is(xml_root(doc), DOSSIER_NS, "dossier")) {
		struct known	*k;

		s->known = mem_grow(s->known, s->nknown + 1, sizeof(*s->known));
		k = &s->known[s->nknown++];
		*k = (struct known){ .path = mem_strdup(path), .numero = mem_strdup(numero) };
		take_sirets(k, xml_root(doc));
	}
	xml_free(doc);
	free(file);
	free(path);
	report_free(quiet);
}

static int
index_stores(struct stores *s, struct report *report)
{
	for (size_t i = 0; i < s->n; i++) {
		char	**names = file_list(s->dirs[i], report);

		if (names == NULL)
			return -1;
		for (char **n = names; *n != NULL && s->nknown < FOLDERS_MAX; n++)
			index_folder(s, s->dirs[i], *n);
		file_list_free(names);
	}
	s->indexed = true;
	return 0;
}

static bool
known_is(const struct known *k, const struct call *c)
{
	if (strcmp(k->numero, c->numero) != 0)
		return false;
	for (size_t i = 0; i < k->nsirets; i++)
		if (strcmp(k->sirets[i], c->siret) == 0)
			return true;
	return false;
}

/* ---- what the door sent back ---- */

/* The verdict of a record about that dossier, and when it fell; false: it is about another, or none. */
static bool
is_about(const struct xml_doc *doc, const struct call *c, const char **verdict, const char **when)
{
	const struct xml_node	*root = xml_root(doc);
	bool			 is = false;

	*verdict = "";
	*when = xml_attr(root, NULL, "le");
	for (struct xml_node *n = xml_first(root); n != NULL; n = xml_next(n)) {
		const char	*numero = xml_attr(n, NULL, "numero"), *siret = xml_attr(n, NULL, "siret");
		const char	*code = xml_attr(n, NULL, "code");

		if (xml_is(n, RECORD_NS, "dossier"))
			is = numero != NULL && siret != NULL && strcmp(numero, c->numero) == 0 && strcmp(siret, c->siret) == 0;
		else if (xml_is(n, RECORD_NS, "verdict") && code != NULL)
			*verdict = code;
	}
	return is && *when != NULL;
}

struct sent_back {		/* the last time that it was */
	char	*folder, *verdict, *when;
};

static void
look_at_record(const char *dir, const char *name, const struct call *c, struct sent_back *last)
{
	struct report	*quiet = report_new();	/* what cannot be read tells nothing of this dossier */
	char		*folder = file_join(dir, name), *file = file_join(folder, RECORD);
	struct xml_doc	*doc = file_exists(file) ? xml_load(file, quiet) : NULL;
	const char	*verdict, *when;

	if (doc != NULL && is_about(doc, c, &verdict, &when) && (last->when == NULL || strcmp(when, last->when) > 0)) {
		free(last->folder);
		free(last->verdict);
		free(last->when);
		*last = (struct sent_back){ mem_strdup(folder), mem_strdup(verdict), mem_strdup(when) };
	}
	xml_free(doc);
	free(file);
	free(folder);
	report_free(quiet);
}

/* In no store: not received, or received and sent back?  A finding either way. */
static void
say_missing(const struct stores *s, const struct call *c, struct report *report)
{
	struct sent_back	 last = { NULL, NULL, NULL };

	for (size_t i = 0; i < s->n; i++) {
		char		*dir = file_join(s->dirs[i], RETURNS);
		struct report	*quiet = report_new();
		char		**names = file_is_dir(dir) ? file_list(dir, quiet) : NULL;

		for (char **n = names; n != NULL && *n != NULL; n++)
			look_at_record(dir, *n, c, &last);
		file_list_free(names);
		report_free(quiet);
		free(dir);
	}
	if (last.folder != NULL)
		report_add(report, FINDING_BATCH_RETURNED, POS_FILE(last.folder), _("number %s, SIRET %s: %s on %.10s"),
		    c->numero, c->siret, last.verdict, last.when);
	else
		report_add(report, FINDING_BATCH_MISSING, POS_NONE, _("number %s, SIRET %s"), c->numero, c->siret);
	free(last.folder);
	free(last.verdict);
	free(last.when);
}

int
stores_find(struct stores *s, const struct call *c, struct store_hit *hit, struct report *report)
{
	int	 rc = 0;

	for (size_t i = 0; i < s->n && rc == 0; i++)
		rc = look_in_store(s->dirs[i], c, hit, report);
	if (rc != 0)
		return rc == 1 ? 0 : -1;
	if (!s->indexed && index_stores(s, report) == -1)
		return -1;
	for (size_t i = 0; i < s->nknown; i++)
		if (known_is(&s->known[i], c)) {
			*hit = (struct store_hit){ .path = mem_strdup(s->known[i].path) };
			return 0;
		}
	say_missing(s, c, report);
	return -1;
}
