/* asic_parts.h - what an entry of a container is, by the patterns of EN 319 162-1.  Private to seal/. */
#ifndef CLEA_SEAL_ASIC_PARTS_H
#define CLEA_SEAL_ASIC_PARTS_H

enum part {
	PART_DATA, PART_MIMETYPE, PART_FOLDER, PART_SIGNATURE, PART_MANIFEST, PART_ARCHIVE_MANIFEST,
	PART_TIMESTAMP, PART_XADES, PART_OTHER
};

enum part	part_of(const char *name);

#endif /* !CLEA_SEAL_ASIC_PARTS_H */
