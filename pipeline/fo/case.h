/* case.h - upper and lower case of Latin, Greek and Cyrillic letters, the same in
 * every locale.  Private to fo/. */
#ifndef CLEA_FO_CASE_H
#define CLEA_FO_CASE_H

#include <stdbool.h>
#include <stdint.h>

uint32_t	case_lower(uint32_t);
uint32_t	case_upper(uint32_t);	/* one character for one: U+00DF stays */
bool		case_is_letter(uint32_t);	/* a letter of any script, or a mark that combines with one */

#endif /* !CLEA_FO_CASE_H */
