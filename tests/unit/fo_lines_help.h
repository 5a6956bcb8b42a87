/* fo_lines_help.h - for tests of lines: a block of FO in, its lines as text out. */
#ifndef TESTS_FO_LINES_HELP_H
#define TESTS_FO_LINES_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/context.h"
#include "fo/fo.h"
#include "fo/hyphen.h"
#include "fo/line.h"
#include "fo/tree.h"
#include "xml/xml.h"

/* All that a paragraph needs: one page-sequence with one block of 10 pt text. */
struct setting {
	struct report		*report;
	struct buf		 drawn;
	struct xml_doc		*doc;
	struct fo_context	 ctx;
	struct arena		*arena;
	struct fo_node		*block;
	struct fo_line		*lines;
	size_t			 n;
};

static inline const char *
setting_page_number(struct fo_context *ctx, const struct fo_node *node)
{
	(void)ctx;
	(void)node;
	return "7";
}

static inline struct fo_node *
setting_block(struct fo_node *n)
{
	struct fo_node	*found = NULL;

	for (struct fo_node *k = n->first; k != NULL && found == NULL; k = k->next)
		found = k->object == FO_BLOCK ? k : setting_block(k);
	return found;
}

/* attributes and content of the block */
static inline void
setting_open(struct setting *s, const char *attributes, const char *content)
{
	char	*text = mem_printf("<fo:root xmlns:fo='" FO_NS "' font-family='Test' font-size='10pt'>"
	    "<fo:layout-master-set><fo:simple-page-master master-name='p' page-width='500pt' page-height='500pt'>"
	    "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
	    "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>"
	    "<fo:block %s>%s</fo:block></fo:flow></fo:page-sequence></fo:root>", attributes, content);

	memset(s, 0, sizeof(*s));
	s->report = report_new();
	buf_init(&s->drawn);
	s->doc = xml_parse("test.fo", text, strlen(text), s->report);
	free(text);
	assert_non_null(s->doc);
	s->ctx.tree = fo_tree_new(s->doc, s->report);
	assert_non_null(s->ctx.tree);
	s->ctx.canvas = canvas_text_new(&s->drawn, s->report);
	s->ctx.report = s->report;
	s->ctx.hyphens = hyphens_new();
	s->ctx.lines = fo_lines_new();
	s->ctx.page_number = setting_page_number;
	s->arena = arena_new();
	s->block = setting_block(s->ctx.tree->root);
	assert_non_null(s->block);
}

static inline void
setting_layout(struct setting *s, mpt width)
{
	s->n = fo_lines_layout(&s->ctx, s->arena, s->block, s->block->first, NULL, width, true, &s->lines);
}

static inline void
setting_close(struct setting *s)
{
	arena_free(s->arena);
	fo_lines_free(s->ctx.lines);
	hyphens_free(s->ctx.hyphens);
	fo_tree_free(s->ctx.tree);
	canvas_text_free(s->ctx.canvas);
	xml_free(s->doc);
	buf_clear(&s->drawn);
	report_free(s->report);
}

static inline void
frag_text(struct buf *out, const struct fo_frag *f)
{
	for (size_t i = 0; i < f->nglyphs; i++)
		buf_add(out, f->text + f->glyphs[i].cluster, f->glyphs[i].nbytes);
}

/* The text of each line between bars: "|one two|three|". */
static inline void
lines_text(const struct setting *s, struct buf *out)
{
	buf_putc(out, '|');
	for (size_t i = 0; i < s->n; i++) {
		for (size_t k = 0; k < s->lines[i].nfrags; k++)
			frag_text(out, &s->lines[i].frags[k]);
		buf_puts(out, s->lines[i].block != NULL ? "<block>|" : "|");
	}
}

/*
 * Every fragment, lines apart by " / ":  kind x+width@y 'text' with word spacing
 * where there is any.  Kinds: t text, r rule, i image, s svg, n page number,
 * c citation, b box ("<" goes on from, ">" goes on to another line).  In points.
 */
static inline void
put_points(struct buf *out, mpt v)
{
	buf_printf(out, "%lld", (long long)(v / 1000));
	if (v % 1000 != 0)
		buf_printf(out, ".%03d", abs((int)(v % 1000)));
}

static inline void
lines_dump(const struct setting *s, struct buf *out)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct fo_line	*l = &s->lines[i];

		buf_puts(out, i > 0 ? " / " : "");
		put_points(out, l->height);
		buf_putc(out, '^');
		put_points(out, l->baseline);
		for (size_t k = 0; k < l->nfrags; k++) {
			const struct fo_frag	*f = &l->frags[k];

			buf_printf(out, " %c", "trisncb"[f->kind]);
			put_points(out, f->x);
			buf_putc(out, '+');
			put_points(out, f->width);
			if (f->y != l->baseline || f->nglyphs == 0) {
				buf_putc(out, '@');
				put_points(out, f->y);
			}
			buf_puts(out, f->open_start ? "<" : "");
			buf_puts(out, f->open_end ? ">" : "");
			if (f->nglyphs > 0) {
				buf_putc(out, '\'');
				frag_text(out, f);
				buf_putc(out, '\'');
			}
			if (f->letter_spacing != 0) {
				buf_putc(out, '~');
				put_points(out, f->letter_spacing);
			}
			if (f->word_spacing != 0) {
				buf_putc(out, '_');
				put_points(out, f->word_spacing);
			}
		}
	}
}

#endif /* !TESTS_FO_LINES_HELP_H */
