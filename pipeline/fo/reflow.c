/*
 * reflow.c - what is left of a paragraph after some of its lines were set, to be
 * set again in another width: the next page is wider or narrower.
 *
 * A line does not know which characters it holds, but the visible ones come in
 * the document's order; so those set already are counted, and the objects are
 * copied without as many of them.  White space at the cut vanishes with the
 * new line's start.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "fo/area.h"
#include "fo/tree.h"

struct cut {
	struct arena	*arena;
	const struct fo_line *lines;
	size_t		 n;		/* lines set already */
	size_t		 left;		/* visible characters of theirs, not yet passed over */
};

/* Characters that are seen: neither white space nor marks of where to break. */
static bool
is_visible(uint32_t c)
{
	return c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != 0xAD && c != 0x200B && c != 0x2060 && c != 0xFEFF;
}

static bool
is_text(const struct fo_frag *f)
{
	return f->kind == FO_FRAG_TEXT && !f->hyphen && f->nglyphs > 0 && f->node != NULL &&
	    f->node->object != FO_LEADER && f->node->object != FO_CHARACTER;
}

static size_t
visible_in(const struct fo_frag *f)
{
	size_t	bytes = 0, first = f->glyphs[0].cluster, n = 0, len;

	for (size_t i = 0; i < f->nglyphs; i++) {
		bytes += f->glyphs[i].nbytes;
		if (f->glyphs[i].cluster < first)
			first = f->glyphs[i].cluster;
	}
	for (size_t i = 0; i < bytes; i += len)
		n += is_visible(utf8_get(f->text + first + i, bytes - i, &len));
	return n;
}

/* A graphic, a leader, a number: was it set on one of the lines? */
static bool
was_set(const struct cut *c, const struct fo_node *n)
{
	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->lines[i].nfrags; k++)
			if (c->lines[i].frags[k].node == n)
				return true;
	return false;
}

static bool
is_object(const struct fo_node *n)
{
	switch (n->object) {
	case FO_LEADER:
	case FO_CHARACTER:
	case FO_PAGE_NUMBER:
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
		return true;
	default:
		return false;
	}
}

static void
link_after(struct fo_node *parent, struct fo_node *prev, struct fo_node *n)
{
	n->prev = prev;
	n->next = NULL;
	if (prev != NULL)
		prev->next = n;
	else if (parent != NULL)
		parent->first = n;
	if (parent != NULL)
		parent->last = n;
}

static struct fo_node *
copy_of(struct cut *c, const struct fo_node *n, struct fo_node *parent)
{
	struct fo_node	*d = arena_alloc(c->arena, sizeof(*d));

	*d = *n;
	d->first = d->last = d->next = d->prev = NULL;
	if (parent != NULL)
		d->parent = parent;
	return d;
}

/* The text without what was set; NULL: nothing is left. */
static struct fo_node *
cut_text(struct cut *c, const struct fo_node *n, struct fo_node *parent)
{
	struct fo_node	*d;
	size_t		 i = 0, len;

	for (; i < n->nchars && c->left > 0; i += len)
		c->left -= is_visible(utf8_get(n->chars + i, n->nchars - i, &len));
	if (i == n->nchars)
		return NULL;
	d = copy_of(c, n, parent);
	d->chars += i;
	d->nchars -= i;
	return d;
}

static struct fo_node	*cut_node(struct cut *, const struct fo_node *, struct fo_node *parent);

static struct fo_node *
cut_children(struct cut *c, const struct fo_node *n, struct fo_node *parent)
{
	struct fo_node	*d = copy_of(c, n, parent), *last = NULL, *k;
	bool		 begun = c->left > 0, rest = false;

	for (const struct fo_node *child = n->first; child != NULL; child = child->next) {
		if (child->object == FO_FOOTNOTE_BODY && last == NULL)
			continue;	/* cited on a line that was set */
		if ((k = cut_node(c, child, d)) == NULL)
			continue;
		link_after(d, last, k);
		last = k;
		rest = rest || k->object != FO_MARKER;
	}
	if (begun)
		d->id = NULL;	/* it was met where it began */
	return rest ? d : NULL;
}

static struct fo_node *
cut_node(struct cut *c, const struct fo_node *n, struct fo_node *parent)
{
	if (n->object == FO_TEXT)
		return cut_text(c, n, parent);
	if (is_object(n))
		return was_set(c, n) ? NULL : copy_of(c, n, parent);
	if (c->left == 0) {
		/* All of it is still to come: only the copy's siblings are new. */
		struct fo_node	*d = copy_of(c, n, parent);

		d->first = n->first;
		d->last = n->last;
		return d;
	}
	if (n->object == FO_MARKER)
		return copy_of(c, n, parent);	/* its object is known by it to go on */
	return cut_children(c, n, parent);
}

/* The siblings first..end without what the first "n" lines hold; NULL: nothing is left. */
const struct fo_node *
fo_rest_of_run(struct arena *arena, const struct fo_node *first, const struct fo_node *end,
    const struct fo_line *lines, size_t n)
{
	struct cut	 c = { arena, lines, n, 0 };
	struct fo_node	*head = NULL, *last = NULL, *d;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < lines[i].nfrags; k++)
			if (is_text(&lines[i].frags[k]))
				c.left += visible_in(&lines[i].frags[k]);
	for (; first != end && first != NULL; first = first->next) {
		if ((d = cut_node(&c, first, NULL)) == NULL)
			continue;
		link_after(NULL, last, d);
		if (head == NULL)
			head = d;
		last = d;
	}
	return head;
}
