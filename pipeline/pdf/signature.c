/* signature.c - the field and the room for a signature.
 *
 * The signed file is, byte for byte (ISO 32000-1 12.8.1, EN 319 142-1 5.4):
 *
 *	0                     a                b               c
 *	%PDF-1.7 ... /Contents <0000 ... 0000> >> endobj ... %%EOF
 *	|------ signed -------|---- gap -------|---- signed ---|
 *	/ByteRange [0 a b c']		with c' = c - b
 *
 * The numbers are known when the file is written, so ByteRange has fixed room that is
 * filled up with blanks; the gap holds "<", zeros and ">" until seal/ puts a CMS there.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "pdf/content.h"
#include "pdf/object.h"
#include "pdf/signature.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"

#define BYTE_RANGE	"/ByteRange [0 0000000000 0000000000 0000000000]"

void
signature_field(struct canvas *c, const char *name, struct canvas_tag *tag, mpt x, mpt y, mpt w, mpt h)
{
	struct pdf	*pdf = pdf_of(c);
	struct page	*page = pdf->painter.page;

	if (pdf->painter.out == NULL || tag == NULL)
		return;
	pdf->fields = mem_grow(pdf->fields, pdf->nfields + 1, sizeof(*pdf->fields));
	pdf->fields[pdf->nfields++] = (struct field){
		.name = arena_strdup(pdf->arena, name), .tag = tag, .page = page,
	};
	content_rect(pdf, x, y, w, h, pdf->fields[pdf->nfields - 1].rect);
}

/* The field that the document reserved under this name, else an invisible one on the last page. */
static struct field
signature_find(struct pdf *pdf, const struct pdf_signature *s)
{
	const struct canvas_tag_def	 def = { .type = "Form" };

	for (size_t i = 0; i < pdf->nfields; i++)
		if (strcmp(pdf->fields[i].name, s->name) == 0)
			return pdf->fields[i];
	return (struct field){
		.name = arena_strdup(pdf->arena, s->name),
		.tag = tags_new(&pdf->canvas, NULL, &def),
		.page = pdf->pages[pdf->npages - 1],
	};
}

/* What a signature's rectangle shows: nothing, for the text below it is the document's own. */
static unsigned
write_appearance(struct pdf *pdf, const struct field *f)
{
	struct buf	 b;
	unsigned	 number;

	buf_init(&b);
	buf_puts(&b, "/Type /XObject /Subtype /Form /Resources <<>> /BBox ");
	syntax_rect(&b, 0, 0, f->rect[2] - f->rect[0], f->rect[3] - f->rect[1]);
	buf_putc(&b, '\n');
	number = object_stream(pdf->objects, &b, "", 0);
	buf_clear(&b);
	return number;
}

static void
put_optional(struct buf *b, const char *key, const char *s)
{
	if (s == NULL)
		return;
	buf_puts(b, key);
	syntax_text(b, s);
	buf_putc(b, '\n');
}

static void
write_dictionary(struct pdf *pdf, const struct pdf_signature *s)
{
	struct buf	 b;
	char		 when[32];

	buf_init(&b);
	buf_puts(&b, "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n/M ");
	syntax_text(&b, instant_pdf(pdf->options.now, when));
	buf_putc(&b, '\n');
	put_optional(&b, "/Name ", s->signer);
	put_optional(&b, "/Reason ", s->reason);
	put_optional(&b, "/Location ", s->location);
	pdf->byte_range = b.len;
	buf_puts(&b, BYTE_RANGE "\n/Contents ");
	pdf->contents = b.len;
	buf_putc(&b, '<');
	memset(buf_reserve(&b, 2 * s->room), '0', 2 * s->room);
	buf_puts(&b, ">\n");
	object_set(pdf->objects, pdf->signature, &b);
	object_keep_apart(pdf->objects, pdf->signature);
	buf_clear(&b);
}

static void
write_widget(struct pdf *pdf, const struct field *f, const char *signer)
{
	struct buf	 b;
	const char	*told = tags_alt(f->tag) != NULL ? tags_alt(f->tag) : signer;

	buf_init(&b);
	/* Printed, and locked: a signature's place is not to be moved. */
	buf_puts(&b, "/Type /Annot /Subtype /Widget /FT /Sig /F 132 /T ");
	syntax_text(&b, f->name);
	buf_puts(&b, " /TU ");
	syntax_text(&b, told != NULL ? told : f->name);
	buf_puts(&b, " /Rect ");
	syntax_rect(&b, f->rect[0], f->rect[1], f->rect[2], f->rect[3]);
	buf_puts(&b, "\n/P ");
	syntax_ref(&b, f->page->object);
	buf_puts(&b, "/AP <</N ");
	syntax_ref(&b, write_appearance(pdf, f));
	buf_puts(&b, ">> /V ");
	syntax_ref(&b, pdf->signature);
	buf_puts(&b, "/StructParent ");
	buf_int(&b, (int64_t)tags_add_annotation(pdf, f->tag, pdf->widget, f->page->object));
	buf_putc(&b, '\n');
	object_set(pdf->objects, pdf->widget, &b);
	object_keep_apart(pdf->objects, pdf->widget);
	buf_clear(&b);
	syntax_ref(&f->page->annots, pdf->widget);
}

void
signature_write(struct pdf *pdf)
{
	const struct pdf_signature	*s = pdf->options.signature;
	struct field			 f;

	if (s == NULL)
		return;
	f = signature_find(pdf, s);
	pdf->signature = object_new(pdf->objects);
	pdf->widget = object_new(pdf->objects);
	write_dictionary(pdf, s);
	write_widget(pdf, &f, s->signer);
}

void
signature_put_catalog(const struct pdf *pdf, struct buf *b)
{
	if (pdf->widget == 0)
		return;
	buf_puts(b, "/AcroForm <</SigFlags 3 /Fields [");
	syntax_ref(b, pdf->widget);
	buf_puts(b, "]>>\n");
}

int
signature_patch(const struct pdf *pdf, struct buf *out, size_t start, struct pdf_gap *gap)
{
	size_t	 entries = object_offset(pdf->objects, pdf->signature);
	size_t	 at = entries + pdf->contents, range = entries + pdf->byte_range;
	size_t	 len = 2 * pdf->options.signature->room + 2;
	char	 numbers[64];
	int	 n;

	if (entries == 0 || at + len > out->len || out->data[at] != '<' ||
	    out->data[at + len - 1] != '>' ||
	    memcmp(out->data + range, BYTE_RANGE, sizeof(BYTE_RANGE) - 1) != 0)
		return -1;
	*gap = (struct pdf_gap){ at, len };
	n = snprintf(numbers, sizeof(numbers), "/ByteRange [0 %zu %zu %zu]", at - start,
	    at + len - start, out->len - at - len);
	if (n < 0 || (size_t)n > sizeof(BYTE_RANGE) - 1)
		return -1;
	memset(out->data + range, ' ', sizeof(BYTE_RANGE) - 1);
	memcpy(out->data + range, numbers, (size_t)n);
	return 0;
}
