/* near.h - the allowed word that a wrong word was meant to be.  For xml/ only. */
#ifndef CLEA_XML_NEAR_H
#define CLEA_XML_NEAR_H

#include <stddef.h>

#define NEAR_MAX	1000	/* words that are compared; hostile input has more */

/* Index of the nearest of "n" words, or n where none is near enough to be meant. */
size_t	 near_find(const char *word, const char *const *words, size_t n);

#endif /* !CLEA_XML_NEAR_H */
