/* canvas.c - the canvas that makes a PDF: its table of functions, its life. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/content.h"
#include "pdf/document.h"
#include "pdf/font.h"
#include "pdf/image.h"
#include "pdf/link.h"
#include "pdf/object.h"
#include "pdf/outline.h"
#include "pdf/paint.h"
#include "pdf/shape.h"
#include "pdf/signature.h"
#include "pdf/subset.h"
#include "pdf/tags.h"

/* NULL and nothing are the same: not told. */
static char *
info_copy(struct pdf *pdf, const char *s)
{
	return s == NULL || s[0] == '\0' ? NULL : arena_strdup(pdf->arena, s);
}

static void
canvas_info(struct canvas *c, const struct canvas_info *info)
{
	struct pdf	*pdf = pdf_of(c);

	pdf->title = info_copy(pdf, info->title);
	pdf->author = info_copy(pdf, info->author);
	pdf->subject = info_copy(pdf, info->subject);
	pdf->lang = info_copy(pdf, info->lang);
}

/* A request is answered once; its key is weight, style and the list as it was written. */
static struct canvas_font *
canvas_font(struct canvas *c, const char *families, int weight, bool italic)
{
	struct pdf		*pdf = pdf_of(c);
	size_t			 n = strlen(families), before = pdf->font_names.count, i;
	char			 small[128], *key = n + 2 <= sizeof(small) ? small : mem_alloc(n + 2);
	struct canvas_font	*font;

	key[0] = (char)(weight / 10);
	key[1] = italic ? 'i' : 'n';
	memcpy(key + 2, families, n);
	i = names_add(&pdf->font_names, key, n + 2);
	if (key != small)
		free(key);
	if (i < before)
		return pdf->fontlist[i];
	font = arena_alloc(pdf->arena, sizeof(*font));
	fonts_resolve(pdf->fonts, families, weight, italic, pdf->report, font);
	pdf->fontlist = mem_grow(pdf->fontlist, i + 1, sizeof(struct canvas_font *));
	pdf->fontlist[i] = font;
	return font;
}

static void
canvas_metrics(struct canvas *c, const struct canvas_font *font, struct canvas_metrics *m)
{
	(void)c;
	*m = font->chain[0]->metrics;
}

static const struct canvas_glyph *
canvas_shape(struct canvas *c, struct canvas_font *font, const char *text, size_t n,
    const char *lang, bool kerning, bool ligatures, struct pos pos, size_t *nglyphs)
{
	const struct shape_request	 r = {
		.font = font, .text = text, .n = n, .lang = lang,
		.kerning = kerning, .ligatures = ligatures, .pos = pos,
	};

	return shape_text(pdf_of(c)->shaper, &r, false, nglyphs);
}

static void
canvas_set_functions(struct canvas *c)
{
	c->info = canvas_info;
	c->font = canvas_font;
	c->metrics = canvas_metrics;
	c->shape = canvas_shape;
	c->begin_page = content_begin_page;
	c->end_page = content_end_page;
	c->late = content_late;
	c->late_begin = content_late_begin;
	c->late_end = content_late_end;
	c->text = content_text;
	c->fill_rect = paint_fill_rect;
	c->line = paint_line;
	c->path = paint_path;
	c->clip_push = content_clip_push;
	c->clip_pop = content_clip_pop;
	c->turn_push = content_turn_push;
	c->turn_pop = content_clip_pop;
	c->image_load = image_load;
	c->image_size = image_size;
	c->image = image_paint;
	c->tag_new = tags_new;
	c->mark_begin = content_mark_begin;
	c->artifact_begin = content_artifact_begin;
	c->mark_end = content_mark_end;
	c->dest = link_dest;
	c->link = link_add;
	c->bookmark = outline_bookmark;
	c->signature_field = signature_field;
}

struct canvas *
canvas_pdf_new(struct pdf_fonts *fonts, const struct pdf_options *options, struct report *report)
{
	static const struct canvas_tag_def	 document = { .type = "Document" };
	struct pdf				*pdf = mem_alloc(sizeof(*pdf));

	pdf->fonts = fonts;
	pdf->options = *options;
	pdf->report = report;
	pdf->arena = arena_new();
	pdf->shaper = shaper_new(fonts, report);
	names_init(&pdf->font_names, pdf->arena);
	names_init(&pdf->image_names, pdf->arena);
	names_init(&pdf->dest_names, pdf->arena);
	pdf->canvas.self = pdf;
	pdf->canvas.report = report;
	canvas_set_functions(&pdf->canvas);
	if ((pdf->objects = objects_new()) == NULL) {
		report_add(report, FINDING_PDF_LIBRARY, POS_NONE, "%s", _("libharu does not start"));
		canvas_pdf_free(&pdf->canvas);
		return NULL;
	}
	(void)tags_new(&pdf->canvas, NULL, &document);
	return &pdf->canvas;
}

static void
pages_free(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->npages; i++) {
		buf_clear(&pdf->pages[i]->content);
		buf_clear(&pdf->pages[i]->annots);
		free(pdf->pages[i]->marks);
	}
	for (size_t i = 0; i < pdf->nlates; i++)
		buf_clear(&pdf->lates[i]->content);
	free(pdf->pages);
	free(pdf->lates);
}

void
canvas_pdf_free(struct canvas *c)
{
	struct pdf	*pdf;

	if (c == NULL)
		return;
	pdf = pdf_of(c);
	pages_free(pdf);
	embedded_free(pdf);
	for (size_t i = 0; i < pdf->font_names.count; i++)
		free(pdf->fontlist[i]->chain);
	names_clear(&pdf->font_names);
	names_clear(&pdf->image_names);
	names_clear(&pdf->dest_names);
	free(pdf->fontlist);
	free(pdf->images);
	free(pdf->tags);
	free(pdf->annotated);
	free(pdf->dests);
	free(pdf->links);
	free(pdf->bookmarks);
	free(pdf->attachments);
	free(pdf->fields);
	free(pdf->painter.run);
	shaper_free(pdf->shaper);
	objects_free(pdf->objects);
	arena_free(pdf->arena);
	free(pdf);
}
