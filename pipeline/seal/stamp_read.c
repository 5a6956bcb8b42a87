/* stamp_read.c - a TimeStampToken (RFC 3161, 2.4.2): a SignedData around a TSTInfo. */
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>
#include <limits.h>
#include <string.h>

#include "base/i18n.h"
#include "seal/stamp_read.h"
#include "seal/trust.h"

/* An extension that must be understood is not, here: RFC 3161 defines none. */
static bool
has_critical_extension(TS_TST_INFO *info)
{
	return TS_TST_INFO_get_ext_by_critical(info, 1, -1) >= 0;
}

static const char *
read_info(struct stamp_token *t, TS_TST_INFO *info)
{
	TS_MSG_IMPRINT		*imprint = TS_TST_INFO_get_msg_imprint(info);
	ASN1_OCTET_STRING	*digest = TS_MSG_IMPRINT_get_msg(imprint);

	if (TS_TST_INFO_get_version(info) != 1)
		return _("its TSTInfo is not of version 1");
	if (has_critical_extension(info))
		return _("its TSTInfo has a critical extension");
	t->nid = OBJ_obj2nid(TS_MSG_IMPRINT_get_algo(imprint)->algorithm);
	t->nimprint = (size_t)ASN1_STRING_length(digest);
	if (t->nimprint > sizeof(t->imprint))
		return _("its imprint is longer than any digest");
	memcpy(t->imprint, ASN1_STRING_get0_data(digest), t->nimprint);
	if (!x509_instant(TS_TST_INFO_get_time(info), &t->time))
		return _("its time cannot be read");
	return NULL;
}

const char *
stamp_read(struct stamp_token *t, struct bytes der)
{
	const unsigned char	*p = der.p;
	ASN1_OCTET_STRING	**content;
	TS_TST_INFO		*info;
	const char		*why;

	memset(t, 0, sizeof(*t));
	if (der.n == 0 || der.n > LONG_MAX ||
	    (t->cms = d2i_CMS_ContentInfo(NULL, &p, (long)der.n)) == NULL ||
	    OBJ_obj2nid(CMS_get0_type(t->cms)) != NID_pkcs7_signed)
		return _("it is no SignedData");
	t->used = (size_t)(p - der.p);
	if (OBJ_obj2nid(CMS_get0_eContentType(t->cms)) != NID_id_smime_ct_TSTInfo ||
	    (content = CMS_get0_content(t->cms)) == NULL || *content == NULL)
		return _("there is no TSTInfo in it");
	t->info = (struct bytes){ ASN1_STRING_get0_data(*content), (size_t)ASN1_STRING_length(*content) };
	p = t->info.p;
	info = d2i_TS_TST_INFO(NULL, &p, (long)t->info.n);
	if (info == NULL || p != t->info.p + t->info.n)
		why = _("its TSTInfo cannot be read");
	else
		why = read_info(t, info);
	TS_TST_INFO_free(info);
	return why;
}

void
stamp_token_clear(struct stamp_token *t)
{
	CMS_ContentInfo_free(t->cms);
	ERR_clear_error();
}
