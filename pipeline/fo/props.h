/* props.h - refined properties of formatting objects (XSL-FO 1.1 section 5).
 * Private to fo/.
 *
 * A node bears pointers to three sets of refined values.  Equal sets are one
 * set in memory (they are interned by the tree), so a table of ten thousand
 * like rows costs one set, and pointers may be compared.
 *
 * Writing mode is lr-tb: before = top, start = left.
 */
#ifndef CLEA_FO_PROPS_H
#define CLEA_FO_PROPS_H

#include <stdbool.h>
#include <stdint.h>

#include "fo/canvas.h"		/* mpt */

enum fo_side { FO_BEFORE, FO_AFTER, FO_START, FO_END };

/* A length: abs + percent of a base the property names (5.9).  "auto" where is_auto. */
struct fo_length {
	mpt	abs;
	int32_t	percent;	/* 1/1000 of a percent: 50% is 50000 */
	int32_t	proportional;	/* proportional-column-width(), 1/1000; column-width only */
	bool	is_auto;
	uint8_t	up;		/* start-indent, end-indent: how many reference areas above the nearest ... */
	int32_t	up_percent;	/* ... this part is of, since it was given there and inherited; up <= FO_UP_MAX */
};
#define FO_UP_MAX	3

/* abs + percent of base; auto gives "otherwise". */
mpt	fo_length_resolve(const struct fo_length *, mpt base, mpt otherwise);

#define FO_FORCE	INT32_MAX	/* precedence="force" */
struct fo_space {
	struct fo_length min, opt, max;
	int32_t	precedence;
	bool	discard;		/* conditionality; else retain */
};

#define FO_KEEP_AUTO	0		/* else an integer strength, or: */
#define FO_KEEP_ALWAYS	INT32_MAX
struct fo_keep { int32_t line, column, page; };

enum fo_break { FO_BREAK_AUTO, FO_BREAK_COLUMN, FO_BREAK_PAGE, FO_BREAK_EVEN_PAGE, FO_BREAK_ODD_PAGE };

enum fo_border_style { FO_BORDER_NONE, FO_BORDER_HIDDEN, FO_BORDER_DOTTED, FO_BORDER_DASHED, FO_BORDER_SOLID,
	FO_BORDER_DOUBLE, FO_BORDER_GROOVE, FO_BORDER_RIDGE, FO_BORDER_INSET, FO_BORDER_OUTSET };
struct fo_border {
	enum fo_border_style style;
	mpt		width;		/* 0 where the style is none or hidden */
	uint32_t	color;		/* 0xRRGGBB */
	bool		discard;	/* border-*-width.conditionality */
};
struct fo_padding { struct fo_length len; bool discard; };

enum fo_align { FO_ALIGN_START, FO_ALIGN_END, FO_ALIGN_CENTER, FO_ALIGN_JUSTIFY,
	FO_ALIGN_RELATIVE };		/* text-align-last: relative */
enum fo_display_align { FO_DISPLAY_AUTO, FO_DISPLAY_BEFORE, FO_DISPLAY_CENTER, FO_DISPLAY_AFTER };
enum fo_linefeed { FO_LF_TREAT_AS_SPACE, FO_LF_PRESERVE, FO_LF_IGNORE, FO_LF_ZERO_WIDTH };
enum fo_ws_treatment { FO_WS_IGNORE_IF_SURROUNDING, FO_WS_PRESERVE, FO_WS_IGNORE, FO_WS_IGNORE_BEFORE, FO_WS_IGNORE_AFTER };
enum fo_transform { FO_TRANSFORM_NONE, FO_TRANSFORM_UPPER, FO_TRANSFORM_LOWER, FO_TRANSFORM_CAPITALIZE };
enum fo_leader { FO_LEADER_SPACE, FO_LEADER_RULE, FO_LEADER_DOTS, FO_LEADER_CONTENT };
enum fo_leader_align { FO_LEADER_ALIGN_NONE, FO_LEADER_ALIGN_REFERENCE, FO_LEADER_ALIGN_PAGE };

/* Inherited properties. */
struct fo_text {
	const char	*families;	/* comma-separated, as font-family has it */
	mpt		 font_size;
	int32_t		 font_weight;	/* 100..900 */
	bool		 italic;	/* italic, oblique, backslant */
	bool		 small_caps;
	uint32_t	 color;
	int32_t		 line_height_factor;	/* 1/1000 of font-size; 0: use line_height */
	struct fo_space	 line_height;		/* optimum, minimum, maximum */
	enum { FO_STACK_MAX_HEIGHT, FO_STACK_LINE_HEIGHT, FO_STACK_FONT_HEIGHT } line_stacking;
	enum fo_align	 text_align, text_align_last;
	struct fo_length text_indent, last_line_end_indent;	/* of the content width */
	struct fo_length start_indent, end_indent;		/* computed (margins and inheritance applied), see 5.3.2;
							   percent of the containing reference-area's width */
	struct fo_space	 letter_spacing, word_spacing;		/* normal: all 0 */
	bool		 letter_spacing_normal;			/* ligatures and kerning may be used */
	bool		 wrap;		/* lines may be broken: wrap-option, and not kept together within a line */
	bool		 wrap_option;	/* as it is inherited */
	bool		 ws_collapse;
	enum fo_ws_treatment ws_treatment;
	enum fo_linefeed linefeed;
	enum fo_transform transform;
	bool		 hyphenate;
	uint32_t	 hyphenation_char;	/* U+002D or U+2010 ... */
	int32_t		 hyphenation_push, hyphenation_remain, hyphenation_ladder;	/* ladder 0: no limit */
	const char	*language;		/* "fr", "" when none */
	const char	*country;
	int32_t		 widows, orphans;
	struct fo_keep	 keep_together;		/* inherited in 1.1 */
	bool		 visible;
	enum fo_display_align display_align;
	enum { FO_RELATIVE_BEFORE, FO_RELATIVE_BASELINE } relative_align;
	bool		 border_collapse;	/* else separate */
	struct fo_length border_separation[2];	/* inline, block progression direction */
	struct fo_length provisional_starts, provisional_label_separation;
	enum fo_leader	 leader_pattern;
	enum fo_leader_align leader_alignment;
	struct fo_length leader_length[3];	/* min, opt, max; percent of the content width */
	struct fo_length leader_pattern_width;	/* auto: use-font-metrics */
	enum fo_border_style rule_style;
	mpt		 rule_thickness;
};

enum { FO_DECO_UNDERLINE = 1, FO_DECO_OVERLINE = 2, FO_DECO_LINE_THROUGH = 4 };
enum fo_baseline { FO_SHIFT_BASELINE, FO_SHIFT_SUB, FO_SHIFT_SUPER, FO_SHIFT_LENGTH,
	FO_SHIFT_TOP, FO_SHIFT_MIDDLE, FO_SHIFT_BOTTOM, FO_SHIFT_TEXT_TOP, FO_SHIFT_TEXT_BOTTOM };
enum fo_position { FO_POSITION_AUTO, FO_POSITION_ABSOLUTE, FO_POSITION_FIXED };

/* The box of an area: not inherited. */
struct fo_box {
	struct fo_border  border[4];	/* by enum fo_side */
	struct fo_padding padding[4];
	bool		  has_background;
	uint32_t	  background;
	const char	 *background_image;	/* URI, NULL none */
	enum { FO_REPEAT, FO_REPEAT_X, FO_REPEAT_Y, FO_NO_REPEAT } background_repeat;
	struct fo_length  background_position[2];
	struct fo_space	  space[4];	/* space-before, -after, -start, -end (inline) */
	struct fo_length  margin[4];	/* of page masters, regions, absolutely placed and inline areas */
	struct fo_length  width[3], height[3];	/* ipd, bpd: minimum, optimum, maximum; auto where not given */
	enum fo_position  position;
	struct fo_length  offset[4];	/* top, bottom, left, right by enum fo_side */
	enum fo_break	  break_before, break_after;
	struct fo_keep	  keep_with_next, keep_with_previous;
	bool		  span_all;
	enum { FO_OVERFLOW_AUTO, FO_OVERFLOW_VISIBLE, FO_OVERFLOW_HIDDEN, FO_OVERFLOW_ERROR } overflow;
	int32_t		  reference_orientation;	/* 0, 90, 180, 270 */
	int32_t		  decoration;	/* FO_DECO_*, this object's own together with what its ancestors draw */
	enum fo_baseline  baseline_shift;
	struct fo_length  baseline_length;	/* of the line-height, up is > 0 */
};

/* What only some objects have: tables, graphics, pages.  One default set serves all others. */
struct fo_misc {
	/* tables */
	struct fo_length column_width;
	int32_t		 column_number;		/* 0: by position */
	int32_t		 columns_spanned, rows_spanned, columns_repeated;	/* >= 1 */
	bool		 starts_row, ends_row;
	bool		 table_auto;		/* table-layout: auto */
	bool		 omit_header_at_break, omit_footer_at_break;
	bool		 empty_cells_show;
	/* graphics */
	const char	*src;			/* without url( ) */
	struct fo_length content_width, content_height;	/* auto; scale_* below */
	enum { FO_SCALE_AUTO, FO_SCALE_TO_FIT, FO_SCALE_DOWN, FO_SCALE_UP, FO_SCALE_LENGTH } content_width_kind, content_height_kind;
	bool		 non_uniform;		/* scaling */
	/* pages */
	const char	*master_name, *master_reference, *region_name, *flow_name;
	struct fo_length page_width, page_height, extent;
	bool		 precedence;
	int32_t		 column_count;
	struct fo_length column_gap;
	int32_t		 maximum_repeats;	/* -1: no-limit */
	enum { FO_PAGE_ANY, FO_PAGE_FIRST, FO_PAGE_LAST, FO_PAGE_REST, FO_PAGE_ONLY } page_position;
	enum { FO_PARITY_ANY, FO_PARITY_ODD, FO_PARITY_EVEN } odd_or_even;
	enum { FO_BLANK_ANY, FO_BLANK_BLANK, FO_BLANK_NOT_BLANK } blank_or_not;
	int32_t		 initial_page_number;	/* > 0, or FO_PAGE_AUTO ... */
	enum { FO_FORCE_AUTO, FO_FORCE_EVEN, FO_FORCE_ODD, FO_FORCE_END_EVEN, FO_FORCE_END_ODD, FO_FORCE_NONE } force_page_count;
	const char	*format;		/* "1", "i", "A" ... */
	/* markers, links, citations */
	const char	*marker_class, *retrieve_class;
	enum fo_retrieve { FO_RETRIEVE_FSWP, FO_RETRIEVE_FIC, FO_RETRIEVE_LSWP, FO_RETRIEVE_LEWP } retrieve_position,
			 table_position;	/* of retrieve-table-marker */
	enum { FO_BOUNDARY_PAGE, FO_BOUNDARY_SEQUENCE, FO_BOUNDARY_DOCUMENT, FO_BOUNDARY_TABLE,
	    FO_BOUNDARY_FRAGMENT } retrieve_boundary, table_boundary;
	const char	*internal_destination, *external_destination, *ref_id;
	uint32_t	 character;		/* fo:character */
	/* accessibility and our extensions */
	const char	*role;			/* structure type asked for */
	const char	*alt_text;		/* fox:alt-text */
	const char	*scope;			/* fox:scope?, clea:scope: "row", "column" */
	const char	*signature;		/* clea:signature: name of the field this block reserves */
	bool		 starting_state_hidden;	/* bookmark */
};
#define FO_PAGE_AUTO	0
#define FO_PAGE_AUTO_ODD	(-1)
#define FO_PAGE_AUTO_EVEN	(-2)

#endif /* !CLEA_FO_PROPS_H */
