/* place.c - the elements of one page, or of a part of it, as items at their
 * places.  Spaces are walked mark by mark, so that an area knows where its
 * fragment on this page begins and ends. */
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/area.h"
#include "fo/page.h"

struct fo_item *
fo_item_add(struct fo_place *p, enum fo_item_kind kind, const struct fo_node *node)
{
	struct fo_page	*page = p->page;
	struct fo_item	*it;

	if (page->nitems == page->room) {
		page->room = page->room == 0 ? 64 : 2 * page->room;
		page->items = mem_grow(page->items, page->room, sizeof(*page->items));
	}
	it = &page->items[page->nitems++];
	memset(it, 0, sizeof(*it));
	it->kind = kind;
	it->node = node;
	it->artifact = p->artifact;
	return it;
}

struct fo_turn
fo_turn_within(struct fo_rect *r, int32_t degrees)
{
	struct fo_turn	t = { degrees, r->x, r->y };

	switch (degrees) {
	case 90:
		t.y += r->h;
		break;
	case 180:
		t.x += r->w;
		t.y += r->h;
		break;
	case 270:
		t.x += r->w;
		break;
	default:
		return (struct fo_turn){ 0, 0, 0 };
	}
	*r = degrees == 180 ? (struct fo_rect){ 0, 0, r->w, r->h } : (struct fo_rect){ 0, 0, r->h, r->w };
	return t;
}

void
fo_turn_back(const struct fo_turn *t, mpt *x, mpt *y)
{
	mpt	lx = *x, ly = *y;

	switch (t->degrees) {
	case 90:
		*x = t->x + ly;
		*y = t->y - lx;
		break;
	case 180:
		*x = t->x - lx;
		*y = t->y - ly;
		break;
	case 270:
		*x = t->x - ly;
		*y = t->y + lx;
		break;
	default:
		break;
	}
}

void
fo_place_turn(struct fo_place *p, const struct fo_turn *t)
{
	if (t->degrees != 0)
		fo_item_add(p, FO_ITEM_TURN, NULL)->u.turn = *t;
}

void
fo_place_unturn(struct fo_place *p, const struct fo_turn *t)
{
	if (t->degrees != 0)
		fo_item_add(p, FO_ITEM_UNTURN, NULL);
}

static void
enter_reference(struct fo_place *p, struct fo_area *a)
{
	if (!a->reference)
		return;
	a->saved[0] = p->x;
	a->saved[1] = p->ref.x;
	a->saved[2] = p->ref.y;
	p->x += a->content_x;
	p->ref.x = p->x;
	p->ref.y = p->y;
}

static void
leave_reference(struct fo_place *p, struct fo_area *a)
{
	if (!a->reference)
		return;
	p->x = a->saved[0];
	p->ref.x = a->saved[1];
	p->ref.y = a->saved[2];
}

static void
open_area(struct fo_place *p, struct fo_area *a, bool again)
{
	struct fo_item	*it;

	a->frag = 0;
	if (a->anchor) {
		it = fo_item_add(p, FO_ITEM_ANCHOR, a->node);
		it->u.line.x = p->x;
		it->u.line.y = p->y;
	} else if (!a->plain) {
		it = fo_item_add(p, FO_ITEM_FRAG, a->node);
		it->again = again;
		it->u.box.r = (struct fo_rect){ p->x + a->x, p->y, a->width, 0 };
		it->u.box.box = a->node->box;
		it->u.box.node = a->node;
		it->u.box.borderless = a->borderless;
		it->u.box.open[FO_BEFORE] = again && a->node->box->border[FO_BEFORE].discard;
		a->frag = p->page->nitems;
	}
	p->y += again ? a->kept[FO_BEFORE] : a->edge[FO_BEFORE];
	enter_reference(p, a);
}

/*
 * The fragment that an area opened on this page; NULL: none.  Where the next page has another width and the lines are
 * made anew, an area may have been opened on a page that is gone: its number there says nothing of this one.
 */
static struct fo_item *
fragment_of(const struct fo_place *p, const struct fo_area *a)
{
	struct fo_item	*it = a->frag == 0 || a->frag > p->page->nitems ? NULL : &p->page->items[a->frag - 1];

	return it != NULL && it->kind == FO_ITEM_FRAG && it->u.box.node == a->node ? it : NULL;
}

static void
close_area(struct fo_place *p, struct fo_area *a, bool goes_on)
{
	struct fo_item	*it;

	leave_reference(p, a);
	p->y += goes_on ? a->kept[FO_AFTER] : a->edge[FO_AFTER];
	it = fragment_of(p, a);
	a->frag = 0;
	if (it == NULL)
		return;
	it->goes_on = goes_on;
	it->u.box.r.h = p->y - it->u.box.r.y;
	it->u.box.open[FO_AFTER] = goes_on && a->node->box->border[FO_AFTER].discard;
	it->u.box.whole = it->u.box.r;
}

static void
reopen_chain(struct fo_place *p, struct fo_area *a)
{
	if (a == NULL)
		return;
	reopen_chain(p, a->parent);
	open_area(p, a, true);
}

static void
suspend_chain(struct fo_place *p, struct fo_area *a)
{
	for (; a != NULL; a = a->parent)
		close_area(p, a, true);
}

static mpt
space_of(const struct fo_place *p, const struct fo_mark *m)
{
	double	d;

	if (m->gone)
		return 0;
	d = p->ratio > 0 ? p->ratio * (double)(m->max - m->opt) : p->ratio * (double)(m->opt - m->min);
	return m->opt + (mpt)d;
}

static void
place_marks(struct fo_place *p, const struct fo_mark *m, size_t n)
{
	for (size_t i = 0; i < n; i++)
		switch (m[i].kind) {
		case FO_MARK_SPACE:
			p->y += space_of(p, &m[i]);
			break;
		case FO_MARK_OPEN:
			open_area(p, m[i].area, false);
			break;
		case FO_MARK_CLOSE:
			close_area(p, m[i].area, false);
			break;
		}
}

static mpt
content_x(const struct fo_place *p, const struct fo_area *a)
{
	if (a == NULL || a->reference)
		return p->x;	/* a reference area has moved the place already */
	return p->x + a->content_x;
}

static void
place_line(struct fo_place *p, const struct fo_elt *e)
{
	struct fo_item	*it = fo_item_add(p, FO_ITEM_LINE, e->area == NULL ? NULL : e->area->node);

	it->u.line.x = content_x(p, e->area);
	it->u.line.y = p->y;
	it->u.line.line = e->u.line;
	p->y += e->width;
}

void
fo_place_all(struct fo_place *outer, const struct fo_list *list, mpt x, mpt y, mpt width)
{
	struct fo_place	p = *outer;

	p.x = x;
	p.y = y;
	p.width = width;
	p.ratio = 0;
	p.ref = (struct fo_rect){ x, y, width, 0 };
	fo_place_list(&p, list->v, list->n, 0, list->n, NULL);
}

/* The content of a container, in its content rectangle. */
static void
place_content(struct fo_place *p, const struct fo_placed *c, mpt x, mpt y)
{
	struct fo_rect	r = { x, y, c->content_width, c->content_height };
	struct fo_turn	t = fo_turn_within(&r, c->degrees);

	fo_place_turn(p, &t);
	fo_place_all(p, c->list, r.x, r.y + c->shift, r.w);
	fo_place_unturn(p, &t);
}

static void
place_absolute(struct fo_place *p, struct fo_placed *c)
{
	struct fo_place	in = *p;
	struct fo_area	*a = c->area;

	in.x = (c->position == FO_POSITION_FIXED ? 0 : p->ref.x) + c->left;
	in.y = (c->position == FO_POSITION_FIXED ? 0 : p->ref.y) + c->top;
	in.x -= a->x;
	open_area(&in, a, false);
	place_content(&in, c, in.x, in.y);
	in.y = (c->position == FO_POSITION_FIXED ? 0 : p->ref.y) + c->top + c->height - a->edge[FO_AFTER];
	close_area(&in, a, false);
}

static void
place_container(struct fo_place *p, const struct fo_elt *e)
{
	struct fo_placed	*c = e->u.placed;

	if (c->area != NULL) {
		place_absolute(p, c);
		return;
	}
	place_content(p, c, content_x(p, e->area), p->y);
	p->y += c->height;
}

/* The part of a list that a page shows: "to" is past the break that ends it, or past the end. */
void
fo_place_part(struct fo_place *p, const struct fo_list *list, size_t from, size_t to)
{
	const struct fo_elt	*prev = NULL;

	if (from > 0 && list->v[from - 1].kind == FO_ELT_PENALTY)
		prev = &list->v[from - 1];
	if (to < list->n && to > from && list->v[to - 1].kind != FO_ELT_BOX)
		to--;
	fo_place_list(p, list->v, list->n, from, to, prev);
}

/* All steps of one item on this page: its two sides from the first step to the last. */
static size_t
place_steps(struct fo_place *p, const struct fo_elt *v, size_t i, size_t to)
{
	const struct fo_step	*first = v[i].u.step, *last = first;
	struct fo_place		 side;
	mpt			 end = p->y;
	size_t			 k, next = i + 1;

	for (k = i + 1; k < to; k++) {
		if (v[k].kind == FO_ELT_BOX && v[k].content == FO_CONTENT_STEP && v[k].u.step->item == first->item) {
			last = v[k].u.step;
			next = k + 1;
		} else if (v[k].kind == FO_ELT_BOX && !v[k].space)
			break;
		else if (v[k].marks != NULL && v[k].marks->nnone > 0)
			break;
	}
	for (int s = 0; s < 2; s++) {
		side = *p;
		if (last->to[s] > first->from[s])
			fo_place_part(&side, first->item->list[s], first->from[s], last->to[s]);
		if (side.y > end)
			end = side.y;
	}
	p->y = end;
	return next;
}

static bool
is_of_table(const struct fo_elt *e, const struct fo_table *t)
{
	switch (e->content) {
	case FO_CONTENT_ROWS:
	case FO_CONTENT_PART:
		return fo_elt_table(e) == t;
	default:
		return false;
	}
}

static size_t
place_table(struct fo_place *p, const struct fo_elt *v, size_t n, size_t i, size_t to)
{
	const struct fo_table	*t = fo_elt_table(&v[i]);
	size_t			 k, next = i + 1;
	bool			 broken;

	for (k = i + 1; k < to; k++) {
		if (v[k].kind == FO_ELT_BOX && is_of_table(&v[k], t))
			next = k + 1;
		else if (v[k].kind == FO_ELT_BOX && !v[k].space)
			break;
		else if (v[k].marks != NULL && v[k].marks->nnone > 0)
			break;
	}
	broken = k == to && to < n && v[to].kind == FO_ELT_PENALTY && v[to].u.table == t;
	fo_place_rows(p, v, n, i, next, broken);
	return next;
}

/* A box and what belongs to it; returns the index of what comes next. */
static size_t
place_box(struct fo_place *p, const struct fo_elt *v, size_t n, size_t i, size_t to)
{
	if (v[i].marks != NULL)
		place_marks(p, v[i].marks->none, v[i].marks->nnone);
	switch (v[i].content) {
	case FO_CONTENT_LINE:
		place_line(p, &v[i]);
		break;
	case FO_CONTENT_STEP:
		return place_steps(p, v, i, to);
	case FO_CONTENT_ROWS:
	case FO_CONTENT_PART:
		return place_table(p, v, n, i, to);
	case FO_CONTENT_PLACED:
		place_container(p, &v[i]);
		break;
	default:
		p->y += v[i].width;
		break;
	}
	return i + 1;
}

static void
place_start(struct fo_place *p, const struct fo_elt *brk)
{
	if (brk == NULL)
		return;
	reopen_chain(p, brk->area);
	if (brk->marks != NULL)
		place_marks(p, brk->marks->second, brk->marks->nsecond);
}

static void
place_end(struct fo_place *p, const struct fo_elt *brk)
{
	if (brk->kind != FO_ELT_PENALTY)
		return;
	if (brk->marks != NULL)
		place_marks(p, brk->marks->first, brk->marks->nfirst);
	suspend_chain(p, brk->area);
}

void
fo_place_list(struct fo_place *p, const struct fo_elt *v, size_t n, size_t from, size_t to, const struct fo_elt *prev)
{
	bool	seen = prev == NULL;

	place_start(p, prev);
	for (size_t i = from; i < to;) {
		if (v[i].kind == FO_ELT_BOX) {
			seen = seen || !v[i].space;
			i = place_box(p, v, n, i, to);
			continue;
		}
		if (v[i].kind == FO_ELT_GLUE && !v[i].space && seen)
			p->y += v[i].width;
		else if (v[i].kind == FO_ELT_PENALTY && v[i].marks != NULL) {
			if (seen)
				place_marks(p, v[i].marks->none, v[i].marks->nnone);
			else {	/* a second break before any content: what it would leave at the top of a page */
				place_marks(p, v[i].marks->first, v[i].marks->nfirst);
				place_marks(p, v[i].marks->second, v[i].marks->nsecond);
			}
		}
		i++;
	}
	if (to < n)
		place_end(p, &v[to]);
}
