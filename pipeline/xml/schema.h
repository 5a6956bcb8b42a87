/* schema.h - W3C XML Schema: compile once, validate often, errors as sentences. */
#ifndef CLEA_XML_SCHEMA_H
#define CLEA_XML_SCHEMA_H

#include <stddef.h>

struct report;
struct xml_doc;
struct schema;

/* A document that an xs:include or xs:import names, given from memory instead of disk. */
struct schema_override { const char *name; const void *data; size_t len; };

/* NULL with a finding.  Includes are read beside the file only: no network. */
struct schema	*schema_load(const char *path, const struct schema_override *, size_t n, struct report *);
void		 schema_free(struct schema *);
/*
 * All errors, one finding and one sentence each: file, line, what is wrong,
 * what was expected, the nearest allowed value where one is close.  0 or -1.
 */
int		 schema_validate(struct schema *, const struct xml_doc *, struct report *);

#endif /* !CLEA_XML_SCHEMA_H */
