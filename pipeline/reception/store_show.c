/* store_show.c - the table of all receptions: a page, a spreadsheet, a file for programs. */
#include <stdio.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/report.h"
#include "reception/index.h"
#include "reception/list.h"
#include "reception/record.h"
#include "reception/store.h"
#include "reception/store_inside.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define BOITE_LIMIT	((size_t)1 << 30)

/* Made in .travail, then renamed: a run that is killed leaves nothing beside them.  The same bytes stay. */
static int
put(const struct store *s, const char *name, const struct buf *b, struct report *report)
{
	char		*to = file_join(s->path, name), *made = file_join(s->work, name);
	struct report	*quiet = report_new();
	struct buf	*there = file_exists(to) ? file_load(to, BOITE_LIMIT, quiet) : NULL;
	int		 rc = 0;

	if (there == NULL || there->len != b->len || memcmp(there->data, b->data, b->len) != 0) {
		if ((rc = folder_remove(made, report)) == 0 && (rc = folder_put(made, b, 0666, report)) == 0 &&
		    rename(made, to) == -1) {
			report_add(report, FINDING_FILE_WRITE, POS_FILE(to), "%s", strerror(errno));
			rc = -1;
		}
		if (rc == -1)
			(void)folder_remove(made, quiet);
	}
	buf_free(there);
	report_free(quiet);
	free(made);
	free(to);
	return rc;
}

static int
put_list(const struct store *s, const char *name, enum list_format format, instant now, struct report *report)
{
	struct buf	 b;
	int		 rc;

	buf_init(&b);
	rc = list_write(s->index, NULL, now, format, &b, report);
	if (rc == 0)
		rc = put(s, name, &b, report);
	buf_clear(&b);
	return rc;
}

struct gathering {
	struct xml_doc	*boite;
	struct report	*report;
};

static int
gather(void *arg, const struct index_row *r)
{
	struct gathering	*g = arg;
	struct xml_doc		*fiche = xml_parse(r->chemin, r->fiche, strlen(r->fiche), g->report);

	if (fiche == NULL)
		return -1;
	if (r->corrige[0] != '\0')
		xml_set(xml_root(fiche), "corrige-le", r->corrige);
	xml_graft(xml_root(g->boite), fiche);
	xml_free(fiche);
	return 0;
}

static int
put_page(const struct store *s, struct stage *stage, instant now, struct report *report)
{
	struct gathering g = { xml_doc_new("boite.xml", RECEPTION_NS, NULL, "boite"), report };
	struct buf	*page = NULL;
	char		 le[32];
	int		 rc;

	xml_set(xml_root(g.boite), "le", instant_iso(now, le));
	rc = index_each(s->index, NULL, now, gather, &g, report);
	if (rc == 0 && (page = stage_run_text(stage, g.boite, NULL, 0, NULL, 0, report)) == NULL)
		rc = -1;
	if (rc == 0)
		rc = put(s, "boite.html", page, report);
	buf_free(page);
	xml_free(g.boite);
	return rc;
}

int
store_show(struct store *s, struct stage *boite, instant now, struct report *report)
{
	if (put_page(s, boite, now, report) == -1 || put_list(s, "boite.csv", LIST_CSV, now, report) == -1 ||
	    put_list(s, "boite.json", LIST_JSON, now, report) == -1)
		return -1;
	return folder_sync(s->path, report);
}
