/* folder.c - folders that are filled out of sight and then appear whole. */
#include <sys/stat.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fd.h"
#include "base/folder.h"
#include "base/report.h"

#define FOLDER_DEPTH	16	/* levels that folder_remove() goes down */

int
folder_put(const char *path, const struct buf *b, unsigned int mode, struct report *report)
{
	int	 fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode), err = 0;

	if (fd == -1 || fd_write(fd, b->data, b->len) == -1 || fsync(fd) == -1)
		err = errno;
	if (fd != -1 && close(fd) == -1 && err == 0)
		err = errno;
	if (err == 0)
		return 0;
	if (fd != -1)
		(void)unlink(path);
	report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(err));
	return -1;
}

int
folder_sync(const char *path, struct report *report)
{
	int	 fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), err = 0;

	/* EINVAL: a file system that cannot; a rename on it stands all the same. */
	if (fd == -1 || (fsync(fd) == -1 && errno != EINVAL))
		err = errno;
	if (fd != -1)
		close(fd);
	if (err == 0)
		return 0;
	report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(err));
	return -1;
}

static int remove_at(int dirfd, const char *name, int depth);

/* Takes the descriptor; -1 with errno. */
static int
empty_folder(int fd, int depth)
{
	DIR		*d = fdopendir(fd);
	struct dirent	*e;
	int		 rc = 0, err;

	if (d == NULL) {
		close(fd);
		return -1;
	}
	while (rc == 0 && (e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			rc = remove_at(dirfd(d), e->d_name, depth);
	err = errno;
	closedir(d);
	errno = err;
	return rc;
}

static int
remove_at(int dirfd, const char *name, int depth)
{
	int	 fd;

	if (unlinkat(dirfd, name, 0) == 0 || errno == ENOENT)
		return 0;
	if (errno != EISDIR && errno != EPERM)
		return -1;
	if (depth == FOLDER_DEPTH) {
		errno = ENOTEMPTY;
		return -1;
	}
	if ((fd = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) == -1 ||
	    empty_folder(fd, depth + 1) == -1)
		return -1;
	return unlinkat(dirfd, name, AT_REMOVEDIR);
}

int
folder_remove(const char *path, struct report *report)
{
	if (remove_at(AT_FDCWD, path, 0) == 0)
		return 0;
	report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
	return -1;
}
