/* i18n.h - messages: English in the source, other languages through gettext. */
#ifndef CLEA_BASE_I18N_H
#define CLEA_BASE_I18N_H

#include <libintl.h>

#define _(s)	gettext(s)
#define N_(s)	(s)

#endif /* !CLEA_BASE_I18N_H */
