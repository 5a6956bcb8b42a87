/* fixity.c - is a file of the archive still what entered?
 *
 * The journal knows the digest of a whole package, so one digest over its bytes
 * answers for everything in it.  Only where that differs is the package taken
 * apart, to say which entry was changed.
 */
#include <sys/stat.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/bag.h"
#include "archive/fixity.h"
#include "archive/holdings.h"
#include "archive/journal.h"
#include "archive/sip.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/pack.h"

#define CHUNK		((size_t)1 << 20)
#define PACKAGE_LIMIT	((size_t)1 << 30)

/* Read to the end into the digest; -1 with errno. */
static int
digest_fd(int fd, struct digest *d, int64_t *octets)
{
	char	*chunk = mem_alloc(CHUNK);
	ssize_t	 n;

	*octets = 0;
	while ((n = read(fd, chunk, CHUNK)) != 0) {
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			break;
		digest_add(d, chunk, (size_t)n);
		*octets += n;
	}
	free(chunk);
	return n == 0 ? 0 : -1;
}

int
fixity_digest(const char *path, const char *algorithm, char out[static DIGEST_HEX_MAX], int64_t *octets,
    struct report *report)
{
	int		 fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK), rc = -1;
	struct digest	*d = digest_new_of(algorithm);
	struct stat	 st;

	*octets = 0;
	if (d == NULL)			/* a library without it (MD5 in FIPS mode) */
		report_add(report, FINDING_FILE_READ, POS_FILE(path), "%s", algorithm);
	else if (fd == -1 || fstat(fd, &st) == -1)
		report_add(report, errno == ENOENT ? FINDING_ARCHIVE_MISSING : FINDING_FILE_READ, POS_FILE(path),
		    "%s", errno == ENOENT ? "" : strerror(errno));
	else if (!S_ISREG(st.st_mode))
		report_add(report, FINDING_FILE_KIND, POS_FILE(path), "%s", "");
	else if (digest_fd(fd, d, octets) == -1)
		report_add(report, FINDING_FILE_READ, POS_FILE(path), "%s", strerror(errno));
	else
		rc = 0;
	if (d != NULL)
		digest_end_of(d, out);
	if (fd != -1)
		close(fd);
	return rc;
}

bool
fixity_is_link(const char *path, struct report *report)
{
	struct stat	 st;

	if (lstat(path, &st) == -1 || !S_ISLNK(st.st_mode))
		return false;
	report_add(report, FINDING_ARCHIVE_LINK, POS_FILE(path), "%s", "");
	return true;
}

int
fixity_sha512(const char *path, char out[static 129], int64_t *octets, struct report *report)
{
	return fixity_digest(path, "SHA512", out, octets, report);
}

/* ---- what exactly differs ---- */

static int
changed(const char *path, const char *entry, const char *why, struct report *report)
{
	report_add(report, FINDING_ARCHIVE_CHANGED, (struct pos){ path, 0, entry }, "%s", why);
	return -1;
}

/* A SIP whose digest differs: which of its entries, if that can be told. */
static int
name_changes(const char *path, struct report *report)
{
	struct report	*quiet = report_new();
	struct buf	*b = file_load(path, PACKAGE_LIMIT, quiet);
	struct buf	 which;
	int		 rc;

	buf_init(&which);
	if (b == NULL || sip_differences(path, b, &which) == -1)
		rc = changed(path, NULL, _("it cannot be opened any more"), report);
	else if (which.len == 0)
		rc = changed(path, NULL, _("its files are, the ZIP around them is not"), report);
	else
		rc = changed(path, NULL, which.data, report);
	buf_clear(&which);
	buf_free(b);
	report_free(quiet);
	return rc;
}

/* SHA-512 and length; with "keep" of the bytes in memory. */
static int
read_file(const char *path, char sha512[static 129], int64_t *octets, struct buf **keep, struct report *report)
{
	if (keep == NULL)
		return fixity_sha512(path, sha512, octets, report);
	if (!file_exists(path)) {
		report_add(report, FINDING_ARCHIVE_MISSING, POS_FILE(path), "%s", "");
		return -1;
	}
	if ((*keep = file_load(path, PACKAGE_LIMIT, report)) == NULL)
		return -1;
	digest_sha512_hex((*keep)->data, (*keep)->len, sha512);
	*octets = (int64_t)(*keep)->len;
	return 0;
}

static int
check_file(const char *path, const struct holding *h, int64_t *octets, struct buf **keep, struct report *report)
{
	char	 sha512[129];

	if (read_file(path, sha512, octets, keep, report) == -1)
		return -1;
	if (h->line->faulty)		/* the line has its finding; its digest cannot be relied on */
		return 0;
	if (*octets == h->line->octets && strcmp(sha512, h->line->sha512) == 0)
		return 0;
	if (keep != NULL) {
		buf_free(*keep);
		*keep = NULL;
	}
	if (h->package)
		return name_changes(path, report);
	return changed(path, NULL, "", report);
}

int
fixity_check(const char *dir, const struct holding *h, int64_t *octets, struct buf **keep, struct report *report)
{
	char	*path = file_join(dir, h->path);
	int	 rc;

	if (keep != NULL)
		*keep = NULL;
	*octets = 0;
	if (fixity_is_link(path, report))
		rc = -1;
	else if (h->bag)
		rc = bag_check(path, h->line, octets, report);
	else
		rc = check_file(path, h, octets, keep, report);
	free(path);
	return rc;
}

/* ---- the container ---- */

struct buf *
fixity_container(const char *dir, const struct holding *h, char **name, struct report *report)
{
	char		*path = file_join(dir, h->path);
	struct buf	*out;

	*name = NULL;
	out = h->bag ? bag_container(path, name, report) : sip_container(path, name, report);
	free(path);
	return out;
}
