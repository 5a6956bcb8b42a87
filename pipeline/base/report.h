/* report.h - what was found: the explanation channel of every function.
 *
 * A function that fails returns -1 or NULL and has added exactly one finding
 * to the report it was given, from the place that knows the cause; callers
 * add none.  One report a job; no globals.
 */
#ifndef CLEA_BASE_REPORT_H
#define CLEA_BASE_REPORT_H

#include <stdbool.h>
#include <stddef.h>

enum severity { SEV_INFO, SEV_WARNING, SEV_ERROR };

/* The catalogue: findings/MODULE.def, lines FINDING(NAME, SEVERITY, "ID", text, advice). */
enum finding_kind {
#define FINDING(name, sev, id, text, advice)	FINDING_##name,
#include "findings/all.def"
#undef FINDING
	FINDING__MAX
};

/* Where: all members may be unset.  Strings are copied by report_add(), what is not printable in them written as \x1b. */
struct pos {
	const char	*file;		/* as the user named it */
	long		 line;		/* 1.., 0 when not known */
	const char	*path;		/* XPath, ZIP entry, PDF field ... */
};
#define POS_NONE	((struct pos){ NULL, 0, NULL })
#define POS_FILE(f)	((struct pos){ (f), 0, NULL })

struct finding {
	enum severity	 severity;
	const char	*id;		/* stable: "XML-07", or a rule "R33" */
	const char	*file;		/* NULL: none */
	long		 line;
	const char	*path;
	const char	*text;		/* one sentence: what was found, what was expected */
	const char	*advice;	/* what to do; "" when the text says it all */
};

struct report;

struct report	*report_new(void);
void		 report_free(struct report *);

/* A finding of the catalogue; fmt tells the particulars (translated by the caller: _()). */
void	 report_add(struct report *, enum finding_kind, struct pos, const char *fmt, ...)
	    __attribute__((format(printf, 4, 5)));
/* The same, but once a report for each pair of kind and key ("what is not supported is reported once"). */
void	 report_once(struct report *, enum finding_kind, const char *key, struct pos,
	    const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* A finding whose words come from elsewhere: a rule of regles.xml through SVRL. */
void	 report_add_rule(struct report *, const char *id, enum severity, struct pos,
	    const char *text, const char *advice);

/* A copy of one of another report. */
void	 report_add_copy(struct report *, const struct finding *);

size_t			 report_count(const struct report *);
size_t			 report_count_severity(const struct report *, enum severity);
const struct finding	*report_get(const struct report *, size_t i);
bool			 report_has(const struct report *, const char *id);
void			 report_merge(struct report *into, const struct report *from);	/* copies, in order */

struct buf;
/* Findings carried from a worker to its parent: appended as bytes, and added again.  false: not such bytes. */
void			 report_pack(const struct report *, struct buf *);
bool			 report_unpack(struct report *, const char *, size_t n);

/* The catalogue itself, for the man page, --format and tests. */
const char	*finding_id(enum finding_kind);
const char	*finding_text(enum finding_kind);	/* translated */
const char	*finding_advice(enum finding_kind);	/* translated */
enum severity	 finding_severity(enum finding_kind);
const char	*severity_name(enum severity);		/* "error" ...: not translated */
const char	*severity_label(enum severity);		/* translated */

/* "file:line: error: XML-07: value not allowed: ..." and an indented advice line. */
void	 report_print_text(const struct report *, struct buf *);

#endif /* !CLEA_BASE_REPORT_H */
