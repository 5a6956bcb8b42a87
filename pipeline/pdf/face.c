/* face.c - one font file: opened, checked, measured (OpenType 1.9: head, OS/2, post, name). */
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>

#include "base/mem.h"
#include "pdf/font.h"

/* A table of the font, of at least "least" bytes; NULL: it is not there or too short. */
struct table {
	hb_blob_t	*blob;
	const uint8_t	*data;
};

static bool
table_open(struct table *t, hb_face_t *face, const char tag[4], unsigned least)
{
	unsigned	 n;

	t->blob = hb_face_reference_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3]));
	t->data = (const uint8_t *)hb_blob_get_data(t->blob, &n);
	if (t->data != NULL && n >= least)
		return true;
	hb_blob_destroy(t->blob);
	return false;
}

static int
table_u16(const struct table *t, size_t at)
{
	return t->data[at] << 8 | t->data[at + 1];
}

static int
table_i16(const struct table *t, size_t at)
{
	return (int16_t)(uint16_t)table_u16(t, at);
}

/* Font units as thousandths of an em, rounded to the nearest. */
static int
face_milli(const struct face *f, int units)
{
	int	 upem = (int)hb_face_get_upem(f->hb), half = upem / 2;

	return (units * 1000 + (units < 0 ? -half : half)) / upem;
}

static bool
face_read_head(struct face *f)
{
	struct table	 t;

	if (!table_open(&t, f->hb, "head", 54))
		return false;
	for (size_t i = 0; i < 4; i++)
		f->bbox[i] = face_milli(f, table_i16(&t, 36 + 2 * i));
	hb_blob_destroy(t.blob);
	return true;
}

/*
 * OS/2 from version 2 on has the heights of x and H; its typographic ascender
 * and descender are the ones half-leading goes round (FOP takes the same).
 * Returns false for a font whose licence forbids embedding (fsType).
 */
static bool
face_read_os2(struct face *f)
{
	struct canvas_metrics	*m = &f->metrics;
	struct table		 t;
	int			 fs_type;

	m->ascender = 800;
	m->descender = -200;
	m->x_height = 500;
	m->cap_height = 700;
	m->strikeout_position = 250;
	f->weight = 400;
	if (!table_open(&t, f->hb, "OS/2", 78))
		return true;
	fs_type = table_u16(&t, 8);
	f->weight = table_u16(&t, 4);
	f->serif = t.data[32] == 2 && t.data[33] > 1 && t.data[33] < 11;	/* PANOSE */
	m->strikeout_position = face_milli(f, table_i16(&t, 28));
	if (table_i16(&t, 68) > 0)
		m->ascender = face_milli(f, table_i16(&t, 68));
	if (table_i16(&t, 70) < 0)
		m->descender = face_milli(f, table_i16(&t, 70));
	if (table_u16(&t, 0) >= 2 && hb_blob_get_length(t.blob) >= 96) {
		m->x_height = face_milli(f, table_i16(&t, 86));
		m->cap_height = face_milli(f, table_i16(&t, 88));
	}
	hb_blob_destroy(t.blob);
	return (fs_type & 0xf) != 2;
}

static void
face_read_post(struct face *f)
{
	struct canvas_metrics	*m = &f->metrics;
	struct table		 t;

	m->underline_position = -100;
	m->underline_thickness = 50;
	if (!table_open(&t, f->hb, "post", 32))
		return;
	f->italic_angle = table_i16(&t, 4) * 1000 + table_u16(&t, 6) * 1000 / 65536;
	if (table_i16(&t, 10) > 0)
		m->underline_thickness = face_milli(f, table_i16(&t, 10));
	/* The font tells the upper edge, the canvas wants the middle. */
	if (table_i16(&t, 8) < 0)
		m->underline_position = face_milli(f, table_i16(&t, 8)) - m->underline_thickness / 2;
	f->fixed = table_u16(&t, 12) != 0 || table_u16(&t, 14) != 0;
	hb_blob_destroy(t.blob);
}

/* Letters, digits and hyphens of the PostScript name: nothing else is allowed there. */
static void
face_read_name(struct face *f)
{
	char		 s[64];
	unsigned	 n = sizeof(s), len = 0;

	hb_ot_name_get_utf8(f->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, s);
	for (unsigned i = 0; i < n && i < sizeof(s); i++)
		if ((s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= 'a' && s[i] <= 'z') ||
		    (s[i] >= '0' && s[i] <= '9') || s[i] == '-' || s[i] == '_')
			s[len++] = s[i];
	f->name = len > 0 ? mem_strndup(s, len) : mem_strdup("Font");
}

/* "glyf" outlines only: a CFF font would need another kind of font object. */
static bool
face_is_truetype(hb_face_t *hb)
{
	struct table	 t;

	if (!table_open(&t, hb, "glyf", 1))
		return false;
	hb_blob_destroy(t.blob);
	return true;
}

/*
 * The tables a PDF reader uses of a TrueType font and no others (ISO 32000-1 9.9): layout is
 * done, names and mappings stand in the PDF.  Without the font's cmap and
 * layout tables HarfBuzz plans a subset ten times faster.
 */
static hb_face_t *
face_outlines(hb_face_t *hb)
{
	static const char	 tags[][5] = { "glyf", "loca", "head", "hhea", "hmtx", "maxp" };
	hb_face_t		*out = hb_face_builder_create();

	for (size_t i = 0; i < nitems(tags); i++) {
		hb_tag_t	 tag = HB_TAG(tags[i][0], tags[i][1], tags[i][2], tags[i][3]);
		hb_blob_t	*table = hb_face_reference_table(hb, tag);

		hb_face_builder_add_table(out, tag, table);
		hb_blob_destroy(table);
	}
	hb_face_make_immutable(out);
	return out;
}

struct face *
face_open(const char *path, unsigned index)
{
	hb_blob_t	*blob = hb_blob_create_from_file_or_fail(path);
	struct face	*f;

	if (blob == NULL)
		return NULL;
	f = mem_alloc(sizeof(*f));
	f->path = mem_strdup(path);
	f->index = index;
	f->hb = hb_face_create(blob, index);
	hb_blob_destroy(blob);
	hb_face_make_immutable(f->hb);
	if (hb_face_get_glyph_count(f->hb) == 0 || !face_is_truetype(f->hb) ||
	    !face_read_head(f) || !face_read_os2(f)) {
		face_free(f);
		return NULL;
	}
	face_read_post(f);
	face_read_name(f);
	f->font = hb_font_create(f->hb);
	hb_font_set_scale(f->font, FONT_EM, FONT_EM);
	hb_font_make_immutable(f->font);
	f->outlines = face_outlines(f->hb);
	f->chars = mem_array(FACE_CHARS, sizeof(*f->chars));
	return f;
}

void
face_free(struct face *f)
{
	if (f == NULL)
		return;
	hb_font_destroy(f->font);
	hb_face_destroy(f->outlines);
	hb_face_destroy(f->hb);
	free(f->path);
	free(f->name);
	free(f->chars);
	free(f->pairs);
	free(f);
}

bool
face_has(const struct face *f, uint32_t c, uint32_t *gid)
{
	return hb_font_get_nominal_glyph(f->font, c, gid) && *gid != 0;
}

int32_t
face_advance(const struct face *f, uint32_t gid)
{
	return hb_font_get_glyph_h_advance(f->font, gid);
}
