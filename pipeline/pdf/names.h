/* names.h - a table from byte strings to small numbers, in order of arrival.  Private to pdf/. */
#ifndef CLEA_PDF_NAMES_H
#define CLEA_PDF_NAMES_H

#include <stddef.h>
#include <stdint.h>

struct arena;

struct name {
	const char	*s;
	size_t		 n;
	uint64_t	 hash;
};

struct names {
	struct arena	*arena;		/* lent: keeps the strings */
	struct name	*all;		/* [count] */
	size_t		 count, room;
	uint32_t	*slots;		/* index + 1; a power of two of them */
	size_t		 nslots;
};

#define NAMES_NONE	SIZE_MAX

void	names_init(struct names *, struct arena *);
void	names_clear(struct names *);
size_t	names_find(const struct names *, const void *, size_t n);	/* NAMES_NONE: not there */
/* The number of the string, new (== count before) or known. */
size_t	names_add(struct names *, const void *, size_t n);
/* FNV-1a, 64 bits: the same on every machine. */
uint64_t names_hash(const void *, size_t n, uint64_t seed);
#define NAMES_SEED	UINT64_C(0xcbf29ce484222325)

#endif /* !CLEA_PDF_NAMES_H */
