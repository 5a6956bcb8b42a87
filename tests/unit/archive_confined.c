/* archive_confined.c - whatever the child does, what stands afterwards is a whole package under its own name, or nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/confined.h"
#include "archive/package.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/report.h"
#include "seal/seal.h"

static char	 dir[] = "/tmp/clea-unit-XXXXXX";

static void
fill(struct packed *p, const char *regle)
{
	p->regle = mem_strdup(regle);
	p->terme = mem_strdup("2031-01-01");
	p->sort = mem_strdup("detruire");
	p->verdict = seal_indication_name(SEAL_TOTAL_PASSED);
	p->pieces = 1;
}

static int
put(struct outlet *o, const char *name, const char *text, struct report *r)
{
	struct buf	*b = buf_new();
	int		 rc;

	buf_puts(b, text);
	rc = outlet_put(o, name, b, r);
	buf_free(b);
	return rc;
}

static int
honest(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	fill(p, "REGLE");
	report_add(r, FINDING_ARCHIVE_FORMAT, POS_NONE, "%s", "a warning");
	return put(o, arg, "whole", r);
}

static int
honest_bag(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	(void)arg;
	fill(p, "REGLE");
	return put(o, "data/content/BO1.asice", "payload", r) == 0 && put(o, "metadata/manifest.xml", "<a/>", r) == 0 ?
	    put(o, "tagmanifest-sha512.txt", "list", r) : -1;
}

static int
refuses(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	(void)arg, (void)p;
	(void)put(o, "", "half", r);
	report_add(r, FINDING_ARCHIVE_CHANGED, POS_NONE, "%s", "");
	return -1;
}

static int
two_files(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	fill(p, "REGLE");
	return honest(arg, o, p, r) == 0 ? put(o, "", "second", r) : -1;
}

static int
writes_into_the_journal(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	(void)arg;
	fill(p, "x\",\"terme\":\"");
	return put(o, "", "whole", r);
}

static int
no_verdict(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	(void)arg;
	fill(p, "REGLE");
	p->verdict = "GOOD";
	return put(o, "", "whole", r);
}

/* Bytes that are no record: an enormous name, an enormous file, findings without end. */
static int
raw(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	const struct { uint32_t kind, name; uint64_t bytes; } *record = arg;

	(void)p, (void)r;
	for (int i = 0; i < 100; i++)
		(void)send(*(int *)o, record, sizeof(*record), MSG_NOSIGNAL);	/* an outlet is its descriptor */
	return -1;
}

static int
starts_another(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	(void)arg, (void)o, (void)p, (void)r;
	(void)syscall(SYS_execve, "/bin/true", NULL, NULL);
	return 0;
}

static int
devours(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	(void)arg, (void)o, (void)p, (void)r;
	for (volatile bool go = true; go;)
		((volatile char *)mem_alloc((size_t)16 << 20))[0] = 1;
	return -1;
}

static int
loops(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	(void)arg, (void)o, (void)p, (void)r;
	for (volatile bool go = true; go;)
		;
	return -1;
}

static int
opens(void *arg, struct outlet *o, struct packed *p, struct report *r)
{
	fill(p, "REGLE");
	return open(arg, O_RDONLY) == -1 && open(arg, O_WRONLY | O_CREAT, 0600) == -1 ? put(o, "", "could not", r) : -1;
}

static bool
says(const struct report *r, enum finding_kind kind)
{
	return report_has(r, finding_id(kind));
}

/* 0 or -1; never anything at the path after -1. */
static int
run(int (*make)(void *, struct outlet *, struct packed *, struct report *), void *arg, bool bag, struct packed *p, struct report *r)
{
	char		*path = file_join(dir, "package");
	struct confined	 c = { .source = "s.asice", .path = path, .is_bag = bag, .limits = { .memory = (size_t)64 << 20, .seconds = 1 }, .make = make, .arg = arg };
	int		 rc;

	memset(p, 0, sizeof(*p));
	rc = confined_make(&c, p, r);
	if (rc == -1)
		assert_int_equal(access(path, F_OK), -1);
	free(path);
	return rc;
}

static void
clean(void)
{
	struct report	*r = report_new();
	char		*path = file_join(dir, "package");

	assert_int_equal(folder_remove(path, r), 0);
	free(path);
	report_free(r);
}

static void
what_is_made_is_written(void **state)
{
	struct report	*r = report_new();
	struct packed	 p;
	char		 sha512[129];

	(void)state;
	assert_int_equal(run(honest, (char[]){ "" }, false, &p, r), 0);
	digest_sha512_hex("whole", 5, sha512);
	assert_string_equal(p.sha512, sha512);
	assert_int_equal(p.octets, 5);
	assert_string_equal(p.regle, "REGLE");
	assert_true(says(r, FINDING_ARCHIVE_FORMAT));
	assert_int_equal(report_count_severity(r, SEV_ERROR), 0);
	packed_clear(&p);
	clean();
	assert_int_equal(run(honest_bag, NULL, true, &p, r), 0);
	digest_sha512_hex("list", 4, sha512);
	assert_string_equal(p.sha512, sha512);
	packed_clear(&p);
	clean();
	assert_int_equal(run(opens, dir, false, &p, r), 0);
	packed_clear(&p);
	clean();
	report_free(r);
}

static void
nothing_else_comes_through(void **state)
{
	static const char *const names[] = { "../x", "/tmp/x", "data/content/../../x", "data/content/.x", "data/content/", "x", "data/content/a/b", "" };
	struct { uint32_t kind, name; uint64_t bytes; } records[] = {
		{ 'F', 5000, 0 }, { 'F', 0, UINT64_MAX }, { 'R', 0, UINT64_MAX }, { 'P', 0, 0 }, { 'Z', 0, 0 },
	};
	struct packed	 p;

	(void)state;
	for (size_t i = 0; i < nitems(names); i++) {
		struct report	*r = report_new();
		char		 name[64];

		(void)snprintf(name, sizeof(name), "%s", names[i]);
		assert_int_equal(run(honest, name, true, &p, r), -1);
		assert_true(says(r, FINDING_ARCHIVE_LOST));
		packed_clear(&p);
		report_free(r);
	}
	for (size_t i = 0; i < nitems(records); i++) {
		struct report	*r = report_new();

		assert_int_equal(run(raw, &records[i], false, &p, r), -1);
		assert_true(says(r, FINDING_ARCHIVE_LOST));
		packed_clear(&p);
		report_free(r);
	}
}

static void
each_end_is_told(void **state)
{
	const struct {
		int			(*make)(void *, struct outlet *, struct packed *, struct report *);
		enum finding_kind	 kind;
	} t[] = {
		{ refuses, FINDING_ARCHIVE_CHANGED }, { two_files, FINDING_ARCHIVE_LOST },
		{ writes_into_the_journal, FINDING_ARCHIVE_LOST }, { no_verdict, FINDING_ARCHIVE_LOST },
		{ starts_another, FINDING_ARCHIVE_FORBIDDEN }, { loops, FINDING_ARCHIVE_LOST },
		{ devours, FINDING_ARCHIVE_LOST },	/* last: sanitizers know no limit of memory */
	};

	(void)state;
#ifdef __SANITIZE_ADDRESS__
	for (size_t i = 0; i + 1 < nitems(t); i++) {
#else
	for (size_t i = 0; i < nitems(t); i++) {
#endif
		struct report	*r = report_new();
		struct packed	 p;

		assert_int_equal(run(t[i].make, (char[]){ "" }, false, &p, r), -1);
		assert_true(says(r, t[i].kind));
		assert_int_equal(report_count_severity(r, SEV_ERROR), 1);
		packed_clear(&p);
		report_free(r);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(what_is_made_is_written), cmocka_unit_test(nothing_else_comes_through),
		cmocka_unit_test(each_end_is_told),
	};
	int	 rc;

	if (mkdtemp(dir) == NULL)
		return 1;
	rc = cmocka_run_group_tests(tests, NULL, NULL);
	(void)rmdir(dir);
	return rc;
}
