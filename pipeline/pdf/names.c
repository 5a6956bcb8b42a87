/* names.c - a table from byte strings to small numbers, in order of arrival. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "pdf/names.h"

void
names_init(struct names *t, struct arena *arena)
{
	memset(t, 0, sizeof(*t));
	t->arena = arena;
}

void
names_clear(struct names *t)
{
	free(t->all);
	free(t->slots);
	memset(t, 0, sizeof(*t));
}

uint64_t
names_hash(const void *p, size_t n, uint64_t h)
{
	const unsigned char	*s = p;

	for (size_t i = 0; i < n; i++)
		h = (h ^ s[i]) * UINT64_C(0x100000001b3);
	return h;
}

/* The slot that holds the string, or the free one where it would go. */
static size_t
names_slot(const struct names *t, const void *p, size_t n, uint64_t hash)
{
	size_t	 i = (size_t)(hash ^ hash >> 32) & (t->nslots - 1);

	for (; t->slots[i] != 0; i = (i + 1) & (t->nslots - 1)) {
		const struct name	*name = &t->all[t->slots[i] - 1];

		if (name->hash == hash && name->n == n && memcmp(name->s, p, n) == 0)
			break;
	}
	return i;
}

size_t
names_find(const struct names *t, const void *p, size_t n)
{
	size_t	 slot;

	if (t->nslots == 0)
		return NAMES_NONE;
	slot = names_slot(t, p, n, names_hash(p, n, NAMES_SEED));
	return t->slots[slot] == 0 ? NAMES_NONE : t->slots[slot] - 1;
}

static void
names_grow(struct names *t)
{
	free(t->slots);
	t->nslots = t->nslots == 0 ? 64 : t->nslots * 2;
	t->slots = mem_array(t->nslots, sizeof(*t->slots));
	for (size_t i = 0; i < t->count; i++) {
		const struct name	*name = &t->all[i];

		t->slots[names_slot(t, name->s, name->n, name->hash)] = (uint32_t)(i + 1);
	}
}

size_t
names_add(struct names *t, const void *p, size_t n)
{
	uint64_t	 hash = names_hash(p, n, NAMES_SEED);
	size_t		 slot;

	if (t->count * 2 >= t->nslots)
		names_grow(t);
	slot = names_slot(t, p, n, hash);
	if (t->slots[slot] != 0)
		return t->slots[slot] - 1;
	if (t->count == t->room) {
		t->room = t->room == 0 ? 32 : t->room * 2;
		t->all = mem_grow(t->all, t->room, sizeof(*t->all));
	}
	t->all[t->count] = (struct name){ arena_strndup(t->arena, p, n), n, hash };
	t->slots[slot] = (uint32_t)++t->count;
	return t->count - 1;
}
