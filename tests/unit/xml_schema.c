/* xml_schema.c - schema errors: one sentence for one fault, and which. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "xml/schema.h"
#include "xml/xml.h"

#define XS	"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:t' " \
		"targetNamespace='urn:t' elementFormDefault='qualified'>"

static const char CODES[] = XS
    "<xs:simpleType name='Code'><xs:restriction base='xs:token'>"
    "<xs:enumeration value='1.1.1'/><xs:enumeration value='1.1.2'/><xs:enumeration value='1.2.1'/>"
    "<xs:enumeration value='1.2.2'/><xs:enumeration value='1.2.3'/><xs:enumeration value='2.1.1'/>"
    "<xs:enumeration value='2.1.2'/><xs:enumeration value='2.1.3'/><xs:enumeration value='2.1.10'/>"
    "</xs:restriction></xs:simpleType></xs:schema>";

static const char ACTS[] = XS
    "<xs:attributeGroup name='when'><xs:attribute name='date' type='xs:date'/><xs:attribute name='duree'/></xs:attributeGroup>"
    "<xs:complexType name='Acte'><xs:sequence><xs:element name='note' type='xs:string' minOccurs='0'/></xs:sequence>"
    "<xs:attribute name='lieu'/><xs:attributeGroup ref='when'/></xs:complexType>"
    "<xs:complexType name='Entretien'><xs:complexContent><xs:extension base='Acte'><xs:sequence><xs:element ref='vu' minOccurs='0'/></xs:sequence>"
    "<xs:attribute name='rang'/></xs:extension></xs:complexContent></xs:complexType>"
    "<xs:complexType name='Bref'><xs:complexContent><xs:restriction base='Entretien'><xs:attribute name='duree' use='prohibited'/>"
    "</xs:restriction></xs:complexContent></xs:complexType>"
    "<xs:element name='vu'><xs:complexType><xs:attribute name='par'/></xs:complexType></xs:element>"
    "<xs:group name='actes'><xs:choice><xs:element name='entretien' type='Entretien'/><xs:element name='bref' type='Bref'/></xs:choice></xs:group>"
    "<xs:element name='l'><xs:complexType><xs:group ref='actes' maxOccurs='unbounded'/></xs:complexType></xs:element>"
    "</xs:schema>";

static const char SCHEMA[] = XS
    "<xs:include schemaLocation='codes.xsd'/><xs:include schemaLocation='acts.xsd'/>\n"
    "<xs:simpleType name='OuiNon'><xs:restriction base='xs:token'>"
    "<xs:enumeration value='oui'/><xs:enumeration value='non'/></xs:restriction></xs:simpleType>"
    "<xs:simpleType name='Sha'><xs:annotation><xs:documentation xml:lang='en'>Four hexadecimal digits.</xs:documentation>"
    "</xs:annotation><xs:restriction base='xs:token'><xs:pattern value='[0-9a-f]{4}'/></xs:restriction></xs:simpleType>"
    "<xs:simpleType name='Cp'><xs:restriction base='xs:token'><xs:pattern value='[0-9]{5}'/></xs:restriction></xs:simpleType>"
    "<xs:simpleType name='Nom'><xs:restriction base='xs:token'><xs:minLength value='2'/><xs:maxLength value='5'/></xs:restriction></xs:simpleType>"
    "<xs:simpleType name='Taux'><xs:restriction base='xs:integer'><xs:minInclusive value='0'/><xs:maxInclusive value='100'/></xs:restriction></xs:simpleType>"
    "<xs:simpleType name='Codes'><xs:list itemType='Code'/></xs:simpleType>"
    "<xs:simpleType name='CodeOuNon'><xs:union memberTypes='Code OuiNon'/></xs:simpleType>"
    "<xs:simpleType name='Naissance'><xs:union memberTypes='xs:date xs:gYear'/></xs:simpleType>"
    "<xs:simpleType name='Dec'><xs:restriction base='xs:decimal'><xs:totalDigits value='3'/><xs:fractionDigits value='1'/></xs:restriction></xs:simpleType>"
    "<xs:complexType name='A'><xs:simpleContent><xs:extension base='xs:string'>"
    "<xs:attribute name='id' type='xs:NCName' use='required'/><xs:attribute name='code' type='Code'/>"
    "<xs:attribute name='codes' type='Codes'/><xs:attribute name='u' type='CodeOuNon'/><xs:attribute name='sha' type='Sha'/>"
    "<xs:attribute name='cp' type='Cp'/><xs:attribute name='nom' type='Nom'/><xs:attribute name='taux' type='Taux'/>"
    "<xs:attribute name='le' type='xs:date'/><xs:attribute name='ne' type='Naissance'/><xs:attribute name='n' type='xs:positiveInteger'/>"
    "<xs:attribute name='fixe' type='xs:string' fixed='x'/><xs:attribute name='dec' type='Dec'/><xs:attribute name='prive' type='OuiNon'/>"
    "<xs:attribute name='ref' type='xs:NCName'/></xs:extension></xs:simpleContent></xs:complexType>"
    "<xs:element name='r'><xs:complexType><xs:sequence>"
    "<xs:element name='a' type='A' maxOccurs='unbounded'/>"
    "<xs:element name='c' minOccurs='0'><xs:complexType><xs:sequence><xs:element name='x' type='Code'/>"
    "<xs:choice><xs:element name='y' type='xs:date'/><xs:element name='z' type='xs:string'/></xs:choice></xs:sequence></xs:complexType></xs:element>"
    "<xs:element name='vide' minOccurs='0'><xs:complexType/></xs:element></xs:sequence>"
    "<xs:attribute name='version' use='required'/></xs:complexType>"
    "<xs:key name='ids'><xs:selector xpath='t:a' xmlns:t='urn:t'/><xs:field xpath='@id'/></xs:key>"
    "</xs:element>"
    "<xs:element name='k'><xs:complexType><xs:sequence><xs:element name='p' type='A' maxOccurs='unbounded'/></xs:sequence></xs:complexType>"
    "<xs:key name='ps'><xs:selector xpath='p' xmlns='urn:t'/><xs:field xpath='@id'/></xs:key>"
    "<xs:key name='ps2'><xs:selector xpath='t:p' xmlns:t='urn:t'/><xs:field xpath='@id'/></xs:key>"
    "<xs:keyref name='refs' refer='ps2'><xs:selector xpath='t:p' xmlns:t='urn:t'/><xs:field xpath='@ref'/></xs:keyref>"
    "</xs:element></xs:schema>";

static char		 folder[] = "/tmp/clea-schema-XXXXXX";
static struct schema	*schema;

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

/* All findings as lines "LINE ID TEXT". */
static void
judge(const char *text, struct buf *out)
{
	struct report	*r = report_new();
	struct xml_doc	*doc = xml_parse("d.xml", text, strlen(text), r);
	struct buf	*before = buf_new(), *after = buf_new();
	int		 rc;

	assert_non_null(doc);
	xml_write(doc, false, before);
	rc = schema_validate(schema, doc, r);
	xml_write(doc, false, after);
	assert_string_equal(after->data, before->data);
	buf_free(before);
	buf_free(after);
	assert_int_equal(rc, report_count(r) == 0 ? 0 : -1);
	for (size_t i = 0; i < report_count(r); i++) {
		const struct finding	*f = report_get(r, i);

		assert_string_equal(f->file, "d.xml");
		buf_printf(out, "%ld %s %s\n", f->line, f->id, f->text);
	}
	xml_free(doc);
	report_free(r);
}

static void
sentences(void **state)
{
	static const struct { const char *attrs, *want; } values[] = {
		{ "", "" },
		{ "code='1.1.1'", "" },
		{ "code='1.1.9'", "2 XML-07 value not allowed: a/@code \"1.1.9\"; closest is \"1.1.2\"\n" },
		{ "code='2.1.01'", "2 XML-07 value not allowed: a/@code \"2.1.01\"; closest is \"2.1.1\"\n" },
		{ "code='zzz'", "2 XML-07 value not allowed: a/@code \"zzz\"; allowed: \"1.1.1\", \"1.1.2\", \"1.2.1\", \"1.2.2\", \"1.2.3\", \"2.1.1\", \"2.1.2\", \"2.1.3\", \"2.1.10\"\n" },
		{ "prive='OUI'", "2 XML-07 value not allowed: a/@prive \"OUI\"; closest is \"oui\"\n" },
		{ "prive='peut-être'", "2 XML-07 value not allowed: a/@prive \"peut-être\"; allowed: \"oui\", \"non\"\n" },
		{ "codes='1.1.1 1.1.4 q'", "2 XML-07 value not allowed: a/@codes \"1.1.4\"; closest is \"1.1.2\"\n" },
		{ "u='1.1.4'", "2 XML-07 value not allowed: a/@u \"1.1.4\"; closest is \"1.1.2\"\n" },
		{ "sha='XX'", "2 XML-08 value badly formed: a/@sha \"XX\"; expected: Four hexadecimal digits\n" },
		{ "cp='123'", "2 XML-08 value badly formed: a/@cp \"123\"; expected the pattern [0-9]{5}\n" },
		{ "nom=''", "2 XML-08 value badly formed: a/@nom is empty\n" },
		{ "nom='x'", "2 XML-08 value badly formed: a/@nom \"x\" is too short: length 1, at least 2\n" },
		{ "nom='Émilie'", "2 XML-08 value badly formed: a/@nom \"Émilie\" is too long: length 6, at most 5\n" },
		{ "taux='101'", "2 XML-08 value badly formed: a/@taux \"101\"; at most 100\n" },
		{ "taux='-1'", "2 XML-08 value badly formed: a/@taux \"-1\"; at least 0\n" },
		{ "taux='many'", "2 XML-08 value badly formed: a/@taux \"many\"; expected: a whole number\n" },
		{ "le='31/12/2026'", "2 XML-08 value badly formed: a/@le \"31/12/2026\"; expected: a date, YYYY-MM-DD\n" },
		{ "ne='1980-02-30'", "2 XML-08 value badly formed: a/@ne \"1980-02-30\"; expected: a date, YYYY-MM-DD or a year, YYYY\n" },
		{ "n='0'", "2 XML-08 value badly formed: a/@n \"0\"; expected: a whole number, 1 or more\n" },
		{ "fixe='y'", "2 XML-07 value not allowed: a/@fixe \"y\"; it must be \"x\"\n" },
		{ "dec='1234.55'", "2 XML-08 value badly formed: a/@dec \"1234.55\"; at most 3 digits\n" },
		{ "couleur='2'", "2 XML-11 attribute not allowed: a/@couleur; allowed: code, codes, u, sha, cp, nom, taux, le, ne, n, fixe, dec, …\n" },
		{ "couleur='2' code='1.1.1' n='1' le='2026-01-01'",
		  "2 XML-11 attribute not allowed: a/@couleur; allowed: codes, u, sha, cp, nom, taux, ne, fixe, dec, prive, ref\n" },
		{ "Prive='non' fixe='x' dec='1'", "2 XML-11 attribute not allowed: a/@Prive; closest is prive; allowed too: code, codes, u, sha, cp, nom, taux, le, ne, n, ref\n" },
		/* what stands there was not meant */
		{ "noms='abc' nom='abc' fixe='x' dec='1' taux='1' le='2026-01-01' ref='i'",
		  "2 XML-11 attribute not allowed: a/@noms; allowed: code, codes, u, sha, cp, ne, n, prive\n" },
		{ "xmlns:o='urn:o' o:x='2' code='1.1.1' fixe='x' dec='1' taux='1' le='2026-01-01' ref='i'",
		  "2 XML-11 attribute not allowed: a/@x; allowed: codes, u, sha, cp, nom, ne, n, prive\n" },
		{ "code='bad' n='bad'",
		  "2 XML-07 value not allowed: a/@code \"bad\"; allowed: \"1.1.1\", \"1.1.2\", \"1.2.1\", \"1.2.2\", \"1.2.3\", \"2.1.1\", \"2.1.2\", \"2.1.3\", \"2.1.10\"\n"
		  "2 XML-08 value badly formed: a/@n \"bad\"; expected: a whole number, 1 or more\n" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(values); i++) {
		struct buf	*b = buf_new();
		char		*doc = mem_printf("<r xmlns='urn:t' version='1'>\n<a id='i' %s/></r>", values[i].attrs);

		judge(doc, b);
		assert_string_equal(b->data, values[i].want);
		free(doc);
		buf_free(b);
	}
}

static void
structure(void **state)
{
	static const struct { const char *doc, *want; } t[] = {
		{ "<r xmlns='urn:t' version='1'/>", "1 XML-10 element missing: r lacks a\n" },
		{ "<r xmlns='urn:t' vers='1'><a id='i'/></r>",
		  "1 XML-11 attribute not allowed: r/@vers; allowed: version\n1 XML-12 attribute missing: r/@version\n" },
		{ "<l xmlns='urn:t'><entretien jour='1'>\n<note lang='fr'/>\n<vu de='x'/></entretien>\n<bref lieux=''/>\n<entretien lieu='' date='2026-01-01' duree='' rang='' x=''/></l>",
		  "1 XML-11 attribute not allowed: entretien/@jour; allowed: lieu, date, duree, rang\n"
		  "2 XML-11 attribute not allowed: note/@lang; no attribute is allowed there\n"
		  "3 XML-11 attribute not allowed: vu/@de; allowed: par\n"
		  "4 XML-11 attribute not allowed: bref/@lieux; closest is lieu; allowed too: date, rang\n"
		  "5 XML-11 attribute not allowed: entretien/@x; no other attribute is allowed there\n" },
		{ "<r xmlns='urn:t' version='1'><a/></r>", "1 XML-12 attribute missing: a/@id\n" },
		{ "<r xmlns='urn:t' version='1'>text<a id='i'/></r>",
		  "1 XML-15 content not allowed here: r holds elements only, no text\n" },
		{ "<r xmlns='urn:t' version='1'><a id='i'><b/></a></r>",
		  "1 XML-15 content not allowed here: a holds text only, no elements\n" },
		{ "<r xmlns='urn:t' version='1'><a id='i'/>\n<b/></r>",
		  "2 XML-09 element not expected here: b in r; expected one of: a, c, vide\n" },
		{ "<r xmlns='urn:t' version='1'><a id='i'/><a id='i'/></r>",
		  "1 XML-13 identifier used twice or missing: a \"i\" stands twice\n" },
		{ "<r xmlns='urn:t' version='1'><a id='1 i'/></r>",
		  "1 XML-08 value badly formed: a/@id \"1 i\"; expected: a name of letters, digits, \"-\", \"_\" and \".\" that begins with a letter\n" },
		{ "<a xmlns='urn:u'/>", "1 XML-16 not a document of this schema: its root element is a\n" },
		{ "<k xmlns='urn:t'><p id='p1'/><p id='p2' ref='p1'/></k>", "" },
		{ "<k xmlns='urn:t'>\n<p id='pr1' ref='pr7'/>\n<p id='pr2' code='x'/></k>",
		  "2 XML-14 reference to nothing: p/@ref refers to p \"pr7\", which is nowhere; closest is \"pr2\"\n"
		  "3 XML-07 value not allowed: p/@code \"x\"; allowed: \"1.1.1\", \"1.1.2\", \"1.2.1\", \"1.2.2\", \"1.2.3\", \"2.1.1\", \"2.1.2\", \"2.1.3\", \"2.1.10\"\n" },
		{ "<k xmlns='urn:t'><p id='p1' ref='autre'/></k>",
		  "1 XML-14 reference to nothing: p/@ref refers to p \"autre\", which is nowhere\n" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	*b = buf_new();

		judge(t[i].doc, b);
		assert_string_equal(b->data, t[i].want);
		buf_free(b);
	}
}

/* What libxml2 skips behind the first misfit is looked at all the same. */
static void
behind_a_misfit(void **state)
{
	static const struct { const char *doc, *want; } t[] = {
		/* two odd ones, and a fault between and behind them */
		{ "<r xmlns='urn:t' version='1'><a id='i'/>\n<odd/>\n<a id='j' prive='no'/>\n<odd/>\n<a id='k' taux='x'/></r>",
		  "2 XML-09 element not expected here: odd in r; expected one of: a, c, vide\n"
		  "3 XML-07 value not allowed: a/@prive \"no\"; closest is \"non\"\n"
		  "4 XML-09 element not expected here: odd in r; expected one of: a, c, vide\n"
		  "5 XML-08 value badly formed: a/@taux \"x\"; expected: a whole number\n" },
		/* a slip of the pen, looked at as what it was meant to be */
		{ "<r xmlns='urn:t' version='1'><a id='i'/>\n<vidée>x</vidée></r>",
		  "2 XML-09 element not expected here: vidée in r; closest is vide\n"
		  "2 XML-15 content not allowed here: vide must be empty\n" },
		/* left out: what follows is looked at */
		{ "<r xmlns='urn:t' version='1'><a id='i'/>\n<c>\n<y>demain</y></c></r>",
		  "3 XML-10 element missing: c lacks x before y\n"
		  "3 XML-08 value badly formed: y \"demain\"; expected: a date, YYYY-MM-DD\n" },
		{ "<r xmlns='urn:t' version='1'><a id='i'/><c>\n<x odd='1'>1.1.1</x><z/></c></r>",
		  "2 XML-11 attribute not allowed: x/@odd; no attribute is allowed there\n" },
		/* something that may be repeated does not lack because it could stand there too */
		{ "<k xmlns='urn:t'><p id='p1'/>\n<r/>\n<p id='p1'/></k>",
		  "2 XML-09 element not expected here: r in k; expected p\n"
		  "3 XML-13 identifier used twice or missing: p \"p1\" stands twice\n" },
		/* in the wrong order: told once */
		{ "<r xmlns='urn:t' version='1'><a id='i'/>\n<c>\n<y>2026-01-01</y><x>1.1.1</x></c></r>",
		  "3 XML-09 element not expected here: y in c; expected x\n" },
		/* a choice: nobody can tell which was left out */
		{ "<r xmlns='urn:t' version='1'><a id='i'/><c><x>1.1.1</x>\n<vide/><a id='z'/></c></r>",
		  "2 XML-09 element not expected here: vide in c; expected one of: y, z\n" },
		{ "<r xmlns='urn:t' version='1'>\n<a xmlns='' id='i'/><a id='j'/></r>",
		  "2 XML-09 element not expected here: a in r is of another namespace than expected; check xmlns\n" },
		{ "<k xmlns='urn:t'>\n<p id='p1' ref='none'/>\n<p id='p2' ref='none'/><p id='p3' ref='none'/></k>",
		  "2 XML-14 reference to nothing: p/@ref refers to p \"none\", which is nowhere (and at 2 other places)\n" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	*b = buf_new();

		judge(t[i].doc, b);
		assert_string_equal(b->data, t[i].want);
		buf_free(b);
	}
}

/* Documents full of misfits cost bounded time. */
static void
hostile_misfits(void **state)
{
	struct buf	*doc = buf_new(), *out = buf_new();
	clock_t		 start = clock();

	(void)state;
	buf_puts(doc, "<r xmlns='urn:t' version='1'><a id='i'/>");
	for (int i = 0; i < 100000; i++)
		buf_puts(doc, "<odd/>");
	buf_puts(doc, "</r>");
	judge(doc->data, out);
	assert_non_null(strstr(out->data, "XML-06 more errors: what stands behind"));
	assert_true((clock() - start) / CLOCKS_PER_SEC < 20);
	buf_free(doc);
	buf_free(out);
}

static void
many_errors_are_bounded(void **state)
{
	struct buf	*doc = buf_new(), *out = buf_new();
	clock_t		 start = clock();

	(void)state;
	buf_puts(doc, "<k xmlns='urn:t'>");
	for (int i = 0; i < 3000; i++)
		buf_printf(doc, "<p id='p%d' ref='q%d'/>\n", i, i);
	buf_puts(doc, "</k>");
	judge(doc->data, out);
	assert_non_null(strstr(out->data, "XML-06 more errors: only the first 1000 errors are shown"));
	assert_true((clock() - start) / CLOCKS_PER_SEC < 20);
	buf_free(doc);
	buf_free(out);
}

static void
schemas_refused(void **state)
{
	static const struct { const char *xsd, *id, *words; } t[] = {
		{ XS "<xs:include schemaLocation='absent.xsd'/></xs:schema>", "XML-19", "no such file" },
		{ XS "<xs:include schemaLocation='../x.xsd'/></xs:schema>", "XML-19", "" },
		{ XS "<xs:include schemaLocation='http://127.0.0.1:9/x.xsd'/></xs:schema>", "XML-19", "network" },
		{ XS "<xs:import namespace='urn:o' schemaLocation='http://127.0.0.1:9/x.xsd'/></xs:schema>", "XML-19", "network" },
		{ XS "<xs:include schemaLocation='doctype.xsd'/></xs:schema>", "XML-02", "" },
		{ XS "<xs:element name='a' type='None'/></xs:schema>", "XML-18", "None" },
		{ "<a/>", "XML-18", "" },
		{ "<a", "XML-01", "" },
		{ "<!DOCTYPE a><a/>", "XML-02", "" },
	};

	(void)state;
	free(put("doctype.xsd", "<!DOCTYPE x><x/>"));
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*r = report_new();
		char		*path = put("bad.xsd", t[i].xsd);

		assert_null(schema_load(path, NULL, 0, r));
		assert_true(report_count(r) >= 1);
		if (strcmp(report_get(r, 0)->id, t[i].id) != 0 ||
		    strstr(report_get(r, 0)->text, t[i].words) == NULL)
			fail_msg("%s\n  gives %s %s", t[i].xsd, report_get(r, 0)->id, report_get(r, 0)->text);
		free(path);
		report_free(r);
	}
}

static int
setup(void **state)
{
	struct schema_override	 o[] = { { "codes.xsd", CODES, sizeof(CODES) - 1 }, { "acts.xsd", ACTS, sizeof(ACTS) - 1 } };
	struct report		*r = report_new();
	char			*path;

	(void)state;
	if (mkdtemp(folder) == NULL)
		return -1;
	path = put("s.xsd", SCHEMA);
	schema = schema_load(path, o, nitems(o), r);
	for (size_t i = 0; i < report_count(r); i++)
		print_error("%s:%ld %s\n", report_get(r, i)->file, report_get(r, i)->line, report_get(r, i)->text);
	free(path);
	report_free(r);
	return schema == NULL ? -1 : 0;
}

static int
teardown(void **state)
{
	static const char *const names[] = { "s.xsd", "bad.xsd", "doctype.xsd" };

	(void)state;
	schema_free(schema);
	for (size_t i = 0; i < nitems(names); i++) {
		char	*path = file_join(folder, names[i]);

		unlink(path);
		free(path);
	}
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(sentences),
		cmocka_unit_test(structure),
		cmocka_unit_test(behind_a_misfit),
		cmocka_unit_test(hostile_misfits),
		cmocka_unit_test(many_errors_are_bounded),
		cmocka_unit_test(schemas_refused),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
