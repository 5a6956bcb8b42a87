/* metrics.c - what a run did, in the text format of Prometheus (exposition format 0.0.4). */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/timing.h"
#include "batch/batch.h"
#include "batch/result.h"
#include "batch/run.h"
#include "batch/session.h"

struct tally {			/* of one rule */
	const char	*id;
	const char	*severity;
	size_t		 n;
};

static void
head(struct buf *b, const char *name, const char *kind, const char *help)
{
	buf_printf(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind);
}

/* Seconds with nine decimals: integers only, since a locale has no say here. */
static void
seconds(struct buf *b, int64_t ns)
{
	buf_printf(b, "%lld.%09lld\n", (long long)(ns / 1000000000), (long long)(ns % 1000000000));
}

static void
label(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '\\' || *s == '"')
			buf_putc(b, '\\');
		buf_putc(b, *s == '\n' ? ' ' : *s);
	}
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct tally *)a)->id, ((const struct tally *)b)->id);
}

static void
count_finding(struct tally **all, size_t *n, const struct finding *f)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp((*all)[i].id, f->id) == 0) {
			(*all)[i].n++;
			return;
		}
	*all = mem_grow(*all, *n + 1, sizeof(**all));
	(*all)[(*n)++] = (struct tally){ f->id, severity_name(f->severity), 1 };
}

static void
write_findings(const struct run *run, struct buf *b)
{
	struct tally	*all = NULL;
	size_t		 n = 0;

	for (size_t i = 0; i < run->session->ncalls; i++)
		for (size_t k = 0; run->results[i] != NULL && k < report_count(run->results[i]->findings); k++)
			count_finding(&all, &n, report_get(run->results[i]->findings, k));
	for (size_t k = 0; k < report_count(run->judged); k++)
		count_finding(&all, &n, report_get(run->judged, k));
	if (n > 0)
		qsort(all, n, sizeof(*all), by_id);
	head(b, "clea_batch_findings", "gauge", "Findings by rule, of all dossiers dealt with.");
	for (size_t i = 0; i < n; i++) {
		buf_puts(b, "clea_batch_findings{rule=\"");
		label(b, all[i].id);
		buf_printf(b, "\",severity=\"%s\"} %zu\n", all[i].severity, all[i].n);
	}
	free(all);
}

static void
write_dossiers(const struct run *run, struct buf *b)
{
	size_t	 n[OUTCOME__MAX] = { 0 }, kept = 0, pages = 0, bytes = 0;
	long	 rss = 0;

	for (size_t i = 0; i < run->session->ncalls; i++) {
		const struct result	*r = run->results[i];

		n[r == NULL ? OUTCOME_NONE : r->outcome]++;
		if (r == NULL || run->kept[i]) {
			kept += r != NULL ? 1 : 0;
			continue;
		}
		pages += r->pages;
		for (size_t k = 0; k < r->nfiles; k++)
			bytes += r->files[k].size;
		if (r->rss > rss)
			rss = r->rss;
	}
	head(b, "clea_batch_dossiers", "gauge", "Dossiers of the session by what became of them.");
	for (int i = 0; i < OUTCOME__MAX; i++)
		buf_printf(b, "clea_batch_dossiers{outcome=\"%s\"} %zu\n", outcome_name((enum outcome)i), n[i]);
	head(b, "clea_batch_kept", "gauge", "Packets that stood before this run.");
	buf_printf(b, "clea_batch_kept %zu\n", kept);
	head(b, "clea_batch_pages_total", "counter", "Pages set in this run.");
	buf_printf(b, "clea_batch_pages_total %zu\n", pages);
	head(b, "clea_batch_bytes_total", "counter", "Bytes of packets written in this run.");
	buf_printf(b, "clea_batch_bytes_total %zu\n", bytes);
	head(b, "clea_batch_worker_memory_bytes", "gauge", "Most that a worker held resident.");
	buf_printf(b, "clea_batch_worker_memory_bytes %lld\n", (long long)rss * 1024);
}

int
metrics_write(const struct run *run, struct report *report)
{
	struct buf	 b;
	int		 rc;

	buf_init(&b);
	write_dossiers(run, &b);
	write_findings(run, &b);
	head(&b, "clea_batch_stage_cpu_seconds_total", "counter", "CPU time of workers by stage, and of the session's documents.");
	for (size_t i = 0; i < timing_count(run->timing); i++) {
		buf_puts(&b, "clea_batch_stage_cpu_seconds_total{stage=\"");
		label(&b, timing_stage(run->timing, i));
		buf_puts(&b, "\"} ");
		seconds(&b, timing_ns(run->timing, i));
	}
	head(&b, "clea_batch_elapsed_seconds", "gauge", "Time that the packets of this run took.");
	buf_puts(&b, "clea_batch_elapsed_seconds ");
	seconds(&b, progress_elapsed(&run->progress) * 1000000);
	rc = file_write(run->o->metrics, &b, FILE_REPLACE, report);
	buf_clear(&b);
	return rc;
}
