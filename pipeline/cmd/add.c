/* add.c - clea add: proofs into a dossier. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/dossier.h"

int
cmd_add(struct job *job)
{
	const struct values	*codes = &job->options[OPT_CRITERE];
	struct library		*lib;
	struct dossier_proof	 proof = {
		.type = job_option(job, OPT_TYPE), .titre = job_option(job, OPT_TITRE),
		.id = job_option(job, OPT_ID), .prive = job_flag(job, OPT_PRIVE),
	};
	struct buf		 list;

	if (proof.type == NULL)
		return job_usage(job, "%s", _("--type is missing"));
	if (job->nargs > 2 && (proof.titre != NULL || proof.id != NULL))
		return job_usage(job, "%s", _("--titre and --id are for one file at a time"));
	if ((lib = job_library(job)) == NULL)
		return EXIT_CONFORM;
	buf_init(&list);
	for (size_t i = 0; i < codes->n; i++) {
		buf_puts(&list, i > 0 ? " " : "");
		buf_puts(&list, codes->v[i]);
	}
	proof.criteres = list.data;
	for (size_t i = 1; i < job->nargs; i++) {
		proof.file = job->args[i];
		if (dossier_add(lib, job->args[0], &proof, job->now, job->report) == -1)
			break;		/* those before it are in; the finding names this one */
	}
	buf_clear(&list);
	return EXIT_CONFORM;
}
