/* reception.h - the door: incoming dossiers judged, kept or sent back.  The floor's door, with store.h and record.h. */
#ifndef CLEA_RECEPTION_RECEPTION_H
#define CLEA_RECEPTION_RECEPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/instant.h"
#include "base/progress.h"

struct library;
struct report;
struct seal_trust;

struct reception_options {	/* all lent */
	const char	*const *inboxes;	/* folders of items, or items */
	size_t		 ninboxes;
	const char	*store;			/* made if need be */
	const char	*profile;		/* NULL: referentiel/reception.xml */
	const char	*const *limits;		/* NAME=VALUE, over those of the profile */
	size_t		 nlimits;
	const struct seal_trust *trust;
	bool		 anchored;		/* "trust" holds an authority */
	const char	*const *settings;	/* files that change what is judged (trust, lists, site ...); NULL where not given */
	size_t		 nsettings;
	unsigned int	 jobs;			/* workers; 0: a core each */
	unsigned int	 timeout;		/* seconds an item may take */
	bool		 watch;			/* go on when the inboxes are empty, until a signal comes */
	bool		 json;			/* a line of JSON an item on "out", else a line for people */
	enum progress_how progress;
	instant		 now;
	bool		 now_given;		/* else, while watching, each round takes the clock's */
	FILE		*out, *err;
};

/*
 * Receive what the inboxes hold and the store does not know yet.  Findings about the call go into the
 * report; those about items into their records.  0 when every item was accepted, 1 when one was not,
 * -1 with a finding when it could not be done.
 */
int	reception_run(struct library *, const struct reception_options *, struct report *);

#endif /* !CLEA_RECEPTION_RECEPTION_H */
