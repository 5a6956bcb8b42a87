/* describe.h - what the manifest of one of our packages says about its dossier.  For archive/ only. */
#ifndef CLEA_ARCHIVE_DESCRIBE_H
#define CLEA_ARCHIVE_DESCRIBE_H

#include <stdbool.h>

struct description {		/* owned; "" where it is not said or cannot be read */
	char	*numero, *siret, *organisme;
	char	*nom;		/* of the candidate, as in the title */
	char	*noms;		/* every form of it, for searching */
	char	*naissance;
};

/* Of a SIP's file or a bag's folder.  Always fills; clear it. */
void	describe(const char *path, bool bag, struct description *);
void	description_clear(struct description *);

#endif /* !CLEA_ARCHIVE_DESCRIBE_H */
