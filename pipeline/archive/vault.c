/* vault.c - an archive opened, and changed so that it is as before or as after. */
#include <sys/file.h>
#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/fixity.h"
#include "archive/vault.h"
#include "base/datadir.h"
#include "base/digest.h"
#include "base/fd.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/pack.h"

#define SUITE		"suite"
#define SUITE_WORD	"clea-suite 1\n"
#define SUITE_LIMIT	((size_t)1 << 30)	/* a purge of a million */
#define REF_DIGITS	32

char *
vault_path(const struct vault *v, const char *name)
{
	return file_join(v->dir, name);
}

char *
vault_work(const struct vault *v, const char *name)
{
	return mem_printf("%s/" VAULT_WORK "/%s", v->dir, name);
}

bool
vault_is_ref(const char *s)
{
	return strlen(s) == REF_DIGITS && strspn(s, "0123456789abcdef") == REF_DIGITS;
}

char *
vault_package(const char *ref, const char *form)
{
	return mem_printf("paquets/%.2s/%s%s", ref, ref, strncmp(form, "bagit", 5) == 0 ? "" : ".zip");
}

static int
say(const char *path, struct report *report)
{
	report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
	return -1;
}

/* ---- gather ---- */

void
vault_log(struct vault *v, enum event event, const char *members)
{
	journal_format(&v->lines, &v->n, v->head, v->now, event, members);
}

void
vault_place(struct vault *v, const char *work, const char *to)
{
	buf_printf(&v->steps, "place %s %s\n", work, to);
}

void
vault_destroy(struct vault *v, const char *name)
{
	buf_printf(&v->steps, "detruit %s\n", name);
}

static void
forget_change(struct vault *v)
{
	buf_reset(&v->lines);
	buf_reset(&v->steps);
	v->n = v->made;
	memcpy(v->head, v->journal.head, sizeof(v->head));
}

/* ---- do what the suite says; every step may have been done before ---- */

/* Names of the archive as we write them: a suite that says others was not written by us. */
static bool
is_plain(const char *name)
{
	return name[0] != '/' && name[0] != '\0' && strstr(name, "..") == NULL &&
	    strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-") == strlen(name);
}

static int
append_lines(const struct vault *v, size_t offset, const char *lines, size_t n, struct report *report)
{
	char		*path = vault_path(v, JOURNAL_FILE);
	int		 fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644), rc = -1;
	struct stat	 st;

	if (fd == -1 || fstat(fd, &st) == -1)
		goto out;
	if (st.st_size < (off_t)offset) {
		errno = EIO;		/* what the change was to follow is gone */
		goto out;
	}
	if (fd_pwrite(fd, lines, n, (off_t)offset) == -1)
		goto out;
	rc = ftruncate(fd, (off_t)(offset + n)) == 0 && fsync(fd) == 0 ? 0 : -1;
out:
	if (rc == -1)
		(void)say(path, report);
	if (fd != -1)
		close(fd);
	free(path);
	return rc;
}

/* Where the lines do not fit on the disk the change is undone: as before. */
static void
undo(const struct vault *v, const char *suite)
{
	char	*path = vault_path(v, JOURNAL_FILE);

	if (truncate(path, (off_t)v->journal.end) == 0)
		(void)unlink(suite);
	free(path);
}

/* Folders for what will be placed: a full disk, or a link among them, shows before the change is written down. */
static int
make_folders(const struct vault *v, struct report *report)
{
	const char	*p = v->steps.data;
	int		 rc = 0;

	for (const char *end; rc == 0 && (end = strchr(p, '\n')) != NULL; p = end + 1) {
		char	*line = mem_strndup(p, (size_t)(end - p)), *to = strrchr(line, ' ');
		char	*slash = to == NULL ? NULL : strrchr(to, '/'), *dir;

		if (slash != NULL) {
			*slash = '\0';
			dir = vault_path(v, to + 1);
			if (fixity_is_link(dir, report))
				rc = -1;
			else if (strncmp(line, "place ", 6) == 0)
				rc = file_mkdirs(dir, report);
			free(dir);
		}
		free(line);
	}
	return rc;
}

static int
sync_parent(const char *path, struct report *report)
{
	char	*dir = mem_strndup(path, (size_t)(file_base(path) - path));
	int	 rc = folder_sync(dir, report);

	free(dir);
	return rc;
}

static int
place(const struct vault *v, const char *work, const char *to, struct report *report)
{
	char	*from = vault_work(v, work), *path = vault_path(v, to);
	char	*dir = mem_strndup(path, (size_t)(file_base(path) - path) - 1);
	int	 rc = file_mkdirs(dir, report);

	if (rc == 0 && rename(from, path) == -1 && !(errno == ENOENT && file_exists(path)))
		rc = say(path, report);
	if (rc == 0)
		rc = sync_parent(path, report);
	free(dir);
	free(from);
	free(path);
	return rc;
}

static int
destroy(const struct vault *v, const char *name, struct report *report)
{
	char	*path = vault_path(v, name), *dir = mem_strndup(path, (size_t)(file_base(path) - path) - 1);
	int	 rc = strchr(name, '/') != NULL && fixity_is_link(dir, report) ? -1 : folder_remove(path, report);

	free(dir);
	if (rc == 0 && file_exists(v->dir))
		rc = sync_parent(path, report);
	free(path);
	return rc;
}

/* One step, without its end of line. */
static int
step(const struct vault *v, char *line, struct report *report)
{
	char	*a = strchr(line, ' '), *b;

	if (a == NULL)
		return 0;
	*a++ = '\0';
	if ((b = strchr(a, ' ')) != NULL)
		*b++ = '\0';
	if (!is_plain(a) || (b != NULL && !is_plain(b))) {
		report_add(report, FINDING_ARCHIVE_SUITE, POS_FILE(v->dir), "%s", a);
		return -1;
	}
	if (strcmp(line, "place") == 0 && b != NULL)
		return place(v, a, b, report);
	if (strcmp(line, "detruit") == 0)
		return destroy(v, a, report);
	return 0;
}

/* "clea-suite 1", "journal OFFSET BYTES", so many bytes of lines, then steps. */
static int
carry_out(const struct vault *v, struct buf *suite, struct report *report)
{
	char	*p = suite->data, *end = suite->data + suite->len, *next;
	size_t	 offset, n;

	if (suite->len < sizeof(SUITE_WORD) || strncmp(p, SUITE_WORD "journal ", sizeof(SUITE_WORD) + 7) != 0)
		goto bad;
	offset = strtoul(p + sizeof(SUITE_WORD) + 7, &p, 10);
	n = strtoul(p, &p, 10);
	if (*p++ != '\n' || (size_t)(end - p) < n)
		goto bad;
	if (append_lines(v, offset, p, n, report) == -1)
		return -1;
	for (p += n; p < end; p = next) {
		next = memchr(p, '\n', (size_t)(end - p));
		if (next == NULL)
			goto bad;
		*next++ = '\0';
		if (step(v, p, report) == -1)
			return -1;
	}
	return 0;
bad:
	report_add(report, FINDING_ARCHIVE_SUITE, POS_FILE(v->dir), "%s", VAULT_WORK "/" SUITE);
	return -1;
}

/* A change that was begun is made; what was being made without one is dropped. */
static int
recover(const struct vault *v, struct report *report)
{
	char		*work = vault_path(v, VAULT_WORK), *suite = vault_work(v, SUITE);
	struct buf	*b = NULL;
	int		 rc = 0;

	if (file_exists(suite)) {
		b = file_load(suite, SUITE_LIMIT, report);
		rc = b == NULL ? -1 : carry_out(v, b, report);
	}
	if (rc == 0 && file_exists(suite) && unlink(suite) == -1)
		rc = say(suite, report);
	if (rc == 0)
		rc = folder_remove(work, report);
	buf_free(b);
	free(suite);
	free(work);
	return rc;
}

int
vault_commit(struct vault *v, struct report *report)
{
	char		*work = vault_path(v, VAULT_WORK), *suite = vault_work(v, SUITE);
	struct buf	 b;
	int		 rc;

	buf_init(&b);
	buf_printf(&b, SUITE_WORD "journal %zu %zu\n", v->journal.end, v->lines.len);
	buf_add(&b, v->lines.data, v->lines.len);
	buf_add(&b, v->steps.data, v->steps.len);
	rc = file_mkdirs(work, report);
	if (rc == 0)
		rc = make_folders(v, report);
	if (rc == 0)
		rc = folder_sync(v->dir, report);
	if (rc == 0)
		rc = file_write(suite, &b, FILE_REPLACE, report);
	if (rc == 0 && (rc = append_lines(v, v->journal.end, v->lines.data, v->lines.len, report)) == -1)
		undo(v, suite);
	if (rc == 0)
		rc = carry_out(v, &b, report);
	if (rc == 0 && unlink(suite) == -1)
		rc = say(suite, report);
	if (rc == 0) {
		v->journal.end += v->lines.len;
		v->made = v->n;
		memcpy(v->journal.head, v->head, sizeof(v->head));
		buf_reset(&v->lines);
		buf_reset(&v->steps);
	} else
		forget_change(v);
	buf_clear(&b);
	free(suite);
	free(work);
	return rc;
}

/* ---- open ---- */

/* What is written or destroyed below a link is somebody else's. */
static bool
has_links(const struct vault *v, struct report *report)
{
	static const char *const names[] = { "journal", JOURNAL_FILE, "journal/sceaux", "paquets", "eliminations", VAULT_WORK };
	bool	 found = false;

	for (size_t i = 0; !found && i < nitems(names); i++) {
		char	*path = vault_path(v, names[i]);

		found = fixity_is_link(path, report);
		free(path);
	}
	return found;
}

static bool
holds_nothing(const char *dir)
{
	struct report	*quiet = report_new();
	char		**names = file_list(dir, quiet);
	bool		 nothing = names != NULL && names[0] == NULL;

	file_list_free(names);
	report_free(quiet);
	return nothing;
}

/* Nothing, or what a command left that was killed while it began an archive: its work, and a folder for the journal. */
static bool
is_empty(const char *dir)
{
	struct report	*quiet = report_new();
	char		**names = file_list(dir, quiet), *journal = file_join(dir, "journal");
	bool		 empty = names != NULL;

	for (char **n = names; empty && *n != NULL; n++)
		empty = strcmp(*n, VAULT_WORK) == 0 || (strcmp(*n, "journal") == 0 && holds_nothing(journal));
	free(journal);
	file_list_free(names);
	report_free(quiet);
	return empty;
}

/* The first line of the journal, and the words for whoever finds this without the program. */
static int
begin(struct vault *v, struct report *report)
{
	char		*source = datadir_path("referentiel/archive-lisezmoi.txt", report);
	struct buf	*text = source == NULL ? NULL : file_load(source, FILE_LIMIT_XML, report);
	char		*work = vault_path(v, VAULT_WORK), *path = vault_work(v, VAULT_README);
	char		 sha512[129], *members = NULL;
	int		 rc = -1;

	if (text != NULL && file_mkdirs(work, report) == 0 && folder_put(path, text, 0644, report) == 0) {
		char	*journal = vault_path(v, "journal");

		digest_sha512_hex(text->data, text->len, sha512);
		members = mem_printf("\"format\":\"clea-archive 1\",\"fichier\":\"" VAULT_README
		    "\",\"octets\":%zu,\"sha512\":\"%s\"", text->len, sha512);
		vault_log(v, EVENT_CREATION, members);
		vault_place(v, VAULT_README, VAULT_README);
		rc = file_mkdirs(journal, report);
		if (rc == 0)
			rc = folder_sync(v->dir, report);
		if (rc == 0)
			rc = vault_commit(v, report);
		free(journal);
	}
	free(members);
	free(path);
	free(work);
	buf_free(text);
	free(source);
	return rc;
}

/* The folder itself is what is locked: no file of ours stands in the archive for that. */
static int
lock_folder(struct vault *v, int how, struct report *report)
{
	if (v->lock == -1)
		v->lock = open(v->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (v->lock == -1) {
		report_add(report, FINDING_ARCHIVE_NONE, POS_FILE(v->dir), "%s", strerror(errno));
		return -1;
	}
	if (flock(v->lock, how | LOCK_NB) == 0)
		return 0;
	report_add(report, FINDING_ARCHIVE_LOCKED, POS_FILE(v->dir), "%s", "");
	return -1;
}

static bool
has_suite(const struct vault *v)
{
	char	*suite = vault_work(v, SUITE);
	bool	 there = file_exists(suite);

	free(suite);
	return there;
}

static bool
has_journal(const struct vault *v)
{
	char	*path = vault_path(v, JOURNAL_FILE);
	bool	 there = file_exists(path);

	free(path);
	return there;
}

/* An archive of ours, a folder to begin one in, or -1 with a finding. */
static int
settle_kind(struct vault *v, enum vault_mode mode, struct report *report)
{
	char	*paquets, *journal;
	bool	 ours;

	if (has_journal(v) || has_suite(v))
		return 0;
	if (mode == VAULT_CREATE && is_empty(v->dir))
		return 0;
	paquets = vault_path(v, "paquets");
	journal = vault_path(v, "journal");
	ours = file_is_dir(paquets) || file_is_dir(journal);
	free(paquets);
	free(journal);
	if (ours && mode == VAULT_READ)
		return 0;		/* the journal is missing: a finding of the reading */
	report_add(report, FINDING_ARCHIVE_NONE, POS_FILE(v->dir), "%s", "");
	return -1;
}

int
vault_open(struct vault *v, const char *dir, enum vault_mode mode, instant now, struct report *report)
{
	memset(v, 0, sizeof(*v));
	v->dir = mem_strdup(dir);
	v->lock = -1;
	v->now = now;
	v->reader = mode == VAULT_READ;
	buf_init(&v->lines);
	buf_init(&v->steps);
	memcpy(v->head, JOURNAL_NOTHING, sizeof(v->head));
	if (mode == VAULT_CREATE && file_mkdirs(dir, report) == -1)
		return -1;
	if (lock_folder(v, v->reader && !has_suite(v) ? LOCK_SH : LOCK_EX, report) == -1 ||
	    settle_kind(v, mode, report) == -1)
		return -1;
	if (!v->reader && has_links(v, report))
		return -1;
	if ((!v->reader || has_suite(v)) && recover(v, report) == -1)
		return -1;
	if (v->reader && lock_folder(v, LOCK_SH, report) == -1)
		return -1;
	if (mode == VAULT_CREATE && !has_journal(v) && begin(v, report) == -1)
		return -1;
	if (journal_read(&v->journal, dir, report) == -1)
		return v->reader ? 0 : -1;
	v->made = v->journal.n == 0 ? 0 : v->journal.lines[v->journal.n - 1].n;
	forget_change(v);
	return v->journal.sound || v->reader ? 0 : -1;
}

void
vault_close(struct vault *v)
{
	if (v->lock != -1 && !v->reader && v->journal.sound && !has_suite(v)) {
		struct report	*quiet = report_new();	/* what stays is cleared away by the next command */
		char		*work = vault_path(v, VAULT_WORK);

		(void)folder_remove(work, quiet);
		free(work);
		report_free(quiet);
	}
	journal_clear(&v->journal);
	buf_clear(&v->lines);
	buf_clear(&v->steps);
	if (v->lock != -1)
		close(v->lock);
	free(v->dir);
}

/* ---- the head, kept outside ---- */

bool
vault_head_in_seal(const struct buf *b, const char *name, size_t *n, char hash[static 65])
{
	struct report		*quiet = report_new();
	struct pack		*zip = pack_open(name, b, NULL, quiet);
	const struct buf	*text = zip == NULL ? NULL : pack_find(zip, VAULT_HEAD, quiet);
	bool			 found = text != NULL && journal_head_read(text, n, hash);

	pack_free(zip);
	report_free(quiet);
	return found;
}

static bool
is_zip(const struct buf *b)
{
	return b->len > 4 && memcmp(b->data, "PK\3\4", 4) == 0;
}

int
vault_head_check(const struct vault *v, const char *file, struct report *report)
{
	struct buf	*b;
	char		 hash[65];
	size_t		 n;
	bool		 holds = false;

	if (file == NULL || !file_exists(file))
		return 0;
	if ((b = file_load(file, FILE_LIMIT_XML, report)) == NULL)
		return -1;
	if (is_zip(b) ? !vault_head_in_seal(b, file, &n, hash) : !journal_head_read(b, &n, hash))
		report_add(report, FINDING_ARCHIVE_HEAD, POS_FILE(file), "%s", _("it holds no head of a journal"));
	else
		holds = journal_holds(&v->journal, n, hash, file, report);
	buf_free(b);
	return holds ? 0 : -1;
}

/* A seal that was given in the place of a head is somebody's proof: it is not written over. */
static bool
is_seal(const char *file)
{
	struct report	*quiet = report_new();
	struct buf	*b = file_exists(file) ? file_load(file, FILE_LIMIT_XML, quiet) : NULL;
	bool		 is = b != NULL && is_zip(b);

	buf_free(b);
	report_free(quiet);
	return is;
}

int
vault_head_write(const struct vault *v, const char *file, struct report *report)
{
	struct buf	 b;
	int		 rc;

	if (file == NULL || is_seal(file))
		return 0;
	buf_init(&b);
	journal_head_write(&b, v->n, v->head);
	rc = file_write(file, &b, FILE_REPLACE, report);
	buf_clear(&b);
	return rc;
}
