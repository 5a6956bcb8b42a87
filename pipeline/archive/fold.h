/* fold.h - words as they are compared in a search.  For archive/ only. */
#ifndef CLEA_ARCHIVE_FOLD_H
#define CLEA_ARCHIVE_FOLD_H

/* Small letters without accents: "Maëlys Œuvrard" is "maelys oeuvrard".  Caller frees. */
char	*fold(const char *);

#endif /* !CLEA_ARCHIVE_FOLD_H */
