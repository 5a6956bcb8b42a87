/* i18n.h - messages: English in the source, other languages through gettext. */
#ifndef CLEA_BASE_I18N_H
#define CLEA_BASE_I18N_H

#include <libintl.h>

#define _(s)	gettext(s)
#define N_(s)	(s)

/*
 * Speak that language ("fr") from now on, in a process whose messages go to somebody else than
 * its user: a report to a sender.  English where no catalogue is installed.  Its catalogue is loaded.
 */
void	i18n_speak(const char *language);

#endif /* !CLEA_BASE_I18N_H */
