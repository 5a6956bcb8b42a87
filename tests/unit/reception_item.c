/* reception_item.c - items: what their digest is made of, and that other bytes are never taken for those that were seen. */
#include <sys/stat.h>
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
#include "base/mem.h"
#include "base/report.h"
#include "place_help.h"
#include "reception/item.h"

#define LIMIT	((size_t)1000)

static void
put(const struct place *p, const char *name, const char *text)
{
	char	*path = in(p, name);
	int	 fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_int_not_equal(fd, -1);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	free(path);
}

static void
folder(const struct place *p, const char *name)
{
	char	*path = in(p, name);

	assert_int_equal(mkdir(path, 0700), 0);
	free(path);
}

static void
dossier(const struct place *p, const char *name)
{
	char	*proofs = file_join(name, "preuves"), *xml = file_join(name, "dossier.xml"), *one = file_join(proofs, "a.txt");

	folder(p, name);
	folder(p, proofs);
	put(p, xml, "<dossier/>");
	put(p, one, "one");
	free(one);
	free(xml);
	free(proofs);
}

static struct item *
open_item(const struct place *p, const char *name, enum item_form form)
{
	char		*path = in(p, name);
	struct item	*item = item_open(path, form, LIMIT);

	free(path);
	return item;
}

/* The one error of an item: its id, or "" when it has none. */
static const char *
error_of(const struct item *item)
{
	const char	*id = "";

	for (size_t i = 0; i < report_count(item->findings); i++)
		if (report_get(item->findings, i)->severity == SEV_ERROR)
			id = report_get(item->findings, i)->id;
	return id;
}

static void
what_the_digest_is_of(void **state)
{
	struct place	*p = *state;
	struct item	*a, *b, *c;

	dossier(p, "a");
	dossier(p, "b");
	put(p, "b/notes.txt", "beside it");
	dossier(p, "c");
	put(p, "c/preuves/a.txt", "two");
	a = open_item(p, "a", ITEM_FOLDER);
	b = open_item(p, "b", ITEM_FOLDER);
	c = open_item(p, "c", ITEM_FOLDER);
	assert_string_equal(a->sha256, b->sha256);
	assert_string_not_equal(a->sha256, c->sha256);
	assert_string_equal(error_of(a), "");
	assert_int_equal(report_count(a->findings), 0);
	assert_int_equal(report_count(b->findings), 1);
	assert_string_equal(report_get(b->findings, 0)->id, "REC-02");
	assert_int_equal(a->bytes, strlen("<dossier/>one"));
	item_free(a);
	item_free(b);
	item_free(c);
}

static void
what_is_an_item(void **state)
{
	struct place		*p = *state;
	static const struct { const char *name; bool is; enum item_form form; } t[] = {
		{ "a", true, ITEM_FOLDER }, { "x.zip", true, ITEM_ZIP }, { "x.ZIP", true, ITEM_ZIP }, { "x.AsicE", true, ITEM_ASICE },
		{ "x.pdf", false, 0 }, { "none.zip", false, 0 }, { "empty", false, 0 }, { ".zip", false, 0 }, { "link", false, 0 },
	};
	char			*link = in(p, "link"), *target = in(p, "a");

	dossier(p, "a");
	folder(p, "empty");
	put(p, "x.zip", "PK");
	put(p, "x.ZIP", "PK");
	put(p, "x.AsicE", "PK");
	put(p, "x.pdf", "PK");
	put(p, ".zip", "PK");
	assert_int_equal(symlink(target, link), 0);
	for (size_t i = 0; i < nitems(t); i++) {
		char		*path = in(p, t[i].name);
		enum item_form	 form = ITEM_ASICE;
		bool		 is = item_is(path, &form);

		if (is != t[i].is)
			print_error("%s\n", t[i].name);
		assert_int_equal(is, t[i].is);
		if (is)
			assert_int_equal(form, t[i].form);
		free(path);
	}
	free(target);
	free(link);
}

static void
limits_and_links(void **state)
{
	struct place	*p = *state;
	char		*large = mem_alloc(LIMIT + 2), *link = in(p, "b/preuves/l.txt"), *zip = in(p, "l.zip"), *target = in(p, "a.zip");
	struct item	*item;

	memset(large, 'x', LIMIT + 1);
	put(p, "a.zip", large);
	item = open_item(p, "a.zip", ITEM_ZIP);
	assert_string_equal(error_of(item), "FILE-04");
	item_free(item);
	dossier(p, "a");
	put(p, "a/preuves/b.txt", large + 11);		/* fits alone, not with the others */
	item = open_item(p, "a", ITEM_FOLDER);
	assert_string_equal(error_of(item), "FILE-04");
	item_free(item);
	dossier(p, "b");
	assert_int_equal(symlink("/etc/hostname", link), 0);
	item = open_item(p, "b", ITEM_FOLDER);
	assert_string_equal(error_of(item), "FILE-05");
	item_free(item);
	assert_int_equal(symlink(target, zip), 0);
	item = open_item(p, "l.zip", ITEM_ZIP);
	assert_string_equal(error_of(item), "FILE-05");
	item_free(item);
	free(target);
	free(zip);
	free(link);
	free(large);
}

/* Two files that cannot be read are two items, though nothing is known of either. */
static void
unreadable_ones_differ(void **state)
{
	struct place	*p = *state;
	struct item	*a = open_item(p, "a.zip", ITEM_ZIP), *b = open_item(p, "b.zip", ITEM_ZIP);

	assert_string_equal(error_of(a), "FILE-01");
	assert_string_not_equal(a->sha256, b->sha256);
	item_free(a);
	item_free(b);
}

static void
whole(const struct item *item, const char *text, struct report *report)
{
	struct item_files	 files = { NULL, 0 };

	assert_int_equal(item_load(item, &files, report), 0);
	assert_int_equal(files.n, 1);
	assert_int_equal(files.v[0].data->len, strlen(text));
	assert_memory_equal(files.v[0].data->data, text, strlen(text));
	item_files_clear(&files);
}

static void
refused(const struct item *item)
{
	struct item_files	 files = { NULL, 0 };
	struct report		*report = report_new();

	assert_int_equal(item_load(item, &files, report), -1);
	assert_int_equal(report_count(report), 1);
	item_files_clear(&files);
	report_free(report);
}

/* Between being seen and being read it became another thing: larger, of the same length, a link, a pipe, or nothing. */
static void
no_other_bytes(void **state)
{
	struct place	*p = *state;
	char		*path = in(p, "a.zip"), *other = in(p, "other.zip");
	struct item	*item;

	put(p, "a.zip", "PKone");
	put(p, "other.zip", "PKone");
	item = open_item(p, "a.zip", ITEM_ZIP);
	whole(item, "PKone", p->report);
	put(p, "a.zip", "PKone and more");
	refused(item);
	put(p, "a.zip", "PKtwo");
	refused(item);
	put(p, "a.zip", "PK");
	refused(item);
	assert_int_equal(unlink(path), 0);
	refused(item);
	assert_int_equal(symlink(other, path), 0);	/* to the very same bytes: what is a link is not followed */
	refused(item);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	refused(item);
	assert_int_equal(unlink(path), 0);
	put(p, "a.zip", "PKone");
	whole(item, "PKone", p->report);
	item_free(item);
	free(other);
	free(path);
}

static void
no_other_bytes_copied(void **state)
{
	struct place	*p = *state;
	char		*to = in(p, "to"), *proof = in(p, "a/preuves/a.txt"), *copy;
	struct item	*item;
	struct buf	*b;

	dossier(p, "a");
	item = open_item(p, "a", ITEM_FOLDER);
	folder(p, "to");
	assert_int_equal(item_copy(item, to, p->report), 0);
	copy = file_join(to, "preuves/a.txt");
	b = file_load(copy, LIMIT, p->report);
	assert_true(b != NULL && b->len == 3 && memcmp(b->data, "one", 3) == 0);
	buf_free(b);
	free(copy);
	free(to);
	to = in(p, "to2");
	folder(p, "to2");
	put(p, "a/preuves/a.txt", "two");
	assert_int_equal(item_copy(item, to, p->report), -1);
	assert_int_equal(unlink(proof), 0);
	assert_int_equal(symlink("/etc/hostname", proof), 0);
	free(to);
	to = in(p, "to3");
	folder(p, "to3");
	assert_int_equal(item_copy(item, to, p->report), -1);
	assert_int_equal(report_count(p->report), 2);
	item_free(item);
	free(proof);
	free(to);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test_setup_teardown(what_the_digest_is_of, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_an_item, set_up, tear_down),
		cmocka_unit_test_setup_teardown(limits_and_links, set_up, tear_down),
		cmocka_unit_test_setup_teardown(unreadable_ones_differ, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_other_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_other_bytes_copied, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
