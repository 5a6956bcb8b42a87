/* reception_record.c - records read: what they say, and what is no record, however it came into a store. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/report.h"
#include "reception/record.h"
#include "xml/xml.h"

#define DIGEST	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OPEN	"<reception xmlns='urn:clea:reception:1' le='2026-11-02T09:00:00Z' programme='clea 1' profil='aa'>"
#define CLOSE	"</reception>"
#define RECU	"<recu nom='a.zip' forme='zip' octets='12' sha256='" DIGEST "'/>"
#define DOSSIER	"<dossier numero='A-1' siret='12345678900011'/>"
#define ACCEPTED "<verdict code='accepte'><motif>m</motif></verdict>"

static struct record *
read_text(const char *text, struct report *report)
{
	struct xml_doc	*doc = xml_parse("reception.xml", text, strlen(text), report);
	struct record	*r = doc == NULL ? NULL : record_read(doc, report);

	xml_free(doc);
	return r;
}

static void
says_all(const struct record *r)
{
	const struct { const char *got, *want; } t[] = {
		{ r->motif, "Deux remarques." }, { r->le, "2026-11-02T09:00:00Z" }, { r->programme, "clea 1" }, { r->profil, "aa" },
		{ r->name, "a.zip" }, { r->form, "zip" }, { r->sha256, DIGEST }, { r->numero, "A-1" }, { r->siret, "12345678900011" },
		{ r->referentiel, "2018" }, { r->organisme, "GRETA" }, { r->nom, "Sy" }, { r->prenom, "Ada" },
		{ r->naissance, "1990-01-02" }, { r->ep_premier, "2026-01-01" }, { r->ep_dernier, "2026-02-02" },
		{ r->ef_dernier, "2026-03-03" }, { r->terme, "2031-01-01" }, { r->jours, "-3" }, { r->issue, "acquis" }, { r->virus, "sain" },
	};

	assert_int_equal(r->verdict, VERDICT_REMARKS);
	assert_true(verdict_keeps(r->verdict) && r->read && r->jury);
	assert_int_equal(r->bytes, 12);
	for (size_t i = 0; i < nitems(t); i++)
		assert_string_equal(t[i].got, t[i].want);
	assert_int_equal(r->errors, 1);
	assert_int_equal(r->warnings, 2);
	assert_int_equal(r->infos, 2);
}

static void
all_of_it(void **state)
{
	struct report	*report = report_new();
	struct record	*r = read_text(OPEN "<verdict code='accepte-avec-remarques'><motif>Deux remarques.</motif></verdict>" RECU
	    "<virus etat='sain'/><dossier numero='A-1' siret='12345678900011' referentiel='2018'><organisme>GRETA</organisme>"
	    "<candidat nom='Sy' prenom='Ada' naissance='1990-01-02'/><ep premier='2026-01-01' dernier='2026-02-02'/>"
	    "<ef dernier='2026-03-03'/><terme date='2031-01-01' jours='-3'/><issue code='acquis' pret-jury='true'/></dossier>"
	    "<constats><constat severite='error'/><constat severite='warning'/><constat severite='warning'/><constat severite='info'/><constat severite='error' effet='rien'/>"
	    "<constat/></constats>" CLOSE, report);

	(void)state;
	assert_int_equal(report_count(report), 0);
	if (r == NULL)
		fail();
	else
		says_all(r);
	record_free(r);
	report_free(report);
}


/* The code of each verdict is read as that verdict. */
static void
every_verdict(void **state)
{
	(void)state;
	for (int v = 0; v < VERDICT__MAX; v++) {
		struct report	*report = report_new();
		char		*text = mem_printf(OPEN "<verdict code='%s'/>" RECU DOSSIER CLOSE, verdict_code((enum verdict)v));
		struct record	*r = read_text(text, report);

		assert_true(r != NULL && (int)r->verdict == v && r->motif[0] == '\0');
		record_free(r);
		report_free(report);
		free(text);
	}
}

/* A refused one needs neither number nor SIRET: it was perhaps no dossier. */
static void
what_was_not_read(void **state)
{
	struct report	*report = report_new();
	struct record	*r = read_text(OPEN "<verdict code='refuse'/>" RECU CLOSE, report);

	(void)state;
	assert_true(r != NULL && !r->read && !verdict_keeps(r->verdict) && r->numero[0] == '\0');
	record_free(r);
	report_free(report);
}

static void
what_is_none(void **state)
{
	static const char *const t[] = {
		"<autre/>",
		"<reception/>",							/* of no vocabulary */
		"<reception xmlns='urn:clea:reception:2'/>",
		OPEN CLOSE,							/* nothing in it */
		OPEN "<verdict code='accepté'/>" RECU DOSSIER CLOSE,		/* no verdict of ours */
		OPEN "<verdict/>" RECU DOSSIER CLOSE,
		OPEN ACCEPTED DOSSIER CLOSE,					/* of nothing that was received */
		OPEN ACCEPTED "<recu sha256='0123'/>" DOSSIER CLOSE,
		OPEN ACCEPTED "<recu sha256='../../../../../../../../../../../../../../../../../../../../../xx'/>" DOSSIER CLOSE,
		OPEN ACCEPTED "<recu sha256='0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF'/>" DOSSIER CLOSE,
		OPEN ACCEPTED RECU CLOSE,					/* kept, and nowhere to keep it */
		OPEN ACCEPTED RECU "<dossier numero='' siret='12345678900011'/>" CLOSE,
		OPEN ACCEPTED RECU "<dossier numero='A-1' siret=''/>" CLOSE,
		OPEN ACCEPTED RECU "<dossier numero='..' siret='12345678900011'/>" CLOSE,
		OPEN ACCEPTED RECU "<dossier numero='A/B' siret='12345678900011'/>" CLOSE,
		OPEN ACCEPTED RECU "<dossier numero=' A-1' siret='12345678900011'/>" CLOSE,
		OPEN ACCEPTED RECU "<dossier numero='А-1' siret='12345678900011'/>" CLOSE,	/* Cyrillic */
		OPEN ACCEPTED RECU "<dossier numero='AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' siret='12345678900011'/>" CLOSE,
		OPEN ACCEPTED RECU "<dossier numero='A-1' siret='1234567890001'/>" CLOSE,
		OPEN ACCEPTED RECU "<dossier numero='A-1' siret='../../../../..'/>" CLOSE,
		OPEN "<verdict code='refuse'/>" RECU "<dossier numero='../x' siret=''/>" CLOSE,	/* nor for one that is sent back */
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*report = report_new();
		struct record	*r = read_text(t[i], report);

		if (r != NULL)
			print_error("taken for a record: %s\n", t[i]);
		assert_null(r);
		assert_int_equal(report_count(report), 1);
		assert_string_equal(report_get(report, 0)->id, "REC-04");
		report_free(report);
	}
}

/* A number of bytes that is none, or beyond all numbers, is not known. */
static void
odd_sizes(void **state)
{
	static const char *const t[] = { "", "-1", "12 ", "99999999999999999999999999", "0x10", "1e9" };

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*report = report_new();
		char		*text = mem_printf(OPEN ACCEPTED "<recu octets='%s' sha256='" DIGEST "'/>" DOSSIER CLOSE, t[i]);
		struct record	*r = read_text(text, report);

		assert_true(r != NULL && r->bytes == 0);
		record_free(r);
		report_free(report);
		free(text);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(all_of_it), cmocka_unit_test(every_verdict), cmocka_unit_test(what_was_not_read),
		cmocka_unit_test(what_is_none), cmocka_unit_test(odd_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
