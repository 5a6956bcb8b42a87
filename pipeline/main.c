/* main.c - the process: everything else is clea_main(), which tests and fuzzers call too. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "cmd/clea.h"

/*
 * A shell may close 0, 1 or 2 (>&-): the next file opened would then be
 * standard output, and our words end in somebody's container.  Opened for
 * reading only, so that writing there is noticed.
 */
static int
hold_standard_descriptors(void)
{
	int	 fd;

	while ((fd = open("/dev/null", O_RDONLY | O_CLOEXEC)) != -1 && fd <= 2)
		continue;
	if (fd == -1)
		return -1;
	(void)close(fd);
	return 0;
}

int
main(int argc, char **argv)
{
	if (hold_standard_descriptors() == -1)
		return EXIT_USAGE;
	return clea_main(argc, argv, stdout, stderr);
}
