/* passphrase.h - where a passphrase comes from.  Private to seal/. */
#ifndef CLEA_SEAL_PASSPHRASE_H
#define CLEA_SEAL_PASSPHRASE_H

struct report;
struct seal_passphrase;

#define PASSPHRASE_MAX	1024	/* bytes, with the NUL */

/*
 * Fill "out" from the file, the variable or the terminal, the first of them
 * that there is.  The caller wipes "out".  0, or -1 with a finding: nowhere to
 * take it from, unreadable, empty file, too long, cancelled.  "key" is the file
 * the passphrase is for, as the prompt and the finding name it.
 */
int	passphrase_get(const struct seal_passphrase *, const char *key,
	    char out[static PASSPHRASE_MAX], struct report *);

#endif /* !CLEA_SEAL_PASSPHRASE_H */
