/* tags.c - the structure tree (ISO 32000-1 14.7 and 14.8; ISO 14289-1 7).
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

struct mark {			/* a piece of content */
	struct mark	*next;
	struct page	*page;
	size_t		 mcid;
	struct place	 place;
};

struct annotation {
	struct annotation *next;
	unsigned	 object, page;
};

/* The standard structure types (14.8.4), sorted by byte: no other may stand without a role map. */
#define TAG_TYPES(X)							\
	X(Annot) X(Art) X(BibEntry) X(BlockQuote) X(Caption) X(Code)	\
	X(Div) X(Document) X(Figure) X(Form) X(Formula) X(H) X(H1)	\
	X(H2) X(H3) X(H4) X(H5) X(H6) X(Index) X(L) X(LBody) X(LI)	\
	X(Lbl) X(Link) X(NonStruct) X(Note) X(P) X(Part) X(Private)	\
	X(Quote) X(RB) X(RP) X(RT) X(Reference) X(Ruby) X(Sect)		\
	X(Span) X(TBody) X(TD) X(TFoot) X(TH) X(THead) X(TOC) X(TOCI)	\
	X(TR) X(Table) X(WP) X(WT) X(Warichu)

enum tag_type {
#define X(name)	TAG_##name,
	TAG_TYPES(X)
#undef X
};

static const char *const	 types[] = {
#define X(name)	#name,
	TAG_TYPES(X)
#undef X
};

struct canvas_tag {
	size_t		 index;			/* within pdf.tags */
	struct canvas_tag *parent;		/* NULL: the Document */
	struct canvas_tag *first, *last, *next;	/* children in order; the next sibling */
	enum tag_type	 type;
	char		*alt, *lang, *id, *headers, *actual_text;
	const char	*scope, *list_numbering;
	int		 row_span, col_span;
	bool		 in_figure;		/* or is one */
	struct mark	*marks, *marks_last;
	struct annotation *annotations, *annotations_last;
	const struct page *box_page;		/* Figure: where it was painted */
	bool		 box_split;		/* on more than one page: it has no box */
	mpt		 box[4];
	/* worked out at the end */
	unsigned	 object;		/* 0: pruned */
	unsigned	 form;			/* of the Form split off; see tags_settle() */
	struct place	 place;			/* of its first content */
};

static int
type_compare(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

static enum tag_type
tags_type(struct pdf *pdf, const char *type)
{
	const char *const	*found = bsearch(type, types, nitems(types), sizeof(types[0]), type_compare);

	if (found != NULL)
		return (enum tag_type)(found - types);
	report_once(pdf->report, FINDING_PDF_TAG, type, POS_NONE, "\"%s\"", type);
	return TAG_NonStruct;
}

/* The value if it is one of the list, which ends with NULL; else NULL. */
static const char *
tags_one_of(const char *value, const char *const *list)
{
	for (; value != NULL && *list != NULL; list++)
		if (strcmp(value, *list) == 0)
			return *list;
	return NULL;
}

/* NULL for NULL and for nothing. */
static char *
tags_copy(struct pdf *pdf, const char *s)
{
	return s == NULL || s[0] == '\0' ? NULL : arena_strdup(pdf->arena, s);
}

struct canvas_tag *
tags_new(struct canvas *c, struct canvas_tag *parent, const struct canvas_tag_def *def)
{
	static const char *const scopes[] = { "Row", "Column", "Both", NULL };
	static const char *const numberings[] = {	/* table 347 */
		"None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman",
		"UpperAlpha", "LowerAlpha", NULL,
	};
	struct pdf		*pdf = pdf_of(c);
	struct canvas_tag	*t = arena_alloc(pdf->arena, sizeof(*t));

	if (parent == NULL && pdf->ntags > 0)
		parent = pdf->tags[0];
	*t = (struct canvas_tag){
		.index = pdf->ntags, .parent = parent, .type = tags_type(pdf, def->type),
		.alt = tags_copy(pdf, def->alt), .lang = tags_copy(pdf, def->lang),
		.id = tags_copy(pdf, def->id), .scope = tags_one_of(def->scope, scopes),
		.headers = tags_copy(pdf, def->headers),
		.list_numbering = tags_one_of(def->list_numbering, numberings),
		.actual_text = tags_copy(pdf, def->actual_text),
		.row_span = def->row_span, .col_span = def->col_span, .place = PLACE_NOWHERE,
	};
	t->in_figure = t->type == TAG_Figure || t->type == TAG_Formula ||
	    (parent != NULL && parent->in_figure);
	if (parent != NULL) {
		if (parent->last != NULL)
			parent->last->next = t;
		else
			parent->first = t;
		parent->last = t;
	}
	if (pdf->ntags == pdf->tags_room) {
		pdf->tags_room = pdf->tags_room == 0 ? 256 : pdf->tags_room * 2;
		pdf->tags = mem_grow(pdf->tags, pdf->tags_room, sizeof(struct canvas_tag *));
	}
	pdf->tags[pdf->ntags++] = t;
	return t;
}

size_t
tags_add_mark(struct pdf *pdf, struct canvas_tag *t, struct page *page, struct place place)
{
	struct mark	*m = arena_alloc(pdf->arena, sizeof(*m));

	*m = (struct mark){ .page = page, .mcid = page->nmarks, .place = place };
	if (t->marks_last != NULL)
		t->marks_last->next = m;
	else
		t->marks = m;
	t->marks_last = m;
	if (page->nmarks == page->marks_room) {
		page->marks_room = page->marks_room == 0 ? 64 : page->marks_room * 2;
		page->marks = mem_grow(page->marks, page->marks_room, sizeof(struct canvas_tag *));
	}
	page->marks[page->nmarks++] = t;
	return m->mcid;
}

size_t
tags_add_annotation(struct pdf *pdf, struct canvas_tag *t, unsigned annotation, unsigned page)
{
	struct annotation	*a = arena_alloc(pdf->arena, sizeof(*a));

	*a = (struct annotation){ .object = annotation, .page = page };
	if (t->annotations_last != NULL)
		t->annotations_last->next = a;
	else
		t->annotations = a;
	t->annotations_last = a;
	pdf->annotated = mem_grow(pdf->annotated, pdf->nannotated + 1, sizeof(struct canvas_tag *));
	pdf->annotated[pdf->nannotated++] = t;
	return pdf->npages + pdf->nannotated - 1;
}

static struct canvas_tag *
tags_figure(struct canvas_tag *t)
{
	while (t != NULL && t->type != TAG_Figure && t->type != TAG_Formula)
		t = t->parent;
	return t;
}

bool
tags_has_box(const struct canvas_tag *t)
{
	return t->in_figure;
}

void
tags_painted(struct canvas_tag *t, const struct page *page, mpt x1, mpt y1, mpt x2, mpt y2)
{
	if (!t->in_figure || (t = tags_figure(t)) == NULL)
		return;
	if (t->box_page == NULL) {
		t->box_page = page;
		t->box[0] = x1;
		t->box[1] = y1;
		t->box[2] = x2;
		t->box[3] = y2;
		return;
	}
	t->box_split |= t->box_page != page;
	t->box[0] = x1 < t->box[0] ? x1 : t->box[0];
	t->box[1] = y1 < t->box[1] ? y1 : t->box[1];
	t->box[2] = x2 > t->box[2] ? x2 : t->box[2];
	t->box[3] = y2 > t->box[3] ? y2 : t->box[3];
}

const char *
tags_name(const struct canvas_tag *t)
{
	return types[t->type];
}

const char *
tags_alt(const struct canvas_tag *t)
{
	return t->alt;
}

/* --- at the end of the document --- */

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
	buf_puts(b, types[t->type]);
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
