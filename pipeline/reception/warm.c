/* warm.c - everything a worker will need, loaded before there is a worker.
 *
 * Behind its jail a worker opens no file: no stylesheet, no font, no dictionary, no
 * colour profile.  What loads them when first asked is asked here, by making all
 * reports of an item that there never was.  It also leaves the caches of fonts
 * and stylesheets filled, which the workers inherit.
 */
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "dossier/library.h"
#include "pdf/pdf.h"
#include "reception/item.h"
#include "reception/judge.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define SPECIMEN	"reception/specimen.xsl"

#define HEAP	((size_t)96 << 20)	/* what is loaded here, and what a worker needs besides for a common dossier */

/* Words long enough to be divided: the dictionary is loaded. */
static const char specimen[] = "Vérification anticonstitutionnellement irréprochable des empreintes : ABCDEFGHIJKLMNOPQRSTUVWXYZ "
    "abcdefghijklmnopqrstuvwxyz 0123456789 « éèêëàâäîïôöùûüçœæ ÉÈÊÀÂÎÔÛÇŒ » – — … ’ , ; ! ? ( ) [ ] / % & @ # _ + = * < >";

/* As proofs are written: what libmagic tries on words, it has tried on these. */
static const char account[] =
    "Compte rendu de la mise en situation du 12 mars 2026, de 9 h 30 à 11 h 15.\n\n"
    "La personne a lu la consigne, puis compté le stock : 24 cartons de 12, soit 288 pièces. Elle explique "
    "ce qu'elle fait, demande de l'aide quand il le faut et vérifie son résultat. « J'ai refait le calcul », dit-elle.\n"
    "- Points forts : écoute, méthode, usage du tableur (fichier stock.xls).\n"
    "- À consolider : lire un plan ; écrire un message de plus de 5 lignes.\n"
    "Objet : bilan / Date : 2026-03-12 / Évaluatrice : Mme Durand, GRETA. # 1, * 2, @ 3, % 4, [x] oui, {y} non, <z> = 0 !\n";

static void
add_file(struct item_files *f, const char *name, const void *p, size_t n)
{
	struct buf	*b = buf_new();

	buf_add(b, p, n);
	f->v = mem_grow(f->v, f->n + 1, sizeof(*f->v));
	f->v[f->n++] = (struct item_file){ mem_strdup(name), b };
}

/*
 * Libraries note what they found out: stylesheets what each call of a template or a function has come to
 * mean, libmagic its expressions, the loader where a function is.  Noted here, once, the workers share the pages that it stands on.
 */
static int
judge_nobody(const struct judge *j, const struct buf *pdf, struct report *report)
{
	struct item		 item = { .path = NULL };
	const struct virus	 none = { NULL, NULL };
	struct item_files	 files = { NULL, 0 };
	struct answer		 a = { NULL, 0 };
	struct stage		*stage = library_stage(j->library, SPECIMEN, report);
	const struct xml_doc	*referentiel = library_referentiel(j->library, NULL, POS_NONE, report);
	struct xml_doc		*doc = NULL;
	struct buf		*text = buf_new();
	char			 name[] = "specimen";
	int			 rc = -1;

	if (stage != NULL && referentiel != NULL)
		doc = stage_run(stage, referentiel, NULL, 0, NULL, 0, report);
	if (doc != NULL) {
		xml_write(doc, false, text);
		item.name = name;
		item.form = ITEM_FOLDER;
		item.findings = report_new();
		add_file(&files, "dossier.xml", text->data, text->len);
		add_file(&files, "preuves/specimen.pdf", pdf->data, pdf->len);
		add_file(&files, "preuves/specimen.txt", account, sizeof(account) - 1);
		rc = judge_item(j, &item, &files, &none, &a, report);
		item_files_clear(&files);
		report_free(item.findings);
	}
	answer_clear(&a);
	buf_free(text);
	xml_free(doc);
	return rc;
}

static int
make_specimen(const struct judge *j, struct report *report)
{
	const struct buf *pdf;
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
	if (rc == 0 && (pdf = answer_find(&a, "rapport.pdf")) != NULL)
		rc = judge_nobody(j, pdf, report);
	answer_clear(&a);
	report_free(findings);
	return rc;
}

int
judge_warm(const struct judge *j, struct report *report)
{
	struct pdf_fonts	*fonts;

	mem_heap_begin(HEAP);
	/* The specimen has its shape: what it would say of itself is not asked. */
	if (library_warm(j->library, report) == -1 || library_stage(j->library, JUDGE_CLAIMS, report) == NULL ||
	    (fonts = library_fonts(j->library, report)) == NULL)
		return -1;
	pdf_fonts_warm(fonts);
	if (make_specimen(j, report) == -1)
		return -1;
	mem_heap_settle();
	return 0;
}
