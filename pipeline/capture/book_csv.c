/*
 * book_csv.c - CSV read into cells: RFC 4180, and what spreadsheet programs
 * make of it in France: a semicolon, Windows-1252, UTF-16, a "sep=" line.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "capture/book.h"

#define SNIFF	65536	/* bytes that are looked at for the separator */

/* Windows-1252 where it differs from Latin-1: 0x80 .. 0x9f. */
static const uint16_t cp1252[32] = {
	0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
	0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

static void
put(struct buf *out, uint32_t c)
{
	char	 s[4];

	buf_add(out, s, utf8_put(c, s));
}

static void
from_utf16(const struct buf *in, bool big, struct buf *out)
{
	const unsigned char	*s = (const unsigned char *)in->data;

	for (size_t i = 2; i + 1 < in->len; i += 2) {
		uint32_t	 c = big ? (uint32_t)(s[i] << 8 | s[i + 1]) : (uint32_t)(s[i + 1] << 8 | s[i]);

		if (c >= 0xd800 && c < 0xdc00 && i + 3 < in->len) {
			uint32_t	 d = big ? (uint32_t)(s[i + 2] << 8 | s[i + 3]) : (uint32_t)(s[i + 3] << 8 | s[i + 2]);

			if (d >= 0xdc00 && d < 0xe000) {
				c = 0x10000 + ((c - 0xd800) << 10) + (d - 0xdc00);
				i += 2;
			}
		}
		put(out, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
	}
}

static void
from_cp1252(const struct buf *in, struct buf *out)
{
	for (size_t i = 0; i < in->len; i++) {
		unsigned char	 c = (unsigned char)in->data[i];

		put(out, c >= 0x80 && c < 0xa0 ? cp1252[c - 0x80] : c);
	}
}

static int
decode(const char *file, const struct buf *in, struct buf *out, struct report *report)
{
	const char	*s = in->data;

	if (in->len >= 2 && (memcmp(s, "\xff\xfe", 2) == 0 || memcmp(s, "\xfe\xff", 2) == 0))
		from_utf16(in, s[0] == '\xfe', out);
	else if (in->len >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0)
		buf_add(out, s + 3, in->len - 3);
	else if (utf8_valid(s, in->len))
		buf_add(out, s, in->len);
	else if (memchr(s, '\0', in->len) == NULL) {
		from_cp1252(in, out);
		report_add(report, FINDING_GRID_ENCODING, POS_FILE(file), "%s", "");
	}
	if (memchr(out->data, '\0', out->len) != NULL || (out->len == 0 && in->len > 3)) {
		report_add(report, FINDING_GRID_CSV, POS_FILE(file), "%s", _("it holds NUL bytes: this is not text"));
		return -1;
	}
	if (!utf8_valid(out->data, out->len)) {
		report_add(report, FINDING_GRID_CSV, POS_FILE(file), "%s", _("it says UTF-8, and is not"));
		return -1;
	}
	return 0;
}

/* The sign that separates on most lines: counted outside of quotes. */
static char
separator(const char *s, size_t n)
{
	static const char	 candidates[] = ";\t,|";
	size_t			 count[4] = { 0, 0, 0, 0 }, best = 0;
	bool			 quoted = false;

	for (size_t i = 0; i < n && i < SNIFF; i++) {
		const char	*c = strchr(candidates, s[i]);

		if (s[i] == '"')
			quoted = !quoted;
		else if (!quoted && c != NULL)
			count[c - candidates]++;
	}
	for (size_t i = 1; i < 4; i++)
		if (count[i] > count[best])
			best = i;
	return candidates[best];
}

struct csv {
	const char	*p, *end;
	const char	*file;
	char		 sep;
	size_t		 row, col;
	struct report	*report;
};

/* One field into "out"; -1 with a finding where a quote is never closed. */
static int
read_field(struct csv *c, struct buf *out)
{
	if (c->p < c->end && *c->p == '"') {
		for (c->p++;; c->p++) {
			if (c->p == c->end) {
				report_add(c->report, FINDING_GRID_CSV, POS_FILE(c->file),
				    _("the quote of row %zu, field %zu is never closed"), c->row, c->col);
				return -1;
			}
			if (*c->p != '"') {
				if (*c->p != '\r')
					buf_putc(out, *c->p);
			} else if (c->p + 1 < c->end && c->p[1] == '"')
				buf_putc(out, *c->p++);
			else
				break;
		}
		c->p++;
	}
	for (; c->p < c->end && *c->p != c->sep && *c->p != '\n' && *c->p != '\r'; c->p++)
		buf_putc(out, *c->p);
	return 0;
}

static int
read_fields(struct csv *c, struct book *book)
{
	struct buf	 value;
	int		 rc = 0;

	buf_init(&value);
	c->row = 1;
	c->col = 0;
	while (rc == 0 && c->p < c->end) {
		c->col++;
		buf_reset(&value);
		if ((rc = read_field(c, &value)) == -1)
			break;
		rc = book_put(book, &(struct book_cell){ .row = c->row, .col = c->col, .type = "texte", .value = value.data });
		if (c->p == c->end)
			break;
		if (*c->p == c->sep) {
			c->p++;
			continue;
		}
		c->p += *c->p == '\r' && c->p + 1 < c->end && c->p[1] == '\n' ? 2 : 1;
		c->row++;
		c->col = 0;
	}
	buf_clear(&value);
	return rc;
}

int
book_read_csv(struct book *book, const struct buf *bytes, const char *sheet, struct report *report)
{
	struct csv	 c = { .file = book_name(book), .report = report };
	struct buf	 text;
	int		 rc;

	buf_init(&text);
	rc = decode(c.file, bytes, &text, report);
	if (rc == 0)
		rc = book_sheet(book, sheet, false);
	if (rc == 0) {
		c.p = text.data;
		c.end = text.data + text.len;
		if (text.len > 5 && strncmp(text.data, "sep=", 4) == 0) {	/* Excel's own first line */
			c.sep = text.data[4];
			c.p += 4 + strcspn(text.data + 4, "\n");
			c.p += c.p < c.end;
		} else
			c.sep = separator(text.data, text.len);
		rc = read_fields(&c, book);
	}
	buf_clear(&text);
	return rc;
}
