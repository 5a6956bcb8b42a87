/* read.c - a ZIP container read as hostile, within limits. */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/box.h"
#include "pack/name.h"
#include "pack/pack.h"

#define RATIO_FROM	((size_t)1 << 20)	/* a small entry may shrink as it likes */
#define RATIO_ALL_FROM	((size_t)10 << 20)	/* and many of them */
#define TOLD_MAX	20			/* entries that are complained about */
#define METHOD_AES	99
/* What an ASiC container's comment may say (EN 319 162-1, A.1), and no more. */
#define COMMENT_MIME	"mimetype=application/vnd.etsi.asic-"

static int
refuse(const struct pack *p, const char *entry, enum finding_kind kind, const char *words,
    struct report *report)
{
	report_add(report, kind, (struct pos){ p->file, 0, entry }, "%s", words);
	return -1;
}

/* ---- what the directory alone tells of an entry ---- */

#define DOS_VOLUME	0x08	/* of the lower half of the attributes */
#define DOS_DEVICE	0x40
#define DOS_REPARSE	0x400	/* a link of Windows */

/*
 * Only files and folders.  The upper half of the attributes is a Unix mode,
 * whatever system the header names: some programs make links by it all the same.
 */
static const char *
special_kind(const struct dir_entry *d)
{
	switch ((mode_t)(d->attributes >> 16) & S_IFMT) {
	case S_IFLNK:
		return _("a link");
	case S_IFIFO:
		return _("a pipe");
	case S_IFCHR:
	case S_IFBLK:
		return _("a device");
	case S_IFSOCK:
		return _("a socket");
	default:		/* also what old Java archivers put on folders: all ones */
		break;
	}
	if ((d->attributes & DOS_REPARSE) != 0)
		return _("a link");
	return (d->attributes & (DOS_VOLUME | DOS_DEVICE)) != 0 ? _("a device") : NULL;
}

/* Names of methods, for whoever has to choose another (APPNOTE.TXT 4.4.5). */
static const char *
method_name(unsigned int method)
{
	static const struct { unsigned int method; const char *name; } names[] = {
		{ 1, "Shrink" }, { 6, "Implode" }, { 9, "Deflate64" }, { 12, "bzip2" }, { 14, "LZMA" },
		{ 20, "Zstandard" }, { 93, "Zstandard" }, { 94, "MP3" }, { 95, "xz" }, { 96, "JPEG" },
		{ 97, "WavPack" }, { 98, "PPMd" },
	};

	for (size_t i = 0; i < nitems(names); i++)
		if (names[i].method == method)
			return names[i].name;
	return "?";
}

static int
check_method(const struct pack *p, const struct dir_entry *d, const char *shown, struct report *report)
{
	struct pos	 pos = { p->file, 0, shown };

	if ((d->flags & (DIR_FLAG_ENCRYPTED | DIR_FLAG_STRONG | DIR_FLAG_MASKED)) != 0 || d->method == METHOD_AES) {
		report_add(report, FINDING_PACK_ENCRYPTED, pos, _("at byte %zu"), d->start);
		return -1;
	}
	if ((d->flags & DIR_FLAG_PATCH) != 0)
		return refuse(p, shown, FINDING_PACK_METHOD, _("a patch for another file"), report);
	if (d->method != DIR_METHOD_STORE && d->method != DIR_METHOD_DEFLATE) {
		report_add(report, FINDING_PACK_METHOD, pos, _("method %u (%s)"), (unsigned int)d->method,
		    method_name(d->method));
		return -1;
	}
	if (d->method == DIR_METHOD_STORE && d->size != d->packed) {
		report_add(report, FINDING_PACK_CONTRADICTION, pos,
		    _("stored, but %lu bytes in the container and %lu outside"), (unsigned long)d->packed,
		    (unsigned long)d->size);
		return -1;
	}
	return 0;
}

static int
check_folder(const struct pack *p, const struct dir_entry *d, bool folder, const char *shown, struct report *report)
{
	mode_t	 mode = (mode_t)(d->attributes >> 16) & S_IFMT;

	if (folder && d->size != 0)
		return refuse(p, shown, FINDING_PACK_CONTRADICTION, _("a folder with bytes"), report);
	if (!folder && mode == S_IFDIR)
		return refuse(p, shown, FINDING_PACK_CONTRADICTION, _("a folder by its mode, a file by its name"), report);
	if (folder && mode == S_IFREG)
		return refuse(p, shown, FINDING_PACK_CONTRADICTION, _("a file by its mode, a folder by its name"), report);
	return 0;
}

/* "shown" is the name for people. */
static int
check_entry(const struct pack *p, const struct dir_entry *d, const char *name, const char *shown,
    struct report *report)
{
	const char	*words = name_fault(name, d->name_len, p->limits.name);

	if (words != NULL)
		return refuse(p, shown, FINDING_PACK_NAME, words, report);
	if ((words = special_kind(d)) != NULL)
		return refuse(p, shown, FINDING_PACK_LINK, words, report);
	if (check_method(p, d, shown, report) == -1 ||
	    check_folder(p, d, name[d->name_len - 1] == '/', shown, report) == -1)
		return -1;
	if (d->size > RATIO_FROM && d->size / p->limits.ratio > d->packed) {
		report_add(report, FINDING_PACK_RATIO, (struct pos){ p->file, 0, shown },
		    _("%lu bytes out of %lu, at most %zu for one"), (unsigned long)d->size,
		    (unsigned long)d->packed, p->limits.ratio);
		return -1;
	}
	return 0;
}

/* ---- the entries ---- */

static void
take_entry(struct pack *p, const struct dir_entry *d, const char *name)
{
	struct pack_entry	*e;

	if (name[d->name_len - 1] == '/') {
		p->folder = mem_grow(p->folder, p->nfolders + 1, sizeof(*p->folder));
		p->folder[p->nfolders++] = mem_strndup(name, d->name_len);
		return;
	}
	e = pack_push(p, mem_strndup(name, d->name_len));
	e->stored = d->method == DIR_METHOD_STORE;
	e->size = d->size;
	e->dir = d;
	p->total += d->size;
}

static int
take_entries(struct pack *p, struct report *report)
{
	size_t	 bad = 0;

	for (size_t i = 0; i < p->dir.n && bad < TOLD_MAX; i++) {
		const struct dir_entry	*d = &p->dir.entry[i];
		const char		*name = p->bytes + d->name_at;
		char			*shown = name_shown(name, d->name_len);

		if (check_entry(p, d, name, shown, report) == -1)
			bad++;
		else
			take_entry(p, d, name);
		free(shown);
	}
	return bad > 0 ? -1 : pack_check_names(p, report);
}

/* "n" is the size of the container. */
static int
check_total(const struct pack *p, size_t n, struct report *report)
{
	if (p->total > p->limits.bytes) {
		report_add(report, FINDING_PACK_LIMIT, POS_FILE(p->file),
		    _("%zu bytes unpacked, at most %zu"), p->total, p->limits.bytes);
		return -1;
	}
	if (p->total > RATIO_ALL_FROM && p->total / p->limits.ratio > n) {
		report_add(report, FINDING_PACK_RATIO, POS_FILE(p->file),
		    _("all entries together: %zu bytes out of %zu, at most %zu for one"), p->total, n, p->limits.ratio);
		return -1;
	}
	return 0;
}

/* Comments are bytes that no seal covers and no program shows. */
static void
tell_comments(const struct pack *p, struct report *report)
{
	const char	*comment = p->bytes + p->dir.comment;
	size_t		 mime = sizeof(COMMENT_MIME) - 1;

	for (size_t i = 0; i < p->dir.n; i++)
		if (p->dir.entry[i].comment_len > 0) {
			char	*shown = name_shown(p->bytes + p->dir.entry[i].name_at, p->dir.entry[i].name_len);

			report_add(report, FINDING_PACK_COMMENT, (struct pos){ p->file, 0, shown }, ngettext("%zu byte", "%zu bytes",
			    p->dir.entry[i].comment_len), p->dir.entry[i].comment_len);
			free(shown);
			return;			/* one is enough to know */
		}
	if (p->dir.comment_len == 0 ||
	    (p->dir.comment_len <= mime + 8 && p->dir.comment_len >= mime && memcmp(comment, COMMENT_MIME, mime) == 0))
		return;
	report_add(report, FINDING_PACK_COMMENT, POS_FILE(p->file), ngettext("%zu byte, from byte %zu on",
	    "%zu bytes, from byte %zu on", p->dir.comment_len), p->dir.comment_len, p->dir.comment);
}

struct pack *
pack_open(const char *name, const struct buf *b, const struct pack_limits *limits, struct report *report)
{
	struct pack	*p = mem_alloc(sizeof(*p));

	p->file = mem_strdup(name);
	p->limits = limits == NULL ? PACK_LIMITS : *limits;
	p->bytes = b->data;
	if (dir_read(&p->dir, name, b->data, b->len, &p->limits, report) == 0 &&
	    take_entries(p, report) == 0 && dir_read_entries(&p->dir, name, b->data, b->len, report) == 0 &&
	    check_total(p, b->len, report) == 0) {
		tell_comments(p, report);
		return p;
	}
	pack_free(p);
	return NULL;
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
		e->data = pack_unpack(p, e, report);
	return e->data;
}
