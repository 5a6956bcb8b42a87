/* output.c - the findings of a call: text for people, JSON and SVRL for programs. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "xml/svrl.h"

static json_t *
json_or_null(const char *s)
{
	return s == NULL ? json_null() : json_string(s);
}

static void
output_json(const struct job *job)
{
	json_t	*all = json_array(), *top;
	char	 now[32], *text;

	for (size_t i = 0; i < report_count(job->report); i++) {
		const struct finding	*f = report_get(job->report, i);
		json_t			*o = json_object();

		json_object_set_new(o, "id", json_string(f->id));
		json_object_set_new(o, "severity", json_string(severity_name(f->severity)));
		json_object_set_new(o, "file", json_or_null(f->file));
		json_object_set_new(o, "line", f->line > 0 ? json_integer(f->line) : json_null());
		json_object_set_new(o, "path", json_or_null(f->path));
		json_object_set_new(o, "text", json_string(f->text));
		json_object_set_new(o, "advice", json_string(f->advice));
		json_array_append_new(all, o);
	}
	top = json_object();
	json_object_set_new(top, "program", json_string("clea " CLEA_VERSION));
	json_object_set_new(top, "command", json_string(job->cmd->name));
	json_object_set_new(top, "date", json_string(instant_iso(job->now, now)));
	json_object_set_new(top, "status", json_integer(job_status(job)));
	json_object_set_new(top, "findings", all);
	if ((text = json_dumps(top, JSON_INDENT(2))) != NULL)
		fprintf(job->out, "%s\n", text);
	free(text);
	json_decref(top);
}

int
output_findings(const struct job *job)
{
	const char	*format = job_option(job, OPT_FORMAT);
	struct buf	 b;

	if (format != NULL && strcmp(format, "json") == 0) {
		output_json(job);
		return 0;
	}
	buf_init(&b);
	if (format != NULL && strcmp(format, "svrl") == 0)
		svrl_write(job->report, &b);
	else
		report_print_text(job->report, &b);
	fwrite(b.data, 1, b.len, job->out);
	buf_clear(&b);
	return 0;
}
