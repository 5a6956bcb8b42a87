/* base_jail.c - behind jail_enter() nothing else can be reached, and limits end what does not end by itself. */
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/jail.h"
#include "base/report.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED	1
#else
#define SANITIZED	0
#endif

static const struct jail_limits	limits = { .memory = 64 << 20, .seconds = 1, .filter = NULL };

static int	 open_before;	/* a file that was open when the jail was entered */
static int	 pair[2];
static char	*volatile nowhere;

/* What a child does in the jail; exit status: 0 it could, 1 it could not. */
static int does_nothing(void) { return 0; }
static int opens(void) { return open("/etc/hostname", O_RDONLY) == -1; }
static int opens_below(void) { return openat(AT_FDCWD, "dev/null", O_RDONLY) == -1; }
static int makes(void) { return open("/tmp/clea-jail-made", O_WRONLY | O_CREAT, 0600) == -1; }
static int looks(void) { return access("/etc", F_OK) == -1; }
static int removes(void) { return unlink("/tmp/clea-jail-none") == -1; }
static int writes_a_file(void) { return write(open_before, "x", 1) == -1; }
static int has_a_socket(void) { return socket(AF_INET, SOCK_STREAM, 0) == -1; }
static int has_a_local_socket(void) { return socket(AF_UNIX, SOCK_DGRAM, 0) == -1; }
static int executes(void) { return execl("/bin/true", "true", (char *)NULL) == -1; }
static int forks(void) { return fork() == -1; }
static int clones(void) { return syscall(SYS_clone3, NULL, 0) == -1; }
static int traces(void) { return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == -1; }
static int traces_its_parent(void) { return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == -1; }
static int kills(void) { return kill(1, 0) == -1; }
static int signals_another(void) { return syscall(SYS_tgkill, 1, 1, 0) == -1; }
static int raises_limits(void) { const struct rlimit r = { 100, 100 }; return setrlimit(RLIMIT_NOFILE, &r) == -1; }
static int runs_data(void) { return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED; }
static int speaks(void) { char c; return !(send(pair[1], "a", 1, 0) == 1 && write(pair[1], "b", 1) == 1 && read(pair[1], &c, 1) == 1 && c == 'p'); }
static int gets_memory(void) { char *p = malloc(16 << 20); if (p == NULL) return 1; memset(p, 1, 16 << 20); nowhere = p; return 0; }
static int devours_memory(void) { for (int i = 0; i < 64; i++) { char *p = malloc(4 << 20); if (p == NULL) return 1; memset(p, 1, 4 << 20); nowhere = p; } return 0; }
static int does_not_end(void) { for (volatile unsigned int i = 1;; i |= 1) if (i == 0) return 0; }
static int aborts(void) { abort(); }

/* How the child ended: its exit status, or 256 and the signal. */
static int
jailed(int (*what)(void))
{
	pid_t	 pid = fork();
	int	 status = 0;

	if (pid == 0) {
		struct report	*r = report_new();

		_exit(jail_enter(&limits, r) == -1 ? 99 : what());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status) ? 256 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* The sanitizers' runtime makes more of its own calls; none of them is among these. */
static void
what_is_withheld(void **state)
{
	static const struct { const char *what; int (*fn)(void); int end; } t[] = {
		{ "opens", opens, 1 }, { "opens below", opens_below, 1 }, { "makes", makes, 1 }, { "looks", looks, 1 },
		{ "removes", removes, 256 + SIGSYS }, { "writes a file", writes_a_file, 1 },
		{ "has a socket", has_a_socket, 256 + SIGSYS }, { "has a local socket", has_a_local_socket, 256 + SIGSYS },
		{ "executes", executes, 256 + SIGSYS }, { "forks", forks, 256 + SIGSYS }, { "clones", clones, 256 + SIGSYS },
		{ "traces", traces, 256 + SIGSYS }, { "traces its parent", traces_its_parent, 256 + SIGSYS },
		{ "kills", kills, 256 + SIGSYS }, { "signals another", signals_another, 256 + SIGSYS },
		{ "raises limits", raises_limits, 1 }, { "runs data", runs_data, 256 + SIGSYS },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		int	 end = jailed(t[i].fn);

		if (end != t[i].end)
			print_error("%s: ended with %d, not %d\n", t[i].what, end, t[i].end);
		assert_int_equal(end, t[i].end);
	}
	assert_int_equal(access("/tmp/clea-jail-made", F_OK), -1);
}

/* Each of these the process can do outside, so that the list above says something of the jail. */
static void
what_is_not_withheld_outside(void **state)
{
	(void)state;
	assert_int_equal(looks(), 0);
	assert_int_equal(has_a_socket(), 0);
	assert_int_equal(writes_a_file(), 0);
	assert_int_equal(runs_data(), 0);
}

static void
what_is_left(void **state)
{
	char	 got[3] = "";

	(void)state;
	assert_int_equal(jailed(does_nothing), 0);
	assert_int_equal(write(pair[0], "p", 1), 1);
	assert_int_equal(jailed(speaks), 0);
	assert_int_equal(recv(pair[0], got, 2, MSG_WAITALL), 2);
	assert_string_equal(got, "ab");
	assert_int_equal(jailed(gets_memory), 0);
	assert_int_equal(jailed(aborts), 256 + SIGABRT);
}

static void
limits_end_it(void **state)
{
	(void)state;
	if (!SANITIZED)		/* whose memory is not counted */
		assert_int_equal(jailed(devours_memory), 1);
	assert_int_equal(jailed(does_not_end), 256 + SIGXCPU);
}

static int
prepare(void **state)
{
	char	 name[] = "/tmp/clea-jail-XXXXXX";

	(void)state;
	open_before = mkstemp(name);
	unlink(name);
	return open_before == -1 || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == -1 ? -1 : 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_withheld),
		cmocka_unit_test(what_is_not_withheld_outside),
		cmocka_unit_test(what_is_left),
		cmocka_unit_test(limits_end_it),
	};

	return cmocka_run_group_tests(tests, prepare, NULL);
}
