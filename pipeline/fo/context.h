/* context.h - what one run of the formatter carries.  Private to fo/. */
#ifndef CLEA_FO_CONTEXT_H
#define CLEA_FO_CONTEXT_H

#include <stdbool.h>

struct arena;
struct canvas;
struct fo_lines;
struct fo_node;
struct fo_tree;
struct report;

struct fo_context {
	struct fo_tree	*tree;
	struct canvas	*canvas;
	struct report	*report;
	struct hyphens	*hyphens;	/* dictionaries opened so far; see hyphen.h */
	struct fo_lines	*lines;		/* what line.c keeps between paragraphs: fo_lines_new(); NULL: nothing is kept */
	bool		 kerning;
	bool		 dry;		/* first of two passes: measure, paint nothing, report nothing twice */
	/* Page numbers as they are known now: NULL when not yet (then lay out as if "MMM" stood there, and set *all_known false). */
	const char	*(*page_number)(struct fo_context *, const struct fo_node *);
	const char	*(*citation)(struct fo_context *, const struct fo_node *);
	bool		 all_known;
	/* What a retrieve-marker among inline-level objects stands for: a wrapper, or NULL for nothing.  May be NULL itself. */
	const struct fo_node *(*retrieve)(struct fo_context *, const struct fo_node *);
	void		*pages;		/* the page maker's state (pages.c) */
};

#endif /* !CLEA_FO_CONTEXT_H */
