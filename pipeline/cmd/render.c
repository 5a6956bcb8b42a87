/* render.c - clea render: one document, unsealed. */
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/dossier.h"

static struct dossier *
open_one(struct job *job, struct library *lib)
{
	if (job_flag(job, OPT_BLANK))
		return dossier_blank(lib, job_version(job), job->now, job->report);
	return dossier_open(lib, job->args[0], job->now, job->report);
}

int
cmd_render(struct job *job)
{
	const char	*name = job_option(job, OPT_DOCUMENT), *to = job_option(job, OPT_OUTPUT);
	struct library	*lib;
	struct dossier	*d;
	struct buf	*out;

	if (job_flag(job, OPT_BLANK) ? job->nargs != 0 : job->nargs != 1)
		return job_usage(job, "%s", _("it takes one DOSSIER, or --blank"));
	if (name == NULL)
		return job_usage(job, "%s", _("--document is missing"));
	if (to == NULL)
		return job_usage(job, "%s", _("-o is missing"));
	if ((lib = job_library(job)) == NULL ||
	    (d = open_one(job, lib)) == NULL)
		return EXIT_CONFORM;
	out = job_flag(job, OPT_FO) ? dossier_fo(d, name, job->report) :
	    dossier_pdf(d, name, NULL, job->report);
	if (out != NULL)
		(void)file_write(to, out, FILE_NEW, job->report);
	buf_free(out);
	dossier_free(d);
	return EXIT_CONFORM;
}
