/* base_stop.c - signals that ask to end come through a descriptor, and no other way. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/stop.h"

static volatile sig_atomic_t	caught;

static void
catch(int signal)
{
	(void)signal;
	caught++;
}

static void
they_are_counted_once(void **state)
{
	struct stop	 s;

	(void)state;
	assert_int_equal(stop_take(&s), 0);
	assert_int_equal(stop_came(&s), 0);
	raise(SIGINT);
	raise(SIGTERM);
	assert_int_equal(stop_came(&s), 2);
	assert_int_equal(stop_came(&s), 0);
	stop_release(&s);
	assert_int_equal(s.fd, -1);
	stop_release(&s);
	assert_int_equal(stop_came(&s), 0);
	assert_int_equal(caught, 0);
}

static void
one_that_nobody_asked_for_is_not_lost(void **state)
{
	struct stop	 s;

	(void)state;
	caught = 0;
	assert_int_equal(stop_take(&s), 0);
	raise(SIGINT);
	assert_int_equal(caught, 0);
	stop_release(&s);
	assert_int_equal(caught, 1);
}

static void
a_hangup_that_is_ignored_stays_so(void **state)
{
	struct stop	 s;

	(void)state;
	signal(SIGHUP, SIG_IGN);
	assert_int_equal(stop_take(&s), 0);
	raise(SIGHUP);
	assert_int_equal(stop_came(&s), 0);
	stop_release(&s);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(they_are_counted_once),
		cmocka_unit_test(one_that_nobody_asked_for_is_not_lost),
		cmocka_unit_test(a_hangup_that_is_ignored_stays_so),
	};

	signal(SIGINT, catch);
	signal(SIGTERM, catch);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
