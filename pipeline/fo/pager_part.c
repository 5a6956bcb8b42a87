/* pager_part.c - parts of the flow set into columns, and footnotes below them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/pager.h"

void
pager_place_notes(struct fo_pager *p)
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

void
pager_go_to_column(struct fo_pager *p)
{
	if (p->column >= p->columns)
		pager_turn_page(p);
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
	bool			 empty;

	pager_go_to_column(p);
	if (p->restart)
		return;
	s = &p->page->sheet;
	spaces_of(n, last, &ratio, &difference);
	from = n->previous->position + 1;
	to = end_of_part(p, n);
	if (n->previous->position != FO_NO_ELEMENT && pager_elt(p, n->previous->position)->kind == FO_ELT_PENALTY)
		prev = pager_elt(p, n->previous->position);
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
	empty = n->position == n->previous->position;	/* left empty, or for footnotes alone */
	if (!empty && from <= to && from < p->b.base + p->list.n) {
		fo_place_list(&pl, p->list.v, p->list.n, from - p->b.base, to - p->b.base, prev);
		p->page_used = true;
	}
	say_overflow(p, n, to < p->b.base + p->list.n ? pager_elt(p, to) : NULL);
	take_notes(p, n);
	if (p->nnotes > 0)
		p->page_used = true;
	if (pl.y - top > p->span_height)
		p->span_height = pl.y - top;
	p->column++;
	p->part = n->line;
	if (!empty)
		p->placed = to;
}

/* Place all parts from the last one that was, up to node "n". */
void
pager_place_up_to(struct fo_pager *p, struct fo_node_break *n, bool last)
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
