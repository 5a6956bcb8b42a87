/* journal.c - what was made, line by line, so that a batch goes on where it was killed. */
#include <sys/file.h>
#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fd.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "batch/journal.h"

#define DEPART		"depart.json"
#define SUFFIX		".jsonl"
#define JOURNAL_LIMIT	((size_t)2 << 30)

struct journal {
	char		*dir, *path;
	int		 lock, own_lock, fd;	/* -1: none */
	off_t		 end;			/* of the last line that is on the disk */
	struct buf	 pending;
};

/* An open file that holds the lock, or -1 with a finding. */
static int
lock_file(const char *dir, const char *name, int how, struct report *report)
{
	char	*path = file_join(dir, name);
	int	 fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd == -1)
		report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
	else if (flock(fd, how | LOCK_NB) == -1) {
		if (errno == EWOULDBLOCK)
			report_add(report, FINDING_BATCH_LOCKED, POS_FILE(dir), "%s", "");
		else
			report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
		close(fd);
		fd = -1;
	}
	free(path);
	return fd;
}

struct journal *
journal_open(const char *dir, const char *name, enum journal_mode mode, struct report *report)
{
	struct journal	*j = mem_alloc(sizeof(*j));
	char		*file = mem_printf("%s%s", name, SUFFIX), *lock = mem_printf("%s.lock", name);

	j->dir = mem_strdup(dir);
	j->path = file_join(dir, file);
	j->lock = j->own_lock = j->fd = -1;
	buf_init(&j->pending);
	/* Resumes of candidates stand in it: not for others to read. */
	if (file_mkdirs(dir, report) == -1)
		goto fail;
	(void)chmod(dir, 0700);
	/* Shards share the folder; whoever makes all, or merges, has it alone. */
	if ((j->lock = lock_file(dir, "lock", mode == JOURNAL_SHARD ? LOCK_SH : LOCK_EX, report)) == -1)
		goto fail;
	if (mode == JOURNAL_SHARD && (j->own_lock = lock_file(dir, lock, LOCK_EX, report)) == -1)
		goto fail;
	free(file);
	free(lock);
	return j;
fail:
	free(file);
	free(lock);
	journal_free(j);
	return NULL;
}

static void
close_if(int *fd)
{
	if (*fd != -1)
		close(*fd);
	*fd = -1;
}

void
journal_close_in_worker(struct journal *j)
{
	close_if(&j->fd);
	close_if(&j->lock);
	close_if(&j->own_lock);
}

void
journal_free(struct journal *j)
{
	if (j == NULL)
		return;
	close_if(&j->fd);
	close_if(&j->own_lock);
	close_if(&j->lock);
	buf_clear(&j->pending);
	free(j->dir);
	free(j->path);
	free(j);
}

/* ---- what all agree on ---- */

int
journal_agree(struct journal *j, const char *wanted, struct buf *agreed, struct report *report)
{
	char		*path = file_join(j->dir, DEPART);
	struct report	*first = report_new();
	struct buf	 b, *there;
	int		 rc = -1;

	buf_init(&b);
	buf_puts(&b, wanted);
	buf_putc(&b, '\n');
	/* Two shards may begin at once: whoever comes first decides, the other one reads. */
	if (!file_exists(path) && file_write(path, &b, FILE_NEW, first) == -1 &&
	    !report_has(first, finding_id(FINDING_FILE_EXISTS))) {
		report_merge(report, first);
		goto out;
	}
	if ((there = file_load(path, FILE_LIMIT_XML, report)) == NULL)
		goto out;
	if (there->len == 0 || there->data[there->len - 1] != '\n')
		report_add(report, FINDING_BATCH_JOURNAL, POS_FILE(path), "%s", _("it has no whole line"));
	else {
		buf_add(agreed, there->data, there->len - 1);
		rc = 0;
	}
	buf_free(there);
out:
	report_free(first);
	buf_clear(&b);
	free(path);
	return rc;
}

/* ---- reading ---- */

static int
each_line(const char *path, void (*fn)(void *, const char *, size_t), void *arg, struct report *report)
{
	struct buf	*b = file_load(path, JOURNAL_LIMIT, report);
	const char	*p, *end;
	bool		 first = true;

	if (b == NULL)
		return -1;
	for (p = b->data; (end = memchr(p, '\n', b->len - (size_t)(p - b->data))) != NULL; p = end + 1) {
		if (!first)
			fn(arg, p, (size_t)(end - p));
		first = false;
	}
	buf_free(b);
	return 0;
}

int
journal_each(const struct journal *j, void (*fn)(void *, const char *, size_t), void *arg,
    struct report *report)
{
	char	**names = file_list(j->dir, report);
	int	 rc = names == NULL ? -1 : 0;

	for (char **n = names; rc == 0 && *n != NULL; n++) {
		size_t	 len = strlen(*n), s = strlen(SUFFIX);
		char	*path;

		if (len <= s || strcmp(*n + len - s, SUFFIX) != 0)
			continue;
		path = file_join(j->dir, *n);
		rc = each_line(path, fn, arg, report);
		free(path);
	}
	file_list_free(names);
	return rc;
}

/* ---- writing ---- */

static int
say(const struct journal *j, struct report *report)
{
	report_add(report, FINDING_FILE_WRITE, POS_FILE(j->path), "%s", strerror(errno));
	return -1;
}

/* Behind the last whole line. */
static off_t
last_end(int fd)
{
	off_t	 at = lseek(fd, 0, SEEK_END);
	char	 chunk[4096];

	while (at > 0) {
		off_t	 from = at > (off_t)sizeof(chunk) ? at - (off_t)sizeof(chunk) : 0;
		ssize_t	 n = pread(fd, chunk, (size_t)(at - from), from);

		if (n <= 0)
			return -1;
		for (ssize_t i = n; i > 0; i--)
			if (chunk[i - 1] == '\n')
				return from + i;
		at = from;
	}
	return at;
}

int
journal_begin(struct journal *j, const struct buf *agreed, struct report *report)
{
	j->fd = open(j->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (j->fd == -1 || (j->end = last_end(j->fd)) == -1 || ftruncate(j->fd, j->end) == -1)
		return say(j, report);
	if (j->end == 0)
		journal_add(j, agreed);
	if (journal_sync(j, report) == -1)
		return -1;
	return folder_sync(j->dir, report);
}

void
journal_add(struct journal *j, const struct buf *line)
{
	buf_add(&j->pending, line->data, line->len);
	buf_putc(&j->pending, '\n');
}

int
journal_sync(struct journal *j, struct report *report)
{
	if (fd_pwrite(j->fd, j->pending.data, j->pending.len, j->end) == -1 || fdatasync(j->fd) == -1) {
		int	 err = errno;

		if (ftruncate(j->fd, j->end) == -1)
			err = errno;	/* a torn line would be cut off by the next run as well */
		buf_reset(&j->pending);
		errno = err;
		return say(j, report);
	}
	j->end += (off_t)j->pending.len;
	buf_reset(&j->pending);
	return 0;
}
