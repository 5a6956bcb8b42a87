/* box.c - the entries of a pack, read or being made. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/box.h"
#include "pack/name.h"
#include "pack/pack.h"

struct pack_entry *
pack_push(struct pack *p, char *name)
{
	struct pack_entry	*e;

	if (p->n == p->room) {
		p->room = p->room == 0 ? 32 : p->room * 2;
		p->entry = mem_grow(p->entry, p->room, sizeof(*p->entry));
	}
	e = &p->entry[p->n++];
	memset(e, 0, sizeof(*e));
	e->name = name;
	e->folded = name_folded(name, strlen(name));
	return e;
}

void
pack_free(struct pack *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->n; i++) {
		free(p->entry[i].name);
		free(p->entry[i].folded);
		buf_free(p->entry[i].data);
	}
	free(p->entry);
	dir_clear(&p->dir);
	if (p->zip != NULL)
		zip_discard(p->zip);
	free(p->file);
	free(p);
}

size_t
pack_count(const struct pack *p)
{
	return p->n;
}

const char *
pack_name(const struct pack *p, size_t i)
{
	return i < p->n ? p->entry[i].name : NULL;
}

bool
pack_is_stored(const struct pack *p, size_t i)
{
	return i < p->n && p->entry[i].stored;
}

struct pack_entry *
pack_entry(const struct pack *p, const char *name)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->entry[i].name, name) == 0)
			return &p->entry[i];
	return NULL;
}

bool
pack_has(const struct pack *p, const char *name)
{
	return pack_entry(p, name) != NULL;
}

size_t
pack_gaps(const struct pack *p, const struct pack_gap **gaps)
{
	*gaps = p->dir.gap;
	return p->dir.ngaps;
}

static int
by_folded(const void *a, const void *b)
{
	const struct pack_entry	*x = *(const struct pack_entry *const *)a;
	const struct pack_entry	*y = *(const struct pack_entry *const *)b;
	int			 c = strcmp(x->folded, y->folded);

	return c != 0 ? c : strcmp(x->name, y->name);
}

static int
find_folded(const void *key, const void *b)
{
	const struct pack_entry	*y = *(const struct pack_entry *const *)b;

	return strcmp(key, y->folded);
}

/* An entry whose name is a folder on the way to "e"; NULL.  "scratch" holds a folded name. */
static const struct pack_entry *
file_above(const struct pack_entry *e, struct pack_entry **sorted, size_t n, char *scratch)
{
	struct pack_entry	**hit;

	memcpy(scratch, e->folded, strlen(e->folded) + 1);
	for (char *slash = strrchr(scratch, '/'); slash != NULL; slash = strrchr(scratch, '/')) {
		*slash = '\0';
		hit = bsearch(scratch, sorted, n, sizeof(*sorted), find_folded);
		if (hit != NULL)
			return *hit;
	}
	return NULL;
}

static int
tell_twice(const struct pack *p, const struct pack_entry *e, const struct pack_entry *other,
    struct report *report)
{
	struct pos	 pos = { p->file, 0, e->name };

	if (strcmp(e->name, other->name) == 0)
		report_add(report, FINDING_PACK_TWICE, pos, _("\"%s\" stands there before"), other->name);
	else if (strcmp(e->folded, other->folded) == 0)
		report_add(report, FINDING_PACK_TWICE, pos,
		    _("it differs from \"%s\" by upper case only"), other->name);
	else
		report_add(report, FINDING_PACK_TWICE, pos, _("\"%s\" is a file and a folder"), other->name);
	return -1;
}

int
pack_check_names(const struct pack *p, struct report *report)
{
	struct pack_entry	**sorted = mem_array(p->n, sizeof(*sorted));
	const struct pack_entry	 *other;
	char			 *scratch;
	int			  rc = 0;

	for (size_t i = 0; i < p->n; i++)
		sorted[i] = &p->entry[i];
	if (p->n > 0)
		qsort(sorted, p->n, sizeof(*sorted), by_folded);
	for (size_t i = 0; i < p->n; i++) {
		if (i > 0 && strcmp(sorted[i]->folded, sorted[i - 1]->folded) == 0) {
			rc = tell_twice(p, sorted[i], sorted[i - 1], report);
			continue;
		}
		scratch = mem_strdup(sorted[i]->folded);
		other = file_above(sorted[i], sorted, p->n, scratch);
		if (other != NULL)
			rc = tell_twice(p, sorted[i], other, report);
		free(scratch);
	}
	free(sorted);
	return rc;
}
