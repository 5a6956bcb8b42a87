/* proof_office.c - Office documents: macros, programs and what they fetch from elsewhere.
 *
 * Those since 2007 and OpenDocument are ZIPs; older ones are Microsoft's
 * Compound File, whose directory holds names in UTF-16.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "pack/pack.h"
#include "reception/proof.h"
#include "reception/proof_inside.h"
#include "xml/xml.h"

#define RELATIONS_MAX	((size_t)4 << 20)	/* bytes of a list of relations that is read */

static bool
ends_with(const char *s, const char *end)
{
	size_t	 n = strlen(s), e = strlen(end);

	return n >= e && strcasecmp(s + n - e, end) == 0;
}

static bool
begins_with(const char *s, const char *start)
{
	return strncasecmp(s, start, strlen(start)) == 0;
}

/* ---- what the names of the parts tell ---- */

static void
look_name(struct proof *p, const char *name)
{
	if (ends_with(name, "vbaProject.bin") || ends_with(name, "vbaData.xml") ||
	    strcasestr(name, "macrosheets/") != NULL || begins_with(name, "Basic/") || begins_with(name, "Scripts/"))
		proof_tell(p, FINDING_PROOF_MACRO, "\"%s\"", name);
	if (strcasestr(name, "/activeX/") != NULL || strcasestr(name, "/embeddings/") != NULL ||
	    ends_with(name, "oleObject.bin"))
		proof_tell(p, FINDING_PROOF_EMBEDDED, "\"%s\"", name);
}

/* ---- relations to other files (ISO/IEC 29500-2, 9.3) ---- */

static void
look_relation(struct proof *p, const struct xml_node *n)
{
	const char	*mode = xml_attr(n, NULL, "TargetMode"), *target = xml_attr(n, NULL, "Target");
	const char	*type = xml_attr(n, NULL, "Type");

	if (mode == NULL || target == NULL || strcasecmp(mode, "External") != 0)
		return;
	if (type != NULL && ends_with(type, "/hyperlink"))
		return;				/* followed only by whoever clicks on it */
	proof_tell(p, FINDING_PROOF_EXTERNAL, "\"%.200s\"", target);
}

static void
look_relations(struct proof *p, struct pack *pack, const char *name)
{
	struct report		*quiet = report_new();	/* a damaged part is told by whoever shows the document */
	const struct buf	*b = pack_find(pack, name, quiet);
	struct xml_limits	 limits = { RELATIONS_MAX, 64 };
	struct xml_doc		*doc = NULL;

	if (b != NULL && (doc = xml_parse_within(name, b->data, b->len, &limits, quiet)) != NULL) {
		for (struct xml_node *n = xml_first(xml_root(doc)); n != NULL; n = xml_next(n))
			look_relation(p, n);
	} else
		proof_tell(p, FINDING_PROOF_OFFICE_BROKEN, "\"%s\"", name);
	xml_free(doc);
	report_free(quiet);
}

/* ---- a ZIP ---- */

static bool
is_office(const struct pack *pack)
{
	return pack_has(pack, "[Content_Types].xml") || pack_has(pack, "META-INF/manifest.xml") ||
	    pack_has(pack, "content.xml");
}

/* Not an Office document: another container or archive, or a Java program. */
static void
look_archive(struct proof *p, const struct pack *pack)
{
	for (size_t i = 0; i < pack_count(pack); i++)
		if (ends_with(pack_name(pack, i), ".class") || ends_with(pack_name(pack, i), ".dex"))
			proof_tell(p, FINDING_PROOF_PROGRAM, "\"%s\"", pack_name(pack, i));
	proof_tell(p, FINDING_PROOF_ARCHIVE, "ZIP");
}

void
proof_zip(struct proof *p)
{
	struct report	*quiet = report_new();
	struct buf	 b = { (char *)(uintptr_t)p->s, p->n, p->n };	/* lent, and only read */
	struct pack	*pack = pack_open(p->where.path == NULL ? "ZIP" : p->where.path, &b, p->rules->pack, quiet);

	if (pack == NULL) {
		proof_tell(p, FINDING_PROOF_ARCHIVE, "ZIP, %s", report_count(quiet) > 0 ? report_get(quiet, 0)->text : "");
	} else if (!is_office(pack)) {
		look_archive(p, pack);
	} else {
		for (size_t i = 0; i < pack_count(pack); i++) {
			look_name(p, pack_name(pack, i));
			if (ends_with(pack_name(pack, i), ".rels"))
				look_relations(p, pack, pack_name(pack, i));
		}
	}
	pack_free(pack);
	report_free(quiet);
}

/* ---- a Compound File ---- */

/* Does an ASCII word stand in it as UTF-16, as names of its directory do? */
static bool
holds_wide(const struct proof *p, const char *word)
{
	char	 wide[64];
	size_t	 n = strlen(word);

	for (size_t i = 0; i < n; i++) {
		wide[2 * i] = word[i];
		wide[2 * i + 1] = '\0';
	}
	return proof_holds(p, wide, 2 * n);
}

void
proof_ole(struct proof *p)
{
	static const char	*const macros[] = { "_VBA_PROJECT", "Macros", "_VBA_PROJECT_CUR" };

	for (size_t i = 0; i < nitems(macros); i++)
		if (holds_wide(p, macros[i]))
			proof_tell(p, FINDING_PROOF_MACRO, "\"%s\"", macros[i]);
	if (holds_wide(p, "EncryptedPackage"))
		proof_tell(p, FINDING_PROOF_LOCKED, "%s", "");
	if (holds_wide(p, "ObjectPool") || holds_wide(p, "\001Ole10Native"))
		proof_tell(p, FINDING_PROOF_EMBEDDED, "%s", "OLE");
}
