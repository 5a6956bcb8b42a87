/*
 * book_ods.c - a workbook of OpenDocument (ISO/IEC 26300) read into cells.
 *
 * A row or a cell may say that it stands for many; what is empty is then
 * passed over in one step, what is not is repeated within bounds.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "capture/book.h"
#include "pack/pack.h"
#include "xml/xml.h"

#define OFFICE	"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define TABLE	"urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define TEXT	"urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define XLINK	"http://www.w3.org/1999/xlink"
#define TYPE	"application/vnd.oasis.opendocument.spreadsheet"

struct ods {
	struct book	*book;
	struct report	*report;
	const char	*file;
	size_t		 row;		/* the last one read */
};

static int
refuse(const struct ods *o, enum finding_kind kind, const char *place, const char *words)
{
	report_add(o->report, kind, (struct pos){ o->file, 0, place }, "%s", words);
	return -1;
}

/* How often a row or cell stands for itself: 1 where nothing is said, 0 where it makes no sense. */
static size_t
repeated(const struct xml_node *n, const char *attr, size_t max)
{
	const char	*s = xml_attr(n, TABLE, attr);
	char		*end;
	unsigned long	 v;

	if (s == NULL)
		return 1;
	if (*s < '0' || *s > '9')
		return 0;
	v = strtoul(s, &end, 10);
	return *end != '\0' || v < 1 || v > max ? 0 : (size_t)v;
}

/* text:p and what stands in it; a comment in the margin is not the cell's. */
static void
add_text(const struct xml_node *p, struct buf *out)
{
	for (const struct xml_node *n = xml_first_any(p); n != NULL; n = xml_next_any(n)) {
		if (xml_is_text(n))
			buf_puts(out, xml_text(n));
		else if (xml_is(n, TEXT, "s")) {
			size_t	 k = 1;
			const char *c = xml_attr(n, TEXT, "c");

			if (c != NULL)
				k = (size_t)strtoul(c, NULL, 10);
			for (; k > 0 && out->len <= BOOK_LIMIT_TEXT; k--)
				buf_putc(out, ' ');
		} else if (xml_is(n, TEXT, "tab"))
			buf_putc(out, '\t');
		else if (xml_is(n, TEXT, "line-break"))
			buf_putc(out, '\n');
		else if (!xml_is(n, OFFICE, "annotation"))
			add_text(n, out);
	}
}

static void
shown_text(const struct xml_node *cell, struct buf *out)
{
	bool	 first = true;

	for (const struct xml_node *n = xml_first(cell); n != NULL; n = xml_next(n)) {
		if (!xml_is(n, TEXT, "p"))
			continue;
		if (!first)
			buf_putc(out, '\n');
		first = false;
		add_text(n, out);
	}
}

/* PT01H30M00S: hours and minutes.  What is formed otherwise stays as it is. */
static void
take_clock(const char *s, struct buf *out)
{
	unsigned long	 hours, minutes = 0;
	char		*end;

	buf_reset(out);
	if (strncmp(s, "PT", 2) == 0 && s[2] >= '0' && s[2] <= '9') {
		hours = strtoul(s + 2, &end, 10);
		if (*end == 'H' && hours < 100000) {
			if (end[1] >= '0' && end[1] <= '9')
				minutes = strtoul(end + 1, &end, 10);
			buf_printf(out, "%02lu:%02lu", hours, minutes % 60);
			return;
		}
	}
	buf_puts(out, s);
}

static void
take_value(const struct xml_node *cell, struct book_cell *c, struct buf *value)
{
	const char	*type = xml_attr(cell, OFFICE, "value-type"), *v = xml_attr(cell, OFFICE, "value");
	char		 out[32];

	c->type = "texte";
	shown_text(cell, value);
	if (type == NULL)
		return;
	if (strcmp(type, "string") == 0) {
		if ((v = xml_attr(cell, OFFICE, "string-value")) != NULL) {
			buf_reset(value);
			buf_puts(value, v);
		} else if (strncmp(value->data, "#N/A", 4) == 0 || strncmp(value->data, "#REF!", 5) == 0)
			c->type = "erreur";
	} else if (strcmp(type, "date") == 0 && (v = xml_attr(cell, OFFICE, "date-value")) != NULL) {
		c->type = "date";
		buf_reset(value);
		buf_add(value, v, strcspn(v, "T"));
	} else if (strcmp(type, "time") == 0 && (v = xml_attr(cell, OFFICE, "time-value")) != NULL) {
		c->type = "heure";
		take_clock(v, value);
	} else if (strcmp(type, "boolean") == 0) {
		v = xml_attr(cell, OFFICE, "boolean-value");
		c->type = "booleen";
		buf_reset(value);
		buf_puts(value, v != NULL && strcmp(v, "true") == 0 ? "1" : "0");
	} else if (v != NULL) {		/* float, percentage, currency */
		c->type = value->data[0] == '#' || strncmp(value->data, "Err:", 4) == 0 ? "erreur" : "nombre";
		if (strcmp(c->type, "nombre") == 0) {
			buf_reset(value);
			serial_number(strtod(v, NULL), out);
			buf_puts(value, out);
		}
	}
}

/* One cell of a row, or many alike. */
static int
read_cell(struct ods *o, const struct xml_node *n, size_t row, size_t *col)
{
	size_t			 times = repeated(n, "number-columns-repeated", BOOK_COLUMNS);
	size_t			 wide = repeated(n, "number-columns-spanned", BOOK_COLUMNS), high = repeated(n, "number-rows-spanned", BOOK_ROWS);
	struct book_cell	 c = { .row = row, .formula = xml_attr(n, TABLE, "formula") != NULL };
	struct buf		 value;
	int			 rc = 0;

	if (times == 0 || wide == 0 || high == 0 || *col + times > BOOK_COLUMNS)
		return refuse(o, FINDING_GRID_PART, book_place(o->book, row, *col + 1), _("more columns than a sheet has"));
	if (wide > 1 || high > 1)
		if (book_merge(o->book, row, *col + 1, row + high - 1, *col + wide) == -1)
			return -1;
	buf_init(&value);
	if (xml_is(n, TABLE, "table-cell"))
		take_value(n, &c, &value);
	if (value.len == 0 && !c.formula)
		*col += times;
	else if (times > BOOK_LIMIT_REPEAT)
		rc = refuse(o, FINDING_GRID_LIMIT, book_place(o->book, row, *col + 1), _("one value repeated over whole columns"));
	else
		for (c.value = value.data; rc == 0 && times > 0; times--) {
			c.col = ++*col;
			rc = book_put(o->book, &c);
		}
	buf_clear(&value);
	return rc;
}

static bool
is_empty(const struct xml_node *row)
{
	for (const struct xml_node *n = xml_first(row); n != NULL; n = xml_next(n))
		if (xml_first(n) != NULL || xml_attr(n, OFFICE, "value-type") != NULL || xml_attr(n, TABLE, "formula") != NULL)
			return false;
	return true;
}

static int
read_row(struct ods *o, const struct xml_node *n)
{
	size_t	 times = repeated(n, "number-rows-repeated", BOOK_ROWS);

	if (times == 0 || o->row + times > BOOK_ROWS)
		return refuse(o, FINDING_GRID_PART, book_place(o->book, o->row + 1, 1), _("more rows than a sheet has"));
	if (is_empty(n)) {
		o->row += times;
		return 0;
	}
	if (times > BOOK_LIMIT_REPEAT)
		return refuse(o, FINDING_GRID_LIMIT, book_place(o->book, o->row + 1, 1), _("one row repeated without end"));
	for (; times > 0; times--) {
		size_t	 col = 0;

		o->row++;
		for (const struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c))
			if ((xml_is(c, TABLE, "table-cell") || xml_is(c, TABLE, "covered-table-cell")) &&
			    read_cell(o, c, o->row, &col) == -1)
				return -1;
	}
	return 0;
}

/* Rows, also those in groups and in what is repeated on each printed page. */
static int
read_rows(struct ods *o, const struct xml_node *parent)
{
	for (const struct xml_node *n = xml_first(parent); n != NULL; n = xml_next(n)) {
		int	 rc = 0;

		if (xml_is(n, TABLE, "table-row"))
			rc = read_row(o, n);
		else if (xml_is(n, TABLE, "table-row-group") || xml_is(n, TABLE, "table-header-rows") ||
		    xml_is(n, TABLE, "table-rows"))
			rc = read_rows(o, n);
		else if (xml_is(n, TABLE, "table-source") && xml_attr(n, XLINK, "href") != NULL)
			report_add(o->report, FINDING_GRID_LINK, POS_FILE(o->file), "\"%s\"", xml_attr(n, XLINK, "href"));
		if (rc == -1)
			return -1;
	}
	return 0;
}

static int
read_content(struct ods *o, const struct xml_doc *doc)
{
	const struct xml_node	*n = xml_root(doc);
	size_t			 sheets = 0;

	for (n = xml_first(n); n != NULL && !xml_is(n, OFFICE, "body"); n = xml_next(n))
		;
	for (n = n == NULL ? NULL : xml_first(n); n != NULL && !xml_is(n, OFFICE, "spreadsheet"); n = xml_next(n))
		;
	for (n = n == NULL ? NULL : xml_first(n); n != NULL; n = xml_next(n)) {
		const char	*name = xml_attr(n, TABLE, "name");

		if (!xml_is(n, TABLE, "table"))
			continue;
		sheets++;
		o->row = 0;
		if (book_sheet(o->book, name == NULL ? "" : name, false) == -1 || read_rows(o, n) == -1)
			return -1;
	}
	return sheets > 0 ? 0 : refuse(o, FINDING_GRID_PART, "content.xml", _("a workbook without a sheet"));
}

/* A password makes every part unreadable; the manifest says so in clear. */
static bool
is_encrypted(struct pack *pack, struct report *report)
{
	const struct buf	*b = pack_has(pack, "META-INF/manifest.xml") ? pack_find(pack, "META-INF/manifest.xml", report) : NULL;

	return b != NULL && strstr(b->data, "encryption-data") != NULL;
}

int
book_read_ods(struct book *book, struct pack *pack, struct report *report)
{
	struct ods		 o = { .book = book, .report = report, .file = book_name(book) };
	const struct buf	*b = pack_has(pack, "mimetype") ? pack_find(pack, "mimetype", report) : NULL;
	struct xml_doc		*doc;
	char			*name;
	int			 rc = -1;

	if (b != NULL && strncmp(b->data, TYPE, strlen(TYPE)) != 0)
		return refuse(&o, FINDING_GRID_FORMAT, "mimetype", b->data);
	if (is_encrypted(pack, report))
		return refuse(&o, FINDING_GRID_FORMAT, NULL, _("it is protected by a password"));
	if ((b = pack_find(pack, "content.xml", report)) == NULL)
		return -1;
	name = mem_printf("%s!content.xml", o.file);
	if ((doc = xml_parse(name, b->data, b->len, report)) != NULL)
		rc = read_content(&o, doc);
	xml_free(doc);
	free(name);
	return rc;
}
