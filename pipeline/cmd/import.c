/* import.c - clea import: a filled grid into a dossier. */
#include "base/i18n.h"
#include "capture/grid.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"

int
cmd_import(struct job *job)
{
	struct grid_import	 o = {
		.file = job->args[0], .mapping = job_option(job, OPT_MAPPING), .sheet = job_option(job, OPT_FEUILLE),
		.dir = job_option(job, OPT_OUTPUT),
		.replace = job_flag(job, OPT_REMPLACER), .despite_findings = job_flag(job, OPT_MALGRE_CONSTATS),
		.now = job->now,
	};
	struct grid_count	 count;
	struct library		*lib;

	if (o.dir == NULL)
		return job_usage(job, "%s", _("-o is missing"));
	if ((lib = job_library(job)) == NULL)
		return EXIT_CONFORM;	/* the findings decide */
	o.version = job_version(job);
	if (grid_import(lib, &o, &count, job->report) == -1)
		return EXIT_CONFORM;
	fprintf(job->err, ngettext("%zu verdict read: %zu new, %zu left as the dossier has it.\n",
	    "%zu verdicts read: %zu new, %zu left as the dossier has them.\n", count.read), count.read, count.added, count.kept);
	if (!count.written)
		fprintf(job->err, _("%s says all of it already: nothing was written.\n"), o.dir);
	return EXIT_CONFORM;
}
