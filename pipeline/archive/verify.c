/* verify.c - is a file or folder a package, and is it in order? */
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/judge.h"
#include "archive/sip.h"
#include "archive/tree.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/pack.h"
#include "xml/xml.h"

static void
tell(FILE *out, const char *name, const char *kind, size_t files, const struct report *report, size_t before)
{
	size_t	 errors = report_count_severity(report, SEV_ERROR) - before;

	if (out == NULL)
		return;
	fprintf(out, ngettext("%s: %s, %zu file, ", "%s: %s, %zu files, ", files), name, kind, files);
	if (errors == 0)
		fputs(_("conform\n"), out);
	else
		fprintf(out, ngettext("not conform: %zu finding\n", "not conform: %zu findings\n", errors), errors);
}

/* ---- bags ---- */

static void
verify_bag(struct tree *t, FILE *out, struct report *report)
{
	size_t	 before = report_count_severity(report, SEV_ERROR);

	judge_bag(t, report);
	tell(out, t->shown, _("bag (BagIt)"), t->n, report, before);
}

static bool
verify_folder(const char *path, FILE *out, struct report *report)
{
	char		*declaration = file_join(path, "bagit.txt");
	bool		 is_bag = file_exists(declaration);
	struct tree	 t;

	free(declaration);
	if (!is_bag)
		return false;
	if (tree_open_dir(&t, path, report) == 0)
		verify_bag(&t, out, report);
	tree_close(&t);
	return true;
}

/* "bagit.txt" at the root, or in the one folder that everything is in: that folder with its "/"; NULL: no bag. */
static char *
bag_prefix(const struct pack *zip)
{
	const char	*slash;
	char		*prefix;

	if (pack_has(zip, "bagit.txt"))
		return mem_strdup("");
	if (pack_count(zip) == 0 || (slash = strchr(pack_name(zip, 0), '/')) == NULL)
		return NULL;
	prefix = mem_strndup(pack_name(zip, 0), (size_t)(slash - pack_name(zip, 0)) + 1);
	for (size_t i = 0; prefix != NULL && i < pack_count(zip); i++)
		if (strncmp(pack_name(zip, i), prefix, strlen(prefix)) != 0) {
			free(prefix);
			prefix = NULL;
		}
	if (prefix != NULL) {
		char	*declaration = mem_printf("%sbagit.txt", prefix);

		if (!pack_has(zip, declaration)) {
			free(prefix);
			prefix = NULL;
		}
		free(declaration);
	}
	return prefix;
}

/* ---- SIPs ---- */

static bool
is_sip(const struct pack *zip)
{
	if (pack_has(zip, "mimetype"))
		return false;
	for (size_t i = 0; i < pack_count(zip); i++) {
		const char	*name = pack_name(zip, i);
		size_t		 n = strlen(name);

		if (strchr(name, '/') == NULL && n >= 12 && strcmp(name + n - 12, "manifest.xml") == 0)
			return true;
	}
	return false;
}

/* What has a seal of its own in it. */
static void
hand_on(struct sip *s, void (*sealed)(void *, const char *, const struct buf *), void *arg)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct buf	*data = NULL;
		char			*name;

		if (strcmp(s->objects[i].mime, "application/vnd.etsi.asic-e+zip") != 0 ||
		    sip_object_fault(s, &s->objects[i], &data) != NULL)
			continue;
		name = mem_printf("%s!%s", s->name, s->objects[i].uri);
		sealed(arg, name, data);
		free(name);
	}
}

static void
verify_sip(struct library *lib, const char *path, const struct buf *b, FILE *out,
    void (*sealed)(void *, const char *, const struct buf *), void *arg, struct report *report)
{
	size_t		 before = report_count_severity(report, SEV_ERROR);
	struct sip	 s;
	char		*kind = NULL;

	if (sip_open(&s, path, b, report) == 0) {
		judge_sip(lib, &s, report);
		kind = mem_printf("SIP (SEDA %s)", xml_ns(xml_root(s.manifest)) + sizeof(SEDA_NS_PREFIX) - 1);
	}
	tell(out, path, kind == NULL ? "SIP" : kind, s.n, report, before);
	if (kind != NULL)
		hand_on(&s, sealed, arg);
	free(kind);
	sip_clear(&s);
}

/* ---- the door ---- */

bool
archive_verify(struct library *lib, const char *path, const struct buf *b, FILE *out,
    void (*sealed)(void *, const char *, const struct buf *), void *arg, struct report *report)
{
	struct report	*quiet;
	struct pack	*zip;
	struct tree	 t;
	char		*prefix = NULL;
	bool		 sip = false;

	if (b == NULL)
		return verify_folder(path, out, report);
	if (b->len < 4 || memcmp(b->data, "PK\3\4", 4) != 0)
		return false;
	quiet = report_new();		/* what is wrong with a ZIP is told by whoever judges it */
	if ((zip = pack_open(path, b, &sip_limits, quiet)) != NULL) {
		sip = is_sip(zip);
		prefix = sip ? NULL : bag_prefix(zip);
	}
	report_free(quiet);
	if (prefix != NULL) {
		if (tree_open_pack(&t, path, zip, prefix) == 0)
			verify_bag(&t, out, report);
		tree_close(&t);		/* and the pack */
		free(prefix);
		return true;
	}
	pack_free(zip);
	if (sip)
		verify_sip(lib, path, b, out, sealed, arg, report);
	return sip;
}
