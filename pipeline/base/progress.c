/* progress.c - how far a run of many items is, on a terminal or for a program. */
#include <string.h>

#include "base/elapsed.h"
#include "base/i18n.h"
#include "base/progress.h"
#include "base/utf8.h"

#define BAR_WIDTH	24
#define SHOW_EVERY	100	/* ms */

int64_t
progress_elapsed(const struct progress *p)
{
	return elapsed_ms() - p->began;
}

/* Items in 10 seconds, so that one decimal is shown without floating point. */
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

/* A string of JSON; what is not UTF-8 becomes U+FFFD. */
static void
put_string(FILE *out, const char *s)
{
	size_t	 n = strlen(s), len;
	char	 put[4] = { 0 };

	fputc('"', out);
	for (size_t i = 0; i < n; i += len) {
		uint32_t	 c = utf8_get(s + i, n - i, &len);

		if (c < 0x20)
			fprintf(out, "\\u%04x", (unsigned int)c);
		else {
			if (c == '"' || c == '\\')
				fputc('\\', out);
			fwrite(put, 1, utf8_put(c, put), out);
		}
	}
	fputc('"', out);
}

/* Keys in the order of the alphabet, as everywhere. */
static void
show_json(const struct progress *p, const char *name, const char *outcome)
{
	fprintf(p->err, "{\"bad\":%zu,\"done\":%zu,\"findings\":%zu,\"name\":", p->bad, p->done, p->findings);
	put_string(p->err, name);
	fputs(",\"outcome\":", p->err);
	put_string(p->err, outcome);
	fprintf(p->err, ",\"rate10\":%lld,\"seconds_left\":%lld,\"total\":%zu}\n", (long long)rate10(p),
	    (long long)seconds_left(p), p->total);
	fflush(p->err);
}

void
progress_begin(struct progress *p, FILE *err, enum progress_how how, size_t total)
{
	*p = (struct progress){ .err = err, .how = how, .total = total };
	p->began = elapsed_ms();
	if (how == PROGRESS_BAR && total > 0)
		show_bar(p);
}

void
progress_step(struct progress *p, const char *name, const char *outcome, size_t findings, bool bad)
{
	int64_t	 now = elapsed_ms();

	p->done++;
	p->findings += findings;
	p->bad += bad ? 1 : 0;
	if (p->how == PROGRESS_JSON)
		show_json(p, name, outcome);
	else if (p->how == PROGRESS_BAR && (now - p->shown >= SHOW_EVERY || p->done == p->total)) {
		show_bar(p);
		p->shown = now;
	}
}

void
progress_end(struct progress *p)
{
	if (p->how == PROGRESS_BAR && p->total > 0) {
		show_bar(p);
		fputc('\n', p->err);
	}
}
