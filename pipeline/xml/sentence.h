/* sentence.h - libxml2's schema errors as sentences.  For xml/ only. */
#ifndef CLEA_XML_SENTENCE_H
#define CLEA_XML_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include "base/report.h"
#include "xml/mend.h"
#include "xml/types.h"

#define SENTENCES_MAX	1000	/* that are kept of a document */

struct sentence {
	enum finding_kind	 kind;
	long			 line;
	size_t			 order;		/* as they came */
	char			*text;
	size_t			 more;		/* places where the same is wrong again */
	bool			 kept;		/* when the document is validated again */
};

/* The findings about one document, until they are sorted by line. */
struct sentences {
	const struct types	*types;
	xmlDoc			*doc;
	struct sentence		*all;
	size_t			 n, room;
	bool			 more;		/* too many to keep */
	struct mends		 mends;		/* what is done about elements that do not fit */
	/* The last value found wrong: the errors that follow from it are no news. */
	const void		*last_node;
	char			*last_attr;
};

/* A handler for xmlSchemaSetValidStructuredErrors(); "arg" is a struct sentences. */
void	 sentences_on_error(void *arg, xmlErrorPtr);
/* Forget what the next validation tells again. */
void	 sentences_again(struct sentences *);
/* All into the report, by line. */
void	 sentences_tell(struct sentences *, const char *file, struct report *);
void	 sentences_clear(struct sentences *);

#endif /* !CLEA_XML_SENTENCE_H */
