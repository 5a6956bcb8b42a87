/* object.c - numbered PDF objects and the file they make up, on libharu. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hpdf.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "pdf/names.h"
#include "pdf/object.h"

/*
 * Level 2 costs as much time as level 1 and half of level 6, for 3 % more
 * bytes than level 6 on pages of tables.
 */
#define DEFLATE_LEVEL	2

struct entries {
	size_t	at, len;	/* within struct objects.text */
	size_t	written;	/* offset in the file */
};

struct objects {
	HPDF_Doc	 doc;
	struct buf	 text;		/* the entries of all objects, one after another */
	struct entries	*all;		/* by object number */
	size_t		 room;
	HPDF_STATUS	 failed;	/* libharu's first error */
	z_stream	 zip;
	struct buf	 zipped;
	struct buf	*out;		/* while writing */
	size_t		 start;		/* of the file within out */
};

/* libharu must never see an allocation fail: base ends the process instead. */
static void *HPDF_STDCALL
object_alloc(HPDF_UINT n)
{
	return mem_grow(NULL, n, 1);
}

static void HPDF_STDCALL
object_release(void *p)
{
	free(p);
}

/* Keep the first: libharu's errors are sticky, and each later call repeats it. */
static void
object_fail(struct objects *o, HPDF_STATUS status)
{
	if (o->failed == 0)
		o->failed = status != HPDF_OK ? status : HPDF_INVALID_OBJECT;
}

static void HPDF_STDCALL
object_on_error(HPDF_STATUS status, HPDF_STATUS detail, void *arg)
{
	(void)detail;
	object_fail(arg, status);
}

static unsigned
object_number(HPDF_Dict dict)
{
	return dict->header.obj_id & 0x00ffffff;
}

/* Room to remember the entries of object "number". */
static struct entries *
object_entries(struct objects *o, unsigned number)
{
	size_t	 room = o->room;

	if (number >= room) {
		while (room <= number)
			room = room == 0 ? 256 : room * 2;
		o->all = mem_grow(o->all, room, sizeof(*o->all));
		memset(o->all + o->room, 0, (room - o->room) * sizeof(*o->all));
		o->room = room;
	}
	return &o->all[number];
}

/*
 * libharu calls this where the entries of a dictionary go.  The document's
 * error record, which every object points to, leads back to us.
 */
static HPDF_STATUS
object_on_write(HPDF_Dict dict, HPDF_Stream stream)
{
	struct objects	*o = dict->error->user_data;
	struct entries	*e = object_entries(o, object_number(dict));

	e->written = o->out->len;
	if (e->len == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)o->text.data + e->at, (HPDF_UINT)e->len);
}

/* A dictionary that libharu made itself: none of its own entries, only ours. */
static void
object_adopt(HPDF_Dict dict, const char *const *keys)
{
	for (; *keys != NULL; keys++)
		HPDF_Dict_RemoveElement(dict, *keys);
	dict->before_write_fn = NULL;
	dict->write_fn = object_on_write;
}

struct objects *
objects_new(void)
{
	static const char *const	 catalog[] = { "Type", "Pages", NULL };
	static const char *const	 pages[] = { "Type", "Kids", "Count", NULL };
	static const char *const	 info[] = { "Producer", NULL };
	struct objects			*o = mem_alloc(sizeof(*o));

	buf_init(&o->text);
	buf_init(&o->zipped);
	o->doc = HPDF_NewEx(object_on_error, object_alloc, object_release, 0, o);
	if (o->doc == NULL || o->doc->catalog == NULL || o->doc->root_pages == NULL ||
	    o->doc->info == NULL || deflateInit(&o->zip, DEFLATE_LEVEL) != Z_OK) {
		objects_free(o);
		return NULL;
	}
	o->doc->pdf_version = HPDF_VER_17;	/* there is no function for it */
	object_adopt(o->doc->catalog, catalog);
	object_adopt(o->doc->root_pages, pages);
	object_adopt(o->doc->info, info);
	return o;
}

void
objects_free(struct objects *o)
{
	if (o == NULL)
		return;
	if (o->doc != NULL)
		HPDF_Free(o->doc);
	deflateEnd(&o->zip);
	buf_clear(&o->text);
	buf_clear(&o->zipped);
	free(o->all);
	free(o);
}

struct object_roots
objects_roots(const struct objects *o)
{
	return (struct object_roots){
		.catalog = object_number(o->doc->catalog),
		.pages = object_number(o->doc->root_pages),
		.info = object_number(o->doc->info),
	};
}

unsigned
object_new(struct objects *o)
{
	HPDF_Dict	 dict = HPDF_Dict_New(o->doc->mmgr);
	HPDF_STATUS	 status;

	if (dict == NULL) {
		object_fail(o, o->doc->error.error_no);
		return 0;
	}
	if ((status = HPDF_Xref_Add(o->doc->xref, dict)) != HPDF_OK) {
		object_fail(o, status);		/* libharu freed it */
		return 0;
	}
	dict->write_fn = object_on_write;
	return object_number(dict);
}

void
object_set(struct objects *o, unsigned number, const struct buf *entries)
{
	struct entries	*e = object_entries(o, number);

	e->at = o->text.len;
	e->len = entries->len;
	if (e->len > INT_MAX)
		object_fail(o, HPDF_INVALID_PARAMETER);
	buf_add(&o->text, entries->data, entries->len);
}

unsigned
object_stream(struct objects *o, const struct buf *entries, const void *p, size_t n)
{
	HPDF_Dict	 dict = HPDF_DictStream_New(o->doc->mmgr, o->doc->xref);
	HPDF_STATUS	 status = HPDF_INVALID_PARAMETER;

	if (dict == NULL || n > INT_MAX ||
	    (n > 0 && (status = HPDF_Stream_Write(dict->stream, p, (HPDF_UINT)n)) != HPDF_OK)) {
		object_fail(o, dict == NULL ? o->doc->error.error_no : status);
		return 0;
	}
	dict->write_fn = object_on_write;
	object_set(o, object_number(dict), entries);
	return object_number(dict);
}

const struct buf *
objects_deflate(struct objects *o, const void *p, size_t n)
{
	z_stream	*z = &o->zip;
	size_t		 bound;

	deflateReset(z);
	bound = deflateBound(z, (uLong)n);
	buf_reset(&o->zipped);
	if (n > INT_MAX || bound > INT_MAX) {
		object_fail(o, HPDF_INVALID_PARAMETER);
		return &o->zipped;
	}
	z->next_out = (Bytef *)buf_reserve(&o->zipped, bound);
	z->avail_out = (uInt)bound;
	z->next_in = (z_const Bytef *)(uintptr_t)p;	/* zlib reads it only */
	z->avail_in = (uInt)n;
	if (deflate(z, Z_FINISH) != Z_STREAM_END)
		object_fail(o, HPDF_ZLIB_ERROR);
	o->zipped.len = bound - z->avail_out;
	return &o->zipped;
}

unsigned
object_stream_deflated(struct objects *o, const struct buf *entries, const void *p, size_t n)
{
	const struct buf	*z = objects_deflate(o, p, n);
	struct buf		 all;
	unsigned		 number;

	buf_init(&all);
	buf_puts(&all, "/Filter /FlateDecode\n");
	if (entries != NULL)
		buf_add(&all, entries->data, entries->len);
	number = object_stream(o, &all, z->data, z->len);
	buf_clear(&all);
	return number;
}

static HPDF_STATUS HPDF_STDCALL
object_on_output(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n)
{
	struct objects	*o = stream->attr;

	buf_add(o->out, p, n);
	return HPDF_OK;
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

/* Called when all objects and the cross-reference table are written. */
static HPDF_STATUS
object_on_trailer(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct objects	*o = dict->error->user_data;
	char			 hex[33], id[80];

	content_name(o->out->data + o->start, o->out->len - o->start, hex);
	snprintf(id, sizeof(id), "/ID [<%s> <%s>]\n", hex, hex);
	return HPDF_Stream_WriteStr(stream, id);
}

/* libharu adds /Size, and knows neither /Root nor /ID by itself. */
static HPDF_STATUS
object_trailer(struct objects *o)
{
	HPDF_Doc	 doc = o->doc;
	HPDF_STATUS	 status;

	doc->trailer->write_fn = object_on_trailer;
	if ((status = HPDF_Dict_Add(doc->trailer, "Root", doc->catalog)) != HPDF_OK)
		return status;
	return HPDF_Dict_Add(doc->trailer, "Info", doc->info);
}

unsigned long
objects_write(struct objects *o, struct buf *out)
{
	/* Four bytes over 127 say that the file is binary (ISO 32000-1 7.5.2). */
	static const char	 head[] = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
	HPDF_Stream		 stream;
	HPDF_STATUS		 status;

	if (o->failed != 0)
		return o->failed;
	o->out = out;
	o->start = out->len;
	stream = HPDF_CallbackWriter_New(o->doc->mmgr, object_on_output, o);
	if (stream == NULL)
		return HPDF_INVALID_OBJECT;
	status = HPDF_Stream_Write(stream, (const HPDF_BYTE *)head, sizeof(head) - 1);
	if (status == HPDF_OK)
		status = object_trailer(o);
	if (status == HPDF_OK)
		status = HPDF_Xref_WriteToStream(o->doc->xref, stream, NULL);
	HPDF_Stream_Free(stream);
	if (status == HPDF_OK)
		status = o->doc->error.error_no;
	if (status != HPDF_OK)
		object_fail(o, status);
	return o->failed;
}

size_t
object_offset(const struct objects *o, unsigned number)
{
	return number < o->room ? o->all[number].written : 0;
}
