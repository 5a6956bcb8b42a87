/* main.c - the process: everything else is clea_main(), which tests and fuzzers call too. */
#include <stdio.h>

#include "cmd/clea.h"

int
main(int argc, char **argv)
{
	return clea_main(argc, argv, stdout, stderr);
}
