/* subset.c - the fonts of one document: Type0 fonts of exactly the glyphs it shows.
 *
 * Identity-H with codes 1..n in the order of first use, CIDFontType2 with a
 * CIDToGIDMap to the glyphs of HarfBuzz's subset, /W as exact as the layout
 * (ISO 32000-1 9.7), ToUnicode of each code (9.10.3).
 */
#include <stdlib.h>
#include <string.h>

#include <hb-subset.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "pdf/document.h"
#include "pdf/font.h"
#include "pdf/object.h"
#include "pdf/subset.h"
#include "pdf/syntax.h"

#define CODES_MAX	UINT16_MAX

struct embedded *
embedded_get(struct pdf *pdf, unsigned number)
{
	const struct face	*f = fonts_face(pdf->fonts, number);
	struct embedded		*e;

	if (f == NULL)
		return NULL;
	if (number >= pdf->nembedded) {
		pdf->embedded = mem_grow(pdf->embedded, number + 1, sizeof(struct embedded *));
		while (pdf->nembedded <= number)
			pdf->embedded[pdf->nembedded++] = NULL;
	}
	if (pdf->embedded[number] != NULL)
		return pdf->embedded[number];
	e = mem_alloc(sizeof(*e));
	e->pdf = pdf;
	e->face = f;
	names_init(&e->others, pdf->arena);
	pdf->embedded[number] = e;
	pdf->embedded_order = mem_grow(pdf->embedded_order, pdf->nembedded_order + 1,
	    sizeof(struct embedded *));
	pdf->embedded_order[pdf->nembedded_order++] = e;
	e->number = (unsigned)pdf->nembedded_order;
	return e;
}

/* A new code; 0 when there are no more. */
static unsigned
code_new(struct embedded *e, uint32_t gid)
{
	if (e->ncodes == CODES_MAX) {
		report_once(e->pdf->report, FINDING_PDF_LIMIT, "codes", POS_NONE,
		    _("font \"%s\" would need more than 65535 codes"), e->face->name);
		return 0;
	}
	if (e->ncodes + 2 > e->room) {
		e->room = e->room == 0 ? 128 : e->room * 2;
		e->codes = mem_grow(e->codes, e->room, sizeof(*e->codes));
	}
	e->ncodes++;
	/* Whole thousandths, rounded down: as fo measures, so that plain text needs no adjustments. */
	e->codes[e->ncodes] = (struct code){ .gid = gid, .width = face_advance(e->face, gid) / 1000 * 1000 };
	return (unsigned)e->ncodes;
}

/* The code of a glyph for several characters, or of a character's further glyphs. */
static unsigned
code_other(struct embedded *e, uint32_t gid, const char *text, size_t n)
{
	char	 small[64], *key = n + sizeof(gid) <= sizeof(small) ? small : mem_alloc(n + sizeof(gid));
	size_t	 i, before = e->others.count;

	memcpy(key, &gid, sizeof(gid));
	memcpy(key + sizeof(gid), text, n);
	i = names_add(&e->others, key, n + sizeof(gid));
	if (key != small)
		free(key);
	if (i < before)
		return e->other_codes[i];
	if (i >= e->others_room) {
		e->others_room = e->others_room == 0 ? 32 : e->others_room * 2;
		e->other_codes = mem_grow(e->other_codes, e->others_room, sizeof(*e->other_codes));
	}
	e->other_codes[i] = (uint16_t)code_new(e, gid);
	if (e->other_codes[i] != 0) {
		e->codes[e->other_codes[i]].text = e->others.all[i].s + sizeof(gid);
		e->codes[e->other_codes[i]].n = n;
	}
	return e->other_codes[i];
}

static uint16_t *
code_slot(struct embedded *e, uint32_t c)
{
	if (c < nitems(e->ascii))
		return &e->ascii[c];
	if (e->bmp[c >> 8] == NULL)
		e->bmp[c >> 8] = arena_array(e->pdf->arena, 256, sizeof(uint16_t));
	return &e->bmp[c >> 8][c & 0xff];
}

unsigned
embedded_make_code(struct embedded *e, uint32_t gid, const char *text, size_t n, int32_t *width)
{
	size_t		 len = 1;
	uint32_t	 c = (unsigned char)text[0];
	uint16_t	*slot;
	unsigned	 code;

	if (c >= 0x80)
		c = utf8_get(text, n, &len);
	if (c == 0 || c == 0xfeff || c == 0xfffe || c == 0xffff)
		c = 0xfffd;	/* no text may hold these (ISO 19005-3 6.2.11.7.2) */
	if (len == n && c < 0x10000) {
		slot = code_slot(e, c);
		if (*slot == 0 && (*slot = (uint16_t)code_new(e, gid)) != 0)
			e->codes[*slot].c = c;
		if (*slot != 0 && e->codes[*slot].gid == gid) {
			*width = e->codes[*slot].width;
			return *slot;
		}
	}
	if ((code = code_other(e, gid, text, n)) != 0)
		*width = e->codes[code].width;
	return code;
}

/* --- at the end of the document --- */

/* The font program and, for each code, its glyph there; NULL: HarfBuzz cannot. */
static hb_blob_t *
subset_make(const struct embedded *e, uint16_t *gids)
{
	hb_subset_input_t	*input = hb_subset_input_create_or_fail();
	hb_subset_plan_t	*plan = NULL;
	hb_face_t		*face = NULL;
	hb_blob_t		*blob = NULL;
	hb_set_t		*set;
	const hb_map_t		*map;

	if (input == NULL)
		return NULL;
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	set = hb_subset_input_glyph_set(input);
	for (size_t i = 1; i <= e->ncodes; i++)
		hb_set_add(set, e->codes[i].gid);
	if ((plan = hb_subset_plan_create_or_fail(e->face->outlines, input)) != NULL &&
	    (face = hb_subset_plan_execute_or_fail(plan)) != NULL) {
		map = hb_subset_plan_old_to_new_glyph_mapping(plan);
		for (size_t i = 1; i <= e->ncodes; i++)
			gids[i] = (uint16_t)hb_map_get(map, e->codes[i].gid);
		blob = hb_face_reference_blob(face);
	}
	hb_face_destroy(face);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	return blob;
}

/* "ABCDEF+Name": six letters from what is in the subset (ISO 32000-1 9.6.4). */
static char *
subset_name(const struct embedded *e)
{
	uint64_t	 hash = names_hash(e->face->name, strlen(e->face->name), NAMES_SEED);
	char		 tag[7];

	for (size_t i = 1; i <= e->ncodes; i++) {
		unsigned char	 gid[2] = {
			(unsigned char)(e->codes[i].gid >> 8), (unsigned char)e->codes[i].gid
		};

		hash = names_hash(gid, sizeof(gid), hash);
	}
	hash ^= hash >> 32;
	for (size_t i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	tag[6] = '\0';
	return arena_printf(e->pdf->arena, "%s+%s", tag, e->face->name);
}

static unsigned
write_cid_to_gid(struct embedded *e, const uint16_t *gids)
{
	unsigned char	*map = mem_array(e->ncodes + 1, 2);
	unsigned	 number;

	for (size_t i = 1; i <= e->ncodes; i++) {
		map[2 * i] = (unsigned char)(gids[i] >> 8);
		map[2 * i + 1] = (unsigned char)gids[i];
	}
	number = object_stream_deflated(e->pdf->objects, NULL, map, 2 * (e->ncodes + 1));
	free(map);
	return number;
}

static unsigned
write_to_unicode(struct embedded *e)
{
	struct buf	 b;
	unsigned	 number;
	char		 utf8[4];

	buf_init(&b);
	buf_puts(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 1; i <= e->ncodes; i++) {
		const struct code	*code = &e->codes[i];

		if (i % 100 == 1) {	/* at most a hundred in a block */
			buf_int(&b, (int64_t)(e->ncodes - i + 1 < 100 ? e->ncodes - i + 1 : 100));
			buf_puts(&b, " beginbfchar\n");
		}
		buf_putc(&b, '<');
		syntax_hex4(&b, (unsigned)i);
		buf_puts(&b, "> <");
		if (code->text != NULL)
			syntax_utf16_hex(&b, code->text, code->n);
		else
			syntax_utf16_hex(&b, utf8, utf8_put(code->c, utf8));
		buf_puts(&b, ">\n");
		if (i % 100 == 0 || i == e->ncodes)
			buf_puts(&b, "endbfchar\n");
	}
	buf_puts(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	number = object_stream_deflated(e->pdf->objects, NULL, b.data, b.len);
	buf_clear(&b);
	return number;
}

static unsigned
write_program(struct embedded *e, hb_blob_t *blob)
{
	struct buf	 b;
	unsigned	 number, n;
	const char	*data = hb_blob_get_data(blob, &n);

	buf_init(&b);
	buf_puts(&b, "/Length1 ");
	buf_int(&b, n);
	buf_putc(&b, '\n');
	number = object_stream_deflated(e->pdf->objects, &b, data, n);
	buf_clear(&b);
	return number;
}

static unsigned
write_descriptor(struct embedded *e, const char *name, unsigned program)
{
	const struct face		*f = e->face;
	const struct canvas_metrics	*m = &f->metrics;
	struct buf			 b;
	unsigned			 number = object_new(e->pdf->objects);

	buf_init(&b);
	buf_puts(&b, "/Type /FontDescriptor /FontName ");
	syntax_name(&b, name);
	/* Fixed pitch, serif, symbolic (codes are no Latin encoding), italic (9.8.2). */
	buf_puts(&b, " /Flags ");
	buf_int(&b, (f->fixed ? 1 : 0) | (f->serif ? 2 : 0) | 4 | (f->italic_angle != 0 ? 64 : 0));
	buf_puts(&b, " /FontBBox ");
	syntax_rect(&b, f->bbox[0] * 1000, f->bbox[1] * 1000, f->bbox[2] * 1000, f->bbox[3] * 1000);
	buf_puts(&b, " /ItalicAngle ");
	syntax_milli(&b, f->italic_angle);
	/* What glyphs reach at most (9.8.1), not what lines are set by: readers select text by it. */
	buf_puts(&b, " /Ascent ");
	buf_int(&b, f->bbox[3]);
	buf_puts(&b, " /Descent ");
	buf_int(&b, f->bbox[1]);
	buf_puts(&b, " /CapHeight ");
	buf_int(&b, m->cap_height);
	/* Stems are in no table; viewers use this for stand-ins only, and ours is embedded. */
	buf_puts(&b, " /StemV ");
	buf_int(&b, f->weight >= 600 ? 140 : 80);
	buf_puts(&b, " /FontFile2 ");
	syntax_ref(&b, program);
	object_set(e->pdf->objects, number, &b);
	buf_clear(&b);
	return number;
}

static unsigned
write_cid_font(struct embedded *e, const char *name, unsigned descriptor, unsigned map)
{
	struct buf	 b;
	unsigned	 number = object_new(e->pdf->objects);

	buf_init(&b);
	buf_puts(&b, "/Type /Font /Subtype /CIDFontType2 /BaseFont ");
	syntax_name(&b, name);
	buf_puts(&b, "\n/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
	    "\n/FontDescriptor ");
	syntax_ref(&b, descriptor);
	buf_puts(&b, "/CIDToGIDMap ");
	syntax_ref(&b, map);
	buf_puts(&b, "/DW 0 /W [1 [");
	for (size_t i = 1; i <= e->ncodes; i++) {
		if (i > 1)
			buf_putc(&b, i % 16 == 1 ? '\n' : ' ');
		syntax_milli(&b, e->codes[i].width);
	}
	buf_puts(&b, "]]\n");
	object_set(e->pdf->objects, number, &b);
	buf_clear(&b);
	return number;
}

/* One font; 0, with a finding, when there is no subset of it. */
static unsigned
write_font(struct embedded *e)
{
	struct objects	*o = e->pdf->objects;
	uint16_t	*gids = mem_array(e->ncodes + 1, sizeof(*gids));
	hb_blob_t	*blob = subset_make(e, gids);
	char		*name = subset_name(e);
	unsigned	 number = 0, cid, unicode;
	struct buf	 b;

	if (blob == NULL) {
		report_add(e->pdf->report, FINDING_PDF_SUBSET, POS_FILE(e->face->path), "%s", "");
		free(gids);
		return 0;
	}
	cid = write_cid_font(e, name, write_descriptor(e, name, write_program(e, blob)),
	    write_cid_to_gid(e, gids));
	unicode = write_to_unicode(e);
	number = object_new(o);
	buf_init(&b);
	buf_puts(&b, "/Type /Font /Subtype /Type0 /BaseFont ");
	syntax_name(&b, name);
	buf_puts(&b, " /Encoding /Identity-H /DescendantFonts [");
	syntax_ref(&b, cid);
	buf_puts(&b, "] /ToUnicode ");
	syntax_ref(&b, unicode);
	object_set(o, number, &b);
	buf_clear(&b);
	hb_blob_destroy(blob);
	free(gids);
	return number;
}

void
embedded_write(struct pdf *pdf, struct buf *resources)
{
	for (size_t i = 0; i < pdf->nembedded_order; i++) {
		if (pdf->embedded_order[i]->ncodes == 0)
			continue;
		buf_puts(resources, "/F");
		buf_int(resources, pdf->embedded_order[i]->number);
		buf_putc(resources, ' ');
		syntax_ref(resources, write_font(pdf->embedded_order[i]));
	}
}

void
embedded_free(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->nembedded_order; i++) {
		struct embedded	*e = pdf->embedded_order[i];

		names_clear(&e->others);
		free(e->other_codes);
		free(e->codes);
		free(e);
	}
	free(pdf->embedded);
	free(pdf->embedded_order);
}
