/*
 * import.c - a filled grid into a dossier.
 *
 *	grid ─ book_read ─→ cells ─ lecture.xsl ─→ what they say, as a piece of a dossier
 *	dossier ─────────── constats.xsl ─→ where the two differ
 *	dossier ─────────── fusion.xsl ───→ the dossier with what the grid adds
 *
 * The stylesheets judge; what they find comes as <constat code="GRID-08"
 * ou="Feuille!D6">particulars</constat>, and becomes a finding here.
 */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "capture/book.h"
#include "capture/grid.h"
#include "capture/internal.h"
#include "dossier/dossier.h"
#include "dossier/library.h"
#include "xml/schema.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define READING_NS	"urn:clea:lecture:1"
#define NUMERO_MAX	40

struct import {
	struct library	*lib;
	const struct grid_import *o;
	struct report	*report;
	struct xml_doc	*mapping, *book, *reading;
	const struct xml_doc *referentiel;
	struct dossier	*dossier;	/* NULL: it is begun */
	struct xml_doc	*skeleton;	/* of one that is begun */
	const struct xml_doc *existing;	/* of the two above */
};

static const enum finding_kind kinds[] = {	/* that stylesheets may find */
	FINDING_GRID_SHEET, FINDING_GRID_COLUMN, FINDING_GRID_CELL, FINDING_GRID_FORMULA, FINDING_GRID_MERGED,
	FINDING_GRID_TEXT_DATE, FINDING_GRID_TWICE, FINDING_GRID_OLDER, FINDING_GRID_VERDICT, FINDING_GRID_DIFFERS,
	FINDING_GRID_PERSON, FINDING_GRID_NUMERO, FINDING_GRID_EMPTY, FINDING_GRID_REPLACED,
	FINDING_GRID_PROOF,
};

static void
add_constat(const struct import *i, const struct xml_node *n)
{
	const char	*code = xml_attr(n, NULL, "code");
	char		*words = xml_content(n);

	for (size_t k = 0; code != NULL && k < nitems(kinds); k++)
		if (strcmp(finding_id(kinds[k]), code) == 0)
			report_add(i->report, kinds[k], (struct pos){ i->o->file, 0, xml_attr(n, NULL, "ou") }, "%s", words);
	free(words);
}

static void
add_constats(const struct import *i, const struct xml_doc *doc)
{
	for (const struct xml_node *n = xml_first(xml_root(doc)); n != NULL; n = xml_next(n))
		if (xml_is(n, READING_NS, "constat"))
			add_constat(i, n);
}

/* ---- the dossier as it stands ---- */

static bool
numero_valid(const char *s)
{
	size_t	 n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return n > 0 && n <= NUMERO_MAX && s[n] == '\0';
}

/* A dossier where all is still to be said. */
static struct xml_doc *
begin(const struct import *i, const char *numero)
{
	struct stage		*stage = library_stage(i->lib, "nouveau.xsl", i->report);
	char			 iso[32];
	const struct stage_param params[] = { { "maintenant", instant_iso(i->o->now, iso) }, { "numero", numero } };
	struct buf		*text;
	struct xml_doc		*doc;

	if (stage == NULL ||
	    (text = stage_run_text(stage, i->referentiel, NULL, 0, params, nitems(params), i->report)) == NULL)
		return NULL;
	doc = xml_parse("dossier.xml", text->data, text->len, i->report);
	buf_free(text);
	return doc;
}

static int
open_existing(struct import *i)
{
	const char	*version = i->o->version;

	if (file_exists(i->o->dir)) {
		if ((i->dossier = dossier_open(i->lib, i->o->dir, i->o->now, i->report)) == NULL)
			return -1;
		i->existing = dossier_doc(i->dossier);
		version = xml_attr(xml_root(i->existing), NULL, "referentiel");
	}
	if ((i->referentiel = library_referentiel(i->lib, version, POS_NONE, i->report)) == NULL)
		return -1;
	if (i->existing == NULL)	/* its number is told by the grid, which is not read yet */
		i->existing = i->skeleton = begin(i, "A-RENSEIGNER");
	return i->existing == NULL ? -1 : 0;
}

/* Was a number written into the grid, but not understood?  That is told then. */
static bool
numero_misread(const struct import *i)
{
	const char	*of;

	for (const struct xml_node *n = xml_first(xml_root(i->reading)); n != NULL; n = xml_next(n))
		if (xml_is(n, READING_NS, "constat") && (of = xml_attr(n, NULL, "vers")) != NULL &&
		    strcmp(of, "@numero") == 0)
			return true;
	return false;
}

/*
 * The number of a dossier that is begun: the grid's, else the folder's name.
 * The folder's does not matter where the grid's has to be mended first.
 */
static int
name_begun(struct import *i, const struct xml_node *piece)
{
	const char	*numero = xml_attr(piece, NULL, "numero");
	const char	*base = file_base(i->o->dir);

	if (numero == NULL && numero_misread(i) && !i->o->despite_findings)
		return 0;		/* all is judged, nothing will be written */
	if (numero == NULL)
		numero = base;
	if (!numero_valid(numero)) {
		report_add(i->report, FINDING_DOSSIER_NUMERO, POS_NONE, "\"%s\"", numero);
		return -1;
	}
	xml_free(i->skeleton);
	i->existing = i->skeleton = begin(i, numero);
	return i->skeleton == NULL ? -1 : 0;
}

/* ---- what the grid says ---- */

static int
read_grid(struct import *i)
{
	struct stage	*stage = library_stage(i->lib, "capture/lecture.xsl", i->report);
	struct buf	*bytes = stage == NULL ? NULL : file_load(i->o->file, FILE_LIMIT_XML, i->report);
	const struct stage_input inputs[] = {
		{ "mapping", i->mapping }, { "referentiel", i->referentiel }, { "existant", i->existing },
	};

	if (bytes == NULL)
		return -1;
	if ((i->book = book_read(i->o->file, bytes, i->o->sheet, i->report)) != NULL)
		i->reading = stage_run(stage, i->book, inputs, nitems(inputs), NULL, 0, i->report);
	buf_free(bytes);
	if (i->reading == NULL)
		return -1;
	add_constats(i, i->reading);
	return 0;
}

static const struct xml_node *
piece_of(const struct xml_doc *reading)
{
	const struct xml_node	*n = xml_first(xml_root(reading));

	while (n != NULL && !xml_is(n, DOSSIER_NS, "dossier"))
		n = xml_next(n);
	return n;
}

/* ---- what comes of it ---- */

static size_t
number_of(const struct xml_doc *doc, const char *attr)
{
	const char	*s = xml_attr(xml_root(doc), NULL, attr);

	return s == NULL ? 0 : (size_t)strtoul(s, NULL, 10);
}

/* What a skeleton says of itself (the day it was made) gives way without a word. */
static const char *
who_decides(const struct import *i)
{
	return i->dossier == NULL ? "neuf" : i->o->replace ? "oui" : "non";
}

/* Where grid and dossier differ.  -1: it is another dossier's grid, or a stage failed. */
static int
compare(const struct import *i, struct grid_count *count)
{
	struct stage		*stage = library_stage(i->lib, "capture/constats.xsl", i->report);
	const struct stage_input inputs[] = { { "lecture", i->reading }, { "referentiel", i->referentiel } };
	const struct stage_param param = { "remplacer", who_decides(i) };
	struct xml_doc		*doc;

	if (stage == NULL ||
	    (doc = stage_run(stage, i->existing, inputs, nitems(inputs), &param, 1, i->report)) == NULL)
		return -1;
	add_constats(i, doc);
	count->read = number_of(doc, "lus");
	count->added = number_of(doc, "nouveaux");
	count->kept = number_of(doc, "gardes");
	xml_free(doc);
	return report_has(i->report, finding_id(FINDING_GRID_NUMERO)) ? -1 : 0;
}

/* The dossier with what the grid adds, checked as what is read.  Caller frees. */
static struct buf *
merge(const struct import *i)
{
	struct stage		*stage = library_stage(i->lib, "capture/fusion.xsl", i->report);
	const struct stage_input inputs[] = { { "lecture", i->reading }, { "referentiel", i->referentiel } };
	const struct stage_param param = { "remplacer", who_decides(i) };
	struct schema		*schema;
	struct xml_doc		*doc = NULL;
	struct buf		*text;

	if (stage == NULL ||
	    (text = stage_run_text(stage, i->existing, inputs, nitems(inputs), &param, 1, i->report)) == NULL)
		return NULL;
	schema = library_schema(i->lib, DOSSIER_NS, xml_attr(xml_root(i->referentiel), NULL, "version"), i->report);
	if (schema != NULL && (doc = xml_parse("dossier.xml", text->data, text->len, i->report)) != NULL &&
	    schema_validate(schema, doc, i->report) == 0) {
		xml_free(doc);
		return text;
	}
	xml_free(doc);
	buf_free(text);
	return NULL;
}

/* A folder that is begun stays only if its dossier.xml stands in it. */
static int
write_begun(const struct import *i, const char *file, const struct buf *text)
{
	char	*preuves = file_join(i->o->dir, "preuves");
	int	 rc = file_mkdirs(preuves, i->report);

	if (rc == 0 && (rc = file_write(file, text, FILE_NEW, i->report)) == -1) {
		rmdir(preuves);
		rmdir(i->o->dir);
	}
	free(preuves);
	return rc;
}

/* Replaced whole, and only if it is still the file that was read. */
static int
write_merged(const struct import *i, const char *file, const struct buf *text, struct grid_count *count)
{
	struct buf	*now = file_load(file, FILE_LIMIT_XML, i->report);
	int		 rc = now == NULL ? -1 : 0;

	if (rc == 0 && (now->len != text->len || memcmp(now->data, text->data, now->len) != 0)) {
		rc = file_write(file, text, FILE_REPLACE, i->report);
		count->written = rc == 0;
	}
	buf_free(now);
	return rc;
}

static int
write_out(const struct import *i, struct grid_count *count)
{
	bool		 folder = i->dossier == NULL || file_is_dir(i->o->dir);
	char		*file = folder ? file_join(i->o->dir, "dossier.xml") : mem_strdup(i->o->dir);
	struct buf	*text = merge(i);
	int		 rc = -1;

	if (text != NULL && i->dossier != NULL)
		rc = write_merged(i, file, text, count);
	else if (text != NULL) {
		rc = write_begun(i, file, text);
		count->written = rc == 0;
	}
	buf_free(text);
	free(file);
	return rc;
}

static int
run(struct import *i, struct grid_count *count)
{
	const struct xml_node	*piece;
	size_t			 errors;

	if ((i->mapping = mapping_load(i->lib, i->o->mapping, i->report)) == NULL || open_existing(i) == -1)
		return -1;
	errors = report_count_severity(i->report, SEV_ERROR);
	if (read_grid(i) == -1)
		return -1;
	if ((piece = piece_of(i->reading)) == NULL) {
		report_add(i->report, FINDING_DOSSIER_STAGE, POS_FILE("lecture.xsl"), "%s", "");
		return -1;
	}
	if ((i->dossier == NULL && name_begun(i, piece) == -1) || compare(i, count) == -1)
		return -1;
	if (report_count_severity(i->report, SEV_ERROR) > errors && !i->o->despite_findings) {
		report_add(i->report, FINDING_GRID_NOT_WRITTEN, POS_FILE(i->o->file), "%s", "");
		return -1;
	}
	return write_out(i, count);
}

int
grid_import(struct library *lib, const struct grid_import *o, struct grid_count *count, struct report *report)
{
	struct import	 i = { .lib = lib, .o = o, .report = report };
	int		 rc;

	memset(count, 0, sizeof(*count));
	rc = run(&i, count);
	xml_free(i.mapping);
	xml_free(i.book);
	xml_free(i.reading);
	xml_free(i.skeleton);
	dossier_free(i.dossier);
	return rc;
}
