/* maker.h - one packet, in the worker: found dossier in, folder of files out.  For batch/ only. */
#ifndef CLEA_BATCH_MAKER_H
#define CLEA_BATCH_MAKER_H

#include <stdbool.h>

#include "base/instant.h"
#include "batch/store.h"

struct call;
struct library;
struct result;
struct signer;

struct maker {			/* the same for all packets of a run */
	struct library	*library;
	const struct signer *signer;	/* NULL: no packet, the resume only */
	instant		 now;
	bool		 anonymous, despite_findings;
	const char	*work;		/* folder where packets grow; NULL with no signer */
};
/*
 * Read, judge, make.  A packet is left in WORK/NAME/, on the disk; the caller
 * moves it to its place.  Whatever happens is in the result.  Caller frees.
 */
struct result	*maker_run(const struct maker *, const struct call *, const struct store_hit *);
/* SHA-256 of what a packet is made of (the container, or dossier.xml); "" when it cannot be read. */
void		 maker_input(const struct store_hit *, char out[static 65]);

#endif /* !CLEA_BATCH_MAKER_H */
