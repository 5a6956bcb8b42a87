/* run.h - one run of a batch: what its files share.  For batch/ only. */
#ifndef CLEA_BATCH_RUN_H
#define CLEA_BATCH_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"
#include "base/progress.h"
#include "batch/store.h"

struct batch_options;
struct buf;
struct journal;
struct library;
struct report;
struct result;
struct session;
struct stores;
struct timing;

struct product {		/* a file of the session that we made at some time */
	char	*name, *sha256;
};

struct run {
	struct library	*library;
	const struct batch_options *o;
	struct report	*report;	/* of the call */
	instant		 now;		/* as agreed with the journal */
	struct session	*session;
	struct stores	*stores;
	struct journal	*journal;
	char		*packets;	/* OUT/paquets */
	char		*work;		/* OUT/.travail/JOURNAL */
	char		*private;	/* where reports go: OUT, or OUT/secretaire */
	struct result	**results;	/* of each call of the session; NULL: not dealt with */
	bool		*kept;		/* its packet was there before this run */
	struct store_hit *hits;
	size_t		*todo, ntodo;	/* calls to be made now */
	size_t		*ready, nready;	/* done, not yet on the disk */
	struct product	*products;
	size_t		 nproducts;
	struct report	*judged;	/* findings about the session */
	struct timing	*timing;
	struct progress	 progress;
	bool		 bad;		/* some dossier of this run is */
	bool		 failed;	/* the disk is full, or the like: said in the report */
};

/* agreement.c: the terms that every run on one output shares, as one line of JSON; and whether those that stand are ours. */
char	*agreement_make(const struct run *, struct report *);	/* caller frees; NULL with a finding */
int	 agreement_check(struct run *, const char *wanted, const struct buf *agreed);	/* sets now; -1 with a finding */

/* resume.c: what the journals tell, checked against what is there; fills results and todo.  -1 with a finding. */
int	 run_resume(struct run *);
bool	 run_is_mine(const struct run *, size_t call);	/* in the shard of this run */

/* packets.c: make what is to do.  An enum pool_result. */
int	 run_packets(struct run *);

/* documents.c: the documents of the session.  -1 with a finding. */
int	 run_documents(struct run *);
/* Findings about the session by its rules.  Caller frees the SVRL; NULL with a finding. */
struct xml_doc;
struct xml_doc *session_judge(struct library *, const struct session *, struct result *const *, instant now,
	     struct report *judged, struct report *);

/* products.c: a file of the session, replaced only where it is still what we made.  -1 with a finding. */
int	 product_put(struct run *, const char *name, const struct buf *, struct report *);
/* A line of the journal that tells of one.  false: it does not. */
bool	 product_read(struct run *, const char *line, size_t n);
void	 products_clear(struct run *);

/* rapport.c: what became of each dossier, for people and programs.  -1 with a finding. */
int	 run_rapport(struct run *);

/* metrics.c: -1 with a finding. */
int	 metrics_write(const struct run *, struct report *);

#endif /* !CLEA_BATCH_RUN_H */
