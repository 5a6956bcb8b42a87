/* check.c - clea check: dossiers judged by the rules. */
#include <string.h>

#include "base/i18n.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/dossier.h"

/* After the findings of several dossiers a reader wants one line that sums them up. */
static void
summarise(const struct job *job)
{
	const char	*format = job_option(job, OPT_FORMAT);

	if (format != NULL && strcmp(format, "text") != 0)
		return;
	fprintf(job->err, _("%zu errors, %zu warnings, %zu remarks\n"),
	    report_count_severity(job->report, SEV_ERROR),
	    report_count_severity(job->report, SEV_WARNING),
	    report_count_severity(job->report, SEV_INFO));
}

int
cmd_check(struct job *job)
{
	struct library	*lib = job_library(job);

	if (lib == NULL)
		return EXIT_CONFORM;
	for (size_t i = 0; i < job->nargs; i++) {
		struct dossier	*d = dossier_open(lib, job->args[i], job->now, job->report);

		if (d != NULL)
			(void)dossier_judge(d, job->report);
		dossier_free(d);
	}
	summarise(job);
	return EXIT_CONFORM;
}
