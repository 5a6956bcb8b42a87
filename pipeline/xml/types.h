/* types.h - what a schema says of its simple types and keys, for sentences.  For xml/ only.
 *
 * libxml2's compiled schema is closed; these read the schema's own documents.
 */
#ifndef CLEA_XML_TYPES_H
#define CLEA_XML_TYPES_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

/* The schema's documents: the file itself, then what it includes and imports. */
struct types {
	xmlDoc	**docs;		/* lent */
	size_t	  n;
};

/* Words that are lent from the schema's documents. */
struct words {
	const char	**word;
	size_t		  n, room;
};
void	 words_add(struct words *, const char *);
void	 words_clear(struct words *);

/*
 * The enumeration values of a simple type, those of its base, members or items
 * included; none where a part of it is not an enumeration.  "clark" is
 * "{ns}name", or "xs:name" for a type of XML Schema itself, as in libxml2's
 * messages.
 */
void	 types_values(const struct types *, const char *clark, struct words *);
/*
 * What such a value looks like: the documentation that the schema gives in the
 * user's language, else what it is made from ("a date, YYYY-MM-DD").  NULL
 * where there is nothing to say.  Caller frees.
 */
char	*types_describe(const struct types *, const char *clark);
/* The same for the type that holds this pattern. */
char	*types_describe_pattern(const struct types *, const char *pattern);

/*
 * The names of the attributes that may stand on this element of a document; of
 * those of other vocabularies nothing is said.  False where the schema's
 * documents do not tell.
 */
bool	 types_attributes(const struct types *, const xmlNode *element, struct words *);

/* Does the schema declare an element of this local name, anywhere? */
bool	 types_has_element(const struct types *, const char *name);

/*
 * What an xs:keyref "{ns}name" refers from and to.  False where the schema
 * does not tell in words that are understood here.
 */
struct key_target {
	char		 from[80];	/* the attribute that refers; "" for content */
	char		 key[80];	/* the attribute that is referred to */
	struct words	 elements;	/* local names of those that bear it; owns the words */
};
bool	 types_key_target(const struct types *, const char *keyref, struct key_target *);
void	 key_target_clear(struct key_target *);

#endif /* !CLEA_XML_TYPES_H */
