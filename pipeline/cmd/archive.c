/* archive.c - clea archive: dossiers kept, and what there is. */
#include <string.h>

#include "archive/archive.h"
#include "base/i18n.h"
#include "base/instant.h"
#include "base/mem.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "seal/seal.h"

/* false: told as a wrong call. */
static bool
form(const struct job *job, enum archive_form *out)
{
	const char	*as = job_option(job, OPT_AS), *seda = job_option(job, OPT_SEDA);

	*out = ARCHIVE_SEDA_23;
	if (as != NULL && strcmp(as, "bagit") == 0) {
		*out = ARCHIVE_BAG;
		if (seda == NULL)
			return true;
		(void)job_usage(job, "%s", _("--seda goes with --as seda"));
		return false;
	}
	if (as != NULL && strcmp(as, "seda") != 0) {
		(void)job_usage(job, _("--as is seda or bagit, not \"%s\""), as);
		return false;
	}
	if (seda == NULL || strcmp(seda, "2.3") == 0)
		return true;
	*out = ARCHIVE_SEDA_22;
	if (strcmp(seda, "2.2") == 0)
		return true;
	(void)job_usage(job, _("--seda is 2.3 or 2.2, not \"%s\""), seda);
	return false;
}

static bool
day(const struct job *job, enum cmd_option o)
{
	const char	*s = job_option(job, o);
	instant		 t;

	if (s == NULL || (strlen(s) == 10 && instant_parse(s, &t)))
		return true;
	(void)job_usage(job, _("--%s takes a day like 2026-11-24, not \"%s\""), option_def(o)->name, s);
	return false;
}

static int
list(struct job *job, struct archive_options *o)
{
	struct archive_query	 q = {
		.name = job_option(job, OPT_NAME), .organisme = job_option(job, OPT_ORGANISME),
		.since = job_option(job, OPT_SINCE), .until = job_option(job, OPT_UNTIL),
		.json = job_is_data(job),
	};

	if (job->nargs != 1)
		return job_usage(job, "%s", _("--list takes one archive"));
	if (!day(job, OPT_SINCE) || !day(job, OPT_UNTIL))
		return EXIT_USAGE;
	o->archive = job->args[0];
	o->out = job->out;
	if (archive_list(o, &q, job->report) == -1)
		return EXIT_FINDINGS;
	job->printed = q.json;		/* the list is what was asked for */
	return EXIT_CONFORM;
}

static int
seal_journal(struct job *job, struct archive_options *o)
{
	struct signer	*signer;
	int		 rc;

	if (job->nargs != 1)
		return job_usage(job, "%s", _("--seal-journal takes one archive"));
	if (job_option(job, OPT_KEY) == NULL)
		return job_usage(job, _("%s is missing"), "--key");
	if ((signer = job_signer(job)) == NULL)
		return EXIT_USAGE;
	o->archive = job->args[0];
	rc = archive_seal_journal(o, signer, job->report);
	signer_free(signer);
	return rc == 0 ? EXIT_CONFORM : EXIT_FINDINGS;
}

int
cmd_archive(struct job *job)
{
	struct archive_options	 o = {
		.archive = job_option(job, OPT_INTO), .profile = job_option(job, OPT_PROFILE),
		.head = job_option(job, OPT_HEAD), .now = job->now, .out = job_is_data(job) ? NULL : job->out, .err = job->err,
	};
	struct seal_trust	*trust;
	int			 rc = -1;

	if (job_flag(job, OPT_LIST))
		return list(job, &o);
	if (job_flag(job, OPT_SEAL_JOURNAL))
		return seal_journal(job, &o);
	if (o.archive == NULL)
		return job_usage(job, _("%s is missing"), "--into");
	if (!form(job, &o.form) || !job_number(job, OPT_JOBS, &o.jobs) || !job_progress(job, &o.progress))
		return EXIT_USAGE;
	if ((trust = job_trust(job)) == NULL)
		return EXIT_USAGE;
	o.trust = trust;
	if (job_library(job) != NULL)
		rc = archive_enter(job->library, &o, job->args, job->nargs, job->report);
	seal_trust_free(trust);
	return rc == 0 ? EXIT_CONFORM : EXIT_FINDINGS;
}
