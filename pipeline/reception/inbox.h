/* inbox.h - what stands in the inboxes, and what has changed there.  For reception/ only. */
#ifndef CLEA_RECEPTION_INBOX_H
#define CLEA_RECEPTION_INBOX_H

#include <stddef.h>

#include "reception/item.h"

struct report;

struct place {			/* where an item stands */
	char		*path;
	enum item_form	 form;
};
struct places {
	struct place	*v;
	size_t		 n;
	char		**others;	/* what is no item, for people; hidden names are not told */
	size_t		 nothers;
};

/*
 * The items of the inboxes: each a folder of items, or an item itself.  By name within an inbox, in the
 * order the inboxes were given.  -1 with a finding: an inbox is not there, or cannot be read.
 */
int	inbox_list(const char *const *inboxes, size_t n, struct places *, struct report *);
void	places_clear(struct places *);

#endif /* !CLEA_RECEPTION_INBOX_H */
