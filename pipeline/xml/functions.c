/* functions.c - the XPath functions that stylesheets have.
 *
 * The same input gives the same bytes: what EXSLT offers of clock and chance
 * is refused.  Most date functions take the clock when they get no argument,
 * so they are wrapped and only asked when they get one.
 */
#include <libexslt/exslt.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltutils.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "xml/functions.h"

/* They take the clock when they get no argument. */
static const char *const date_names[] = {
	"date", "time", "year", "leap-year", "month-in-year", "month-name",
	"month-abbreviation", "week-in-year", "week-in-month", "day-in-year",
	"day-in-month", "day-of-week-in-month", "day-in-week", "day-name",
	"day-abbreviation", "hour-in-day", "minute-in-hour", "second-in-minute",
	"seconds",
};

void
functions_init(void)
{
	exsltCommonRegister();
	exsltMathRegister();
	exsltSetsRegister();
	exsltStrRegister();
	exsltDateRegister();
}

static void
refuse(xmlXPathParserContext *ctxt, int nargs)
{
	for (; nargs > 0; nargs--)
		xmlXPathFreeObject(valuePop(ctxt));
	xsltTransformError(xsltXPathGetTransformContext(ctxt), NULL, NULL,
	    _("%s() is not offered: the result must not depend on the clock or on chance"),
	    (const char *)ctxt->context->function);
	ctxt->error = XPATH_EXPR_ERROR;		/* without a second word about it */
}

static void
date_function(xmlXPathParserContext *ctxt, int nargs)
{
	xmlXPathFunction	 real;

	real = nargs == 0 ? NULL :
	    xsltExtModuleFunctionLookup(ctxt->context->function, EXSLT_DATE_NAMESPACE);
	if (real == NULL)
		refuse(ctxt, nargs);
	else
		real(ctxt, nargs);
}

void
functions_restrict(xsltTransformContext *run)
{
	xsltRegisterExtFunction(run, (const xmlChar *)"date-time", EXSLT_DATE_NAMESPACE, refuse);
	xsltRegisterExtFunction(run, (const xmlChar *)"random", EXSLT_MATH_NAMESPACE, refuse);
	for (size_t i = 0; i < nitems(date_names); i++)
		xsltRegisterExtFunction(run, (const xmlChar *)date_names[i],
		    EXSLT_DATE_NAMESPACE, date_function);
}
