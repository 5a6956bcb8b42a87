/* link.c - places with names, and links to them and to URIs (ISO 32000-1 12.3.2, 12.5.6.5). */
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/content.h"
#include "pdf/link.h"
#include "pdf/object.h"
#include "pdf/syntax.h"
#include "pdf/tags.h"

size_t
link_name(struct pdf *pdf, const char *name)
{
	size_t	 before = pdf->dest_names.count;
	size_t	 i = names_add(&pdf->dest_names, name, strlen(name));

	if (i < before)
		return i;
	if ((i & (i - 1)) == 0)		/* room for the next power of two */
		pdf->dests = mem_grow(pdf->dests, i == 0 ? 1 : i * 2, sizeof(*pdf->dests));
	pdf->dests[i] = (struct dest){ .given = false };
	return i;
}

/* The first place of a name counts, as an id in XSL-FO is unique. */
void
link_dest(struct canvas *c, const char *name, mpt x, mpt y)
{
	struct pdf	*pdf = pdf_of(c);
	struct dest	*d;
	size_t		 i;
	mpt		 at[4];

	if (pdf->painter.out == NULL)
		return;
	i = link_name(pdf, name);	/* may move pdf->dests */
	d = &pdf->dests[i];
	if (d->given)
		return;
	content_rect(pdf, x, y, 0, 0, at);
	*d = (struct dest){ true, pdf->painter.page->object, at[0], at[1] };
}

void
link_add(struct canvas *c, struct canvas_tag *tag, mpt x, mpt y, mpt w, mpt h,
    const char *name, const char *uri, const char *contents)
{
	struct pdf	*pdf = pdf_of(c);
	struct page	*page = pdf->painter.page;
	struct link	*l;

	if (pdf->painter.out == NULL || (uri == NULL && name == NULL) || tag == NULL)
		return;
	if (pdf->nlinks == pdf->links_room) {
		pdf->links_room = pdf->links_room == 0 ? 16 : pdf->links_room * 2;
		pdf->links = mem_grow(pdf->links, pdf->links_room, sizeof(*pdf->links));
	}
	l = &pdf->links[pdf->nlinks++];
	*l = (struct link){
		.tag = tag, .page = page,
		.name = uri == NULL ? link_name(pdf, name) : NAMES_NONE,
		.uri = arena_strdup(pdf->arena, uri),
		.contents = arena_strdup(pdf->arena, contents),
	};
	content_rect(pdf, x, y, w, h, l->rect);
}

bool
link_put_dest(struct pdf *pdf, size_t name, struct buf *b)
{
	const struct dest	*d = &pdf->dests[name];

	if (!d->given) {
		report_once(pdf->report, FINDING_PDF_DEST, pdf->dest_names.all[name].s, POS_NONE,
		    "\"%s\"", pdf->dest_names.all[name].s);
		return false;
	}
	buf_putc(b, '[');
	syntax_ref(b, d->page);
	buf_puts(b, "/XYZ ");
	syntax_milli(b, d->x);
	buf_putc(b, ' ');
	syntax_milli(b, d->y);
	buf_puts(b, " 0]");
	return true;
}

/* A URI is ASCII (12.6.4.7): what is not is percent-encoded, as RFC 3987 3.1 has it. */
static void
put_uri(struct buf *b, const char *uri)
{
	static const char	 hex[] = "0123456789ABCDEF";
	struct buf		 ascii;

	buf_init(&ascii);
	for (; *uri != '\0'; uri++) {
		unsigned char	 ch = (unsigned char)*uri;

		if (ch > 0x20 && ch < 0x7f) {
			buf_putc(&ascii, (char)ch);
			continue;
		}
		buf_putc(&ascii, '%');
		buf_putc(&ascii, hex[ch >> 4]);
		buf_putc(&ascii, hex[ch & 15]);
	}
	syntax_bytes(b, ascii.data, ascii.len);
	buf_clear(&ascii);
}

/* PDF/UA 7.18.5 wants /Contents on every link. */
static const char *
link_contents(const struct pdf *pdf, const struct link *l)
{
	if (l->contents != NULL && l->contents[0] != '\0')
		return l->contents;
	return l->uri != NULL ? l->uri : pdf->dest_names.all[l->name].s;
}

static void
link_write_one(struct pdf *pdf, const struct link *l, struct buf *b)
{
	unsigned	 number;

	buf_reset(b);
	if (l->uri != NULL) {
		buf_puts(b, "/A <</S /URI /URI ");
		put_uri(b, l->uri);
		buf_puts(b, ">>");
	} else {
		buf_puts(b, "/Dest ");
		if (!link_put_dest(pdf, l->name, b))
			return;
	}
	number = object_new(pdf->objects);
	buf_puts(b, "\n/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect ");
	syntax_rect(b, l->rect[0], l->rect[1], l->rect[2], l->rect[3]);
	buf_puts(b, "\n/Contents ");
	syntax_text(b, link_contents(pdf, l));
	buf_puts(b, " /P ");
	syntax_ref(b, l->page->object);
	buf_puts(b, "/StructParent ");
	buf_int(b, (int64_t)tags_add_annotation(pdf, l->tag, number, l->page->object));
	buf_putc(b, '\n');
	object_set(pdf->objects, number, b);
	syntax_ref(&l->page->annots, number);
}

void
link_write(struct pdf *pdf)
{
	struct buf	 b;

	buf_init(&b);
	for (size_t i = 0; i < pdf->nlinks; i++)
		link_write_one(pdf, &pdf->links[i], &b);
	buf_clear(&b);
}
