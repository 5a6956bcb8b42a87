/* asic_stamps.h - the timestamps that lie in a container as entries of their own (EN 319 162-1, 4.4.4).  Private to seal/. */
#ifndef CLEA_SEAL_ASIC_STAMPS_H
#define CLEA_SEAL_ASIC_STAMPS_H

#include <stddef.h>

#include "seal/judge.h"

struct asic_stamps;
struct manifest;
struct pack;

/*
 * Judge each timestamp of META-INF over the manifest that names it, an
 * ASiCArchiveManifest or one of "manifests", and that manifest's digests; in
 * ASiC-S without manifest over "only", the one file (NULL: there is none).  One
 * finding each.  NULL where there are no such entries.  Lends names of the pack.
 */
struct asic_stamps *asic_stamps_judge(const struct judge *, struct pack *, const struct manifest *manifests,
		    size_t nmanifests, const char *only);
void		 asic_stamps_free(struct asic_stamps *);
/* Give the verdict a copy of those whose manifests list this entry, which is its signature; NULL has none. */
void		 asic_stamps_give(const struct asic_stamps *, const char *entry, struct seal_verdict *);
/* What they prove of the bytes of this entry. */
struct poe		 asic_stamps_poe(const struct asic_stamps *, const char *entry);

#endif /* !CLEA_SEAL_ASIC_STAMPS_H */
