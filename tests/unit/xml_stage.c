/* xml_stage.c - XSLT stages: what they reach, what they cannot, what they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define SHEET	"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' " \
		"xmlns:exsl='http://exslt.org/common' xmlns:math='http://exslt.org/math' " \
		"xmlns:set='http://exslt.org/sets' xmlns:str='http://exslt.org/strings' " \
		"xmlns:date='http://exslt.org/dates-and-times' " \
		"extension-element-prefixes='exsl math set str date'>\n"
#define TEXT	SHEET "<xsl:output method='text'/>\n"
#define END	"</xsl:stylesheet>"

static char	 folder[] = "/tmp/clea-stage-XXXXXX";

static char *
put(const char *name, const char *text)
{
	struct report	*r = report_new();
	struct buf	*b = buf_new();
	char		*path = file_join(folder, name);

	buf_puts(b, text);
	assert_int_equal(file_write(path, b, FILE_REPLACE, r), 0);
	buf_free(b);
	report_free(r);
	return path;
}

static struct xml_doc *
parse(const char *name, const char *text)
{
	struct report	*r = report_new();
	struct xml_doc	*doc = xml_parse(name, text, strlen(text), r);

	assert_non_null(doc);
	report_free(r);
	return doc;
}

static const char	 IN[] = "<r>\n <v n='2'>deux</v>\n <v n='1'>un</v>\n</r>";
static const char	 OTHER[] = "<o> <w/> <w/> </o>";

/* Run "sheet" as text on IN with OTHER as clea:other; the findings in "r". */
static struct buf *
run(const char *sheet, const struct stage_param *params, size_t nparams, struct report *r)
{
	char			*path = put("t.xsl", sheet);
	struct xml_doc		*in = parse("in.xml", IN), *other = parse("other.xml", OTHER);
	struct stage_input	 inputs[] = { { "other", other }, { "self", in } };
	struct stage		*stage = stage_load(path, r);
	struct buf		*out = NULL, *again, *before = buf_new(), *after = buf_new();

	xml_write(in, false, before);
	xml_write(other, false, before);
	if (stage != NULL) {
		struct report	*r2 = report_new();

		out = stage_run_text(stage, in, inputs, 2, params, nparams, r);
		again = stage_run_text(stage, in, inputs, 2, params, nparams, r2);
		if (out != NULL)
			assert_string_equal(out->data, again->data);
		assert_true((out == NULL) == (again == NULL));
		buf_free(again);
		report_free(r2);
	}
	xml_write(in, false, after);
	xml_write(other, false, after);
	assert_string_equal(before->data, after->data);
	stage_free(stage);
	xml_free(in);
	xml_free(other);
	buf_free(before);
	buf_free(after);
	free(path);
	return out;
}

static void
results(void **state)
{
	static const struct { const char *body, *want; } t[] = {
		{ "<xsl:template match='/'><xsl:value-of select='count(//v)'/></xsl:template>", "2" },
		{ "<xsl:template match='/'><xsl:value-of select=\"count(document('clea:other')//w)\"/></xsl:template>", "2" },
		{ "<xsl:variable name='o' select=\"document('clea:other')\"/>"
		  "<xsl:template match='/'><xsl:value-of select=\"count($o | document('clea:other'))\"/></xsl:template>", "1" },
		{ "<xsl:template match='/'><xsl:value-of select=\"count(/ | document('clea:self'))\"/></xsl:template>", "1" },
		/* white space taken out for the stylesheet, not for the next one */
		{ "<xsl:strip-space elements='*'/><xsl:template match='/'>"
		  "<xsl:value-of select=\"concat(count(//text()), count(document('clea:other')//text()), "
		  "count(document('clea:other')//w))\"/></xsl:template>", "202" },
		{ "<xsl:key name='k' match='v' use='@n'/><xsl:key name='k' match='w' use=\"'w'\"/>"
		  "<xsl:template match='/'><xsl:value-of select=\"key('k', '1')\"/>"
		  "<xsl:for-each select=\"document('clea:other')\"><xsl:value-of select=\"count(key('k', 'w'))\"/>"
		  "</xsl:for-each></xsl:template>", "un2" },
		{ "<xsl:template match='/'><xsl:for-each select='//v'><xsl:sort select='@n' data-type='number'/>"
		  "<xsl:value-of select='.'/></xsl:for-each></xsl:template>", "undeux" },
		{ "<xsl:param name='p' select=\"'x'\"/><xsl:template match='/'><xsl:value-of select='$p'/></xsl:template>",
		  "it's \"quoted\" & <1>" },
		{ "<xsl:template match='/'><xsl:variable name='f'><a/><a/></xsl:variable>"
		  "<xsl:value-of select='count(exsl:node-set($f)/a)'/></xsl:template>", "2" },
		{ "<xsl:template match='/'><xsl:value-of select='math:max(//@n)'/></xsl:template>", "2" },
		{ "<xsl:template match='/'><xsl:value-of select=\"count(str:tokenize('a b c'))\"/></xsl:template>", "3" },
		{ "<xsl:template match='/'><xsl:value-of select=\"date:add('2026-01-31', 'P1M')\"/></xsl:template>", "2026-02-28" },
		{ "<xsl:template match='/'><xsl:value-of select=\"date:year('2026-01-31')\"/></xsl:template>", "2026" },
		{ "<xsl:template match='/'><xsl:value-of select=\"date:difference('2026-01-01', '2026-01-11')\"/></xsl:template>", "P10D" },
		/* ids count, they are no addresses */
		{ "<xsl:template match='/'><xsl:value-of select='generate-id(//v[1])'/></xsl:template>", "id1" },
		{ "<t xmlns='urn:t'>table</t><xsl:template match='/'><xsl:value-of select=\"document('')//t:t\" xmlns:t='urn:t'/></xsl:template>", "table" },
		{ "<xsl:include href='inc/b.xsl'/>", "from b, c" },
		{ "<xsl:import href='inc/b.xsl'/><xsl:template name='z'>over</xsl:template>", "from b, over" },
	};
	static const struct stage_param	 p[] = { { "p", "it's \"quoted\" & <1>" } };
	struct report	*mk = report_new();
	char		*dir = file_join(folder, "inc");

	(void)state;
	file_mkdirs(dir, mk);
	free(dir);
	report_free(mk);
	free(put("inc/b.xsl", TEXT "<xsl:include href='c.xsl'/><xsl:template match='/'>from b, "
	    "<xsl:call-template name='z'/></xsl:template>" END));
	free(put("inc/c.xsl", TEXT "<xsl:template name='z'>c</xsl:template>" END));
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*r = report_new();
		bool		 import = strncmp(t[i].body, "<xsl:import", 11) == 0;
		char		*sheet = mem_printf("%s%s%s", import ? SHEET : TEXT, t[i].body, END);
		struct buf	*out = run(sheet, p, 1, r);

		if (out == NULL || strcmp(out->data, t[i].want) != 0)
			fail_msg("%s\n  gives %s; %s", t[i].body, out == NULL ? "nothing" : out->data,
			    report_count(r) > 0 ? report_get(r, 0)->text : "");
		assert_int_equal(report_count(r), 0);
		buf_free(out);
		free(sheet);
		report_free(r);
	}
}

static void
refusals(void **state)
{
	static const struct { const char *body, *id; long line; const char *words; } t[] = {
		{ "<xsl:template match='/'><xsl:value-of select=\"document('/etc/passwd')\"/></xsl:template>", "STY-05", 3, "/etc/passwd" },
		{ "<xsl:template match='/'><xsl:value-of select=\"document('in.xml')\"/></xsl:template>", "STY-05", 3, "in.xml" },
		{ "<xsl:template match='/'><xsl:value-of select=\"document('http://127.0.0.1:9/x')\"/></xsl:template>", "STY-05", 3, "127.0.0.1" },
		{ "<xsl:template match='/'><xsl:value-of select=\"document('clea:none')\"/></xsl:template>", "STY-05", 3, "clea:none" },
		{ "<xsl:template match='/'><exsl:document href='/tmp/clea-written'>x</exsl:document></xsl:template>", "STY-05", 3, "clea-written" },
		{ "<xsl:template match='/'><xsl:document href='/tmp/clea-written'>x</xsl:document></xsl:template>", "STY-05", 3, "clea-written" },
		{ "<xsl:template match='/'><xsl:value-of select='date:date-time()'/></xsl:template>", "STY-04", 3, "date-time() is not offered" },
		{ "<xsl:template match='/'><xsl:value-of select='date:year()'/></xsl:template>", "STY-04", 3, "year() is not offered" },
		{ "<xsl:template match='/'><xsl:value-of select='math:random()'/></xsl:template>", "STY-04", 3, "random() is not offered" },
		{ "<xsl:template match='/'><xsl:value-of select='nothing(1)'/></xsl:template>", "STY-04", 3, "nothing" },
		{ "<xsl:template match='/'>\n<xsl:value-of select='$nothing'/></xsl:template>", "STY-04", 4, "nothing" },
		{ "<xsl:template match='/' name='x'><xsl:call-template name='x'/></xsl:template>", "STY-06", 3, "" },
		{ "<xsl:template match='/'><xsl:message terminate='yes'>no\n more</xsl:message></xsl:template>", "STY-02", 0, "no more" },
		{ "<xsl:template match='r'>\n<xsl:if test='1 +'/></xsl:template>", "STY-03", 4, "1 +" },
		{ "<xsl:template match='r'>\n<xsl:nothing/></xsl:template>", "STY-03", 4, "nothing" },
		{ "<xsl:template match='r'>\n<xsl:call-template name='none'/></xsl:template>", "STY-04", 4, "none" },
		{ "<xsl:include href='absent.xsl'/>", "XML-19", 0, "no such file" },
		{ "<xsl:include href='../outside.xsl'/>", "XML-19", 0, "" },
		{ "<xsl:import href='http://127.0.0.1:9/x.xsl'/>", "XML-19", 0, "network" },
		{ "<xsl:include href='doctype.xsl'/>", "XML-02", 1, "" },
		{ "<xsl:include href='t.xsl'/>", "STY-03", 3, "" },
	};

	(void)state;
	free(put("doctype.xsl", "<!DOCTYPE x><x/>"));
	for (size_t i = 0; i < nitems(t); i++) {
		struct report		*r = report_new();
		bool			 import = strncmp(t[i].body, "<xsl:import", 11) == 0;
		char			*sheet = mem_printf("%s%s%s", import ? SHEET : TEXT, t[i].body, END);
		struct buf		*out = run(sheet, NULL, 0, r);
		const struct finding	*f = report_get(r, 0);

		if (out != NULL || f == NULL)
			fail_msg("taken: %s", t[i].body);
		if (strcmp(f->id, t[i].id) != 0 || f->line != t[i].line ||
		    strstr(f->text, t[i].words) == NULL || report_count(r) != 1) {
			for (size_t k = 0; k < report_count(r); k++) {
				f = report_get(r, k);
				print_message("%s:%ld: %s: %s\n", f->file, f->line, f->id, f->text);
			}
			fail_msg("%s", t[i].body);
		}
		assert_false(file_exists("/tmp/clea-written"));
		free(sheet);
		report_free(r);
	}
}

static void
messages(void **state)
{
	struct report	*r = report_new();
	struct buf	*out = run(TEXT "<xsl:template match='/'><xsl:apply-templates select='//v'/></xsl:template>"
	    "<xsl:template match='v'><xsl:message>STY-01 no template for <xsl:value-of select='name()'/> 100%s</xsl:message>x</xsl:template>"
	    END, NULL, 0, r);

	(void)state;
	assert_non_null(out);
	assert_string_equal(out->data, "xx");
	assert_int_equal(report_count(r), 2);
	assert_string_equal(report_get(r, 0)->id, "STY-01");
	assert_string_equal(report_get(r, 0)->text, "message of the stylesheet: no template for v 100%s");
	assert_string_equal(report_get(r, 0)->file, "in.xml");
	assert_int_equal(report_get(r, 0)->line, 2);
	assert_int_equal(report_get(r, 1)->line, 3);
	buf_free(out);
	report_free(r);
}

/* Names are paths, not URLs: spaces, accents and "%" mean themselves. */
static void
odd_folder(void **state)
{
	struct report	*r = report_new();
	char		*dir = file_join(folder, "é %41 x"), *path;
	struct stage	*stage;
	struct xml_doc	*in = parse("in.xml", IN);
	struct buf	*out;

	(void)state;
	assert_int_equal(file_mkdirs(dir, r), 0);
	free(put("é %41 x/ü b.xsl", TEXT "<xsl:template match='/'>here</xsl:template>" END));
	path = put("é %41 x/a.xsl", TEXT "<xsl:include href='%C3%BC%20b.xsl'/><x xmlns='urn:x'/>" END);
	stage = stage_load(path, r);
	assert_non_null(stage);
	out = stage_run_text(stage, in, NULL, 0, NULL, 0, r);
	assert_string_equal(out->data, "here");
	assert_int_equal(report_count(r), 0);
	buf_free(out);
	stage_free(stage);
	xml_free(in);
	free(path);
	free(dir);
	report_free(r);
}

static void
trees(void **state)
{
	struct report	*r = report_new();
	char		*path = put("u.xsl", SHEET "<xsl:template match='/'><a><xsl:copy-of select='//v[1]'/></a></xsl:template>" END);
	char		*none = put("v.xsl", SHEET "<xsl:template match='/'>text</xsl:template>" END);
	struct stage	*stage = stage_load(path, r);
	struct xml_doc	*in = parse("in.xml", IN), *out;
	struct buf	*b = buf_new();

	(void)state;
	assert_non_null(stage);
	out = stage_run(stage, in, NULL, 0, NULL, 0, r);
	assert_non_null(out);
	stage_free(stage);		/* the result outlives it */
	xml_free(in);
	xml_write(out, false, b);
	assert_non_null(strstr(b->data, "<v n=\"2\">deux</v>"));
	xml_free(out);
	assert_int_equal(report_count(r), 0);

	stage = stage_load(none, r);
	in = parse("in.xml", IN);
	assert_null(stage_run(stage, in, NULL, 0, NULL, 0, r));
	assert_int_equal(report_count(r), 1);
	assert_string_equal(report_get(r, 0)->id, "STY-04");
	stage_free(stage);
	xml_free(in);
	free(path);
	free(none);
	buf_free(b);
	report_free(r);
}

static int
setup(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	static const char *const names[] = {
		"t.xsl", "u.xsl", "v.xsl", "doctype.xsl", "inc/b.xsl", "inc/c.xsl", "inc",
		"é %41 x/ü b.xsl", "é %41 x/a.xsl", "é %41 x",
	};

	(void)state;
	for (size_t i = 0; i < nitems(names); i++) {
		char	*path = file_join(folder, names[i]);

		if (unlink(path) == -1)
			rmdir(path);
		free(path);
	}
	return rmdir(folder);
}

static char *
ask(struct stage *stage, const struct xml_doc *in, const struct xml_doc *table, struct report *r)
{
	const struct stage_input	 input = { "table", table };
	struct buf			*b = stage_run_text(stage, in, &input, 1, NULL, 0, r);
	char				*said = b == NULL ? NULL : mem_strdup(b->data);

	buf_free(b);
	return said;
}

/* Documents that last leave their tables with the stage: each its own, whichever comes when, and none after a run that broke off. */
static void
kept_tables(void **state)
{
	static const char	*const tables[] = {
		"<t><e k='1' v='one'/><e k='2' v='two'/></t>", "<t><e k='2' v='zwei'/><e k='1' v='eins'/><e k='3' v='drei'/></t>",
		"<t><e k='1' v='un'/></t>",
	};
	static const char	*const want[] = { "twoone", "zweieins", "un" };
	static const int	 order[] = { 0, 0, 1, 2, 0, 1, 1, 2, 0 };
	char			*path = put("keys.xsl", TEXT "<xsl:key name='e' match='e' use='@k'/><xsl:variable name='t' select=\"document('clea:table')\"/>"
		"<xsl:template match='/r'><xsl:for-each select='v'><xsl:variable name='n' select='@n'/>"
		"<xsl:for-each select='$t'><xsl:value-of select=\"key('e', $n)/@v\"/></xsl:for-each></xsl:for-each>"
		"<xsl:if test='stop'><xsl:message terminate='yes'>stopped</xsl:message></xsl:if></xsl:template>" END);
	struct report		*r = report_new();
	struct stage		*stage = stage_load(path, r);
	struct xml_doc		*in = parse("in.xml", IN), *stop = parse("stop.xml", "<r><v n='1'/><stop/></r>"), *docs[3];

	(void)state;
	assert_non_null(stage);
	for (size_t i = 0; i < nitems(docs); i++) {
		docs[i] = parse("table.xml", tables[i]);
		if (i < 2)
			xml_lasts(docs[i]);	/* the third is read anew each time */
	}
	assert_null(ask(stage, stop, docs[0], r));
	assert_true(report_count_severity(r, SEV_ERROR) > 0);
	for (size_t i = 0; i < nitems(order); i++) {
		char	*said = ask(stage, in, docs[order[i]], r);

		assert_non_null(said);
		assert_string_equal(said, want[order[i]]);
		free(said);
	}
	/* Lent under two names, or transformed itself. */
	{
		const struct stage_input	 twice[] = { { "table", docs[0] }, { "again", docs[0] } };

		for (int i = 0; i < 2; i++) {
			struct buf	*b = stage_run_text(stage, in, twice, 2, NULL, 0, r), *c = stage_run_text(stage, docs[0], twice, 2, NULL, 0, r);

			assert_string_equal(b->data, want[0]);
			assert_non_null(c);
			buf_free(b);
			buf_free(c);
		}
	}
	stage_free(stage);
	for (size_t i = 0; i < nitems(docs); i++)
		xml_free(docs[i]);
	xml_free(in);
	xml_free(stop);
	report_free(r);
	(void)unlink(path);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(results),
		cmocka_unit_test(refusals),
		cmocka_unit_test(messages),
		cmocka_unit_test(odd_folder),
		cmocka_unit_test(trees),
		cmocka_unit_test(kept_tables),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
