/* bag.c - a package as a bag (BagIt 1.0, RFC 8493): the plain second form.
 *
 *	bagit.txt, bag-info.txt		what it is
 *	metadata/manifest.xml		the same description as in a SIP, as a tag file
 *	data/content/...		the payload
 *	manifest-sha512.txt		its digests
 *	tagmanifest-sha512.txt		the digests of all other tag files: whoever knows its digest knows the bag
 */
#include <stdlib.h>

#include "archive/confined.h"
#include "archive/package.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/mem.h"
#include "base/report.h"

/* A file, and its line in a manifest. */
static int
put(struct outlet *o, const char *name, const struct buf *b, struct buf *list, struct report *report)
{
	char	 sha512[129];

	if (list != NULL) {
		digest_sha512_hex(b->data, b->len, sha512);
		buf_printf(list, "%s  %s\n", sha512, name);
	}
	return outlet_put(o, name, b, report);
}

static int
put_payload(struct outlet *o, const struct parts *ps, struct buf *list, size_t *octets, struct report *report)
{
	int	 rc = 0;

	*octets = 0;
	for (size_t i = 0; rc == 0 && i < ps->n; i++) {
		char	*name = mem_printf("data/%s", ps->all[i].uri);

		rc = put(o, name, ps->all[i].data, list, report);
		*octets += ps->all[i].data->len;
		free(name);
	}
	return rc;
}

static int
put_tags(struct outlet *o, const struct packer *k, const struct parts *ps, const struct buf *manifest,
    const struct buf *list, size_t octets, struct buf *tag, struct report *report)
{
	struct buf	 bagit, info;
	char		 day[32];
	int		 rc;

	buf_init(&bagit);
	buf_init(&info);
	buf_puts(&bagit, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	buf_printf(&info, "Bag-Software-Agent: clea " CLEA_VERSION "\nBagging-Date: %s\nPayload-Oxum: %zu.%zu\n",
	    instant_day(k->now, day), octets, ps->n);
	rc = put(o, "bag-info.txt", &info, tag, report);
	if (rc == 0)
		rc = put(o, "bagit.txt", &bagit, tag, report);
	if (rc == 0)
		rc = put(o, "manifest-sha512.txt", list, tag, report);
	if (rc == 0)
		rc = put(o, "metadata/manifest.xml", manifest, tag, report);
	if (rc == 0)
		rc = put(o, "tagmanifest-sha512.txt", tag, NULL, report);
	buf_clear(&bagit);
	buf_clear(&info);
	return rc;
}

int
bag_write(struct outlet *o, const struct packer *k, const struct parts *ps, const struct buf *manifest,
    struct report *report)
{
	struct buf	 list, tag;
	size_t		 octets;
	int		 rc;

	buf_init(&list);
	buf_init(&tag);
	rc = put_payload(o, ps, &list, &octets, report);
	if (rc == 0)
		rc = put_tags(o, k, ps, manifest, &list, octets, &tag, report);
	buf_clear(&list);
	buf_clear(&tag);
	return rc;
}
