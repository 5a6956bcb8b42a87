/* pack.h - read and write ZIP containers, within limits. */
#ifndef CLEA_PACK_PACK_H
#define CLEA_PACK_PACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"

struct buf;
struct report;

#define PACK_LIMIT_ENTRIES	2000
#define PACK_LIMIT_BYTES	((size_t)500 << 20)	/* unpacked, all entries */
#define PACK_LIMIT_RATIO	100			/* unpacked : packed, an entry over 1 MiB or all of them over 10 MiB */
#define PACK_LIMIT_NAME		255			/* bytes */

/* How much a container may be. */
struct pack_limits {
	size_t	 entries;
	size_t	 bytes;		/* unpacked, all entries */
	size_t	 ratio;		/* unpacked : packed, see PACK_LIMIT_RATIO; 1 or more */
	size_t	 name;		/* bytes of a name with its folders */
};
#define PACK_LIMITS	((struct pack_limits){ PACK_LIMIT_ENTRIES, PACK_LIMIT_BYTES, PACK_LIMIT_RATIO, PACK_LIMIT_NAME })

struct pack;		/* one container, read or being made */

/*
 * Read from bytes (lent until pack_free).  NULL with a finding where the
 * container is broken, can be read in two ways, has bytes that belong to no
 * entry, or a limit, a name or a method is refused; with several where names
 * and methods are at fault.  A comment is told as a warning.  "limits" may be
 * NULL: PACK_LIMITS.  A container within it is a file like any other.
 */
struct pack	*pack_open(const char *name, const struct buf *, const struct pack_limits *, struct report *);
/*
 * The same over files that are in memory already, such as those of a folder:
 * the same names are refused.  All of them are lent until pack_free().
 */
struct pack_file { const char *name; const struct buf *data; };
struct pack	*pack_of_files(const char *name, const struct pack_file *, size_t n, const struct pack_limits *,
		    struct report *);
size_t		 pack_count(const struct pack *);
const char	*pack_name(const struct pack *, size_t i);		/* in directory order, folders passed over; lends */
bool		 pack_is_stored(const struct pack *, size_t i);
/* Unpacked bytes; read on first call, lent until pack_free.  NULL with a finding (absent, CRC, size). */
const struct buf *pack_find(struct pack *, const char *name, struct report *);
bool		 pack_has(const struct pack *, const char *name);
/* One step of a path that pack_open() refuses, as it would name a device on Windows: "CON", "NUL.txt". */
bool		 pack_is_device(const char *step);

/* Make one: entries in the order they are added, all with the time given. */
struct pack	*pack_new(instant);
/* Takes the bytes, whatever the outcome.  -1: name refused or twice (finding). */
int		 pack_add_take(struct pack *, const char *name, struct buf *, bool stored, struct report *);
/* The container as bytes; "mimetype" (or whatever is first and stored) has no extra field.  NULL with a finding. */
struct buf	*pack_write(struct pack *, struct report *);
void		 pack_free(struct pack *);

#endif /* !CLEA_PACK_PACK_H */
