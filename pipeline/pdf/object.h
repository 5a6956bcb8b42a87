/* object.h - numbered PDF objects and the file they make up, on libharu.  Private to pdf/.
 *
 * libharu keeps the objects, the cross-reference table and the byte offsets, and
 * writes the file.  What stands inside an object is text made by us (syntax.h):
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
/*
 * Write the whole file at the end of "out".  The trailer's /ID is made of all that
 * comes before it.  Returns libharu's first error, or 0.
 */
unsigned long	 objects_write(struct objects *, struct buf *out);
/* Where the entries of an object begin in the file just written. */
size_t		 object_offset(const struct objects *, unsigned number);

/* The zlib stream as object_stream_deflated() makes it; lends until the next call. */
const struct buf *objects_deflate(struct objects *, const void *, size_t n);

#endif /* !CLEA_PDF_OBJECT_H */
