/* box.h - the inside of a pack.  For pack/ only. */
#ifndef CLEA_PACK_BOX_H
#define CLEA_PACK_BOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"
#include "pack/dir.h"
#include "pack/pack.h"

struct buf;
struct report;

struct pack_entry {
	char		*name;
	bool		 stored;
	bool		 lent;		/* "data" is somebody else's */
	size_t		 size;		/* unpacked, as the directory says */
	const struct dir_entry *dir;	/* when read; lent */
	struct buf	*data;		/* NULL until it was unpacked */
};

struct pack {
	char			*file;		/* of the container; NULL when being made */
	struct pack_limits	 limits;
	struct pack_entry	*entry;
	size_t			 n, room;
	size_t			 total;		/* unpacked bytes */
	char			**folder;	/* names of folders, when read: they have no bytes */
	size_t			 nfolders;
	const char		*bytes;		/* when read; lent */
	struct dir		 dir;
	instant			 when;		/* of all entries, when being made */
};

/* Takes "name". */
struct pack_entry	*pack_push(struct pack *, char *name);
/* Not through a finding: NULL where there is none. */
struct pack_entry	*pack_entry(const struct pack *, const char *name);
/*
 * No two names for one file: the same, the same but for case or for how an
 * accent is written, or a file that is also the folder of another.  0, or -1
 * with a finding for each (twins.c).
 */
int			 pack_check_names(const struct pack *, struct report *);
/* The bytes of an entry of a pack that is read; NULL with a finding (unpack.c). */
struct buf		*pack_unpack(const struct pack *, const struct pack_entry *, struct report *);

#endif /* !CLEA_PACK_BOX_H */
