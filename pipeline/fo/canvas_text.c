/* canvas_text.c - a canvas with fixed widths that prints what is placed where,
 * one thing a line: layout made exact, readable and comparable.
 *
 * Every character is half an em wide, U+0020 and U+00A0 a quarter, U+202F and the
 * thin spaces a fifth; what joins or breaks only has no width.  Each font has an
 * ascender of 0.8 em and a descender of 0.2, bold or not.  No kerning, no
 * ligatures.  Lengths are printed in millipoints.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fo/fo.h"
#include "fo/canvas.h"

#define EM		1000000	/* in glyph advances */
#define IMAGE_DEFAULT	100000	/* side of a picture whose size we cannot read [mpt] */

struct canvas_font {
	struct canvas_font	*next;
	const char		*families;
	int			 weight;
	bool			 italic;
};

struct canvas_image {
	struct canvas_image	*next;
	const char		*path;
	mpt			 width, height;
	bool			 missing;	/* and that was said */
};

struct canvas_tag {
	int	 number;
	const char *type;
};

struct text_canvas {
	struct canvas		 canvas;
	struct arena		*arena;
	struct buf		*out;
	struct canvas_font	*fonts;
	struct canvas_image	*images;
	struct canvas_glyph	*glyphs;	/* of the last run */
	size_t			 room;
	int			 ntags, nlate;
};

static struct text_canvas *
self(struct canvas *c)
{
	return c->self;
}

/* " 12 34": a blank and a number for each. */
static void
put_lengths(struct buf *out, const mpt *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_putc(out, ' ');
		buf_int(out, v[i]);
	}
}

static void
put_color(struct buf *out, uint32_t color)
{
	buf_printf(out, " #%06x", (unsigned int)(color & 0xffffff));
}

/* In quotes; what the eye cannot tell from a space is spelled out. */
static void
put_quoted(struct buf *out, const char *s, size_t n)
{
	size_t	 len;

	buf_puts(out, " \"");
	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		if (c == '"' || c == '\\')
			buf_putc(out, '\\');
		if (c < 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0xAD)
			buf_printf(out, "\\u{%X}", (unsigned int)c);
		else
			buf_add(out, s + i, len);
	}
	buf_putc(out, '"');
}

static void
put_string(struct buf *out, const char *name, const char *s)
{
	if (s == NULL)
		return;
	buf_printf(out, " %s", name);
	put_quoted(out, s, strlen(s));
}

static void
text_info(struct canvas *c, const struct canvas_info *info)
{
	struct buf	*out = self(c)->out;

	buf_puts(out, "info");
	put_string(out, "title", info->title);
	put_string(out, "author", info->author);
	put_string(out, "subject", info->subject);
	put_string(out, "lang", info->lang);
	buf_putc(out, '\n');
}

static struct canvas_font *
text_font(struct canvas *c, const char *families, int weight, bool italic)
{
	struct text_canvas	*t = self(c);
	struct canvas_font	*f;

	for (f = t->fonts; f != NULL; f = f->next)
		if (f->weight == weight && f->italic == italic && strcmp(f->families, families) == 0)
			return f;
	f = arena_alloc(t->arena, sizeof(*f));
	f->families = arena_strdup(t->arena, families);
	f->weight = weight;
	f->italic = italic;
	f->next = t->fonts;
	t->fonts = f;
	return f;
}

static void
text_metrics(struct canvas *c, const struct canvas_font *font, struct canvas_metrics *m)
{
	(void)c;
	(void)font;
	*m = (struct canvas_metrics){ .ascender = 800, .descender = -200, .x_height = 500,
	    .cap_height = 700, .underline_position = -100, .underline_thickness = 50,
	    .strikeout_position = 250 };
}

static int32_t
advance_of(uint32_t c)
{
	if (c == 0x20 || c == 0xA0)
		return EM / 4;
	if (c == 0x202F || (c >= 0x2000 && c <= 0x200A))
		return EM / 5;
	if (c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF)
		return 0;
	return EM / 2;
}

static const struct canvas_glyph *
text_shape(struct canvas *c, struct canvas_font *font, const char *text, size_t n,
    const char *lang, bool kerning, bool ligatures, struct pos pos, size_t *nglyphs)
{
	struct text_canvas	*t = self(c);
	size_t			 len, k = 0;

	(void)font;
	(void)lang;
	(void)kerning;
	(void)ligatures;
	(void)pos;
	if (t->room < n) {
		t->glyphs = mem_grow(t->glyphs, n, sizeof(*t->glyphs));
		t->room = n;
	}
	for (size_t i = 0; i < n; i += len, k++) {
		uint32_t	 ch = utf8_get(text + i, n - i, &len);

		t->glyphs[k] = (struct canvas_glyph){ .gid = ch, .nbytes = (uint16_t)len,
		    .cluster = (uint32_t)i, .advance = advance_of(ch) };
	}
	*nglyphs = k;
	return t->glyphs;
}

static int
text_begin_page(struct canvas *c, mpt width, mpt height, const char *label)
{
	struct buf	*out = self(c)->out;

	buf_puts(out, "page");
	put_lengths(out, (const mpt[]){ width, height }, 2);
	put_quoted(out, label != NULL ? label : "", label != NULL ? strlen(label) : 0);
	buf_putc(out, '\n');
	return 0;
}

static int
text_end_page(struct canvas *c)
{
	buf_puts(self(c)->out, "end\n");
	return 0;
}

static int
text_late(struct canvas *c)
{
	struct text_canvas	*t = self(c);

	buf_printf(t->out, "late %d\n", t->nlate);
	return t->nlate++;
}

static int
text_late_begin(struct canvas *c, int number)
{
	buf_printf(self(c)->out, "late-begin %d\n", number);
	return 0;
}

static int
text_late_end(struct canvas *c)
{
	buf_puts(self(c)->out, "late-end\n");
	return 0;
}

static void
text_text(struct canvas *c, mpt x, mpt y, const struct canvas_font *font, mpt size,
    const struct canvas_style *style, const struct canvas_glyph *glyphs, size_t n,
    const char *text, mpt letter_spacing, mpt word_spacing)
{
	struct buf	*out = self(c)->out;
	size_t		 from = n > 0 ? glyphs[0].cluster : 0, to = from;

	for (size_t i = 0; i < n; i++)
		if (glyphs[i].cluster + (size_t)glyphs[i].nbytes > to)
			to = glyphs[i].cluster + (size_t)glyphs[i].nbytes;
	buf_puts(out, "text");
	put_lengths(out, (const mpt[]){ x, y }, 2);
	buf_printf(out, " %s", font->families);
	if (font->weight != 400)
		buf_printf(out, ":%d", font->weight);
	if (font->italic)
		buf_puts(out, ":italic");
	put_lengths(out, &size, 1);
	put_quoted(out, text + from, to - from);
	if (style->color != 0)
		put_color(out, style->color);
	if (letter_spacing != 0)
		buf_printf(out, " letter %lld", (long long)letter_spacing);
	if (word_spacing != 0)
		buf_printf(out, " word %lld", (long long)word_spacing);
	buf_putc(out, '\n');
}

static void
text_fill_rect(struct canvas *c, mpt x, mpt y, mpt w, mpt h, uint32_t color)
{
	struct buf	*out = self(c)->out;

	buf_puts(out, "rect");
	put_lengths(out, (const mpt[]){ x, y, w, h }, 4);
	put_color(out, color);
	buf_putc(out, '\n');
}

static void
text_line(struct canvas *c, mpt x1, mpt y1, mpt x2, mpt y2, mpt width, uint32_t color,
    enum canvas_line_style style)
{
	static const char *const names[] = { "solid", "dashed", "dotted", "double", "groove", "ridge" };
	struct buf	*out = self(c)->out;

	buf_puts(out, "line");
	put_lengths(out, (const mpt[]){ x1, y1, x2, y2, width }, 5);
	put_color(out, color);
	buf_printf(out, " %s\n", (size_t)style < nitems(names) ? names[style] : "?");
}

static void
text_path(struct canvas *c, const struct canvas_step *steps, size_t n, const struct canvas_paint *paint)
{
	static const char	 letter[] = "MLCZ";
	static const size_t	 points[] = { 1, 1, 3, 0 };
	struct buf		*out = self(c)->out;

	buf_puts(out, "path");
	for (size_t i = 0; i < n; i++) {
		buf_printf(out, " %c", letter[steps[i].op]);
		for (size_t k = 0; k < points[steps[i].op]; k++)
			put_lengths(out, (const mpt[]){ steps[i].x[k], steps[i].y[k] }, 2);
	}
	if (paint->fill) {
		buf_puts(out, paint->evenodd ? " fill-evenodd" : " fill");
		put_color(out, paint->fill_color);
	}
	if (paint->stroke) {
		buf_puts(out, " stroke");
		put_lengths(out, &paint->stroke_width, 1);
		put_color(out, paint->stroke_color);
		if (paint->dash[0] > 0) {
			buf_puts(out, " dash");
			put_lengths(out, paint->dash, nitems(paint->dash));
		}
	}
	buf_putc(out, '\n');
}

static void
text_clip_push(struct canvas *c, mpt x, mpt y, mpt w, mpt h)
{
	struct buf	*out = self(c)->out;

	buf_puts(out, "clip");
	put_lengths(out, (const mpt[]){ x, y, w, h }, 4);
	buf_putc(out, '\n');
}

static void
text_clip_pop(struct canvas *c)
{
	buf_puts(self(c)->out, "unclip\n");
}

static void
text_turn_push(struct canvas *c, int degrees, mpt x, mpt y)
{
	struct buf	*out = self(c)->out;

	buf_printf(out, "turn %d", degrees);
	put_lengths(out, (const mpt[]){ x, y }, 2);
	buf_putc(out, '\n');
}

static void
text_turn_pop(struct canvas *c)
{
	buf_puts(self(c)->out, "unturn\n");
}

static unsigned int
be16(const char *p)
{
	return (unsigned int)(unsigned char)p[0] << 8 | (unsigned char)p[1];
}

/* Width and height in pixels of a PNG (its first chunk) or a JPEG (its frame header). */
static bool
image_pixels(const struct buf *b, mpt *w, mpt *h)
{
	size_t	 i, len;

	if (b->len >= 24 && memcmp(b->data, "\x89PNG\r\n\x1a\n", 8) == 0) {
		*w = (mpt)be16(b->data + 16) << 16 | be16(b->data + 18);
		*h = (mpt)be16(b->data + 20) << 16 | be16(b->data + 22);
		return true;
	}
	if (b->len < 4 || memcmp(b->data, "\xff\xd8", 2) != 0)
		return false;
	for (i = 2; i + 9 <= b->len && b->data[i] == '\xff'; i += 2 + len) {
		unsigned int	 marker = (unsigned char)b->data[i + 1];

		len = be16(b->data + i + 2);
		if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
			*h = be16(b->data + i + 5);
			*w = be16(b->data + i + 7);
			return true;
		}
	}
	return false;
}

static struct canvas_image *
text_image_load(struct canvas *c, const char *path, struct pos pos)
{
	struct text_canvas	*t = self(c);
	struct canvas_image	*image;
	struct buf		*b;

	(void)pos;
	for (image = t->images; image != NULL; image = image->next)
		if (strcmp(image->path, path) == 0)
			return image->missing ? NULL : image;
	image = arena_alloc(t->arena, sizeof(*image));
	image->path = arena_strdup(t->arena, path);
	image->next = t->images;
	t->images = image;
	image->width = image->height = IMAGE_DEFAULT;
	if ((b = file_load(path, FILE_LIMIT_XML, c->report)) == NULL) {
		image->missing = true;
		return NULL;
	}
	if (image_pixels(b, &image->width, &image->height)) {
		image->width *= 1000;
		image->height *= 1000;
	}
	buf_free(b);
	return image;
}

static void
text_image_size(struct canvas *c, const struct canvas_image *image, mpt *w, mpt *h)
{
	(void)c;
	*w = image->width;
	*h = image->height;
}

static void
text_image(struct canvas *c, const struct canvas_image *image, mpt x, mpt y, mpt w, mpt h)
{
	struct buf	*out = self(c)->out;

	buf_puts(out, "image");
	put_lengths(out, (const mpt[]){ x, y, w, h }, 4);
	buf_printf(out, " %s\n", file_base(image->path));
}

static struct canvas_tag *
text_tag_new(struct canvas *c, struct canvas_tag *parent, const struct canvas_tag_def *def)
{
	struct text_canvas	*t = self(c);
	struct canvas_tag	*tag = arena_alloc(t->arena, sizeof(*tag));

	tag->number = ++t->ntags;
	tag->type = arena_strdup(t->arena, def->type);
	buf_printf(t->out, "tag %d in %d %s", tag->number, parent != NULL ? parent->number : 0, def->type);
	put_string(t->out, "alt", def->alt);
	put_string(t->out, "lang", def->lang);
	put_string(t->out, "id", def->id);
	put_string(t->out, "scope", def->scope);
	put_string(t->out, "headers", def->headers);
	put_string(t->out, "numbering", def->list_numbering);
	put_string(t->out, "actual", def->actual_text);
	if (def->row_span > 1)
		buf_printf(t->out, " rows %d", def->row_span);
	if (def->col_span > 1)
		buf_printf(t->out, " columns %d", def->col_span);
	buf_putc(t->out, '\n');
	return tag;
}

static void
text_mark_begin(struct canvas *c, struct canvas_tag *tag)
{
	buf_printf(self(c)->out, "mark %d %s\n", tag->number, tag->type);
}

static void
text_artifact_begin(struct canvas *c, enum canvas_artifact kind)
{
	static const char *const names[] = { "layout", "header", "footer", "background" };

	buf_printf(self(c)->out, "artifact %s\n", (size_t)kind < nitems(names) ? names[kind] : "?");
}

/* What follows says itself that it is in another mark, or in none. */
static void
text_mark_end(struct canvas *c)
{
	(void)c;
}

static void
text_dest(struct canvas *c, const char *name, mpt x, mpt y)
{
	struct buf	*out = self(c)->out;

	buf_printf(out, "dest %s", name);
	put_lengths(out, (const mpt[]){ x, y }, 2);
	buf_putc(out, '\n');
}

static void
text_link(struct canvas *c, struct canvas_tag *tag, mpt x, mpt y, mpt w, mpt h,
    const char *name, const char *uri, const char *contents)
{
	struct buf	*out = self(c)->out;

	buf_puts(out, "link");
	put_lengths(out, (const mpt[]){ x, y, w, h }, 4);
	if (tag != NULL)
		buf_printf(out, " tag %d", tag->number);
	put_string(out, "to", name);
	put_string(out, "uri", uri);
	put_string(out, "contents", contents);
	buf_putc(out, '\n');
}

static void
text_bookmark(struct canvas *c, int level, const char *title, const char *name)
{
	struct buf	*out = self(c)->out;

	buf_printf(out, "bookmark %d", level);
	put_quoted(out, title, strlen(title));
	put_string(out, "to", name);
	buf_putc(out, '\n');
}

static void
text_signature_field(struct canvas *c, const char *name, struct canvas_tag *tag, mpt x, mpt y, mpt w, mpt h)
{
	struct buf	*out = self(c)->out;

	buf_printf(out, "signature %s tag %d", name, tag != NULL ? tag->number : 0);
	put_lengths(out, (const mpt[]){ x, y, w, h }, 4);
	buf_putc(out, '\n');
}

struct canvas *
canvas_text_new(struct buf *out, struct report *report)
{
	struct text_canvas	*t = mem_alloc(sizeof(*t));

	t->arena = arena_new();
	t->out = out;
	t->canvas = (struct canvas){ .self = t, .report = report, .info = text_info,
	    .font = text_font, .metrics = text_metrics, .shape = text_shape,
	    .begin_page = text_begin_page, .end_page = text_end_page,
	    .late = text_late, .late_begin = text_late_begin, .late_end = text_late_end,
	    .text = text_text, .fill_rect = text_fill_rect, .line = text_line, .path = text_path,
	    .clip_push = text_clip_push, .clip_pop = text_clip_pop,
	    .turn_push = text_turn_push, .turn_pop = text_turn_pop,
	    .image_load = text_image_load, .image_size = text_image_size, .image = text_image,
	    .tag_new = text_tag_new, .mark_begin = text_mark_begin,
	    .artifact_begin = text_artifact_begin, .mark_end = text_mark_end,
	    .dest = text_dest, .link = text_link, .bookmark = text_bookmark,
	    .signature_field = text_signature_field };
	return &t->canvas;
}

void
canvas_text_free(struct canvas *c)
{
	struct text_canvas	*t;

	if (c == NULL)
		return;
	t = self(c);
	arena_free(t->arena);
	free(t->glyphs);
	free(t);
}
