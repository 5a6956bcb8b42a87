/* capture.h - evidence entered where evaluators work: the form, a page that a browser opens.  The floor's door. */
#ifndef CLEA_CAPTURE_CAPTURE_H
#define CLEA_CAPTURE_CAPTURE_H

struct buf;
struct library;
struct report;

/*
 * The form: one HTML page that needs no server and no network, made by
 * stylesheets/capture/form.xsl for a version of the referential (NULL: the
 * national one), with its scoring profile, the rules and the site's settings.
 * Caller frees; NULL with a finding.
 */
struct buf	*capture_form(struct library *, const char *version, struct report *);

#endif /* !CLEA_CAPTURE_CAPTURE_H */
