/* block.c - block stacking: blocks, their lines, and what stands between them. */
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "fo/area.h"
#include "fo/context.h"
#include "fo/page.h"
#include "fo/tree.h"

/* Children being stacked in an area. */
struct stack {
	struct fo_layout *L;
	struct fo_area	*area;		/* NULL: the flow itself */
	const struct fo_node *node;	/* whose children they are */
	struct fo_hold	 next;		/* keep-with-next of what was stacked last */
	enum fo_break	 after;		/* break-after of it */
	bool		 any;		/* something was stacked */
	bool		 lines;		/* a paragraph was: text-indent is past */
	const struct fo_node *waiting[8];	/* wrappers whose ids stand with what comes next */
	size_t		 nwaiting;
};

static mpt
kept_edge(const struct fo_box *box, enum fo_side side, mpt padding)
{
	mpt	kept = 0;

	if (!box->border[side].discard)
		kept += box->border[side].width;
	if (!box->padding[side].discard)
		kept += padding;
	return kept;
}

static void
set_edges(struct fo_area *a, const struct fo_box *box, mpt base)
{
	mpt	padding;

	for (int side = 0; side < 4; side++) {
		padding = fo_length_resolve(&box->padding[side].len, base, 0);
		a->edge[side] = box->border[side].width + padding;
		if (side < 2)
			a->kept[side] = kept_edge(box, (enum fo_side)side, padding);
	}
}

static bool
paints(const struct fo_node *n)
{
	if (n->box->has_background || n->box->background_image != NULL)
		return true;
	for (int side = 0; side < 4; side++)
		if (n->box->border[side].width > 0)
			return true;
	return false;
}

/* An inherited percentage stays one of where it was given (5.3.2: computed values are inherited). */
static mpt
indent_of(const struct fo_layout *L, const struct fo_length *l)
{
	struct fo_length	outer = { .percent = l->up_percent };

	return fo_length_resolve(l, L->width, 0) + (l->up == 0 ? 0 : fo_length_resolve(&outer, L->up[l->up - 1], 0));
}

mpt
fo_containing_width(const struct fo_layout *L, const struct fo_area *parent)
{
	return parent == NULL ? L->width : parent->content_width;
}

/* Where an area's rectangles lie in the width there is. */
static void
set_width(const struct fo_layout *L, struct fo_area *a)
{
	mpt	start = indent_of(L, &a->node->text->start_indent);
	mpt	end = indent_of(L, &a->node->text->end_indent);

	a->content_x = start;
	a->content_width = L->width - start - end;
	if (a->content_width < 0)
		a->content_width = 0;	/* overconstrained: the end indent gives way (5.3.4) */
	a->x = a->content_x - a->edge[FO_START];
	a->width = a->content_width + a->edge[FO_START] + a->edge[FO_END];
}

/* Areas that go on where the page has another width. */
static void
follow_width(struct fo_layout *L, struct fo_area *a, mpt width)
{
	L->width = width;
	for (; a != NULL; a = a->parent)
		set_width(L, a);
}

struct fo_area *
fo_area_new(struct fo_layout *L, struct fo_area *parent, const struct fo_node *node)
{
	struct fo_area	*a = arena_alloc(L->arena, sizeof(*a));

	a->parent = parent;
	a->node = node;
	set_edges(a, node->box, fo_containing_width(L, parent));
	set_width(L, a);
	a->plain = !paints(node) && node->id == NULL && node->misc->signature == NULL && node->nmarkers == 0;
	for (int side = 0; side < 2; side++)
		a->chain[side] = a->kept[side] + (parent == NULL ? 0 : parent->chain[side]);
	a->together = fo_hold_of(&node->text->keep_together);
	if (parent != NULL)
		a->together = fo_hold_max(a->together, parent->together);
	return a;
}

/* The ids of wrappers that were entered since. */
static void
put_waiting(struct stack *s)
{
	struct fo_area	*a;

	for (size_t i = 0; i < s->nwaiting; i++) {
		a = arena_alloc(s->L->arena, sizeof(*a));
		a->node = s->waiting[i];
		a->parent = s->area;
		a->anchor = true;
		fo_put_open(s->L, a);
		fo_put_close(s->L, a);
	}
	s->nwaiting = 0;
}

/* What stands between the last thing stacked and the next. */
static void
between(struct stack *s, struct fo_hold previous, enum fo_break before)
{
	struct fo_hold	hold = fo_hold_max(s->next, previous);

	before = fo_break_max(before, s->after);
	if (s->any && before != FO_BREAK_AUTO)
		fo_put_forced(s->L, s->area, before);
	else if (s->any) {
		if (s->area != NULL)
			hold = fo_hold_max(hold, s->area->together);
		fo_put_break(s->L, s->area, hold, false);
	} else if (s->area == NULL && s->L->pager != NULL && before != FO_BREAK_AUTO)
		fo_put_forced(s->L, NULL, before);	/* of the first block of a flow */
	s->any = true;
	s->L->trailing = FO_HOLD_NONE;
	s->next = FO_HOLD_NONE;
	s->after = FO_BREAK_AUTO;
	put_waiting(s);
}

static void
put_line(struct fo_layout *L, struct fo_area *area, struct fo_line *line)
{
	struct fo_elt	e = { .kind = FO_ELT_BOX, .content = FO_CONTENT_LINE, .width = line->height, .area = area };

	e.u.line = line;
	if (line->nfootnotes > 0)
		e.notes = fo_notes_of_line(L, line);
	fo_put_box(L, &e);
}

/* The column, or the page, became wider or narrower while these lines were being set. */
static bool
width_changed(const struct fo_layout *L)
{
	return L->pager != NULL && L->enclosed == 0 && !L->stop && fo_pager_width(L->pager) != L->width;
}

/*
 * Set lines; where the page after some of them has another width, the rest is
 * taken back.  Returns how many stand.  "after" is the edge that follows the last.
 */
static size_t
put_lines(struct stack *s, struct fo_line *lines, size_t n, bool may_change, mpt after)
{
	const struct fo_text	*t = s->node->text;
	size_t			 orphans = t->orphans > 0 ? (size_t)t->orphans : 1;
	size_t			 widows = t->widows > 0 ? (size_t)t->widows : 1;
	struct fo_hold		 hold = s->area == NULL ? FO_HOLD_NONE : s->area->together;
	size_t			*at = NULL, k;

	may_change = may_change && s->L->pager != NULL;
	if (may_change)
		at = arena_array(s->L->lines, n, sizeof(*at));
	for (size_t i = 0; i < n && !s->L->stop; i++) {
		if (i > 0)
			fo_put_break(s->L, s->area, hold, i < orphans || n - i < widows);
		put_line(s->L, s->area, &lines[i]);
		if (!may_change)
			continue;
		at[i] = fo_pager_count(s->L->pager) - 1;
		if (i + 1 == n && s->L->enclosed == 0 && fo_pager_varies(s->L->pager))
			fo_pager_probe(s->L->pager, after);
		if (!width_changed(s->L))
			continue;
		for (k = 0; k <= i && at[k] <= fo_pager_placed(s->L->pager); k++)
			;
		if (k <= i) {
			fo_pager_rewind(s->L->pager, at[k]);
			return k;
		}
	}
	return n;
}

/* Ids in a run that makes no line still name a place: they get a line without height. */
static struct fo_line *
bare_anchors(struct fo_layout *L, const struct fo_node *first, const struct fo_node *end)
{
	struct fo_line	*line;
	size_t		 n = 0;

	for (const struct fo_node *c = first; c != end; c = c->next)
		n += c->object != FO_TEXT && (c->id != NULL || c->object == FO_MARKER);
	if (n == 0)
		return NULL;
	line = arena_alloc(L->lines, sizeof(*line));
	line->anchors = arena_array(L->lines, n, sizeof(*line->anchors));
	for (const struct fo_node *c = first; c != end; c = c->next)
		if (c->object != FO_TEXT && (c->id != NULL || c->object == FO_MARKER))
			line->anchors[line->nanchors++] = c;
	return line;
}

static bool
only_markers(const struct fo_node *first, const struct fo_node *end)
{
	for (; first != end; first = first->next)
		if (first->object != FO_MARKER && !(first->object == FO_TEXT && first->nchars == 0))
			return false;
	return true;
}

static void	stack_block(struct stack *, const struct fo_node *);

static mpt
measure_of(const struct stack *s)
{
	return s->area == NULL ? s->L->width : s->area->content_width;
}

/* A paragraph without blocks inside; what comes on pages of another width is set again for them. */
static void
put_paragraph(struct stack *s, const struct fo_node *first, const struct fo_node *end, struct fo_line *lines, size_t n,
    bool indent)
{
	mpt	after = end == NULL && s->area != NULL ? s->area->edge[FO_AFTER] : 0;
	size_t	stand;

	between(s, FO_HOLD_NONE, FO_BREAK_AUTO);
	s->lines = true;
	while ((stand = put_lines(s, lines, n, true, after)) < n && !s->L->stop) {
		follow_width(s->L, s->area, fo_pager_width(s->L->pager));
		if (stand > 0) {
			if ((first = fo_rest_of_run(s->L->lines, first, end, lines, stand)) == NULL)
				return;
			end = NULL;
			indent = false;
		}
		n = fo_lines_layout(s->L->ctx, s->L->lines, s->node, first, end, measure_of(s), indent, &lines);
	}
}

/* Inline-level siblings, as lines; a block inside an inline comes back to be stacked in its place. */
static void
stack_run(struct stack *s, const struct fo_node *first, const struct fo_node *end)
{
	struct fo_line	*lines = NULL;
	bool		 indent = !s->any;
	size_t		 n, k;

	if (only_markers(first, end))
		return;		/* they belong to the block */
	n = fo_lines_layout(s->L->ctx, s->L->lines, s->node, first, end, measure_of(s), indent, &lines);
	if (n == 0) {
		lines = bare_anchors(s->L, first, end);
		n = lines != NULL;
	}
	for (size_t i = 0; i < n; i = k) {
		if (lines[i].block != NULL) {
			stack_block(s, lines[i].block);
			k = i + 1;
			continue;
		}
		for (k = i; k < n && lines[k].block == NULL; k++)
			;
		if (i == 0 && k == n) {
			put_paragraph(s, first, end, lines, n, indent);
			continue;
		}
		between(s, FO_HOLD_NONE, FO_BREAK_AUTO);
		s->lines = true;
		(void)put_lines(s, lines + i, k - i, false, 0);
	}
}

static void
layout_object(struct fo_layout *L, struct fo_area *area, const struct fo_node *n)
{
	switch (n->object) {
	case FO_BLOCK:
	case FO_LIST_ITEM_LABEL:
	case FO_LIST_ITEM_BODY:
		fo_block_layout(L, area, n);
		break;
	case FO_BLOCK_CONTAINER:
		fo_container_layout(L, area, n);
		break;
	case FO_LIST_BLOCK:
	case FO_LIST_ITEM:
		fo_listblock_layout(L, area, n);
		break;
	case FO_TABLE:
	case FO_TABLE_AND_CAPTION:
		fo_table_layout(L, area, n);
		break;
	default:
		break;
	}
}

static void	stack_nodes(struct stack *, const struct fo_node *first);

/*
 * A wrapper among blocks: its children are stacked as its parent's.  An id or
 * markers of its own stand where the first of them does.
 */
static void
stack_wrapper(struct stack *s, const struct fo_node *n)
{
	const struct fo_node	*content = n;

	if (n->object == FO_RETRIEVE_MARKER || n->object == FO_RETRIEVE_TABLE_MARKER) {
		content = s->L->ctx->retrieve == NULL ? NULL : s->L->ctx->retrieve(s->L->ctx, n);
		if (content == NULL)
			return;
		stack_nodes(s, content->first);
		return;
	}
	if ((n->id != NULL || n->nmarkers > 0) && s->nwaiting < nitems(s->waiting))
		s->waiting[s->nwaiting++] = n;
	stack_nodes(s, content->first);
}

/* What begins now has the width of the page it will most likely stand on. */
static void
adopt_width(struct stack *s, enum fo_break before)
{
	struct fo_layout	*L = s->L;
	mpt			 width;

	if (L->pager == NULL || L->enclosed > 0 || L->stop)
		return;
	width = before > FO_BREAK_COLUMN && s->any ? fo_pager_next_width(L->pager) : fo_pager_width(L->pager);
	if (width != L->width)
		follow_width(L, s->area, width);
}

static void
stack_block(struct stack *s, const struct fo_node *n)
{
	if (n->object == FO_BLOCK_CONTAINER && n->box->position != FO_POSITION_AUTO) {
		fo_container_layout(s->L, s->area, n);
		return;
	}
	if (s->L->pager != NULL) {
		fo_pager_chunk(s->L->pager, s->L);
		if (s->area == NULL && fo_pager_span(s->L->pager, s->L, n->box->span_all))
			s->any = false;
	}
	adopt_width(s, fo_break_max(fo_break_before(n), s->after));
	between(s, fo_keep_before(n), fo_break_before(n));
	layout_object(s->L, s->area, n);
	s->next = fo_hold_max(fo_keep_after(n), s->L->trailing);
	s->after = fo_break_after(n);
}

static void
stack_nodes(struct stack *s, const struct fo_node *first)
{
	const struct fo_node	*c = first, *end;

	while (c != NULL && !s->L->stop) {
		if (!fo_is_block_level(c)) {
			for (end = c; end != NULL && !fo_is_block_level(end); end = end->next)
				;
			stack_run(s, c, end);
			c = end;
			continue;
		}
		if (c->object == FO_WRAPPER || c->object == FO_RETRIEVE_MARKER ||
		    c->object == FO_RETRIEVE_TABLE_MARKER)
			stack_wrapper(s, c);
		else
			stack_block(s, c);
		c = c->next;
	}
}

void
fo_stack_children(struct fo_layout *L, struct fo_area *area, const struct fo_node *n)
{
	struct stack	s = { .L = L, .area = area, .node = n };

	stack_nodes(&s, n->first);
	if (!s.any)
		fo_put_anchor(L, area);
}

void
fo_block_layout(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_area	*a = fo_area_new(L, parent, n);

	fo_put_space(L, a, &n->box->space[FO_BEFORE], L->width);
	fo_put_open(L, a);
	fo_stack_children(L, a, n);
	fo_put_close(L, a);
	fo_put_space(L, a, &n->box->space[FO_AFTER], L->width);
}

struct fo_list *
fo_list_of(const struct fo_layout *from, struct arena *arena, const struct fo_node *n, struct fo_area *outer, mpt width)
{
	struct fo_layout	 sub;
	struct fo_list		*list = fo_list_new(arena);

	fo_layout_init(&sub, from, arena, list, width);
	if (n->object == FO_BLOCK_CONTAINER)
		fo_layout_enter(&sub, from->width);
	fo_stack_children(&sub, outer, n);
	fo_layout_end(&sub);
	return list;
}
