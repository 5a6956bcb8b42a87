/* watch.h - inboxes that are looked at as things come in.  For reception/ only. */
#ifndef CLEA_RECEPTION_WATCH_H
#define CLEA_RECEPTION_WATCH_H

#include <stdbool.h>
#include <stddef.h>

struct places;
struct report;
struct watch;

/* Takes SIGINT, SIGTERM and SIGHUP until it is freed: they end watch_wait().  NULL with a finding. */
struct watch	*watch_open(const char *const *inboxes, size_t n, struct report *);
void		 watch_free(struct watch *);	/* NULL is fine */

/*
 * Keep of the places those that are complete and were not kept before as they are now.  A file is
 * complete when it was closed after writing or renamed in, anything else when nothing in it has
 * changed for two seconds.
 */
void		 watch_pick(struct watch *, struct places *);
/* Until something may have become complete.  false: a signal came. */
bool		 watch_wait(struct watch *);

#endif /* !CLEA_RECEPTION_WATCH_H */
