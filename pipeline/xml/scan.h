/* scan.h - bytes looked at before libxml2 sees them.  For xml/ only. */
#ifndef CLEA_XML_SCAN_H
#define CLEA_XML_SCAN_H

#include <stddef.h>

struct report;

/*
 * Refuse what libxml2 would misread or take hours for: an empty file, NUL
 * bytes in a byte encoding, an element with more than XML_ATTRS_MAX
 * attributes.  0, or -1 with a finding.
 */
int	 scan_bytes(const char *name, const void *, size_t n, struct report *);

#endif /* !CLEA_XML_SCAN_H */
