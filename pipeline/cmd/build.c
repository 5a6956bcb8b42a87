/* build.c - clea build: from a folder to the sealed container. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/dossier.h"
#include "seal/seal.h"

/* All or none: what was laid open before a failure is taken away again. */
static int
lay_open(struct job *job, const char *dir, const struct dossier_made *made, size_t n)
{
	char	**paths = mem_array(n, sizeof(*paths));
	size_t	  done = 0;
	int	  rc = file_mkdirs(dir, job->report);

	for (; rc == 0 && done < n; done++) {
		paths[done] = file_join(dir, made[done].name);
		rc = file_write(paths[done], made[done].pdf, FILE_NEW, job->report);
	}
	for (size_t i = 0; i < done; i++) {
		if (rc == -1 && i + 1 < done)
			(void)remove(paths[i]);
		free(paths[i]);
	}
	free(paths);
	return rc;
}

struct target {			/* where a dossier goes; one of the two is NULL */
	const char	*file;		/* the container itself */
	const char	*dir;		/* into it, as NUMERO.asice */
	const char	*pdf;		/* PDFs laid open here (in a folder NUMERO of it when dir is set), or NULL */
};

static void
write_made(struct job *job, const struct target *t, const char *numero, const struct buf *container,
    const struct dossier_made *made, size_t nmade)
{
	char	*name = mem_printf("%s.asice", numero);
	char	*to = t->file != NULL ? mem_strdup(t->file) : file_join(t->dir, name);
	char	*open = t->pdf == NULL ? NULL : t->file != NULL ? mem_strdup(t->pdf) : file_join(t->pdf, numero);

	if (file_write(to, container, FILE_NEW, job->report) == 0 && open != NULL)
		(void)lay_open(job, open, made, nmade);
	free(open);
	free(to);
	free(name);
}

/* What is wrong is in the report; the dossiers that follow are built all the same. */
static void
build_one(struct job *job, const struct signer *signer, const char *path, const struct target *t)
{
	const size_t		 before = report_count_severity(job->report, SEV_ERROR);
	struct dossier		*d = dossier_open(job->library, path, job->now, job->report);
	struct dossier_seal	 seal = { .signer = signer };
	struct dossier_packet	 packet = { .seal = &seal, .reader = DOSSIER_FOR_ALL };
	struct dossier_made	*made = NULL;
	struct buf		*container = NULL;
	size_t			 nmade = 0;
	int			 errors;

	if (d == NULL || dossier_judge(d, job->report) == NULL)
		goto out;
	errors = (int)(report_count_severity(job->report, SEV_ERROR) - before);
	if (errors > 0 && !job_flag(job, OPT_MALGRE_CONSTATS)) {
		report_add(job->report, FINDING_DOSSIER_INCOMPLETE, POS_FILE(path), _("%d"), errors);
		goto out;
	}
	seal.incomplet = errors;
	container = dossier_packet(d, &packet, t->pdf != NULL ? &made : NULL, &nmade, job->report);
	if (container != NULL)
		write_made(job, t, dossier_numero(d), container, made, nmade);
out:
	dossier_made_free(made, nmade);
	buf_free(container);
	dossier_free(d);
}

int
cmd_build(struct job *job)
{
	const char		*to = job_option(job, OPT_OUTPUT), *key = job_option(job, OPT_KEY);
	struct target		 target = { .pdf = job_option(job, OPT_PDF) };
	struct signer		*signer;

	if (to == NULL || key == NULL)
		return job_usage(job, _("%s is missing"), to == NULL ? "-o" : "--key");
	if (job->nargs > 1 && !file_is_dir(to))
		return job_usage(job, "%s", _("several dossiers need -o to name an existing folder"));
	if (job_library(job) == NULL ||
	    (signer = job_signer(job)) == NULL)
		return EXIT_CONFORM;
	if (file_is_dir(to))
		target.dir = to;
	else
		target.file = to;
	for (size_t i = 0; i < job->nargs; i++)
		build_one(job, signer, job->args[i], &target);
	signer_free(signer);
	return EXIT_CONFORM;
}
