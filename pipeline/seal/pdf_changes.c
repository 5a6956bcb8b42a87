/* pdf_changes.c - what a later revision of a PDF did to an earlier one.
 *
 * An incremental update may replace any object, so that a signature can be
 * intact over its own revision while the reader sees something else.  Both
 * revisions are opened and walked side by side from the catalog:
 *
 *	before	catalog -> pages, names, tags, ...	each value must be the
 *	after	catalog -> pages, names, tags, ...	same in both
 *
 * with these places where "after" may have more (EN 319 142-1, 5.5):
 *
 *	catalog		/DSS and /Extensions; /AcroForm
 *	/AcroForm	/SigFlags; new signed fields at the end of /Fields
 *	a signature	field that was empty: its value and its appearance
 *	a page		widgets of such new fields at the end of /Annots
 *
 * References are followed through a list of pairs yet to be compared, never by
 * recursion: a chain of ten thousand bookmarks is no deeper than one.  What is
 * reached only through something new is not compared: it is a later signature's
 * to cover.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "seal/pdf_changes.h"
#include "seal/pdf_read.h"

#define PAIRS_MAX	((size_t)2000000)

struct pair { qpdf_oh a, b; };

struct comparison {
	struct pdf_file	*before, *after;
	struct pair	*todo;
	size_t		 ntodo, room;
	uint64_t	*seen;		/* open addressing; 0 is free */
	size_t		 nseen, nslots;
	char		*what;		/* the first difference */
};

typedef bool compare_fn(struct comparison *, qpdf_oh a, qpdf_oh b);

static compare_fn compare_value, compare_reached;

/* ---- pairs of objects ---- */

/* Put a pair of object numbers into the table; false if it was there. */
static bool
seen_insert(uint64_t *slots, size_t nslots, uint64_t key)
{
	size_t	 i = (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & (nslots - 1);

	for (; slots[i] != 0; i = (i + 1) & (nslots - 1))
		if (slots[i] == key)
			return false;
	slots[i] = key;
	return true;
}

static bool
see(struct comparison *c, int a, int b)
{
	uint64_t	 key = (uint64_t)(uint32_t)a << 32 | (uint32_t)b;

	if (2 * (c->nseen + 1) > c->nslots) {
		size_t		 n = c->nslots == 0 ? 1024 : 2 * c->nslots;
		uint64_t	*bigger = mem_array(n, sizeof(*bigger));

		for (size_t i = 0; i < c->nslots; i++)
			if (c->seen[i] != 0)
				seen_insert(bigger, n, c->seen[i]);
		free(c->seen);
		c->seen = bigger;
		c->nslots = n;
	}
	if (!seen_insert(c->seen, c->nslots, key))
		return false;
	c->nseen++;
	return true;
}

static bool
differ(struct comparison *c, qpdf_oh a, const char *how)
{
	int	 n = qpdf_oh_get_object_id(c->before->q, a);

	if (c->what == NULL)
		c->what = n > 0 ? mem_printf(_("object %d: %s"), n, how) : mem_strdup(how);
	return false;
}

static bool
differ_at(struct comparison *c, qpdf_oh a, const char *key)
{
	char	*how = mem_printf(_("%s is not the same"), key);

	differ(c, a, how);
	free(how);
	return false;
}

/* ---- the same value? ---- */

/* Two values where one is enough: compared at once, or later if both are references. */
static bool
compare_value(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	int	 na = qpdf_oh_get_object_id(c->before->q, a), nb = qpdf_oh_get_object_id(c->after->q, b);

	if (na == 0 || nb == 0)
		return compare_reached(c, a, b);
	if (!see(c, na, nb))
		return true;
	if (c->nseen > PAIRS_MAX)
		return differ(c, a, _("there are too many objects to compare"));
	if (c->ntodo == c->room) {
		c->room = c->room == 0 ? 256 : 2 * c->room;
		c->todo = mem_grow(c->todo, c->room, sizeof(*c->todo));
	}
	/* Handles of our own: the caller releases the ones it lent. */
	c->todo[c->ntodo++] = (struct pair){ qpdf_oh_new_object(c->before->q, a),
	    qpdf_oh_new_object(c->after->q, b) };
	return true;
}

static bool
compare_scalar(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	char	*x = mem_strdup(qpdf_oh_unparse_resolved(c->before->q, a));
	bool	 same = strcmp(x, qpdf_oh_unparse_resolved(c->after->q, b)) == 0;

	free(x);
	return same || differ(c, a, _("a value is not the same"));
}

static bool
compare_item(struct comparison *c, qpdf_oh a, qpdf_oh b, int i, compare_fn *compare)
{
	qpdf_oh	 x = qpdf_oh_get_array_item(c->before->q, a, i);
	qpdf_oh	 y = qpdf_oh_get_array_item(c->after->q, b, i);
	bool	 same = compare(c, x, y);

	qpdf_oh_release(c->before->q, x);
	qpdf_oh_release(c->after->q, y);
	return same;
}

static bool
compare_array(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	int	 n = qpdf_oh_get_array_n_items(c->before->q, a);

	if (n != qpdf_oh_get_array_n_items(c->after->q, b))
		return differ(c, a, _("a list is longer or shorter"));
	for (int i = 0; i < n; i++)
		if (!compare_item(c, a, b, i, compare_value))
			return false;
	return true;
}

/* ---- dictionaries ---- */

/* The keys of a dictionary, copied: libqpdf has one iterator a file. */
static char **
keys_of(struct pdf_file *f, qpdf_oh dict)
{
	char	**keys = mem_array(1, sizeof(*keys));
	size_t	  n = 0;

	qpdf_oh_begin_dict_key_iter(f->q, dict);
	while (qpdf_oh_dict_more_keys(f->q)) {
		keys = mem_grow(keys, n + 2, sizeof(*keys));
		keys[n++] = mem_strdup(qpdf_oh_dict_next_key(f->q));
		keys[n] = NULL;
	}
	return keys;
}

static void
keys_free(char **keys)
{
	for (char **k = keys; *k != NULL; k++)
		free(*k);
	free(keys);
}

/* Keys that get a comparison of their own; NULL: whatever it is, it may change. */
struct special { const char *key; compare_fn *compare; };

static const struct special *
find_special(const struct special *specials, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(specials[i].key, key) == 0)
			return &specials[i];
	return NULL;
}

static bool
compare_key(struct comparison *c, qpdf_oh a, qpdf_oh b, const char *key, compare_fn *compare)
{
	qpdf_oh	 x = qpdf_oh_get_key(c->before->q, a, key);
	qpdf_oh	 y = qpdf_oh_get_key(c->after->q, b, key);
	bool	 same;

	same = compare(c, x, y);
	qpdf_oh_release(c->before->q, x);
	qpdf_oh_release(c->after->q, y);
	return same;
}

static bool
compare_keys(struct comparison *c, qpdf_oh a, qpdf_oh b, const struct special *specials, size_t n)
{
	char	**ours = keys_of(c->before, a), **theirs = keys_of(c->after, b);
	bool	  same = true;

	for (char **k = ours; same && *k != NULL; k++) {
		const struct special *s = find_special(specials, n, *k);

		if (s == NULL && !qpdf_oh_has_key(c->after->q, b, *k))
			same = differ_at(c, a, *k);
		else if (s == NULL || s->compare != NULL)
			same = compare_key(c, a, b, *k, s == NULL ? compare_value : s->compare);
	}
	for (char **k = theirs; same && *k != NULL; k++) {
		const struct special *s = find_special(specials, n, *k);

		if (qpdf_oh_has_key(c->before->q, a, *k))
			continue;
		if (s == NULL)
			same = differ_at(c, a, *k);
		else if (s->compare != NULL)
			same = compare_key(c, a, b, *k, s->compare);
	}
	keys_free(theirs);
	keys_free(ours);
	return same;
}

static compare_fn compare_annots;

static bool
compare_dict(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	static const struct special	 page[] = { { "/Annots", compare_annots } };

	return compare_keys(c, a, b, page, nitems(page));
}

static bool
compare_stream(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	/* The length follows from the data, which is compared. */
	static const struct special	 length[] = { { "/Length", NULL } };
	unsigned char	*x = NULL, *y = NULL;
	size_t		 nx = 0, ny = 0;
	qpdf_oh		 da = qpdf_oh_get_dict(c->before->q, a), db = qpdf_oh_get_dict(c->after->q, b);
	bool		 same = compare_keys(c, da, db, length, nitems(length));

	qpdf_oh_release(c->before->q, da);
	qpdf_oh_release(c->after->q, db);
	if (!same)
		return false;
	same = (qpdf_oh_get_stream_data(c->before->q, a, qpdf_dl_none, NULL, &x, &nx) &
	    QPDF_ERRORS) == 0 &&
	    (qpdf_oh_get_stream_data(c->after->q, b, qpdf_dl_none, NULL, &y, &ny) &
	    QPDF_ERRORS) == 0 && nx == ny && (nx == 0 || memcmp(x, y, nx) == 0);
	free(x);
	free(y);
	return same || differ(c, a, _("the content of a stream is not the same"));
}

/* What the handles stand for, references followed. */
static bool
compare_reached(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	enum qpdf_object_type_e	 type = qpdf_oh_get_type_code(c->before->q, a);

	if (type != qpdf_oh_get_type_code(c->after->q, b))
		return differ(c, a, _("a value is of another type"));
	switch (type) {
	case ot_array:
		return compare_array(c, a, b);
	case ot_dictionary:
		return compare_dict(c, a, b);
	case ot_stream:
		return compare_stream(c, a, b);
	default:
		return compare_scalar(c, a, b);
	}
}

/* ---- where something may be added ---- */

static bool
is_same_object(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	int	 n = qpdf_oh_get_object_id(c->before->q, a);

	return n != 0 && n == qpdf_oh_get_object_id(c->after->q, b);
}

/* The first items are as they were; the others are signed signature fields. */
static bool
compare_grown(struct comparison *c, qpdf_oh a, qpdf_oh b, compare_fn *compare)
{
	int	 na = qpdf_oh_is_array(c->before->q, a) ? qpdf_oh_get_array_n_items(c->before->q, a) : 0;
	int	 nb = qpdf_oh_is_array(c->after->q, b) ? qpdf_oh_get_array_n_items(c->after->q, b) : 0;

	if (nb < na)
		return differ(c, a, _("something was removed from a list of fields or annotations"));
	for (int i = 0; i < nb; i++) {
		qpdf_oh	 item;
		bool	 ok;

		if (i < na) {
			if (!compare_item(c, a, b, i, compare))
				return false;
			continue;
		}
		item = qpdf_oh_get_array_item(c->after->q, b, i);
		ok = pdf_is_signed_field(c->after, item);
		qpdf_oh_release(c->after->q, item);
		if (!ok)
			return differ(c, a, _("a field or an annotation was added that is no signature"));
	}
	return true;
}

static bool
compare_annots(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	return compare_grown(c, a, b, compare_value);
}

/* A form field: an empty signature field may have been signed meanwhile. */
static bool
compare_field(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	static const struct special	 signing[] = {
		{ "/V", NULL }, { "/AP", NULL }, { "/M", NULL }, { "/Lock", NULL },
	};

	if (!is_same_object(c, a, b) || !pdf_is_signed_field(c->after, b) ||
	    pdf_is_signed_field(c->before, a) || qpdf_oh_has_key(c->before->q, a, "/V"))
		return compare_value(c, a, b);
	/* Seen, so that the page's /Annots does not compare it again, and more strictly. */
	(void)see(c, qpdf_oh_get_object_id(c->before->q, a), qpdf_oh_get_object_id(c->after->q, b));
	return compare_keys(c, a, b, signing, nitems(signing));
}

static bool
compare_fields(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	return compare_grown(c, a, b, compare_field);
}

static bool
compare_form(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	static const struct special	 grown[] = {
		{ "/Fields", compare_fields }, { "/SigFlags", NULL },
	};
	/* A form where there was none may bring its defaults along. */
	static const struct special	 fresh[] = {
		{ "/Fields", compare_fields }, { "/SigFlags", NULL }, { "/DR", NULL }, { "/DA", NULL },
	};

	if (!qpdf_oh_is_dictionary(c->after->q, b))
		return differ_at(c, a, "/AcroForm");
	if (!qpdf_oh_is_dictionary(c->before->q, a)) {
		qpdf_oh	 none = qpdf_oh_new_dictionary(c->before->q);
		bool	 same = compare_keys(c, none, b, fresh, nitems(fresh));

		qpdf_oh_release(c->before->q, none);
		return same;
	}
	return compare_keys(c, a, b, grown, nitems(grown));
}

/* The form is compared before the pages that show it: see compare_field(). */
static bool
compare_catalog(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	static const struct special	 catalog[] = {
		{ "/AcroForm", NULL }, { "/DSS", NULL }, { "/Extensions", NULL },
	};

	if (!qpdf_oh_is_dictionary(c->before->q, a) || !qpdf_oh_is_dictionary(c->after->q, b))
		return differ(c, a, _("there is no catalog"));
	if ((qpdf_oh_has_key(c->before->q, a, "/AcroForm") ||
	    qpdf_oh_has_key(c->after->q, b, "/AcroForm")) &&
	    !compare_key(c, a, b, "/AcroForm", compare_form))
		return false;
	return compare_keys(c, a, b, catalog, nitems(catalog));
}

/* What is no more than bookkeeping may change: dates and the programs' names. */
static bool
compare_info(struct comparison *c, qpdf_oh a, qpdf_oh b)
{
	static const struct special	 info[] = { { "/ModDate", NULL }, { "/Producer", NULL } };

	if (!qpdf_oh_is_dictionary(c->before->q, a) || !qpdf_oh_is_dictionary(c->after->q, b))
		return compare_value(c, a, b);
	return compare_keys(c, a, b, info, nitems(info));
}

static bool
compare_trailers(struct comparison *c)
{
	qpdf_oh	 a = qpdf_get_trailer(c->before->q), b = qpdf_get_trailer(c->after->q);
	bool	 same;

	same = compare_key(c, a, b, "/Root", compare_catalog) &&
	    compare_key(c, a, b, "/Info", compare_info) &&
	    compare_key(c, a, b, "/Encrypt", compare_value);
	qpdf_oh_release(c->before->q, a);
	qpdf_oh_release(c->after->q, b);
	return same;
}

bool
pdf_only_sealed(struct pdf_file *before, struct pdf_file *after, char **what)
{
	struct comparison c = { .before = before, .after = after };
	bool		 same = compare_trailers(&c);

	while (c.ntodo > 0) {
		struct pair	 p = c.todo[--c.ntodo];

		same = same && compare_reached(&c, p.a, p.b);
		qpdf_oh_release(before->q, p.a);
		qpdf_oh_release(after->q, p.b);
	}
	free(c.todo);
	free(c.seen);
	*what = c.what;
	return same;
}
