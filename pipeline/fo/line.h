/* line.h - inline-level content into lines: total-fit (Knuth-Plass) breaking,
 * justification, leaders, inline boxes.  Private to fo/.
 *
 * Leaves of the area tree: a line's fragments are placed in it, and a line is
 * never taken apart again.
 */
#ifndef CLEA_FO_LINE_H
#define CLEA_FO_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "fo/canvas.h"

struct arena;
struct fo_context;
struct fo_lines;
struct fo_node;

enum fo_frag_kind {
	FO_FRAG_TEXT,		/* glyphs; also hyphens, fo:character, leaders of dots or content */
	FO_FRAG_RULE,		/* leader-pattern="rule": height is its thickness; style and colour are node->text's */
	FO_FRAG_IMAGE,		/* external-graphic */
	FO_FRAG_SVG,		/* instream-foreign-object */
	FO_FRAG_PAGE_NUMBER,	/* glyphs, to be set again when the page is known: fo_line_set_text() */
	FO_FRAG_CITATION,
	FO_FRAG_BOX		/* border and background of an inline area, before what it holds; or an empty link target */
};

struct fo_frag {
	enum fo_frag_kind kind;
	const struct fo_node *node;	/* the object it comes from: tag, link, id (for text: the FO_TEXT's parent) */
	mpt	x;			/* from the line's start edge */
	mpt	y;			/* baseline, down from the line's top; for BOX, IMAGE, SVG, RULE the top of its border box */
	mpt	width, height;		/* of the border box; height of text: ascender + |descender| */
	/* glyphs */
	struct canvas_font *font;
	mpt	size;
	uint32_t color;
	const struct canvas_glyph *glyphs;
	size_t	nglyphs;
	const char *text;		/* bytes the glyphs' clusters index: the first glyph's are at text + glyphs->cluster */
	mpt	letter_spacing, word_spacing;
	int	decoration;		/* FO_DECO_* drawn with this text, in its own colour and font */
	unsigned char level;		/* of direction (UAX 9): odd reads right to left; x is where it stands all the same */
	bool	hyphen;			/* made by hyphenation: the reader's text has none here */
	bool	open_start, open_end;	/* BOX broken over lines: no start, no end edge here (conditionality) */
	/* pictures */
	struct canvas_image *image;
	mpt	content_x, content_y, content_width, content_height;	/* relative to x, y */
};

struct fo_line {
	mpt	height;			/* block-progression dimension, half-leading included */
	mpt	baseline;		/* from its top */
	mpt	width;			/* of its fragments, to the end of the last */
	struct fo_frag *frags;
	size_t	nfrags;
	const struct fo_node **footnotes;	/* fo:footnote whose inline stands in this line */
	size_t	nfootnotes;
	const struct fo_node **anchors;		/* nodes with an id, or fo:marker, first met in this line */
	size_t	nanchors;
	const struct fo_node **ends;		/* objects with markers of their own that end in this line */
	size_t	nends;
	bool	forced;			/* ends by a line feed, not by breaking */
	bool	last;			/* of the paragraph */
	bool	has_numbers;		/* holds PAGE_NUMBER or CITATION fragments */
	enum { FO_LINE_START, FO_LINE_CENTER, FO_LINE_END, FO_LINE_JUSTIFIED } align;	/* how it was aligned */
	mpt	measure;		/* the width it was set to */
	const struct fo_node *block;	/* not a line: a block-level object met inside an inline one, to be laid out in this place */
};

/* What is kept between paragraphs (buffers, fonts looked up); the context lends it to each call. */
struct fo_lines	*fo_lines_new(void);
void		 fo_lines_free(struct fo_lines *);	/* NULL is fine */

/*
 * Lay out the inline-level siblings from "first" up to, not including, "end"
 * (NULL: to the last) as one paragraph of "block", in lines of "width".
 * *first_of_block: text-indent applies.  Lines and all they hold live in "arena".
 * Returns the number of lines; content that is only white space gives 0.
 */
size_t	fo_lines_layout(struct fo_context *, struct arena *, const struct fo_node *block,
	    const struct fo_node *first, const struct fo_node *end, mpt width, bool first_of_block,
	    struct fo_line **lines);

/* Give a PAGE_NUMBER or CITATION fragment its text, and align the line again. */
void	fo_line_set_text(struct fo_context *, struct arena *, struct fo_line *, struct fo_frag *, const char *);

/* Minimum (longest unbreakable piece) and maximum (no break) width of inline content: for table-layout="auto". */
void	fo_lines_measure(struct fo_context *, struct arena *, const struct fo_node *block,
	    const struct fo_node *first, const struct fo_node *end, mpt *min, mpt *max);

#endif /* !CLEA_FO_LINE_H */
