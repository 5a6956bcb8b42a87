/* fd.c - all bytes through a descriptor. */
#include <sys/socket.h>
#include <errno.h>
#include <unistd.h>

#include "base/fd.h"

enum way { WRITE, WRITE_AT, SEND };

static int
put_all(enum way way, int fd, const char *p, size_t n, off_t at)
{
	while (n > 0) {
		ssize_t	 w = way == SEND ? send(fd, p, n, MSG_NOSIGNAL) : way == WRITE_AT ? pwrite(fd, p, n, at) : write(fd, p, n);

		if (w == -1 && errno == EINTR)
			continue;
		if (w == -1)
			return -1;
		p += w;
		n -= (size_t)w;
		at += w;
	}
	return 0;
}

int
fd_write(int fd, const void *from, size_t n)
{
	return put_all(WRITE, fd, from, n, 0);
}

int
fd_pwrite(int fd, const void *from, size_t n, off_t at)
{
	return put_all(WRITE_AT, fd, from, n, at);
}

int
fd_send(int fd, const void *from, size_t n)
{
	return put_all(SEND, fd, from, n, 0);
}

int
fd_read(int fd, void *to, size_t n)
{
	char	*p = to;

	while (n > 0) {
		ssize_t	 r = read(fd, p, n);

		if (r == -1 && errno == EINTR)
			continue;
		if (r <= 0) {
			errno = r == 0 ? 0 : errno;
			return -1;
		}
		p += r;
		n -= (size_t)r;
	}
	return 0;
}
