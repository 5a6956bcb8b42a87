/* progress.c - how far a batch is, on a terminal or for a program. */
#include <time.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/report.h"
#include "batch/json.h"
#include "batch/progress.h"
#include "batch/result.h"

#define BAR_WIDTH	24
#define SHOW_EVERY	100	/* ms */

static int64_t
now_ms(void)
{
	struct timespec	 ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int64_t
progress_elapsed(const struct progress *p)
{
	return now_ms() - p->began;
}

/* Dossiers in 10 seconds, so that one decimal is shown without floating point. */
static int64_t
rate10(const struct progress *p)
{
	int64_t	 ms = progress_elapsed(p);

	return ms <= 0 ? 0 : (int64_t)p->done * 10000 / ms;
}

static int64_t
seconds_left(const struct progress *p)
{
	if (p->done == 0)
		return 0;
	return progress_elapsed(p) * (int64_t)(p->total - p->done) / (int64_t)p->done / 1000;
}

static void
show_bar(const struct progress *p)
{
	int64_t	 rate = rate10(p), left = seconds_left(p);
	int	 full = p->total == 0 ? BAR_WIDTH : (int)(p->done * BAR_WIDTH / p->total);

	fputs("\r[", p->err);
	for (int i = 0; i < BAR_WIDTH; i++)
		fputc(i < full ? '#' : '.', p->err);
	fprintf(p->err, _("] %zu/%zu  %lld.%lld a second  %lld:%02lld left  %zu findings, %zu bad"),
	    p->done, p->total, (long long)(rate / 10), (long long)(rate % 10),
	    (long long)(left / 60), (long long)(left % 60), p->findings, p->bad);
	fputs("\033[K", p->err);
	fflush(p->err);
}

static void
show_json(const struct progress *p, const char *name, const struct result *r)
{
	json_t		*o = json_object();
	struct buf	 b;

	json_put(o, "done", json_integer((json_int_t)p->done));
	json_put(o, "total", json_integer((json_int_t)p->total));
	json_put(o, "bad", json_integer((json_int_t)p->bad));
	json_put(o, "findings", json_integer((json_int_t)p->findings));
	json_put(o, "rate10", json_integer((json_int_t)rate10(p)));
	json_put(o, "seconds_left", json_integer((json_int_t)seconds_left(p)));
	json_put(o, "name", json_text(name));
	json_put(o, "outcome", json_text(outcome_name(r->outcome)));
	buf_init(&b);
	json_write(o, &b);
	fprintf(p->err, "%s\n", b.data);
	fflush(p->err);
	buf_clear(&b);
	json_decref(o);
}

void
progress_begin(struct progress *p, FILE *err, enum batch_progress how, size_t total)
{
	*p = (struct progress){ .err = err, .how = how, .total = total };
	p->began = now_ms();
	if (how == BATCH_PROGRESS_BAR && total > 0)
		show_bar(p);
}

void
progress_step(struct progress *p, const char *name, const struct result *r)
{
	int64_t	 now = now_ms();

	p->done++;
	p->findings += report_count(r->findings);
	p->bad += result_is_bad(r) ? 1 : 0;
	if (p->how == BATCH_PROGRESS_JSON)
		show_json(p, name, r);
	else if (p->how == BATCH_PROGRESS_BAR && (now - p->shown >= SHOW_EVERY || p->done == p->total)) {
		show_bar(p);
		p->shown = now;
	}
}

void
progress_end(struct progress *p)
{
	if (p->how == BATCH_PROGRESS_BAR && p->total > 0) {
		show_bar(p);
		fputc('\n', p->err);
	}
}
