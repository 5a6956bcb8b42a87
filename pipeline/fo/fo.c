/* fo.c - the formatter's door: tree, then page-sequence by page-sequence. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/fo.h"
#include "fo/hyphen.h"
#include "fo/page.h"
#include "fo/paint.h"
#include "fo/tags.h"
#include "xml/xml.h"

/* How often the document is laid out to learn the pages that its flows cite, at most. */
#define MAX_DRY	3

/* url(...), quotes and file: are taken off; what is relative counts from the document's folder. */
void
fo_image_path(const struct fo_context *ctx, const char *uri, struct buf *out)
{
	const char	*doc = ctx->tree->file, *slash = doc == NULL ? NULL : strrchr(doc, '/');

	if (strncmp(uri, "file://", 7) == 0)
		uri += 7;
	else if (strncmp(uri, "file:", 5) == 0)
		uri += 5;
	if (uri[0] != '/' && slash != NULL)
		buf_add(out, doc, (size_t)(slash - doc) + 1);
	buf_puts(out, uri);
}

static void
run(struct fo_pages *p)
{
	p->next_number = 1;
	p->npages = 0;
	p->ncarried = 0;
	for (struct fo_node *n = p->ctx->tree->root->first; n != NULL; n = n->next) {
		if (n->object != FO_PAGE_SEQUENCE)
			continue;
		if (!p->ctx->dry)
			fo_tags_build(p->ctx, n);
		fo_pages_sequence(p, n);
	}
}

/*
 * A flow that cites pages is laid out without painting until the numbers
 * stand still: their width may move what they cite.
 */
static void
learn_pages(struct fo_pages *p)
{
	struct fo_context	*ctx = p->ctx;
	struct report		*report = ctx->report;
	bool			 same = false;

	ctx->report = report_new();	/* what there is to say is said when the pages are made */
	ctx->dry = true;
	for (int i = 0; i < MAX_DRY && !same; i++) {
		p->changed = false;
		run(p);
		same = i > 0 && !p->changed;
		p->round++;
	}
	ctx->dry = false;
	report_free(ctx->report);
	ctx->report = report;
}

static void
say_info(struct fo_context *ctx, struct fo_result *result)
{
	struct canvas_info	info = { ctx->tree->title, ctx->tree->author, NULL, ctx->tree->lang };

	result->has_title = info.title != NULL && info.title[0] != '\0';
	result->has_lang = info.lang != NULL && info.lang[0] != '\0';
	ctx->canvas->info(ctx->canvas, &info);
}

struct fo_kept {
	struct hyphens	*hyphens;
};

struct fo_kept *
fo_kept_new(void)
{
	struct fo_kept	*kept = mem_alloc(sizeof(*kept));

	kept->hyphens = hyphens_new();
	return kept;
}

void
fo_kept_free(struct fo_kept *kept)
{
	if (kept == NULL)
		return;
	hyphens_free(kept->hyphens);
	free(kept);
}

int
fo_format(const struct xml_doc *doc, struct canvas *canvas, struct fo_result *result, struct report *report)
{
	return fo_format_kept(NULL, doc, canvas, result, report);
}

int
fo_format_kept(struct fo_kept *kept, const struct xml_doc *doc, struct canvas *canvas, struct fo_result *result,
    struct report *report)
{
	struct fo_context	ctx;
	struct fo_pages		pages;

	memset(result, 0, sizeof(*result));
	memset(&ctx, 0, sizeof(ctx));
	if ((ctx.tree = fo_tree_new(doc, report)) == NULL)
		return -1;
	ctx.canvas = canvas;
	ctx.report = report;
	ctx.hyphens = kept != NULL ? kept->hyphens : hyphens_new();
	ctx.lines = fo_lines_new();
	ctx.kerning = ctx.tree->kerning;
	ctx.page_number = fo_page_number;
	ctx.citation = fo_cite;
	ctx.retrieve = fo_static_retrieve;
	fo_pages_init(&pages, &ctx);
	say_info(&ctx, result);
	if (fo_cites_in_flow(ctx.tree->root))
		learn_pages(&pages);
	run(&pages);
	fo_static_late(&pages);
	fo_say_unresolved(&pages, ctx.tree->root);
	fo_bookmarks(&pages);
	result->npages = pages.npages;
	fo_pages_clear(&pages);
	fo_lines_free(ctx.lines);
	if (kept == NULL)
		hyphens_free(ctx.hyphens);
	fo_tree_free(ctx.tree);
	return 0;
}
