/* extra.c - the extra fields of headers: most say when and by whom, some say something else than the header. */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "pack/bytes.h"
#include "pack/name.h"

/* APPNOTE.TXT 4.5 and 4.6. */
#define EXTRA_ZIP64	0x0001
#define EXTRA_UNIX	0x000d	/* PKWARE: times, owner, then the target of a link or the numbers of a device */
#define EXTRA_STRONG	0x0017
#define EXTRA_NAME	0x7075	/* Info-ZIP: version, CRC of the header's name, the name in UTF-8 */
#define EXTRA_ASI_UNIX	0x756e	/* CRC, mode, ... */
#define EXTRA_AES	0x9901

/* Some programs believe the field, some the header: they must agree. */
static int
check_name(const struct bytes *b, const struct dir_entry *e, size_t at, size_t n)
{
	char	*other;

	if (n >= 5 && n - 5 == e->name_len && memcmp(b->s + at + 5, b->s + e->name_at, e->name_len) == 0)
		return 0;
	other = name_shown((const char *)b->s + at + 5, n < 5 ? 0 : n - 5);
	(void)fault_of(b, e, FINDING_PACK_RENAMED, _("\"%s\" in an extra field, at byte %zu"), other, at);
	free(other);
	return -1;
}

/* One field, whose value are "n" bytes at "at". */
static int
check_field(const struct bytes *b, const struct dir_entry *e, unsigned int id, size_t at, size_t n, bool central)
{
	switch (id) {
	case EXTRA_ZIP64:
		/* A program that wrote before it knew how much leaves one in the local header: see local.c. */
		return central ? fault_of(b, e, FINDING_PACK_ZIP64, _("an extra field at byte %zu"), at) : 0;
	case EXTRA_STRONG:
	case EXTRA_AES:
		return fault_of(b, e, FINDING_PACK_ENCRYPTED, _("an extra field at byte %zu"), at);
	case EXTRA_NAME:
		return check_name(b, e, at, n);
	case EXTRA_UNIX:
		return n <= 12 ? 0 : fault_of(b, e, FINDING_PACK_LINK, _("an extra field at byte %zu"), at);
	case EXTRA_ASI_UNIX:
		return n < 6 || S_ISREG(get16(b, at + 4)) || S_ISDIR(get16(b, at + 4)) ? 0 :
		    fault_of(b, e, FINDING_PACK_LINK, _("an extra field at byte %zu"), at);
	default:
		return 0;
	}
}

int
extra_check(const struct bytes *b, const struct dir_entry *e, size_t at, size_t n, bool central)
{
	size_t	 end = at + n, length;

	while (at < end) {
		if (end - at < 4 || (length = get16(b, at + 2)) > end - at - 4)
			return fault_of(b, e, FINDING_PACK_CONTRADICTION,
			    _("an extra field at byte %zu is longer than its header"), at);
		if (check_field(b, e, get16(b, at), at + 4, length, central) == -1)
			return -1;
		at += 4 + length;
	}
	return 0;
}
