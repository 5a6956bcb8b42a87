/* utf8.h - reading UTF-8 one character at a time. */
#ifndef CLEA_BASE_UTF8_H
#define CLEA_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The character at s (n > 0 bytes left) and its length; U+FFFD and 1 where malformed. */
uint32_t	utf8_get(const char *s, size_t n, size_t *len);
size_t		utf8_put(uint32_t c, char out[static 4]);	/* bytes written, 1..4 */
bool		utf8_valid(const char *, size_t n);
size_t		utf8_count(const char *, size_t n);		/* characters */
/*
 * What can be shown on a line: bytes that are not UTF-8, control characters and
 * those that turn the direction of text are written as \x1b or \u{202e}.  Caller frees.
 */
char	*utf8_printable(const char *);

#endif /* !CLEA_BASE_UTF8_H */
