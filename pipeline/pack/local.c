/* local.c - the header in front of an entry's bytes, which must say what the directory says.
 *
 * Programs that read a container as a stream believe the one, all others the
 * other.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "pack/bytes.h"
#include "pack/name.h"

#define EXTRA_ZIP64	0x0001

/* Eight bytes; what needs more than four is no size of ours. */
static bool
is_size64(const struct bytes *b, size_t at, uint32_t size)
{
	return get32(b, at) == size && get32(b, at + 4) == 0;
}

/*
 * The descriptor behind the data (4.3.9): CRC and both sizes, of four bytes or
 * of eight, with or without a signature.  Its length; 0 if none fits.
 */
static size_t
descriptor(const struct bytes *b, const struct dir_entry *e, size_t at)
{
	for (size_t sig = 0; sig <= 4; sig += 4) {
		size_t	 v = at + sig;

		if (!has(b, v, 12) || (sig != 0 && get32(b, at) != SIG_DESCRIPTOR) || get32(b, v) != e->crc)
			continue;
		if (get32(b, v + 4) == e->packed && get32(b, v + 8) == e->size)
			return sig + 12;
		if (has(b, v, 20) && is_size64(b, v + 4, e->packed) && is_size64(b, v + 12, e->size))
			return sig + 20;
	}
	return 0;
}

/*
 * The sizes of a local header where both are all ones: those of the ZIP64
 * field (4.5.3) among the "n" bytes at "extra", which extra_check() has seen.
 */
static bool
sizes64_agree(const struct bytes *b, const struct dir_entry *e, size_t extra, size_t n)
{
	for (size_t i = 0; i < n; i += 4U + get16(b, extra + i + 2))
		if (get16(b, extra + i) == EXTRA_ZIP64 && get16(b, extra + i + 2) >= 16)
			return is_size64(b, extra + i + 4, e->size) && is_size64(b, extra + i + 12, e->packed);
	return false;
}

/* Numbers that stand in both headers; "offset" is within the local one. */
static int
compare(const struct bytes *b, const struct dir_entry *e, const char *what, size_t offset, uint32_t local, uint32_t central)
{
	if (local == central)
		return 0;
	return fault_of(b, e, FINDING_PACK_CONTRADICTION, _("%s %lu at byte %zu, %lu in the directory at byte %zu"), what,
	    (unsigned long)local, e->start + offset, (unsigned long)central, e->central);
}

/* CRC and sizes, told before the data. */
static int
compare_sizes(const struct bytes *b, const struct dir_entry *e, size_t extra, size_t extra_len)
{
	uint32_t	 packed = get32(b, e->start + 18), size = get32(b, e->start + 22);

	if (packed == 0xffffffffU && size == 0xffffffffU) {
		if (!sizes64_agree(b, e, extra, extra_len))
			return fault_of(b, e, FINDING_PACK_CONTRADICTION,
			    _("other sizes in the ZIP64 field at byte %zu than in the directory"), extra);
	} else if (compare(b, e, _("packed size"), 18, packed, e->packed) == -1 ||
	    compare(b, e, _("size"), 22, size, e->size) == -1)
		return -1;
	return compare(b, e, _("CRC"), 14, get32(b, e->start + 14), e->crc);
}

/*
 * CRC and sizes, told behind the data.  Some programs announce a descriptor,
 * fill in the header afterwards and leave the descriptor out: fine if true.
 */
static int
compare_descriptor(struct dir_entry *e, const struct bytes *b, size_t extra, size_t extra_len)
{
	size_t	 length = descriptor(b, e, e->end);
	bool	 told = get32(b, e->start + 18) != 0 || get32(b, e->start + 22) != 0;

	if (length == 0 && !told && (e->size > 0 || e->packed > 0))
		return fault_of(b, e, FINDING_PACK_CONTRADICTION,
		    _("no sizes as in the directory behind its data, at byte %zu"), e->end);
	e->end += length;
	if (!told || (length > 0 && get32(b, e->start + 18) == 0xffffffffU && get32(b, e->start + 22) == 0xffffffffU))
		return 0;
	return compare_sizes(b, e, extra, extra_len);
}

static int
compare_name(const struct bytes *b, const struct dir_entry *e, size_t n)
{
	char	*other;

	if (n == e->name_len && memcmp(b->s + e->start + LOCAL_SIZE, b->s + e->name_at, n) == 0)
		return 0;
	other = name_shown((const char *)b->s + e->start + LOCAL_SIZE, n);
	(void)fault_of(b, e, FINDING_PACK_CONTRADICTION, _("name \"%s\" at byte %zu, another in the directory at byte %zu"),
	    other, e->start, e->central);
	free(other);
	return -1;
}

int
local_read(struct dir_entry *e, const struct bytes *b, const struct dir *d)
{
	size_t	 at = e->start, name_len, extra_len, extra;

	if (!has(b, at, LOCAL_SIZE) || get32(b, at) != SIG_LOCAL)
		return fault_of(b, e, FINDING_PACK_CONTRADICTION,
		    _("there is no entry at byte %zu, where the directory says"), at);
	name_len = get16(b, at + 26);
	extra_len = get16(b, at + 28);
	extra = at + LOCAL_SIZE + name_len;
	if (!has(b, extra, extra_len) || !has(b, extra + extra_len, e->packed) ||
	    extra + extra_len + e->packed > d->start)
		return fault_of(b, e, FINDING_PACK_OVERLAP, _("it runs from byte %zu into the directory at byte %zu"),
		    at, d->start);
	if (compare_name(b, e, name_len) == -1 ||
	    compare(b, e, _("flags"), 6, get16(b, at + 6), e->flags) == -1 ||
	    compare(b, e, _("method"), 8, get16(b, at + 8), e->method) == -1 ||
	    extra_check(b, e, extra, extra_len, false) == -1)
		return -1;
	e->data = extra + extra_len;
	e->end = e->data + e->packed;
	return (e->flags & DIR_FLAG_DESCRIPTOR) != 0 ? compare_descriptor(e, b, extra, extra_len) :
	    compare_sizes(b, e, extra, extra_len);
}
