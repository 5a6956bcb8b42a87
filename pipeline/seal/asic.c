/* asic.c - an ASiC-E container with one CAdES signature (EN 319 162-1), made.
 *
 *	mimetype			first, stored, no extra field
 *	dossier.xml, preuves/...	what is sealed, in the caller's order
 *	META-INF/ASiCManifest001.xml	name and digest of each of them
 *	META-INF/signature001.p7s	CAdES over the manifest, byte for byte
 *
 * So the signature covers the manifest, the manifest covers the files, and
 * nothing covers what is ZIP's own: times, attributes, comments, order.
 */
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/pack.h"
#include "seal/asic.h"
#include "seal/cms.h"
#include "seal/seal.h"
#include "seal/uri.h"

static void
put_escaped(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '&':	buf_puts(out, "&amp;"); break;
		case '<':	buf_puts(out, "&lt;"); break;
		case '"':	buf_puts(out, "&quot;"); break;
		default:	buf_putc(out, *s);
		}
}

/* One DataObjectReference; the URI needs no escape, percent-encoding left none of & < ". */
static void
put_reference(struct buf *out, const struct seal_entry *e)
{
	unsigned char	 digest[DIGEST_SHA256], base64[64];

	digest_sha256(e->data->data, e->data->len, digest);
	EVP_EncodeBlock(base64, digest, sizeof(digest));
	buf_puts(out, "  <asic:DataObjectReference URI=\"");
	uri_encode(out, e->name);
	if (e->mime != NULL) {
		buf_puts(out, "\" MimeType=\"");
		put_escaped(out, e->mime);
	}
	buf_puts(out, e->rootfile ? "\" Rootfile=\"true\">\n" : "\">\n");
	buf_puts(out, "    <ds:DigestMethod Algorithm=\"" XMLENC_SHA256 "\"/>\n"
	    "    <ds:DigestValue>");
	buf_puts(out, (const char *)base64);
	buf_puts(out, "</ds:DigestValue>\n  </asic:DataObjectReference>\n");
}

static struct buf *
make_manifest(const struct seal_entry *entries, size_t n)
{
	struct buf	*out = buf_new();

	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<asic:ASiCManifest xmlns:asic=\"" ASIC_NS "\" xmlns:ds=\"" DS_NS "\">\n"
	    "  <asic:SigReference URI=\"" ASIC_SIGNATURE
	    "\" MimeType=\"application/pkcs7-signature\"/>\n");
	for (size_t i = 0; i < n; i++)
		put_reference(out, &entries[i]);
	buf_puts(out, "</asic:ASiCManifest>\n");
	return out;
}

/* What is compressed already is stored: deflating it again costs time and saves nothing. */
static bool
is_compressed(const char *mime)
{
	static const char *const all[] = {
		"application/pdf", "image/jpeg", "image/png", "application/zip",
		"application/vnd.oasis.opendocument.", "application/vnd.openxmlformats-",
		"application/vnd.etsi.asic-",
	};

	for (size_t i = 0; mime != NULL && i < nitems(all); i++)
		if (strncmp(mime, all[i], strlen(all[i])) == 0)
			return true;
	return false;
}

/* The container's own names are not the caller's to give. */
static int
check_names(const struct seal_entry *entries, size_t n, struct report *report)
{
	size_t	 roots = 0;

	for (size_t i = 0; i < n; i++) {
		if (strcasecmp(entries[i].name, "mimetype") == 0 ||
		    strncasecmp(entries[i].name, "META-INF/", 9) == 0) {
			report_add(report, FINDING_SEAL_ENTRY, POS_NONE, "%s", entries[i].name);
			return -1;
		}
		roots += entries[i].rootfile;
	}
	if (n == 0 || roots > 1) {
		report_add(report, FINDING_SEAL_ENTRY, POS_NONE, "%s",
		    n == 0 ? _("there is nothing to seal") : _("more than one root file"));
		return -1;
	}
	return 0;
}

/* Manifest and signature, the last two entries.  Takes *manifest. */
static int
add_seal(struct pack *pack, struct buf **manifest, const struct signer *signer, instant now,
    struct report *report)
{
	struct buf	*m = *manifest, *signature;
	unsigned char	 digest[DIGEST_SHA256];

	digest_sha256(m->data, m->len, digest);
	if ((signature = cms_make(signer, digest, &now, report)) == NULL)
		return -1;
	*manifest = NULL;
	if (pack_add_take(pack, ASIC_MANIFEST, m, false, report) == -1) {
		buf_free(signature);
		return -1;
	}
	return pack_add_take(pack, ASIC_SIGNATURE, signature, false, report);
}

static int
add_entries(struct pack *pack, struct seal_entry *entries, size_t n, struct report *report)
{
	for (size_t i = 0; i < n; i++) {
		struct buf	*data = entries[i].data;

		entries[i].data = NULL;		/* taken, whatever the outcome */
		if (pack_add_take(pack, entries[i].name, data, is_compressed(entries[i].mime),
		    report) == -1)
			return -1;
	}
	return 0;
}

struct buf *
seal_asic(struct seal_entry *entries, size_t n, const struct signer *signer, instant now,
    struct report *report)
{
	struct pack	*pack = pack_new(now);
	struct buf	*mimetype = buf_new(), *manifest = NULL, *out = NULL;

	buf_puts(mimetype, ASIC_MIME_E);
	if (check_names(entries, n, report) == -1) {
		buf_free(mimetype);
		goto out;
	}
	if (pack_add_take(pack, "mimetype", mimetype, true, report) == -1)
		goto out;
	manifest = make_manifest(entries, n);	/* before the bytes are given away */
	if (add_entries(pack, entries, n, report) == -1 ||
	    add_seal(pack, &manifest, signer, now, report) == -1)
		goto out;
	out = pack_write(pack, report);
out:
	buf_free(manifest);
	for (size_t i = 0; i < n; i++) {
		buf_free(entries[i].data);
		entries[i].data = NULL;
	}
	pack_free(pack);
	return out;
}
