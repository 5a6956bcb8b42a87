/* stop.c - signals that ask to end. */
#include <sys/signalfd.h>
#include <stddef.h>
#include <unistd.h>

#include "base/stop.h"

int
stop_take(struct stop *s)
{
	struct sigaction hangup;
	sigset_t	 ours;

	s->fd = -1;
	sigemptyset(&ours);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	/* Under nohup(1) a run outlives the terminal: what is ignored stays so. */
	if (sigaction(SIGHUP, NULL, &hangup) == 0 && hangup.sa_handler != SIG_IGN)
		sigaddset(&ours, SIGHUP);
	if (sigprocmask(SIG_BLOCK, &ours, &s->before) == -1)
		return -1;
	if ((s->fd = signalfd(-1, &ours, SFD_CLOEXEC | SFD_NONBLOCK)) == -1)
		(void)sigprocmask(SIG_SETMASK, &s->before, NULL);
	return s->fd == -1 ? -1 : 0;
}

unsigned int
stop_came(struct stop *s)
{
	struct signalfd_siginfo	 one;
	unsigned int		 n = 0;

	while (s->fd != -1 && read(s->fd, &one, sizeof(one)) == sizeof(one))
		n++;
	return n;
}

void
stop_release(struct stop *s)
{
	if (s->fd == -1)
		return;
	close(s->fd);
	s->fd = -1;
	(void)sigprocmask(SIG_SETMASK, &s->before, NULL);
}
