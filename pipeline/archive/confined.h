/* confined.h - a package made in a process of its own that can do nothing else.  For archive/ only.
 *
 * What enters was made by others, and much reads it: ZIP, XML, PDF, certificates, images.  All of that runs
 * in a child behind base/jail.h.  It opens no file; what it makes goes through a socket, and this side
 * writes it under names of its own, takes the digests, and believes nothing that it can know itself.
 */
#ifndef CLEA_ARCHIVE_CONFINED_H
#define CLEA_ARCHIVE_CONFINED_H

#include <stdbool.h>

#include "base/jail.h"

struct buf;
struct packed;
struct report;

struct outlet;			/* in the child: the way out */
/* A file of the package under its name in the bag, "" for the one file of a SIP.  -1 with a finding: nobody listens. */
int	outlet_put(struct outlet *, const char *name, const struct buf *, struct report *);

struct confined {		/* what is to be made; lent */
	const char	*source;	/* for findings */
	const char	*path;		/* where: a file that is not there yet, or a folder */
	bool		 is_bag;	/* it is a folder: those of a bag, and no others, are made in it */
	struct jail_limits limits;
	/* In the child: hand out the files, fill in regle, terme, sort, verdict and pieces.  0, or -1 with findings. */
	int		(*make)(void *arg, struct outlet *, struct packed *, struct report *);
	void		*arg;
};
/*
 * sha512 and octets of "out" are those of what was written: of the file, or of the tagmanifest.  0; -1 with the
 * findings of make(), or with one that says what the child died of, and nothing left at "path".
 */
int	confined_make(const struct confined *, struct packed *out, struct report *);

#endif /* !CLEA_ARCHIVE_CONFINED_H */
