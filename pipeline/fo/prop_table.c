/* prop_table.c - the table of properties: what properties.def names, with the
 * words each may be (XSL-FO 1.1 section 7). */
#include "fo/refine.h"

static const struct fo_keyword kw_bool[] = { { "true", 1 }, { "false", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_auto[] = { { "auto", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_page_size[] = { { "auto", 0 }, { "indefinite", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_font_metrics[] = { { "use-font-metrics", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_conditionality[] = { { "discard", 1 }, { "retain", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_font_style[] = {
	{ "normal", 0 }, { "italic", 1 }, { "oblique", 1 }, { "backslant", 1 }, { NULL, 0 }
};
static const struct fo_keyword kw_font_variant[] = { { "normal", 0 }, { "small-caps", 1 }, { NULL, 0 } };
static const struct fo_keyword kw_border_style[] = {
	{ "none", FO_BORDER_NONE }, { "hidden", FO_BORDER_HIDDEN }, { "dotted", FO_BORDER_DOTTED },
	{ "dashed", FO_BORDER_DASHED }, { "solid", FO_BORDER_SOLID }, { "double", FO_BORDER_DOUBLE },
	{ "groove", FO_BORDER_GROOVE }, { "ridge", FO_BORDER_RIDGE }, { "inset", FO_BORDER_INSET },
	{ "outset", FO_BORDER_OUTSET }, { NULL, 0 }
};
static const struct fo_keyword kw_border_width[] = {	/* millipoints, as FOP has them */
	{ "thin", 500 }, { "medium", 1000 }, { "thick", 2000 }, { NULL, 0 }
};
static const struct fo_keyword kw_repeat[] = {
	{ "repeat", FO_REPEAT }, { "repeat-x", FO_REPEAT_X }, { "repeat-y", FO_REPEAT_Y },
	{ "no-repeat", FO_NO_REPEAT }, { NULL, 0 }
};
static const struct fo_keyword kw_horizontal[] = {	/* percent */
	{ "left", 0 }, { "center", 50 }, { "right", 100 }, { NULL, 0 }
};
static const struct fo_keyword kw_vertical[] = {
	{ "top", 0 }, { "center", 50 }, { "bottom", 100 }, { NULL, 0 }
};
static const struct fo_keyword kw_position[] = {
	{ "auto", FO_POSITION_AUTO }, { "absolute", FO_POSITION_ABSOLUTE }, { "fixed", FO_POSITION_FIXED }, { NULL, 0 }
};
static const struct fo_keyword kw_position_css[] = {
	{ "static", FO_POSITION_AUTO }, { "absolute", FO_POSITION_ABSOLUTE }, { "fixed", FO_POSITION_FIXED }, { NULL, 0 }
};
static const struct fo_keyword kw_vertical_align[] = {
	{ "baseline", FO_SHIFT_BASELINE }, { "middle", FO_SHIFT_MIDDLE }, { "sub", FO_SHIFT_SUB },
	{ "super", FO_SHIFT_SUPER }, { "text-top", FO_SHIFT_TEXT_TOP }, { "text-bottom", FO_SHIFT_TEXT_BOTTOM },
	{ "top", FO_SHIFT_TOP }, { "bottom", FO_SHIFT_BOTTOM }, { NULL, 0 }
};
static const struct fo_keyword kw_alignment_baseline[] = {
	{ "auto", FO_SHIFT_BASELINE }, { "baseline", FO_SHIFT_BASELINE }, { "alphabetic", FO_SHIFT_BASELINE },
	{ "before-edge", FO_SHIFT_TOP }, { "text-before-edge", FO_SHIFT_TEXT_TOP },
	{ "middle", FO_SHIFT_MIDDLE }, { "central", FO_SHIFT_MIDDLE },
	{ "after-edge", FO_SHIFT_BOTTOM }, { "text-after-edge", FO_SHIFT_TEXT_BOTTOM }, { NULL, 0 }
};
static const struct fo_keyword kw_baseline_shift[] = {
	{ "baseline", FO_SHIFT_BASELINE }, { "sub", FO_SHIFT_SUB }, { "super", FO_SHIFT_SUPER }, { NULL, 0 }
};
static const struct fo_keyword kw_display_align[] = {
	{ "auto", FO_DISPLAY_AUTO }, { "before", FO_DISPLAY_BEFORE }, { "center", FO_DISPLAY_CENTER },
	{ "after", FO_DISPLAY_AFTER }, { NULL, 0 }
};
static const struct fo_keyword kw_relative_align[] = {
	{ "before", FO_RELATIVE_BEFORE }, { "baseline", FO_RELATIVE_BASELINE }, { NULL, 0 }
};
static const struct fo_keyword kw_scale[] = {
	{ "auto", FO_SCALE_AUTO }, { "scale-to-fit", FO_SCALE_TO_FIT }, { "scale-down-to-fit", FO_SCALE_DOWN },
	{ "scale-up-to-fit", FO_SCALE_UP }, { NULL, 0 }
};
static const struct fo_keyword kw_scaling[] = { { "uniform", 0 }, { "non-uniform", 1 }, { NULL, 0 } };
static const struct fo_keyword kw_line_stacking[] = {
	{ "max-height", FO_STACK_MAX_HEIGHT }, { "line-height", FO_STACK_LINE_HEIGHT },
	{ "font-height", FO_STACK_FONT_HEIGHT }, { NULL, 0 }
};
static const struct fo_keyword kw_linefeed[] = {
	{ "treat-as-space", FO_LF_TREAT_AS_SPACE }, { "preserve", FO_LF_PRESERVE }, { "ignore", FO_LF_IGNORE },
	{ "treat-as-zero-width-space", FO_LF_ZERO_WIDTH }, { NULL, 0 }
};
static const struct fo_keyword kw_ws_treatment[] = {
	{ "ignore-if-surrounding-linefeed", FO_WS_IGNORE_IF_SURROUNDING }, { "preserve", FO_WS_PRESERVE },
	{ "ignore", FO_WS_IGNORE }, { "ignore-if-before-linefeed", FO_WS_IGNORE_BEFORE },
	{ "ignore-if-after-linefeed", FO_WS_IGNORE_AFTER }, { NULL, 0 }
};
static const struct fo_keyword kw_text_align[] = {
	{ "start", FO_ALIGN_START }, { "end", FO_ALIGN_END }, { "center", FO_ALIGN_CENTER },
	{ "justify", FO_ALIGN_JUSTIFY }, { "left", FO_ALIGN_START }, { "right", FO_ALIGN_END },
	{ "inside", FO_ALIGN_START }, { "outside", FO_ALIGN_END }, { "relative", FO_ALIGN_RELATIVE }, { NULL, 0 }
};
static const struct fo_keyword kw_wrap[] = { { "wrap", 1 }, { "no-wrap", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_transform[] = {
	{ "none", FO_TRANSFORM_NONE }, { "uppercase", FO_TRANSFORM_UPPER }, { "lowercase", FO_TRANSFORM_LOWER },
	{ "capitalize", FO_TRANSFORM_CAPITALIZE }, { NULL, 0 }
};
static const struct fo_keyword kw_break[] = {
	{ "auto", FO_BREAK_AUTO }, { "column", FO_BREAK_COLUMN }, { "page", FO_BREAK_PAGE },
	{ "even-page", FO_BREAK_EVEN_PAGE }, { "odd-page", FO_BREAK_ODD_PAGE }, { NULL, 0 }
};
static const struct fo_keyword kw_overflow[] = {
	{ "auto", FO_OVERFLOW_AUTO }, { "visible", FO_OVERFLOW_VISIBLE }, { "hidden", FO_OVERFLOW_HIDDEN },
	{ "error-if-overflow", FO_OVERFLOW_ERROR }, { "scroll", FO_OVERFLOW_AUTO }, { NULL, 0 }
};
static const struct fo_keyword kw_span[] = { { "none", 0 }, { "all", 1 }, { NULL, 0 } };
static const struct fo_keyword kw_leader_align[] = {
	{ "none", FO_LEADER_ALIGN_NONE }, { "reference-area", FO_LEADER_ALIGN_REFERENCE },
	{ "page", FO_LEADER_ALIGN_PAGE }, { NULL, 0 }
};
static const struct fo_keyword kw_leader_pattern[] = {
	{ "space", FO_LEADER_SPACE }, { "rule", FO_LEADER_RULE }, { "dots", FO_LEADER_DOTS },
	{ "use-content", FO_LEADER_CONTENT }, { NULL, 0 }
};
static const struct fo_keyword kw_starting_state[] = { { "show", 0 }, { "hide", 1 }, { NULL, 0 } };
static const struct fo_keyword kw_retrieve_position[] = {
	{ "first-starting-within-page", FO_RETRIEVE_FSWP }, { "first-including-carryover", FO_RETRIEVE_FIC },
	{ "last-starting-within-page", FO_RETRIEVE_LSWP }, { "last-ending-within-page", FO_RETRIEVE_LEWP }, { NULL, 0 }
};
static const struct fo_keyword kw_retrieve_boundary[] = {
	{ "page", FO_BOUNDARY_PAGE }, { "page-sequence", FO_BOUNDARY_SEQUENCE }, { "document", FO_BOUNDARY_DOCUMENT }, { NULL, 0 }
};
static const struct fo_keyword kw_table_position[] = {
	{ "first-starting", FO_RETRIEVE_FSWP }, { "first-including-carryover", FO_RETRIEVE_FIC },
	{ "last-starting", FO_RETRIEVE_LSWP }, { "last-ending", FO_RETRIEVE_LEWP }, { NULL, 0 }
};
static const struct fo_keyword kw_table_boundary[] = {
	{ "table", FO_BOUNDARY_TABLE }, { "table-fragment", FO_BOUNDARY_FRAGMENT }, { "page", FO_BOUNDARY_PAGE }, { NULL, 0 }
};
static const struct fo_keyword kw_blank[] = {
	{ "any", FO_BLANK_ANY }, { "blank", FO_BLANK_BLANK }, { "not-blank", FO_BLANK_NOT_BLANK }, { NULL, 0 }
};
static const struct fo_keyword kw_force_page_count[] = {
	{ "auto", FO_FORCE_AUTO }, { "even", FO_FORCE_EVEN }, { "odd", FO_FORCE_ODD },
	{ "end-on-even", FO_FORCE_END_EVEN }, { "end-on-odd", FO_FORCE_END_ODD }, { "no-force", FO_FORCE_NONE }, { NULL, 0 }
};
static const struct fo_keyword kw_parity[] = {
	{ "any", FO_PARITY_ANY }, { "odd", FO_PARITY_ODD }, { "even", FO_PARITY_EVEN }, { NULL, 0 }
};
static const struct fo_keyword kw_page_position[] = {
	{ "any", FO_PAGE_ANY }, { "first", FO_PAGE_FIRST }, { "last", FO_PAGE_LAST }, { "rest", FO_PAGE_REST },
	{ "only", FO_PAGE_ONLY }, { NULL, 0 }
};
static const struct fo_keyword kw_border_collapse[] = {
	{ "collapse", 1 }, { "collapse-with-precedence", 1 }, { "separate", 0 }, { NULL, 0 }
};
static const struct fo_keyword kw_empty_cells[] = { { "show", 1 }, { "hide", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_table_layout[] = { { "auto", 1 }, { "fixed", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_writing_mode[] = { { "lr-tb", 0 }, { "lr", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_visibility[] = { { "visible", 1 }, { "hidden", 0 }, { "collapse", 0 }, { NULL, 0 } };

static const struct fo_keyword kw_no_limit_0[] = { { "no-limit", 0 }, { NULL, 0 } };
static const struct fo_keyword kw_no_limit_1[] = { { "no-limit", -1 }, { NULL, 0 } };
static const struct fo_keyword kw_force[] = { { "force", FO_FORCE }, { NULL, 0 } };
static const struct fo_keyword kw_page_number[] = {
	{ "auto", FO_PAGE_AUTO }, { "auto-odd", FO_PAGE_AUTO_ODD }, { "auto-even", FO_PAGE_AUTO_EVEN }, { NULL, 0 }
};
static const struct fo_int_range int_positive = { 1, INT32_MAX - 1, NULL };
/* A table of more columns is a slip of the pen or an attack: each costs memory.
 * tags_table.c and the tables' layout count on it. */
static const struct fo_int_range int_columns = { 1, 10000, NULL };
static const struct fo_int_range int_lines = { 0, INT32_MAX - 1, NULL };	/* 0 is written for "do not care" */
static const struct fo_int_range int_ladder = { 1, INT32_MAX - 1, kw_no_limit_0 };
static const struct fo_int_range int_repeats = { 0, INT32_MAX - 1, kw_no_limit_1 };
static const struct fo_int_range int_force = { INT32_MIN, INT32_MAX - 1, kw_force };
static const struct fo_int_range int_page_number = { 1, INT32_MAX / 2, kw_page_number };

/* Shorthands: what they expand to. */
static const enum fo_prop_id four_border_width[4] = {
	FO_P_BORDER_TOP_WIDTH, FO_P_BORDER_RIGHT_WIDTH, FO_P_BORDER_BOTTOM_WIDTH, FO_P_BORDER_LEFT_WIDTH };
static const enum fo_prop_id four_border_style[4] = {
	FO_P_BORDER_TOP_STYLE, FO_P_BORDER_RIGHT_STYLE, FO_P_BORDER_BOTTOM_STYLE, FO_P_BORDER_LEFT_STYLE };
static const enum fo_prop_id four_border_color[4] = {
	FO_P_BORDER_TOP_COLOR, FO_P_BORDER_RIGHT_COLOR, FO_P_BORDER_BOTTOM_COLOR, FO_P_BORDER_LEFT_COLOR };
static const enum fo_prop_id four_padding[4] = {
	FO_P_PADDING_TOP, FO_P_PADDING_RIGHT, FO_P_PADDING_BOTTOM, FO_P_PADDING_LEFT };
static const enum fo_prop_id four_margin[4] = {
	FO_P_MARGIN_TOP, FO_P_MARGIN_RIGHT, FO_P_MARGIN_BOTTOM, FO_P_MARGIN_LEFT };
static const enum fo_prop_id side_before[3] = {
	FO_P_BORDER_TOP_WIDTH, FO_P_BORDER_TOP_STYLE, FO_P_BORDER_TOP_COLOR };
static const enum fo_prop_id side_after[3] = {
	FO_P_BORDER_BOTTOM_WIDTH, FO_P_BORDER_BOTTOM_STYLE, FO_P_BORDER_BOTTOM_COLOR };
static const enum fo_prop_id side_start[3] = {
	FO_P_BORDER_LEFT_WIDTH, FO_P_BORDER_LEFT_STYLE, FO_P_BORDER_LEFT_COLOR };
static const enum fo_prop_id side_end[3] = {
	FO_P_BORDER_RIGHT_WIDTH, FO_P_BORDER_RIGHT_STYLE, FO_P_BORDER_RIGHT_COLOR };
static const enum fo_prop_id page_break_after[2] = { FO_P_BREAK_AFTER, FO_P_KEEP_NEXT_P };
static const enum fo_prop_id page_break_before[2] = { FO_P_BREAK_BEFORE, FO_P_KEEP_PREVIOUS_P };
static const enum fo_prop_id page_break_inside[2] = { FO_P__MAX, FO_P_KEEP_TOGETHER_P };
static const enum fo_prop_id pair_border_spacing[2] = { FO_P_BORDER_SEPARATION_I, FO_P_BORDER_SEPARATION_B };

#define FO_OFFSET_NONE(field)	0
#define FO_OFFSET_TEXT(field)	offsetof(struct fo_text, field)
#define FO_OFFSET_BOX(field)	offsetof(struct fo_box, field)
#define FO_OFFSET_MISC(field)	offsetof(struct fo_misc, field)

const struct fo_prop fo_props[FO_P__MAX] = {
#define FO_PROP(id, name, set, field, type, initial, level, arg)	\
	[FO_P_##id] = { name, FO_IN_##set, FO_OFFSET_##set(field), &fo_type_##type, initial, FO_LEVEL_##level, arg },
#include "fo/properties.def"
#undef FO_PROP
};
