/* timing.c - CPU time by named stage. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "base/timing.h"

struct timing {
	struct {
		char	*stage;
		int64_t	 ns;
	} all[TIMING_MAX];
	size_t	 n;
};

struct timing *
timing_new(void)
{
	return mem_alloc(sizeof(struct timing));
}

void
timing_reset(struct timing *t)
{
	if (t == NULL)
		return;
	for (size_t i = 0; i < t->n; i++)
		free(t->all[i].stage);
	t->n = 0;
}

void
timing_free(struct timing *t)
{
	timing_reset(t);
	free(t);
}

int64_t
timing_begin(const struct timing *t)
{
	struct timespec	 ts = { 0, 0 };

	if (t != NULL)
		(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

void
timing_end(struct timing *t, const char *stage, int64_t began)
{
	if (t != NULL)
		timing_add(t, stage, timing_begin(t) - began);
}

void
timing_add(struct timing *t, const char *stage, int64_t ns)
{
	size_t	 i;

	if (t == NULL)
		return;
	for (i = 0; i < t->n && strcmp(t->all[i].stage, stage) != 0; i++)
		;
	if (i == TIMING_MAX)
		i--;
	else if (i == t->n) {
		t->all[t->n].stage = mem_strdup(stage);
		t->all[t->n++].ns = 0;
	}
	t->all[i].ns += ns;
}

size_t
timing_count(const struct timing *t)
{
	return t == NULL ? 0 : t->n;
}

const char *
timing_stage(const struct timing *t, size_t i)
{
	return t->all[i].stage;
}

int64_t
timing_ns(const struct timing *t, size_t i)
{
	return t->all[i].ns;
}
