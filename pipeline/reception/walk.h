/* walk.h - the receptions of a store, folder by folder.  For reception/ only. */
#ifndef CLEA_RECEPTION_WALK_H
#define CLEA_RECEPTION_WALK_H

#include <stdbool.h>
#include <stddef.h>

struct index;
struct record;
struct report;
struct xml_doc;

#define STORE_RECORD	"reception.xml"
#define STORE_RETURNS	"retours"

bool	 walk_is_siret(const char *);	/* 14 digits */
/* The folders with a record, as paths below the store, in order; caller frees with file_list_free().  NULL with a finding. */
char	**walk_list(const char *store, struct report *);
/* The record of one: its document (caller frees) and *record (likewise).  NULL with a finding. */
struct xml_doc	*walk_read(const char *store, const char *chemin, struct record **record, struct report *);

/*
 * Bring an index in line: rows without a folder go, folders without a row come.  A record that cannot be
 * used is a finding and has no row.  *changed (may be NULL) counts what came and went.  -1 with a finding.
 */
int	 walk_align(const char *store, char **folders, struct index *, size_t *changed, struct report *);

#endif /* !CLEA_RECEPTION_WALK_H */
