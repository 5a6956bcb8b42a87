/* tagger.h - shared by tags.c (objects) and tags_table.c (tables).  Private to them. */
#ifndef CLEA_FO_TAGGER_H
#define CLEA_FO_TAGGER_H

#include <stdbool.h>
#include <stddef.h>

struct canvas_tag;
struct canvas_tag_def;
struct fo_context;
struct fo_node;

struct fo_tagger {
	struct fo_context *ctx;
	struct fo_node	**notes;	/* footnote bodies whose reference is made, not yet their Note */
	size_t		  nnotes, room;
};

/* What an object finds around it. */
struct fo_tag_scope {
	struct canvas_tag *tag;		/* new elements hang on it; NULL: the Document */
	const char	*language;	/* in force there; interned */
	const char	*country;
	bool		 para;		/* inside a paragraph: no other one may begin */
};

/* A new element for node below scope, with the language where it differs; scope is then inside it. */
struct canvas_tag *fo_tags_new(struct fo_tagger *, const struct fo_node *, struct fo_tag_scope *, struct canvas_tag_def *);
void	fo_tags_children(struct fo_tagger *, struct fo_node *, struct fo_tag_scope);
void	fo_tags_visit(struct fo_tagger *, struct fo_node *, struct fo_tag_scope);	/* one block-level object */
/* The Notes that wait, below scope. */
void	fo_tags_notes(struct fo_tagger *, struct fo_tag_scope);
void	fo_tags_table(struct fo_tagger *, struct fo_node *, struct fo_tag_scope);
/* Whether anything in it is read: text that is not white space, a graphic, a page number. */
bool	fo_tags_has_content(const struct fo_node *);

#endif /* !CLEA_FO_TAGGER_H */
