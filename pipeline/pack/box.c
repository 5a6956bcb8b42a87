/* box.c - the entries of a pack, read or being made. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "pack/box.h"
#include "pack/pack.h"

struct pack_entry *
pack_push(struct pack *p, char *name)
{
	struct pack_entry	*e;

	if (p->n == p->room) {
		p->room = p->room == 0 ? 32 : p->room * 2;
		p->entry = mem_grow(p->entry, p->room, sizeof(*p->entry));
	}
	e = &p->entry[p->n++];
	memset(e, 0, sizeof(*e));
	e->name = name;
	return e;
}

void
pack_free(struct pack *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->n; i++) {
		free(p->entry[i].name);
		if (!p->entry[i].lent)
			buf_free(p->entry[i].data);
	}
	free(p->entry);
	for (size_t i = 0; i < p->nfolders; i++)
		free(p->folder[i]);
	free(p->folder);
	dir_clear(&p->dir);
	free(p->file);
	free(p);
}

size_t
pack_count(const struct pack *p)
{
	return p->n;
}

const char *
pack_name(const struct pack *p, size_t i)
{
	return i < p->n ? p->entry[i].name : NULL;
}

bool
pack_is_stored(const struct pack *p, size_t i)
{
	return i < p->n && p->entry[i].stored;
}

struct pack_entry *
pack_entry(const struct pack *p, const char *name)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->entry[i].name, name) == 0)
			return &p->entry[i];
	return NULL;
}

bool
pack_has(const struct pack *p, const char *name)
{
	return pack_entry(p, name) != NULL;
}
