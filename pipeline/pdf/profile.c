/* profile.c - the sRGB profile of the machine. */
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/object.h"
#include "pdf/profile.h"

/* icc-profiles-free, colord-data, Ghostscript's. */
static const char *const	 paths[] = {
	"/usr/share/color/icc/sRGB.icc",
	"/usr/share/color/icc/colord/sRGB.icc",
	"/usr/share/color/icc/ghostscript/srgb.icc",
	"/usr/share/ghostscript/iccprofiles/srgb.icc",
};

/* The header (ICC.1 7.2): a display or colour space profile of version 2 or 4 for RGB. */
static bool
profile_fits(const struct buf *b)
{
	const unsigned char	*p = (const unsigned char *)b->data;

	return b->len > 128 && memcmp(p + 36, "acsp", 4) == 0 && memcmp(p + 16, "RGB ", 4) == 0 &&
	    (p[8] == 2 || p[8] == 4) &&
	    (memcmp(p + 12, "mntr", 4) == 0 || memcmp(p + 12, "spac", 4) == 0);
}

static struct buf *
profile_load(void)
{
	struct report	*quiet = report_new();	/* the next path may do */
	struct buf	*b = NULL;

	for (size_t i = 0; i < nitems(paths) && b == NULL; i++) {
		if (!file_exists(paths[i]))
			continue;
		b = file_load(paths[i], (size_t)1 << 20, quiet);
		if (b != NULL && !profile_fits(b)) {
			buf_free(b);
			b = NULL;
		}
	}
	report_free(quiet);
	return b;
}

const struct buf *
profile_get(struct profile *p, struct objects *o)
{
	struct buf		*icc;
	const struct buf	*zipped;

	if (p->looked)
		return p->zipped;
	p->looked = true;
	if ((icc = profile_load()) == NULL)
		return NULL;
	zipped = objects_deflate(o, icc->data, icc->len);
	p->zipped = buf_new();
	buf_add(p->zipped, zipped->data, zipped->len);
	buf_free(icc);
	return p->zipped;
}

void
profile_clear(struct profile *p)
{
	buf_free(p->zipped);
	p->zipped = NULL;
}
