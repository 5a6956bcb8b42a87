/* batch.c - clea batch: the packets and documents of a jury session. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "batch/batch.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "seal/seal.h"

#define TIMEOUT		120U	/* seconds; a dossier takes a tenth of one */

/* false: told as a wrong call. */
static bool
shard(const struct job *job, struct batch_options *o)
{
	const char	*given = job_option(job, OPT_SHARD), *why;

	if (o->merge && given != NULL) {
		(void)job_usage(job, "%s", _("--merge joins all shards: it takes no --shard"));
		return false;
	}
	if (o->merge)
		return true;
	if ((why = batch_shard_find(given, &o->shard)) == NULL)
		return true;
	(void)job_usage(job, "%s", why);
	return false;
}

static bool
complete(const struct job *job, const struct batch_options *o)
{
	const char	*missing = NULL;

	if (o->nstores == 0 && !o->merge)
		missing = "--store";
	else if (job_flag(job, OPT_CHECK))
		return true;
	else if (o->out == NULL)
		missing = "-o";
	else if (job_option(job, OPT_KEY) == NULL)
		missing = "--key";
	if (missing != NULL)
		(void)job_usage(job, _("%s is missing"), missing);
	return missing == NULL;
}

static int
seal_and_run(struct job *job, struct batch_options *o)
{
	struct signer	*signer = job_signer(job);
	int		 rc;

	if (signer == NULL)
		return EXIT_CONFORM;	/* its finding tells the status */
	o->signer = signer;
	rc = batch_run(job->library, o, job->report);
	signer_free(signer);
	return rc == 1 ? EXIT_FINDINGS : EXIT_CONFORM;	/* refused: likewise */
}

int
cmd_batch(struct job *job)
{
	const char	*settings[] = {
		job_option(job, OPT_SITE), job_option(job, OPT_REFERENTIEL), job_option(job, OPT_NOTATION),
		job_option(job, OPT_HABILITATIONS),
	};
	struct batch_options o = {
		.session = job->args[0], .out = job_option(job, OPT_OUTPUT), .timeout = TIMEOUT,
		.stores = job->options[OPT_STORE].v, .nstores = job->options[OPT_STORE].n,
		.anonymous = job_flag(job, OPT_ANONYME), .fail_fast = job_flag(job, OPT_FAIL_FAST),
		.despite_findings = job_flag(job, OPT_MALGRE_CONSTATS), .merge = job_flag(job, OPT_MERGE),
		.metrics = job_option(job, OPT_METRICS), .settings = settings, .nsettings = nitems(settings),
		.now = job->now, .err = job->err,
		.now_given = job_option(job, OPT_DATE) != NULL || getenv("SOURCE_DATE_EPOCH") != NULL,
	};

	if (!complete(job, &o) || !job_number(job, OPT_JOBS, &o.jobs) || !job_number(job, OPT_TIMEOUT, &o.timeout) ||
	    !job_progress(job, &o.progress) || !shard(job, &o))
		return EXIT_USAGE;
	if (job_library(job) == NULL)
		return EXIT_CONFORM;
	if (!job_flag(job, OPT_CHECK))
		return seal_and_run(job, &o);
	return batch_check(job->library, &o, job->report) == -1 ? EXIT_FINDINGS : EXIT_CONFORM;
}
