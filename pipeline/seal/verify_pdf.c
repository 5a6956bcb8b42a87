/* verify_pdf.c - judge the signatures of a PDF (EN 319 142-1, EN 319 102-1).
 *
 * Libqpdf says which dictionaries are signatures and what their strings decode
 * to; the bytes that a ByteRange names are then held against that, digit by
 * digit.  So a gap is accepted only where it is exactly the token of that
 * dictionary's /Contents, and nothing else of the file is left out.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "seal/cms_read.h"
#include "seal/judge.h"
#include "seal/pdf_changes.h"
#include "seal/pdf_read.h"
#include "seal/stamp_judge.h"
#include "seal/trust.h"

struct pdf_job {
	const struct judge	*j;
	const struct buf	*data;
	struct pdf_file		 file;		/* the whole, latest revision */
	struct pdf_seals	 seals;		/* of it, in the order of what they cover */
	struct seal_stamp	*stamps;	/* of those that are document timestamps, by the same index */
	struct material		 dss;
	bool			 has_dss;
};

static struct pos
seal_pos(const struct judge *j, const struct pdf_seal *s)
{
	return (struct pos){ j->name, 0, s->field };
}

static bool
malformed(const struct pdf_job *job, const struct pdf_seal *s, struct seal_verdict *v,
    const char *why)
{
	report_add(job->j->report, FINDING_SEAL_FORMAT, seal_pos(job->j, s), "%s", why);
	verdict_worsen(v, SEAL_TOTAL_FAILED, "FORMAT_FAILURE");
	return false;
}

/* ---- the ByteRange ---- */

static size_t
seal_end(const struct pdf_seal *s)
{
	return s->range[2] + s->range[3];
}

/* Does "/Contents" stand before this byte, with nothing but white space between? */
static bool
follows_contents(const char *p, size_t at)
{
	static const char	 key[] = "/Contents";
	size_t			 n = sizeof(key) - 1;

	while (at > 0 && strchr(" \t\r\n\f", p[at - 1]) != NULL && p[at - 1] != '\0')
		at--;
	return at >= n && memcmp(p + at - n, key, n) == 0;
}

/* Are the digits between < and > those of the string that libqpdf read? */
static bool
gap_is_contents(const char *p, const struct pdf_seal *s)
{
	size_t	 at = s->range[1], n = s->range[2] - at - 2;
	unsigned char byte;

	if (p[at] != '<' || p[s->range[2] - 1] != '>' || n != 2 * s->ncontents ||
	    !follows_contents(p, at))
		return false;
	for (size_t i = 0; i < s->ncontents; i++)
		if (!hex_decode(p + at + 1 + 2 * i, 2, &byte) || byte != s->contents[i])
			return false;
	return true;
}

/* A revision ends with its own end mark; a line end may follow. */
static bool
ends_a_revision(const char *p, size_t end)
{
	if (end > 0 && p[end - 1] == '\n')
		end--;
	if (end > 0 && p[end - 1] == '\r')
		end--;
	return end >= 5 && memcmp(p + end - 5, "%%EOF", 5) == 0;
}

/* ISO 32000-1, 12.8.1, read strictly: all of the revision but the token of /Contents.  NULL, or what is wrong. */
static const char *
range_fault(const struct pdf_job *job, const struct pdf_seal *s)
{
	const size_t	*r = s->range;

	if (!s->has_range)
		return _("its ByteRange is not four numbers");
	if (r[0] != 0)
		return _("its ByteRange does not begin at the first byte");
	if (r[1] > job->data->len || r[2] > job->data->len || r[3] > job->data->len - r[2] ||
	    r[2] < r[1] || r[2] - r[1] < 2)
		return _("its ByteRange points outside the file");
	if (s->contents == NULL || !gap_is_contents(job->data->data, s))
		return _("its ByteRange leaves out something else than /Contents");
	if (seal_end(s) < job->data->len && !ends_a_revision(job->data->data, seal_end(s)))
		return _("its ByteRange ends in the middle of a revision");
	return NULL;
}

/* Signatures are nested like revisions: the later one begins its gap after the earlier one's end. */
static const char *
overlap_fault(const struct pdf_job *job, const struct pdf_seal *s)
{
	for (size_t i = 0; i < job->seals.n; i++) {
		const struct pdf_seal	*o = &job->seals.all[i];

		if (o == s || !o->has_range)
			continue;
		if (o->range[1] == s->range[1])
			return _("two fields show the same signature");
		if (o->range[1] < s->range[1] ? s->range[1] < seal_end(o) :
		    o->range[1] < seal_end(s))
			return _("its ByteRange overlaps another signature's");
	}
	return NULL;
}

static const char *
fault(const struct pdf_job *job, const struct pdf_seal *s)
{
	const char	*why = range_fault(job, s);

	return why != NULL ? why : overlap_fault(job, s);
}

/* All that the ByteRange names, once it has no fault. */
static void
find_content(const struct pdf_job *job, const struct pdf_seal *s, struct bytes content[static 2])
{
	const unsigned char	*p = (const unsigned char *)job->data->data;

	content[0] = (struct bytes){ p, s->range[1] };
	content[1] = (struct bytes){ p + s->range[2], s->range[3] };
}

/* ---- later revisions ---- */

/* Say what was added after "s" that may be added.  Bytes that changed nothing are bytes all the same. */
static void
say_additions(const struct pdf_job *job, const struct pdf_seal *s)
{
	const size_t	 after = job->data->len > seal_end(s) ? job->data->len - seal_end(s) : 0;
	bool		 last = true;

	for (size_t i = 0; i < job->seals.n; i++) {
		const struct pdf_seal	*o = &job->seals.all[i];

		if (!o->has_range || o->range[1] <= seal_end(s))
			continue;
		last = false;
		report_add(job->j->report, FINDING_SEAL_LATER_UPDATE, seal_pos(job->j, s),
		    o->is_timestamp ? _("the document timestamp \"%s\"") :
		    _("the signature \"%s\""), o->field);
	}
	if (!job->has_dss && last)
		report_add(job->j->report, FINDING_SEAL_LATER_UPDATE, seal_pos(job->j, s),
		    ngettext("%zu byte that changes nothing", "%zu bytes that change nothing", after), after);
	if (job->has_dss)
		report_add(job->j->report, FINDING_SEAL_LATER_UPDATE, seal_pos(job->j, s), "%s",
		    _("certificates and revocation data"));
}

/* The revision that was signed must hold this signature itself. */
static bool
revision_holds(struct pdf_file *revision, const struct pdf_seal *s)
{
	struct pdf_seals	 seals;
	bool			 found = false;

	pdf_seals_read(revision, &seals);
	for (size_t i = 0; i < seals.n; i++)
		found |= seals.all[i].has_range &&
		    memcmp(seals.all[i].range, s->range, sizeof(s->range)) == 0;
	pdf_seals_clear(&seals);
	return found;
}

/* With bytes after the signed revision: compare what a reader sees with what was signed. */
static void
check_later(struct pdf_job *job, const struct pdf_seal *s, struct seal_verdict *v)
{
	struct pdf_file	 revision;
	char		*why;

	if (pdf_file_open(&revision, job->j->name, job->data->data, seal_end(s), &why) != PDF_OPEN ||
	    !revision_holds(&revision, s))
		(void)malformed(job, s, v, _("its ByteRange ends in the middle of a revision"));
	else if (pdf_only_sealed(&revision, &job->file, &why))
		say_additions(job, s);
	else {
		report_add(job->j->report, FINDING_SEAL_LATER_CHANGE, seal_pos(job->j, s), "%s",
		    why == NULL ? "" : why);
		/*
		 * The signature still proves its own revision, but that is not what a
		 * reader is shown: the file is no PAdES document (EN 319 142-1, 5.5).
		 */
		verdict_worsen(v, SEAL_TOTAL_FAILED, "FORMAT_FAILURE");
	}
	free(why);
	pdf_file_close(&revision);
}

/* ---- document timestamps ---- */

/* A document timestamp over all of the revision that ends with this signature or timestamp. */
static bool
stamp_covers(const struct pdf_seal *stamp, const struct pdf_seal *s)
{
	return stamp->is_timestamp && stamp->has_range && s->has_range && stamp->range[1] > seal_end(s);
}

static void
check_padding(const struct pdf_job *job, const struct pdf_seal *s, size_t used)
{
	size_t	 i = used;

	while (i < s->ncontents && s->contents[i] == 0)
		i++;
	if (used > 0 && i < s->ncontents)
		report_add(job->j->report, FINDING_SEAL_PADDING, seal_pos(job->j, s),
		    _("byte %zu of the string, after %zu bytes of signature"), i, used);
}

/* ISO 32000-2, 12.8.5, and EN 319 142-1, 5.4.3.  Those that cover it have been judged. */
static void
judge_stamp(struct pdf_job *job, size_t i)
{
	const struct pdf_seal	*s = &job->seals.all[i];
	char			*where = mem_printf("%s%s", job->j->within, s->field);
	struct bytes		 content[2];
	struct stamp_input	 in = {
		.pos = seal_pos(job->j, s), .where = where, .der = { s->contents, s->ncontents }, .padded = true,
			.content = content, .ncontent = nitems(content), .more = &job->dss,
		.proof = job->j->proof,
	};
	const char		*why = fault(job, s);

	if (why == NULL && strcmp(s->subfilter, "ETSI.RFC3161") != 0)
		why = _("its SubFilter is none that we know");
	if (why != NULL)
		stamp_refuse(job->j, &in, STAMP_MALFORMED, why, &job->stamps[i]);
	else {
		find_content(job, s, content);
		for (size_t k = i + 1; k < job->seals.n; k++)
			if (stamp_covers(&job->seals.all[k], s))
				poe_add(&in.proof, stamp_poe(&job->stamps[k]));
		check_padding(job, s, stamp_judge(job->j, &in, &job->stamps[i]));
	}
	free(where);
}

/* The last one first: it stands for itself, and may prove that the earlier ones are older than their authority's end. */
static void
judge_stamps(struct pdf_job *job)
{
	job->stamps = mem_array(job->seals.n, sizeof(*job->stamps));
	for (size_t i = job->seals.n; i-- > 0;)
		if (job->seals.all[i].is_timestamp)
			judge_stamp(job, i);
}

/* What speaks of this signature. */
static void
take_stamps(const struct pdf_job *job, const struct pdf_seal *s, struct seal_verdict *v)
{
	for (size_t i = 0; i < job->seals.n; i++)
		if (stamp_covers(&job->seals.all[i], s)) {
			struct seal_stamp	 copy;

			stamp_copy(&copy, &job->stamps[i]);
			verdict_stamp_take(v, &copy);
		}
}

/* ---- one signature ---- */

/* The level by its form (EN 319 142-1, 6); what a timestamp is worth, the verdict says. */
static void
name_format(const struct pdf_job *job, const struct pdf_seal *s, enum cms_use use,
    const struct cms_facts *facts, struct seal_verdict *v)
{
	bool	 later = false;

	for (size_t i = 0; i < job->seals.n; i++)
		later |= stamp_covers(&job->seals.all[i], s);
	if (use == CMS_IN_OLD_PDF)
		verdict_format(v, "PKCS7-B");
	else if (!facts->has_ess)
		verdict_format(v, "PDF-NOT-ETSI");
	else if (!facts->is_baseline || !s->has_time || s->has_cert)
		verdict_format(v, "PAdES-BES");
	else if (!facts->has_timestamp && !later)
		verdict_format(v, "PAdES-BASELINE-B");
	else if (!job->has_dss)
		verdict_format(v, "PAdES-BASELINE-T");
	else
		verdict_format(v, later ? "PAdES-BASELINE-LTA" : "PAdES-BASELINE-LT");
	if (v->indication == SEAL_TOTAL_PASSED && strncmp(v->format, "PAdES-BASELINE", 14) != 0)
		report_add(job->j->report, FINDING_SEAL_NOT_BASELINE, seal_pos(job->j, s), "%s",
		    v->format);
}

static void
say_coverage(const struct pdf_job *job, const struct pdf_seal *s, const struct cms_facts *facts,
    struct seal_verdict *v)
{
	size_t	 end = seal_end(s);

	verdict_covers_take(v, end == job->data->len ?
	    mem_printf(_("all %zu bytes of the file, but /Contents (bytes %zu to %zu)"),
	    end, s->range[1], s->range[2] - 1) :
	    mem_printf(_("the first %zu of %zu bytes, but /Contents (bytes %zu to %zu)"),
	    end, job->data->len, s->range[1], s->range[2] - 1));
	if (end < job->data->len && v->indication == SEAL_TOTAL_PASSED)
		judge_not_covered_take(job->j, mem_printf(
		    ngettext("%s%s: the %zu byte after the revision that was signed",
		    "%s%s: the %zu bytes after the revision that was signed", job->data->len - end), job->j->within,
		    s->field, job->data->len - end));
	if (facts->used == 0 || facts->used > s->ncontents)
		return;
	judge_not_covered_take(job->j, mem_printf(ngettext("%s%s: the %zu byte of padding in /Contents",
	    "%s%s: the %zu bytes of padding in /Contents", s->ncontents - facts->used),
	    job->j->within, s->field, s->ncontents - facts->used));
	if (facts->has_unsigned)
		judge_not_covered_take(job->j, mem_printf(
		    _("%s%s: unsigned attributes of the signature (timestamps)"), job->j->within,
		    s->field));
}

/* Which rules the signature is under; false when it is a kind that we do not judge. */
static bool
find_use(const struct pdf_job *job, const struct pdf_seal *s, enum cms_use *use,
    struct seal_verdict *v)
{
	if (strcmp(s->subfilter, "ETSI.CAdES.detached") == 0)
		*use = CMS_IN_PDF;
	else if (strcmp(s->subfilter, "adbe.pkcs7.detached") == 0)
		*use = CMS_IN_OLD_PDF;
	else if (strcmp(s->subfilter, "adbe.pkcs7.sha1") == 0 ||
	    strcmp(s->subfilter, "adbe.x509.rsa_sha1") == 0) {
		report_add(job->j->report, FINDING_SEAL_WEAK, seal_pos(job->j, s), "%s", s->subfilter);
		verdict_worsen(v, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE");
		return false;
	} else
		return malformed(job, s, v, _("its SubFilter is none that we know"));
	return true;
}

static void
judge_seal(struct pdf_job *job, const struct pdf_seal *s)
{
	struct seal_verdict	 v;
	struct cms_facts	 facts;
	enum cms_use		 use;
	struct bytes		 content[2];
	const char		*why;

	verdict_init(&v, job->j, s->field);
	v.claimed = s->time;
	v.has_claimed = s->has_time;
	if ((why = fault(job, s)) != NULL)
		(void)malformed(job, s, &v, why);
	if (why != NULL || !find_use(job, s, &use, &v))
		goto out;
	find_content(job, s, content);
	take_stamps(job, s, &v);
	cms_judge(job->j, &(struct cms_input){
	    .pos = seal_pos(job->j, s), .use = use, .der = { s->contents, s->ncontents },
	    .content = content, .ncontent = nitems(content), .what = "", .more = &job->dss,
	}, &v, &facts);
	/* EN 319 142-1, 6.3: the time that is claimed stands in /M. */
	if (use == CMS_IN_PDF && !s->has_time && facts.used > 0) {
		report_add(job->j->report, FINDING_SEAL_CONSTRAINTS, seal_pos(job->j, s), "%s",
		    _("/M, the signing time, is missing"));
		verdict_worsen(&v, SEAL_INDETERMINATE, "SIG_CONSTRAINTS_FAILURE");
	}
	check_padding(job, s, facts.used);
	if (v.indication != SEAL_TOTAL_FAILED && seal_end(s) < job->data->len)
		check_later(job, s, &v);
	name_format(job, s, use, &facts, &v);
	say_coverage(job, s, &facts, &v);
out:
	judge_push(job->j, &v);
}

/* ---- the file ---- */

static int
by_coverage(const void *a, const void *b)
{
	const struct pdf_seal	*x = a, *y = b;

	if (x->range[1] != y->range[1])
		return x->range[1] < y->range[1] ? -1 : 1;
	return strcmp(x->field, y->field);
}

/* A signature's ByteRange names bytes of the file, so it is never inside a compressed object. */
static bool
may_be_signed(const struct buf *data)
{
	return memmem(data->data, data->len, "/ByteRange", strlen("/ByteRange")) != NULL;
}

/* True if there is a signature; a timestamp alone says when, not who. */
static bool
judge_file(struct pdf_job *job, bool quiet)
{
	bool	 is_signed = false;

	pdf_seals_read(&job->file, &job->seals);
	if (job->seals.n > 1)
		qsort(job->seals.all, job->seals.n, sizeof(*job->seals.all), by_coverage);
	material_init(&job->dss);
	job->has_dss = pdf_dss_read(&job->file, &job->dss);
	judge_stamps(job);
	for (size_t i = 0; i < job->seals.n; i++)
		if (!job->seals.all[i].is_timestamp) {
			judge_seal(job, &job->seals.all[i]);
			is_signed = true;
		}
	if (!is_signed && !quiet)
		report_add(job->j->report, FINDING_SEAL_UNSIGNED, POS_FILE(job->j->name), "%s",
		    job->seals.n > 0 ? _("a timestamp says when, and not who") : may_be_signed(job->data) ? _("what looks like a signature is shown by no field") : "");
	for (size_t i = 0; i < job->seals.n; i++)
		stamp_clear(&job->stamps[i]);
	free(job->stamps);
	material_clear(&job->dss);
	pdf_seals_clear(&job->seals);
	return is_signed;
}

bool
verify_pdf(const struct judge *j, const struct buf *data, bool quiet)
{
	struct pdf_job		 job = { .j = j, .data = data };
	struct seal_verdict	 v;
	enum pdf_state		 state;
	bool			 is_signed = may_be_signed(data);
	char			*why;

	if (j->depth == 0)
		j->result->kind = mem_strdup("PDF");
	if (quiet && !is_signed)
		return false;
	state = pdf_file_open(&job.file, j->name, data->data, data->len, &why);
	if (state == PDF_OPEN)
		is_signed = judge_file(&job, quiet);
	else {
		report_add(j->report, FINDING_SEAL_PDF, POS_FILE(j->name), "%s",
		    state == PDF_LOCKED ? _("it asks for a password") : why);
		if (is_signed) {
			verdict_init(&v, j, "-");
			verdict_worsen(&v, state == PDF_LOCKED ? SEAL_INDETERMINATE : SEAL_TOTAL_FAILED,
			    state == PDF_LOCKED ? "SIGNED_DATA_NOT_FOUND" : "FORMAT_FAILURE");
			judge_push(j, &v);
		}
	}
	free(why);
	pdf_file_close(&job.file);
	return is_signed;
}
