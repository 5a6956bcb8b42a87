/* passphrase.c - a passphrase from a file, the environment or the terminal.
 *
 * It passes through no buffer that is not wiped, no stdio stream, and no finding.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "seal/passphrase.h"
#include "seal/seal.h"

#define VARIABLE	"CLEA_PASSPHRASE"
#define CTRL_C		3

/*
 * One line off a descriptor, a byte at a time: nothing is read ahead into a
 * buffer that we could not wipe.  Length without the line end; -1 with errno,
 * E2BIG for a line that does not fit.
 */
static ssize_t
read_line(int fd, char out[static PASSPHRASE_MAX])
{
	size_t	 n = 0;
	char	 c;
	ssize_t	 r;

	for (;;) {
		if ((r = read(fd, &c, 1)) == -1) {
			if (errno == EINTR)
				continue;
			return -1;
		}
		if (r == 0 || c == '\n')
			break;
		if (c == CTRL_C) {
			errno = ECANCELED;
			return -1;
		}
		if (n == PASSPHRASE_MAX - 1) {
			errno = E2BIG;
			return -1;
		}
		out[n++] = c;
	}
	if (n > 0 && out[n - 1] == '\r')
		n--;
	out[n] = '\0';
	return (ssize_t)n;
}

static int
from_file(const char *path, char out[static PASSPHRASE_MAX], struct report *report)
{
	int	 fd = open(path, O_RDONLY | O_CLOEXEC), err;
	ssize_t	 n;

	if (fd == -1) {
		report_add(report, FINDING_SEAL_PASSPHRASE_FILE, POS_FILE(path), "%s",
		    strerror(errno));
		return -1;
	}
	n = read_line(fd, out);
	err = errno;
	close(fd);
	if (n == -1)
		report_add(report, FINDING_SEAL_PASSPHRASE_FILE, POS_FILE(path), "%s",
		    err == E2BIG ? _("its first line is too long") :
		    err == ECANCELED ? _("its first line holds a control character") :
		    strerror(err));
	else if (n == 0)
		report_add(report, FINDING_SEAL_PASSPHRASE_FILE, POS_FILE(path), "%s",
		    _("its first line is empty"));
	return n > 0 ? 0 : -1;
}

static void
say(int tty, const char *s)
{
	(void)!write(tty, s, strlen(s));
}

/*
 * Without echo, and with Ctrl-C as a character that ends the line instead of a
 * signal: the terminal is put back as it was, whatever the user does.
 */
static int
from_terminal(int tty, const char *key, char out[static PASSPHRASE_MAX], struct report *report)
{
	struct termios	 old, quiet;
	ssize_t		 n;
	int		 err;

	if (tcgetattr(tty, &old) == -1) {
		report_add(report, FINDING_SEAL_PASSPHRASE_NONE, POS_FILE(key), "%s",
		    strerror(errno));
		return -1;
	}
	quiet = old;
	quiet.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
	quiet.c_lflag |= ICANON;
	quiet.c_cc[VEOL] = CTRL_C;
	tcsetattr(tty, TCSAFLUSH, &quiet);
	say(tty, _("Passphrase for "));
	say(tty, key);
	say(tty, _(": "));
	n = read_line(tty, out);
	err = errno;
	tcsetattr(tty, TCSAFLUSH, &old);
	say(tty, "\n");
	if (n == -1)
		report_add(report, FINDING_SEAL_PASSPHRASE_NONE, POS_FILE(key), "%s",
		    err == ECANCELED ? _("cancelled at the terminal") : strerror(err));
	return n == -1 ? -1 : 0;
}

static int
from_variable(const char *name, const char *value, const char *key,
    char out[static PASSPHRASE_MAX], struct report *report)
{
	size_t	 n = strlen(value);

	if (n >= PASSPHRASE_MAX) {
		report_add(report, FINDING_SEAL_PASSPHRASE_NONE, POS_FILE(key),
		    _("the variable %s is too long"), name);
		return -1;
	}
	memcpy(out, value, n + 1);
	return 0;
}

int
passphrase_get(const struct seal_passphrase *from, const char *key,
    char out[static PASSPHRASE_MAX], struct report *report)
{
	const char	*name = from != NULL && from->variable != NULL ? from->variable : VARIABLE;
	const char	*value;
	int		 tty, rc;

	if (from != NULL && from->file != NULL)
		return from_file(from->file, out, report);
	if ((value = getenv(name)) != NULL)
		return from_variable(name, value, key, out, report);
	if (from != NULL && from->ask &&
	    (tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) != -1) {
		rc = from_terminal(tty, key, out, report);
		close(tty);
		return rc;
	}
	report_add(report, FINDING_SEAL_PASSPHRASE_NONE, POS_FILE(key),
	    _("neither a file, nor the variable %s, nor a terminal to ask at"), name);
	return -1;
}
