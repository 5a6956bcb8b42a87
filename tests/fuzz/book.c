/*
 * book.c - read anything as a spreadsheet.  The first byte says what the rest
 * is: a CSV, a sheet's XML inside an .xlsx, the content of an .ods, or a file
 * as it came.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/report.h"
#include "capture/book.h"
#include "pack/pack.h"
#include "xml/xml.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define REL	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const struct { const char *name, *text; } around[] = {	/* of the sheet, in an .xlsx */
	{ "[Content_Types].xml", "<Types/>" },
	{ "_rels/.rels", "<R><r Id='a' Type='" REL "officeDocument' Target='w.xml'/></R>" },
	{ "_rels/w.xml.rels", "<R><r Id='a' Type='" REL "worksheet' Target='s.xml'/><r Id='b' Type='" REL "styles' Target='t.xml'/></R>" },
	{ "t.xml", "<s><cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='20'/></cellXfs></s>" },
	{ "w.xml", "<w><sheets><sheet name='S' id='a'/></sheets></w>" },
};

static void
add(struct pack *pack, const char *name, const void *bytes, size_t n, struct report *report)
{
	struct buf	*b = buf_new();

	buf_add(b, bytes, n);
	(void)pack_add_take(pack, name, b, false, report);
}

static struct buf *
wrap(uint8_t what, const uint8_t *p, size_t n, struct report *report)
{
	struct pack	*pack = pack_new(0);
	struct buf	*out;

	if (what == 1) {
		for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
			struct buf	 text;

			buf_init(&text);
			buf_puts(&text, around[i].text);
			add(pack, around[i].name, text.data, text.len, report);
			buf_clear(&text);
		}
		add(pack, "s.xml", p, n, report);
	} else
		add(pack, "content.xml", p, n, report);
	out = pack_write(pack, report);
	pack_free(pack);
	return out;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct report	*report = report_new();
	struct buf	*bytes;
	struct xml_doc	*book;
	uint8_t		 what;

	if (n > 0) {
		what = *p % 4;
		if (what == 1 || what == 2)
			bytes = wrap(what, p + 1, n - 1, report);
		else {
			bytes = buf_new();
			buf_add(bytes, p + 1, n - 1);
		}
		book = bytes == NULL ? NULL : book_read(what == 0 ? "i.csv" : "i.xlsx", bytes, NULL, report);
		if (book == NULL && report_count_severity(report, SEV_ERROR) == 0)
			abort();	/* refused without a word */
		xml_free(book);
		buf_free(bytes);
	}
	report_free(report);
	return 0;
}
