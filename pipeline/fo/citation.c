/* citation.c - page numbers: their form, where ids were met, and citations of them. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "fo/page.h"

static const char *
roman(struct arena *arena, int64_t n, bool upper)
{
	static const struct { int value; char digits[3]; } steps[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" },
		{ 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
	};
	char	out[64];
	size_t	len = 0;

	for (size_t i = 0; i < nitems(steps); i++)
		for (; n >= steps[i].value && len + 2 < sizeof(out); n -= steps[i].value)
			for (const char *d = steps[i].digits; *d != '\0'; d++)
				out[len++] = upper ? (char)(*d - 'a' + 'A') : *d;
	return arena_strndup(arena, out, len);
}

static const char *
letters(struct arena *arena, int64_t n, char a)
{
	char	out[16];
	size_t	at = sizeof(out);

	for (; n > 0 && at > 0; n = (n - 1) / 26)
		out[--at] = (char)(a + (n - 1) % 26);
	return arena_strndup(arena, out + at, sizeof(out) - at);
}

static const char *
decimal(struct arena *arena, int64_t n, size_t width)
{
	struct buf	 b;
	const char	*s;

	buf_init(&b);
	buf_int(&b, n);
	while (b.len < width) {
		buf_putc(&b, '0');
		memmove(b.data + 1, b.data, b.len - 1);
		b.data[0] = '0';
	}
	s = arena_strndup(arena, b.data, b.len);
	buf_clear(&b);
	return s;
}

/* The "format" property, as xsl:number has it (7.26.1): 1, 01, i, I, a, A. */
const char *
fo_number_format(struct arena *arena, int64_t n, const char *format)
{
	size_t	len = format == NULL ? 0 : strlen(format);

	if (n > 0 && n < 4000 && len > 0 && (format[0] == 'i' || format[0] == 'I'))
		return roman(arena, n, format[0] == 'I');
	if (n > 0 && len > 0 && (format[0] == 'a' || format[0] == 'A'))
		return letters(arena, n, format[0]);
	return decimal(arena, n, len > 1 && format[len - 1] == '1' ? len < 12 ? len : 12 : 1);
}

static size_t
hash(const char *s)
{
	uint64_t	h = 14695981039346656037U;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211U;
	return (size_t)(h ^ (h >> 29));
}

static size_t *
slot(struct fo_pages *p, const char *id)
{
	size_t	i = hash(id) & (p->id_table_size - 1);

	while (p->id_table[i] != 0 && strcmp(p->ids[p->id_table[i] - 1].id, id) != 0)
		i = (i + 1) & (p->id_table_size - 1);
	return &p->id_table[i];
}

static void
grow(struct fo_pages *p)
{
	p->id_table_size = p->id_table_size == 0 ? 64 : 2 * p->id_table_size;
	free(p->id_table);
	p->id_table = mem_array(p->id_table_size, sizeof(*p->id_table));
	for (size_t i = 0; i < p->nids; i++)
		*slot(p, p->ids[i].id) = i + 1;
}

void
fo_id_met(struct fo_pages *p, const char *id, const char *label)
{
	struct fo_id	*met;
	size_t		*s;

	if (2 * (p->nids + 1) >= p->id_table_size)
		grow(p);
	s = slot(p, id);
	if (*s == 0) {
		if (p->nids == p->ids_room) {
			p->ids_room = p->ids_room == 0 ? 32 : 2 * p->ids_room;
			p->ids = mem_grow(p->ids, p->ids_room, sizeof(*p->ids));
		}
		p->ids[p->nids] = (struct fo_id){ id, NULL, NULL, 0 };
		*s = ++p->nids;
	}
	met = &p->ids[*s - 1];
	if (met->first == NULL || met->round != p->round) {
		if (met->first == NULL || strcmp(met->first, label) != 0)
			p->changed = true;
		met->first = label;
		met->round = p->round;
	}
	met->last = label;
}

static const struct fo_id *
find_id(struct fo_pages *p, const char *id)
{
	size_t	*s;

	if (p->id_table_size == 0 || id == NULL)
		return NULL;
	s = slot(p, id);
	return *s == 0 ? NULL : &p->ids[*s - 1];
}

const char *
fo_page_number(struct fo_context *ctx, const struct fo_node *n)
{
	struct fo_pages	*p = ctx->pages;

	(void)n;
	return p->number;
}

/* NULL while the page of what is cited is not known. */
const char *
fo_cite(struct fo_context *ctx, const struct fo_node *n)
{
	struct fo_pages		*p = ctx->pages;
	const struct fo_id	*id = find_id(p, n->misc->ref_id);
	const char		*label = NULL;

	if (id != NULL) {
		if (n->object != FO_PAGE_NUMBER_CITATION_LAST)
			label = id->first;
		else if (p->finished || id->round < p->round)
			label = id->last;	/* the last page is known when all are made */
	}
	if (label == NULL)
		p->unresolved = true;
	if (id == NULL && (p->finished || p->round > 1))
		return "";	/* nowhere: said at the end */
	return label;
}

static bool
is_citation(const struct fo_node *n)
{
	return n->object == FO_PAGE_NUMBER_CITATION || n->object == FO_PAGE_NUMBER_CITATION_LAST;
}

/* The next node in document order that is not below a static-content. */
static const struct fo_node *
walk(const struct fo_node *n, const struct fo_node *top, bool statics)
{
	if (n->first != NULL && (statics || n->object != FO_STATIC_CONTENT))
		return n->first;
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

/* A citation in a flow needs its page's number before the flow is laid out. */
bool
fo_cites_in_flow(const struct fo_node *root)
{
	for (const struct fo_node *n = root; n != NULL; n = walk(n, root, false))
		if (is_citation(n))
			return true;
	return false;
}

void
fo_say_unresolved(struct fo_pages *p, const struct fo_node *root)
{
	const char	*id;

	for (const struct fo_node *n = root; n != NULL; n = walk(n, root, true)) {
		if (!is_citation(n))
			continue;
		id = n->misc->ref_id;
		if (find_id(p, id) == NULL)
			report_once(p->ctx->report, FINDING_FO_CITATION, id == NULL ? "" : id, fo_pos(p->ctx->tree, n),
			    "\"%s\"", id == NULL ? "" : id);
	}
}
