/* archive.h - dossiers kept so that they can be checked, handed over and given back.  The floor's door.
 *
 * An archive is a folder:
 *	LISEZMOI.txt		what this is, for whoever finds it without the program
 *	paquets/ab/REF.zip	a package as a SEDA SIP: one ZIP, manifest.xml and content/
 *	paquets/ab/REF/		a package as a bag (BagIt 1.0)
 *	journal/journal.jsonl	what happened, one line an event, each holding the hash of the one before
 *	journal/sceaux/N.asice	the journal's head after line N, sealed (ASiC-E with CAdES)
 *	eliminations/N.asice	what was destroyed by which rule, sealed; N as in the journal
 *	index.sqlite		for finding; a cache, made again whenever it is not of this journal
 *	.travail/		what is being made; only there while a command runs or after one was killed
 *
 * REF is 32 hex digits: the first half of the SHA-256 of the container as it was received, so the same
 * container never enters twice.  Journal and file names hold digests, dates and rules, no number and no name
 * of anybody: what is eliminated is gone from them although the chain still holds.  The index knows
 * numbers and names; it is made of the packages, so it forgets with them.
 *
 * A change is written down whole (.travail/suite) before it is made and made again from there when a
 * command was killed: every archive is as before or as after.
 */
#ifndef CLEA_ARCHIVE_ARCHIVE_H
#define CLEA_ARCHIVE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/instant.h"
#include "base/progress.h"

struct buf;
struct library;
struct report;
struct seal_trust;
struct signer;

enum archive_form { ARCHIVE_SEDA_23, ARCHIVE_SEDA_22, ARCHIVE_BAG };

struct archive_options {		/* all lent */
	const char	*archive;	/* the folder */
	const char	*profile;	/* file; NULL: referentiel/archive.xml */
	const char	*head;		/* file outside that holds the journal's head; NULL: none */
	const struct seal_trust *trust;
	enum archive_form form;
	unsigned int	 jobs;		/* workers; 0: a core each */
	instant		 now;
	FILE		*out;		/* what is told, line by line; NULL: nothing */
	FILE		*err;		/* progress */
	enum progress_how progress;
};

/*
 * Each source is a container or a folder with containers in it (a store: SIRET/NUMERO/NAME.asice).
 * What does not enter has its findings; what is there already is said.  0, or -1 with a finding when nothing
 * could be done at all.
 */
int	archive_enter(struct library *, const struct archive_options *, const char *const *sources, size_t n,
	    struct report *);

struct archive_query {			/* NULL: any */
	const char	*what;		/* a number, or a REF */
	const char	*name;		/* of the candidate, a part of it, whatever its case and accents */
	const char	*organisme;	/* likewise, or its SIRET */
	const char	*since, *until;	/* days of entering, YYYY-MM-DD */
	bool		 json;		/* an array instead of lines */
};
/* What there is, a line or an object each.  0, or -1 with a finding. */
int	archive_list(const struct archive_options *, const struct archive_query *, struct report *);

/*
 * Give a dossier back: the container as it was received, into "dir" under its own name.  "what" is a number
 * or a REF; of several packages of one number the last one that entered.  0, or -1 with the findings.
 */
int	archive_restore(const struct archive_options *, const char *what, const char *dir, struct report *);

/*
 * Seal the journal's head: a container with the head in it, signed (ASiC-E with CAdES B-B, which takes a
 * timestamp later).  Nothing is done where nothing happened since the last seal.  0, or -1 with a finding.
 */
int	archive_seal_journal(const struct archive_options *, const struct signer *, struct report *);

/*
 * What is past the last day of its retention, a line each.  With a signer, what the rule says is to be
 * destroyed is destroyed: packages, and what the index knows of them; the sealed record tells digests, rules
 * and days, and no person.  0, or -1 with a finding.
 */
int	archive_purge(const struct archive_options *, const struct signer *, struct report *);

struct archive_audit {
	instant		 at;		/* certificates are judged at this date */
	unsigned int	 sample;	/* percent of the packages that are read; 100: all */
	const char	*seed;		/* another choice of the same size */
	const char	*dir;		/* audit.html, .pdf, .json and .xml go there; NULL: nowhere */
};
/* Read everything again; the library (NULL: none) makes the pages.  0 when all is as it was entered and still proves, -1 otherwise, with the findings. */
int	archive_audit(struct library *, const struct archive_options *, const struct archive_audit *, struct report *);

/*
 * A package of anybody - SIP of SEDA 2.1 to 2.3, bag of BagIt 0.93 to 1.0 in a folder or a ZIP - judged by
 * form and digests; findings into the report, one line about it on "out" (NULL: none).  "bytes" are the
 * file's, NULL for a folder.  Each sealed container in a SIP is handed on to sealed().  false: it is no package.
 */
bool	archive_verify(struct library *, const char *path, const struct buf *bytes, FILE *out,
	    void (*sealed)(void *arg, const char *name, const struct buf *), void *arg, struct report *);

#endif /* !CLEA_ARCHIVE_ARCHIVE_H */
