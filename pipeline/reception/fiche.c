/* fiche.c - a record without its findings, as the table of receptions has it. */
#include <string.h>

#include "base/buf.h"
#include "base/report.h"
#include "reception/fiche.h"
#include "reception/record.h"
#include "xml/xml.h"

static const struct {
	const char	*severity, *attribute;
} counted[] = {
	{ "error", "erreurs" }, { "warning", "avertissements" }, { "info", "informations" },
};
#define KINDS	(sizeof(counted) / sizeof(counted[0]))

static void
add_escaped(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '&':	buf_puts(out, "&amp;"); break;
		case '<':	buf_puts(out, "&lt;"); break;
		case '>':	buf_puts(out, "&gt;"); break;
		case '"':	buf_puts(out, "&quot;"); break;
		case '\t':	buf_puts(out, "&#9;"); break;
		case '\n':	buf_puts(out, "&#10;"); break;
		case '\r':	buf_puts(out, "&#13;"); break;
		default:	buf_putc(out, *s);
		}
}

static void
add_attribute(struct buf *out, const char *name, const char *value)
{
	buf_putc(out, ' ');
	buf_puts(out, name);
	buf_puts(out, "=\"");
	add_escaped(out, value);
	buf_putc(out, '"');
}

static void
write_counts(const struct xml_node *constats, struct buf *out)
{
	int64_t	 n[KINDS] = { 0 };

	for (struct xml_node *c = xml_first(constats); c != NULL; c = xml_next(c)) {
		const char	*severity = record_weight(c);

		for (size_t i = 0; i < KINDS; i++)
			if (strcmp(severity, counted[i].severity) == 0)
				n[i]++;
	}
	buf_puts(out, "<constats");
	for (size_t i = 0; i < KINDS; i++) {
		buf_printf(out, " %s=\"", counted[i].attribute);
		buf_int(out, n[i]);
		buf_putc(out, '"');
	}
	buf_puts(out, "/>");
}

/* The parser has bounded the depth. */
static void
write_element(const struct xml_node *n, const char *chemin, struct buf *out)
{
	struct xml_attr_view	 a;

	if (xml_is(n, RECEPTION_NS, "constats")) {
		write_counts(n, out);
		return;
	}
	if (xml_is(n, RECEPTION_NS, "point"))
		return;
	buf_putc(out, '<');
	buf_puts(out, xml_name(n));
	if (chemin != NULL) {
		add_attribute(out, "xmlns", RECEPTION_NS);
		add_attribute(out, "chemin", chemin);
	}
	for (size_t i = 0; xml_attr_at(n, i, &a); i++)
		if (a.ns[0] == '\0')
			add_attribute(out, a.name, a.value);
	buf_putc(out, '>');
	for (struct xml_node *c = xml_first_any(n); c != NULL; c = xml_next_any(c))
		if (!xml_is_text(c))
			write_element(c, NULL, out);
		else if (xml_text(c)[strspn(xml_text(c), " \t\r\n")] != '\0')
			add_escaped(out, xml_text(c));
	buf_puts(out, "</");
	buf_puts(out, xml_name(n));
	buf_putc(out, '>');
}

void
fiche_write(const struct xml_doc *record, const char *chemin, struct buf *out)
{
	write_element(xml_root(record), chemin, out);
}
