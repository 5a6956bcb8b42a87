/* purge.c - clea purge: what is past its retention. */
#include "archive/archive.h"
#include "base/i18n.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "seal/seal.h"

int
cmd_purge(struct job *job)
{
	struct archive_options	 o = {
		.archive = job->args[0], .head = job_option(job, OPT_HEAD), .now = job->now,
		.out = job_is_data(job) ? NULL : job->out,
		.err = job->err,
	};
	struct signer		*signer = NULL;
	int			 rc;

	if (job_flag(job, OPT_CONFIRM)) {
		if (job_option(job, OPT_KEY) == NULL)
			return job_usage(job, _("%s is missing"), "--key");
		if ((signer = job_signer(job)) == NULL)
			return EXIT_USAGE;
	}
	rc = archive_purge(&o, signer, job->report);
	signer_free(signer);
	return rc == 0 ? EXIT_CONFORM : EXIT_FINDINGS;
}
