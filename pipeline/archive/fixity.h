/* fixity.h - is a file of the archive still what entered?  For archive/ only. */
#ifndef CLEA_ARCHIVE_FIXITY_H
#define CLEA_ARCHIVE_FIXITY_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct holding;
struct report;

/*
 * Compare a file, a SIP or a bag with its line of the journal.  "dir" is the archive.  Each difference is a
 * finding that names the file, and where it can be told the entry in it.  0, or -1 with the findings.
 * *octets: what was read.  With "keep" a SIP is read into memory, judged there and, when it is as it entered,
 * left there for the caller to free: what is looked into is what was compared.
 */
int		 fixity_check(const char *dir, const struct holding *, int64_t *octets, struct buf **keep, struct report *);

/* SHA-512 of a file, as it is read, or another digest as OpenSSL names it.  -1 with a finding. */
/* A link is never read: whoever made it decides what is read. */
bool		 fixity_is_link(const char *path, struct report *);
int		 fixity_sha512(const char *path, char out[static 129], int64_t *octets, struct report *);
int		 fixity_digest(const char *path, const char *algorithm, char out[static 129], int64_t *octets, struct report *);

/* The container as it was received, taken out of a package; its name in *name (caller frees both).  NULL with a finding. */
struct buf	*fixity_container(const char *dir, const struct holding *, char **name, struct report *);

#endif /* !CLEA_ARCHIVE_FIXITY_H */
