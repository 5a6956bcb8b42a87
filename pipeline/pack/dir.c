/* dir.c - where the entries of a ZIP container lie, byte by byte. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/dir.h"
#include "pack/name.h"
#include "pack/pack.h"

#define SIG_LOCAL	0x04034b50U
#define SIG_CENTRAL	0x02014b50U
#define SIG_END		0x06054b50U
#define SIG_DESCRIPTOR	0x08074b50U
#define LOCAL_SIZE	30
#define CENTRAL_SIZE	46
#define END_SIZE	22
#define COMMENT_MAX	65535
#define EXTRA_ZIP64	0x0001

/* The container while it is read. */
struct bytes {
	const unsigned char	*s;
	size_t			 n;
	const char		*file;
	struct report		*report;
};

static uint16_t
get16(const struct bytes *b, size_t at)
{
	return (uint16_t)(b->s[at] | b->s[at + 1] << 8);
}

static uint32_t
get32(const struct bytes *b, size_t at)
{
	return get16(b, at) | (uint32_t)get16(b, at + 2) << 16;
}

/* Are there "n" bytes at "at"? */
static bool
has(const struct bytes *b, size_t at, size_t n)
{
	return at <= b->n && n <= b->n - at;
}

static int
broken(const struct bytes *b, const char *words)
{
	report_add(b->report, FINDING_PACK_BROKEN, POS_FILE(b->file), "%s", words);
	return -1;
}

/* A finding about one entry. */
static int
wrong(const struct bytes *b, const struct dir_entry *e, enum finding_kind kind, const char *words)
{
	char	*name = name_shown((const char *)b->s + e->name_at, e->name_len);

	report_add(b->report, kind, (struct pos){ b->file, 0, name }, "%s", words);
	free(name);
	return -1;
}

/*
 * The end record is found from behind, past a comment of unknown length.  A
 * comment that holds an end record of its own shows one container to one
 * program and another to the next: refused.
 */
static int
find_end(const struct bytes *b, size_t *at)
{
	size_t	 found = 0, lowest = b->n > END_SIZE + COMMENT_MAX ? b->n - END_SIZE - COMMENT_MAX : 0;

	if (b->n < END_SIZE)
		return broken(b, _("it is too short"));
	for (size_t i = b->n - END_SIZE + 1; i-- > lowest;)
		if (get32(b, i) == SIG_END && i + END_SIZE + get16(b, i + 20) == b->n) {
			*at = i;
			found++;
		}
	if (found == 0)
		return broken(b, _("it has no directory at its end"));
	if (found > 1)
		return broken(b, _("it has two directories"));
	return 0;
}

/* 4.3.16: this disk, disk of directory, entries here, entries, size, offset. */
static int
read_end(struct dir *d, const struct bytes *b, size_t at, size_t max)
{
	size_t	 n = get16(b, at + 10), size = get32(b, at + 12), offset = get32(b, at + 16);

	if (n == 0xffff || size == 0xffffffffU || offset == 0xffffffffU)
		return broken(b, _("it is a ZIP64 container, which nothing of this size needs"));
	if (get16(b, at + 4) != 0 || get16(b, at + 6) != 0 || get16(b, at + 8) != n)
		return broken(b, _("it is one part of several"));
	if (n > max) {
		report_add(b->report, FINDING_PACK_LIMIT, POS_FILE(b->file),
		    _("%zu entries, at most %zu"), n, max);
		return -1;
	}
	if (offset > at || size > at - offset)
		return broken(b, _("its directory lies outside of it"));
	d->n = n;
	d->start = offset;
	d->end = offset + size;
	return 0;
}

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
	uint32_t	 crc = get32(b, e->central + 16);

	for (size_t sig = 0; sig <= 4; sig += 4) {
		size_t	 v = at + sig;

		if (!has(b, v, 12) || (sig != 0 && get32(b, at) != SIG_DESCRIPTOR) ||
		    get32(b, v) != crc)
			continue;
		if (get32(b, v + 4) == e->packed && get32(b, v + 8) == e->size)
			return sig + 12;
		if (has(b, v, 20) && is_size64(b, v + 4, e->packed) && is_size64(b, v + 12, e->size))
			return sig + 20;
	}
	return 0;
}

/*
 * The sizes of a local header: its own, or, where a program wrote before it
 * knew how much, those of the ZIP64 field (4.5.3) among "n" bytes at "extra".
 */
static bool
local_sizes_agree(const struct bytes *b, const struct dir_entry *e, size_t extra, size_t n)
{
	size_t	 at = e->start, length;

	if (get32(b, at + 18) == e->packed && get32(b, at + 22) == e->size)
		return true;
	if (get32(b, at + 18) != 0xffffffffU || get32(b, at + 22) != 0xffffffffU)
		return false;
	for (size_t i = 0; n - i >= 4; i += 4 + length) {
		length = get16(b, extra + i + 2);
		if (length > n - i - 4)
			break;
		if (get16(b, extra + i) == EXTRA_ZIP64 && length >= 16)
			return is_size64(b, extra + i + 4, e->size) &&
			    is_size64(b, extra + i + 12, e->packed);
	}
	return false;
}

/* Does the local header say what the directory says? */
static int
read_local(struct dir_entry *e, const struct bytes *b, const struct dir *d)
{
	size_t	 at = e->start, name_len, extra_len, data;
	bool	 later = (e->flags & DIR_FLAG_DESCRIPTOR) != 0;

	if (!has(b, at, LOCAL_SIZE) || get32(b, at) != SIG_LOCAL)
		return wrong(b, e, FINDING_PACK_CONTRADICTION, _("there is no entry where the directory says"));
	name_len = get16(b, at + 26);
	extra_len = get16(b, at + 28);
	data = at + LOCAL_SIZE + name_len + extra_len;
	if (!has(b, at + LOCAL_SIZE, name_len) || name_len != e->name_len ||
	    memcmp(b->s + at + LOCAL_SIZE, b->s + e->name_at, name_len) != 0)
		return wrong(b, e, FINDING_PACK_CONTRADICTION, _("another name in the directory"));
	if (get16(b, at + 6) != e->flags || get16(b, at + 8) != e->method)
		return wrong(b, e, FINDING_PACK_CONTRADICTION, _("another method in the directory"));
	if (!has(b, data, e->packed) || data + e->packed > d->start)
		return wrong(b, e, FINDING_PACK_OVERLAP, _("it runs into the directory"));
	if (!later && (!local_sizes_agree(b, e, data - extra_len, extra_len) ||
	    get32(b, at + 14) != get32(b, e->central + 16)))
		return wrong(b, e, FINDING_PACK_CONTRADICTION, _("another size in the directory"));
	e->end = data + e->packed;
	if (later)
		e->end += descriptor(b, e, e->end);
	return 0;
}

/* One header of the directory at "*at", which moves on. */
static int
read_central(struct dir_entry *e, const struct bytes *b, const struct dir *d, size_t *at)
{
	size_t	 length;

	if (d->end - *at < CENTRAL_SIZE || get32(b, *at) != SIG_CENTRAL)
		return broken(b, _("its directory ends early"));
	e->central = *at;
	e->name_at = *at + CENTRAL_SIZE;
	e->name_len = get16(b, *at + 28);
	length = CENTRAL_SIZE + e->name_len + get16(b, *at + 30) + get16(b, *at + 32);
	if (length > d->end - *at)
		return broken(b, _("its directory ends early"));
	e->flags = get16(b, *at + 8);
	e->method = get16(b, *at + 10);
	e->packed = get32(b, *at + 20);
	e->size = get32(b, *at + 24);
	e->attributes = get32(b, *at + 38);
	e->start = get32(b, *at + 42);
	if (e->packed == 0xffffffffU || e->size == 0xffffffffU || e->start == 0xffffffffU)
		return broken(b, _("it is a ZIP64 container, which nothing of this size needs"));
	*at += length;
	return 0;
}

static int
by_start(const void *a, const void *b)
{
	const struct dir_entry	*x = *(const struct dir_entry *const *)a;
	const struct dir_entry	*y = *(const struct dir_entry *const *)b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->central < y->central ? -1 : x->central > y->central;
}

static void
add_gap(struct dir *d, size_t from, size_t to)
{
	if (from >= to)
		return;
	d->gap = mem_grow(d->gap, d->ngaps + 1, sizeof(*d->gap));
	d->gap[d->ngaps++] = (struct pack_gap){ from, to };
}

/* Entries one after the other, without a shared byte; what lies between is a gap. */
static int
check_order(struct dir *d, const struct bytes *b, size_t end_record)
{
	struct dir_entry	**sorted = mem_array(d->n, sizeof(*sorted));
	size_t			  at = 0;
	int			  rc = 0;

	for (size_t i = 0; i < d->n; i++)
		sorted[i] = &d->entry[i];
	if (d->n > 0)
		qsort(sorted, d->n, sizeof(*sorted), by_start);
	for (size_t i = 0; i < d->n && rc == 0; i++) {
		if (sorted[i]->start < at)
			rc = wrong(b, sorted[i], FINDING_PACK_OVERLAP,
			    _("it shares bytes with the entry before it"));
		add_gap(d, at, sorted[i]->start);
		at = sorted[i]->end;
	}
	add_gap(d, at, d->start);
	add_gap(d, d->end, end_record);
	add_gap(d, end_record + END_SIZE, b->n);	/* the comment */
	free(sorted);
	return rc;
}

int
dir_read(struct dir *d, const char *file, const void *data, size_t n, const struct pack_limits *limits,
    struct report *report)
{
	struct bytes	 b = { data, n, file, report };
	size_t		 end = 0, at;

	memset(d, 0, sizeof(*d));
	if (find_end(&b, &end) == -1 || read_end(d, &b, end, limits->entries) == -1)
		return -1;
	d->entry = mem_array(d->n, sizeof(*d->entry));
	at = d->start;
	for (size_t i = 0; i < d->n; i++)
		if (read_central(&d->entry[i], &b, d, &at) == -1)
			return -1;
	if (at != d->end)
		return broken(&b, _("its directory holds more than its entries"));
	for (size_t i = 0; i < d->n; i++)
		if (read_local(&d->entry[i], &b, d) == -1)
			return -1;
	return check_order(d, &b, end);
}

void
dir_clear(struct dir *d)
{
	free(d->entry);
	free(d->gap);
	memset(d, 0, sizeof(*d));
}
