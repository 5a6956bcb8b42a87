/* proof_inside.h - one look into a proof, by kind of content.  For proof*.c only. */
#ifndef CLEA_RECEPTION_PROOF_INSIDE_H
#define CLEA_RECEPTION_PROOF_INSIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"

struct proof_rules;

struct proof {
	struct pos			 where;
	const unsigned char		*s;
	size_t				 n;
	const struct proof_rules	*rules;
	struct report			*report;
	size_t				 nfound;
	bool				 told[FINDING__MAX];	/* each kind once a proof */
};

/* A finding, unless its kind was told of this proof before; "words" are translated. */
void	proof_tell(struct proof *, enum finding_kind, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
bool	proof_starts(const struct proof *, const void *, size_t n);
/* Does a word stand anywhere in the bytes? */
bool	proof_holds(const struct proof *, const void *, size_t n);
/* The same, for ASCII of any case. */
bool	proof_holds_word(const struct proof *, const char *word);

void	proof_image(struct proof *);	/* PNG, JPEG, GIF, BMP, WebP, TIFF */
void	proof_pdf(struct proof *);
void	proof_zip(struct proof *);	/* Office documents, and archives that are none */
void	proof_ole(struct proof *);	/* Office documents of before 2007 */
void	proof_page(struct proof *, const char *type);	/* HTML, SVG, other XML, RTF */

#endif /* !CLEA_RECEPTION_PROOF_INSIDE_H */
