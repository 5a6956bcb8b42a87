/* bag.c - a package as a bag (BagIt 1.0, RFC 8493): the plain second form.
 *
 *	bagit.txt, bag-info.txt		what it is
 *	metadata/manifest.xml		the same description as in a SIP, as a tag file
 *	data/content/...		the payload
 *	manifest-sha512.txt		its digests
 *	tagmanifest-sha512.txt		the digests of all other tag files: whoever knows its digest knows the bag
 */
#include <sys/stat.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "archive/package.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/report.h"

static int
make_folder(const char *dir, const char *name, struct report *report)
{
	char	*path = name[0] == '\0' ? mem_strdup(dir) : file_join(dir, name);
	int	 rc = mkdir(path, 0755);

	if (rc == -1)
		report_add(report, FINDING_FILE_WRITE, POS_FILE(path), "%s", strerror(errno));
	free(path);
	return rc;
}

/* A file, and its line in a manifest. */
static int
put(const char *dir, const char *name, const struct buf *b, struct buf *list, struct report *report)
{
	char	 sha512[129], *path = file_join(dir, name);
	int	 rc = folder_put(path, b, 0644, report);

	digest_sha512_hex(b->data, b->len, sha512);
	if (list != NULL)
		buf_printf(list, "%s  %s\n", sha512, name);
	free(path);
	return rc;
}

static int
put_payload(const char *dir, const struct parts *ps, struct buf *list, size_t *octets, struct report *report)
{
	int	 rc = make_folder(dir, "data", report);

	if (rc == 0)
		rc = make_folder(dir, "data/content", report);
	*octets = 0;
	for (size_t i = 0; rc == 0 && i < ps->n; i++) {
		char	*name = mem_printf("data/%s", ps->all[i].uri);

		rc = put(dir, name, ps->all[i].data, list, report);
		*octets += ps->all[i].data->len;
		free(name);
	}
	return rc;
}

static int
put_tags(const char *dir, const struct packer *k, const struct parts *ps, const struct buf *manifest,
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
	rc = put(dir, "bag-info.txt", &info, tag, report);
	if (rc == 0)
		rc = put(dir, "bagit.txt", &bagit, tag, report);
	if (rc == 0)
		rc = put(dir, "manifest-sha512.txt", list, tag, report);
	if (rc == 0)
		rc = make_folder(dir, "metadata", report);
	if (rc == 0)
		rc = put(dir, "metadata/manifest.xml", manifest, tag, report);
	if (rc == 0)
		rc = put(dir, "tagmanifest-sha512.txt", tag, NULL, report);
	buf_clear(&bagit);
	buf_clear(&info);
	return rc;
}

static int
sync_folders(const char *dir, struct report *report)
{
	static const char *const names[] = { "data/content", "data", "metadata", "" };
	int	 rc = 0;

	for (size_t i = 0; rc == 0 && i < nitems(names); i++) {
		char	*path = file_join(dir, names[i]);

		rc = folder_sync(path, report);
		free(path);
	}
	return rc;
}

int
bag_write(const char *dir, const struct packer *k, const struct parts *ps, const struct buf *manifest,
    struct buf **tag, struct report *report)
{
	struct buf	 list;
	size_t		 octets;
	int		 rc = make_folder(dir, "", report);

	buf_init(&list);
	*tag = buf_new();
	if (rc == 0)
		rc = put_payload(dir, ps, &list, &octets, report);
	if (rc == 0)
		rc = put_tags(dir, k, ps, manifest, &list, octets, *tag, report);
	if (rc == 0)
		rc = sync_folders(dir, report);
	buf_clear(&list);
	return rc;
}
