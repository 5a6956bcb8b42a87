/* twins.c - names of entries that come to be one file where they are unpacked. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/box.h"
#include "pack/name.h"

#define TOLD_MAX	20	/* findings of one container */

struct twin {
	char		*folded;	/* see name_folded(); a folder's without its closing "/" */
	const char	*name;
	bool		 folder;
};

static int
by_folded(const void *a, const void *b)
{
	const struct twin	*x = a, *y = b;
	int			 c = strcmp(x->folded, y->folded);

	return c != 0 ? c : strcmp(x->name, y->name);
}

static int
find_folded(const void *key, const void *b)
{
	return strcmp(key, ((const struct twin *)b)->folded);
}

/* A file whose name is a folder on the way to "t"; NULL.  "scratch" has room for its folded name. */
static const struct twin *
file_above(const struct twin *t, const struct twin *sorted, size_t n, char *scratch)
{
	const struct twin	*hit;

	memcpy(scratch, t->folded, strlen(t->folded) + 1);
	for (char *slash = strrchr(scratch, '/'); slash != NULL; slash = strrchr(scratch, '/')) {
		*slash = '\0';
		hit = bsearch(scratch, sorted, n, sizeof(*sorted), find_folded);
		if (hit != NULL && !hit->folder)
			return hit;
	}
	return NULL;
}

static void
tell(const struct pack *p, const struct twin *t, const struct twin *other, struct report *report)
{
	struct pos	 pos = { p->file, 0, t->name };

	if (t->folder != other->folder || strcmp(t->folded, other->folded) != 0)
		report_add(report, FINDING_PACK_TWICE, pos, _("\"%s\" is a file and a folder"),
		    t->folder ? t->name : other->name);
	else if (strcmp(t->name, other->name) == 0)
		report_add(report, FINDING_PACK_TWICE, pos, _("\"%s\" stands there before"), other->name);
	else if (name_is_other_form(t->name, other->name))
		report_add(report, FINDING_PACK_TWICE, pos,
		    _("it differs from \"%s\" by how its accents are written only"), other->name);
	else
		report_add(report, FINDING_PACK_TWICE, pos, _("it differs from \"%s\" by upper case only"),
		    other->name);
}

static struct twin *
gather(const struct pack *p, size_t *n)
{
	struct twin	*all = mem_array(p->n + p->nfolders, sizeof(*all));

	*n = 0;
	for (size_t i = 0; i < p->n; i++)
		all[(*n)++] = (struct twin){ name_folded(p->entry[i].name, strlen(p->entry[i].name)),
		    p->entry[i].name, false };
	for (size_t i = 0; i < p->nfolders; i++)
		all[(*n)++] = (struct twin){ name_folded(p->folder[i], strlen(p->folder[i]) - 1), p->folder[i], true };
	if (*n > 0)
		qsort(all, *n, sizeof(*all), by_folded);
	return all;
}

int
pack_check_names(const struct pack *p, struct report *report)
{
	const struct twin	*other;
	struct twin		*sorted;
	char			*scratch;
	size_t			 n, told = 0;

	sorted = gather(p, &n);
	for (size_t i = 0; i < n && told < TOLD_MAX; i++) {
		scratch = mem_strdup(sorted[i].folded);
		other = i > 0 && strcmp(sorted[i].folded, sorted[i - 1].folded) == 0 ? &sorted[i - 1] :
		    file_above(&sorted[i], sorted, n, scratch);
		free(scratch);
		if (other != NULL) {
			tell(p, &sorted[i], other, report);
			told++;
		}
	}
	for (size_t i = 0; i < n; i++)
		free(sorted[i].folded);
	free(sorted);
	return told == 0 ? 0 : -1;
}
