/* fo.h - the formatter's door: an XSL-FO 1.1 document onto a canvas. */
#ifndef CLEA_FO_FO_H
#define CLEA_FO_FO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct buf;
struct canvas;
struct report;
struct xml_doc;

#define FO_NS		"http://www.w3.org/1999/XSL/Format"
#define FO_NS_FOX	"http://xmlgraphics.apache.org/fop/extensions"
#define FO_NS_SVG	"http://www.w3.org/2000/svg"
#define FO_NS_CLEA	"urn:clea:fo:1"	/* clea:signature, clea:kerning, clea:title ... */

struct fo_result {
	size_t	npages;
	bool	has_title, has_lang;	/* what PDF/UA asks of the document */
};

/*
 * Set the document on the canvas.  Pictures are read relative to the folder of
 * the document's name.  0 when every page was set; findings of severity error
 * may stand in the report all the same.  -1: nothing usable (not an FO document).
 */
int	fo_format(const struct xml_doc *, struct canvas *, struct fo_result *, struct report *);

/*
 * The same, many times in one process: what is worth keeping between documents
 * (hyphenation dictionaries) stays in "kept".  One user at a time; NULL keeps nothing.
 */
struct fo_kept	*fo_kept_new(void);
void		 fo_kept_free(struct fo_kept *);	/* NULL is fine */
int		 fo_format_kept(struct fo_kept *, const struct xml_doc *, struct canvas *, struct fo_result *, struct report *);

/* A canvas with fixed widths that prints what is placed where, one thing a line. */
struct canvas	*canvas_text_new(struct buf *out, struct report *);
void		 canvas_text_free(struct canvas *);

#endif /* !CLEA_FO_FO_H */
