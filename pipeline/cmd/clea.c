/* clea.c - the command table, and a call from argv to exit status. */
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/datadir.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/shortage.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/library.h"

const struct cmd cmds[] = {	/* sorted; also the source of --help and completion */
	{ "add", N_("DOSSIER FILE..."), N_("add proofs to a dossier, with their digests"),
	    OPTIONS_DOSSIER | OPTION(TYPE) | OPTION(TITRE) | OPTION(ID) | OPTION(CRITERE) | OPTION(PRIVE),
	    2, SIZE_MAX, "clea add TC-2026-0042 cv.pdf --type cv --critere 6.1.4", cmd_add },
	{ "archive", N_("STORE|FILE... --into ARCHIVE"), N_("keep received dossiers, verified, as packages of an archive"),
	    OPTIONS_DOSSIER | OPTION(TRUST) | OPTION(CRL) | OPTION(OCSP) | OPTION(INTO) | OPTION(AS) | OPTION(SEDA) |
	    OPTION(PROFILE) | OPTION(HEAD) | OPTION(JOBS) | OPTION(PROGRESS) | OPTION(LIST) | OPTION(NAME) | OPTION(ORGANISME) |
	    OPTION(SINCE) | OPTION(UNTIL) | OPTION(SEAL_JOURNAL) | OPTION(KEY) | OPTION(PASSPHRASE_FILE) | OPTION(PASSPHRASE_ENV),
	    1, SIZE_MAX, "clea archive recus/ --into archive/ --trust ca.pem --crl ca.crl", cmd_archive },
	{ "audit", N_("ARCHIVE"), N_("read an archive again: what is missing, changed, extra, and what still proves"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(TRUST) | OPTION(CRL) | OPTION(OCSP) | OPTION(AT) | OPTION(SAMPLE) |
	    OPTION(SEED) | OPTION(HEAD) | OPTION(JOBS) | OPTION(PROGRESS) | OPTION(OUTPUT) | OPTION(HELP),
	    1, 1, "clea audit archive/ --trust ca.pem --crl ca.crl --head tete.txt", cmd_audit },
	{ "batch", N_("SESSION"), N_("make the packets and documents of a jury session, or what is still missing of them"),
	    OPTIONS_DOSSIER | OPTION(STORE) | OPTION(OUTPUT) | OPTION(KEY) | OPTION(PASSPHRASE_FILE) |
	    OPTION(PASSPHRASE_ENV) | OPTION(JOBS) | OPTION(ANONYME) | OPTION(FAIL_FAST) | OPTION(MALGRE_CONSTATS) |
	    OPTION(PROGRESS) | OPTION(METRICS) | OPTION(SHARD) | OPTION(MERGE) | OPTION(CHECK) | OPTION(TIMEOUT),
	    1, 1, "clea batch session.xml --store recus/ -o seance/ --key secretaire.p12 --passphrase-file secret", cmd_batch },
	{ "build", N_("DOSSIER..."), N_("judge dossiers, make their sealed documents and containers"),
	    OPTIONS_DOSSIER | OPTION(OUTPUT) | OPTION(KEY) | OPTION(PASSPHRASE_FILE) |
	    OPTION(PASSPHRASE_ENV) | OPTION(MALGRE_CONSTATS) | OPTION(PDF),
	    1, SIZE_MAX, "clea build TC-2026-0042 -o TC-2026-0042.asice --key greta.p12 --passphrase-file secret", cmd_build },
	{ "check", N_("DOSSIER..."), N_("judge dossiers by the rules: what is missing, what contradicts, what to do"),
	    OPTIONS_DOSSIER, 1, SIZE_MAX, "clea check TC-2026-0042", cmd_check },
	{ "fo", N_("IN.fo OUT.pdf | -o DIR IN.fo..."), N_("format XSL-FO documents into PDF"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(OUTPUT) | OPTION(AREAS) | OPTION(HELP),
	    1, SIZE_MAX, "clea fo -o pdf/ chapter1.fo chapter2.fo", cmd_fo },
	{ "form", "-o PAGE.html", N_("make the page in which a conseiller types a dossier: one file, no network"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(SITE) | OPTION(REFERENTIEL) | OPTION(NOTATION) | OPTION(VERSION_REFERENTIEL) |
	    OPTION(OUTPUT) | OPTION(HELP),
	    0, 0, "clea form -o saisie.html", cmd_form },
	{ "grid", "", N_("make an empty evaluation grid for a spreadsheet program"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(REFERENTIEL) | OPTION(VERSION_REFERENTIEL) | OPTION(MAPPING) |
	    OPTION(OUTPUT) | OPTION(HELP),
	    0, 0, "clea grid -o grille.xlsx", cmd_grid },
	{ "import", N_("GRID"), N_("read a filled grid into a dossier; nothing is overwritten in silence"),
	    OPTIONS_DOSSIER | OPTION(VERSION_REFERENTIEL) | OPTION(MAPPING) | OPTION(FEUILLE) | OPTION(REMPLACER) |
	    OPTION(MALGRE_CONSTATS) | OPTION(OUTPUT),
	    1, 1, "clea import grille.xlsx -o TC-2026-0042", cmd_import },
	{ "new", N_("NUMERO"), N_("begin a dossier: a folder with a commented skeleton"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(REFERENTIEL) | OPTION(VERSION_REFERENTIEL) |
	    OPTION(OUTPUT) | OPTION(HELP),
	    1, 1, "clea new TC-2026-0042", cmd_new },
	{ "preconise", N_("DOSSIER"), N_("work out the préconisations of a dossier, as XML"),
	    OPTIONS_DOSSIER | OPTION(OUTPUT), 1, 1, "clea preconise TC-2026-0042 -o preconisations.xml", cmd_preconise },
	{ "purge", N_("ARCHIVE"), N_("list what is past its retention, and destroy it when confirmed"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(CONFIRM) | OPTION(KEY) | OPTION(PASSPHRASE_FILE) |
	    OPTION(PASSPHRASE_ENV) | OPTION(HEAD) | OPTION(HELP),
	    1, 1, "clea purge archive/ --confirm --key archiviste.p12 --passphrase-file secret", cmd_purge },
	{ "receive", N_("INBOX..."), N_("judge incoming dossiers, keep what conforms, say what to mend of the rest"),
	    OPTIONS_DOSSIER | OPTION(INTO) | OPTION(PROFILE) | OPTION(LIMIT) | OPTION(TRUST) | OPTION(CRL) | OPTION(OCSP) |
	    OPTION(JOBS) | OPTION(TIMEOUT) | OPTION(PROGRESS) | OPTION(WATCH),
	    1, SIZE_MAX, "clea receive arrivees/ --into recus/ --trust ca.pem --crl ca.crl", cmd_receive },
	{ "render", N_("DOSSIER | --blank"), N_("make one document of a dossier, unsealed, for reading, or a blank form"),
	    OPTIONS_DOSSIER | OPTION(DOCUMENT) | OPTION(OUTPUT) | OPTION(FO) | OPTION(BLANK) | OPTION(VERSION_REFERENTIEL), 0, 1,
	    "clea render TC-2026-0042 --document bilan -o bilan.pdf", cmd_render },
	{ "restore", N_("ARCHIVE NUMERO..."), N_("give dossiers back, as they were received"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(OUTPUT) | OPTION(HEAD) | OPTION(HELP),
	    2, SIZE_MAX, "clea restore archive/ TC-2026-0042 -o rendus/", cmd_restore },
	{ "store", N_("STORE"), N_("list what was received, check it, or make its index anew"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(LIST) | OPTION(REBUILD) | OPTION(CHECK) | OPTION(ORGANISME) |
	    OPTION(SINCE) | OPTION(UNTIL) | OPTION(VERDICT) | OPTION(PRET_JURY) |
	    OPTION(EN_ATTENTE) | OPTION(HELP),
	    1, 1, "clea store recus/ --list --pret-jury --format csv", cmd_store },
	{ "validate", N_("DOSSIER|FILE..."), N_("check dossiers, referentials and profiles against their schemas"),
	    OPTIONS_DOSSIER, 1, SIZE_MAX, "clea validate TC-2026-0042", cmd_validate },
	{ "verify", N_("FILE..."), N_("say what each seal of a PDF or container still proves; judge SIPs and bags"),
	    OPTION(DATE) | OPTION(FORMAT) | OPTION(TRUST) | OPTION(CRL) | OPTION(OCSP) | OPTION(HELP),
	    1, SIZE_MAX, "clea verify TC-2026-0042.asice --trust ca.pem --crl ca.crl", cmd_verify },
	{ "view", N_("DOSSIER|FILE.asice"), N_("make one page of a dossier for reading, its proofs inside"),
	    OPTIONS_DOSSIER | OPTION(OUTPUT) | OPTION(ANONYME) | OPTION(TRUST) | OPTION(CRL) | OPTION(OCSP),
	    1, 1, "clea view TC-2026-0042.asice -o TC-2026-0042.html --trust ca.pem --crl ca.crl", cmd_view },
};
const size_t ncmds = nitems(cmds);

/* Findings about the call or where we run, not about what we were given to judge. */
static const enum finding_kind environment[] = {
	FINDING_DATA_MISSING, FINDING_DATE, FINDING_DATE_EPOCH, FINDING_FILE_READ, FINDING_FILE_WRITE,
	FINDING_FILE_EXISTS,
	FINDING_DOSSIER_DOCUMENT, FINDING_DOSSIER_EXISTS, FINDING_DOSSIER_NUMERO, FINDING_PDF_NO_FONT,
	FINDING_SEAL_PASSPHRASE_NONE, FINDING_SEAL_PASSPHRASE_FILE, FINDING_SEAL_PASSPHRASE,
	FINDING_SEAL_KEY_FILE, FINDING_SEAL_KEY_LEGACY, FINDING_SEAL_KEY_NONE,
	FINDING_SEAL_KEY_NO_CERTIFICATE, FINDING_SEAL_KEY_WEAK, FINDING_SEAL_KEY_KIND,
	FINDING_SEAL_KEY_USAGE, FINDING_SEAL_KEY_IS_CA, FINDING_SEAL_KEY_EXPIRED,
	FINDING_SEAL_KEY_NOT_YET, FINDING_SEAL_TRUST_FILE,
	FINDING_BATCH_LOCKED, FINDING_BATCH_OPTIONS, FINDING_BATCH_JOURNAL,
	FINDING_BATCH_PLACE, FINDING_POOL_WORKERS, FINDING_JAIL,
	FINDING_RECEPTION_PROFILE, FINDING_RECEPTION_LIMIT, FINDING_RECEPTION_IMPOSSIBLE,
	FINDING_STORE_INDEX,
	FINDING_ARCHIVE_NONE, FINDING_ARCHIVE_LOCKED, FINDING_ARCHIVE_INDEX,
};

static bool
is_environment(const struct finding *f)
{
	for (size_t i = 0; i < nitems(environment); i++)
		if (strcmp(f->id, finding_id(environment[i])) == 0)
			return true;
	return false;
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

/* A table has a form that findings have not. */
static bool
is_csv_list(const struct job *job, const char *format)
{
	return (job->cmd->options & OPTION(LIST)) != 0 && strcmp(format, "csv") == 0;
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
	    strcmp(format, "svrl") != 0 && !is_csv_list(job, format))
		return job_usage(job, (job->cmd->options & OPTION(LIST)) != 0 ?
		    _("--format is text, json, svrl or, of a list, csv, not \"%s\"") :
		    _("--format is text, json or svrl, not \"%s\""), format);
	if (job->nargs < job->cmd->min || job->nargs > job->cmd->max)
		return job_usage(job, _("it takes %s"), _(job->cmd->args));
	status = EXIT_CONFORM;
	if (instant_now(job_option(job, OPT_DATE), &job->now, job->report) == 0)
		status = job->cmd->run(job);
	if (!job->printed && (status != EXIT_USAGE || report_count(job->report) > 0))
		output_findings(job);
	if (status < job_status(job))
		status = job_status(job);
	return status;
}

/* What could not be told was not done: a full disk or a closed descriptor is no success. */
static int
close_output(FILE *out, FILE *err, int status)
{
	if (fflush(out) == 0 && !ferror(out))
		return status;
	fprintf(err, "clea: %s\n", _("standard output cannot be written: what was to be said is lost"));
	return EXIT_USAGE;
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

static int
no_command(const char *name, FILE *err)
{
	fprintf(err, _("clea: no command \"%s\"\n"), name);
	help_all(err);
	return EXIT_USAGE;
}

/* clea help [COMMAND|findings] */
static int
help_run(const char *about, FILE *out, FILE *err)
{
	const struct cmd	*cmd;

	if (about == NULL)
		help_all(out);
	else if (strcmp(about, "findings") == 0)
		help_findings(out);
	else if ((cmd = cmd_find(about)) != NULL)
		help_command(cmd, out);
	else
		return no_command(about, err);
	return EXIT_CONFORM;
}

static int
command_run(const struct cmd *cmd, int argc, char **argv, FILE *out, FILE *err)
{
	struct job	 job = { .cmd = cmd, .out = out, .err = err, .report = report_new() };
	int		 status = job_run(&job, argc, argv);

	library_free(job.library);
	report_free(job.report);
	options_clear(&job);
	return status;
}

static int
dispatch(int argc, char **argv, FILE *out, FILE *err)
{
	const char		*word = argc > 1 ? argv[1] : "", *next = argc > 2 ? argv[2] : NULL;
	const struct cmd	*cmd;

	if (argc < 2) {
		help_all(err);
		return EXIT_USAGE;
	}
	if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
		return help_run(next, out, err);
	if (strcmp(word, "--version") == 0 || strcmp(word, "version") == 0) {
		fprintf(out, "clea %s\n", CLEA_VERSION);
		return EXIT_CONFORM;
	}
	if (strcmp(word, "completion") == 0)
		return completion_print(next != NULL ? next : "bash", out, err);
	if ((cmd = cmd_find(word)) == NULL)
		return no_command(word, err);
	return command_run(cmd, argc - 1, argv + 1, out, err);
}

int
clea_main(int argc, char **argv, FILE *out, FILE *err)
{
	set_language();
	shortage_ends();
	return close_output(out, err, dispatch(argc, argv, out, err));
}
