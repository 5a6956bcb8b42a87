/* holdings.h - what an archive should hold, as its journal says.  For archive/ only. */
#ifndef CLEA_ARCHIVE_HOLDINGS_H
#define CLEA_ARCHIVE_HOLDINGS_H

#include <stdbool.h>
#include <stddef.h>

struct journal;
struct journal_line;

struct holding {
	char			*path;	/* relative to the archive */
	const struct journal_line *line;	/* that made it; lent by the journal */
	bool			 package, bag;
	bool			 seen;	/* by whoever walks the folders */
};

struct holdings {
	struct holding	*all;		/* by path */
	size_t		 n, npackages;
};

/* What entered and was not eliminated; seals, records and the note for readers. */
void		 holdings_gather(struct holdings *, const struct journal *);
void		 holdings_clear(struct holdings *);
struct holding	*holdings_find(const struct holdings *, const char *path);

#endif /* !CLEA_ARCHIVE_HOLDINGS_H */
