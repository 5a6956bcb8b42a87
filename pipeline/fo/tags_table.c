/*
 * tags_table.c - tables in the structure tree (ISO 32000-1 14.8.4.3.4, ISO
 * 14289-1 7.5).
 *
 * A reader that hears a cell asks which headers are its own.  Scope answers for
 * plain tables; where cells span, or rows have headers, each cell names its
 * headers by id as well.  The grid is made regular: where the document leaves
 * a hole, an empty TD fills it, since a row that is short of cells makes the
 * columns behind it a riddle.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "fo/canvas.h"
#include "fo/context.h"
#include "fo/refine.h"
#include "fo/tagger.h"
#include "fo/tags.h"
#include "fo/tree.h"

#define COLUMNS_MAX	20000	/* cells further right overlap there: a grid is memory */
#define FILL_MAX	100000	/* empty cells of a whole table; past it, it stays as it came */

#define HEADS_MAX	1024	/* bytes of ids that a cell names: nobody listens to more headers */

struct column {
	int		 hangs;		/* rows that a cell from above still covers */
	const char	*row_head;	/* id of the row header that covers it now; NULL none */
	const char	*heads;		/* ids of the column headers above, space-separated; NULL none */
};

struct placed {
	struct fo_node	*cell;
	int		 column, span, rows;
	bool		 head, row_scope, column_scope;
	const char	*id;
};

struct grid {
	struct fo_tagger *t;
	struct fo_tag_scope scope;	/* inside the Table, then the section */
	int		 ncolumns, room;
	struct column	*columns;
	struct placed	*row;		/* of the row being made */
	size_t		 nrow, row_room;
	unsigned	 number, nheads, nfill;
	bool		 by_id;		/* cells name their headers */
	bool		 in_header;
};

static void
grid_reach(struct grid *g, int ncolumns)
{
	if (ncolumns > g->room) {
		int	 room = ncolumns + 16;

		g->columns = mem_grow(g->columns, (size_t)room, sizeof(*g->columns));
		memset(g->columns + g->room, 0, (size_t)(room - g->room) * sizeof(*g->columns));
		g->room = room;
	}
	if (ncolumns > g->ncolumns)
		g->ncolumns = ncolumns;
}

/* Rows.  In a section cells may stand without rows, between starts-row and ends-row (6.7.8). */

static bool
is_row_start(const struct fo_node *cell)
{
	const struct fo_node	*p = cell->prev;

	while (p != NULL && p->object != FO_TABLE_CELL)
		p = p->prev;
	return p == NULL || cell->misc->starts_row || p->misc->ends_row;
}

/* The first object of the next row at or behind n: a row, or the first of some cells; NULL at the end. */
static struct fo_node *
row_from(struct fo_node *n)
{
	while (n != NULL && n->object != FO_TABLE_ROW && !(n->object == FO_TABLE_CELL && is_row_start(n)))
		n = n->next;
	return n;
}

static struct fo_node *
cells_of(struct fo_node *row)
{
	return row->object == FO_TABLE_ROW ? row->first : row;
}

static struct fo_node *
next_cell(struct fo_node *row, struct fo_node *cell)
{
	for (cell = cell->next; cell != NULL && cell->object != FO_TABLE_CELL; cell = cell->next)
		if (row->object != FO_TABLE_ROW && cell->object == FO_TABLE_ROW)
			return NULL;
	if (cell != NULL && row->object != FO_TABLE_ROW && is_row_start(cell))
		return NULL;
	return cell;
}

static struct fo_node *
first_cell(struct fo_node *row)
{
	struct fo_node	*c = cells_of(row);

	while (c != NULL && c->object != FO_TABLE_CELL)
		c = c->next;
	return c;
}

static int
count_rows(struct fo_node *section)
{
	struct fo_node	*row;
	int		 n = 0;

	for (row = row_from(section->first); row != NULL; row = row_from(row->next))
		n++;
	return n;
}

/* Put the row's cells on the grid: row[] says where, hangs what stays covered. */
static void
place_row(struct grid *g, struct fo_node *row, int rows_left)
{
	struct fo_node	*cell;
	int		 at = 0;

	g->nrow = 0;
	for (cell = first_cell(row); cell != NULL; cell = next_cell(row, cell)) {
		const struct fo_misc	*m = cell->misc;
		struct placed		*p;

		if (m->column_number > 0 && m->column_number - 1 >= at)
			at = m->column_number - 1;
		while (at < g->ncolumns && g->columns[at].hangs > 0)	/* NOLINT: ncolumns is 0 while there are no columns */
			at++;
		if (at >= COLUMNS_MAX)
			at = COLUMNS_MAX - 1;
		if (g->nrow == g->row_room) {
			g->row_room = g->row_room == 0 ? 16 : g->row_room * 2;
			g->row = mem_grow(g->row, g->row_room, sizeof(*g->row));
		}
		p = &g->row[g->nrow++];
		memset(p, 0, sizeof(*p));
		p->cell = cell;
		p->column = at;
		p->span = at + m->columns_spanned > COLUMNS_MAX ? COLUMNS_MAX - at : m->columns_spanned;
		p->rows = m->rows_spanned < rows_left ? m->rows_spanned : rows_left;
		grid_reach(g, at + p->span);
		at += p->span;
	}
}

/* Go on to the next row. */
static void
advance_row(struct grid *g)
{
	for (int i = 0; i < g->ncolumns; i++)
		if (g->columns[i].hangs > 0 && --g->columns[i].hangs == 0)
			g->columns[i].row_head = NULL;
	for (size_t i = 0; i < g->nrow; i++) {
		const struct placed	*p = &g->row[i];

		for (int c = p->column; c < p->column + p->span; c++) {
			g->columns[c].hangs = p->rows - 1;
			g->columns[c].row_head = p->rows > 1 && p->row_scope ? p->id : NULL;
		}
	}
}

/* Headers. */

static bool
role_is(const struct fo_node *cell, const char *role)
{
	return cell->misc->role != NULL && strcasecmp(cell->misc->role, role) == 0;
}

static void
judge_head(const struct grid *g, struct placed *p)
{
	const char	*scope = p->cell->misc->scope;

	if (scope != NULL) {
		p->row_scope = strcasecmp(scope, "row") == 0 || strcasecmp(scope, "both") == 0;
		p->column_scope = strcasecmp(scope, "column") == 0 || strcasecmp(scope, "col") == 0 ||
		    strcasecmp(scope, "both") == 0;
	}
	if (!p->row_scope && !p->column_scope) {
		if (g->in_header && !role_is(p->cell, "TD") && fo_tags_has_content(p->cell))
			p->column_scope = true;
		else if (!g->in_header && role_is(p->cell, "TH"))
			p->row_scope = true;
	}
	p->head = p->row_scope || p->column_scope;
}

/* Whether a section has what Scope alone does not explain; reaches the table's columns on the way. */
static void
survey(struct grid *g, struct fo_node *section)
{
	int		 left = count_rows(section);
	struct fo_node	*row;

	g->in_header = section->object == FO_TABLE_HEADER;
	for (row = row_from(section->first); row != NULL; row = row_from(row->next)) {
		place_row(g, row, left--);
		for (size_t i = 0; i < g->nrow; i++) {
			judge_head(g, &g->row[i]);
			g->by_id = g->by_id || g->row[i].span > 1 || g->row[i].rows > 1 || g->row[i].row_scope;
		}
		advance_row(g);
	}
	g->nrow = 0;
	for (int i = 0; i < g->ncolumns; i++)
		g->columns[i].hangs = 0;
}

/* Ids already in the list are not said twice: a spanning header stands above each of its columns. */
static void
add_ids(struct buf *out, const char *ids)
{
	if (ids == NULL)
		return;
	while (*ids != '\0' && out->len < HEADS_MAX) {
		size_t		 n = strcspn(ids, " ");
		const char	*at = out->data;
		bool		 there = false;

		while (!there && (at = strstr(at, "t")) != NULL) {
			there = strncmp(at, ids, n) == 0 && (at[n] == ' ' || at[n] == '\0') &&
			    (at == out->data || at[-1] == ' ');
			at++;
		}
		if (!there) {
			if (out->len > 0)
				buf_putc(out, ' ');
			buf_add(out, ids, n);
		}
		ids += n;
		while (*ids == ' ')
			ids++;
	}
}

/* The headers of a row: those that hang down into it, and its own.  Worked out once for all its cells. */
static const char *
row_heads_of(struct grid *g, struct buf *scratch)
{
	buf_reset(scratch);
	for (int c = 0; c < g->ncolumns; c++)
		if (g->columns[c].hangs > 0)
			add_ids(scratch, g->columns[c].row_head);
	for (size_t i = 0; i < g->nrow; i++)
		if (g->row[i].row_scope)
			add_ids(scratch, g->row[i].id);
	return scratch->len == 0 ? NULL : arena_strndup(g->t->ctx->tree->arena, scratch->data, scratch->len);
}

/* The headers of a cell: those above its columns, and those of its row. */
static const char *
headers_of(struct grid *g, const struct placed *p, const char *row_heads, struct buf *scratch)
{
	buf_reset(scratch);
	for (int c = p->column; c < p->column + p->span; c++)
		add_ids(scratch, g->columns[c].heads);
	if (!g->in_header && !p->row_scope)
		add_ids(scratch, row_heads);
	return scratch->len == 0 ? NULL : scratch->data;
}

/* A column header joins those above what comes below it. */
static void
note_heads(struct grid *g, struct buf *scratch)
{
	struct arena	*arena = g->t->ctx->tree->arena;

	for (size_t i = 0; i < g->nrow; i++) {
		const struct placed	*p = &g->row[i];

		if (!p->column_scope || p->id == NULL)
			continue;
		for (int c = p->column; c < p->column + p->span; c++) {
			buf_reset(scratch);
			add_ids(scratch, g->columns[c].heads);
			add_ids(scratch, p->id);
			g->columns[c].heads = arena_strndup(arena, scratch->data, scratch->len);
		}
	}
}

/* Making. */

static void
fill(struct grid *g, const struct fo_node *row, const struct fo_tag_scope *s, int *at, int to)
{
	struct canvas_tag_def	 def = { .type = "TD" };

	for (; *at < to; (*at)++) {
		if (g->columns[*at].hangs > 0 || g->nfill >= FILL_MAX)
			continue;
		struct fo_tag_scope	 inside = *s;

		g->nfill++;
		fo_tags_new(g->t, row, &inside, &def);
	}
}

static void
make_cell(struct grid *g, struct placed *p, const char *row_heads, struct fo_tag_scope s, struct buf *scratch)
{
	struct canvas_tag_def	 def = { .type = p->head ? "TH" : "TD" };

	def.row_span = p->rows;
	def.col_span = p->span;
	if (p->head)
		def.scope = p->row_scope && p->column_scope ? "Both" : p->row_scope ? "Row" : "Column";
	if (g->by_id) {
		def.id = p->id;
		def.headers = headers_of(g, p, row_heads, scratch);
	}
	p->cell->tag = fo_tags_new(g->t, p->cell, &s, &def);
	s.para = false;
	fo_tags_children(g->t, p->cell, s);
	fo_tags_notes(g->t, s);
}

static void
make_row(struct grid *g, struct fo_node *row, int left, struct fo_tag_scope s, struct buf *scratch)
{
	struct canvas_tag_def	 def = { .type = "TR" };
	struct canvas_tag	*tag;
	const char		*row_heads;
	int			 at = 0;

	place_row(g, row, left);
	for (size_t i = 0; i < g->nrow; i++) {
		judge_head(g, &g->row[i]);
		if (g->by_id && g->row[i].head)
			g->row[i].id = arena_printf(g->t->ctx->tree->arena, "t%u-%u", g->number, ++g->nheads);
	}
	row_heads = g->by_id && !g->in_header ? row_heads_of(g, scratch) : NULL;
	tag = fo_tags_new(g->t, row, &s, &def);
	if (row->object == FO_TABLE_ROW)
		row->tag = tag;
	for (size_t i = 0; i < g->nrow; i++) {
		fill(g, row, &s, &at, g->row[i].column);
		make_cell(g, &g->row[i], row_heads, s, scratch);
		at = g->row[i].column + g->row[i].span;
	}
	fill(g, row, &s, &at, g->ncolumns);
	note_heads(g, scratch);
	advance_row(g);
}

static void
make_section(struct grid *g, struct fo_node *section, const char *type, struct fo_tag_scope s, struct buf *scratch)
{
	struct canvas_tag_def	 def = { .type = type };
	int			 left = count_rows(section);
	struct fo_node		*row;

	if (left == 0)
		return;
	g->in_header = section->object == FO_TABLE_HEADER;
	if (type != NULL)
		section->tag = fo_tags_new(g->t, section, &s, &def);
	for (row = row_from(section->first); row != NULL; row = row_from(row->next))
		make_row(g, row, left--, s, scratch);
	for (int i = 0; i < g->ncolumns; i++) {
		g->columns[i].hangs = 0;
		g->columns[i].row_head = NULL;
	}
}

static void
make_sections(struct grid *g, struct fo_node *table, struct fo_tag_scope s)
{
	static const struct { enum fo_object object; const char *type; } order[] = {
		{ FO_TABLE_HEADER, "THead" }, { FO_TABLE_BODY, "TBody" }, { FO_TABLE_FOOTER, "TFoot" },
	};
	struct buf	*scratch = buf_new();
	struct fo_node	*n;
	bool		 body = false;

	for (n = table->first; n != NULL; n = n->next) {
		if (n->object != FO_TABLE_HEADER && n->object != FO_TABLE_BODY && n->object != FO_TABLE_FOOTER)
			continue;
		survey(g, n);
		body = body || (n->object == FO_TABLE_BODY && count_rows(n) > 0);
	}
	/* The footer stands before the body in FO and is read after it. */
	for (size_t i = 0; i < nitems(order); i++)
		for (n = table->first; n != NULL; n = n->next)
			if (n->object == order[i].object)	/* no THead without TBody */
				make_section(g, n, body ? order[i].type : NULL, s, scratch);
	buf_free(scratch);
}

static int
declared_columns(const struct fo_node *table)
{
	const struct fo_node	*n;
	int			 at = 0, last = 0;

	for (n = table->first; n != NULL; n = n->next) {
		if (n->object != FO_TABLE_COLUMN)
			continue;
		if (n->misc->column_number > 0)
			at = n->misc->column_number - 1;
		at += n->misc->columns_repeated;
		if (at > COLUMNS_MAX)
			at = COLUMNS_MAX;
		last = at > last ? at : last;
	}
	return last;
}

static struct fo_node *
find_child(struct fo_node *parent, enum fo_object o)
{
	struct fo_node	*n;

	for (n = parent->first; n != NULL && n->object != o; n = n->next)
		continue;
	return n;
}

/* Cells in a row for their looks: no Table, what they hold is read in order. */
static bool
is_layout(const struct fo_node *table)
{
	static const char *const roles[] = { "presentation", "none", "Div", "Sect", "Part", "Art", "NonStruct" };

	for (size_t i = 0; i < nitems(roles); i++)
		if (role_is(table, roles[i]))
			return true;
	return false;
}

void
fo_tags_table(struct fo_tagger *t, struct fo_node *outer, struct fo_tag_scope s)
{
	struct fo_interned	*in = t->ctx->tree->interned;
	struct grid		 g = { .t = t };
	struct fo_node		*table = outer->object == FO_TABLE ? outer : find_child(outer, FO_TABLE);
	struct fo_node		*caption = outer->object == FO_TABLE ? NULL : find_child(outer, FO_TABLE_CAPTION);
	struct fo_tag_scope	 inside;
	struct canvas_tag_def	 def = { .type = "Table" }, caption_def = { .type = "Caption" };

	if (!fo_tags_has_content(outer))
		return;
	if (table == NULL || is_layout(table) || is_layout(outer)) {
		fo_tags_children(t, outer, s);
		return;
	}
	table->tag = fo_tags_new(t, table, &s, &def);
	s.para = false;
	if (caption != NULL && fo_tags_has_content(caption)) {
		inside = s;
		caption->tag = fo_tags_new(t, caption, &inside, &caption_def);
		fo_tags_children(t, caption, inside);
		fo_tags_notes(t, inside);
	}
	g.number = ++in->ntables;
	grid_reach(&g, declared_columns(table));
	make_sections(&g, table, s);
	free(g.columns);
	free(g.row);
}
