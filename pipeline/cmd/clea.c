/* clea.c - the command table, and a call from argv to exit status. */
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/datadir.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/library.h"

const struct cmd cmds[] = {	/* sorted; also the source of --help and completion */
	{ "add", N_("DOSSIER FILE..."), N_("add proofs to a dossier, with their digests"),
	    OPTIONS_DOSSIER | OPTION(TYPE) | OPTION(TITRE) | OPTION(ID) | OPTION(CRITERE) | OPTION(PRIVE),
	    2, SIZE_MAX, "clea add TC-2026-0042 cv.pdf --type cv --critere 6.1.4", cmd_add },
	{ "build", N_("DOSSIER..."), N_("judge dossiers, make their sealed documents and containers"),
	    OPTIONS_DOSSIER | OPTION(OUTPUT) | OPTION(KEY) | OPTION(PASSPHRASE_FILE) |
	    OPTION(PASSPHRASE_ENV) | OPTION(MALGRE_CONSTATS) | OPTION(PDF),
	    1, SIZE_MAX, "clea build TC-2026-0042 -o TC-2026-0042.asice --key greta.p12 --passphrase-file secret", cmd_build },
	{ "check", N_("DOSSIER..."), N_("judge dossiers by the rules: what is missing, what contradicts, what to do"),
	    OPTIONS_DOSSIER, 1, SIZE_MAX, "clea check TC-2026-0042", cmd_check },
	{ "fo", N_("IN.fo OUT.pdf | -o DIR IN.fo..."), N_("format XSL-FO documents into PDF"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(OUTPUT) | OPTION(AREAS) | OPTION(HELP),
	    1, SIZE_MAX, "clea fo -o pdf/ chapter1.fo chapter2.fo", cmd_fo },
	{ "new", N_("NUMERO"), N_("begin a dossier: a folder with a commented skeleton"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(REFERENTIEL) | OPTION(VERSION_REFERENTIEL) |
	    OPTION(OUTPUT) | OPTION(HELP),
	    1, 1, "clea new TC-2026-0042", cmd_new },
	{ "preconise", N_("DOSSIER"), N_("work out the préconisations of a dossier, as XML"),
	    OPTIONS_DOSSIER | OPTION(OUTPUT), 1, 1, "clea preconise TC-2026-0042 -o preconisations.xml", cmd_preconise },
	{ "render", N_("DOSSIER"), N_("make one document of a dossier, unsealed, for reading"),
	    OPTIONS_DOSSIER | OPTION(DOCUMENT) | OPTION(OUTPUT) | OPTION(FO), 1, 1,
	    "clea render TC-2026-0042 --document bilan -o bilan.pdf", cmd_render },
	{ "validate", N_("DOSSIER|FILE..."), N_("check dossiers, referentials and profiles against their schemas"),
	    OPTIONS_DOSSIER, 1, SIZE_MAX, "clea validate TC-2026-0042", cmd_validate },
	{ "verify", N_("FILE..."), N_("say what each seal of a PDF or container still proves"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(TRUST) | OPTION(CRL) | OPTION(OCSP) | OPTION(HELP),
	    1, SIZE_MAX, "clea verify TC-2026-0042.asice --trust ca.pem --crl ca.crl", cmd_verify },
};
const size_t ncmds = nitems(cmds);

/* Findings about where we run, not about what we were given. */
static bool
is_environment(const struct finding *f)
{
	return strncmp(f->id, "DATA-", 5) == 0 || strncmp(f->id, "DATE-", 5) == 0 ||
	    strncmp(f->id, "KEY-", 4) == 0 || strcmp(f->id, finding_id(FINDING_FILE_WRITE)) == 0;
}

int
job_status(const struct job *job)
{
	int	 status = EXIT_CONFORM;

	for (size_t i = 0; i < report_count(job->report); i++) {
		const struct finding	*f = report_get(job->report, i);

		if (f->severity != SEV_ERROR)
			continue;
		if (is_environment(f))
			return EXIT_USAGE;
		status = EXIT_FINDINGS;
	}
	return status;
}

int
job_usage(const struct job *job, const char *fmt, ...)
{
	va_list	 ap;

	fprintf(job->err, "clea %s: ", job->cmd->name);
	va_start(ap, fmt);
	vfprintf(job->err, fmt, ap);
	va_end(ap);
	fprintf(job->err, "\n");
	fprintf(job->err, _("\"clea %s --help\" tells how it is called.\n"), job->cmd->name);
	return EXIT_USAGE;
}

struct library *
job_library(struct job *job)
{
	struct library_options	 o = {
		.referentiel = job_option(job, OPT_REFERENTIEL),
		.notation = job_option(job, OPT_NOTATION),
		.site = job_option(job, OPT_SITE),
		.habilitations = job_option(job, OPT_HABILITATIONS),
	};

	if (job->library == NULL)
		job->library = library_new(&o, job->report);
	return job->library;
}

static const struct cmd *
cmd_find(const char *name)
{
	for (size_t i = 0; i < ncmds; i++)
		if (strcmp(cmds[i].name, name) == 0)
			return &cmds[i];
	return NULL;
}

static int
job_run(struct job *job, int argc, char **argv)
{
	const char	*format;
	int		 status;

	if ((status = options_parse(job, argc, argv)) != 0)
		return status;
	if (job_flag(job, OPT_HELP)) {
		help_command(job->cmd, job->out);
		return EXIT_CONFORM;
	}
	format = job_option(job, OPT_FORMAT);
	if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "json") != 0 &&
	    strcmp(format, "svrl") != 0)
		return job_usage(job, _("--format is text, json or svrl, not \"%s\""), format);
	if (job->nargs < job->cmd->min || job->nargs > job->cmd->max)
		return job_usage(job, _("it takes %s"), _(job->cmd->args));
	status = EXIT_CONFORM;
	if (instant_now(job_option(job, OPT_DATE), &job->now, job->report) == 0)
		status = job->cmd->run(job);
	if (!job->printed && (status != EXIT_USAGE || report_count(job->report) > 0))
		output_findings(job);
	if (status < job_status(job))
		status = job_status(job);
	if (fflush(job->out) != 0) {
		fprintf(job->err, "clea: %s\n", _("standard output cannot be written"));
		status = EXIT_USAGE;
	}
	return status;
}

static void
set_language(void)
{
	char	*dir = datadir_locale();

	/* Messages only: numbers, dates and sorting never follow the locale. */
	setlocale(LC_MESSAGES, "");
	setlocale(LC_CTYPE, "");
	bindtextdomain("clea", dir);
	bind_textdomain_codeset("clea", "UTF-8");
	textdomain("clea");
	free(dir);
}

int
clea_main(int argc, char **argv, FILE *out, FILE *err)
{
	struct job	 job = { .out = out, .err = err };
	int		 status;

	set_language();
	if (argc < 2 || strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 ||
	    strcmp(argv[1], "-h") == 0) {
		const struct cmd *asked = argc > 2 ? cmd_find(argv[2]) : NULL;

		if (argc > 2 && strcmp(argv[2], "findings") == 0)
			help_findings(out);
		else if (asked != NULL)
			help_command(asked, out);
		else
			help_all(argc < 2 ? err : out);
		return argc < 2 ? EXIT_USAGE : EXIT_CONFORM;
	}
	if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "version") == 0) {
		fprintf(out, "clea %s\n", CLEA_VERSION);
		return EXIT_CONFORM;
	}
	if (strcmp(argv[1], "completion") == 0)
		return completion_print(argc > 2 ? argv[2] : "bash", out, err);
	if ((job.cmd = cmd_find(argv[1])) == NULL) {
		fprintf(err, _("clea: no command \"%s\"\n"), argv[1]);
		help_all(err);
		return EXIT_USAGE;
	}
	job.report = report_new();
	status = job_run(&job, argc - 1, argv + 1);
	library_free(job.library);
	report_free(job.report);
	options_clear(&job);
	return status;
}
