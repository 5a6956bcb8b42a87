/* policy.h - what a secretary decides of receptions: limits, types, antivirus, effects.  For reception/ only. */
#ifndef CLEA_RECEPTION_POLICY_H
#define CLEA_RECEPTION_POLICY_H

#include <stddef.h>

#include "pack/pack.h"
#include "reception/proof.h"
#include "xml/xml.h"

struct library;
struct reception_options;
struct report;

struct policy {
	struct xml_doc	*doc;		/* what verdict.xsl reads of it: effects */
	struct pack_limits pack;
	struct xml_limits xml;
	size_t		 received;	/* bytes of an item as it comes */
	size_t		 memory;	/* bytes a worker may take */
	size_t		 findings;	/* of a step that are listed */
	struct proof_rules proofs;
	const char	*clamd;		/* its socket; NULL: nothing is scanned */
	unsigned int	 clamd_seconds;
	char		 inputs[65];	/* digest of all that a verdict rests on beside the item: the record's @profil */
};

/* The profile file, the limits of the call over it, and what else was given.  NULL with a finding. */
struct policy	*policy_load(struct library *, const struct reception_options *, struct report *);
void		 policy_free(struct policy *);	/* NULL is fine */

#endif /* !CLEA_RECEPTION_POLICY_H */
