/* result.h - what became of one dossier: a worker's answer, a line of the journal.  For batch/ only. */
#ifndef CLEA_BATCH_RESULT_H
#define CLEA_BATCH_RESULT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct report;
struct timing;

enum outcome {
	OUTCOME_NONE,		/* not dealt with yet */
	OUTCOME_MADE,		/* its packet stands */
	OUTCOME_FAULTY,		/* read and judged; findings of severity error, so no packet */
	OUTCOME_UNREADABLE,	/* not found, not a dossier, not the one called */
	OUTCOME_LOST,		/* the worker died or hung */
	OUTCOME_FAILED,		/* the disk is full, or the like: the batch cannot go on */
	OUTCOME__MAX
};

struct made_file {		/* of the packet, as it was written */
	char	*name;
	char	 sha256[65];
	size_t	 size;
};

struct result {
	enum outcome	 outcome;
	char		*name;		/* of the packet: the key of the journal */
	char		*input;		/* SHA-256 of the container or dossier.xml; "" not read */
	char		*path;		/* where it was found; "" nowhere */
	struct made_file *files;
	size_t		 nfiles;
	size_t		 pages;
	long		 rss;		/* KiB that the worker held at most so far */
	struct report	*findings;
	char		*resume;	/* XML of the jury's projection; "" none */
	char		*anonymous;	/* likewise, of the anonymous one */
};

struct result	*result_new(enum outcome, const char *name);
void		 result_free(struct result *);
void		 result_add_file(struct result *, const char *name, const struct buf *);
bool		 result_is_bad(const struct result *);	/* what makes the batch exit with 1 */
const char	*outcome_name(enum outcome);		/* not translated */

/* One line of JSON, without its end; "timing" (or NULL) goes along.  Appends. */
void		 result_write(const struct result *, const struct timing *, struct buf *);
/* NULL: not such a line.  Adds the times in it to "timing" (or NULL). */
struct result	*result_read(const char *, size_t n, struct timing *);

#endif /* !CLEA_BATCH_RESULT_H */
