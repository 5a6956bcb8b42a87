/* confined.c - a package made behind the jail, and written in front of it.
 *
 * Over the socket come records: a kind, a name, bytes.  First the files, then the facts, then the
 * findings, which end it.  Lengths are checked before anything is held or written for them; a name is
 * one of a bag's or it is no name.
 */
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/confined.h"
#include "archive/package.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/fd.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "seal/seal.h"

#define CHUNK		((size_t)256 << 10)
#define PACKAGE_MAX	((uint64_t)2 << 30)	/* bytes of all files */
#define FILES_MAX	10000U
#define WORDS_MAX	((uint64_t)16 << 20)	/* bytes of findings or facts */
#define NAME_MAX_HERE	100U
#define TAG		"tagmanifest-sha512.txt"
#define PAYLOAD		"data/content/"

enum record_kind { RECORD_FILE = 'F', RECORD_FACTS = 'P', RECORD_FINDINGS = 'R' };

struct record {
	uint32_t	 kind;
	uint32_t	 name;		/* bytes of it that follow */
	uint64_t	 bytes;		/* and then */
};

/* ---- in the child ---- */

struct outlet {
	int	 fd;
};

static int
send_record(int fd, enum record_kind kind, const char *name, const void *data, size_t n)
{
	struct record	 r = { (uint32_t)kind, (uint32_t)strlen(name), n };

	return fd_send(fd, &r, sizeof(r)) == -1 || fd_send(fd, name, r.name) == -1 || fd_send(fd, data, n) == -1 ? -1 : 0;
}

int
outlet_put(struct outlet *o, const char *name, const struct buf *b, struct report *report)
{
	if (send_record(o->fd, RECORD_FILE, name, b->data, b->len) == 0)
		return 0;
	report_add(report, FINDING_ARCHIVE_LOST, POS_FILE(name), "%s", strerror(errno));
	return -1;
}

static void
send_facts(int fd, const struct packed *p)
{
	struct buf	 b;

	buf_init(&b);
	buf_printf(&b, "%zu", p->pieces);
	buf_putc(&b, '\0');
	buf_add(&b, p->verdict, strlen(p->verdict) + 1);
	buf_add(&b, p->regle, strlen(p->regle) + 1);
	buf_add(&b, p->terme, strlen(p->terme) + 1);
	buf_add(&b, p->sort, strlen(p->sort) + 1);
	(void)send_record(fd, RECORD_FACTS, "", b.data, b.len);
	buf_clear(&b);
}

static void __attribute__((noreturn))
child(const struct confined *c, int fd, pid_t parent)
{
	struct report		*found = report_new();
	struct packed		 p = { 0 };
	struct outlet		 o = { fd };
	struct buf		 b;

	mem_heap_own();
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	/* The journal's lock, the socket to the parent of all: none of its business. */
	if (fd > 3)
		(void)close_range(3, (unsigned int)fd - 1, 0);
	(void)close_range((unsigned int)fd + 1, ~0U, 0);
	if (jail_enter(&c->limits, found) == 0 && c->make(c->arg, &o, &p, found) == 0)
		send_facts(fd, &p);
	buf_init(&b);
	report_pack(found, &b);
	(void)send_record(fd, RECORD_FINDINGS, "", b.data, b.len);
	_exit(0);		/* nothing is freed: the process ends here */
}

/* ---- in front of the jail: what comes ---- */

struct taking {
	const struct confined *c;
	struct packed	*out;
	struct report	*report;
	int		 fd;
	char		*chunk;
	uint64_t	 bytes;		/* of all files, so far */
	size_t		 files;
	bool		 facts, ended;	/* came */
	bool		 failed;	/* with a finding */
	bool		 broken;	/* it does not speak as a child of ours does; no finding yet */
};

/* One of a bag's files, as bag.c names them. */
static bool
is_bag_name(const char *name)
{
	static const char *const	 tags[] = { "bag-info.txt", "bagit.txt", "manifest-sha512.txt", "metadata/manifest.xml", TAG };
	const char			*rest = name + strlen(PAYLOAD);

	for (size_t i = 0; i < nitems(tags); i++)
		if (strcmp(name, tags[i]) == 0)
			return true;
	return strncmp(name, PAYLOAD, strlen(PAYLOAD)) == 0 && rest[0] != '.' && rest[0] != '\0' &&
	    rest[strspn(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")] == '\0';
}

static int
write_failed(struct taking *t, const char *path, int err)
{
	report_add(t->report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(err));
	t->failed = true;
	return -1;
}

/* So many bytes into a new file and into the digest. */
static int
pour(struct taking *t, const char *path, int fd, uint64_t bytes, struct digest *d)
{
	while (bytes > 0) {
		size_t	 n = bytes < CHUNK ? (size_t)bytes : CHUNK;

		if (fd_read(t->fd, t->chunk, n) == -1) {
			t->broken = true;
			return -1;
		}
		digest_add(d, t->chunk, n);
		if (fd_write(fd, t->chunk, n) == -1)
			return write_failed(t, path, errno);
		bytes -= n;
	}
	return fsync(fd) == -1 ? write_failed(t, path, errno) : 0;
}

static int
write_file(struct taking *t, const char *path, uint64_t bytes, char sha512[static DIGEST_HEX_MAX])
{
	int		 fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644), rc;
	struct digest	*d;

	if (fd == -1)
		return write_failed(t, path, errno);
	d = digest_new_of("SHA512");
	rc = pour(t, path, fd, bytes, d);
	digest_end_of(d, sha512);
	if (close(fd) == -1 && rc == 0)
		rc = write_failed(t, path, errno);
	return rc;
}

static int
take_file(struct taking *t, const char *name, uint64_t bytes)
{
	char	*path, sha512[DIGEST_HEX_MAX];
	int	 rc;

	t->bytes += bytes;
	if (t->bytes > PACKAGE_MAX || ++t->files > (t->c->is_bag ? FILES_MAX : 1) ||
	    (t->c->is_bag ? !is_bag_name(name) : name[0] != '\0')) {
		t->broken = true;
		return -1;
	}
	path = t->c->is_bag ? file_join(t->c->path, name) : mem_strdup(t->c->path);
	rc = write_file(t, path, bytes, sha512);
	if (rc == 0 && (!t->c->is_bag || strcmp(name, TAG) == 0)) {
		memcpy(t->out->sha512, sha512, sizeof(sha512));
		t->out->octets = (size_t)bytes;
	}
	free(path);
	return rc;
}

/* Words that go into a line of the journal as they are. */
static bool
is_plain(const char *s)
{
	for (const char *p = s; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == '"' || *p == '\\')
			return false;
	return utf8_valid(s, strlen(s));
}

static const char *
verdict_named(const char *name)
{
	for (int i = SEAL_TOTAL_PASSED; i <= SEAL_TOTAL_FAILED; i++)
		if (strcmp(seal_indication_name((enum seal_indication)i), name) == 0)
			return seal_indication_name((enum seal_indication)i);
	return NULL;
}

static void
take_facts(struct taking *t, const struct buf *b)
{
	const char	*p = b->data, *end = b->data + b->len, *pieces = buf_next_string(&p, end);
	struct packed	*out = t->out;

	out->verdict = verdict_named(buf_next_string(&p, end));
	out->pieces = (size_t)strtoul(pieces, NULL, 10);
	out->regle = mem_strdup(buf_next_string(&p, end));
	out->terme = mem_strdup(buf_next_string(&p, end));
	out->sort = mem_strdup(buf_next_string(&p, end));
	t->facts = true;
	t->broken = out->verdict == NULL || !is_plain(out->regle) || !is_plain(out->terme) || !is_plain(out->sort);
}

static void
take_words(struct taking *t, const struct record *r)
{
	struct buf	 b;

	if (r->bytes > WORDS_MAX || (r->kind == RECORD_FACTS && t->facts)) {
		t->broken = true;
		return;
	}
	buf_init(&b);
	if (fd_read(t->fd, buf_reserve(&b, (size_t)r->bytes), (size_t)r->bytes) == -1)
		t->broken = true;
	else if (r->kind == RECORD_FACTS)
		take_facts(t, &b);
	else {
		size_t	 before = report_count_severity(t->report, SEV_ERROR);

		t->broken = !report_unpack(t->report, b.data, b.len);
		t->failed = !t->facts && report_count_severity(t->report, SEV_ERROR) > before;
		t->ended = true;
	}
	buf_clear(&b);
}

static void
take_all(struct taking *t)
{
	struct record	 r;
	char		 name[NAME_MAX_HERE + 1];

	while (!t->ended && !t->failed && !t->broken) {
		if (fd_read(t->fd, &r, sizeof(r)) == -1 || r.name > NAME_MAX_HERE || fd_read(t->fd, name, r.name) == -1) {
			t->broken = true;
			break;
		}
		name[r.name] = '\0';
		if (r.kind == RECORD_FILE && !t->facts)
			(void)take_file(t, name, r.bytes);
		else if (r.kind == RECORD_FACTS || r.kind == RECORD_FINDINGS)
			take_words(t, &r);
		else
			t->broken = true;
	}
}

/* ---- folders of a bag ---- */

static int
make_folders(const struct confined *c, struct report *report)
{
	static const char *const names[] = { "", "data", "data/content", "metadata" };
	int	 rc = 0;

	for (size_t i = 0; rc == 0 && i < nitems(names); i++) {
		char	*path = i == 0 ? mem_strdup(c->path) : file_join(c->path, names[i]);

		if ((rc = mkdir(path, 0755)) == -1)
			report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
		free(path);
	}
	return rc;
}

static int
sync_folders(const struct confined *c, struct report *report)
{
	static const char *const names[] = { "data/content", "data", "metadata", "" };
	int	 rc = 0;

	for (size_t i = 0; rc == 0 && i < nitems(names); i++) {
		char	*path = names[i][0] == '\0' ? mem_strdup(c->path) : file_join(c->path, names[i]);

		rc = folder_sync(path, report);
		free(path);
	}
	return rc;
}

/* ---- the whole ---- */

/* What the child died of, as far as its parent can tell. */
static void
tell_end(const struct taking *t, int status)
{
	struct pos	 pos = POS_FILE(t->c->source);
	int		 signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	if (signal == JAIL_SIGNAL)
		report_add(t->report, FINDING_ARCHIVE_FORBIDDEN, pos, "%s", "");
	else if (signal == SIGXCPU)
		report_add(t->report, FINDING_ARCHIVE_LOST, pos, "%s", _("it took too long"));
	else if (signal == 0 && WIFEXITED(status) && WEXITSTATUS(status) != 0)
		report_add(t->report, FINDING_ARCHIVE_LOST, pos, "%s", _("it needs more memory than allowed"));
	else
		report_add(t->report, FINDING_ARCHIVE_LOST, pos, "%s", _("the worker died"));
}

static int
listen_to(struct taking *t, pid_t pid)
{
	int	 status = 0;

	t->chunk = mem_alloc(CHUNK);
	take_all(t);
	free(t->chunk);
	close(t->fd);
	/* Not listened to any more, it is ended; where it has ended itself its status stays what it was. */
	if (t->failed || t->broken)
		(void)kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		;
	if (t->broken)
		tell_end(t, status);
	return t->failed || t->broken || !t->facts ? -1 : 0;
}

static int
start(const struct confined *c, int *fd, pid_t *pid, struct report *report)
{
	pid_t	 parent = getpid();
	int	 pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == -1) {
		report_add(report, FINDING_POOL_WORKERS, POS_NONE, "%s", strerror(errno));
		return -1;
	}
	if ((*pid = fork()) == 0) {
		close(pair[0]);
		child(c, pair[1], parent);
	}
	if (*pid == -1) {
		report_add(report, FINDING_POOL_WORKERS, POS_NONE, "%s", strerror(errno));
		close(pair[0]);
	}
	close(pair[1]);
	*fd = pair[0];
	return *pid == -1 ? -1 : 0;
}

int
confined_make(const struct confined *c, struct packed *out, struct report *report)
{
	struct taking	 t = { .c = c, .out = out, .report = report };
	struct report	*quiet;
	pid_t		 pid;
	int		 rc = c->is_bag ? make_folders(c, report) : 0;

	if (rc == 0 && (rc = start(c, &t.fd, &pid, report)) == 0)
		rc = listen_to(&t, pid);
	if (rc == 0 && c->is_bag)
		rc = sync_folders(c, report);
	if (rc == -1) {
		quiet = report_new();		/* what cannot be removed, the next command clears away */
		(void)folder_remove(c->path, quiet);
		report_free(quiet);
	}
	return rc;
}
