/* cmd.h - what a subcommand is.  For this folder only. */
#ifndef CLEA_CMD_CMD_H
#define CLEA_CMD_CMD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/instant.h"
#include "base/progress.h"

struct buf;
struct library;
struct report;
struct seal_trust;
struct signer;

/* Every option of the program, once; a command names those it takes. */
enum cmd_option {
	OPT_DATE, OPT_FORMAT, OPT_SITE, OPT_REFERENTIEL, OPT_NOTATION, OPT_HABILITATIONS,
	OPT_OUTPUT, OPT_DOCUMENT, OPT_FO, OPT_AREAS, OPT_KEY, OPT_PASSPHRASE_FILE, OPT_PASSPHRASE_ENV,
	OPT_MALGRE_CONSTATS, OPT_PDF, OPT_TRUST, OPT_CRL, OPT_OCSP, OPT_TYPE, OPT_TITRE, OPT_ID,
	OPT_CRITERE, OPT_PRIVE, OPT_VERSION_REFERENTIEL, OPT_MAPPING, OPT_FEUILLE, OPT_REMPLACER, OPT_BLANK, OPT_STORE, OPT_JOBS, OPT_ANONYME, OPT_FAIL_FAST,
	OPT_PROGRESS, OPT_METRICS, OPT_SHARD, OPT_MERGE, OPT_CHECK, OPT_TIMEOUT,
	OPT_LIST, OPT_REBUILD, OPT_ORGANISME, OPT_SINCE, OPT_UNTIL, OPT_VERDICT, OPT_PRET_JURY, OPT_EN_ATTENTE,
	OPT_INTO, OPT_AS, OPT_SEDA, OPT_PROFILE, OPT_HEAD, OPT_NAME, OPT_AT, OPT_SAMPLE, OPT_SEED,
	OPT_SEAL_JOURNAL, OPT_CONFIRM, OPT_LIMIT, OPT_WATCH, OPT_HELP,
	OPT__MAX
};
#define OPTION(x)	(UINT64_C(1) << OPT_##x)
/* What every command that reads a dossier takes. */
#define OPTIONS_DOSSIER	(OPTION(DATE) | OPTION(FORMAT) | OPTION(SITE) | OPTION(REFERENTIEL) | \
			 OPTION(NOTATION) | OPTION(HABILITATIONS) | OPTION(HELP))

struct option_def {
	const char	*name;		/* --name */
	char		 letter;	/* -x, or 0 */
	const char	*arg;		/* what follows, NULL: a flag */
	bool		 many;		/* may be given several times */
	const char	*text;
};
const struct option_def *option_def(enum cmd_option);

struct values {			/* of one option, in the order given; lent by argv */
	const char	**v;
	size_t		  n;
};

struct job {			/* one call of one command */
	const struct cmd *cmd;
	struct values	 options[OPT__MAX];
	const char	**args;	/* what is not an option */
	size_t		 nargs;
	FILE		*out, *err;
	struct report	*report;
	instant		 now;
	struct library	*library;	/* made by job_library() */
	bool		 printed;	/* the command has printed its findings itself */
};

struct cmd {
	const char	*name, *args, *summary;
	uint64_t	 options;	/* OPTION(...) */
	size_t		 min, max;	/* arguments */
	const char	*example;
	int		(*run)(struct job *);	/* an exit status; findings are printed afterwards */
};

extern const struct cmd cmds[];
extern const size_t ncmds;

/* The value of an option that is given once; NULL when it was not. */
const char	*job_option(const struct job *, enum cmd_option);
bool		 job_flag(const struct job *, enum cmd_option);
/* --format asks for findings as data: nothing else is to stand on out. */
bool		 job_is_data(const struct job *);
/* The library with the options of this call; NULL with a finding. */
struct library	*job_library(struct job *);
/* What --trust, --crl and --ocsp name; the caller frees it.  NULL with a finding. */
struct seal_trust *job_trust(struct job *);
/* The key that --key names, opened; the caller frees it.  NULL with a finding. */
struct signer	*job_signer(struct job *);
/* A whole number from 1 on, where the option is given; false: told as a wrong call. */
bool		 job_number(const struct job *, enum cmd_option, unsigned int *);
/* How --progress says, else a bar on a terminal; false: told as a wrong call. */
bool		 job_progress(const struct job *, enum progress_how *);
/* The version of the referential to follow where no dossier names one: as told, else of the file given, else NULL. */
const char	*job_version(const struct job *);
/* 2 when a finding is about the environment, 1 when one is an error, else 0. */
int		 job_status(const struct job *);
/* A sentence about a wrong call on err, and EXIT_USAGE. */
int		 job_usage(const struct job *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* options.c: 0, or an exit status when the call is wrong (told on err). */
int	options_parse(struct job *, int argc, char **argv);
void	options_clear(struct job *);

/* output.c: the findings as --format says. */
int	output_findings(const struct job *);

/* help.c */
void	help_all(FILE *);
void	help_command(const struct cmd *, FILE *);
void	help_findings(FILE *);		/* mdoc, for the man page */
int	completion_print(const char *shell, FILE *out, FILE *err);

int	cmd_add(struct job *), cmd_archive(struct job *), cmd_audit(struct job *), cmd_batch(struct job *),
	cmd_build(struct job *), cmd_check(struct job *), cmd_fo(struct job *), cmd_form(struct job *),
	cmd_new(struct job *), cmd_preconise(struct job *), cmd_purge(struct job *), cmd_receive(struct job *),
	cmd_render(struct job *), cmd_restore(struct job *),
	cmd_store(struct job *), cmd_validate(struct job *), cmd_verify(struct job *);
int	cmd_grid(struct job *), cmd_import(struct job *), cmd_view(struct job *);

#endif /* !CLEA_CMD_CMD_H */
