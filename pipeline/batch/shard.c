/* shard.c - which part of a session this machine makes. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "batch/batch.h"

#define SHARDS_MAX	100000UL

/* All of a text as a number; false: it is none. */
static bool
number(const char *s, const char *end, unsigned long *out)
{
	*out = 0;
	if (s == NULL || s == end || *s == '\0')
		return false;
	for (; s != end && *s != '\0'; s++) {
		if (*s < '0' || *s > '9' || *out > SHARDS_MAX)
			return false;
		*out = *out * 10 + (unsigned long)(*s - '0');
	}
	return true;
}

static bool
variable(const char *name, unsigned long *out)
{
	return number(getenv(name), NULL, out);
}

static const char *
take(unsigned long index, unsigned long count, struct batch_shard *s)
{
	if (index < 1 || count < 1 || index > count || count > SHARDS_MAX)
		return _("a shard is I/N, with I from 1 to N");
	*s = (struct batch_shard){ (unsigned int)index, (unsigned int)count };
	return NULL;
}

/* Task numbers of an array need not begin at 0 nor follow each other. */
static const char *
from_slurm(struct batch_shard *s)
{
	unsigned long	 id, count, min = 0, step = 1;

	if (!variable("SLURM_ARRAY_TASK_ID", &id) || !variable("SLURM_ARRAY_TASK_COUNT", &count))
		return _("SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT are not both numbers");
	(void)variable("SLURM_ARRAY_TASK_MIN", &min);
	if (!variable("SLURM_ARRAY_TASK_STEP", &step) || step == 0)
		step = 1;
	if (id < min)
		return _("SLURM_ARRAY_TASK_ID is below SLURM_ARRAY_TASK_MIN");
	return take((id - min) / step + 1, count, s);
}

static const char *
from_kubernetes(struct batch_shard *s)
{
	unsigned long	 index, count;

	if (!variable("JOB_COMPLETION_INDEX", &index) || !variable("JOB_COMPLETIONS", &count))
		return _("JOB_COMPLETION_INDEX is set: JOB_COMPLETIONS must tell of how many");
	return take(index + 1, count, s);
}

const char *
batch_shard_find(const char *given, struct batch_shard *s)
{
	const char	*slash = given == NULL ? NULL : strchr(given, '/');
	unsigned long	 index, count;

	*s = (struct batch_shard){ 0, 0 };
	if (given != NULL) {
		if (slash == NULL || !number(given, slash, &index) || !number(slash + 1, NULL, &count))
			return _("a shard is I/N, with I from 1 to N");
		return take(index, count, s);
	}
	if (getenv("SLURM_ARRAY_TASK_ID") != NULL)
		return from_slurm(s);
	if (getenv("JOB_COMPLETION_INDEX") != NULL)
		return from_kubernetes(s);
	return NULL;
}
