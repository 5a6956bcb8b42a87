/* clamd.c - an antivirus asked over its socket.
 *
 * "zINSTREAM" and a NUL, then chunks of a length (4 bytes, network order) and so many
 * bytes, then a length of 0.  The answer ends with a NUL: "stream: OK", "stream: NAME FOUND",
 * or something that ends with "ERROR".
 */
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/elapsed.h"
#include "base/fd.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "reception/clamd.h"

#define CHUNK		((size_t)1 << 16)
#define ANSWER_MAX	1024

/* With a time of its own from the first step: a clamd whose queue is full lets nobody in, and refuses nobody. */
static int
connect_path(const char *path, const struct timeval *patience)
{
	struct sockaddr_un	 a = { .sun_family = AF_UNIX };
	int			 fd;

	if (strlen(path) >= sizeof(a.sun_path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(a.sun_path, path, strlen(path) + 1);
	if ((fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) == -1)
		return -1;
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, patience, sizeof(*patience));
	if (connect(fd, (const struct sockaddr *)&a, sizeof(a)) == 0)
		return fd;
	close(fd);
	return -1;
}

/* "127.0.0.1:3310" or "[::1]:3310": numbers only, so that no name is ever asked for. */
static int
connect_address(const char *where, const struct timeval *patience)
{
	const struct addrinfo	 hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV };
	const char		*colon = strrchr(where, ':');
	struct addrinfo		*found = NULL;
	char			*host;
	int			 fd = -1;

	errno = EINVAL;
	if (colon == NULL)
		return -1;
	host = where[0] == '[' ? mem_strndup(where + 1, (size_t)(colon - where) - 2) : mem_strndup(where, (size_t)(colon - where));
	if (getaddrinfo(host, colon + 1, &hints, &found) == 0 &&
	    (fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0)) != -1) {
		(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, patience, sizeof(*patience));	/* connect(2) heeds it */
		if (connect(fd, found->ai_addr, found->ai_addrlen) == -1) {
			close(fd);
			fd = -1;
		}
	}
	if (found != NULL)
		freeaddrinfo(found);
	free(host);
	return fd;
}

/* What the kernel says when the time that was set for a socket is over. */
static bool
is_late(int error)
{
	return error == EAGAIN || error == EINPROGRESS;
}

/* All but the answer; clamd hangs up in the middle when the stream is larger than it takes, and says so. */
static void
send_stream(int fd, const struct buf *b, int64_t until)
{
	uint32_t	 len;

	if (fd_send(fd, "zINSTREAM", sizeof("zINSTREAM")) == -1)
		return;
	for (size_t at = 0; at < b->len && elapsed_ms() < until;) {
		size_t	 n = b->len - at < CHUNK ? b->len - at : CHUNK;

		len = htonl((uint32_t)n);
		if (fd_send(fd, &len, sizeof(len)) == -1 || fd_send(fd, b->data + at, n) == -1)
			return;
		at += n;
	}
	len = 0;
	(void)fd_send(fd, &len, sizeof(len));
}

/* Wait for a byte until then.  false with errno: none came. */
static bool
wait_for(int fd, int64_t until)
{
	struct pollfd	 p = { .fd = fd, .events = POLLIN };
	int		 rc;

	do {
		int64_t	 left = until - elapsed_ms();

		rc = poll(&p, 1, left > 0 ? (int)left : 0);
	} while (rc == -1 && errno == EINTR);
	if (rc == 0)
		errno = EAGAIN;
	return rc == 1;
}

/* Up to its NUL; "" with errno when it was not whole in time: one that comes in drops is not waited for longer. */
static void
read_answer(int fd, int64_t until, struct buf *answer)
{
	char		 chunk[256];

	errno = 0;
	while (answer->len < ANSWER_MAX) {
		ssize_t	 n = wait_for(fd, until) ? recv(fd, chunk, sizeof(chunk), 0) : -1;

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			buf_reset(answer);
		if (n <= 0)
			return;
		buf_add(answer, chunk, (size_t)n);
		if (memchr(chunk, '\0', (size_t)n) != NULL)
			return;
	}
}

static bool
ends_with(const char *s, const char *suffix)
{
	size_t	 n = strlen(s), m = strlen(suffix);

	return n >= m && strcmp(s + n - m, suffix) == 0;
}

static enum clamd_said
understand(struct buf *answer, char **name)
{
	const char	*said = answer->data, *prefix = "stream: ";
	char		*found;

	if (strncmp(said, prefix, strlen(prefix)) == 0)
		said += strlen(prefix);
	if (strcmp(said, "OK") == 0)
		return CLAMD_CLEAN;
	if (ends_with(said, " FOUND")) {
		found = mem_strndup(said, strlen(said) - strlen(" FOUND"));
		*name = utf8_printable(found);
		free(found);
		return CLAMD_INFECTED;
	}
	if (said[0] == '\0')
		*name = mem_strdup(is_late(errno) ? _("no answer in time") : errno != 0 ? strerror(errno) : _("it hung up"));
	else
		*name = utf8_printable(said);
	return CLAMD_MUTE;
}

enum clamd_said
clamd_scan(const char *where, unsigned int seconds, const struct buf *b, char **name)
{
	const struct timeval	 patience = { .tv_sec = (time_t)seconds };
	int			 fd = where[0] == '/' ? connect_path(where, &patience) : connect_address(where, &patience);
	struct buf		 answer;
	enum clamd_said		 said;
	int64_t			 until;

	*name = NULL;
	if (fd == -1) {
		*name = mem_printf("%s: %s", where, is_late(errno) ? _("no answer in time") : strerror(errno));
		return CLAMD_MUTE;
	}
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	until = elapsed_ms() + (int64_t)seconds * 1000;
	send_stream(fd, b, until);
	buf_init(&answer);
	read_answer(fd, until, &answer);
	said = understand(&answer, name);
	buf_clear(&answer);
	close(fd);
	if (*name == NULL)
		*name = mem_strdup("");
	return said;
}
