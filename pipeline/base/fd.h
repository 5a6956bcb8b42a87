/* fd.h - all bytes through a descriptor, however often the kernel takes only some of them. */
#ifndef CLEA_BASE_FD_H
#define CLEA_BASE_FD_H

#include <stddef.h>
#include <sys/types.h>

/* 0, or -1 with errno; then nobody knows how much of it went through. */
int	 fd_write(int fd, const void *, size_t n);
int	 fd_pwrite(int fd, const void *, size_t n, off_t at);
int	 fd_read(int fd, void *, size_t n);	/* -1 too where the end comes first: errno is 0 then */
int	 fd_send(int fd, const void *, size_t n);	/* a socket; one that was closed at the other end is no signal */

#endif /* !CLEA_BASE_FD_H */
