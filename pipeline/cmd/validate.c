/* validate.c - clea validate: the shape of our vocabularies. */
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/dossier.h"

int
cmd_validate(struct job *job)
{
	struct library	*lib = job_library(job);

	for (size_t i = 0; lib != NULL && i < job->nargs; i++)
		(void)dossier_validate(lib, job->args[i], job->now, job->report);
	return EXIT_CONFORM;
}
