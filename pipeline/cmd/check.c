/* check.c - clea check: dossiers judged by the rules. */
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/dossier.h"
#include "xml/xml.h"

/* After the findings of several dossiers a reader wants one line that sums them up. */
static void
summarise(const struct job *job)
{
	const char	*format = job_option(job, OPT_FORMAT);

	if (format != NULL && strcmp(format, "text") != 0)
		return;
	fprintf(job->err, _("errors: %zu, warnings: %zu, remarks: %zu\n"),
	    report_count_severity(job->report, SEV_ERROR),
	    report_count_severity(job->report, SEV_WARNING),
	    report_count_severity(job->report, SEV_INFO));
}

/* The stage's own SVRL, whole: patterns, fired rules and diagnostics, as other Schematron tools like it. */
static void
print_svrl(struct job *job, const struct xml_doc *svrl)
{
	struct buf	*b = buf_new();

	xml_write(svrl, false, b);
	fwrite(b->data, 1, b->len, job->out);
	buf_free(b);
	job->printed = true;
}

int
cmd_check(struct job *job)
{
	struct library	*lib = job_library(job);
	const char	*format = job_option(job, OPT_FORMAT);
	bool		 whole = format != NULL && strcmp(format, "svrl") == 0 && job->nargs == 1;

	if (lib == NULL)
		return EXIT_CONFORM;
	for (size_t i = 0; i < job->nargs; i++) {
		struct dossier		*d = dossier_open(lib, job->args[i], job->now, job->report);
		const struct xml_doc	*svrl = d == NULL ? NULL : dossier_judge(d, job->report);

		if (svrl != NULL && whole)
			print_svrl(job, svrl);
		dossier_free(d);
	}
	summarise(job);
	return EXIT_CONFORM;
}
