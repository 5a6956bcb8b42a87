/* pack_zip.c - containers made, read back, and refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "pack/pack.h"

#define WHEN	((instant)1790000000)	/* 2026-09-21T14:13:20Z */

static struct buf *
bytes(const char *s)
{
	struct buf	*b = buf_new();

	buf_puts(b, s);
	return b;
}

/* Two entries, the first stored. */
static struct buf *
sample(void)
{
	struct report	*r = report_new();
	struct pack	*p = pack_new(WHEN);
	struct buf	*b;

	assert_int_equal(pack_add_take(p, "mimetype", bytes("application/vnd.etsi.asic-e+zip"), true, r), 0);
	assert_int_equal(pack_add_take(p, "preuves/é.txt", bytes("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), false, r), 0);
	b = pack_write(p, r);
	assert_non_null(b);
	assert_int_equal(report_count(r), 0);
	pack_free(p);
	report_free(r);
	return b;
}

/*
 * EN 319 162-1, A.1: "mimetype" first and stored, no extra field, so that its
 * content stands at byte 38.
 */
static void
asic_mimetype(void **state)
{
	struct buf	*b = sample();

	(void)state;
	assert_memory_equal(b->data, "PK\3\4\x0a\0\0\0\0\0", 10);
	assert_memory_equal(b->data + 18, "\x1f\0\0\0\x1f\0\0\0", 8);
	assert_memory_equal(b->data + 26, "\x08\0\0\0mimetype", 12);
	assert_memory_equal(b->data + 38, "application/vnd.etsi.asic-e+zip", 31);
	/* 14:13:20, 2026-09-21 */
	assert_int_equal((unsigned char)b->data[10] | (unsigned char)b->data[11] << 8, 14 << 11 | 13 << 5 | 10);
	assert_int_equal((unsigned char)b->data[12] | (unsigned char)b->data[13] << 8, 46 << 9 | 9 << 5 | 21);
	buf_free(b);
}

static void
same_bytes_everywhere(void **state)
{
	static const char *const zones[] = { "UTC", "Europe/Paris", "America/St_Johns", "Asia/Tokyo" };
	struct buf	*first = sample(), *b;

	(void)state;
	for (size_t i = 0; i < nitems(zones); i++) {
		setenv("TZ", zones[i], 1);
		tzset();
		b = sample();
		assert_int_equal(b->len, first->len);
		assert_memory_equal(b->data, first->data, b->len);
		buf_free(b);
	}
	unsetenv("TZ");
	buf_free(first);
}

static void
round_trip(void **state)
{
	struct report		*r = report_new();
	struct buf		*b = sample();
	struct pack		*p = pack_open("t.zip", b, NULL, r);
	const struct buf	*data;

	(void)state;
	assert_non_null(p);
	assert_int_equal(pack_count(p), 2);
	assert_string_equal(pack_name(p, 0), "mimetype");
	assert_string_equal(pack_name(p, 1), "preuves/é.txt");
	assert_null(pack_name(p, 2));
	assert_true(pack_is_stored(p, 0));
	assert_false(pack_is_stored(p, 1));
	assert_true(pack_has(p, "mimetype"));
	assert_false(pack_has(p, "MIMETYPE"));
	data = pack_find(p, "preuves/é.txt", r);
	assert_non_null(data);
	assert_int_equal(data->len, 39);
	assert_ptr_equal(pack_find(p, "preuves/é.txt", r), data);
	assert_int_equal(report_count(r), 0);
	assert_null(pack_find(p, "absent", r));
	assert_string_equal(report_get(r, 0)->id, "PACK-12");
	pack_free(p);
	buf_free(b);
	report_free(r);
}

static void
names(void **state)
{
	static const struct { const char *first, *second, *id; } t[] = {
		{ "a", "b/c.txt", NULL },
		{ "a", "preuves/Ωμέγα дом.txt", NULL },
		{ "a", "a b'c\"d.txt", NULL },
		{ "a", "..b/..c", NULL },
		{ "a", "..b/c..", "PACK-02" },
		{ "a", "", "PACK-02" },
		{ "a", "/etc/passwd", "PACK-02" },
		{ "a", "../b", "PACK-02" },
		{ "a", "b/../../c", "PACK-02" },
		{ "a", "b/..", "PACK-02" },
		{ "a", "./b", "PACK-02" },
		{ "a", "b//c", "PACK-02" },
		{ "a", "b/", "PACK-02" },
		{ "a", "C:b", "PACK-02" },
		{ "a", "b\\c", "PACK-02" },
		{ "a", "b\nc", "PACK-02" },
		{ "a", "b\x7f", "PACK-02" },
		{ "a", "b\xff", "PACK-02" },
		{ "a", "b\xe2\x80\xae" "fdp.exe", "PACK-02" },
		{ "a", "b\xe2\x80\x8b", "PACK-02" },
		{ "a", "note.txt:cache", "PACK-02" },
		{ "a", "preuves/con", "PACK-02" },
		{ "a", "NUL.txt", "PACK-02" },
		{ "a", "aux .tar.gz", "PACK-02" },
		{ "a", "Lpt1", "PACK-02" },
		{ "a", "COM\xc2\xb9.pdf", "PACK-02" },
		{ "a", "b./c", "PACK-02" },
		{ "a", "b /c", "PACK-02" },
		{ "a", "b.", "PACK-02" },
		{ "a", "console.txt", NULL },
		{ "a", "COM", NULL },
		{ "a", "COM10.txt", NULL },
		{ "a", ".txt", NULL },
		{ "a", "a", "PACK-03" },
	}, late[] = {	/* told when the container is written */
		{ "a.txt", "A.TXT", "PACK-03" },
		{ "é", "É", "PACK-03" },
		{ "дом", "ДОМ", "PACK-03" },
		{ "\xc3\xa9.txt", "e\xcc\x81.txt", "PACK-03" },
		{ "\xc3\xa9.txt", "E\xcc\x81.TXT", "PACK-03" },
		{ "strasse", "straße", "PACK-03" },
		{ "a", "a/b", "PACK-03" },
		{ "A", "a/b/c", "PACK-03" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*r = report_new();
		struct pack	*p = pack_new(WHEN);
		int		 rc;

		assert_int_equal(pack_add_take(p, t[i].first, bytes("1"), false, r), 0);
		rc = pack_add_take(p, t[i].second, bytes("2"), false, r);
		if (rc != (t[i].id == NULL ? 0 : -1))
			fail_msg("%s", t[i].second);
		if (t[i].id != NULL)
			assert_string_equal(report_get(r, 0)->id, t[i].id);
		pack_free(p);
		report_free(r);
	}
	for (size_t i = 0; i < nitems(late); i++) {
		struct report	*r = report_new();
		struct pack	*p = pack_new(WHEN);

		assert_int_equal(pack_add_take(p, late[i].first, bytes("1"), false, r), 0);
		assert_int_equal(pack_add_take(p, late[i].second, bytes("2"), false, r), 0);
		assert_null(pack_write(p, r));
		assert_int_equal(report_count(r), 1);
		assert_string_equal(report_get(r, 0)->id, late[i].id);
		pack_free(p);
		report_free(r);
	}
}

static void
long_name(void **state)
{
	struct report	*r = report_new();
	struct pack	*p = pack_new(WHEN);
	char		 name[PACK_LIMIT_NAME + 2];

	(void)state;
	memset(name, 'n', sizeof(name));
	name[PACK_LIMIT_NAME + 1] = '\0';
	assert_int_equal(pack_add_take(p, name, bytes("1"), false, r), -1);
	name[PACK_LIMIT_NAME] = '\0';
	assert_int_equal(pack_add_take(p, name, bytes("1"), false, r), 0);
	pack_free(p);
	report_free(r);
}

/* Change the sample in place: the entry's local header is at 69, its directory entry behind it. */
static size_t
central_of(const struct buf *b, size_t i)
{
	size_t	 at = 0;

	for (;; at++)
		if (memcmp(b->data + at, "PK\1\2", 4) == 0 && i-- == 0)
			return at;
}

static void
expect(struct buf *b, const char *id, const char *entry)
{
	struct report		*r = report_new();
	struct pack		*p = pack_open("t.zip", b, NULL, r);
	const struct finding	*f;

	if (p != NULL && entry != NULL)
		assert_null(pack_find(p, entry, r));
	else
		assert_null(p);
	assert_int_equal(report_count(r), 1);
	f = report_get(r, 0);
	if (strcmp(f->id, id) != 0)
		fail_msg("%s instead of %s: %s", f->id, id, f->text);
	assert_string_equal(f->file, "t.zip");
	pack_free(p);
	report_free(r);
	buf_free(b);
}

static void
tampered(void **state)
{
	static const struct { size_t local, central; const char *bytes; size_t n; const char *id; } t[] = {
		{ 6, 8, "\x01", 1, "PACK-05" },		/* encrypted */
		{ 6, 8, "\x40", 1, "PACK-05" },		/* strongly */
		{ 8, 10, "\x0c\0", 2, "PACK-06" },	/* bzip2 */
		{ 0, 41, "\xa1", 1, "PACK-04" },	/* link */
		{ 0, 41, "\x21", 1, "PACK-04" },	/* character device */
		{ 0, 8, "\x02", 1, "PACK-10" },
		{ 0, 10, "\0\0", 2, "PACK-10" },
		{ 0, 20, "\x01", 1, "PACK-10" },	/* packed size */
		{ 0, 46, "x", 1, "PACK-10" },		/* another name */
		{ 30, 46, "/", 1, "PACK-02" },
		{ 22, 24, "\0\0\x10\x07", 4, "PACK-08" },	/* 118 MB out of a few bytes */
		{ 22, 24, "\xff\xff\xff\xff", 4, "PACK-17" },	/* ZIP64 */
		{ 0, 42, "\x00\x00", 2, "PACK-10" },	/* the first entry again */
		{ 26, 28, "\0\0", 2, "PACK-01" },
		{ 0, 28, "\xff\xff", 2, "PACK-01" },
		{ 0, 30, "\xff\xff", 2, "PACK-01" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	*b = sample();
		size_t		 at = central_of(b, 1);

		memcpy(b->data + at + t[i].central, t[i].bytes, t[i].n);
		if (t[i].local != 0)
			memcpy(b->data + 69 + t[i].local, t[i].bytes, t[i].n);
		expect(b, t[i].id, NULL);
	}
}

static void
damaged(void **state)
{
	static const struct { size_t local, central; const char *bytes; size_t n; } t[] = {
		{ 14, 16, "\1\2\3\4", 4 },		/* CRC */
		{ 22, 24, "\x26", 1 },			/* one byte less than there is */
		{ 22, 24, "\x28", 1 },			/* one more */
		{ 44, 0, "\xff\xff", 2 },		/* data */
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	*b = sample();

		if (t[i].central != 0)
			memcpy(b->data + central_of(b, 1) + t[i].central, t[i].bytes, t[i].n);
		memcpy(b->data + 69 + t[i].local, t[i].bytes, t[i].n);
		expect(b, "PACK-11", "preuves/é.txt");
	}
}

/* Every truncation, and every byte changed: refused or read, never worse. */
static void
any_byte(void **state)
{
	struct buf	*b = sample();

	(void)state;
	for (size_t cut = 0; cut < b->len; cut++) {
		struct report	*r = report_new();
		struct buf	*part = buf_new();

		buf_add(part, b->data, cut);
		assert_null(pack_open("t.zip", part, NULL, r));
		assert_int_equal(report_count(r), 1);
		buf_free(part);
		report_free(r);
	}
	for (size_t at = 0; at < b->len; at++)
		for (int bit = 0; bit < 8; bit++) {
			struct report	*r = report_new();
			struct pack	*p;

			b->data[at] = (char)(b->data[at] ^ 1 << bit);
			p = pack_open("t.zip", b, NULL, r);
			for (size_t i = 0; p != NULL && i < pack_count(p); i++)
				pack_find(p, pack_name(p, i), r);
			pack_free(p);
			report_free(r);
			b->data[at] = (char)(b->data[at] ^ 1 << bit);
		}
	buf_free(b);
}

/* "n" bytes put into the sample at "at"; offsets at or behind it move when "moved". */
static struct buf *
with(size_t at, const char *more, size_t n, bool moved)
{
	struct buf	*b = sample(), *out = buf_new();
	size_t		 second = central_of(b, 1), first = central_of(b, 0), end = b->len - 22;

	if (moved) {
		b->data[end + 16] = (char)(b->data[end + 16] + (at <= first ? (int)n : 0));
		b->data[first + 42] = (char)(b->data[first + 42] + (at == 0 ? (int)n : 0));
		b->data[second + 42] = (char)(b->data[second + 42] + (at <= 69 ? (int)n : 0));
	}
	buf_add(out, b->data, at);
	buf_add(out, more, n);
	buf_add(out, b->data + at, b->len - at);
	buf_free(b);
	return out;
}

static void
gaps(void **state)
{
	struct buf	*b = sample(), *twice = buf_new();
	size_t		 first = central_of(b, 0), end = b->len - 22;

	(void)state;
	expect(with(0, "x", 1, false), "PACK-14", NULL);	/* as a container that unpacks itself */
	expect(with(0, "x", 1, true), "PACK-14", NULL);
	expect(with(69, "x", 1, true), "PACK-14", NULL);
	expect(with(first, "x", 1, true), "PACK-14", NULL);
	expect(with(end, "x", 1, true), "PACK-14", NULL);
	expect(with(b->len, "x", 1, false), "PACK-14", NULL);
	expect(with(0, "PK00", 4, true), "PACK-16", NULL);
	/* a container in the comment of another, and half a one */
	buf_add(twice, b->data, b->len);
	twice->data[twice->len - 2] = (char)(b->len & 0xff);
	twice->data[twice->len - 1] = (char)(b->len >> 8);
	buf_add(twice, b->data, b->len);
	expect(twice, "PACK-19", NULL);
	twice = with(b->len, "PK\5\6 a sentence longer than a record", 36, false);
	twice->data[b->len - 2] = 36;
	expect(twice, "PACK-19", NULL);
	buf_free(b);
}

static void
comments(void **state)
{
	static const struct { const char *words; size_t n; } t[] = {
		{ "hello", 1 },
		{ "mimetype=application/vnd.etsi.asic-e+zip", 0 },
		{ "mimetype=application/vnd.etsi.asic-e+zip, and a letter", 1 },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	*b = sample();
		struct report	*r = report_new();
		struct pack	*p;

		b->data[b->len - 2] = (char)strlen(t[i].words);
		buf_puts(b, t[i].words);
		p = pack_open("t.zip", b, NULL, r);
		assert_non_null(p);
		assert_int_equal(report_count(r), t[i].n);
		if (t[i].n > 0)
			assert_string_equal(report_get(r, 0)->id, "PACK-15");
		pack_free(p);
		report_free(r);
		buf_free(b);
	}
}

/* As written to a pipe: sizes behind the data (4.3.9), with and without signature. */
static void
descriptors(void **state)
{
	(void)state;
	for (size_t sig = 0; sig <= 4; sig += 4) {
		struct buf		*b = sample(), *d = buf_new();
		struct report		*r = report_new();
		size_t			 first = central_of(b, 0), second = central_of(b, 1);
		struct pack		*p;

		b->data[69 + 6] |= 8;
		b->data[second + 8] |= 8;
		memset(b->data + 69 + 14, 0, 12);
		buf_add(d, b->data, first);
		buf_add(d, "PK\7\10", sig);
		buf_add(d, b->data + second + 16, 12);
		buf_add(d, b->data + first, b->len - first);
		d->data[d->len - 6] = (char)(d->data[d->len - 6] + 12 + (int)sig);
		p = pack_open("t.zip", d, NULL, r);
		assert_non_null(p);
		assert_non_null(pack_find(p, "preuves/é.txt", r));
		pack_free(p);
		report_free(r);
		buf_free(b);
		buf_free(d);
	}
}

/* Zeroes shrink a thousand times: they are stored, so that the container can be read. */
static void
not_a_bomb_of_our_own(void **state)
{
	struct report	*r = report_new();
	struct pack	*p = pack_new(WHEN);
	struct buf	*zeroes = buf_new(), *b;

	(void)state;
	buf_reserve(zeroes, 3 << 20);
	assert_int_equal(pack_add_take(p, "zeroes", zeroes, false, r), 0);
	b = pack_write(p, r);
	assert_non_null(b);
	pack_free(p);
	p = pack_open("t.zip", b, NULL, r);
	assert_non_null(p);
	assert_true(pack_is_stored(p, 0));
	assert_non_null(pack_find(p, "zeroes", r));
	assert_int_equal(report_count(r), 0);
	pack_free(p);
	buf_free(b);
	report_free(r);
}

static void
too_many(void **state)
{
	struct report	*r = report_new();
	struct pack	*p = pack_new(WHEN);
	struct buf	*b;
	char		 name[32];

	(void)state;
	assert_null(pack_write(p, r));
	assert_string_equal(report_get(r, 0)->id, "PACK-13");
	for (int i = 0; i < PACK_LIMIT_ENTRIES; i++) {
		snprintf(name, sizeof(name), "e%d", i);
		assert_int_equal(pack_add_take(p, name, bytes("1"), false, r), 0);
	}
	b = pack_write(p, r);
	assert_non_null(b);
	pack_free(p);
	p = pack_open("t.zip", b, NULL, r);
	assert_int_equal(pack_count(p), PACK_LIMIT_ENTRIES);
	pack_free(p);
	buf_free(b);
	report_free(r);
}

static void
of_files(void **state)
{
	static const struct { const char *names[3]; size_t n; struct pack_limits limits; const char *id; } t[] = {
		{ { "dossier.xml", "preuves/a.txt", "preuves/b.txt" }, 3, { 3, 12, 100, 255 }, NULL },
		{ { "a", "b", "c" }, 3, { 2, 12, 100, 255 }, "PACK-07" },
		{ { "a", "b", "c" }, 3, { 3, 11, 100, 255 }, "PACK-07" },
		{ { "a", "b", "abcd" }, 3, { 3, 12, 100, 3 }, "PACK-02" },
		{ { "a", "preuves/NUL" }, 2, { 3, 12, 100, 255 }, "PACK-02" },
		{ { "a", "A" }, 2, { 3, 12, 100, 255 }, "PACK-03" },
		{ { "a", "a/b" }, 2, { 3, 12, 100, 255 }, "PACK-03" },
	};
	struct buf	*four = bytes("four");

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct pack_file	 files[3];
		struct report		*r = report_new();
		struct pack		*p;

		for (size_t k = 0; k < t[i].n; k++)
			files[k] = (struct pack_file){ t[i].names[k], four };
		p = pack_of_files("d", files, t[i].n, &t[i].limits, r);
		if (t[i].id == NULL) {
			assert_non_null(p);
			assert_int_equal(pack_count(p), t[i].n);
			assert_ptr_equal(pack_find(p, t[i].names[1], r), four);
			assert_int_equal(report_count(r), 0);
		} else {
			assert_null(p);
			assert_int_equal(report_count(r), 1);
			assert_string_equal(report_get(r, 0)->id, t[i].id);
		}
		pack_free(p);
		report_free(r);
	}
	buf_free(four);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(asic_mimetype),
		cmocka_unit_test(same_bytes_everywhere),
		cmocka_unit_test(round_trip),
		cmocka_unit_test(names),
		cmocka_unit_test(long_name),
		cmocka_unit_test(tampered),
		cmocka_unit_test(damaged),
		cmocka_unit_test(any_byte),
		cmocka_unit_test(gaps),
		cmocka_unit_test(comments),
		cmocka_unit_test(descriptors),
		cmocka_unit_test(not_a_bomb_of_our_own),
		cmocka_unit_test(too_many),
		cmocka_unit_test(of_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
