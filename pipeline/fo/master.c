/* master.c - page masters: which one comes next, and where its regions lie
 * (XSL 1.1, 6.4). */
#include <string.h>

#include "base/i18n.h"
#include "base/report.h"
#include "fo/page.h"

/* What page-width="auto" is: the reference formatter's default sheet, 8.26 by 11 inches. */
#define AUTO_WIDTH	594720
#define AUTO_HEIGHT	792000

static bool
same(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static const struct fo_node *
master_set(const struct fo_pages *pages)
{
	const struct fo_node	*c;

	for (c = pages->ctx->tree->root->first; c != NULL; c = c->next)
		if (c->object == FO_LAYOUT_MASTER_SET)
			return c;
	return NULL;
}

static const struct fo_node *
find_master(const struct fo_pages *pages, const char *name, bool simple_only)
{
	const struct fo_node	*set = master_set(pages), *c;

	for (c = set == NULL ? NULL : set->first; c != NULL; c = c->next) {
		if (c->object != FO_SIMPLE_PAGE_MASTER && (simple_only || c->object != FO_PAGE_SEQUENCE_MASTER))
			continue;
		if (same(c->misc->master_name, name))
			return c;
	}
	return NULL;
}

static const struct fo_node *
any_master(const struct fo_pages *pages)
{
	const struct fo_node	*set = master_set(pages), *c;

	for (c = set == NULL ? NULL : set->first; c != NULL; c = c->next)
		if (c->object == FO_SIMPLE_PAGE_MASTER)
			return c;
	return NULL;
}

static const struct fo_node *
simple_master(struct fo_pages *pages, const struct fo_node *ref)
{
	const struct fo_node	*m = find_master(pages, ref->misc->master_reference, true);

	if (m != NULL)
		return m;
	report_once(pages->ctx->report, FINDING_FO_NO_MASTER, ref->misc->master_reference == NULL ? "" :
	    ref->misc->master_reference, fo_pos(pages->ctx->tree, ref), _("\"%s\"; the first one is used"),
	    ref->misc->master_reference == NULL ? "" : ref->misc->master_reference);
	return any_master(pages);
}

void
fo_master_start(struct fo_pages *pages, struct fo_master_state *s, const struct fo_node *sequence)
{
	const struct fo_node	*m = find_master(pages, sequence->misc->master_reference, false);

	memset(s, 0, sizeof(*s));
	if (m == NULL)
		m = simple_master(pages, sequence);
	s->master = m;
	if (m != NULL && m->object == FO_PAGE_SEQUENCE_MASTER)
		s->ref = m->first;
}

static bool
matches(const struct fo_misc *m, struct fo_page_kind k)
{
	switch (m->page_position) {
	case FO_PAGE_FIRST:
		if (!k.first)
			return false;
		break;
	case FO_PAGE_LAST:
		if (!k.last)
			return false;
		break;
	case FO_PAGE_ONLY:
		if (!k.only)
			return false;
		break;
	case FO_PAGE_REST:
		if (k.first || k.last)
			return false;
		break;
	default:
		break;
	}
	if (m->odd_or_even != FO_PARITY_ANY && (m->odd_or_even == FO_PARITY_ODD) != k.odd)
		return false;
	return m->blank_or_not == FO_BLANK_ANY || (m->blank_or_not == FO_BLANK_BLANK) == k.blank;
}

static const struct fo_node *
alternative(const struct fo_node *set, struct fo_page_kind kind)
{
	for (const struct fo_node *c = set->first; c != NULL; c = c->next)
		if (c->object == FO_CONDITIONAL_PAGE_MASTER_REFERENCE && matches(c->misc, kind))
			return c;
	return NULL;
}

static int32_t
uses_of(const struct fo_node *ref)
{
	if (ref->object == FO_SINGLE_PAGE_MASTER_REFERENCE)
		return 1;
	return ref->misc->maximum_repeats;
}

/* The sub-sequence specifier for the next page: the last goes on where all are used up. */
static const struct fo_node *
current_ref(struct fo_master_state *s)
{
	const struct fo_node	*last = s->ref;

	while (s->ref != NULL && uses_of(s->ref) >= 0 && s->used >= uses_of(s->ref)) {
		last = s->ref;
		s->ref = s->ref->next;
		s->used = 0;
	}
	if (s->ref != NULL)
		return s->ref;
	s->used_up = last != NULL;
	s->ref = last;
	return last;
}

const struct fo_node *
fo_master_next(struct fo_pages *pages, struct fo_master_state *s, struct fo_page_kind kind)
{
	const struct fo_node	*ref, *alt;

	if (s->master == NULL || s->master->object == FO_SIMPLE_PAGE_MASTER)
		return s->master;
	if ((ref = current_ref(s)) == NULL)
		return any_master(pages);
	s->used++;
	if (ref->object != FO_REPEATABLE_PAGE_MASTER_ALTERNATIVES)
		return simple_master(pages, ref);
	if ((alt = alternative(ref, kind)) != NULL)
		return simple_master(pages, alt);
	s->unmatched = true;
	return ref->first == NULL ? any_master(pages) : simple_master(pages, ref->first);
}

/* Said when the page is made, not when it is only looked ahead to. */
void
fo_master_say(struct fo_pages *pages, const struct fo_master_state *s)
{
	const char	*name = s->master == NULL || s->master->misc->master_name == NULL ? "" : s->master->misc->master_name;

	if (s->used_up)
		report_once(pages->ctx->report, FINDING_FO_MASTERS_USED_UP, name, fo_pos(pages->ctx->tree, s->master), "%s",
		    _("the last one is used again"));
	if (s->unmatched)
		report_once(pages->ctx->report, FINDING_FO_NO_ALTERNATIVE, name, fo_pos(pages->ctx->tree, s->master), "%s",
		    _("the first one is used"));
}

static bool
asks(const struct fo_master_state *s, int position)
{
	const struct fo_node	*ref, *c;

	if (s->master == NULL || s->master->object != FO_PAGE_SEQUENCE_MASTER)
		return false;
	for (ref = s->master->first; ref != NULL; ref = ref->next)
		for (c = ref->first; c != NULL; c = c->next)
			if (c->object == FO_CONDITIONAL_PAGE_MASTER_REFERENCE && (int)c->misc->page_position == position)
				return true;
	return false;
}

bool
fo_master_asks_last(const struct fo_master_state *s)
{
	return asks(s, FO_PAGE_LAST);
}

bool
fo_master_asks_only(const struct fo_master_state *s)
{
	return asks(s, FO_PAGE_ONLY);
}

static struct fo_rect
inset(struct fo_rect r, const struct fo_length m[4], mpt base_w, mpt base_h)
{
	mpt	left = fo_length_resolve(&m[FO_START], base_w, 0), right = fo_length_resolve(&m[FO_END], base_w, 0);
	mpt	top = fo_length_resolve(&m[FO_BEFORE], base_h, 0), bottom = fo_length_resolve(&m[FO_AFTER], base_h, 0);

	r.x += left;
	r.y += top;
	r.w -= left + right;
	r.h -= top + bottom;
	return r;
}

/* Region extents; the corners belong to before and after where they have precedence, else to start and end. */
static void
place_regions(struct fo_sheet *s, struct fo_rect c)
{
	mpt	ext[5] = { 0, 0, 0, 0, 0 };
	bool	over[5] = { false, false, false, false, false };

	for (int i = 1; i < 5; i++)
		if (s->region[i] != NULL) {
			ext[i] = fo_length_resolve(&s->region[i]->misc->extent, i < 3 ? c.h : c.w, 0);
			over[i] = s->region[i]->misc->precedence;
		}
	for (int i = 1; i < 3; i++) {
		s->area[i] = (struct fo_rect){ c.x, i == 1 ? c.y : c.y + c.h - ext[2], c.w, ext[i] };
		if (!over[i]) {
			s->area[i].x += ext[3];
			s->area[i].w -= ext[3] + ext[4];
		}
	}
	for (int i = 3; i < 5; i++) {
		s->area[i] = (struct fo_rect){ i == 3 ? c.x : c.x + c.w - ext[4], c.y, ext[i], c.h };
		if (over[1]) {
			s->area[i].y += ext[1];
			s->area[i].h -= ext[1];
		}
		if (over[2])
			s->area[i].h -= ext[2];
	}
}

static struct fo_rect
content_of(const struct fo_node *region, struct fo_rect r)
{
	mpt	e[4];

	for (int i = 0; i < 4; i++)
		e[i] = region->box->border[i].width + fo_length_resolve(&region->box->padding[i].len, r.w, 0);
	r.x += e[FO_START];
	r.y += e[FO_BEFORE];
	r.w -= e[FO_START] + e[FO_END];
	r.h -= e[FO_BEFORE] + e[FO_AFTER];
	return r;
}

static void
set_columns(struct fo_sheet *s, const struct fo_node *body)
{
	int32_t	n = body->misc->column_count;

	s->columns = n > 1 ? (size_t)n : 1;
	if (s->columns > 1000)
		s->columns = 1000;
	s->gap = s->columns > 1 ? fo_length_resolve(&body->misc->column_gap, s->body.w, 0) : 0;
	s->column = (s->body.w - (mpt)(s->columns - 1) * s->gap) / (mpt)s->columns;
	if (s->column < 0)
		s->column = 0;
}

void
fo_sheet_init(struct fo_pages *pages, struct fo_sheet *s, const struct fo_node *master)
{
	struct fo_rect	content;

	memset(s, 0, sizeof(*s));
	s->master = master;
	s->columns = 1;
	s->page.w = s->width = AUTO_WIDTH;
	s->page.h = s->height = AUTO_HEIGHT;
	if (master == NULL)
		return;
	s->page.w = s->width = fo_length_resolve(&master->misc->page_width, AUTO_WIDTH, AUTO_WIDTH);
	s->page.h = s->height = fo_length_resolve(&master->misc->page_height, AUTO_HEIGHT, AUTO_HEIGHT);
	for (const struct fo_node *c = master->first; c != NULL; c = c->next)
		if (c->object >= FO_REGION_BODY && c->object <= FO_REGION_END && s->region[c->object - FO_REGION_BODY] == NULL)
			s->region[c->object - FO_REGION_BODY] = c;
	content = inset(s->page, master->box->margin, s->page.w, s->page.h);
	s->turn = fo_turn_within(&content, master->box->reference_orientation);
	if (s->turn.degrees != 0)
		s->page = content;	/* its margins are those of the sheet, and stay where they are */
	place_regions(s, content);
	if (s->region[0] == NULL) {
		s->body = content;
		s->column = content.w;
		return;
	}
	s->area[0] = inset(content, s->region[0]->box->margin, content.w, content.h);
	s->body = content_of(s->region[0], s->area[0]);
	s->body_turn = fo_turn_within(&s->body, s->region[0]->box->reference_orientation);
	if (s->body.h <= 0 || s->body.w <= 0)
		report_once(pages->ctx->report, FINDING_FO_NO_ROOM, master->misc->master_name == NULL ? "" :
		    master->misc->master_name, fo_pos(pages->ctx->tree, s->region[0]), "%s",
		    _("each page takes one line or one row, set beyond its edge"));
	set_columns(s, s->region[0]);
}
