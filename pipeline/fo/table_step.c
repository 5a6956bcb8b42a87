/*
 * table_step.c - the cells of a row group merged into steps.
 *
 * Each cell goes down its own list from one place to break to the next; a step
 * takes in what every cell has up to there.  A row ends when all cells that
 * end on it are finished; while cells that span on still have places to break
 * before the next row's first lines fit, the next row waits.  The length that
 * a break would add (what of the row is still to come, beyond what was there
 * without a break) is the width of the penalty; the reference formatter steps
 * the same way, so that tables break in the same places.
 */
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/table.h"

struct step {
	size_t		 start, end;	/* elements; end is that of the break, SIZE_MAX before the first */
	mpt		 content;	/* length up to here */
	mpt		 total;		/* with borders and padding */
	mpt		 penalty_length;
	int32_t		 penalty;
	enum fo_break	 brk;
	mpt		 before;	/* optional content at its beginning */
	const struct fo_notes *notes;
};

struct active {
	struct fo_cell	*cell;
	size_t		 end_row;
	size_t		 span;		/* rows of it that began */
	size_t		 at;		/* next element */
	mpt		 remaining, total, included;
	mpt		 pad_before, pad_before_kept, pad_after, pad_after_kept;
	mpt		 before, before_kept, after, after_kept;	/* border and padding */
	bool		 last_part;
	struct fo_hold	 keep_next;
	struct step	 previous, next, after_next;
};

struct stepper {
	struct fo_layout *L;
	struct fo_table	*t;
	struct fo_group	*g;
	bool		 body, loose;
	mpt		 total_height, rows_before;
	size_t		 row;
	bool		 row_finished, delaying, too_small;
	mpt		 first_step;
	enum fo_break	 brk;
	struct active	**cells, **next_cells;
	size_t		 ncells, nnext;
};

#define BEFORE_FIRST	SIZE_MAX

static size_t
last_index(const struct active *a)
{
	return a->cell->list->n - 1;
}

static bool
at_end(const struct active *a, const struct step *s)
{
	return s->end != BEFORE_FIRST && s->end >= last_index(a);
}

/* Go to the cell's next place to break, or to its end. */
static void
go_on(const struct stepper *s, struct active *a)
{
	const struct fo_list	*list = a->cell->list;
	struct step		*n = &a->after_next;
	const struct fo_elt	*e;
	bool			 found = false, box = false, any = false;

	n->penalty_length = 0;
	n->penalty = 0;
	n->before = 0;
	n->brk = FO_BREAK_AUTO;
	n->notes = NULL;
	while (!found && a->at < list->n) {
		e = &list->v[a->at++];
		if (e->kind == FO_ELT_PENALTY) {
			box = false;
			if (fo_can_break(list, a->at - 1, s->loose)) {
				found = true;
				n->penalty_length = e->width;
				n->penalty = e->penalty;
				if (s->loose && n->penalty >= FO_INFINITE)
					n->penalty = FO_INFINITE - 1;
				if (e->penalty <= -FO_INFINITE)
					n->brk = (enum fo_break)e->brk;
			}
		} else if (e->kind == FO_ELT_GLUE) {
			if (box)
				found = true;
			else {
				n->content += e->width;
				if (!any)
					n->before += e->width;
			}
			box = false;
		} else {
			if (e->notes != NULL)
				n->notes = fo_notes_join(s->L->notes, n->notes, e->notes);
			box = any = true;
			n->content += e->width;
		}
	}
	n->end = a->at - 1;
	n->total = a->before + n->content + n->penalty_length + a->after_kept;
}

/*
 * A height asked for by the row or the cell: breaks within it leave as much
 * room as if it were full, and a filler makes up for what the content lacks.
 */
static void
fill_height(struct stepper *s, struct fo_cell *c, const struct fo_row *row)
{
	struct fo_list	*list;
	struct fo_elt	 filler = { .kind = FO_ELT_PENALTY, .filler = true }, e;
	mpt		 min = c->min > row->min ? c->min : row->min, opt, sum = 0;
	bool		 box = false;

	opt = c->opt > row->opt ? c->opt : row->opt;
	if (opt < min)
		opt = min;
	c->list = c->content;
	if (opt <= 0)
		return;
	list = fo_list_new(s->L->lines);
	for (size_t i = 0; i < c->content->n; i++) {
		e = c->content->v[i];
		if (sum < min) {
			if (e.kind == FO_ELT_GLUE && box) {
				filler.width = min - sum;
				fo_list_add(list, &filler);
			} else if (e.kind == FO_ELT_PENALTY && sum + e.width < min) {
				e.filler = true;
				e.width = min - sum;
			}
		}
		box = e.kind == FO_ELT_BOX;
		if (e.kind != FO_ELT_PENALTY)
			sum += e.width;
		fo_list_add(list, &e);
	}
	if (c->length < opt) {
		e = (struct fo_elt){ .kind = FO_ELT_BOX, .filler = true, .width = opt - c->length };
		fo_list_add(list, &e);
	}
	c->list = list;
}

static struct active *
active_new(struct stepper *s, struct fo_cell *c, size_t row)
{
	struct active	*a = arena_alloc(s->L->lines, sizeof(*a));
	const struct fo_table *t = s->t;

	a->cell = c;
	a->end_row = row + (size_t)c->down - 1;
	a->pad_before = c->padding[0];
	a->pad_before_kept = c->padding_kept[0];
	a->pad_after = c->padding[1];
	a->pad_after_kept = c->padding_kept[1];
	a->before = a->pad_before + fo_cell_before(t, c, 0, FO_NORMAL);
	a->before_kept = a->pad_before_kept + fo_cell_before(t, c, 0, FO_REST);
	a->after = a->pad_after + fo_cell_after(t, c, (size_t)c->down - 1, FO_NORMAL);
	a->after_kept = a->pad_after_kept + fo_cell_after(t, c, 0, FO_REST);
	fill_height(s, c, s->g->rows[row]);
	a->included = -1;
	a->remaining = c->list->length;
	a->total = s->rows_before + c->list->length;
	a->after_next.content = s->rows_before;
	a->after_next.end = BEFORE_FIRST;
	a->previous = a->after_next;
	go_on(s, a);
	a->next = a->after_next;
	if (!at_end(a, &a->after_next))
		go_on(s, a);
	return a;
}

static bool
is_included(const struct active *a)
{
	return a->included == a->next.content;
}

static mpt
remaining_length(const struct active *a)
{
	if (is_included(a) && at_end(a, &a->next))
		return 0;
	return a->before_kept + a->remaining + a->after;
}

/* Take in more of the cell, as far as "limit" reaches. */
static void
increase(const struct stepper *s, struct active *a, mpt limit)
{
	mpt		 before;
	size_t		 start;
	const struct fo_notes *notes;

	if (at_end(a, &a->next))
		return;
	while (a->after_next.total <= limit && a->next.brk == FO_BREAK_AUTO) {
		before = a->next.before;
		start = a->next.start;
		notes = fo_notes_join(s->L->notes, a->next.notes, a->after_next.notes);
		a->next = a->after_next;
		a->next.before = before;
		a->next.start = start;
		a->next.notes = notes;
		if (at_end(a, &a->after_next))
			break;
		go_on(s, a);
	}
}

/* Length up to the cell's next break that is in no step yet; -1: it has none. */
static mpt
next_of_cell(const struct stepper *s, struct active *a)
{
	if (is_included(a)) {
		a->previous = a->next;
		if (at_end(a, &a->next)) {
			a->next.start = a->cell->list->n;
			return -1;
		}
		a->next = a->after_next;
		a->next.start = a->previous.end + 1;
		a->after_next.start = a->next.start;
		if (!at_end(a, &a->after_next))
			go_on(s, a);
	}
	return a->next.total;
}

static mpt
last_step_of(const struct stepper *s, const struct active *a)
{
	return a->before + a->total + a->pad_after +
	    fo_cell_after(s->t, a->cell, (size_t)a->cell->down - 1, FO_LEADING);
}

static void
activate(struct stepper *s, struct active **list, size_t *n, size_t row)
{
	struct fo_unit	*u;

	for (size_t i = 0; i < s->t->ncolumns; i++) {
		u = &s->g->rows[row]->units[i];
		if (u->cell != NULL && u->dx == 0 && u->dy == 0)
			list[(*n)++] = active_new(s, u->cell, row);
	}
}

static void
find_first_step(struct stepper *s, struct active **list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i]->next.total > s->first_step)
			s->first_step = list[i]->next.total;
}

static void
prepare_next_row(struct stepper *s)
{
	if (s->row + 1 >= s->g->n)
		return;
	s->rows_before += s->g->rows[s->row]->height;
	s->nnext = 0;
	activate(s, s->next_cells, &s->nnext, s->row + 1);
	find_first_step(s, s->next_cells, s->nnext);
}

static void
end_row(struct stepper *s, struct active *a)
{
	if (a->end_row == s->row) {
		a->next.total -= a->after_kept;
		a->after_kept = a->pad_after + fo_cell_after(s->t, a->cell, (size_t)a->cell->down - 1, FO_LEADING);
		a->next.total += a->after_kept;
		a->last_part = true;
	} else
		a->before_kept = a->pad_before_kept + fo_cell_before(s->t, a->cell, a->span + 1, FO_REST);
}

/* Where the step finishes the row it becomes the row's last, whose borders are whole. */
static mpt
consider_last(struct stepper *s, mpt step)
{
	mpt	max = 0, len;

	s->row_finished = true;
	for (size_t i = 0; i < s->ncells; i++)
		if (s->cells[i]->end_row == s->row &&
		    !(s->cells[i]->next.total <= step && at_end(s->cells[i], &s->cells[i]->next)))
			s->row_finished = false;
	if (!s->row_finished)
		return step;
	for (size_t i = 0; i < s->ncells; i++)
		if (s->cells[i]->end_row == s->row) {
			len = last_step_of(s, s->cells[i]);
			max = len > max ? len : max;
		}
	for (size_t i = 0; i < s->ncells; i++) {
		end_row(s, s->cells[i]);
		if (s->cells[i]->end_row != s->row)
			increase(s, s->cells[i], max);
	}
	if (max < step)
		s->too_small = true;
	prepare_next_row(s);
	return max;
}

static void
signal_step(struct stepper *s, mpt step)
{
	struct active	*a;

	s->brk = FO_BREAK_AUTO;
	for (size_t i = 0; i < s->ncells; i++) {
		a = s->cells[i];
		if (a->next.total > step)
			continue;
		a->included = a->next.content;
		a->remaining = a->total - a->included - a->after_next.before;
		s->brk = fo_break_max(s->brk, a->next.brk);
	}
}

static mpt
first_of_group(struct stepper *s)
{
	mpt	step;

	find_first_step(s, s->cells, s->ncells);
	for (size_t i = 0; i < s->ncells; i++)
		increase(s, s->cells[i], s->first_step);
	step = consider_last(s, s->first_step);
	signal_step(s, step);
	return step;
}

static mpt
least_step(struct stepper *s)
{
	mpt	min = -1, n;

	for (size_t i = 0; i < s->ncells; i++) {
		n = next_of_cell(s, s->cells[i]);
		if (n >= 0 && (min < 0 || n < min))
			min = n;
	}
	return min;
}

static void
drop_ended(struct stepper *s)
{
	size_t	n = 0;

	for (size_t i = 0; i < s->ncells; i++)
		if (s->cells[i]->end_row != s->row)
			s->cells[n++] = s->cells[i];
	s->ncells = n;
}

static void
switch_row(struct stepper *s)
{
	struct active	*a;

	s->row++;
	for (size_t i = 0; i < s->ncells; i++) {
		a = s->cells[i];
		a->span++;
		a->next.total -= a->after_kept;
		a->after_next.total -= a->after_kept;
		a->after_kept = a->pad_after_kept + fo_cell_after(s->t, a->cell, a->span, FO_REST);
		a->next.total += a->after_kept;
		a->after_next.total += a->after_kept;
	}
	for (size_t i = 0; i < s->nnext; i++)
		s->cells[s->ncells++] = s->next_cells[i];
	s->nnext = 0;
}

static mpt
next_step(struct stepper *s)
{
	mpt	min;

	if (s->row_finished) {
		if (s->row + 1 >= s->g->n)
			return -1;
		s->row_finished = false;
		drop_ended(s);
		s->delaying = true;
	}
	min = least_step(s);
	if (!s->delaying)
		min = consider_last(s, min);
	else if (min < 0 || min >= s->first_step || min > s->g->rows[s->row]->max) {
		s->delaying = false;
		switch_row(s);
		for (size_t i = 0; i < s->ncells; i++)
			increase(s, s->cells[i], s->first_step);
		min = consider_last(s, s->first_step);
	}
	signal_step(s, min);
	return min;
}

static mpt
most_remaining(const struct stepper *s)
{
	mpt	max = 0, left;

	for (size_t i = 0; i < s->ncells; i++) {
		left = remaining_length(s->cells[i]);
		for (size_t k = s->row + 1; k <= s->cells[i]->end_row && k < s->g->n; k++)
			left -= s->g->rows[k]->height;
		max = left > max ? left : max;
	}
	for (size_t k = s->row + 1; k < s->g->n; k++)
		max += s->g->rows[k]->height;
	return max;
}

static void
make_part(const struct stepper *s, struct active *a, struct fo_cellpart *p)
{
	const struct fo_cell	*c = a->cell;

	if (at_end(a, &a->next))
		a->keep_next = c->keep_after;
	p->cell = a->cell;
	p->last = a->last_part;
	p->edge_before[0] = a->before;
	p->edge_before[1] = a->next.start == 0 ? fo_cell_before(s->t, c, 0, FO_LEADING) + a->pad_before : a->before_kept;
	p->edge_after[0] = a->after;
	p->edge_after[1] = a->after_kept;
	p->from = a->next.start;
	if (!is_included(a) || a->next.start == c->list->n) {
		p->to = a->previous.end == BEFORE_FIRST ? 0 : a->previous.end + 1;
		p->after_length = a->previous.penalty_length;
		return;
	}
	p->to = a->next.end + 1;
	p->before_length = a->next.before;
	p->length = a->next.content - a->next.before - a->previous.content;
	p->after_length = a->next.penalty_length;
}

static struct fo_rows *
make_rows(struct stepper *s, const struct fo_notes **notes)
{
	struct fo_rows	*r = arena_alloc(s->L->lines, sizeof(*r));
	struct active	*a;

	*notes = NULL;
	r->table = s->t;
	r->group = s->g;
	r->row = s->g->rows[s->row];
	r->new_row = s->delaying ? s->g->rows[s->row + 1] : r->row;
	r->parts = arena_array(s->L->lines, s->ncells, sizeof(*r->parts));
	for (size_t i = 0; i < s->ncells; i++) {
		a = s->cells[i];
		make_part(s, a, &r->parts[r->nparts++]);
		if (is_included(a) && a->next.notes != NULL) {
			*notes = fo_notes_join(s->L->notes, *notes, a->next.notes);
			a->next.notes = NULL;
		}
	}
	return r;
}

static int32_t
penalty_of(const struct active *a)
{
	return is_included(a) ? a->next.penalty : a->previous.penalty;
}

/* The break after a step. */
static struct fo_elt
step_break(struct stepper *s, mpt width)
{
	struct fo_elt	e = { .kind = FO_ELT_PENALTY };
	struct fo_hold	keep = s->t->together;
	int32_t		p = 0;

	e.u.table = s->t;
	e.width = width;
	if (s->body) {
		if (!s->t->node->misc->omit_header_at_break)
			e.width += s->t->top_height;
		if (!s->t->node->misc->omit_footer_at_break)
			e.width += s->t->bottom_height;
	}
	for (size_t i = 0; i < s->ncells; i++) {
		keep = fo_hold_max(keep, s->cells[i]->keep_next);
		if (penalty_of(s->cells[i]) > p)
			p = penalty_of(s->cells[i]);
	}
	if (!s->row_finished) {
		if (s->g->rows[s->row]->node != NULL)
			keep = fo_hold_max(keep, fo_hold_of(&s->g->rows[s->row]->node->text->keep_together));
	} else if (s->row + 1 < s->g->n) {
		keep = fo_hold_max(keep, fo_row_keep(s->g->rows[s->row], s->t->ncolumns, true));
		keep = fo_hold_max(keep, fo_row_keep(s->g->rows[s->row + 1], s->t->ncolumns, false));
		s->brk = fo_break_max(s->brk, fo_row_break(s->g->rows[s->row], s->t->ncolumns, true));
		s->brk = fo_break_max(s->brk, fo_row_break(s->g->rows[s->row + 1], s->t->ncolumns, false));
	}
	e.penalty = keep.penalty > p ? keep.penalty : p;
	e.within = (uint8_t)keep.within;
	e.weak = e.penalty >= FO_INFINITE;
	if (s->too_small) {
		s->too_small = false;
		e.penalty = FO_INFINITE;
		e.within = FO_WITHIN_AUTO;
		e.weak = false;
	}
	if (s->loose && e.weak)
		e.penalty = FO_INFINITE - 1;
	if (s->brk != FO_BREAK_AUTO) {
		e.penalty = -FO_INFINITE;
		e.brk = (uint8_t)s->brk;
	}
	return e;
}

static void
put_steps(struct stepper *s, bool *too_long, mpt *last_glue)
{
	const struct fo_notes	*notes;
	struct fo_elt		 e;
	struct fo_rows		*last = NULL;
	mpt			 step = first_of_group(s), sum = 0, beyond, box;
	bool			 first = true;

	do {
		beyond = step + most_remaining(s) - s->total_height;
		box = step - sum - (beyond > 0 ? beyond : 0);
		sum += box + (beyond < 0 ? -beyond : 0);
		if (too_long != NULL) {
			*too_long = *too_long || box > s->L->page_height;
			(void)step_break(s, 0);
			step = next_step(s);
			continue;
		}
		e = (struct fo_elt){ .kind = FO_ELT_BOX, .content = FO_CONTENT_ROWS, .width = box, .area = s->t->area };
		e.u.rows = last = make_rows(s, &notes);
		e.notes = notes;
		last->first = first;
		first = false;
		fo_put_box(s->L, &e);
		e = step_break(s, beyond > 0 ? beyond : 0);
		fo_put_break_elt(s->L, s->t->area, &e);
		step = next_step(s);
		if (beyond < 0 && step < 0)
			*last_glue = -beyond;
		else if (beyond < 0) {
			e = (struct fo_elt){ .kind = FO_ELT_GLUE, .width = -beyond };
			fo_put_glue_elt(s->L, &e);
		}
	} while (step >= 0 && !s->L->stop);
	if (last != NULL)
		last->last = true;
}

static void
reset(struct stepper *s)
{
	s->rows_before = 0;
	s->row = 0;
	s->ncells = s->nnext = 0;
	s->delaying = s->row_finished = s->too_small = false;
	s->first_step = 0;
	s->brk = FO_BREAK_AUTO;
	activate(s, s->cells, &s->ncells, 0);
}

static void
row_heights(const struct fo_table *t, struct fo_group *g)
{
	struct fo_row	*row;
	struct fo_cell	*c;
	mpt		 need;

	for (size_t k = 0; k < g->n; k++) {
		row = g->rows[k];
		row->height = row->opt;
		for (size_t i = 0; i < t->ncolumns; i++) {
			c = row->units[i].cell;
			if (c == NULL || row->units[i].dx != 0 || row->units[i].dy + 1 != c->down)
				continue;
			need = c->opt > c->min ? c->opt : c->min;
			if (row->units[i].dy == 0 && row->opt > need)
				need = row->opt;
			if (c->length > need)
				need = c->length;
			need += c->padding[0] + c->padding[1] + fo_cell_before(t, c, 0, FO_NORMAL) +
			    fo_cell_after(t, c, (size_t)c->down - 1, FO_NORMAL);
			for (int32_t up = 1; up <= row->units[i].dy; up++)
				need -= g->rows[k - (size_t)up]->height;
			if (need > row->min && need > row->height)
				row->height = need;
		}
	}
}

/* Elements of a row group, after its cells were laid out. */
void
fo_group_steps(struct fo_layout *L, struct fo_table *t, struct fo_group *g, bool body, mpt *glue)
{
	struct stepper	 s = { .L = L, .t = t, .g = g, .body = body };
	bool		 too_long = false;
	mpt		 room = L->page_height;

	row_heights(t, g);
	for (size_t k = 0; k < g->n; k++)
		s.total_height += g->rows[k]->height;
	s.cells = arena_array(L->lines, t->ncolumns * 2, sizeof(struct active *));
	s.next_cells = arena_array(L->lines, t->ncolumns * 2, sizeof(struct active *));
	if (body && room > 0 && s.total_height > room) {
		reset(&s);
		put_steps(&s, &too_long, NULL);
		s.loose = too_long;
	}
	reset(&s);
	*glue = 0;
	put_steps(&s, NULL, glue);
}

struct fo_hold
fo_row_keep(const struct fo_row *row, size_t ncolumns, bool after)
{
	struct fo_hold		 h = FO_HOLD_NONE;
	const struct fo_unit	*u;

	if (row->node != NULL)
		h = fo_hold_of(after ? &row->node->box->keep_with_next : &row->node->box->keep_with_previous);
	for (size_t i = 0; i < ncolumns; i++) {
		u = &row->units[i];
		if (u->cell == NULL || u->dx != 0)
			continue;
		if (after && u->dy + 1 == u->cell->down)
			h = fo_hold_max(h, u->cell->keep_after);
		if (!after && u->dy == 0)
			h = fo_hold_max(h, u->cell->keep_before);
	}
	return h;
}

enum fo_break
fo_row_break(const struct fo_row *row, size_t ncolumns, bool after)
{
	enum fo_break		 b = FO_BREAK_AUTO;
	const struct fo_unit	*u;

	if (row->node != NULL)
		b = after ? row->node->box->break_after : row->node->box->break_before;
	for (size_t i = 0; i < ncolumns; i++) {
		u = &row->units[i];
		if (u->cell == NULL || u->dx != 0)
			continue;
		if (after && u->dy + 1 == u->cell->down)
			b = fo_break_max(b, u->cell->break_after);
		if (!after && u->dy == 0)
			b = fo_break_max(b, u->cell->break_before);
	}
	return b;
}
