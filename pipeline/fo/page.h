/* page.h - pages in the making: masters, the page breaker, placed content.
 * Private to fo/. */
#ifndef CLEA_FO_PAGE_H
#define CLEA_FO_PAGE_H

#include "fo/area.h"
#include "fo/context.h"
#include "fo/tree.h"

struct fo_pages;

struct fo_rect { mpt x, y, w, h; };

/* A system of coordinates that is turned within another: reference-orientation (7.21.3). */
struct fo_turn {
	int32_t	degrees;	/* counterclockwise: 0, 90, 180, 270 */
	mpt	x, y;		/* of its origin, in the one around it */
};
/* That of content turned within "r", which becomes the same rectangle in the turned system. */
struct fo_turn fo_turn_within(struct fo_rect *r, int32_t degrees);
/* A place in the turned system, in the one around it. */
void	fo_turn_back(const struct fo_turn *, mpt *x, mpt *y);

/* --- master.c: which master a page is made with ----------------------------------- */
struct fo_master_state {	/* of a page-sequence; copied to look ahead */
	const struct fo_node *master;	/* simple-page-master or page-sequence-master */
	const struct fo_node *ref;	/* the sub-sequence specifier that is in use */
	int32_t		 used;		/* how often */
	bool		 used_up;	/* there is none left: the last goes on */
	bool		 unmatched;	/* none of the alternatives was for a page */
};
struct fo_page_kind { bool first, last, only, odd, blank; };
void	 fo_master_start(struct fo_pages *, struct fo_master_state *, const struct fo_node *page_sequence);
/* Never NULL: where nothing fits, the first simple-page-master, with a finding. */
const struct fo_node *fo_master_next(struct fo_pages *, struct fo_master_state *, struct fo_page_kind);
void	 fo_master_say(struct fo_pages *, const struct fo_master_state *);	/* findings of the pages made so far */
/* Whether conditions on the last, or the only, page are among its alternatives. */
bool	 fo_master_asks_last(const struct fo_master_state *);
bool	 fo_master_asks_only(const struct fo_master_state *);

/* The geometry of one page. */
struct fo_sheet {
	const struct fo_node *master;
	const struct fo_node *region[5];	/* BODY, BEFORE, AFTER, START, END: FO_REGION_x - FO_REGION_BODY */
	mpt		 width, height;		/* of the sheet of paper */
	struct fo_turn	 turn;			/* of all that stands on it */
	struct fo_rect	 page;			/* the sheet, as turned */
	struct fo_turn	 body_turn;		/* of the body's content within the page */
	struct fo_rect	 area[5];		/* border boxes of the regions */
	struct fo_rect	 body;			/* content of the body, as turned */
	size_t		 columns;
	mpt		 gap, column;		/* between columns, width of one */
};
void	 fo_sheet_init(struct fo_pages *, struct fo_sheet *, const struct fo_node *master);

/* --- placed content of a page ------------------------------------------------------ */
enum fo_item_kind {
	FO_ITEM_FRAG,		/* fragment of an area: background and border */
	FO_ITEM_CELL,		/* a rectangle with background and borders given */
	FO_ITEM_EDGE,		/* one collapsed border */
	FO_ITEM_LINE,
	FO_ITEM_ANCHOR,		/* a node whose id and markers stand here */
	FO_ITEM_TURN,		/* the items up to UNTURN are in a turned system */
	FO_ITEM_UNTURN
};
struct fo_box_item {			/* a rectangle that paints */
	struct fo_rect	 r;
	const struct fo_box *box;	/* background */
	const struct fo_node *node;
	bool		 open[4];	/* this side has no border here */
	bool		 borderless;	/* its borders are collapsed: painted apart */
	struct fo_rect	 whole;		/* the rectangle a background image is placed in */
};
struct fo_item {
	enum fo_item_kind kind;
	bool		 artifact;	/* a repeated header or footer */
	bool		 again;		/* FRAG, ANCHOR: begun on an earlier page */
	bool		 goes_on;	/* FRAG, ANCHOR: ends on a later page */
	const struct fo_node *node;
	union {
		struct fo_box_item	 box;
		struct { mpt x, y; struct fo_line *line; } line;
		struct { mpt x1, y1, x2, y2; struct fo_border b; } edge;
		struct fo_turn	 turn;
	} u;
};
struct fo_page {
	struct fo_sheet	 sheet;
	int32_t		 number;	/* as counted in its sequence */
	const char	*label;		/* as printed */
	bool		 first, last, blank;
	const struct fo_node *sequence;
	struct fo_item	*items;		/* of the body, in painting order */
	size_t		 nitems, room;
	struct arena	*arena;		/* what is made for this page */
};

/* Where a list, or a part of it, is placed. */
struct fo_place {
	struct fo_pages	*pages;
	struct fo_page	*page;
	mpt		 x, y;		/* of the reference area; y goes down as boxes are placed */
	mpt		 width;
	double		 ratio;		/* of stretch (> 0) or shrink that spaces take */
	bool		 artifact;
	struct fo_rect	 ref;		/* reference area that absolute positions count from */
};
struct fo_item	*fo_item_add(struct fo_place *, enum fo_item_kind, const struct fo_node *);
void	 fo_place_turn(struct fo_place *, const struct fo_turn *);	/* not where it turns by nothing */
void	 fo_place_unturn(struct fo_place *, const struct fo_turn *);
/* Elements [from, to); "prev" is the break before, NULL none; the element at "to", if any, is the break taken. */
void	 fo_place_list(struct fo_place *, const struct fo_elt *v, size_t n, size_t from, size_t to, const struct fo_elt *prev);
/* A whole list, in a rectangle of its own. */
void	 fo_place_all(struct fo_place *, const struct fo_list *, mpt x, mpt y, mpt width);
void	 fo_place_rows(struct fo_place *, const struct fo_elt *v, size_t n, size_t from, size_t to, bool broken);
/* The part of a list that one side of a step, or a cell, shows. */
void	 fo_place_part(struct fo_place *, const struct fo_list *, size_t from, size_t to);

/* --- pager.c: breaks the flow's elements into columns and pages as they come ------- */
struct fo_pager *fo_pager_new(struct fo_pages *, const struct fo_node *page_sequence, const struct fo_node *flow);
void	 fo_pager_free(struct fo_pager *);
void	 fo_pager_run(struct fo_pager *);		/* lays out and paints the page-sequence */
void	 fo_pager_more(struct fo_pager *, struct fo_layout *);	/* an element was added */
void	 fo_pager_chunk(struct fo_pager *, struct fo_layout *);	/* a good place to start a new chunk of memory */
mpt	 fo_pager_width(struct fo_pager *);	/* of the column where goes what is not on a page yet */
mpt	 fo_pager_next_width(struct fo_pager *);	/* of columns on the page after the current one */
/* Elements from "index" on are taken back: they are laid out again.  What was placed stays. */
void	 fo_pager_rewind(struct fo_pager *, size_t index);
bool	 fo_pager_varies(struct fo_pager *);	/* the next pages differ in width */
/* Does what was added overflow the page?  Then what fits is placed; else nothing has changed. */
void	 fo_pager_probe(struct fo_pager *, mpt more);	/* "more" is sure to follow */
size_t	 fo_pager_count(const struct fo_pager *);	/* elements of the flow so far */
size_t	 fo_pager_placed(const struct fo_pager *);	/* index of the last that stands on a page */
/* Before a child of the flow: it goes over all columns, or not.  True where that is a change: a new list begins. */
bool	 fo_pager_span(struct fo_pager *, struct fo_layout *, bool all);

/* --- the document ------------------------------------------------------------------- */
struct fo_id {			/* where an id was met */
	const char	*id;
	const char	*first, *last;	/* labels of its first and its last page, NULL not yet */
	unsigned int	 round;		/* pass over the document in which "first" was set */
};
struct fo_marker_met {
	const struct fo_node *marker;
	bool		 first, last;	/* of the area: its first, its last part */
	bool		 in_line;	/* of an object that is set in lines */
};
struct fo_met { struct fo_marker_met *v; size_t n, room; };

struct fo_carried {		/* of a class, what pages after "page" may be given */
	const struct fo_node *marker;
	const struct fo_node *table;	/* within that one only; NULL: not in a table */
	size_t		 page;		/* counted from 1, in the document */
	bool		 ended;		/* its area ends there */
};

struct fo_table_met {		/* the markers of a table's part on a page, while its header and footer are set */
	const struct fo_node *table;
	struct fo_table_met *outer;	/* of the table it stands in */
	struct fo_met	 met;
};

struct fo_retrieved { const struct fo_node *retrieve, *marker; };

struct fo_late {		/* a region of a page that waits for page numbers */
	int		 number;	/* the canvas's */
	int		 region;	/* index into fo_sheet.region */
	struct fo_page	*page;		/* without its items; shared by the regions of a page, one after the other */
	struct fo_retrieved *retrieved;	/* which markers it showed */
	size_t		 nretrieved;
};

struct fo_pages {
	struct fo_context *ctx;
	struct arena	*arena;		/* of the document: labels, ids */
	size_t		 npages;
	int32_t		 next_number;	/* of the next page-sequence */
	/* citation.c */
	struct fo_id	*ids;
	size_t		 nids, ids_room;
	size_t		*id_table;	/* open hashing, index + 1 */
	size_t		 id_table_size;
	bool		 unresolved;	/* a citation in a flow was not known when it was laid out */
	unsigned int	 round;		/* passes over the document so far */
	bool		 changed;	/* an id stands on another page than in the pass before */
	bool		 finished;	/* all pages are made: what is not known now never will be */
	const char	*number;	/* of the page being set */
	/* marker.c */
	struct fo_met	 met;		/* on this page */
	struct fo_met	 open;		/* of inline objects that the page before broke */
	struct fo_carried *carried;	/* from pages before, in this sequence and before */
	size_t		 ncarried, carried_room;
	struct fo_table_met *table;	/* whose header or footer is being set again */
	/* static.c */
	struct fo_late	*late;
	size_t		 nlate, late_room;
	struct fo_page	*setting;	/* whose static-content is being laid out */
	const struct fo_late *replay;	/* it was laid out before */
	struct fo_retrieved *retrieved;	/* so far in this region */
	size_t		 nretrieved, retrieved_room;
};

/* pages.c */
void	 fo_pages_init(struct fo_pages *, struct fo_context *);
void	 fo_pages_clear(struct fo_pages *);
bool	 fo_flow_is_mapped(const struct fo_pages *, const struct fo_node *flow);
void	 fo_pages_sequence(struct fo_pages *, const struct fo_node *page_sequence);
struct fo_page *fo_page_new(struct fo_pages *, const struct fo_sheet *, int32_t number, const struct fo_node *sequence);
void	 fo_page_numbers(struct fo_pages *, struct fo_page *);	/* page numbers and citations in its lines */
void	 fo_page_drop(struct fo_page *);	/* unpainted */
void	 fo_page_finish(struct fo_pages *, struct fo_page *);	/* paints it, and frees it */

/* citation.c */
const char *fo_number_format(struct arena *, int64_t, const char *format);
void	 fo_id_met(struct fo_pages *, const char *id, const char *label);
const char *fo_cite(struct fo_context *, const struct fo_node *);
const char *fo_page_number(struct fo_context *, const struct fo_node *);
bool	 fo_cites_in_flow(const struct fo_node *root);
void	 fo_say_unresolved(struct fo_pages *, const struct fo_node *root);

/* marker.c */
void	 fo_markers_begin(struct fo_pages *);	/* a page-sequence is laid out, from its beginning */
void	 fo_markers_collect(struct fo_pages *, const struct fo_page *);
void	 fo_markers_carry(struct fo_pages *);	/* when the page is counted and painted */
void	 fo_markers_clear(struct fo_pages *);
const struct fo_node *fo_marker_find(struct fo_pages *, const struct fo_page *, const struct fo_node *retrieve);
/* A table's header and footer, set for each page that shows them (6.13.7). */
bool	 fo_retrieves_in_table(const struct fo_node *);	/* NULL: no */
void	 fo_table_markers_begin(struct fo_pages *, struct fo_table_met *, const struct fo_node *table,
	    const struct fo_item *, size_t n);
void	 fo_table_markers_end(struct fo_pages *, struct fo_table_met *);
const struct fo_node *fo_table_marker_find(struct fo_pages *, const struct fo_node *retrieve);

/* static.c */
bool	 fo_static_paint(struct fo_pages *, struct fo_page *);
void	 fo_static_late(struct fo_pages *);
const struct fo_node *fo_static_retrieve(struct fo_context *, const struct fo_node *retrieve);
struct fo_list *fo_separator_list(struct fo_layout *, struct arena *, const struct fo_node *sequence);

/* paint.c, paint_box.c */
void	 fo_paint_items(struct fo_pages *, const struct fo_item *, size_t n, bool artifact, enum canvas_artifact kind);
void	 fo_paint_regions(struct fo_pages *, const struct fo_page *);

/* bookmark.c */
void	 fo_bookmarks(struct fo_pages *);

#endif /* !CLEA_FO_PAGE_H */
