/* shape.c - text into glyphs.
 *
 * HarfBuzz shapes a run in 50 ns a character, which for seven pages is a fifth
 * of all that they may cost.  Most text needs less: letters of Latin, Greek or
 * Cyrillic script without marks, in a font where nothing but the pair of
 * neighbours matters (face.pairwise).  There the glyph and advance of a character
 * and the kerning of a pair are asked of HarfBuzz once and remembered:
 * the fast way.  All else goes the exact way, run by run of one face and script.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "pdf/font.h"
#include "pdf/shape.h"

struct shaper {
	struct pdf_fonts *fonts;
	struct report	*report;
	hb_buffer_t	*buffer;
	hb_unicode_funcs_t *unicode;
	struct canvas_glyph *glyphs;
	size_t		 n, room;
};

/* A stretch of text that one call of HarfBuzz can shape. */
struct run {
	struct face	*face;
	hb_script_t	 script;
	size_t		 from, to;	/* bytes */
};

struct shaper *
shaper_new(struct pdf_fonts *fonts, struct report *report)
{
	struct shaper	*s = mem_alloc(sizeof(*s));

	s->fonts = fonts;
	s->report = report;
	s->buffer = hb_buffer_create();
	s->unicode = hb_unicode_funcs_get_default();
	return s;
}

void
shaper_free(struct shaper *s)
{
	if (s == NULL)
		return;
	hb_buffer_destroy(s->buffer);
	free(s->glyphs);
	free(s);
}

static void
shape_make_room(struct shaper *s, size_t more)
{
	if (s->n + more <= s->room)
		return;
	while (s->room < s->n + more)
		s->room = s->room == 0 ? 256 : s->room * 2;
	s->glyphs = mem_grow(s->glyphs, s->room, sizeof(*s->glyphs));
}

static struct canvas_glyph *
shape_add(struct shaper *s, uint32_t gid, const struct face *face, size_t cluster, size_t nbytes)
{
	struct canvas_glyph	*g;

	shape_make_room(s, 1);
	g = &s->glyphs[s->n++];
	*g = (struct canvas_glyph){
		.gid = gid, .face = face->number,
		.nbytes = (uint16_t)(nbytes > UINT16_MAX ? UINT16_MAX : nbytes),
		.cluster = (uint32_t)cluster,
	};
	return g;
}

/* Default ignorable characters that stand for themselves; joiners and selectors belong to their run. */
static bool
char_is_nothing(uint32_t c)
{
	return c == 0xad || c == 0x34f || c == 0x61c || c == 0x180e || c == 0x200b ||
	    c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

static bool
char_joins(uint32_t c)
{
	return c == 0x200c || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) ||
	    (c >= 0xe0100 && c <= 0xe01ef);
}

static bool
char_is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

/* --- the fast way --- */

static size_t
char_index(uint32_t c)
{
	if (c < FACE_CHARS_LOW)
		return c;
	if (c >= 0x2000 && c < 0x2800)
		return c - 0x2000 + FACE_CHARS_LOW;
	return FACE_CHARS;
}

static uint8_t
char_script(uint32_t c)
{
	if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == 0xaa || c == 0xba ||
	    (c >= 0xc0 && c < 0x2b0 && c != 0xd7 && c != 0xf7))
		return FACE_LATIN;
	if (c >= 0x370 && c < 0x400)
		return FACE_GREEK;
	if (c >= 0x400 && c < 0x530)
		return FACE_CYRILLIC;
	return 0;
}

/* Marks reorder and combine; Armenian and Hebrew are left to HarfBuzz. */
static bool
char_is_plain(uint32_t c)
{
	return !char_is_control(c) && !char_is_nothing(c) && !char_joins(c) &&
	    !(c >= 0x2b0 && c < 0x370) && !(c >= 0x483 && c < 0x48a) && c < 0x2800 &&
	    !(c >= 0x530 && c < 0x2000) && !(c >= 0x20d0 && c < 0x2100) &&
	    c != 0x37e && c != 0x387 && c != 0x2000 && c != 0x2001;	/* decomposed by HarfBuzz */
}

static const struct face_char *
face_char(struct face *f, uint32_t c)
{
	size_t			 i = char_index(c);
	struct face_char	*fc;
	uint32_t		 gid;

	if (i == FACE_CHARS)
		return NULL;
	fc = &f->chars[i];
	if (fc->state == FACE_CHAR_UNKNOWN) {
		fc->state = FACE_CHAR_OTHER;
		if (char_is_plain(c) && face_has(f, c, &gid) && gid <= UINT16_MAX) {
			fc->state = FACE_CHAR_SIMPLE;
			fc->gid = (uint16_t)gid;
			fc->advance = face_advance(f, gid);
			fc->script = char_script(c);
		}
	}
	return fc->state == FACE_CHAR_SIMPLE ? fc : NULL;
}

static hb_script_t
script_of_bit(uint8_t bit)
{
	return bit == FACE_GREEK ? HB_SCRIPT_GREEK :
	    bit == FACE_CYRILLIC ? HB_SCRIPT_CYRILLIC : HB_SCRIPT_LATIN;
}

/* What HarfBuzz makes of two characters: the change of the first one's advance, or more than that. */
static int32_t
pair_ask(struct shaper *s, const struct face *f, uint32_t a, uint32_t b,
    const struct face_char *fa, const struct face_char *fb)
{
	uint32_t			 two[2] = { a, b };
	unsigned			 n;
	const hb_glyph_info_t		*info;
	const hb_glyph_position_t	*at;

	hb_buffer_reset(s->buffer);
	hb_buffer_add_utf32(s->buffer, two, 2, 0, 2);
	hb_buffer_set_direction(s->buffer, HB_DIRECTION_LTR);
	hb_buffer_set_script(s->buffer, script_of_bit(fa->script | fb->script));
	hb_shape(f->font, s->buffer, NULL, 0);
	info = hb_buffer_get_glyph_infos(s->buffer, &n);
	at = hb_buffer_get_glyph_positions(s->buffer, &n);
	if (n != 2 || info[0].codepoint != fa->gid || info[1].codepoint != fb->gid ||
	    at[0].x_offset != 0 || at[0].y_offset != 0 || at[1].x_offset != 0 ||
	    at[1].y_offset != 0 || at[1].x_advance != fb->advance)
		return FACE_PAIR_OTHER;
	return at[0].x_advance - fa->advance;
}

static void
pairs_grow(struct face *f)
{
	struct face_pair	*old = f->pairs;
	size_t			 nold = f->npairs, i;

	f->npairs = nold == 0 ? 1024 : nold * 2;
	f->pairs = mem_array(f->npairs, sizeof(*f->pairs));
	for (size_t k = 0; k < nold; k++) {
		if (old[k].key == 0)
			continue;
		i = old[k].key * UINT32_C(2654435761) >> 8 & (f->npairs - 1);
		while (f->pairs[i].key != 0)
			i = (i + 1) & (f->npairs - 1);
		f->pairs[i] = old[k];
	}
	free(old);
}

static int32_t
face_pair(struct shaper *s, struct face *f, uint32_t a, uint32_t b,
    const struct face_char *fa, const struct face_char *fb)
{
	/* U+0000 is no plain character, so no key is 0. */
	uint32_t	 key = (uint32_t)(char_index(a) << 16 | char_index(b));
	size_t		 i;

	if (f->pairs_used * 2 >= f->npairs)
		pairs_grow(f);
	i = key * UINT32_C(2654435761) >> 8 & (f->npairs - 1);
	for (; f->pairs[i].key != 0; i = (i + 1) & (f->npairs - 1))
		if (f->pairs[i].key == key)
			return f->pairs[i].kern;
	f->pairs[i] = (struct face_pair){ key, pair_ask(s, f, a, b, fa, fb) };
	f->pairs_used++;
	return f->pairs[i].kern;
}

/* Languages without letter forms of their own ("locl") in any font. */
static bool
lang_is_plain(const char *lang)
{
	static const char *const	 plain[] = {
		"fr", "en", "de", "es", "it", "pt", "el", "ru", "br", "co", "eu", "oc", "none", "und",
	};
	size_t				 n;

	if (lang == NULL || lang[0] == '\0')
		return true;
	n = strcspn(lang, "-_");
	for (size_t i = 0; i < nitems(plain); i++)
		if (strlen(plain[i]) == n && strncmp(lang, plain[i], n) == 0)
			return true;
	return false;
}

/* False, with nothing kept, where the text is not of the simple kind. */
static bool
shape_fast(struct shaper *s, const struct shape_request *r)
{
	struct face			*f = r->font->chain[0];
	const struct face_char		*fc, *before = NULL;
	uint32_t			 c, last = 0;
	uint8_t				 scripts = 0;
	size_t				 len;
	int32_t				 kern;
	struct canvas_glyph		*g = s->glyphs;

	for (size_t i = 0; i < r->n; i += len, g++) {
		c = (unsigned char)r->text[i];
		len = 1;
		if (c >= 0x80)
			c = utf8_get(r->text + i, r->n - i, &len);
		if ((fc = face_char(f, c)) == NULL)
			return false;
		scripts |= fc->script;
		if ((scripts & (scripts - 1)) != 0)
			return false;
		*g = (struct canvas_glyph){
			.gid = fc->gid, .face = f->number, .nbytes = (uint16_t)len,
			.cluster = (uint32_t)i, .advance = fc->advance,
		};
		if (r->kerning && before != NULL) {
			if ((kern = face_pair(s, f, last, c, before, fc)) == FACE_PAIR_OTHER)
				return false;
			g[-1].advance += kern;
		}
		before = fc;
		last = c;
	}
	s->n = (size_t)(g - s->glyphs);
	return true;
}

/* --- the exact way --- */

/* Widths of spaces that a font lacks, in millionths of an em; 0: not such a space. */
static int32_t
space_width(const struct face *f, uint32_t c)
{
	uint32_t	 gid;

	switch (c) {
	case 0x00a0:
		return face_has(f, ' ', &gid) ? face_advance(f, gid) : FONT_EM / 4;
	case 0x2000: case 0x2002:
		return FONT_EM / 2;
	case 0x2001: case 0x2003: case 0x3000:
		return FONT_EM;
	case 0x2004:
		return FONT_EM / 3;
	case 0x2005: case 0x202f:
		return FONT_EM / 4;
	case 0x2006: case 0x2009:
		return FONT_EM / 6;
	case 0x2007:
		return face_has(f, '0', &gid) ? face_advance(f, gid) : FONT_EM / 2;
	case 0x2008:
		return face_has(f, '.', &gid) ? face_advance(f, gid) : FONT_EM / 4;
	case 0x200a:
		return FONT_EM / 10;
	case 0x205f:
		return FONT_EM * 4 / 18;
	default:
		return 0;
	}
}

/* A character printed as another of the same meaning; 0: there is none. */
static uint32_t
char_substitute(uint32_t c)
{
	switch (c) {
	case 0x2011:		/* non-breaking hyphen: whether a line may end there is settled by now */
		return 0x2010;
	case 0x2010: case 0x2212:
		return '-';
	case 0x02bc:
		return 0x2019;
	case 0x2019: case 0x2018:
		return '\'';
	default:
		return 0;
	}
}

/* The face that sets a character, and the glyph: a family's, the fallback's, or a stand-in; NULL: nobody has it. */
static struct face *
char_face(struct shaper *s, const struct canvas_font *font, uint32_t c, uint32_t *gid)
{
	struct face	*f;

	for (size_t i = 0; i < font->n; i++)
		if (face_has(font->chain[i], c, gid))
			return font->chain[i];
	for (uint32_t other = char_substitute(c); other != 0; other = char_substitute(other))
		for (size_t i = 0; i < font->n; i++)
			if (face_has(font->chain[i], other, gid))
				return font->chain[i];
	f = fonts_fallback(s->fonts, font->weight, font->italic);
	return f != NULL && face_has(f, c, gid) ? f : NULL;
}

/* Nobody has it: a mark that the reader sees, and a finding; never .notdef. */
static void
shape_missing(struct shaper *s, const struct shape_request *r, uint32_t c, size_t at, size_t len)
{
	static const uint32_t	 marks[] = { 0xfffd, 0x25a1, '?' };
	char			 name[16], *key;
	struct face		*f = r->font->chain[0];
	uint32_t		 gid = SHAPE_NOTHING;
	struct canvas_glyph	*g;

	snprintf(name, sizeof(name), "U+%04X", c);
	key = mem_printf("%s %s", name, r->pos.file != NULL ? r->pos.file : "");	/* once a file */
	report_once(s->report, FINDING_PDF_GLYPH, key, r->pos, _("%s in font \"%s\""), name, f->name);
	free(key);
	for (size_t i = 0; i < nitems(marks); i++)
		if ((f = char_face(s, r->font, marks[i], &gid)) != NULL)
			break;
	g = f == NULL ? shape_add(s, SHAPE_NOTHING, r->font->chain[0], at, len) :
	    shape_add(s, gid, f, at, len);
	if (f != NULL)
		g->advance = face_advance(f, gid);
}

/* Is the character set by itself: one that paints nothing, a control, a space that the font lacks? */
static bool
char_is_alone(const struct face *f, uint32_t c)
{
	uint32_t	 gid;

	return char_is_nothing(c) || char_joins(c) || char_is_control(c) ||
	    (space_width(f, c) != 0 && !face_has(f, c, &gid));
}

static void
shape_alone(struct shaper *s, const struct shape_request *r, uint32_t c, size_t at, size_t len)
{
	struct face		*f = r->font->chain[0];
	uint32_t		 gid = SHAPE_NOTHING;
	int32_t			 width = 0;

	if (!char_is_nothing(c) && !char_joins(c)) {
		if (!face_has(f, ' ', &gid))
			gid = SHAPE_NOTHING;
		width = space_width(f, char_is_control(c) ? 0xa0 : c);
	}
	shape_add(s, gid, f, at, len)->advance = width;
}

/*
 * HarfBuzz's answer to a run, as canvas glyphs in logical order.  Clusters of one
 * character each, marks too: so each glyph keeps its own character for copying.
 */
static void
run_collect(struct shaper *s, const struct run *run, const char *text)
{
	unsigned			 n;
	const hb_glyph_info_t		*info = hb_buffer_get_glyph_infos(s->buffer, &n);
	const hb_glyph_position_t	*at = hb_buffer_get_glyph_positions(s->buffer, &n);
	bool				 backward = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(s->buffer));
	size_t				 end = run->to, len;
	struct canvas_glyph		*g;

	shape_make_room(s, n);
	for (unsigned k = 0; k < n; k++) {	/* from the last, so that each cluster's end is known */
		unsigned	 i = backward ? k : n - 1 - k;
		size_t		 cluster = info[i].cluster;
		bool		 again = k + 1 < n && info[backward ? i + 1 : i - 1].cluster == cluster;

		g = &s->glyphs[s->n + n - 1 - k];
		*g = (struct canvas_glyph){
			.gid = info[i].codepoint, .face = run->face->number,
			.cluster = (uint32_t)cluster,
			.nbytes = (uint16_t)(again ? 0 : end - cluster > UINT16_MAX ? UINT16_MAX : end - cluster),
			.advance = at[i].x_advance, .dx = at[i].x_offset, .dy = at[i].y_offset,
		};
		if (char_joins(utf8_get(text + cluster, run->to - cluster, &len)) && g->advance == 0)
			g->gid = SHAPE_NOTHING;
		if (!again)
			end = cluster;
	}
	s->n += n;
}

static void
run_shape(struct shaper *s, const struct shape_request *r, const struct run *run)
{
	hb_feature_t	 features[3];
	unsigned	 n = 0;

	if (!r->kerning)
		features[n++] = (hb_feature_t){ HB_TAG('k', 'e', 'r', 'n'), 0, 0, HB_FEATURE_GLOBAL_END };
	if (!r->ligatures) {
		features[n++] = (hb_feature_t){ HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END };
		features[n++] = (hb_feature_t){ HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END };
	}
	hb_buffer_reset(s->buffer);
	hb_buffer_set_cluster_level(s->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_add_utf8(s->buffer, r->text, (int)r->n, (unsigned)run->from, (int)(run->to - run->from));
	hb_buffer_set_script(s->buffer, run->script == HB_SCRIPT_COMMON ? HB_SCRIPT_LATIN : run->script);
	hb_buffer_set_direction(s->buffer, hb_script_get_horizontal_direction(run->script));
	if (hb_buffer_get_direction(s->buffer) == HB_DIRECTION_INVALID)
		hb_buffer_set_direction(s->buffer, HB_DIRECTION_LTR);
	if (!lang_is_plain(r->lang))
		hb_buffer_set_language(s->buffer, hb_language_from_string(r->lang, -1));
	hb_shape(run->face->font, s->buffer, features, n);
	run_collect(s, run, r->text);
}

/* Does the character go on with the run?  Common characters and marks take the script of what precedes. */
static bool
run_takes(struct run *run, const struct face *f, hb_script_t script)
{
	if (run->face != f)
		return false;
	if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == run->script)
		return true;
	if (run->script != HB_SCRIPT_COMMON)
		return false;
	run->script = script;
	return true;
}

static void
run_flush(struct shaper *s, const struct shape_request *r, struct run *run, size_t to)
{
	if (run->face != NULL) {
		run->to = to;
		run_shape(s, r, run);
	}
	run->face = NULL;
}

static void
shape_exact(struct shaper *s, const struct shape_request *r)
{
	struct run	 run = { .face = NULL };
	struct face	*f;
	hb_script_t	 script;
	uint32_t	 c, gid, own;
	size_t		 len;

	for (size_t i = 0; i < r->n; i += len) {
		c = utf8_get(r->text + i, r->n - i, &len);
		script = hb_unicode_script(s->unicode, c);
		/* Marks and joiners stay with their base where its face knows them. */
		if (run.face != NULL && (char_joins(c) ||
		    (script == HB_SCRIPT_INHERITED && face_has(run.face, c, &gid))))
			continue;
		if (char_is_alone(r->font->chain[0], c)) {
			run_flush(s, r, &run, i);
			shape_alone(s, r, c, i, len);
			continue;
		}
		if ((f = char_face(s, r->font, c, &gid)) != NULL && face_has(f, c, &own)) {
			if (run.face != NULL && run_takes(&run, f, script))
				continue;
			run_flush(s, r, &run, i);
			run = (struct run){ .face = f, .from = i, .script =
			    script == HB_SCRIPT_INHERITED ? HB_SCRIPT_COMMON : script };
			continue;
		}
		run_flush(s, r, &run, i);
		if (f == NULL)
			shape_missing(s, r, c, i, len);
		else	/* a stand-in, which HarfBuzz would not find */
			shape_add(s, gid, f, i, len)->advance = face_advance(f, gid);
	}
	run_flush(s, r, &run, r->n);
}

const struct canvas_glyph *
shape_text(struct shaper *s, const struct shape_request *r, bool exact, size_t *n)
{
	const struct face	*f = r->font->chain[0];

	s->n = 0;
	shape_make_room(s, r->n + 1);
	/* A ligature is seen when the pair is asked for, and that is for its kerning. */
	if (exact || !f->pairwise || (r->ligatures && !r->kerning) || !lang_is_plain(r->lang) ||
	    !shape_fast(s, r)) {
		s->n = 0;
		shape_exact(s, r);
	}
	*n = s->n;
	return s->glyphs;
}

bool
shape_is_rtl(const char *text, size_t n)
{
	size_t		 len;
	uint32_t	 c;

	for (size_t i = 0; i < n; i += len) {
		c = utf8_get(text + i, n - i, &len);
		if (c >= 0x590 && (c < 0x900 || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00)))
			return true;
		if (char_script(c) != 0)
			return false;
	}
	return false;
}
