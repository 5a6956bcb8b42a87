/* ballast.h - memory held back from a library that knows no limit of its own.  For reception/ only. */
#ifndef CLEA_RECEPTION_BALLAST_H
#define CLEA_RECEPTION_BALLAST_H

#include <stddef.h>

#define BALLAST_PIECES	64

struct ballast {
	struct { void *at; size_t n; } pieces[BALLAST_PIECES];
	size_t	 npieces;
};

/*
 * Take what the limit of the process (RLIMIT_DATA) leaves, but for "room" bytes: until it is dropped,
 * an allocation beyond these fails.  Nothing is touched, so it costs no memory.  Where there is no limit, or
 * less room than that already, nothing is taken.
 */
void	ballast_take(struct ballast *, size_t room);
void	ballast_drop(struct ballast *);

#endif /* !CLEA_RECEPTION_BALLAST_H */
