/* options.c - the options of every command, in one table. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cmd/clea.h"
#include "cmd/cmd.h"
#include "dossier/library.h"

#define NUMBER_MAX	100000UL

static const struct option_def defs[OPT__MAX] = {
	[OPT_DATE] = { "date", 0, N_("INSTANT"), false, N_("take this as now: 2026-11-24 or 2026-11-24T09:30:00Z (default: SOURCE_DATE_EPOCH, else the clock)") },
	[OPT_FORMAT] = { "format", 0, "text|json|svrl", false, N_("how findings are printed (default: text)") },
	[OPT_SITE] = { "site", 0, N_("FILE"), false, N_("the site's own severities and parameters of rules") },
	[OPT_REFERENTIEL] = { "referentiel", 0, N_("FILE"), false, N_("a referential beside those installed") },
	[OPT_NOTATION] = { "notation", 0, N_("FILE"), false, N_("a scoring profile beside those installed") },
	[OPT_HABILITATIONS] = { "habilitations", 0, N_("FILE"), false, N_("SIRETs of habilitated bodies, one a line") },
	[OPT_OUTPUT] = { "output", 'o', N_("FILE"), false, N_("where to write; an existing file is never overwritten") },
	[OPT_DOCUMENT] = { "document", 0, N_("NAME"), false, N_("which document: bilan, dossier-jury, contrat ...; a wrong name lists them all") },
	[OPT_FO] = { "fo", 0, NULL, false, N_("write the XSL-FO instead of the PDF") },
	[OPT_AREAS] = { "areas", 0, NULL, false, N_("print the placed areas as text instead of making a PDF") },
	[OPT_KEY] = { "key", 0, N_("FILE"), false, N_("key and certificate that seal, PKCS#12 or PEM") },
	[OPT_PASSPHRASE_FILE] = { "passphrase-file", 0, N_("FILE"), false, N_("its first line opens the key (default: $CLEA_PASSPHRASE, else the terminal)") },
	[OPT_PASSPHRASE_ENV] = { "passphrase-env", 0, N_("NAME"), false, N_("the environment variable that opens the key") },
	[OPT_MALGRE_CONSTATS] = { "malgre-constats", 0, NULL, false, N_("make the container in spite of errors; every cover then says that the dossier is incomplete") },
	[OPT_PDF] = { "pdf", 0, N_("DIR"), false, N_("also lay the sealed PDFs open in this folder") },
	[OPT_TRUST] = { "trust", 0, N_("FILE"), true, N_("certificates to trust, PEM or DER") },
	[OPT_CRL] = { "crl", 0, N_("FILE"), true, N_("certificate revocation list, PEM or DER") },
	[OPT_OCSP] = { "ocsp", 0, N_("FILE"), true, N_("OCSP response, DER") },
	[OPT_TYPE] = { "type", 0, N_("TYPE"), false, N_("kind of proof: cv, production, grille-observation, attestation, photo ...") },
	[OPT_TITRE] = { "titre", 0, N_("TEXT"), false, N_("title of the proof (default: the file's name)") },
	[OPT_ID] = { "id", 0, N_("ID"), false, N_("identifier of the proof (default: the first free pN)") },
	[OPT_CRITERE] = { "critere", 0, N_("CODE"), true, N_("criterion that the proof supports") },
	[OPT_PRIVE] = { "prive", 0, NULL, false, N_("the proof stays with the organisme: it never leaves") },
	[OPT_VERSION_REFERENTIEL] = { "version-referentiel", 0, N_("VERSION"), false, N_("version of the referential to follow (default: that of --referentiel, else the national one)") },
	[OPT_STORE] = { "store", 0, N_("DIR"), true, N_("where dossiers stand: folders or received containers, by SIRET/NUMERO or NUMERO") },
	[OPT_JOBS] = { "jobs", 'j', "N", false, N_("workers at a time (default: one a core)") },
	[OPT_ANONYME] = { "anonyme", 0, NULL, false, N_("packets that name nobody; the key table is for the secretary alone") },
	[OPT_FAIL_FAST] = { "fail-fast", 0, NULL, false, N_("stop at the first dossier with an error") },
	[OPT_PROGRESS] = { "progress", 0, "bar|json|none", false, N_("how progress is shown (default: a bar on a terminal)") },
	[OPT_METRICS] = { "metrics", 0, N_("FILE"), false, N_("write counts and times there, in Prometheus text format") },
	[OPT_SHARD] = { "shard", 0, "I/N", false, N_("make only the I-th of N parts (default: what Slurm or Kubernetes say, else all)") },
	[OPT_MERGE] = { "merge", 0, NULL, false, N_("make no packet: join what shards have made, and make the session's documents") },
	[OPT_CHECK] = { "check", 0, NULL, false, N_("only judge what is there; nothing is written") },
	[OPT_TIMEOUT] = { "timeout", 0, N_("SECONDS"), false, N_("give a dossier up after so long (default: 120; at the door 60)") },
	[OPT_LIST] = { "list", 0, NULL, false, N_("what is there, one a line") },
	[OPT_REBUILD] = { "rebuild", 0, NULL, false, N_("make the index anew from the folders") },
	[OPT_ORGANISME] = { "organisme", 0, N_("SIRET|NAME"), false, N_("only those of that organisation: its SIRET, or a part of its name") },
	[OPT_SINCE] = { "since", 0, N_("DATE"), false, N_("only what came in on that day or later") },
	[OPT_UNTIL] = { "until", 0, N_("DATE"), false, N_("only what came in on that day or before") },
	[OPT_VERDICT] = { "verdict", 0, "accepte|accepte-avec-remarques|a-completer|refuse", false, N_("only those with that verdict") },
	[OPT_EN_ATTENTE] = { "en-attente", 0, NULL, false, N_("only what was sent back and did not come again, corrected and accepted") },
	[OPT_PRET_JURY] = { "pret-jury", 0, NULL, false, N_("only what is ready for the jury") },
	[OPT_INTO] = { "into", 0, N_("DIR"), false, N_("the store or archive that they enter; begun where there is none yet") },
	[OPT_AS] = { "as", 0, "seda|bagit", false, N_("form of the packages (default: seda)") },
	[OPT_SEDA] = { "seda", 0, "2.3|2.2", false, N_("version of SEDA; 2.2 describes no signatures (default: 2.3)") },
	[OPT_PROFILE] = { "profile", 0, N_("FILE"), false, N_("what is decided on the spot (default: referentiel/reception.xml or archive.xml)") },
	[OPT_HEAD] = { "head", 0, N_("FILE"), false, N_("the journal's head, kept outside the archive: compared, then brought up to date") },
	[OPT_NAME] = { "name", 0, N_("TEXT"), false, N_("only those whose candidate's name has this in it") },
	[OPT_AT] = { "at", 0, N_("DATE"), false, N_("judge certificates at this date (default: now)") },
	[OPT_SAMPLE] = { "sample", 0, N_("PERCENT"), false, N_("read only so many of a hundred packages") },
	[OPT_SEED] = { "seed", 0, N_("TEXT"), false, N_("another choice of the same size") },
	[OPT_BLANK] = { "blank", 0, NULL, false, N_("of no dossier: a form to be filled in by hand") },
	[OPT_MAPPING] = { "mapping", 0, N_("FILE"), false, N_("what is where in the grid (default: grille-clea.xml)") },
	[OPT_FEUILLE] = { "feuille", 0, N_("NAME"), false, N_("the sheet that a CSV file is (default: as its name tells)") },
	[OPT_REMPLACER] = { "remplacer", 0, NULL, false, N_("let the grid decide where it differs from the dossier; each replacement is told") },
	[OPT_SEAL_JOURNAL] = { "seal-journal", 0, NULL, false, N_("seal the head of the archive's journal with --key") },
	[OPT_CONFIRM] = { "confirm", 0, NULL, false, N_("destroy what is past its term; a record sealed with --key stays") },
	[OPT_LIMIT] = { "limit", 0, N_("NAME=NUMBER"), true, N_("a limit over the profile's: entries, bytes, ratio, name, xml, depth, received, memory, findings") },
	[OPT_WATCH] = { "watch", 0, NULL, false, N_("go on: receive what comes later too, until Ctrl-C") },
	[OPT_HELP] = { "help", 'h', NULL, false, N_("this help") },
};

const struct option_def *
option_def(enum cmd_option o)
{
	return &defs[o];
}

/* Tables for getopt_long(3) out of ours. */
static size_t
build_tables(const struct cmd *cmd, struct option *longs, char *shorts)
{
	size_t	 n = 0;

	*shorts++ = ':';	/* a missing argument is told apart from an unknown option */
	for (int o = 0; o < OPT__MAX; o++) {
		if ((cmd->options & UINT64_C(1) << o) == 0)
			continue;
		longs[n++] = (struct option){ defs[o].name,
		    defs[o].arg != NULL ? required_argument : no_argument, NULL, 1000 + o };
		if (defs[o].letter != 0) {
			*shorts++ = defs[o].letter;
			if (defs[o].arg != NULL)
				*shorts++ = ':';
		}
	}
	longs[n] = (struct option){ NULL, 0, NULL, 0 };
	*shorts = '\0';
	return n;
}

static int
option_of(const struct cmd *cmd, int c)
{
	if (c >= 1000 && c < 1000 + OPT__MAX)
		return c - 1000;
	for (int o = 0; o < OPT__MAX; o++)
		if ((cmd->options & UINT64_C(1) << o) != 0 && defs[o].letter != 0 && defs[o].letter == c)
			return o;
	return -1;
}

int
options_parse(struct job *job, int argc, char **argv)
{
	struct option	 longs[OPT__MAX + 1];
	char		 shorts[2 * OPT__MAX + 2];
	int		 c, o;

	(void)build_tables(job->cmd, longs, shorts);
	optind = 0;		/* GNU: start afresh, since we may be called many times */
	opterr = 0;
	while ((c = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		struct values	*v;

		if (c == ':')
			return job_usage(job, _("%s needs a value"), argv[optind - 1]);
		if ((o = option_of(job->cmd, c)) == -1)
			return job_usage(job, _("unknown option %s"), argv[optind - 1]);
		v = &job->options[o];
		if (v->n > 0 && !defs[o].many && defs[o].arg != NULL)
			return job_usage(job, _("--%s is given twice"), defs[o].name);
		v->v = mem_grow(v->v, v->n + 1, sizeof(*v->v));
		v->v[v->n++] = defs[o].arg != NULL ? optarg : "";
	}
	job->nargs = (size_t)(argc - optind);
	job->args = mem_array(job->nargs + 1, sizeof(*job->args));
	for (size_t i = 0; i < job->nargs; i++)
		job->args[i] = argv[optind + (int)i];
	return 0;
}

void
options_clear(struct job *job)
{
	for (int o = 0; o < OPT__MAX; o++)
		free(job->options[o].v);
	free(job->args);
}

const char *
job_option(const struct job *job, enum cmd_option o)
{
	return job->options[o].n > 0 ? job->options[o].v[0] : NULL;
}

bool
job_flag(const struct job *job, enum cmd_option o)
{
	return job->options[o].n > 0;
}

bool
job_number(const struct job *job, enum cmd_option o, unsigned int *out)
{
	const char	*s = job_option(job, o);
	char		*end;
	unsigned long	 n;

	if (s == NULL)
		return true;
	n = strtoul(s, &end, 10);
	if (s[0] < '0' || s[0] > '9' || *end != '\0' || n < 1 || n > NUMBER_MAX) {
		(void)job_usage(job, _("--%s takes a number from 1 on, not \"%s\""), option_def(o)->name, s);
		return false;
	}
	*out = (unsigned int)n;
	return true;
}

bool
job_progress(const struct job *job, enum progress_how *how)
{
	const char	*s = job_option(job, OPT_PROGRESS);
	int		 fd = fileno(job->err);

	if (s == NULL)
		*how = fd != -1 && isatty(fd) ? PROGRESS_BAR : PROGRESS_NONE;
	else if (strcmp(s, "bar") == 0)
		*how = PROGRESS_BAR;
	else if (strcmp(s, "json") == 0)
		*how = PROGRESS_JSON;
	else if (strcmp(s, "none") == 0)
		*how = PROGRESS_NONE;
	else {
		(void)job_usage(job, _("--progress is bar, json or none, not \"%s\""), s);
		return false;
	}
	return true;
}

bool
job_is_data(const struct job *job)
{
	const char	*format = job_option(job, OPT_FORMAT);

	return format != NULL && strcmp(format, "text") != 0;
}

const char *
job_version(const struct job *job)
{
	const char	*told = job_option(job, OPT_VERSION_REFERENTIEL);

	return told != NULL || job->library == NULL ? told : library_given_version(job->library);
}
