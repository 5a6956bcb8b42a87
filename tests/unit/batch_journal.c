/* batch_journal.c - lines that count, lines that do not, and who may write them. */
#include <sys/stat.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/report.h"
#include "base/utf8.h"
#include "batch/batch.h"
#include "batch/journal.h"
#include "batch/result.h"

static char	dir[] = "/tmp/clea-unit-XXXXXX";

static int
enter(void **state)
{
	(void)state;
	return mkdtemp(dir) == NULL || chdir(dir) == -1 ? -1 : 0;
}

static int
leave(void **state)
{
	struct report	*report = report_new();
	int		 rc = chdir("/") == 0 ? folder_remove(dir, report) : -1;

	(void)state;
	report_free(report);
	return rc;
}

static void
collect(void *arg, const char *line, size_t n)
{
	buf_add(arg, line, n);
	buf_putc(arg, '|');
}

static void
add(struct journal *j, const char *line)
{
	struct buf	*b = buf_new();

	buf_puts(b, line);
	journal_add(j, b);
	buf_free(b);
}

/* Open, agree and begin; NULL where it was refused. */
static struct journal *
begin(const char *folder, const char *name, enum journal_mode mode, const char *terms, struct buf *agreed,
    struct report *report)
{
	struct journal	*j = journal_open(folder, name, mode, report);

	if (j == NULL)
		return NULL;
	buf_reset(agreed);
	assert_int_equal(journal_agree(j, terms, agreed, report), 0);
	assert_int_equal(journal_begin(j, agreed, report), 0);
	return j;
}

static void
what_a_killed_run_left_is_cut_off(void **state)
{
	struct report	*report = report_new();
	struct buf	*agreed = buf_new(), *lines = buf_new();
	struct journal	*j = begin("a/.journal", "journal", JOURNAL_WHOLE, "{\"terms\":1}", agreed, report);
	int		 fd;

	(void)state;
	add(j, "{\"one\":1}");
	add(j, "{\"two\":2}");
	assert_int_equal(journal_sync(j, report), 0);
	add(j, "{\"never\":0}");	/* not synced: as if killed here */
	journal_free(j);
	fd = open("a/.journal/journal.jsonl", O_WRONLY | O_APPEND);
	assert_int_equal(write(fd, "{\"torn\"", 7), 7);
	close(fd);

	j = begin("a/.journal", "journal", JOURNAL_WHOLE, "{\"terms\":2}", agreed, report);
	assert_string_equal(agreed->data, "{\"terms\":1}");	/* the first one decided */
	add(j, "{\"three\":3}");
	assert_int_equal(journal_sync(j, report), 0);
	assert_int_equal(journal_each(j, collect, lines, report), 0);
	assert_string_equal(lines->data, "{\"one\":1}|{\"two\":2}|{\"three\":3}|");
	assert_int_equal(report_count(report), 0);
	journal_free(j);
	buf_free(agreed);
	buf_free(lines);
	report_free(report);
}

static void
one_at_a_time_but_shards(void **state)
{
	static const struct {
		const char	*first, *second;
		enum journal_mode first_mode, second_mode;
		bool		 allowed;
	} t[] = {
		{ "journal", "journal", JOURNAL_WHOLE, JOURNAL_WHOLE, false },
		{ "shard-1-of-2", "shard-2-of-2", JOURNAL_SHARD, JOURNAL_SHARD, true },
		{ "shard-1-of-2", "shard-1-of-2", JOURNAL_SHARD, JOURNAL_SHARD, false },
		{ "shard-1-of-2", "journal", JOURNAL_SHARD, JOURNAL_MERGE, false },
		{ "journal", "shard-1-of-2", JOURNAL_WHOLE, JOURNAL_SHARD, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct report	*report = report_new();
		struct journal	*a = journal_open("b", t[i].first, t[i].first_mode, report);
		struct journal	*b = journal_open("b", t[i].second, t[i].second_mode, report);

		assert_non_null(a);
		assert_int_equal(b != NULL, t[i].allowed);
		assert_int_equal(report_has(report, finding_id(FINDING_BATCH_LOCKED)), !t[i].allowed);
		journal_free(a);
		journal_free(b);
		report_free(report);
	}
}

/* A worker's copy of the descriptors must not keep the lock when its parent is gone. */
static void
a_worker_holds_no_lock(void **state)
{
	struct report	*report = report_new();
	struct journal	*j = journal_open("c", "journal", JOURNAL_WHOLE, report), *again;
	int		 wait_for[2], up[2];
	pid_t		 pid;
	char		 c;

	(void)state;
	assert_int_equal(pipe(wait_for), 0);
	assert_int_equal(pipe(up), 0);
	if ((pid = fork()) == 0) {
		close(wait_for[1]);
		journal_close_in_worker(j);
		(void)!write(up[1], "u", 1);
		(void)!read(wait_for[0], &c, 1);
		_exit(0);
	}
	assert_int_equal(read(up[0], &c, 1), 1);
	journal_free(j);
	again = journal_open("c", "journal", JOURNAL_WHOLE, report);
	assert_non_null(again);
	journal_free(again);
	close(wait_for[1]);
	waitpid(pid, NULL, 0);
	close(wait_for[0]);
	close(up[0]);
	close(up[1]);
	report_free(report);
}

static void
a_result_survives_its_line(void **state)
{
	struct result	*r = result_new(OUTCOME_MADE, "A-1"), *back;
	struct buf	*b = buf_new(), *again = buf_new();
	const char	*where;

	(void)state;
	buf_puts(b, "bytes");
	result_add_file(r, "bilan.pdf", b);
	r->pages = 4;
	report_add_rule(r->findings, "R33", SEV_WARNING, (struct pos){ "d\xff.xml", 12, "/d:x" }, "texte « é »\n", "");
	free(r->resume);
	r->resume = strdup("<resume a=\"1\"/>");
	buf_reset(b);
	result_write(r, NULL, b);
	assert_null(memchr(b->data, '\n', b->len));	/* one line, whatever is in it */
	back = result_read(b->data, b->len, NULL);
	assert_non_null(back);
	assert_int_equal(back->outcome, OUTCOME_MADE);
	assert_string_equal(back->resume, "<resume a=\"1\"/>");
	assert_string_equal(back->files[0].sha256, r->files[0].sha256);
	where = report_get(back->findings, 0)->file;	/* a name of any bytes, told in UTF-8 */
	assert_true(strlen(where) > 5 && utf8_valid(where, strlen(where)));
	result_write(back, NULL, again);
	assert_string_equal(b->data, again->data);
	assert_null(result_read(b->data, b->len - 3, NULL));
	assert_null(result_read("{\"outcome\":\"made\"}", 18, NULL));
	assert_null(result_read("[]", 2, NULL));
	result_free(r);
	result_free(back);
	buf_free(b);
	buf_free(again);
}

static void
which_shard(void **state)
{
	static const struct {
		const char	*given, *env[5];	/* "NAME=value" */
		unsigned int	 index, count;		/* 0, 0: refused, or all */
		bool		 refused;
	} t[] = {
		{ NULL, { NULL }, 0, 0, false },
		{ "2/4", { NULL }, 2, 4, false },
		{ "4/4", { "SLURM_ARRAY_TASK_ID=1", "SLURM_ARRAY_TASK_COUNT=9" }, 4, 4, false },
		{ "0/4", { NULL }, 0, 0, true },
		{ "5/4", { NULL }, 0, 0, true },
		{ "1", { NULL }, 0, 0, true },
		{ "a/4", { NULL }, 0, 0, true },
		{ "1/99999999999999999999", { NULL }, 0, 0, true },
		{ NULL, { "SLURM_ARRAY_TASK_ID=0", "SLURM_ARRAY_TASK_COUNT=3" }, 1, 3, false },
		{ NULL, { "SLURM_ARRAY_TASK_ID=3", "SLURM_ARRAY_TASK_COUNT=3", "SLURM_ARRAY_TASK_MIN=1" }, 3, 3, false },
		{ NULL, { "SLURM_ARRAY_TASK_ID=14", "SLURM_ARRAY_TASK_COUNT=3", "SLURM_ARRAY_TASK_MIN=10",
		    "SLURM_ARRAY_TASK_STEP=2" }, 3, 3, false },
		{ NULL, { "SLURM_ARRAY_TASK_ID=4" }, 0, 0, true },
		{ NULL, { "JOB_COMPLETION_INDEX=0", "JOB_COMPLETIONS=4" }, 1, 4, false },
		{ NULL, { "JOB_COMPLETION_INDEX=3" }, 0, 0, true },
	};
	static const char *const names[] = {
		"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_STEP",
		"JOB_COMPLETION_INDEX", "JOB_COMPLETIONS",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct batch_shard	 s;

		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			unsetenv(names[k]);
		for (size_t k = 0; t[i].env[k] != NULL; k++) {
			char	*copy = strdup(t[i].env[k]), *equals = strchr(copy, '=');

			*equals = '\0';
			setenv(copy, equals + 1, 1);
			free(copy);
		}
		assert_int_equal(batch_shard_find(t[i].given, &s) != NULL, t[i].refused);
		assert_int_equal(s.index, t[i].index);
		assert_int_equal(s.count, t[i].count);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(what_a_killed_run_left_is_cut_off),
		cmocka_unit_test(one_at_a_time_but_shards),
		cmocka_unit_test(a_worker_holds_no_lock),
		cmocka_unit_test(a_result_survives_its_line),
		cmocka_unit_test(which_shard),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
