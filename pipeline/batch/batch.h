/* batch.h - a session of many dossiers: every packet, then the documents of the session.  The floor's door. */
#ifndef CLEA_BATCH_BATCH_H
#define CLEA_BATCH_BATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/instant.h"
#include "base/progress.h"

struct library;
struct report;
struct signer;

struct batch_shard {		/* the part of one machine: "index" of "count", from 1; count 0: all */
	unsigned int	 index, count;
};

struct batch_options {		/* all lent */
	const char	*session;	/* session.xml */
	const char	*const *stores;
	size_t		 nstores;
	const char	*out;		/* folder; made if need be */
	const struct signer *signer;
	unsigned int	 jobs;		/* workers; 0: a core each */
	unsigned int	 timeout;	/* seconds a dossier may take */
	bool		 anonymous, fail_fast, despite_findings;
	bool		 merge;		/* make no packet: join what shards have made */
	struct batch_shard shard;
	enum progress_how progress;
	const char	*metrics;	/* file, Prometheus text format; NULL: none */
	const char	*const *settings;	/* files that change what is made (site, profile ...): NULL where not given */
	size_t		 nsettings;
	instant		 now;
	bool		 now_given;	/* else a batch that goes on keeps the instant of its beginning */
	FILE		*err;		/* progress and summary */
};

/*
 * Make the session, or what is still missing of it.  Below the output:
 *	paquets/NAME/		a packet: PDFs laid open, and NAME.asice
 *	session/ index.html	the documents of the session
 *	rapport.txt .json .svrl.xml	what became of each dossier
 *	secretaire/		of an anonymous session: reports, key table and journal, for the secretary alone
 *	.journal/		what was made; .travail/ what is being made
 * Findings of severity error go into the report.  0 when every dossier has its packet and the
 * session its documents, 1 when not, -1 when nothing could be done at all (refused, no such store).
 */
int	batch_run(struct library *, const struct batch_options *, struct report *);

/* Judge the session alone, by the rules R27 and on; nothing is written.  0, or -1 when it could not be. */
int	batch_check(struct library *, const struct batch_options *, struct report *);

/*
 * The shard of this process: "given" is I/N; NULL: what Slurm (SLURM_ARRAY_TASK_ID, _COUNT, _MIN, _STEP) or
 * Kubernetes (JOB_COMPLETION_INDEX, with JOB_COMPLETIONS) tell, else all.  A sentence when it makes no sense; NULL: fine.
 */
const char *batch_shard_find(const char *given, struct batch_shard *);

#endif /* !CLEA_BATCH_BATCH_H */
