/* functions.h - the XPath functions that stylesheets have.  For xml/ only. */
#ifndef CLEA_XML_FUNCTIONS_H
#define CLEA_XML_FUNCTIONS_H

#include <libxslt/xsltInternals.h>

/* Once a process: EXSLT common, math, sets, strings, dates. */
void	 functions_init(void);
/* For one run: those that would tell the clock or a random number say no. */
void	 functions_restrict(xsltTransformContext *);

#endif /* !CLEA_XML_FUNCTIONS_H */
