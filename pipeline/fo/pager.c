/* pager.c - the flow of a page-sequence into columns and pages, as its elements
 * come.  Pages are painted as they close, and what they held is released. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/pager.h"

#define CHUNK		((size_t)256 << 10)	/* bytes after which a new chunk is begun */

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
		if (pager_elt(p, i)->kind == FO_ELT_BOX && (!pager_elt(p, i)->space || pager_elt(p, i)->marks != NULL))
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
		pages = n->line - 1 < p->part ? 0 : pager_page_of(p, n->line - 1, &column);
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
			    pager_kind(p, p->page_index, p->number, false)));
			p->columns = pager_columns(p, &p->page->sheet);
		} else
			p->nahead = 0;
		for (start = n; start->previous != NULL && start != p->done &&
		    (start->line > 0 && start->line - 1 >= p->part ? pager_page_of(p, start->line - 1, &column) : 0) >= pages &&
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
	while (start != p->done && start->previous != NULL && pager_page_of(p, start->line - 1, &column) ==
	    pager_page_of(p, n->line - 1, &column) && start->line > p->part)
		start = start->previous;
	pager_place_up_to(p, start, false);
	pager_go_to_column(p);
	if (p->restart || (columns = p->columns - p->column) < 2)
		return n;
	high = pager_part_height(p, p->part);
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
	pager_place_up_to(p, n, true);
	p->balanced = 0;
}

/* What a forced break asks for before the next list begins. */
static void
start_on(struct fo_pager *p, enum fo_break brk)
{
	bool	odd;

	if (brk == FO_BREAK_COLUMN && p->columns > 1) {
		if (p->column >= p->columns || p->all)
			pager_turn_page(p);
		return;
	}
	if (brk == FO_BREAK_AUTO)
		return;
	if (brk == FO_BREAK_PAGE || brk == FO_BREAK_COLUMN) {
		if (p->page_used)
			pager_turn_page(p);
		return;
	}
	odd = p->number % 2 != 0;
	if (!p->page_used) {
		if ((brk == FO_BREAK_ODD_PAGE) != odd)
			pager_turn_page(p);
		return;
	}
	if ((brk == FO_BREAK_ODD_PAGE) == odd && !p->only)
		pager_insert_blank(p);	/* the next one would not be of that parity */
	pager_turn_page(p);
}

static void
forced_break(struct fo_pager *p, size_t i)
{
	if (!list_is_empty(p, i))
		end_list(p, i, false, false);
	if (!p->restart)
		start_on(p, (enum fo_break)pager_elt(p, i)->brk);
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
		e = pager_elt(p, p->next);
		if (e->kind == FO_ELT_PENALTY && e->penalty <= -FO_INFINITE) {
			forced_break(p, p->next);
			continue;
		}
		p->next = fo_breaker_step(&p->b, p->next);
		if (p->next <= 1 || p->b.active == NULL || p->b.active->next != NULL)
			continue;
		/* Columns may still be balanced: they are placed page by page. */
		for (n = p->b.active; n != p->done && n->previous != NULL && !pager_part_ends_page(p, n->line - 1);)
			n = n->previous;
		if (n != p->done && n->previous != NULL)
			pager_place_up_to(p, n, false);
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

static mpt
width_on(const struct fo_pager *p, const struct fo_sheet *s)
{
	return p->all ? s->body.w : s->column;
}

mpt
fo_pager_next_width(struct fo_pager *p)
{
	size_t	k = 1;

	while (k < 8 && pager_columns(p, pager_sheet(p, k)) == 0)
		k++;
	return width_on(p, pager_sheet(p, k));
}

mpt
fo_pager_width(struct fo_pager *p)
{
	if (p->column >= p->columns)
		return fo_pager_next_width(p);
	return width_on(p, &p->page->sheet);
}

bool
fo_pager_varies(struct fo_pager *p)
{
	mpt	width = fo_pager_width(p);

	for (size_t k = 1; k <= 2; k++)
		if (width_on(p, pager_sheet(p, k)) != width)
			return true;
	return false;
}

size_t
fo_pager_count(const struct fo_pager *p)
{
	return p->b.base + p->list.n;
}

size_t
fo_pager_placed(const struct fo_pager *p)
{
	return p->placed;
}

/*
 * A page is known to be full when a break after it is tried.  Try one here, and
 * take it back where the page still had room.
 */
void
fo_pager_probe(struct fo_pager *p, mpt more)
{
	const struct fo_elt		 penalty = { .kind = FO_ELT_PENALTY, .width = more };
	static const struct fo_elt	 box = { .kind = FO_ELT_BOX, .space = true };
	struct fo_breaker		 b;
	struct fo_node_break		*active[8], *n, too_short, given_up;
	size_t				 nactive = 0, next, lookahead = p->lookahead, placed;

	fo_list_add(&p->list, &box);	/* so that all before it is handled */
	p->lookahead = fo_pager_count(p) - 1;
	handle(p);
	p->list.n--;
	next = p->next;
	if (p->restart)
		return;
	b = p->b;
	for (n = b.active; n != NULL && nactive < nitems(active); n = n->next)
		active[nactive++] = n;
	if (n != NULL)
		return;			/* too many ways are open: what fits is not settled yet */
	if (b.too_short != NULL)
		too_short = *b.too_short;
	if (b.given_up != NULL)
		given_up = *b.given_up;
	placed = p->placed;
	fo_list_add(&p->list, &penalty);
	fo_list_add(&p->list, &box);
	p->lookahead = fo_pager_count(p) - 1;
	handle(p);
	p->list.n -= 2;
	if (p->placed != placed || p->restart)
		return;			/* the caller takes back what did not fit */
	p->b = b;
	if (b.too_short != NULL)
		*b.too_short = too_short;
	if (b.given_up != NULL)
		*b.given_up = given_up;
	for (size_t i = 0; i < nactive; i++)
		active[i]->next = i + 1 < nactive ? active[i + 1] : NULL;
	p->next = next;
	p->lookahead = lookahead > next ? lookahead : next;
}

void
fo_pager_rewind(struct fo_pager *p, size_t index)
{
	if (index < p->b.base || index > fo_pager_count(p))
		return;
	p->list.n = index - p->b.base;
	p->next = fo_breaker_restart(&p->b, p->done);
	if (p->next > index)
		p->next = index;
	p->lookahead = p->next;
}

bool
fo_pager_span(struct fo_pager *p, struct fo_layout *L, bool all)
{
	const struct fo_sheet	*s = &p->page->sheet;
	size_t			 end;

	L->body_width = s->body.w;
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
	p->columns = pager_columns(p, s);
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
	p->b.height = pager_part_height;
	p->b.ends_page = pager_part_ends_page;
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
	fo_markers_begin(p->pages);
	p->number = first_number(p);
	fo_master_start(p->pages, &p->master, p->sequence);
	pager_advance_to_body(p);
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
		pager_insert_blank(p);
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
	pager_end_page(p);
	p->pages->next_number = p->number + 1;
}
