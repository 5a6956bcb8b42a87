/* list.h - the receptions as a table for people, spreadsheets and programs.  For reception/ and cmd/store.c. */
#ifndef CLEA_RECEPTION_LIST_H
#define CLEA_RECEPTION_LIST_H

#include "base/instant.h"

struct buf;
struct index;
struct index_filter;
struct report;

/*
 * TEXT: columns in characters, in the reader's language.  CSV: for spreadsheets, as the session's tables:
 * UTF-8 with a mark, ";", CR LF, quoted after RFC 4180; a cell that would be a formula begins with "'".
 * JSON: an array of objects.  Names of CSV and JSON columns are the same and never change with the language.
 */
enum list_format { LIST_TEXT, LIST_CSV, LIST_JSON };

/* Ages and days left are counted at "now".  filter NULL: all.  -1 with a finding. */
int	list_write(struct index *, const struct index_filter *, instant now, enum list_format, struct buf *, struct report *);

#endif /* !CLEA_RECEPTION_LIST_H */
