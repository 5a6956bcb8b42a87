/*
 * book_xlsx.c - a workbook of Office Open XML (ISO/IEC 29500) read into cells.
 *
 * Elements are known by their local names, since the transitional and the
 * strict form differ in namespaces only.  Values are those the program that
 * saved the file worked out: nothing is calculated here, and nothing is read
 * from outside of the file.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "capture/book.h"
#include "pack/pack.h"
#include "xml/xml.h"

#define FIRST_CUSTOM_FORMAT	164

enum show { SHOW_NUMBER, SHOW_DATE, SHOW_CLOCK };

struct xlsx {
	struct book	*book;
	struct pack	*pack;
	struct report	*report;
	char		*file;
	struct xml_doc	*workbook, *rels, *strings, *styles;
	const struct xml_node **si;	/* shared strings */
	size_t		 nsi;
	enum show	*shows;		/* of cellXfs */
	size_t		 nshows;
	bool		 y1904;
};

static bool
is(const struct xml_node *n, const char *name)
{
	return strcmp(xml_name(n), name) == 0;
}

static const struct xml_node *
child(const struct xml_node *parent, const char *name)
{
	const struct xml_node	*n = parent == NULL ? NULL : xml_first(parent);

	while (n != NULL && !is(n, name))
		n = xml_next(n);
	return n;
}

/* An attribute by local name: r:id has a namespace that depends on the form. */
static const char *
attr(const struct xml_node *n, const char *name)
{
	struct xml_attr_view	 a;

	for (size_t i = 0; xml_attr_at(n, i, &a); i++)
		if (strcmp(a.name, name) == 0 && (a.ns == NULL || a.ns[0] == '\0' || strcmp(name, "id") == 0))
			return a.value;
	return NULL;
}

static bool
is_true(const char *s)
{
	return s != NULL && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0);
}

static struct xml_doc *
load_part(const struct xlsx *x, const char *part)
{
	const struct buf	*b = pack_find(x->pack, part, x->report);
	char			*name = mem_printf("%s!%s", x->file, part);
	struct xml_doc		*doc = b == NULL ? NULL : xml_parse(name, b->data, b->len, x->report);

	free(name);
	return doc;
}

/* "../x" and "/xl/x" of a relationship, from the folder of the part that has it.  Caller frees. */
static char *
resolve(const char *folder, const char *target)
{
	char	*dir = mem_strdup(folder), *path;

	if (target[0] == '/') {
		free(dir);
		return mem_strdup(target + 1);
	}
	while (strncmp(target, "../", 3) == 0) {
		char	*slash = strrchr(dir, '/');

		*(slash == NULL ? dir : slash) = '\0';
		target += 3;
	}
	path = dir[0] == '\0' ? mem_strdup(target) : mem_printf("%s/%s", dir, target);
	free(dir);
	return path;
}

static bool
ends_with(const char *s, const char *end)
{
	size_t	 n = s == NULL ? 0 : strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

/* The target of the first relationship of a kind, or of an id.  Caller frees; NULL when there is none. */
static char *
find_target(const struct xml_doc *rels, const char *folder, const char *kind, const char *id)
{
	for (const struct xml_node *n = xml_first(xml_root(rels)); n != NULL; n = xml_next(n)) {
		const char	*target = attr(n, "Target"), *own = attr(n, "Id");

		if (target == NULL || (kind != NULL && !ends_with(attr(n, "Type"), kind)) ||
		    (id != NULL && (own == NULL || strcmp(own, id) != 0)))
			continue;
		if (attr(n, "TargetMode") == NULL || strcmp(attr(n, "TargetMode"), "External") != 0)
			return resolve(folder, target);
	}
	return NULL;
}

static void
tell_links(const struct xlsx *x)
{
	for (const struct xml_node *n = xml_first(xml_root(x->rels)); n != NULL; n = xml_next(n))
		if (ends_with(attr(n, "Type"), "/externalLink")) {
			report_add(x->report, FINDING_GRID_LINK, POS_FILE(x->file), "\"%s\"",
			    attr(n, "Target") == NULL ? "" : attr(n, "Target"));
			return;		/* one says it for all */
		}
}

/* ---- what a number is shown as ---- */

/* ECMA-376 part 1, 18.8.30: those whose meaning is a date or a time of day in every language. */
static enum show
show_builtin(long id)
{
	if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
		return SHOW_DATE;
	if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
		return SHOW_CLOCK;
	return SHOW_NUMBER;
}

/* A format of the file: its letters outside of quotes, brackets and escapes tell. */
static enum show
show_code(const char *code)
{
	bool	 day = false, clock = false, month = false;

	if (strcasecmp(code, "General") == 0 || strcasecmp(code, "Standard") == 0)
		return SHOW_NUMBER;
	for (const char *p = code; *p != '\0' && *p != ';'; p++) {
		if (*p == '"' || (*p == '[' && strchr("hHmMsS", p[1]) == NULL)) {
			const char	*end = strchr(p + 1, *p == '"' ? '"' : ']');

			if (end == NULL)
				break;
			p = end;
		} else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
			p++;
		else if (strchr("dDyYjJaA", *p) != NULL && strncasecmp(p, "AM/PM", 5) != 0 && strncasecmp(p, "A/P", 3) != 0)
			day = true;
		else if (strchr("hHsS", *p) != NULL)
			clock = true;
		else if (*p == 'm' || *p == 'M')
			month = true;
		else if (strncasecmp(p, "AM/PM", 5) == 0)
			p += 4;
	}
	return day ? SHOW_DATE : clock ? SHOW_CLOCK : month ? SHOW_DATE : SHOW_NUMBER;
}

static enum show
show_format(const struct xml_node *formats, const char *id)
{
	long	 n = id == NULL ? 0 : strtol(id, NULL, 10);

	for (const struct xml_node *f = formats == NULL ? NULL : xml_first(formats); f != NULL; f = xml_next(f))
		if (attr(f, "numFmtId") != NULL && strtol(attr(f, "numFmtId"), NULL, 10) == n)
			return attr(f, "formatCode") == NULL ? SHOW_NUMBER : show_code(attr(f, "formatCode"));
	return n >= FIRST_CUSTOM_FORMAT ? SHOW_NUMBER : show_builtin(n);
}

static void
read_styles(struct xlsx *x)
{
	const struct xml_node	*root = xml_root(x->styles), *xfs = child(root, "cellXfs"), *formats = child(root, "numFmts");

	for (const struct xml_node *n = xfs == NULL ? NULL : xml_first(xfs); n != NULL; n = xml_next(n)) {
		x->shows = mem_grow(x->shows, x->nshows + 1, sizeof(*x->shows));
		x->shows[x->nshows++] = show_format(formats, attr(n, "numFmtId"));
	}
}

static enum show
show_of(const struct xlsx *x, const struct xml_node *c)
{
	const char	*s = attr(c, "s");
	long		 n = s == NULL ? 0 : strtol(s, NULL, 10);

	return n >= 0 && (size_t)n < x->nshows ? x->shows[n] : SHOW_NUMBER;
}

/* ---- texts ---- */

/* The text of <si> or <is>: its <t> and those of its runs, not the phonetic readings. */
static void
add_text(const struct xml_node *si, struct buf *out)
{
	for (const struct xml_node *n = xml_first(si); n != NULL; n = xml_next(n)) {
		if (is(n, "t")) {
			char	*s = xml_content(n);

			buf_puts(out, s);
			free(s);
		} else if (is(n, "r"))
			add_text(n, out);
	}
}

static int
read_strings(struct xlsx *x)
{
	size_t	 room = 0;

	for (const struct xml_node *n = xml_first(xml_root(x->strings)); n != NULL; n = xml_next(n)) {
		if (!is(n, "si"))
			continue;
		if (x->nsi == room) {
			room = room * 2 + 64;
			x->si = mem_grow(x->si, room, sizeof(*x->si));
		}
		x->si[x->nsi++] = n;
	}
	return 0;
}

static int
refuse(const struct xlsx *x, const char *place, const char *words)
{
	report_add(x->report, FINDING_GRID_PART, (struct pos){ x->file, 0, place }, "%s", words);
	return -1;
}

/* ---- cells ---- */

/* A number, as its style shows it; value is replaced. */
static void
take_number(const struct xlsx *x, const struct xml_node *c, struct book_cell *cell, struct buf *value)
{
	char	*end, out[32];
	double	 n = strtod(value->data, &end);

	if (end == value->data || *end != '\0') {	/* not a number: shown as it stands */
		cell->type = "texte";
		return;
	}
	cell->type = "nombre";
	switch (show_of(x, c)) {
	case SHOW_DATE:
		if (!serial_day(n, x->y1904, out))
			break;
		cell->type = "date";
		buf_reset(value);
		buf_puts(value, out);
		return;
	case SHOW_CLOCK:
		cell->type = "heure";
		serial_clock(n, out);
		buf_reset(value);
		buf_puts(value, out);
		return;
	default:
		break;
	}
	serial_number(n, out);
	buf_reset(value);
	buf_puts(value, out);
}

static int
take_shared(const struct xlsx *x, struct book_cell *cell, struct buf *value)
{
	char	*end;
	long	 n = strtol(value->data, &end, 10);

	if (value->len == 0 || *end != '\0' || n < 0 || (size_t)n >= x->nsi)
		return refuse(x, book_place(x->book, cell->row, cell->col), _("its text is not in the file"));
	buf_reset(value);
	add_text(x->si[n], value);
	return 0;
}

static int
take_value(const struct xlsx *x, const struct xml_node *c, struct book_cell *cell, struct buf *value)
{
	const char		*t = attr(c, "t");
	const struct xml_node	*v = child(c, "v"), *inl = child(c, "is");

	if (v != NULL) {
		char	*s = xml_content(v);

		buf_puts(value, s);
		free(s);
	}
	cell->type = "texte";
	if (t != NULL && strcmp(t, "inlineStr") == 0) {
		buf_reset(value);
		if (inl != NULL)
			add_text(inl, value);
	} else if (value->len == 0)
		return 0;
	else if (t == NULL || strcmp(t, "n") == 0)
		take_number(x, c, cell, value);
	else if (strcmp(t, "s") == 0)
		return take_shared(x, cell, value);
	else if (strcmp(t, "b") == 0)
		cell->type = "booleen";
	else if (strcmp(t, "e") == 0)
		cell->type = "erreur";
	else if (strcmp(t, "d") == 0) {		/* ISO 8601; the time of day tells us nothing */
		cell->type = "date";
		if (value->len > 10 && value->data[10] == 'T')
			value->data[value->len = 10] = '\0';
	}
	return 0;
}

static int
read_cell(const struct xlsx *x, const struct xml_node *c, size_t row, size_t *col)
{
	struct book_cell	 cell = { .row = row, .formula = child(c, "f") != NULL };
	const char		*ref = attr(c, "r");
	struct buf		 value;
	size_t			 told;
	int			 rc;

	(*col)++;
	if (ref != NULL && (!book_ref_parse(ref, &told, col) || told != row))
		return refuse(x, ref, _("no such cell, or not in its row"));
	cell.col = *col;
	buf_init(&value);
	rc = take_value(x, c, &cell, &value);
	cell.value = value.data;
	if (rc == 0)
		rc = book_put(x->book, &cell);
	buf_clear(&value);
	return rc;
}

static int
read_rows(const struct xlsx *x, const struct xml_node *data)
{
	size_t	 row = 0;

	for (const struct xml_node *r = data == NULL ? NULL : xml_first(data); r != NULL; r = xml_next(r)) {
		const char	*n = attr(r, "r");
		size_t		 col = 0, told;
		char		*cell;

		if (!is(r, "row"))
			continue;
		row++;
		if (n != NULL) {
			cell = mem_printf("A%.12s", n);
			if (!book_ref_parse(cell, &told, &col) || told < row) {
				free(cell);
				return refuse(x, n, _("no such row, or out of order"));
			}
			free(cell);
			row = told;
			col = 0;
		}
		for (const struct xml_node *c = xml_first(r); c != NULL; c = xml_next(c))
			if (is(c, "c") && read_cell(x, c, row, &col) == -1)
				return -1;
	}
	return 0;
}

static int
read_merges(const struct xlsx *x, const struct xml_node *merges)
{
	for (const struct xml_node *n = merges == NULL ? NULL : xml_first(merges); n != NULL; n = xml_next(n)) {
		const char	*ref = attr(n, "ref"), *colon = ref == NULL ? NULL : strchr(ref, ':');
		size_t		 row1, col1, row2, col2;
		char		*from;
		bool		 good;

		if (colon == NULL)	/* a single cell, merged with nothing */
			continue;
		from = mem_strndup(ref, (size_t)(colon - ref));
		good = book_ref_parse(from, &row1, &col1) && book_ref_parse(colon + 1, &row2, &col2);
		free(from);
		if (!good)
			return refuse(x, ref, _("merged cells outside of any sheet"));
		if (book_merge(x->book, row1, col1, row2, col2) == -1)
			return -1;
	}
	return 0;
}

static int
read_sheet(const struct xlsx *x, const char *folder, const struct xml_node *sheet)
{
	const char	*name = attr(sheet, "name"), *id = attr(sheet, "id"), *state = attr(sheet, "state");
	char		*part = id == NULL ? NULL : find_target(x->rels, folder, NULL, id);
	struct xml_doc	*doc;
	int		 rc = -1;

	if (name == NULL || part == NULL)
		rc = refuse(x, name, _("a sheet that is nowhere in the file"));
	else if ((doc = load_part(x, part)) != NULL) {
		const struct xml_node	*root = xml_root(doc);

		/* Sheets that are but a chart have another root, and no cells. */
		if (book_sheet(x->book, name, state != NULL && strcmp(state, "visible") != 0) == 0 &&
		    read_rows(x, child(root, "sheetData")) == 0 && read_merges(x, child(root, "mergeCells")) == 0)
			rc = 0;
		xml_free(doc);
	}
	free(part);
	return rc;
}

/* Strings and styles are optional parts. */
static int
load_beside(struct xlsx *x, const char *folder)
{
	char	*strings = find_target(x->rels, folder, "/sharedStrings", NULL);
	char	*styles = find_target(x->rels, folder, "/styles", NULL);
	int	 rc = 0;

	if (strings != NULL && ((x->strings = load_part(x, strings)) == NULL || read_strings(x) == -1))
		rc = -1;
	if (rc == 0 && styles != NULL) {
		if ((x->styles = load_part(x, styles)) == NULL)
			rc = -1;
		else
			read_styles(x);
	}
	free(styles);
	free(strings);
	return rc;
}

static int
read_workbook(struct xlsx *x, const char *part)
{
	const char		*slash = strrchr(part, '/'), *base = slash == NULL ? part : slash + 1;
	char			*folder = slash == NULL ? mem_strdup("") : mem_strndup(part, (size_t)(slash - part));
	char			*rels = mem_printf("%s%s_rels/%s.rels", folder, slash == NULL ? "" : "/", base);
	const struct xml_node	*root, *pr, *sheets;
	int			 rc = -1;

	if ((x->workbook = load_part(x, part)) == NULL || (x->rels = load_part(x, rels)) == NULL ||
	    load_beside(x, folder) == -1)
		goto out;
	root = xml_root(x->workbook);
	pr = child(root, "workbookPr");
	x->y1904 = pr != NULL && is_true(attr(pr, "date1904"));
	tell_links(x);
	if ((sheets = child(root, "sheets")) == NULL || xml_first(sheets) == NULL) {
		refuse(x, part, _("a workbook without a sheet"));
		goto out;
	}
	rc = 0;
	for (const struct xml_node *n = xml_first(sheets); rc == 0 && n != NULL; n = xml_next(n))
		if (is(n, "sheet"))
			rc = read_sheet(x, folder, n);
out:
	free(rels);
	free(folder);
	return rc;
}

int
book_read_xlsx(struct book *book, struct pack *pack, struct report *report)
{
	struct xlsx	 x = { .book = book, .pack = pack, .report = report };
	struct xml_doc	*rels;
	char		*part = NULL;
	int		 rc = -1;

	x.file = mem_strdup(book_name(book));
	if ((rels = load_part(&x, "_rels/.rels")) != NULL) {
		if ((part = find_target(rels, "", "/officeDocument", NULL)) == NULL)
			refuse(&x, "_rels/.rels", _("it names no workbook"));
		else
			rc = read_workbook(&x, part);
	}
	xml_free(rels);
	xml_free(x.workbook);
	xml_free(x.rels);
	xml_free(x.strings);
	xml_free(x.styles);
	free(x.si);
	free(x.shows);
	free(x.file);
	free(part);
	return rc;
}
