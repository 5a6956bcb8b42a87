/* scan.c - bytes looked at before libxml2 sees them.
 *
 * The encoding first: libxml2 turns to whatever the first line names, and knows
 * many that hide things from whoever greps.
 *
 * libxml2 2.9 compares each attribute of an element with all those before it:
 * twenty megabytes of them would keep it busy for an hour, and it tells nobody
 * before it is done.  So the attributes are counted here, by their "=", with
 * just as much XML as that needs.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "xml/doc.h"
#include "xml/scan.h"

enum form { FORM_BYTES, FORM_UTF16BE, FORM_UTF16LE };

struct scan {
	const unsigned char	*s;
	size_t			 n, i;		/* bytes */
	enum form		 form;
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
static inline int
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

/* To the next "<", which is eaten; false at the end. */
static bool
skip_to_tag(struct scan *sc)
{
	const unsigned char	*found;
	int			 c;

	if (sc->form != FORM_BYTES) {
		while ((c = unit(sc)) != '<' && c != -1)
			continue;
		return c != -1;
	}
	found = sc->i < sc->n ? memchr(sc->s + sc->i, '<', sc->n - sc->i) : NULL;
	sc->i = found == NULL ? sc->n : (size_t)(found - sc->s) + 1;
	return found != NULL;
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

/* The line of what was read so far. */
static long
line_of(const struct scan *sc, size_t end)
{
	struct scan	 again = { .s = sc->s, .n = end, .form = sc->form };
	long		 line = 1;
	int		 c;

	while ((c = unit(&again)) != -1)
		line += c == '\n';
	return line;
}

static int
scan_attributes(const char *name, struct scan sc, struct report *report)
{
	while (skip_to_tag(&sc)) {
		size_t	 at = sc.i;

		if (ahead(&sc, "!--"))
			skip_past(&sc, "-->");
		else if (ahead(&sc, "![CDATA["))
			skip_past(&sc, "]]>");
		else if (ahead(&sc, "?"))
			skip_past(&sc, "?>");
		else if (count_attributes(&sc) > XML_ATTRS_MAX) {
			report_add(report, FINDING_XML_LIMIT, (struct pos){ name, line_of(&sc, at), NULL },
			    _("an element with more than %d attributes"), XML_ATTRS_MAX);
			return -1;
		}
	}
	return 0;
}

/* ---- the encoding ---- */

static int
wrong_encoding(const char *name, struct report *report, const char *why, const char *encoding)
{
	char	*words = mem_printf(_("\"%s\" is not accepted; save the file as UTF-8"), encoding);

	report_add(report, FINDING_XML_ENCODING, (struct pos){ name, 1, NULL }, "%s", why == NULL ? words : why);
	free(words);
	return -1;
}

/*
 * By the first four bytes (XML 1.0, appendix F): what has a NUL in an odd
 * place, or the brackets of a mainframe.  NULL for all that can be read on.
 */
static const char *
family(const unsigned char *s, size_t n)
{
	static const struct { const char *bytes, *name; } families[] = {
		{ "\0\0\xfe\xff", "UTF-32" }, { "\xff\xfe\0\0", "UTF-32" }, { "\0\0\0<", "UTF-32" }, { "<\0\0\0", "UTF-32" },
		{ "\x4c\x6f\xa7\x94", "EBCDIC" },
		{ "+ADw", "UTF-7" }, { "+/v8", "UTF-7" }, { "+/v9", "UTF-7" }, { "+/v+", "UTF-7" }, { "+/v/", "UTF-7" },
		{ "\xdd\x73\x66\x73", "UTF-EBCDIC" }, { "\x84\x31\x95\x33", "GB18030" },
	};

	for (size_t i = 0; n >= 4 && i < nitems(families); i++)
		if (memcmp(s, families[i].bytes, 4) == 0)
			return families[i].name;
	return NULL;
}

/* The declaration as ASCII, cut where it ends; false if there is none. */
static bool
declaration(struct scan sc, char *out, size_t size)
{
	size_t	 n = 0;
	int	 c;

	if (sc.form == FORM_BYTES && sc.n >= 3 && memcmp(sc.s, "\xef\xbb\xbf", 3) == 0)
		sc.i = 3;
	else if (sc.form != FORM_BYTES && sc.s[0] >= 0xfe)
		sc.i = 2;
	if (!ahead(&sc, "<?xml"))
		return false;
	while (n + 1 < size && (c = unit(&sc)) != -1 && c != '>' && c != '<')
		out[n++] = c > 0 && c < 0x80 ? (char)c : '?';
	out[n] = '\0';
	return true;
}

/* The value of encoding="..." within the declaration, cut out of it; NULL. */
static char *
declared_encoding(char *decl)
{
	char	*s = strstr(decl, "encoding"), *end;

	if (s == NULL)
		return NULL;
	s += strlen("encoding");
	s += strspn(s, " \t\r\n");
	if (*s++ != '=')
		return NULL;
	s += strspn(s, " \t\r\n");
	if ((*s != '"' && *s != '\'') || (end = strchr(s + 1, *s)) == NULL)
		return NULL;
	*end = '\0';
	return s + 1;
}

/* Encodings that office and web software writes. */
static bool
encoding_accepted(const char *encoding)
{
	static const char	*const accepted[] = {
		"UTF-8", "US-ASCII", "ASCII", "UTF-16", "UTF-16LE", "UTF-16BE",
		"ISO-8859-1", "ISO-8859-15", "windows-1252",
	};

	for (size_t i = 0; i < nitems(accepted); i++)
		if (strcasecmp(encoding, accepted[i]) == 0)
			return true;
	return false;
}

/* libxml2 believes the first two bytes and not the declaration; another program may do otherwise, and read something else. */
static int
scan_encoding(const char *name, const struct scan *sc, struct report *report)
{
	const char	*other = family(sc->s, sc->n);
	char		 decl[256], *encoding;

	if (other != NULL)
		return wrong_encoding(name, report, NULL, other);
	if (!declaration(*sc, decl, sizeof(decl)) || (encoding = declared_encoding(decl)) == NULL)
		return 0;
	if (!encoding_accepted(encoding))
		return wrong_encoding(name, report, NULL, encoding);
	if ((sc->form != FORM_BYTES) != (strncasecmp(encoding, "UTF-16", 6) == 0))
		return wrong_encoding(name, report, _("the first line names another encoding than the file has"), "");
	return 0;
}

int
scan_bytes(const char *name, const void *data, size_t n, struct report *report)
{
	struct scan	 sc = { .s = data, .n = n };

	if (n == 0) {
		report_add(report, FINDING_XML_SYNTAX, POS_FILE(name), "%s", _("the file is empty"));
		return -1;
	}
	sc.form = form_of(data, n);
	if (scan_encoding(name, &sc, report) == -1)
		return -1;
	if (sc.form == FORM_BYTES && memchr(data, 0, n) != NULL) {
		report_add(report, FINDING_XML_CHARACTER, (struct pos){ name, line_of(&sc, strlen(data)), NULL },
		    "%s", _("a NUL byte"));
		return -1;
	}
	return scan_attributes(name, sc, report);
}
