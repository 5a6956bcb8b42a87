/* reception.c - any bytes as a container that somebody sent: the worker's judgement, in this process and without its jail.
 *
 * Whatever comes is judged, and the record that is made of it can be read.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/library.h"
#include "reception/item.h"
#include "reception/judge.h"
#include "reception/policy.h"
#include "reception/reception.h"
#include "reception/record.h"
#include "reception/store.h"
#include "xml/xml.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#define NOW	1793610000	/* 2026-11-02T09:00:00Z */

static _Noreturn void
unusable(const struct report *report)
{
	struct buf	*words = buf_new();

	report_print_text(report, words);
	fputs(words->data, stderr);
	exit(2);
}

/* Made once, as in a receiver that takes many items; its store stays empty. */
static const struct judge *
shared(void)
{
	static struct judge		 judge;
	static char			 dir[] = "/tmp/clea-fuzz-XXXXXX";
	struct library_options		 none = { NULL, NULL, NULL, NULL };
	struct reception_options	 options = { .store = dir, .now = NOW };
	struct report			*report;

	if (judge.library != NULL)
		return &judge;
	report = report_new();
	if (mkdtemp(dir) == NULL || (judge.library = library_new(&none, report)) == NULL ||
	    (judge.profile = policy_load(judge.library, &options, report)) == NULL ||
	    (judge.store = store_open(dir, NULL, report)) == NULL)
		unusable(report);
	judge.now = NOW;
	if (judge_warm(&judge, report) == -1)
		unusable(report);
	report_free(report);
	return &judge;
}

/* The record is what the store reads and what reports are made of. */
static void
check_answer(const struct answer *a, struct report *report)
{
	const struct buf	*b = answer_find(a, "reception.xml");
	struct xml_doc		*doc = b == NULL ? NULL : xml_parse("reception.xml", b->data, b->len, report);
	struct record		*record = doc == NULL ? NULL : record_read(doc, report);

	if (record == NULL)
		abort();
	record_free(record);
	xml_free(doc);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	const struct judge	*judge = shared();
	const struct virus	 none = { NULL, NULL };
	struct report		*report = report_new(), *findings = report_new();
	struct buf		 data;
	struct item_file	 file = { (char[]){ "in.zip" }, &data };
	struct item_files	 files = { &file, 1 };
	struct item		 item = { (char[]){ "in.zip" }, (char[]){ "in.zip" }, ITEM_ZIP, n, "", findings, NULL };
	struct answer		 answer = { NULL, 0 };

	buf_init(&data);
	buf_add(&data, p, n);
	digest_sha256_hex(p, n, item.sha256);
	if (judge_item(judge, &item, &files, &none, &answer, report) == -1)
		abort();
	check_answer(&answer, report);
	answer_clear(&answer);
	buf_clear(&data);
	report_free(findings);
	report_free(report);
	return 0;
}
