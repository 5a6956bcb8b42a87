/* syntax.c - libxml2's syntax errors in our words. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "xml/doc.h"
#include "xml/syntax.h"

char *
xml_quote(const char *s, size_t max)
{
	size_t	 n = strlen(s), end = 0, len = 0;
	char	*q;

	while (end < n) {
		utf8_get(s + end, n - end, &len);
		if (end + len > max)
			break;
		end += len;
	}
	q = end < n ? mem_printf("%.*s…", (int)end, s) : mem_strdup(s);
	for (char *p = q; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = ' ';
	return q;
}

char *
xml_sentence(const char *message)
{
	char	*s = xml_quote(message == NULL ? "" : message, 300), *to = s;

	for (const char *from = s; *from != '\0'; from++)
		if (*from != ' ' || (to > s && to[-1] != ' '))
			*to++ = *from;
	while (to > s && (to[-1] == ' ' || to[-1] == '.'))
		to--;
	*to = '\0';
	return s;
}

/* Those that name nothing but the fault. */
static const char *
plain(int code)
{
	switch (code) {
	case XML_ERR_INVALID_ENCODING:
		return N_("the first line names another encoding than the file has");
	case XML_ERR_DOCUMENT_EMPTY:
		return N_("it does not begin with an element");
	case XML_ERR_DOCUMENT_END:
		return N_("something follows the end of the root element");
	case XML_ERR_LT_IN_ATTRIBUTE:
		return N_("\"<\" in an attribute value; write &lt;");
	case XML_ERR_ATTRIBUTE_NOT_STARTED:
		return N_("an attribute value has no quotes");
	case XML_ERR_ATTRIBUTE_NOT_FINISHED:
		return N_("an attribute value has no closing quote");
	case XML_ERR_GT_REQUIRED:
		return N_("a tag has no closing \">\"");
	case XML_ERR_NAME_REQUIRED:
		return N_("a name is missing after \"<\" or \"&\"; write &lt; or &amp;");
	case XML_ERR_SPACE_REQUIRED:
		return N_("a space is missing between two attributes");
	case XML_ERR_COMMENT_NOT_FINISHED:
		return N_("a comment has no closing \"-->\"");
	case XML_ERR_HYPHEN_IN_COMMENT:
		return N_("\"--\" inside a comment");
	case XML_ERR_CDATA_NOT_FINISHED:
		return N_("a CDATA section has no closing \"]]>\"");
	case XML_ERR_MISPLACED_CDATA_END:
		return N_("\"]]>\" in text; write ]]&gt;");
	case XML_ERR_PI_NOT_FINISHED:
		return N_("a processing instruction has no closing \"?>\"");
	case XML_ERR_XMLDECL_NOT_FINISHED:
		return N_("the XML declaration has no closing \"?>\"");
	case XML_ERR_RESERVED_XML_NAME:
		return N_("the XML declaration is not at the very start of the file");
	case XML_ERR_ENTITYREF_SEMICOL_MISSING:
		return N_("a reference has no closing \";\"; a plain \"&\" is written &amp;");
	default:
		return NULL;
	}
}

/* "str1", "str2" and "int1" as parser.c of libxml2 fills them for each code. */
static char *
particular(const xmlError *e)
{
	switch (e->code) {
	case XML_ERR_TAG_NAME_MISMATCH:
		if (e->str1 != NULL && e->str2 != NULL)
			return mem_printf(_("\"%s\" of line %d is closed by \"%s\""), e->str1,
			    e->int1, e->str2);
		break;
	case XML_ERR_TAG_NOT_FINISHED:
		if (e->str1 != NULL)
			return mem_printf(_("\"%s\" of line %d is not closed"), e->str1, e->int1);
		break;
	case XML_ERR_ATTRIBUTE_REDEFINED:
		if (e->str1 != NULL)
			return mem_printf(_("attribute \"%s\" stands twice"), e->str1);
		break;
	case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
		if (e->str1 != NULL)
			return mem_printf(_("attribute \"%s\" has no value"), e->str1);
		break;
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		if (e->str1 != NULL)
			return mem_printf(_("\"&%s;\" is not known; only &amp; &lt; &gt; &quot; and &apos; are"),
			    e->str1);
		break;
	case XML_NS_ERR_UNDEFINED_NAMESPACE:
		if (e->str1 != NULL)
			return mem_printf(_("prefix \"%s\" is not declared"), e->str1);
		break;
	case XML_ERR_INVALID_CHAR:
		if (e->message != NULL && strstr(e->message, "CharRef") != NULL)
			return mem_printf(_("&#%d; stands for a character that XML does not have"), e->int1);
		return mem_printf(_("U+%04X"), (unsigned int)e->int1);
		break;
	case XML_ERR_UNSUPPORTED_ENCODING:
	case XML_ERR_UNKNOWN_ENCODING:
		if (e->str1 != NULL)
			return mem_printf(_("\"%s\" is not an encoding known here"), e->str1);
		break;
	default:
		break;
	}
	return NULL;
}

/* The code is that of a bad character; only the words tell that the encoding lied. */
static const char *
not_utf8(const xmlError *e)
{
	const char	*bytes = NULL;

	if (e->code == XML_ERR_INVALID_CHAR && e->message != NULL &&
	    strstr(e->message, "not proper UTF-8") != NULL)
		bytes = strstr(e->message, "Bytes: ");
	return bytes == NULL ? NULL : bytes + strlen("Bytes: ");
}

/* Bounds of libxml2 hide behind other codes. */
static bool
too_long(const xmlError *e)
{
	return e->message != NULL && (strstr(e->message, "too long") != NULL ||
	    strstr(e->message, "too big") != NULL || strstr(e->message, "huge text node") != NULL || strstr(e->message, "Huge input lookup") != NULL);
}

static enum finding_kind
kind_of(const xmlError *e)
{
	if (not_utf8(e) != NULL)
		return FINDING_XML_ENCODING;
	if (too_long(e))
		return FINDING_XML_LIMIT;
	switch (e->code) {
	case XML_ERR_INVALID_ENCODING:
	case XML_ERR_UNSUPPORTED_ENCODING:
	case XML_ERR_UNKNOWN_ENCODING:
	case XML_ERR_ENCODING_NAME:
	case XML_I18N_CONV_FAILED:
		return FINDING_XML_ENCODING;
	case XML_ERR_INVALID_CHAR:
	case XML_ERR_INVALID_CHARREF:
	case XML_ERR_INVALID_DEC_CHARREF:
	case XML_ERR_INVALID_HEX_CHARREF:
		return FINDING_XML_CHARACTER;
	default:
		return FINDING_XML_SYNTAX;
	}
}

void
syntax_error(struct report *report, const char *name, const xmlError *e)
{
	struct pos	 pos = { name, e->line, NULL };
	char		*text;

	if (not_utf8(e) != NULL)	/* "0xE9 0x74 ...": the first one is at fault */
		text = mem_printf(_("the byte %.4s is not UTF-8"), not_utf8(e));
	else if (too_long(e))
		text = mem_strdup(_("a name, a value or a comment is too long"));
	else if (plain(e->code) != NULL)
		text = mem_strdup(_(plain(e->code)));
	else if ((text = particular(e)) == NULL)
		text = xml_sentence(e->message);
	report_add(report, kind_of(e), pos, "%s", text);
	free(text);
}
