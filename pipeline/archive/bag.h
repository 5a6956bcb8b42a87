/* bag.h - a bag (BagIt 0.96 to 1.0) in a folder, read.  For archive/ only. */
#ifndef CLEA_ARCHIVE_BAG_H
#define CLEA_ARCHIVE_BAG_H

#include <stdint.h>

struct buf;
struct journal_line;
struct report;

/*
 * One of our bags: its tagmanifest has the digest of the journal's line, and every file of the folder has its
 * digest in it or in the payload's manifest.  0, or -1 with findings that name the files.
 */
int		 bag_check(const char *dir, const struct journal_line *, int64_t *octets, struct report *);
/* The received container in one of our bags; as sip_container(). */
struct buf	*bag_container(const char *dir, char **name, struct report *);

#endif /* !CLEA_ARCHIVE_BAG_H */
