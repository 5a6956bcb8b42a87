/* clamd.h - an antivirus asked over its socket: clamd's INSTREAM.  For reception/ only. */
#ifndef CLEA_RECEPTION_CLAMD_H
#define CLEA_RECEPTION_CLAMD_H

#include <stddef.h>

struct buf;

enum clamd_said { CLAMD_CLEAN, CLAMD_INFECTED, CLAMD_MUTE };

/*
 * Have bytes scanned by the clamd at "socket": an absolute path, or ADDRESS:PORT.  "name" receives what
 * was found, or why there is no answer (connection, time, size limit of clamd); caller frees.  Waits at
 * most "seconds" to be let in, and so long for the rest: all is taken, and answered.  To be called before the jail, which knows no sockets.
 */
enum clamd_said	clamd_scan(const char *socket, unsigned int seconds, const struct buf *, char **name);

#endif /* !CLEA_RECEPTION_CLAMD_H */
