/* sip.c - a SEDA SIP read: its manifest and the objects it names. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "archive/sip.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/pack.h"
#include "xml/xml.h"

#define PACKAGE_LIMIT	((size_t)1 << 30)
#define OBJECTS_MAX	100000U

const struct pack_limits	 sip_limits = { 100000, (size_t)1 << 30, PACK_LIMIT_RATIO, PACK_LIMIT_NAME };

/* ---- the manifest ---- */

static bool
is_seda(const struct xml_node *n)
{
	return strncmp(xml_ns(n), SEDA_NS_PREFIX, sizeof(SEDA_NS_PREFIX) - 1) == 0;
}

static int64_t
number(const struct xml_node *n)
{
	char		*s = xml_content(n), *end;
	long long	 value = strtoll(s, &end, 10);
	int64_t		 out = s[0] == '\0' || *end != '\0' || value < 0 ? -1 : value;

	free(s);
	return out;
}

static char *
attribute(const struct xml_node *n, const char *name)
{
	const char	*value = n == NULL ? NULL : xml_attr(n, NULL, name);

	return mem_strdup(value == NULL ? "" : value);
}

static void
add_object(struct sip *s, const struct xml_node *n)
{
	const struct xml_node	*digest = xml_child(n, NULL, "MessageDigest");
	struct sip_object	*o;

	if (s->n == OBJECTS_MAX)
		return;
	s->objects = mem_grow(s->objects, s->n + 1, sizeof(*s->objects));
	o = &s->objects[s->n++];
	*o = (struct sip_object){ .id = attribute(n, "id"), .uri = xml_content(xml_child(n, NULL, "Uri")),
	    .algorithm = attribute(digest, "algorithm"), .digest = xml_content(digest),
	    .filename = xml_content(xml_child(xml_child(n, NULL, "FileInfo"), NULL, "Filename")),
	    .mime = xml_content(xml_child(xml_child(n, NULL, "FormatIdentification"), NULL, "MimeType")),
	    .size = number(xml_child(n, NULL, "Size")), .node = n };
}

/* Objects stand in groups; in 2.1 also beside them. */
static void
gather_objects(struct sip *s)
{
	const struct xml_node	*package = xml_child(xml_root(s->manifest), NULL, "DataObjectPackage");

	for (const struct xml_node *n = package == NULL ? NULL : xml_first(package); n != NULL; n = xml_next(n)) {
		if (strcmp(xml_name(n), "BinaryDataObject") == 0)
			add_object(s, n);
		else if (strcmp(xml_name(n), "DataObjectGroup") == 0)
			for (const struct xml_node *o = xml_first(n); o != NULL; o = xml_next(o))
				if (strcmp(xml_name(o), "BinaryDataObject") == 0)
					add_object(s, o);
	}
}

/* "manifest.xml" or "PREFIX_manifest.xml" at the root. */
static bool
is_manifest_name(const char *name)
{
	size_t	 n = strlen(name), m = strlen("manifest.xml");

	return strchr(name, '/') == NULL && n >= m && strcmp(name + n - m, "manifest.xml") == 0;
}

static int
find_manifest(struct sip *s, struct report *report)
{
	for (size_t i = 0; i < pack_count(s->pack); i++) {
		const char	*name = pack_name(s->pack, i);

		if (!is_manifest_name(name))
			continue;
		if (s->manifest_name != NULL) {
			report_add(report, FINDING_SIP_MANIFEST, (struct pos){ s->name, 0, name }, "%s",
			    _("it is the second one"));
			return -1;
		}
		s->manifest_name = mem_strdup(name);
	}
	if (s->manifest_name != NULL)
		return 0;
	report_add(report, FINDING_SIP_MANIFEST, POS_FILE(s->name), "%s", _("there is none"));
	return -1;
}

int
sip_open(struct sip *s, const char *name, const struct buf *b, struct report *report)
{
	const struct buf	*xml;
	char			*shown;

	memset(s, 0, sizeof(*s));
	s->name = mem_strdup(name);
	if ((s->pack = pack_open(name, b, &sip_limits, report)) == NULL || find_manifest(s, report) == -1 ||
	    (xml = pack_find(s->pack, s->manifest_name, report)) == NULL)
		return -1;
	shown = mem_printf("%s!%s", name, s->manifest_name);
	s->manifest = xml_parse(shown, xml->data, xml->len, report);
	free(shown);
	if (s->manifest == NULL)
		return -1;
	if (!is_seda(xml_root(s->manifest)) || strcmp(xml_name(xml_root(s->manifest)), "ArchiveTransfer") != 0) {
		report_add(report, FINDING_SIP_MANIFEST, xml_pos(s->manifest, xml_root(s->manifest)),
		    _("the root is <%s> in namespace \"%s\""), xml_name(xml_root(s->manifest)),
		    xml_ns(xml_root(s->manifest)));
		return -1;
	}
	gather_objects(s);
	return 0;
}

void
sip_clear(struct sip *s)
{
	for (size_t i = 0; i < s->n; i++) {
		free(s->objects[i].id);
		free(s->objects[i].uri);
		free(s->objects[i].algorithm);
		free(s->objects[i].digest);
		free(s->objects[i].filename);
		free(s->objects[i].mime);
	}
	free(s->objects);
	free(s->name);
	free(s->manifest_name);
	xml_free(s->manifest);
	pack_free(s->pack);
	memset(s, 0, sizeof(*s));
}

/* ---- objects ---- */

/* As OpenSSL names what the manifest calls so; NULL: not known. */
static const char *
algorithm(const char *name)
{
	static const struct { const char *seda, *name; } all[] = {
		{ "SHA-512", "SHA512" }, { "SHA-384", "SHA384" }, { "SHA-256", "SHA256" }, { "SHA-1", "SHA1" }, { "MD5", "MD5" },
		{ "http://www.w3.org/2001/04/xmlenc#sha512", "SHA512" },
		{ "http://www.w3.org/2001/04/xmlenc#sha256", "SHA256" },
	};

	for (size_t i = 0; i < nitems(all); i++)
		if (strcasecmp(all[i].seda, name) == 0)
			return all[i].name;
	return NULL;
}

const char *
sip_object_fault(struct sip *s, const struct sip_object *o, const struct buf **data)
{
	struct report		*quiet;
	const struct buf	*b;
	const char		*name = algorithm(o->algorithm);
	char			 hex[DIGEST_HEX_MAX];

	if (!pack_has(s->pack, o->uri))
		return _("it is missing");
	quiet = report_new();
	b = pack_find(s->pack, o->uri, quiet);
	report_free(quiet);
	if (b == NULL)
		return _("it cannot be unpacked");
	if (data != NULL)
		*data = b;
	if (name == NULL)
		return _("its digest is of an unknown kind");
	digest_hex_of(name, b->data, b->len, hex);
	return strcasecmp(hex, o->digest) == 0 ? NULL : _("its digest is another one");
}

int
sip_differences(const char *path, const struct buf *b, struct buf *which)
{
	struct report	*quiet = report_new();
	struct sip	 s;
	int		 rc = sip_open(&s, path, b, quiet);

	for (size_t i = 0; rc == 0 && i < s.n; i++)
		if (sip_object_fault(&s, &s.objects[i], NULL) != NULL) {
			buf_puts(which, which->len > 0 ? ", " : "");
			buf_puts(which, s.objects[i].uri);
		}
	sip_clear(&s);
	report_free(quiet);
	return rc;
}

struct buf *
sip_container(const char *path, char **name, struct report *report)
{
	struct buf		*b = file_load(path, PACKAGE_LIMIT, report), *out = NULL;
	const struct buf	*data = NULL;
	struct sip		 s;
	const char		*why;

	if (b == NULL)
		return NULL;
	if (sip_open(&s, path, b, report) == 0) {
		why = s.n == 0 ? _("it is missing") : sip_object_fault(&s, &s.objects[0], &data);
		if (why != NULL || data == NULL)
			report_add(report, FINDING_ARCHIVE_CHANGED,
			    (struct pos){ path, 0, s.n == 0 ? NULL : s.objects[0].uri }, "%s", why == NULL ? "" : why);
		else {
			out = buf_new();
			buf_add(out, data->data, data->len);
			*name = mem_strdup(file_base(s.objects[0].filename));
		}
	}
	sip_clear(&s);
	buf_free(b);
	return out;
}
