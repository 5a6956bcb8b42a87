/* describe.c - what the manifest of one of our packages says about its dossier. */
#include <stdlib.h>
#include <string.h>

#include "archive/describe.h"
#include "archive/sip.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "xml/xml.h"

#define PACKAGE_LIMIT	((size_t)1 << 30)

static bool
is_candidate(const struct xml_node *agent)
{
	char	*role = xml_content(xml_child(agent, NULL, "Role"));
	bool	 is = strcmp(role, "candidat") == 0;

	free(role);
	return is;
}

static void
replace(char **member, char *taken)
{
	free(*member);
	*member = taken;
}

static void
read_candidate(const struct xml_node *agent, struct description *d)
{
	char	*birth = xml_content(xml_child(agent, NULL, "BirthName"));

	replace(&d->nom, xml_content(xml_child(agent, NULL, "FullName")));
	replace(&d->naissance, xml_content(xml_child(agent, NULL, "BirthDate")));
	replace(&d->noms, mem_printf("%s %s", d->nom, birth));
	free(birth);
}

static void
read_manifest(const struct xml_doc *doc, struct description *d)
{
	static const char *const path[] = { "DataObjectPackage", "DescriptiveMetadata", "ArchiveUnit", "Content" };
	const struct xml_node	*content = xml_root(doc), *writer;

	for (size_t i = 0; i < nitems(path); i++)
		content = xml_child(content, NULL, path[i]);
	replace(&d->numero, xml_content(xml_child(content, NULL, "OriginatingAgencyArchiveUnitIdentifier")));
	writer = xml_child(content, NULL, "Writer");
	replace(&d->organisme, xml_content(xml_child(writer, NULL, "Corpname")));
	replace(&d->siret, xml_content(xml_child(writer, NULL, "Identifier")));
	for (const struct xml_node *n = content == NULL ? NULL : xml_first(content); n != NULL; n = xml_next(n))
		if (strcmp(xml_name(n), "Agent") == 0 && is_candidate(n))
			read_candidate(n, d);
}

static void
describe_bag(const char *dir, struct description *d, struct report *quiet)
{
	char		*path = file_join(dir, "metadata/manifest.xml");
	struct xml_doc	*doc = xml_load(path, quiet);

	if (doc != NULL)
		read_manifest(doc, d);
	xml_free(doc);
	free(path);
}

static void
describe_sip(const char *path, struct description *d, struct report *quiet)
{
	struct buf	*b = file_load(path, PACKAGE_LIMIT, quiet);
	struct sip	 s;

	if (b == NULL)
		return;
	if (sip_open(&s, path, b, quiet) == 0)
		read_manifest(s.manifest, d);
	sip_clear(&s);
	buf_free(b);
}

void
describe(const char *path, bool bag, struct description *d)
{
	struct report	*quiet = report_new();	/* what is wrong with a package, the audit says */

	*d = (struct description){ mem_strdup(""), mem_strdup(""), mem_strdup(""), mem_strdup(""), mem_strdup(""),
	    mem_strdup("") };
	if (bag)
		describe_bag(path, d, quiet);
	else
		describe_sip(path, d, quiet);
	report_free(quiet);
}

void
description_clear(struct description *d)
{
	free(d->numero);
	free(d->siret);
	free(d->organisme);
	free(d->nom);
	free(d->noms);
	free(d->naissance);
	memset(d, 0, sizeof(*d));
}
