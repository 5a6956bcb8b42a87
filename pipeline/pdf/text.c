/* text.c - glyphs as text operators (ISO 32000-1 9.4).
 *
 * A viewer moves by the width of each code.  Where the layout wants something else
 * (kerning, offsets, spacing, the width of a space that the font lacks), TJ
 * corrects it in thousandths of an em; what that rounds off is carried to the
 * next glyph, so that a line ends where the layout says.
 */
#include <string.h>

#include "base/utf8.h"
#include "pdf/content.h"
#include "pdf/font.h"
#include "pdf/shape.h"
#include "pdf/subset.h"
#include "pdf/syntax.h"

/* One call of text() on its way into the content stream. */
struct line {
	struct pdf	*pdf;
	struct buf	*out, *run;		/* run: inside a string "(...", or empty */
	struct embedded	*font;
	unsigned	 face;
	mpt		 size;
	bool		 adjusted;		/* the run has corrections: TJ, not Tj */
	bool		 open;			/* the run is within a string */
	int64_t		 owed;			/* to move before the next glyph, millionths of an em */
	mpt		 rise;			/* mpt, of Ts */
};

static void
line_flush(struct line *l)
{
	if (l->run->len == 0)
		return;
	if (l->open)
		buf_putc(l->run, ')');
	if (l->adjusted)
		buf_putc(l->out, '[');
	buf_add(l->out, l->run->data, l->run->len);
	buf_puts(l->out, l->adjusted ? "]TJ\n" : "Tj\n");
	buf_reset(l->run);
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
	buf_int(l->out, embedded_number(l->font));
	buf_putc(l->out, ' ');
	syntax_milli(l->out, l->size);
	buf_puts(l->out, " Tf\n");
	now->font = l->font;
	now->size = l->size;
}

/* Pay what is owed, in whole thousandths. */
static void
line_adjust(struct line *l)
{
	int64_t	 milli = (l->owed + (l->owed < 0 ? -500 : 500)) / 1000;

	if (milli == 0)
		return;
	if (l->open)
		buf_putc(l->run, ')');
	l->open = false;
	l->adjusted = true;
	buf_int(l->run, -milli);
	l->owed -= milli * 1000;
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

static void
line_code(struct line *l, unsigned code)
{
	char	 two[2] = { (char)(code >> 8), (char)code };

	if (!l->open)
		buf_putc(l->run, '(');
	l->open = true;
	if (two[1] == '(' || two[1] == ')' || two[1] == '\\' || two[1] == '\r' ||
	    (code >> 8) == '(' || (code >> 8) == ')' || (code >> 8) == '\\' || (code >> 8) == '\r')
		syntax_escape(l->run, two, 2);
	else
		buf_add(l->run, two, 2);
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

static void
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
	line_rise(l, g->dy * l->size / FONT_EM);
	l->owed += g->dx;
	if (l->owed >= 500 || l->owed <= -500)
		line_adjust(l);
	if ((code = embedded_code(l->font, g->gid, text, n, &width)) != 0)
		line_code(l, code);
	else
		width = 0;
	l->owed += g->advance - width - g->dx;
}

/* U+0020 and U+00A0 take word spacing. */
static bool
text_is_word_space(const char *text, size_t n)
{
	return (n == 1 && text[0] == ' ') ||
	    (n == 2 && (unsigned char)text[0] == 0xc2 && (unsigned char)text[1] == 0xa0);
}

static int64_t
mpt_to_em(mpt length, mpt size)
{
	/* No page is wider than 2^31 mpt; what is beyond has no meaning left. */
	if (length > INT32_MAX)
		length = INT32_MAX;
	if (length < -INT32_MAX)
		length = -INT32_MAX;
	return length * FONT_EM / size;
}

/* A control or a joiner stands for a blank when copied. */
static void
glyph_text(const char **text, size_t *n)
{
	if (*n == 0 || (*n == 1 && (unsigned char)**text < 0x20)) {
		*text = " ";
		*n = 1;
	}
}

static void
line_show(struct line *l, const struct canvas_glyph *glyphs, size_t n, const char *text,
    int64_t letter, int64_t word)
{
	bool		 rtl = (unsigned char)text[0] >= 0xd6 &&
	    shape_is_rtl(text + glyphs[0].cluster, glyphs[0].nbytes);
	bool		 spanned = false;
	size_t		 bytes = 0;
	const char	*s = "";

	for (size_t k = 0; k < n; k++) {
		const struct canvas_glyph	*g = &glyphs[rtl ? n - 1 - k : k];
		bool				 again = !rtl && k + 1 < n && g[1].nbytes == 0;
		const char			*one;
		size_t				 len;

		if (spanned && g->nbytes > 0) {
			line_flush(l);
			buf_puts(l->out, "EMC\n");
			spanned = false;
		}
		if (g->nbytes > 0) {
			s = text + g->cluster;
			bytes = g->nbytes;
		}
		if (again && !spanned) {
			line_actual_text(l, s, bytes);
			spanned = true;
		}
		one = s;
		len = bytes;
		glyph_text(&one, &len);
		line_glyph(l, g, one, len);
		if (g->nbytes == 0 || (g->advance == 0 && letter != 0))
			continue;
		l->owed += letter;
		if (word != 0 && text_is_word_space(one, len))
			l->owed += word;
	}
	line_flush(l);
	if (spanned)
		buf_puts(l->out, "EMC\n");
}

static mpt
glyphs_width(const struct canvas_glyph *glyphs, size_t n, mpt size)
{
	int64_t	 sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += glyphs[i].advance;
	return sum * size / FONT_EM;
}

void
content_text(struct canvas *c, mpt x, mpt y, const struct canvas_font *font, mpt size,
    const struct canvas_style *style, const struct canvas_glyph *glyphs, size_t nglyphs,
    const char *text, mpt letter_spacing, mpt word_spacing)
{
	struct pdf	*pdf = pdf_of(c);
	struct painter	*p = &pdf->painter;
	struct line	 l = { .pdf = pdf, .run = &p->run, .size = size };
	mpt		 base;

	if (nglyphs == 0 || size <= 0 || (l.out = content_ready_text(pdf, style->color)) == NULL)
		return;
	base = p->page->height - y;
	syntax_milli(l.out, x - p->text_x);
	buf_putc(l.out, ' ');
	syntax_milli(l.out, base - p->text_y);
	buf_puts(l.out, " Td\n");
	p->text_x = x;
	p->text_y = base;
	line_font(&l, glyphs[0].face);
	line_show(&l, glyphs, nglyphs, text, mpt_to_em(letter_spacing, size), mpt_to_em(word_spacing, size));
	line_rise(&l, 0);
	if (p->tag != NULL)
		content_painted(pdf, x, base + font->chain[0]->metrics.descender * size / 1000,
		    x + glyphs_width(glyphs, nglyphs, size),
		    base + font->chain[0]->metrics.ascender * size / 1000);
}
