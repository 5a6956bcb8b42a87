/* The journal: what is written is read, and each thing done to its lines is told with the line's number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/fold.h"
#include "archive/journal.h"
#include "archive/turn.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/report.h"

#define LINES	5

struct bench {
	char		 dir[32];
	struct buf	*lines[LINES];
	char		 head[65];
};

static void
begin(struct bench *b)
{
	struct report	*r = report_new();
	size_t		 n = 0;
	char		*journal;

	strcpy(b->dir, "/tmp/clea-unit-XXXXXX");
	assert_non_null(mkdtemp(b->dir));
	journal = file_join(b->dir, "journal");
	assert_int_equal(file_mkdirs(journal, r), 0);
	free(journal);
	memcpy(b->head, JOURNAL_NOTHING, sizeof(b->head));
	for (int i = 0; i < LINES; i++) {
		b->lines[i] = buf_new();
		journal_format(b->lines[i], &n, b->head, 1793610000 + i, i == 0 ? EVENT_CREATION : EVENT_ENTREE,
		    i == 0 ? "\"format\":\"x\"" : "\"paquet\":\"0123456789abcdef0123456789abcdef\",\"octets\":12");
	}
	report_free(r);
}

static void
end(struct bench *b)
{
	struct report	*r = report_new();

	for (int i = 0; i < LINES; i++)
		buf_free(b->lines[i]);
	assert_int_equal(folder_remove(b->dir, r), 0);
	report_free(r);
}

/* Write lines in this order (from 1, 0 ends it) and read them; the findings go into the report. */
static void
read_order(struct bench *b, const int *order, struct journal *j, struct report *r)
{
	struct buf	*all = buf_new();
	char		*path = file_join(b->dir, JOURNAL_FILE);

	for (; *order != 0; order++)
		buf_add(all, b->lines[*order - 1]->data, b->lines[*order - 1]->len);
	assert_int_equal(file_write(path, all, FILE_REPLACE, r), 0);
	assert_int_equal(journal_read(j, b->dir, r), 0);
	free(path);
	buf_free(all);
}

static void
what_is_written_is_read(void **state)
{
	struct bench	 b;
	struct journal	 j;
	struct report	*r = report_new();

	(void)state;
	begin(&b);
	read_order(&b, (const int[]){ 1, 2, 3, 4, 5, 0 }, &j, r);
	assert_int_equal(report_count(r), 0);
	assert_true(j.sound);
	assert_int_equal(j.n, 5);
	assert_int_equal(j.lines[1].event, EVENT_ENTREE);
	assert_int_equal(j.lines[1].octets, 12);
	assert_string_equal(j.head, b.head);
	assert_true(journal_holds(&j, 5, b.head, "kept", r));
	journal_clear(&j);
	report_free(r);
	end(&b);
}

static void
lines_out_of_order_are_told(void **state)
{
	static const struct { int order[7]; long line[3]; size_t n; } t[] = {
		{ { 1, 3, 4, 5 },	{ 2 }, 1 },		/* one is missing */
		{ { 2, 3, 4, 5 },	{ 1 }, 1 },		/* the first */
		{ { 1, 2, 2, 3, 4, 5 },	{ 3 }, 1 },		/* one twice */
		{ { 1, 3, 2, 4, 5 },	{ 2, 3 }, 2 },		/* two exchanged */
		{ { 1, 2, 3 },		{ 0 }, 0 },		/* a cut end shows nowhere here: --head tells */
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct bench	 b;
		struct journal	 j;
		struct report	*r = report_new();

		begin(&b);
		read_order(&b, t[i].order, &j, r);
		assert_int_equal(report_count(r), t[i].n);
		for (size_t k = 0; k < t[i].n; k++)
			assert_int_equal(report_get(r, k)->line, t[i].line[k]);
		assert_int_equal(j.sound, t[i].n == 0);
		assert_int_equal(journal_holds(&j, 5, b.head, "kept", r), j.n > 0 && j.lines[j.n - 1].n == 5);
		journal_clear(&j);
		report_free(r);
		end(&b);
	}
}

/* Every bit of a line, one after the other: the line is named. */
static void
no_bit_changes_unseen(void **state)
{
	struct bench	 b;

	(void)state;
	begin(&b);
	for (size_t bit = 0; bit < b.lines[2]->len * 8; bit += 3) {
		struct journal	 j;
		struct report	*r = report_new();
		bool		 named = false;

		b.lines[2]->data[bit / 8] ^= (char)(1 << bit % 8);
		read_order(&b, (const int[]){ 1, 2, 3, 4, 5, 0 }, &j, r);
		for (size_t i = 0; i < report_count(r); i++)
			named |= report_get(r, i)->line == 3;
		assert_true(named);
		assert_false(j.sound);
		b.lines[2]->data[bit / 8] ^= (char)(1 << bit % 8);
		journal_clear(&j);
		report_free(r);
	}
	end(&b);
}

static void
a_head_is_read_as_written(void **state)
{
	struct buf	*b = buf_new();
	char		 hash[65];
	size_t		 n = 0;

	(void)state;
	journal_head_write(b, 42, JOURNAL_NOTHING);
	assert_true(journal_head_read(b, &n, hash));
	assert_int_equal(n, 42);
	assert_string_equal(hash, JOURNAL_NOTHING);
	b->data[0] = 'x';
	assert_false(journal_head_read(b, &n, hash));
	buf_reset(b);
	assert_false(journal_head_read(b, &n, hash));
	buf_free(b);
}

static void
answers_come_in_the_order_of_items(void **state)
{
	static const size_t	 arrive[] = { 2, 0, 3, 1 };
	struct turn		 t;
	struct buf		*b, *mine = buf_new();
	enum pool_end		 how;
	size_t			 item, next = 0;

	(void)state;
	turn_init(&t, nitems(arrive));
	for (size_t i = 0; i < nitems(arrive); i++) {
		buf_reset(mine);
		buf_int(mine, (int64_t)arrive[i]);
		turn_keep(&t, arrive[i], POOL_ANSWERED, mine);
		while (turn_take(&t, &item, &how, &b)) {
			assert_int_equal(item, next);
			assert_int_equal(b->data[0] - '0', next);
			next++;
			buf_free(b);
		}
	}
	assert_int_equal(next, nitems(arrive));
	turn_clear(&t);
	buf_free(mine);
}

static void
words_are_compared_without_accents(void **state)
{
	static const struct { const char *in, *want; } t[] = {
		{ "Maëlys Kervadec", "maelys kervadec" }, { "ŒUVRARD", "oeuvrard" }, { "Łukasz Ňöß", "lukasz noss" },
		{ "Ελένη", "ελένη" }, { "ИВАН", "иван" }, { "", "" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		char	*got = fold(t[i].in);

		assert_string_equal(got, t[i].want);
		free(got);
	}
}

static void
findings_are_carried_whole(void **state)
{
	struct report		*from = report_new(), *to = report_new();
	struct buf		*b = buf_new();
	const struct finding	*f;

	(void)state;
	report_add(from, FINDING_ARCHIVE_CHANGED, (struct pos){ "a.zip", 7, NULL }, "%s", "why");
	report_add_rule(from, "R1", SEV_WARNING, POS_NONE, "text", "");
	report_pack(from, b);
	assert_true(report_unpack(to, b->data, b->len));
	assert_int_equal(report_count(to), 2);
	f = report_get(to, 0);
	assert_string_equal(f->id, "ARC-11");
	assert_string_equal(f->file, "a.zip");
	assert_int_equal(f->line, 7);
	assert_null(f->path);
	assert_int_equal(report_get(to, 1)->severity, SEV_WARNING);
	assert_null(report_get(to, 1)->file);
	for (size_t n = 1; n < b->len; n++) {	/* cut anywhere: refused or fewer, never more */
		struct report	*cut = report_new();

		(void)report_unpack(cut, b->data, n);
		assert_true(report_count(cut) <= 2);
		report_free(cut);
	}
	buf_free(b);
	report_free(to);
	report_free(from);
}

int
main(void)
{
	static const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(what_is_written_is_read),
		cmocka_unit_test(lines_out_of_order_are_told),
		cmocka_unit_test(no_bit_changes_unseen),
		cmocka_unit_test(a_head_is_read_as_written),
		cmocka_unit_test(answers_come_in_the_order_of_items),
		cmocka_unit_test(words_are_compared_without_accents),
		cmocka_unit_test(findings_are_carried_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
