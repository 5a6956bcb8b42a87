/* profile.h - the archive's profile and the table of formats, read and checked.  For archive/ only. */
#ifndef CLEA_ARCHIVE_PROFILE_H
#define CLEA_ARCHIVE_PROFILE_H

struct library;
struct report;
struct xml_doc;

/* The profile of that file; NULL: referentiel/archive.xml.  Caller frees; NULL with the findings. */
struct xml_doc	*profile_load(struct library *, const char *file, struct report *);
/* referentiel/formats.xml.  Likewise. */
struct xml_doc	*formats_load(struct library *, struct report *);

#endif /* !CLEA_ARCHIVE_PROFILE_H */
