/* bytes.h - the bytes of a container while its structures are read, and how a fault among them is told.  For pack/ only. */
#ifndef CLEA_PACK_BYTES_H
#define CLEA_PACK_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"
#include "pack/dir.h"

struct bytes {
	const unsigned char	*s;
	size_t			 n;
	const char		*file;
	struct report		*report;
};

/* APPNOTE.TXT 6.3.9: signatures, and sizes of the fixed parts. */
#define SIG_LOCAL	0x04034b50U
#define SIG_CENTRAL	0x02014b50U
#define SIG_END		0x06054b50U
#define SIG_DESCRIPTOR	0x08074b50U
#define SIG_SPLIT	0x30304b50U	/* at the start of a part; the other one is SIG_DESCRIPTOR */
#define SIG_LOCATOR64	0x07064b50U
#define SIG_ENCRYPTED	0x08064b50U	/* archive extra data, before an encrypted directory */
#define LOCAL_SIZE	30
#define CENTRAL_SIZE	46
#define END_SIZE	22
#define LOCATOR64_SIZE	20

static inline uint16_t
get16(const struct bytes *b, size_t at)
{
	return (uint16_t)(b->s[at] | b->s[at + 1] << 8);
}

static inline uint32_t
get32(const struct bytes *b, size_t at)
{
	return get16(b, at) | (uint32_t)get16(b, at + 2) << 16;
}

/* Are there "n" bytes at "at"? */
static inline bool
has(const struct bytes *b, size_t at, size_t n)
{
	return at <= b->n && n <= b->n - at;
}

/* A finding about the container; returns -1. */
int	fault(const struct bytes *, enum finding_kind, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
/* The same about one entry, by its name. */
int	fault_of(const struct bytes *, const struct dir_entry *, enum finding_kind, const char *fmt, ...)
	    __attribute__((format(printf, 4, 5)));

/* end.c: where the directory lies, and how many entries it has.  0, or -1 with a finding. */
int	end_read(struct dir *, const struct bytes *, size_t entries_max);
/* extra.c: the extra fields of one header, "n" bytes at "at".  0, or -1 with a finding. */
int	extra_check(const struct bytes *, const struct dir_entry *, size_t at, size_t n, bool central);
/* local.c: does the local header say what the directory says?  Sets "data" and "end".  0, or -1 with a finding. */
int	local_read(struct dir_entry *, const struct bytes *, const struct dir *);

#endif /* !CLEA_PACK_BYTES_H */
