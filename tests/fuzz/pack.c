/* pack.c - open anything as a container, and unpack all of it. */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/report.h"
#include "pack/pack.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct buf		 data;
	struct report		*report = report_new();
	struct pack		*pack;
	size_t			 before;

	buf_init(&data);
	buf_add(&data, p, n);
	pack = pack_open("input", &data, NULL, report);
	if (pack == NULL && report_count_severity(report, SEV_ERROR) == 0)
		abort();
	for (size_t i = 0; pack != NULL && i < pack_count(pack); i++) {
		before = report_count(report);
		if (pack_find(pack, pack_name(pack, i), report) == NULL && report_count(report) == before)
			abort();
	}
	pack_free(pack);
	report_free(report);
	buf_clear(&data);
	return 0;
}
