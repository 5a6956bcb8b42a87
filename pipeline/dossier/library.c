/* library.c - what every dossier of a process shares. */
#include <stdlib.h>
#include <string.h>

#include <magic.h>

#include "base/buf.h"
#include "base/datadir.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/internal.h"
#include "dossier/library.h"
#include "fo/fo.h"
#include "pdf/pdf.h"
#include "xml/schema.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define REFERENTIEL_NS	"urn:clea:referentiel:1"
#define NOTATION_NS	"urn:clea:notation:1"
#define REGLES_NS	"urn:clea:regles:1"
#define OBJECTIFS_NS	"urn:clea:objectifs:1"
#define FALC_NS		"urn:clea:falc:1"
#define SITE_NS		"urn:clea:site:1"

#define TYPES_MAX	((size_t)64 << 20)

/* Which schema speaks of which namespace; those with codes take them from a referential. */
static const struct { const char *ns, *file; bool codes; } schema_files[] = {
	{ "urn:clea:dossier:1",		"dossier.xsd",		true },
	{ REFERENTIEL_NS,		"referentiel.xsd",	false },
	{ NOTATION_NS,			"notation.xsd",		false },
	{ REGLES_NS,			"regles.xsd",		false },
	{ SITE_NS,			"site.xsd",		false },
	{ OBJECTIFS_NS,			"objectifs.xsd",	false },
	{ FALC_NS,			"falc.xsd",		false },
	{ "urn:clea:bareme:1",		"bareme.xsd",		false },
	{ "urn:clea:faits:1",		"faits.xsd",		false },
	{ "urn:clea:resultats:1",	"resultats.xsd",	false },
	{ "urn:clea:preconisations:1",	"preconisations.xsd",	false },
	{ "urn:clea:session:1",		"session.xsd",		false },
	{ "urn:clea:resume:1",		"resume.xsd",		false },
	{ "urn:clea:archive:1",		"archive.xsd",		false },
	{ "urn:clea:formats:1",		"formats.xsd",		false },
	/* Official sets, which name two schemas of the W3C by their address: w3c[] stand for them. */
	{ "fr:gouv:culture:archivesdefrance:seda:v2.1",	"seda-2.1/seda-2.1-main.xsd",	false },
	{ "fr:gouv:culture:archivesdefrance:seda:v2.2",	"seda-2.2/seda-2.2-main.xsd",	false },
	{ "fr:gouv:culture:archivesdefrance:seda:v2.3",	"seda-2.3/seda-2.3-main.xsd",	false },
	{ "urn:clea:mapping:1",		"mapping.xsd",		false },
	{ "urn:clea:reception:1",	"reception.xsd",	false },
	{ "urn:clea:reception-profil:1", "reception-profil.xsd", false },
};
static const char *const	 w3c[] = { "xml.xsd", "xlink.xsd" };

/* A data file, kept under the namespace of its root. */
struct data {
	struct data	*next;
	struct xml_doc	*doc;
};

/* What a referential and its notation ask: made of the two, once. */
struct bareme {
	struct bareme	*next;
	const struct xml_doc *referentiel, *notation;	/* of the data */
	struct xml_doc	*doc;
};

struct cached_schema {
	struct cached_schema *next;
	char		*ns, *version;	/* version "" for none */
	struct schema	*schema;
};

struct cached_stage {
	struct cached_stage *next;
	char		*name;
	struct stage	*stage;
};

struct library {
	struct data	*data;		/* given files first, then those of the data folder by name */
	const struct xml_doc *given;	/* the referential of the options; NULL: none */
	struct xml_doc	*site;
	struct buf	*habilitations;	/* NULL: no list */
	struct bareme	*baremes;
	struct cached_schema *schemas;
	struct cached_stage *stages;
	struct pdf_fonts *fonts;
	struct fo_kept	*kept;
	magic_t		 magic;		/* NULL until a file's type is asked for */
	struct buf	*types;		/* its database; NULL: it reads it by itself */
	struct timing	*timing;	/* lent */
};

static int
library_add(struct library *lib, const char *path, struct report *report)
{
	struct data	**end = &lib->data, *d;
	struct xml_doc	 *doc = xml_load(path, report);

	if (doc == NULL)
		return -1;
	while (*end != NULL)
		end = &(*end)->next;
	xml_lasts(doc);
	*end = d = mem_alloc(sizeof(*d));
	d->doc = doc;
	return 0;
}

/* The *.xml of the data folder's referentiel/, by name. */
static int
library_add_folder(struct library *lib, struct report *report)
{
	char	*dir = datadir_path("referentiel", report), **names = NULL;
	int	 rc = -1;

	if (dir == NULL || (names = file_list(dir, report)) == NULL)
		goto out;
	for (char **n = names; *n != NULL; n++) {
		size_t	 len = strlen(*n);
		char	*path;

		if (len < 4 || strcmp(*n + len - 4, ".xml") != 0)
			continue;
		path = file_join(dir, *n);
		rc = library_add(lib, path, report);
		free(path);
		if (rc == -1)
			goto out;
	}
	rc = 0;
out:
	file_list_free(names);
	free(dir);
	return rc;
}

struct library *
library_new(const struct library_options *o, struct report *report)
{
	struct library	*lib = mem_alloc(sizeof(*lib));

	if (o->referentiel != NULL) {
		if (library_add(lib, o->referentiel, report) == -1)
			goto fail;
		lib->given = lib->data->doc;
	}
	if (o->notation != NULL && library_add(lib, o->notation, report) == -1)
		goto fail;
	if (library_add_folder(lib, report) == -1)
		goto fail;
	if (o->site == NULL)
		lib->site = xml_doc_new("site", SITE_NS, "s", "site");
	else if ((lib->site = xml_load(o->site, report)) == NULL)
		goto fail;
	if (o->site != NULL) {
		struct schema	*schema = library_schema(lib, SITE_NS, NULL, report);

		if (schema == NULL || schema_validate(schema, lib->site, report) == -1)
			goto fail;
	}
	xml_lasts(lib->site);
	if (o->habilitations != NULL && (lib->habilitations =
	    file_load(o->habilitations, FILE_LIMIT_XML, report)) == NULL)
		goto fail;
	return lib;
fail:
	library_free(lib);
	return NULL;
}

void
library_free(struct library *lib)
{
	if (lib == NULL)
		return;
	for (struct cached_schema *s = lib->schemas, *next; s != NULL; s = next) {
		next = s->next;
		schema_free(s->schema);
		free(s->ns);
		free(s->version);
		free(s);
	}
	for (struct cached_stage *s = lib->stages, *next; s != NULL; s = next) {
		next = s->next;
		stage_free(s->stage);
		free(s->name);
		free(s);
	}
	for (struct data *d = lib->data, *next; d != NULL; d = next) {
		next = d->next;
		xml_free(d->doc);
		free(d);
	}
	for (struct bareme *b = lib->baremes, *next; b != NULL; b = next) {
		next = b->next;
		xml_free(b->doc);
		free(b);
	}
	xml_free(lib->site);
	buf_free(lib->habilitations);
	pdf_fonts_free(lib->fonts);
	fo_kept_free(lib->kept);
	if (lib->magic != NULL)
		magic_close(lib->magic);
	buf_free(lib->types);
	free(lib);
}

void
library_set_timing(struct library *lib, struct timing *timing)
{
	lib->timing = timing;
}

struct timing *
library_timing(const struct library *lib)
{
	return lib->timing;
}

/* Does the root say "word": in its attribute, or in one of its children "child" (NULL: none)? */
static bool
names(const struct xml_node *root, const char *child, const char *attr, const char *word)
{
	const char	*value;

	if (child == NULL)
		return (value = xml_attr(root, NULL, attr)) != NULL && strcmp(value, word) == 0;
	for (const struct xml_node *n = xml_first(root); n != NULL; n = xml_next(n))
		if (strcmp(xml_name(n), child) == 0 && names(n, NULL, attr, word))
			return true;
	return false;
}

/* The first data file of a namespace that names the word so; attr NULL: any. */
static const struct xml_doc *
library_find(const struct library *lib, const char *ns, const char *child, const char *attr,
    const char *word)
{
	for (const struct data *d = lib->data; d != NULL; d = d->next) {
		const struct xml_node	*root = xml_root(d->doc);

		if (strcmp(xml_ns(root), ns) == 0 && (attr == NULL || names(root, child, attr, word)))
			return d->doc;
	}
	return NULL;
}

/* What there is, for the sentence that says what was expected. */
static void
list_values(const struct library *lib, const char *ns, const char *attr, struct buf *out)
{
	for (const struct data *d = lib->data; d != NULL; d = d->next) {
		const struct xml_node	*root = xml_root(d->doc);
		const char		*value = xml_attr(root, NULL, attr);

		if (strcmp(xml_ns(root), ns) != 0 || value == NULL)
			continue;
		if (out->len > 0)
			buf_puts(out, ", ");
		buf_puts(out, value);
	}
}

static const struct xml_doc *
library_versioned(struct library *lib, const char *ns, const char *child, const char *attr,
    const char *version, enum finding_kind missing, struct pos pos, struct report *report)
{
	const struct xml_doc	*doc = library_find(lib, ns, child, attr, version);
	struct buf		 have;

	if (doc != NULL)
		return doc;
	buf_init(&have);
	list_values(lib, ns, "version", &have);
	report_add(report, missing, pos, _("\"%s\"; known here: %s"), version, have.data);
	buf_clear(&have);
	return NULL;
}

/* The first referential that contextualises no other; "" when there is none. */
static const char *
default_version(const struct library *lib)
{
	for (const struct data *d = lib->data; d != NULL; d = d->next) {
		const struct xml_node	*root = xml_root(d->doc);
		const char		*version = xml_attr(root, NULL, "version");

		if (strcmp(xml_ns(root), REFERENTIEL_NS) == 0 && version != NULL &&
		    xml_attr(root, NULL, "national") == NULL)
			return version;
	}
	return "";
}

const char *
library_given_version(const struct library *lib)
{
	return lib->given == NULL ? NULL : xml_attr(xml_root(lib->given), NULL, "version");
}

const struct xml_doc *
library_referentiel(struct library *lib, const char *version, struct pos pos, struct report *report)
{
	if (version == NULL)
		version = default_version(lib);
	return library_versioned(lib, REFERENTIEL_NS, NULL, "version", version,
	    FINDING_DOSSIER_REFERENTIEL, pos, report);
}

const struct xml_doc *
library_notation(struct library *lib, const char *version, struct pos pos, struct report *report)
{
	const struct xml_doc	*ref = library_find(lib, REFERENTIEL_NS, NULL, "version", version);
	const char		*national = ref == NULL ? NULL : xml_attr(xml_root(ref), NULL, "national");

	/* A branch's wording of the national referential is scored as that one is. */
	if (national != NULL && library_find(lib, NOTATION_NS, "applique", "referentiel", version) == NULL)
		version = national;
	return library_versioned(lib, NOTATION_NS, "applique", "referentiel", version,
	    FINDING_DOSSIER_NOTATION, pos, report);
}

static const struct xml_doc *
library_single(struct library *lib, const char *ns, const char *name, struct report *report)
{
	const struct xml_doc	*doc = library_find(lib, ns, NULL, NULL, NULL);

	if (doc == NULL)
		report_add(report, FINDING_DATA_MISSING, POS_FILE(name), "%s", ns);
	return doc;
}

const struct xml_doc *
library_regles(struct library *lib, struct report *report)
{
	return library_single(lib, REGLES_NS, "referentiel/regles.xml", report);
}

const struct xml_doc *
library_objectifs(struct library *lib, struct report *report)
{
	return library_single(lib, OBJECTIFS_NS, "referentiel/objectifs.xml", report);
}

const struct xml_doc *
library_falc(struct library *lib, struct report *report)
{
	return library_single(lib, FALC_NS, "referentiel/falc.xml", report);
}

const struct xml_doc *
library_site(struct library *lib)
{
	return lib->site;
}

int
library_habilite(const struct library *lib, const char *siret)
{
	const char	*p;
	size_t		 n = strlen(siret);

	if (lib->habilitations == NULL)
		return -1;
	for (p = lib->habilitations->data; *p != '\0'; p += *p == '\n') {
		size_t	 len = strcspn(p, "\r\n");

		if (len >= n && memcmp(p, siret, n) == 0 && strcspn(p, " \t;,\r\n#") == n)
			return 1;
		p += len;
		p += *p == '\r';
	}
	return 0;
}

/* codes.xsd of a referential, as bytes. */
static struct buf *
library_codes(struct library *lib, const char *version, struct report *report)
{
	const struct xml_doc	*ref = library_referentiel(lib, version, POS_NONE, report);
	struct stage		*stage;
	struct xml_doc		*codes;
	struct buf		*out;

	if (ref == NULL || (stage = library_stage(lib, "codes.xsl", report)) == NULL ||
	    (codes = stage_run(stage, ref, NULL, 0, NULL, 0, report)) == NULL)
		return NULL;
	out = buf_new();
	xml_write(codes, false, out);
	xml_free(codes);
	return out;
}

/* A schema beside another one, for the loader to give in the place of an address. */
static struct buf *
beside(const char *path, const char *name, struct report *report)
{
	char		*dir = mem_strndup(path, (size_t)(file_base(path) - path)), *file = file_join(dir, name);
	struct buf	*b = file_load(file, FILE_LIMIT_XML, report);

	free(file);
	free(dir);
	return b;
}

/* The bytes that stand for documents not read where they are named: codes, or those of the W3C.  -1 with a finding. */
static int
gather_overrides(struct library *lib, size_t i, const char *version, const char *path,
    struct schema_override *o, struct buf **bytes, size_t *n, struct report *report)
{
	*n = 0;
	if (version != NULL && schema_files[i].codes) {
		if ((bytes[0] = library_codes(lib, version, report)) == NULL)
			return -1;
		o[(*n)++] = (struct schema_override){ "codes.xsd", bytes[0]->data, bytes[0]->len };
	} else if (strncmp(schema_files[i].ns, "fr:", 3) == 0)
		for (size_t k = 0; k < nitems(w3c); k++) {
			if ((bytes[k] = beside(path, w3c[k], report)) == NULL)
				return -1;
			o[(*n)++] = (struct schema_override){ w3c[k], bytes[k]->data, bytes[k]->len };
		}
	return 0;
}

static struct schema *
schema_make(struct library *lib, size_t i, const char *version, struct report *report)
{
	struct schema_override	 overrides[nitems(w3c)];
	struct buf		*bytes[nitems(w3c)] = { NULL };
	char			*name = mem_printf("referentiel/schemas/%s", schema_files[i].file);
	char			*path = datadir_path(name, report);
	struct schema		*schema = NULL;
	size_t			 n;

	if (path != NULL && gather_overrides(lib, i, version, path, overrides, bytes, &n, report) == 0)
		schema = schema_load(path, overrides, n, report);
	for (size_t k = 0; k < nitems(bytes); k++)
		buf_free(bytes[k]);
	free(path);
	free(name);
	return schema;
}

struct schema *
library_schema(struct library *lib, const char *ns, const char *version, struct report *report)
{
	struct cached_schema	*c;
	struct schema		*schema;
	size_t			 i;

	for (c = lib->schemas; c != NULL; c = c->next)
		if (strcmp(c->ns, ns) == 0 && strcmp(c->version, version == NULL ? "" : version) == 0)
			return c->schema;
	for (i = 0; i < nitems(schema_files); i++)
		if (strcmp(schema_files[i].ns, ns) == 0)
			break;
	if (i == nitems(schema_files)) {
		report_add(report, FINDING_DOSSIER_VOCABULARY, POS_NONE, "\"%s\"", ns);
		return NULL;
	}
	if ((schema = schema_make(lib, i, version, report)) == NULL)
		return NULL;
	c = mem_alloc(sizeof(*c));
	c->ns = mem_strdup(ns);
	c->version = mem_strdup(version == NULL ? "" : version);
	c->schema = schema;
	c->next = lib->schemas;
	lib->schemas = c;
	return schema;
}

struct stage *
library_stage(struct library *lib, const char *name, struct report *report)
{
	struct cached_stage	*c;
	char			*relative, *path;
	struct stage		*stage = NULL;

	for (c = lib->stages; c != NULL; c = c->next)
		if (strcmp(c->name, name) == 0)
			return c->stage;
	relative = file_join("stylesheets", name);
	path = datadir_path(relative, report);
	if (path != NULL)
		stage = stage_load(path, report);
	free(path);
	free(relative);
	if (stage == NULL)
		return NULL;
	c = mem_alloc(sizeof(*c));
	c->name = mem_strdup(name);
	c->stage = stage;
	c->next = lib->stages;
	lib->stages = c;
	return stage;
}

const struct xml_doc *
library_bareme(struct library *lib, const struct xml_doc *referentiel, const struct xml_doc *notation, struct report *report)
{
	const struct stage_input	 input = { "notation", notation };
	struct stage			*stage;
	struct xml_doc			*doc;
	struct bareme			*b;

	for (b = lib->baremes; b != NULL; b = b->next)
		if (b->referentiel == referentiel && b->notation == notation)
			return b->doc;
	if ((stage = library_stage(lib, "bareme.xsl", report)) == NULL ||
	    (doc = stage_run(stage, referentiel, &input, 1, NULL, 0, report)) == NULL)
		return NULL;
	xml_lasts(doc);
	b = mem_alloc(sizeof(*b));
	*b = (struct bareme){ lib->baremes, referentiel, notation, doc };
	lib->baremes = b;
	return doc;
}

struct pdf_fonts *
library_fonts(struct library *lib, struct report *report)
{
	if (lib->fonts == NULL)
		lib->fonts = pdf_fonts_new(report);
	return lib->fonts;
}

struct fo_kept *
library_kept(struct library *lib)
{
	if (lib->kept == NULL)
		lib->kept = fo_kept_new();
	return lib->kept;
}

/*
 * libmagic maps its database, which is best for one dossier.  Workers that are forked from a process share its memory but not what it
 * has mapped: each would find the pages anew.  NULL: there is none that was compiled.
 */
static struct buf *
load_types(void)
{
	struct report	*none = report_new();
	struct buf	*b = NULL;
	char		*paths = mem_strdup(magic_getpath(NULL, 0)), *rest = paths, *path;

	while (b == NULL && (path = strsep(&rest, ":")) != NULL) {
		char	*compiled = mem_printf("%s.mgc", path);

		b = file_load(compiled, TYPES_MAX, none);
		free(compiled);
	}
	free(paths);
	report_free(none);
	return b;
}

static bool
magic_ready(struct library *lib)
{
	if ((lib->magic = magic_open(MAGIC_MIME_TYPE)) == NULL)
		return false;
	if (lib->types != NULL && magic_load_buffers(lib->magic,
	    (void *[]){ lib->types->data }, &lib->types->len, 1) == 0)
		return true;
	return magic_load(lib->magic, NULL) == 0;
}

const char *
library_type(struct library *lib, const struct buf *b, struct report *report)
{
	const char	*mime;

	if (lib->magic == NULL && !magic_ready(lib)) {
		report_add(report, FINDING_DATA_MISSING, POS_NONE, "%s",
		    _("libmagic finds no database of file types"));
		return NULL;
	}
	mime = magic_buffer(lib->magic, b->data, b->len);
	return mime == NULL ? "application/octet-stream" : mime;
}

/* Its codes' schema, and its bareme where there is a notation for it. */
static int
warm_referentiel(struct library *lib, const struct xml_doc *referentiel, struct report *report)
{
	const char		*version = xml_attr(xml_root(referentiel), NULL, "version");
	struct report		*none = report_new();
	const struct xml_doc	*notation = version == NULL ? NULL : library_notation(lib, version, POS_NONE, none);

	report_free(none);
	if (library_schema(lib, "urn:clea:dossier:1", version, report) == NULL)
		return -1;
	return notation == NULL || library_bareme(lib, referentiel, notation, report) != NULL ? 0 : -1;
}

int
library_warm(struct library *lib, struct report *report)
{
	static const char	 words[] = "Compte rendu.\n";
	struct buf		 text;
	const char		*name, *type;

	for (size_t i = 0; (name = stages_stylesheet(i)) != NULL; i++)
		if (library_stage(lib, name, report) == NULL)
			return -1;
	for (const struct data *d = lib->data; d != NULL; d = d->next) {
		const struct xml_node	*root = xml_root(d->doc);

		if (strcmp(xml_ns(root), REFERENTIEL_NS) == 0 && warm_referentiel(lib, d->doc, report) == -1)
			return -1;
	}
	if (library_schema(lib, "urn:clea:dossier:1", NULL, report) == NULL)	/* of a dossier that names no referential */
		return -1;
	if (lib->magic == NULL && lib->types == NULL)
		lib->types = load_types();
	/* Plain words match nothing: libmagic tries all it knows, and keeps the expressions that it compiles for that. */
	buf_init(&text);
	buf_puts(&text, words);
	type = library_type(lib, &text, report);
	buf_clear(&text);
	return type == NULL || library_fonts(lib, report) == NULL ? -1 : 0;
}
