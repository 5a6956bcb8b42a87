/* judge.h - one item through all steps: container, seals, schema, facts, rules, verdict, reports.  For reception/ only. */
#ifndef CLEA_RECEPTION_JUDGE_H
#define CLEA_RECEPTION_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"
#include "base/report.h"
#include "reception/facts.h"
#include "reception/record.h"

struct buf;
struct item;
struct item_files;
struct library;
struct policy;
struct seal_trust;
struct store;

struct judge {			/* the same for all items of a run; lent */
	struct library	*library;
	const struct policy *profile;
	const struct seal_trust *trust;
	bool		 anchored;	/* "trust" holds an authority */
	const struct store *store;
	instant		 now;
};

/* What a dossier whose shape is refused says of itself. */
#define JUDGE_CLAIMS	"reception/annonce.xsl"
/*
 * Judge an item and make its files, the record first.  0, or -1 with a finding where the record itself
 * could not be made: stylesheets or fonts are unusable.  "files" are lent.
 */
int	judge_item(const struct judge *, const struct item *, const struct item_files *, const struct virus *,
	    struct answer *, struct report *);
/* The same for an item that could not be examined: "findings" say why. */
int	judge_unread(const struct judge *, const struct item *, const struct report *findings, struct answer *, struct report *);

/*
 * warm.c: what judging will need is loaded, and every report made once, so that a worker behind its jail
 * finds all of it in memory.  -1 with a finding.
 */
int	judge_warm(const struct judge *, struct report *);

/* reports.c: what is made of a record; appended to the answer.  A report that fails leaves a finding and its place empty. */
struct xml_doc;
void	reports_make(const struct judge *, const struct xml_doc *record, struct answer *, struct report *);

/* answer.c: an answer as bytes and back.  false: not one. */
void	answer_write(const struct answer *, struct buf *);
bool	answer_read(struct answer *, const char *, size_t n);
void	answer_add_take(struct answer *, const char *name, struct buf *);
const struct buf *answer_find(const struct answer *, const char *name);
void	answer_clear(struct answer *);

#endif /* !CLEA_RECEPTION_JUDGE_H */
