/* reception_watch.c - what of an inbox is complete: files that grow, are renamed, vanish or change, and folders. */
#include <sys/stat.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/folder.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/inbox.h"
#include "reception/watch.h"

struct post {			/* an inbox of this test, and who watches it */
	char		 dir[64];
	struct report	*report;
	struct watch	*watch;
};

static int
set_up(void **state)
{
	struct post	*p = mem_alloc(sizeof(*p));
	const char	*inbox = p->dir;

	snprintf(p->dir, sizeof(p->dir), "/tmp/clea-unit-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	p->report = report_new();
	p->watch = watch_open(&inbox, 1, p->report);
	assert_non_null(p->watch);
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	struct post	*p = *state;

	watch_free(p->watch);
	(void)folder_remove(p->dir, p->report);
	report_free(p->report);
	free(p);
	return 0;
}

static char *
in(const struct post *p, const char *name)
{
	return mem_printf("%s/%s", p->dir, name);
}

/* An open file of the inbox, with some bytes in it. */
static int
begin(const struct post *p, const char *name)
{
	char	*path = in(p, name);
	int	 fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);

	assert_int_not_equal(fd, -1);
	assert_int_equal(write(fd, "PK", 2), 2);
	free(path);
	return fd;
}

static void
put(const struct post *p, const char *name)
{
	close(begin(p, name));
}

/* The names that are picked now, each with a space behind. */
static const char *
picked(struct post *p)
{
	static char	 names[256];
	const char	*inbox = p->dir;
	struct places	 places;

	assert_int_equal(inbox_list(&inbox, 1, &places, p->report), 0);
	watch_pick(p->watch, &places);
	names[0] = '\0';
	for (size_t i = 0; i < places.n; i++)
		snprintf(names + strlen(names), sizeof(names) - strlen(names), "%s ", strrchr(places.v[i].path, '/') + 1);
	places_clear(&places);
	return names;
}

/* The same, once it has been quiet for as long as a folder has to be. */
static const char *
picked_later(struct post *p)
{
	const struct timespec	 a_while = { 2, 200000000 };

	(void)nanosleep(&a_while, NULL);
	return picked(p);
}

static void
a_file_that_grows(void **state)
{
	struct post	*p = *state;
	int		 fd = begin(p, "a.zip");

	assert_string_equal(picked(p), "");
	assert_int_equal(write(fd, "more", 4), 4);
	assert_string_equal(picked(p), "");
	/* However long it pauses: who writes has not closed it. */
	assert_string_equal(picked_later(p), "");
	close(fd);
	assert_string_equal(picked(p), "a.zip ");
	assert_string_equal(picked(p), "");
}

static void
a_file_that_changes(void **state)
{
	struct post	*p = *state;
	int		 fd;

	put(p, "a.zip");
	assert_string_equal(picked(p), "a.zip ");
	fd = begin(p, "a.zip");
	assert_string_equal(picked(p), "");
	close(fd);
	assert_string_equal(picked(p), "a.zip ");
}

/* As careful senders do: written under a name that is no item, then renamed. */
static void
a_renamed_one(void **state)
{
	struct post	*p = *state;
	char		*part = in(p, "a.zip.part"), *whole = in(p, "a.zip");
	int		 fd = begin(p, "a.zip.part");

	assert_string_equal(picked(p), "");
	close(fd);
	assert_string_equal(picked(p), "");
	assert_int_equal(rename(part, whole), 0);
	assert_string_equal(picked(p), "a.zip ");
	free(part);
	free(whole);
}

static void
a_vanished_one(void **state)
{
	struct post	*p = *state;
	char		*path = in(p, "a.zip");
	int		 fd = begin(p, "a.zip");

	assert_string_equal(picked(p), "");
	assert_int_equal(unlink(path), 0);
	close(fd);
	assert_string_equal(picked(p), "");
	/* Another one of that name is not the one that was being written. */
	put(p, "a.zip");
	assert_string_equal(picked(p), "a.zip ");
	assert_int_equal(unlink(path), 0);
	assert_string_equal(picked(p), "");
	free(path);
}

/* Gone between being listed and being looked at. */
static void
a_place_that_is_gone(void **state)
{
	struct post	*p = *state;
	const char	*inbox = p->dir;
	struct places	 places;
	char		*path = in(p, "a.zip");

	put(p, "a.zip");
	assert_int_equal(inbox_list(&inbox, 1, &places, p->report), 0);
	assert_int_equal(places.n, 1);
	assert_int_equal(unlink(path), 0);
	watch_pick(p->watch, &places);
	assert_int_equal(places.n, 0);
	places_clear(&places);
	free(path);
}

static void
a_folder_that_is_filled(void **state)
{
	struct post	*p = *state;
	char		*dir = in(p, "d");

	assert_int_equal(mkdir(dir, 0700), 0);
	put(p, "d/dossier.xml");
	assert_string_equal(picked(p), "");
	assert_string_equal(picked_later(p), "d ");
	put(p, "d/preuves.txt");
	assert_string_equal(picked(p), "");
	assert_string_equal(picked_later(p), "d ");
	assert_string_equal(picked(p), "");
	free(dir);
}

/* More happens than the kernel tells: that a file was closed may be among what it did not. */
static void
events_that_are_lost(void **state)
{
	struct post	*p = *state;
	char		*other = in(p, "other");
	int		 fd = begin(p, "a.zip");

	assert_string_equal(picked(p), "");
	for (int i = 0; i < 6000; i++) {	/* three events each; the kernel keeps 16384 */
		put(p, "other");
		assert_int_equal(unlink(other), 0);
	}
	close(fd);
	assert_string_equal(picked_later(p), "a.zip ");
	free(other);
}

static void
a_signal_ends_it(void **state)
{
	struct post	*p = *state;

	put(p, "a.zip");
	assert_true(watch_wait(p->watch));
	(void)kill(getpid(), SIGTERM);
	assert_false(watch_wait(p->watch));
}

static void
an_inbox_that_is_not_there(void **state)
{
	struct post	*p = *state;
	char		*none = in(p, "none");
	const char	*inboxes[] = { p->dir, none };

	watch_free(p->watch);
	p->watch = watch_open(inboxes, 2, p->report);
	assert_null(p->watch);
	assert_int_equal(report_count(p->report), 1);
	assert_string_equal(report_get(p->report, 0)->id, "FILE-01");
	free(none);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test_setup_teardown(a_file_that_grows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_that_changes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_renamed_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_vanished_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_place_that_is_gone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_folder_that_is_filled, set_up, tear_down),
		cmocka_unit_test_setup_teardown(events_that_are_lost, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_signal_ends_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_inbox_that_is_not_there, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
