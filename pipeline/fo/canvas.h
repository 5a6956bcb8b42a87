/* canvas.h - what a formatter draws on: a table of functions with two makers,
 * pdf/ (canvas_pdf_new) and fo/canvas_text.c (fixed widths, for tests).
 *
 * Lengths are integer millipoints.  The origin of a page is its TOP LEFT corner,
 * y grows DOWNWARDS; the maker flips as its format needs.  Strings are UTF-8.
 */
#ifndef CLEA_FO_CANVAS_H
#define CLEA_FO_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/report.h"

typedef int64_t mpt;		/* 1/1000 pt */

struct canvas_font;		/* a family list resolved at one weight and style; lives as long as the canvas */
struct canvas_image;		/* a decoded or checked picture; lives as long as the canvas */
struct canvas_tag;		/* a structure element; lives as long as the canvas */

struct canvas_metrics {		/* in 1/1000 em, of the first family that was found */
	int	ascender;	/* OS/2 typo, > 0 */
	int	descender;	/* OS/2 typo, < 0 */
	int	x_height, cap_height;
	int	underline_position;	/* centre, < 0: below the baseline */
	int	underline_thickness;
	int	strikeout_position;
};

/*
 * One glyph of a shaped run.  Advances are in 1/1000 em TIMES 1000 (millionths
 * of an em), so that width [mpt] = sum of advance * size [mpt] / 1000000 and
 * the same run serves every size.
 */
struct canvas_glyph {
	uint32_t	gid;		/* within face */
	uint16_t	face;		/* which font of the family list: opaque to fo */
	uint16_t	nbytes;		/* bytes of text this cluster covers; 0 for further glyphs of one */
	uint32_t	cluster;	/* byte offset in the text that was shaped */
	int32_t		advance;	/* millionths of an em */
	int32_t		dx, dy;		/* offset, millionths of an em, y upwards */
};

struct canvas_style {
	uint32_t	color;		/* 0xRRGGBB */
};

enum canvas_line_style { CANVAS_SOLID, CANVAS_DASHED, CANVAS_DOTTED, CANVAS_DOUBLE, CANVAS_GROOVE, CANVAS_RIDGE };

/* One step of a path (SVG).  Coordinates are absolute page millipoints. */
enum canvas_op { CANVAS_MOVE, CANVAS_LINE, CANVAS_CURVE, CANVAS_CLOSE };
struct canvas_step { enum canvas_op op; mpt x[3], y[3]; };	/* CURVE: two controls, then the end */

struct canvas_paint {			/* how a path is painted */
	bool		fill, stroke, evenodd;
	uint32_t	fill_color, stroke_color;
	mpt		stroke_width;
	mpt		dash[4];	/* on, off, ...; all 0: solid */
	int		cap, join;	/* as PDF: 0 butt/mitre, 1 round, 2 square/bevel */
};

/* Attributes of a structure element; NULL or 0: none.  Strings are copied. */
struct canvas_tag_def {
	const char	*type;		/* "P", "H1", "Table", "TH" ...: a standard structure type of ISO 32000-1 14.8.4 */
	const char	*alt;		/* /Alt, for Figure and Form */
	const char	*lang;		/* /Lang where it differs from the document's */
	const char	*id;		/* /ID, for TH (Headers) and Note */
	const char	*scope;		/* "Row", "Column", "Both" for TH */
	const char	*headers;	/* space-separated ids of TH, for TD and TH */
	const char	*list_numbering;	/* "Disc", "Decimal", "None" ... for L */
	const char	*actual_text;
	int		 row_span, col_span;	/* > 1 only */
};

enum canvas_artifact { CANVAS_ART_LAYOUT, CANVAS_ART_PAGINATION_HEADER, CANVAS_ART_PAGINATION_FOOTER, CANVAS_ART_BACKGROUND };

struct canvas_info {		/* of the document; strings lent for the call */
	const char	*title, *author, *subject, *lang;
};

struct canvas {
	void	*self;		/* the maker's */
	struct report *report;

	void	(*info)(struct canvas *, const struct canvas_info *);	/* before the first page */

	/*
	 * Fonts.  families: a comma-separated list as font-family has it; weight
	 * 100..900.  Never NULL: a family nobody has falls back, with one finding.
	 */
	struct canvas_font *(*font)(struct canvas *, const char *families, int weight, bool italic);
	void	(*metrics)(struct canvas *, const struct canvas_font *, struct canvas_metrics *);
	/*
	 * Shape text (no line breaks in it; one direction).  Writes *nglyphs glyphs in logical order into
	 * memory that the canvas lends until the next call.  A character no
	 * family has is a finding (once a character) at "pos".  Ligatures only where
	 * ligatures is true.
	 */
	const struct canvas_glyph *(*shape)(struct canvas *, struct canvas_font *, const char *text,
		    size_t n, const char *lang, bool kerning, bool ligatures, struct pos pos, size_t *nglyphs);

	/* Pages, one open at a time. */
	int	(*begin_page)(struct canvas *, mpt width, mpt height, const char *label);
	int	(*end_page)(struct canvas *);
	/*
	 * Parts drawn later: late() marks this place in the open page's content and returns
	 * a number >= 0; between late_begin(number) and late_end(), after the last
	 * page was ended, all drawing and tagging goes there.
	 */
	int	(*late)(struct canvas *);
	int	(*late_begin)(struct canvas *, int number);
	int	(*late_end)(struct canvas *);

	/*
	 * Drawing.  x, y is the left end of the baseline.  "text" is what the clusters index: glyph g
	 * stands for the nbytes bytes at text + g.cluster, which copying and reading aloud give back.
	 */
	void	(*text)(struct canvas *, mpt x, mpt y, const struct canvas_font *, mpt size,
		    const struct canvas_style *, const struct canvas_glyph *, size_t nglyphs,
		    const char *text, mpt letter_spacing, mpt word_spacing);
		    /* word_spacing is added after each U+0020 and U+00A0, letter_spacing after each cluster */
	void	(*fill_rect)(struct canvas *, mpt x, mpt y, mpt w, mpt h, uint32_t color);
	void	(*line)(struct canvas *, mpt x1, mpt y1, mpt x2, mpt y2, mpt width, uint32_t color, enum canvas_line_style);
	void	(*path)(struct canvas *, const struct canvas_step *, size_t n, const struct canvas_paint *);
	void	(*clip_push)(struct canvas *, mpt x, mpt y, mpt w, mpt h);
	void	(*clip_pop)(struct canvas *);
	/*
	 * All that follows, places and links too, is in a system that is turned: "degrees" counterclockwise, 90, 180 or
	 * 270, about its origin, which stands at x, y of the one before.  Pushed and popped like clips, among them.
	 */
	void	(*turn_push)(struct canvas *, int degrees, mpt x, mpt y);
	void	(*turn_pop)(struct canvas *);

	/* Pictures.  PNG or JPEG by content.  NULL with a finding.  Size at its own resolution (72 dpi if it has none). */
	struct canvas_image *(*image_load)(struct canvas *, const char *path, struct pos);
	void	(*image_size)(struct canvas *, const struct canvas_image *, mpt *w, mpt *h);
	void	(*image)(struct canvas *, const struct canvas_image *, mpt x, mpt y, mpt w, mpt h);

	/*
	 * Tags.  tag_new adds a structure element as the last child of parent (NULL:
	 * the Document element); the logical order is the order of these calls, and
	 * content may be marked later, on any page, in any order.  Every drawing call
	 * stands between mark_begin and mark_end or artifact_begin and mark_end; marks do not nest.
	 */
	struct canvas_tag *(*tag_new)(struct canvas *, struct canvas_tag *parent, const struct canvas_tag_def *);
	void	(*mark_begin)(struct canvas *, struct canvas_tag *);
	void	(*artifact_begin)(struct canvas *, enum canvas_artifact);
	void	(*mark_end)(struct canvas *);

	/* Places and links.  Names are document-wide; a link to a name no dest() gave is dropped with a finding. */
	void	(*dest)(struct canvas *, const char *name, mpt x, mpt y);	/* on the open page */
	/* A rectangle of a Link tag: to a name (uri NULL) or a URI.  "contents" is /Contents. */
	void	(*link)(struct canvas *, struct canvas_tag *, mpt x, mpt y, mpt w, mpt h,
		    const char *name, const char *uri, const char *contents);
	void	(*bookmark)(struct canvas *, int level, const char *title, const char *name);	/* level 1.. */

	/* A signature field over this rectangle of the open page; tag is a Form. */
	void	(*signature_field)(struct canvas *, const char *name, struct canvas_tag *, mpt x, mpt y, mpt w, mpt h);
};

#endif /* !CLEA_FO_CANVAS_H */
