/* finder.h - what is in an archive, for finding: a cache made of journal and packages.  For archive/ only.
 *
 * index.sqlite remembers up to which line of which journal it goes.  A journal that has grown is caught up
 * with; any other journal, or a file that is broken, has it made anew.  Where it cannot be written (an archive
 * on a read-only medium) it is made in memory.
 */
#ifndef CLEA_ARCHIVE_FINDER_H
#define CLEA_ARCHIVE_FINDER_H

#include <stdbool.h>
#include <stddef.h>

struct report;
struct vault;
struct finder;

struct finder_row {		/* lent during a call of the function below; "" where not known */
	const char	*ref, *path, *numero, *siret, *organisme, *nom, *naissance, *entree, *terme, *sort, *forme;
};

struct finder_query {		/* NULL: any */
	const char	*what;		/* a number, or a REF */
	const char	*nom, *organisme;	/* parts of words, whatever their case and accents; or a SIRET */
	const char	*since, *until;	/* days of entering */
};

/* NULL with a finding. */
struct finder	*finder_open(const struct vault *, struct report *);
void		 finder_close(struct finder *);
/* Each row that fits, by organisation, number and day of entering.  -1 with a finding. */
int		 finder_each(struct finder *, const struct finder_query *, void (*fn)(void *, const struct finder_row *),
		    void *arg, struct report *);

#endif /* !CLEA_ARCHIVE_FINDER_H */
