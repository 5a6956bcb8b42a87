/* store.c - clea store: what was received. */
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/instant.h"
#include "base/mem.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "reception/index.h"
#include "reception/list.h"
#include "reception/record.h"
#include "reception/store.h"

/* ---- filters ---- */

/* A day stays one, an instant is compared in the form that records have.  false: told as a wrong call. */
static bool
take_date(const struct job *job, enum cmd_option o, char out[static 32], const char **filter)
{
	const char	*given = job_option(job, o);
	instant		 t;

	*filter = NULL;
	if (given == NULL)
		return true;
	if (!instant_parse(given, &t)) {
		(void)job_usage(job, _("--%s takes a date, 2026-11-24 or 2026-11-24T09:30:00Z, not \"%s\""),
		    option_def(o)->name, given);
		return false;
	}
	*filter = strchr(given, 'T') == NULL ? instant_day(t, out) : instant_iso(t, out);
	return true;
}

static bool
take_verdict(const struct job *job, const char **filter)
{
	const char	*given = job_option(job, OPT_VERDICT);

	*filter = given;
	for (int v = 0; v < VERDICT__MAX; v++)
		if (given == NULL || strcmp(given, verdict_code((enum verdict)v)) == 0)
			return true;
	(void)job_usage(job, _("--verdict is %s, not \"%s\""), option_def(OPT_VERDICT)->arg, given);
	return false;
}

/* ---- what is asked for ---- */

static bool
take_format(const struct job *job, enum list_format *format)
{
	const char	*given = job_option(job, OPT_FORMAT);

	*format = LIST_TEXT;
	if (given == NULL || strcmp(given, "text") == 0)
		return true;
	*format = strcmp(given, "csv") == 0 ? LIST_CSV : LIST_JSON;
	if (strcmp(given, "svrl") != 0)
		return true;
	(void)job_usage(job, "%s", _("a list is text, csv or json; only the findings of --check and --rebuild are SVRL"));
	return false;
}

/* The list alone goes to standard output: what was found on the way goes beside. */
static int
print_list(struct job *job, const struct index_filter *filter, enum list_format format)
{
	struct buf	 out, findings;

	buf_init(&out);
	buf_init(&findings);
	if (store_list(job->args[0], filter, job->now, format, &out, job->report) == 0)
		fwrite(out.data, 1, out.len, job->out);
	report_print_text(job->report, &findings);
	fwrite(findings.data, 1, findings.len, job->err);
	job->printed = true;
	buf_clear(&findings);
	buf_clear(&out);
	return EXIT_CONFORM;	/* a finding tells the status */
}

static int
list(struct job *job)
{
	struct index_filter	 f = {
		.organisme = job_option(job, OPT_ORGANISME), .jury = job_flag(job, OPT_PRET_JURY),
		.awaited = job_flag(job, OPT_EN_ATTENTE),
	};
	enum list_format	 format;
	char			 since[32], until[32];

	if (!take_date(job, OPT_SINCE, since, &f.since) || !take_date(job, OPT_UNTIL, until, &f.until) ||
	    !take_verdict(job, &f.verdict) || !take_format(job, &format))
		return EXIT_USAGE;
	return print_list(job, &f, format);
}

/* Filters, and a form for tables, where there is no table. */
static bool
only_for_lists(const struct job *job)
{
	static const enum cmd_option those[] = {
		OPT_ORGANISME, OPT_SINCE, OPT_UNTIL, OPT_VERDICT, OPT_PRET_JURY, OPT_EN_ATTENTE,
	};
	const char	*format = job_option(job, OPT_FORMAT);

	for (size_t i = 0; i < nitems(those); i++)
		if (job_flag(job, those[i])) {
			(void)job_usage(job, _("--%s goes with --list"), option_def(those[i])->name);
			return true;
		}
	if (format == NULL || strcmp(format, "csv") != 0)
		return false;
	(void)job_usage(job, "%s", _("only a list is csv"));
	return true;
}

int
cmd_store(struct job *job)
{
	bool	 rebuild = job_flag(job, OPT_REBUILD), check = job_flag(job, OPT_CHECK);

	if (job_flag(job, OPT_LIST) + rebuild + check > 1)
		return job_usage(job, "%s", _("one of --list, --check and --rebuild"));
	if (!rebuild && !check)
		return list(job);
	if (only_for_lists(job))
		return EXIT_USAGE;
	if (rebuild)
		return store_rebuild(job->args[0], job->err, job->report) == -1 ? EXIT_USAGE : EXIT_CONFORM;
	(void)store_check(job->args[0], job->report);
	return EXIT_CONFORM;	/* its findings tell the status */
}
