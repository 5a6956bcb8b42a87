/* folder.c - the folder itself: a new one, and a proof added to one. */
#include <sys/stat.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/dossier.h"
#include "dossier/internal.h"
#include "dossier/library.h"
#include "pack/pack.h"
#include "xml/schema.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define NUMERO_MAX	40

static bool
numero_valid(const char *s)
{
	size_t	 n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return n > 0 && n <= NUMERO_MAX && s[n] == '\0';
}

/* Valid against the dossier schema?  -1 with the findings: what we write is checked as what we read. */
static int
check_written(struct library *lib, const char *name, const struct buf *b, const char *version,
    struct report *report)
{
	struct xml_doc	*doc = xml_parse(name, b->data, b->len, report);
	struct schema	*schema;
	int		 rc = -1;

	if (doc != NULL && (schema = library_schema(lib, DOSSIER_NS, version, report)) != NULL)
		rc = schema_validate(schema, doc, report);
	xml_free(doc);
	return rc;
}

int
dossier_create(struct library *lib, const char *dir, const char *numero, const char *version,
    instant now, struct report *report)
{
	const struct xml_doc	*ref;
	struct stage		*stage;
	struct stage_param	 params[2];
	struct buf		*skeleton = NULL;
	char			*file = file_join(dir, "dossier.xml"), *preuves = file_join(dir, "preuves");
	char			 iso[32];
	int			 rc = -1;

	if (!numero_valid(numero)) {
		report_add(report, FINDING_DOSSIER_NUMERO, POS_NONE, "\"%s\"", numero);
		goto out;
	}
	if (pack_is_device(numero)) {
		report_add(report, FINDING_DOSSIER_NUMERO_DEVICE, POS_NONE, "\"%s\"", numero);
		goto out;
	}
	if (file_exists(dir)) {
		report_add(report, FINDING_DOSSIER_EXISTS, POS_FILE(dir), "%s", "");
		goto out;
	}
	if ((ref = library_referentiel(lib, version, POS_NONE, report)) == NULL ||
	    (stage = library_stage(lib, "nouveau.xsl", report)) == NULL)
		goto out;
	params[0] = (struct stage_param){ "maintenant", instant_iso(now, iso) };
	params[1] = (struct stage_param){ "numero", numero };
	version = xml_attr(xml_root(ref), NULL, "version");
	skeleton = stage_run_text(stage, ref, NULL, 0, params, nitems(params), report);
	if (skeleton == NULL || check_written(lib, file, skeleton, version, report) == -1)
		goto out;
	if (file_mkdirs(preuves, report) == -1)
		goto out;
	rc = file_write(file, skeleton, FILE_NEW, report);
	if (rc == -1) {		/* nothing half-made stays behind */
		rmdir(preuves);
		rmdir(dir);
	}
out:
	buf_free(skeleton);
	free(preuves);
	free(file);
	return rc;
}

/* A name that is safe everywhere: what is not a letter, digit, dot or hyphen of ASCII becomes a hyphen. */
static char *
safe_name(const char *path)
{
	char	*name = mem_strdup(file_base(path)), *to = name;

	for (const char *s = name; *s != '\0'; s++) {
		bool	 good = isalnum((unsigned char)*s) != 0 || *s == '-' || *s == '_' ||
			    (*s == '.' && to > name);

		if ((unsigned char)*s >= 0x80 || !good) {
			if (to > name && to[-1] != '-')
				*to++ = '-';
		} else {
			if (*s == '.' && to > name && to[-1] == '-')
				to--;
			*to++ = *s;
		}
	}
	*to = '\0';
	if (name[0] == '\0' || name[0] == '-') {
		char	*whole = mem_printf("preuve%s", name);

		free(name);
		name = whole;
	}
	return name;
}

/* A name below preuves/ that is still free: cv.pdf, cv-2.pdf ... */
static char *
free_name(const char *dir, const char *name)
{
	const char	*dot = strrchr(name, '.');
	int		 stem = dot == NULL ? (int)strlen(name) : (int)(dot - name);

	for (int i = 1;; i++) {
		char	*path = i == 1 ? mem_printf("preuves/%s", name) :
			    mem_printf("preuves/%.*s-%d%s", stem, name, i, dot == NULL ? "" : dot);
		char	*full = file_join(dir, path);
		bool	 taken = file_exists(full);

		free(full);
		if (!taken)
			return path;
		free(path);
	}
}

/* The new dossier.xml with the entry in it. */
static struct buf *
with_entry(struct library *lib, const struct xml_doc *doc, const struct dossier_proof *p,
    const char *path, const char *type, const char *sha256, instant now, struct report *report)
{
	struct stage		*stage = library_stage(lib, "ajout-preuve.xsl", report);
	char			 day[32];
	struct stage_param	 params[] = {
		{ "fichier", path }, { "type-mime", type }, { "sha256", sha256 },
		{ "type", p->type }, { "titre", p->titre != NULL ? p->titre : file_base(p->file) },
		{ "date", p->date != NULL ? p->date : instant_day(now, day) },
		{ "id", p->id != NULL ? p->id : "" }, { "criteres", p->criteres },
		{ "prive", p->prive ? "oui" : "non" },
	};

	if (stage == NULL)
		return NULL;
	return stage_run_text(stage, doc, NULL, 0, params, nitems(params), report);
}

/* A link in the place of preuves/ would have us write into somebody else's folder. */
static bool
is_elsewhere(const char *preuves, struct report *report)
{
	struct stat	 st;

	if (lstat(preuves, &st) == -1 || !S_ISLNK(st.st_mode))
		return false;
	report_add(report, FINDING_DOSSIER_FOLDER, POS_FILE(preuves), "%s",
	    _("preuves/ is a link or a file; the proofs themselves belong into a folder"));
	return true;
}

int
dossier_add(struct library *lib, const char *dir, const struct dossier_proof *p, instant now,
    struct report *report)
{
	char		*file = dossier_file_in(dir, report), *preuves = file_join(dir, "preuves");
	char		*name = safe_name(p->file), *path = NULL, *full = NULL;
	struct buf	*data = NULL, *changed = NULL;
	struct xml_doc	*doc = NULL;
	const char	*type, *version;
	char		 sha256[2 * DIGEST_SHA256 + 1];
	int		 rc = -1;

	if (file == NULL || is_elsewhere(preuves, report) || (doc = xml_load(file, report)) == NULL ||
	    (data = file_load(p->file, FILE_LIMIT_PROOF, report)) == NULL ||
	    (type = library_type(lib, data, report)) == NULL)
		goto out;
	version = xml_attr(xml_root(doc), NULL, "referentiel");
	digest_sha256_hex(data->data, data->len, sha256);
	path = free_name(dir, name);
	changed = with_entry(lib, doc, p, path, type, sha256, now, report);
	if (changed == NULL || check_written(lib, file, changed, version, report) == -1)
		goto out;
	/* The file first: killed here, it is an orphan that R33 names, and dossier.xml still tells the truth. */
	full = file_join(dir, path);
	if (file_mkdirs(preuves, report) == -1 || file_write(full, data, FILE_NEW, report) == -1)
		goto out;
	if (file_write(file, changed, FILE_REPLACE, report) == -1) {
		unlink(full);
		goto out;
	}
	rc = 0;
out:
	xml_free(doc);
	buf_free(changed);
	buf_free(data);
	free(full);
	free(path);
	free(name);
	free(preuves);
	free(file);
	return rc;
}
