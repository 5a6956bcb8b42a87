/* holding.h - what a store holds, in memory: asked for each item, by the parent and by its jailed workers.
 * For store*.c only. */
#ifndef CLEA_RECEPTION_HOLDING_H
#define CLEA_RECEPTION_HOLDING_H

#include <stdbool.h>
#include <stddef.h>

struct holding;
struct store_dossier;

struct holding	*holding_new(void);
void		 holding_free(struct holding *);	/* NULL is fine */

/* Strings are copied. */
void		 holding_add_kept(struct holding *, const struct store_dossier *);
struct holding_returned {	/* one that was sent back; all lent, never NULL */
	const char	*sha256, *inputs, *programme;
	const char	*chemin;	/* where it stands below the store */
	const char	*numero, *siret, *nom, *prenom, *naissance, *le;
	bool		 taken;		/* its number was another's */
	bool		 mute;		/* the antivirus did not answer */
};
/* One of the same digest takes the place of the former. */
void		 holding_add_returned(struct holding *, const struct holding_returned *);
void		 holding_drop_returned(struct holding *, const char *sha256);

bool		 holding_kept(const struct holding *, const char *sha256);
/*
 * Where it was sent back to; NULL: it was not.  inputs NULL: judged by whatever; else NULL too where it would
 * be judged otherwise today: by other inputs, by an antivirus that answers again, or since its number is free.  Lends.
 */
const char	*holding_returned(const struct holding *, const char *sha256, const char *inputs, const char *programme);
/* Was it sent back, then accepted after all under its number? */
bool		 holding_corrected(const struct holding *, const char *sha256);
bool		 holding_has_number(const struct holding *, const char *siret, const char *numero);
size_t		 holding_count(const struct holding *);
size_t		 holding_alike(const struct holding *, const char *numero, const char *naissance, size_t from,
		    void (*fn)(void *, const struct store_dossier *), void *arg);

#endif /* !CLEA_RECEPTION_HOLDING_H */
