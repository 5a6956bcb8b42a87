/* reception_store.c - the store: what enters, what is sent back, what killed runs leave, the index. */
#include <sys/file.h>
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
#include "reception/index.h"
#include "place_help.h"
#include "reception/item.h"
#include "reception/list.h"
#include "reception/record.h"
#include "reception/store.h"

#define SIRET	"12345678900011"
#define PROFILE	"aa"
#define NOW	((instant)1793610000)	/* 2026-11-02T09:00:00Z */

static bool
stands(const struct place *p, const char *name)
{
	char	*path = file_join(p->store, name);
	bool	 is = file_exists(path);

	free(path);
	return is;
}

static void
write_text(const char *path, const char *text)
{
	struct report	*report = report_new();
	struct buf	*b = buf_new();

	buf_puts(b, text);
	assert_int_equal(file_write(path, b, FILE_REPLACE, report), 0);
	buf_free(b);
	report_free(report);
}

/* A container of the inbox, of any bytes. */
static struct item *
container(const struct place *p, const char *name, const char *bytes)
{
	char		*path = in(p, name);
	struct item	*item;
	enum item_form	 form;

	write_text(path, bytes);
	assert_true(item_is(path, &form));
	item = item_open(path, form, 1 << 20);
	free(path);
	return item;
}

struct dossier { const char *numero, *nom, *naissance, *verdict, *profil, *le, *told; };	/* le NULL: NOW; told NULL: R9 */

static void
write_record(struct buf *b, const struct item *item, const struct dossier *d)
{
	buf_printf(b, "<reception xmlns='urn:clea:reception:1' version='1' le='%s' programme='%s' profil='%s'>"
	    "<recu nom='%s' forme='%s' octets='%zu' sha256='%s'/><verdict code='%s'><motif>Parce que.</motif></verdict>",
	    d->le == NULL ? "2026-11-02T09:00:00Z" : d->le, CLEA_VERSION, d->profil, item->name, item_form_name(item->form), item->bytes, item->sha256, d->verdict);
	if (d->numero != NULL)
		buf_printf(b, "<dossier numero='%s' siret='" SIRET "' referentiel='socle-2018'>"
		    "<candidat nom='%s' prenom='Anne' naissance='%s'/><organisme>GRETA &amp; fils</organisme>"
		    "<ep premier='2026-01-05' dernier='2026-01-08'/><ef dernier=''/><terme date='2031-01-08' jours='1528'/>"
		    "<issue code='direct' pret-jury='true'/></dossier>", d->numero, d->nom, d->naissance);
	buf_printf(b, "<sceaux/><virus etat='non-analyse'/>"
	    "<etapes><etape code='conteneur' etat='conforme'><point>Bien.</point></etape></etapes>"
	    "<constats><constat id='%s' severite='warning' effet='remarque' etape='regles'><texte>t</texte><conseil/></constat>"
	    "<constat id='R9' severite='warning' effet='remarque' etape='regles'><texte>u</texte><conseil/></constat></constats>"
	    "</reception>", d->told == NULL ? "R9" : d->told);
}

static enum store_put
put(struct store *s, const struct item *item, const struct dossier *d, size_t seen, struct report *report)
{
	struct buf		 record, page;
	char			 names[2][16] = { "reception.xml", "rapport.html" };
	struct reception_file	 files[2] = { { names[0], &record }, { names[1], &page } };
	enum store_put		 answer;

	buf_init(&record);
	buf_init(&page);
	buf_puts(&page, "<p/>");
	write_record(&record, item, d);
	answer = store_put(s, item, files, nitems(files), seen, report);
	buf_clear(&record);
	buf_clear(&page);
	return answer;
}

static struct store *
opened(struct place *p)
{
	struct store	*s = store_open(p->store, NULL, p->report);

	assert_non_null(s);
	return s;
}

/* The list as CSV; caller frees. */
static char *
listed(struct place *p, const struct index_filter *f)
{
	struct buf	 b;
	char		*text;

	buf_init(&b);
	assert_int_equal(store_list(p->store, f, NOW, LIST_CSV, &b, p->report), 0);
	text = buf_take(&b, NULL);
	buf_clear(&b);
	return text;
}

static size_t
lines(const char *s)
{
	size_t	 n = 0;

	for (; (s = strchr(s, '\n')) != NULL; s++)
		n++;
	return n;
}

/* ---- */

static const struct dossier anne = { "TC-1", "Abel", "1990-01-01", "accepte", PROFILE, NULL, NULL };
static const struct dossier bea = { "TC-2", "Beau", "1991-02-02", "accepte-avec-remarques", PROFILE, NULL, NULL };
static const struct dossier cut = { NULL, NULL, NULL, "refuse", PROFILE, NULL, NULL };

static void
kept_and_sent_back(void **state)
{
	struct place	*p = *state;
	struct store	*s = opened(p);
	struct item	*a = container(p, "a.asice", "A"), *b = container(p, "b.zip", "B"), *c = container(p, "c.zip", "C");
	char		*returned = mem_printf("retours/%.16s/reception.xml", c->sha256), *text;

	assert_int_equal(put(s, a, &anne, 0, p->report), STORE_ENTERED);
	assert_int_equal(put(s, b, &bea, 1, p->report), STORE_ENTERED);
	assert_int_equal(put(s, c, &cut, 2, p->report), STORE_RETURNED);
	assert_int_equal(put(s, a, &anne, 2, p->report), STORE_KNOWN);
	assert_int_equal(put(s, c, &cut, 2, p->report), STORE_KNOWN);
	assert_int_equal(store_settle(s, p->report), 0);
	assert_true(stands(p, SIRET "/TC-1/a.asice"));
	assert_true(stands(p, SIRET "/TC-1/reception.xml"));
	assert_true(stands(p, SIRET "/TC-2/rapport.html"));
	assert_true(stands(p, returned));
	assert_int_equal(store_count(s), 2);
	assert_true(store_knows(s, a->sha256, "other"));	/* accepted: whatever the profile */
	assert_true(store_knows(s, c->sha256, PROFILE));
	assert_false(store_knows(s, c->sha256, "other"));	/* sent back: judged again by another */
	store_free(s);
	assert_false(stands(p, "index.sqlite-wal"));

	text = listed(p, NULL);
	assert_int_equal(lines(text), 4);
	assert_non_null(strstr(text, "accepte;;Abel;Anne;1990-01-01;GRETA & fils;" SIRET ";TC-1;socle-2018;0;2;0;"));
	free(text);
	s = opened(p);
	assert_int_equal(store_count(s), 2);
	assert_true(store_knows(s, c->sha256, PROFILE));
	store_free(s);
	assert_int_equal(store_check(p->store, p->report), 0);
	assert_int_equal(report_count(p->report), 0);
	free(returned);
	item_free(a);
	item_free(b);
	item_free(c);
}

static void
stale_taken_changed(void **state)
{
	struct place		*p = *state;
	struct store		*s = opened(p);
	struct item		*a = container(p, "a.asice", "A"), *b = container(p, "b.asice", "B");
	const struct dossier	 born_alike = { "TC-9", "Autre", "1990-01-01", "accepte", PROFILE, NULL, NULL };
	const struct dossier	 empty_name = { "TC-1", "Abel", "1990-01-01", "accepte", PROFILE, NULL, NULL };

	assert_int_equal(put(s, a, &anne, 0, p->report), STORE_ENTERED);
	/* Its worker knew nothing of Anne, who was born on the same day: a rule may want to compare them. */
	assert_int_equal(put(s, b, &born_alike, 0, p->report), STORE_STALE);
	assert_false(stands(p, SIRET "/TC-9"));
	assert_int_equal(report_count(p->report), 0);
	assert_int_equal(put(s, b, &empty_name, 1, p->report), STORE_REFUSED);
	assert_true(report_has(p->report, "STO-06"));
	/* Other bytes than those that were judged. */
	write_text(b->path, "changed");
	assert_int_equal(put(s, b, &born_alike, 1, p->report), STORE_REFUSED);
	assert_true(report_has(p->report, "REC-03"));
	assert_false(stands(p, SIRET "/TC-9"));
	store_free(s);
	item_free(a);
	item_free(b);
}

static void
misfits(void **state)
{
	struct place		*p = *state;
	struct store		*s = opened(p);
	struct item		*a = container(p, "a.asice", "A"), *b = container(p, "b.asice", "B");
	struct buf		 record, x;
	char			 names[2][24] = { "reception.xml", "../../climbs" };
	struct reception_file	 files[2] = { { names[0], &record }, { names[1], &x } };

	buf_init(&record);
	buf_init(&x);
	write_record(&record, b, &anne);
	assert_int_equal(store_put(s, a, files, 1, 0, p->report), STORE_REFUSED);	/* of other bytes */
	buf_reset(&record);
	write_record(&record, a, &anne);
	assert_int_equal(store_put(s, a, files, 2, 0, p->report), STORE_REFUSED);
	assert_int_equal(store_put(s, a, files + 1, 1, 0, p->report), STORE_REFUSED);
	assert_int_equal(report_count(p->report), 3);
	assert_null(store_latest(s));
	assert_int_equal(store_put(s, a, files, 1, 0, p->report), STORE_ENTERED);
	assert_non_null(store_latest(s));
	assert_string_equal(store_latest(s)->sha256, a->sha256);
	buf_clear(&record);
	buf_clear(&x);
	store_free(s);
	item_free(a);
	item_free(b);
}

static void
judged_anew(void **state)
{
	struct place		*p = *state;
	struct store		*s = opened(p);
	struct item		*a = container(p, "a.asice", "A");
	const struct dossier	 not_yet = { "TC-1", "Abel", "1990-01-01", "a-completer", PROFILE, NULL, NULL },
				 still_not = { "TC-1", "Abel", "1990-01-01", "a-completer", "bb", NULL, NULL },
				 now = { "TC-1", "Abel", "1990-01-01", "accepte", "cc", NULL, NULL };
	char			*returned = mem_printf("retours/%.16s", a->sha256), *text;

	assert_int_equal(put(s, a, &not_yet, 0, p->report), STORE_RETURNED);
	assert_int_equal(put(s, a, &still_not, 0, p->report), STORE_RETURNED);
	assert_int_equal(store_settle(s, p->report), 0);
	assert_false(store_knows(s, a->sha256, PROFILE));
	assert_true(store_knows(s, a->sha256, "bb"));
	text = listed(p, NULL);
	assert_int_equal(lines(text), 2);
	free(text);
	assert_int_equal(put(s, a, &now, 0, p->report), STORE_ENTERED);
	assert_int_equal(store_settle(s, p->report), 0);
	assert_false(stands(p, returned));
	assert_true(stands(p, SIRET "/TC-1"));
	text = listed(p, NULL);
	assert_int_equal(lines(text), 2);
	free(text);
	store_free(s);
	assert_int_equal(store_check(p->store, p->report), 0);
	free(returned);
	item_free(a);
}

/* Killed after the rename, before the index; killed while something was being made; the index broken. */
static void
after_a_kill(void **state)
{
	struct place	*p = *state;
	struct store	*s = opened(p);
	struct item	*a = container(p, "a.asice", "A"), *b = container(p, "b.asice", "B");
	char		*left = file_join(p->store, ".travail/half"), *empty = file_join(p->store, "99999999900011"),
			*index = file_join(p->store, "index.sqlite"), *text;

	assert_int_equal(put(s, a, &anne, 0, p->report), STORE_ENTERED);
	assert_int_equal(store_settle(s, p->report), 0);
	assert_int_equal(put(s, b, &bea, 1, p->report), STORE_ENTERED);
	store_free(s);			/* the index never heard of it */
	assert_int_equal(mkdir(left, 0700), 0);
	assert_int_equal(mkdir(empty, 0700), 0);
	text = listed(p, NULL);
	assert_int_equal(lines(text), 3);
	assert_true(report_has(p->report, "STO-07"));
	free(text);
	s = opened(p);
	assert_true(report_has(p->report, "STO-03"));
	assert_int_equal(store_count(s), 2);
	assert_false(stands(p, ".travail/half"));
	assert_false(file_exists(empty));
	store_free(s);

	write_text(index, "this is no database, but it is long enough to be looked at as one, page by page, or so it seems");
	s = opened(p);
	assert_true(report_has(p->report, "STO-02"));
	assert_int_equal(store_count(s), 2);
	store_free(s);
	assert_int_equal(unlink(index), 0);
	assert_int_equal(store_rebuild(p->store, NULL, p->report), 0);
	assert_int_equal(store_check(p->store, p->report), 0);
	free(left);
	free(empty);
	free(index);
	item_free(a);
	item_free(b);
}

static void
check_tells(void **state)
{
	struct place	*p = *state;
	struct store	*s = opened(p);
	struct item	*a = container(p, "a.asice", "A"), *b = container(p, "b.asice", "B");
	char		*original = file_join(p->store, SIRET "/TC-1/a.asice"), *record = file_join(p->store, SIRET "/TC-2/reception.xml");

	assert_int_equal(put(s, a, &anne, 0, p->report), STORE_ENTERED);
	assert_int_equal(put(s, b, &bea, 1, p->report), STORE_ENTERED);
	assert_int_equal(store_settle(s, p->report), 0);
	store_free(s);
	write_text(original, "B");
	assert_int_equal(store_check(p->store, p->report), -1);
	assert_true(report_has(p->report, "STO-08"));
	assert_false(report_has(p->report, "STO-07"));
	write_text(record, "<no/>");
	assert_int_equal(store_check(p->store, p->report), -1);
	assert_true(report_has(p->report, "STO-07"));
	free(original);
	free(record);
	item_free(a);
	item_free(b);
}

static void
note(void *arg, const struct store_dossier *d)
{
	buf_printf(arg, "%s ", d->numero);
}

static void
alike_and_filters(void **state)
{
	static const struct { struct index_filter f; size_t n; } asked[] = {
		{ { .organisme = SIRET }, 2 }, { { .organisme = "greta" }, 2 }, { { .organisme = "lycée" }, 0 },
		{ { .since = "2026-11-02" }, 3 }, { { .since = "2026-11-03" }, 0 }, { { .until = "2026-11-02" }, 3 },
		{ { .until = "2026-11-01" }, 0 }, { { .since = "2026-11-02T09:00:01Z" }, 0 },
		{ { .until = "2026-11-02T09:00:00Z" }, 3 }, { { .verdict = "refuse" }, 1 }, { { .jury = true }, 2 },
		{ { .jury = true, .verdict = "accepte" }, 1 }, { { .awaited = true }, 1 },
	};
	struct place	*p = *state;
	struct store	*s = opened(p);
	struct item	*a = container(p, "a.asice", "A"), *b = container(p, "b.asice", "B"), *c = container(p, "c.zip", "C");
	struct buf	 told;

	assert_int_equal(put(s, b, &bea, 0, p->report), STORE_ENTERED);
	assert_int_equal(put(s, a, &anne, 1, p->report), STORE_ENTERED);
	assert_int_equal(put(s, c, &cut, 2, p->report), STORE_RETURNED);
	assert_int_equal(store_settle(s, p->report), 0);
	buf_init(&told);
	assert_int_equal(store_alike(s, "TC-2", "1990-01-01", 0, note, &told), 2);
	assert_string_equal(told.data, "TC-1 TC-2 ");	/* by number, not as they came */
	assert_int_equal(store_alike(s, "TC-2", "1991-02-02", 0, NULL, NULL), 1);	/* alike in both: once */
	assert_int_equal(store_alike(s, "TC-2", "1990-01-01", 1, NULL, NULL), 1);
	assert_int_equal(store_alike(s, NULL, "", 0, NULL, NULL), 0);
	store_free(s);
	for (size_t i = 0; i < nitems(asked); i++) {
		char	*text = listed(p, &asked[i].f);

		assert_int_equal(lines(text), asked[i].n + 1);
		free(text);
	}
	buf_clear(&told);
	item_free(a);
	item_free(b);
	item_free(c);
}

/* Sent back, then here again: what its line says follows from both records, in whatever order they came. */
static void
corrected(void **state)
{
	static const struct {
		struct dossier	 back, kept;
		bool		 is;
	} t[] = {
#define D(name, birth, verdict, le, told)	{ "TC-1", name, birth, verdict, PROFILE, le, told }
#define BACK(name, birth, le, told)		D(name, birth, "a-completer", le, told)
#define KEPT(le)				D("Abel", "1990-01-01", "accepte", le, NULL)
		{ BACK("Abel", "1990-01-01", "2026-11-02T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), true },
		{ BACK("Abel", "1990-01-01", "2026-11-02T09:00:00Z", "REC-08"), KEPT("2026-11-05T09:00:00Z"), true },
		{ BACK("Abel", "1990-01-01", "2026-11-05T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), true },
		{ BACK("Abel", "1990-01-01", "2026-11-05T09:00:00Z", "REC-08"), KEPT("2026-11-05T09:00:00Z"), false },
		{ BACK("Abel", "1990-01-01", "2026-11-06T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), false },
		{ BACK("Abell", "1990-01-01", "2026-11-02T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), true },
		{ BACK("ABEL", "1909-01-01", "2026-11-02T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), true },
		{ BACK("Abel", "", "2026-11-02T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), true },
		{ BACK("", "", "2026-11-02T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), true },
		{ BACK("Beau", "1991-02-02", "2026-11-02T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), false },
		{ BACK("Beau", "", "2026-11-02T09:00:00Z", NULL), KEPT("2026-11-05T09:00:00Z"), false },
#undef KEPT
#undef BACK
#undef D
	};
	struct place	*p = *state;
	struct item	*a = container(p, "a.asice", "A"), *b = container(p, "b.asice", "B");

	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*quiet = report_new();
		struct store	*s = opened(p);
		char		*text;

		/* The one that came first may be judged last, by another profile say. */
		assert_int_equal(put(s, a, &t[i].back, 0, p->report), STORE_RETURNED);
		assert_false(store_knows(s, a->sha256, "other"));
		assert_int_equal(put(s, b, &t[i].kept, 1, p->report), STORE_ENTERED);
		assert_int_equal(store_knows(s, a->sha256, "other"), t[i].is);
		assert_int_equal(store_settle(s, p->report), 0);
		store_free(s);
		s = opened(p);
		assert_int_equal(store_knows(s, a->sha256, "other"), t[i].is);
		store_free(s);
		text = listed(p, NULL);
		assert_int_equal(strstr(text, "\na-completer;2026-11-05T09:00:00Z;") != NULL, t[i].is);
		assert_int_equal(strstr(text, "\na-completer;;") != NULL, !t[i].is);
		free(text);
		assert_int_equal(folder_remove(p->store, quiet), 0);
		report_free(quiet);
	}
	item_free(a);
	item_free(b);
}

static void
no_formula_in_a_table(void **state)
{
	struct place		*p = *state;
	struct store		*s = opened(p);
	struct item		*a = container(p, "a.asice", "A");
	const struct dossier	 evil = { "TC-1", "=HYPERLINK(&quot;http://x&quot;;1)", "1990-01-01", "accepte", PROFILE, NULL, NULL };
	char			*text;

	assert_int_equal(put(s, a, &evil, 0, p->report), STORE_ENTERED);
	assert_int_equal(store_settle(s, p->report), 0);
	store_free(s);
	text = listed(p, NULL);
	assert_non_null(strstr(text, "\naccepte;;\"'=HYPERLINK(\"\"http://x\"\";1)\";Anne;"));
	free(text);
	item_free(a);
}

/* A folder as it came: dossier.xml and preuves/, nothing that stands beside. */
static void
a_folder(void **state)
{
	struct place		*p = *state;
	struct store		*s = opened(p);
	char			*dir = in(p, "TC-1"), *file;
	struct item		*item;
	enum item_form		 form;
	static const char *const names[] = { "dossier.xml", "preuves/cv.pdf", "reception.xml" };

	file = file_join(dir, "preuves");
	assert_int_equal(file_mkdirs(file, p->report), 0);
	free(file);
	for (size_t i = 0; i < nitems(names); i++) {
		file = file_join(dir, names[i]);
		write_text(file, "x");
		free(file);
	}
	assert_true(item_is(dir, &form));
	item = item_open(dir, form, 1 << 20);
	assert_int_equal(put(s, item, &anne, 0, p->report), STORE_ENTERED);
	assert_int_equal(store_settle(s, p->report), 0);
	store_free(s);
	assert_true(stands(p, SIRET "/TC-1/preuves/cv.pdf"));
	assert_int_equal(store_check(p->store, p->report), 0);
	item_free(item);
	free(dir);
}

static void
somebody_elses_folder(void **state)
{
	struct place	*p = *state;
	struct store	*s = opened(p);
	struct item	*a = container(p, "a.asice", "A");
	char		*dir = file_join(p->store, SIRET "/TC-1"), *file = file_join(dir, "theirs");

	assert_int_equal(file_mkdirs(dir, p->report), 0);
	write_text(file, "x");
	assert_int_equal(put(s, a, &anne, 0, p->report), STORE_REFUSED);
	assert_true(report_has(p->report, "STO-06"));
	assert_true(file_exists(file));
	store_free(s);
	free(dir);
	free(file);
	item_free(a);
}

static void
one_at_a_time(void **state)
{
	struct place	*p = *state;
	struct store	*s = opened(p);
	char		*lock = file_join(p->store, ".verrou");
	int		 fd = open(lock, O_RDWR | O_CLOEXEC);

	assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), -1);
	store_free(s);
	assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), 0);
	close(fd);
	free(lock);
}

int
main(void)
{
#define TEST(f)	cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest	 tests[] = {
		TEST(kept_and_sent_back), TEST(stale_taken_changed), TEST(misfits), TEST(judged_anew), TEST(after_a_kill),
		TEST(check_tells), TEST(alike_and_filters), TEST(corrected), TEST(no_formula_in_a_table), TEST(a_folder),
		TEST(somebody_elses_folder), TEST(one_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
