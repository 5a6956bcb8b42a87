/* xml_parse.c - what the hardened parser takes, and what it refuses and how. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "xml/xml.h"

static void
refusals(void **state)
{
	static const struct { const char *in; size_t n; const char *id; long line; const char *words; } t[] = {
#define S(s)	s, sizeof(s) - 1
		{ S(""),				"XML-01", 0, "empty" },
		{ S("   "),				"XML-01", 1, "" },
		{ S("<a>\n<b>\n</a>"),			"XML-01", 3, "\"b\" of line 2 is closed by \"a\"" },
		{ S("<a>"),				"XML-01", 1, "\"a\" of line 1 is not closed" },
		{ S("<a/>x"),				"XML-01", 1, "follows the end" },
		{ S("<a b='1' b='2'/>"),		"XML-01", 1, "attribute \"b\" stands twice" },
		{ S("<a b/>"),				"XML-01", 1, "attribute \"b\" has no value" },
		{ S("<a b=1/>"),			"XML-01", 1, "no quotes" },
		{ S("<a b='<'/>"),			"XML-01", 1, "&lt;" },
		{ S("<a>&oelig;</a>"),			"XML-01", 1, "\"&oelig;\" is not known" },
		{ S("<a>R & D</a>"),			"XML-01", 1, "&amp;" },
		{ S("<p:a/>"),				"XML-01", 1, "prefix \"p\" is not declared" },
		{ S("\n<?xml version='1.0'?><a/>"),	"XML-01", 2, "very start" },
		{ S("\n<!DOCTYPE a><a/>"),		"XML-02", 2, "" },
		{ S("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "XML-02", 1, "" },
		{ S("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), "XML-02", 1, "" },
		{ S("<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/'> %p;]><a/>"), "XML-02", 1, "" },
		{ S("<a>\xe9t\xe9</a>"),		"XML-04", 1, "" },
		{ S("<?xml version='1.0' encoding='UTF-8'?><a>\xe9t\xe9</a>"), "XML-04", 1, "" },
		{ S("<?xml version='1.0' encoding='x-klingon'?><a/>"), "XML-04", 1, "x-klingon" },
		{ S("<?xml version='1.0' encoding='UTF-7'?><a/>"), "XML-04", 1, "UTF-7" },
		{ S("<?xml version = '1.0' encoding = \"EBCDIC-CP-FR\"?><a/>"), "XML-04", 1, "EBCDIC" },
		{ S("\xef\xbb\xbf<?xml version='1.0' encoding='UTF-16'?><a/>"), "XML-04", 1, "" },
		{ S("\xff\xfe\0\0<\0\0\0a\0\0\0/\0\0\0>\0\0\0"), "XML-04", 1, "UTF-32" },
		{ S("+ADw-a/+AD4-"),			"XML-04", 1, "UTF-7" },
		{ S("\x4c\x6f\xa7\x94\x93"),		"XML-04", 1, "EBCDIC" },
		{ S("<a>\n<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='/etc/passwd'/></a>"), "XML-22", 2, "" },
		{ S("<?xml version='1.0' encoding='UTF-16'?><a/>"), "XML-04", 1, "" },
		{ S("<a>\n\0</a>"),			"XML-05", 2, "NUL" },
		{ S("<a>\x01</a>"),			"XML-05", 1, "U+0001" },
		{ S("<a>&#2;</a>"),			"XML-05", 1, "&#2;" },
		{ S("<a>&#0;</a>"),			"XML-05", 1, "&#0;" },
#undef S
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*r = report_new();
		const struct finding *f;

		if (xml_parse("t.xml", t[i].in, t[i].n, r) != NULL)
			fail_msg("taken: %s", t[i].in);
		f = report_get(r, 0);
		assert_non_null(f);
		if (strcmp(f->id, t[i].id) != 0 || f->line != t[i].line ||
		    strstr(f->text, t[i].words) == NULL)
			fail_msg("%s\n  gives %s line %ld: %s", t[i].in, f->id, f->line, f->text);
		assert_string_equal(f->file, "t.xml");
		assert_int_equal(f->severity, SEV_ERROR);
		report_free(r);
	}
}

static void
bounds(void **state)
{
	static const struct { const char *open, *repeat, *middle, *close; size_t n; const char *id; } t[] = {
		{ "",   "<a>",	"",	"</a>",	64,	NULL },
		{ "",   "<a>",	"",	"</a>",	65,	"XML-03" },
		{ "",   "<a>",	"",	"</a>",	100000,	"XML-03" },
		{ "<a", " ",	"/>",	"",	5000,	NULL },
		{ "<a>", "<b/>", "</a>", "",	100000,	NULL },
		{ "<a>", "x",	"</a>",	"",	11 << 20, NULL },
		{ "<a b='", "x", "'/>",	"",	11 << 20, "XML-03" },	/* libxml2's bound */
		{ "<a>", "x",	"</a>",	"",	21 << 20, "FILE-04" },
		{ "<a><!--", "x", "--></a>", "", 5 << 20, NULL },
		{ "<", "a", "/>", "", 1 << 20,		"XML-03" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*r = report_new();
		struct buf	*b = buf_new();
		struct xml_doc	*doc;

		buf_puts(b, t[i].open);
		for (size_t k = 0; k < t[i].n; k++)
			buf_puts(b, t[i].repeat);
		buf_puts(b, t[i].middle);
		for (size_t k = 0; k < t[i].n && t[i].close[0] != '\0'; k++)
			buf_puts(b, t[i].close);
		doc = xml_parse("t.xml", b->data, b->len, r);
		if ((doc == NULL) != (t[i].id != NULL))
			fail_msg("%zu: %s %zu", i, t[i].repeat, t[i].n);
		if (t[i].id != NULL)
			assert_string_equal(report_get(r, 0)->id, t[i].id);
		assert_true(report_count(r) <= 21);
		xml_free(doc);
		buf_free(b);
		report_free(r);
	}
}

/* Unlike names: libxml2 would compare each with all. */
static void
many_attributes(void **state)
{
	static const struct { int n; bool utf16; const char *id; } t[] = {
		{ 256, false, NULL }, { 257, false, "XML-03" }, { 1000000, false, "XML-03" },
		{ 256, true, NULL }, { 400000, true, "XML-03" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*r = report_new();
		struct buf	*b = buf_new(), *w = buf_new();
		struct xml_doc	*doc;

		buf_puts(b, "<!-- = < ' --><?x = ' \" ?><r><![CDATA[<a = '>]]><a");
		for (int k = 0; k < t[i].n; k++)
			buf_printf(b, " a%d='%c'", k, k % 2 ? '=' : '>');
		buf_puts(b, "/></r>");
		if (t[i].utf16) {
			buf_add(w, "\xff\xfe", 2);
			for (size_t k = 0; k < b->len; k++) {
				buf_putc(w, b->data[k]);
				buf_putc(w, '\0');
			}
		} else
			buf_add(w, b->data, b->len);
		doc = xml_parse("t.xml", w->data, w->len, r);
		if (t[i].id == NULL)
			assert_non_null(doc);
		else {
			assert_null(doc);
			assert_string_equal(report_get(r, 0)->id, t[i].id);
		}
		xml_free(doc);
		buf_free(b);
		buf_free(w);
		report_free(r);
	}
}

static void
all_errors_up_to_a_bound(void **state)
{
	struct report	*r = report_new();
	struct buf	*b = buf_new();

	(void)state;
	buf_puts(b, "<a>");
	for (int i = 0; i < 100; i++)
		buf_puts(b, "<b x='1' x='2'/>\n");
	buf_puts(b, "</a>");
	assert_null(xml_parse("t.xml", b->data, b->len, r));
	assert_int_equal(report_count(r), 21);
	assert_string_equal(report_get(r, 20)->id, "XML-06");
	buf_free(b);
	report_free(r);
}

static void
the_view(void **state)
{
	static const char	 in[] =
	    "<?xml version='1.0' encoding='ISO-8859-1'?>\n"
	    "<d:a xmlns:d='urn:x' xmlns:y='urn:y' p='1 &amp; 2' y:p='3'><!-- c -->\n"
	    "<d:b>t&lt;<![CDATA[<z>]]></d:b><?pi?><c/>\xe9</d:a>";
	struct report		*r = report_new();
	struct xml_doc		*doc = xml_parse("t.xml", in, sizeof(in) - 1, r);
	struct xml_node		*a, *b, *c, *n;
	struct xml_attr_view	 v;
	char			*s;

	(void)state;
	assert_non_null(doc);
	a = xml_root(doc);
	assert_true(xml_is(a, "urn:x", "a"));
	assert_null(xml_parent(a));
	assert_string_equal(xml_attr(a, NULL, "p"), "1 & 2");
	assert_string_equal(xml_attr(a, "urn:y", "p"), "3");
	assert_null(xml_attr(a, "urn:z", "p"));
	assert_true(xml_attr_at(a, 1, &v));
	assert_string_equal(v.ns, "urn:y");
	assert_string_equal(v.value, "3");
	assert_false(xml_attr_at(a, 2, &v));
	b = xml_first(a);
	c = xml_next(b);
	assert_true(xml_is(c, "", "c"));
	assert_null(xml_next(c));
	assert_null(xml_first(c));
	assert_int_equal(xml_line(b), 3);
	assert_ptr_equal(xml_parent(b), a);
	assert_ptr_equal(xml_child(a, NULL, "c"), c);
	assert_ptr_equal(xml_child(a, "", "c"), c);
	assert_null(xml_child(a, "urn:x", "c"));
	assert_null(xml_child(NULL, NULL, "c"));
	s = xml_content(NULL);
	assert_string_equal(s, "");
	free(s);
	s = xml_content(a);
	assert_string_equal(s, "\nt<<z>\xc3\xa9");
	free(s);
	n = xml_first_any(a);			/* the line feed behind the comment */
	assert_true(xml_is_text(n));
	assert_string_equal(xml_text(n), "\n");
	assert_ptr_equal(xml_next_any(n), b);
	assert_int_equal(xml_pos(doc, b).line, 3);
	assert_string_equal(xml_pos(doc, b).file, "t.xml");
	xml_free(doc);
	assert_int_equal(report_count(r), 0);
	report_free(r);
}

static void
building(void **state)
{
	struct xml_doc	*doc = xml_doc_new("faits", "urn:f", "f", "faits");
	struct xml_node	*n;
	struct report	*r = report_new();
	struct buf	*b = buf_new();

	(void)state;
	n = xml_add(xml_root(doc), "fichier", "a & b <\x01\xff>");
	xml_set(n, "nom", "\"1\"\n2");
	xml_set(n, "nom", "\"1\"\n3");		/* the last one stays */
	xml_set(xml_add(xml_root(doc), "vide", NULL), "a", "");
	xml_write(doc, false, b);
	assert_string_equal(b->data, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<f:faits xmlns:f=\"urn:f\"><f:fichier nom=\"&quot;1&quot;&#10;3\">"
	    "a &amp; b &lt;\xef\xbf\xbd\xef\xbf\xbd&gt;</f:fichier><f:vide a=\"\"/></f:faits>\n");
	buf_reset(b);
	assert_int_equal(xml_canonical(doc, b, r), 0);
	assert_string_equal(b->data,
	    "<f:faits xmlns:f=\"urn:f\"><f:fichier nom=\"&quot;1&quot;&#xA;3\">"
	    "a &amp; b &lt;\xef\xbf\xbd\xef\xbf\xbd&gt;</f:fichier><f:vide a=\"\"></f:vide></f:faits>");
	buf_reset(b);
	xml_write(doc, true, b);
	assert_non_null(strstr(b->data, "\n  <f:vide"));
	xml_free(doc);
	buf_free(b);
	report_free(r);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(refusals),
		cmocka_unit_test(bounds),
		cmocka_unit_test(many_attributes),
		cmocka_unit_test(all_errors_up_to_a_bound),
		cmocka_unit_test(the_view),
		cmocka_unit_test(building),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
