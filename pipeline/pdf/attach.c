/* attach.c - files within the file: an embedded stream, its specification, /AF and /Names. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/attach.h"
#include "pdf/object.h"
#include "pdf/syntax.h"

static unsigned
attach_stream(struct pdf *pdf, const char *mime, const struct buf *data)
{
	struct buf	 b;
	unsigned	 number;
	char		 when[32];

	buf_init(&b);
	buf_puts(&b, "/Type /EmbeddedFile /Subtype ");
	syntax_name(&b, mime);
	buf_puts(&b, " /Params <</Size ");
	buf_int(&b, (int64_t)data->len);
	buf_puts(&b, " /ModDate ");
	syntax_text(&b, instant_pdf(pdf->options.now, when));
	buf_puts(&b, ">>\n");
	number = object_stream_deflated(pdf->objects, &b, data->data, data->len);
	buf_clear(&b);
	return number;
}

/* The string as the file has it, comparable: ASCII comes before the UTF-16 mark. */
static char *
attachment_key(struct pdf *pdf, const char *name)
{
	struct buf	 b;
	char		*key;
	bool		 ascii = true;

	for (const char *s = name; *s != '\0'; s++)
		ascii = ascii && (unsigned char)*s < 0x80;
	if (ascii)
		return arena_strdup(pdf->arena, name);
	buf_init(&b);
	buf_putc(&b, '\xfe');
	syntax_utf16_hex(&b, name, strlen(name));
	key = arena_strdup(pdf->arena, b.data);
	buf_clear(&b);
	return key;
}

int
pdf_attach(struct canvas *c, const char *name, const char *mime, const char *relationship,
    const char *description, const struct buf *data, struct report *report)
{
	struct pdf	*pdf = pdf_of(c);
	struct buf	 b;
	unsigned	 stream, number;

	for (size_t i = 0; i < pdf->nattachments; i++)
		if (strcmp(pdf->attachments[i].name, name) == 0) {
			report_add(report, FINDING_PDF_ATTACHED, POS_NONE, "\"%s\"", name);
			return -1;
		}
	stream = attach_stream(pdf, mime, data);
	number = object_new(pdf->objects);
	buf_init(&b);
	buf_puts(&b, "/Type /Filespec /F ");
	syntax_text(&b, name);
	buf_puts(&b, " /UF ");
	syntax_text(&b, name);
	buf_puts(&b, " /AFRelationship ");
	syntax_name(&b, relationship);
	if (description != NULL) {
		buf_puts(&b, " /Desc ");
		syntax_text(&b, description);
	}
	buf_puts(&b, "\n/EF <</F ");
	syntax_ref(&b, stream);
	buf_puts(&b, "/UF ");
	syntax_ref(&b, stream);
	buf_puts(&b, ">>\n");
	object_set(pdf->objects, number, &b);
	buf_clear(&b);
	pdf->attachments = mem_grow(pdf->attachments, pdf->nattachments + 1, sizeof(*pdf->attachments));
	pdf->attachments[pdf->nattachments++] = (struct attachment){
		arena_strdup(pdf->arena, name), attachment_key(pdf, name), number,
	};
	return 0;
}

static int
attachment_compare(const void *a, const void *b)
{
	const struct attachment	*x = a, *y = b;

	return strcmp(x->key, y->key);
}

/* A name tree is sorted (ISO 32000-1 7.9.6). */
void
attach_put_catalog(struct pdf *pdf, struct buf *b)
{
	if (pdf->nattachments == 0)
		return;
	buf_puts(b, "/AF [");
	for (size_t i = 0; i < pdf->nattachments; i++)
		syntax_ref(b, pdf->attachments[i].object);
	buf_puts(b, "]\n/Names <</EmbeddedFiles <</Names [");
	qsort(pdf->attachments, pdf->nattachments, sizeof(*pdf->attachments), attachment_compare);
	for (size_t i = 0; i < pdf->nattachments; i++) {
		syntax_text(b, pdf->attachments[i].name);
		buf_putc(b, ' ');
		syntax_ref(b, pdf->attachments[i].object);
	}
	buf_puts(b, "]>>>>\n");
}
