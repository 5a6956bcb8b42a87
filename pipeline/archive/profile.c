/* profile.c - the archive's profile and the table of formats, read and checked. */
#include <stdlib.h>

#include "archive/profile.h"
#include "base/datadir.h"
#include "base/report.h"
#include "dossier/library.h"
#include "xml/schema.h"
#include "xml/xml.h"

static struct xml_doc *
load(struct library *lib, const char *path, const char *ns, struct report *report)
{
	struct xml_doc	*doc = path == NULL ? NULL : xml_load(path, report);
	struct schema	*schema = doc == NULL ? NULL : library_schema(lib, ns, NULL, report);

	if (schema != NULL && schema_validate(schema, doc, report) == 0)
		return doc;
	xml_free(doc);
	return NULL;
}

struct xml_doc *
profile_load(struct library *lib, const char *file, struct report *report)
{
	char		*path = file != NULL ? NULL : datadir_path("referentiel/archive.xml", report);
	struct xml_doc	*doc = load(lib, file != NULL ? file : path, "urn:clea:archive:1", report);

	free(path);
	return doc;
}

struct xml_doc *
formats_load(struct library *lib, struct report *report)
{
	char		*path = datadir_path("referentiel/formats.xml", report);
	struct xml_doc	*doc = load(lib, path, "urn:clea:formats:1", report);

	free(path);
	return doc;
}
