/* audit.c - clea audit: an archive read again. */
#include "archive/archive.h"
#include "base/i18n.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "seal/seal.h"

static bool
has_trust(const struct job *job)
{
	return job_flag(job, OPT_TRUST) || job_flag(job, OPT_CRL) || job_flag(job, OPT_OCSP);
}

int
cmd_audit(struct job *job)
{
	struct archive_options	 o = {
		.archive = job->args[0], .head = job_option(job, OPT_HEAD), .now = job->now,
		.out = job_is_data(job) ? NULL : job->out, .err = job->err,
	};
	struct archive_audit	 a = { .at = job->now, .sample = 100, .seed = job_option(job, OPT_SEED),
				    .dir = job_option(job, OPT_OUTPUT) };
	struct seal_trust	*trust = NULL;
	int			 rc;

	if (!job_number(job, OPT_JOBS, &o.jobs) || !job_number(job, OPT_SAMPLE, &a.sample) ||
	    !job_progress(job, &o.progress))
		return EXIT_USAGE;
	if (a.sample > 100)
		return job_usage(job, "%s", _("--sample is a number of a hundred"));
	if (job_option(job, OPT_AT) != NULL && !instant_parse(job_option(job, OPT_AT), &a.at))
		return job_usage(job, _("--at takes a date, not \"%s\""), job_option(job, OPT_AT));
	if (has_trust(job) && (trust = job_trust(job)) == NULL)
		return EXIT_USAGE;
	o.trust = trust;
	rc = -1;
	if (a.dir == NULL || job_library(job) != NULL)
		rc = archive_audit(job->library, &o, &a, job->report);
	seal_trust_free(trust);
	return rc == 0 ? EXIT_CONFORM : EXIT_FINDINGS;
}
