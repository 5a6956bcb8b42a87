/* run.h - one run of the door: what its files share.  For reception/ only. */
#ifndef CLEA_RECEPTION_RUN_H
#define CLEA_RECEPTION_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/progress.h"
#include "reception/judge.h"
#include "reception/reception.h"

struct jail_filter;
struct places;
struct record;

struct entry {			/* one item of a round */
	struct item	*item;
	enum { ENTRY_WAITS, ENTRY_IN_HAND, ENTRY_ANSWERED, ENTRY_DONE } state;
	bool		 unreadable;	/* from outside already: the item's findings say why */
	bool		 lost;		/* a worker was; what became of it: */
	enum pool_end	 end;
	int		 signal;
	size_t		 seen;		/* what the store held when its worker began */
	struct answer	 answer;
	/* Once it is done, for progress: */
	const char	*outcome;	/* a verdict's code, "known", "left" */
	size_t		 findings;
	bool		 bad;
};

struct run {
	const struct reception_options *o;
	struct report	*report;	/* of the call */
	struct policy	*profile;
	struct store	*store;
	struct judge	 judge;
	struct jail_filter *filter;	/* of the workers */
	struct entry	*entries;	/* of this round */
	size_t		 n;
	size_t		 next;		/* the first that was never handed out */
	size_t		 cursor;	/* the first that is not in the store yet */
	size_t		 again;		/* to be handed out once more; SIZE_MAX: none */
	size_t		 verdicts[VERDICT__MAX], known, skipped;	/* of all rounds */
	struct progress	 progress;	/* of this round */
	size_t		 rounds;	/* that received something */
	bool		 put;		/* something came into the store since it was settled */
	bool		 failed;	/* the disk is full, or the like: said in the report */
};

/* round.c: judge what stands at those places and is not known, by forked workers; commit in order.  An enum pool_result. */
int	run_round(struct run *, const struct places *);

/* show.c: one item for people or programs, on "out"; the end of it all, on "err". */
void	show_item(const struct run *, const struct record *);
void	show_summary(const struct run *);
void	show_others(const struct run *, const struct places *);

#endif /* !CLEA_RECEPTION_RUN_H */
