/* expr.h - the expression language of property values (XSL-FO 1.1 section 5.9).
 * Private to fo/.
 *
 * Numbers are IEEE doubles while an expression is worked out, lengths in
 * millipoints; the C standard's contraction is off (-std=c17), so every
 * machine rounds alike.  What leaves is an integer.
 */
#ifndef CLEA_FO_EXPR_H
#define CLEA_FO_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fo/props.h"

enum fo_value_kind {
	FO_VALUE_NUMERIC,	/* number of millipoints^power + percent % */
	FO_VALUE_COLOR,
	FO_VALUE_NAME,		/* an identifier that no function consumed */
	FO_VALUE_STRING		/* a literal in quotes, or url(...) */
};

struct fo_value {
	enum fo_value_kind kind;
	double		 number;	/* power 0: as written; 1: millipoints */
	double		 percent;	/* of a base only the property knows */
	double		 proportional;	/* proportional-column-width() */
	int		 power;		/* of length: 0 number, 1 length; 2 and more only on the way */
	bool		 unitless;	/* a length that was written without a unit */
	uint32_t	 color;
	bool		 transparent;
	const char	*s;		/* NAME, STRING: lent from the text parsed */
	size_t		 n;
};

/* What an expression may ask of the object it stands on. */
struct fo_expr_context {
	double		 em;		/* font-size a relative length is of [mpt] */
	uint32_t	 color;		/* for currentColor */
	/*
	 * A function that needs the tree: from-parent(), label-end() ... with its
	 * argument (NULL: none).  False with *why set when it cannot be answered.
	 */
	bool		(*call)(void *, const char *function, const char *argument,
			    struct fo_value *, const char **why);
	void		*arg;
};

/*
 * One expression from *text; moves *text past it and the white space behind.
 * In a list ("1pt -2pt") a sign set apart from what precedes and joined to what
 * follows begins the next item; list says whether that is so here.
 * False with *why set to a sentence (untranslated, N_) where malformed.
 */
bool	fo_expr(const struct fo_expr_context *, const char **text, bool list,
	    struct fo_value *, const char **why);

/* The whole text as one expression; trailing text is an error. */
bool	fo_expr_whole(const struct fo_expr_context *, const char *text, struct fo_value *, const char **why);

/* expr_call.c: the value of a function for its arguments; false with *why set. */
bool	fo_expr_call(const struct fo_expr_context *, const char *name, size_t n, const struct fo_value *arg, int nargs,
	    struct fo_value *, const char **why);

/* A decimal number without exponent at *s, moved past it; false where there is none.  Locale has no say. */
bool	fo_number(const char **s, double *);

/* A double as millipoints: rounded, clamped to +-FO_MPT_MAX (then *clamped is set, never cleared). */
#define FO_MPT_MAX	((mpt)1000000000000)	/* 10^9 pt: sums of a million of them still fit */
mpt	fo_mpt(double, bool *clamped);
int32_t	fo_int32(double, bool *clamped);

/* #rgb, #rrggbb or a name of CSS and SVG, of n bytes; false when it is none. */
bool	fo_color(const char *s, size_t n, uint32_t *);

#endif /* !CLEA_FO_EXPR_H */
