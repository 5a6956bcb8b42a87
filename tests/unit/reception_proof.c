/* reception_proof.c - what proofs may not hold, one small file a finding. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/proof.h"

static const char	*const types[] = { "application/pdf", "image/", "text/plain" };
static const struct proof_rules	 rules = { types, nitems(types), 0, NULL };

/* A PDF of these objects, numbered from 1, with a proper table. */
static struct buf *
pdf(const char *const *objects, size_t n, const char *trailer)
{
	struct buf	*b = buf_new();
	size_t		 at[32], table;

	buf_puts(b, "%PDF-1.7\n");
	for (size_t i = 0; i < n; i++) {
		at[i] = b->len;
		buf_printf(b, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
	}
	table = b->len;
	buf_printf(b, "xref\n0 %zu\n0000000000 65535 f \n", n + 1);
	for (size_t i = 0; i < n; i++)
		buf_printf(b, "%010zu 00000 n \n", at[i]);
	buf_printf(b, "trailer\n<< /Size %zu /Root 1 0 R %s >>\nstartxref\n%zu\n%%%%EOF\n", n + 1, trailer, table);
	return b;
}

/* The ids of what was found, in order, with a space behind each. */
static void
found(const char *name, const char *type, const struct buf *b, char *ids, size_t size)
{
	struct report	*r = report_new();
	size_t		 n = proof_check((struct pos){ "d.zip", 0, name }, type, b, &rules, r);

	assert_int_equal(n, report_count(r));
	ids[0] = '\0';
	for (size_t i = 0; i < n; i++)
		snprintf(ids + strlen(ids), size - strlen(ids), "%s ", report_get(r, i)->id);
	report_free(r);
}

static void
pdf_objects_tell(void **state)
{
	static const char	*const pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
	static const struct { const char *catalog, *page, *extra, *want; } t[] = {
		{ "", "", "null", "" },
		{ "/OpenAction << /S /JavaScript /JS (app.alert) >>", "", "null", "REC-50 " },
		{ "/Names << /JavaScript << /Names [(a) 4 0 R] >> >>", "", "<< /S /JavaScript /JS (x) >>", "REC-50 " },
		{ "", "/AA << /O 4 0 R >>", "<< /S /Launch /F (cmd.exe) >>", "REC-51 " },
		{ "", "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>]", "null", "" },
		{ "/OpenAction << /S /URI /URI (https://example.org) >>", "", "null", "REC-51 " },
		{ "", "/Annots [<< /A << /S /SubmitForm /F (http://x) >> >>]", "null", "REC-51 " },
		{ "", "/Annots [<< /A << /S /ImportData /F (x) >> >>]", "null", "REC-51 " },
		{ "/Names << /EmbeddedFiles << /Names [(a) << /EF << /F 4 0 R >> >>] >> >>", "",
		    "<< /Type /EmbeddedFile /Length 1 >> stream\nx\nendstream", "REC-52 " },
		{ "", "/Annots [<< /Subtype /FileAttachment >>]", "null", "REC-52 " },
		{ "/AcroForm << /XFA (x) >>", "", "null", "REC-53 " },
		{ "", "/Contents 4 0 R", "<< /Length 0 /F (other.bin) >> stream\n\nendstream", "REC-54 " },
		{ "", "/Annots [<< /A << /S /GoToR /F (other.pdf) >> >>]", "null", "REC-54 " },
		{ "/StructTreeRoot << /K << /Type /StructElem /S /Launch >> >>", "", "null", "" },
		/* A ring of references ends. */
		{ "", "/Contents 4 0 R", "[4 0 R 4 0 R 3 0 R 1 0 R]", "" },
	};
	char	 catalog[300], page[300], ids[80];

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		const char	*objects[] = { catalog, pages, page, t[i].extra };
		struct buf	*b;

		snprintf(catalog, sizeof(catalog), "<< /Type /Catalog /Pages 2 0 R %s >>", t[i].catalog);
		snprintf(page, sizeof(page), "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] %s >>", t[i].page);
		b = pdf(objects, nitems(objects), "");
		found("p.pdf", "application/pdf", b, ids, sizeof(ids));
		assert_string_equal(ids, t[i].want);
		buf_free(b);
	}
}

/* What a viewer would repair is repaired to be looked into; what nobody can is told. */
static void
pdf_broken_is_told(void **state)
{
	static const struct { const char *bytes, *want; } t[] = {
		{ "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>\nendobj\n"
		  "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n", "REC-55 REC-50 " },
		{ "%PDF-1.7\n", "REC-55 " },
		{ "%PDF-", "REC-55 " },
	};
	char	 ids[80];

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	*b = buf_new();

		buf_puts(b, t[i].bytes);
		found("p.pdf", "application/pdf", b, ids, sizeof(ids));
		assert_string_equal(ids, t[i].want);
		buf_free(b);
	}
}

static void
pictures_tell_their_size(void **state)
{
#define PNG	"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
	static const struct { const char *bytes; size_t n; const char *want; } t[] = {
		{ PNG "\0\0\x10\0\0\0\x10\0\x08\x02", 26, "" },
		{ PNG "\0\1\0\0\0\1\0\0\x08\x02", 26, "REC-57 " },
		{ PNG "\xff\xff\xff\xff\xff\xff\xff\xff\x08\x02", 26, "REC-57 " },
		{ PNG "\0\0\0\0\0\0\x10\0\x08\x02", 26, "REC-58 " },
		{ PNG, 16, "REC-58 " },
		{ "\xff\xd8\xff\xe0\0\4xx\xff\xc0\0\x11\x08\x10\0\x10\0\3", 18, "" },
		{ "\xff\xd8\xff\xe0\0\4xx\xff\xc0\0\x11\x08\xff\xff\xff\xff\3", 18, "REC-57 " },
		{ "\xff\xd8\xff\xe0\xff\xff", 6, "REC-58 " },
		{ "GIF89a\xff\xff\xff\xff", 10, "REC-57 " },
		{ "GIF89a\x10\0\x10\0", 10, "" },
		{ "RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff", 30, "REC-57 " },
		{ "II*\0\x08\0\0\0\2\0\0\1\4\0\1\0\0\0\0\0\1\0\1\1\4\0\1\0\0\0\0\0\1\0", 34, "REC-57 " },
		{ "MM\0*\xff\xff\xff\xff", 8, "REC-58 " },
		{ "BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\1\0\0\0\xff\xff", 26, "REC-57 " },
		{ "BM, dit-il, que les images soient belles.", 41, "" },
	};
	char	 ids[80];

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	*b = buf_new();

		buf_add(b, t[i].bytes, t[i].n);
		found("p.png", "image/png", b, ids, sizeof(ids));
		assert_string_equal(ids, t[i].want);
		buf_free(b);
	}
}

static void
programs_and_pages(void **state)
{
	static const struct { const char *name, *type, *bytes; size_t n; const char *want; } t[] = {
		{ "a.txt", "text/plain; charset=us-ascii", "bonjour", 7, "" },
		{ "a.pdf", "application/x-executable", "\177ELF\2\1\1", 7, "REC-41 REC-40 " },
		{ "a.pdf", "text/plain", "#!/bin/sh\n", 10, "REC-41 " },
		{ "a.pdf.exe", "text/plain", "bonjour", 7, "REC-42 " },
		{ "a.bin", "application/x-rar", "Rar!\x1a\x07\1\0", 8, "REC-43 REC-40 " },
		{ "a.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", 55, "REC-45 " },
		{ "a.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", 52, "REC-45 " },
		{ "a.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>", 41, "" },
		{ "a.svg", "image/svg+xml", "<svg><image href='http://x/y.png'/></svg>", 41, "REC-48 " },
		{ "a.html", "text/html", "<html><SCRIPT>", 14, "REC-45 REC-40 " },
		{ "a.xml", "text/xml", "<?xml version='1.0'?><objectif/>", 32, "REC-40 " },	/* no "<object" */
		{ "a.rtf", "text/rtf", "{\\rtf1 {\\object\\objdata 00}}", 28, "REC-47 REC-40 " },
		{ "a.doc", "application/msword", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0", 32,
		    "REC-46 REC-40 " },
	};
	char	 ids[80];

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct buf	*b = buf_new();

		buf_add(b, t[i].bytes, t[i].n);
		found(t[i].name, t[i].type, b, ids, sizeof(ids));
		assert_string_equal(ids, t[i].want);
		buf_free(b);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(pdf_objects_tell),
		cmocka_unit_test(pdf_broken_is_told),
		cmocka_unit_test(pictures_tell_their_size),
		cmocka_unit_test(programs_and_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
