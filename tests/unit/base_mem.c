/* base_mem.c - a heap for a process that forks: whatever lies free in it is never handed out again, what is in use stays whole. */
#include <sys/wait.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"

#define PIECES	4000

/* Pieces of many sizes, every other one given back: a heap with holes. */
static void
make_holes(char *pieces[PIECES])
{
	for (size_t i = 0; i < PIECES; i++) {
		size_t	 n = 16 + i * 37 % 3000;

		pieces[i] = mem_alloc(n);
		memset(pieces[i], (int)(i & 0x7f), n);
	}
	for (size_t i = 0; i < PIECES; i += 2) {
		free(pieces[i]);
		pieces[i] = NULL;
	}
}

static bool
pieces_are_whole(char *const pieces[PIECES])
{
	for (size_t i = 1; i < PIECES; i += 2)
		for (size_t k = 0; k < 16 + i * 37 % 3000; k++)
			if (pieces[i][k] != (char)(i & 0x7f))
				return false;
	return true;
}

static int
child_of(char *const pieces[PIECES])
{
	char	*own[PIECES];

	mem_heap_own();
	for (size_t i = 0; i < PIECES; i++) {
		own[i] = mem_alloc(1 + i);
		memset(own[i], 0x55, 1 + i);
	}
	for (size_t i = 0; i < PIECES; i++)
		free(own[i]);
	return pieces_are_whole(pieces) ? 0 : 1;
}

static void
nothing_is_lost(void **state)
{
	static char	*pieces[PIECES];

	(void)state;
	mem_heap_begin((size_t)32 << 20);
	make_holes(pieces);
	mem_heap_settle();
	assert_true(pieces_are_whole(pieces));
	for (int i = 0; i < 3; i++) {
		pid_t	 pid = fork();
		int	 status = 0;

		if (pid == 0)
			_exit(child_of(pieces));
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
	for (size_t i = 1; i < PIECES; i += 2)
		free(pieces[i]);
	mem_heap_settle();			/* once more: there are other holes */
	pieces[0] = mem_alloc(1 << 20);
	memset(pieces[0], 1, 1 << 20);
	free(pieces[0]);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(nothing_is_lost),
	};

	return cmocka_run_group_tests_name("base_mem", tests, NULL, NULL);
}
