/* xsd.h - a schema read as a document.  For types.c and attributes.c only. */
#ifndef CLEA_XML_XSD_H
#define CLEA_XML_XSD_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "xml/types.h"

#define XSD_NS		"http://www.w3.org/2001/XMLSchema"
#define XSD_DEPTH	16	/* of types made from types: a circle ends here */

/* Is this the element of XML Schema with this name? */
bool		 xsd_is(const xmlNode *, const char *name);
/* The value of an attribute without namespace; NULL where absent.  Lends. */
const char	*xsd_attr(const xmlNode *, const char *name);
/* The first such child; NULL. */
const xmlNode	*xsd_child(const xmlNode *, const char *name);
/* "name" of "{ns}name", "p:name" and "name".  Lends. */
const char	*xsd_local(const char *name);
/* The first "element" of XML Schema, anywhere, whose attribute has this value; NULL. */
const xmlNode	*xsd_find(const struct types *, const char *element, const char *attribute,
		    const char *value);
/* The one that stands right below xs:schema and has this name, which may be a QName; NULL. */
const xmlNode	*xsd_global(const struct types *, const char *element, const char *name);
/* Is this QName, written at this place of a schema, one of XML Schema's own types? */
bool		 xsd_is_builtin(const xmlNode *where, const char *qname);

#endif /* !CLEA_XML_XSD_H */
