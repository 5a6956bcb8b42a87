/* base_folder.c - folders filled and removed; time by stage. */
#include <sys/stat.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/report.h"
#include "base/timing.h"

static void
filled_and_removed(void **state)
{
	char		 dir[] = "/tmp/clea-unit-XXXXXX", path[128], link[128], kept[] = "/tmp/clea-kept-XXXXXX";
	struct report	*report = report_new();
	struct buf	*b = buf_new();
	int		 fd = mkstemp(kept);

	(void)state;
	assert_non_null(mkdtemp(dir));
	buf_puts(b, "x");
	snprintf(path, sizeof(path), "%s/sub", dir);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof(path), "%s/sub/file", dir);
	assert_int_equal(folder_put(path, b, 0600, report), 0);
	assert_int_equal(folder_put(path, b, 0600, report), -1);	/* never over another */
	assert_true(file_exists(path));
	snprintf(link, sizeof(link), "%s/link", dir);
	assert_int_equal(symlink(kept, link), 0);
	assert_int_equal(folder_sync(dir, report), 0);
	assert_int_equal(report_count(report), 1);
	assert_int_equal(folder_remove(dir, report), 0);
	assert_false(file_is_dir(dir));
	assert_true(file_exists(kept));		/* the link went, not what it names */
	assert_int_equal(folder_remove(dir, report), 0);	/* nothing there is fine */
	assert_int_equal(folder_sync(dir, report), -1);
	assert_int_equal(report_count(report), 2);
	close(fd);
	unlink(kept);
	buf_free(b);
	report_free(report);
}

static void
time_by_stage(void **state)
{
	struct timing	*t = timing_new();
	char		 name[16];

	(void)state;
	timing_end(NULL, "nothing", timing_begin(NULL));
	assert_int_equal(timing_count(NULL), 0);
	timing_add(t, "a", 5);
	timing_add(t, "b", 7);
	timing_add(t, "a", 5);
	assert_int_equal(timing_count(t), 2);
	assert_string_equal(timing_stage(t, 0), "a");
	assert_int_equal(timing_ns(t, 0), 10);
	timing_end(t, "c", timing_begin(t));
	assert_true(timing_ns(t, 2) >= 0);
	for (int i = 0; i < 2 * TIMING_MAX; i++) {
		snprintf(name, sizeof(name), "s%d", i);
		timing_add(t, name, 1);
	}
	assert_int_equal(timing_count(t), TIMING_MAX);
	timing_reset(t);
	assert_int_equal(timing_count(t), 0);
	timing_free(t);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(filled_and_removed),
		cmocka_unit_test(time_by_stage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
