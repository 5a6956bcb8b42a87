/* pager.c - the flow of a page-sequence into columns and pages, as its elements
 * come.  Pages are painted as they close, and what they held is released. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/breaker.h"
#include "fo/page.h"

#define MAX_UNMAPPED	64		/* pages in a row without a body for the flow */
#define MAX_AHEAD	100000		/* pages looked ahead */
#define CHUNK		((size_t)256 << 10)	/* bytes after which a new chunk is begun */

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
	int32_t		 first_number;
	int32_t		 number;	/* of the current page */
	bool		 map_all;	/* no page has a body of the flow's name: each is taken */
	bool		 all;		/* the current span goes over all columns */
};

static const struct fo_elt *
elt(const struct fo_pager *p, size_t i)
{
	return &p->list.v[i - p->b.base];
}

/* --- pages ------------------------------------------------------------------------ */

static struct fo_page_kind
kind_of(const struct fo_pager *p, size_t index, int32_t number, bool blank)
{
	struct fo_page_kind	k = { .first = index == 0, .odd = number % 2 != 0, .blank = blank };

	k.last = !blank && p->last_index != SIZE_MAX && index >= p->last_index;
	k.only = index == 0 && p->only;
	if (k.only)
		k.last = true;
	return k;
}

/*
 * The sheet of the page "n" after the current one, 0 the current one itself.
 * Before the first page, and while a blank one is put in, there is none: then
 * 0 is the next to come.
 */
static const struct fo_sheet *
sheet_ahead(struct fo_pager *p, size_t n)
{
	size_t			 first = p->page == NULL ? p->page_index : p->page_index + 1;
	int32_t			 number = p->page == NULL ? p->number : p->number + 1;
	struct fo_master_state	 s;
	struct ahead		*a;

	if (p->page == NULL)
		n++;
	else if (n == 0)
		return &p->page->sheet;
	while (p->nahead < n) {
		if (p->nahead == p->ahead_room) {
			p->ahead_room = p->ahead_room == 0 ? 8 : 2 * p->ahead_room;
			p->ahead = mem_grow(p->ahead, p->ahead_room, sizeof(*p->ahead));
		}
		s = p->nahead == 0 ? p->master : p->ahead[p->nahead - 1].after;
		a = &p->ahead[p->nahead];
		fo_sheet_init(p->pages, &a->sheet, fo_master_next(p->pages, &s,
		    kind_of(p, first + p->nahead, number + (int32_t)p->nahead, false)));
		a->after = s;
		p->nahead++;
	}
	return &p->ahead[n - 1].sheet;
}

/* Whether the flow goes into the body of that page: its name says so. */
static bool
takes_flow(const struct fo_pager *p, const struct fo_sheet *s)
{
	const char	*flow = p->flow->misc->flow_name, *name = NULL;

	if (p->map_all || flow == NULL)
		return true;
	if (s->region[0] != NULL)
		name = s->region[0]->misc->region_name;
	return strcmp(flow, name == NULL ? "xsl-region-body" : name) == 0;
}

static size_t
columns_of(const struct fo_pager *p, const struct fo_sheet *s)
{
	if (!takes_flow(p, s))
		return 0;
	return p->all ? 1 : s->columns;
}

static void
begin_page(struct fo_pager *p, const struct fo_sheet *sheet)
{
	p->page = fo_page_new(p->pages, sheet, p->number, p->sequence);
	p->page->first = p->page_index == 0;
	p->page_used = false;
	p->column = 0;
	p->columns = columns_of(p, sheet);
	p->span_y = p->span_height = 0;
	p->nnotes = 0;
	p->notes_length = 0;
	p->pages->number = p->page->label;
}

static void
place_notes(struct fo_pager *p)
{
	struct fo_place	 pl = { .pages = p->pages, .page = p->page };
	struct fo_rect	 body = p->page->sheet.body;

	if (p->nnotes == 0)
		return;
	pl.x = body.x;
	pl.width = body.w;
	pl.y = body.y + body.h - p->notes_length - (p->separator == NULL ? 0 : p->separator->length);
	if (p->separator != NULL) {
		pl.artifact = true;
		fo_place_all(&pl, p->separator, pl.x, pl.y, pl.width);
		pl.artifact = false;
		pl.y += p->separator->length;
	}
	for (size_t i = 0; i < p->nnotes; i++) {
		pl.ref = (struct fo_rect){ pl.x, pl.y, pl.width, 0 };
		fo_place_part(&pl, p->notes[i].note->list, p->notes[i].from, p->notes[i].to);
	}
}

/* Memory of what stands on finished pages. */
static void
release(struct fo_pager *p)
{
	size_t	n = 0, drop;

	while (n + 1 < p->nchunks && p->chunks[n].end <= p->placed) {
		arena_free(p->chunks[n].arena);
		n++;
	}
	if (n > 0) {
		p->nchunks -= n;
		memmove(p->chunks, p->chunks + n, p->nchunks * sizeof(*p->chunks));
	}
	drop = p->placed > p->b.base ? p->placed - p->b.base : 0;
	if (drop > 1024) {
		drop--;			/* the break that the next part begins with */
		p->list.n -= drop;
		memmove(p->list.v, p->list.v + drop, p->list.n * sizeof(*p->list.v));
		p->b.base += drop;
	}
}

static void
end_page(struct fo_pager *p)
{
	if (p->page == NULL)
		return;
	place_notes(p);
	fo_page_finish(p->pages, p->page);
	p->page = NULL;
	p->nnotes = 0;
	release(p);
}

/* Begin the page that is next; the current one, if any, is finished. */
static void
advance(struct fo_pager *p)
{
	struct fo_sheet	sheet = *sheet_ahead(p, p->page == NULL ? 0 : 1);

	if (p->page != NULL) {
		end_page(p);
		p->page_index++;
		p->number++;
	}
	p->page_master = p->master;
	p->master = p->ahead[0].after;
	p->nahead--;
	memmove(p->ahead, p->ahead + 1, p->nahead * sizeof(*p->ahead));
	fo_master_say(p->pages, &p->master);
	begin_page(p, &sheet);
}

/* Pages that have no body for this flow pass by; not for ever. */
static void
advance_to_body(struct fo_pager *p)
{
	advance(p);
	for (int i = 0; p->columns == 0; i++) {
		if (i == MAX_UNMAPPED) {
			p->map_all = true;
			p->columns = columns_of(p, &p->page->sheet);
			break;
		}
		advance(p);
	}
}

static void
turn_page(struct fo_pager *p)
{
	if (p->only && p->page_index == 0) {
		/* A second page: the first is not the only one. */
		p->restart = true;
		p->L.stop = true;
		return;
	}
	advance_to_body(p);
}

static void
insert_blank(struct fo_pager *p)
{
	struct fo_sheet	sheet;

	end_page(p);
	p->page_index++;
	p->number++;
	p->nahead = 0;
	fo_sheet_init(p->pages, &sheet, fo_master_next(p->pages, &p->master,
	    kind_of(p, p->page_index, p->number, true)));
	begin_page(p, &sheet);
	p->page->blank = true;
}

/* --- what the breaker asks ---------------------------------------------------------- */

/* Where part "line" of the list stands: pages after the current one, and column there. */
static size_t
page_of_part(struct fo_pager *p, size_t line, size_t *column)
{
	size_t	k = line - p->part + p->column, pages = 0, cols = p->columns;

	while (k >= cols && pages < MAX_AHEAD) {
		k -= cols;
		pages++;
		cols = columns_of(p, sheet_ahead(p, pages));
	}
	*column = k;
	return pages;
}

static mpt
part_height(void *self, size_t line)
{
	struct fo_pager		*p = self;
	const struct fo_sheet	*s;
	size_t			 column, pages;

	if (line < p->part)
		line = p->part;
	pages = page_of_part(p, line, &column);
	s = sheet_ahead(p, pages);
	if (pages > 0)
		return s->body.h;
	if (p->balanced > 0)
		return p->balanced;
	return s->body.h - p->span_y - (p->nnotes > 0 ? p->notes_length + p->b.separator : 0);
}

static bool
part_ends_page(void *self, size_t line)
{
	struct fo_pager	*p = self;
	size_t		 column, pages;

	if (line < p->part)
		line = p->part;
	pages = page_of_part(p, line, &column);
	return column + 1 >= (pages == 0 ? p->columns : columns_of(p, sheet_ahead(p, pages)));
}

/* --- parts ---------------------------------------------------------------------------- */

static void
add_note(struct fo_pager *p, const struct fo_note *note, size_t from, size_t to)
{
	struct note_piece	*n;

	if (p->nnotes == p->notes_room) {
		p->notes_room = p->notes_room == 0 ? 8 : 2 * p->notes_room;
		p->notes = mem_grow(p->notes, p->notes_room, sizeof(*p->notes));
	}
	n = &p->notes[p->nnotes++];
	n->note = note;
	n->from = from;
	n->to = to;
	for (size_t i = from; i < to; i++)
		if (note->list->v[i].kind != FO_ELT_PENALTY)
			p->notes_length += note->list->v[i].width;
}

/* Footnotes that node "n" adds to what the node before had. */
static void
take_notes(struct fo_pager *p, const struct fo_node_break *n)
{
	const struct fo_node_break	*prev = n->previous;
	size_t				 from, to, note = prev->note;

	if (n->inserted <= prev->inserted && n->notes == prev->notes)
		return;
	if (n->note_elt == FO_NO_ELEMENT)
		return;
	from = prev->note_elt == FO_NO_ELEMENT ? 0 : prev->note_elt + 1;
	for (; note <= n->note && note < p->b.nnotes; note++, from = 0) {
		to = note < n->note ? p->b.notes[note]->list->n : n->note_elt + 1;
		if (from < to)
			add_note(p, p->b.notes[note], from, to);
	}
}

static void
spaces_of(const struct fo_node_break *n, bool last, double *ratio, mpt *difference)
{
	*ratio = n->ratio;
	*difference = n->difference;
	if (*ratio < 0) {
		if (*ratio < -1)
			*ratio = -1;
		*difference = 0;
	} else if (*ratio <= 1 && !last)
		*difference = 0;
	else if (*ratio > 1) {
		*ratio = 1;
		*difference -= n->can_stretch;
	} else
		*ratio = 0;
}

/* Once for each object: the address is only a key, it is never printed. */
static void
say(struct fo_pager *p, enum finding_kind kind, const struct fo_node *at, const char *words)
{
	struct report	*report = p->pages->ctx->report;
	char		 key[32];

	snprintf(key, sizeof(key), "%p", (const void *)at);
	report_once(report, kind, key, fo_pos(p->pages->ctx->tree, at), "%s", words);
}

static void
say_overflow(struct fo_pager *p, const struct fo_node_break *n, const struct fo_elt *e)
{
	mpt			 over = -n->difference - n->can_shrink;
	const struct fo_node	*at = e != NULL && e->area != NULL ? e->area->node : p->flow;
	struct arena		*a = p->page->arena;

	if (over > 1 && p->page->sheet.body.h > 0)	/* else it was said of the master */
		say(p, FINDING_FO_PAGE_OVERFLOW, at, arena_printf(a, _("by %lld.%lld pt on page %s; set beyond its edge"),
		    (long long)(over / 1000), (long long)(over % 1000 / 100), p->page->label));
	if (n->given_up)
		say(p, FINDING_FO_KEEP, at, arena_printf(a, _("parted after page %s"), p->page->label));
}

static size_t
end_of_part(const struct fo_pager *p, const struct fo_node_break *n)
{
	size_t	end = p->b.base + p->list.n;

	return n->position > end ? end : n->position;
}

static void
go_to_column(struct fo_pager *p)
{
	if (p->column >= p->columns)
		turn_page(p);
}

/* Set the part that ends at node "n" into the next column. */
static void
place_part(struct fo_pager *p, const struct fo_node_break *n, bool last)
{
	struct fo_place		 pl = { .pages = p->pages };
	const struct fo_sheet	*s;
	const struct fo_elt	*prev = NULL;
	size_t			 from, to;
	double			 ratio;
	mpt			 difference, top;

	go_to_column(p);
	if (p->restart)
		return;
	s = &p->page->sheet;
	spaces_of(n, last, &ratio, &difference);
	from = n->previous->position + 1;
	to = end_of_part(p, n);
	if (n->previous->position != FO_NO_ELEMENT && elt(p, n->previous->position)->kind == FO_ELT_PENALTY)
		prev = elt(p, n->previous->position);
	pl.page = p->page;
	pl.x = s->body.x + (mpt)p->column * (s->column + s->gap);
	pl.y = top = s->body.y + p->span_y;
	pl.width = p->all ? s->body.w : s->column;
	pl.ratio = ratio;
	pl.ref = (struct fo_rect){ s->body.x, s->body.y, s->body.w, s->body.h };
	if (s->region[0] != NULL && difference > 0) {
		if (s->region[0]->text->display_align == FO_DISPLAY_CENTER)
			pl.y += difference / 2;
		else if (s->region[0]->text->display_align == FO_DISPLAY_AFTER)
			pl.y += difference;
	}
	if (from <= to && from < p->b.base + p->list.n) {
		fo_place_list(&pl, p->list.v, p->list.n, from - p->b.base, to - p->b.base, prev);
		p->page_used = true;
	}
	say_overflow(p, n, to < p->b.base + p->list.n ? elt(p, to) : NULL);
	take_notes(p, n);
	if (p->nnotes > 0)
		p->page_used = true;
	if (pl.y - top > p->span_height)
		p->span_height = pl.y - top;
	p->column++;
	p->part = n->line;
	p->placed = to;
}

/* Place all parts from the last one that was, up to node "n". */
static void
place_up_to(struct fo_pager *p, struct fo_node_break *n, bool last)
{
	struct fo_node_break	**chain;
	size_t			 count = 0, i;

	for (struct fo_node_break *m = n; m != NULL && m != p->done && m->previous != NULL; m = m->previous)
		count++;
	if (count == 0)
		return;
	chain = mem_array(count, sizeof(struct fo_node_break *));
	i = count;
	for (struct fo_node_break *m = n; i > 0; m = m->previous)
		chain[--i] = m;
	for (i = 0; i < count && !p->restart; i++)
		place_part(p, chain[i], last && i + 1 == count);
	free(chain);
	p->done = n;
}

/* --- lists: what stands between two forced breaks -------------------------------------- */

static void
start_list(struct fo_pager *p, size_t position)
{
	p->list_start = position == FO_NO_ELEMENT ? 0 : position + 1;
	fo_breaker_start(&p->b, position, 0);
	p->done = p->b.active;
	p->part = 0;
}

static bool
list_is_empty(const struct fo_pager *p, size_t end)
{
	if (p->list_start < p->b.base)
		return false;		/* its beginning was placed and let go */
	for (size_t i = p->list_start; i < end; i++)
		if (elt(p, i)->kind == FO_ELT_BOX && (!elt(p, i)->space || elt(p, i)->marks != NULL))
			return false;
	return true;
}

/* Handle all up to "end", and choose. */
static struct fo_node_break *
run_to_end(struct fo_pager *p, size_t i, size_t end)
{
	struct fo_node_break	*n;
	size_t			 again;

	for (;;) {
		while (i < end)
			i = fo_breaker_step(&p->b, i);
		if ((n = fo_breaker_finish(&p->b, end, &again)) != NULL)
			return n;
		i = again;
	}
}

static bool
fits(const struct fo_node_break *n, const struct fo_node_break *start)
{
	for (; n != start && n != NULL; n = n->previous)
		if (n->difference + n->can_shrink < 0)
			return false;
	return true;
}

/*
 * The last page has a master of its own: break what stands on it again for
 * that master, until it is the last for which it was taken.
 */
static struct fo_node_break *
refit_last(struct fo_pager *p, struct fo_node_break *n, size_t end)
{
	struct fo_node_break	*start;
	size_t			 column, pages;

	for (int tries = 0; tries < 4; tries++) {
		if (n->line == 0)
			return n;
		pages = n->line - 1 < p->part ? 0 : page_of_part(p, n->line - 1, &column);
		if (p->last_index == p->page_index + pages)
			return n;
		if (pages == 0 && p->page_used)
			return n;	/* begun already */
		p->last_index = p->page_index + pages;
		if (pages == 0) {
			/* Nothing stands on the current page: it gets the master of a last page. */
			p->nahead = 0;
			p->master = p->page_master;
			fo_sheet_init(p->pages, &p->page->sheet, fo_master_next(p->pages, &p->master,
			    kind_of(p, p->page_index, p->number, false)));
			p->columns = columns_of(p, &p->page->sheet);
		} else
			p->nahead = 0;
		for (start = n; start->previous != NULL && start != p->done &&
		    (start->line > 0 && start->line - 1 >= p->part ? page_of_part(p, start->line - 1, &column) : 0) >= pages &&
		    (pages > 0 || start->line > 0); start = start->previous)
			;
		n = run_to_end(p, fo_breaker_restart(&p->b, start), end);
	}
	return n;
}

/*
 * Columns of equal height before what goes over all of them: the least height
 * with which the rest of the list fits the columns of the page.
 */
static struct fo_node_break *
balance(struct fo_pager *p, struct fo_node_break *n, size_t end)
{
	struct fo_node_break	*start = n, *try;
	size_t			 column, columns;
	mpt			 low = 0, high, mid;

	if (n->line == 0 || n->previous == NULL)
		return n;
	while (start != p->done && start->previous != NULL && page_of_part(p, start->line - 1, &column) ==
	    page_of_part(p, n->line - 1, &column) && start->line > p->part)
		start = start->previous;
	place_up_to(p, start, false);
	go_to_column(p);
	if (p->restart || (columns = p->columns - p->column) < 2)
		return n;
	high = part_height(p, p->part);
	for (int i = 0; i < 24 && high - low > 10; i++) {
		p->balanced = mid = (low + high) / 2;
		try = run_to_end(p, fo_breaker_restart(&p->b, start), end);
		if (try->line - start->line <= columns && fits(try, start))
			high = mid;
		else
			low = mid;
	}
	p->balanced = high;
	n = run_to_end(p, fo_breaker_restart(&p->b, start), end);
	return n;
}

/* The list ends at element "end": set all that is left of it. */
static void
end_list(struct fo_pager *p, size_t end, bool of_flow, bool balanced)
{
	struct fo_node_break	*n = run_to_end(p, p->next, end);

	if (of_flow && fo_master_asks_last(&p->master))
		n = refit_last(p, n, end);
	if (balanced)
		n = balance(p, n, end);
	place_up_to(p, n, true);
	p->balanced = 0;
}

/* What a forced break asks for before the next list begins. */
static void
start_on(struct fo_pager *p, enum fo_break brk)
{
	bool	odd;

	if (brk == FO_BREAK_COLUMN && p->columns > 1) {
		if (p->column >= p->columns || p->all)
			turn_page(p);
		return;
	}
	if (brk == FO_BREAK_AUTO)
		return;
	if (brk == FO_BREAK_PAGE || brk == FO_BREAK_COLUMN) {
		if (p->page_used)
			turn_page(p);
		return;
	}
	odd = p->number % 2 != 0;
	if (!p->page_used) {
		if ((brk == FO_BREAK_ODD_PAGE) != odd)
			turn_page(p);
		return;
	}
	if ((brk == FO_BREAK_ODD_PAGE) == odd && !p->only)
		insert_blank(p);	/* the next one would not be of that parity */
	turn_page(p);
}

static void
forced_break(struct fo_pager *p, size_t i)
{
	if (!list_is_empty(p, i))
		end_list(p, i, false, false);
	if (!p->restart)
		start_on(p, (enum fo_break)elt(p, i)->brk);
	if (p->restart)
		return;
	start_list(p, i);
	p->next = i + 1;
}

/* Handle what has come, as far as a box stands after it. */
static void
handle(struct fo_pager *p)
{
	struct fo_node_break	*n;
	const struct fo_elt	*e;

	while (!p->restart && p->next < p->lookahead) {
		e = elt(p, p->next);
		if (e->kind == FO_ELT_PENALTY && e->penalty <= -FO_INFINITE) {
			forced_break(p, p->next);
			continue;
		}
		p->next = fo_breaker_step(&p->b, p->next);
		if (p->next <= 1 || p->b.active == NULL || p->b.active->next != NULL)
			continue;
		/* Columns may still be balanced: they are placed page by page. */
		for (n = p->b.active; n != p->done && n->previous != NULL && !part_ends_page(p, n->line - 1);)
			n = n->previous;
		if (n != p->done && n->previous != NULL)
			place_up_to(p, n, false);
	}
}

void
fo_pager_more(struct fo_pager *p, struct fo_layout *L)
{
	size_t	last = p->b.base + p->list.n;

	(void)L;
	if (p->list.v[p->list.n - 1].kind != FO_ELT_BOX)
		return;
	p->lookahead = last - 1;
	handle(p);
}

void
fo_pager_chunk(struct fo_pager *p, struct fo_layout *L)
{
	struct chunk	*c;

	if (p->nchunks > 0 && arena_size(p->chunks[p->nchunks - 1].arena) < CHUNK)
		return;
	if (p->nchunks == p->chunks_room) {
		p->chunks_room = p->chunks_room == 0 ? 8 : 2 * p->chunks_room;
		p->chunks = mem_grow(p->chunks, p->chunks_room, sizeof(*p->chunks));
	}
	/*
	 * A table's row is read one row ahead, and its elements come after the
	 * next chunk was begun: so a chunk stays until two more were filled.
	 */
	if (p->nchunks > 2)
		p->chunks[p->nchunks - 3].end = p->b.base + p->list.n;
	c = &p->chunks[p->nchunks++];
	c->arena = arena_new();
	c->end = SIZE_MAX;
	L->lines = c->arena;
	p->L.lines = c->arena;
}

bool
fo_pager_span(struct fo_pager *p, struct fo_layout *L, bool all)
{
	const struct fo_sheet	*s = &p->page->sheet;
	size_t			 end;

	if (all == p->all || s->columns < 2 || L->stop)
		return false;
	fo_layout_flush(L);
	end = p->b.base + p->list.n;
	p->lookahead = end;
	handle(p);
	if (!p->restart && !list_is_empty(p, end))
		end_list(p, end, false, all);
	if (p->restart)
		return true;
	p->next = end;
	s = &p->page->sheet;
	p->all = all;
	p->span_y += p->span_height;
	p->span_height = 0;
	p->column = 0;
	p->columns = columns_of(p, s);
	L->width = all ? s->body.w : s->column;
	start_list(p, end == 0 ? FO_NO_ELEMENT : end - 1);
	return true;
}

/* --- the page-sequence ------------------------------------------------------------------ */

static int32_t
first_number(const struct fo_pager *p)
{
	int32_t	n = p->pages->next_number, want = p->sequence->misc->initial_page_number;

	if (want > 0)
		return want;
	if (want == FO_PAGE_AUTO_ODD && n % 2 == 0)
		return n + 1;
	if (want == FO_PAGE_AUTO_EVEN && n % 2 != 0)
		return n + 1;
	return n;
}

static void
clear(struct fo_pager *p)
{
	for (size_t i = 0; i < p->nchunks; i++)
		arena_free(p->chunks[i].arena);
	p->nchunks = 0;
	p->list.n = 0;
	p->list.length = 0;
	p->b.base = 0;
	p->next = p->lookahead = p->placed = 0;
	p->nahead = 0;
	p->nnotes = 0;
	p->last_index = SIZE_MAX;
	p->page_index = 0;
	p->all = false;
	p->balanced = 0;
	arena_reset(p->keep);
}

struct fo_pager *
fo_pager_new(struct fo_pages *pages, const struct fo_node *sequence, const struct fo_node *flow)
{
	struct fo_pager	*p = mem_alloc(sizeof(*p));

	p->pages = pages;
	p->sequence = sequence;
	p->flow = flow;
	p->map_all = !fo_flow_is_mapped(pages, flow);
	p->keep = arena_new();
	p->b.arena = arena_new();
	p->b.list = &p->list;
	p->b.self = p;
	p->b.height = part_height;
	p->b.ends_page = part_ends_page;
	return p;
}

void
fo_pager_free(struct fo_pager *p)
{
	if (p == NULL)
		return;
	clear(p);
	fo_breaker_clear(&p->b);
	arena_free(p->b.arena);
	arena_free(p->keep);
	free(p->list.v);
	free(p->chunks);
	free(p->ahead);
	free(p->notes);
	free(p);
}

static void
init_layout(struct fo_pager *p)
{
	const struct fo_sheet	*s = &p->page->sheet;

	memset(&p->L, 0, sizeof(p->L));
	p->L.ctx = p->pages->ctx;
	p->L.arena = p->keep;
	p->L.notes = p->keep;
	p->L.list = &p->list;
	p->L.pager = p;
	p->L.width = s->column;
	p->L.body_width = s->body.w;
	p->L.page_height = s->body.h;
	p->L.sheet_width = s->page.w;
	p->L.sheet_height = s->page.h;
	fo_pager_chunk(p, &p->L);
}

static void
run_once(struct fo_pager *p)
{
	p->restart = false;
	p->number = first_number(p);
	fo_master_start(p->pages, &p->master, p->sequence);
	advance_to_body(p);
	init_layout(p);
	p->separator = fo_separator_list(&p->L, p->keep, p->sequence);
	p->b.separator = p->separator == NULL ? 0 : p->separator->length;
	start_list(p, FO_NO_ELEMENT);
	fo_stack_children(&p->L, NULL, p->flow);
	fo_layout_end(&p->L);
	if (p->restart)
		return;
	p->lookahead = p->b.base + p->list.n;
	handle(p);
	if (!p->restart && !list_is_empty(p, p->b.base + p->list.n))
		end_list(p, p->b.base + p->list.n, true, false);
}

/* Blank pages at the end: force-page-count (7.27.6). */
static void
force_count(struct fo_pager *p)
{
	const struct fo_node	*next;
	size_t			 count = p->page_index + 1;
	bool			 add = false, odd = p->number % 2 != 0;

	for (next = p->sequence->next; next != NULL && next->object != FO_PAGE_SEQUENCE; next = next->next)
		;
	switch (p->sequence->misc->force_page_count) {
	case FO_FORCE_EVEN:
		add = count % 2 != 0;
		break;
	case FO_FORCE_ODD:
		add = count % 2 == 0;
		break;
	case FO_FORCE_END_EVEN:
		add = odd;
		break;
	case FO_FORCE_END_ODD:
		add = !odd;
		break;
	case FO_FORCE_AUTO:
		if (next == NULL)
			break;
		if (next->misc->initial_page_number > 0)
			add = (next->misc->initial_page_number % 2 != 0) == odd;
		else if (next->misc->initial_page_number == FO_PAGE_AUTO_ODD)
			add = odd;
		else if (next->misc->initial_page_number == FO_PAGE_AUTO_EVEN)
			add = !odd;
		break;
	default:
		break;
	}
	if (add)
		insert_blank(p);
}

void
fo_pager_run(struct fo_pager *p)
{
	struct fo_page	*page;

	fo_master_start(p->pages, &p->master, p->sequence);
	p->only = fo_master_asks_only(&p->master);
	p->last_index = SIZE_MAX;
	run_once(p);
	if (p->restart) {
		page = p->page;
		p->page = NULL;
		fo_page_drop(page);
		clear(p);
		p->only = false;
		run_once(p);
	}
	p->only = false;
	force_count(p);
	p->page->last = true;
	end_page(p);
	p->pages->next_number = p->number + 1;
}
