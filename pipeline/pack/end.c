/* end.c - the end record of a container: the one place that a ZIP is read from.
 *
 * It is found from behind, past a comment of unknown length, and that is where
 * two programs may come to see two containers: some take the last signature,
 * some the first that fits.  What leaves a choice is refused.
 */
#include "base/i18n.h"
#include "pack/bytes.h"

#define COMMENT_MAX	65535

/* No end record ends where the container ends: what is there instead? */
static int
tell_no_end(const struct bytes *b, size_t last, bool found)
{
	size_t	 after;

	/* One that does not stand behind its own directory is that of a container within. */
	if (!found || (size_t)get32(b, last + 12) + get32(b, last + 16) != last)
		return fault(b, FINDING_PACK_BROKEN, "%s", b->n >= 4 && get32(b, 0) == SIG_LOCAL ?
		    _("it has no directory at its end: part of it is missing") :
		    _("it has no directory at its end"));
	after = last + END_SIZE + get16(b, last + 20);
	if (after > b->n)
		return fault(b, FINDING_PACK_BROKEN, "%s", _("its comment is longer than what is left of it"));
	return fault(b, FINDING_PACK_GAP, ngettext("%zu byte behind the end, from byte %zu on",
		    "%zu bytes behind the end, from byte %zu on", b->n - after), b->n - after, after);
}

static int
find_end(const struct bytes *b, size_t *at)
{
	size_t	 fits = 0, last = 0, lowest = b->n > END_SIZE + COMMENT_MAX ? b->n - END_SIZE - COMMENT_MAX : 0;
	bool	 any = false;

	if (b->n < END_SIZE)
		return fault(b, FINDING_PACK_BROKEN, "%s", _("it is too short"));
	for (size_t i = b->n - END_SIZE + 1; i-- > lowest;) {
		if (get32(b, i) != SIG_END)
			continue;
		if (!any)
			last = i;
		any = true;
		if (i + END_SIZE + get16(b, i + 20) == b->n) {
			if (fits > 0)
				return fault(b, FINDING_PACK_ENDS, _("one at byte %zu, another at byte %zu"), i, *at);
			*at = i;
			fits++;
		}
	}
	if (fits == 0)
		return tell_no_end(b, last, any);
	if (last > *at)
		return fault(b, FINDING_PACK_ENDS, _("one at byte %zu, another at byte %zu"), *at, last);
	return 0;
}

static bool
is_zip64(const struct bytes *b, size_t at)
{
	return get16(b, at + 8) == 0xffff || get16(b, at + 10) == 0xffff || get32(b, at + 12) == 0xffffffffU ||
	    get32(b, at + 16) == 0xffffffffU || (at >= LOCATOR64_SIZE && get32(b, at - LOCATOR64_SIZE) == SIG_LOCATOR64);
}

/* Disks other than the first, or the mark that a part begins with (8.5.3). */
static bool
is_split(const struct bytes *b, size_t at)
{
	return get16(b, at + 4) != 0 || get16(b, at + 6) != 0 || get32(b, 0) == SIG_SPLIT ||
	    get32(b, 0) == SIG_DESCRIPTOR;
}

/* The directory ends where the end record begins, or something stands between, or before everything. */
static int
place_directory(struct dir *d, const struct bytes *b, size_t at, size_t size, size_t offset)
{
	if (size > at)
		return fault(b, FINDING_PACK_BROKEN, _("its directory of %zu bytes is larger than what stands before its end"),
		    size);
	/* A program in front (a container that unpacks itself) moves everything and tells no offset. */
	if (offset < at - size && size >= 4 && get32(b, at - size) == SIG_CENTRAL)
		return fault(b, FINDING_PACK_GAP, ngettext("%zu byte before the container, from byte 0 on",
		    "%zu bytes before the container, from byte 0 on", at - size - offset), at - size - offset);
	if (offset > at - size)
		return fault(b, FINDING_PACK_BROKEN, _("its directory at byte %zu lies outside of it"), offset);
	if (offset < at - size)
		return fault(b, FINDING_PACK_GAP, ngettext("%zu byte between the directory and the end, from byte %zu on",
		    "%zu bytes between the directory and the end, from byte %zu on", at - size - offset),
		    at - size - offset, offset + size);
	d->start = offset;
	d->end = offset + size;
	return 0;
}

/* 4.3.16: this disk, disk of the directory, entries here, entries, size, offset, length of the comment. */
int
end_read(struct dir *d, const struct bytes *b, size_t entries_max)
{
	size_t	 at = 0;

	if (find_end(b, &at) == -1)
		return -1;
	if (is_zip64(b, at))
		return fault(b, FINDING_PACK_ZIP64, "%s", "");
	if (is_split(b, at))
		return fault(b, FINDING_PACK_SPLIT, "%s", "");
	d->n = get16(b, at + 10);
	if (get16(b, at + 8) != d->n)
		return fault(b, FINDING_PACK_BROKEN, _("its end record at byte %zu counts %u entries, then %zu"), at,
		    get16(b, at + 8), d->n);
	if (d->n > entries_max)
		return fault(b, FINDING_PACK_LIMIT, _("%zu entries, at most %zu"), d->n, entries_max);
	d->comment = at + END_SIZE;
	d->comment_len = b->n - d->comment;
	return place_directory(d, b, at, get32(b, at + 12), get32(b, at + 16));
}
