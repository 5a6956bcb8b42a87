/* place_help.h - a folder of a test's own, for what reads and writes files; removed at its end. */
#ifndef CLEA_TESTS_PLACE_HELP_H
#define CLEA_TESTS_PLACE_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/report.h"

struct place {
	char		 dir[64], store[80];	/* "store" is below it, and not there yet */
	struct report	*report;
};

static int
set_up(void **state)
{
	struct place	*p = mem_alloc(sizeof(*p));

	snprintf(p->dir, sizeof(p->dir), "/tmp/clea-unit-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	snprintf(p->store, sizeof(p->store), "%s/magasin", p->dir);
	p->report = report_new();
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct place	*p = *state;

	(void)folder_remove(p->dir, p->report);
	report_free(p->report);
	free(p);
	return 0;
}

static char *
in(const struct place *p, const char *name)
{
	return file_join(p->dir, name);
}

#endif /* !CLEA_TESTS_PLACE_HELP_H */
