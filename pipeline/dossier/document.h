/* document.h - from FO to a PDF, sealed or not: the same for documents of a dossier and of a session. */
#ifndef CLEA_DOSSIER_DOCUMENT_H
#define CLEA_DOSSIER_DOCUMENT_H

#include <stddef.h>

#include "base/instant.h"

struct buf;
struct library;
struct report;
struct signer;
struct xml_doc;

struct document {
	const struct signer *signer;	/* NULL: not sealed */
	instant		 now;
	const struct xml_doc *source;	/* what it was made of, attached; NULL: nothing is */
	const char	*source_name, *source_text;	/* file name and description of the attachment */
};
/* Caller frees; *npages is set.  NULL with a finding. */
struct buf	*document_pdf(struct library *, const struct xml_doc *fo, const struct document *, size_t *npages,
		    struct report *);

#endif /* !CLEA_DOSSIER_DOCUMENT_H */
