/* stamp_judge.c - what a timestamp of RFC 3161 is worth: EN 319 102-1, 5.4.
 *
 * A token is a signature like others, and is judged by the same rules as those:
 * by a judge of its own, whose reasons become the particulars of one finding.
 */
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "seal/cms_read.h"
#include "seal/judge.h"
#include "seal/stamp_judge.h"
#include "seal/stamp_read.h"

struct stamp_job {
	const struct judge	*j;
	const struct stamp_input *in;
	struct stamp_token	 token;
	struct seal_stamp	*stamp;
};

static bool
fail(struct stamp_job *job, enum seal_indication indication, const char *sub,
    enum finding_kind kind, const char *why)
{
	report_add(job->j->report, kind, job->in->pos, "%s", why);
	job->stamp->indication = indication;
	free(job->stamp->sub);
	job->stamp->sub = mem_strdup(sub);
	return false;
}

/* ---- of what it was made ---- */

static bool
compute(const struct stamp_job *job, const EVP_MD *md, unsigned char *out, unsigned int *n)
{
	EVP_MD_CTX	*ctx = EVP_MD_CTX_new();
	bool		 ok = ctx != NULL && EVP_DigestInit_ex(ctx, md, NULL) == 1;

	for (size_t i = 0; ok && i < job->in->ncontent; i++)
		ok = EVP_DigestUpdate(ctx, job->in->content[i].p, job->in->content[i].n) == 1;
	ok = ok && EVP_DigestFinal_ex(ctx, out, n) == 1;
	EVP_MD_CTX_free(ctx);
	return ok;
}

static bool
check_imprint(struct stamp_job *job)
{
	const EVP_MD	*md = EVP_get_digestbynid(job->token.nid);
	unsigned char	 mine[EVP_MAX_MD_SIZE];
	unsigned int	 n = 0;

	if (md == NULL || !compute(job, md, mine, &n))
		return fail(job, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE",
		    FINDING_SEAL_STAMP_UNPROVEN, _("the digest of its imprint is unknown"));
	if (n != job->token.nimprint || memcmp(mine, job->token.imprint, n) != 0)
		return fail(job, SEAL_TOTAL_FAILED, "HASH_FAILURE", FINDING_SEAL_STAMP_IMPRINT, "");
	if (cms_digest_is_weak(job->token.nid))
		return fail(job, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE",
		    FINDING_SEAL_STAMP_UNPROVEN, OBJ_nid2sn(job->token.nid));
	return true;
}

/* ---- who made it, and when ---- */

/* The first reason, as the judge of the token found it, and its name in the standard. */
static bool
fail_for_reason(struct stamp_job *job, const struct seal_verdict *v, const struct report *found)
{
	const struct finding	*f = NULL;
	char			*why;

	for (size_t i = 0; i < report_count(found) && f == NULL; i++)
		if (report_get(found, i)->severity == SEV_ERROR)
			f = report_get(found, i);
	if (f == NULL || strstr(f->text, v->sub) != NULL)
		why = mem_strdup(f == NULL ? v->sub : f->text);
	else
		why = mem_printf("%s (%s)", f->text, v->sub);
	(void)fail(job, v->indication, v->sub, v->indication == SEAL_TOTAL_FAILED ?
	    FINDING_SEAL_STAMP_FALSE : FINDING_SEAL_STAMP_UNPROVEN, why);
	free(why);
	return false;
}

static bool
check_authority(struct stamp_job *job)
{
	struct judge		 quiet = *job->j;
	struct seal_verdict	 v;
	struct cms_facts	 facts;
	const struct cms_input	 in = {
		.pos = job->in->pos, .use = CMS_STAMP, .der = job->in->der,
		.content = &job->token.info, .ncontent = 1, .what = "", .more = job->in->more,
	};
	bool			 ok;

	quiet.report = report_new();
	verdict_init(&v, &quiet, "");
	v.has_claimed = true;		/* genTime is what the token claims */
	v.claimed = job->token.time;
	v.has_proof = job->in->proof.has;
	v.proof = job->in->proof.at;
	cms_judge(&quiet, &in, &v, &facts);
	free(job->stamp->authority);
	job->stamp->authority = mem_strdup(v.signer);
	ok = v.indication == SEAL_TOTAL_PASSED || fail_for_reason(job, &v, quiet.report);
	verdict_clear(&v);
	report_free(quiet.report);
	return ok;
}

/* A time still to come proves nothing of the past. */
static bool
check_time(struct stamp_job *job)
{
	char	 when[32], at[32], *why;

	if (job->token.time <= job->j->at)
		return true;
	why = mem_printf(_("it was made at %s, and it is judged at %s"),
	    instant_iso(job->token.time, when), instant_iso(job->j->at, at));
	(void)fail(job, SEAL_INDETERMINATE, "TIMESTAMP_ORDER_FAILURE", FINDING_SEAL_STAMP_UNPROVEN, why);
	free(why);
	return false;
}

static void
start(struct seal_stamp *stamp, const char *where)
{
	memset(stamp, 0, sizeof(*stamp));
	stamp->indication = SEAL_TOTAL_PASSED;
	stamp->sub = mem_strdup("");
	stamp->where = mem_strdup(where);
	stamp->authority = mem_strdup("");
}

void
stamp_refuse(const struct judge *j, const struct stamp_input *in, enum stamp_fault fault,
    const char *why, struct seal_stamp *stamp)
{
	static const struct {
		enum seal_indication	 indication;
		const char		*sub;
		enum finding_kind	 kind;
	} faults[] = {
		[STAMP_MALFORMED] = { SEAL_TOTAL_FAILED, "FORMAT_FAILURE", FINDING_SEAL_STAMP_FALSE },
		[STAMP_OF_OTHER] = { SEAL_TOTAL_FAILED, "HASH_FAILURE", FINDING_SEAL_STAMP_IMPRINT },
		[STAMP_WEAK] = { SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE", FINDING_SEAL_STAMP_UNPROVEN },
	};
	struct stamp_job	 job = { .j = j, .in = in, .stamp = stamp };

	start(stamp, in->where);
	(void)fail(&job, faults[fault].indication, faults[fault].sub, faults[fault].kind, why);
}

size_t
stamp_judge(const struct judge *j, const struct stamp_input *in, struct seal_stamp *stamp)
{
	struct stamp_job	 job = { .j = j, .in = in, .stamp = stamp };
	const char		*why;
	char			 when[32];

	start(stamp, in->where);
	why = stamp_read(&job.token, in->der);
	if (why == NULL && !in->padded && job.token.used < in->der.n)
		why = _("there are bytes after it");
	if (why != NULL)
		(void)fail(&job, SEAL_TOTAL_FAILED, "FORMAT_FAILURE", FINDING_SEAL_STAMP_FALSE, why);
	else {
		stamp->time = job.token.time;
		stamp->has_time = true;
		if (check_imprint(&job) && check_authority(&job) && check_time(&job))
			report_add(j->report, FINDING_SEAL_STAMP, in->pos, _("at %s, by %s"),
			    instant_iso(stamp->time, when), stamp->authority);
	}
	stamp_token_clear(&job.token);
	return job.token.used;
}
