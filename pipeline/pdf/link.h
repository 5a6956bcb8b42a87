/* link.h - places with names, and links to them and to URIs.  Private to pdf/. */
#ifndef CLEA_PDF_LINK_H
#define CLEA_PDF_LINK_H

#include <stdbool.h>

#include "pdf/document.h"

void	link_dest(struct canvas *, const char *name, mpt x, mpt y);
void	link_add(struct canvas *, struct canvas_tag *, mpt x, mpt y, mpt w, mpt h,
	    const char *name, const char *uri, const char *contents);

/* The number of a name, given yet or not. */
size_t	link_name(struct pdf *, const char *name);
/* "[12 0 R /XYZ 0 700 0]"; false, with a finding, when nothing has that name. */
bool	link_put_dest(struct pdf *, size_t name, struct buf *);
/* Settle which links lead somewhere and write them: before the structure tree. */
void	link_write(struct pdf *);

#endif /* !CLEA_PDF_LINK_H */
