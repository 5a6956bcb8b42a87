/* base_file.c - files appear whole or not at all. */
#include <sys/stat.h>
#include <fcntl.h>
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
#include "base/report.h"

static char	dir[] = "/tmp/clea-unit-XXXXXX";

static int
enter(void **state)
{
	(void)state;
	return mkdtemp(dir) == NULL || chdir(dir) == -1 ? -1 : 0;
}

static int
leave(void **state)
{
	char	 command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	return system(command);
}

static size_t
count_names(void)
{
	struct report	*r = report_new();
	char		**names = file_list(".", r);
	size_t		  n = 0;

	while (names[n] != NULL)
		n++;
	file_list_free(names);
	report_free(r);
	return n;
}

static void
a_new_file_never_overwrites(void **state)
{
	struct report	*r = report_new();
	struct buf	*b = buf_new(), *back;

	(void)state;
	buf_puts(b, "one");
	assert_int_equal(file_write("f", b, FILE_NEW, r), 0);
	buf_puts(b, "two");
	assert_int_equal(file_write("f", b, FILE_NEW, r), -1);
	assert_true(report_has(r, "FILE-03"));
	back = file_load("f", 100, r);
	assert_string_equal(back->data, "one");
	buf_free(back);
	assert_int_equal(file_write("f", b, FILE_REPLACE, r), 0);
	back = file_load("f", 100, r);
	assert_string_equal(back->data, "onetwo");
	buf_free(back);
	assert_int_equal(count_names(), 1);	/* no temporary file stays */
	assert_int_equal(file_write("none/f", b, FILE_NEW, r), -1);
	assert_true(report_has(r, "FILE-02"));
	buf_free(b);
	report_free(r);
	unlink("f");
}

static void
only_regular_files_within_the_limit_are_read(void **state)
{
	struct report	*r = report_new();
	struct buf	*b = buf_new();
	int		 fd = open(".", O_RDONLY | O_DIRECTORY);

	(void)state;
	buf_puts(b, "0123456789");
	assert_int_equal(file_write("ten", b, FILE_NEW, r), 0);
	assert_null(file_load("ten", 9, r));
	assert_true(report_has(r, "FILE-04"));
	assert_null(file_load(".", 100, r));
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_null(file_load("pipe", 100, r));		/* and does not hang */
	assert_true(report_has(r, "FILE-05"));
	assert_null(file_load("nowhere", 100, r));
	assert_true(report_has(r, "FILE-01"));
	assert_int_equal(symlink("ten", "link"), 0);
	assert_null(file_load_at(fd, "link", 100, "link", r));
	assert_int_equal(report_count(r), 5);
	unlink("link");
	unlink("pipe");
	unlink("ten");
	close(fd);
	buf_free(b);
	report_free(r);
}

static void
folders_are_made_on_the_way(void **state)
{
	struct report	*r = report_new();
	struct buf	*b = buf_new();

	(void)state;
	assert_int_equal(file_mkdirs("a/b/c", r), 0);
	assert_int_equal(file_mkdirs("a/b/c", r), 0);
	assert_true(file_is_dir("a/b/c"));
	assert_int_equal(file_write("a/f", b, FILE_NEW, r), 0);
	assert_int_equal(file_mkdirs("a/f", r), -1);
	assert_int_equal(file_mkdirs("a/f/g", r), -1);
	assert_string_equal(file_base("a/b/c.xml"), "c.xml");
	buf_free(b);
	report_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_file_never_overwrites),
		cmocka_unit_test(only_regular_files_within_the_limit_are_read),
		cmocka_unit_test(folders_are_made_on_the_way),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
