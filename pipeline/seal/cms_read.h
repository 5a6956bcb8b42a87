/* cms_read.h - a CMS signature of anybody, judged.  Private to seal/. */
#ifndef CLEA_SEAL_CMS_READ_H
#define CLEA_SEAL_CMS_READ_H

#include <stdbool.h>

#include "base/report.h"
#include "seal/der.h"

struct judge;
struct material;
struct seal_verdict;

/* What a signature must be besides valid: the rules of the format it stands in. */
enum cms_use {
	CMS_IN_ASIC,		/* CAdES: signing-certificate; baseline wants signing-time once */
	CMS_IN_PDF,		/* ETSI.CAdES.detached: signing-certificate; baseline wants no signing-time */
	CMS_IN_OLD_PDF,		/* adbe.pkcs7.detached: whatever it holds */
	CMS_STAMP		/* a token of RFC 3161: signing-certificate, a TSTInfo inside */
};

/* A signature to be judged, and what is known of it. */
struct cms_input {
	struct pos		 pos;
	enum cms_use		 use;
	struct bytes		 der;
	const struct bytes	*content;	/* what it is over, in pieces to be put together */
	size_t			 ncontent;
	const char		*what;		/* they are, for a finding; "" where the place says it */
	const struct material	*more;		/* that the document carries besides; NULL: none */
};

/* What the caller needs to name the format. */
struct cms_facts {
	size_t	 used;			/* bytes of the encoding; 0: it could not be read */
	bool	 has_ess;		/* signing-certificate, either version */
	bool	 is_baseline;		/* as far as the CMS shows */
	bool	 has_timestamp;		/* unsigned signature-time-stamp, whatever it is worth */
	bool	 has_archive_stamp;	/* an unsigned timestamp of another kind, which is not judged */
	bool	 has_revocation;	/* CRLs or responses inside */
	bool	 has_unsigned;		/* any unsigned attribute */
};

/*
 * Judge one signature.  Fills verdict and facts; a finding for each reason.  A
 * proof that the verdict has already is one of all that the signature carries,
 * its timestamps too; these are judged and join the verdict.
 */
void	cms_judge(const struct judge *, const struct cms_input *, struct seal_verdict *,
	    struct cms_facts *);

/* Does this digest prove nothing any more? */
bool	cms_digest_is_weak(int nid);

#endif /* !CLEA_SEAL_CMS_READ_H */
