/* book.c - a spreadsheet read into cells: what the format is, and the document all readers fill. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "capture/book.h"
#include "pack/pack.h"
#include "xml/xml.h"

struct book {
	struct xml_doc	*doc;
	struct xml_node	*sheet, *row;
	char		*file, *sheet_name, *place;
	size_t		 nsheets, ncells;
	size_t		 row_no, col_no;	/* of the last cell */
	struct report	*report;
};

struct book *
book_new(const char *name, const char *format, struct report *report)
{
	struct book	*b = mem_alloc(sizeof(*b));

	b->doc = xml_doc_new(name, BOOK_NS, "f", "classeur");
	xml_set(xml_root(b->doc), "format", format);
	b->file = mem_strdup(name);
	b->sheet_name = mem_strdup("");
	b->report = report;
	return b;
}

void
book_free(struct book *b)
{
	if (b == NULL)
		return;
	xml_free(b->doc);
	free(b->place);
	free(b->sheet_name);
	free(b->file);
	free(b);
}

struct xml_doc *
book_take(struct book *b)
{
	struct xml_doc	*doc = b->doc;

	b->doc = NULL;
	book_free(b);
	return doc;
}

const char *
book_name(const struct book *b)
{
	return b->file;
}

char *
book_ref(size_t row, size_t col, char out[static BOOK_REF])
{
	char	 letters[8], *to = out;
	size_t	 n = 0;

	for (; col > 0 && n < sizeof(letters); col = (col - 1) / 26)
		letters[n++] = (char)('A' + (col - 1) % 26);
	while (n > 0)
		*to++ = letters[--n];
	snprintf(to, (size_t)(out + BOOK_REF - to), "%zu", row);
	return out;
}

bool
book_ref_parse(const char *s, size_t *row, size_t *col)
{
	size_t	 c = 0, r = 0;
	int	 letters = 0, digits = 0;

	for (; *s >= 'A' && *s <= 'Z' && letters < 4; s++, letters++)
		c = c * 26 + (size_t)(*s - 'A' + 1);
	for (; *s >= '0' && *s <= '9' && digits < 8; s++, digits++)
		r = r * 10 + (size_t)(*s - '0');
	*row = r;
	*col = c;
	return *s == '\0' && c >= 1 && c <= BOOK_COLUMNS && r >= 1 && r <= BOOK_ROWS;
}

const char *
book_place(struct book *b, size_t row, size_t col)
{
	char	 ref[BOOK_REF];

	free(b->place);
	b->place = mem_printf("%s!%s", b->sheet_name, book_ref(row, col, ref));
	return b->place;
}

static int
refuse(struct book *b, enum finding_kind kind, const char *place, const char *words)
{
	report_add(b->report, kind, (struct pos){ b->file, 0, place }, "%s", words);
	return -1;
}

int
book_sheet(struct book *b, const char *name, bool hidden)
{
	if (++b->nsheets > BOOK_LIMIT_SHEETS) {
		report_add(b->report, FINDING_GRID_LIMIT, POS_FILE(b->file), _("more than %zu sheets"), BOOK_LIMIT_SHEETS);
		return -1;
	}
	free(b->sheet_name);
	b->sheet_name = mem_strdup(name);
	b->sheet = xml_add(xml_root(b->doc), "feuille", NULL);
	xml_set(b->sheet, "nom", name);
	if (hidden)
		xml_set(b->sheet, "masquee", "oui");
	b->row = NULL;
	b->row_no = b->col_no = 0;
	return 0;
}

static void
set_number(struct xml_node *n, const char *attr, size_t value)
{
	char	*text = mem_printf("%zu", value);

	xml_set(n, attr, text);
	free(text);
}

/* Characters that XML cannot hold would make a document that nobody reads again. */
static char *
fit_for_xml(const char *s)
{
	char	*fit = mem_strdup(s), *to = fit;

	for (const char *p = s; *p != '\0';) {
		size_t	 len;
		uint32_t c = utf8_get(p, strlen(p), &len);

		if (c >= 0x20 || c == '\t' || c == '\n') {
			if (c == 0xfffe || c == 0xffff || (c == 0xfffd && len == 1))
				*to++ = '?';
			else {
				memmove(to, p, len);
				to += len;
			}
		}
		p += len;
	}
	*to = '\0';
	return fit;
}

int
book_put(struct book *b, const struct book_cell *c)
{
	struct xml_node	*n;
	char		 ref[BOOK_REF], *fit;

	if (c->value[0] == '\0' && !c->formula)
		return 0;
	if (c->row < 1 || c->row > BOOK_ROWS || c->col < 1 || c->col > BOOK_COLUMNS)
		return refuse(b, FINDING_GRID_PART, b->sheet_name, _("a cell outside of any sheet"));
	if (c->row < b->row_no || (c->row == b->row_no && c->col <= b->col_no))
		return refuse(b, FINDING_GRID_PART, book_place(b, c->row, c->col), _("a cell told twice, or out of order"));
	if (++b->ncells > BOOK_LIMIT_CELLS) {
		report_add(b->report, FINDING_GRID_LIMIT, POS_FILE(b->file), _("more than %zu filled cells"), BOOK_LIMIT_CELLS);
		return -1;
	}
	if (strlen(c->value) > BOOK_LIMIT_TEXT) {
		report_add(b->report, FINDING_GRID_LIMIT, (struct pos){ b->file, 0, book_place(b, c->row, c->col) },
		    _("%zu bytes of text in a cell, at most %zu"), strlen(c->value), BOOK_LIMIT_TEXT);
		return -1;
	}
	if (b->row == NULL || c->row != b->row_no) {
		b->row = xml_add(b->sheet, "rang", NULL);
		set_number(b->row, "n", c->row);
	}
	b->row_no = c->row;
	b->col_no = c->col;
	fit = fit_for_xml(c->value);
	n = xml_add(b->row, "cellule", fit);
	free(fit);
	xml_set(n, "ref", book_ref(c->row, c->col, ref));
	set_number(n, "col", c->col);
	xml_set(n, "type", c->type);
	if (c->formula)
		xml_set(n, "formule", "oui");
	return 0;
}

int
book_merge(struct book *b, size_t row1, size_t col1, size_t row2, size_t col2)
{
	struct xml_node	*n;
	char		 from[BOOK_REF], to[BOOK_REF], *ref;

	if (row1 < 1 || row2 < row1 || row2 > BOOK_ROWS || col1 < 1 || col2 < col1 || col2 > BOOK_COLUMNS)
		return refuse(b, FINDING_GRID_PART, b->sheet_name, _("merged cells outside of any sheet"));
	if (++b->ncells > BOOK_LIMIT_CELLS) {
		report_add(b->report, FINDING_GRID_LIMIT, POS_FILE(b->file), _("more than %zu filled cells"), BOOK_LIMIT_CELLS);
		return -1;
	}
	n = xml_add(b->sheet, "fusion", NULL);
	ref = mem_printf("%s:%s", book_ref(row1, col1, from), book_ref(row2, col2, to));
	xml_set(n, "ref", ref);
	free(ref);
	set_number(n, "de-rang", row1);
	set_number(n, "a-rang", row2);
	set_number(n, "de-col", col1);
	set_number(n, "a-col", col2);
	return 0;
}

/* ---- what the bytes are ---- */

static const struct { const char *magic; size_t len; const char *words; } strangers[] = {
	{ "\xd0\xcf\x11\xe0", 4, N_("an old .xls file, or one protected by a password") },
	{ "%PDF", 4, N_("a PDF") },
	{ "<?xml", 5, N_("an XML file") },
	{ "{\\rtf", 5, N_("an RTF text") },
};

static bool
ends_with(const char *name, const char *end)
{
	size_t	 n = strlen(name), m = strlen(end);

	return n >= m && strcasecmp(name + n - m, end) == 0;
}

static struct book *
read_zip(const char *name, const struct buf *bytes, struct report *report)
{
	const struct pack_limits limits = { BOOK_LIMIT_PARTS, BOOK_LIMIT_BYTES, PACK_LIMIT_RATIO, PACK_LIMIT_NAME };
	struct pack	*pack = pack_open(name, bytes, &limits, report);
	struct book	*b = NULL;
	int		 rc = -1;

	if (pack == NULL)
		return NULL;
	if (pack_has(pack, "[Content_Types].xml")) {
		b = book_new(name, "xlsx", report);
		rc = book_read_xlsx(b, pack, report);
	} else if (pack_has(pack, "content.xml")) {
		b = book_new(name, "ods", report);
		rc = book_read_ods(b, pack, report);
	} else
		report_add(report, FINDING_GRID_FORMAT, POS_FILE(name), "%s", _("a ZIP that holds no workbook"));
	pack_free(pack);
	if (rc == 0)
		return b;
	book_free(b);
	return NULL;
}

static struct book *
read_csv(const char *name, const struct buf *bytes, const char *sheet, struct report *report)
{
	struct book	*b = book_new(name, "csv", report);
	const char	*base = file_base(name), *dot = strrchr(base, '.');
	char		*stem = mem_strndup(base, dot == NULL ? strlen(base) : (size_t)(dot - base));
	int		 rc = book_read_csv(b, bytes, sheet != NULL ? sheet : stem, report);

	free(stem);
	if (rc == 0)
		return b;
	book_free(b);
	return NULL;
}

struct xml_doc *
book_read(const char *name, const struct buf *bytes, const char *sheet, struct report *report)
{
	struct book	*b = NULL;

	for (size_t i = 0; i < nitems(strangers); i++)
		if (bytes->len >= strangers[i].len && memcmp(bytes->data, strangers[i].magic, strangers[i].len) == 0) {
			report_add(report, FINDING_GRID_FORMAT, POS_FILE(name), "%s", _(strangers[i].words));
			return NULL;
		}
	if (bytes->len >= 4 && memcmp(bytes->data, "PK\3\4", 4) == 0)
		b = read_zip(name, bytes, report);
	else if (ends_with(name, ".csv") || ends_with(name, ".tsv") || ends_with(name, ".txt"))
		b = read_csv(name, bytes, sheet, report);
	else
		report_add(report, FINDING_GRID_FORMAT, POS_FILE(name), "%s",
		    bytes->len == 0 ? _("an empty file") : _("neither a ZIP nor a .csv"));
	return b == NULL ? NULL : book_take(b);
}
