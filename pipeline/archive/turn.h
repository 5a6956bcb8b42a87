/* turn.h - answers of several workers, taken in the order of their items.  For archive/ only.
 *
 * Workers end when they end; journal and report must not depend on that.
 */
#ifndef CLEA_ARCHIVE_TURN_H
#define CLEA_ARCHIVE_TURN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

struct buf;

struct turn_answer {
	struct buf	*bytes;		/* NULL: not there yet */
	enum pool_end	 end;
};

struct turn {
	struct turn_answer *waiting;
	size_t		 n, next;
};

void	 turn_init(struct turn *, size_t items);
void	 turn_clear(struct turn *);
/* Keep a copy of an answer until its turn. */
void	 turn_keep(struct turn *, size_t item, enum pool_end, const struct buf *);
/* The next answer in order, when it is there; the caller frees it. */
bool	 turn_take(struct turn *, size_t *item, enum pool_end *, struct buf **);

#endif /* !CLEA_ARCHIVE_TURN_H */
