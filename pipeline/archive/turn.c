/* turn.c - answers of several workers, taken in the order of their items. */
#include <stdlib.h>
#include <string.h>

#include "archive/turn.h"
#include "base/buf.h"
#include "base/mem.h"

void
turn_init(struct turn *t, size_t items)
{
	t->waiting = mem_array(items, sizeof(*t->waiting));
	t->n = items;
	t->next = 0;
}

void
turn_clear(struct turn *t)
{
	for (size_t i = t->next; i < t->n; i++)
		buf_free(t->waiting[i].bytes);
	free(t->waiting);
	memset(t, 0, sizeof(*t));
}

void
turn_keep(struct turn *t, size_t item, enum pool_end end, const struct buf *b)
{
	struct turn_answer	*a = &t->waiting[item];

	buf_free(a->bytes);
	a->bytes = buf_new();
	a->end = end;
	if (b != NULL)
		buf_add(a->bytes, b->data, b->len);
}

bool
turn_take(struct turn *t, size_t *item, enum pool_end *end, struct buf **b)
{
	if (t->next == t->n || t->waiting[t->next].bytes == NULL)
		return false;
	*item = t->next;
	*end = t->waiting[t->next].end;
	*b = t->waiting[t->next].bytes;
	t->waiting[t->next].bytes = NULL;
	t->next++;
	return true;
}
