/* footnote.c - footnotes: laid out where they are cited, set at the foot of a page. */
#include <string.h>

#include "base/arena.h"
#include "base/report.h"
#include "fo/area.h"
#include "fo/context.h"
#include "fo/tree.h"

#define MAX_DEPTH	64	/* of lists within lists */

static const struct fo_node *
body_of(const struct fo_node *footnote)
{
	for (const struct fo_node *c = footnote->first; c != NULL; c = c->next)
		if (c->object == FO_FOOTNOTE_BODY)
			return c;
	return NULL;
}

const struct fo_notes *
fo_notes_of_line(struct fo_layout *L, const struct fo_line *line)
{
	struct fo_notes		*notes;
	const struct fo_notes	*inner = NULL;
	struct fo_layout	 from = *L;
	const struct fo_node	*body;

	if (L->notes == NULL || L->depth > MAX_DEPTH) {
		report_once(L->ctx->report, FINDING_FO_FOOTNOTE, "", fo_pos(L->ctx->tree, line->footnotes[0]), "%s", "");
		return NULL;
	}
	notes = arena_alloc(L->notes, sizeof(*notes));
	notes->v = arena_array(L->notes, line->nfootnotes, sizeof(*notes->v));
	from.pager = NULL;
	for (size_t i = 0; i < line->nfootnotes; i++) {
		if ((body = body_of(line->footnotes[i])) == NULL)
			continue;
		notes->v[notes->n].node = line->footnotes[i];
		notes->v[notes->n].list = fo_list_of(&from, L->notes, body, NULL, L->body_width);
		notes->v[notes->n].length = notes->v[notes->n].list->length;
		/* What a footnote cites itself follows it. */
		inner = fo_notes_join(L->notes, inner, fo_notes_in(L->notes, notes->v[notes->n].list, 0,
		    notes->v[notes->n].list->n));
		notes->n++;
	}
	return notes->n == 0 ? NULL : fo_notes_join(L->notes, notes, inner);
}

const struct fo_notes *
fo_notes_join(struct arena *arena, const struct fo_notes *a, const struct fo_notes *b)
{
	struct fo_notes	*j;

	if (a == NULL || b == NULL)
		return a == NULL ? b : a;
	j = arena_alloc(arena, sizeof(*j));
	j->n = a->n + b->n;
	j->v = arena_array(arena, j->n, sizeof(*j->v));
	memcpy(j->v, a->v, a->n * sizeof(*j->v));
	memcpy(j->v + a->n, b->v, b->n * sizeof(*j->v));
	return j;
}

const struct fo_notes *
fo_notes_in(struct arena *arena, const struct fo_list *list, size_t from, size_t to)
{
	const struct fo_notes	*notes = NULL;

	for (size_t i = from; i < to; i++)
		if (list->v[i].notes != NULL)
			notes = fo_notes_join(arena, notes, list->v[i].notes);
	return notes;
}
