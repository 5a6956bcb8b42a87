/* grid.h - spreadsheets: an empty evaluation grid made, a filled one read into a dossier.  Of the floor's door. */
#ifndef CLEA_CAPTURE_GRID_H
#define CLEA_CAPTURE_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"

struct buf;
struct library;
struct report;

enum grid_format { GRID_XLSX, GRID_ODS };

/*
 * The empty grid of a referential version (NULL: the national one), laid out
 * as a mapping file says (NULL: the one shipped, grille-clea.xml).  Caller
 * frees; NULL with a finding.
 */
struct buf	*grid_make(struct library *, enum grid_format, const char *version, const char *mapping, instant now,
		    struct report *);

struct grid_import {		/* all lent */
	const char	*file;		/* .xlsx, .ods or .csv */
	const char	*mapping;	/* NULL: grille-clea.xml */
	const char	*sheet;		/* which sheet of the mapping a CSV is; NULL: as its name tells */
	const char	*dir;		/* the dossier's folder: begun if it is not there */
	const char	*version;	/* referential of a dossier that is begun; NULL: the national one */
	bool		 replace;	/* the grid decides where it differs */
	bool		 despite_findings;	/* write what was understood */
	instant		 now;
};
struct grid_count {		/* of verdicts */
	size_t	 read, added, kept;	/* in the grid; new in the dossier; where the dossier's other verdict stands */
	bool	 written;		/* false: the dossier says all of it already, or findings forbid */
};
/*
 * Read a grid into a dossier.  Each cell that could not be understood is a
 * finding, named by sheet and cell.  With findings of severity error nothing
 * is written, unless despite_findings.  dossier.xml is replaced whole or not
 * at all; what the grid does not speak of stays as it is.  0, or -1 with
 * findings.
 */
int		 grid_import(struct library *, const struct grid_import *, struct grid_count *, struct report *);

#endif /* !CLEA_CAPTURE_GRID_H */
