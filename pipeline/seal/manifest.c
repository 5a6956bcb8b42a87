/* manifest.c - an ASiCManifest, read as hostile. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/pack.h"
#include "seal/asic.h"
#include "seal/manifest.h"
#include "seal/uri.h"
#include "xml/xml.h"

struct reader {
	struct manifest	*m;
	struct xml_doc	*doc;
	const char	*container;
	bool		 is_archive;
	struct report	*report;
};

static int
refuse(const struct reader *r, const struct xml_node *node, const char *why, const char *what)
{
	struct pos	 pos = { r->container, xml_line(node), r->m->entry };

	if (*what == '\0')
		report_add(r->report, FINDING_SEAL_MANIFEST, pos, "%s", why);
	else
		report_add(r->report, FINDING_SEAL_MANIFEST, pos, "%s: \"%s\"", why, what);
	return -1;
}

/* Base64 of exactly "want" bytes, white space allowed as XML Schema has it. */
static bool
decode_base64(const char *text, unsigned char *out, size_t want)
{
	unsigned char	 four[4 * ((EVP_MAX_MD_SIZE + 2) / 3)], bytes[sizeof(four)];
	unsigned char	 again[sizeof(four) + 1];
	size_t		 n = 0, pad = 0;

	for (; *text != '\0'; text++) {
		if (strchr(" \t\r\n", *text) != NULL)
			continue;
		if (n == sizeof(four))
			return false;
		four[n++] = (unsigned char)*text;
	}
	while (pad < 2 && n > pad && four[n - 1 - pad] == '=')
		pad++;
	if (n == 0 || n % 4 != 0 || n / 4 * 3 - pad != want ||
	    EVP_DecodeBlock(bytes, four, (int)n) != (int)(n / 4 * 3))
		return false;
	memcpy(out, bytes, want);
	/* The bits of the last digit that stand for no byte are zero: one digest, one text. */
	EVP_EncodeBlock(again, bytes, (int)want);
	return memcmp(again, four, n) == 0;
}

static const EVP_MD *
digest_of(const char *uri, bool *weak)
{
	*weak = strcmp(uri, XMLDSIG_SHA1) == 0;
	if (*weak)
		return EVP_sha1();
	if (strcmp(uri, XMLENC_SHA256) == 0)
		return EVP_sha256();
	if (strcmp(uri, XMLDSIG_SHA384) == 0)
		return EVP_sha384();
	return strcmp(uri, XMLENC_SHA512) == 0 ? EVP_sha512() : NULL;
}

/* A name that another reference has, compared as bytes: pack/ refuses what only looks the same. */
static bool
is_known(const struct manifest *m, const char *name)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->refs[i].name, name) == 0)
			return true;
	return false;
}

/* Extensions are refused where they must be understood; we understand none. */
static int
check_extensions(const struct reader *r, const struct xml_node *list)
{
	for (struct xml_node *e = xml_first(list); e != NULL; e = xml_next(e)) {
		const char	*critical = xml_attr(e, NULL, "Critical");

		if (critical != NULL && strcmp(critical, "false") != 0 && strcmp(critical, "0") != 0)
			return refuse(r, e, _("an extension that must be understood is not"), "");
	}
	return 0;
}

/* DigestMethod, DigestValue, optional extensions: in this order and no other. */
static int
read_digest(const struct reader *r, const struct xml_node *ref, struct manifest_ref *out)
{
	struct xml_node	*method = xml_first(ref), *value, *more;
	const char	*uri;
	char		*text;
	bool		 ok;

	if (method == NULL || !xml_is(method, DS_NS, "DigestMethod") ||
	    (uri = xml_attr(method, NULL, "Algorithm")) == NULL ||
	    (value = xml_next(method)) == NULL || !xml_is(value, DS_NS, "DigestValue"))
		return refuse(r, ref, _("a reference without digest"), out->name);
	if ((out->md = digest_of(uri, &out->weak)) == NULL)
		return refuse(r, method, _("unknown digest algorithm"), uri);
	text = xml_content(value);
	ok = decode_base64(text, out->digest, (size_t)EVP_MD_get_size(out->md));
	free(text);
	if (!ok)
		return refuse(r, value, _("a digest that is not one of its algorithm"), out->name);
	if ((more = xml_next(value)) == NULL)
		return 0;
	if (!xml_is(more, ASIC_NS, "DataObjectReferenceExtensions") || xml_next(more) != NULL)
		return refuse(r, more, _("unexpected element"), xml_name(more));
	return check_extensions(r, more);
}

static int
read_reference(const struct reader *r, const struct xml_node *ref)
{
	struct manifest		*m = r->m;
	struct manifest_ref	*out;
	const char		*uri = xml_attr(ref, NULL, "URI");
	char			*name;
	int			 rc = 0;

	if (uri == NULL || (name = uri_decode(uri)) == NULL)
		return refuse(r, ref, _("not the name of a file of the container"),
		    uri == NULL ? "" : uri);
	if (m->n == PACK_LIMIT_ENTRIES)
		rc = refuse(r, ref, _("it lists more files than a container may hold"), "");
	else if (is_known(m, name))
		rc = refuse(r, ref, _("the same file is listed twice"), name);
	else if (!r->is_archive && strncmp(name, "META-INF/", 9) == 0)
		rc = refuse(r, ref, _("a file of META-INF is listed"), name);
	if (rc == -1) {
		free(name);
		return -1;
	}
	m->refs = mem_grow(m->refs, m->n + 1, sizeof(*m->refs));
	out = &m->refs[m->n++];
	memset(out, 0, sizeof(*out));
	out->name = name;
	return read_digest(r, ref, out);
}

/* SigReference, then one DataObjectReference or more, then extensions. */
static int
read_root(const struct reader *r, const struct xml_node *root)
{
	struct xml_node	*node;
	const char	*uri;

	if (root == NULL || !xml_is(root, ASIC_NS, "ASiCManifest"))
		return refuse(r, root, _("it is no ASiCManifest"), "");
	node = xml_first(root);
	if (node == NULL || !xml_is(node, ASIC_NS, "SigReference") ||
	    (uri = xml_attr(node, NULL, "URI")) == NULL ||
	    (r->m->signature = uri_decode(uri)) == NULL)
		return refuse(r, root, _("it does not say which file signs it"), "");
	for (node = xml_next(node); node != NULL && xml_is(node, ASIC_NS, "DataObjectReference");
	    node = xml_next(node))
		if (read_reference(r, node) == -1)
			return -1;
	if (r->m->n == 0)
		return refuse(r, root, _("it lists no file"), "");
	if (node == NULL)
		return 0;
	if (!xml_is(node, ASIC_NS, "ASiCManifestExtensions") || xml_next(node) != NULL)
		return refuse(r, node, _("unexpected element"), xml_name(node));
	return check_extensions(r, node);
}

int
manifest_parse(struct manifest *m, const char *container, const char *entry,
    const struct buf *data, bool is_archive, struct report *report)
{
	struct reader	 r = { .m = m, .container = container, .is_archive = is_archive,
			    .report = report };
	char		*name = mem_printf("%s!%s", container, entry);
	int		 rc = -1;

	memset(m, 0, sizeof(*m));
	m->entry = mem_strdup(entry);
	if ((r.doc = xml_parse(name, data->data, data->len, report)) != NULL)
		rc = read_root(&r, xml_root(r.doc));
	xml_free(r.doc);
	free(name);
	return rc;
}

void
manifest_clear(struct manifest *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->refs[i].name);
	free(m->refs);
	free(m->signature);
	free(m->entry);
	memset(m, 0, sizeof(*m));
}

bool
manifest_lists(const struct manifest *m, const char *name)
{
	return is_known(m, name);
}

bool
manifest_ref_is_of(const struct manifest_ref *ref, const struct buf *data)
{
	unsigned char	 mine[EVP_MAX_MD_SIZE];
	unsigned int	 n = 0;

	return EVP_Digest(data->data, data->len, mine, &n, ref->md, NULL) == 1 &&
	    memcmp(mine, ref->digest, n) == 0;
}
