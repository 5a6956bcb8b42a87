/* document.c - from FO to a PDF: formatter, attachment, seal. */
#include "base/buf.h"
#include "base/report.h"
#include "base/timing.h"
#include "dossier/document.h"
#include "dossier/library.h"
#include "fo/fo.h"
#include "pdf/pdf.h"
#include "seal/seal.h"
#include "xml/xml.h"

#define SIGNATURE_FIELD	"Signature1"	/* clea:signature of the stylesheets */

static int
attach_source(const struct document *o, struct canvas *canvas, struct report *report)
{
	struct buf	*source;
	int		 rc;

	if (o->source == NULL)
		return 0;
	source = buf_new();
	xml_write(o->source, false, source);
	rc = pdf_attach(canvas, o->source_name, "text/xml", "Source", o->source_text, source, report);
	buf_free(source);
	return rc;
}

/* Pages, then the file with its gap.  0, or -1 with a finding. */
static int
set_pages(struct library *lib, struct canvas *canvas, const struct xml_doc *fo, const struct document *o, struct timing *timing,
    struct buf *out, struct pdf_gap *gap, size_t *npages, struct report *report)
{
	int64_t			 began = timing_begin(timing);
	struct fo_result	 result;
	int			 rc = fo_format_kept(library_kept(lib), fo, canvas, &result, report);

	timing_end(timing, "format", began);
	if (rc == -1)
		return -1;
	*npages = result.npages;
	began = timing_begin(timing);
	rc = attach_source(o, canvas, report) == -1 || pdf_finish(canvas, out, gap) == -1 ? -1 : 0;
	timing_end(timing, "pdf", began);
	return rc;
}

struct buf *
document_pdf(struct library *lib, const struct xml_doc *fo, const struct document *o, size_t *npages,
    struct report *report)
{
	struct pdf_signature	 signature = { .name = SIGNATURE_FIELD };
	struct pdf_options	 options = { .now = o->now, .producer = "clea " CLEA_VERSION };
	struct pdf_fonts	*fonts = library_fonts(lib, report);
	struct timing		*timing = library_timing(lib);
	struct pdf_gap		 gap = { 0, 0 };
	struct canvas		*canvas = NULL;
	struct buf		*out = buf_new();
	int64_t			 began;
	int			 rc = -1;

	if (o->signer != NULL) {
		signature.signer = signer_name(o->signer);
		signature.room = signer_room(o->signer);
		options.signature = &signature;
	}
	if (fonts == NULL || (canvas = canvas_pdf_new(fonts, &options, report)) == NULL ||
	    set_pages(lib, canvas, fo, o, timing, out, &gap, npages, report) == -1)
		goto out;
	began = timing_begin(timing);
	if (o->signer != NULL && seal_pdf(out, gap.at, gap.len, o->signer, report) == -1)
		goto out;
	timing_end(timing, "sign", began);
	rc = 0;
out:
	canvas_pdf_free(canvas);
	if (rc == -1) {
		buf_free(out);
		out = NULL;
	}
	return out;
}
