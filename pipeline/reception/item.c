/* item.c - one thing that stands in an inbox: what it is, its digest, its bytes.
 *
 * Everything here runs before any byte is understood: files are opened without
 * following links, only regular ones are read, and no more than allowed.
 */
#include <sys/stat.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/fd.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "reception/item.h"

#define FILES_MAX	2000	/* of a folder, as many as a container may hold */
#define DEPTH_MAX	8	/* folders within folders */

/* O_NONBLOCK: a FIFO must not hang us before fstat() tells what it is. */
#define OPEN_FILE	(O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
#define OPEN_FOLDER	(O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW)

/* ---- what is an item ---- */

static bool
ends_with(const char *name, const char *suffix)
{
	size_t	 n = strlen(name), m = strlen(suffix);

	return n > m && strcasecmp(name + n - m, suffix) == 0;
}

bool
item_is(const char *path, enum item_form *form)
{
	const char	*name = file_base(path);
	struct stat	 st;
	char		*inside;
	bool		 is;

	if (lstat(path, &st) == -1)
		return false;
	if (S_ISDIR(st.st_mode)) {
		inside = file_join(path, "dossier.xml");
		is = file_exists(inside);
		free(inside);
		*form = ITEM_FOLDER;
		return is;
	}
	*form = ends_with(name, ".zip") ? ITEM_ZIP : ITEM_ASICE;
	return *form == ITEM_ZIP || ends_with(name, ".asice");
}

const char *
item_form_name(enum item_form f)
{
	static const char *const names[] = { "asice", "zip", "repertoire" };

	return names[f];
}

/* ---- reading ---- */

/* Whatever looks at the bytes of a file as they come; each member may be NULL or -1. */
struct sink {
	struct digest	*digest;
	struct buf	*buf;
	int		 fd;
	size_t		 bytes, limit;
};

enum pass { PASS_WHOLE, PASS_LARGE, PASS_UNREADABLE, PASS_SPECIAL, PASS_LINK, PASS_NO_WRITE };

static enum pass
pass_fd(int fd, struct sink *s)
{
	char	 chunk[65536];
	ssize_t	 n;

	while ((n = read(fd, chunk, sizeof(chunk))) != 0) {
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return PASS_UNREADABLE;
		if (s->bytes + (size_t)n > s->limit)
			return PASS_LARGE;
		s->bytes += (size_t)n;
		if (s->digest != NULL)
			digest_add(s->digest, chunk, (size_t)n);
		if (s->buf != NULL)
			buf_add(s->buf, chunk, (size_t)n);
		if (s->fd != -1 && fd_write(s->fd, chunk, (size_t)n) == -1)
			return PASS_NO_WRITE;
	}
	return PASS_WHOLE;
}

/* Pass all bytes of a regular file on; errno tells more where it is unreadable or cannot be written. */
static enum pass
pass_file(int dirfd, const char *name, struct sink *s)
{
	int		 fd = openat(dirfd, name, OPEN_FILE);
	struct stat	 st;
	enum pass	 end;

	if (fd == -1)
		return errno == ELOOP ? PASS_LINK : errno == ENXIO ? PASS_SPECIAL : PASS_UNREADABLE;
	if (fstat(fd, &st) == -1)
		end = PASS_UNREADABLE;
	else
		end = S_ISREG(st.st_mode) ? pass_fd(fd, s) : PASS_SPECIAL;
	close(fd);
	return end;
}

static const char *const pass_words[] = {
	[PASS_WHOLE] = "entier", [PASS_LARGE] = "trop-grand", [PASS_UNREADABLE] = "illisible",
	[PASS_SPECIAL] = "special", [PASS_LINK] = "lien", [PASS_NO_WRITE] = "illisible",
};

static void
tell(struct report *report, enum pass end, const char *shown, size_t limit)
{
	struct pos	 pos = POS_FILE(shown);

	switch (end) {
	case PASS_WHOLE:
		break;
	case PASS_LARGE:
		report_add(report, FINDING_FILE_TOO_LARGE, pos, ngettext("more than %zu byte", "more than %zu bytes", limit), limit);
		break;
	case PASS_LINK:
		report_add(report, FINDING_FILE_KIND, pos, "%s", _("it is a link"));
		break;
	case PASS_SPECIAL:
		report_add(report, FINDING_FILE_KIND, pos, "%s", _("it is a device or a pipe"));
		break;
	default:
		report_add(report, FINDING_FILE_READ, pos, "%s", strerror(errno));
		break;
	}
}

/* ---- a folder ---- */

struct walk {
	struct item	*item;
	size_t		 n, limit;
	struct digest	*lines;
};

static int
by_byte(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of an open folder, sorted by byte.  Caller frees each and the list. */
static char **
names_of(DIR *d, size_t *n)
{
	char		**all = mem_array(1, sizeof(*all));
	struct dirent	 *e;

	*n = 0;
	while ((e = readdir(d)) != NULL && *n <= FILES_MAX) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		all = mem_grow(all, *n + 1, sizeof(*all));
		all[(*n)++] = mem_strdup(e->d_name);
	}
	qsort(all, *n, sizeof(*all), by_byte);
	return all;
}

static void
add_line(struct walk *w, const char *word, const char *name)
{
	digest_add(w->lines, word, strlen(word));
	digest_add(w->lines, "  ", 2);
	digest_add(w->lines, name, strlen(name));
	digest_add(w->lines, "\n", 1);
}

static void
take_name(struct walk *w, const char *name)
{
	struct item	*item = w->item;

	item->names = mem_grow(item->names, w->n + 2, sizeof(*item->names));
	item->names[w->n++] = mem_strdup(name);
	item->names[w->n] = NULL;
}

/* Its bytes count, and its line. */
static void
walk_file(struct walk *w, int dirfd, const char *name, const char *path)
{
	struct sink	 s = { .digest = digest_new(), .fd = -1, .limit = w->limit - w->item->bytes };
	enum pass	 end = pass_file(dirfd, name, &s);
	char		 hex[65], *shown;

	digest_end_hex(s.digest, hex);
	add_line(w, end == PASS_WHOLE ? hex : pass_words[end], path);
	if (end == PASS_WHOLE) {
		w->item->bytes += s.bytes;
		take_name(w, path);
		return;
	}
	shown = file_join(w->item->name, path);
	tell(w->item->findings, end, shown, w->limit);
	free(shown);
}

static void walk_folder(struct walk *, int dirfd, const char *path, int depth);

static void
walk_entry(struct walk *w, int dirfd, const char *name, const char *path, int depth)
{
	struct stat	 st;
	int		 fd;

	if (fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) == -1 || !S_ISDIR(st.st_mode)) {
		walk_file(w, dirfd, name, path);
		return;
	}
	if (depth == DEPTH_MAX) {
		add_line(w, "profond", path);
		report_add(w->item->findings, FINDING_RECEPTION_FOLDER, (struct pos){ w->item->name, 0, path },
		    _("more than %d folders within folders"), DEPTH_MAX);
		return;
	}
	if ((fd = openat(dirfd, name, OPEN_FOLDER)) == -1) {
		add_line(w, "illisible", path);
		report_add(w->item->findings, FINDING_FILE_READ, (struct pos){ w->item->name, 0, path }, "%s", strerror(errno));
		return;
	}
	walk_folder(w, fd, path, depth + 1);
}

/* Takes the descriptor. */
static void
walk_folder(struct walk *w, int dirfd, const char *path, int depth)
{
	DIR	 *d = fdopendir(dirfd);
	char	**names;
	size_t	  n;

	if (d == NULL) {
		close(dirfd);
		return;
	}
	names = names_of(d, &n);
	for (size_t i = 0; i < n; i++) {
		char	*below = file_join(path, names[i]);

		if (w->n < FILES_MAX)
			walk_entry(w, dirfd, names[i], below, depth);
		else if (w->n == FILES_MAX) {
			report_once(w->item->findings, FINDING_RECEPTION_FOLDER, "many", POS_FILE(w->item->name),
			    _("more than %d files"), FILES_MAX);
			add_line(w, "nombreux", path);
		}
		free(below);
		free(names[i]);
	}
	free(names);
	closedir(d);
}

/* What lies beside dossier.xml and preuves/ is not received: the sender should know. */
static void
tell_others(struct item *item, DIR *d)
{
	size_t	  n;
	char	**names = names_of(d, &n);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(names[i], "dossier.xml") != 0 && strcmp(names[i], "preuves") != 0 && names[i][0] != '.')
			report_add(item->findings, FINDING_RECEPTION_BESIDE, (struct pos){ item->name, 0, names[i] }, "%s", "");
		free(names[i]);
	}
	free(names);
}

static void
open_folder(struct item *item, size_t limit)
{
	struct walk	 w = { .item = item, .limit = limit, .lines = digest_new() };
	int		 fd = open(item->path, OPEN_FOLDER), below;
	DIR		*d = fd == -1 ? NULL : fdopendir(fd);
	struct stat	 st;

	item->names = mem_array(1, sizeof(*item->names));
	if (d == NULL) {
		report_add(item->findings, FINDING_FILE_READ, POS_FILE(item->name), "%s", strerror(errno));
		if (fd != -1)
			close(fd);
	} else {
		walk_file(&w, fd, "dossier.xml", "dossier.xml");
		if ((below = openat(fd, "preuves", OPEN_FOLDER)) != -1)
			walk_folder(&w, below, "preuves", 0);
		else if (fstatat(fd, "preuves", &st, AT_SYMLINK_NOFOLLOW) == 0)
			walk_file(&w, fd, "preuves", "preuves");	/* a link or a file: says so itself */
		tell_others(item, d);
		closedir(d);
	}
	digest_end_hex(w.lines, item->sha256);
}

static void
open_file(struct item *item, size_t limit)
{
	struct sink	 s = { .digest = digest_new(), .fd = -1, .limit = limit };
	enum pass	 end = pass_file(AT_FDCWD, item->path, &s);

	item->bytes = s.bytes;
	if (end != PASS_WHOLE) {
		tell(item->findings, end, item->name, limit);
		/* Another digest than that of a file which holds just what was read. */
		digest_add(s.digest, pass_words[end], strlen(pass_words[end]));
		digest_add(s.digest, item->name, strlen(item->name));
	}
	digest_end_hex(s.digest, item->sha256);
}

struct item *
item_open(const char *path, enum item_form form, size_t limit)
{
	struct item	*item = mem_alloc(sizeof(*item));
	char		*end;

	item->path = mem_strdup(path);
	for (end = item->path + strlen(item->path); end > item->path + 1 && end[-1] == '/';)
		*--end = '\0';		/* "inbox/TC-1/" is called TC-1 */
	item->name = utf8_printable(file_base(item->path));
	item->form = form;
	item->findings = report_new();
	if (form == ITEM_FOLDER)
		open_folder(item, limit);
	else
		open_file(item, limit);
	return item;
}

void
item_free(struct item *item)
{
	if (item == NULL)
		return;
	for (char **n = item->names; n != NULL && *n != NULL; n++)
		free(*n);
	free(item->names);
	report_free(item->findings);
	free(item->path);
	free(item->name);
	free(item);
}

/* ---- the bytes again ---- */

/* The folder that a name stands in, open, stepping down without following a link; -1. */
static int
step_down(int dirfd, const char *name, const char **last)
{
	int	 fd = dup(dirfd);

	for (const char *slash; fd != -1 && (slash = strchr(name, '/')) != NULL; name = slash + 1) {
		char	*step = mem_strndup(name, (size_t)(slash - name));
		int	 next = openat(fd, step, OPEN_FOLDER);

		close(fd);
		free(step);
		fd = next;
	}
	*last = name;
	return fd;
}

/* Each file of the item handed to fn with a sink to fill; false: it has changed, or fn says so. */
struct reader {
	struct sink	 (*begin)(struct reader *, const char *name, size_t most);
	bool		 (*end)(struct reader *, struct sink *);
	struct item_files *files;
	bool		 folder;
	const char	*to;
	struct report	*report;
};

static bool
read_one(struct reader *r, int dirfd, const char *name, const char *as, size_t limit, char hex[static 65])
{
	const char	*last;
	int		 fd = step_down(dirfd, name, &last);
	struct sink	 s;
	enum pass	 end = PASS_UNREADABLE;

	s = r->begin(r, as, limit);
	s.digest = digest_new();
	s.limit = limit;
	if (fd != -1) {
		end = pass_file(fd, last, &s);
		close(fd);
	}
	digest_end_hex(s.digest, hex);
	if (end == PASS_NO_WRITE)
		report_add(r->report, FINDING_FILE_WRITE, POS_FILE(r->to), "%s", strerror(errno));
	return r->end(r, &s) && end == PASS_WHOLE;
}

static bool
read_folder(struct reader *r, const struct item *item, int dirfd, char sum[static 65])
{
	struct digest	*lines = digest_new();
	bool		 ok = true;
	char		 hex[65];

	for (char **n = item->names; ok && *n != NULL; n++) {
		ok = read_one(r, dirfd, *n, *n, item->bytes, hex);
		digest_add(lines, hex, 64);
		digest_add(lines, "  ", 2);
		digest_add(lines, *n, strlen(*n));
		digest_add(lines, "\n", 1);
	}
	digest_end_hex(lines, sum);
	return ok;
}

/* All files through the reader: 0, or -1 with a finding. */
static int
read_again(struct reader *r, const struct item *item)
{
	size_t	 before = report_count(r->report);
	int	 dirfd = AT_FDCWD;
	bool	 ok;
	char	 sum[65] = "";

	if (item->form == ITEM_FOLDER) {
		dirfd = open(item->path, OPEN_FOLDER);
		ok = dirfd != -1 && read_folder(r, item, dirfd, sum);
		if (dirfd != -1)
			close(dirfd);
	} else {
		char	*dir = mem_strndup(item->path, (size_t)(file_base(item->path) - item->path));

		dirfd = open(dir[0] == '\0' ? "." : dir, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
		ok = dirfd != -1 && read_one(r, dirfd, file_base(item->path), item->name, item->bytes, sum);
		if (dirfd != -1)
			close(dirfd);
		free(dir);
	}
	if (ok && strcmp(sum, item->sha256) == 0)
		return 0;
	if (report_count(r->report) == before)
		report_add(r->report, FINDING_RECEPTION_CHANGED, POS_FILE(item->name), "%s", "");
	return -1;
}

static struct sink
load_begin(struct reader *r, const char *name, size_t most)
{
	struct item_files	*f = r->files;
	struct sink		 s = { .buf = buf_new(), .fd = -1 };

	if (!r->folder)
		buf_expect(s.buf, most);	/* its size; a file of a folder has less than that of all */
	f->v = mem_grow(f->v, f->n + 1, sizeof(*f->v));
	f->v[f->n++] = (struct item_file){ mem_strdup(name), s.buf };
	return s;
}

static bool
load_end(struct reader *r, struct sink *s)
{
	(void)r;
	(void)s;
	return true;
}

int
item_load(const struct item *item, struct item_files *files, struct report *report)
{
	struct reader	 r = { load_begin, load_end, files, item->form == ITEM_FOLDER, NULL, report };

	*files = (struct item_files){ NULL, 0 };
	if (read_again(&r, item) == 0)
		return 0;
	item_files_clear(files);
	return -1;
}

void
item_files_clear(struct item_files *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->v[i].name);
		buf_free(f->v[i].data);
	}
	free(f->v);
	*f = (struct item_files){ NULL, 0 };
}

/* A new file below "to", with the folders on its way; fd -1 with a finding. */
static struct sink
copy_begin(struct reader *r, const char *name, size_t most)
{
	char		*path = file_join(r->to, name), *slash = strrchr(path, '/');
	struct sink	 s = { .fd = -1 };

	(void)most;
	*slash = '\0';
	if (file_mkdirs(path, r->report) == 0) {
		*slash = '/';
		if ((s.fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666)) == -1)
			report_add(r->report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
	}
	free(path);
	return s;
}

static bool
copy_end(struct reader *r, struct sink *s)
{
	int	 failed;

	if (s->fd == -1)
		return false;
	failed = fsync(s->fd);
	if (close(s->fd) == -1)
		failed = -1;
	if (failed == -1)
		report_add(r->report, FINDING_FILE_WRITE, POS_FILE(r->to), "%s", strerror(errno));
	return failed == 0;
}

/* The folders that were made on the way are on the disk too, deepest first. */
static int
sync_folders(const struct item *item, const char *to, struct report *report)
{
	int	 rc = 0;

	for (char **n = item->names; n != NULL && *n != NULL && rc == 0; n++) {
		char	*path = file_join(to, *n), *slash;

		while (rc == 0 && (slash = strrchr(path, '/')) != NULL && (size_t)(slash - path) > strlen(to)) {
			*slash = '\0';
			if (n[1] == NULL || strncmp(n[1], *n, (size_t)(slash - path) - strlen(to)) != 0)
				rc = folder_sync(path, report);
		}
		free(path);
	}
	return rc == 0 ? folder_sync(to, report) : -1;
}

int
item_copy(const struct item *item, const char *to, struct report *report)
{
	struct reader	 r = { copy_begin, copy_end, NULL, item->form == ITEM_FOLDER, to, report };

	return read_again(&r, item) == 0 ? sync_folders(item, to, report) : -1;
}
