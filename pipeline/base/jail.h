/* jail.h - a process that gives up all it does not need, before it reads what somebody else made.
 *
 * Behind jail_enter() a process computes on what it holds and speaks over the descriptors it has: it
 * opens no file, no socket, starts no process and reaches no other one.  There is no way back.
 */
#ifndef CLEA_BASE_JAIL_H
#define CLEA_BASE_JAIL_H

#include <stddef.h>

struct report;

/*
 * The filter of system calls, made once for all children of a process.  NULL with a finding: memory, or
 * a libseccomp that does not know this machine.
 */
struct jail_filter;
struct jail_filter *jail_filter_new(struct report *);
void	jail_filter_free(struct jail_filter *);

struct jail_limits {
	size_t		 memory;	/* bytes of data (heap and private mappings) beyond what is held already */
	unsigned int	 seconds;	/* of CPU; then SIGXCPU, a second later SIGKILL */
	const struct jail_filter *filter;	/* NULL: made on entering */
};

/*
 * Enter for good: limits, no new privileges, Landlock where the kernel has it, seccomp.  -1 with a
 * finding: this kernel does not give one of them; the process is then free still and should end.
 */
int	jail_enter(const struct jail_limits *, struct report *);

/* What a process dies of in the jail when it asks for what it may not: for findings. */
#define JAIL_SIGNAL	SIGSYS

#endif /* !CLEA_BASE_JAIL_H */
