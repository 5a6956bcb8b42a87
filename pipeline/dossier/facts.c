/* facts.c - what a stylesheet cannot know: which files are below preuves/, how
 * large, of what type, with what digest. */
#include <sys/stat.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "dossier/internal.h"
#include "dossier/dossier.h"
#include "dossier/library.h"
#include "pack/pack.h"
#include "xml/xml.h"

#define FAITS_NS	"urn:clea:faits:1"
#define PROOFS_MAX	2000	/* files, as many as a container may hold */
#define PROOFS_DEPTH	8	/* folders within folders */

struct walk {
	struct dossier	*dossier;
	struct report	*report;
	struct proof_file **end;
	size_t		 n;
};

static void
refuse(struct walk *w, const char *path, const char *motif)
{
	struct xml_node	*f = xml_add(xml_root(w->dossier->faits), "refuse", NULL);

	xml_set(f, "chemin", path);
	xml_set(f, "motif", motif);
}

/* A regular file's bytes become a fact; "known" may be NULL: to be found out.  -1 with a finding: libmagic is not usable. */
static int
take_bytes(struct walk *w, const char *path, const struct buf *b, const char *known)
{
	const char		*type = known != NULL ? known : library_type(w->dossier->library, b, w->report);
	struct proof_file	*p;
	struct xml_node		*f;
	char			 size[24];

	if (type == NULL)
		return -1;
	p = arena_alloc(w->dossier->arena, sizeof(*p));
	p->path = arena_strdup(w->dossier->arena, path);
	p->size = b->len;
	digest_sha256_hex(b->data, b->len, p->sha256);
	p->mime = arena_strdup(w->dossier->arena, type);
	*w->end = p;
	w->end = &p->next;

	f = xml_add(xml_root(w->dossier->faits), "fichier", NULL);
	xml_set(f, "chemin", p->path);
	snprintf(size, sizeof(size), "%zu", p->size);
	xml_set(f, "taille", size);
	xml_set(f, "type", p->mime);
	xml_set(f, "sha256", p->sha256);
	return 0;
}

static int
take_file(struct walk *w, int dirfd, const char *name, const char *path)
{
	struct report	*quiet = report_new();	/* why is a fact here, not a finding */
	struct buf	*b = file_load_at(dirfd, name, FILE_LIMIT_PROOF, path, quiet);
	int		 rc = 0;

	if (b == NULL)
		refuse(w, path, report_has(quiet, finding_id(FINDING_FILE_TOO_LARGE)) ?
		    "trop-grand" : "illisible");
	else
		rc = take_bytes(w, path, b, NULL);
	buf_free(b);
	report_free(quiet);
	return rc;
}

static int
by_byte(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of an open folder, sorted by byte. */
static char **
names_of(DIR *d, size_t *n)
{
	char		**all = NULL;
	struct dirent	 *e;

	*n = 0;
	while ((e = readdir(d)) != NULL && *n <= PROOFS_MAX) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		all = mem_grow(all, *n + 1, sizeof(*all));
		all[(*n)++] = mem_strdup(e->d_name);
	}
	if (*n > 0)
		qsort(all, *n, sizeof(*all), by_byte);
	return all;
}

/* Characters that XML, a ZIP entry or a terminal cannot hold stand in no name of a proof. */
static bool
name_is_legible(const char *name)
{
	for (const char *s = name; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f || *s == '\\')
			return false;
	return utf8_valid(name, strlen(name));
}

static int walk_folder(struct walk *, int dirfd, const char *path, int depth);

static int
walk_entry(struct walk *w, int dirfd, const char *name, const char *path, int depth)
{
	struct stat	 st;
	char		*shown;
	int		 fd;

	if (++w->n > PROOFS_MAX) {
		report_add(w->report, FINDING_DOSSIER_PROOFS_TOO_MANY, POS_FILE(w->dossier->file),
		    _("more than %d"), PROOFS_MAX);
		return -1;
	}
	if (!name_is_legible(name)) {
		shown = utf8_printable(path);
		refuse(w, shown, "nom");
		free(shown);
		return 0;
	}
	if (fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) == -1) {
		refuse(w, path, "illisible");
		return 0;
	}
	if (S_ISLNK(st.st_mode)) {
		refuse(w, path, "lien");
		return 0;
	}
	if (S_ISREG(st.st_mode))
		return take_file(w, dirfd, name, path);
	if (!S_ISDIR(st.st_mode) || depth == PROOFS_DEPTH) {
		refuse(w, path, "special");
		return 0;
	}
	fd = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd == -1) {
		refuse(w, path, "illisible");
		return 0;
	}
	return walk_folder(w, fd, path, depth + 1);
}

/* Takes the descriptor. */
static int
walk_folder(struct walk *w, int dirfd, const char *path, int depth)
{
	DIR	 *d = fdopendir(dirfd);
	char	**names;
	size_t	  n;
	int	  rc = 0;

	if (d == NULL) {
		close(dirfd);
		refuse(w, path, "illisible");
		return 0;
	}
	names = names_of(d, &n);
	for (size_t i = 0; i < n; i++) {
		char	*below = file_join(path, names[i]);

		if (rc == 0)
			rc = walk_entry(w, dirfd, names[i], below, depth);
		free(below);
		free(names[i]);
	}
	free(names);
	closedir(d);
	return rc;
}

/* Is each organisme on the list of habilitated bodies?  A fact only where there is a list. */
static void
add_habilitations(struct dossier *d)
{
	struct xml_node	*n = xml_first(xml_root(d->doc));

	while (n != NULL && !xml_is(n, DOSSIER_NS, "organismes"))
		n = xml_next(n);
	if (n == NULL)
		return;
	for (n = xml_first(n); n != NULL; n = xml_next(n)) {
		for (struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c)) {
			char		*siret;
			int		 listed;
			struct xml_node	*f;

			if (!xml_is(c, DOSSIER_NS, "siret"))
				continue;
			siret = xml_content(c);
			if ((listed = library_habilite(d->library, siret)) != -1) {
				f = xml_add(xml_root(d->faits), "habilitation", NULL);
				xml_set(f, "siret", siret);
				xml_set(f, "liste", listed == 1 ? "oui" : "non");
			}
			free(siret);
		}
	}
}

static void
begin_facts(struct dossier *d)
{
	char	 now[32];

	d->faits = xml_doc_new("faits", FAITS_NS, "f", "faits");
	xml_set(xml_root(d->faits), "version", "1");
	xml_set(xml_root(d->faits), "maintenant", instant_iso(d->now, now));
	d->lent[INPUT_FAITS] = d->faits;
}

void
facts_none(struct dossier *d)
{
	begin_facts(d);
	add_habilitations(d);
}

int
facts_gather(struct dossier *d, struct report *report)
{
	struct walk	 w = { .dossier = d, .report = report, .end = &d->proofs };
	char		*path = file_join(d->dir, "preuves");
	int		 fd, rc = -1;

	begin_facts(d);
	fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd == -1 && errno == ENOENT)
		rc = 0;			/* a dossier just begun has no proofs yet */
	else if (fd == -1 && (errno == ENOTDIR || errno == ELOOP))
		report_add(report, FINDING_DOSSIER_FOLDER, POS_FILE(path), "%s",
		    _("preuves/ is a link or a file; the proofs themselves belong into a folder"));
	else if (fd == -1)
		report_add(report, FINDING_FILE_READ, POS_FILE(path), "%s", strerror(errno));
	else
		rc = walk_folder(&w, fd, "preuves", 0);
	if (rc == 0)
		add_habilitations(d);
	free(path);
	return rc;
}

int
facts_gather_container(struct dossier *d, struct report *report)
{
	struct walk	 w = { .dossier = d, .report = report, .end = &d->proofs };

	begin_facts(d);
	for (size_t i = 0; i < pack_count(d->pack); i++) {
		const char		*name = pack_name(d->pack, i), *below = name + strlen(d->within);
		const struct buf	*b;

		if (strncmp(name, d->within, strlen(d->within)) != 0 || strncmp(below, "preuves/", 8) != 0)
			continue;
		if ((b = pack_find(d->pack, name, report)) == NULL || take_bytes(&w, below, b, d->types == NULL ? NULL : d->types[i]) == -1)
			return -1;
	}
	add_habilitations(d);
	return 0;
}

struct buf *
facts_load(struct dossier *d, const struct proof_file *p, struct report *report)
{
	char		*path;
	int		 dirfd = -1, fd;
	char		*copy, *name = NULL, *rest;
	struct buf	*b = NULL;
	char		 sha256[2 * DIGEST_SHA256 + 1];

	if (d->pack != NULL) {		/* bytes that nobody else can change */
		const struct buf *lent;

		path = mem_printf("%s%s", d->within, p->path);
		lent = pack_find(d->pack, path, report);
		free(path);
		if (lent == NULL)
			return NULL;
		b = buf_new();
		buf_add(b, lent->data, lent->len);
		return b;
	}
	path = file_join(d->dir, p->path);
	copy = rest = mem_strdup(p->path);
	dirfd = open(d->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	/* Step down folder by folder: no link may have come in the way meanwhile. */
	while (dirfd != -1 && (name = strsep(&rest, "/")) != NULL && rest != NULL) {
		fd = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		close(dirfd);
		dirfd = fd;
	}
	if (dirfd == -1)
		report_add(report, FINDING_DOSSIER_CHANGED, POS_FILE(path), "%s", strerror(errno));
	else
		b = file_load_at(dirfd, name, FILE_LIMIT_PROOF, path, report);
	if (b != NULL) {
		digest_sha256_hex(b->data, b->len, sha256);
		if (strcmp(sha256, p->sha256) != 0) {
			report_add(report, FINDING_DOSSIER_CHANGED, POS_FILE(path), "%s", "");
			buf_free(b);
			b = NULL;
		}
	}
	if (dirfd != -1)
		close(dirfd);
	free(copy);
	free(path);
	return b;
}
