/* stamp_judge.h - what a timestamp of RFC 3161 is worth (EN 319 102-1, 5.4).  Private to seal/. */
#ifndef CLEA_SEAL_STAMP_JUDGE_H
#define CLEA_SEAL_STAMP_JUDGE_H

#include "base/report.h"
#include "seal/der.h"
#include "seal/judge.h"
#include "seal/seal.h"

struct material;

struct stamp_input {
	struct pos		 pos;
	const char		*where;		/* copied into the result */
	struct bytes		 der;		/* the token */
	bool			 padded;	/* what follows it is the caller's question */
	const struct bytes	*content;	/* what it was made of, in pieces to be put together */
	size_t			 ncontent;
	const struct material	*more;		/* that the document carries besides */
	struct poe		 proof;		/* of the token itself, by timestamps that cover it */
};

/*
 * The imprint, the authority's signature, its certificate for timestamps alone,
 * in its dates at genTime and holding at judge->at (or when it was proved to be
 * there).  Exactly one finding, which tells what it proves or why it proves
 * nothing; the verdict on a signature is never the worse for it.  Fills the
 * result; how many bytes the token takes, 0 when it could not be read.
 */
size_t	stamp_judge(const struct judge *, const struct stamp_input *, struct seal_stamp *);
enum stamp_fault { STAMP_MALFORMED, STAMP_OF_OTHER, STAMP_WEAK };
/* The same of one that its place disproves already; "why" is translated. */
void	stamp_refuse(const struct judge *, const struct stamp_input *, enum stamp_fault, const char *why,
	    struct seal_stamp *);

#endif /* !CLEA_SEAL_STAMP_JUDGE_H */
