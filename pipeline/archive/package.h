/* package.h - a received container made into a package: a SIP or a bag.  For archive/ only. */
#ifndef CLEA_ARCHIVE_PACKAGE_H
#define CLEA_ARCHIVE_PACKAGE_H

#include <stddef.h>

#include "archive/archive.h"
#include "base/instant.h"

struct buf;
struct dossier;
struct jail_filter;
struct library;
struct outlet;
struct report;
struct seal_result;
struct xml_doc;

/* What every package of a run shares; lent. */
struct packer {
	struct library	*library;
	const struct xml_doc *profile, *formats;
	const struct seal_trust *trust;
	const struct jail_filter *filter;
	const char	*work;		/* folder where packages are made */
	enum archive_form form;
	instant		 now;
	size_t		 serial;	/* makes names in the work folder differ */
};

struct packed {			/* a package that stands in the work folder */
	char	 ref[33];
	char	*name;		/* below the work folder */
	char	 sha512[129];	/* of the ZIP; of a bag: of its tagmanifest */
	size_t	 octets;
	size_t	 pieces;	/* files in it, besides the package's own */
	char	*regle, *terme, *sort;
	const char *verdict;	/* indication of its seals */
};
void		 packed_clear(struct packed *);

/* The REF of a container. */
void		 package_ref(const struct buf *, char ref[static 33]);
const char	*package_form_name(enum archive_form);
/* Verify, describe and read back, in a process that can do nothing else; write.  0, or -1 with the findings and nothing left in the work folder. */
int		 package_make(const struct packer *, const char *source, const struct buf *, struct packed *, struct report *);

/* ---- the parts of a package: parts.c ---- */

struct part {			/* one file that is archived */
	char		*id;		/* "BO1" */
	char		*entry;		/* name in the container; "" for the container itself */
	char		*name;		/* as people know it */
	char		*uri;		/* "content/BO1.asice" */
	const char	*nature;	/* conteneur, document, donnees, preuve */
	const struct buf *data;		/* lent by the container's pack, or the container */
	char		 sha512[129];
};
struct parts {
	struct part	*all;
	size_t		 n;
	struct xml_doc	*facts;		/* urn:clea:faits-archive:1 */
	struct pack	*pack;		/* owns the bytes of the parts */
};
/* Take the container apart as far as the profile asks, and write the facts.  -1 with a finding; clear it either way. */
int		 parts_gather(const struct packer *, const char *source, const struct buf *, const char *ref,
		    const struct dossier *, const struct seal_result *, struct parts *, struct report *);
void		 parts_clear(struct parts *);

/* format.c: the version that a file of this type says it is of, "" where it says none. */
void		 format_version(const char *mime, const struct buf *, char out[static 16]);

/* bag.c: the parts as the files of a bag. */
int		 bag_write(struct outlet *, const struct packer *, const struct parts *, const struct buf *manifest,
		    struct report *);

#endif /* !CLEA_ARCHIVE_PACKAGE_H */
