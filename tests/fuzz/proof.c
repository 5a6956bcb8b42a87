/* proof.c - any bytes as a proof: PDF, picture, Office document, page.
 *
 * What was said of them is said of a proof: the count is that of the report,
 * and no kind of finding stands there twice.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/report.h"
#include "reception/proof.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* As libmagic would say, without it: it reads its rules from a file, and has a fuzzer of its own. */
static const char *
type_of(const uint8_t *p, size_t n)
{
	if (n >= 5 && memcmp(p, "%PDF-", 5) == 0)
		return "application/pdf";
	if (n >= 1 && p[0] == '<')
		return memmem(p, n, "<svg", 4) != NULL ? "image/svg+xml" : "text/html; charset=utf-8";
	return "application/octet-stream";
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const struct proof_rules	 rules = { NULL, 0, 0, NULL };
	struct report			*report = report_new();
	struct buf			 data;

	buf_init(&data);
	buf_add(&data, p, n);
	if (proof_check((struct pos){ "input", 0, "preuves/x" }, type_of(p, n), &data, &rules, report) !=
	    report_count(report))
		abort();
	for (size_t i = 0; i < report_count(report); i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(report_get(report, i)->id, report_get(report, k)->id) == 0)
				abort();
	report_free(report);
	buf_clear(&data);
	return 0;
}
