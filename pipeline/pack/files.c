/* files.c - files in memory as a pack: judged as a container that holds them would be, without one being made. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/box.h"
#include "pack/name.h"

#define TOLD_MAX	20	/* names that are complained about */

static bool
take_file(struct pack *p, const struct pack_file *f, struct report *report)
{
	const char		*fault = name_fault(f->name, strlen(f->name), p->limits.name);
	struct pack_entry	*e;
	char			*shown;

	if (fault != NULL) {
		shown = name_shown(f->name, strlen(f->name));
		report_add(report, FINDING_PACK_NAME, (struct pos){ p->file, 0, shown }, "%s", fault);
		free(shown);
		return false;
	}
	e = pack_push(p, mem_strdup(f->name));
	e->stored = e->lent = true;
	e->size = f->data->len;
	e->data = (struct buf *)(uintptr_t)f->data;	/* never written to */
	p->total += e->size;
	return true;
}

static int
check_limits(const struct pack *p, size_t n, struct report *report)
{
	if (n > p->limits.entries)
		report_add(report, FINDING_PACK_LIMIT, POS_FILE(p->file), _("%zu entries, at most %zu"), n, p->limits.entries);
	else if (p->total > p->limits.bytes)
		report_add(report, FINDING_PACK_LIMIT, POS_FILE(p->file), _("%zu bytes unpacked, at most %zu"), p->total,
		    p->limits.bytes);
	else
		return 0;
	return -1;
}

struct pack *
pack_of_files(const char *name, const struct pack_file *files, size_t n, const struct pack_limits *limits,
    struct report *report)
{
	struct pack	*p = mem_alloc(sizeof(*p));
	size_t		 bad = 0;

	p->file = mem_strdup(name);
	p->limits = limits == NULL ? PACK_LIMITS : *limits;
	for (size_t i = 0; i < n && bad < TOLD_MAX; i++)
		if (!take_file(p, &files[i], report))
			bad++;
	if (bad == 0 && check_limits(p, n, report) == 0 && pack_check_names(p, report) == 0)
		return p;
	pack_free(p);
	return NULL;
}
