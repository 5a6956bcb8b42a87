/* element.c - lists of elements, and the resolution of what stands between
 * boxes: spaces, borders and padding (XSL 1.1, 4.3.1). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/area.h"
#include "fo/context.h"
#include "fo/page.h"

struct sum { mpt opt, stretch, shrink; };

struct fo_list *
fo_list_new(struct arena *arena)
{
	struct fo_list	*list = arena_alloc(arena, sizeof(*list));

	list->arena = arena;
	return list;
}

void
fo_list_add(struct fo_list *list, const struct fo_elt *e)
{
	struct fo_elt	*v;
	size_t		 room;

	if (list->n == list->room) {
		room = list->room == 0 ? 8 : 2 * list->room;
		if (list->arena == NULL)
			list->v = mem_grow(list->v, room, sizeof(*v));
		else {
			v = arena_array(list->arena, room, sizeof(*v));
			if (list->n > 0)
				memcpy(v, list->v, list->n * sizeof(*v));
			list->v = v;
		}
		list->room = room;
	}
	list->v[list->n++] = *e;
	if (e->kind != FO_ELT_PENALTY)
		list->length += e->width;
}

mpt
fo_list_length(const struct fo_list *list)
{
	return list->length;
}

void
fo_layout_init(struct fo_layout *L, const struct fo_layout *from, struct arena *arena, struct fo_list *list, mpt width)
{
	memset(L, 0, sizeof(*L));
	L->ctx = from->ctx;
	L->arena = arena;
	L->lines = arena;
	L->notes = from->notes;
	L->list = list;
	L->width = width;
	memcpy(L->up, from->up, sizeof(L->up));
	L->body_width = from->body_width;
	L->page_height = from->page_height;
	L->sheet_width = from->sheet_width;
	L->sheet_height = from->sheet_height;
	L->depth = from->depth + 1;
}

void
fo_layout_enter(struct fo_layout *L, mpt outer)
{
	memmove(L->up + 1, L->up, sizeof(L->up) - sizeof(L->up[0]));
	L->up[0] = outer;
}

/* Every element passes here: into the list, and to the page breaker if it is the flow's. */
static void
emit(struct fo_layout *L, const struct fo_elt *e)
{
	L->started = true;
	fo_list_add(L->list, e);
	if (L->pager != NULL)
		fo_pager_more(L->pager, L);
}

static void
emit_box(struct fo_layout *L, struct fo_marks *marks)
{
	struct fo_elt	e = { .kind = FO_ELT_BOX, .space = true, .marks = marks };

	emit(L, &e);
}

static void
emit_glue(struct fo_layout *L, struct sum s)
{
	struct fo_elt	e = { .kind = FO_ELT_GLUE, .space = true, .width = s.opt,
			    .stretch = s.stretch, .shrink = s.shrink };

	emit(L, &e);
}

static void
emit_wall(struct fo_layout *L)
{
	struct fo_elt	e = { .kind = FO_ELT_PENALTY, .space = true, .penalty = FO_INFINITE };

	emit(L, &e);
}

static bool
is_fence(const struct fo_mark *m)
{
	return m->kind != FO_MARK_SPACE && m->opt != 0;
}

/* Rule 1: conditional spaces at the edge of a reference area, up to the first fence or retained space, vanish. */
static void
discard_from_start(struct fo_mark *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (is_fence(&v[i]))
			return;
		if (v[i].kind != FO_MARK_SPACE)
			continue;
		if (!v[i].discard)
			return;
		v[i].gone = true;
	}
}

static void
discard_from_end(struct fo_mark *v, size_t n)
{
	for (size_t i = n; i > 0; i--) {
		if (is_fence(&v[i - 1]))
			return;
		if (v[i - 1].kind != FO_MARK_SPACE)
			continue;
		if (!v[i - 1].discard)
			return;
		v[i - 1].gone = true;
	}
}

static bool
is_live_space(const struct fo_mark *m)
{
	return m->kind == FO_MARK_SPACE && !m->gone;
}

static void
drop_others(struct fo_mark *v, size_t from, size_t to, int32_t precedence)
{
	for (size_t i = from; i < to; i++)
		if (is_live_space(&v[i]) && v[i].precedence != precedence)
			v[i].gone = true;
}

/* Of spaces of one precedence: the largest optimum; where several have it, the narrowest range. */
static void
keep_largest(struct fo_mark *v, size_t from, size_t to)
{
	struct fo_mark	*last = NULL;
	mpt		 opt = INT64_MIN, min = INT64_MIN, max = INT64_MAX;

	for (size_t i = from; i < to; i++)
		if (is_live_space(&v[i]) && v[i].opt > opt)
			opt = v[i].opt;
	for (size_t i = from; i < to; i++) {
		if (!is_live_space(&v[i]))
			continue;
		if (v[i].opt < opt) {
			v[i].gone = true;
			continue;
		}
		if (v[i].min > min)
			min = v[i].min;
		if (v[i].max < max)
			max = v[i].max;
		if (last != NULL)
			last->gone = true;
		last = &v[i];
	}
	if (last == NULL)
		return;
	last->min = min < opt ? min : opt;
	last->max = max > opt ? max : opt;
}

/* Rules 2 and 3, for the spaces between two fences. */
static void
resolve_run(struct fo_mark *v, size_t from, size_t to)
{
	int32_t	highest = INT32_MIN;
	bool	force = false;

	for (size_t i = from; i < to; i++) {
		if (!is_live_space(&v[i]))
			continue;
		if (v[i].precedence == FO_FORCE)
			force = true;
		if (v[i].precedence > highest)
			highest = v[i].precedence;
	}
	if (highest == INT32_MIN)
		return;
	drop_others(v, from, to, highest);
	if (!force)
		keep_largest(v, from, to);
}

static void
resolve_runs(struct fo_mark *v, size_t n)
{
	size_t	from = 0;

	for (size_t i = 0; i <= n; i++)
		if (i == n || is_fence(&v[i])) {
			resolve_run(v, from, i);
			from = i + 1;
		}
}

static struct sum
sum_of(const struct fo_mark *v, size_t n)
{
	struct sum	s = { 0, 0, 0 };

	for (size_t i = 0; i < n; i++) {
		if (v[i].gone)
			continue;
		s.opt += v[i].opt;
		s.stretch += v[i].max - v[i].opt;
		s.shrink += v[i].opt - v[i].min;
	}
	return s;
}

static bool
is_zero(struct sum s)
{
	return s.opt == 0 && s.stretch == 0 && s.shrink == 0;
}

static struct fo_mark *
marks_dup(struct arena *arena, const struct fo_mark *v, size_t n)
{
	struct fo_mark	*d;

	if (n == 0)
		return NULL;
	d = arena_array(arena, n, sizeof(*d));
	memcpy(d, v, n * sizeof(*d));
	return d;
}

/* What the areas that go on over a break leave there: edges that are retained. */
static mpt
chain_of(const struct fo_area *a, int side)
{
	return a == NULL ? 0 : a->chain[side];
}

/* Resolve what is pending around no break. */
static void
resolve_plain(struct fo_layout *L, bool last)
{
	struct fo_marks	*m = arena_alloc(L->lines, sizeof(*m));
	struct sum	 s;

	if (!L->started)
		discard_from_start(L->pend, L->npend);
	if (last)
		discard_from_end(L->pend, L->npend);
	resolve_runs(L->pend, L->npend);
	m->none = marks_dup(L->lines, L->pend, L->npend);
	m->nnone = L->npend;
	s = sum_of(m->none, m->nnone);
	L->npend = 0;
	emit_box(L, m);
	if (!is_zero(s)) {
		emit_wall(L);
		emit_glue(L, s);
		if (last)
			emit_box(L, NULL);
	}
}

/*
 * Resolve what stands before and after a break, for each thing that may
 * happen.  The edges of areas that go on count as fences where they are kept;
 * they stand nearest to the page's edge on either side, whatever was resolved
 * between them and the break.
 */
static struct fo_marks *
resolve_three(struct fo_layout *L, struct sum *before, struct sum *after, struct sum *none)
{
	struct fo_marks	*m = arena_alloc(L->lines, sizeof(*m));
	size_t		 nf = L->nfirst, ns = L->npend - L->nfirst;

	m->area = L->brk_area;
	m->first = marks_dup(L->lines, L->pend, nf);
	m->second = marks_dup(L->lines, L->pend + nf, ns);
	m->none = marks_dup(L->lines, L->pend, L->npend);
	m->nfirst = nf;
	m->nsecond = ns;
	m->nnone = L->npend;
	discard_from_end(m->first, nf);
	resolve_runs(m->first, nf);
	if (chain_of(L->brk_area, 0) == 0)
		discard_from_start(m->second, ns);
	resolve_runs(m->second, ns);
	resolve_runs(m->none, m->nnone);
	*before = sum_of(m->first, nf);
	*after = sum_of(m->second, ns);
	*none = sum_of(m->none, m->nnone);
	return m;
}

static void
resolve_break(struct fo_layout *L, bool last)
{
	struct sum	 before = { 0, 0, 0 }, after = { 0, 0, 0 }, none = { 0, 0, 0 }, glue;
	struct fo_elt	 brk = L->brk;
	bool		 forced = brk.penalty <= -FO_INFINITE;

	brk.area = L->brk_area;
	if (L->npend > 0)
		brk.marks = resolve_three(L, &before, &after, &none);
	before.opt += chain_of(L->brk_area, 1);
	after.opt += chain_of(L->brk_area, 0);
	L->npend = 0;
	L->has_break = false;
	if (!is_zero(before)) {
		emit_wall(L);
		emit_glue(L, before);
		if (forced)
			emit_box(L, NULL);	/* else the glue would vanish at the break */
	}
	emit(L, &brk);
	glue.opt = none.opt - before.opt - after.opt;
	glue.stretch = none.stretch - before.stretch - after.stretch;
	glue.shrink = none.shrink - before.shrink - after.shrink;
	if (!forced && !is_zero(glue))
		emit_glue(L, glue);
	if (!is_zero(after)) {
		emit_box(L, NULL);
		emit_wall(L);
		emit_glue(L, after);
		if (last)
			emit_box(L, NULL);
	}
}

static void
resolve(struct fo_layout *L, bool last)
{
	if (L->has_break)
		resolve_break(L, last);
	else if (L->npend > 0)
		resolve_plain(L, last);
}

/* What comes next starts as in a new reference area. */
void
fo_layout_flush(struct fo_layout *L)
{
	resolve(L, true);
	L->started = false;
}

void
fo_layout_end(struct fo_layout *L)
{
	resolve(L, true);
	free(L->pend);
	L->pend = NULL;
	L->pend_room = 0;
}

static struct fo_mark *
pend(struct fo_layout *L, enum fo_mark_kind kind, struct fo_area *area)
{
	struct fo_mark	*m;

	if (L->npend == L->pend_room) {
		L->pend_room = L->pend_room == 0 ? 16 : 2 * L->pend_room;
		L->pend = mem_grow(L->pend, L->pend_room, sizeof(*L->pend));
	}
	m = &L->pend[L->npend++];
	memset(m, 0, sizeof(*m));
	m->kind = kind;
	m->area = area;
	return m;
}

void
fo_put_space(struct fo_layout *L, struct fo_area *area, const struct fo_space *s, mpt base)
{
	struct fo_mark	*m;
	mpt		 opt = fo_length_resolve(&s->opt, base, 0);
	mpt		 min = fo_length_resolve(&s->min, base, opt);
	mpt		 max = fo_length_resolve(&s->max, base, opt);

	if (opt == 0 && min == 0 && max == 0)
		return;
	m = pend(L, FO_MARK_SPACE, area);
	m->discard = s->discard;
	m->precedence = s->precedence;
	m->opt = opt;
	m->min = min < opt ? min : opt;
	m->max = max > opt ? max : opt;
}

void
fo_put_open(struct fo_layout *L, struct fo_area *area)
{
	struct fo_mark	*m = pend(L, FO_MARK_OPEN, area);

	m->min = m->opt = m->max = area->edge[FO_BEFORE];
}

void
fo_put_close(struct fo_layout *L, struct fo_area *area)
{
	struct fo_mark	*m = pend(L, FO_MARK_CLOSE, area);

	m->min = m->opt = m->max = area->edge[FO_AFTER];
}

void
fo_put_break_elt(struct fo_layout *L, struct fo_area *area, const struct fo_elt *penalty)
{
	if (L->has_break)
		resolve(L, false);
	L->has_break = true;
	L->brk = *penalty;
	L->brk_area = area;
	L->nfirst = L->npend;
}

void
fo_drop_break(struct fo_layout *L)
{
	L->has_break = false;
}

void
fo_put_break(struct fo_layout *L, struct fo_area *area, struct fo_hold hold, bool weak)
{
	struct fo_elt	e = { .kind = FO_ELT_PENALTY, .penalty = hold.penalty, .within = (uint8_t)hold.within,
			    .weak = weak || hold.penalty >= FO_INFINITE };

	if (weak)
		e.penalty = FO_INFINITE;
	fo_put_break_elt(L, area, &e);
}

void
fo_put_forced(struct fo_layout *L, struct fo_area *area, enum fo_break brk)
{
	struct fo_elt	e = { .kind = FO_ELT_PENALTY, .penalty = -FO_INFINITE, .brk = (uint8_t)brk };

	fo_put_break_elt(L, area, &e);
}

void
fo_put_box(struct fo_layout *L, const struct fo_elt *box)
{
	resolve(L, false);
	emit(L, box);
}

void
fo_put_glue_elt(struct fo_layout *L, const struct fo_elt *glue)
{
	resolve(L, false);
	emit(L, glue);
}

void
fo_put_anchor(struct fo_layout *L, struct fo_area *area)
{
	struct fo_elt	e = { .kind = FO_ELT_BOX, .area = area };

	fo_put_box(L, &e);
}

/* Whether a list may be parted after element i; where "loose", keeps no longer hold. */
bool
fo_can_break(const struct fo_list *list, size_t i, bool loose)
{
	const struct fo_elt	*e = &list->v[i];

	if (e->kind == FO_ELT_GLUE)
		return i > 0 && list->v[i - 1].kind == FO_ELT_BOX;
	if (e->kind != FO_ELT_PENALTY)
		return false;
	return e->penalty < FO_INFINITE || (e->weak && (loose || e->within == FO_WITHIN_PAGE));
}
