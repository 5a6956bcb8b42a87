/* journal.h - what happened to an archive, line by line, each line holding the hash of the one before.
 * For archive/ only.
 *
 *	{"n":3,"instant":"2026-11-24T09:00:00Z","evenement":"entree","paquet":"4f...",...,"avant":"H2","empreinte":"H3"}
 *
 * H3 is the SHA-256 of the line's bytes up to ,"empreinte" - the number and H2 among them.  So a line that
 * is changed does not fit its own hash, and one that is missing, repeated or moved does not fit its neighbours.
 * Only the end can be cut unseen: a head kept outside (--head) and the seals tell how far the journal went.
 */
#ifndef CLEA_ARCHIVE_JOURNAL_H
#define CLEA_ARCHIVE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/instant.h"

struct arena;
struct buf;
struct report;

#define JOURNAL_FILE	"journal/journal.jsonl"
#define JOURNAL_NOTHING	"0000000000000000000000000000000000000000000000000000000000000000"

enum event {
	EVENT_CREATION,		/* LISEZMOI.txt written */
	EVENT_ENTREE,		/* a package entered */
	EVENT_AUDIT,
	EVENT_RESTITUTION,
	EVENT_SCEAU,		/* the head sealed */
	EVENT_ACTE,		/* an elimination record written */
	EVENT_ELIMINATION,	/* a package destroyed */
	EVENT__MAX
};

struct journal_line {
	size_t		 n;		/* the number it says; 0: none */
	enum event	 event;
	bool		 faulty;	/* its words cannot be relied on */
	const char	*instant;	/* strings: "" where the event has none; lent by the journal */
	const char	*paquet;	/* REF */
	const char	*forme;		/* "seda-2.3", "seda-2.2", "bagit-1.0" */
	const char	*fichier;	/* a file other than a package, relative to the archive */
	const char	*sha512;	/* of the file; of a bag: of its tagmanifest-sha512.txt */
	const char	*sceaux;	/* indication of a package's seals when it entered */
	const char	*regle, *terme, *sort;	/* retention: rule, last day, "detruire" or "conserver" */
	int64_t		 octets;
	char		 hash[65];
};

struct journal {
	char		*path;		/* for findings */
	struct arena	*arena;
	struct journal_line *lines;	/* in the order of the file; those that could be read */
	size_t		 n, room;
	size_t		 end;		/* bytes */
	bool		 sound;		/* no finding */
	char		 head[65];	/* of the last line; JOURNAL_NOTHING before the first */
};

/* Read and check all of it: a finding for each line that does not fit, with its number.  -1: cannot be read at all. */
int	journal_read(struct journal *, const char *dir, struct report *);
void	journal_clear(struct journal *);

/*
 * One more line, as text: "members" is JSON without braces ("" none) of what is said about the event.
 * *n and head are those of the line before and become those of this one.
 */
void	journal_format(struct buf *out, size_t *n, char head[static 65], instant, enum event, const char *members);

/* A head as it is kept outside: "clea-journal 1 N HASH\n".  false: not such text. */
void	journal_head_write(struct buf *out, size_t n, const char *hash);
bool	journal_head_read(const struct buf *, size_t *n, char hash[static 65]);
/* Does the journal hold that line?  A finding says what is missing or changed. */
bool	journal_holds(const struct journal *, size_t n, const char *hash, const char *where, struct report *);

#endif /* !CLEA_ARCHIVE_JOURNAL_H */
