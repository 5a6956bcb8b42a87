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

static void
say_rotation(struct fo_layout *L, const struct fo_node *n)
{
	if (n->box->reference_orientation % 360 != 0)
		report_once(L->ctx->report, FINDING_FO_ROTATION, "block-container", fo_pos(L->ctx->tree, n),
		    _("reference-orientation=\"%d\"; set upright"), (int)n->box->reference_orientation);
}

/* The area of a container: its content is a reference area of its own. */
static struct fo_area *
container_area(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_area	*a = fo_area_new(L, parent, n);

	a->reference = true;
	if (is_set(&n->box->width[1])) {
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

/* absolute-position: out of the flow, a box without height marks the place. */
static void
layout_absolute(struct fo_layout *L, struct fo_area *parent, const struct fo_node *n)
{
	struct fo_elt	 e = { .kind = FO_ELT_BOX, .content = FO_CONTENT_PLACED, .area = parent };
	struct fo_placed *p = arena_alloc(L->lines, sizeof(*p));
	bool		 fixed = n->box->position == FO_POSITION_FIXED;
	mpt		 base = fixed && L->sheet_width > 0 ? L->sheet_width : L->width;
	mpt		 room = fixed && L->sheet_height > 0 ? L->sheet_height : L->page_height;
	mpt		 edges, content;

	p->area = fo_area_new(L, NULL, n);
	p->area->reference = true;
	edges = p->area->edge[FO_BEFORE] + p->area->edge[FO_AFTER];
	p->area->content_width = placed_width(n, base, p->area->edge[FO_START] + p->area->edge[FO_END]);
	p->area->width = p->area->content_width + p->area->edge[FO_START] + p->area->edge[FO_END];
	p->list = fo_list_of(L, L->lines, n, NULL, p->area->content_width);
	content = placed_height(n, room, edges, fo_list_length(p->list));
	p->height = content + edges;
	p->position = n->box->position;
	p->left = placed_left(n, base, p->area->width);
	p->top = placed_top(n, room, p->height);
	align_content(n, p, content);
	say_overflow(L, n, content, fo_list_length(p->list));
	e.u.placed = p;
	if (L->notes != NULL)
		e.notes = fo_notes_in(L->notes, p->list, 0, p->list->n);
	fo_put_box(L, &e);
}

static void
layout_fixed(struct fo_layout *L, struct fo_area *a, const struct fo_node *n, mpt height)
{
	struct fo_elt	 e = { .kind = FO_ELT_BOX, .content = FO_CONTENT_PLACED, .area = a, .width = height };
	struct fo_placed *p = arena_alloc(L->lines, sizeof(*p));

	p->area = NULL;
	p->list = fo_list_of(L, L->lines, n, NULL, a->content_width);
	p->height = height;
	align_content(n, p, height);
	say_overflow(L, n, height, fo_list_length(p->list));
	e.u.placed = p;
	if (L->notes != NULL)
		e.notes = fo_notes_in(L->notes, p->list, 0, p->list->n);
	fo_put_box(L, &e);
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

	say_rotation(L, n);
	if (n->box->position != FO_POSITION_AUTO) {
		layout_absolute(L, parent, n);
		return;
	}
	a = container_area(L, parent, n);
	fo_put_space(L, a, &n->box->space[FO_BEFORE], L->width);
	fo_put_open(L, a);
	if (is_set(&n->box->height[1]))
		layout_fixed(L, a, n, fo_length_resolve(&n->box->height[1], L->page_height, 0));
	else
		layout_growing(L, a, n);
	fo_put_close(L, a);
	fo_put_space(L, a, &n->box->space[FO_AFTER], L->width);
}
