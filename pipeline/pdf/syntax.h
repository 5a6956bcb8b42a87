/* syntax.h - the words of PDF (ISO 32000-1 7.3): numbers, strings, names, references.  Private to pdf/. */
#ifndef CLEA_PDF_SYNTAX_H
#define CLEA_PDF_SYNTAX_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/* A length in thousandths as a decimal number: 12345 is "12.345", 12000 is "12", 500 is ".5". */
void	syntax_milli(struct buf *, int64_t);
/* Two lengths and an operator of at most 8 bytes: "12.5 700 Td\n". */
void	syntax_point(struct buf *, int64_t x, int64_t y, const char *operator);
/* "12 0 R" and a blank. */
void	syntax_ref(struct buf *, unsigned number);
/* A literal string of bytes. */
void	syntax_bytes(struct buf *, const void *, size_t n);
/* The inside of a literal string, without its parentheses. */
void	syntax_escape(struct buf *, const void *, size_t n);
/* A text string for people: as it is when ASCII, else UTF-16 with a mark (7.9.2.2). */
void	syntax_text(struct buf *, const char *utf8);
/* A name with its slash; what a name cannot hold is written #xx. */
void	syntax_name(struct buf *, const char *);
/* UTF-16BE in upper-case hexadecimal, without brackets: of ToUnicode maps and text strings. */
void	syntax_utf16_hex(struct buf *, const char *utf8, size_t n);
/* Four hexadecimal digits. */
void	syntax_hex4(struct buf *, unsigned);
/* A rectangle [a b c d] of lengths in thousandths. */
void	syntax_rect(struct buf *, int64_t, int64_t, int64_t, int64_t);

#endif /* !CLEA_PDF_SYNTAX_H */
