/* grid.c - clea grid: an empty evaluation grid. */
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "capture/grid.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"

int
cmd_grid(struct job *job)
{
	const char	*to = job_option(job, OPT_OUTPUT), *dot;
	enum grid_format format;
	struct library	*lib;
	struct buf	*out;

	if (to == NULL)
		return job_usage(job, "%s", _("-o is missing"));
	dot = strrchr(to, '.');
	if (dot != NULL && strcasecmp(dot, ".xlsx") == 0)
		format = GRID_XLSX;
	else if (dot != NULL && strcasecmp(dot, ".ods") == 0)
		format = GRID_ODS;
	else
		return job_usage(job, "%s", _("-o names a file that ends in .xlsx or .ods"));
	if ((lib = job_library(job)) == NULL)
		return EXIT_CONFORM;
	out = grid_make(lib, format, job_version(job), job_option(job, OPT_MAPPING), job->now, job->report);
	if (out != NULL)
		(void)file_write(to, out, FILE_NEW, job->report);
	buf_free(out);
	return EXIT_CONFORM;	/* the findings decide */
}
