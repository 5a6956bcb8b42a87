/* pdf_read.h - the signatures of a PDF, found through libqpdf.  Private to seal/. */
#ifndef CLEA_SEAL_PDF_READ_H
#define CLEA_SEAL_PDF_READ_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"

struct material;

/* A PDF held open.  Its bytes are lent by the caller until pdf_file_close(). */
struct pdf_file {
	qpdf_data	 q;
};

enum pdf_state { PDF_OPEN, PDF_LOCKED, PDF_BROKEN };

/* No recovery: what has no proper cross-reference table is broken.  *why: a sentence of libqpdf, the caller frees. */
enum pdf_state	pdf_file_open(struct pdf_file *, const char *name, const void *, size_t n, char **why);
void		pdf_file_close(struct pdf_file *);

/* A signature dictionary that a form field shows (ISO 32000-1, 12.8.1). */
struct pdf_seal {
	char		*field;		/* fully qualified name, UTF-8 */
	char		*subfilter;	/* "ETSI.CAdES.detached" ...; "" when absent */
	bool		 is_timestamp;	/* /DocTimeStamp */
	bool		 has_range;	/* /ByteRange is four numbers */
	size_t		 range[4];
	unsigned char	*contents;	/* /Contents, decoded, padding and all */
	size_t		 ncontents;
	bool		 has_time;
	instant		 time;		/* /M */
	bool		 has_cert;	/* /Cert, which EN 319 142-1 forbids */
	int		 object;	/* number of the dictionary, 0 when it is direct */
};

struct pdf_seals {
	struct pdf_seal	*all;
	size_t		 n;
	bool		 too_many;	/* more fields than anybody needs: the rest was not looked at */
};

void	pdf_seals_read(struct pdf_file *, struct pdf_seals *);
void	pdf_seals_clear(struct pdf_seals *);
/* Is this dictionary a signature field that is signed? */
bool	pdf_is_signed_field(struct pdf_file *, qpdf_oh field);

/* Certificates, lists and responses of /DSS (EN 319 142-1, 5.4); true if there is a /DSS. */
bool	pdf_dss_read(struct pdf_file *, struct material *);

#endif /* !CLEA_SEAL_PDF_READ_H */
