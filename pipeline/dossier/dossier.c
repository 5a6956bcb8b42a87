/* dossier.c - a folder opened, checked against its schema, and judged by the rules. */
#include <sys/stat.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/timing.h"
#include "dossier/dossier.h"
#include "dossier/internal.h"
#include "dossier/library.h"
#include "pack/pack.h"
#include "xml/schema.h"
#include "xml/stage.h"
#include "xml/svrl.h"
#include "xml/xml.h"

#define VOCABULARY_VERSION	"1"

char *
dossier_file_in(const char *dir, struct report *report)
{
	char		*file = file_join(dir, "dossier.xml");
	struct stat	 st;
	int		 failed = lstat(file, &st);

	if (failed == 0 && !S_ISLNK(st.st_mode))
		return file;
	if (failed == 0)
		report_add(report, FINDING_FILE_KIND, POS_FILE(file), "%s", _("it is a link"));
	else if (errno == ENOENT)
		report_add(report, FINDING_DOSSIER_FOLDER, POS_FILE(dir), "%s", _("it holds no dossier.xml"));
	else
		report_add(report, FINDING_FILE_READ, POS_FILE(file), "%s", strerror(errno));
	free(file);
	return NULL;
}

/* The dossier.xml of a folder, or the file itself.  Caller frees; NULL with a finding. */
static char *
dossier_file(const char *path, struct report *report)
{
	return file_is_dir(path) ? dossier_file_in(path, report) : mem_strdup(path);
}

/* The referential version that a dossier or scoring profile names; NULL: none. */
static const char *
version_of(const struct xml_node *root)
{
	return strcmp(xml_ns(root), DOSSIER_NS) == 0 ? xml_attr(root, NULL, "referentiel") : NULL;
}

/* 0, or -1 with the findings. */
static int
check_shape(struct library *lib, const struct xml_doc *doc, struct report *report)
{
	const struct xml_node	*root = xml_root(doc);
	const char		*version = xml_attr(root, NULL, "version");
	struct schema		*schema;

	if (strcmp(xml_ns(root), DOSSIER_NS) == 0) {
		if (version != NULL && strcmp(version, VOCABULARY_VERSION) != 0) {
			report_add(report, FINDING_DOSSIER_VERSION, xml_pos(doc, root),
			    _("\"%s\"; this program reads \"%s\""), version, VOCABULARY_VERSION);
			return -1;
		}
		if (version_of(root) != NULL && library_referentiel(lib, version_of(root),
		    xml_pos(doc, root), report) == NULL)
			return -1;
	} else if (strncmp(xml_ns(root), "urn:clea:", 9) != 0) {
		report_add(report, FINDING_DOSSIER_VOCABULARY, xml_pos(doc, root),
		    _("the root is <%s> in namespace \"%s\""), xml_name(root), xml_ns(root));
		return -1;
	}
	schema = library_schema(lib, xml_ns(root), version_of(root), report);
	return schema == NULL ? -1 : schema_validate(schema, doc, report);
}

/* A referential that names a national one must have its codes, no more, no fewer: a stage says so. */
static int
check_referentiel(struct library *lib, const struct xml_doc *doc, instant now, struct report *report)
{
	const struct xml_node	*root = xml_root(doc);
	const char		*national = xml_attr(root, NULL, "national");
	struct stage_input	 inputs[2];
	struct stage_param	 param;
	const struct xml_doc	*base;
	struct stage		*stage;
	struct xml_doc		*svrl;
	char			 iso[32];
	size_t			 before = report_count_severity(report, SEV_ERROR);

	if (national == NULL)
		return 0;
	if ((base = library_referentiel(lib, national, xml_pos(doc, root), report)) == NULL ||
	    (stage = library_stage(lib, "verification-referentiel.xsl", report)) == NULL)
		return -1;
	inputs[0] = (struct stage_input){ "national", base };
	inputs[1] = (struct stage_input){ "regles", library_regles(lib, report) };
	if (inputs[1].doc == NULL)
		return -1;
	param = (struct stage_param){ "maintenant", instant_iso(now, iso) };
	svrl = stage_run(stage, doc, inputs, nitems(inputs), &param, 1, report);
	if (svrl == NULL)
		return -1;
	svrl_read(svrl, doc, xml_doc_name(doc), report);
	xml_free(svrl);
	return report_count_severity(report, SEV_ERROR) > before ? -1 : 0;
}

/* Of its number are made the names of its container and its folders: on each of the machines that it comes to. */
static int
check_number(const struct xml_doc *doc, struct report *report)
{
	const struct xml_node	*root = xml_root(doc);
	const char		*numero = xml_attr(root, NULL, "numero");

	if (numero == NULL || !pack_is_device(numero))
		return 0;
	report_add(report, FINDING_DOSSIER_NUMERO_DEVICE, xml_pos(doc, root), "\"%s\"", numero);
	return -1;
}

int
dossier_validate(struct library *lib, const char *path, instant now, struct report *report)
{
	char		*file = dossier_file(path, report);
	struct xml_doc	*doc = NULL;
	int		 rc = -1;

	if (file != NULL && (doc = xml_load(file, report)) != NULL)
		rc = check_shape(lib, doc, report);
	if (rc == 0 && strcmp(xml_ns(xml_root(doc)), "urn:clea:referentiel:1") == 0)
		rc = check_referentiel(lib, doc, now, report);
	if (rc == 0 && strcmp(xml_ns(xml_root(doc)), DOSSIER_NS) == 0)
		rc = check_number(doc, report);
	xml_free(doc);
	free(file);
	return rc;
}

/* The folder that holds a file. */
static char *
folder_of(const char *file)
{
	const char	*slash = strrchr(file, '/');

	if (slash == NULL)
		return mem_strdup(".");
	return mem_strndup(file, slash == file ? 1 : (size_t)(slash - file));
}

/* Lend the stages what the library holds for this dossier's referential version. */
static int
lend_given(struct dossier *d, struct report *report)
{
	const struct xml_node	*root = xml_root(d->doc);
	const char		*version = version_of(root);
	struct pos		 pos = xml_pos(d->doc, root);

	d->lent[INPUT_SITE] = library_site(d->library);
	if ((d->lent[INPUT_REFERENTIEL] = library_referentiel(d->library, version, pos, report)) == NULL ||
	    (d->lent[INPUT_NOTATION] = library_notation(d->library, version, pos, report)) == NULL ||
	    (d->lent[INPUT_BAREME] = library_bareme(d->library, d->lent[INPUT_REFERENTIEL], d->lent[INPUT_NOTATION], report)) == NULL ||
	    (d->lent[INPUT_REGLES] = library_regles(d->library, report)) == NULL)
		return -1;
	return 0;
}

static struct dossier *
dossier_new(struct library *lib, instant now)
{
	struct dossier	*d = mem_alloc(sizeof(*d));

	d->arena = arena_new();
	d->library = lib;
	d->now = now;
	d->ordinal = mem_strdup("");
	return d;
}

/* What is read is a dossier of a shape the stages may rely on. */
static int
take_doc(struct dossier *d, struct report *report)
{
	const struct xml_node	*root = xml_root(d->doc);

	if (!xml_is(root, DOSSIER_NS, "dossier")) {
		report_add(report, FINDING_DOSSIER_VOCABULARY, xml_pos(d->doc, root),
		    _("the root is <%s> in namespace \"%s\""), xml_name(root), xml_ns(root));
		return -1;
	}
	if (check_shape(d->library, d->doc, report) == -1 || lend_given(d, report) == -1)
		return -1;
	d->numero = xml_attr(root, NULL, "numero");
	(void)check_number(d->doc, report);	/* the rest is judged all the same */
	return 0;
}

struct dossier *
dossier_open(struct library *lib, const char *path, instant now, struct report *report)
{
	struct dossier	*d = dossier_new(lib, now);
	int64_t		 began = timing_begin(library_timing(lib));

	if ((d->file = dossier_file(path, report)) == NULL)
		goto fail;
	d->dir = folder_of(d->file);
	if ((d->doc = xml_load(d->file, report)) == NULL || take_doc(d, report) == -1 ||
	    facts_gather(d, report) == -1)
		goto fail;
	timing_end(library_timing(lib), "parse", began);
	return d;
fail:
	dossier_free(d);
	return NULL;
}

/* dossier.xml of d->pack and its proofs.  0, or -1 with a finding. */
static int
read_pack(struct dossier *d, const struct xml_limits *limits, struct report *report)
{
	char			*name = mem_printf("%sdossier.xml", d->within);
	const struct buf	*xml = pack_find(d->pack, name, report);

	free(name);
	if (xml == NULL || (d->doc = xml_parse_within(d->file, xml->data, xml->len, limits, report)) == NULL)
		return -1;
	return take_doc(d, report) == -1 ? -1 : facts_gather_container(d, report);
}

struct dossier *
dossier_open_pack(struct library *lib, const struct dossier_source *from, instant now, struct report *report)
{
	struct dossier	*d = dossier_new(lib, now);
	int64_t		 began = timing_begin(library_timing(lib));

	d->file = mem_strdup(from->shown);
	d->within = mem_strdup(from->within);
	d->pack = from->pack;
	d->types = from->types;
	if (read_pack(d, from->limits, report) == 0) {
		timing_end(library_timing(lib), "parse", began);
		return d;
	}
	dossier_free(d);
	return NULL;
}

char *
dossier_within(const struct pack *p, size_t *n)
{
	const char	*found = NULL;

	*n = 1;
	if (pack_has(p, "dossier.xml"))
		return mem_strdup("");
	*n = 0;
	for (size_t i = 0; i < pack_count(p); i++) {
		const char	*name = pack_name(p, i), *slash = strchr(name, '/');

		if (slash != NULL && strcmp(slash, "/dossier.xml") == 0 && (*n)++ == 0)
			found = name;
	}
	return *n == 1 ? mem_strndup(found, (size_t)(strchr(found, '/') + 1 - found)) : NULL;
}

struct dossier *
dossier_open_container(struct library *lib, const char *name, const struct buf *bytes, instant now,
    struct report *report)
{
	struct dossier		*d = dossier_new(lib, now);
	size_t			 n;
	int64_t			 began = timing_begin(library_timing(lib));

	if ((d->pack = d->own_pack = pack_open(name, bytes, NULL, report)) == NULL)
		goto fail;
	if ((d->within = dossier_within(d->pack, &n)) == NULL) {
		report_add(report, FINDING_DOSSIER_FOLDER, POS_FILE(name), "%s",
		    n == 0 ? _("it holds no dossier.xml") : _("it holds several dossiers"));
		goto fail;
	}
	d->file = mem_printf("%s!%sdossier.xml", name, d->within);
	if (read_pack(d, NULL, report) == -1)
		goto fail;
	timing_end(library_timing(lib), "parse", began);
	return d;
fail:
	dossier_free(d);
	return NULL;
}

#define BLANK_NUMERO	"VIERGE"	/* the schema asks for one; forms print a line to write on */

struct dossier *
dossier_blank(struct library *lib, const char *version, instant now, struct report *report)
{
	struct dossier		*d = dossier_new(lib, now);
	const struct xml_doc	*ref = library_referentiel(lib, version, POS_NONE, report);
	struct stage		*stage = library_stage(lib, "nouveau.xsl", report);
	char			 iso[32];
	const struct stage_param params[] = { { "maintenant", instant_iso(now, iso) }, { "numero", BLANK_NUMERO } };
	struct buf		*text = NULL;

	d->file = mem_strdup("dossier.xml");
	d->blank = true;
	if (ref == NULL || stage == NULL ||
	    (text = stage_run_text(stage, ref, NULL, 0, params, nitems(params), report)) == NULL ||
	    (d->doc = xml_parse(d->file, text->data, text->len, report)) == NULL || take_doc(d, report) == -1) {
		dossier_free(d);
		d = NULL;
	} else
		facts_none(d);
	buf_free(text);
	return d;
}

void
dossier_free(struct dossier *d)
{
	if (d == NULL)
		return;
	for (int i = 0; i < LECTEUR__MAX; i++)
		xml_free(d->projection[i]);
	xml_free(d->preconisations);
	xml_free(d->controle);
	xml_free(d->resultats);
	xml_free(d->faits);
	xml_free(d->doc);
	pack_free(d->own_pack);
	arena_free(d->arena);
	free(d->ordinal);
	free(d->within);
	free(d->file);
	free(d->dir);
	free(d);
}

const char *
dossier_numero(const struct dossier *d)
{
	return d->numero;
}

const struct xml_doc *
dossier_doc(const struct dossier *d)
{
	return d->doc;
}

const struct xml_doc *
dossier_judge(struct dossier *d, struct report *report)
{
	const struct xml_doc	*svrl = stages_controle(d, report);

	if (svrl != NULL)
		svrl_read(svrl, d->doc, d->file, report);
	return svrl;
}

struct buf *
dossier_preconisations(struct dossier *d, struct report *report)
{
	const struct xml_doc	*doc = stages_preconisations(d, report);
	struct buf		*out;

	if (doc == NULL)
		return NULL;
	out = buf_new();
	xml_write(doc, false, out);
	return out;
}
