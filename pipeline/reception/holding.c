/* holding.c - what a store holds, in memory.
 *
 * Three search trees (tsearch(3), balanced: whoever chooses the numbers cannot make them slow) lead from
 * a digest, a number and a date of birth to the dossiers that bear it.
 */
#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reception/corrected.h"
#include "reception/holding.h"
#include "reception/store.h"

struct node {			/* of a tree: a key and the dossiers that bear it */
	char	*key;
	size_t	*v, n;		/* places in holding.kept, ascending */
};
struct holding {
	struct store_dossier	*kept;		/* its strings are ours */
	size_t			 nkept;
	void			*by_digest, *by_number, *by_birth;	/* struct node */
	void			*returned;	/* struct holding_returned; its strings are ours */
};

/* ---- trees ---- */

static int
by_key(const void *a, const void *b)
{
	return strcmp(((const struct node *)a)->key, ((const struct node *)b)->key);
}

static int
by_sha256(const void *a, const void *b)
{
	return strcmp(((const struct holding_returned *)a)->sha256, ((const struct holding_returned *)b)->sha256);
}

static char *
writable(const char *s)		/* a key to look up with: never written to */
{
	union { const char *in; char *out; } u = { s };

	return u.out;
}

static const struct node *
look(void *const *root, const char *key)
{
	struct node	 wanted = { writable(key), NULL, 0 };
	void		*found = tfind(&wanted, root, by_key);

	return found == NULL ? NULL : *(struct node *const *)found;
}

static void
enter(void **root, const char *key, size_t at)
{
	struct node	 wanted = { writable(key), NULL, 0 }, *n;
	void		*found = tfind(&wanted, root, by_key);

	if (found != NULL)
		n = *(struct node **)found;
	else {
		n = mem_alloc(sizeof(*n));
		n->key = mem_strdup(key);
		if (tsearch(n, root, by_key) == NULL)
			abort();	/* out of memory, as mem.h has it */
	}
	n->v = mem_grow(n->v, n->n + 1, sizeof(*n->v));
	n->v[n->n++] = at;
}

static void
node_free(void *p)
{
	struct node	*n = p;

	free(n->key);
	free(n->v);
	free(n);
}

static void
returned_free(void *p)
{
	struct holding_returned	*r = p;
	const char		*all[] = {
		r->sha256, r->inputs, r->programme, r->chemin, r->numero, r->siret, r->nom, r->prenom, r->naissance, r->le,
	};

	for (size_t i = 0; i < nitems(all); i++)
		free(writable(all[i]));
	free(r);
}

/* ---- the holding ---- */

struct holding *
holding_new(void)
{
	return mem_alloc(sizeof(struct holding));
}

void
holding_free(struct holding *h)
{
	if (h == NULL)
		return;
	for (size_t i = 0; i < h->nkept; i++) {
		const struct store_dossier	*d = &h->kept[i];
		const char			*all[] = { d->numero, d->siret, d->nom, d->prenom, d->naissance, d->sha256, d->le };

		for (size_t k = 0; k < nitems(all); k++)
			free(writable(all[k]));
	}
	tdestroy(h->by_digest, node_free);
	tdestroy(h->by_number, node_free);
	tdestroy(h->by_birth, node_free);
	tdestroy(h->returned, returned_free);
	free(h->kept);
	free(h);
}

void
holding_add_kept(struct holding *h, const struct store_dossier *d)
{
	size_t	 at = h->nkept++;

	h->kept = mem_grow(h->kept, h->nkept, sizeof(*h->kept));
	h->kept[at] = (struct store_dossier){
		mem_strdup(d->numero), mem_strdup(d->siret), mem_strdup(d->nom), mem_strdup(d->prenom),
		mem_strdup(d->naissance), mem_strdup(d->sha256), mem_strdup(d->le),
	};
	enter(&h->by_digest, d->sha256, at);
	enter(&h->by_number, d->numero, at);
	enter(&h->by_birth, d->naissance, at);
}

void
holding_drop_returned(struct holding *h, const char *sha256)
{
	struct holding_returned	 wanted = { .sha256 = sha256 }, *r;
	void			*found = tfind(&wanted, &h->returned, by_sha256);

	if (found == NULL)
		return;
	r = *(struct holding_returned **)found;
	tdelete(r, &h->returned, by_sha256);
	returned_free(r);
}

void
holding_add_returned(struct holding *h, const struct holding_returned *from)
{
	struct holding_returned	*r = mem_alloc(sizeof(*r));

	*r = (struct holding_returned){
		mem_strdup(from->sha256), mem_strdup(from->inputs), mem_strdup(from->programme), mem_strdup(from->chemin),
		mem_strdup(from->numero), mem_strdup(from->siret), mem_strdup(from->nom), mem_strdup(from->prenom),
		mem_strdup(from->naissance), mem_strdup(from->le), from->taken, from->mute,
	};
	holding_drop_returned(h, r->sha256);
	if (tsearch(r, &h->returned, by_sha256) == NULL)
		abort();
}

bool
holding_kept(const struct holding *h, const char *sha256)
{
	return look(&h->by_digest, sha256) != NULL;
}

static const struct holding_returned *
find_returned(const struct holding *h, const char *sha256)
{
	struct holding_returned	 wanted = { .sha256 = sha256 };
	void			*found = tfind(&wanted, &h->returned, by_sha256);

	return found == NULL ? NULL : *(struct holding_returned *const *)found;
}

static const struct store_dossier *
find_number(const struct holding *h, const char *siret, const char *numero)
{
	const struct node	*n = look(&h->by_number, numero);

	for (size_t i = 0; n != NULL && i < n->n; i++)
		if (strcmp(h->kept[n->v[i]].siret, siret) == 0)
			return &h->kept[n->v[i]];
	return NULL;
}

bool
holding_has_number(const struct holding *h, const char *siret, const char *numero)
{
	return find_number(h, siret, numero) != NULL;
}

/* What it was sent back for has nothing to do with its bytes, and may be over. */
static bool
may_be_over(const struct holding *h, const struct holding_returned *r)
{
	return r->mute || (r->taken && !holding_has_number(h, r->siret, r->numero));
}

const char *
holding_returned(const struct holding *h, const char *sha256, const char *inputs, const char *programme)
{
	const struct holding_returned	*r = find_returned(h, sha256);

	if (r == NULL || (inputs != NULL && (strcmp(r->inputs, inputs) != 0 || strcmp(r->programme, programme) != 0 ||
	    may_be_over(h, r))))
		return NULL;
	return r->chemin;
}

bool
holding_corrected(const struct holding *h, const char *sha256)
{
	const struct holding_returned	*r = find_returned(h, sha256);
	const struct store_dossier	*d = r == NULL ? NULL : find_number(h, r->siret, r->numero);
	struct reception_of		 back, kept;

	if (d == NULL)
		return false;
	back = (struct reception_of){ r->le, r->nom, r->prenom, r->naissance };
	kept = (struct reception_of){ d->le, d->nom, d->prenom, d->naissance };
	return corrected_by(&back, r->taken, &kept);
}

size_t
holding_count(const struct holding *h)
{
	return h->nkept;
}

/* The same order however the store came to be: the reports that tell them have the same bytes. */
static int
by_place(const void *a, const void *b)
{
	const struct store_dossier	*x = *(const struct store_dossier *const *)a, *y = *(const struct store_dossier *const *)b;
	int				 order = strcmp(x->siret, y->siret);

	return order != 0 ? order : strcmp(x->numero, y->numero);
}

struct hits {
	const struct store_dossier **v;
	size_t	 n;
};

static void
gather(const struct holding *h, void *const *tree, const char *key, size_t from, struct hits *hits)
{
	const struct node	*n = key == NULL || key[0] == '\0' ? NULL : look(tree, key);

	for (size_t i = 0; n != NULL && i < n->n; i++) {
		if (n->v[i] < from)
			continue;
		hits->v = mem_grow(hits->v, hits->n + 1, sizeof(*hits->v));
		hits->v[hits->n++] = &h->kept[n->v[i]];
	}
}

size_t
holding_alike(const struct holding *h, const char *numero, const char *naissance, size_t from,
    void (*fn)(void *, const struct store_dossier *), void *arg)
{
	struct hits	 hits = { NULL, 0 };
	size_t		 n = 0;

	gather(h, &h->by_number, numero, from, &hits);
	gather(h, &h->by_birth, naissance, from, &hits);
	if (hits.n > 0)
		qsort(hits.v, hits.n, sizeof(*hits.v), by_place);
	for (size_t i = 0; i < hits.n; i++) {
		if (i > 0 && hits.v[i] == hits.v[i - 1])	/* alike in both */
			continue;
		n++;
		if (fn != NULL)
			fn(arg, hits.v[i]);
	}
	free(hits.v);
	return n;
}
