/* xml.c - parse anything, and write it again: what was accepted once is accepted as it was written. */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/report.h"
#include "xml/xml.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct report	*report = report_new();
	struct xml_doc	*doc = xml_parse("input", p, n, report), *again;
	struct buf	 out, canonical;

	if (doc == NULL && report_count_severity(report, SEV_ERROR) == 0)
		abort();		/* refused, and nobody is told why */
	if (doc != NULL) {
		buf_init(&out);
		buf_init(&canonical);
		xml_write(doc, false, &out);
		if ((again = xml_parse("again", out.data, out.len, report)) == NULL)
			abort();
		xml_free(again);
		(void)xml_canonical(doc, &canonical, report);
		buf_clear(&canonical);
		buf_clear(&out);
	}
	xml_free(doc);
	report_free(report);
	return 0;
}
