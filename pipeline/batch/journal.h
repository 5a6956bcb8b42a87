/* journal.h - what was made, line by line, so that a batch goes on where it was killed.  For batch/ only.
 *
 * A folder of its own below the output:
 *	depart.json	what all journals here agree on: session, options, instant; written once, whole
 *	journal.jsonl	of the run that makes all; each line is one result
 *	shard-I-of-N.jsonl	of a shard
 *	lock, NAME.lock	held while a batch is at work
 * The first line of each journal is a copy of depart.json.  A line counts once
 * it ends and is fsynced; what a killed run left behind its last end is cut off.
 */
#ifndef CLEA_BATCH_JOURNAL_H
#define CLEA_BATCH_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct report;
struct journal;

enum journal_mode {
	JOURNAL_WHOLE,		/* makes all that is missing: alone on this output */
	JOURNAL_SHARD,		/* makes its part: beside other shards */
	JOURNAL_MERGE		/* makes no packet: alone on this output */
};

/*
 * Make the folder "dir" if need be and lock it.  "name" is that of the journal,
 * "journal" or "shard-I-of-N".  NULL with a finding: somebody else is at work.
 */
struct journal	*journal_open(const char *dir, const char *name, enum journal_mode, struct report *);
void		 journal_free(struct journal *);
/* Close what a forked worker must not hold. */
void		 journal_close_in_worker(struct journal *);

/*
 * Bring in what this call wants to agree on (JSON, one line without its end).
 * The first one decides; "agreed" receives what stands.  -1 with a finding.
 */
int		 journal_agree(struct journal *, const char *wanted, struct buf *agreed, struct report *);
/* Every line of every journal of the folder but the first of each, file by file. */
int		 journal_each(const struct journal *, void (*fn)(void *arg, const char *line, size_t n), void *arg,
		    struct report *);
/* Ready to append: the journal exists and its first line is what was agreed.  -1 with a finding. */
int		 journal_begin(struct journal *, const struct buf *agreed, struct report *);
/* A line, without its end, kept until journal_sync(). */
void		 journal_add(struct journal *, const struct buf *line);
/* All lines added so far are on the disk.  -1 with a finding; then none of them is. */
int		 journal_sync(struct journal *, struct report *);

#endif /* !CLEA_BATCH_JOURNAL_H */
