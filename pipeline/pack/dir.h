/* dir.h - where the entries of a ZIP container lie, byte by byte.  For pack/ only.
 *
 * libzip unpacks; it does not tell whether two entries share bytes or what
 * lies between them.  This reads the directory itself, and libzip is only
 * asked about containers that this found in order.
 */
#ifndef CLEA_PACK_DIR_H
#define CLEA_PACK_DIR_H

#include <stddef.h>
#include <stdint.h>

struct pack_gap;
struct pack_limits;
struct report;

/* APPNOTE.TXT 6.3.9, 4.3.7 (local header) and 4.3.12 (directory); offsets in bytes. */
struct dir_entry {
	size_t		 central;	/* of its directory header */
	size_t		 start, end;	/* local header to the end of data and descriptor */
	uint16_t	 flags, method;
	uint32_t	 packed, size;
	uint32_t	 attributes;	/* external: upper half is a Unix mode */
	size_t		 name_at, name_len;
};

struct dir {
	struct dir_entry	*entry;		/* in directory order */
	size_t			 n;
	struct pack_gap		*gap;		/* ascending */
	size_t			 ngaps;
	size_t			 start, end;	/* of the directory itself */
};

/* 0, or -1 with a finding: not a ZIP, contradicting headers, overlap, ZIP64, too many entries. */
int	 dir_read(struct dir *, const char *file, const void *, size_t n, const struct pack_limits *,
	    struct report *);
void	 dir_clear(struct dir *);

#define DIR_LOCAL_TIME		10	/* offset of time and date in a local header */
#define DIR_CENTRAL_TIME	12	/* and in a directory header */
#define DIR_FLAG_ENCRYPTED	0x0001
#define DIR_FLAG_DESCRIPTOR	0x0008
#define DIR_FLAG_STRONG		0x0040

#endif /* !CLEA_PACK_DIR_H */
