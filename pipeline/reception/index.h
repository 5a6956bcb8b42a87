/* index.h - the receptions of a store in SQLite, for whoever asks.  For reception/ only.
 *
 * A cache: the records in the folders are the truth.  What is missing, of another version, damaged
 * or not in line with the folders is made anew.
 *
 *	reception	a row a folder: what its record says, and "fiche", the record without its findings
 *	constat		how often each finding was made: id and severity
 */
#ifndef CLEA_RECEPTION_INDEX_H
#define CLEA_RECEPTION_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"

struct record;
struct report;
struct xml_doc;
struct index;

enum index_how {
	INDEX_READ,		/* as it stands; refused where it is not whole and of this version */
	INDEX_WRITE		/* likewise, but made when nothing stands there */
};
/*
 * Open index.sqlite of a store, WAL, and check it.  NULL: cannot be used; *why, when not NULL, then says
 * why, translated ("missing" is why as well).  No finding: the folders stand in for it.
 */
struct index	*index_open(const char *path, enum index_how, const char **why);
/* In memory, for a store whose index cannot be used or written. */
struct index	*index_new(struct report *);
void		 index_free(struct index *);		/* NULL is fine */
/* Remove the file and what SQLite keeps beside it.  -1 with a finding. */
int		 index_remove(const char *path, struct report *);

/* Each of these: -1 with a finding. */
int		 index_begin(struct index *, struct report *);
int		 index_commit(struct index *, struct report *);
void		 index_rollback(struct index *);
/* "chemin" is the folder below the store: a row that was there is replaced. */
int		 index_put(struct index *, const char *chemin, const struct record *, const struct xml_doc *, struct report *);
int		 index_drop(struct index *, const char *chemin, struct report *);
/* All paths in order; caller frees with file_list_free().  NULL with a finding. */
char		**index_paths(struct index *, struct report *);

/* ---- asking ---- */

struct index_filter {		/* NULL: not looked at */
	const char	*organisme;	/* a SIRET, or a part of the name (ASCII letters of either case) */
	const char	*since, *until;	/* received, YYYY-MM-DD or an instant; both ends counted */
	const char	*verdict;	/* its code */
	bool		 jury;		/* only those ready for the jury */
	bool		 awaited;	/* only those sent back that were not accepted since */
};
struct index_row {		/* lent for one call; never NULL */
	const char	*chemin, *fichier, *forme, *sha256, *profil, *programme, *le;
	const char	*verdict, *motif, *siret, *numero, *referentiel, *nom, *prenom, *naissance, *organisme;
	const char	*terme, *issue, *virus, *fiche;
	long long	 octets, errors, warnings, infos;
	long long	 age;		/* days since it was received, at the instant asked for */
	bool		 has_days;
	long long	 days;		/* left before the term, at that instant; below zero once it is over */
	bool		 jury;
	bool		 taken;		/* its number was another's when it came: REC-08 */
	const char	*corrige;	/* sent back: the instant at which it was accepted after all (corrected.h); else "" */
};
/* Call fn for each, by the instant of reception and path.  -1 with a finding, or what fn gave when not 0. */
int		 index_each(struct index *, const struct index_filter *, instant now,
		    int (*fn)(void *arg, const struct index_row *), void *arg, struct report *);

#endif /* !CLEA_RECEPTION_INDEX_H */
