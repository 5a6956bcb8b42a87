/* index.h - what is in an archive, for finding: a cache made of journal and packages.  For archive/ only.
 *
 * index.sqlite remembers up to which line of which journal it goes.  A journal that has grown is caught up
 * with; any other journal, or a file that is broken, has it made anew.  Where it cannot be written (an archive
 * on a read-only medium) it is made in memory.
 */
#ifndef CLEA_ARCHIVE_INDEX_H
#define CLEA_ARCHIVE_INDEX_H

#include <stdbool.h>
#include <stddef.h>

struct report;
struct vault;
struct index;

struct index_row {		/* lent during a call of the function below; "" where not known */
	const char	*ref, *path, *numero, *siret, *organisme, *nom, *naissance, *entree, *terme, *sort, *forme;
};

struct index_query {		/* NULL: any */
	const char	*what;		/* a number, or a REF */
	const char	*nom, *organisme;	/* parts of words, whatever their case and accents; or a SIRET */
	const char	*since, *until;	/* days of entering */
};

/* NULL with a finding. */
struct index	*index_open(const struct vault *, struct report *);
void		 index_close(struct index *);
/* Each row that fits, by organisation, number and day of entering.  -1 with a finding. */
int		 index_each(struct index *, const struct index_query *, void (*fn)(void *, const struct index_row *),
		    void *arg, struct report *);

#endif /* !CLEA_ARCHIVE_INDEX_H */
