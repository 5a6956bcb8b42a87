/* pager.h - the state of a page-sequence in the making.  Private to fo/ (pager*.c):
 * pager.c breaks lists, pager_page.c turns pages, pager_part.c sets parts on them.
 */
#ifndef CLEA_FO_PAGER_H
#define CLEA_FO_PAGER_H

#include "fo/breaker.h"
#include "fo/page.h"

struct chunk {			/* memory of elements [.., end) */
	struct arena	*arena;
	size_t		 end;
};

struct note_piece {		/* a part of a footnote on the page in the making */
	const struct fo_note *note;
	size_t		 from, to;	/* elements; to: past the last */
};

struct ahead {			/* a page not yet begun */
	struct fo_sheet	 sheet;
	struct fo_master_state after;
};

struct fo_pager {
	struct fo_pages	*pages;
	const struct fo_node *sequence, *flow;
	struct fo_layout L;
	struct arena	*keep;		/* areas and footnotes: until the page-sequence is done */
	struct chunk	*chunks;
	size_t		 nchunks, chunks_room;
	struct fo_list	 list;
	struct fo_breaker b;
	size_t		 next;		/* element to handle next */
	size_t		 lookahead;	/* elements below it have a box after them */
	size_t		 placed;	/* all below stand on pages */
	size_t		 list_start;	/* of the list being broken */
	struct fo_node_break *done;	/* last node whose part was placed; NULL: none of this list */
	/* pages */
	struct fo_master_state master;	/* after the current page */
	struct fo_master_state page_master;	/* before it */
	struct fo_page	*page;		/* the current one */
	size_t		 page_index;	/* within the page-sequence */
	bool		 page_used;	/* something stands on it */
	size_t		 column;	/* next free one of the current span */
	size_t		 columns;	/* of the current span */
	mpt		 span_y;	/* top of the current span below the body's */
	mpt		 span_height;	/* of it as far as placed: the next span begins below */
	mpt		 balanced;	/* height given to balanced columns; 0: the page's */
	size_t		 part;		/* line number, in this list, of the column that is next */
	struct ahead	*ahead;
	size_t		 nahead, ahead_room;
	size_t		 last_index;	/* index of the page that is the last; SIZE_MAX: not known */
	bool		 only;		/* the first page is taken to be the only one */
	bool		 restart;	/* it was not: lay all out again */
	struct note_piece *notes;
	size_t		 nnotes, notes_room;
	mpt		 notes_length;
	struct fo_list	*separator;
	int32_t		 number;	/* of the current page */
	bool		 map_all;	/* no page has a body of the flow's name: each is taken */
	bool		 all;		/* the current span goes over all columns */
};

/* Element i of the flow. */
static inline const struct fo_elt *
pager_elt(const struct fo_pager *p, size_t i)
{
	return &p->list.v[i - p->b.base];
}

/* pager_page.c */
struct fo_page_kind pager_kind(const struct fo_pager *, size_t index, int32_t number, bool blank);
size_t	 pager_columns(const struct fo_pager *, const struct fo_sheet *);	/* that the flow has there; 0: none */
/*
 * The sheet of the page "n" after the current one, 0 the current one itself.
 * Before the first page, and while a blank one is put in, there is none: then
 * 0 is the next to come.
 */
const struct fo_sheet *pager_sheet(struct fo_pager *, size_t n);
void	 pager_end_page(struct fo_pager *);		/* finishes it, and releases what it held */
void	 pager_advance_to_body(struct fo_pager *);	/* to the next page with a body for this flow */
void	 pager_turn_page(struct fo_pager *);		/* the same; it may ask to lay out all again */
void	 pager_insert_blank(struct fo_pager *);
/* Where part "line" of the list stands: pages after the current one, and column there. */
size_t	 pager_page_of(struct fo_pager *, size_t line, size_t *column);
mpt	 pager_part_height(void *self, size_t line);	/* for the breaker */
bool	 pager_part_ends_page(void *self, size_t line);

/* pager_part.c */
void	 pager_place_notes(struct fo_pager *);		/* at the foot of the current page */
void	 pager_go_to_column(struct fo_pager *);
void	 pager_place_up_to(struct fo_pager *, struct fo_node_break *, bool last);	/* all parts not yet placed */

#endif /* !CLEA_FO_PAGER_H */
