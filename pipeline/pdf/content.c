/* content.c - content streams: pages, their late parts, marks and clips. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/content.h"
#include "pdf/object.h"
#include "pdf/paint.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"

/* --- where drawing goes --- */

/* Nothing is known of the graphics state: at the start of a page, after and in a late part. */
static void
painter_forget(struct painter *p)
{
	p->now = (struct gstate){
		.fill = GSTATE_UNKNOWN, .stroke = GSTATE_UNKNOWN, .line_width = -1,
		.dash = { -1, 0, 0, 0 }, .cap = -1, .join = -1,
	};
}

/* Write what waits: the end of a text object, the painting of rectangles. */
static void
painter_settle(struct painter *p)
{
	if (p->in_text)
		buf_puts(p->out, "ET\n");
	if (p->filling)
		buf_puts(p->out, "f\n");
	p->in_text = p->filling = false;
}

/* Nothing waits any more, and no mark is open. */
static void
painter_unmark(struct painter *p)
{
	painter_settle(p);
	if (p->marked || p->lingering)
		buf_puts(p->out, "EMC\n");
	p->marked = p->lingering = false;
}

int
content_begin_page(struct canvas *c, mpt width, mpt height, const char *label)
{
	struct pdf	*pdf = pdf_of(c);
	struct page	*page;

	if (pdf->painter.out != NULL || pdf->finished)
		return -1;
	page = arena_alloc(pdf->arena, sizeof(*page));
	page->object = object_new(pdf->objects);
	page->index = pdf->npages;
	page->width = width;
	page->height = height;
	page->label = arena_strdup(pdf->arena, label);
	page->lates_end = &page->lates;
	buf_init(&page->content);
	buf_init(&page->annots);
	if (pdf->npages == pdf->pages_room) {
		pdf->pages_room = pdf->pages_room == 0 ? 16 : pdf->pages_room * 2;
		pdf->pages = mem_grow(pdf->pages, pdf->pages_room, sizeof(struct page *));
	}
	pdf->pages[pdf->npages++] = page;
	pdf->painter.page = page;
	pdf->painter.late = NULL;
	pdf->painter.out = &page->content;
	pdf->painter.depth = 0;
	pdf->painter.turn = (struct turn){ 0 };
	painter_forget(&pdf->painter);
	return 0;
}

/* Leave the page or late part balanced, whatever the caller left open. */
static void
painter_close(struct canvas *c)
{
	struct painter	*p = &pdf_of(c)->painter;

	content_mark_end(c);
	while (p->depth > 0)
		content_clip_pop(c);
	painter_unmark(p);
	p->out = NULL;
}

/*
 * A page without late parts is as it will be: its content goes to the file's objects
 * now and is freed, so that a long document costs memory for its tags only.
 */
int
content_end_page(struct canvas *c)
{
	struct pdf	*pdf = pdf_of(c);
	struct page	*page = pdf->painter.page;

	if (pdf->painter.out == NULL || pdf->painter.late != NULL)
		return -1;
	painter_close(c);
	if (page->lates == NULL) {
		page->contents = object_stream_deflated(pdf->objects, NULL,
		    page->content.data, page->content.len);
		buf_clear(&page->content);
	}
	return 0;
}

/*
 * Inside an open mark the mark is cut in two: the late part may bring marks of its own,
 * and marks do not nest.
 */
int
content_late(struct canvas *c)
{
	struct pdf	*pdf = pdf_of(c);
	struct painter	*p = &pdf->painter;
	struct late	*late;

	if (p->out == NULL || p->late != NULL || pdf->nlates >= INT32_MAX)
		return -1;
	painter_unmark(p);
	late = arena_alloc(pdf->arena, sizeof(*late));
	late->page = p->page;
	late->at = p->out->len;
	late->number = (unsigned)pdf->nlates;
	late->turn = p->turn;
	buf_init(&late->content);
	*p->page->lates_end = late;
	p->page->lates_end = &late->next;
	if (pdf->nlates == pdf->lates_room) {
		pdf->lates_room = pdf->lates_room == 0 ? 16 : pdf->lates_room * 2;
		pdf->lates = mem_grow(pdf->lates, pdf->lates_room, sizeof(struct late *));
	}
	pdf->lates[pdf->nlates++] = late;
	return (int)late->number;
}

int
content_late_begin(struct canvas *c, int number)
{
	struct pdf	*pdf = pdf_of(c);
	struct painter	*p = &pdf->painter;

	if (p->out != NULL || pdf->finished || number < 0 || (size_t)number >= pdf->nlates)
		return -1;
	p->late = pdf->lates[number];
	p->page = p->late->page;
	p->out = &p->late->content;
	p->depth = 0;
	p->turn = p->late->turn;
	painter_forget(p);
	return 0;
}

int
content_late_end(struct canvas *c)
{
	struct pdf	*pdf = pdf_of(c);

	if (pdf->painter.out == NULL || pdf->painter.late == NULL)
		return -1;
	painter_close(c);
	pdf->painter.late = NULL;
	return 0;
}

/* Each late part stands between q and Q, so that what follows it keeps its graphics state. */
void
content_assemble(const struct page *page, struct buf *out)
{
	size_t	 at = 0;

	for (const struct late *l = page->lates; l != NULL; l = l->next) {
		buf_add(out, page->content.data + at, l->at - at);
		at = l->at;
		if (l->content.len == 0)
			continue;
		buf_puts(out, "q\n");
		buf_add(out, l->content.data, l->content.len);
		buf_puts(out, "Q\n");
	}
	buf_add(out, page->content.data + at, page->content.len - at);
}

/* --- marks --- */

void
content_mark_begin(struct canvas *c, struct canvas_tag *tag)
{
	struct painter	*p = &pdf_of(c)->painter;

	content_mark_end(c);
	p->mark = tag == NULL ? MARK_ARTIFACT : MARK_TAG;
	p->tag = tag;
	p->artifact = CANVAS_ART_LAYOUT;
}

void
content_artifact_begin(struct canvas *c, enum canvas_artifact kind)
{
	struct painter	*p = &pdf_of(c)->painter;

	content_mark_end(c);
	p->mark = MARK_ARTIFACT;
	p->artifact = kind;
}

/*
 * The EMC waits: often the same mark is taken up again, by the next line of a
 * paragraph or the border of the next cell.
 */
void
content_mark_end(struct canvas *c)
{
	struct painter	*p = &pdf_of(c)->painter;

	if (p->out != NULL && p->marked) {
		p->lingering = true;
		p->marked = false;
		p->last_tag = p->tag;
		p->last_artifact = p->artifact;
	}
	p->mark = MARK_NONE;
	p->tag = NULL;
}

/* Is the mark that is wanted the one that has not been closed yet? */
static bool
painter_resumes(const struct painter *p)
{
	return p->lingering && p->tag == p->last_tag &&
	    (p->tag != NULL || p->artifact == p->last_artifact);
}

static struct place
painter_place(const struct painter *p)
{
	size_t		 at = p->late != NULL ? p->late->at : p->out->len;
	uint64_t	 offset = at > UINT32_MAX ? UINT32_MAX : at;
	struct place	 place = { (uint64_t)p->page->index << 32 | offset, UINT64_MAX };

	if (p->late != NULL)
		place.late = (uint64_t)p->late->number << 32 |
		    (p->out->len > UINT32_MAX ? UINT32_MAX : p->out->len);
	return place;
}

/*
 * Open the mark before its first operator; a mark that stays empty leaves nothing.
 * What is drawn outside any mark is decoration: PDF/UA 7.1 allows no third kind.
 */
static void
painter_mark(struct pdf *pdf)
{
	static const char *const	 artifacts[] = {
		[CANVAS_ART_LAYOUT] = "/Artifact BMC\n",
		[CANVAS_ART_PAGINATION_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
		[CANVAS_ART_PAGINATION_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
		[CANVAS_ART_BACKGROUND] = "/Artifact<</Type/Background>>BDC\n",
	};
	struct painter			*p = &pdf->painter;

	if (p->marked)
		return;
	if (p->mark == MARK_NONE) {
		p->mark = MARK_ARTIFACT;
		p->artifact = CANVAS_ART_LAYOUT;
	}
	if (painter_resumes(p)) {
		p->lingering = false;
		p->marked = true;
		return;
	}
	if (p->lingering)
		painter_unmark(p);
	p->marked = true;
	if (p->mark == MARK_TAG) {
		size_t	 mcid = tags_add_mark(pdf, p->tag, p->page, painter_place(p));

		buf_putc(p->out, '/');
		buf_puts(p->out, tags_name(p->tag));
		buf_puts(p->out, "<</MCID ");
		buf_int(p->out, (int64_t)mcid);
		buf_puts(p->out, ">>BDC\n");
		return;
	}
	buf_puts(p->out, artifacts[p->artifact]);
}

/* Ready for a path or picture, all waiting operators written. */
struct buf *
content_ready(struct pdf *pdf)
{
	struct painter	*p = &pdf->painter;

	if (p->out == NULL)
		return NULL;
	painter_mark(pdf);
	painter_settle(p);
	return p->out;
}

/* A point of the drawing system on the page, both downwards. */
static void
turned(const struct turn *t, mpt *x, mpt *y)
{
	static const int	 cosine[4] = { 1, 0, -1, 0 }, sine[4] = { 0, 1, 0, -1 };
	mpt			 px = t->x + cosine[t->quarters] * *x + sine[t->quarters] * *y;
	mpt			 py = t->y - sine[t->quarters] * *x + cosine[t->quarters] * *y;

	*x = px;
	*y = py;
}

void
content_rect(const struct pdf *pdf, mpt x, mpt y, mpt w, mpt h, mpt rect[4])
{
	mpt	height = pdf->painter.page->height, x1 = x, y1 = y, x2 = x + w, y2 = y + h;

	turned(&pdf->painter.turn, &x1, &y1);
	turned(&pdf->painter.turn, &x2, &y2);
	rect[0] = x1 < x2 ? x1 : x2;
	rect[1] = height - (y1 > y2 ? y1 : y2);
	rect[2] = x1 > x2 ? x1 : x2;
	rect[3] = height - (y1 < y2 ? y1 : y2);
}

void
content_painted(struct pdf *pdf, mpt x1, mpt y1, mpt x2, mpt y2)
{
	const struct painter	*p = &pdf->painter;
	mpt			 r[4];

	if (p->tag == NULL)
		return;
	if (p->turn.quarters == 0 && p->turn.x == 0 && p->turn.y == 0) {
		tags_painted(p->tag, p->page, x1, y1, x2, y2);
		return;
	}
	content_rect(pdf, x1, p->page->height - y2, x2 - x1, y2 - y1, r);
	tags_painted(p->tag, p->page, r[0], r[1], r[2], r[3]);
}

struct buf *
content_ready_text(struct pdf *pdf, uint32_t color)
{
	struct painter	*p = &pdf->painter;

	if (p->out == NULL)
		return NULL;
	painter_mark(pdf);
	if (p->filling)
		painter_settle(p);
	if (!p->in_text) {
		buf_puts(p->out, "BT\n");
		p->in_text = true;
		p->text_x = p->text_y = 0;
	}
	paint_set_fill(p, color);
	return p->out;
}

/* q and Q are counted apart from marks: ISO 32000-1 14.6 lets them cross.  False: too deep, nothing is written. */
static bool
painter_save(struct pdf *pdf)
{
	struct painter	*p = &pdf->painter;

	if (p->out == NULL)
		return false;
	if (p->depth++ >= GSTATE_DEPTH) {
		report_once(pdf->report, FINDING_PDF_LIMIT, "clip", POS_NONE,
		    _("clipped or turned areas are nested more than %d deep; the inner ones are neither"), GSTATE_DEPTH);
		return false;
	}
	if (p->lingering)
		painter_unmark(p);
	painter_settle(p);
	p->stack[p->depth - 1] = p->now;
	p->turns[p->depth - 1] = p->turn;
	buf_puts(p->out, "q ");
	return true;
}

/*
 * What is drawn flips y within the page's height as ever; so the matrix turns about
 * the place where that puts the origin.
 */
void
content_turn_push(struct canvas *c, int degrees, mpt x, mpt y)
{
	static const char *const matrix[4] = { "1 0 0 1 ", "0 1 -1 0 ", "-1 0 0 -1 ", "0 -1 1 0 " };
	struct pdf	*pdf = pdf_of(c);
	struct painter	*p = &pdf->painter;
	int		 q = ((degrees / 90) % 4 + 4) % 4;
	mpt		 height, dx[4], dy[4];

	if (!painter_save(pdf))
		return;
	height = p->page->height;
	dx[0] = dx[2] = x;
	dx[1] = x + height;
	dx[3] = x - height;
	dy[0] = -y;
	dy[1] = dy[3] = height - y;
	dy[2] = 2 * height - y;
	buf_puts(p->out, matrix[q]);
	syntax_point(p->out, dx[q], dy[q], "cm\n");
	turned(&p->turn, &x, &y);
	p->turn = (struct turn){ (p->turn.quarters + q) % 4, x, y };
}

void
content_clip_push(struct canvas *c, mpt x, mpt y, mpt w, mpt h)
{
	struct painter	*p = &pdf_of(c)->painter;

	if (!painter_save(pdf_of(c)))
		return;
	paint_point(p, x, y + h, "");
	syntax_point(p->out, w < 0 ? 0 : w, h < 0 ? 0 : h, "re W n\n");
}

void
content_clip_pop(struct canvas *c)
{
	struct painter	*p = &pdf_of(c)->painter;

	if (p->out == NULL || p->depth == 0 || p->depth-- > GSTATE_DEPTH)
		return;
	if (p->lingering)
		painter_unmark(p);
	painter_settle(p);
	buf_puts(p->out, "Q\n");
	p->now = p->stack[p->depth];
	p->turn = p->turns[p->depth];
}
