/* restore.c - clea restore: dossiers given back as they were received. */
#include "archive/archive.h"
#include "base/i18n.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"

int
cmd_restore(struct job *job)
{
	struct archive_options	 o = {
		.archive = job->args[0], .head = job_option(job, OPT_HEAD), .now = job->now,
		.out = job_is_data(job) ? NULL : job->out,
		.err = job->err,
	};
	const char		*dir = job_option(job, OPT_OUTPUT);
	int			 status = EXIT_CONFORM;

	if (dir == NULL)
		return job_usage(job, _("%s is missing"), "-o");
	for (size_t i = 1; i < job->nargs; i++)
		if (archive_restore(&o, job->args[i], dir, job->report) == -1)
			status = EXIT_FINDINGS;
	return status;
}
