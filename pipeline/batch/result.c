/* result.c - what became of one dossier: a worker's answer, a line of the journal. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/timing.h"
#include "batch/json.h"
#include "batch/result.h"

static const char *const	 outcomes[OUTCOME__MAX] = {
	[OUTCOME_NONE] = "none", [OUTCOME_MADE] = "made", [OUTCOME_FAULTY] = "faulty",
	[OUTCOME_UNREADABLE] = "unreadable", [OUTCOME_LOST] = "lost", [OUTCOME_FAILED] = "failed",
};

const char *
outcome_name(enum outcome o)
{
	return outcomes[o];
}

static enum outcome
outcome_parse(const char *s)
{
	for (int i = 0; i < OUTCOME__MAX; i++)
		if (strcmp(outcomes[i], s) == 0)
			return (enum outcome)i;
	return OUTCOME__MAX;
}

struct result *
result_new(enum outcome outcome, const char *name)
{
	struct result	*r = mem_alloc(sizeof(*r));

	r->outcome = outcome;
	r->name = mem_strdup(name);
	r->input = mem_strdup("");
	r->path = mem_strdup("");
	r->resume = mem_strdup("");
	r->anonymous = mem_strdup("");
	r->findings = report_new();
	return r;
}

void
result_free(struct result *r)
{
	if (r == NULL)
		return;
	for (size_t i = 0; i < r->nfiles; i++)
		free(r->files[i].name);
	free(r->files);
	free(r->name);
	free(r->input);
	free(r->path);
	free(r->resume);
	free(r->anonymous);
	report_free(r->findings);
	free(r);
}

static struct made_file *
file_grow(struct result *r, const char *name)
{
	struct made_file	*f;

	r->files = mem_grow(r->files, r->nfiles + 1, sizeof(*r->files));
	f = &r->files[r->nfiles++];
	*f = (struct made_file){ .name = mem_strdup(name) };
	return f;
}

void
result_add_file(struct result *r, const char *name, const struct buf *b)
{
	struct made_file	*f = file_grow(r, name);

	digest_sha256_hex(b->data, b->len, f->sha256);
	f->size = b->len;
}

bool
result_is_bad(const struct result *r)
{
	return r->outcome != OUTCOME_MADE || report_count_severity(r->findings, SEV_ERROR) > 0;
}

/* ---- JSON ---- */

void
result_write(const struct result *r, const struct timing *timing, struct buf *out)
{
	json_t	*o = json_object(), *files = json_array(), *findings = json_array(), *times = json_object();

	for (size_t i = 0; i < r->nfiles; i++) {
		json_t	*f = json_object();

		json_put(f, "name", json_text(r->files[i].name));
		json_put(f, "sha256", json_text(r->files[i].sha256));
		json_put(f, "size", json_integer((json_int_t)r->files[i].size));
		json_array_append_new(files, f);
	}
	for (size_t i = 0; i < report_count(r->findings); i++)
		json_array_append_new(findings, json_finding(report_get(r->findings, i)));
	for (size_t i = 0; i < timing_count(timing); i++)
		json_put(times, timing_stage(timing, i), json_integer((json_int_t)timing_ns(timing, i)));
	json_put(o, "outcome", json_text(outcome_name(r->outcome)));
	json_put(o, "name", json_text(r->name));
	json_put(o, "input", json_text(r->input));
	json_put(o, "path", json_text(r->path));
	json_put(o, "files", files);
	json_put(o, "pages", json_integer((json_int_t)r->pages));
	json_put(o, "rss", json_integer(r->rss));
	json_put(o, "findings", findings);
	json_put(o, "resume", json_text(r->resume));
	json_put(o, "anonymous", json_text(r->anonymous));
	json_put(o, "ns", times);
	json_write(o, out);
	json_decref(o);
}

static enum severity
severity_parse(const char *s)
{
	for (int i = SEV_INFO; i <= SEV_ERROR; i++)
		if (strcmp(severity_name((enum severity)i), s) == 0)
			return (enum severity)i;
	return SEV_ERROR;
}

static void
read_finding(struct report *report, const json_t *f)
{
	struct pos	 pos = {
		.file = json_string_value(json_object_get(f, "file")),
		.line = (long)json_integer_value(json_object_get(f, "line")),
		.path = json_string_value(json_object_get(f, "path")),
	};

	report_add_rule(report, json_get(f, "id"), severity_parse(json_get(f, "severity")), pos,
	    json_get(f, "text"), json_get(f, "advice"));
}

static void
read_text(char **member, const json_t *o, const char *key)
{
	free(*member);
	*member = mem_strdup(json_get(o, key));
}

static void
read_members(struct result *r, const json_t *o, struct timing *timing)
{
	const char	*key;
	json_t		*v;
	size_t		 i;

	read_text(&r->input, o, "input");
	read_text(&r->path, o, "path");
	read_text(&r->resume, o, "resume");
	read_text(&r->anonymous, o, "anonymous");
	r->pages = (size_t)json_integer_value(json_object_get(o, "pages"));
	r->rss = (long)json_integer_value(json_object_get(o, "rss"));
	json_array_foreach(json_object_get(o, "files"), i, v) {
		struct made_file	*f = file_grow(r, json_get(v, "name"));

		strncpy(f->sha256, json_get(v, "sha256"), sizeof(f->sha256) - 1);
		f->size = (size_t)json_integer_value(json_object_get(v, "size"));
	}
	json_array_foreach(json_object_get(o, "findings"), i, v)
		read_finding(r->findings, v);
	json_object_foreach(json_object_get(o, "ns"), key, v)
		timing_add(timing, key, (int64_t)json_integer_value(v));
}

struct result *
result_read(const char *s, size_t n, struct timing *timing)
{
	json_t		*o = json_loadb(s, n, 0, NULL);
	enum outcome	 outcome = outcome_parse(json_get(o, "outcome"));
	struct result	*r = NULL;

	if (outcome != OUTCOME__MAX && json_get(o, "name")[0] != '\0') {
		r = result_new(outcome, json_get(o, "name"));
		read_members(r, o, timing);
	}
	json_decref(o);
	return r;
}
