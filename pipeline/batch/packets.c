/* packets.c - the packets of a run: handed out, made by workers, moved to their place.
 *
 * A packet's way: the worker fills WORK/NAME/ and fsyncs it; the parent writes
 * the line of the journal and fsyncs that; then one rename shows the packet.  A
 * packet that can be seen is thus whole and has its line; one whose line stands
 * without it is made again.  Lines and renames are settled together after each
 * round, while workers have their next item already.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/timing.h"
#include "batch/batch.h"
#include "batch/journal.h"
#include "batch/maker.h"
#include "base/pool.h"
#include "batch/result.h"
#include "batch/run.h"
#include "batch/session.h"
#include "dossier/library.h"

/* ---- in the worker ---- */

static void
worker_start(void *arg)
{
	struct run	*run = arg;

	journal_close_in_worker(run->journal);
	library_set_timing(run->library, run->timing);
}

static void
worker_make(void *arg, size_t item, struct buf *answer)
{
	struct run		*run = arg;
	size_t			 i = run->todo[item];
	const struct maker	 maker = {
		.library = run->library, .signer = run->o->signer, .now = run->now,
		.anonymous = run->o->anonymous, .despite_findings = run->o->despite_findings,
		.work = run->work,
	};
	struct result		*r;

	timing_reset(run->timing);
	r = maker_run(&maker, &run->session->calls[i], &run->hits[i]);
	result_write(r, run->timing, answer);
	result_free(r);
}

/* ---- in the parent ---- */

/* Told by the batch itself, since no worker lives to tell. */
static struct result *
lost(const struct run *run, size_t i, enum pool_end end, int signal)
{
	struct result	*r = result_new(OUTCOME_LOST, run->session->calls[i].name);
	struct pos	 pos = POS_FILE(run->hits[i].path);

	if (end == POOL_HUNG)
		report_add(r->findings, FINDING_BATCH_HUNG, pos, _("%u s"), run->o->timeout);
	else if (signal != 0)
		report_add(r->findings, FINDING_BATCH_DIED, pos, _("signal %d"), signal);
	else
		report_add(r->findings, FINDING_BATCH_DIED, pos, "%s", _("out of memory, or a bad answer"));
	return r;
}

static bool
take_result(struct run *run, size_t i, struct result *r)
{
	progress_step(&run->progress, run->session->calls[i].name, outcome_name(r->outcome),
	    report_count(r->findings), result_is_bad(r));
	if (r->outcome == OUTCOME_FAILED) {
		for (size_t k = 0; k < report_count(r->findings); k++) {
			const struct finding	*f = report_get(r->findings, k);

			if (f->severity == SEV_ERROR)
				report_add_copy(run->report, f);
		}
		result_free(r);
		run->failed = true;
		return false;
	}
	run->results[i] = r;
	run->ready[run->nready++] = i;
	if (!result_is_bad(r))
		return true;
	run->bad = true;
	return !run->o->fail_fast;
}

static bool
packet_done(void *arg, size_t item, enum pool_end end, int signal, const struct buf *answer)
{
	struct run	*run = arg;
	size_t		 i = run->todo[item];
	struct result	*r = NULL;

	if (end == POOL_ANSWERED)
		r = result_read(answer->data, answer->len, run->timing);
	if (r == NULL || strcmp(r->name, run->session->calls[i].name) != 0) {
		result_free(r);
		r = lost(run, i, end, signal);
	}
	return take_result(run, i, r);
}

static void
show_packet(struct run *run, struct result *r)
{
	char	*from = file_join(run->work, r->name), *to = file_join(run->packets, r->name);

	if (rename(from, to) == -1) {
		/* Somebody put something there: theirs stays, and ours does not linger. */
		report_add(r->findings, errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR ?
		    FINDING_BATCH_CHANGED : FINDING_FILE_WRITE, POS_FILE(to), "%s", strerror(errno));
		(void)folder_remove(from, r->findings);
	}
	free(from);
	free(to);
}

/* None of them was made after all: the next run makes them. */
static void
forget_ready(struct run *run)
{
	for (size_t k = 0; k < run->nready; k++) {
		size_t	 i = run->ready[k];

		result_free(run->results[i]);
		run->results[i] = NULL;
	}
	run->nready = 0;
}

static bool
settle(void *arg)
{
	struct run	*run = arg;
	bool		 shown = false;

	if (run->nready == 0)
		return !run->failed;
	for (size_t k = 0; k < run->nready; k++) {
		struct buf	 line;

		buf_init(&line);
		result_write(run->results[run->ready[k]], NULL, &line);
		journal_add(run->journal, &line);
		buf_clear(&line);
	}
	if (journal_sync(run->journal, run->report) == -1) {
		forget_ready(run);
		run->failed = true;
		return false;
	}
	for (size_t k = 0; k < run->nready; k++) {
		struct result	*r = run->results[run->ready[k]];

		if (r->outcome == OUTCOME_MADE) {
			show_packet(run, r);
			shown = true;
		}
	}
	run->nready = 0;
	if (shown && folder_sync(run->packets, run->report) == -1)
		run->failed = true;
	return !run->failed;
}

/* Those that are in no store need no worker. */
static void
find_all(struct run *run)
{
	size_t	 n = 0;

	for (size_t k = 0; k < run->ntodo; k++) {
		size_t		 i = run->todo[k];
		const struct call *c = &run->session->calls[i];
		struct result	*r = result_new(OUTCOME_UNREADABLE, c->name);

		if (stores_find(run->stores, c, &run->hits[i], r->findings) == 0) {
			result_free(r);
			run->todo[n++] = i;
			continue;
		}
		if (!take_result(run, i, r))
			break;
	}
	run->ntodo = n;
}

int
run_packets(struct run *run)
{
	struct pool	 pool = {
		.timeout = run->o->timeout, .arg = run,
		.workers = run->o->jobs,
		.start = worker_start, .work = worker_make, .done = packet_done, .settle = settle,
	};
	enum pool_result result = POOL_ALL;

	progress_begin(&run->progress, run->o->err, run->o->progress, run->ntodo);
	find_all(run);
	if (!settle(run) || (run->o->fail_fast && run->bad))
		result = POOL_STOPPED;
	else if (run->ntodo > 0 && library_warm(run->library, run->report) == -1)
		result = POOL_FAILED;
	else if ((pool.items = run->ntodo) > 0)
		result = pool_run(&pool, run->report);
	progress_end(&run->progress);
	return result;
}
