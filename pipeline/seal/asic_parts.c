/* asic_parts.c - the patterns of EN 319 162-1, 4.4 and annex A. */
#include <stdbool.h>
#include <string.h>

#include "seal/asic_parts.h"

/* "META-INF/" + anything + "word" + anything + "suffix". */
static bool
is_meta(const char *name, const char *word, const char *suffix)
{
	size_t	 n = strlen(name), m = strlen(suffix);

	return strncmp(name, "META-INF/", 9) == 0 && n >= 9 + m &&
	    strcasecmp(name + n - m, suffix) == 0 && strcasestr(name + 9, word) != NULL;
}

enum part
part_of(const char *name)
{
	size_t	 n = strlen(name);

	if (strcmp(name, "mimetype") == 0)
		return PART_MIMETYPE;
	if (n > 0 && name[n - 1] == '/')
		return PART_FOLDER;
	if (strncmp(name, "META-INF/", 9) != 0)
		return PART_DATA;
	if (is_meta(name, "signature", ".p7s"))
		return PART_SIGNATURE;
	if (strncmp(name + 9, "ASiCManifest", 12) == 0 && is_meta(name, "", ".xml"))
		return PART_MANIFEST;
	if (strncmp(name + 9, "ASiCArchiveManifest", 19) == 0 && is_meta(name, "", ".xml"))
		return PART_ARCHIVE_MANIFEST;
	if (is_meta(name, "timestamp", ".tst"))
		return PART_TIMESTAMP;
	if (is_meta(name, "signatures", ".xml"))
		return PART_XADES;
	return PART_OTHER;
}
