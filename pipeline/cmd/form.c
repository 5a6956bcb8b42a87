/* form.c - clea form: the page in which a conseiller types a dossier. */
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "capture/capture.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "xml/xml.h"

int
cmd_form(struct job *job)
{
	const char	*to = job_option(job, OPT_OUTPUT);
	const char	*version = job_option(job, OPT_VERSION_REFERENTIEL);
	struct xml_doc	*given = NULL;
	struct library	*lib;
	struct buf	*page = NULL;

	if (to == NULL)
		return job_usage(job, "%s", _("-o is missing"));
	if ((lib = job_library(job)) == NULL)
		return EXIT_CONFORM;	/* the findings decide */
	/* A referential that is given is the one the page is for, a branch's too. */
	if (version == NULL && job_option(job, OPT_REFERENTIEL) != NULL) {
		if ((given = xml_load(job_option(job, OPT_REFERENTIEL), job->report)) == NULL)
			return EXIT_CONFORM;
		version = xml_attr(xml_root(given), NULL, "version");
	}
	if ((page = capture_form(lib, version, job->report)) != NULL)
		(void)file_write(to, page, FILE_NEW, job->report);
	buf_free(page);
	xml_free(given);
	return EXIT_CONFORM;
}
