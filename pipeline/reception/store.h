/* store.h - what was received: a folder a dossier, those sent back, and the lock of whoever receives.
 * For reception/ and cmd/store.c.
 *
 *	STORE/SIRET/NUMERO/	accepted: the original as it came, reception.xml, rapport.*
 *	STORE/retours/SHA16/	sent back: reception.xml and rapport.* only
 *	STORE/index.sqlite	a cache of all reception.xml (index.h)
 *	STORE/boite.*		the table of all receptions
 *	STORE/.travail/		what is being made; emptied at the next opening
 *	STORE/.verrou		the lock, flock(2)
 *
 * A folder appears by one rename, whole and on the disk; nothing that stands is overwritten, but for
 * what was sent back and is judged anew.  The worker's answer is not trusted: the store reads the
 * record itself and refuses one that does not fit the original.
 */
#ifndef CLEA_RECEPTION_STORE_H
#define CLEA_RECEPTION_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/instant.h"
#include "reception/list.h"

struct item;
struct reception_file;
struct report;
struct stage;
struct store;

/*
 * Open for receiving: make the folder if need be, take the lock, clear what killed runs left, bring the
 * index in line with the folders.  While another receiver holds the lock, that is said on err (NULL:
 * nowhere), then waited for.  NULL with a finding.  A forked worker must close the descriptors that it
 * inherits (pool.h does): lock and index are the parent's.
 */
struct store	*store_open(const char *path, FILE *err, struct report *);
void		 store_free(struct store *);		/* NULL is fine; the lock is let go */

/* ---- what it holds: in memory, so that a jailed worker may ask as well ---- */

/*
 * Was an item of this digest (64 hex digits) dealt with already?  An accepted one: always.  One that was
 * sent back: when it was judged by this program and "inputs", the record's @profil, a digest of all that
 * the verdict rests on beside the item (profile, anchors, revocation lists, limits); or when it has come
 * again and was accepted (corrected.h): it has had its day.
 */
bool		 store_knows(const struct store *, const char *sha256, const char *inputs);
/* How many dossiers it holds: what a worker knows is what was there at that count. */
size_t		 store_count(const struct store *);

struct store_dossier {		/* an accepted one; all lent */
	const char	*numero, *siret, *nom, *prenom, *naissance, *sha256, *le;
};
/*
 * The accepted dossiers, from the "from"-th on, that bear the same number or the same date of birth: the
 * few that the rules compare with.  NULL or "": not looked at.  Calls fn (NULL: only counts) for each, by
 * SIRET and number; returns how many.
 */
size_t		 store_alike(const struct store *, const char *numero, const char *naissance, size_t from,
		    void (*fn)(void *arg, const struct store_dossier *), void *arg);

/* ---- what comes in ---- */

enum store_put {
	STORE_FAILED = -1,	/* with a finding: disk, permissions; the store is as before, and the run is over */
	STORE_ENTERED,		/* accepted: stands under SIRET/NUMERO */
	STORE_RETURNED,		/* stands under retours/ */
	STORE_KNOWN,		/* was there already: nothing done */
	STORE_STALE,		/* since "seen" dossiers came that the rules would compare with: nothing done, judge it again */
	/*
	 * With a finding: the original changed meanwhile or cannot be read, the answer does not fit it, or its
	 * number is taken; nothing done, the others go on.
	 */
	STORE_REFUSED
};
/*
 * Commit one answer; call in the order of the items.  The verdict of reception.xml among the files decides
 * the place.  "seen" is store_count() as the worker knew it.  Files are lent.
 */
enum store_put	 store_put(struct store *, const struct item *, const struct reception_file *, size_t n,
		    size_t seen, struct report *);
/* The record of what store_put() has just entered or returned; lent until store_settle(). */
const struct record *store_latest(const struct store *);
/* The index learns of all that was put since: once a round of answers.  -1 with a finding. */
int		 store_settle(struct store *, struct report *);
/* boite.html, boite.csv, boite.json: made again, at the end of a run.  "boite" is boite.xsl.  -1 with a finding. */
int		 store_show(struct store *, struct stage *boite, instant now, struct report *);

/* ---- for clea store: no lock is taken where nothing is written ---- */

struct buf;
struct index_filter;
/*
 * The receptions as text, CSV or JSON (list.h).  Where the index cannot be used or is not in line with the
 * folders they are read from those.  -1 with a finding.
 */
int		 store_list(const char *path, const struct index_filter *, instant now, enum list_format, struct buf *,
		    struct report *);
/* Make the index anew from the folders.  Waits for the lock as store_open().  -1 with a finding. */
int		 store_rebuild(const char *path, FILE *err, struct report *);
/* Compare index, folders and digests of the originals; a finding for each difference.  -1 with findings. */
int		 store_check(const char *path, struct report *);

#endif /* !CLEA_RECEPTION_STORE_H */
