/* xmp.c - the metadata packet. */
#include <stdbool.h>

#include "base/buf.h"
#include "pdf/xmp.h"

/* Text for XML; a character that XML 1.0 forbids becomes a blank. */
static void
put_escaped(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '&': buf_puts(b, "&amp;"); break;
		case '<': buf_puts(b, "&lt;"); break;
		case '>': buf_puts(b, "&gt;"); break;
		default: buf_putc(b, (unsigned char)*s < 0x20 ? ' ' : *s);
		}
	}
}

/* <before>text<after>, when there is a text. */
static void
put_entry(struct buf *b, const char *before, const char *s, const char *after)
{
	if (s == NULL)
		return;
	buf_puts(b, before);
	put_escaped(b, s);
	buf_puts(b, after);
}

/* PDF/A knows nothing of PDF/UA: its property must be declared (ISO 19005-3 6.6.2.3). */
static const char	 pdfua_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void
put_claims(struct buf *b, const struct xmp *x)
{
	if (x->conformance != 0) {
		buf_puts(b, "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>");
		buf_putc(b, x->conformance);
		buf_puts(b, "</pdfaid:conformance>\n");
	}
	if (x->accessible) {
		buf_puts(b, "<pdfuaid:part>1</pdfuaid:part>\n");
		buf_puts(b, pdfua_schema);
	}
}

void
xmp_put(const struct xmp *x, struct buf *b)
{
	char	 when[32];

	instant_iso(x->now, when);
	buf_puts(b, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
	    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	    "<dc:format>application/pdf</dc:format>\n");
	put_entry(b, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", x->title,
	    "</rdf:li></rdf:Alt></dc:title>\n");
	put_entry(b, "<dc:creator><rdf:Seq><rdf:li>", x->author, "</rdf:li></rdf:Seq></dc:creator>\n");
	put_entry(b, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", x->subject,
	    "</rdf:li></rdf:Alt></dc:description>\n");
	put_entry(b, "<dc:language><rdf:Bag><rdf:li>", x->lang, "</rdf:li></rdf:Bag></dc:language>\n");
	put_entry(b, "<xmp:CreateDate>", when, "</xmp:CreateDate>\n");
	put_entry(b, "<xmp:ModifyDate>", when, "</xmp:ModifyDate>\n");
	put_entry(b, "<xmp:MetadataDate>", when, "</xmp:MetadataDate>\n");
	put_entry(b, "<xmp:CreatorTool>", x->producer, "</xmp:CreatorTool>\n");
	put_entry(b, "<pdf:Producer>", x->producer, "</pdf:Producer>\n");
	put_claims(b, x);
	buf_puts(b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
}
