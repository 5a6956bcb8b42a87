/* json.c - jansson with the failures that matter here taken care of. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/report.h"
#include "base/utf8.h"
#include "batch/json.h"

json_t *
json_text(const char *s)
{
	size_t		 n, len;
	struct buf	 b;
	char		 put[4];
	json_t		*out;

	if (s == NULL)
		return json_null();
	n = strlen(s);
	if (utf8_valid(s, n) && (out = json_stringn(s, n)) != NULL)
		return out;
	buf_init(&b);
	for (size_t i = 0; i < n; i += len)
		buf_add(&b, put, utf8_put(utf8_get(s + i, n - i, &len), put));
	out = json_stringn(b.data, b.len);
	buf_clear(&b);
	return out == NULL ? json_null() : out;
}

void
json_put(json_t *object, const char *key, json_t *taken)
{
	if (json_object_set_new(object, key, taken) == -1)
		abort();	/* out of memory, as everywhere */
}

const char *
json_get(const json_t *object, const char *key)
{
	const char	*s = json_string_value(json_object_get(object, key));

	return s == NULL ? "" : s;
}

json_t *
json_finding(const struct finding *f)
{
	json_t	*o = json_object();

	json_put(o, "id", json_text(f->id));
	json_put(o, "severity", json_text(severity_name(f->severity)));
	json_put(o, "file", json_text(f->file));
	json_put(o, "line", json_integer(f->line));
	json_put(o, "path", json_text(f->path));
	json_put(o, "text", json_text(f->text));
	json_put(o, "advice", json_text(f->advice));
	return o;
}

void
json_write(const json_t *json, struct buf *out)
{
	char	*text = json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS);

	if (text == NULL)
		abort();
	buf_puts(out, text);
	free(text);
}
