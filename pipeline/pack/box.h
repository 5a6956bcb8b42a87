/* box.h - the inside of a pack.  For pack/ only. */
#ifndef CLEA_PACK_BOX_H
#define CLEA_PACK_BOX_H

#include <stdbool.h>
#include <stddef.h>

#include <zip.h>

#include "base/instant.h"
#include "pack/dir.h"
#include "pack/pack.h"

struct buf;
struct report;

struct pack_entry {
	char		*name;
	char		*folded;	/* see name_folded() */
	bool		 stored;
	size_t		 size;		/* unpacked, as the directory says */
	zip_uint64_t	 index;		/* in libzip, when read */
	struct buf	*data;		/* NULL until it was unpacked */
};

struct pack {
	char			*file;		/* of the container; NULL when being made */
	struct pack_limits	 limits;
	struct pack_entry	*entry;
	size_t			 n, room;
	size_t			 total;		/* unpacked bytes */
	zip_t			*zip;		/* when read */
	struct dir		 dir;
	instant			 when;		/* of all entries, when being made */
};

/* Takes "name". */
struct pack_entry	*pack_push(struct pack *, char *name);
/* Not through a finding: NULL where there is none. */
struct pack_entry	*pack_entry(const struct pack *, const char *name);
/*
 * No two names for one file: the same, the same but for case, or a file that
 * is also the folder of another.  0, or -1 with a finding.
 */
int			 pack_check_names(const struct pack *, struct report *);

#endif /* !CLEA_PACK_BOX_H */
