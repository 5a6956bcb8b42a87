/* store.h - where the dossiers of a session stand.  For batch/ only.
 *
 * A store is a folder.  For a dossier of number N and SIRET S, the first of
 * these that is there, store by store in the order given:
 *	S/N/NAME.asice		as received by the door (clea receive), sealed
 *	S/N/NAME.zip		likewise, unsealed
 *	S/N/dossier.xml		likewise, a folder
 *	N.asice
 *	N/dossier.xml
 *	X/dossier.xml		any folder X whose dossier bears that number and SIRET
 * What the door only sent back (retours/) is not taken, but told.
 */
#ifndef CLEA_BATCH_STORE_H
#define CLEA_BATCH_STORE_H

#include <stdbool.h>
#include <stddef.h>

struct report;
struct call;
struct stores;

struct stores	*stores_open(const char *const *dirs, size_t n, struct report *);	/* NULL with a finding */
void		 stores_free(struct stores *);

struct store_hit {
	char	*path;		/* caller frees */
	bool	 container;
	bool	 sealed;	/* what it holds left its organisme as it is: fit to be enclosed */
};
/* 0, or -1 with a finding: nowhere, sent back, or several containers under one number. */
int		 stores_find(struct stores *, const struct call *, struct store_hit *, struct report *);

#endif /* !CLEA_BATCH_STORE_H */
