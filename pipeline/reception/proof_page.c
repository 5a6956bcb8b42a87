/* proof_page.c - pages and drawings that a browser runs: HTML, SVG, RTF. */
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "reception/proof.h"
#include "reception/proof_inside.h"
#include "xml/xml.h"

/* Bytes that a browser takes for a script, whatever the rest of the page is. */
static void
look_html(struct proof *p)
{
	static const char	*const words[] = {
		"<script", "javascript:", "vbscript:", "<iframe", "<object", "<embed", "<applet",
		" onload=", " onerror=", " onclick=", " onmouseover=", "data:text/html", "http-equiv=\"refresh",
	};

	for (size_t i = 0; i < nitems(words); i++)
		if (proof_holds_word(p, words[i])) {
			proof_tell(p, FINDING_PROOF_SCRIPT, "\"%s\"", words[i]);
			return;
		}
}

static void
look_attributes(struct proof *p, const struct xml_node *n)
{
	struct xml_attr_view	 a;

	for (size_t i = 0; xml_attr_at(n, i, &a); i++) {
		if (strncasecmp(a.name, "on", 2) == 0)
			proof_tell(p, FINDING_PROOF_SCRIPT, "%s=\"…\"", a.name);
		if (strcasecmp(a.name, "href") != 0 && strcasecmp(a.name, "src") != 0)
			continue;
		if (strncasecmp(a.value + strspn(a.value, " \t\r\n"), "javascript:", 11) == 0)
			proof_tell(p, FINDING_PROOF_SCRIPT, "%s=\"javascript:…\"", a.name);
		else if (strcasecmp(xml_name(n), "a") != 0 && a.value[0] != '#' && strncasecmp(a.value, "data:image/", 11) != 0)
			proof_tell(p, FINDING_PROOF_EXTERNAL, "\"%.200s\"", a.value);
	}
}

static void
look_element(struct proof *p, const struct xml_node *n)
{
	static const char	*const names[] = { "script", "foreignObject", "iframe", "handler", "listener" };

	for (size_t i = 0; i < nitems(names); i++)
		if (strcasecmp(xml_name(n), names[i]) == 0)
			proof_tell(p, FINDING_PROOF_SCRIPT, "<%s>", names[i]);
	look_attributes(p, n);
	for (struct xml_node *c = xml_first(n); c != NULL; c = xml_next(c))
		look_element(p, c);		/* as deep as xml_limits let it be */
}

/* As strict as our own: what our parser refuses, a browser might still show, so the bytes are looked at too. */
static void
look_svg(struct proof *p)
{
	struct report	*quiet = report_new();
	struct xml_doc	*doc = xml_parse("SVG", p->s, p->n, quiet);

	if (doc != NULL)
		look_element(p, xml_root(doc));
	else {
		look_html(p);
		proof_tell(p, FINDING_PROOF_SCRIPT, "%s",
		    report_count(quiet) > 0 ? report_get(quiet, 0)->text : "");
	}
	xml_free(doc);
	report_free(quiet);
}

void
proof_page(struct proof *p, const char *type)
{
	if (strncasecmp(type, "image/svg", 9) == 0)
		look_svg(p);
	else if (strncasecmp(type, "text/html", 9) == 0 || strncasecmp(type, "application/xhtml", 17) == 0 ||
	    strncasecmp(type, "text/xml", 8) == 0 || strncasecmp(type, "application/xml", 15) == 0)
		look_html(p);
	else if (proof_starts(p, "{\\rt", 4) && (proof_holds_word(p, "\\objdata") || proof_holds_word(p, "\\object")))
		proof_tell(p, FINDING_PROOF_EMBEDDED, "%s", "\\object");
}
