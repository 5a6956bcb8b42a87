/* object.h - numbered PDF objects, on libharu.  Private to pdf/.
 *
 * libharu keeps the objects and their numbers and prints them; crossref.c lays
 * them out in a file.  What stands inside an object is text made by us (syntax.h):
 * so none of libharu's limits on strings, names, numbers or nesting is within
 * reach of an input.  object.c is the only file that includes hpdf.h.
 */
#ifndef CLEA_PDF_OBJECT_H
#define CLEA_PDF_OBJECT_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct objects;

/* Objects that every file has; the others are numbered as they are made. */
struct object_roots {
	unsigned	catalog, pages, info;
};

struct objects	*objects_new(void);		/* NULL: libharu refuses to start */
void		 objects_free(struct objects *);
struct object_roots objects_roots(const struct objects *);

/* A new dictionary; its entries may be set later.  0 once libharu has failed. */
unsigned	 object_new(struct objects *);
/* What stands between << and >>: copied; set once. */
void		 object_set(struct objects *, unsigned number, const struct buf *entries);
/* A stream as it goes into the file: "entries" tells its filter, /Length is added. */
unsigned	 object_stream(struct objects *, const struct buf *entries, const void *, size_t n);
/* The same, deflated at a level that favours speed. */
unsigned	 object_stream_deflated(struct objects *, const struct buf *entries, const void *, size_t n);
/* Not in an object stream: for what must be found in the file as it is, or quickly. */
void		 object_keep_apart(struct objects *, unsigned number);

enum object_kind {
	OBJECT_NONE,	/* nothing has this number */
	OBJECT_PLAIN,	/* may stand in an object stream */
	OBJECT_APART, OBJECT_STREAM,	/* must not */
};
unsigned	 objects_count(const struct objects *);	/* numbers are below this */
enum object_kind object_kind(const struct objects *, unsigned number);
/* What stands between "obj" and "endobj", at the end of "out"; the number has a value. */
void		 object_print(struct objects *, unsigned number, struct buf *out);
/* Where the entries of an object printed apart begin in the buffer it was printed into. */
size_t		 object_offset(const struct objects *, unsigned number);
/* libharu's first error, or 0. */
unsigned long	 objects_failed(const struct objects *);

/* The zlib stream as object_stream_deflated() makes it; lends until the next call. */
const struct buf *objects_deflate(struct objects *, const void *, size_t n);

#endif /* !CLEA_PDF_OBJECT_H */
