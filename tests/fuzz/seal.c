/* seal.c - judge anything: PDF, ZIP, or neither.
 *
 * Besides not crashing: with no anchor nothing passes, and what does not pass
 * has a finding that says why.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/report.h"
#include "seal/seal.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct buf		 data;
	struct seal_result	 result;
	struct report		*report = report_new();

	buf_init(&data);
	buf_add(&data, p, n);
	seal_verify("input", &data, NULL, 1775001600, &result, report);
	if (result.overall == SEAL_TOTAL_PASSED || report_count_severity(report, SEV_ERROR) == 0)
		abort();
	seal_result_clear(&result);
	report_free(report);
	buf_clear(&data);
	return 0;
}
