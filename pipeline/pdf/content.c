/* content.c - content streams: pages, their late parts, marks and drawing operators.
 *
 * An operator is written only where it changes something: colours, font and
 * line are compared with the graphics state that a viewer has at that place.
 * Rectangles of one colour share one "f", lines of text in one mark one BT.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/content.h"
#include "pdf/object.h"
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

void
content_painted(struct pdf *pdf, mpt x1, mpt y1, mpt x2, mpt y2)
{
	if (pdf->painter.tag != NULL)
		tags_painted(pdf->painter.tag, pdf->painter.page, x1, y1, x2, y2);
}

/* --- operators --- */

/* One component of a colour, three decimals: enough to tell 256 steps apart. */
static void
put_component(struct buf *b, unsigned v)
{
	syntax_milli(b, (v * 1000 + 127) / 255);
	buf_putc(b, ' ');
}

static void
put_color(struct buf *b, uint32_t color, const char *grey, const char *rgb)
{
	unsigned	 r = color >> 16 & 0xff, g = color >> 8 & 0xff, blue = color & 0xff;

	put_component(b, r);
	if (r == g && g == blue) {
		buf_puts(b, grey);
		return;
	}
	put_component(b, g);
	put_component(b, blue);
	buf_puts(b, rgb);
}

static void
set_fill(struct painter *p, uint32_t color)
{
	color &= 0xffffff;
	if (p->now.fill == color)
		return;
	put_color(p->out, color, "g\n", "rg\n");
	p->now.fill = color;
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
	set_fill(p, color);
	return p->out;
}

static void
set_stroke(struct painter *p, uint32_t color, mpt width)
{
	color &= 0xffffff;
	if (p->now.stroke != color)
		put_color(p->out, color, "G\n", "RG\n");
	if (p->now.line_width != width) {
		syntax_milli(p->out, width);
		buf_puts(p->out, " w\n");
	}
	p->now.stroke = color;
	p->now.line_width = width;
}

static void
set_dash(struct painter *p, const mpt dash[4])
{
	size_t	 n = 4;

	if (memcmp(p->now.dash, dash, sizeof(p->now.dash)) == 0)
		return;
	memcpy(p->now.dash, dash, sizeof(p->now.dash));
	while (n > 0 && dash[n - 1] == 0)
		n--;
	if (n == 1 && dash[0] > 0)
		n = 2;
	buf_putc(p->out, '[');
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_putc(p->out, ' ');
		syntax_milli(p->out, dash[i] < 0 ? 0 : dash[i]);
	}
	buf_puts(p->out, "] 0 d\n");
}

static void
set_ends(struct painter *p, int cap, int join)
{
	if (p->now.cap != cap) {
		buf_int(p->out, cap);
		buf_puts(p->out, " J\n");
	}
	if (p->now.join != join) {
		buf_int(p->out, join);
		buf_puts(p->out, " j\n");
	}
	p->now.cap = cap;
	p->now.join = join;
}

/* A point of the page with an operator, or a blank, after it. */
static void
put_point(struct painter *p, mpt x, mpt y, const char *operator)
{
	syntax_point(p->out, x, p->page->height - y, operator);
}

void
content_fill_rect(struct canvas *c, mpt x, mpt y, mpt w, mpt h, uint32_t color)
{
	struct pdf	*pdf = pdf_of(c);
	struct painter	*p = &pdf->painter;

	if (p->out == NULL || w <= 0 || h <= 0)
		return;
	if (!p->filling || p->now.fill != (color & 0xffffff)) {
		content_ready(pdf);
		set_fill(p, color);
	}
	put_point(p, x, y + h, "");
	syntax_point(p->out, w, h, "re\n");
	p->filling = true;
	content_painted(pdf, x, p->page->height - y - h, x + w, p->page->height - y);
}

/* A straight line as a stroke, for what no rectangle can show. */
static void
stroke_line(struct pdf *pdf, const mpt at[4], mpt width, uint32_t color, const mpt dash[4], int cap)
{
	struct painter	*p = &pdf->painter;

	content_ready(pdf);
	set_stroke(p, color, width);
	set_dash(p, dash);
	set_ends(p, cap, 0);
	put_point(p, at[0], at[1], "m ");
	put_point(p, at[2], at[3], "l S\n");
}

static mpt
mpt_abs(mpt v)
{
	return v < 0 ? -v : v;
}

/* A piece of a line along its length: "from" and "thick" across, in the line's own width. */
static void
fill_band(struct canvas *c, const mpt at[4], mpt from, mpt thick, uint32_t color)
{
	mpt	 x = at[0] < at[2] ? at[0] : at[2], y = at[1] < at[3] ? at[1] : at[3];

	if (at[1] == at[3])
		content_fill_rect(c, x, y + from, mpt_abs(at[2] - at[0]), thick, color);
	else
		content_fill_rect(c, x + from, y, thick, mpt_abs(at[3] - at[1]), color);
}

static uint32_t
color_shade(uint32_t color, bool lighter)
{
	uint32_t	 out = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		uint32_t	 v = color >> shift & 0xff;

		v = lighter ? v + (255 - v) * 2 / 5 : v * 3 / 5;
		out |= v << shift;
	}
	return out;
}

/* A whole number of dashes or dots, so that both ends of the line look alike. */
static void
line_pattern(struct pdf *pdf, const mpt at[4], mpt width, uint32_t color, bool dots)
{
	mpt	 length = mpt_abs(at[2] - at[0]) + mpt_abs(at[3] - at[1]);
	mpt	 unit = 2 * width, n;

	if (unit <= 0 || length < unit) {
		stroke_line(pdf, at, width, color, (const mpt[4]){ 0 }, 0);
		return;
	}
	if (dots) {	/* round dots: no length, round caps */
		n = length / unit;
		stroke_line(pdf, at, width, color, (const mpt[4]){ 0, length / n, 0, 0 }, 1);
		return;
	}
	n = length / unit;
	n += n % 2 == 0;
	stroke_line(pdf, at, width, color, (const mpt[4]){ length / n, length / n, 0, 0 }, 0);
}

void
content_line(struct canvas *c, mpt x1, mpt y1, mpt x2, mpt y2, mpt width, uint32_t color,
    enum canvas_line_style style)
{
	struct pdf	*pdf = pdf_of(c);
	const mpt	 at[4] = { x1, y1, x2, y2 };
	bool		 slanted = x1 != x2 && y1 != y2;

	if (pdf->painter.out == NULL || width <= 0)
		return;
	if (style == CANVAS_DASHED || style == CANVAS_DOTTED)
		line_pattern(pdf, at, width, color, style == CANVAS_DOTTED);
	else if (slanted)
		stroke_line(pdf, at, width, color, (const mpt[4]){ 0 }, 0);
	else if (style == CANVAS_DOUBLE) {
		fill_band(c, at, -width / 2, width / 3, color);
		fill_band(c, at, -width / 2 + width - width / 3, width / 3, color);
	} else if (style == CANVAS_GROOVE || style == CANVAS_RIDGE) {
		fill_band(c, at, -width / 2, width / 2, color_shade(color, style == CANVAS_RIDGE));
		fill_band(c, at, -width / 2 + width / 2, width - width / 2,
		    color_shade(color, style == CANVAS_GROOVE));
	} else
		fill_band(c, at, -width / 2, width, color);
	content_painted(pdf, (x1 < x2 ? x1 : x2) - width / 2,
	    pdf->painter.page->height - (y1 > y2 ? y1 : y2) - width / 2,
	    (x1 > x2 ? x1 : x2) + width / 2,
	    pdf->painter.page->height - (y1 < y2 ? y1 : y2) + width / 2);
}

/* The box of a path includes control points: never too small. */
static void
path_painted(struct pdf *pdf, const struct canvas_step *steps, size_t n, mpt width)
{
	for (size_t i = 0; i < n; i++) {
		int	 points = steps[i].op == CANVAS_CLOSE ? 0 : steps[i].op == CANVAS_CURVE ? 3 : 1;

		for (int k = 0; k < points; k++) {
			mpt	 y = pdf->painter.page->height - steps[i].y[k];

			content_painted(pdf, steps[i].x[k] - width / 2, y - width / 2,
			    steps[i].x[k] + width / 2, y + width / 2);
		}
	}
}

void
content_path(struct canvas *c, const struct canvas_step *steps, size_t n, const struct canvas_paint *paint)
{
	static const char *const	 ops[] = { "n\n", "f\n", "S\n", "B\n", "n\n", "f*\n", "S\n", "B*\n" };
	struct pdf			*pdf = pdf_of(c);
	struct painter			*p = &pdf->painter;
	size_t				 first = 0;

	while (first < n && steps[first].op != CANVAS_MOVE)
		first++;		/* a path begins with a move (ISO 32000-1 8.5.2) */
	if (first == n || (!paint->fill && !paint->stroke) || content_ready(pdf) == NULL)
		return;
	if (paint->fill)
		set_fill(p, paint->fill_color);
	if (paint->stroke) {
		set_stroke(p, paint->stroke_color, paint->stroke_width);
		set_dash(p, paint->dash);
		set_ends(p, paint->cap < 0 || paint->cap > 2 ? 0 : paint->cap,
		    paint->join < 0 || paint->join > 2 ? 0 : paint->join);
	}
	for (size_t i = first; i < n; i++) {
		const struct canvas_step	*s = &steps[i];
		int				 points = s->op == CANVAS_CURVE ? 3 : s->op == CANVAS_CLOSE ? 0 : 1;

		for (int k = 0; k < points; k++)
			put_point(p, s->x[k], s->y[k], "");
		buf_puts(p->out, s->op == CANVAS_MOVE ? "m\n" : s->op == CANVAS_LINE ? "l\n" :
		    s->op == CANVAS_CURVE ? "c\n" : "h\n");
	}
	buf_puts(p->out, ops[(paint->fill ? 1 : 0) | (paint->stroke ? 2 : 0) | (paint->evenodd ? 4 : 0)]);
	path_painted(pdf, steps + first, n - first, paint->stroke ? paint->stroke_width : 0);
}

/* q and Q are counted apart from marks: ISO 32000-1 14.6 lets them cross. */
void
content_clip_push(struct canvas *c, mpt x, mpt y, mpt w, mpt h)
{
	struct pdf	*pdf = pdf_of(c);
	struct painter	*p = &pdf->painter;

	if (p->out == NULL)
		return;
	if (p->depth++ >= GSTATE_DEPTH) {
		report_once(pdf->report, FINDING_PDF_LIMIT, "clip", POS_NONE,
		    _("clipped areas are nested more than %d deep; the inner ones are not clipped"), GSTATE_DEPTH);
		return;
	}
	if (p->lingering)
		painter_unmark(p);
	painter_settle(p);
	p->stack[p->depth - 1] = p->now;
	buf_puts(p->out, "q ");
	put_point(p, x, y + h, "");
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
}
