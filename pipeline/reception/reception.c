/* reception.c - a run of the door: profile, store, what the inboxes hold, the table of it all. */
#include <stdint.h>
#include <stdlib.h>

#include "base/jail.h"
#include "base/pool.h"
#include "base/report.h"
#include "dossier/library.h"
#include "reception/inbox.h"
#include "reception/policy.h"
#include "reception/run.h"
#include "reception/store.h"
#include "reception/watch.h"

#define TABLE	"reception/boite.xsl"

static int
prepare(struct run *run, struct library *lib, struct report *report)
{
	const struct reception_options *o = run->o;

	if ((run->profile = policy_load(lib, o, report)) == NULL)
		return -1;
	run->judge = (struct judge){
		.library = lib, .profile = run->profile, .trust = o->trust, .anchored = o->anchored, .now = o->now,
	};
	if ((run->store = store_open(o->store, o->err, report)) == NULL)
		return -1;
	run->judge.store = run->store;
	if ((run->filter = jail_filter_new(report)) == NULL)
		return -1;
	return judge_warm(&run->judge, report);
}

static int
show_table(struct run *run, struct library *lib)
{
	struct stage	*table = library_stage(lib, TABLE, run->report);

	return table == NULL ? -1 : store_show(run->store, table, run->judge.now, run->report);
}

/* What the inboxes hold now; "watch" (NULL: all is taken) picks what is complete.  An enum pool_result. */
static int
receive_all(struct run *run, struct watch *watch)
{
	struct places	 places;
	int		 result = POOL_FAILED;

	if (inbox_list(run->o->inboxes, run->o->ninboxes, &places, run->report) == 0) {
		if (watch == NULL)
			show_others(run, &places);
		else
			watch_pick(watch, &places);
		result = places.n == 0 ? POOL_ALL : run_round(run, &places);
	}
	places_clear(&places);
	return result;
}

/* Each round has an instant of its own, unless one was given for all. */
static int
turn_clock(struct run *run)
{
	return run->o->now_given ? 0 : instant_now(NULL, &run->judge.now, run->report);
}

/* Until a signal comes, which is how this ends.  An enum pool_result. */
static int
receive_for_ever(struct run *run, struct library *lib)
{
	struct watch	*watch = watch_open(run->o->inboxes, run->o->ninboxes, run->report);
	int		 result = watch == NULL ? POOL_FAILED : POOL_ALL;
	size_t		 told = SIZE_MAX;

	while (result == POOL_ALL) {
		if (turn_clock(run) == -1 || (result = receive_all(run, watch)) == POOL_FAILED)
			break;
		/* The table is there from the beginning, and follows each round that changed it. */
		if (told != run->rounds && show_table(run, lib) == -1)
			result = POOL_FAILED;
		told = run->rounds;
		if (result == POOL_ALL && !watch_wait(watch))
			break;
	}
	watch_free(watch);
	return result == POOL_INTERRUPTED ? POOL_ALL : result;
}

/* 0, 1 or -1 as reception_run(). */
static int
receive(struct run *run, struct library *lib)
{
	int	 result = run->o->watch ? receive_for_ever(run, lib) : receive_all(run, NULL);

	if (result == POOL_INTERRUPTED)
		report_add(run->report, FINDING_RECEPTION_STOPPED, POS_NONE, "%s", "");
	if (show_table(run, lib) == -1 || result == POOL_FAILED || run->failed)
		return -1;
	return run->verdicts[VERDICT_INCOMPLETE] + run->verdicts[VERDICT_REFUSED] + run->skipped > 0 ? 1 : 0;
}

int
reception_run(struct library *lib, const struct reception_options *o, struct report *report)
{
	struct run	 run = { .o = o, .report = report };
	int		 rc = -1;

	if (prepare(&run, lib, report) == 0) {
		rc = receive(&run, lib);
		show_summary(&run);
	}
	jail_filter_free(run.filter);
	store_free(run.store);
	policy_free(run.profile);
	return rc;
}
