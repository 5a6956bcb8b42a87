/* pager_page.c - the pages of a page-sequence, one after the other: their masters,
 * looked ahead to; blank ones; what is released when one is done. */
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/pager.h"

#define MAX_UNMAPPED	64		/* pages in a row without a body for the flow */
#define MAX_AHEAD	100000		/* pages looked ahead */

struct fo_page_kind
pager_kind(const struct fo_pager *p, size_t index, int32_t number, bool blank)
{
	struct fo_page_kind	k = { .first = index == 0, .odd = number % 2 != 0, .blank = blank };

	k.last = !blank && p->last_index != SIZE_MAX && index >= p->last_index;
	k.only = index == 0 && p->only;
	if (k.only)
		k.last = true;
	return k;
}

const struct fo_sheet *
pager_sheet(struct fo_pager *p, size_t n)
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
		    pager_kind(p, first + p->nahead, number + (int32_t)p->nahead, false)));
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

size_t
pager_columns(const struct fo_pager *p, const struct fo_sheet *s)
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
	p->columns = pager_columns(p, sheet);
	p->span_y = p->span_height = 0;
	p->nnotes = 0;
	p->notes_length = 0;
	p->pages->number = p->page->label;
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

void
pager_end_page(struct fo_pager *p)
{
	if (p->page == NULL)
		return;
	pager_place_notes(p);
	fo_page_finish(p->pages, p->page);
	p->page = NULL;
	p->nnotes = 0;
	release(p);
}

/* Begin the page that is next; the current one, if any, is finished. */
static void
advance(struct fo_pager *p)
{
	struct fo_sheet	sheet = *pager_sheet(p, p->page == NULL ? 0 : 1);

	if (p->page != NULL) {
		pager_end_page(p);
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
void
pager_advance_to_body(struct fo_pager *p)
{
	advance(p);
	for (int i = 0; p->columns == 0; i++) {
		if (i == MAX_UNMAPPED) {
			p->map_all = true;
			p->columns = pager_columns(p, &p->page->sheet);
			break;
		}
		advance(p);
	}
}

void
pager_turn_page(struct fo_pager *p)
{
	if (p->only && p->page_index == 0) {
		/* A second page: the first is not the only one. */
		p->restart = true;
		p->L.stop = true;
		return;
	}
	pager_advance_to_body(p);
}

void
pager_insert_blank(struct fo_pager *p)
{
	struct fo_sheet	sheet;

	pager_end_page(p);
	p->page_index++;
	p->number++;
	p->nahead = 0;
	fo_sheet_init(p->pages, &sheet, fo_master_next(p->pages, &p->master,
	    pager_kind(p, p->page_index, p->number, true)));
	begin_page(p, &sheet);
	p->page->blank = true;
}

/* --- what the breaker asks ---------------------------------------------------------- */

size_t
pager_page_of(struct fo_pager *p, size_t line, size_t *column)
{
	size_t	k = line - p->part + p->column, pages = 0, cols = p->columns;

	while (k >= cols && pages < MAX_AHEAD) {
		k -= cols;
		pages++;
		cols = pager_columns(p, pager_sheet(p, pages));
	}
	*column = k;
	return pages;
}

mpt
pager_part_height(void *self, size_t line)
{
	struct fo_pager		*p = self;
	const struct fo_sheet	*s;
	size_t			 column, pages;

	if (line < p->part)
		line = p->part;
	pages = pager_page_of(p, line, &column);
	s = pager_sheet(p, pages);
	if (pages > 0)
		return s->body.h;
	if (p->balanced > 0)
		return p->balanced;
	return s->body.h - p->span_y - (p->nnotes > 0 ? p->notes_length + p->b.separator : 0);
}

bool
pager_part_ends_page(void *self, size_t line)
{
	struct fo_pager	*p = self;
	size_t		 column, pages;

	if (line < p->part)
		line = p->part;
	pages = pager_page_of(p, line, &column);
	return column + 1 >= (pages == 0 ? p->columns : pager_columns(p, pager_sheet(p, pages)));
}
