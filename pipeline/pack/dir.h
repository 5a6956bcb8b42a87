/* dir.h - where the entries of a ZIP container lie, byte by byte.  For pack/ only.
 *
 * A container is read from its directory, and every byte of it must be
 * accounted for: the entries one after the other from the first byte, each
 * with the header that the directory promises, then the directory, then the
 * end record.  So there is no second way to read it, and nowhere to hide.
 */
#ifndef CLEA_PACK_DIR_H
#define CLEA_PACK_DIR_H

#include <stddef.h>
#include <stdint.h>

struct pack_limits;
struct report;

/* APPNOTE.TXT 6.3.9, 4.3.7 (local header) and 4.3.12 (directory); offsets in bytes. */
struct dir_entry {
	size_t		 central;	/* of its directory header */
	size_t		 start, end;	/* local header to the end of data and descriptor */
	size_t		 data;		/* packed bytes */
	uint16_t	 flags, method;
	uint32_t	 packed, size, crc;
	uint32_t	 attributes;	/* external: upper half is a Unix mode */
	size_t		 name_at, name_len;
	size_t		 comment_len;
};

struct dir {
	struct dir_entry	*entry;		/* in directory order */
	size_t			 n;
	size_t			 start, end;	/* of the directory itself */
	size_t			 comment, comment_len;
};

/* The directory alone: 0, or -1 with a finding (not a ZIP, ZIP64, too many entries ...). */
int	 dir_read(struct dir *, const char *file, const void *, size_t n, const struct pack_limits *,
	    struct report *);
/* Then what it points to: 0, or -1 with a finding (contradicting headers, overlap, bytes of nobody). */
int	 dir_read_entries(struct dir *, const char *file, const void *, size_t n, struct report *);
void	 dir_clear(struct dir *);

#define DIR_LOCAL_TIME		10	/* offset of time and date in a local header */
#define DIR_CENTRAL_TIME	12	/* and in a directory header */
#define DIR_FLAG_ENCRYPTED	0x0001
#define DIR_FLAG_DESCRIPTOR	0x0008
#define DIR_FLAG_PATCH		0x0020
#define DIR_FLAG_STRONG		0x0040
#define DIR_FLAG_MASKED		0x2000	/* the directory is encrypted */
#define DIR_METHOD_STORE	0
#define DIR_METHOD_DEFLATE	8

#endif /* !CLEA_PACK_DIR_H */
