/* item.h - one thing that stands in an inbox: a container, a ZIP or a folder.  For reception/ only. */
#ifndef CLEA_RECEPTION_ITEM_H
#define CLEA_RECEPTION_ITEM_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct report;

enum item_form { ITEM_ASICE, ITEM_ZIP, ITEM_FOLDER };

/*
 * The digest of a folder is SHA-256 of the lines "digest  name\n" of its dossier.xml and of what is
 * below preuves/, folder by folder, by byte: a copy of these files elsewhere has the same.  Other files are not part of it.
 * A link, a device or what cannot be read has a line that says so, and a finding.
 */
struct item {
	char		*path;		/* as found */
	char		*name;		/* without the folder it stands in */
	enum item_form	 form;
	size_t		 bytes;		/* of the file, or of all files of the folder that count */
	char		 sha256[65];
	struct report	*findings;	/* what keeps it from being read: with an error in it, item_load() is not to be called */
	char		**names;	/* of a folder: the files that count, in that order; NULL-terminated */
};

struct item_file {
	char		*name;		/* "preuves/cv.pdf"; of a container its own name */
	struct buf	*data;
};
struct item_files {
	struct item_file *v;		/* by byte of their names */
	size_t		 n;
};

/* Whether "path" is an item: by the end of its name, or by the dossier.xml in it. */
bool		 item_is(const char *path, enum item_form *);
const char	*item_form_name(enum item_form);	/* as records have it: "asice" ... */

/*
 * Look at an item and read all of it once: what its digest is.  Nothing is followed that is a link; no
 * more than "limit" bytes are read.  Never NULL: what is wrong is in its findings.
 */
struct item	*item_open(const char *path, enum item_form, size_t limit);
void		 item_free(struct item *);

/* The bytes, as they were when the digest was taken: -1 with a finding when they are no longer those. */
int		 item_load(const struct item *, struct item_files *, struct report *);
void		 item_files_clear(struct item_files *);

/*
 * Copy the original into the folder "to", which is there and which nobody looks into yet: the container
 * under its name, or dossier.xml and preuves/.  On the disk when it returns.  -1 with a finding: unreadable,
 * disk full, or no longer the bytes of the digest; what was copied is left to the caller to remove.
 */
int		 item_copy(const struct item *, const char *to, struct report *);

#endif /* !CLEA_RECEPTION_ITEM_H */
