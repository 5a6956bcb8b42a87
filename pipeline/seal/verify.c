/* verify.c - judge a file by what it is, and gather the verdicts of EN 319 102-1. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "seal/judge.h"

#define PDF_HEADER_WITHIN	1024	/* ISO 32000-1, annex H.3.4.1 */

const char *
seal_indication_name(enum seal_indication i)
{
	switch (i) {
	case SEAL_TOTAL_PASSED:
		return "TOTAL-PASSED";
	case SEAL_TOTAL_FAILED:
		return "TOTAL-FAILED";
	default:
		return "INDETERMINATE";
	}
}

/* ---- lists of texts that end with NULL ---- */

static void
list_push(char ***list, char *text)
{
	size_t	 n = 0;

	while (*list != NULL && (*list)[n] != NULL)
		n++;
	*list = mem_grow(*list, n + 2, sizeof(**list));
	(*list)[n] = text;
	(*list)[n + 1] = NULL;
}

static void
list_free(char **list)
{
	for (char **p = list; p != NULL && *p != NULL; p++)
		free(*p);
	free(list);
}

/* ---- proofs ---- */

void
poe_add(struct poe *proof, struct poe another)
{
	if (another.has && (!proof->has || another.at < proof->at))
		*proof = another;
}

struct poe
stamp_poe(const struct seal_stamp *stamp)
{
	return (struct poe){ stamp->has_time && stamp->indication == SEAL_TOTAL_PASSED, stamp->time };
}

struct poe
verdict_poe(const struct seal_verdict *v)
{
	return (struct poe){ v->has_proof, v->proof };
}

/* ---- verdicts ---- */

void
verdict_init(struct seal_verdict *v, const struct judge *j, const char *where)
{
	memset(v, 0, sizeof(*v));
	v->indication = SEAL_TOTAL_PASSED;
	v->sub = mem_strdup("");
	v->where = mem_printf("%s%s", j->within, where);
	v->format = mem_strdup("");
	v->signer = mem_strdup("");
	v->holder = mem_strdup("");
	v->identifiers = mem_array(1, sizeof(*v->identifiers));
	v->covers = mem_array(1, sizeof(*v->covers));
	v->has_proof = j->proof.has;
	v->proof = j->proof.at;
}

void
verdict_worsen(struct seal_verdict *v, enum seal_indication indication, const char *sub)
{
	if (indication <= v->indication)
		return;
	v->indication = indication;
	free(v->sub);
	v->sub = mem_strdup(sub);
}

void
verdict_format(struct seal_verdict *v, const char *format)
{
	free(v->format);
	v->format = mem_strdup(format);
}

void
verdict_covers_take(struct seal_verdict *v, char *text)
{
	list_push(&v->covers, text);
}

void
verdict_stamp_take(struct seal_verdict *v, struct seal_stamp *stamp)
{
	struct poe	 proof = verdict_poe(v);

	poe_add(&proof, stamp_poe(stamp));
	v->has_proof = proof.has;
	v->proof = proof.at;
	v->stamps = mem_grow(v->stamps, v->nstamps + 1, sizeof(*v->stamps));
	v->stamps[v->nstamps++] = *stamp;
	memset(stamp, 0, sizeof(*stamp));
}

void
stamp_copy(struct seal_stamp *copy, const struct seal_stamp *stamp)
{
	*copy = *stamp;
	copy->sub = mem_strdup(stamp->sub);
	copy->where = mem_strdup(stamp->where);
	copy->authority = mem_strdup(stamp->authority);
}

void
stamp_clear(struct seal_stamp *stamp)
{
	free(stamp->sub);
	free(stamp->where);
	free(stamp->authority);
}

void
judge_push(const struct judge *j, struct seal_verdict *v)
{
	struct seal_result *r = j->result;

	r->verdicts = mem_grow(r->verdicts, r->nverdicts + 1, sizeof(*r->verdicts));
	r->verdicts[r->nverdicts++] = *v;
	if (v->indication > r->overall)
		r->overall = v->indication;
	memset(v, 0, sizeof(*v));
}

void
judge_not_covered_take(const struct judge *j, char *text)
{
	for (char **p = j->result->not_covered; *p != NULL; p++)
		if (strcmp(*p, text) == 0) {
			free(text);
			return;
		}
	list_push(&j->result->not_covered, text);
}

/* ---- the door ---- */

bool
is_pdf(const struct buf *data)
{
	size_t	 n = data->len < PDF_HEADER_WITHIN ? data->len : PDF_HEADER_WITHIN;

	return memmem(data->data, n, "%PDF-", 5) != NULL;
}

/* A local header, or the end record of an empty archive. */
bool
is_zip(const struct buf *data)
{
	return data->len >= 4 && (memcmp(data->data, "PK\3\4", 4) == 0 ||
	    memcmp(data->data, "PK\5\6", 4) == 0);
}

void
seal_verify(const char *name, const struct buf *data, const struct seal_trust *trust, instant at,
    struct seal_result *result, struct report *report)
{
	struct seal_trust *nobody = trust == NULL ? seal_trust_new() : NULL;
	struct judge	 j = { .name = name, .within = "",
			    .trust = trust == NULL ? nobody : trust, .at = at,
			    .result = result, .report = report };
	bool		 is_signed = false;

	memset(result, 0, sizeof(*result));
	result->overall = SEAL_TOTAL_PASSED;
	result->not_covered = mem_array(1, sizeof(*result->not_covered));
	/* A ZIP may hold "%PDF-" among its first bytes, stored; a PDF never starts as a ZIP. */
	if (is_zip(data))
		is_signed = verify_asic(&j, data, false);
	else if (is_pdf(data))
		is_signed = verify_pdf(&j, data, false);
	else {
		result->kind = mem_strdup("unknown");
		report_add(report, FINDING_SEAL_KIND, POS_FILE(name), "%s", "");
	}
	if (!is_signed && result->overall == SEAL_TOTAL_PASSED)
		result->overall = SEAL_INDETERMINATE;	/* nothing failed, and nothing was proved */
	seal_trust_free(nobody);
}

void
verdict_clear(struct seal_verdict *v)
{
	free(v->sub);
	free(v->where);
	free(v->format);
	free(v->signer);
	free(v->holder);
	list_free(v->identifiers);
	list_free(v->covers);
	for (size_t i = 0; i < v->nstamps; i++)
		stamp_clear(&v->stamps[i]);
	free(v->stamps);
}

void
seal_result_clear(struct seal_result *r)
{
	for (size_t i = 0; i < r->nverdicts; i++)
		verdict_clear(&r->verdicts[i]);
	free(r->verdicts);
	free(r->kind);
	list_free(r->not_covered);
	memset(r, 0, sizeof(*r));
}
