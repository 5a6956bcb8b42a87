/* pool.c - forked workers to whom items are handed out one by one.
 *
 * Parent and worker speak over a socket pair: the parent sends the number of an
 * item (8 bytes), the worker answers with a length (4 bytes) and so many bytes.
 * End of file is the worker's death for the parent, and the parent's for the
 * worker.  Signals that ask to stop are taken by the parent alone, through a
 * descriptor: workers keep them blocked, so that Ctrl-C at a terminal, which
 * goes to all, cuts no packet short.
 */
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/elapsed.h"
#include "base/fd.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/pool.h"
#include "base/report.h"
#include "base/stop.h"

#define ANSWER_MAX	((size_t)64 << 20)
#define WORKERS_MAX	512

struct worker {
	pid_t		 pid;		/* 0: none */
	int		 fd;
	bool		 busy;
	size_t		 item;
	int64_t		 deadline;	/* ms, monotonic */
	struct buf	 in;		/* of its answer, so far */
};

struct crew {
	const struct pool *pool;
	struct report	*report;
	struct worker	*workers;
	unsigned int	 n;
	size_t		 next;		/* item to be handed out */
	bool		 stop;		/* hand out no more */
	unsigned int	 signals;	/* asked to stop so often */
	struct stop	 asked;
	bool		 failed;
};

/* ---- the worker's side ---- */

/* What the parent has open is none of a fresh worker's business: it keeps standard error and its own end. */
static void
close_others(int fd)
{
	int	 null = open("/dev/null", O_RDWR | O_CLOEXEC);

	(void)dup2(null, STDIN_FILENO);
	(void)dup2(null, STDOUT_FILENO);
	if (fd > 3)
		(void)close_range(3, (unsigned int)fd - 1, 0);
	(void)close_range((unsigned int)fd + 1, ~0U, 0);
}

static void __attribute__((noreturn))
serve(const struct pool *pool, int fd, pid_t parent)
{
	struct buf	 answer;
	uint64_t	 item;
	uint32_t	 len;

	/* A killed parent must not leave workers that go on writing. */
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	if (pool->fresh) {
		close_others(fd);
		mem_heap_own();
	}
	if (pool->start != NULL)
		pool->start(pool->arg);
	buf_init(&answer);
	while (fd_read(fd, &item, sizeof(item)) == 0) {
		buf_reset(&answer);
		pool->work(pool->arg, (size_t)item, &answer);
		if (answer.len > ANSWER_MAX)
			_exit(3);
		len = (uint32_t)answer.len;
		if (fd_send(fd, &len, sizeof(len)) == -1 || fd_send(fd, answer.data, answer.len) == -1 || pool->fresh)
			break;
	}
	_exit(0);	/* not exit(): buffers and handlers are the parent's */
}

/* ---- the parent's side ---- */

static int
worker_start(struct crew *c, struct worker *w)
{
	pid_t	 parent = getpid();
	int	 pair[2];

	w->pid = 0;
	w->busy = false;
	buf_reset(&w->in);
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == -1)
		goto fail;
	fflush(NULL);		/* else a worker would hold a copy of what is not yet printed */
	if ((w->pid = fork()) == -1) {
		close(pair[0]);
		close(pair[1]);
		w->pid = 0;
		goto fail;
	}
	if (w->pid == 0) {
		close(pair[0]);
		for (unsigned int i = 0; i < c->n; i++)	/* else a sibling's end of file never comes */
			if (c->workers[i].pid > 0)
				close(c->workers[i].fd);
		close(c->asked.fd);
		serve(c->pool, pair[1], parent);
	}
	close(pair[1]);
	w->fd = pair[0];
	return 0;
fail:
	report_add(c->report, FINDING_POOL_WORKERS, POS_NONE, "%s", strerror(errno));
	c->failed = c->stop = true;
	return -1;
}

/* Wait for one that has closed its end or was killed; what ended it. */
static int
worker_reap(struct worker *w)
{
	int	 status = 0;

	close(w->fd);
	while (waitpid(w->pid, &status, 0) == -1 && errno == EINTR)
		;
	w->pid = 0;
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void
item_done(struct crew *c, struct worker *w, enum pool_end end, int signal)
{
	struct buf	 answer = { .data = NULL };

	w->busy = false;
	if (end == POOL_ANSWERED) {
		answer.data = w->in.data + sizeof(uint32_t);
		answer.len = w->in.len - sizeof(uint32_t);
	}
	if (!c->pool->done(c->pool->arg, w->item, end, signal, end == POOL_ANSWERED ? &answer : NULL))
		c->stop = true;
	buf_reset(&w->in);
}

/* It has answered and does no more: whatever it may be doing, nobody waits for it. */
static void
worker_dismiss(struct worker *w)
{
	(void)kill(w->pid, SIGKILL);
	(void)worker_reap(w);
}

static bool
next_item(struct crew *c, size_t *item)
{
	if (c->stop)
		return false;
	if (c->pool->next != NULL)
		return c->pool->next(c->pool->arg, item);
	*item = c->next;
	return c->next < c->pool->items;
}

static void
hand_out(struct crew *c, struct worker *w, size_t which)
{
	uint64_t	 item = which;

	if (w->pid == 0 && worker_start(c, w) == -1)
		return;
	w->item = which;
	c->next++;
	w->busy = true;
	w->deadline = elapsed_ms() + (int64_t)c->pool->timeout * 1000;
	/* One that died idle shows as end of file in the next round, and costs this item. */
	(void)fd_send(w->fd, &item, sizeof(item));
}

/* Bytes have come, or the end. */
static void
worker_read(struct crew *c, struct worker *w)
{
	char		 chunk[65536];
	uint32_t	 len = 0;
	ssize_t		 n = recv(w->fd, chunk, sizeof(chunk), MSG_DONTWAIT);

	if (n == -1 && (errno == EINTR || errno == EAGAIN))
		return;
	if (n <= 0) {
		int	 signal = worker_reap(w);

		if (w->busy)
			item_done(c, w, POOL_DIED, signal);
		return;
	}
	buf_add(&w->in, chunk, (size_t)n);
	if (w->in.len < sizeof(len))
		return;
	memcpy(&len, w->in.data, sizeof(len));
	if (len > ANSWER_MAX || w->in.len > sizeof(len) + len) {	/* no worker of ours speaks so */
		worker_dismiss(w);
		item_done(c, w, POOL_DIED, 0);
	} else if (w->in.len == sizeof(len) + len) {
		if (c->pool->fresh)
			worker_dismiss(w);
		item_done(c, w, POOL_ANSWERED, 0);
	}
}

static void
kill_late(struct crew *c)
{
	int64_t	 now = elapsed_ms();

	for (unsigned int i = 0; i < c->n; i++) {
		struct worker	*w = &c->workers[i];

		if (!w->busy || w->deadline > now)
			continue;
		worker_dismiss(w);
		item_done(c, w, POOL_HUNG, 0);
	}
}

/* Wait for news, at most until the first deadline. */
static void
wait_round(struct crew *c)
{
	struct pollfd	 fds[WORKERS_MAX + 1];
	struct worker	*of[WORKERS_MAX + 1];
	nfds_t		 n = 0;
	int64_t		 left = 3600000, now = elapsed_ms();

	for (unsigned int i = 0; i < c->n; i++) {
		struct worker	*w = &c->workers[i];

		if (w->pid == 0)
			continue;
		if (w->busy && w->deadline - now < left)
			left = w->deadline > now ? w->deadline - now : 0;
		of[n] = w;
		fds[n++] = (struct pollfd){ .fd = w->fd, .events = POLLIN };
	}
	fds[n] = (struct pollfd){ .fd = c->asked.fd, .events = POLLIN };
	if (poll(fds, n + 1, (int)left + 1) == -1)
		return;
	for (nfds_t i = 0; i < n; i++)
		if (fds[i].revents != 0)
			worker_read(c, of[i]);
	c->signals += stop_came(&c->asked);
	c->stop = c->stop || c->signals > 0;
	kill_late(c);
}

static bool
anyone_busy(const struct crew *c)
{
	for (unsigned int i = 0; i < c->n; i++)
		if (c->workers[i].busy)
			return true;
	return false;
}

static void
feed(struct crew *c)
{
	size_t	 item;

	for (unsigned int i = 0; i < c->n; i++)
		if (!c->workers[i].busy && next_item(c, &item))
			hand_out(c, &c->workers[i], item);
}

static void
send_home(struct crew *c)
{
	for (unsigned int i = 0; i < c->n; i++) {
		struct worker	*w = &c->workers[i];

		if (w->pid != 0) {
			if (w->busy)
				(void)kill(w->pid, SIGKILL);
			else
				(void)shutdown(w->fd, SHUT_RDWR);
			(void)worker_reap(w);
		}
		buf_clear(&w->in);
	}
	free(c->workers);
}

static unsigned int
cores(void)
{
	cpu_set_t	 set;
	int		 n = sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 1;

	return n < 1 ? 1 : (unsigned int)n;
}

enum pool_result
pool_run(const struct pool *pool, struct report *report)
{
	struct crew	 c = { .pool = pool, .report = report };

	c.n = pool->workers == 0 ? cores() : pool->workers > WORKERS_MAX ? WORKERS_MAX : pool->workers;
	if (c.n > pool->items)
		c.n = (unsigned int)pool->items;
	if (stop_take(&c.asked) == -1) {
		report_add(report, FINDING_POOL_WORKERS, POS_NONE, "%s", strerror(errno));
		return POOL_FAILED;
	}
	c.workers = mem_array(c.n, sizeof(*c.workers));
	for (unsigned int i = 0; i < c.n; i++)
		buf_init(&c.workers[i].in);
	feed(&c);
	while (anyone_busy(&c) && c.signals < 2) {
		wait_round(&c);
		feed(&c);	/* before the parent turns to the disk */
		if (!pool->settle(pool->arg))
			c.stop = true;
		feed(&c);	/* what settling has called for */
	}
	if (!pool->settle(pool->arg))
		c.stop = true;
	send_home(&c);
	stop_release(&c.asked);
	if (c.failed)
		return POOL_FAILED;
	if (c.signals > 0)
		return POOL_INTERRUPTED;
	if (pool->next != NULL)
		return c.stop ? POOL_STOPPED : POOL_ALL;
	return c.next < pool->items ? POOL_STOPPED : POOL_ALL;
}
