/* jail.c - rlimits, Landlock and seccomp: each right that is given or withheld, with its reason.
 *
 * Three walls, since each has gaps that another closes.  Limits bound what computing may cost.
 * Landlock takes the file system away by what is reached, seccomp by what is asked, and with it
 * sockets, processes and signals.  What is open stays usable: that is how a worker answers.
 */
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>

#include "base/i18n.h"
#include "base/jail.h"
#include "base/mem.h"
#include "base/report.h"

/* The sanitizers' runtime works inside the process: it needs more address space than there is, and calls of its own. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED	true
#else
#define SANITIZED	false
#endif

static int
refuse(struct report *report, const char *what)
{
	report_add(report, FINDING_JAIL, POS_NONE, "%s: %s", what, strerror(errno));
	return -1;
}

/* ---- limits ---- */

static int
limit(int resource, rlim_t soft, rlim_t hard)
{
	const struct rlimit	 r = { soft, hard };

	return setrlimit((__rlimit_resource_t)resource, &r);
}

/* Bytes of data that the process holds now, as RLIMIT_DATA counts them; 0 where /proc does not tell. */
static size_t
data_held(void)
{
	FILE		*f = fopen("/proc/self/statm", "re");
	char		 line[160], *p = line;
	unsigned long	 data = 0;
	long		 page = sysconf(_SC_PAGESIZE);

	if (f == NULL)
		return 0;
	if (fgets(line, sizeof(line), f) != NULL)
		for (int i = 0; i < 6; i++)	/* pages: total, resident, shared, text, libraries, data and stack */
			data = strtoul(p, &p, 10);
	fclose(f);
	return page > 0 ? (size_t)data * (size_t)page : 0;
}

/* So many bytes more than are in use.  Of the heap's unused end a part stays, which counts; the rest would be had for nothing. */
static int
limit_data(size_t memory)
{
	const size_t	 spare = memory / 16;
	size_t		 most;

	(void)malloc_trim(spare);
	most = data_held() + memory - spare;
	return limit(RLIMIT_DATA, most, most);
}

static int
set_limits(const struct jail_limits *l, struct report *report)
{
	struct rusage	 used;
	rlim_t		 cpu = l->seconds;

	/* CPU time is counted from the birth of the process: what was used before does not count here. */
	if (getrusage(RUSAGE_SELF, &used) == 0)
		cpu += (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
	/* Data, not address space: fonts, file types and libraries are mapped and cost nothing. */
	if (!SANITIZED && limit_data(l->memory) == -1)
		return refuse(report, "RLIMIT_DATA");
	if (!SANITIZED && limit(RLIMIT_STACK, 8 << 20, 8 << 20) == -1)
		return refuse(report, "RLIMIT_STACK");
	if (limit(RLIMIT_CPU, cpu, cpu + 1) == -1)
		return refuse(report, "RLIMIT_CPU");
	/*
	 * No file grows, whatever is open; a socket is none.  Standard error may be a file, the log of a service
	 * say: a last word that does not get there must not change what the process is said to have died of.
	 */
	if (limit(RLIMIT_FSIZE, 0, 0) == -1 || signal(SIGXFSZ, SIG_IGN) == SIG_ERR)
		return refuse(report, "RLIMIT_FSIZE");
	/* A core would hold a candidate's dossier. */
	if (limit(RLIMIT_CORE, 0, 0) == -1)
		return refuse(report, "RLIMIT_CORE");
	if (limit(RLIMIT_NPROC, 0, 0) == -1)
		return refuse(report, "RLIMIT_NPROC");
	/* No descriptor beyond those that are open. */
	if (limit(RLIMIT_NOFILE, 0, 0) == -1)
		return refuse(report, "RLIMIT_NOFILE");
	return 0;
}

/* ---- Landlock ---- */

/* All that a version of the interface can withhold, so that nothing of it is left. */
static uint64_t
file_rights(int abi)
{
	uint64_t	 rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;	/* the first version: thirteen rights */

	if (abi >= 2)
		rights |= LANDLOCK_ACCESS_FS_REFER;
#ifdef LANDLOCK_ACCESS_FS_TRUNCATE
	if (abi >= 3)
		rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
#endif
	return rights;
}

/* A kernel without it is no fault: seccomp refuses the same calls. */
static int
withhold_files(struct report *report)
{
	struct landlock_ruleset_attr rules = { .handled_access_fs = 0 };
	long	 abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION), fd;
	int	 rc = 0;

	if (abi < 1)
		return 0;
	rules.handled_access_fs = file_rights((int)abi);
	if ((fd = syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules), 0)) == -1)
		return refuse(report, "Landlock");
	/* A set without a rule grants nothing. */
	if (syscall(SYS_landlock_restrict_self, fd, 0) == -1)
		rc = refuse(report, "Landlock");
	close((int)fd);
	return rc;
}

/* ---- seccomp ---- */

/* Asked for anything else, the process is killed: no library does so on its way, only code that was taken over. */
static const int allowed[] = {
	/* memory: arenas grow, shrink, move */
	SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
	/* speak over what is open; the reader's and the writer's end of the same socket */
	SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(recvfrom),
	SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat),
	/* end, and return from the handler of a signal that came */
	SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
	/* go on after having been stopped */
	SCMP_SYS(restart_syscall),
	/* clocks where the vDSO has none; timing of stages */
	SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrusage), SCMP_SYS(times),
	/* abort(3) and raise(3): of itself only, see withhold_signals() */
	SCMP_SYS(tgkill),
	/* locks of libraries that know threads */
	SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
	/* seeds of hash tables, OpenSSL's generator */
	SCMP_SYS(getrandom),
	/* who am I: abort(3) asks, OpenSSL asks whether it was forked */
	SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid),
};

/* Libraries look for files that need not be there (catalogues of messages, time zones, settings), or whether
 * standard error is a terminal.  "Not permitted" is an answer they can live with. */
static const int refused[] = {
	SCMP_SYS(open), SCMP_SYS(openat), SCMP_SYS(openat2), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
	SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx), SCMP_SYS(newfstatat), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
	SCMP_SYS(getcwd),
	SCMP_SYS(ioctl), SCMP_SYS(fcntl), SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(prlimit64), SCMP_SYS(getrlimit),
};

/* What the sanitizers' runtime does besides: stacks for signals, and pipes by which it tries whether memory can be read. */
static const int sanitizers[] = {
	SCMP_SYS(sigaltstack), SCMP_SYS(prctl), SCMP_SYS(pipe), SCMP_SYS(pipe2),
};

static int
add_all(scmp_filter_ctx ctx, uint32_t action, const int *calls, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int	 rc = seccomp_rule_add(ctx, action, calls[i], 0);

		/* A call that this architecture has not cannot be made either. */
		if (rc < 0 && rc != -EDOM && rc != -EINVAL)
			return rc;
	}
	return 0;
}

/* Calls whose arguments decide. */
static int
add_conditions(scmp_filter_ctx ctx)
{
	int	 rc;

	/* Memory is never made executable: what was read stays data. */
	if ((rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0))) < 0 ||
	    (rc = seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0))) < 0)
		return rc;
	/* send(2) on the connected socket; with an address it would be another's. */
	return seccomp_rule_add(ctx, SCMP_ACT_ALLOW, SCMP_SYS(sendto), 1, SCMP_A4(SCMP_CMP_EQ, 0));
}

static int
add_calls(scmp_filter_ctx ctx)
{
	int	 rc;

	if ((rc = add_all(ctx, SCMP_ACT_ALLOW, allowed, nitems(allowed))) < 0 ||
	    (rc = add_all(ctx, SCMP_ACT_ERRNO(EPERM), refused, nitems(refused))) < 0 ||
	    (SANITIZED && (rc = add_all(ctx, SCMP_ACT_ALLOW, sanitizers, nitems(sanitizers))) < 0))
		return rc;
	return add_conditions(ctx);
}

/* As the kernel takes it. */
struct jail_filter {
	struct sock_filter	*code;
	unsigned short		 n;
};

/* libseccomp exports into a file: one that has no name. */
static int
export(scmp_filter_ctx ctx, struct jail_filter *f)
{
	int	 fd = memfd_create("filter", MFD_CLOEXEC), rc = -1;
	off_t	 size;

	if (fd == -1)
		return -1;
	if (seccomp_export_bpf(ctx, fd) == 0 && (size = lseek(fd, 0, SEEK_END)) > 0 &&
	    (size_t)size / sizeof(*f->code) <= USHRT_MAX) {
		f->n = (unsigned short)((size_t)size / sizeof(*f->code));
		f->code = mem_array(f->n, sizeof(*f->code));
		rc = pread(fd, f->code, (size_t)size, 0) == size ? 0 : -1;
	}
	close(fd);
	return rc;
}

struct jail_filter *
jail_filter_new(struct report *report)
{
	struct jail_filter	*f = mem_alloc(sizeof(*f));
	scmp_filter_ctx		 ctx = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int			 rc = ctx == NULL ? -ENOMEM : add_calls(ctx);

	if (rc == 0 && export(ctx, f) == -1)
		rc = -errno;
	if (ctx != NULL)
		seccomp_release(ctx);
	if (rc == 0)
		return f;
	errno = -rc;
	(void)refuse(report, "seccomp");
	jail_filter_free(f);
	return NULL;
}

void
jail_filter_free(struct jail_filter *f)
{
	if (f == NULL)
		return;
	free(f->code);
	free(f);
}

/* abort(3) and raise(3) signal the process itself, and nobody else: a filter of each process's own. */
static int
withhold_signals(void)
{
	scmp_filter_ctx	 ctx = seccomp_init(SCMP_ACT_ALLOW);
	int		 rc = ctx == NULL ? -ENOMEM : seccomp_rule_add(ctx, SCMP_ACT_KILL_PROCESS, SCMP_SYS(tgkill), 1,
	    SCMP_A0(SCMP_CMP_NE, (scmp_datum_t)getpid()));

	if (rc == 0)
		rc = seccomp_load(ctx);
	if (ctx != NULL)
		seccomp_release(ctx);
	errno = -rc;
	return rc == 0 ? 0 : -1;
}

static int
withhold_calls(const struct jail_filter *f, struct report *report)
{
	const struct sock_fprog	 program = { f->n, f->code };

	if (withhold_signals() == -1 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == -1)
		return refuse(report, "seccomp");
	return 0;
}

int
jail_enter(const struct jail_limits *limits, struct report *report)
{
	const struct jail_filter	*filter = limits->filter;

	if (filter == NULL && (filter = jail_filter_new(report)) == NULL)	/* then the process keeps it to its end */
		return -1;
	/* Neither a set-user-ID program nor a debugger of the same user gives back what is taken. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1)
		return refuse(report, "no_new_privs");
	if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == -1)
		return refuse(report, "PR_SET_DUMPABLE");
	if (withhold_files(report) == -1 || set_limits(limits, report) == -1)
		return -1;
	return withhold_calls(filter, report);
}
