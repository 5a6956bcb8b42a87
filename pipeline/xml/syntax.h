/* syntax.h - libxml2's syntax errors in our words.  For xml/ only. */
#ifndef CLEA_XML_SYNTAX_H
#define CLEA_XML_SYNTAX_H

#include <libxml/xmlerror.h>

struct report;

/* One finding: file:line and a sentence, the library's own where we have none. */
void	 syntax_error(struct report *, const char *name, const xmlError *);

#endif /* !CLEA_XML_SYNTAX_H */
