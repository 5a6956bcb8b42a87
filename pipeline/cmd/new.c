/* new.c - clea new: begin a dossier. */
#include "base/i18n.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/dossier.h"

int
cmd_new(struct job *job)
{
	struct library	*lib = job_library(job);
	const char	*numero = job->args[0];
	const char	*dir = job_option(job, OPT_OUTPUT) != NULL ? job_option(job, OPT_OUTPUT) : numero;

	if (lib == NULL || dossier_create(lib, dir, numero, job_version(job),
	    job->now, job->report) == -1)
		return EXIT_CONFORM;	/* the findings decide */
	fprintf(job->err, _("%s/dossier.xml is ready to be filled in; proofs are added with \"clea add\".\n"), dir);
	return EXIT_CONFORM;
}
