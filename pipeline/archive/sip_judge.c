/* sip_judge.c - anybody's SIP: the schema of its version, the rules of a manifest, and each object's file.
 *
 * What the schema cannot say of a manifest (groups that nobody names, dates the
 * wrong way round ...) is in stylesheets/archive/controle-sip.xsl.
 */
#include <stdlib.h>
#include <string.h>

#include "archive/judge.h"
#include "archive/sip.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/library.h"
#include "pack/pack.h"
#include "xml/schema.h"
#include "xml/stage.h"
#include "xml/svrl.h"
#include "xml/xml.h"

/* Each step of a path: letters, digits, - _ @, with single dots between. */
static bool
is_allowed(const char *name)
{
	static const char	 letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_@";
	bool			 after = false;	/* a letter came before */

	for (; *name != '\0'; name++) {
		if (strchr(letters, *name) != NULL)
			after = true;
		else if ((*name == '.' || *name == '/') && after)
			after = false;
		else
			return false;
	}
	return after;
}

static struct pos
at(const struct sip *s, const char *entry)
{
	return (struct pos){ s->name, 0, entry };
}

static void
judge_object(struct sip *s, const struct sip_object *o, struct report *report)
{
	const struct buf	*data = NULL;
	const char		*why;

	if (o->uri[0] == '\0')
		return;			/* a physical object, or the schema has said so */
	if (strncmp(o->uri, "content/", 8) != 0 && strncmp(o->uri, "Content/", 8) != 0)
		report_add(report, FINDING_SIP_NAME, at(s, o->uri), "%s", _("it is not in content/"));
	if ((why = sip_object_fault(s, o, &data)) != NULL)
		report_add(report, FINDING_SIP_OBJECT, at(s, o->uri), "%s", why);
	else if (o->size >= 0 && (size_t)o->size != data->len)
		report_add(report, FINDING_SIP_SIZE, at(s, o->uri), _("%lld said, %zu found"), (long long)o->size, data->len);
}

static int
by_uri(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every file is an object's, and its name one that services take. */
static void
judge_entries(struct sip *s, struct report *report)
{
	const char	**uris = mem_array(s->n, sizeof(*uris));

	for (size_t i = 0; i < s->n; i++)
		uris[i] = s->objects[i].uri;
	if (s->n > 0)
		qsort(uris, s->n, sizeof(*uris), by_uri);
	for (size_t i = 0; i < pack_count(s->pack); i++) {
		const char	*name = pack_name(s->pack, i);

		if (!is_allowed(name))
			report_add(report, FINDING_SIP_NAME, at(s, name), "%s", "");
		if (strcmp(name, s->manifest_name) != 0 &&
		    (s->n == 0 || bsearch(&name, uris, s->n, sizeof(*uris), by_uri) == NULL))
			report_add(report, FINDING_SIP_EXTRA, at(s, name), "%s", "");
	}
	free(uris);
}

/* A version that we have a schema of; a version nobody knows is no fault of the library. */
static bool
is_known(const char *ns)
{
	const char	*version = ns + sizeof(SEDA_NS_PREFIX) - 1;

	return strcmp(version, "2.1") == 0 || strcmp(version, "2.2") == 0 || strcmp(version, "2.3") == 0;
}

static void
judge_manifest(struct library *lib, struct sip *s, struct report *report)
{
	const struct xml_node	*root = xml_root(s->manifest);
	struct schema		*schema;
	struct stage		*stage;
	struct xml_doc		*svrl;

	if (!is_known(xml_ns(root))) {
		report_add(report, FINDING_SIP_VERSION, xml_pos(s->manifest, root), "%s", xml_ns(root));
		return;
	}
	if ((schema = library_schema(lib, xml_ns(root), NULL, report)) == NULL ||
	    (stage = library_stage(lib, "archive/controle-sip.xsl", report)) == NULL)
		return;
	(void)schema_validate(schema, s->manifest, report);
	if ((svrl = stage_run(stage, s->manifest, NULL, 0, NULL, 0, report)) != NULL)
		svrl_read(svrl, s->manifest, xml_doc_name(s->manifest), report);
	xml_free(svrl);
}

void
judge_sip(struct library *lib, struct sip *s, struct report *report)
{
	judge_manifest(lib, s, report);
	for (size_t i = 0; i < s->n; i++)
		judge_object(s, &s->objects[i], report);
	judge_entries(s, report);
}
