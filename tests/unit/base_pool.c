/* base_pool.c - workers: each item once, whatever becomes of the one who has it. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/report.h"
#include "base/pool.h"

#define ITEMS	40

struct seen {
	pid_t		 parent;
	size_t		 answered[ITEMS], died[ITEMS], hung[ITEMS];
	int		 signal;
	size_t		 n, stop_at;
	size_t		 settled;
	bool		 wrong;
	int		 raised;	/* by interrupts_itself() */
};

/* What an item asks of its worker. */
enum { DIES = 7, LEAVES = 11, HANGS = 13, LARGE = 17 };

static void
work(void *arg, size_t item, struct buf *answer)
{
	const struct seen	*s = arg;

	assert_int_not_equal(getpid(), s->parent);
	if (item == DIES)
		raise(SIGKILL);
	if (item == LEAVES)
		_exit(0);
	while (item == HANGS)
		pause();
	buf_printf(answer, "answer %zu", item);
	for (size_t i = 0; item == LARGE && i < 300000; i++)
		buf_putc(answer, 'x');
}

static void
works_well(void *arg, size_t item, struct buf *answer)
{
	(void)arg;
	buf_printf(answer, "answer %zu", item);
}

static bool
done(void *arg, size_t item, enum pool_end end, int sig, const struct buf *answer)
{
	struct seen	*s = arg;
	char		 want[32];

	snprintf(want, sizeof(want), "answer %zu", item);
	switch (end) {
	case POOL_ANSWERED:
		s->answered[item]++;
		s->wrong |= strncmp(answer->data, want, strlen(want)) != 0;
		s->wrong |= item == LARGE && answer->len != strlen(want) + 300000 && s->parent != 0;
		break;
	case POOL_DIED:
		s->died[item]++;
		s->signal = item == DIES ? sig : s->signal;
		break;
	case POOL_HUNG:
		s->hung[item]++;
		break;
	}
	return ++s->n != s->stop_at;
}

static bool
settle(void *arg)
{
	((struct seen *)arg)->settled++;
	return true;
}

/* One item is lost for each death and each hang; the others are all answered, once. */
static void
a_worker_costs_its_item_only(void **state)
{
	struct seen	 s = { .parent = getpid() };
	struct pool	 p = {
		.items = ITEMS, .workers = 3, .timeout = 1, .arg = &s,
		.work = work, .done = done, .settle = settle,
	};
	struct report	*report = report_new();

	(void)state;
	assert_int_equal(pool_run(&p, report), POOL_ALL);
	for (size_t i = 0; i < ITEMS; i++) {
		assert_int_equal(s.died[i], i == DIES || i == LEAVES);
		assert_int_equal(s.hung[i], i == HANGS);
		assert_int_equal(s.answered[i], i != DIES && i != LEAVES && i != HANGS);
	}
	assert_int_equal(s.signal, SIGKILL);
	assert_false(s.wrong);
	assert_true(s.settled > 0);
	assert_int_equal(report_count(report), 0);
	report_free(report);
}

static void
done_may_stop_it(void **state)
{
	struct seen	 s = { .stop_at = 5 };
	struct pool	 p = {
		.items = ITEMS, .workers = 2, .timeout = 10, .arg = &s,
		.work = works_well, .done = done, .settle = settle,
	};
	struct report	*report = report_new();

	(void)state;
	assert_int_equal(pool_run(&p, report), POOL_STOPPED);
	assert_in_range(s.n, 5, 6);	/* what another worker had in hand is finished */
	report_free(report);
}

static bool
interrupts_itself(void *arg, size_t item, enum pool_end end, int sig, const struct buf *answer)
{
	struct seen	*s = arg;

	if (s->n == 3)
		raise(s->raised);
	return done(arg, item, end, sig, answer);
}

static void
a_signal_finishes_what_is_in_hand(void **state)
{
	struct seen	 s = { .raised = SIGINT };
	struct pool	 p = {
		.items = ITEMS, .workers = 2, .timeout = 10, .arg = &s,
		.work = works_well, .done = interrupts_itself, .settle = settle,
	};
	struct report	*report = report_new();
	sigset_t	 mask;

	(void)state;
	assert_int_equal(pool_run(&p, report), POOL_INTERRUPTED);
	assert_in_range(s.n, 4, 8);
	sigprocmask(SIG_SETMASK, NULL, &mask);
	assert_false(sigismember(&mask, SIGINT));	/* as we found it */
	report_free(report);
}

static void
under_nohup_a_hangup_is_nothing(void **state)
{
	struct seen	 s = { .raised = SIGHUP };
	struct pool	 p = {
		.items = ITEMS, .workers = 2, .timeout = 10, .arg = &s,
		.work = works_well, .done = interrupts_itself, .settle = settle,
	};
	struct report	*report = report_new();
	void		(*before)(int) = signal(SIGHUP, SIG_IGN);

	(void)state;
	assert_int_equal(pool_run(&p, report), POOL_ALL);
	assert_int_equal(s.n, ITEMS);
	signal(SIGHUP, before);
	report_free(report);
}

/* ---- fresh workers, items of the parent's choice ---- */

static size_t	 remembered;	/* a worker's own: what it did before */

static void
works_once(void *arg, size_t item, struct buf *answer)
{
	(void)arg;
	buf_printf(answer, "answer %zu", item + 1000 * remembered++);
	/* Whatever it does afterwards, nobody waits. */
	if (item == 3)
		signal(SIGTERM, SIG_IGN);
}

static void
a_fresh_worker_has_seen_nothing(void **state)
{
	struct seen	 s = { .parent = 0 };
	struct pool	 p = {
		.items = ITEMS, .workers = 2, .timeout = 10, .fresh = true, .arg = &s,
		.work = works_once, .done = done, .settle = settle,
	};
	struct report	*report = report_new();

	(void)state;
	assert_int_equal(pool_run(&p, report), POOL_ALL);
	assert_int_equal(s.n, ITEMS);
	assert_false(s.wrong);
	report_free(report);
}

/* Each item of three twice, the second time when it has come back. */
static bool
next_twice(void *arg, size_t *item)
{
	struct seen	*s = arg;

	for (size_t i = 0; i < 3; i++) {
		if (s->died[i] == s->answered[i] && s->died[i] < 2) {	/* here: handed out so often */
			s->died[i]++;
			*item = i;
			return true;
		}
	}
	return false;
}

static void
the_parent_may_choose(void **state)
{
	struct seen	 s = { .parent = getpid() };
	struct pool	 p = {
		.items = 3, .workers = 2, .timeout = 10, .fresh = true, .arg = &s,
		.work = works_well, .done = done, .settle = settle, .next = next_twice,
	};
	struct report	*report = report_new();

	(void)state;
	assert_int_equal(pool_run(&p, report), POOL_ALL);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(s.answered[i], 2);
	report_free(report);
}

/* More than a worker of ours may say: it is given up before its answer fills the parent's memory. */
static void
answers_without_end(void *arg, size_t item, struct buf *answer)
{
	(void)arg;
	(void)answer;
	for (unsigned int fd = 3; fd < 64; fd++) {	/* its end of the socket is one of these */
		const unsigned char	 length[4] = { 0xff, 0xff, 0xff, 0xff };

		if (item == 0 && write((int)fd, length, sizeof(length)) == -1)
			continue;
	}
	for (;;)
		pause();
}

static void
an_endless_answer_is_given_up(void **state)
{
	struct seen	 s = { .parent = getpid() };
	struct pool	 p = {
		.items = 1, .workers = 1, .timeout = 10, .arg = &s,
		.work = answers_without_end, .done = done, .settle = settle,
	};
	struct report	*report = report_new();

	(void)state;
	assert_int_equal(pool_run(&p, report), POOL_ALL);
	assert_int_equal(s.died[0], 1);
	report_free(report);
}

static void
nothing_to_do(void **state)
{
	struct seen	 s = { .n = 0 };
	struct pool	 p = { .workers = 2, .timeout = 1, .arg = &s, .work = work, .done = done, .settle = settle };
	struct report	*report = report_new();

	(void)state;
	assert_int_equal(pool_run(&p, report), POOL_ALL);
	report_free(report);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(a_worker_costs_its_item_only),
		cmocka_unit_test(done_may_stop_it),
		cmocka_unit_test(a_signal_finishes_what_is_in_hand),
		cmocka_unit_test(under_nohup_a_hangup_is_nothing),
		cmocka_unit_test(a_fresh_worker_has_seen_nothing),
		cmocka_unit_test(the_parent_may_choose),
		cmocka_unit_test(an_endless_answer_is_given_up),
		cmocka_unit_test(nothing_to_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
