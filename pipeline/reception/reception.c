/* reception.c - a run of the door: profile, store, what the inboxes hold, the table of it all. */
#include <stdlib.h>

#include "base/pool.h"
#include "base/report.h"
#include "dossier/library.h"
#include "reception/inbox.h"
#include "reception/policy.h"
#include "reception/run.h"
#include "reception/store.h"

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
	if (judge_warm(&run->judge, report) == -1 || (run->store = store_open(o->store, o->err, report)) == NULL)
		return -1;
	run->judge.store = run->store;
	return 0;
}

/* What the inboxes hold now.  An enum pool_result. */
static int
receive_all(struct run *run)
{
	struct places	 places;
	int		 result = POOL_FAILED;

	if (inbox_list(run->o->inboxes, run->o->ninboxes, &places, run->report) == 0) {
		show_others(run, &places);
		result = run_round(run, &places);
	}
	places_clear(&places);
	return result;
}

static int
show_table(struct run *run, struct library *lib)
{
	struct stage	*table = library_stage(lib, TABLE, run->report);

	return table == NULL ? -1 : store_show(run->store, table, run->o->now, run->report);
}

int
reception_run(struct library *lib, const struct reception_options *o, struct report *report)
{
	struct run	 run = { .o = o, .report = report };
	int		 rc = -1, result;

	if (prepare(&run, lib, report) == 0) {
		result = receive_all(&run);
		if (result == POOL_INTERRUPTED)
			report_add(report, FINDING_RECEPTION_STOPPED, POS_NONE, "%s", "");
		if (show_table(&run, lib) == 0 && result != POOL_FAILED && !run.failed)
			rc = run.verdicts[VERDICT_INCOMPLETE] + run.verdicts[VERDICT_REFUSED] + run.skipped > 0 ? 1 : 0;
		show_summary(&run);
	}
	store_free(run.store);
	policy_free(run.profile);
	return rc;
}
