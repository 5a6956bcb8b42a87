/* holdings.c - what an archive should hold, as its journal says. */
#include <stdlib.h>
#include <string.h>

#include "archive/holdings.h"
#include "archive/journal.h"
#include "archive/vault.h"
#include "base/mem.h"

static int
by_path_then_line(const void *a, const void *b)
{
	const struct holding	*x = a, *y = b;
	int			 rc = strcmp(x->path, y->path);

	return rc != 0 ? rc : (x->line > y->line) - (x->line < y->line);
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct holding *)a)->path, ((const struct holding *)b)->path);
}

static void
add(struct holdings *h, size_t *room, const struct journal_line *l)
{
	struct holding	*x;

	if (h->n == *room)
		h->all = mem_grow(h->all, *room = *room * 2 + 64, sizeof(*h->all));
	x = &h->all[h->n];
	memset(x, 0, sizeof(*x));
	x->line = l;
	x->package = l->event == EVENT_ENTREE || l->event == EVENT_ELIMINATION;
	x->bag = strncmp(l->forme, "bagit", 5) == 0;
	if (x->package && vault_is_ref(l->paquet))
		x->path = vault_package(l->paquet, l->forme);
	else if (!x->package && l->fichier[0] != '\0')
		x->path = mem_strdup(l->fichier);
	if (x->path != NULL)
		h->n++;
}

/* Of several lines about one path the last one counts: entered, eliminated, entered again. */
static void
keep_last(struct holdings *h)
{
	size_t	 n = 0;

	for (size_t i = 0; i < h->n; i++) {
		struct holding	*x = &h->all[i];

		if ((i + 1 < h->n && strcmp(x->path, h->all[i + 1].path) == 0) || x->line->event == EVENT_ELIMINATION) {
			free(x->path);
			continue;
		}
		h->npackages += x->package;
		h->all[n++] = *x;
	}
	h->n = n;
}

void
holdings_gather(struct holdings *h, const struct journal *j)
{
	size_t	 room = 0;

	memset(h, 0, sizeof(*h));
	for (size_t i = 0; i < j->n; i++)
		add(h, &room, &j->lines[i]);
	if (h->n > 0)
		qsort(h->all, h->n, sizeof(*h->all), by_path_then_line);
	keep_last(h);
}

void
holdings_clear(struct holdings *h)
{
	for (size_t i = 0; i < h->n; i++)
		free(h->all[i].path);
	free(h->all);
	memset(h, 0, sizeof(*h));
}

struct holding *
holdings_find(const struct holdings *h, const char *path)
{
	char		*copy = mem_strdup(path);
	struct holding	 key = { .path = copy }, *found;

	found = h->n == 0 ? NULL : bsearch(&key, h->all, h->n, sizeof(*h->all), by_path);
	free(copy);
	return found;
}
