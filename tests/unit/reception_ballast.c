/* reception_ballast.c - memory held back from a library: what may be had beside it, and after it. */
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/jail.h"
#include "base/report.h"
#include "reception/ballast.h"

#define MIB	((size_t)1 << 20)

static bool
may_have(size_t n)
{
	void	*p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p != MAP_FAILED && munmap(p, n) == 0;
}

/* A step that did not go as it should, or 0. */
static int
steps(void)
{
	struct ballast	 b;

	if (!may_have(200 * MIB))
		return 1;
	ballast_take(&b, 32 * MIB);
	if (b.npieces == 0)
		return 2;
	if (!may_have(30 * MIB))
		return 3;
	if (may_have(40 * MIB))
		return 4;
	ballast_drop(&b);
	if (!may_have(200 * MIB))
		return 5;
	/* Less is left than what should be: nothing is taken. */
	ballast_take(&b, 400 * MIB);
	return b.npieces == 0 ? 0 : 6;
}

static int
limited(void)
{
	const struct rlimit	 r = { 256 * MIB, 256 * MIB };

	return setrlimit(RLIMIT_DATA, &r) == -1 ? 90 : steps();
}

static int
jailed(void)
{
	const struct jail_limits limits = { .memory = 256 * MIB, .seconds = 10 };

	return jail_enter(&limits, report_new()) == -1 ? 91 : steps();
}

static int
unlimited(void)
{
	struct ballast	 b;

	ballast_take(&b, MIB);
	return (int)b.npieces;
}

static void
in_a_child(int (*what)(void))
{
	pid_t	 pid = fork();
	int	 status = 0;

	if (pid == 0)
		_exit(what());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void
under_a_limit(void **state)
{
	(void)state;
#ifdef __SANITIZE_ADDRESS__
	skip();			/* its own memory is beyond any limit */
#endif
	in_a_child(limited);
}

static void
in_the_jail(void **state)
{
	(void)state;
#ifdef __SANITIZE_ADDRESS__
	skip();
#endif
	in_a_child(jailed);
}

static void
without_a_limit(void **state)
{
	(void)state;
	in_a_child(unlimited);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(under_a_limit), cmocka_unit_test(in_the_jail), cmocka_unit_test(without_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
