/*
 * book.h - a spreadsheet read into cells, whatever its format.  For this folder only.
 *
 *	<classeur xmlns="urn:clea:classeur:1" format="xlsx">
 *	  <feuille nom="Candidat" masquee="oui">
 *	    <fusion ref="A1:C1" de-col="1" a-col="3" de-rang="1" a-rang="1"/>
 *	    <rang n="5">
 *	      <cellule ref="B5" col="2" type="date" formule="oui">2026-03-05</cellule>
 *
 * Empty cells are left out.  type: texte, nombre, date (AAAA-MM-JJ), heure
 * (HH:MM, hours without end), booleen (1, 0), erreur (#N/A).  Rows and columns
 * ascend.  The stylesheets judge what the cells mean.
 */
#ifndef CLEA_CAPTURE_BOOK_H
#define CLEA_CAPTURE_BOOK_H

#include <stdbool.h>
#include <stddef.h>

struct book;
struct buf;
struct pack;
struct report;
struct xml_doc;

#define BOOK_NS			"urn:clea:classeur:1"
#define BOOK_ROWS		((size_t)1048576)	/* of a sheet, as spreadsheet programs have it */
#define BOOK_COLUMNS		((size_t)16384)
#define BOOK_LIMIT_PARTS	((size_t)500)		/* entries of the ZIP */
#define BOOK_LIMIT_BYTES	((size_t)64 << 20)	/* unpacked, all of them */
#define BOOK_LIMIT_SHEETS	((size_t)200)
#define BOOK_LIMIT_CELLS	((size_t)100000)	/* not empty, all sheets */
#define BOOK_LIMIT_TEXT		((size_t)32767)		/* bytes of a cell */
#define BOOK_LIMIT_REPEAT	((size_t)1000)		/* times a cell that is not empty may be repeated */

/*
 * Read bytes of any format we know; "name" decides only between CSV and what
 * is no spreadsheet.  "sheet" names the sheet of a CSV (NULL: after the file).
 * NULL with a finding.
 */
struct xml_doc	*book_read(const char *name, const struct buf *, const char *sheet, struct report *);

/* ---- for the readers ---- */

struct book_cell {
	size_t		 row, col;	/* from 1 */
	const char	*type, *value;	/* value: UTF-8, lent */
	bool		 formula;
};

struct book	*book_new(const char *name, const char *format, struct report *);
struct xml_doc	*book_take(struct book *);		/* the document; frees the rest */
void		 book_free(struct book *);
const char	*book_name(const struct book *);	/* of the file; lends */
/* Each: 0, or -1 with a finding (a limit, an order that no program writes). */
int		 book_sheet(struct book *, const char *name, bool hidden);
int		 book_put(struct book *, const struct book_cell *);
int		 book_merge(struct book *, size_t row1, size_t col1, size_t row2, size_t col2);
const char	*book_place(struct book *, size_t row, size_t col);	/* "Feuille!D6"; lends until the next call */

/* "D6": false where it is not a cell that a spreadsheet has. */
bool		 book_ref_parse(const char *, size_t *row, size_t *col);
#define BOOK_REF	32	/* bytes of a reference */
char		*book_ref(size_t row, size_t col, char out[static BOOK_REF]);

/* book_xlsx.c, book_ods.c, book_csv.c: 0, or -1 with a finding. */
int		 book_read_xlsx(struct book *, struct pack *, struct report *);
int		 book_read_ods(struct book *, struct pack *, struct report *);
int		 book_read_csv(struct book *, const struct buf *, const char *sheet, struct report *);

/* serial.c: the days that spreadsheets count, and their cells as text.  false: no such day. */
bool		 serial_day(double serial, bool y1904, char out[static 32]);
void		 serial_clock(double days, char out[static 32]);	/* 0.0625: "01:30" */
void		 serial_number(double, char out[static 32]);		/* as it is shown: 15 digits at most */

#endif /* !CLEA_CAPTURE_BOOK_H */
