/* session.h - the session of a jury: which dossiers it calls, and how their packets are named.  For batch/ only. */
#ifndef CLEA_BATCH_SESSION_H
#define CLEA_BATCH_SESSION_H

#include <stdbool.h>
#include <stddef.h>

struct library;
struct report;
struct xml_doc;

#define SESSION_NS	"urn:clea:session:1"

struct call {			/* one <appel>; strings live as long as the session */
	const char	*ordre, *numero, *siret;
	const char	*name;	/* of its packet: the number, or the ordinal where no number may be read */
};

struct session {
	struct xml_doc	*doc;
	char		 sha256[65];	/* of the file */
	const char	*id;
	struct call	*calls;		/* by "ordre" */
	size_t		 ncalls;
	char		**names;	/* those made here */
};

/* Loaded and valid against its schema; NULL with findings. */
struct session	*session_load(struct library *, const char *path, bool anonymous, struct report *);
void		 session_free(struct session *);

#endif /* !CLEA_BATCH_SESSION_H */
