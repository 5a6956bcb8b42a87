/* row.c - a paragraph as rows: what lies between forced breaks is broken into lines
 * as a whole. */
#include "base/arena.h"
#include "fo/inline.h"
#include "fo/tree.h"

/* What stands before and after the content of a row, so that its last line need not be full. */
static enum row_end
row_items(struct setter *set, struct place *at, mpt indent)
{
	struct para	*p = set->p;
	mpt		 end_indent = fo_length_resolve(&p->block->text->last_line_end_indent, p->width, 0);
	bool		 last_justified = align_of(p, true) == FO_ALIGN_JUSTIFY;
	bool		 center = p->fill == FILL_CENTER && !last_justified;
	enum row_end	 end;

	p->s->nitems = p->s->natoms = 0;
	if (center)
		item_add(p, (struct knuth_item){ .kind = KNUTH_GLUE, .stretch = FILL_RAG });
	if (indent != 0)
		item_add(p, (struct knuth_item){ .kind = KNUTH_BOX, .width = indent });
	end = text_items(p, at);
	if (center) {
		item_add(p, (struct knuth_item){ .kind = KNUTH_GLUE, .stretch = FILL_RAG });
	} else if (!last_justified) {
		item_add(p, (struct knuth_item){ .kind = KNUTH_PENALTY, .penalty = KNUTH_INFINITE });
		item_add(p, (struct knuth_item){ .kind = KNUTH_GLUE,
		    .stretch = p->width > end_indent ? p->width - end_indent : 0 });
	}
	item_add(p, (struct knuth_item){ .kind = KNUTH_PENALTY, .penalty = -KNUTH_INFINITE, .width = end_indent });
	return end;
}

/*
 * First without hyphens and with spaces near their natural width; then with
 * hyphens, or with wider spaces where there are none; at last at any price.
 */
static size_t
row_break(struct setter *set, struct place from, mpt indent, bool *hyphenated, struct knuth_line **lines)
{
	struct para		*p = set->p;
	const struct fo_text	*t = p->block->text;
	struct knuth_try	 how = { .width = p->width, .threshold = 1, .ladder = t->hyphenation_ladder,
				    .from_first_item = p->fill == FILL_CENTER,
				    .allowed = t->wrap ? KNUTH_UNFLAGGED : KNUTH_FORCED_ONLY };
	size_t			 n;

	n = knuth_break(p->s->scratch, p->s->items, p->s->nitems, &how, lines);
	if (n > 0)
		return n;
	if (t->wrap && !*hyphenated) {
		*hyphenated = true;
		if (text_hyphenate(p))
			row_items(set, &from, indent);
	}
	if (t->wrap && t->hyphenate)
		how.allowed = KNUTH_ALL;
	else
		how.threshold = 5;
	n = knuth_break(p->s->scratch, p->s->items, p->s->nitems, &how, lines);
	if (n > 0)
		return n;
	how.threshold = 20;
	how.force = true;
	return knuth_break(p->s->scratch, p->s->items, p->s->nitems, &how, lines);
}

static bool
row_has_box(const struct fo_lines *s, bool indent)
{
	size_t	 n = 0;

	for (size_t i = 0; i < s->nitems; i++)
		n += s->items[i].kind == KNUTH_BOX;
	return n > (indent ? 1 : 0);
}

void
paragraph_set(struct setter *set, bool first_of_block)
{
	struct para		*p = set->p;
	struct place		 at = { 0, 0 }, from;
	struct knuth_line	*lines;
	enum row_end		 end;
	bool			 hyphenated = false;
	size_t			 n, item;
	mpt			 indent;

	set->first = first_of_block;
	do {
		from = at;
		indent = set->first ? fo_length_resolve(&p->block->text->text_indent, p->width, 0) : 0;
		end = row_items(set, &at, indent);
		if (!row_has_box(p->s, indent != 0)) {
			row_marks(set, end);
		} else {
			n = row_break(set, from, indent, &hyphenated, &lines);
			item = 0;
			for (size_t i = 0; i < n; i++)
				item = line_make(set, item, lines[i].end, &lines[i], i + 1 == n, end);
		}
		if (end == ROW_BLOCK) {
			line_push(set, &(struct fo_line){ .block = p->s->pieces[at.piece++].node, .measure = p->width });
			set->first = false;
		}
	} while (end != ROW_END);
}
