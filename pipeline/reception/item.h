/* item.h - one thing that stands in an inbox: a container, a ZIP or a folder.  For reception/ only. */
#ifndef CLEA_RECEPTION_ITEM_H
#define CLEA_RECEPTION_ITEM_H

#include <stddef.h>

struct buf;
struct report;

enum item_form { ITEM_ASICE, ITEM_ZIP, ITEM_FOLDER };

/*
 * The digest of a folder is SHA-256 of the lines "digest  name\n" of its dossier.xml and of what is
 * below preuves/, by byte: a copy of these files elsewhere has the same.  Other files are not part of it.
 */
struct item {
	char		*path;		/* as found */
	char		*name;		/* without the folder it stands in */
	enum item_form	 form;
	size_t		 bytes;		/* of the file, or of all files of the folder that count */
	char		 sha256[65];
};

struct item_file {
	char		*name;		/* "preuves/cv.pdf"; of a container its own name */
	struct buf	*data;
};
struct item_files {
	struct item_file *v;		/* by byte of their names */
	size_t		 n;
};

/* Whether "path" is an item, and which; -1: it is none (a file of another kind, a folder without dossier.xml). */
int		 item_form_of(const char *path);
const char	*item_form_name(enum item_form);	/* as records have it: "asice" ... */

/*
 * Look at "path" and read all of it once: what its digest is.  Nothing is followed that is a link.
 * NULL with a finding: unreadable, larger than "limit", a link or device in it, too many files.
 */
struct item	*item_open(const char *path, size_t limit, struct report *);
void		 item_free(struct item *);

/* The bytes, as they were when the digest was taken: -1 with a finding when they are no longer those. */
int		 item_load(const struct item *, size_t limit, struct item_files *, struct report *);
void		 item_files_clear(struct item_files *);

/*
 * Copy the original into the folder "to", which is there and which nobody looks into yet: the container
 * under its name, or dossier.xml and preuves/.  On the disk when it returns.  -1 with a finding: unreadable,
 * disk full, or no longer the bytes of the digest; what was copied is left to the caller to remove.
 */
int		 item_copy(const struct item *, const char *to, struct report *);

#endif /* !CLEA_RECEPTION_ITEM_H */
