/* judge.h - what every part of a verification shares.  Private to seal/. */
#ifndef CLEA_SEAL_JUDGE_H
#define CLEA_SEAL_JUDGE_H

#include "base/report.h"
#include "seal/seal.h"

/* One file being judged; a file inside a container has a judge of its own, with the same result. */
struct judge {
	const char	*name;		/* of the file: "dossier.asice", "dossier.asice!bilan.pdf" */
	const char	*within;	/* before each verdict's "where": "bilan.pdf!", or "" */
	unsigned int	 depth;		/* containers around this file */
	const struct seal_trust *trust;
	instant		 at;		/* of validation */
	struct seal_result *result;
	struct report	*report;
};

/* A verdict that has passed until somebody objects; "where" is copied. */
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
