/* elapsed.h - how long something has taken: for deadlines and progress, never for what is written. */
#ifndef CLEA_BASE_ELAPSED_H
#define CLEA_BASE_ELAPSED_H

#include <stdint.h>

/* Milliseconds since some moment of this machine's uptime; setting its clock changes nothing. */
int64_t	elapsed_ms(void);

#endif /* !CLEA_BASE_ELAPSED_H */
