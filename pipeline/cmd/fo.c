/* fo.c - clea fo: XSL-FO documents into PDF, many in one process. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "fo/fo.h"
#include "pdf/pdf.h"
#include "xml/xml.h"

static int
print_areas(struct job *job, const struct xml_doc *doc)
{
	struct buf		*areas = buf_new();
	struct canvas		*canvas = canvas_text_new(areas, job->report);
	struct fo_result	 result;
	int			 rc = fo_format(doc, canvas, &result, job->report);

	fwrite(areas->data, 1, areas->len, job->out);
	canvas_text_free(canvas);
	buf_free(areas);
	return rc;
}

static int
make_pdf(struct job *job, struct pdf_fonts *fonts, struct fo_kept *kept, const struct xml_doc *doc, const char *to)
{
	struct pdf_options	 options = { .now = job->now, .producer = "clea " CLEA_VERSION };
	struct canvas		*canvas = canvas_pdf_new(fonts, &options, job->report);
	struct fo_result	 result;
	struct pdf_gap		 gap;
	struct buf		*out = buf_new();
	int			 rc = -1;

	if (canvas != NULL && fo_format_kept(kept, doc, canvas, &result, job->report) == 0 &&
	    pdf_finish(canvas, out, &gap) == 0)
		rc = file_write(to, out, FILE_NEW, job->report);
	canvas_pdf_free(canvas);
	buf_free(out);
	return rc;
}

/* DIR/chapter1.pdf for some/where/chapter1.fo. */
static char *
name_in(const char *dir, const char *in)
{
	const char	*base = file_base(in), *dot = strrchr(base, '.');
	int		 stem = dot == NULL || dot == base ? (int)strlen(base) : (int)(dot - base);
	char		*name = mem_printf("%.*s.pdf", stem, base), *path = file_join(dir, name);

	free(name);
	return path;
}

static int
format_one(struct job *job, struct pdf_fonts *fonts, struct fo_kept *kept, const char *in, const char *to)
{
	struct xml_doc	*doc = xml_load(in, job->report);
	int		 rc = -1;

	if (doc != NULL)
		rc = to == NULL ? print_areas(job, doc) : make_pdf(job, fonts, kept, doc, to);
	xml_free(doc);
	return rc;
}

int
cmd_fo(struct job *job)
{
	const char		*dir = job_option(job, OPT_OUTPUT);
	struct pdf_fonts	*fonts = NULL;
	struct fo_kept		*kept;
	bool			 areas = job_flag(job, OPT_AREAS);

	if (!areas && dir == NULL && job->nargs != 2)
		return job_usage(job, "%s", _("it takes IN.fo OUT.pdf, or -o DIR and any number of files"));
	if (!areas && (fonts = pdf_fonts_new(job->report)) == NULL)
		return EXIT_CONFORM;
	kept = fo_kept_new();
	if (!areas && dir != NULL && file_mkdirs(dir, job->report) == -1)
		goto out;
	if (!areas && dir == NULL) {
		(void)format_one(job, fonts, kept, job->args[0], job->args[1]);
		goto out;
	}
	for (size_t i = 0; i < job->nargs; i++) {
		char	*to = areas ? NULL : name_in(dir, job->args[i]);

		(void)format_one(job, fonts, kept, job->args[i], to);
		free(to);
	}
out:
	fo_kept_free(kept);
	pdf_fonts_free(fonts);
	return EXIT_CONFORM;
}
