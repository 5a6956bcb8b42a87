/* tags_write.c - the structure tree into the file (ISO 32000-1 14.7; ISO 14289-1 7).
 *
 * Elements stand in the order of their making.  The content that an
 * element marks for itself is laid between its child elements by where it was painted:
 * "see page 12 for more" with a Link in its midst reads in that order.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/object.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"

static bool
place_before(struct place a, struct place b)
{
	return a.main != b.main ? a.main < b.main : a.late < b.late;
}

static int
mark_compare(const void *a, const void *b)
{
	const struct mark	*const *x = a, *const *y = b;

	return place_before((*x)->place, (*y)->place) ? -1 : place_before((*y)->place, (*x)->place);
}

/* Marks in order of place: late parts were drawn last, but stand before what follows them. */
static void
tags_sort_marks(struct canvas_tag *t)
{
	struct mark	**all;
	size_t		  n = 0, i = 0;
	bool		  sorted = true;

	for (struct mark *m = t->marks; m != NULL; m = m->next, n++)
		sorted = sorted && (m->next == NULL || place_before(m->place, m->next->place));
	if (sorted)
		return;
	all = mem_array(n, sizeof(struct mark *));
	for (struct mark *m = t->marks; m != NULL; m = m->next)
		all[i++] = m;
	qsort(all, n, sizeof(struct mark *), mark_compare);
	for (i = 0; i < n; i++)
		all[i]->next = i + 1 < n ? all[i + 1] : NULL;
	t->marks = all[0];
	t->marks_last = all[n - 1];
	free(all);
}

/*
 * What an element can be, now that all is known.  A Link whose target is nowhere is plain
 * text.  A Form holds its field and nothing else (ISO 14289-1 7.18.4): one that marks text too
 * becomes a Div which ends with the Form proper.  Inline elements of nothing go.
 */
static bool
tags_settle(struct pdf *pdf, struct canvas_tag *t)
{
	bool	 content = t->marks != NULL;

	for (const struct canvas_tag *k = t->first; k != NULL && !content; k = k->next)
		content = k->object != 0;
	if (t->annotations == NULL && t->type == TAG_Link)
		t->type = TAG_Span;
	if (t->type == TAG_Form && (content || t->annotations == NULL)) {
		t->form = t->annotations != NULL ? object_new(pdf->objects) : 0;
		t->type = TAG_Div;
		return content;
	}
	return content || t->annotations != NULL || t->type != TAG_Span;
}

/* Children come after their parents in pdf.tags, so backwards is from the leaves up. */
static void
tags_settle_all(struct pdf *pdf)
{
	for (size_t i = pdf->ntags; i-- > 0;) {
		struct canvas_tag	*t = pdf->tags[i];

		t->object = tags_settle(pdf, t) || i == 0 ? 1 : 0;
		tags_sort_marks(t);
		if (t->marks != NULL && place_before(t->marks->place, t->place))
			t->place = t->marks->place;
		if (t->parent != NULL && t->object != 0 && place_before(t->place, t->parent->place))
			t->parent->place = t->place;
	}
	for (size_t i = 0; i < pdf->ntags; i++)
		if (pdf->tags[i]->object != 0)
			pdf->tags[i]->object = object_new(pdf->objects);
}

static void
put_text(struct buf *b, const char *key, const char *s)
{
	if (s == NULL)
		return;
	buf_puts(b, key);
	syntax_text(b, s);
	buf_putc(b, '\n');
}

/* /Headers of those ids that there are. */
static void
put_headers(struct buf *b, const char *ids, const struct names *known)
{
	size_t	 at = b->len, n, found = 0;

	buf_puts(b, " /Headers [");
	for (; *ids != '\0'; ids += n) {
		ids += strspn(ids, " \t\n");
		n = strcspn(ids, " \t\n");
		if (n > 0 && names_find(known, ids, n) != NAMES_NONE) {
			syntax_bytes(b, ids, n);
			found++;
		}
	}
	if (found > 0) {
		buf_putc(b, ']');
		return;
	}
	b->len = at;
	b->data[at] = '\0';
}

static void
put_table_attributes(struct buf *b, const struct canvas_tag *t, const struct names *ids)
{
	size_t	 at = b->len, empty;

	buf_puts(b, "<</O /Table");
	empty = b->len;
	if (t->scope != NULL) {
		buf_puts(b, " /Scope ");
		syntax_name(b, t->scope);
	}
	if (t->headers != NULL)
		put_headers(b, t->headers, ids);
	if (t->row_span > 1) {
		buf_puts(b, " /RowSpan ");
		buf_int(b, t->row_span);
	}
	if (t->col_span > 1) {
		buf_puts(b, " /ColSpan ");
		buf_int(b, t->col_span);
	}
	if (b->len > empty)
		buf_puts(b, ">>");
	else
		b->len = at;
}

static void
put_attributes(struct buf *b, const struct canvas_tag *t, const struct names *ids)
{
	size_t	 at = b->len, empty;

	buf_puts(b, "/A [");
	empty = b->len;
	put_table_attributes(b, t, ids);
	if (t->list_numbering != NULL && t->type == TAG_L) {
		buf_puts(b, "<</O /List /ListNumbering ");
		syntax_name(b, t->list_numbering);
		buf_puts(b, ">>");
	}
	if (t->box_page != NULL && !t->box_split) {
		buf_puts(b, "<</O /Layout /BBox ");
		syntax_rect(b, t->box[0], t->box[1], t->box[2], t->box[3]);
		buf_puts(b, ">>");
	}
	if (b->len > empty)
		buf_puts(b, "]\n");
	else
		b->len = at;
	b->data[b->len] = '\0';
}

static void
put_mark(struct buf *b, const struct mark *m, const struct page *own)
{
	if (m->page != own) {
		buf_puts(b, "<</Type /MCR /Pg ");
		syntax_ref(b, m->page->object);
		buf_puts(b, "/MCID ");
	}
	buf_int(b, (int64_t)m->mcid);
	buf_puts(b, m->page != own ? ">> " : " ");
}

static void
put_annotations(struct buf *b, const struct canvas_tag *t)
{
	for (const struct annotation *a = t->annotations; a != NULL; a = a->next) {
		buf_puts(b, "<</Type /OBJR /Obj ");
		syntax_ref(b, a->object);
		buf_puts(b, "/Pg ");
		syntax_ref(b, a->page);
		buf_puts(b, ">> ");
	}
}

/* Own content and child elements, merged: children keep their order, marks go where they were painted. */
static void
put_kids(struct buf *b, const struct canvas_tag *t)
{
	const struct page	*own = t->marks != NULL ? t->marks->page : NULL;
	const struct mark	*m = t->marks;
	size_t			 at, empty;

	if (own != NULL) {
		buf_puts(b, "/Pg ");
		syntax_ref(b, own->object);
	}
	at = b->len;
	buf_puts(b, "/K [");
	empty = b->len;
	for (const struct canvas_tag *k = t->first; k != NULL; k = k->next) {
		if (k->object == 0)
			continue;
		while (m != NULL && k->place.main != UINT64_MAX && place_before(m->place, k->place)) {
			put_mark(b, m, own);
			m = m->next;
		}
		syntax_ref(b, k->object);
	}
	if (b->len == empty && m != NULL && m->next == NULL && t->annotations == NULL) {
		b->len = at;		/* most elements hold one piece of content */
		buf_puts(b, "/K ");
		put_mark(b, m, own);
		return;
	}
	for (; m != NULL; m = m->next)
		put_mark(b, m, own);
	if (t->form != 0)
		syntax_ref(b, t->form);
	else
		put_annotations(b, t);
	if (b->len > empty)
		buf_puts(b, "]\n");
	else
		b->len = at;
	b->data[b->len] = '\0';
}

/* The Form that a Div with text ends with: its field alone. */
static void
write_form(struct pdf *pdf, const struct canvas_tag *t, struct buf *b)
{
	buf_reset(b);
	buf_puts(b, "/S/Form/P ");
	syntax_ref(b, t->object);
	put_text(b, "/Alt ", t->alt);
	buf_puts(b, "/K [");
	put_annotations(b, t);
	buf_puts(b, "]\n");
	object_set(pdf->objects, t->form, b);
}

static void
write_tag(struct pdf *pdf, const struct canvas_tag *t, const struct names *ids, struct buf *b)
{
	buf_reset(b);
	buf_puts(b, "/S/");
	buf_puts(b, tags_types[t->type]);
	buf_puts(b, "/P ");
	syntax_ref(b, t->parent != NULL ? t->parent->object : pdf->struct_root);
	if (t->form == 0)
		put_text(b, "/Alt ", t->alt);
	put_text(b, "/Lang ", t->lang);
	put_text(b, "/ActualText ", t->actual_text);
	if (t->id != NULL) {
		buf_puts(b, "/ID ");
		syntax_bytes(b, t->id, strlen(t->id));
	}
	put_attributes(b, t, ids);
	put_kids(b, t);
	object_set(pdf->objects, t->object, b);
	if (t->form != 0)
		write_form(pdf, t, b);
}

/* Collect the ids; of two alike the first keeps it, for a header must be one cell. */
static struct canvas_tag **
tags_ids(struct pdf *pdf, struct names *ids)
{
	struct canvas_tag	**by_id = NULL;
	size_t			  before;

	names_init(ids, pdf->arena);
	for (size_t i = 0; i < pdf->ntags; i++) {
		struct canvas_tag	*t = pdf->tags[i];

		if (t->id == NULL && t->type == TAG_Note)	/* ISO 14289-1 7.9 wants one */
			t->id = arena_printf(pdf->arena, "clea-note-%zu", t->index);
		if (t->id == NULL || t->object == 0)
			continue;
		before = ids->count;
		if (names_add(ids, t->id, strlen(t->id)) < before) {
			report_once(pdf->report, FINDING_PDF_TAG_ID, t->id, POS_NONE, "\"%s\"", t->id);
			t->id = NULL;
			continue;
		}
		by_id = mem_grow(by_id, ids->count, sizeof(struct canvas_tag *));
		by_id[before] = t;
	}
	return by_id;
}

static int
tag_compare_ids(const void *a, const void *b)
{
	const struct canvas_tag	*const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

/* The name tree of ids: sorted by byte (7.9.6). */
static void
put_id_tree(struct buf *b, struct canvas_tag **by_id, size_t n)
{
	if (n == 0)
		return;
	qsort(by_id, n, sizeof(struct canvas_tag *), tag_compare_ids);
	buf_puts(b, "/IDTree <</Names [");
	for (size_t i = 0; i < n; i++) {
		syntax_bytes(b, by_id[i]->id, strlen(by_id[i]->id));
		buf_putc(b, ' ');
		syntax_ref(b, by_id[i]->object);
	}
	buf_puts(b, "]>>\n");
}

/* Keys 0..npages-1 are the pages; annotations have those after. */
static unsigned
write_parent_tree(struct pdf *pdf, struct buf *b)
{
	unsigned	 number = object_new(pdf->objects);

	buf_reset(b);
	buf_puts(b, "/Nums [");
	for (size_t i = 0; i < pdf->npages; i++) {
		const struct page	*page = pdf->pages[i];

		buf_int(b, (int64_t)i);
		buf_puts(b, " [");
		for (size_t k = 0; k < page->nmarks; k++)
			syntax_ref(b, page->marks[k]->object);
		buf_puts(b, "]\n");
	}
	for (size_t i = 0; i < pdf->nannotated; i++) {
		const struct canvas_tag	*t = pdf->annotated[i];

		buf_int(b, (int64_t)(pdf->npages + i));
		buf_putc(b, ' ');
		syntax_ref(b, t->form != 0 ? t->form : t->object);
	}
	buf_puts(b, "]\n");
	object_set(pdf->objects, number, b);
	return number;
}

void
tags_write(struct pdf *pdf)
{
	struct canvas_tag	**by_id;
	struct names		  ids;
	struct buf		  b;
	unsigned		  parent_tree;

	pdf->struct_root = object_new(pdf->objects);
	tags_settle_all(pdf);
	by_id = tags_ids(pdf, &ids);
	buf_init(&b);
	for (size_t i = 0; i < pdf->ntags; i++)
		if (pdf->tags[i]->object != 0)
			write_tag(pdf, pdf->tags[i], &ids, &b);
	parent_tree = write_parent_tree(pdf, &b);
	buf_reset(&b);
	buf_puts(&b, "/Type /StructTreeRoot /K ");
	syntax_ref(&b, pdf->tags[0]->object);
	buf_puts(&b, "/ParentTree ");
	syntax_ref(&b, parent_tree);
	buf_puts(&b, "/ParentTreeNextKey ");
	buf_int(&b, (int64_t)(pdf->npages + pdf->nannotated));
	buf_putc(&b, '\n');
	put_id_tree(&b, by_id, ids.count);
	object_set(pdf->objects, pdf->struct_root, &b);
	buf_clear(&b);
	names_clear(&ids);
	free(by_id);
}

/* The element after t in reading order. */
static const struct canvas_tag *
tag_next(const struct canvas_tag *t)
{
	if (t->first != NULL)
		return t->first;
	while (t != NULL && t->next == NULL)
		t = t->parent;
	return t == NULL ? NULL : t->next;
}

const char *
tags_fault(const struct pdf *pdf)
{
	int	 level = 0, n;

	for (const struct canvas_tag *t = pdf->tags[0]; t != NULL; t = tag_next(t)) {
		if ((t->type == TAG_Figure || t->type == TAG_Formula) && t->alt == NULL)
			return _("a figure has no alternative text");
		if (t->type < TAG_H1 || t->type > TAG_H6)
			continue;
		n = (int)(t->type - TAG_H1) + 1;
		if (n > level + 1)
			return _("a heading level is left out");
		level = n;
	}
	return NULL;
}
