/* sip.h - a SEDA SIP (2.1 to 2.3) read: its manifest and the objects it names.  For archive/ only. */
#ifndef CLEA_ARCHIVE_SIP_H
#define CLEA_ARCHIVE_SIP_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct pack;
struct pack_limits;
struct report;
struct xml_doc;
struct xml_node;

#define SEDA_NS_PREFIX	"fr:gouv:culture:archivesdefrance:seda:v"

/* How much a SIP may be: more than a container, since it holds one and parts of it again. */
extern const struct pack_limits sip_limits;

struct sip_object {		/* a BinaryDataObject; strings are owned, "" where the manifest has none */
	char		*id, *uri, *algorithm, *digest, *filename, *mime;
	int64_t		 size;	/* -1: not said */
	const struct xml_node *node;
};

struct sip {
	char		*name;		/* as findings call it */
	struct pack	*pack;
	char		*manifest_name;
	struct xml_doc	*manifest;
	struct sip_object *objects;
	size_t		 n;
};

/* Bytes lent until sip_clear().  -1 with a finding: no ZIP, no manifest, not SEDA.  Clear it either way. */
int	sip_open(struct sip *, const char *name, const struct buf *, struct report *);
void	sip_clear(struct sip *);

/*
 * Does the object's file have its digest?  NULL: yes; else a word that says why not: a static
 * sentence, translated.  *data (may be NULL) is lent by the pack.
 */
const char *sip_object_fault(struct sip *, const struct sip_object *, const struct buf **data);

/* Names of the entries that are not as the manifest says, separated by ", ".  -1: it cannot be opened. */
int	sip_differences(const char *path, const struct buf *, struct buf *which);
/* The received container in one of our SIPs, and the name it came under.  Caller frees; NULL with a finding. */
struct buf *sip_container(const char *path, char **name, struct report *);

#endif /* !CLEA_ARCHIVE_SIP_H */
