/* replaced.c - objects set like one large letter: graphics and page numbers. */
#include <string.h>

#include "base/arena.h"
#include "fo/context.h"
#include "fo/inline.h"
#include "fo/svg.h"
#include "fo/tree.h"

void
object_prepare(struct para *p, struct piece *piece)
{
	(void)p;
	(void)piece;
}

void
leader_prepare(struct para *p, struct piece *piece)
{
	(void)p;
	(void)piece;
}

void
leader_fill(struct para *p, const struct piece *piece, mpt x, mpt width, struct fo_frag *frag)
{
	(void)p; (void)piece; (void)x; (void)width; (void)frag;
}
