/* json.h - jansson with the failures that matter here taken care of.  For batch/ only. */
#ifndef CLEA_BATCH_JSON_H
#define CLEA_BATCH_JSON_H

#include <jansson.h>

struct buf;
struct finding;

/* Any bytes as a string: what is not UTF-8 is replaced, since names of files may be anything. */
json_t		*json_text(const char *);
void		 json_put(json_t *object, const char *key, json_t *taken);
/* A member that is a string, else "". */
const char	*json_get(const json_t *object, const char *key);
json_t		*json_finding(const struct finding *);
/* Compact, keys sorted, no end of line.  Appends. */
void		 json_write(const json_t *, struct buf *);

#endif /* !CLEA_BATCH_JSON_H */
