/* elapsed.c - how long something has taken. */
#include <time.h>

#include "base/elapsed.h"

int64_t
elapsed_ms(void)
{
	struct timespec	 ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}
