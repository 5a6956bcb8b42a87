/* write.c - a ZIP container made in memory: the same entries, the same bytes. */
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

#define MODE_FILE	0100644U	/* a regular file, whatever the umask */
#define DEFLATE_LEVEL	6

struct pack *
pack_new(instant when)
{
	struct pack	*p = mem_alloc(sizeof(*p));

	p->when = when;
	p->limits = PACK_LIMITS;
	return p;
}

/* Would the container still be one that pack_open() takes? */
static int
check_new(const struct pack *p, const char *name, size_t size, struct report *report)
{
	const char	*fault = name_fault(name, strlen(name), p->limits.name);
	char		*shown = name_shown(name, strlen(name));
	struct pos	 pos = { NULL, 0, shown };
	int		 rc = -1;

	if (fault == NULL && name[strlen(name) - 1] == '/')
		fault = _("it names a folder");
	if (fault != NULL)
		report_add(report, FINDING_PACK_NAME, pos, "%s", fault);
	else if (p->n == PACK_LIMIT_ENTRIES)
		report_add(report, FINDING_PACK_LIMIT, pos, _("at most %d entries"), PACK_LIMIT_ENTRIES);
	else if (size > PACK_LIMIT_BYTES - p->total)
		report_add(report, FINDING_PACK_LIMIT, pos, ngettext("at most %zu byte", "at most %zu bytes", PACK_LIMIT_BYTES), PACK_LIMIT_BYTES);
	else if (pack_has(p, name))
		report_add(report, FINDING_PACK_TWICE, pos, _("\"%s\" stands there before"), shown);
	else
		rc = 0;
	free(shown);
	return rc;
}

int
pack_add_take(struct pack *p, const char *name, struct buf *b, bool stored, struct report *report)
{
	struct pack_entry	*e;

	if (check_new(p, name, b->len, report) == -1) {
		buf_free(b);
		return -1;
	}
	e = pack_push(p, mem_strdup(name));
	e->stored = stored;
	e->size = b->len;
	e->data = b;
	p->total += b->len;
	return 0;
}

static int
failed(const char *entry, const char *words, struct report *report)
{
	report_add(report, FINDING_PACK_WRITE, (struct pos){ NULL, 0, entry }, "%s", words);
	return -1;
}

static int
add_entry(zip_t *zip, const struct pack_entry *e, struct report *report)
{
	zip_source_t	*source = zip_source_buffer(zip, e->data->data, e->data->len, 0);
	zip_int64_t	 i;

	if (source == NULL)
		return failed(e->name, zip_strerror(zip), report);
	if ((i = zip_file_add(zip, e->name, source, ZIP_FL_ENC_UTF_8)) == -1) {
		zip_source_free(source);
		return failed(e->name, zip_strerror(zip), report);
	}
	if (zip_set_file_compression(zip, (zip_uint64_t)i, e->stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
	    e->stored ? 0 : DEFLATE_LEVEL) == -1 ||
	    zip_file_set_external_attributes(zip, (zip_uint64_t)i, 0, ZIP_OPSYS_UNIX,
	    MODE_FILE << 16) == -1)
		return failed(e->name, zip_strerror(zip), report);
	return 0;
}

/* What libzip wrote into "source". */
static struct buf *
collect(zip_source_t *source)
{
	struct buf	*b = buf_new();
	zip_stat_t	 st;
	zip_int64_t	 n;

	if (zip_source_stat(source, &st) == -1 || (st.valid & ZIP_STAT_SIZE) == 0 ||
	    zip_source_open(source) == -1)
		goto fail;
	n = zip_source_read(source, buf_reserve(b, (size_t)st.size), st.size);
	zip_source_close(source);
	if (n == (zip_int64_t)st.size)
		return b;
fail:
	buf_free(b);
	return NULL;
}

static struct buf *
make(const struct pack *p, struct report *report)
{
	zip_error_t	 error;
	zip_source_t	*source;
	zip_t		*zip = NULL;
	struct buf	*b = NULL;

	zip_error_init(&error);
	if ((source = zip_source_buffer_create(NULL, 0, 0, &error)) == NULL ||
	    (zip = zip_open_from_source(source, ZIP_TRUNCATE, &error)) == NULL) {
		failed(NULL, zip_error_strerror(&error), report);
		goto out;
	}
	zip_source_keep(source);		/* closing the container drops one hold */
	for (size_t i = 0; i < p->n; i++)
		if (add_entry(zip, &p->entry[i], report) == -1)
			goto out;
	if (zip_close(zip) == -1) {
		failed(NULL, zip_strerror(zip), report);
		goto out;
	}
	zip = NULL;
	if ((b = collect(source)) == NULL)
		failed(NULL, _("what was made cannot be read back"), report);
out:
	if (zip != NULL)
		zip_discard(zip);
	zip_source_free(source);
	zip_error_fini(&error);
	return b;
}

static void
put16(struct buf *b, size_t at, uint16_t v)
{
	b->data[at] = (char)(v & 0xff);
	b->data[at + 1] = (char)(v >> 8);
}

/*
 * libzip turns a DOS time into seconds and back by the local time zone, so
 * that an hour skipped in spring comes out as another.  The fields are set in
 * the bytes instead: ours is UTC everywhere.
 */
static void
set_times(struct buf *b, const struct dir *d, instant when)
{
	uint16_t	 time, date;

	instant_dos(when, &time, &date);
	for (size_t i = 0; i < d->n; i++) {
		put16(b, d->entry[i].start + DIR_LOCAL_TIME, time);
		put16(b, d->entry[i].start + DIR_LOCAL_TIME + 2, date);
		put16(b, d->entry[i].central + DIR_CENTRAL_TIME, time);
		put16(b, d->entry[i].central + DIR_CENTRAL_TIME + 2, date);
	}
}

/* An entry that shrank so far that pack_open() would call it a bomb is stored; true if one was. */
static bool
store_bombs(struct pack *p, const struct dir *d)
{
	bool	 any = false;

	for (size_t i = 0; i < d->n; i++)
		if (!p->entry[i].stored && d->entry[i].size / PACK_LIMIT_RATIO > d->entry[i].packed)
			any = p->entry[i].stored = true;
	return any;
}

struct buf *
pack_write(struct pack *p, struct report *report)
{
	struct buf	*b;

	if (p->n == 0) {
		failed(NULL, _("it has no entry"), report);
		return NULL;
	}
	if (pack_check_names(p, report) == -1)
		return NULL;
	for (;;) {
		if ((b = make(p, report)) == NULL)
			return NULL;
		dir_clear(&p->dir);
		if (dir_read(&p->dir, NULL, b->data, b->len, &p->limits, report) == -1 ||
		    dir_read_entries(&p->dir, NULL, b->data, b->len, report) == -1) {
			buf_free(b);
			return NULL;
		}
		if (!store_bombs(p, &p->dir))	/* at most once more */
			break;
		buf_free(b);
	}
	set_times(b, &p->dir, p->when);
	return b;
}
