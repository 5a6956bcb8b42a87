/* store_inside.h - an open store.  For store*.c only. */
#ifndef CLEA_RECEPTION_STORE_INSIDE_H
#define CLEA_RECEPTION_STORE_INSIDE_H

#include <stddef.h>

struct holding;
struct index;
struct record;
struct xml_doc;

#define STORE_WORK	".travail"
#define STORE_LOCK	".verrou"
#define STORE_INDEX	"index.sqlite"

struct store_change {		/* put since the last store_settle(): what the index is to learn */
	char		*chemin;
	struct record	*record;	/* NULL: the row goes */
	struct xml_doc	*doc;
};

struct store {
	char		*path, *work;
	int		 lock;		/* -1: let go */
	struct holding	*holding;
	struct index	*index;
	struct store_change *changes;
	size_t		 nchanges;
};

/* Takes record and document. */
void	store_changed(struct store *, const char *chemin, struct record *, struct xml_doc *);

#endif /* !CLEA_RECEPTION_STORE_INSIDE_H */
