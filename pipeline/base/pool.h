/* pool.h - forked workers to whom items are handed out one by one.
 *
 * A worker is a copy of the parent as it stood at pool_run(): what was loaded
 * before costs it nothing.  It costs one item, no more, when it dies or hangs,
 * and another takes its place.
 */
#ifndef CLEA_BASE_POOL_H
#define CLEA_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct report;

enum pool_end { POOL_ANSWERED, POOL_DIED, POOL_HUNG };

struct pool {
	size_t		 items;		/* handed out as 0 .. items - 1 */
	unsigned int	 workers;	/* 0: a core each, of those this process may use */
	unsigned int	 timeout;	/* seconds an item may take */
	bool		 fresh;		/* a worker deals with one item and ends, and inherits no descriptor but standard error: nothing is there for it but the item */
	void		*arg;		/* of each function below */
	/* In the worker: once, before the first item (close what is the parent's); may be NULL. */
	void		(*start)(void *arg);
	/* In the worker: what it answers comes to done(). */
	void		(*work)(void *arg, size_t item, struct buf *answer);
	/*
	 * In the parent: the item to be handed out now; false: none for the moment (it is asked again after
	 * each round, and the pool ends when none is in hand).  NULL: 0 .. items - 1, each once.
	 */
	bool		(*next)(void *arg, size_t *item);
	/* In the parent; false: hand out no more.  "signal" is what killed it, 0 when it left by itself. */
	bool		(*done)(void *arg, size_t item, enum pool_end, int signal, const struct buf *answer);
	/* In the parent, after each round of answers; false: hand out no more. */
	bool		(*settle)(void *arg);
};

enum pool_result { POOL_ALL, POOL_STOPPED, POOL_INTERRUPTED, POOL_FAILED };
/*
 * POOL_STOPPED: done() or settle() said so; POOL_INTERRUPTED: SIGINT, SIGTERM or SIGHUP came, and
 * what was in hand was finished (a second signal gives that up too); POOL_FAILED: with a finding.
 */
enum pool_result pool_run(const struct pool *, struct report *);

#endif /* !CLEA_BASE_POOL_H */
