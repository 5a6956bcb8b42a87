/* vault.h - an archive opened, and changed so that it is as before or as after.  For archive/ only.
 *
 * A change is gathered - lines of the journal, files to put in their place, files to destroy - and then
 * committed:
 *	1. files made stand in .travail/, fsynced
 *	2. .travail/suite tells the whole change; its rename is the moment at which the change is made
 *	3. lines are appended, files moved, files destroyed; each step may be done twice
 *	4. .travail/suite is removed
 * A command that finds a suite does steps 3 and 4 before anything else.
 */
#ifndef CLEA_ARCHIVE_VAULT_H
#define CLEA_ARCHIVE_VAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/journal.h"
#include "base/buf.h"
#include "base/instant.h"

struct report;

#define VAULT_WORK	".travail"
#define VAULT_INDEX	"index.sqlite"
#define VAULT_README	"LISEZMOI.txt"
#define VAULT_HEAD	"tete.txt"		/* in a seal of the journal */

enum vault_mode {
	VAULT_READ,		/* beside other readers; recovers where that is needed and possible */
	VAULT_WRITE,		/* alone */
	VAULT_CREATE		/* alone; an archive is begun where there is nothing or an empty folder */
};

struct vault {
	char		*dir;
	int		 lock;
	bool		 reader;
	instant		 now;
	struct journal	 journal;
	size_t		 made;		/* number of the last line that is in the file */
	/* The change being gathered. */
	struct buf	 lines, steps;
	size_t		 n;		/* number of the last line, gathered ones counted */
	char		 head[65];
};

/*
 * Open.  For writing the journal must be sound, else -1 with its findings; a reader gets them and goes on.
 * -1 with a finding: no archive, in use, cannot be read.  Close it either way.
 */
int	vault_open(struct vault *, const char *dir, enum vault_mode, instant now, struct report *);
void	vault_close(struct vault *);
char	*vault_path(const struct vault *, const char *name);		/* caller frees */
char	*vault_work(const struct vault *, const char *name);		/* in .travail/; caller frees */

/* Gather. */
void	vault_log(struct vault *, enum event, const char *members);
void	vault_place(struct vault *, const char *work, const char *to);	/* from .travail/ to a name in the archive */
void	vault_destroy(struct vault *, const char *name);			/* a file or folder of the archive */
/* Make the change.  -1 with a finding: then it was not made, or will be made by the next command. */
int	vault_commit(struct vault *, struct report *);

/*
 * A sealed container (seal.c) as a new file "to" of the archive, with its line; "more" are further members of
 * that, each after a comma.  Gathered, not committed.  -1 with a finding.
 */
int	vault_put_sealed(struct vault *, enum event, const char *to, const char *more, const struct buf *,
	    struct report *);

/* Where a package stands, relative to the archive.  Caller frees. */
char	*vault_package(const char *ref, const char *form);
bool	vault_is_ref(const char *);

/*
 * The head kept in "file", or in a seal of the journal that was kept: compared with the journal where the file
 * is there.  0, or -1 with a finding.  vault_head_write() brings the file up to date; a seal stays as it is.
 */
int	vault_head_check(const struct vault *, const char *file, struct report *);
bool	vault_head_in_seal(const struct buf *, const char *name, size_t *n, char hash[static 65]);
int	vault_head_write(const struct vault *, const char *file, struct report *);

#endif /* !CLEA_ARCHIVE_VAULT_H */
