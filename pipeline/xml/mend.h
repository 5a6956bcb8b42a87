/* mend.h - a document mended for a while, so that one fault does not hide others.  For xml/ only.
 *
 * Where an element does not fit, libxml2 says so and skips its following
 * siblings with all that is in them.  So what does not fit is taken out, given
 * the name it was meant to have, or preceded by what lacks; the document is
 * validated again; and at the end it is put back as it was.
 */
#ifndef CLEA_XML_MEND_H
#define CLEA_XML_MEND_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

enum mend_how { MEND_REMOVE, MEND_RENAME, MEND_PRECEDE };

struct mend {
	enum mend_how	 how;
	xmlNode		*node;		/* that does not fit; for MEND_PRECEDE the one that was added */
	xmlNode		*parent;
	xmlNode		*next;		/* where it stood */
	const xmlChar	*name;		/* its own */
	char		*expected;	/* as libxml2 listed it there */
};

struct mends {
	struct mend	*all;
	size_t		 n, room;
	size_t		 done;		/* of them, the first "done" are carried out */
};

/* Note what to do with "node"; "name" is the local name to give or to add, NULL to remove. */
void	 mends_plan(struct mends *, enum mend_how, xmlNode *node, const char *name, const char *expected);
/* Carry out what was planned: false when there was nothing. */
bool	 mends_carry_out(struct mends *);
/* Put all back, the last first. */
void	 mends_undo(struct mends *);

/* Was this node added by us? */
bool	 mends_is_ours(const xmlNode *);
/* Has a child of "parent" been removed where the same was expected? */
bool	 mends_tried(const struct mends *, const xmlNode *parent, const char *expected);
/* Has a child of this local name been removed from "parent"? */
bool	 mends_removed(const struct mends *, const xmlNode *parent, const char *name);

#endif /* !CLEA_XML_MEND_H */
