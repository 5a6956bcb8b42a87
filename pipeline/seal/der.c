/* der.c - ASN.1 in DER: written from the inside out, read with care. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "seal/der.h"

void
der_put(struct buf *out, unsigned int tag, const void *p, size_t n)
{
	unsigned char	 length[sizeof(size_t)];
	size_t		 i = sizeof(length);

	buf_putc(out, (char)tag);
	if (n < 0x80)
		buf_putc(out, (char)n);
	else {
		for (size_t v = n; v > 0; v >>= 8)
			length[--i] = (unsigned char)(v & 0xff);
		buf_putc(out, (char)(0x80u | (sizeof(length) - i)));
		buf_add(out, length + i, sizeof(length) - i);
	}
	buf_add(out, p, n);
}

void
der_wrap(struct buf *out, unsigned int tag, const struct buf *content)
{
	der_put(out, tag, content->data, content->len);
}

/* X.690, 11.6: the shorter one counts as padded with zeros, so it comes first. */
static int
by_encoding(const void *a, const void *b)
{
	const struct buf *const *x = a, *const *y = b;
	size_t		 n = (*x)->len < (*y)->len ? (*x)->len : (*y)->len;
	int		 c = memcmp((*x)->data, (*y)->data, n);

	if (c != 0)
		return c;
	return ((*x)->len > (*y)->len) - ((*x)->len < (*y)->len);
}

void
der_put_sorted(struct buf *out, unsigned int tag, const struct buf *members, size_t n)
{
	const struct buf **order = mem_array(n, sizeof(*order));
	struct buf	 body;

	for (size_t i = 0; i < n; i++)
		order[i] = &members[i];
	if (n > 1)
		qsort(order, n, sizeof(*order), by_encoding);
	buf_init(&body);
	for (size_t i = 0; i < n; i++)
		buf_add(&body, order[i]->data, order[i]->len);
	der_wrap(out, tag, &body);
	buf_clear(&body);
	free(order);
}

/* A length in DER; false where it is indefinite, too long for us, or not all there. */
static bool
take_length(struct bytes *in, size_t *len)
{
	size_t	 n, v = 0;

	if (in->n == 0)
		return false;
	n = *in->p++;
	in->n--;
	if (n < 0x80) {
		*len = n;
		return true;
	}
	n &= 0x7f;
	if (n == 0 || n > sizeof(v) || n > in->n)
		return false;
	for (; n > 0; n--, in->n--)
		v = v << 8 | *in->p++;
	*len = v;
	return true;
}

bool
der_next(struct bytes *in, unsigned int *tag, struct bytes *content)
{
	struct bytes	 s = *in;
	size_t		 len;

	if (s.n == 0 || (*s.p & 0x1f) == 0x1f)
		return false;
	*tag = *s.p++;
	s.n--;
	if (!take_length(&s, &len) || len > s.n)
		return false;
	*content = (struct bytes){ s.p, len };
	*in = (struct bytes){ s.p + len, s.n - len };
	return true;
}

bool
der_take(struct bytes *in, unsigned int tag, struct bytes *content)
{
	struct bytes	 s = *in, c;
	unsigned int	 t;

	if (!der_next(&s, &t, &c) || t != tag)
		return false;
	*in = s;
	*content = c;
	return true;
}

bool
bytes_equal(struct bytes b, const void *p, size_t n)
{
	return b.n == n && (n == 0 || memcmp(b.p, p, n) == 0);
}
