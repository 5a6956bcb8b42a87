/* i18n.c - the language of messages, changed where a reader is known. */
#include <locale.h>
#include <stdlib.h>

#include "base/i18n.h"

void
i18n_speak(const char *language)
{
	/* gettext(3) translates nothing in the locale "C", and heeds LANGUAGE in every other; C.UTF-8 is always there. */
	setenv("LANGUAGE", language, 1);
	setlocale(LC_MESSAGES, "C.UTF-8");
	(void)gettext("file cannot be read");	/* the catalogue is loaded when first asked: a jail comes too early for that */
}
