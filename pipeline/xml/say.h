/* say.h - the sentences for each kind of schema error.  For sentence.c and say_*.c only. */
#ifndef CLEA_XML_SAY_H
#define CLEA_XML_SAY_H

#include "xml/sentence.h"

#define SAY_VALUE_MAX	60	/* bytes of a value that are quoted */

/* "where" is what is at fault: "critere", or "critere/@code". */
void	 say_enumeration(struct sentences *, const xmlError *, const char *where);
void	 say_type(struct sentences *, const xmlError *, const char *where);
void	 say_facet(struct sentences *, const xmlError *, const char *where);
void	 say_attribute(struct sentences *, const xmlError *, const char *where);
void	 say_content_model(struct sentences *, const xmlError *, const char *where);
void	 say_key(struct sentences *, const xmlError *, const char *where);

/* One sentence more; NULL when there are too many. */
struct sentence	*say_add(struct sentences *, const xmlError *, enum finding_kind,
		    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Is the element of this error the one that was found wrong last? */
bool		 say_just_told(const struct sentences *, const xmlError *);
/* A message without "Element 'x', attribute 'y': ".  Lends. */
const char	*say_message(const xmlError *);
/* "name" of "{ns}name".  Lends. */
const char	*say_local(const char *clark);
/* Between "open" and the next "close", from where "open" first stands; NULL.  Caller frees. */
char		*say_between(const char *, const char *open, const char *close);
/* "'a', 'b'" cut apart in place. */
void		 say_cut_set(char *, struct words *);

#endif /* !CLEA_XML_SAY_H */
