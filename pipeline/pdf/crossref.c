/* crossref.c - the file around the objects: header, object streams, cross-reference stream.
 *
 * Half of a tagged document is its structure tree, some thousands of small
 * dictionaries much alike.  In object streams (ISO 32000-1 7.5.7) they take a
 * tenth of the room, and what deflating costs is saved in writing and hashing.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "pdf/crossref.h"
#include "pdf/names.h"
#include "pdf/object.h"
#include "pdf/syntax.h"

/* Objects in one stream: a viewer that wants one unpacks them all. */
#define PACK_MAX	250

/* A row of the cross-reference stream (7.5.8.3). */
struct row {
	uint8_t		 type;		/* 0 free, 1 at an offset, 2 in an object stream */
	uint32_t	 where;		/* the offset, or the stream's number */
	uint16_t	 index;		/* within the stream */
};

struct file {
	struct objects	*objects;
	struct buf	*out;
	size_t		 start;		/* of the file within out */
	struct row	*rows;		/* by number */
	size_t		 nrows, room;
	struct buf	 head, body;	/* of the open object stream */
	unsigned	 packed[PACK_MAX];
	size_t		 npacked;
};

static struct row *
file_row(struct file *f, size_t number)
{
	size_t	 room = f->room;

	if (number >= room) {
		while (room <= number)
			room = room == 0 ? 1024 : room * 2;
		f->rows = mem_grow(f->rows, room, sizeof(*f->rows));
		memset(f->rows + f->room, 0, (room - f->room) * sizeof(*f->rows));
		f->room = room;
	}
	if (number >= f->nrows)
		f->nrows = number + 1;
	return &f->rows[number];
}

/* "12 0 obj", and its row. */
static void
file_begin_object(struct file *f, unsigned number)
{
	*file_row(f, number) = (struct row){ 1, (uint32_t)(f->out->len - f->start), 0 };
	buf_int(f->out, number);
	buf_puts(f->out, " 0 obj\n");
}

static void
file_put_apart(struct file *f, unsigned number)
{
	file_begin_object(f, number);
	object_print(f->objects, number, f->out);
	buf_puts(f->out, "\nendobj\n");
}

/* A stream of the file's own, made when all other numbers are given. */
static void
file_put_stream(struct file *f, unsigned number, const char *entries, const struct buf *data)
{
	const struct buf	*zipped = objects_deflate(f->objects, data->data, data->len);

	file_begin_object(f, number);
	buf_puts(f->out, "<<\n/Filter /FlateDecode /Length ");
	buf_int(f->out, (int64_t)zipped->len);
	buf_putc(f->out, '\n');
	buf_puts(f->out, entries);
	buf_puts(f->out, ">>\nstream\r\n");
	buf_add(f->out, zipped->data, zipped->len);
	buf_puts(f->out, "\nendstream\nendobj\n");
}

/* Close the open object stream: numbers and offsets first, the objects after them. */
static void
file_flush_pack(struct file *f)
{
	unsigned	 number = (unsigned)f->nrows;
	char		 entries[80];

	if (f->npacked == 0)
		return;
	snprintf(entries, sizeof(entries), "/Type /ObjStm /N %zu /First %zu\n", f->npacked, f->head.len);
	for (size_t i = 0; i < f->npacked; i++)
		*file_row(f, f->packed[i]) = (struct row){ 2, number, (uint16_t)i };
	buf_add(&f->head, f->body.data, f->body.len);
	file_put_stream(f, number, entries, &f->head);
	buf_reset(&f->head);
	buf_reset(&f->body);
	f->npacked = 0;
}

static void
file_pack(struct file *f, unsigned number)
{
	buf_int(&f->head, number);
	buf_putc(&f->head, ' ');
	buf_int(&f->head, (int64_t)f->body.len);
	buf_putc(&f->head, ' ');
	object_print(f->objects, number, &f->body);
	buf_putc(&f->body, '\n');
	f->packed[f->npacked++] = number;
	if (f->npacked == PACK_MAX)
		file_flush_pack(f);
}

static inline uint64_t
rotate(uint64_t v, int by)
{
	return v << by | v >> (64 - by);
}

/* Eight bytes, the first the lowest: compilers make one load of it where that is so. */
static inline uint64_t
get64(const unsigned char *s)
{
	return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 | (uint64_t)s[3] << 24 |
	    (uint64_t)s[4] << 32 | (uint64_t)s[5] << 40 | (uint64_t)s[6] << 48 | (uint64_t)s[7] << 56;
}

/*
 * A name for these bytes, the same on every machine.  It tells files apart and proves
 * nothing (14.4), so it is no cryptographic digest: the first of those costs a
 * millisecond in a process, a tenth of a cold run.
 */
static void
content_name(const char *p, size_t n, char hex[static 33])
{
	const unsigned char	*s = (const unsigned char *)p;
	unsigned char		 rest[8] = { 0 };
	uint64_t		 a = NAMES_SEED ^ n, b = ~NAMES_SEED, w;

	memcpy(rest, s + n / 8 * 8, n % 8);
	for (size_t i = 0; i <= n / 8; i++) {
		w = get64(i < n / 8 ? s + 8 * i : rest);
		a = rotate((a ^ w) * UINT64_C(0x9e3779b97f4a7c15), 29);
		b = rotate((b + w) * UINT64_C(0xc2b2ae3d27d4eb4f), 31) ^ a;
	}
	for (int i = 0; i < 2; i++) {
		a = (a ^ a >> 32) * UINT64_C(0x9e3779b97f4a7c15);
		b = (b ^ b >> 32) * UINT64_C(0xc2b2ae3d27d4eb4f);
	}
	snprintf(hex, 33, "%016llx%016llx", (unsigned long long)a, (unsigned long long)b);
}

/* Rows as differences to the one above (PNG's filter 2), which deflates to very little. */
static void
put_rows(const struct file *f, struct buf *b)
{
	unsigned char	 above[7] = { 0 }, now[7], out[8];

	for (size_t i = 0; i < f->nrows; i++) {
		const struct row	*r = &f->rows[i];

		now[0] = r->type;
		for (int k = 0; k < 4; k++)
			now[1 + k] = (unsigned char)(r->where >> (24 - 8 * k));
		now[5] = (unsigned char)(r->index >> 8);
		now[6] = (unsigned char)r->index;
		out[0] = 2;
		for (size_t k = 0; k < sizeof(now); k++)
			out[1 + k] = (unsigned char)(now[k] - above[k]);
		memcpy(above, now, sizeof(above));
		buf_add(b, out, sizeof(out));
	}
}

/* The cross-reference stream is the trailer too (7.5.8.2). */
static void
file_put_crossref(struct file *f)
{
	struct object_roots	 roots = objects_roots(f->objects);
	unsigned		 number = (unsigned)f->nrows;
	size_t			 at = f->out->len - f->start;
	char			 id[33], entries[256];
	struct buf		 rows;

	content_name(f->out->data + f->start, at, id);
	*file_row(f, number) = (struct row){ 1, (uint32_t)at, 0 };
	file_row(f, 0)->index = UINT16_MAX;	/* the head of the list of free numbers */
	buf_init(&rows);
	put_rows(f, &rows);
	snprintf(entries, sizeof(entries), "/Type /XRef /Size %zu /W [1 4 2] "
	    "/DecodeParms <</Predictor 12 /Columns 7>>\n/Root %u 0 R /Info %u 0 R /ID [<%s> <%s>]\n",
	    f->nrows, roots.catalog, roots.info, id, id);
	file_put_stream(f, number, entries, &rows);
	buf_clear(&rows);
	buf_puts(f->out, "startxref\n");
	buf_int(f->out, (int64_t)at);
	buf_puts(f->out, "\n%%EOF\n");
}

unsigned long
crossref_write(struct objects *o, struct buf *out)
{
	struct file	 f = { .objects = o, .out = out, .start = out->len };
	unsigned	 n = objects_count(o);

	if (objects_failed(o) != 0)
		return objects_failed(o);
	buf_init(&f.head);
	buf_init(&f.body);
	/* Four bytes over 127 say that the file is binary (7.5.2). */
	buf_puts(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	(void)file_row(&f, n - 1);		/* numbers of object streams come after these */
	for (unsigned i = 1; i < n; i++) {
		enum object_kind	 kind = object_kind(o, i);

		if (kind == OBJECT_PLAIN)
			file_pack(&f, i);
		else if (kind != OBJECT_NONE)
			file_put_apart(&f, i);
	}
	file_flush_pack(&f);
	file_put_crossref(&f);
	buf_clear(&f.head);
	buf_clear(&f.body);
	free(f.rows);
	return objects_failed(o);
}
