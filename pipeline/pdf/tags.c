/* tags.c - the structure tree as it is made (ISO 32000-1 14.7 and 14.8). */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/tags.h"

const char *const	 tags_types[] = {
#define X(name)	#name,
	TAG_TYPES(X)
#undef X
};

static int
type_compare(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

static enum tag_type
tags_type(struct pdf *pdf, const char *type)
{
	const char *const	*found = bsearch(type, tags_types,
	    nitems(tags_types), sizeof(tags_types[0]), type_compare);

	if (found != NULL)
		return (enum tag_type)(found - tags_types);
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
	return tags_types[t->type];
}

const char *
tags_alt(const struct canvas_tag *t)
{
	return t->alt;
}
