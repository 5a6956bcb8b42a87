/* verify.c - clea verify: what each seal still proves. */
#include "archive/archive.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "seal/seal.h"

#define VERIFY_LIMIT	((size_t)500 << 20)

static void
print_stamp(FILE *out, const struct seal_stamp *s)
{
	char	 when[32];

	fprintf(out, "    %s: ", s->where);
	if (!s->has_time)
		fprintf(out, _("timestamp: %s"), seal_indication_name(s->indication));
	else if (s->authority[0] == '\0')
		fprintf(out, _("timestamp of %s: %s"), instant_iso(s->time, when), seal_indication_name(s->indication));
	else
		fprintf(out, _("timestamp of %s by %s: %s"), instant_iso(s->time, when), s->authority,
		    seal_indication_name(s->indication));
	if (s->sub[0] != '\0')
		fprintf(out, " (%s)", s->sub);
	fputc('\n', out);
}

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
	if (v->has_proof)
		fprintf(out, _("    existed at %s, as a timestamp proves\n"), instant_iso(v->proof, when));
	for (size_t i = 0; i < v->nstamps; i++)
		print_stamp(out, &v->stamps[i]);
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

struct verifying {
	struct job		*job;
	const struct seal_trust	*trust;
	int			 status;
};

static void
judge_seals(void *arg, const char *name, const struct buf *b)
{
	struct verifying	*v = arg;
	struct job		*job = v->job;
	struct seal_result	 result;

	seal_verify(name, b, v->trust, job->now, &result, job->report);
	if (!job_is_data(job))
		print_result(job->out, name, &result);
	if (result.overall != SEAL_TOTAL_PASSED)
		v->status = EXIT_FINDINGS;
	seal_result_clear(&result);
}

/* A package of an archive is judged as one; all else by its seals. */
static void
judge_file(struct verifying *v, const char *path)
{
	struct job	*job = v->job;
	FILE		*out = job_is_data(job) ? NULL : job->out;
	struct buf	*b = NULL;

	if (!file_is_dir(path) && (b = file_load(path, VERIFY_LIMIT, job->report)) == NULL)
		return;
	if (!archive_verify(job->library, path, b, out, judge_seals, v, job->report)) {
		if (b != NULL)
			judge_seals(v, path, b);
		else
			report_add(job->report, FINDING_FILE_KIND, POS_FILE(path), "%s", _("it is a folder"));
	}
	buf_free(b);
}

int
cmd_verify(struct job *job)
{
	struct seal_trust	*trust = job_trust(job);
	struct verifying	 v = { .job = job, .trust = trust, .status = EXIT_CONFORM };

	if (trust == NULL)
		return EXIT_USAGE;
	if (job_library(job) != NULL)
		for (size_t i = 0; i < job->nargs; i++)
			judge_file(&v, job->args[i]);
	seal_trust_free(trust);
	return v.status;
}
