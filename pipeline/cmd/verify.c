/* verify.c - clea verify: what each seal still proves. */
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "seal/seal.h"

#define VERIFY_LIMIT	((size_t)500 << 20)

static void
print_verdict(FILE *out, const struct seal_verdict *v)
{
	char	 when[32];

	fprintf(out, "  %s: %s", v->where, seal_indication_name(v->indication));
	if (v->sub[0] != '\0')
		fprintf(out, " (%s)", v->sub);
	fprintf(out, ", %s\n", v->format);
	if (v->signer[0] != '\0')
		fprintf(out, _("    signed by %s\n"), v->signer);
	if (v->has_claimed)
		fprintf(out, _("    at %s, as the signer says\n"), instant_iso(v->claimed, when));
	for (char **c = v->covers; c != NULL && *c != NULL; c++)
		fprintf(out, _("    covers %s\n"), *c);
}

/* For people; programs read the findings (--format json). */
static void
print_result(FILE *out, const char *name, const struct seal_result *r)
{
	fprintf(out, "%s: %s, %s\n", name, r->kind, seal_indication_name(r->overall));
	for (size_t i = 0; i < r->nverdicts; i++)
		print_verdict(out, &r->verdicts[i]);
	for (char **n = r->not_covered; n != NULL && *n != NULL; n++)
		fprintf(out, _("  not covered: %s\n"), *n);
}

int
cmd_verify(struct job *job)
{
	const char		*format = job_option(job, OPT_FORMAT);
	struct seal_trust	*trust = job_trust(job);
	int			 status = EXIT_CONFORM;

	if (trust == NULL)
		return EXIT_USAGE;
	for (size_t i = 0; i < job->nargs; i++) {
		struct buf		*b = file_load(job->args[i], VERIFY_LIMIT, job->report);
		struct seal_result	 result;

		if (b == NULL)
			continue;
		seal_verify(job->args[i], b, trust, job->now, &result, job->report);
		if (format == NULL || strcmp(format, "text") == 0)
			print_result(job->out, job->args[i], &result);
		if (result.overall != SEAL_TOTAL_PASSED)
			status = EXIT_FINDINGS;
		seal_result_clear(&result);
		buf_free(b);
	}
	seal_trust_free(trust);
	return status;
}
