/* form.c - clea form: the page in which a conseiller types a dossier. */
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "capture/capture.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"

int
cmd_form(struct job *job)
{
	const char	*to = job_option(job, OPT_OUTPUT);
	struct library	*lib;
	struct buf	*page = NULL;

	if (to == NULL)
		return job_usage(job, "%s", _("-o is missing"));
	if ((lib = job_library(job)) == NULL)
		return EXIT_CONFORM;	/* the findings decide */
	if ((page = capture_form(lib, job_version(job), job->report)) != NULL)
		(void)file_write(to, page, FILE_NEW, job->report);
	buf_free(page);
	return EXIT_CONFORM;
}
