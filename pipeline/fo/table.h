/* table.h - tables: columns, grid, borders, steps.  Private to fo/ (table*.c). */
#ifndef CLEA_FO_TABLE_H
#define CLEA_FO_TABLE_H

#include "fo/area.h"
#include "fo/tree.h"

struct fo_cell;
struct fo_place;

/* A border on its way through conflict resolution. */
struct fo_spec {
	struct fo_border b;
	int		 rank;		/* of what it is a border of: a cell's wins over a row's ... */
};
/* Before and after borders by what happens there (as the padding's conditionality). */
enum fo_when {
	FO_NORMAL,		/* within the page */
	FO_LEADING,		/* first or last on the page, but the cell is whole */
	FO_REST			/* the cell is broken there */
};
struct fo_unit {		/* one square of the grid */
	struct fo_cell	*cell;		/* NULL: nobody's */
	int32_t		 dx, dy;	/* columns and rows from the cell's first */
	struct fo_spec	 before[3], after[3];	/* by enum fo_when; collapsed borders only */
	struct fo_spec	 start, end;
};

struct fo_row {
	const struct fo_node *node;	/* fo:table-row, NULL: cells without one */
	const struct fo_node *part;	/* header, footer or body */
	struct fo_unit	*units;		/* as many as columns */
	size_t		 index;		/* in its part */
	mpt		 min, opt, max;	/* height asked for; max INT64_MAX/4: any */
	mpt		 height;
	bool		 first_in_part, last_in_part;
};

struct fo_cell {
	const struct fo_node *node;
	struct fo_row	**rows;		/* the rows it stands in, "nrows" of them known */
	size_t		 nrows;
	size_t		 column, row;	/* of its first square; row counts in the group */
	int32_t		 across, down;
	mpt		 width;		/* of its columns */
	mpt		 start, end;	/* border and padding there, border separation too */
	mpt		 padding[2], padding_kept[2];	/* before, after; at breaks */
	struct fo_list	*content;
	struct fo_list	*list;		/* the same, with fillers for the height asked for */
	mpt		 length;	/* of its content */
	mpt		 min, opt;	/* height asked for */
	struct fo_hold	 keep_before, keep_after;
	enum fo_break	 break_before, break_after;
	bool		 empty;		/* no content at all */
	bool		 retrieves;	/* markers: set again for each page that shows it */
};

struct fo_group {		/* rows bound together by cells that span them */
	struct fo_row	**rows;
	size_t		 n;
};

/* What of a cell stands in one step. */
struct fo_cellpart {
	struct fo_cell	*cell;
	size_t		 from;		/* first element */
	size_t		 to;		/* past the last; may be below "from": nothing */
	bool		 last;
	mpt		 before_length;	/* optional content at its beginning: gone at the top of a page */
	mpt		 length;
	mpt		 after_length;	/* of the penalty it ends on: only at the bottom of a page */
	mpt		 edge_before[2], edge_after[2];	/* within the page, at its top or bottom */
};
struct fo_rows {		/* one step of a group: content of a BOX */
	struct fo_table	*table;
	struct fo_group	*group;
	struct fo_row	*row;		/* it ends in */
	struct fo_row	*new_row;	/* the row that begins, where it is delayed */
	struct fo_cellpart *parts;
	size_t		 nparts;
	bool		 first, last;	/* of the group */
};

struct fo_part {		/* a header or a footer */
	struct fo_table	*table;
	struct fo_list	*list;
	bool		 footer;
	bool		 retrieves;	/* one of its cells does */
};

struct fo_column {
	const struct fo_node *node;	/* fo:table-column, NULL */
	struct fo_length width;
	mpt		 w;		/* used width */
};

struct fo_table {
	const struct fo_node *node;
	const struct fo_node *header, *footer;
	struct fo_area	*area;
	struct fo_column *columns;
	size_t		 ncolumns;
	mpt		 width;		/* of all columns */
	bool		 collapse;
	mpt		 separation[2];	/* half of border-separation: inline, block */
	struct fo_hold	 together;
	struct fo_row	*footer_first;	/* its first row: the last body row meets it */
	struct fo_part	*top, *bottom;	/* set header and footer */
	mpt		 top_height, bottom_height;
	struct fo_spec	(*lead)[3];	/* leading borders of body rows, by column; from header or table */
	struct fo_spec	(*trail)[3];
	bool		 placed;	/* its header stood on a page: again, it is an artifact */
	bool		 placed_bottom;
	bool		 broken;	/* it stands on a page already */
};

/* table_grid.c */
int	 fo_table_columns(struct fo_layout *, struct fo_table *);	/* -1: no rows */
struct fo_reader {		/* rows of a part, one after the other */
	struct fo_layout *L;
	struct fo_table	*t;
	const struct fo_node *part;	/* the current one */
	const struct fo_node *next;	/* child of the part to read next */
	bool		 bodies;	/* goes on to the next table-body */
	bool		 first_in_table;	/* no header comes before */
	struct fo_unit	*above;		/* squares of the row before: what spans down */
	int32_t		*down;		/* rows that each of them still spans */
	size_t		 index;
	struct fo_row	*ahead;		/* read already, not yet given out */
	struct fo_row	*previous;
	struct fo_row	*before_part;	/* last row of the part before */
};
void	 fo_reader_init(struct fo_reader *, struct fo_layout *, struct fo_table *, const struct fo_node *part, bool bodies);
struct fo_row	*fo_reader_peek(struct fo_reader *);
struct fo_group *fo_reader_group(struct fo_reader *);	/* NULL at the end */

/* table_border.c */
void	 fo_border_columns(struct fo_layout *, struct fo_table *);
void	 fo_border_row(struct fo_table *, struct fo_row *, bool first_in_part);
void	 fo_border_between(struct fo_table *, struct fo_row *above, struct fo_row *below);
void	 fo_border_first(struct fo_table *, struct fo_row *, bool rest_too);
void	 fo_border_last(struct fo_table *, struct fo_row *, bool rest_too);
void	 fo_border_part_end(struct fo_table *, struct fo_row *);
void	 fo_border_lead(struct fo_table *, struct fo_row *);
void	 fo_border_trail(struct fo_table *, struct fo_row *);
void	 fo_border_settle(struct fo_table *, struct fo_row *, bool before);	/* leading and rest are as normal */
mpt	 fo_cell_before(const struct fo_table *, const struct fo_cell *, size_t row, enum fo_when);
mpt	 fo_cell_after(const struct fo_table *, const struct fo_cell *, size_t row, enum fo_when);
void	 fo_cell_sides(const struct fo_table *, const struct fo_cell *, mpt *start, mpt *end);

/* table_step.c */
/*
 * Elements of a row group whose cells were laid out.  It ends with a break that is still pending, for the
 * caller to say what stands between this group and the next; "glue" follows it then (stretch only).
 */
void	 fo_group_steps(struct fo_layout *, struct fo_table *, struct fo_group *, bool body, mpt *glue);
struct fo_hold	 fo_row_keep(const struct fo_row *, size_t ncolumns, bool after);
enum fo_break	 fo_row_break(const struct fo_row *, size_t ncolumns, bool after);

/* table_auto.c */
void	 fo_table_auto(struct fo_layout *, struct fo_table *, mpt room);

#endif /* !CLEA_FO_TABLE_H */
