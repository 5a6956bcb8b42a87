/* progress.h - how far a batch is, on a terminal or for a program.  For batch/ only. */
#ifndef CLEA_BATCH_PROGRESS_H
#define CLEA_BATCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "batch/batch.h"

struct result;

struct progress {
	FILE		*err;
	enum batch_progress how;
	size_t		 total, done, bad, findings;	/* of this run */
	int64_t		 began, shown;			/* ms, monotonic */
};

void	progress_begin(struct progress *, FILE *, enum batch_progress, size_t total);
void	progress_step(struct progress *, const char *name, const struct result *);
void	progress_end(struct progress *);	/* the bar leaves its line */
int64_t	progress_elapsed(const struct progress *);	/* ms */

#endif /* !CLEA_BATCH_PROGRESS_H */
