/* report.c - the findings of one job, in the order they were made. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"

static const struct {
	enum severity	 severity;
	const char	*id, *text, *advice;
} kinds[FINDING__MAX] = {
#define FINDING(name, sev, id, text, advice)	[FINDING_##name] = { sev, id, text, advice },
#include "base/findings/all.def"
#undef FINDING
};

struct report {
	struct arena	*arena;		/* owns every string */
	struct finding	*all;
	size_t		 n, room;
	struct seen	*seen;		/* report_once() */
};

struct seen {
	struct seen		*next;
	enum finding_kind	 kind;
	const char		*key;
};

struct report *
report_new(void)
{
	struct report	*r = mem_alloc(sizeof(*r));

	r->arena = arena_new();
	return r;
}

void
report_free(struct report *r)
{
	if (r == NULL)
		return;
	arena_free(r->arena);
	free(r->all);
	free(r);
}

/* File names and values come from others, and a finding is one line on a terminal, in JSON or in XML. */
static char *
printable(struct arena *a, const char *s)
{
	char	*clean, *copy;

	if (s == NULL)
		return NULL;
	clean = utf8_printable(s);
	copy = arena_strdup(a, clean);
	free(clean);
	return copy;
}

static void
report_push(struct report *r, const char *id, enum severity sev, struct pos pos,
    const char *text, const char *advice)
{
	struct finding	*f;

	if (r->n == r->room) {
		r->room = r->room == 0 ? 16 : r->room * 2;
		r->all = mem_grow(r->all, r->room, sizeof(*r->all));
	}
	f = &r->all[r->n++];
	f->severity = sev;
	f->id = arena_strdup(r->arena, id);
	f->file = printable(r->arena, pos.file);
	f->line = pos.line;
	f->path = printable(r->arena, pos.path);
	f->text = printable(r->arena, text);
	f->advice = arena_strdup(r->arena, advice == NULL ? "" : advice);
}

static void __attribute__((format(printf, 4, 0)))
report_vadd(struct report *r, enum finding_kind kind, struct pos pos, const char *fmt, va_list ap)
{
	char		*detail = NULL;
	struct buf	 text;

	if (vasprintf(&detail, fmt, ap) == -1)
		detail = NULL;
	buf_init(&text);
	buf_puts(&text, finding_text(kind));
	if (detail != NULL && detail[0] != '\0') {
		/* TRANSLATORS: between a finding and its particulars: "value not allowed: ...". */
		buf_puts(&text, _(": "));
		buf_puts(&text, detail);
	}
	report_push(r, kinds[kind].id, kinds[kind].severity, pos, text.data,
	    finding_advice(kind));
	buf_clear(&text);
	free(detail);
}

void
report_add(struct report *r, enum finding_kind kind, struct pos pos, const char *fmt, ...)
{
	va_list	 ap;

	va_start(ap, fmt);
	report_vadd(r, kind, pos, fmt, ap);
	va_end(ap);
}

void
report_once(struct report *r, enum finding_kind kind, const char *key, struct pos pos,
    const char *fmt, ...)
{
	va_list		 ap;
	struct seen	*s;

	for (s = r->seen; s != NULL; s = s->next)
		if (s->kind == kind && strcmp(s->key, key) == 0)
			return;
	s = arena_alloc(r->arena, sizeof(*s));
	s->kind = kind;
	s->key = arena_strdup(r->arena, key);
	s->next = r->seen;
	r->seen = s;
	va_start(ap, fmt);
	report_vadd(r, kind, pos, fmt, ap);
	va_end(ap);
}

void
report_add_rule(struct report *r, const char *id, enum severity sev, struct pos pos,
    const char *text, const char *advice)
{
	report_push(r, id, sev, pos, text, advice);
}

size_t
report_count(const struct report *r)
{
	return r->n;
}

size_t
report_count_severity(const struct report *r, enum severity sev)
{
	size_t	 n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += r->all[i].severity == sev;
	return n;
}

const struct finding *
report_get(const struct report *r, size_t i)
{
	return i < r->n ? &r->all[i] : NULL;
}

bool
report_has(const struct report *r, const char *id)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->all[i].id, id) == 0)
			return true;
	return false;
}

void
report_add_copy(struct report *into, const struct finding *f)
{
	report_push(into, f->id, f->severity, (struct pos){ f->file, f->line, f->path }, f->text, f->advice);
}

void
report_merge(struct report *into, const struct report *from)
{
	for (size_t i = 0; i < from->n; i++)
		report_add_copy(into, &from->all[i]);
}

const char *
finding_id(enum finding_kind kind)
{
	return kinds[kind].id;
}

const char *
finding_text(enum finding_kind kind)
{
	return _(kinds[kind].text);
}

/* gettext("") would answer with the catalogue's header. */
const char *
finding_advice(enum finding_kind kind)
{
	return kinds[kind].advice[0] == '\0' ? "" : _(kinds[kind].advice);
}

enum severity
finding_severity(enum finding_kind kind)
{
	return kinds[kind].severity;
}

static const char *const severity_names[] = {
	[SEV_INFO] = N_("info"), [SEV_WARNING] = N_("warning"), [SEV_ERROR] = N_("error"),
};

const char *
severity_name(enum severity sev)
{
	return severity_names[sev];
}

const char *
severity_label(enum severity sev)
{
	return _(severity_names[sev]);
}

void
report_print_text(const struct report *r, struct buf *out)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct finding	*f = &r->all[i];

		if (f->file != NULL) {
			buf_puts(out, f->file[0] == '\0' ? "\"\"" : f->file);
			if (f->line > 0)
				buf_printf(out, ":%ld", f->line);
			buf_puts(out, ": ");
		}
		buf_printf(out, "%s: %s: %s", severity_label(f->severity), f->id, f->text);
		if (f->path != NULL && f->line == 0)
			buf_printf(out, " (%s)", f->path);
		buf_putc(out, '\n');
		if (f->advice[0] != '\0')
			buf_printf(out, "    %s\n", f->advice);
	}
}
