/* name.h - names of entries: which are refused, which mean the same file.  For pack/ only. */
#ifndef CLEA_PACK_NAME_H
#define CLEA_PACK_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* What is wrong with a name of at most "max" bytes, translated, or NULL.  A closing "/" (a folder) is fine. */
const char	*name_fault(const char *, size_t n, size_t max);
/* Does Windows take one step of a name for a device ("CON", "nul.txt")?  No file or folder can have it there. */
bool		 name_is_device(const char *step, size_t n);
/*
 * The name as a file system without upper case sees it, for comparing only:
 * Unicode's canonical caseless form.  Caller frees.
 */
char		*name_folded(const char *, size_t n);
/* Are two names the same but for the normal form of their letters, such as "é" in one or in two? */
bool		 name_is_other_form(const char *, const char *);
/* The name for a finding: what cannot be shown is "?".  Caller frees. */
char		*name_shown(const char *, size_t n);

#endif /* !CLEA_PACK_NAME_H */
