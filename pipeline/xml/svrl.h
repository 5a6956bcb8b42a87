/* svrl.h - SVRL (ISO/IEC 19757-3): a rule report read into a report, and a report written as SVRL. */
#ifndef CLEA_XML_SVRL_H
#define CLEA_XML_SVRL_H

struct buf;
struct report;
struct xml_doc;

#define SVRL_NS	"http://purl.oclc.org/dsdl/svrl"

/* Each failed-assert and successful-report becomes a finding (id, role, location, text,
 * diagnostic-reference).  "file" is the document that was judged. */
void	 svrl_read(const struct xml_doc *svrl, const struct xml_doc *judged, const char *file, struct report *);
void	 svrl_write(const struct report *, struct buf *);

#endif /* !CLEA_XML_SVRL_H */
