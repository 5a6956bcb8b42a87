/* pdf_expand.h - for tests: the objects of a PDF of ours as text, those in object streams too. */
#ifndef CLEA_TEST_PDF_EXPAND_H
#define CLEA_TEST_PDF_EXPAND_H

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/buf.h"

/* The number after "key" at or after p. */
static size_t
expand_number(const char *p, const char *key)
{
	return strtoul(strstr(p, key) + strlen(key), NULL, 10);
}

/* "12 0 obj ... endobj" of each object in one stream of n objects, the first at "first". */
static void
expand_pack(const char *text, size_t len, size_t n, size_t first, struct buf *to)
{
	const char	*head = text;
	char		*end;
	size_t		 number, at, next;

	for (size_t i = 0; i < n; i++) {
		number = strtoul(head, &end, 10);
		at = strtoul(end, &end, 10);
		head = end;
		next = len - first;
		if (i + 1 < n) {
			(void)strtoul(head, &end, 10);
			next = strtoul(end, NULL, 10);
		}
		buf_printf(to, "%zu 0 obj\n", number);
		buf_add(to, text + first + at, next - at);
		buf_puts(to, "endobj\n");
	}
}

/* All that is in the file, and after it what its object streams hold. */
static void
expand_pdf(const struct buf *pdf, struct buf *to)
{
	static const char	 mark[] = "<<\n/Filter /FlateDecode /Length ";
	const char		*p = pdf->data, *data, *dict;
	char			*text;
	uLongf			 len;

	buf_add(to, pdf->data, pdf->len);
	while ((p = memmem(p, (size_t)(pdf->data + pdf->len - p), mark, sizeof(mark) - 1)) != NULL) {
		dict = p;
		p += sizeof(mark) - 1;
		if (strncmp(strchr(p, '\n') + 1, "/Type /ObjStm", 13) != 0)
			continue;
		data = strstr(p, "stream\r\n") + 8;
		len = 1 << 24;
		text = malloc(len);
		if (text == NULL || uncompress((Bytef *)text, &len, (const Bytef *)data,
		    (uLong)expand_number(dict, "/Length ")) != Z_OK)
			abort();
		expand_pack(text, len, expand_number(dict, "/N "), expand_number(dict, "/First "), to);
		free(text);
	}
}

#endif /* !CLEA_TEST_PDF_EXPAND_H */
