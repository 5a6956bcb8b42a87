/* pdf.h - PDF 1.7, PDF/A-3a and PDF/UA-1: the canvas on libharu and what surrounds it. */
#ifndef CLEA_PDF_PDF_H
#define CLEA_PDF_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"

struct buf;
struct canvas;
struct report;

/*
 * Fonts found, opened and measured once a process, each when first asked for.  A worker
 * forked later has those of its parent and opens further ones for itself; not for two threads.
 */
struct pdf_fonts;
struct pdf_fonts *pdf_fonts_new(struct report *);	/* NULL with a finding: no usable font at all */
void		  pdf_fonts_free(struct pdf_fonts *);
/*
 * Open now every font of the families that are known by their files, in four styles: for a process that
 * will not be able to open a file later.  Other families are then set in sans-serif.
 */
void		  pdf_fonts_warm(struct pdf_fonts *);

struct pdf_signature {
	const char	*name;		/* of the field that the document reserves */
	const char	*signer;	/* /Name */
	const char	*reason, *location;	/* NULL: left out */
	size_t		 room;		/* bytes of CMS that must fit in /Contents */
};

struct pdf_options {
	instant		 now;		/* CreationDate, ModDate, XMP, /M */
	const struct pdf_signature *signature;	/* NULL: not to be signed; lent until pdf_finish */
	const char	*producer;	/* "clea 0.1" */
};

struct canvas	*canvas_pdf_new(struct pdf_fonts *, const struct pdf_options *, struct report *);
void		 canvas_pdf_free(struct canvas *);

/* Attach a file (/AF, /EmbeddedFiles), before pdf_finish(); relationship "Source", "Data" ... Copies. */
int	pdf_attach(struct canvas *, const char *name, const char *mime, const char *relationship,
	    const char *description, const struct buf *, struct report *);

/* Where the signature goes: the bytes of /Contents with its < and >, which nothing else covers. */
struct pdf_gap { size_t at, len; };

/*
 * Close the document and write it to "out".  With a signature asked for, the
 * field is the one fo reserved under that name, or an invisible one on the last page;
 * the ByteRange is final, /Contents is zeros, and *gap says where.  -1 with a finding.
 */
int	pdf_finish(struct canvas *, struct buf *out, struct pdf_gap *gap);
size_t	pdf_npages(const struct canvas *);

#endif /* !CLEA_PDF_PDF_H */
