/* view.c - clea view: a dossier as one page for reading. */
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "capture/view.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "seal/seal.h"

int
cmd_view(struct job *job)
{
	const char		*to = job_option(job, OPT_OUTPUT);
	struct view		 o = { .path = job->args[0], .anonymous = job_flag(job, OPT_ANONYME), .now = job->now };
	struct seal_trust	*trust;
	struct library		*lib;
	struct buf		*page;

	if (to == NULL)
		return job_usage(job, "%s", _("-o is missing"));
	if ((trust = job_trust(job)) == NULL)
		return EXIT_USAGE;
	o.trust = trust;
	if ((lib = job_library(job)) != NULL && (page = view_make(lib, &o, job->report)) != NULL) {
		(void)file_write(to, page, FILE_NEW, job->report);
		buf_free(page);
	}
	seal_trust_free(trust);
	return EXIT_CONFORM;	/* the findings decide */
}
