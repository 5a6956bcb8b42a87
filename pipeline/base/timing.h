/* timing.h - CPU time by named stage, for people who look for the next bottleneck.
 *
 * It never reaches a document.  Every function accepts NULL, which measures
 * nothing: code that is measured needs no condition.
 */
#ifndef CLEA_BASE_TIMING_H
#define CLEA_BASE_TIMING_H

#include <stddef.h>
#include <stdint.h>

#define TIMING_MAX	32	/* stages; what comes after is counted as the last of them */

struct timing;

struct timing	*timing_new(void);
void		 timing_free(struct timing *);
void		 timing_reset(struct timing *);
/* CPU time of this process, to be handed to timing_end(). */
int64_t		 timing_begin(const struct timing *);
/* Add what passed since to a stage; its name is copied when first seen. */
void		 timing_end(struct timing *, const char *stage, int64_t began);
void		 timing_add(struct timing *, const char *stage, int64_t ns);

/* In the order they were first seen. */
size_t		 timing_count(const struct timing *);
const char	*timing_stage(const struct timing *, size_t i);
int64_t		 timing_ns(const struct timing *, size_t i);	/* nanoseconds */

#endif /* !CLEA_BASE_TIMING_H */
