/* outcome.h - what an audit found, gathered for people and programs.  For archive/ only. */
#ifndef CLEA_ARCHIVE_OUTCOME_H
#define CLEA_ARCHIVE_OUTCOME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/archive.h"

struct library;
struct report;

struct proof {			/* seals of one signer with one verdict */
	char	*signer, *indication, *sub;
	size_t	 packages;
};

struct outcome {
	const struct archive_options *o;
	const struct archive_audit *a;
	size_t	 packages;	/* that there should be */
	size_t	 read;		/* of which were read */
	size_t	 intact;	/* of which are as they entered */
	size_t	 held;		/* of which the journal says that their seals held when they entered; taken from there, not computed */
	int64_t	 octets;
	size_t	 lines;		/* of the journal */
	bool	 sound;
	const char *head;
	size_t	 seals;		/* of the journal, that hold */
	size_t	 eliminated;
	struct proof *proofs;
	size_t	 nproofs;
	const struct report *report;
	size_t	 before;	/* findings that were in the report before */
};

void	outcome_clear(struct outcome *);
void	outcome_proof(struct outcome *, const char *signer, const char *indication, const char *sub);
/* Summary lines on o->out. */
void	outcome_tell(const struct outcome *);
/* audit.html, audit.pdf, audit.json and audit.xml in a folder.  -1 with a finding. */
int	outcome_write(const struct outcome *, struct library *, const char *dir, struct report *);

#endif /* !CLEA_ARCHIVE_OUTCOME_H */
