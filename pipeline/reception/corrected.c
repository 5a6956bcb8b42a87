/* corrected.c - whether a dossier that was sent back has come again and was accepted. */
#include <string.h>
#include <strings.h>

#include "reception/corrected.h"

static bool
same_candidate(const struct reception_of *a, const struct reception_of *b)
{
	bool	 birth = a->naissance[0] != '\0' && b->naissance[0] != '\0';
	bool	 names = a->nom[0] != '\0' && b->nom[0] != '\0' && a->prenom[0] != '\0' && b->prenom[0] != '\0';

	if (birth && strcmp(a->naissance, b->naissance) == 0)
		return true;
	if (names && strcasecmp(a->nom, b->nom) == 0 && strcasecmp(a->prenom, b->prenom) == 0)
		return true;
	return !birth && !names;
}

bool
corrected_by(const struct reception_of *back, bool taken, const struct reception_of *kept)
{
	int	 order = strcmp(kept->le, back->le);	/* instants of one form */

	return (order > 0 || (order == 0 && !taken)) && same_candidate(back, kept);
}
