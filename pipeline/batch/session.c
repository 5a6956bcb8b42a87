/* session.c - the session of a jury: which dossiers it calls, and how their packets are named. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "batch/session.h"
#include "dossier/library.h"
#include "xml/schema.h"
#include "xml/xml.h"

#define ORDINAL_DIGITS	3	/* at least: 001 */

/* "ordre" has no leading zero that would matter: strtol() orders it, the schema bounds it. */
static int
by_ordre(const void *a, const void *b)
{
	long	 x = strtol(((const struct call *)a)->ordre, NULL, 10);
	long	 y = strtol(((const struct call *)b)->ordre, NULL, 10);

	return x < y ? -1 : x > y;
}

static void
gather_calls(struct session *s)
{
	const struct xml_node	*dossiers = xml_child(xml_root(s->doc), SESSION_NS, "dossiers");

	for (struct xml_node *n = dossiers == NULL ? NULL : xml_first(dossiers); n != NULL; n = xml_next(n)) {
		struct call	*c;

		if (!xml_is(n, SESSION_NS, "appel"))
			continue;
		s->calls = mem_grow(s->calls, s->ncalls + 1, sizeof(*s->calls));
		c = &s->calls[s->ncalls++];
		c->ordre = xml_attr(n, NULL, "ordre");
		c->numero = xml_attr(n, NULL, "numero");
		c->siret = xml_attr(n, NULL, "siret");
		c->name = NULL;
	}
	if (s->ncalls > 0)
		qsort(s->calls, s->ncalls, sizeof(*s->calls), by_ordre);
}

static bool
numero_is_shared(const struct session *s, size_t i)
{
	for (size_t k = 0; k < s->ncalls; k++)
		if (k != i && strcmp(s->calls[k].numero, s->calls[i].numero) == 0)
			return true;
	return false;
}

/*
 * A number is unique with its SIRET only: where two organismes of a session gave
 * the same, both packets bear the SIRET too.  An anonymous packet is its ordinal,
 * with as many digits as the last one has, so that folders sort as they are called.
 */
static void
name_packets(struct session *s, bool anonymous)
{
	long	 last = s->ncalls == 0 ? 0 : strtol(s->calls[s->ncalls - 1].ordre, NULL, 10);
	int	 digits = 1;

	while (last > 9) {
		last /= 10;
		digits++;
	}
	if (digits < ORDINAL_DIGITS)
		digits = ORDINAL_DIGITS;
	s->names = mem_array(s->ncalls, sizeof(*s->names));
	for (size_t i = 0; i < s->ncalls; i++) {
		struct call	*c = &s->calls[i];

		if (anonymous)
			s->names[i] = mem_printf("%0*ld", digits, strtol(c->ordre, NULL, 10));
		else if (numero_is_shared(s, i))
			s->names[i] = mem_printf("%s_%s", c->numero, c->siret);
		else
			s->names[i] = mem_strdup(c->numero);
		c->name = s->names[i];
	}
}

/* What the program relies on, beyond what the schema says. */
static bool
is_session(const struct session *s, struct report *report)
{
	const struct xml_node	*root = xml_root(s->doc);

	if (xml_is(root, SESSION_NS, "session"))
		return true;
	report_add(report, FINDING_BATCH_SESSION, xml_pos(s->doc, root),
	    _("the root is <%s> in namespace \"%s\""), xml_name(root), xml_ns(root));
	return false;
}

struct session *
session_load(struct library *lib, const char *path, bool anonymous, struct report *report)
{
	struct session	*s = mem_alloc(sizeof(*s));
	struct buf	*bytes = file_load(path, FILE_LIMIT_XML, report);
	struct schema	*schema;

	if (bytes == NULL || (s->doc = xml_parse(path, bytes->data, bytes->len, report)) == NULL ||
	    !is_session(s, report) ||
	    (schema = library_schema(lib, SESSION_NS, NULL, report)) == NULL ||
	    schema_validate(schema, s->doc, report) == -1) {
		buf_free(bytes);
		session_free(s);
		return NULL;
	}
	digest_sha256_hex(bytes->data, bytes->len, s->sha256);
	buf_free(bytes);
	s->id = xml_attr(xml_root(s->doc), NULL, "id");
	gather_calls(s);
	name_packets(s, anonymous);
	return s;
}

void
session_free(struct session *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; s->names != NULL && i < s->ncalls; i++)
		free(s->names[i]);
	free(s->names);
	free(s->calls);
	xml_free(s->doc);
	free(s);
}
