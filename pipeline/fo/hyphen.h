/* hyphen.h - where words may be divided, by libhyphen's dictionaries.  Private to fo/. */
#ifndef CLEA_FO_HYPHEN_H
#define CLEA_FO_HYPHEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hyphens;

#define HYPHEN_WORD_MAX	100	/* characters; nobody's language has longer ones */

/* Dictionaries are opened when a language is first asked for, and kept with the answers. */
struct hyphens	*hyphens_new(void);
void		 hyphens_free(struct hyphens *);	/* NULL is fine */

/* Is there a dictionary for the language ("fr") and country ("FR", or "")? */
bool		 hyphens_known(struct hyphens *, const char *language, const char *country);
/*
 * A word of n characters, all letters and apostrophes, in any case: for each
 * character whether the word may be divided after it.  Minima of characters before
 * and after are the caller's.  Lends until the next call; NULL: nowhere.
 */
const uint8_t	*hyphens_find(struct hyphens *, const char *language, const char *country,
		    const uint32_t *word, size_t n);

#endif /* !CLEA_FO_HYPHEN_H */
