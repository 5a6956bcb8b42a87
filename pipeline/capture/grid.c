/*
 * grid.c - the empty grid: stylesheets lay it out and write each part of the
 * file, what remains is to pack the parts.
 */
#include <stdlib.h>

#include "base/buf.h"
#include "base/datadir.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "capture/grid.h"
#include "capture/internal.h"
#include "dossier/library.h"
#include "pack/pack.h"
#include "xml/schema.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define MAPPING_NS	"urn:clea:mapping:1"
#define PARTS_NS	"urn:clea:parties:1"
#define DEFAULT_MAPPING	"referentiel/mappings/grille-clea.xml"

static const char *const writers[] = {
	[GRID_XLSX] = "capture/grid-xlsx.xsl",
	[GRID_ODS] = "capture/grid-ods.xsl",
};

struct xml_doc *
mapping_load(struct library *lib, const char *path, struct report *report)
{
	char		*found = path == NULL ? datadir_path(DEFAULT_MAPPING, report) : mem_strdup(path);
	struct xml_doc	*doc = found == NULL ? NULL : xml_load(found, report);
	struct schema	*schema = doc == NULL ? NULL : library_schema(lib, MAPPING_NS, NULL, report);

	free(found);
	if (schema != NULL && schema_validate(schema, doc, report) == 0)
		return doc;
	xml_free(doc);
	return NULL;
}

/* The stylesheet that writes one part of the file after the other. */
struct writer {
	struct stage	*stage;
	const struct xml_doc *grid;
	const char	*now;
	struct report	*report;
};

/* A part, or with "" the list of them.  Caller frees. */
static struct xml_doc *
write_part(const struct writer *w, const char *part)
{
	const struct stage_param	 params[] = { { "partie", part }, { "maintenant", w->now } };

	return stage_run(w->stage, w->grid, NULL, 0, params, nitems(params), w->report);
}

static int
add_part(const struct writer *w, const struct xml_node *entry, struct pack *pack)
{
	const char	*name = xml_attr(entry, NULL, "nom"), *text = xml_attr(entry, NULL, "texte");
	struct xml_doc	*doc;
	struct buf	*b;

	if (name == NULL) {
		report_add(w->report, FINDING_DOSSIER_STAGE, POS_NONE, "%s", _("a part of the grid lacks its name"));
		return -1;
	}
	b = buf_new();
	if (text != NULL)	/* OpenDocument's mimetype: first, and as it is */
		buf_puts(b, text);
	else {
		if ((doc = write_part(w, name)) == NULL) {
			buf_free(b);
			return -1;
		}
		xml_write(doc, false, b);
		xml_free(doc);
	}
	return pack_add_take(pack, name, b, text != NULL, w->report);
}

static struct buf *
pack_parts(const struct writer *w, instant now)
{
	struct xml_doc	*list = write_part(w, "");
	struct pack	*pack;
	struct buf	*out = NULL;
	int		 rc = 0;

	if (list == NULL)
		return NULL;
	pack = pack_new(now);
	for (const struct xml_node *n = xml_first(xml_root(list)); rc == 0 && n != NULL; n = xml_next(n))
		if (xml_is(n, PARTS_NS, "partie"))
			rc = add_part(w, n, pack);
	if (rc == 0)
		out = pack_write(pack, w->report);
	pack_free(pack);
	xml_free(list);
	return out;
}

struct buf *
grid_make(struct library *lib, enum grid_format format, const char *version, const char *mapping, instant now,
    struct report *report)
{
	const struct xml_doc	*referentiel = library_referentiel(lib, version, POS_NONE, report);
	struct stage		*layout = library_stage(lib, "capture/grid.xsl", report);
	struct stage_input	 input = { "mapping", NULL };
	struct xml_doc		*map, *grid = NULL;
	struct buf		*out = NULL;
	char			 iso[32];

	if (referentiel == NULL || layout == NULL || (map = mapping_load(lib, mapping, report)) == NULL)
		return NULL;
	input.doc = map;
	grid = stage_run(layout, referentiel, &input, 1, NULL, 0, report);
	if (grid != NULL) {
		struct writer	 w = { library_stage(lib, writers[format], report), grid, instant_iso(now, iso), report };

		if (w.stage != NULL)
			out = pack_parts(&w, now);
	}
	xml_free(grid);
	xml_free(map);
	return out;
}
