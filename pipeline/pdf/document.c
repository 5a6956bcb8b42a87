/* document.c - closing a document: page tree, resources, catalog, metadata, the file itself. */
#include <string.h>

#include "base/i18n.h"
#include "base/report.h"
#include "pdf/attach.h"
#include "pdf/content.h"
#include "pdf/crossref.h"
#include "pdf/document.h"
#include "pdf/font.h"
#include "pdf/image.h"
#include "pdf/link.h"
#include "pdf/object.h"
#include "pdf/outline.h"
#include "pdf/profile.h"
#include "pdf/signature.h"
#include "pdf/subset.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"
#include "pdf/xmp.h"

/* Pages that waited for their late parts. */
static void
write_contents(struct pdf *pdf)
{
	struct buf	 all;

	buf_init(&all);
	for (size_t i = 0; i < pdf->npages; i++) {
		struct page	*page = pdf->pages[i];

		if (page->contents != 0)
			continue;
		buf_reset(&all);
		content_assemble(page, &all);
		page->contents = object_stream_deflated(pdf->objects, NULL, all.data, all.len);
		buf_clear(&page->content);
	}
	buf_clear(&all);
}

/* One dictionary of resources for all pages: fonts and pictures are the document's. */
static unsigned
write_resources(struct pdf *pdf)
{
	struct buf	 b;
	unsigned	 number;

	buf_init(&b);
	buf_puts(&b, "/Font <<");
	embedded_write(pdf, &b);
	buf_puts(&b, ">>\n/XObject <<");
	image_put_resources(pdf, &b);
	buf_puts(&b, ">>\n");
	number = object_new(pdf->objects);
	object_set(pdf->objects, number, &b);
	buf_clear(&b);
	return number;
}

static void
write_page(struct pdf *pdf, const struct page *page, unsigned root, unsigned resources, struct buf *b)
{
	buf_reset(b);
	buf_puts(b, "/Type /Page /Parent ");
	syntax_ref(b, root);
	buf_puts(b, "/MediaBox ");
	syntax_rect(b, 0, 0, page->width, page->height);
	buf_puts(b, "\n/Contents ");
	syntax_ref(b, page->contents);
	buf_puts(b, "/Resources ");
	syntax_ref(b, resources);
	buf_puts(b, "/Tabs /S /StructParents ");
	buf_int(b, (int64_t)page->index);
	if (page->annots.len > 0) {
		buf_puts(b, " /Annots [");
		buf_add(b, page->annots.data, page->annots.len);
		buf_putc(b, ']');
	}
	buf_putc(b, '\n');
	object_set(pdf->objects, page->object, b);
}

static void
write_pages(struct pdf *pdf)
{
	unsigned	 resources = write_resources(pdf), root = objects_roots(pdf->objects).pages;
	struct buf	 b;

	buf_init(&b);
	for (size_t i = 0; i < pdf->npages; i++)
		write_page(pdf, pdf->pages[i], root, resources, &b);
	buf_reset(&b);
	buf_puts(&b, "/Type /Pages /Count ");
	buf_int(&b, (int64_t)pdf->npages);
	buf_puts(&b, " /Kids [");
	for (size_t i = 0; i < pdf->npages; i++)
		syntax_ref(&b, pdf->pages[i]->object);
	buf_puts(&b, "]\n");
	object_set(pdf->objects, root, &b);
	buf_clear(&b);
}

/* The sRGB output intent (ISO 19005-3 6.2.3); false when no profile is installed. */
static bool
put_output_intent(struct pdf *pdf, struct buf *b)
{
	const struct buf	*icc = profile_get(fonts_profile(pdf->fonts), pdf->objects);
	struct buf		 entries;
	unsigned		 number;

	if (icc == NULL) {
		report_once(pdf->report, FINDING_PDF_PROFILE, "", POS_NONE, "%s", "");
		return false;
	}
	buf_init(&entries);
	buf_puts(&entries, "/N 3 /Filter /FlateDecode\n");
	number = object_stream(pdf->objects, &entries, icc->data, icc->len);
	buf_clear(&entries);
	buf_puts(b, "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 "
	    "/OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile ");
	syntax_ref(b, number);
	buf_puts(b, ">>]\n");
	return true;
}

/*
 * A file says what it is only where that is true: without title or language, or
 * with a figure that nothing describes, it is neither PDF/UA nor level A.
 */
static bool
is_accessible(struct pdf *pdf)
{
	const char	*why = tags_fault(pdf);

	if (pdf->title == NULL)
		why = _("it has no title");
	else if (pdf->lang == NULL)
		why = _("it has no language");
	if (why != NULL)
		report_add(pdf->report, FINDING_PDF_NOT_UA, POS_NONE, "%s", why);
	return why == NULL;
}

/* Pages of 3 to 14400 units (ISO 19005-3 6.1.13). */
static bool
pages_fit(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->npages; i++) {
		const struct page	*page = pdf->pages[i];

		if (page->width < 3000 || page->height < 3000 || page->width > 14400000 ||
		    page->height > 14400000) {
			report_once(pdf->report, FINDING_PDF_LIMIT, "page", POS_NONE, "%s",
			    _("a page is smaller than 1 mm or larger than 5 m; the PDF is not marked as PDF/A"));
			return false;
		}
	}
	return true;
}

static unsigned
write_metadata(struct pdf *pdf, bool has_intent)
{
	struct xmp	 xmp = {
		.title = pdf->title, .author = pdf->author, .subject = pdf->subject,
		.lang = pdf->lang, .producer = pdf->options.producer, .now = pdf->options.now,
	};
	struct buf	 packet, entries;
	unsigned	 number;

	xmp.accessible = is_accessible(pdf);
	xmp.conformance = !has_intent || !pages_fit(pdf) ? 0 : xmp.accessible ? 'A' : 'B';
	buf_init(&packet);
	buf_init(&entries);
	xmp_put(&xmp, &packet);
	buf_puts(&entries, "/Type /Metadata /Subtype /XML\n");
	number = object_stream(pdf->objects, &entries, packet.data, packet.len);	/* to be read as it is */
	buf_clear(&packet);
	buf_clear(&entries);
	return number;
}

static void
put_text(struct buf *b, const char *key, const char *s)
{
	if (s == NULL)
		return;
	buf_puts(b, key);
	syntax_text(b, s);
	buf_putc(b, '\n');
}

/* The same as the XMP packet tells. */
static void
write_info(struct pdf *pdf)
{
	struct buf	 b;
	char		 when[32];

	instant_pdf(pdf->options.now, when);
	buf_init(&b);
	put_text(&b, "/Title ", pdf->title);
	put_text(&b, "/Author ", pdf->author);
	put_text(&b, "/Subject ", pdf->subject);
	put_text(&b, "/Creator ", pdf->options.producer);
	put_text(&b, "/Producer ", pdf->options.producer);
	put_text(&b, "/CreationDate ", when);
	put_text(&b, "/ModDate ", when);
	object_set(pdf->objects, objects_roots(pdf->objects).info, &b);
	buf_clear(&b);
}

static void
write_catalog(struct pdf *pdf, unsigned outline)
{
	struct object_roots	 roots = objects_roots(pdf->objects);
	struct buf		 b;
	bool			 has_intent;

	buf_init(&b);
	buf_puts(&b, "/Type /Catalog /Pages ");
	syntax_ref(&b, roots.pages);
	buf_puts(&b, "/MarkInfo <</Marked true>> /StructTreeRoot ");
	syntax_ref(&b, pdf->struct_root);
	buf_putc(&b, '\n');
	put_text(&b, "/Lang ", pdf->lang);
	if (pdf->title != NULL)
		buf_puts(&b, "/ViewerPreferences <</DisplayDocTitle true>>\n");
	if (outline != 0) {
		buf_puts(&b, "/PageMode /UseOutlines /Outlines ");
		syntax_ref(&b, outline);
		buf_putc(&b, '\n');
	}
	outline_put_labels(pdf, &b);
	attach_put_catalog(pdf, &b);
	signature_put_catalog(pdf, &b);
	has_intent = put_output_intent(pdf, &b);
	buf_puts(&b, "/Metadata ");
	syntax_ref(&b, write_metadata(pdf, has_intent));
	buf_putc(&b, '\n');
	object_set(pdf->objects, roots.catalog, &b);
	/* Who only wants to see the signature need not unpack the structure tree for it. */
	object_keep_apart(pdf->objects, roots.catalog);
	buf_clear(&b);
}

/* Whatever was left open is closed; each part is written after those it speaks of are known. */
static void
write_all(struct pdf *pdf)
{
	unsigned	 outline;

	if (pdf->painter.late != NULL)
		content_late_end(&pdf->canvas);
	if (pdf->painter.out != NULL)
		content_end_page(&pdf->canvas);
	pdf->finished = true;
	link_write(pdf);
	signature_write(pdf);
	outline = outline_write(pdf);
	write_contents(pdf);
	tags_write(pdf);
	write_pages(pdf);
	write_info(pdf);
	write_catalog(pdf, outline);
}

int
pdf_finish(struct canvas *c, struct buf *out, struct pdf_gap *gap)
{
	struct pdf	*pdf = pdf_of(c);
	size_t		 start = out->len;
	unsigned long	 failed;

	if (gap != NULL)
		*gap = (struct pdf_gap){ 0, 0 };
	if (pdf->npages == 0 || pdf->finished) {
		report_add(pdf->report, FINDING_PDF_EMPTY, POS_NONE, "%s", "");
		return -1;
	}
	write_all(pdf);
	failed = crossref_write(pdf->objects, out);
	if (failed == 0 && pdf->options.signature != NULL && gap != NULL &&
	    signature_patch(pdf, out, start, gap) == -1)
		failed = 1;
	if (failed == 0)
		return 0;
	report_add(pdf->report, FINDING_PDF_LIBRARY, POS_NONE, "0x%04lx", failed);
	out->len = start;
	out->data[start] = '\0';
	return -1;
}

size_t
pdf_npages(const struct canvas *c)
{
	const struct pdf	*pdf = c->self;

	return pdf->npages;
}
