/* object.c - numbered PDF objects and the file they make up, on libharu. */
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <hpdf.h>
#include <libdeflate.h>

#include "base/buf.h"
#include "base/mem.h"
#include "pdf/object.h"

/*
 * libdeflate's lowest: three tenths less time than zlib's level 2 takes, and 3 %
 * fewer bytes.  Its higher levels save a tenth of the bytes for twice the time.
 */
#define DEFLATE_LEVEL	1

struct entries {
	size_t	 at, len;	/* within struct objects.text */
	size_t	 written;	/* offset in the file, of those that stand in it by themselves */
	bool	 apart;		/* must stand by itself */
};

struct objects {
	HPDF_Doc	 doc;
	struct buf	 text;		/* the entries of all objects, one after another */
	struct entries	*all;		/* by object number */
	size_t		 room;
	HPDF_STATUS	 failed;	/* libharu's first error */
	struct libdeflate_compressor *zip;
	struct buf	 zipped;
	HPDF_Stream	 printer;	/* libharu's output ... */
	struct buf	*sink;		/* ... goes there */
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

	e->written = o->sink->len;
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

static HPDF_STATUS HPDF_STDCALL
object_on_output(HPDF_Stream stream, const HPDF_BYTE *p, HPDF_UINT n)
{
	struct objects	*o = stream->attr;

	buf_add(o->sink, p, n);
	return HPDF_OK;
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
	o->zip = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	if (o->doc == NULL || o->doc->catalog == NULL || o->doc->root_pages == NULL ||
	    o->doc->info == NULL || o->zip == NULL) {
		objects_free(o);
		return NULL;
	}
	if ((o->printer = HPDF_CallbackWriter_New(o->doc->mmgr, object_on_output, o)) == NULL) {
		objects_free(o);
		return NULL;
	}
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
	if (o->printer != NULL)
		HPDF_Stream_Free(o->printer);
	if (o->doc != NULL)
		HPDF_Free(o->doc);
	libdeflate_free_compressor(o->zip);
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

static HPDF_Dict
object_dict(const struct objects *o, unsigned number)
{
	HPDF_XrefEntry	 entry = HPDF_Xref_GetEntry(o->doc->xref, number);

	return entry == NULL ? NULL : entry->obj;
}

void
object_keep_apart(struct objects *o, unsigned number)
{
	object_entries(o, number)->apart = true;
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

/* libharu's own stream objects keep /Length in an object apart; ours is written by object_print_stream(). */
unsigned
object_stream(struct objects *o, const struct buf *entries, const void *p, size_t n)
{
	unsigned	 number = object_new(o);
	HPDF_Dict	 dict = number == 0 ? NULL : object_dict(o, number);
	HPDF_STATUS	 status;

	if (dict == NULL)
		return 0;
	if (n > INT_MAX || (dict->stream = HPDF_MemStream_New(o->doc->mmgr, n > 0 ? (HPDF_UINT)n : 1)) == NULL) {
		object_fail(o, HPDF_INVALID_PARAMETER);
		return 0;
	}
	if (n > 0 && (status = HPDF_Stream_Write(dict->stream, p, (HPDF_UINT)n)) != HPDF_OK)
		object_fail(o, status);
	object_set(o, number, entries);
	return number;
}

const struct buf *
objects_deflate(struct objects *o, const void *p, size_t n)
{
	size_t	 bound = libdeflate_zlib_compress_bound(o->zip, n);

	buf_reset(&o->zipped);
	if (n > INT_MAX || bound > INT_MAX) {
		object_fail(o, HPDF_INVALID_PARAMETER);
		return &o->zipped;
	}
	if (o->zipped.room <= bound)
		(void)buf_reserve(&o->zipped, bound);
	o->zipped.len = libdeflate_zlib_compress(o->zip, p, n, o->zipped.data, bound);
	if (o->zipped.len == 0)
		object_fail(o, HPDF_ZLIB_ERROR);
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

/* Is there a value to print, and how must it stand in the file? */
enum object_kind
object_kind(const struct objects *o, unsigned number)
{
	HPDF_Dict	 dict = object_dict(o, number);

	if (dict == NULL || (dict->header.obj_class & HPDF_OCLASS_ANY) != HPDF_OCLASS_DICT)
		return OBJECT_NONE;
	if (dict->stream != NULL)
		return OBJECT_STREAM;
	return number < o->room && o->all[number].apart ? OBJECT_APART : OBJECT_PLAIN;
}

/* A stream object by hand: libharu would want its length in another object, after it. */
static HPDF_STATUS
object_print_stream(struct objects *o, HPDF_Dict dict, struct buf *out)
{
	HPDF_STATUS	 status;

	buf_puts(out, "<<\n/Length ");
	buf_int(out, dict->stream->size);
	buf_putc(out, '\n');
	if ((status = object_on_write(dict, o->printer)) != HPDF_OK)
		return status;
	buf_puts(out, ">>\nstream\r\n");
	if ((status = HPDF_Stream_WriteToStream(dict->stream, o->printer, HPDF_STREAM_FILTER_NONE, NULL)) != HPDF_OK)
		return status;
	buf_puts(out, "\nendstream");
	return HPDF_OK;
}

void
object_print(struct objects *o, unsigned number, struct buf *out)
{
	HPDF_Dict	 dict = object_dict(o, number);
	HPDF_STATUS	 status;

	o->sink = out;
	if (dict == NULL)
		status = HPDF_INVALID_OBJECT;
	else if (dict->stream != NULL)
		status = object_print_stream(o, dict, out);
	else
		status = HPDF_Obj_WriteValue(dict, o->printer, NULL);
	if (status != HPDF_OK)
		object_fail(o, status);
}

unsigned
objects_count(const struct objects *o)
{
	return o->doc->xref->start_offset + o->doc->xref->entries->count;
}

unsigned long
objects_failed(const struct objects *o)
{
	return o->failed != 0 ? o->failed : o->doc->error.error_no;
}

size_t
object_offset(const struct objects *o, unsigned number)
{
	return number < o->room ? o->all[number].written : 0;
}
