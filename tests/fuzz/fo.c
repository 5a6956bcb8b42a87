/* fo.c - any XML as an XSL-FO document, on the canvas that prints areas. */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/report.h"
#include "fo/canvas.h"
#include "fo/fo.h"
#include "xml/xml.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct fo_kept	*kept;		/* a large dictionary is loaded once */
	struct report		*report = report_new();
	struct xml_doc		*doc = xml_parse("input", p, n, report);
	struct buf		*areas;
	struct canvas		*canvas;
	struct fo_result	 result;

	if (kept == NULL)
		kept = fo_kept_new();
	if (doc != NULL) {
		areas = buf_new();
		canvas = canvas_text_new(areas, report);
		if (fo_format_kept(kept, doc, canvas, &result, report) == -1 &&
		    report_count_severity(report, SEV_ERROR) == 0)
			abort();	/* no page, and nobody is told why */
		canvas_text_free(canvas);
		buf_free(areas);
	}
	xml_free(doc);
	report_free(report);
	return 0;
}
