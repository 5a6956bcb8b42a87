/* unpack.c - the bytes of one entry: as many as its header promises, all of them, and with the right checksum.
 *
 * zlib itself rather than libzip: that what was packed ends exactly where the
 * entry ends is part of the promise, and libzip does not look.
 */
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/box.h"

/* What is wrong, translated; NULL when "b", which has room for one byte more than the size, holds it all. */
static const char *
inflate_all(const struct dir_entry *d, const char *packed, struct buf *b)
{
	z_stream	 z = { 0 };
	const char	*why = NULL;
	int		 rc;

	z.next_in = (Bytef *)(uintptr_t)packed;		/* zlib only reads it */
	z.avail_in = d->packed;
	z.next_out = (Bytef *)b->data;
	z.avail_out = (uInt)b->len;
	if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
		return _("it cannot be unpacked");
	rc = inflate(&z, Z_FINISH);
	if (z.total_out > d->size)
		why = _("more bytes than the directory says");
	else if (rc == Z_BUF_ERROR || rc == Z_NEED_DICT)
		why = _("what was packed ends early");
	else if (rc != Z_STREAM_END)
		why = _("it cannot be unpacked");
	else if (z.total_out < d->size)
		why = _("fewer bytes than the directory says");
	else if (z.avail_in > 0)
		why = _("something follows the end of what was packed");
	inflateEnd(&z);
	return why;
}

struct buf *
pack_unpack(const struct pack *p, const struct pack_entry *e, struct report *report)
{
	const struct dir_entry	*d = e->dir;
	struct buf		*b = buf_new();
	const char		*why = NULL;

	if (d->method == DIR_METHOD_STORE)
		buf_add(b, p->bytes + d->data, d->size);
	else {
		buf_reserve(b, (size_t)d->size + 1);
		why = inflate_all(d, p->bytes + d->data, b);
		b->len = d->size;
		b->data[b->len] = '\0';
	}
	if (why == NULL && crc32_z(0, (const Bytef *)b->data, b->len) != d->crc)
		why = _("its checksum is wrong");
	if (why == NULL)
		return b;
	/* Told once, however often it is asked for. */
	report_once(report, FINDING_PACK_DAMAGED, e->name, (struct pos){ p->file, 0, e->name },
	    _("%s, at byte %zu"), why, d->data);
	buf_free(b);
	return NULL;
}
