/* area.h - the area tree between formatting objects and pages: lists of boxes,
 * glue and penalties.  Private to fo/.
 *
 * Flow content becomes a list of ELEMENTS, as in total-fit line breaking but
 * downwards: a box is a line, an unbreakable area or one STEP of a list item
 * or a table row; glue is space that vanishes at a break; a penalty is a place
 * to break, with a cost.  Side by side content (label and body, the cells of
 * a row) is laid out in lists of its own, which are merged into steps.
 *
 *	block A ( line line ) block B ( row row )
 *	  |                     |
 *	  v                     v
 *	[MARKS spc A,open A] BOX pen BOX [MARKS close A, spc, BREAK, spc B, open B] STEP pen STEP ...
 *
 * Spaces, borders and padding between two boxes are MARKS: they are resolved
 * together (XSL 1.1, 4.3.1) for the three things that may happen to them: no
 * break here, the end of a page, the start of the next one.  The painter walks
 * the marks again, so an area knows where it opens and closes on each page.
 *
 * Elements go to a SINK as soon as they are resolved.  That of the flow is the
 * page breaker, which paints and releases pages while later content is not yet
 * laid out; so a table of ten thousand rows is never held as areas.
 */
#ifndef CLEA_FO_AREA_H
#define CLEA_FO_AREA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fo/canvas.h"
#include "fo/line.h"
#include "fo/props.h"

struct arena;
struct fo_context;
struct fo_node;
struct fo_table;
struct fo_pager;

#define FO_INFINITE	1000	/* penalty of a break that is not allowed */

/* How hard two things are held together, and within what. */
enum fo_within { FO_WITHIN_AUTO, FO_WITHIN_COLUMN, FO_WITHIN_PAGE };
struct fo_hold { int32_t penalty; enum fo_within within; };

struct fo_hold	fo_hold_of(const struct fo_keep *);
struct fo_hold	fo_hold_max(struct fo_hold, struct fo_hold);
#define FO_HOLD_NONE	((struct fo_hold){ 0, FO_WITHIN_AUTO })

/* A block-level object as an area; lives until its page-sequence is done. */
struct fo_area {
	struct fo_area	*parent;	/* within the same list; NULL: outermost */
	const struct fo_node *node;
	mpt		 x;		/* of the border box, from the start edge of the reference area */
	mpt		 width;		/* of the border box */
	mpt		 content_x, content_width;
	mpt		 edge[4];	/* border and padding, by enum fo_side */
	mpt		 kept[2];	/* of edge[BEFORE], [AFTER]: what stays at a break (conditionality) */
	mpt		 chain[2];	/* kept[] of this and of all its ancestors */
	bool		 plain;		/* paints nothing of its own: no border, no background, no id */
	bool		 borderless;	/* its borders are collapsed into those of cells */
	bool		 anchor;	/* only a place: of a wrapper's id or markers */
	bool		 reference;	/* a reference area: x of what it holds counts from content_x */
	struct fo_hold	 together;	/* keep-together, its ancestors' too */
	/* the painter's: the fragment that is open on this page */
	size_t		 frag;		/* index of its item + 1; 0: not open */
	mpt		 saved[3];	/* of a reference area: the place's x and reference corner outside it */
};

/* A space or an edge, resolved or not. */
enum fo_mark_kind { FO_MARK_SPACE, FO_MARK_OPEN, FO_MARK_CLOSE };
struct fo_mark {
	enum fo_mark_kind kind;
	bool		 again;		/* OPEN: continued from the page before; CLOSE: goes on there */
	bool		 discard;	/* SPACE: conditionality */
	bool		 gone;		/* resolved to nothing */
	int32_t		 precedence;
	mpt		 min, opt, max;
	struct fo_area	*area;
};
struct fo_marks {
	struct fo_area	*area;		/* innermost area open over the break */
	struct fo_mark	*first;		/* before the break, when it is taken */
	struct fo_mark	*second;	/* after it */
	struct fo_mark	*none;		/* all of them, when it is not */
	size_t		 nfirst, nsecond, nnone;
};

/* Content of a box. */
enum fo_content_kind { FO_CONTENT_NONE, FO_CONTENT_LINE, FO_CONTENT_STEP, FO_CONTENT_ROWS, FO_CONTENT_PART,
	FO_CONTENT_PLACED };

/* Side by side columns of a list item: what of each stands in this step. */
struct fo_step {
	struct fo_listitem	*item;
	size_t		 from[2], to[2];	/* elements [from, to) of item->list[i] */
};
struct fo_listitem {			/* an fo:list-item */
	struct fo_list	*list[2];		/* label, body */
};

/* An area of fixed size with content of its own: block-container. */
struct fo_placed {
	struct fo_area	*area;		/* its box */
	struct fo_list	*list;
	mpt		 height;	/* of its border box */
	mpt		 shift;		/* display-align: how far its content is moved down */
	mpt		 content_width;	/* of its content rectangle, as that of the page sees it */
	mpt		 content_height;
	int32_t		 degrees;	/* its content is turned within that */
	mpt		 left, top;	/* absolute or fixed: of the border box */
	enum fo_position position;
	bool		 clip;
};

struct fo_notes;			/* footnotes cited in a box */

enum fo_elt_kind { FO_ELT_BOX, FO_ELT_GLUE, FO_ELT_PENALTY };
struct fo_elt {
	uint8_t		 kind;		/* enum fo_elt_kind */
	uint8_t		 content;	/* BOX: enum fo_content_kind */
	uint8_t		 brk;		/* PENALTY, forced: enum fo_break */
	uint8_t		 within;	/* PENALTY: enum fo_within of a keep */
	bool		 space;		/* stands for marks: the painter takes them from the marks */
	bool		 weak;		/* infinite PENALTY that may give way: a keep, widows, orphans */
	bool		 filler;	/* stands for no content: height asked for by a row or cell */
	int32_t		 penalty;
	mpt		 width, stretch, shrink;
	struct fo_marks	*marks;		/* BOX or PENALTY */
	struct fo_area	*area;		/* BOX: what it stands in; PENALTY without marks: open over the break */
	const struct fo_notes *notes;
	union {
		struct fo_line	*line;
		struct fo_step	*step;
		struct fo_rows	*rows;
		struct fo_part	*part;	/* the header or the footer of a table */
		struct fo_placed *placed;
		struct fo_table	*table;	/* PENALTY: of a table: header and footer stand around it */
	} u;
};

struct fo_list {
	struct fo_elt	*v;
	size_t		 n, room;
	mpt		 length;	/* of boxes and glue */
	struct arena	*arena;		/* holds v when it collects; NULL: malloc */
};

/* One list in the making. */
struct fo_layout {
	struct fo_context *ctx;
	struct arena	*arena;		/* areas and elements of this list */
	struct arena	*lines;		/* leaves: released when painted, where the sink does so */
	struct arena	*notes;		/* footnotes: they may wait for a later page */
	struct fo_list	*list;
	struct fo_pager	*pager;		/* the flow: elements are broken into pages as they come; else NULL */
	mpt		 width;		/* of the reference area */
	mpt		 up[FO_UP_MAX];	/* of those around it, the nearest first: see fo_length.up */
	mpt		 body_width;	/* of the body region's column: footnotes */
	mpt		 page_height;	/* of the region or page it goes to: what is longer may give way */
	mpt		 sheet_width, sheet_height;	/* of the page: for absolute-position="fixed" */
	struct fo_hold	 trailing;	/* keep-with-next that only the layout of a table knows: of its last cells */
	unsigned int	 enclosed;	/* containers entered: "width" is theirs, not the column's */
	bool		 stop;		/* the pager asks to lay out no more */
	/* unresolved */
	struct fo_mark	*pend;
	size_t		 npend, pend_room, nfirst;
	bool		 has_break, started;
	struct fo_elt	 brk;
	struct fo_area	*brk_area;
	unsigned int	 depth;
};

/* --- element.c: making lists ------------------------------------------------ */
void	 fo_layout_init(struct fo_layout *, const struct fo_layout *from, struct arena *, struct fo_list *, mpt width);
void	 fo_layout_enter(struct fo_layout *, mpt outer);	/* a reference area within one of width "outer" */
void	 fo_layout_end(struct fo_layout *);	/* resolves what is pending; the list is complete */
void	 fo_layout_flush(struct fo_layout *);	/* the same, and the list goes on in another place */
struct fo_list *fo_list_new(struct arena *);
void	 fo_list_add(struct fo_list *, const struct fo_elt *);
mpt	 fo_list_length(const struct fo_list *);	/* boxes and glue at their optimum */

void	 fo_put_space(struct fo_layout *, struct fo_area *, const struct fo_space *, mpt base);
void	 fo_put_open(struct fo_layout *, struct fo_area *);
void	 fo_put_close(struct fo_layout *, struct fo_area *);
/* "area" stays open over the break. */
void	 fo_put_break(struct fo_layout *, struct fo_area *, struct fo_hold, bool weak);
void	 fo_put_break_elt(struct fo_layout *, struct fo_area *, const struct fo_elt *penalty);
void	 fo_drop_break(struct fo_layout *);	/* the one that is pending */
void	 fo_put_forced(struct fo_layout *, struct fo_area *, enum fo_break);
void	 fo_put_box(struct fo_layout *, const struct fo_elt *);
void	 fo_put_glue_elt(struct fo_layout *, const struct fo_elt *);	/* right after a break; no marks are pending */
void	 fo_put_anchor(struct fo_layout *, struct fo_area *);	/* an empty box */

/* --- block.c: stacking --------------------------------------------------------- */
/* What percentages of width and padding are of: the containing block, else the reference area. */
mpt	 fo_containing_width(const struct fo_layout *, const struct fo_area *parent);
/* How wide the content is where no line breaks. */
mpt	 fo_natural_width(struct fo_layout *, const struct fo_node *);
/* The siblings first..end without what the first "n" lines hold; NULL: nothing is left (reflow.c). */
const struct fo_node *fo_rest_of_run(struct arena *, const struct fo_node *first, const struct fo_node *end,
	    const struct fo_line *lines, size_t n);
struct fo_area *fo_area_new(struct fo_layout *, struct fo_area *parent, const struct fo_node *);
/* The children of a node that stacks blocks, in "area". */
void	 fo_stack_children(struct fo_layout *, struct fo_area *, const struct fo_node *);
/* All of an object's children as a list of their own, in a fresh reference area. */
struct fo_list *fo_list_of(const struct fo_layout *, struct arena *, const struct fo_node *, struct fo_area *outer, mpt width);
void	 fo_block_layout(struct fo_layout *, struct fo_area *parent, const struct fo_node *);
void	 fo_container_layout(struct fo_layout *, struct fo_area *parent, const struct fo_node *);
void	 fo_listblock_layout(struct fo_layout *, struct fo_area *parent, const struct fo_node *);
void	 fo_table_layout(struct fo_layout *, struct fo_area *parent, const struct fo_node *);

/* What reaches out of an object through its first and last descendants (keep.c). */
struct fo_hold	fo_keep_before(const struct fo_node *);
struct fo_hold	fo_keep_after(const struct fo_node *);
enum fo_break	fo_break_before(const struct fo_node *);
enum fo_break	fo_break_after(const struct fo_node *);
enum fo_break	fo_break_inside(const struct fo_node *cell, bool last);
enum fo_break	fo_break_max(enum fo_break, enum fo_break);
bool	 fo_is_block_level(const struct fo_node *);

/* --- table: --------------------------------------------------------------------- */
const struct fo_table *fo_elt_table(const struct fo_elt *);	/* of a ROWS or PART box */

/* --- steps: merging lists side by side -------------------------------------------- */
bool	 fo_can_break(const struct fo_list *, size_t i, bool loose);

/* --- footnote.c -------------------------------------------------------------------- */
struct fo_note {
	const struct fo_node *node;	/* fo:footnote */
	struct fo_list	*list;		/* of its body */
	mpt		 length;
};
struct fo_notes { size_t n; struct fo_note *v; };
const struct fo_notes *fo_notes_of_line(struct fo_layout *, const struct fo_line *);
const struct fo_notes *fo_notes_join(struct arena *, const struct fo_notes *, const struct fo_notes *);
const struct fo_notes *fo_notes_in(struct arena *, const struct fo_list *, size_t from, size_t to);

#endif /* !CLEA_FO_AREA_H */
