/* internal.h - the members of a dossier, for the files of this folder only. */
#ifndef CLEA_DOSSIER_INTERNAL_H
#define CLEA_DOSSIER_INTERNAL_H

#include <stdbool.h>

#include "base/instant.h"
#include "base/digest.h"

struct arena;
struct buf;
struct library;
struct pack;
struct report;
struct xml_doc;

/* What stylesheets may be given beside the document they transform, in the order it is made. */
enum input {
	INPUT_REFERENTIEL, INPUT_NOTATION, INPUT_BAREME, INPUT_REGLES, INPUT_SITE, INPUT_OBJECTIFS, INPUT_FALC,
	INPUT_FAITS, INPUT_RESULTATS, INPUT_CONTROLE, INPUT_PRECONISATIONS,
	INPUT__MAX
};

/* One regular file below preuves/. */
struct proof_file {
	char		*path;		/* "preuves/cv.pdf" */
	size_t		 size;
	char		 sha256[2 * DIGEST_SHA256 + 1];
	const char	*mime;		/* by content (libmagic); arena's */
	struct proof_file *next;
};

enum lecteur { LECTEUR_CANDIDAT, LECTEUR_JURY, LECTEUR_ANONYME, LECTEUR__MAX };

struct dossier {
	struct arena	*arena;
	struct library	*library;
	bool		 blank;		/* of no candidate: forms to be filled in by hand */
	char		*dir;		/* the folder; NULL when it came as a container */
	char		*file;		/* its dossier.xml, as findings name it */
	struct pack	*pack;		/* the container it came in, or NULL */
	struct pack	*own_pack;	/* the same where it was opened here; else NULL */
	const char	*const *types;	/* of the entries of "pack" where they are known; lent, or NULL */
	char		*within;	/* its folder in the container, "" or with a closing "/" */
	char		*ordinal;	/* of the anonymous projection; "" none */
	instant		 now;
	struct xml_doc	*doc;		/* as typed: never leaves */
	const char	*numero;
	struct proof_file *proofs;
	const struct xml_doc *lent[INPUT__MAX];	/* all inputs, owned here or by the library */
	struct xml_doc	*faits, *resultats, *controle, *preconisations;		/* owned */
	struct xml_doc	*projection[LECTEUR__MAX];				/* owned */
};

/*
 * dossier.c: the dossier.xml of a folder that somebody else may have filled:
 * not through a link.  Caller frees; NULL with a finding.
 */
char	*dossier_file_in(const char *dir, struct report *);

/* facts.c: fill proofs and faits.  Files are not kept in memory. */
int	facts_gather(struct dossier *, struct report *);
/* Of a dossier that has no proofs and no folder. */
void	facts_none(struct dossier *);
/* The same of the entries below preuves/ in d->pack. */
int	facts_gather_container(struct dossier *, struct report *);
/* The bytes of a proof again, refused (finding) if they are no longer those of the facts. */
struct buf *facts_load(struct dossier *, const struct proof_file *, struct report *);

/* stages.c: run a row of the table; "in" is what it transforms.  NULL with a finding. */
struct stage_param;
struct xml_doc *stages_run(struct dossier *, const char *name, const struct xml_doc *in,
	    const struct stage_param *, size_t nparams, struct report *);
/* The same for a row whose output is text or HTML, with documents of the caller's beside (four at most).  The name is one of ours. */
struct stage_input;
struct buf *stages_run_text(struct dossier *, const char *name, const struct xml_doc *in,
	    const struct stage_param *, size_t nparams, const struct stage_input *more, size_t nmore, struct report *);
/* Make (once) and lend. */
const struct xml_doc *stages_resultats(struct dossier *, struct report *);
const struct xml_doc *stages_controle(struct dossier *, struct report *);
const struct xml_doc *stages_projection(struct dossier *, enum lecteur, struct report *);
const struct xml_doc *stages_preconisations(struct dossier *, struct report *);
/* The documents there are: NULL when i is past the last. */
const char *stages_document(size_t i);

/* The stylesheets a packet needs, likewise: library_warm() loads them. */
const char *stages_stylesheet(size_t i);

const char *lecteur_name(enum lecteur);
int	    lecteur_parse(const char *);	/* enum lecteur, or -1 */

#endif /* !CLEA_DOSSIER_INTERNAL_H */
