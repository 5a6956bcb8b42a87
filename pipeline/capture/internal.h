/* internal.h - what the files of this folder share. */
#ifndef CLEA_CAPTURE_INTERNAL_H
#define CLEA_CAPTURE_INTERNAL_H

struct library;
struct report;
struct xml_doc;

/* grid.c: a mapping file (NULL: the one shipped), valid.  Caller frees; NULL with a finding. */
struct xml_doc	*mapping_load(struct library *, const char *path, struct report *);

#endif /* !CLEA_CAPTURE_INTERNAL_H */
