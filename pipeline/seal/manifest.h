/* manifest.h - an ASiCManifest (EN 319 162-1, 5.3 and annex A), read as hostile.  Private to seal/. */
#ifndef CLEA_SEAL_MANIFEST_H
#define CLEA_SEAL_MANIFEST_H

#include <openssl/evp.h>
#include <stdbool.h>
#include <stddef.h>

struct buf;
struct report;

struct manifest_ref {
	char		*name;		/* of the entry, decoded */
	const EVP_MD	*md;
	bool		 weak;		/* the digest proves nothing any more (SHA-1) */
	unsigned char	 digest[EVP_MAX_MD_SIZE];
};

struct manifest {
	char			*entry;		/* its own name in the container */
	char			*signature;	/* the entry that signs it, decoded */
	struct manifest_ref	*refs;
	size_t			 n;
};

/*
 * 0, or -1 with one finding or more: not XML, not of the schema's shape, an
 * unknown digest or critical extension, the same file twice, a file of META-INF
 * (but for an archive manifest, which may list them).  Clear it either way.
 */
int	manifest_parse(struct manifest *, const char *container, const char *entry,
	    const struct buf *, bool is_archive, struct report *);
void	manifest_clear(struct manifest *);
/* Does it list this entry? */
bool	manifest_lists(const struct manifest *, const char *name);
/* Are these the bytes whose digest it is? */
bool	manifest_ref_is_of(const struct manifest_ref *, const struct buf *);

#endif /* !CLEA_SEAL_MANIFEST_H */
