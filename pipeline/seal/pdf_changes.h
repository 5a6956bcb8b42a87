/* pdf_changes.h - what a later revision of a PDF did to an earlier one.  Private to seal/. */
#ifndef CLEA_SEAL_PDF_CHANGES_H
#define CLEA_SEAL_PDF_CHANGES_H

#include <stdbool.h>

struct pdf_file;

/*
 * True if everything that "before" showed stands unchanged in "after", but for
 * what may follow a signature (EN 319 142-1, 5.5): further signatures, /DSS,
 * document timestamps.  False with *what, the first difference, in words that
 * name object and key; the caller frees it.
 */
bool	pdf_only_sealed(struct pdf_file *before, struct pdf_file *after, char **what);

#endif /* !CLEA_SEAL_PDF_CHANGES_H */
