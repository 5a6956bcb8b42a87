/* outline.c - bookmarks and page labels. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "pdf/link.h"
#include "pdf/object.h"
#include "pdf/outline.h"
#include "pdf/syntax.h"

#define NONE	SIZE_MAX

/* A bookmark in the tree: indexes of its neighbours. */
struct item {
	unsigned	 object;
	size_t		 parent, first, last, previous, next;
	size_t		 children;
	struct buf	 dest;
};

void
outline_bookmark(struct canvas *c, int level, const char *title, const char *name)
{
	struct pdf	*pdf = pdf_of(c);

	if (pdf->nbookmarks == pdf->bookmarks_room) {
		pdf->bookmarks_room = pdf->bookmarks_room == 0 ? 16 : pdf->bookmarks_room * 2;
		pdf->bookmarks = mem_grow(pdf->bookmarks, pdf->bookmarks_room, sizeof(*pdf->bookmarks));
	}
	/* One that names no place leads nowhere, as one to an id that no object has. */
	pdf->bookmarks[pdf->nbookmarks++] = (struct bookmark){
		level < 1 ? 1 : level, arena_strdup(pdf->arena, title), link_name(pdf, name == NULL ? "" : name),
	};
}

/* Hang item i below the nearest earlier one of a lower level; a level left out is no level. */
static void
outline_place(const struct bookmark *marks, struct item *items, size_t i)
{
	struct item	*it = &items[i];
	size_t		 before = i - 1;

	it->parent = it->previous = NONE;
	if (i == 0)
		return;
	while (before != NONE && marks[before].level >= marks[i].level) {
		it->previous = before;
		before = items[before].parent;
	}
	it->parent = before;
	if (before == NONE)
		return;
	items[before].children++;
	if (items[before].first == NONE)
		items[before].first = i;
	items[before].last = i;
}

static void
put_item_ref(struct buf *b, const char *key, const struct item *items, size_t i)
{
	if (i == NONE)
		return;
	buf_puts(b, key);
	syntax_ref(b, items[i].object);
}

static void
outline_write_item(struct pdf *pdf, const struct item *items, size_t i, const char *title,
    unsigned root, struct buf *b)
{
	const struct item	*it = &items[i];

	buf_reset(b);
	buf_puts(b, "/Title ");
	syntax_text(b, title);
	buf_puts(b, " /Parent ");
	syntax_ref(b, it->parent == NONE ? root : items[it->parent].object);
	put_item_ref(b, "/Prev ", items, it->previous);
	put_item_ref(b, "/Next ", items, it->next);
	put_item_ref(b, "/First ", items, it->first);
	put_item_ref(b, "/Last ", items, it->last);
	if (it->children > 0) {		/* negative: shown closed */
		buf_puts(b, "/Count -");
		buf_int(b, (int64_t)it->children);
	}
	buf_puts(b, "\n/Dest ");
	buf_add(b, it->dest.data, it->dest.len);
	object_set(pdf->objects, it->object, b);
}

static unsigned
outline_write_all(struct pdf *pdf, struct bookmark *marks, struct item *items, size_t n)
{
	unsigned	 root = object_new(pdf->objects);
	size_t		 top = 0, last = 0;
	struct buf	 b;

	for (size_t i = 0; i < n; i++) {
		items[i].first = items[i].last = items[i].next = NONE;
		items[i].object = object_new(pdf->objects);
		outline_place(marks, items, i);
		if (items[i].previous != NONE)
			items[items[i].previous].next = i;
		if (items[i].parent == NONE) {
			top++;
			last = i;
		}
	}
	buf_init(&b);
	for (size_t i = 0; i < n; i++)
		outline_write_item(pdf, items, i, marks[i].title, root, &b);
	buf_reset(&b);
	buf_puts(&b, "/Type /Outlines /First ");
	syntax_ref(&b, items[0].object);
	buf_puts(&b, "/Last ");
	syntax_ref(&b, items[last].object);
	buf_puts(&b, "/Count ");
	buf_int(&b, (int64_t)top);
	object_set(pdf->objects, root, &b);
	buf_clear(&b);
	return root;
}

unsigned
outline_write(struct pdf *pdf)
{
	struct bookmark	*marks;
	struct item	*items;
	size_t		 n = 0;
	unsigned	 root = 0;

	if (pdf->nbookmarks == 0)
		return 0;
	marks = mem_array(pdf->nbookmarks, sizeof(*marks));
	items = mem_array(pdf->nbookmarks, sizeof(*items));
	for (size_t i = 0; i < pdf->nbookmarks; i++) {
		buf_init(&items[n].dest);
		if (link_put_dest(pdf, pdf->bookmarks[i].name, &items[n].dest))
			marks[n++] = pdf->bookmarks[i];
		else
			buf_clear(&items[n].dest);
	}
	if (n > 0)
		root = outline_write_all(pdf, marks, items, n);
	for (size_t i = 0; i < n; i++)
		buf_clear(&items[i].dest);
	free(items);
	free(marks);
	return root;
}

/* The number a label is, or 0: "12" but not "012", "+12" or "xii". */
static size_t
label_number(const char *label)
{
	size_t	 n = 0, i;

	if (label[0] == '0')
		return 0;
	for (i = 0; label[i] >= '0' && label[i] <= '9' && i < 9; i++)
		n = n * 10 + (size_t)(label[i] - '0');
	return label[i] == '\0' ? n : 0;
}

static size_t
page_number(const struct page *page)
{
	return page->label == NULL ? page->index + 1 : label_number(page->label);
}

/* A range begins where a page's number does not follow the one before; other labels are a range each. */
void
outline_put_labels(const struct pdf *pdf, struct buf *b)
{
	size_t	 n, expected = 0;
	bool	 plain = true;

	for (size_t i = 0; i < pdf->npages && plain; i++)
		plain = page_number(pdf->pages[i]) == i + 1;
	if (plain)
		return;
	buf_puts(b, "/PageLabels <</Nums [");
	for (size_t i = 0; i < pdf->npages; i++) {
		n = page_number(pdf->pages[i]);
		if (n == 0) {
			buf_int(b, (int64_t)i);
			buf_puts(b, " <</P ");
			syntax_text(b, pdf->pages[i]->label);
			buf_puts(b, ">> ");
			expected = 0;
			continue;
		}
		if (n != expected) {
			buf_int(b, (int64_t)i);
			buf_puts(b, " <</S /D /St ");
			buf_int(b, (int64_t)n);
			buf_puts(b, ">> ");
		}
		expected = n + 1;
	}
	buf_puts(b, "]>>\n");
}
