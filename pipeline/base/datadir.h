/* datadir.h - where stylesheets, referentials and schemas are found. */
#ifndef CLEA_BASE_DATADIR_H
#define CLEA_BASE_DATADIR_H

struct report;

/*
 * $CLEA_DATA, else ../share/clea beside the program, else the source tree the
 * program was built in (.. of its folder).  Lends; NULL with a finding.
 */
const char	*datadir_get(struct report *);
/* A file below it: datadir_path("stylesheets/controle.xsl").  Caller frees; NULL with a finding. */
char		*datadir_path(const char *name, struct report *);
/* Where message catalogues stand: share/locale beside the program, or "locale" in its build folder. */
char		*datadir_locale(void);

#endif /* !CLEA_BASE_DATADIR_H */
