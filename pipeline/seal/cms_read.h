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
	CMS_IN_OLD_PDF		/* adbe.pkcs7.detached: whatever it holds */
};

/* What the caller needs to name the format. */
struct cms_facts {
	size_t	 used;			/* bytes of the encoding; 0: it could not be read */
	bool	 has_ess;		/* signing-certificate, either version */
	bool	 is_baseline;		/* as far as the CMS shows */
	bool	 has_timestamp;		/* unsigned signature-time-stamp */
	bool	 has_revocation;	/* CRLs or responses inside */
	bool	 has_unsigned;		/* any unsigned attribute */
};

/*
 * Judge one detached signature over the pieces of "content", put together;
 * "what" they are is for a finding ("" where its place says it).  "more" (may be
 * NULL) is what the document carries besides.  Fills verdict and facts; a finding
 * for each reason.
 */
void	cms_judge(const struct judge *, struct pos, enum cms_use, struct bytes der,
	    const struct bytes *content, size_t ncontent, const char *what,
	    const struct material *more, struct seal_verdict *, struct cms_facts *);

#endif /* !CLEA_SEAL_CMS_READ_H */
