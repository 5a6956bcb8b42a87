/* refine.h - from attributes to refined properties (XSL-FO 1.1 section 5).
 * Private to the FO tree: refine.c, lookup.c, finish.c, values*.c, shorthand.c, prop_table.c, intern.c, tree.c.
 *
 * One table says what a property is: its name, where its value stands, how it
 * is read, its initial value, and how specific it is.  To add a property, add
 * a line to properties.def; a value of a new kind is a function in values.c.
 */
#ifndef CLEA_FO_REFINE_H
#define CLEA_FO_REFINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fo/expr.h"
#include "fo/props.h"
#include "fo/tree.h"

/* Which set of a node holds the value; FO_IN_NONE: shorthands, and what has no effect. */
enum fo_set { FO_IN_NONE, FO_IN_TEXT, FO_IN_BOX, FO_IN_MISC };

/*
 * The more specific of two attributes wins, whatever their order in the
 * document (5.2): border < border-width < border-top < border-before-width <
 * its components < border-top-width, since an absolute property forces its
 * relative one (5.3.1).
 */
enum fo_level { FO_LEVEL_NONE, FO_LEVEL_BROAD, FO_LEVEL_MIDDLE, FO_LEVEL_SIDE, FO_LEVEL_LONG,
	FO_LEVEL_PART, FO_LEVEL_ABS, FO_LEVEL_ABSPART };

enum fo_prop_id {
#define FO_PROP(id, name, set, field, type, initial, level, arg)	FO_P_##id,
#include "fo/properties.def"
#undef FO_PROP
	FO_P__MAX
};

struct fo_refine;
struct fo_prop;

/*
 * How a value is read.  parse() fills the field (NULL for shorthands); false
 * with r->why set when the text is none of the property's values; the field
 * is then as it was.
 */
struct fo_type {
	bool	(*parse)(struct fo_refine *, const struct fo_prop *, const char *text, void *field);
	size_t	 size;			/* of the field; 0: no field */
	/* The field as a value for arithmetic; NULL: it is no number and no colour. */
	bool	(*read)(const void *field, struct fo_value *);
};

struct fo_prop {
	const char		*name;
	enum fo_set		 set;
	size_t			 offset;	/* in that set */
	const struct fo_type	*type;
	const char		*initial;	/* NULL: it is part of another's field */
	enum fo_level		 level;
	const void		*arg;		/* the type's: keywords, which components ... */
};

extern const struct fo_prop	fo_props[FO_P__MAX];

struct fo_keyword {
	const char	*name;		/* NULL ends a list */
	int		 value;
};

struct fo_int_range {			/* argument of fo_type_int */
	int32_t			 min, max;	/* what is outside is set to the nearer */
	const struct fo_keyword	*keywords;	/* NULL: none */
};

/* Types; values.c, values_text.c and shorthand.c. */
extern const struct fo_type	fo_type_length, fo_type_positive, fo_type_abs, fo_type_space, fo_type_keep, fo_type_strength, fo_type_int,
	fo_type_enum, fo_type_flag, fo_type_color, fo_type_background, fo_type_string, fo_type_header, fo_type_uri, fo_type_dimension, fo_type_border_width,
	fo_type_font_size, fo_type_line_height, fo_type_font_weight, fo_type_spacing, fo_type_baseline_shift,
	fo_type_vertical_align, fo_type_decoration, fo_type_character, fo_type_language, fo_type_content_size,
	fo_type_orientation, fo_type_bgpos_one;
extern const struct fo_type	fo_type_four, fo_type_bgpos, fo_type_border_side, fo_type_border, fo_type_font, fo_type_bg_short,
	fo_type_page_break, fo_type_white_space, fo_type_xml_lang, fo_type_pair, fo_type_size;
extern const struct fo_type	fo_type_unsupported, fo_type_no_effect, fo_type_elsewhere;

/* One object on its way through refinement. */
struct fo_refine {
	struct fo_tree		*tree;
	struct report		*report;	/* NULL: say nothing, it was said before */
	const struct fo_node	*node;		/* its parent, object and line are set */
	const struct fo_text	*parent_text;
	const struct fo_box	*parent_box;
	const struct fo_misc	*parent_misc;
	struct fo_text		 text;
	struct fo_box		 box;
	struct fo_misc		 misc;
	struct fo_length	 inherited[2];	/* start-indent, end-indent, before attributes */
	uint8_t			 given[FO_P__MAX];	/* enum fo_level it was given at; 0: not */
	enum fo_level		 level;		/* of the attribute that is being read */
	const struct fo_prop	*prop;		/* that attribute's, for from-parent() without an argument */
	const char		*why;		/* why a value was refused (untranslated) */
	bool			 elsewhere;	/* the value depends on more than parent and attributes: do not share it */
	bool			 clamped;
};

/* Fill node->text, box and misc from its attributes.  node->parent NULL: the root. */
void	fo_refine_node(struct fo_tree *, struct fo_node *, struct report *);
/* Those of a text node, from its parent's. */
void	fo_refine_text(struct fo_tree *, struct fo_node *);

/* The row of a property's name; NULL: unknown. */
const struct fo_prop	*fo_prop_find(const struct fo_tree *, const char *name, size_t n);
/* Where the value of a property stands in three sets; may be written where they may. */
void	*fo_prop_field(const struct fo_prop *, const void *text, const void *box, const void *misc);
/* The same in an object that is being refined. */
void	*fo_refine_field(struct fo_refine *, const struct fo_prop *);
/* The same of a node that was; never NULL for a property with a set. */
const void *fo_node_field(const struct fo_node *, const struct fo_prop *);
/* Set a property from text, as if its attribute were given at r->level (not below what is set already). */
bool	fo_refine_set(struct fo_refine *, enum fo_prop_id, const char *text);

/* At which level the property, or its absolute or relative twin, was given. */
enum fo_level	fo_refine_given(const struct fo_refine *, enum fo_prop_id);
/*
 * lookup.c: "inherit", or one function that gives another object's value and
 * nothing more: the value is taken whole, be it number or word.  False when the
 * text is something else (or a function that must be evaluated).
 */
bool	fo_refine_set_whole(struct fo_refine *, const struct fo_prop *, const char *text);
/* column.c: the fo:table-column that a cell which is being built stands in; number: its column-number, or 0.  NULL none. */
const struct fo_node	*fo_column_of(struct fo_tree *, const struct fo_node *cell, int32_t number);
/* finish.c: after the last attribute. */
void	fo_refine_finish(struct fo_refine *);

/* Evaluate; em is the object's font size unless parent_em. */
bool	fo_refine_expr(struct fo_refine *, const char *text, bool parent_em, struct fo_value *);
bool	fo_refine_item(struct fo_refine *, const char **text, struct fo_value *);	/* the next of a list */
bool	fo_refine_refuse(struct fo_refine *, const char *why);		/* false */
bool	fo_value_length(struct fo_refine *, const struct fo_value *, bool percent, struct fo_length *);
const char *fo_trim(const char *, size_t *n);	/* past the white space before, and what is left without that behind */
bool	fo_value_is(const struct fo_value *, const char *name);
bool	fo_value_keyword(const struct fo_keyword *, const struct fo_value *, int *);	/* a NAME of the list */
bool	fo_keyword_find(const struct fo_keyword *, const char *s, size_t n, int *);

/* Make the tree's initial sets and the index of the table; once, before anything is refined. */
void	fo_refine_start(struct fo_tree *);

/* intern.c: equal byte strings are one in memory; a hash table on the tree's arena. */
struct fo_entry {
	struct fo_entry	*next;		/* of the same slot */
	uint64_t	 hash;
	size_t		 n;
	const void	*key;		/* n bytes */
	const void	*value[3];	/* the user's */
};
struct fo_hash {
	struct arena	*arena;		/* lent */
	uint64_t	 seed;		/* from fo_hash_init(): nobody can prepare keys that collide */
	struct fo_entry	**slot;
	size_t		 nslots, n;	/* nslots: a power of two, or 0 */
};
void	fo_hash_init(struct fo_hash *, struct arena *);
/* The entry of a key; made, with values NULL and the key copied (aligned for any type), where there is none. */
struct fo_entry	*fo_hash_get(struct fo_hash *, const void *key, size_t n);
struct fo_entry	*fo_hash_find(const struct fo_hash *, const void *key, size_t n);	/* NULL: none */

/* What the tree keeps to refine with: struct fo_tree's "interned". */
struct fo_interned {
	struct fo_hash		 strings, sets, refined, ids, retrieved;
	struct fo_hash		 said;		/* fo_first_time() */
	struct fo_hash		 columns;	/* column.c: by table */
	struct fo_hash		 names;		/* of properties: value[0] is the row */
	uint16_t		 canon[FO_P__MAX];	/* the first row with the same field and type */
	const struct fo_text	*text;		/* all initial values */
	const struct fo_box	*box, *plain[8];	/* by decoration, for text */
	const struct fo_misc	*misc;
	struct buf		*key;		/* scratch */
	int			 heading;	/* tags.c: level of the last one, 0 none yet */
	unsigned		 nnotes, ntables;	/* for ids of structure elements */
};
/*
 * True the first time the tree is asked of this: what is said once is asked
 * for here, since report_once() looks at all it has said, and a document may
 * be made to say a million things.
 */
bool		 fo_first_time(struct fo_tree *, const char *what, const char *name);
const char	*fo_intern(struct fo_tree *, const char *, size_t n);
const void	*fo_intern_set(struct fo_tree *, const void *, size_t size);

#endif /* !CLEA_FO_REFINE_H */
