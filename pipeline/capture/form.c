/*
 * form.c - the page of `clea form`.
 *
 * The stylesheet lays the page out; what it cannot read itself is brought
 * here.  capture/form/pieces.xml names the files the page is made of (scripts,
 * styles, the stylesheets and data it judges with); each is laid as text into
 * one document, clea:pieces.  Scripts and styles are joined, with the digest
 * by which the page's own policy lets them in and nothing else.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/datadir.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "capture/capture.h"
#include "dossier/library.h"
#include "xml/schema.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define PIECES_NS	"urn:clea:pieces:1"
#define REFERENTIEL_NS	"urn:clea:referentiel:1"
#define MANIFEST	"stylesheets/capture/form/pieces.xml"

struct form {
	struct library	*library;
	struct report	*report;
	struct xml_doc	*pieces;	/* what the stylesheet gets */
	const struct xml_doc *referentiel, *notation, *bareme, *regles;
};

/* A file of the data folder, as text that ends with a newline.  Caller frees. */
static struct buf *
load_text(const char *name, struct report *report)
{
	char		*path = datadir_path(name, report);
	struct buf	*b = path == NULL ? NULL : file_load(path, FILE_LIMIT_XML, report);

	free(path);
	if (b != NULL && b->len > 0 && b->data[b->len - 1] != '\n')
		buf_putc(b, '\n');
	return b;
}

/* A piece that the page runs or applies: its text, and the digest its policy allows. */
static void
add_hashed(struct form *f, const char *kind, const struct buf *text)
{
	unsigned char	 digest[DIGEST_SHA256];
	char		 base64[BASE64_ROOM(DIGEST_SHA256)];

	digest_sha256(text->data, text->len, digest);
	base64_encode(digest, sizeof(digest), base64);
	xml_set(xml_add(xml_root(f->pieces), kind, text->data), "sha256", base64);
}

/* The files of that kind in the manifest, one after another, between two texts. */
static int
add_joined(struct form *f, const struct xml_doc *manifest, const char *kind, const char *before, const char *after)
{
	struct buf	*all = buf_new(), *one;
	int		 rc = 0;

	buf_puts(all, before);
	for (const struct xml_node *n = xml_first(xml_root(manifest)); rc == 0 && n != NULL; n = xml_next(n)) {
		if (!xml_is(n, PIECES_NS, kind))
			continue;
		if ((one = load_text(xml_attr(n, NULL, "src"), f->report)) == NULL)
			rc = -1;
		else
			buf_add(all, one->data, one->len);
		buf_free(one);
	}
	buf_puts(all, after);
	if (rc == 0)
		add_hashed(f, kind, all);
	buf_free(all);
	return rc;
}

/* A document as text, without comments and indentation: the page carries what it judges with. */
static int
add_document(struct form *f, const char *name, const struct xml_doc *doc)
{
	struct stage	*compact = library_stage(f->library, "capture/compact.xsl", f->report);
	struct buf	*text = compact == NULL ? NULL : stage_run_text(compact, doc, NULL, 0, NULL, 0, f->report);

	if (text == NULL)
		return -1;
	xml_set(xml_add(xml_root(f->pieces), "document", text->data), "nom", name);
	buf_free(text);
	return 0;
}

/* A stylesheet that the page judges with: named as the others include it. */
static int
add_stylesheet(struct form *f, const char *name)
{
	char		*path = datadir_path(name, f->report);
	struct xml_doc	*doc = path == NULL ? NULL : xml_load(path, f->report);
	int		 rc = doc == NULL ? -1 : add_document(f, name, doc);

	xml_free(doc);
	free(path);
	return rc;
}

static int
add_judgement(struct form *f, const struct xml_doc *manifest)
{
	const struct { const char *name; const struct xml_doc *doc; } data[] = {
		{ "clea:referentiel", f->referentiel }, { "clea:bareme", f->bareme },
		{ "clea:regles", f->regles }, { "clea:site", library_site(f->library) },
	};

	for (size_t i = 0; i < nitems(data); i++)
		if (add_document(f, data[i].name, data[i].doc) == -1)
			return -1;
	for (const struct xml_node *n = xml_first(xml_root(manifest)); n != NULL; n = xml_next(n))
		if (xml_is(n, PIECES_NS, "feuille") && add_stylesheet(f, xml_attr(n, NULL, "src")) == -1)
			return -1;
	return 0;
}

static int
gather(struct form *f)
{
	char		*path = datadir_path(MANIFEST, f->report);
	struct xml_doc	*manifest = path == NULL ? NULL : xml_load(path, f->report);
	int		 rc = -1;

	free(path);
	if (manifest == NULL)
		return -1;
	/* Strict mode, and nothing of ours among the page's global names. */
	if (add_joined(f, manifest, "script", "'use strict';\n(() => {\n", "})()\n") == 0 &&
	    add_joined(f, manifest, "style", "", "") == 0)
		rc = add_judgement(f, manifest);
	xml_free(manifest);
	return rc;
}

/* Of what the page is made, on the referential as the document that is transformed. */
static struct buf *
lay_out(struct form *f)
{
	char		*path = datadir_path("referentiel/schemas/dossier.xsd", f->report);
	struct xml_doc	*schema = path == NULL ? NULL : xml_load(path, f->report);
	struct stage	*stage = library_stage(f->library, "capture/form.xsl", f->report);
	struct buf	*page = NULL;
	const struct stage_param params[] = { { "programme", "clea " CLEA_VERSION } };

	if (schema != NULL && stage != NULL) {
		const struct stage_input	 inputs[] = {
			{ "notation", f->notation }, { "regles", f->regles },
			{ "schema", schema }, { "pieces", f->pieces },
		};

		page = stage_run_text(stage, f->referentiel, inputs, nitems(inputs), params, nitems(params), f->report);
	}
	xml_free(schema);
	free(path);
	return page;
}

struct buf *
capture_form(struct library *lib, const char *version, struct report *report)
{
	struct form	 f = { .library = lib, .report = report };
	struct schema	*schema;
	struct buf	*page = NULL;

	if ((f.referentiel = library_referentiel(lib, version, POS_NONE, report)) == NULL ||
	    (f.notation = library_notation(lib, xml_attr(xml_root(f.referentiel), NULL, "version"),
	    POS_NONE, report)) == NULL || (f.bareme = library_bareme(lib, f.referentiel, f.notation, report)) == NULL ||
	    (f.regles = library_regles(lib, report)) == NULL)
		return NULL;
	if ((schema = library_schema(lib, REFERENTIEL_NS, NULL, report)) == NULL ||
	    schema_validate(schema, f.referentiel, report) == -1)
		return NULL;
	f.pieces = xml_doc_new("clea:pieces", PIECES_NS, "p", "pieces");
	if (gather(&f) == 0)
		page = lay_out(&f);
	xml_free(f.pieces);
	return page;
}
