/* answer.c - the files of one reception, as a worker sends them: a count, then name and bytes of each with their lengths. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "reception/judge.h"

#define FILES_MAX	16

static void
put_size(struct buf *out, size_t n)
{
	const uint32_t	 v = (uint32_t)n;

	buf_add(out, &v, sizeof(v));
}

void
answer_write(const struct answer *a, struct buf *out)
{
	put_size(out, a->nfiles);
	for (size_t i = 0; i < a->nfiles; i++) {
		put_size(out, strlen(a->files[i].name));
		buf_puts(out, a->files[i].name);
		put_size(out, a->files[i].data->len);
		buf_add(out, a->files[i].data->data, a->files[i].data->len);
	}
}

static bool
get_size(const char **p, const char *end, size_t *n)
{
	uint32_t	 v;

	if ((size_t)(end - *p) < sizeof(v))
		return false;
	memcpy(&v, *p, sizeof(v));
	*p += sizeof(v);
	*n = v;
	return true;
}

/* A length and so many bytes. */
static bool
get_bytes(const char **p, const char *end, const char **bytes, size_t *n)
{
	if (!get_size(p, end, n) || *n > (size_t)(end - *p))
		return false;
	*bytes = *p;
	*p += *n;
	return true;
}

bool
answer_read(struct answer *a, const char *p, size_t n)
{
	const char	*end = p + n, *name, *bytes;
	size_t		 count, len, size;

	*a = (struct answer){ NULL, 0 };
	if (!get_size(&p, end, &count) || count < 1 || count > FILES_MAX)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct buf	*b;
		char		*copy;

		if (!get_bytes(&p, end, &name, &len) || !get_bytes(&p, end, &bytes, &size)) {
			answer_clear(a);
			return false;
		}
		b = buf_new();
		buf_add(b, bytes, size);
		copy = mem_strndup(name, len);
		answer_add_take(a, copy, b);
		free(copy);
	}
	if (p == end)
		return true;
	answer_clear(a);
	return false;
}

void
answer_add_take(struct answer *a, const char *name, struct buf *b)
{
	a->files = mem_grow(a->files, a->nfiles + 1, sizeof(*a->files));
	a->files[a->nfiles++] = (struct reception_file){ mem_strdup(name), b };
}

const struct buf *
answer_find(const struct answer *a, const char *name)
{
	for (size_t i = 0; i < a->nfiles; i++)
		if (strcmp(a->files[i].name, name) == 0)
			return a->files[i].data;
	return NULL;
}

void
answer_clear(struct answer *a)
{
	for (size_t i = 0; i < a->nfiles; i++) {
		free(a->files[i].name);
		buf_free(a->files[i].data);
	}
	free(a->files);
	*a = (struct answer){ NULL, 0 };
}
