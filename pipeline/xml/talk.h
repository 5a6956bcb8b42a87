/* talk.h - what libxslt says while it compiles or runs, made findings.  For xml/ only. */
#ifndef CLEA_XML_TALK_H
#define CLEA_XML_TALK_H

#include <stdbool.h>
#include <stddef.h>

#include <libxslt/xsltInternals.h>

#include "base/report.h"
#include "xml/doc.h"

struct talk {
	struct report		*report;
	const char		*name;		/* of the stylesheet, as the user named it */
	xsltTransformContext	*run;		/* NULL while compiling */
	/* The document a tree was read as, for positions; NULL where it is none of ours. */
	const char		*(*name_of)(const void *, const xmlDoc *);
	const void		*name_arg;
	size_t			 nerrors;
	bool			 ended;		/* recursion: what follows is its stack */

	/* Told before the sentence they belong to. */
	bool			 placed;
	char			*file;
	long			 line;
	char			*xpath, *detail;

	/* Where the last error was: what follows from it at the same place says nothing new. */
	char			*last_file;
	long			 last_line;

	struct xml_trap		 trap;
	xmlGenericErrorFunc	 xslt_fn;
	void			*xslt_arg;
};

/* From begin to end libxslt's and libxml2's words go to the report. */
void	 talk_begin(struct talk *);
void	 talk_end(struct talk *);
/* Also those of one run, which libxslt keeps in the context. */
void	 talk_listen(struct talk *, xsltTransformContext *);

#endif /* !CLEA_XML_TALK_H */
