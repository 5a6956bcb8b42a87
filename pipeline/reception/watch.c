/* watch.c - inboxes that are looked at as things come in.
 *
 * inotify wakes us and tells of a file when it was closed after writing or
 * renamed in.  Of a folder that is being filled it cannot tell the end: that one
 * is taken when it has been quiet.  What is taken too early all the same (a copy
 * that stalls) is judged again once it has changed, since its digest has.
 */
#include <sys/inotify.h>
#include <sys/stat.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/stop.h"
#include "reception/inbox.h"
#include "reception/watch.h"

#define QUIET		2000	/* ms without a change */
#define LOOK_AGAIN	500	/* ms, while something is not complete */
#define DEPTH_MAX	10
#define EVENTS		(IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)

/* How a file or a folder with all that is in it looks from outside. */
struct stamp {
	int64_t		 newest;	/* ms since 1970, of the last change */
	uint64_t	 files, bytes, inode;
};

struct seen {			/* what was kept before */
	char		*path;
	struct stamp	 stamp;
};

enum writing { WRITING, CLOSED, GONE };
struct name {			/* a file in an inbox that inotify has spoken of */
	int		 inbox;		/* inotify's descriptor of it */
	char		*name;
	enum writing	 state;
};

struct watch {
	int		 fd;
	struct stop	 asked;
	struct { int wd; const char *path; } *inboxes;
	size_t		 ninboxes;
	struct seen	*seen;
	size_t		 nseen;
	struct name	*names;
	size_t		 nnames;
	bool		 pending;	/* something was not complete */
};

/* ---- looking from outside ---- */

static void
stamp_add(struct stamp *s, int dirfd, const char *name, int depth)
{
	struct stat	 st;
	struct dirent	*e;
	int64_t		 changed;
	DIR		*d;
	int		 fd;

	if (fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) == -1)
		return;
	changed = (int64_t)st.st_ctim.tv_sec * 1000 + st.st_ctim.tv_nsec / 1000000;
	if (changed > s->newest)
		s->newest = changed;
	s->files++;
	s->bytes += S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	s->inode += st.st_ino;
	if (!S_ISDIR(st.st_mode) || depth == DEPTH_MAX ||
	    (fd = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) == -1)
		return;
	if ((d = fdopendir(fd)) == NULL) {
		close(fd);
		return;
	}
	while ((e = readdir(d)) != NULL)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			stamp_add(s, fd, e->d_name, depth + 1);
	closedir(d);
}

static bool
same(const struct stamp *a, const struct stamp *b)
{
	return a->newest == b->newest && a->files == b->files && a->bytes == b->bytes && a->inode == b->inode;
}

/* A clock that was set back must not make anything wait for ever. */
static bool
is_quiet(const struct stamp *s)
{
	struct timespec	 ts;
	int64_t		 age;

	(void)clock_gettime(CLOCK_REALTIME, &ts);
	age = (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000 - s->newest;
	return age >= QUIET || age < -QUIET;
}

/* ---- what inotify said ---- */

static struct name *
find_name(struct watch *w, int wd, const char *name)
{
	for (size_t i = 0; i < w->nnames; i++)
		if (w->names[i].inbox == wd && strcmp(w->names[i].name, name) == 0)
			return &w->names[i];
	return NULL;
}

static void
take_event(struct watch *w, const struct inotify_event *e)
{
	struct name	*n;

	if ((e->mask & IN_Q_OVERFLOW) != 0) {
		/* Some closing was not told: of all that is here, being quiet has to do. */
		for (size_t i = 0; i < w->nnames; i++)
			w->names[i].state = GONE;
		return;
	}
	if (e->len == 0 || (e->mask & IN_ISDIR) != 0)
		return;
	n = find_name(w, e->wd, e->name);
	if ((e->mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
		if (n != NULL)
			n->state = GONE;
		return;
	}
	if (n == NULL) {
		w->names = mem_grow(w->names, w->nnames + 1, sizeof(*w->names));
		n = &w->names[w->nnames++];
		*n = (struct name){ e->wd, mem_strdup(e->name), WRITING };
	}
	n->state = (e->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0 ? CLOSED : WRITING;
}

static void
read_events(struct watch *w)
{
	_Alignas(struct inotify_event) char	 room[64 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
	ssize_t					 n;

	while ((n = read(w->fd, room, sizeof(room))) > 0) {
		for (ssize_t at = 0; at < n;) {
			struct inotify_event	 e;

			memcpy(&e, room + at, sizeof(e));
			take_event(w, (const struct inotify_event *)(const void *)(room + at));
			at += (ssize_t)(sizeof(e) + e.len);
		}
	}
}

/* What inotify knows of the file at that path; NULL: nothing. */
static const struct name *
name_of(struct watch *w, const char *path)
{
	const size_t	 n = (size_t)(file_base(path) - path);

	for (size_t i = 0; i < w->ninboxes; i++) {
		const char	*inbox = w->inboxes[i].path;
		size_t		 len = strlen(inbox);

		while (len > 1 && inbox[len - 1] == '/')
			len--;
		if ((n == len + 1 || n == len) && strncmp(path, inbox, len) == 0)
			return find_name(w, w->inboxes[i].wd, file_base(path));
	}
	return NULL;
}

/* ---- picking ---- */

static bool
is_complete(struct watch *w, const struct place *p, const struct stamp *s)
{
	const struct name	*n = p->form == ITEM_FOLDER ? NULL : name_of(w, p->path);

	if (s->files == 0)
		return false;		/* it is gone since it was listed */
	return n != NULL && n->state != GONE ? n->state == CLOSED : is_quiet(s);
}

/* Not kept before as it is now; and noted as kept. */
static bool
is_new(struct watch *w, const char *path, const struct stamp *s)
{
	for (size_t i = 0; i < w->nseen; i++) {
		if (strcmp(w->seen[i].path, path) != 0)
			continue;
		if (same(&w->seen[i].stamp, s))
			return false;
		w->seen[i].stamp = *s;
		return true;
	}
	w->seen = mem_grow(w->seen, w->nseen + 1, sizeof(*w->seen));
	w->seen[w->nseen++] = (struct seen){ mem_strdup(path), *s };
	return true;
}

void
watch_pick(struct watch *w, struct places *all)
{
	size_t	 n = 0;

	read_events(w);
	w->pending = false;
	for (size_t i = 0; i < all->n; i++) {
		struct stamp	 s = { 0, 0, 0, 0 };
		bool		 complete;

		stamp_add(&s, AT_FDCWD, all->v[i].path, 0);
		complete = is_complete(w, &all->v[i], &s);
		w->pending |= !complete && s.files > 0;
		if (complete && is_new(w, all->v[i].path, &s))
			all->v[n++] = all->v[i];
		else
			free(all->v[i].path);
	}
	all->n = n;
}

bool
watch_wait(struct watch *w)
{
	struct pollfd	 fds[] = { { .fd = w->fd, .events = POLLIN }, { .fd = w->asked.fd, .events = POLLIN } };

	/* The last file of a folder that is being filled brings no event of the inbox itself. */
	(void)poll(fds, nitems(fds), w->pending ? LOOK_AGAIN : QUIET);
	return (fds[1].revents & POLLIN) == 0;
}

/* ---- life ---- */

static int
add_inboxes(struct watch *w, const char *const *inboxes, size_t n, struct report *report)
{
	w->inboxes = mem_array(n, sizeof(*w->inboxes));
	for (size_t i = 0; i < n; i++) {
		int	 wd = inotify_add_watch(w->fd, inboxes[i], EVENTS);

		if (wd == -1) {
			report_add(report, FINDING_FILE_READ, POS_FILE(inboxes[i]), "%s", strerror(errno));
			return -1;
		}
		w->inboxes[w->ninboxes].wd = wd;
		w->inboxes[w->ninboxes++].path = inboxes[i];
	}
	return 0;
}

struct watch *
watch_open(const char *const *inboxes, size_t n, struct report *report)
{
	struct watch	*w = mem_alloc(sizeof(*w));

	w->asked.fd = -1;
	if ((w->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) == -1 || stop_take(&w->asked) == -1)
		report_add(report, FINDING_FILE_READ, POS_FILE(inboxes[0]), "%s", strerror(errno));
	else if (add_inboxes(w, inboxes, n, report) == 0)
		return w;
	watch_free(w);
	return NULL;
}

void
watch_free(struct watch *w)
{
	if (w == NULL)
		return;
	for (size_t i = 0; i < w->nseen; i++)
		free(w->seen[i].path);
	for (size_t i = 0; i < w->nnames; i++)
		free(w->names[i].name);
	(void)stop_came(&w->asked);	/* what has come is dealt with: it must not kill us now */
	stop_release(&w->asked);
	if (w->fd != -1)
		close(w->fd);
	free(w->inboxes);
	free(w->names);
	free(w->seen);
	free(w);
}
