/* clea.h - the program as a function. */
#ifndef CLEA_CMD_CLEA_H
#define CLEA_CMD_CLEA_H

#include <stdio.h>

enum exit_status {
	EXIT_CONFORM = 0,
	EXIT_FINDINGS = 1,	/* at least one finding of severity error about what was given */
	EXIT_USAGE = 2		/* wrong call, or an environment that does not let us work */
};

/* argv[0] is the program's name.  Findings go to out, usage and diagnostics to err. */
int	clea_main(int argc, char **argv, FILE *out, FILE *err);

#endif /* !CLEA_CMD_CLEA_H */
