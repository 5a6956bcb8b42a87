/* dir.c - where the entries of a ZIP container lie, byte by byte. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "pack/bytes.h"
#include "pack/name.h"
#include "pack/pack.h"

/* ---- faults ---- */

#define WORDS_MAX	600	/* two names, and what is wrong with them */

int
fault(const struct bytes *b, enum finding_kind kind, const char *fmt, ...)
{
	char	 words[WORDS_MAX];
	va_list	 ap;

	va_start(ap, fmt);
	(void)vsnprintf(words, sizeof(words), fmt, ap);
	va_end(ap);
	report_add(b->report, kind, POS_FILE(b->file), "%s", words);
	return -1;
}

int
fault_of(const struct bytes *b, const struct dir_entry *e, enum finding_kind kind, const char *fmt, ...)
{
	char	*name = name_shown((const char *)b->s + e->name_at, e->name_len);
	char	 words[WORDS_MAX];
	va_list	 ap;

	va_start(ap, fmt);
	(void)vsnprintf(words, sizeof(words), fmt, ap);
	va_end(ap);
	report_add(b->report, kind, (struct pos){ b->file, 0, name }, "%s", words);
	free(name);
	return -1;
}

/* ---- the directory ---- */

/* Entry "i" of the directory is not where it should be. */
static int
tell_short(const struct bytes *b, const struct dir *d, size_t i, size_t at)
{
	if (d->end - at >= 4 && get32(b, at) == SIG_ENCRYPTED)
		return fault(b, FINDING_PACK_ENCRYPTED, _("its directory, at byte %zu"), at);
	if (at == d->end)
		return fault(b, FINDING_PACK_BROKEN, _("its directory holds %zu entries, not the %zu of the end record"),
		    i, d->n);
	return fault(b, FINDING_PACK_BROKEN, _("entry %zu of its directory, at byte %zu, is none or is cut off"), i + 1, at);
}

/* One header of the directory at "*at", which moves on. */
static int
read_central(struct dir *d, size_t i, const struct bytes *b, size_t *at)
{
	struct dir_entry	*e = &d->entry[i];
	size_t			 extra_len, length;

	if (d->end - *at < CENTRAL_SIZE || get32(b, *at) != SIG_CENTRAL)
		return tell_short(b, d, i, *at);
	e->central = *at;
	e->name_at = *at + CENTRAL_SIZE;
	e->name_len = get16(b, *at + 28);
	extra_len = get16(b, *at + 30);
	e->comment_len = get16(b, *at + 32);
	length = CENTRAL_SIZE + e->name_len + extra_len + e->comment_len;
	if (length > d->end - *at)
		return tell_short(b, d, i, *at);
	e->flags = get16(b, *at + 8);
	e->method = get16(b, *at + 10);
	e->crc = get32(b, *at + 16);
	e->packed = get32(b, *at + 20);
	e->size = get32(b, *at + 24);
	e->attributes = get32(b, *at + 38);
	e->start = get32(b, *at + 42);
	if (e->packed == 0xffffffffU || e->size == 0xffffffffU || e->start == 0xffffffffU)
		return fault_of(b, e, FINDING_PACK_ZIP64, _("at byte %zu"), *at);
	if (get16(b, *at + 34) != 0)
		return fault_of(b, e, FINDING_PACK_SPLIT, _("at byte %zu"), *at);
	*at += length;
	return extra_check(b, e, e->name_at + e->name_len, extra_len, true);
}

int
dir_read(struct dir *d, const char *file, const void *data, size_t n, const struct pack_limits *limits,
    struct report *report)
{
	struct bytes	 b = { data, n, file, report };
	size_t		 at;

	memset(d, 0, sizeof(*d));
	if (end_read(d, &b, limits->entries) == -1)
		return -1;
	d->entry = mem_array(d->n, sizeof(*d->entry));
	at = d->start;
	for (size_t i = 0; i < d->n; i++)
		if (read_central(d, i, &b, &at) == -1)
			return -1;
	if (at == d->end)
		return 0;
	return fault(&b, FINDING_PACK_BROKEN, _("its directory goes on behind the %zu entries of the end record, at byte %zu"),
	    d->n, at);
}

/* ---- the entries ---- */

static int
by_start(const void *a, const void *b)
{
	const struct dir_entry	*x = *(const struct dir_entry *const *)a;
	const struct dir_entry	*y = *(const struct dir_entry *const *)b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->central < y->central ? -1 : x->central > y->central;
}

/* "at" is where the last entry ended, "next" where the next thing begins. */
static int
check_gap(const struct bytes *b, size_t at, size_t next)
{
	if (at == next)
		return 0;
	return fault(b, FINDING_PACK_GAP, at == 0 ?
	    ngettext("%zu byte before the first entry, from byte %zu on",
	    "%zu bytes before the first entry, from byte %zu on", next - at) :
	    ngettext("%zu byte between entries, from byte %zu on",
	    "%zu bytes between entries, from byte %zu on", next - at), next - at, at);
}

/* Entries one after the other: without a shared byte, and without one that is nobody's. */
static int
check_order(const struct dir *d, const struct bytes *b)
{
	const struct dir_entry	**sorted = mem_array(d->n, sizeof(*sorted));
	size_t			  at = 0;
	int			  rc = 0;

	for (size_t i = 0; i < d->n; i++)
		sorted[i] = &d->entry[i];
	if (d->n > 0)
		qsort(sorted, d->n, sizeof(*sorted), by_start);
	for (size_t i = 0; i < d->n && rc == 0; i++) {
		rc = sorted[i]->start < at ? fault_of(b, sorted[i], FINDING_PACK_OVERLAP,
		    _("it begins at byte %zu, the entry before it ends at byte %zu"), sorted[i]->start, at) :
		    check_gap(b, at, sorted[i]->start);
		at = sorted[i]->end;
	}
	free(sorted);
	return rc == -1 ? -1 : at > d->start ? fault(b, FINDING_PACK_OVERLAP,
	    _("the last entry ends at byte %zu, in the directory"), at) : check_gap(b, at, d->start);
}

int
dir_read_entries(struct dir *d, const char *file, const void *data, size_t n, struct report *report)
{
	struct bytes	 b = { data, n, file, report };

	for (size_t i = 0; i < d->n; i++)
		if (local_read(&d->entry[i], &b, d) == -1)
			return -1;
	return check_order(d, &b);
}

void
dir_clear(struct dir *d)
{
	free(d->entry);
	memset(d, 0, sizeof(*d));
}
