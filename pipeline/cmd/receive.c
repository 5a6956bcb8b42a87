/* receive.c - clea receive: incoming dossiers judged, kept or sent back. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "reception/reception.h"
#include "seal/seal.h"

#define TIMEOUT		60U	/* seconds; a dossier takes a thirtieth of one */

/* Every file that changes what is judged: those of the library first, then trust. */
static const char **
settings(const struct job *job, size_t *n)
{
	static const enum cmd_option from[] = {
		OPT_SITE, OPT_REFERENTIEL, OPT_NOTATION, OPT_HABILITATIONS, OPT_TRUST, OPT_CRL, OPT_OCSP,
	};
	const char	**all = NULL;

	*n = 0;
	for (size_t i = 0; i < nitems(from); i++) {
		const struct values	*v = &job->options[from[i]];

		all = mem_grow(all, *n + v->n + 1, sizeof(*all));
		for (size_t k = 0; k < v->n; k++)
			all[(*n)++] = v->v[k];
	}
	return all;
}

int
cmd_receive(struct job *job)
{
	struct seal_trust	*trust = NULL;
	const char		*format = job_option(job, OPT_FORMAT), **set;
	struct reception_options o = {
		.inboxes = job->args, .ninboxes = job->nargs, .store = job_option(job, OPT_INTO),
		.profile = job_option(job, OPT_PROFILE), .limits = job->options[OPT_LIMIT].v, .nlimits = job->options[OPT_LIMIT].n,
		.anchored = job->options[OPT_TRUST].n > 0, .timeout = TIMEOUT,
		.watch = job_flag(job, OPT_WATCH), .json = format != NULL && strcmp(format, "json") == 0,

		.now = job->now, .now_given = job_option(job, OPT_DATE) != NULL || getenv("SOURCE_DATE_EPOCH") != NULL,
		.out = job->out, .err = job->err,
	};
	int			 rc = EXIT_USAGE;

	set = settings(job, &o.nsettings);
	o.settings = set;
	if (o.store == NULL)
		(void)job_usage(job, _("%s is missing"), "--into");
	else if (format != NULL && strcmp(format, "svrl") == 0)
		(void)job_usage(job, "%s", _("--format is text or json here: the SVRL of each dossier is in the store"));
	else if (job_number(job, OPT_JOBS, &o.jobs) && job_number(job, OPT_TIMEOUT, &o.timeout) && job_progress(job, &o.progress) &&
	    (trust = job_trust(job)) != NULL && job_library(job) != NULL) {
		o.trust = trust;
		rc = reception_run(job->library, &o, job->report);
		/* Lines on standard output are the items'; what is about the call goes where progress goes. */
		rc = rc == 0 ? EXIT_CONFORM : rc == 1 ? EXIT_FINDINGS : EXIT_USAGE;
	}
	seal_trust_free(trust);
	free(set);
	return rc;
}
