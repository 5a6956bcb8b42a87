/* tags.h - the structure tree (ISO 32000-1 14.7, 14.8).  Private to pdf/. */
#ifndef CLEA_PDF_TAGS_H
#define CLEA_PDF_TAGS_H

#include <stdbool.h>

#include "pdf/document.h"

struct canvas_tag *tags_new(struct canvas *, struct canvas_tag *parent, const struct canvas_tag_def *);
/* A piece of content of the open page: its MCID. */
size_t	tags_add_mark(struct pdf *, struct canvas_tag *, struct page *, struct place);
/* An annotation of this element, once all pages are there: the key for its /StructParent. */
size_t	tags_add_annotation(struct pdf *, struct canvas_tag *, unsigned annotation, unsigned page);
/* Is the element, or one around it, a Figure, whose box is kept? */
bool	tags_has_box(const struct canvas_tag *);
/* Grow that box. */
void	tags_painted(struct canvas_tag *, const struct page *, mpt x1, mpt y1, mpt x2, mpt y2);
const char *tags_name(const struct canvas_tag *);	/* its structure type */
const char *tags_alt(const struct canvas_tag *);	/* NULL: none */

/* Write the tree: after all content was marked, all annotations were added. */
void	tags_write(struct pdf *);
/* What keeps the document from PDF/UA, in words; NULL: nothing that is known here. */
const char *tags_fault(const struct pdf *);

#endif /* !CLEA_PDF_TAGS_H */
