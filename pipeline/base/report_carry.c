/* report_carry.c - findings carried from a worker to its parent.
 *
 * Each finding is seven strings, every one closed by a NUL: severity, id, file,
 * line, path, text, advice.  "-" stands for what is not there, "+" goes before
 * what is.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/report.h"

#define MEMBERS	7

static void
put(struct buf *out, const char *s)
{
	buf_puts(out, s == NULL ? "-" : "+");
	if (s != NULL)
		buf_puts(out, s);
	buf_putc(out, '\0');
}

void
report_pack(const struct report *r, struct buf *out)
{
	for (size_t i = 0; i < report_count(r); i++) {
		const struct finding	*f = report_get(r, i);

		buf_putc(out, '+');
		buf_int(out, f->severity);
		buf_putc(out, '\0');
		put(out, f->id);
		put(out, f->file);
		buf_putc(out, '+');
		buf_int(out, f->line);
		buf_putc(out, '\0');
		put(out, f->path);
		put(out, f->text);
		put(out, f->advice);
	}
}

/* The members of one finding; false where the bytes end too early.  Moves *p behind them. */
static bool
take(const char **p, const char *end, const char *member[MEMBERS])
{
	for (int i = 0; i < MEMBERS; i++) {
		const char	*nul = memchr(*p, '\0', (size_t)(end - *p));

		if (nul == NULL || (**p != '+' && **p != '-'))
			return false;
		member[i] = **p == '+' ? *p + 1 : NULL;
		*p = nul + 1;
	}
	return member[0] != NULL && member[1] != NULL && member[3] != NULL && member[5] != NULL;
}

bool
report_unpack(struct report *r, const char *bytes, size_t n)
{
	const char	*p = bytes, *end = bytes + n, *m[MEMBERS];

	while (p < end) {
		int	 severity;

		if (!take(&p, end, m))
			return false;
		severity = m[0][0] - '0';
		if (severity < SEV_INFO || severity > SEV_ERROR)
			return false;
		report_add_rule(r, m[1], (enum severity)severity,
		    (struct pos){ m[2], strtol(m[3], NULL, 10), m[4] }, m[5], m[6]);
	}
	return true;
}
