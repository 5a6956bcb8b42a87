/* dossier.c - any bytes as the dossier.xml of a folder: schema, rules, préconisations.
 *
 * A dossier that cannot be opened has a finding that says why; one that was
 * opened can be judged.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/report.h"
#include "dossier/dossier.h"
#include "dossier/library.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define NOW	1793610000	/* 2026-11-02T09:00:00Z */

/* Compiled once, as in a process that takes many dossiers. */
static struct library *
shared(void)
{
	static struct library	*lib;
	struct library_options	 none = { NULL, NULL, NULL, NULL };
	struct report		*report;

	if (lib == NULL) {
		report = report_new();
		if ((lib = library_new(&none, report)) == NULL) {
			fputs("CLEA_DATA does not name the data files\n", stderr);
			exit(2);
		}
		report_free(report);
	}
	return lib;
}

/* One folder a process, made on the first call. */
static const char *
file_in_folder(void)
{
	static char	 file[64];
	char		 dir[] = "/tmp/clea-fuzz-XXXXXX";

	if (file[0] == '\0') {
		if (mkdtemp(dir) == NULL)
			exit(2);
		snprintf(file, sizeof(file), "%s/dossier.xml", dir);
	}
	return file;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct library	*lib = shared();
	struct report	*report = report_new();
	struct dossier	*d;
	FILE		*f = fopen(file_in_folder(), "wb");

	if (f == NULL || fwrite(p, 1, n, f) != n || fclose(f) != 0)
		exit(2);
	d = dossier_open(lib, file_in_folder(), NOW, report);
	if (d == NULL && report_count_severity(report, SEV_ERROR) == 0)
		abort();
	if (d != NULL) {
		if (dossier_judge(d, report) == NULL)
			abort();
		buf_free(dossier_preconisations(d, report));
	}
	dossier_free(d);
	report_free(report);
	return 0;
}
