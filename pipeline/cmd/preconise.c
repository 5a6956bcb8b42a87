/* preconise.c - clea preconise: the préconisations as XML. */
#include "base/buf.h"
#include "base/file.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/dossier.h"

int
cmd_preconise(struct job *job)
{
	struct library	*lib = job_library(job);
	const char	*to = job_option(job, OPT_OUTPUT);
	struct dossier	*d;
	struct buf	*out = NULL;

	if (lib == NULL || (d = dossier_open(lib, job->args[0], job->now, job->report)) == NULL)
		return EXIT_CONFORM;
	out = dossier_preconisations(d, job->report);
	if (out != NULL && to != NULL)
		(void)file_write(to, out, FILE_NEW, job->report);
	else if (out != NULL)
		fwrite(out->data, 1, out->len, job->out);
	buf_free(out);
	dossier_free(d);
	return EXIT_CONFORM;
}
