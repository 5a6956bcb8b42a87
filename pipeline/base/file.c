/* file.c - files read within limits, and files that appear whole or not at all. */
#include <sys/stat.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fd.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"

/* Read what is open as fd (-1: the open failed, errno tells) and close it. */
static struct buf *
load_fd(int fd, size_t limit, const char *path, struct report *report)
{
	struct stat	 st;
	struct buf	*b = NULL;
	ssize_t		 n;

	if (fd == -1 && errno == ELOOP) {
		report_add(report, FINDING_FILE_KIND, POS_FILE(path), "%s", _("it is a link"));
		goto out;
	}
	if (fd == -1 || fstat(fd, &st) == -1) {
		report_add(report, FINDING_FILE_READ, POS_FILE(path), "%s", strerror(errno));
		goto out;
	}
	if (!S_ISREG(st.st_mode)) {
		report_add(report, FINDING_FILE_KIND, POS_FILE(path), "%s",
		    S_ISDIR(st.st_mode) ? _("it is a folder") : _("it is a device or a pipe"));
		goto out;
	}
	if ((uintmax_t)st.st_size > limit) {
		report_add(report, FINDING_FILE_TOO_LARGE, POS_FILE(path),
		    _("%lld bytes, at most %zu"), (long long)st.st_size, limit);
		goto out;
	}
	b = buf_new();
	for (;;) {
		char	 chunk[65536];

		n = read(fd, chunk, sizeof(chunk));
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		buf_add(b, chunk, (size_t)n);
		if (b->len > limit) {	/* it grew while we read */
			report_add(report, FINDING_FILE_TOO_LARGE, POS_FILE(path),
			    ngettext("more than %zu byte", "more than %zu bytes", limit), limit);
			buf_free(b);
			b = NULL;
			goto out;
		}
	}
	if (n == -1) {
		report_add(report, FINDING_FILE_READ, POS_FILE(path), "%s", strerror(errno));
		buf_free(b);
		b = NULL;
	}
out:
	if (fd != -1)
		close(fd);
	return b;
}

/* O_NONBLOCK: a FIFO must not hang us before fstat() tells what it is. */
#define OPEN_TO_READ	(O_RDONLY | O_CLOEXEC | O_NONBLOCK)

struct buf *
file_load(const char *path, size_t limit, struct report *report)
{
	return load_fd(open(path, OPEN_TO_READ), limit, path, report);
}

struct buf *
file_load_at(int dirfd, const char *name, size_t limit, const char *shown, struct report *report)
{
	return load_fd(openat(dirfd, name, OPEN_TO_READ | O_NOFOLLOW), limit, shown, report);
}

static void
sync_dir_of(const char *path)
{
	char		*dir = mem_strdup(path), *slash = strrchr(dir, '/');
	int		 fd;

	if (slash == NULL || slash == dir)
		fd = open(slash == NULL ? "." : "/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	else {
		*slash = '\0';
		fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	}
	free(dir);
	if (fd != -1) {
		(void)fsync(fd);	/* some file systems cannot; the rename stands all the same */
		close(fd);
	}
}

/* A file that is replaced keeps its permissions: those of a dossier may be narrow on purpose. */
static mode_t
mode_for(const char *path, enum file_mode mode)
{
	struct stat	 st;
	mode_t		 mask;

	if (mode == FILE_REPLACE && stat(path, &st) == 0)
		return st.st_mode & 0777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

int
file_write(const char *path, const struct buf *b, enum file_mode mode, struct report *report)
{
	char	*tmp = mem_printf("%s.XXXXXX", path);
	int	 fd = mkostemp(tmp, O_CLOEXEC), rc = -1, err = 0;

	if (fd == -1) {
		report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
		free(tmp);
		return -1;
	}
	if (fchmod(fd, mode_for(path, mode)) == -1 || fd_write(fd, b->data, b->len) == -1 ||
	    fsync(fd) == -1)
		err = errno;
	if (close(fd) == -1 && err == 0)
		err = errno;
	if (err == 0 && mode == FILE_REPLACE && rename(tmp, path) == -1)
		err = errno;
	if (err == 0 && mode == FILE_NEW) {
		/* link(2) fails on an existing name, whoever made it meanwhile. */
		if (link(tmp, path) == -1)
			err = errno;
		unlink(tmp);
	}
	if (err == EEXIST)
		report_add(report, FINDING_FILE_EXISTS, POS_FILE(path), "%s", "");
	else if (err != 0)
		report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(err));
	else
		rc = 0;
	if (rc == 0)
		sync_dir_of(path);
	else
		unlink(tmp);
	free(tmp);
	return rc;
}

int
file_mkdirs(const char *path, struct report *report)
{
	char	*p = mem_strdup(path);
	int	 rc = 0;

	for (char *s = p + 1; rc == 0; s++) {
		if (*s != '/' && *s != '\0')
			continue;
		char	 was = *s;

		*s = '\0';
		if (mkdir(p, 0777) == -1 && errno != EEXIST) {
			report_add(report, FINDING_FILE_WRITE, POS_FILE(p), "%s", strerror(errno));
			rc = -1;
		}
		*s = was;
		if (was == '\0')
			break;
	}
	if (rc == 0 && !file_is_dir(path)) {
		report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(ENOTDIR));
		rc = -1;
	}
	free(p);
	return rc;
}

bool
file_exists(const char *path)
{
	struct stat	 st;

	return lstat(path, &st) == 0;
}

bool
file_is_dir(const char *path)
{
	struct stat	 st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char *
file_join(const char *dir, const char *name)
{
	size_t	 n = strlen(dir);

	if (n == 0)
		return mem_strdup(name);
	return mem_printf("%s%s%s", dir, dir[n - 1] == '/' ? "" : "/", name);
}

const char *
file_base(const char *path)
{
	const char	*slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

static int
by_byte(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char **
file_list(const char *dir, struct report *report)
{
	DIR		*d = opendir(dir);
	struct dirent	*e;
	char		**all = mem_array(1, sizeof(*all));
	size_t		 n = 0;

	if (d == NULL) {
		report_add(report, FINDING_FILE_READ, POS_FILE(dir), "%s", strerror(errno));
		free(all);
		return NULL;
	}
	while ((e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		all = mem_grow(all, n + 2, sizeof(*all));
		all[n++] = mem_strdup(e->d_name);
		all[n] = NULL;
	}
	closedir(d);
	qsort(all, n, sizeof(*all), by_byte);
	return all;
}

void
file_list_free(char **list)
{
	if (list == NULL)
		return;
	for (char **p = list; *p != NULL; p++)
		free(*p);
	free(list);
}
