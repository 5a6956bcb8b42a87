/* warm.c - everything a worker will need, loaded before there is a worker.
 *
 * Behind its jail a worker opens no file: no stylesheet, no font, no dictionary, no
 * colour profile.  What loads them when first asked is asked here, by making all
 * reports of an item that there never was.  It also leaves the caches of fonts
 * and stylesheets filled, which the workers inherit.
 */
#include "base/i18n.h"
#include "base/report.h"
#include "dossier/dossier.h"
#include "dossier/library.h"
#include "pdf/pdf.h"
#include "reception/item.h"
#include "reception/judge.h"
#include "xml/xml.h"

/* Words long enough to be divided: the dictionary is loaded. */
static const char specimen[] = "Vérification anticonstitutionnellement irréprochable des empreintes : ABCDEFGHIJKLMNOPQRSTUVWXYZ "
    "abcdefghijklmnopqrstuvwxyz 0123456789 « éèêëàâäîïôöùûüçœæ ÉÈÊÀÂÎÔÛÇŒ » – — … ’ , ; ! ? ( ) [ ] / % & @ # _ + = * < >";

static int
make_specimen(const struct judge *j, struct report *report)
{
	struct item	 item = { .path = NULL };
	struct report	*findings = report_new();
	struct answer	 a = { NULL, 0 };
	char		 name[] = "specimen.asice";
	int		 rc;

	item.name = name;
	item.form = ITEM_ASICE;
	for (int severity = SEV_INFO; severity <= SEV_ERROR; severity++)
		report_add_rule(findings, "REC-00", (enum severity)severity, POS_FILE(name), specimen, specimen);
	rc = judge_unread(j, &item, findings, &a, report);
	answer_clear(&a);
	report_free(findings);
	return rc;
}

/*
 * Stylesheets note in themselves what each call of a template or a function has come to mean: noted
 * here, on a dossier of nobody, the workers share the pages that it stands on.
 */
static int
judge_nobody(const struct judge *j, struct report *report)
{
	struct report	*told = report_new();		/* all that is missing in it: nobody's fault */
	struct dossier	*d = dossier_blank(j->library, NULL, j->now, report);

	if (d != NULL) {
		xml_free(dossier_traits(d, told));
		(void)dossier_judge(d, told);
	}
	dossier_free(d);
	report_free(told);
	return d == NULL ? -1 : 0;
}

int
judge_warm(const struct judge *j, struct report *report)
{
	struct pdf_fonts	*fonts;

	if (library_warm(j->library, report) == -1 || (fonts = library_fonts(j->library, report)) == NULL)
		return -1;
	pdf_fonts_warm(fonts);
	return judge_nobody(j, report) == -1 ? -1 : make_specimen(j, report);
}
