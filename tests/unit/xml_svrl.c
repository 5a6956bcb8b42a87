/* xml_svrl.c - SVRL into findings with lines, and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "xml/svrl.h"
#include "xml/xml.h"

static struct xml_doc *
parse(const char *name, const char *text)
{
	struct report	*r = report_new();
	struct xml_doc	*doc = xml_parse(name, text, strlen(text), r);

	assert_non_null(doc);
	report_free(r);
	return doc;
}

static const char JUDGED[] = "<d xmlns='urn:clea:dossier:1'>\n <p id='a'/>\n <p id='b'>x</p>\n</d>";

#define HEAD	"<s:schematron-output xmlns:s='http://purl.oclc.org/dsdl/svrl'>" \
		"<s:ns-prefix-in-attribute-values prefix='q' uri='urn:clea:dossier:1'/><s:active-pattern/>"

static void
reading(void **state)
{
	static const struct { const char *assert, *id; enum severity sev; long line; const char *text, *advice; } t[] = {
		{ "<s:failed-assert id='R33' role='warning' location='/q:d/q:p[2]' test='x'><s:diagnostic-reference diagnostic='d1'>Do\n this.</s:diagnostic-reference>"
		  "<s:diagnostic-reference diagnostic='d2'>And that.</s:diagnostic-reference><s:text> A \n b.</s:text></s:failed-assert>",
		  "R33", SEV_WARNING, 3, "A b.", "Do this. And that." },
		{ "<s:failed-assert test='t' location='/q:d'><s:text>T</s:text></s:failed-assert>", "t", SEV_ERROR, 1, "T", "" },
		{ "<s:failed-assert id='R1' flag='info' location=\"//q:p[@id='a']/@id\"><s:text>T</s:text></s:failed-assert>", "R1", SEV_INFO, 2, "T", "" },
		{ "<s:successful-report id='R2' location='//q:p[2]/text()'><s:text>T</s:text></s:successful-report>", "R2", SEV_ERROR, 3, "T", "" },
		{ "<s:failed-assert id='R3' location='/q:none'><s:text>T</s:text></s:failed-assert>", "R3", SEV_ERROR, 0, "T", "" },
		{ "<s:failed-assert id='R4' location='not an [ xpath'><s:text/></s:failed-assert>", "R4", SEV_ERROR, 0, "", "" },
		{ "<s:failed-assert id='R5' location='zz:p'/>", "R5", SEV_ERROR, 0, "", "" },
		{ "<s:failed-assert id='R6' location='count(//*)'/>", "R6", SEV_ERROR, 0, "", "" },
		{ "<s:failed-assert id='R7' location='/'/>", "R7", SEV_ERROR, 0, "", "" },
	};
	struct xml_doc	*judged = parse("d.xml", JUDGED);

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		char			*text = mem_printf("%s%s</s:schematron-output>", HEAD, t[i].assert);
		struct xml_doc		*svrl = parse("s.svrl", text);
		struct report		*r = report_new();
		const struct finding	*f;

		svrl_read(svrl, judged, "d.xml", r);
		assert_int_equal(report_count(r), 1);
		f = report_get(r, 0);
		assert_string_equal(f->id, t[i].id);
		assert_int_equal(f->severity, t[i].sev);
		assert_int_equal(f->line, t[i].line);
		assert_string_equal(f->text, t[i].text);
		assert_string_equal(f->advice, t[i].advice);
		assert_string_equal(f->file, "d.xml");
		xml_free(svrl);
		report_free(r);
		free(text);
	}
	xml_free(judged);
}

static void
not_svrl(void **state)
{
	struct xml_doc	*judged = parse("d.xml", JUDGED);
	struct report	*r = report_new();

	(void)state;
	svrl_read(judged, judged, "d.xml", r);
	assert_int_equal(report_count(r), 1);
	assert_string_equal(report_get(r, 0)->id, "SVRL-01");
	xml_free(judged);
	report_free(r);
}

static void
writing(void **state)
{
	struct report	*r = report_new(), *back = report_new();
	struct buf	*b = buf_new();
	struct xml_doc	*svrl, *judged = parse("d.xml", JUDGED);

	(void)state;
	report_add_rule(r, "R33", SEV_WARNING, (struct pos){ "d.xml", 3, "/q:d/q:p[2]" }, "a < b", "do");
	report_add_rule(r, "R34", SEV_INFO, POS_NONE, "c\x01", "");
	svrl_write(r, b);
	svrl = parse("s.svrl", b->data);
	svrl_read(svrl, judged, "d.xml", back);
	assert_int_equal(report_count(back), 2);
	assert_string_equal(report_get(back, 0)->id, "R33");
	assert_string_equal(report_get(back, 0)->text, "d.xml:3: a < b");
	assert_string_equal(report_get(back, 0)->advice, "do");
	assert_int_equal(report_get(back, 0)->severity, SEV_WARNING);
	assert_string_equal(report_get(back, 1)->text, "c\\x01");
	assert_int_equal(report_get(back, 1)->severity, SEV_INFO);
	xml_free(svrl);
	xml_free(judged);
	buf_free(b);
	report_free(r);
	report_free(back);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(reading),
		cmocka_unit_test(not_svrl),
		cmocka_unit_test(writing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
