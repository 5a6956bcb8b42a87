/* pades.c - PAdES B-B: sign a PDF around the gap that was left in it.
 *
 *	%PDF-1.7 ... /ByteRange [0 a b c] ... /Contents <0000...0000> ... %%EOF
 *	|<--------------- signed: a -------------->|    gap    |<-- c -->|
 *	0                                          a           b       b + c
 *
 * The gap is the whole token of /Contents, with its < and > (ISO 32000-1,
 * 12.8.1): the only bytes of the file that no digest covers, since they hold the
 * signature itself.  The ByteRange was final before, so nothing but the gap is
 * written here.
 */
#include <openssl/evp.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/i18n.h"
#include "base/report.h"
#include "seal/cms.h"
#include "seal/seal.h"
#include "seal/signer.h"

static bool
gap_is_free(const struct buf *pdf, size_t at, size_t len)
{
	if (len < 2 || len % 2 != 0 || at > pdf->len || len > pdf->len - at ||
	    pdf->data[at] != '<' || pdf->data[at + len - 1] != '>')
		return false;
	for (size_t i = at + 1; i < at + len - 1; i++)
		if (pdf->data[i] != '0')
			return false;
	return true;
}

static int
digest_around(const struct buf *pdf, size_t at, size_t len, unsigned char out[static DIGEST_SHA256])
{
	EVP_MD_CTX	*ctx = EVP_MD_CTX_new();
	int		 ok = ctx != NULL && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL) == 1 &&
			    EVP_DigestUpdate(ctx, pdf->data, at) == 1 &&
			    EVP_DigestUpdate(ctx, pdf->data + at + len, pdf->len - at - len) == 1 &&
			    EVP_DigestFinal_ex(ctx, out, NULL) == 1;

	EVP_MD_CTX_free(ctx);
	return ok ? 0 : -1;
}

int
seal_pdf(struct buf *pdf, size_t gap_at, size_t gap_len, const struct signer *signer,
    struct report *report)
{
	static const char	 digits[] = "0123456789abcdef";
	unsigned char		 digest[DIGEST_SHA256];
	struct buf		*cms;

	if (!gap_is_free(pdf, gap_at, gap_len)) {
		report_add(report, FINDING_SEAL_GAP, POS_NONE, "%s",
		    _("/Contents is not a string of zeros"));
		return -1;
	}
	if (digest_around(pdf, gap_at, gap_len, digest) == -1) {
		report_add(report, FINDING_SEAL_SIGN, POS_NONE, "SHA-256");
		return -1;
	}
	if ((cms = cms_make(signer, digest, NULL, report)) == NULL)
		return -1;
	if (cms->len > (gap_len - 2) / 2) {
		report_add(report, FINDING_SEAL_GAP, POS_NONE,
		    _("the signature takes %zu bytes, %zu are reserved"), cms->len,
		    (gap_len - 2) / 2);
		buf_free(cms);
		return -1;
	}
	for (size_t i = 0; i < cms->len; i++) {
		unsigned char	 c = (unsigned char)cms->data[i];

		pdf->data[gap_at + 1 + 2 * i] = digits[c >> 4];
		pdf->data[gap_at + 2 + 2 * i] = digits[c & 15];
	}
	buf_free(cms);
	return 0;
}
