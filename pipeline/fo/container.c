/* container.c - fo:block-container: in the flow and as high as its content, of
 * fixed height, or placed absolutely (XSL 1.1, 6.5.3). */
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/report.h"
#include "fo/area.h"
#include "fo/context.h"
#include "fo/tree.h"

static bool
is_set(const struct fo_length *l)
{
	return !l->is_auto;
}

static mpt
offset_of(const struct fo_node *n, enum fo_side side, mpt base)
{
	return fo_length_resolve(&n->box->offset[side], base, 0);
}

/* Content that does not fit is shown all the same, and said. */
static void
say_overflow(struct fo_layout *L, const struct fo_node *n, mpt room, mpt length)
{
	if (length <= room + 1)
		return;
	report_add(L->ctx->report, FINDING_FO_CONTAINER_OVERFLOW, fo_pos(L->ctx->tree, n),
	    _("by %lld.%lld pt; set beyond its edge"), (long long)((length - room) / 1000),
	    (long long)((length - room) % 1000 / 100));
}

static void
align_content(const struct fo_node *n, struct fo_placed *p, mpt room)
{
	mpt	rest = room - fo_list_length(p->list);

	if (rest <= 0)
		return;
	if (n->text->display_align == FO_DISPLAY_CENTER)
		p->shift = rest / 2;
	else if (n->text->display_align == FO_DISPLAY_AFTER)
		p->shift = rest;
}

/* Does the content run across the page's own direction?  Then its width is measured upwards, its height sideways. */
static bool
runs_across(const struct fo_node *n)
{
	return n->box->reference_orientation % 180 != 0;
}

/* The area of a container: its content is a reference area of its own. */
static struct fo_area *
container_area(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_area	*a = fo_area_new(L, parent, n);

	a->reference = true;
	if (is_set(&n->box->width[1]) && !runs_across(n)) {
		a->content_width = fo_length_resolve(&n->box->width[1], fo_containing_width(L, parent), 0);
		a->width = a->content_width + a->edge[FO_START] + a->edge[FO_END];
	}
	return a;
}

static mpt
placed_left(const struct fo_node *n, mpt base, mpt width)
{
	if (is_set(&n->box->offset[FO_START]) || !is_set(&n->box->offset[FO_END]))
		return offset_of(n, FO_START, base);
	return base - offset_of(n, FO_END, base) - width;
}

static mpt
placed_width(const struct fo_node *n, mpt base, mpt edges)
{
	mpt	width = base - offset_of(n, FO_START, base) - offset_of(n, FO_END, base) - edges;

	width = fo_length_resolve(&n->box->width[1], base, width);
	return width < 0 ? 0 : width;
}

/* Height of the content rectangle; "room" is that of the area it is placed in. */
static mpt
placed_height(const struct fo_node *n, mpt room, mpt edges, mpt content)
{
	mpt	rest = room - offset_of(n, FO_BEFORE, room) - offset_of(n, FO_AFTER, room) - edges;

	if (is_set(&n->box->height[1]))
		return fo_length_resolve(&n->box->height[1], room, content);
	if (is_set(&n->box->offset[FO_AFTER]) || n->text->display_align == FO_DISPLAY_CENTER ||
	    n->text->display_align == FO_DISPLAY_AFTER)
		return rest < content ? content : rest;
	return content;
}

static mpt
placed_top(const struct fo_node *n, mpt room, mpt height)
{
	if (is_set(&n->box->offset[FO_BEFORE]) || !is_set(&n->box->offset[FO_AFTER]))
		return offset_of(n, FO_BEFORE, room);
	return room - offset_of(n, FO_AFTER, room) - height;
}

/*
 * As the page sees it: the extents that a container which runs across has are asked for by the other property
 * each (XSL 1.1, 7.15.14: "width" goes along its own lines).  "room" is that of what it is placed in.
 */
static mpt
across_height(const struct fo_layout *L, const struct fo_node *n, mpt room, mpt edges)
{
	mpt	rest = room - offset_of(n, FO_BEFORE, room) - offset_of(n, FO_AFTER, room) - edges;

	if (is_set(&n->box->width[1]))
		return fo_length_resolve(&n->box->width[1], room, 0);
	return rest > 0 ? rest : L->width;
}

static mpt
across_width(const struct fo_node *n, mpt base, mpt edges, mpt content)
{
	if (is_set(&n->box->height[1]))
		return fo_length_resolve(&n->box->height[1], base, content);
	if (is_set(&n->box->offset[FO_START]) && is_set(&n->box->offset[FO_END]))
		return base - offset_of(n, FO_START, base) - offset_of(n, FO_END, base) - edges;
	return content;
}

/* Lay out what stands in a box of that size, or as high as it comes out. */
static void
set_content(struct fo_layout *L, struct fo_placed *p, const struct fo_node *n, mpt width, mpt height, bool across)
{
	p->degrees = n->box->reference_orientation;
	p->content_width = across ? height : width;
	p->content_height = across ? width : height;
	align_content(n, p, height);
	say_overflow(L, n, height, fo_list_length(p->list));
}

/* absolute-position: out of the flow, a box without height marks the place. */
static void
layout_absolute(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_elt	 e = { .kind = FO_ELT_BOX, .content = FO_CONTENT_PLACED, .area = parent };
	struct fo_placed *p = arena_alloc(L->lines, sizeof(*p));
	bool		 fixed = n->box->position == FO_POSITION_FIXED, across = runs_across(n);
	mpt		 base = fixed && L->sheet_width > 0 ? L->sheet_width : L->width;
	mpt		 room = fixed && L->sheet_height > 0 ? L->sheet_height : L->page_height;
	mpt		 edges, sides, width, height;

	p->area = fo_area_new(L, NULL, n);
	p->area->reference = true;
	edges = p->area->edge[FO_BEFORE] + p->area->edge[FO_AFTER];
	sides = p->area->edge[FO_START] + p->area->edge[FO_END];
	width = across ? across_height(L, n, room, edges) : placed_width(n, base, sides);
	p->list = fo_list_of(L, L->lines, n, NULL, width);
	height = fo_list_length(p->list);
	height = across ? across_width(n, base, sides, height) : placed_height(n, room, edges, height);
	set_content(L, p, n, width, height, across);
	p->area->content_width = p->content_width;
	p->area->width = p->area->content_width + sides;
	p->height = p->content_height + edges;
	p->position = n->box->position;
	p->left = placed_left(n, base, p->area->width);
	p->top = placed_top(n, room, p->height);
	e.u.placed = p;
	if (L->notes != NULL)
		e.notes = fo_notes_in(L->notes, p->list, 0, p->list->n);
	fo_put_box(L, &e);
}

static void
put_placed(struct fo_layout *L, struct fo_area *a, struct fo_placed *p)
{
	struct fo_elt	 e = { .kind = FO_ELT_BOX, .content = FO_CONTENT_PLACED, .area = a, .width = p->content_height };

	p->area = NULL;
	p->height = p->content_height;
	e.u.placed = p;
	if (L->notes != NULL)
		e.notes = fo_notes_in(L->notes, p->list, 0, p->list->n);
	fo_put_box(L, &e);
}

static void
layout_fixed(struct fo_layout *L, struct fo_area *a, const struct fo_node *n, mpt height)
{
	struct fo_placed *p = arena_alloc(L->lines, sizeof(*p));

	p->list = fo_list_of(L, L->lines, n, NULL, a->content_width);
	set_content(L, p, n, a->content_width, height, false);
	put_placed(L, a, p);
}

/*
 * Lines that run up or down the page are as long as it is where no width is given, as the
 * reference has it; in a cell, which is as high as its content, as long as they come out.
 */
static mpt
line_room(struct fo_layout *L, const struct fo_area *a, const struct fo_node *n)
{
	mpt	room = L->page_height - a->edge[FO_BEFORE] - a->edge[FO_AFTER], natural;

	if (is_set(&n->box->width[1]))
		return fo_length_resolve(&n->box->width[1], L->page_height, 0);
	if (room > 0 && fo_ancestor(n, FO_TABLE_CELL) == NULL)
		return room;
	natural = fo_natural_width(L, n);
	return room > 0 && natural > room ? room : natural;
}

static void
layout_turned(struct fo_layout *L, struct fo_area *a, const struct fo_node *n)
{
	struct fo_placed *p = arena_alloc(L->lines, sizeof(*p));
	bool		 across = runs_across(n);
	mpt		 width = across ? line_room(L, a, n) : a->content_width, height;

	p->list = fo_list_of(L, L->lines, n, NULL, width);
	height = fo_list_length(p->list);
	if (is_set(&n->box->height[1]))
		height = fo_length_resolve(&n->box->height[1], across ? L->width : L->page_height, height);
	set_content(L, p, n, width, height, across);
	if (across) {
		a->content_width = p->content_width;
		a->width = a->content_width + a->edge[FO_START] + a->edge[FO_END];
	}
	put_placed(L, a, p);
}

static void
layout_growing(struct fo_layout *L, struct fo_area *a, const struct fo_node *n)
{
	mpt	outer = L->width, up[FO_UP_MAX];

	memcpy(up, L->up, sizeof(up));
	fo_layout_enter(L, outer);
	L->width = a->content_width;
	L->enclosed++;
	fo_stack_children(L, a, n);
	L->enclosed--;
	L->width = outer;
	memcpy(L->up, up, sizeof(up));
}

void
fo_container_layout(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_area	*a;

	if (n->box->position != FO_POSITION_AUTO) {
		layout_absolute(L, parent, n);
		return;
	}
	a = container_area(L, parent, n);
	fo_put_space(L, a, &n->box->space[FO_BEFORE], L->width);
	fo_put_open(L, a);
	if (n->box->reference_orientation != 0)
		layout_turned(L, a, n);
	else if (is_set(&n->box->height[1]))
		layout_fixed(L, a, n, fo_length_resolve(&n->box->height[1], L->page_height, 0));
	else
		layout_growing(L, a, n);
	fo_put_close(L, a);
	fo_put_space(L, a, &n->box->space[FO_AFTER], L->width);
}
