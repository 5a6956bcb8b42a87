/* intern.c - equal strings and equal property sets are one in memory. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "fo/refine.h"

/*
 * Eight bytes at a time: sets are hundreds of bytes and hashed as a whole.
 * Nothing depends on the order of a table, so the function may be any.
 */
static uint64_t
hash_bytes(uint64_t seed, const void *p, size_t n)
{
	const unsigned char	*s = p;
	uint64_t		 h = seed ^ n, w;

	for (; n >= 8; n -= 8, s += 8) {
		memcpy(&w, s, 8);
		h = (h ^ w) * 0x9e3779b97f4a7c15u;
		h ^= h >> 29;
	}
	for (; n > 0; n--, s++)
		h = (h ^ *s) * 0x100000001b3u;
	return h ^ h >> 32;
}

/*
 * The arena's address is the seed: it differs from run to run, and what is
 * made does not, since no table is ever walked.
 */
void
fo_hash_init(struct fo_hash *t, struct arena *arena)
{
	memset(t, 0, sizeof(*t));
	t->arena = arena;
	t->seed = 0xcbf29ce484222325u ^ (uint64_t)(uintptr_t)arena * 0x9e3779b97f4a7c15u;
}

static void
hash_grow(struct fo_hash *t)
{
	size_t		 nslots = t->nslots == 0 ? 256 : t->nslots * 4;
	struct fo_entry	**slot = arena_array(t->arena, nslots, sizeof(*slot));

	for (size_t i = 0; i < t->nslots; i++) {
		struct fo_entry	*e, *next;

		for (e = t->slot[i]; e != NULL; e = next) {
			next = e->next;
			e->next = slot[e->hash & (nslots - 1)];
			slot[e->hash & (nslots - 1)] = e;
		}
	}
	t->slot = slot;
	t->nslots = nslots;
}

static struct fo_entry *
hash_lookup(const struct fo_hash *t, uint64_t hash, const void *key, size_t n)
{
	struct fo_entry	*e;

	if (t->nslots == 0)
		return NULL;
	for (e = t->slot[hash & (t->nslots - 1)]; e != NULL; e = e->next)
		if (e->hash == hash && e->n == n && memcmp(e->key, key, n) == 0)
			return e;
	return NULL;
}

struct fo_entry *
fo_hash_find(const struct fo_hash *t, const void *key, size_t n)
{
	return hash_lookup(t, hash_bytes(t->seed, key, n), key, n);
}

struct fo_entry *
fo_hash_get(struct fo_hash *t, const void *key, size_t n)
{
	uint64_t	 hash = hash_bytes(t->seed, key, n);
	struct fo_entry	*e = hash_lookup(t, hash, key, n);
	char		*copy;

	if (e != NULL)
		return e;
	if (t->n >= t->nslots)
		hash_grow(t);
	e = arena_alloc(t->arena, sizeof(*e));
	copy = arena_alloc(t->arena, n + 1);	/* a string's key is a string */
	memcpy(copy, key, n);
	e->key = copy;
	e->n = n;
	e->hash = hash;
	e->next = t->slot[hash & (t->nslots - 1)];
	t->slot[hash & (t->nslots - 1)] = e;
	t->n++;
	return e;
}

const char *
fo_intern(struct fo_tree *tree, const char *s, size_t n)
{
	struct fo_interned	*in = tree->interned;

	return fo_hash_get(&in->strings, s, n)->key;
}

const void *
fo_intern_set(struct fo_tree *tree, const void *set, size_t size)
{
	struct fo_interned	*in = tree->interned;

	return fo_hash_get(&in->sets, set, size)->key;
}

bool
fo_first_time(struct fo_tree *tree, const char *what, const char *name)
{
	struct fo_interned	*in = tree->interned;
	struct fo_entry		*e;

	buf_reset(in->key);
	buf_puts(in->key, what);
	buf_putc(in->key, ' ');
	buf_puts(in->key, name);
	e = fo_hash_get(&in->said, in->key->data, in->key->len);
	if (e->value[0] != NULL)
		return false;
	e->value[0] = e;
	return true;
}
