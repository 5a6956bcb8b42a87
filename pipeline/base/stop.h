/* stop.h - signals that ask to end, taken through a descriptor: what is in hand is finished first. */
#ifndef CLEA_BASE_STOP_H
#define CLEA_BASE_STOP_H

#include <signal.h>

struct stop {
	int		 fd;		/* readable once a signal has come; -1: not taken */
	sigset_t	 before;	/* the mask as it was found */
};

/* SIGINT, SIGTERM and SIGHUP come to "fd" from now on.  -1 with errno, and then all is as before. */
int	 stop_take(struct stop *);
/* How many have come since it was last asked; they are heeded with that, and will not be told again. */
unsigned int stop_came(struct stop *);
/* As before again; one that came and was not asked for does then what it always does.  fd -1 is fine. */
void	 stop_release(struct stop *);

#endif /* !CLEA_BASE_STOP_H */
