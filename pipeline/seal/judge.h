/* judge.h - what every part of a verification shares.  Private to seal/. */
#ifndef CLEA_SEAL_JUDGE_H
#define CLEA_SEAL_JUDGE_H

#include "base/report.h"
#include "seal/seal.h"

/* Proof of existence (EN 319 102-1, 5.6.2.3): when something was there already, by the earliest of valid timestamps. */
struct poe {
	bool	 has;
	instant	 at;
};

/* One file being judged; a file inside a container has a judge of its own, with the same result. */
struct judge {
	const char	*name;		/* of the file: "dossier.asice", "dossier.asice!bilan.pdf" */
	const char	*within;	/* before each verdict's "where": "bilan.pdf!", or "" */
	unsigned int	 depth;		/* containers around this file */
	const struct seal_trust *trust;
	instant		 at;		/* of validation */
	struct poe	 proof;		/* of this file, by the timestamps of what it lies in */
	struct seal_result *result;
	struct report	*report;
};

void	poe_add(struct poe *, struct poe another);
struct poe	stamp_poe(const struct seal_stamp *);
struct poe	verdict_poe(const struct seal_verdict *);

/* A verdict that has passed until somebody objects, with the proof that the file has; "where" is copied. */
void	verdict_init(struct seal_verdict *, const struct judge *, const char *where);
void	verdict_clear(struct seal_verdict *);
/* The worse of what stands and this: an indication never gets better, and its first reason stays. */
void	verdict_worsen(struct seal_verdict *, enum seal_indication, const char *sub);
void	verdict_format(struct seal_verdict *, const char *format);	/* copies */
void	verdict_covers_take(struct seal_verdict *, char *text);
/* Takes what the timestamp holds; a valid one may be the verdict's proof. */
void	verdict_stamp_take(struct seal_verdict *, struct seal_stamp *);
void	stamp_copy(struct seal_stamp *, const struct seal_stamp *);
void	stamp_clear(struct seal_stamp *);	/* all zeros will do */
/* Into the result; takes what the verdict holds. */
void	judge_push(const struct judge *, struct seal_verdict *);
void	judge_not_covered_take(const struct judge *, char *text);	/* once each */

/*
 * Judges of one kind of file.  True if the file itself is signed, whatever the
 * verdict: a container that is not may hold PDFs that are.  "quiet": not to be
 * signed is no finding, since the file lies in a container.
 */
struct buf;
bool	verify_pdf(const struct judge *, const struct buf *, bool quiet);
bool	verify_asic(const struct judge *, const struct buf *, bool quiet);
bool	is_pdf(const struct buf *);	/* %PDF- within the first 1024 bytes */
bool	is_zip(const struct buf *);

#endif /* !CLEA_SEAL_JUDGE_H */
