/* seal.h - keys, CAdES, PAdES and ASiC: seal and verify. */
#ifndef CLEA_SEAL_SEAL_H
#define CLEA_SEAL_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"

struct buf;
struct pack;
struct report;

/* ---- who seals ---- */

struct signer;		/* key, certificate, chain; wiped when freed */

/* Where the passphrase comes from; it never stands in argv, a log or a report. */
struct seal_passphrase {
	const char	*file;		/* first line of it; NULL: none */
	const char	*variable;	/* name of an environment variable; NULL: CLEA_PASSPHRASE */
	bool		 ask;		/* at the terminal, if there is one */
};

/* PKCS#12 or PEM (key and certificates in one file, encrypted or not).  NULL with a finding:
 * wrong passphrase, no key, weak key, certificate not for signing, not valid at "now". */
struct signer	*signer_load(const char *path, const struct seal_passphrase *, instant now, struct report *);
void		 signer_free(struct signer *);
const char	*signer_name(const struct signer *);	/* the certificate's CN; lends */
void		 signer_fingerprint(const struct signer *, char out[static 65]);	/* SHA-256 of the certificate, hex */
size_t		 signer_room(const struct signer *);	/* bytes of CMS to reserve in a PDF */

/* ---- seal ---- */

/*
 * PAdES B-B (EN 319 142-1): sign all of "pdf" but the gap, which pdf_finish()
 * left at gap_at (the '<') for gap_len bytes; the CMS is written into it.
 */
int	seal_pdf(struct buf *pdf, size_t gap_at, size_t gap_len, const struct signer *, struct report *);

/*
 * ASiC-E with CAdES B-B (EN 319 162-1): build the container.  Entries are taken
 * in order; the caller adds neither mimetype nor META-INF.  "mime" of each goes into the manifest.
 */
struct seal_entry { const char *name, *mime; struct buf *data; bool rootfile; };	/* data is taken */
struct buf	*seal_asic(struct seal_entry *, size_t n, const struct signer *, instant now, struct report *);

/* ---- verify ---- */

/* ETSI EN 319 102-1 main indications. */
enum seal_indication { SEAL_TOTAL_PASSED, SEAL_INDETERMINATE, SEAL_TOTAL_FAILED };

struct seal_trust;	/* anchors, CRLs, OCSP responses */
struct seal_trust *seal_trust_new(void);
void	seal_trust_free(struct seal_trust *);
int	seal_trust_add_ca(struct seal_trust *, const char *path, struct report *);	/* PEM or DER, one or many */
int	seal_trust_add_crl(struct seal_trust *, const char *path, struct report *);
int	seal_trust_add_ocsp(struct seal_trust *, const char *path, struct report *);

struct seal_stamp {			/* one timestamp (RFC 3161) of a signature */
	enum seal_indication indication;
	char	*sub;			/* as of a signature */
	char	*where;			/* "META-INF/timestamp001.tst", "Signature1" when it lies in that */
	char	*authority;		/* who stamped: subject, RFC 4514; "" when not known */
	instant	 time;			/* genTime */
	bool	 has_time;
};

struct seal_verdict {			/* one signature */
	enum seal_indication indication;
	char	*sub;			/* sub-indication of the standard, "" when passed */
	char	*where;			/* "META-INF/signature001.p7s", "Signature1" */
	char	*format;		/* "PAdES-BASELINE-B", "CAdES-BASELINE-B" ... */
	char	*signer;		/* subject, RFC 4514 */
	char	*holder;		/* its organisation as UTF-8; "" where it names none */
	char	**identifiers;		/* NULL-terminated: what may number that organisation, as the certificate has it */
	instant	 claimed;		/* signing time as claimed */
	bool	 has_claimed;
	struct seal_stamp *stamps;	/* whatever they are worth */
	size_t	 nstamps;
	instant	 proof;			/* of the valid ones, the earliest: by then the signature existed */
	bool	 has_proof;
	char	**covers;		/* NULL-terminated: what it covers, for people */
};

struct seal_result {
	char	*kind;			/* "PDF", "ASiC-E", "unsigned" ... */
	struct seal_verdict *verdicts;
	size_t	 nverdicts;
	enum seal_indication overall;	/* worst of all; no signature at all: INDETERMINATE */
	char	**not_covered;		/* NULL-terminated: « non couvert », for people */
};

/*
 * Judge one file's bytes by content (PDF or ZIP); PDFs inside a container are judged too, each named
 * "container!entry".  Findings tell what is wrong; the
 * result is always filled (clear it).  "at" is the instant of validation.
 */
void	seal_verify(const char *name, const struct buf *, const struct seal_trust *, instant at,
	    struct seal_result *, struct report *);
void	seal_result_clear(struct seal_result *);
const char *seal_indication_name(enum seal_indication);	/* "TOTAL-PASSED" ... */

#endif /* !CLEA_SEAL_SEAL_H */
