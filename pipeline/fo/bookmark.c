/* bookmark.c - fo:bookmark-tree onto the canvas. */
#include "base/buf.h"
#include "fo/page.h"

#define MAX_LEVEL	60

static void
title_of(const struct fo_node *bookmark, struct buf *b)
{
	const struct fo_node	*t, *c;

	for (t = bookmark->first; t != NULL; t = t->next) {
		if (t->object != FO_BOOKMARK_TITLE)
			continue;
		for (c = t->first; c != NULL; c = c->next)
			for (size_t i = 0; c->object == FO_TEXT && i < c->nchars; i++) {
				char	ch = c->chars[i] == '\n' || c->chars[i] == '\t' || c->chars[i] == '\r' ? ' ' : c->chars[i];

				if (ch != ' ' || (b->len > 0 && b->data[b->len - 1] != ' '))
					buf_putc(b, ch);
			}
	}
	while (b->len > 0 && b->data[b->len - 1] == ' ')
		b->data[--b->len] = '\0';
}

static void
put(struct canvas *c, const struct fo_node *n, int level)
{
	struct buf	b;

	for (; n != NULL; n = n->next) {
		if (n->object != FO_BOOKMARK)
			continue;
		buf_init(&b);
		title_of(n, &b);
		c->bookmark(c, level, b.data, n->misc->internal_destination);
		buf_clear(&b);
		if (level < MAX_LEVEL)
			put(c, n->first, level + 1);
	}
}

void
fo_bookmarks(struct fo_pages *p)
{
	for (const struct fo_node *n = p->ctx->tree->root->first; n != NULL; n = n->next)
		if (n->object == FO_BOOKMARK_TREE)
			put(p->ctx->canvas, n->first, 1);
}
