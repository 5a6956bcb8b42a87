/* read.c - a ZIP container read as hostile, within limits. */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/box.h"
#include "pack/name.h"
#include "pack/pack.h"

#define RATIO_FROM	((size_t)1 << 20)	/* a small entry may shrink as it likes */
#define TOLD_MAX	20			/* entries that are complained about */

static int
refuse(const struct pack *p, const char *entry, enum finding_kind kind, const char *words,
    struct report *report)
{
	report_add(report, kind, (struct pos){ p->file, 0, entry }, "%s", words);
	return -1;
}

/*
 * Only files and folders.  The upper half of the attributes is a Unix mode,
 * whatever system the header names: some programs make links by it all the same.
 */
static bool
is_special(const struct dir_entry *d)
{
	switch ((mode_t)(d->attributes >> 16) & S_IFMT) {
	case S_IFLNK:
	case S_IFIFO:
	case S_IFCHR:
	case S_IFBLK:
	case S_IFSOCK:
		return true;
	default:		/* also what old Java archivers put on folders: all ones */
		return false;
	}
}

/* All that the directory alone tells; "shown" is the name for people. */
static int
check_entry(const struct pack *p, const struct dir_entry *d, const char *name, const char *shown,
    struct report *report)
{
	const char	*fault = name_fault(name, d->name_len, p->limits.name);

	if (fault != NULL)
		return refuse(p, shown, FINDING_PACK_NAME, fault, report);
	if ((d->flags & (DIR_FLAG_ENCRYPTED | DIR_FLAG_STRONG)) != 0)
		return refuse(p, shown, FINDING_PACK_ENCRYPTED, "", report);
	if (is_special(d))
		return refuse(p, shown, FINDING_PACK_LINK, "", report);
	if (d->method != ZIP_CM_STORE && d->method != ZIP_CM_DEFLATE) {
		report_add(report, FINDING_PACK_METHOD, (struct pos){ p->file, 0, shown },
		    _("method %u"), (unsigned int)d->method);
		return -1;
	}
	if (d->method == ZIP_CM_STORE && d->size != d->packed)
		return refuse(p, shown, FINDING_PACK_CONTRADICTION,
		    _("stored with another size than its own"), report);
	if (name[d->name_len - 1] == '/' && d->size != 0)
		return refuse(p, shown, FINDING_PACK_CONTRADICTION, _("a folder with bytes"), report);
	if (d->size > RATIO_FROM && d->size / p->limits.ratio > d->packed) {
		report_add(report, FINDING_PACK_RATIO, (struct pos){ p->file, 0, shown },
		    _("%lu bytes out of %lu, at most %zu for one"), (unsigned long)d->size,
		    (unsigned long)d->packed, p->limits.ratio);
		return -1;
	}
	return 0;
}

/* The entries; folders have no bytes and are passed over. */
static int
take_entries(struct pack *p, const char *bytes, struct report *report)
{
	size_t	 bad = 0;

	for (size_t i = 0; i < p->dir.n && bad < TOLD_MAX; i++) {
		const struct dir_entry	*d = &p->dir.entry[i];
		const char		*name = bytes + d->name_at;
		char			*shown = name_shown(name, d->name_len);
		struct pack_entry	*e;

		if (check_entry(p, d, name, shown, report) == -1)
			bad++;
		else if (name[d->name_len - 1] != '/') {
			e = pack_push(p, mem_strndup(name, d->name_len));
			e->stored = d->method == ZIP_CM_STORE;
			e->size = d->size;
			e->index = i;
			p->total += d->size;
		}
		free(shown);
	}
	if (bad > 0)
		return -1;
	if (p->total > p->limits.bytes) {
		report_add(report, FINDING_PACK_LIMIT, POS_FILE(p->file),
		    _("%zu bytes unpacked, at most %zu"), p->total, p->limits.bytes);
		return -1;
	}
	return pack_check_names(p, report);
}

static int
open_zip(struct pack *p, const struct buf *b, struct report *report)
{
	zip_error_t	 error;
	zip_source_t	*source;

	zip_error_init(&error);
	source = zip_source_buffer_create(b->data, b->len, 0, &error);
	if (source != NULL)
		p->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (p->zip == NULL) {
		zip_source_free(source);
		refuse(p, NULL, FINDING_PACK_BROKEN, zip_error_strerror(&error), report);
	}
	zip_error_fini(&error);
	return p->zip == NULL ? -1 : 0;
}

struct pack *
pack_open(const char *name, const struct buf *b, const struct pack_limits *limits, struct report *report)
{
	struct pack	*p = mem_alloc(sizeof(*p));

	p->file = mem_strdup(name);
	p->limits = limits == NULL ? PACK_LIMITS : *limits;
	if (dir_read(&p->dir, name, b->data, b->len, &p->limits, report) == 0 &&
	    take_entries(p, b->data, report) == 0 && open_zip(p, b, report) == 0)
		return p;
	pack_free(p);
	return NULL;
}

/*
 * Unpack one entry.  The directory's size is the bound: an entry that goes on
 * is stopped one byte behind it, and libzip compares the CRC at the end.
 */
static struct buf *
unpack(const struct pack *p, const struct pack_entry *e, struct report *report)
{
	zip_file_t	*f = zip_fopen_index(p->zip, e->index, 0);
	struct pos	 pos = { p->file, 0, e->name };		/* told once, however often it is asked for */
	struct buf	*b;
	char		 chunk[65536];
	zip_int64_t	 n = 0;

	if (f == NULL) {
		report_once(report, FINDING_PACK_DAMAGED, e->name, pos, "%s", zip_strerror(p->zip));
		return NULL;
	}
	b = buf_new();
	while (b->len <= e->size && (n = zip_fread(f, chunk, sizeof(chunk))) > 0)
		buf_add(b, chunk, (size_t)n);
	if (n < 0)
		report_once(report, FINDING_PACK_DAMAGED, e->name, pos, "%s", zip_file_strerror(f));
	else if (b->len != e->size) {
		report_once(report, FINDING_PACK_DAMAGED, e->name, pos,
		    b->len > e->size ? _("more than the %zu bytes of the directory") :
		    _("less than the %zu bytes of the directory"), e->size);
		n = -1;
	}
	zip_fclose(f);
	if (n < 0) {
		buf_free(b);
		return NULL;
	}
	return b;
}

const struct buf *
pack_find(struct pack *p, const char *name, struct report *report)
{
	struct pack_entry	*e = pack_entry(p, name);

	if (e == NULL) {
		refuse(p, name, FINDING_PACK_ABSENT, "", report);
		return NULL;
	}
	if (e->data == NULL)
		e->data = unpack(p, e, report);
	return e->data;
}
