/* policy.c - what a secretary decides of receptions, read from its file. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/datadir.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/library.h"
#include "reception/policy.h"
#include "reception/reception.h"
#include "xml/schema.h"

#define PROFILE_NS	"urn:clea:reception-profil:1"
#define VALUE_MAX	((size_t)1 << 40)

/* Every limit, once: its name in the profile and after --limit, where it goes, its value where nothing is said. */
static const struct limit {
	const char	*name;
	size_t		 at;		/* offset of a size_t in struct policy */
	size_t		 usual;
} limits[] = {
#define LIMIT(name, member, usual)	{ name, offsetof(struct policy, member), usual }
	LIMIT("entries", pack.entries, PACK_LIMIT_ENTRIES),
	LIMIT("bytes", pack.bytes, PACK_LIMIT_BYTES),
	LIMIT("ratio", pack.ratio, PACK_LIMIT_RATIO),
	LIMIT("name", pack.name, PACK_LIMIT_NAME),
	LIMIT("xml", xml.bytes, FILE_LIMIT_XML),
	LIMIT("received", received, PACK_LIMIT_BYTES),
	LIMIT("memory", memory, (size_t)1 << 30),
	LIMIT("findings", findings, 200),
#undef LIMIT
	{ "depth", SIZE_MAX, 64 },	/* the one that is no size_t */
};

static void
set_limit(struct policy *p, const struct limit *l, size_t value)
{
	if (l->at == SIZE_MAX)
		p->xml.depth = value > 10000 ? 10000 : (unsigned int)value;
	else
		memcpy((char *)p + l->at, &value, sizeof(value));
}

static const struct limit *
find_limit(const char *name, size_t n)
{
	for (size_t i = 0; i < nitems(limits); i++)
		if (strlen(limits[i].name) == n && memcmp(limits[i].name, name, n) == 0)
			return &limits[i];
	return NULL;
}

static bool
parse_value(const char *s, size_t *value)
{
	size_t	 n = strlen(s);

	if (n < 1 || n > 13 || strspn(s, "0123456789") != n)
		return false;
	*value = (size_t)strtoull(s, NULL, 10);
	return *value >= 1 && *value <= VALUE_MAX;
}

/* NAME=VALUE of the command line: 0, or -1 with a finding. */
static int
take_option(struct policy *p, const char *given, struct report *report)
{
	const char		*sign = strchr(given, '=');
	const struct limit	*l = sign == NULL ? NULL : find_limit(given, (size_t)(sign - given));
	struct buf		 names;
	size_t			 value;

	if (l != NULL && parse_value(sign + 1, &value)) {
		set_limit(p, l, value);
		return 0;
	}
	buf_init(&names);
	for (size_t i = 0; i < nitems(limits); i++)
		buf_printf(&names, "%s%s", i == 0 ? "" : ", ", limits[i].name);
	report_add(report, FINDING_RECEPTION_LIMIT, POS_NONE, _("\"%s\"; expected NAME=NUMBER, with one of %s"), given, names.data);
	buf_clear(&names);
	return -1;
}

/* The schema has seen it: names and values are as they should be. */
static void
take_limits(struct policy *p, const struct xml_node *n)
{
	for (const struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c)) {
		const char		*name = xml_attr(c, NULL, "nom");
		const struct limit	*l = find_limit(name, strlen(name));
		size_t			 value;

		if (l != NULL && parse_value(xml_attr(c, NULL, "valeur"), &value))
			set_limit(p, l, value);
	}
}

static void
take_types(struct policy *p, const struct xml_node *n)
{
	const char	**types = NULL;

	for (const struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c)) {
		types = mem_grow(types, p->proofs.ntypes + 1, sizeof(*types));
		types[p->proofs.ntypes++] = xml_content(c);
	}
	p->proofs.types = types;
}

static void
take_parts(struct policy *p)
{
	for (const struct xml_node *n = xml_first(xml_root(p->doc)); n != NULL; n = xml_next(n)) {
		if (xml_is(n, PROFILE_NS, "limites"))
			take_limits(p, n);
		if (xml_is(n, PROFILE_NS, "preuves"))
			take_types(p, n);
		if (xml_is(n, PROFILE_NS, "antivirus")) {
			const char	*seconds = xml_attr(n, NULL, "secondes");

			p->clamd = xml_attr(n, NULL, "clamd");
			p->clamd_seconds = seconds == NULL ? 30 : (unsigned int)strtoul(seconds, NULL, 10);
		}
	}
}

/* All that decides: the profile's bytes, how long a dossier may take, each limit and each file that was given. */
static int
digest_inputs(struct policy *p, const struct buf *bytes, const struct reception_options *o, struct report *report)
{
	struct digest	*d = digest_new();
	char		*timeout = mem_printf("timeout=%u", o->timeout);
	int		 rc = 0;

	digest_add(d, bytes->data, bytes->len);
	digest_add(d, timeout, strlen(timeout) + 1);
	free(timeout);
	for (size_t i = 0; i < o->nlimits; i++)
		digest_add(d, o->limits[i], strlen(o->limits[i]) + 1);
	for (size_t i = 0; i < o->nsettings && rc == 0; i++) {
		struct buf	*b;
		char		 hex[65];

		if (o->settings[i] == NULL)
			continue;
		if ((b = file_load(o->settings[i], FILE_LIMIT_PROOF, report)) == NULL) {
			rc = -1;
			continue;
		}
		digest_sha256_hex(b->data, b->len, hex);
		digest_add(d, hex, 64);
		buf_free(b);
	}
	digest_end_hex(d, p->inputs);
	return rc;
}

static int
load(struct policy *p, struct library *lib, const char *path, const struct reception_options *o, struct report *report)
{
	struct buf	*bytes = file_load(path, FILE_LIMIT_XML, report);
	struct schema	*schema;
	int		 rc = -1;

	if (bytes == NULL || (p->doc = xml_parse(path, bytes->data, bytes->len, report)) == NULL)
		goto out;
	if (!xml_is(xml_root(p->doc), PROFILE_NS, "reception-profil")) {
		report_add(report, FINDING_RECEPTION_PROFILE, xml_pos(p->doc, xml_root(p->doc)),
		    _("the root is <%s> in namespace \"%s\""), xml_name(xml_root(p->doc)), xml_ns(xml_root(p->doc)));
		goto out;
	}
	if ((schema = library_schema(lib, PROFILE_NS, NULL, report)) == NULL ||
	    schema_validate(schema, p->doc, report) == -1)
		goto out;
	take_parts(p);
	for (size_t i = 0; i < o->nlimits; i++)
		if (take_option(p, o->limits[i], report) == -1)
			goto out;
	rc = digest_inputs(p, bytes, o, report);
out:
	buf_free(bytes);
	return rc;
}

struct policy *
policy_load(struct library *lib, const struct reception_options *o, struct report *report)
{
	struct policy	*p = mem_alloc(sizeof(*p));
	char		*path = o->profile != NULL ? mem_strdup(o->profile) : datadir_path("referentiel/reception.xml", report);

	for (size_t i = 0; i < nitems(limits); i++)
		set_limit(p, &limits[i], limits[i].usual);
	if (path == NULL || load(p, lib, path, o, report) == -1) {
		policy_free(p);
		p = NULL;
	} else
		p->proofs.pack = &p->pack;
	free(path);
	return p;
}

void
policy_free(struct policy *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->proofs.ntypes; i++)
		free((void *)(uintptr_t)p->proofs.types[i]);
	free((void *)(uintptr_t)p->proofs.types);
	xml_free(p->doc);
	free(p);
}
