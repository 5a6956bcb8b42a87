/* progress.h - how far a run of many items is, on a terminal or for a program. */
#ifndef CLEA_BASE_PROGRESS_H
#define CLEA_BASE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum progress_how { PROGRESS_NONE, PROGRESS_BAR, PROGRESS_JSON };

struct progress {
	FILE		*err;
	enum progress_how how;
	size_t		 total, done, bad, findings;	/* of this run */
	int64_t		 began, shown;			/* ms, monotonic */
};

void	progress_begin(struct progress *, FILE *, enum progress_how, size_t total);
/* One item more.  "outcome" is a word of ours; "findings" are those it has. */
void	progress_step(struct progress *, const char *name, const char *outcome, size_t findings, bool bad);
void	progress_end(struct progress *);	/* the bar leaves its line */
int64_t	progress_elapsed(const struct progress *);	/* ms */

#endif /* !CLEA_BASE_PROGRESS_H */
