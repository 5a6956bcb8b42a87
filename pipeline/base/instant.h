/* instant.h - the one instant of a run, and its written forms.  Never the clock: see instant_now(). */
#ifndef CLEA_BASE_INSTANT_H
#define CLEA_BASE_INSTANT_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t instant;	/* seconds since 1970-01-01T00:00:00Z */

struct report;

/*
 * "now" of DESIGN.md: the text given (--date), else SOURCE_DATE_EPOCH, else
 * the clock.  -1 with a finding when the text or the variable is malformed.
 */
int	 instant_now(const char *given, instant *, struct report *);
/* YYYY-MM-DD (midnight UTC) or YYYY-MM-DDThh:mm:ss(Z|±hh:mm); false when malformed. */
bool	 instant_parse(const char *, instant *);

/* Each writes a NUL-terminated text into out and returns it. */
char	*instant_iso(instant, char out[static 32]);	/* 2026-11-24T03:05:31Z */
char	*instant_day(instant, char out[static 32]);	/* 2026-11-24 */
char	*instant_pdf(instant, char out[static 32]);	/* D:20261124030531Z */
/* MS-DOS date and time as ZIP entries have them (UTC, two seconds, 1980..2107 clamped). */
void	 instant_dos(instant, uint16_t *time, uint16_t *date);

#endif /* !CLEA_BASE_INSTANT_H */
