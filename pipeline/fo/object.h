/* object.h - the table of formatting objects: names and what may stand in them
 * (XSL-FO 1.1 section 6).  Private to the FO tree. */
#ifndef CLEA_FO_OBJECT_H
#define CLEA_FO_OBJECT_H

#include <stdbool.h>

#include "fo/tree.h"

enum fo_content {
	FO_CONTENT_NONE,	/* EMPTY */
	FO_CONTENT_FIXED,	/* only objects that name it as their place */
	FO_CONTENT_BLOCKS,	/* block-level objects */
	FO_CONTENT_MIXED,	/* text, inline-level and block-level objects */
	FO_CONTENT_FOREIGN	/* not ours to read */
};

struct fo_object_def {
	const char	*name;
	enum fo_content	 content;
	enum { FO_PLACE_FIXED, FO_PLACE_BLOCK, FO_PLACE_INLINE, FO_PLACE_ANY } place;
	enum fo_object	 parents[6];	/* FIXED: where it may stand; the list ends by FO_TEXT */
};

extern const struct fo_object_def	fo_objects[FO_OBJECT__MAX];

/* The object of a name; false when it is none of ours. */
bool	fo_object_find(const char *name, enum fo_object *);
bool	fo_object_may_stand(enum fo_object child, enum fo_object parent);

#endif /* !CLEA_FO_OBJECT_H */
