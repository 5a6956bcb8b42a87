/* text.c - glyphs as text operators (ISO 32000-1 9.4).
 *
 * A viewer moves by the width of each code.  Where the layout wants something else
 * (kerning, offsets, spacing, the width of a space that the font lacks), TJ
 * corrects it in thousandths of an em; what that rounds off is carried to the
 * next glyph, so that a line ends where the layout says.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "pdf/content.h"
#include "pdf/font.h"
#include "pdf/shape.h"
#include "pdf/subset.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"

/* The most one glyph adds to a run: ")", a correction, "(", two escaped bytes. */
#define RUN_GLYPH	32

/* One call of text() on its way into the content stream. */
struct line {
	struct pdf	*pdf;
	struct buf	*out;
	struct embedded	*font;
	unsigned	 face;
	mpt		 size;
	char		*run, *end;		/* codes and corrections so far; [run, end) */
	bool		 adjusted;		/* there are corrections: TJ, not Tj */
	bool		 open;			/* end stands within a string */
	int64_t		 owed;			/* to move before the next glyph, millionths of an em */
	mpt		 rise;			/* mpt, of Ts */
};

static void
line_flush(struct line *l)
{
	if (l->end == l->run)
		return;
	if (l->open)
		*l->end++ = ')';
	if (l->adjusted)
		buf_putc(l->out, '[');
	buf_add(l->out, l->run, (size_t)(l->end - l->run));
	buf_puts(l->out, l->adjusted ? "]TJ\n" : "Tj\n");
	l->end = l->run;
	l->adjusted = l->open = false;
}

static void
line_font(struct line *l, unsigned face)
{
	struct gstate	*now = &l->pdf->painter.now;

	line_flush(l);
	l->face = face;
	if ((l->font = embedded_get(l->pdf, face)) == NULL)
		return;
	if (now->font == l->font && now->size == l->size)
		return;
	buf_puts(l->out, "/F");
	buf_int(l->out, l->font->number);
	buf_putc(l->out, ' ');
	syntax_milli(l->out, l->size);
	buf_puts(l->out, " Tf\n");
	now->font = l->font;
	now->size = l->size;
}

/* Pay what is owed, in whole thousandths; TJ's numbers go to the left. */
static void
line_adjust(struct line *l)
{
	int64_t		 milli = (l->owed + (l->owed < 0 ? -500 : 500)) / 1000;
	uint64_t	 u = milli < 0 ? 0 - (uint64_t)milli : (uint64_t)milli;
	char		 digits[24];
	size_t		 n = 0;

	if (milli == 0)
		return;
	l->owed -= milli * 1000;
	if (l->open)
		*l->end++ = ')';
	l->open = false;
	l->adjusted = true;
	if (milli > 0)
		*l->end++ = '-';
	do
		digits[n++] = (char)('0' + u % 10);
	while ((u /= 10) > 0);
	while (n > 0)
		*l->end++ = digits[--n];
}

static void
line_rise(struct line *l, mpt rise)
{
	if (rise == l->rise)
		return;
	line_flush(l);
	syntax_milli(l->out, rise);
	buf_puts(l->out, " Ts\n");
	l->rise = rise;
}

/* One byte of a literal string; a bare CR would be read back as LF (7.3.4.2). */
static inline char *
put_byte(char *to, unsigned c)
{
	if (c == '(' || c == ')' || c == '\\')
		*to++ = '\\';
	else if (c == '\r') {
		*to++ = '\\';
		c = 'r';
	}
	*to++ = (char)c;
	return to;
}

static inline void
line_code(struct line *l, unsigned code)
{
	if (!l->open)
		*l->end++ = '(';
	l->open = true;
	l->end = put_byte(put_byte(l->end, code >> 8), code & 0xff);
}

/*
 * One character shown by several glyphs, or several by several: ActualText says what it is,
 * since the codes cannot (ISO 32000-1 14.9.4).
 */
static void
line_actual_text(struct line *l, const char *text, size_t n)
{
	line_flush(l);
	buf_puts(l->out, "/Span <</ActualText <FEFF");
	syntax_utf16_hex(l->out, text, n);
	buf_puts(l->out, ">>> BDC\n");
}

/* Further glyphs of a cluster do, and private use, which level A wants told (ISO 19005-3 6.2.11.7.3). */
static inline bool
text_needs_actual(const struct canvas_glyph *g, bool more, const char *text)
{
	unsigned char	 c = (unsigned char)text[0];

	return (more && g[1].nbytes == 0) || (c == 0xee && g->nbytes == 3) ||
	    (c == 0xef && g->nbytes == 3 && (unsigned char)text[1] < 0xa4) ||
	    (c >= 0xf3 && g->nbytes == 4);
}

static void
line_end_actual_text(struct line *l)
{
	line_flush(l);
	buf_puts(l->out, "EMC\n");
}

static inline void
line_glyph(struct line *l, const struct canvas_glyph *g, const char *text, size_t n)
{
	unsigned	 code;
	int32_t		 width = 0;

	if (g->gid == SHAPE_NOTHING) {
		l->owed += g->advance;
		return;
	}
	if (g->face != l->face || l->font == NULL)
		line_font(l, g->face);
	if (l->font == NULL)
		return;
	if (g->dy != 0 || l->rise != 0)
		line_rise(l, g->dy * l->size / FONT_EM);
	l->owed += g->dx;
	if (l->owed >= 500 || l->owed <= -500)
		line_adjust(l);
	if ((code = embedded_code(l->font, g->gid, text, n, &width)) != 0)
		line_code(l, code);
	l->owed += g->advance - width - g->dx;
}

/* U+0020 and U+00A0 take word spacing. */
static inline bool
text_is_word_space(const char *text, size_t n)
{
	return (n == 1 && text[0] == ' ') ||
	    (n == 2 && (unsigned char)text[0] == 0xc2 && (unsigned char)text[1] == 0xa0);
}

/* A length in millionths of an em; beyond what a page can hold there is no meaning left. */
static int64_t
mpt_to_em(mpt length, mpt size)
{
	if (length > INT32_MAX)
		length = INT32_MAX;
	if (length < -INT32_MAX)
		length = -INT32_MAX;
	return length * FONT_EM / size;
}

/* A control that no font shows stands for a blank when copied. */
static inline bool
text_is_control(const char *text, size_t n)
{
	return n == 0 || (n == 1 && (unsigned char)text[0] < 0x20);
}

static void
line_show(struct line *l, const struct canvas_glyph *glyphs, size_t n, const char *text,
    int64_t letter, int64_t word)
{
	const char	*s = " ";
	size_t		 len = 1;
	bool		 spanned = false;

	for (size_t i = 0; i < n; i++) {
		const struct canvas_glyph	*g = &glyphs[i];

		if (g->nbytes > 0) {
			if (spanned)
				line_end_actual_text(l);
			spanned = false;
			s = text + g->cluster;
			len = g->nbytes;
			if (text_is_control(s, len)) {
				s = " ";
				len = 1;
			}
			if (text_needs_actual(g, i + 1 < n, s)) {
				line_actual_text(l, s, len);
				spanned = true;
			}
		}
		line_glyph(l, g, s, len);
		/* A mark that moves nothing stays on its letter. */
		if (letter != 0 && g->nbytes > 0 && g->advance != 0)
			l->owed += letter;
		if (word != 0 && g->nbytes > 0 && text_is_word_space(s, len))
			l->owed += word;
	}
	line_flush(l);
	if (spanned)
		line_end_actual_text(l);
}

/* Glyphs come in logical order: those of a right-to-left script are shown from the last. */
static void
line_show_rtl(struct line *l, const struct canvas_glyph *glyphs, size_t n, const char *text,
    int64_t letter, int64_t word)
{
	struct canvas_glyph	*visual = mem_array(n, sizeof(*visual));

	for (size_t i = 0; i < n; i++)
		visual[i] = glyphs[n - 1 - i];
	line_show(l, visual, n, text, letter, word);
	free(visual);
}

static mpt
glyphs_width(const struct canvas_glyph *glyphs, size_t n, mpt size)
{
	int64_t	 sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += glyphs[i].advance;
	return sum / 1000 * size / (FONT_EM / 1000);
}

static char *
run_make_room(struct painter *p, size_t n)
{
	if (n * RUN_GLYPH + 1 > p->run_room) {
		p->run_room = n * RUN_GLYPH + 1;
		p->run = mem_grow(p->run, p->run_room, 1);
	}
	return p->run;
}

void
content_text(struct canvas *c, mpt x, mpt y, const struct canvas_font *font, mpt size,
    const struct canvas_style *style, const struct canvas_glyph *glyphs, size_t nglyphs,
    const char *text, mpt letter_spacing, mpt word_spacing)
{
	struct pdf	*pdf = pdf_of(c);
	struct painter	*p = &pdf->painter;
	struct line	 l = { .pdf = pdf, .size = size };
	mpt		 base;
	int64_t		 letter, word;

	if (nglyphs == 0 || size <= 0 || size > INT32_MAX || (l.out = content_ready_text(pdf, style->color)) == NULL)
		return;
	l.run = l.end = run_make_room(p, nglyphs);
	base = p->page->height - y;
	syntax_point(l.out, x - p->text_x, base - p->text_y, "Td\n");
	p->text_x = x;
	p->text_y = base;
	letter = mpt_to_em(letter_spacing, size);
	word = mpt_to_em(word_spacing, size);
	if ((unsigned char)text[glyphs[0].cluster] >= 0xd6 &&
	    shape_is_rtl(text + glyphs[0].cluster, glyphs[0].nbytes))
		line_show_rtl(&l, glyphs, nglyphs, text, letter, word);
	else
		line_show(&l, glyphs, nglyphs, text, letter, word);
	line_rise(&l, 0);
	if (p->tag != NULL && tags_has_box(p->tag))
		content_painted(pdf, x, base + font->chain[0]->metrics.descender * size / 1000,
		    x + glyphs_width(glyphs, nglyphs, size),
		    base + font->chain[0]->metrics.ascender * size / 1000);
}
