/* base_report.c - findings: what is printed of names that others chose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/report.h"

/* A name may hold anything but NUL and '/': one finding stays one line, and turns no terminal. */
static void
names_are_made_printable(void **state)
{
	static const struct { const char *name, *shown; } t[] = {
		{ "preuves/été.pdf",		"preuves/été.pdf" },
		{ "a\nb",			"a\\x0ab" },
		{ "\x1b[31mrouge",		"\\x1b[31mrouge" },
		{ "latin-\xe9.pdf",		"latin-\\xe9.pdf" },
		{ "\xc2\x9b""31m",		"\\u{009b}31m" },		/* CSI as one C1 character */
		{ "facture\u202efdp.exe",	"facture\\u{202e}fdp.exe" },	/* read as "factureexe.pdf" */
		{ "",				"" },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*r = report_new();
		struct buf	 out;

		report_add(r, FINDING_FILE_READ, POS_FILE(t[i].name), "\"%s\"", t[i].name);
		assert_string_equal(report_get(r, 0)->file, t[i].shown);
		assert_non_null(strstr(report_get(r, 0)->text, t[i].shown));
		buf_init(&out);
		report_print_text(r, &out);
		assert_null(strpbrk(strchr(out.data, '\n') + 1, "\x1b"));
		buf_clear(&out);
		report_free(r);
	}
}

static void
what_is_said_once_is_said_once_a_key(void **state)
{
	struct report	*r = report_new();

	(void)state;
	for (int i = 0; i < 3; i++) {
		report_once(r, FINDING_FO_PROPERTY, "azimuth", POS_NONE, "azimuth");
		report_once(r, FINDING_FO_PROPERTY, "volume", POS_NONE, "volume");
	}
	assert_int_equal(report_count(r), 2);
	report_free(r);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_made_printable),
		cmocka_unit_test(what_is_said_once_is_said_once_a_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
