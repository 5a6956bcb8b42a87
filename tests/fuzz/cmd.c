/* cmd.c - the whole program: an input is arguments, one a line, an empty line, and the bytes of "in".
 *
 * Arguments keep to the folder of the process: "/" becomes "_", so that no
 * name leads out of it.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/clea.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define ARGS_MAX	12

static void
enter_folder(void)
{
	static char	 dir[] = "/tmp/clea-fuzz-XXXXXX";
	static int	 inside;

	if (inside)
		return;
	if (setenv("CLEA_PASSPHRASE", "demo-passphrase", 1) != 0 || mkdtemp(dir) == NULL || chdir(dir) != 0)
		exit(2);
	inside = 1;
}

/* What was made must not meet the next input. */
static void
clean(void)
{
	if (system("rm -rf -- * .[!.]*") != 0)
		exit(2);
}

static void
write_input(const uint8_t *p, size_t n)
{
	FILE	*f = fopen("in", "wb");

	if (f == NULL || fwrite(p, 1, n, f) != n || fclose(f) != 0)
		exit(2);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	char	*argv[ARGS_MAX + 2] = { (char[]){ "clea" } }, *text;
	int	 argc = 1, status;
	size_t	 at = 0, len;
	FILE	*out, *err;

	enter_folder();
	text = malloc(n + 1);
	if (text == NULL)
		exit(2);
	memcpy(text, p, n);
	text[n] = '\0';
	while (at < n && text[at] != '\n' && argc <= ARGS_MAX) {
		len = strcspn(text + at, "\n");
		argv[argc++] = text + at;
		text[at + len] = '\0';
		for (char *s = text + at; *s != '\0'; s++)
			if (*s == '/')
				*s = '_';
		at += len + 1;
	}
	at = at < n ? at + 1 : n;
	write_input(p + at, n - at);
	out = fopen("/dev/null", "w");
	err = fopen("/dev/null", "w");
	if (out == NULL || err == NULL)
		exit(2);
	status = clea_main(argc, argv, out, err);
	if (status < EXIT_CONFORM || status > EXIT_USAGE)
		abort();
	fclose(out);
	fclose(err);
	free(text);
	clean();
	return 0;
}
