/* resume.c - what the journals tell, checked against what is there: the rest is to do. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "batch/batch.h"
#include "batch/journal.h"
#include "batch/maker.h"
#include "batch/result.h"
#include "batch/run.h"
#include "batch/session.h"

#define PACKET_FILE_LIMIT	((size_t)1 << 30)

bool
run_is_mine(const struct run *run, size_t i)
{
	const struct batch_shard	*s = &run->o->shard;

	return s->count == 0 || i % s->count == s->index - 1;
}

/* The last line about a packet counts: it may have been made again. */
static void
take_line(void *arg, const char *line, size_t n)
{
	struct run	*run = arg;
	struct result	*r;

	if (product_read(run, line, n) || (r = result_read(line, n, NULL)) == NULL)
		return;
	for (size_t i = 0; i < run->session->ncalls; i++)
		if (strcmp(run->session->calls[i].name, r->name) == 0) {
			result_free(run->results[i]);
			run->results[i] = r;
			return;
		}
	result_free(r);
}

enum standing { STANDS, IS_GONE, IS_CHANGED };

static enum standing
packet_stands(const struct run *run, const struct result *r)
{
	char		*dir = file_join(run->packets, r->name);
	enum standing	 is = file_is_dir(dir) ? STANDS : IS_GONE;

	for (size_t i = 0; is == STANDS && i < r->nfiles; i++) {
		struct report	*quiet = report_new();	/* that it cannot be read is said as a change */
		char		*path = file_join(dir, r->files[i].name), sha256[65] = "";
		struct buf	*b = file_load(path, PACKET_FILE_LIMIT, quiet);

		if (b != NULL)
			digest_sha256_hex(b->data, b->len, sha256);
		if (b == NULL || strcmp(sha256, r->files[i].sha256) != 0)
			is = IS_CHANGED;
		buf_free(b);
		free(path);
		report_free(quiet);
	}
	free(dir);
	return is;
}

static void
plan(struct run *run, size_t i)
{
	run->todo[run->ntodo++] = i;
	result_free(run->results[i]);
	run->results[i] = NULL;
}

/* Keep what stands; whoever changed a packet or a dossier is told, and nothing is overwritten. */
static void
keep_or_plan(struct run *run, size_t i)
{
	struct result	*r = run->results[i];
	struct report	*quiet;
	char		*dir, sha256[65];

	if (r == NULL || r->outcome != OUTCOME_MADE) {
		if (!run->o->merge)
			plan(run, i);
		return;
	}
	switch (packet_stands(run, r)) {
	case IS_GONE:
		if (run->o->merge) {
			result_free(r);
			run->results[i] = NULL;
		} else
			plan(run, i);
		return;
	case IS_CHANGED:
		dir = file_join(run->packets, r->name);
		report_add(r->findings, FINDING_BATCH_CHANGED, POS_FILE(dir), "%s", "");
		free(dir);
		break;
	case STANDS:
		break;
	}
	run->kept[i] = true;
	quiet = report_new();	/* a dossier that has left the store since is no fault of its packet */
	if (run->o->nstores > 0 &&
	    stores_find(run->stores, &run->session->calls[i], &run->hits[i], quiet) == 0) {
		maker_input(&run->hits[i], sha256);
		if (strcmp(sha256, r->input) != 0)
			report_add(r->findings, FINDING_BATCH_INPUT, POS_FILE(run->hits[i].path), "%s", "");
	}
	report_free(quiet);
}

int
run_resume(struct run *run)
{
	size_t	 n = run->session->ncalls;

	run->results = mem_array(n, sizeof(*run->results));
	run->kept = mem_array(n, sizeof(*run->kept));
	run->hits = mem_array(n, sizeof(*run->hits));
	run->todo = mem_array(n, sizeof(*run->todo));
	run->ready = mem_array(n, sizeof(*run->ready));
	if (journal_each(run->journal, take_line, run, run->report) == -1)
		return -1;
	for (size_t i = 0; i < n; i++)
		if (run_is_mine(run, i))
			keep_or_plan(run, i);
	return 0;
}
