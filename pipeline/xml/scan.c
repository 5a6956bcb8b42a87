/* scan.c - bytes looked at before libxml2 sees them.
 *
 * libxml2 2.9 compares each attribute of an element with all those before it:
 * twenty megabytes of them would keep it busy for an hour, and it tells nobody
 * before it is done.  So the attributes are counted here, by their "=", with
 * just as much XML as that needs.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/i18n.h"
#include "base/report.h"
#include "xml/doc.h"
#include "xml/scan.h"

enum form { FORM_BYTES, FORM_UTF16BE, FORM_UTF16LE };

struct scan {
	const unsigned char	*s;
	size_t			 n, i;		/* bytes */
	enum form		 form;
	long			 line;
};

static enum form
form_of(const unsigned char *s, size_t n)
{
	if (n < 2)
		return FORM_BYTES;
	if ((s[0] == 0xfe && s[1] == 0xff) || (s[0] == 0 && s[1] == '<'))
		return FORM_UTF16BE;
	if ((s[0] == 0xff && s[1] == 0xfe) || (s[0] == '<' && s[1] == 0))
		return FORM_UTF16LE;
	return FORM_BYTES;
}

/* The next code unit, -1 at the end. */
static int
unit(struct scan *sc)
{
	int	 c;

	if (sc->form == FORM_BYTES) {
		if (sc->i >= sc->n)
			return -1;
		c = sc->s[sc->i++];
	} else {
		if (sc->n - sc->i < 2)
			return -1;
		c = sc->form == FORM_UTF16BE ? sc->s[sc->i] << 8 | sc->s[sc->i + 1] :
		    sc->s[sc->i + 1] << 8 | sc->s[sc->i];
		sc->i += 2;
	}
	if (c == '\n')
		sc->line++;
	return c;
}

/* Are these the next units?  They are eaten if so. */
static bool
ahead(struct scan *sc, const char *word)
{
	struct scan	 try = *sc;

	for (; *word != '\0'; word++)
		if (unit(&try) != (unsigned char)*word)
			return false;
	*sc = try;
	return true;
}

/* Past the next "end". */
static void
skip_past(struct scan *sc, const char *end)
{
	while (!ahead(sc, end))
		if (unit(sc) == -1)
			return;
}

/* From behind "<" to behind ">": how many "=" outside quotes. */
static size_t
count_attributes(struct scan *sc)
{
	size_t	 n = 0;
	int	 c, quote = 0;

	while ((c = unit(sc)) != -1) {
		if (quote != 0) {
			/* "<" cannot stand in a value: libxml2 gives up there, and so do we. */
			if (c == quote || c == '<')
				quote = 0;
		} else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '=')
			n++;
		else if (c == '>')
			break;
	}
	return n;
}

static int
scan_attributes(const char *name, struct scan sc, struct report *report)
{
	int	 c;

	while ((c = unit(&sc)) != -1) {
		long	 line = sc.line;

		if (c != '<')
			continue;
		if (ahead(&sc, "!--"))
			skip_past(&sc, "-->");
		else if (ahead(&sc, "![CDATA["))
			skip_past(&sc, "]]>");
		else if (ahead(&sc, "?"))
			skip_past(&sc, "?>");
		else if (count_attributes(&sc) > XML_ATTRS_MAX) {
			report_add(report, FINDING_XML_LIMIT, (struct pos){ name, line, NULL },
			    _("an element with more than %d attributes"), XML_ATTRS_MAX);
			return -1;
		}
	}
	return 0;
}

int
scan_bytes(const char *name, const void *data, size_t n, struct report *report)
{
	struct scan	 sc = { .s = data, .n = n, .line = 1 };

	if (n == 0) {
		report_add(report, FINDING_XML_SYNTAX, POS_FILE(name), "%s", _("the file is empty"));
		return -1;
	}
	sc.form = form_of(data, n);
	if (sc.form == FORM_BYTES && memchr(data, 0, n) != NULL) {
		while (unit(&sc) > 0)
			continue;
		report_add(report, FINDING_XML_CHARACTER, (struct pos){ name, sc.line, NULL },
		    "%s", _("a NUL byte"));
		return -1;
	}
	return scan_attributes(name, sc, report);
}
