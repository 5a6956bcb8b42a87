/* knuth.h - total-fit line breaking over boxes, glue and penalties (Knuth and
 * Plass 1981).  Private to fo/; knows nothing of text.
 *
 * The choices where the paper leaves room are those of the reference formatter,
 * so that the same text breaks at the same places (see the essay in knuth.c).
 */
#ifndef CLEA_FO_KNUTH_H
#define CLEA_FO_KNUTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fo/canvas.h"		/* mpt */

struct arena;

#define KNUTH_INFINITE	1000	/* a penalty that forbids; its negative forces */

enum knuth_kind { KNUTH_BOX, KNUTH_GLUE, KNUTH_PENALTY,
	KNUTH_MARK };	/* nothing at all to breaking: something the caller has to be told of */

struct knuth_item {
	mpt		 width;		/* penalty: only if the line ends here */
	mpt		 stretch, shrink;	/* glue */
	int16_t		 penalty;	/* -KNUTH_INFINITE..KNUTH_INFINITE */
	uint8_t		 kind;
	bool		 flagged;	/* penalty: a hyphen of ours */
	uint32_t	 atom;		/* the caller's: 0 none */
};

enum knuth_allowed { KNUTH_ALL, KNUTH_UNFLAGGED, KNUTH_FORCED_ONLY };

struct knuth_try {
	mpt		 width;		/* of every line */
	double		 threshold;	/* largest stretch that is good, as a ratio */
	bool		 force;		/* find breaks at any price: lines may overflow or gape */
	enum knuth_allowed allowed;
	int32_t		 ladder;	/* flagged lines in a row at most; 0 no limit */
	bool		 from_first_item;	/* glue before the first box counts (centred text) */
};

struct knuth_line {
	size_t	 end;		/* index of the item the line ends at */
	mpt	 difference;	/* what the natural width leaves over; < 0 too long */
	mpt	 stretch, shrink;	/* available */
	double	 ratio;		/* of them to be used */
};

/*
 * Break items[0..n), whose last item forces a break, into lines.  Returns their
 * number, and the lines from "arena"; 0 when there is no way within the
 * threshold (never so with force).
 */
size_t	knuth_break(struct arena *, const struct knuth_item *items, size_t n,
	    const struct knuth_try *, struct knuth_line **lines);

#endif /* !CLEA_FO_KNUTH_H */
