/* tell.c - what a command says besides its findings. */
#include <stdarg.h>
#include <stdio.h>

#include "archive/archive.h"
#include "archive/tell.h"

void
tell(const struct archive_options *o, const char *fmt, ...)
{
	va_list	 ap;

	if (o->out == NULL)
		return;
	va_start(ap, fmt);
	vfprintf(o->out, fmt, ap);
	va_end(ap);
}
