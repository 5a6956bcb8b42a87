/* verify_asic.c - judge a ZIP container: ASiC-E and ASiC-S with CAdES (EN 319 162-1).
 *
 * Entries are found by the patterns of the standard, never by position.  Each
 * signature is judged over its manifest, each manifest over its files, and a file
 * that no manifest lists makes the container less than passed: a reader would
 * take it for sealed.  PDFs and ASiC containers inside are judged in turn.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "pack/pack.h"
#include "seal/asic.h"
#include "seal/asic_parts.h"
#include "seal/asic_stamps.h"
#include "seal/cms_read.h"
#include "seal/judge.h"
#include "seal/manifest.h"

#define DEPTH_MAX	2	/* containers within containers */
#define SEALS_MAX	64	/* signatures of one container */

struct asic_entry {
	const char	*name;		/* lent by the pack */
	enum part	 part;
	bool		 covered;	/* by a signature's manifest, or as the data of ASiC-S */
	struct poe	 proof;		/* that it is so old, by the container's timestamps */
};

/* A signature with what it was judged on, kept until coverage is known. */
struct asic_seal {
	struct seal_verdict	 verdict;
	struct manifest		*manifest;	/* NULL for ASiC-S; lent */
};

struct asic_job {
	const struct judge	*j;
	struct pack		*pack;
	struct asic_entry	*entries;
	size_t			 n;
	struct manifest		*manifests;
	size_t			 nmanifests;
	struct asic_seal	*seals;
	size_t			 nseals, nxades;
	struct asic_stamps	*stamps;	/* NULL: none */
	bool			 is_simple;	/* ASiC-S */
	bool			 is_told;	/* why something cannot be read: what follows from it is not */
	bool			 has_archive;	/* an archive manifest and a timestamp: level LTA by form */
};

static struct pos
entry_pos(const struct judge *j, const char *entry)
{
	return (struct pos){ j->name, 0, entry };
}

/* ---- what is in it ---- */

static void
list_entries(struct asic_job *job)
{
	bool	 archive = false, stamp = false;

	job->n = pack_count(job->pack);
	job->entries = mem_array(job->n, sizeof(*job->entries));
	for (size_t i = 0; i < job->n; i++) {
		job->entries[i].name = pack_name(job->pack, i);
		job->entries[i].part = part_of(job->entries[i].name);
		archive |= job->entries[i].part == PART_ARCHIVE_MANIFEST;
		stamp |= job->entries[i].part == PART_TIMESTAMP;
		job->nxades += job->entries[i].part == PART_XADES;
	}
	job->has_archive = archive && stamp;
}

static size_t
count_parts(const struct asic_job *job, enum part part)
{
	size_t	 n = 0;

	for (size_t i = 0; i < job->n; i++)
		n += job->entries[i].part == part;
	return n;
}

static struct asic_entry *
find_entry(struct asic_job *job, const char *name)
{
	for (size_t i = 0; i < job->n; i++)
		if (strcmp(job->entries[i].name, name) == 0)
			return &job->entries[i];
	return NULL;
}

/* The bytes of an entry; NULL with a finding. */
static const struct buf *
find_data(struct asic_job *job, const char *name)
{
	const struct buf	*data = pack_find(job->pack, name, job->j->report);

	job->is_told |= data == NULL;
	return data;
}

/* ---- the entry mimetype ---- */

static void
warn_mimetype(const struct asic_job *job, const char *why)
{
	report_add(job->j->report, FINDING_SEAL_MIMETYPE, entry_pos(job->j, "mimetype"), "%s", why);
}

/*
 * EN 319 162-1, 4.2 and annex A: first, stored, one of two values.  False for a
 * value that is neither: then the container says that it is something else.
 */
static bool
check_mimetype(struct asic_job *job)
{
	const struct buf	*value;

	if (!pack_has(job->pack, "mimetype")) {
		warn_mimetype(job, _("it is missing"));
		return true;
	}
	if (strcmp(job->entries[0].name, "mimetype") != 0)
		warn_mimetype(job, _("it is not the first entry"));
	for (size_t i = 0; i < job->n; i++)
		if (job->entries[i].part == PART_MIMETYPE && !pack_is_stored(job->pack, i))
			warn_mimetype(job, _("it is compressed"));
	if ((value = pack_find(job->pack, "mimetype", job->j->report)) == NULL)
		return false;
	job->is_simple = strcmp(value->data, ASIC_MIME_S) == 0;
	if (job->is_simple || (value->len == strlen(ASIC_MIME_E) &&
	    memcmp(value->data, ASIC_MIME_E, value->len) == 0))
		return true;
	report_add(job->j->report, FINDING_SEAL_FORMAT, entry_pos(job->j, "mimetype"), "%s",
	    _("it names another kind of file"));
	return false;
}

/* ---- manifests ---- */

/* All that can be read.  One that cannot has its finding, and its signature will find no manifest. */
static void
read_manifests(struct asic_job *job)
{
	job->manifests = mem_array(job->n, sizeof(*job->manifests));
	for (size_t i = 0; i < job->n; i++) {
		struct manifest		*m = &job->manifests[job->nmanifests];
		const struct buf	*data;

		if (job->entries[i].part != PART_MANIFEST)
			continue;
		if ((data = find_data(job, job->entries[i].name)) == NULL)
			continue;
		if (manifest_parse(m, job->j->name, job->entries[i].name, data, false,
		    job->j->report) == 0)
			job->nmanifests++;
		else {
			job->is_told = true;
			manifest_clear(m);
		}
	}
}

static void
check_reference(struct asic_job *job, const struct manifest_ref *ref, struct seal_verdict *v)
{
	struct asic_entry	*e = find_entry(job, ref->name);
	const struct buf	*data;

	if (e == NULL) {
		report_add(job->j->report, FINDING_SEAL_MISSING, entry_pos(job->j, ref->name), "%s", "");
		verdict_worsen(v, SEAL_INDETERMINATE, "SIGNED_DATA_NOT_FOUND");
		return;
	}
	e->covered = true;
	if ((data = pack_find(job->pack, ref->name, job->j->report)) == NULL) {
		verdict_worsen(v, SEAL_TOTAL_FAILED, "HASH_FAILURE");
		return;
	}
	if (!manifest_ref_is_of(ref, data)) {
		report_add(job->j->report, FINDING_SEAL_CHANGED, entry_pos(job->j, ref->name), "%s", "");
		verdict_worsen(v, SEAL_TOTAL_FAILED, "HASH_FAILURE");
		return;
	}
	if (ref->weak) {
		report_add(job->j->report, FINDING_SEAL_WEAK, entry_pos(job->j, ref->name), "SHA1");
		verdict_worsen(v, SEAL_INDETERMINATE, "CRYPTO_CONSTRAINTS_FAILURE");
	}
	verdict_covers_take(v, mem_printf("%s%s", job->j->within, ref->name));
}

/* ---- one signature ---- */

static void
name_format(const struct asic_job *job, const struct cms_facts *facts, struct pos pos,
    struct seal_verdict *v)
{
	if (!facts->is_baseline)
		verdict_format(v, facts->has_ess ? "CAdES-BES" : "CMS");
	else if (!facts->has_timestamp)
		verdict_format(v, "CAdES-BASELINE-B");
	else if (!facts->has_revocation)
		verdict_format(v, "CAdES-BASELINE-T");
	else
		verdict_format(v, job->has_archive ? "CAdES-BASELINE-LTA" : "CAdES-BASELINE-LT");
	if (v->indication == SEAL_TOTAL_PASSED && strncmp(v->format, "CAdES-BASELINE", 14) != 0)
		report_add(job->j->report, FINDING_SEAL_NOT_BASELINE, pos, "%s", v->format);
}

/* The manifest that names this signature; of several the verdict would not be one. */
static struct manifest *
manifest_of(struct asic_job *job, const char *signature)
{
	for (size_t i = 0; i < job->nmanifests; i++)
		if (strcmp(job->manifests[i].signature, signature) == 0)
			return &job->manifests[i];
	return NULL;
}

/* In ASiC-S: the one file outside META-INF. */
static struct asic_entry *
only_data(struct asic_job *job)
{
	struct asic_entry	*found = NULL;

	for (size_t i = 0; i < job->n; i++)
		if (job->entries[i].part == PART_DATA) {
			if (found != NULL)
				return NULL;
			found = &job->entries[i];
		}
	return found;
}

/* What the signature covers byte for byte: a manifest, or in ASiC-S the file; NULL with a finding. */
static const struct buf *
signed_content(struct asic_job *job, struct asic_seal *seal, const char *name, const char **what)
{
	struct asic_entry	*data;

	if ((seal->manifest = manifest_of(job, name)) != NULL) {
		*what = seal->manifest->entry;
		return find_data(job, seal->manifest->entry);
	}
	if ((job->is_simple || count_parts(job, PART_MANIFEST) == 0) &&
	    (data = only_data(job)) != NULL) {
		*what = data->name;
		data->covered = true;
		verdict_covers_take(&seal->verdict, mem_printf("%s%s", job->j->within, data->name));
		return find_data(job, data->name);
	}
	if (!job->is_told)
		report_add(job->j->report, FINDING_SEAL_MANIFEST, entry_pos(job->j, name), "%s",
		    _("none belongs to this signature"));
	job->is_told = true;
	return NULL;
}

static void
judge_stamps(struct asic_job *job)
{
	const struct asic_entry	*only = count_parts(job, PART_MANIFEST) == 0 ? only_data(job) : NULL;

	if (count_parts(job, PART_TIMESTAMP) > 0)
		job->stamps = asic_stamps_judge(job->j, job->pack, job->manifests, job->nmanifests,
		    only == NULL ? NULL : only->name);
}

static void
judge_seal(struct asic_job *job, const char *name)
{
	struct asic_seal	*seal = &job->seals[job->nseals++];
	struct pos		 pos = entry_pos(job->j, name);
	const struct buf	*content, *der = find_data(job, name);
	struct cms_facts	 facts;
	struct bytes		 piece;
	struct cms_input	 in = { .pos = pos, .use = CMS_IN_ASIC, .what = "" };

	verdict_init(&seal->verdict, job->j, name);
	content = der == NULL ? NULL : signed_content(job, seal, name, &in.what);
	if (content == NULL) {
		verdict_worsen(&seal->verdict, SEAL_TOTAL_FAILED, "FORMAT_FAILURE");
		return;
	}
	piece = (struct bytes){ (const unsigned char *)content->data, content->len };
	asic_stamps_give(job->stamps, name, &seal->verdict);
	in.der = (struct bytes){ (const unsigned char *)der->data, der->len };
	in.content = &piece;
	in.ncontent = 1;
	cms_judge(job->j, &in, &seal->verdict, &facts);
	if (facts.used > 0 && facts.used < der->len) {
		report_add(job->j->report, FINDING_SEAL_FORMAT, pos, "%s",
		    _("there are bytes after it"));
		verdict_worsen(&seal->verdict, SEAL_TOTAL_FAILED, "FORMAT_FAILURE");
	}
	for (size_t i = 0; seal->manifest != NULL && i < seal->manifest->n; i++)
		check_reference(job, &seal->manifest->refs[i], &seal->verdict);
	if (facts.has_unsigned)
		judge_not_covered_take(job->j, mem_printf(
		    _("%s%s: unsigned attributes of the signature (timestamps)"), job->j->within, name));
	name_format(job, &facts, pos, &seal->verdict);
}

/* Read, and said not to be judged: never a pass. */
static void
name_xades(const struct asic_job *job, const char *name)
{
	struct seal_verdict	 v;

	report_add(job->j->report, FINDING_SEAL_XADES, entry_pos(job->j, name), "%s", "");
	verdict_init(&v, job->j, name);
	verdict_format(&v, "XAdES");
	verdict_worsen(&v, SEAL_INDETERMINATE, "CUSTOM");
	judge_push(job->j, &v);
}

/* ---- coverage ---- */

/* A file outside META-INF that nobody signed; XAdES lists its files where we do not look. */
static void
check_coverage(struct asic_job *job)
{
	for (size_t i = 0; i < job->n; i++) {
		const struct asic_entry	*e = &job->entries[i];

		if (e->part != PART_DATA || job->nxades > 0 || job->nseals == 0 || job->is_told)
			continue;
		if (!e->covered) {
			report_add(job->j->report, FINDING_SEAL_NOT_SIGNED,
			    entry_pos(job->j, e->name), "%s", "");
			for (size_t k = 0; k < job->nseals; k++)
				verdict_worsen(&job->seals[k].verdict, SEAL_INDETERMINATE,
				    "SIG_CONSTRAINTS_FAILURE");
			continue;
		}
		for (size_t k = 0; k < job->nseals; k++)
			if (job->seals[k].manifest != NULL &&
			    !manifest_lists(job->seals[k].manifest, e->name))
				report_add(job->j->report, FINDING_SEAL_PARTLY,
				    entry_pos(job->j, job->seals[k].verdict.where), "%s", e->name);
	}
}

static void
say_not_covered(const struct asic_job *job)
{
	if (job->nseals == 0)
		return;
	for (size_t i = 0; i < job->n; i++) {
		const struct asic_entry	*e = &job->entries[i];

		if (!e->covered && e->part != PART_SIGNATURE && e->part != PART_MANIFEST)
			judge_not_covered_take(job->j, mem_printf(_("the entry \"%s%s\""),
			    job->j->within, e->name));
	}
	judge_not_covered_take(job->j, mem_strdup(_("the ZIP's own fields: order, times, attributes "
	    "and comments of its entries, and how they are packed")));
}

/* ---- what lies inside ---- */

/* A good signature proves the bytes that it is over, so a timestamp of it does (EN 319 102-1, 5.6.2.3). */
static void
prove_entries(struct asic_job *job)
{
	for (size_t i = 0; job->stamps != NULL && i < job->n; i++)
		job->entries[i].proof = asic_stamps_poe(job->stamps, job->entries[i].name);
	for (size_t k = 0; k < job->nseals; k++) {
		const struct asic_seal	*seal = &job->seals[k];

		if (!seal->verdict.has_proof || seal->verdict.indication != SEAL_TOTAL_PASSED)
			continue;
		for (size_t i = 0; i < job->n; i++)
			if (seal->manifest == NULL ? job->entries[i].part == PART_DATA :
			    manifest_lists(seal->manifest, job->entries[i].name))
				poe_add(&job->entries[i].proof, verdict_poe(&seal->verdict));
	}
}

/* A container as ASiC writes it: "mimetype" comes first, stored. */
static bool
looks_like_asic(const struct buf *data)
{
	static const char	 mark[] = "mimetypeapplication/vnd.etsi.asic-";

	return is_zip(data) && data->len > 30 + sizeof(mark) &&
	    memcmp(data->data + 30, mark, sizeof(mark) - 1) == 0;
}

static void
judge_inside(const struct asic_job *job)
{
	for (size_t i = 0; i < job->n; i++) {
		const struct buf	*data;
		struct judge		 inner = *job->j;
		char			*name, *within;

		if (job->entries[i].part != PART_DATA ||
		    (data = pack_find(job->pack, job->entries[i].name, job->j->report)) == NULL)
			continue;
		name = mem_printf("%s!%s", job->j->name, job->entries[i].name);
		within = mem_printf("%s%s!", job->j->within, job->entries[i].name);
		inner.name = name;
		inner.within = within;
		inner.depth++;
		poe_add(&inner.proof, job->entries[i].proof);
		if (looks_like_asic(data) && inner.depth <= DEPTH_MAX)
			(void)verify_asic(&inner, data, true);
		else if (!is_zip(data) && is_pdf(data))
			(void)verify_pdf(&inner, data, true);
		free(within);
		free(name);
	}
}

/* ---- the container ---- */

static void
name_kind(const struct asic_job *job)
{
	if (job->j->depth == 0)
		job->j->result->kind = mem_strdup(job->nseals + job->nxades == 0 ? "ZIP" :
		    job->is_simple ? "ASiC-S" : "ASiC-E");
}

static bool
judge_container(struct asic_job *job, bool quiet)
{
	bool	 form_fits;

	list_entries(job);
	job->seals = mem_array(job->n, sizeof(*job->seals));
	form_fits = count_parts(job, PART_SIGNATURE) == 0 || check_mimetype(job);
	read_manifests(job);
	judge_stamps(job);
	for (size_t i = 0; i < job->n; i++)
		if (job->entries[i].part == PART_SIGNATURE && job->nseals < SEALS_MAX)
			judge_seal(job, job->entries[i].name);
		else if (job->entries[i].part == PART_XADES)
			name_xades(job, job->entries[i].name);
	name_kind(job);
	if (count_parts(job, PART_SIGNATURE) > SEALS_MAX) {
		report_add(job->j->report, FINDING_SEAL_FORMAT, POS_FILE(job->j->name),
		    _("more than %d signatures"), SEALS_MAX);
		form_fits = false;
	}
	check_coverage(job);
	say_not_covered(job);
	prove_entries(job);
	for (size_t k = 0; k < job->nseals; k++) {
		if (!form_fits)
			verdict_worsen(&job->seals[k].verdict, SEAL_TOTAL_FAILED, "FORMAT_FAILURE");
		judge_push(job->j, &job->seals[k].verdict);
	}
	if (job->nseals + job->nxades == 0 && !quiet)
		report_add(job->j->report, FINDING_SEAL_UNSIGNED, POS_FILE(job->j->name), "%s", "");
	judge_inside(job);
	return job->nseals + job->nxades > 0;
}

bool
verify_asic(const struct judge *j, const struct buf *data, bool quiet)
{
	struct asic_job		 job = { .j = j };
	struct seal_verdict	 v;
	bool			 is_signed;

	if ((job.pack = pack_open(j->name, data, NULL, j->report)) == NULL) {
		if (j->depth == 0)
			j->result->kind = mem_strdup("ZIP");
		verdict_init(&v, j, "-");
		verdict_worsen(&v, SEAL_TOTAL_FAILED, "FORMAT_FAILURE");
		judge_push(j, &v);
		return false;
	}
	is_signed = judge_container(&job, quiet);
	for (size_t i = 0; i < job.nmanifests; i++)
		manifest_clear(&job.manifests[i]);
	free(job.manifests);
	asic_stamps_free(job.stamps);
	free(job.seals);
	free(job.entries);
	pack_free(job.pack);
	return is_signed;
}
