/* tell.h - what a command says besides its findings.  For archive/ only. */
#ifndef CLEA_ARCHIVE_TELL_H
#define CLEA_ARCHIVE_TELL_H

struct archive_options;

/* On o->out, where there is one: a program that reads the findings wants nothing else. */
void	tell(const struct archive_options *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif /* !CLEA_ARCHIVE_TELL_H */
