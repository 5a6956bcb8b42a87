/* fo_layout.c - the layout cases: each folder of tests/cases/layout holds in.fo
 * and areas.txt, what the text canvas and the report say of it.
 *
 * CLEA_LAYOUT_CASES names another folder; CLEA_BLESS=1 writes areas.txt anew,
 * to be read over before it is committed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/report.h"
#include "fo/canvas.h"
#include "fo/fo.h"
#include "xml/xml.h"

#define CASES	"tests/cases/layout"
#define LIMIT	((size_t)1 << 20)

static const char *
cases_folder(void)
{
	const char	*s = getenv("CLEA_LAYOUT_CASES");

	return s != NULL ? s : CASES;
}

/* What the formatter makes of a document: placed things, then findings. */
static void
format(const struct buf *in, struct buf *out)
{
	struct report		*report = report_new();
	struct xml_doc		*doc = xml_parse("in.fo", in->data, in->len, report);
	struct canvas		*canvas = canvas_text_new(out, report);
	struct fo_result	 result;

	if (doc != NULL && fo_format(doc, canvas, &result, report) == -1)
		buf_puts(out, "not formatted\n");
	canvas_text_free(canvas);
	if (report_count(report) > 0) {
		buf_puts(out, "findings\n");
		report_print_text(report, out);
	}
	xml_free(doc);
	report_free(report);
}

static struct buf *
load(const char *dir, const char *name)
{
	struct report	*report = report_new();
	char		*path = file_join(dir, name);
	struct buf	*b = file_load(path, LIMIT, report);

	free(path);
	report_free(report);
	return b;
}

static void
bless(const char *dir, const struct buf *out)
{
	struct report	*report = report_new();
	char		*path = file_join(dir, "areas.txt");

	assert_int_equal(file_write(path, out, FILE_REPLACE, report), 0);
	free(path);
	report_free(report);
}

/* The first line that differs, so that the message says where to look. */
static int
differ(const char *name, const struct buf *want, const struct buf *got)
{
	size_t	line = 1, start = 0, i;

	for (i = 0; i < want->len && i < got->len && want->data[i] == got->data[i]; i++)
		if (want->data[i] == '\n') {
			line++;
			start = i + 1;
		}
	if (i == want->len && i == got->len)
		return 0;
	fprintf(stderr, "%s/areas.txt:%zu: expected \"%.*s\"\n", name, line,
	    (int)strcspn(want->data + start, "\n"), want->data + start);
	fprintf(stderr, "%s: got \"%.*s\"\n", name, (int)strcspn(got->data + start, "\n"), got->data + start);
	return 1;
}

static int
run_case(const char *dir, const char *name)
{
	struct buf	*in = load(dir, "in.fo"), *want, out;
	int		 bad;

	if (in == NULL)
		return 0;
	buf_init(&out);
	format(in, &out);
	if (getenv("CLEA_BLESS") != NULL)
		bless(dir, &out);
	want = load(dir, "areas.txt");
	bad = want == NULL || differ(name, want, &out);
	buf_free(in);
	buf_free(want);
	buf_clear(&out);
	return bad;
}

static void
all_cases_agree(void **state)
{
	struct report	*report = report_new();
	char		**names, *dir;
	int		 bad = 0, n = 0;

	(void)state;
	if (!file_is_dir(cases_folder())) {
		report_free(report);
		fprintf(stderr, "%s: not found: run from the repository's root\n", cases_folder());
		skip();
	}
	names = file_list(cases_folder(), report);
	assert_non_null(names);
	for (char **p = names; *p != NULL; p++) {
		dir = file_join(cases_folder(), *p);
		bad += run_case(dir, *p);
		n++;
		free(dir);
	}
	file_list_free(names);
	report_free(report);
	assert_true(n > 0);
	assert_int_equal(bad, 0);
}

/* The same document gives the same bytes. */
static void
layout_is_deterministic(void **state)
{
	static const char	fo[] =
	    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
	    "<fo:simple-page-master master-name='a' page-width='200pt' page-height='100pt'><fo:region-body/>"
	    "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference='a'>"
	    "<fo:flow flow-name='xsl-region-body'><fo:block id='x'>one <fo:page-number-citation ref-id='y'/></fo:block>"
	    "<fo:block break-before='page' id='y'>two</fo:block></fo:flow></fo:page-sequence></fo:root>";
	struct buf		in, a, b;

	(void)state;
	buf_init(&in);
	buf_init(&a);
	buf_init(&b);
	buf_puts(&in, fo);
	format(&in, &a);
	format(&in, &b);
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_clear(&in);
	buf_clear(&a);
	buf_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest	tests[] = {
		cmocka_unit_test(all_cases_agree),
		cmocka_unit_test(layout_is_deterministic),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
