/* pdf.c - any XML as an XSL-FO document, made into a PDF. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/report.h"
#include "fo/canvas.h"
#include "fo/fo.h"
#include "pdf/pdf.h"
#include "xml/xml.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static struct pdf_fonts *
shared(void)
{
	static struct pdf_fonts	*fonts;
	struct report		*report;

	if (fonts == NULL) {
		report = report_new();
		if ((fonts = pdf_fonts_new(report)) == NULL) {
			fputs("no fonts on this machine\n", stderr);
			exit(2);
		}
		report_free(report);
	}
	return fonts;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct report		*report = report_new();
	struct pdf_fonts	*fonts = shared();
	struct pdf_options	 options = { .now = 1793610000, .producer = "clea" };
	struct xml_doc		*doc = xml_parse("input", p, n, report);
	struct canvas		*canvas;
	struct fo_result	 result;
	struct pdf_gap		 gap;
	struct buf		*out;

	if (doc != NULL && (canvas = canvas_pdf_new(fonts, &options, report)) != NULL) {
		out = buf_new();
		if ((fo_format(doc, canvas, &result, report) == -1 || pdf_finish(canvas, out, &gap) == -1) &&
		    report_count_severity(report, SEV_ERROR) == 0)
			abort();	/* no PDF, and nobody is told why */
		canvas_pdf_free(canvas);
		buf_free(out);
	}
	xml_free(doc);
	report_free(report);
	return 0;
}
