/* corrected.h - whether a dossier that was sent back has come again and was accepted.  For reception/ only.
 *
 * Nothing of it is written down: it follows from the two records, whatever the order the store learnt of
 * them in.  They share number and SIRET (whoever asks has seen to that).
 */
#ifndef CLEA_RECEPTION_CORRECTED_H
#define CLEA_RECEPTION_CORRECTED_H

#include <stdbool.h>

struct reception_of {		/* a record, as far as it matters here; lent, never NULL */
	const char	*le;			/* the instant of its reception */
	const char	*nom, *prenom, *naissance;	/* "" where it does not say */
};

/*
 * Is "kept" what became of "back"?  It is of the same candidate and came later.  Of two of one run, which
 * share the instant, "taken" decides: that "back" was told its number is taken (REC-08), so it came second.
 * The same candidate: born the same day, or of the same names (one of them may have been what was
 * corrected); a record that says neither does not contradict.
 */
bool	corrected_by(const struct reception_of *back, bool taken, const struct reception_of *kept);

#endif /* !CLEA_RECEPTION_CORRECTED_H */
