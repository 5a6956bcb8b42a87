/* asic_stamps.c - timestamps over a container's manifests, and what they prove of its signatures.
 *
 * A newer archive manifest lists the older one's timestamp, and so proves that it
 * is older than its authority's end: the newer one is judged first.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "pack/pack.h"
#include "seal/asic_parts.h"
#include "seal/asic_stamps.h"
#include "seal/judge.h"
#include "seal/manifest.h"
#include "seal/stamp_judge.h"

#define STAMPS_MAX	32	/* of one container: renewed every few years, they last for more than a century */

struct asic_stamp {
	const char		*entry;		/* lent by the pack */
	const struct manifest	*manifest;	/* NULL: none names it */
	bool			 judged;
	struct seal_stamp	 stamp;
};

struct asic_stamps {
	const struct judge	*j;		/* while they are judged */
	struct pack		*pack;
	const char		*only;
	struct report		*found;		/* reasons, not told as such */
	struct manifest		*archives;
	size_t			 narchives;
	struct asic_stamp	 all[STAMPS_MAX];
	size_t			 n;
	bool			 covers[STAMPS_MAX][STAMPS_MAX];	/* [i][k]: the manifest of i lists k */
};

/* ---- what belongs together ---- */

static void
read_archives(struct asic_stamps *s)
{
	size_t	 n = pack_count(s->pack);

	s->archives = mem_array(n, sizeof(*s->archives));
	for (size_t i = 0; i < n; i++) {
		struct manifest		*m = &s->archives[s->narchives];
		const char		*name = pack_name(s->pack, i);
		const struct buf	*data;

		if (part_of(name) != PART_ARCHIVE_MANIFEST ||
		    (data = pack_find(s->pack, name, s->found)) == NULL)
			continue;
		if (manifest_parse(m, s->j->name, name, data, true, s->found) == 0)
			s->narchives++;
		else
			manifest_clear(m);
	}
}

static const struct manifest *
named_by(const struct manifest *all, size_t n, const char *entry)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].signature, entry) == 0)
			return &all[i];
	return NULL;
}

static void
find_stamps(struct asic_stamps *s, const struct manifest *manifests, size_t nmanifests)
{
	for (size_t i = 0; i < pack_count(s->pack); i++) {
		struct asic_stamp	*one = &s->all[s->n];

		if (part_of(pack_name(s->pack, i)) != PART_TIMESTAMP)
			continue;
		if (s->n == STAMPS_MAX) {
			report_add(s->j->report, FINDING_SEAL_STAMP_UNPROVEN, POS_FILE(s->j->name),
			    _("more than %d timestamps"), STAMPS_MAX);
			return;
		}
		one->entry = pack_name(s->pack, i);
		one->manifest = named_by(s->archives, s->narchives, one->entry);
		if (one->manifest == NULL)
			one->manifest = named_by(manifests, nmanifests, one->entry);
		s->n++;
	}
}

static bool
covers(const struct asic_stamp *stamp, const char *entry)
{
	return stamp->manifest != NULL && manifest_lists(stamp->manifest, entry);
}

static void
find_covers(struct asic_stamps *s)
{
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < s->n; k++)
			s->covers[i][k] = i != k && covers(&s->all[i], s->all[k].entry);
}

/* ---- one of them ---- */

/* Every file that the manifest lists, as it lists it; false with the first that is not. */
static bool
holds(struct asic_stamps *s, const struct stamp_input *in, struct asic_stamp *one)
{
	for (size_t i = 0; one->manifest != NULL && i < one->manifest->n; i++) {
		const struct manifest_ref	*ref = &one->manifest->refs[i];
		const struct buf		*data = NULL;

		if (pack_has(s->pack, ref->name))
			data = pack_find(s->pack, ref->name, s->found);
		if (data == NULL || !manifest_ref_is_of(ref, data))
			stamp_refuse(s->j, in, STAMP_OF_OTHER, ref->name, &one->stamp);
		else if (ref->weak)
			stamp_refuse(s->j, in, STAMP_WEAK, ref->name, &one->stamp);
		else
			continue;
		return false;
	}
	return true;
}

static void
judge_one(struct asic_stamps *s, size_t k)
{
	struct asic_stamp	*one = &s->all[k];
	const char		*of = one->manifest != NULL ? one->manifest->entry : s->only;
	const struct buf	*der = pack_find(s->pack, one->entry, s->found);
	const struct buf	*content = of == NULL ? NULL : pack_find(s->pack, of, s->found);
	char			*where = mem_printf("%s%s", s->j->within, one->entry);
	struct bytes		 piece;
	struct stamp_input	 in = {
		.pos = { s->j->name, 0, one->entry }, .where = where, .content = &piece, .ncontent = 1,
		.proof = s->j->proof,
	};

	if (der == NULL || content == NULL)
		stamp_refuse(s->j, &in, STAMP_MALFORMED, der == NULL ? _("it cannot be read") :
		    _("no manifest that can be read belongs to it"), &one->stamp);
	else if (holds(s, &in, one)) {
		in.der = (struct bytes){ (const unsigned char *)der->data, der->len };
		piece = (struct bytes){ (const unsigned char *)content->data, content->len };
		for (size_t i = 0; i < s->n; i++)
			if (s->all[i].judged && s->covers[i][k])
				poe_add(&in.proof, stamp_poe(&s->all[i].stamp));
		(void)stamp_judge(s->j, &in, &one->stamp);
	}
	one->judged = true;
	free(where);
}

/* ---- all of them ---- */

/* One that no unjudged one covers; were there a ring, which no digests can make, any.  s->n: all are judged. */
static size_t
next_one(const struct asic_stamps *s)
{
	size_t	 any = s->n;

	for (size_t k = 0; k < s->n; k++) {
		bool	 waits = false;

		if (s->all[k].judged)
			continue;
		any = k;
		for (size_t i = 0; i < s->n && !waits; i++)
			waits = !s->all[i].judged && s->covers[i][k];
		if (!waits)
			break;
	}
	return any;
}

struct asic_stamps *
asic_stamps_judge(const struct judge *j, struct pack *pack, const struct manifest *manifests,
    size_t nmanifests, const char *only)
{
	struct asic_stamps	*s = mem_alloc(sizeof(*s));
	size_t			 k;

	s->j = j;
	s->pack = pack;
	s->only = only;
	s->found = report_new();
	read_archives(s);
	find_stamps(s, manifests, nmanifests);
	find_covers(s);
	while ((k = next_one(s)) < s->n)
		judge_one(s, k);
	report_free(s->found);
	return s;
}

void
asic_stamps_free(struct asic_stamps *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->n; i++)
		stamp_clear(&s->all[i].stamp);
	for (size_t i = 0; i < s->narchives; i++)
		manifest_clear(&s->archives[i]);
	free(s->archives);
	free(s);
}

struct poe
asic_stamps_poe(const struct asic_stamps *s, const char *entry)
{
	struct poe	 proof = { false, 0 };

	for (size_t i = 0; s != NULL && i < s->n; i++)
		if (covers(&s->all[i], entry) || (s->all[i].manifest == NULL && s->only != NULL && strcmp(s->only, entry) == 0))
			poe_add(&proof, stamp_poe(&s->all[i].stamp));
	return proof;
}

void
asic_stamps_give(const struct asic_stamps *s, const char *entry, struct seal_verdict *v)
{
	for (size_t i = 0; s != NULL && i < s->n; i++)
		if (covers(&s->all[i], entry)) {
			struct seal_stamp	 copy;

			stamp_copy(&copy, &s->all[i].stamp);
			verdict_stamp_take(v, &copy);
		}
}
