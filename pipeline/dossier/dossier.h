/* dossier.h - one candidate's folder through the stages: read, judged, made into documents and a container.
 * The floor's door, with library.h. */
#ifndef CLEA_DOSSIER_DOSSIER_H
#define CLEA_DOSSIER_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/instant.h"

struct buf;
struct library;
struct pack;
struct report;
struct signer;
struct xml_doc;
struct xml_limits;
struct dossier;

#define DOSSIER_NS	"urn:clea:dossier:1"

enum dossier_reader {			/* whose projection all of a packet is made of */
	DOSSIER_FOR_ALL,		/* each document as the plan says, the container for the jury */
	DOSSIER_FOR_JURY,
	DOSSIER_FOR_ANONYMOUS_JURY	/* no proofs but their index, no report; "ordinal" names it */
};

/*
 * Open a folder (or its dossier.xml), check it against the schema and gather
 * the facts of its proofs.  Schema errors are findings and give NULL, since
 * the stages that follow rely on the shape.
 */
struct dossier	*dossier_open(struct library *, const char *path, instant now, struct report *);
/* The same for a container as it was received: bytes lent until dossier_free(); its proofs are facts as they stand in it. */
struct dossier	*dossier_open_container(struct library *, const char *name, const struct buf *,
		    instant now, struct report *);
/*
 * A dossier of nobody, for forms that are filled in by hand (dossier_fo(), dossier_pdf()): a skeleton of
 * that referential version (NULL: the national one).  Nothing is attached to what is made of it.
 */
struct dossier	*dossier_blank(struct library *, const char *referentiel, instant now, struct report *);
struct dossier_source {			/* a container that is open already; all lent until dossier_free() */
	struct pack	*pack;
	const char	*within;	/* the folder of the container that is the dossier, with its "/"; "" the container itself */
	const char	*shown;		/* its dossier.xml, as findings name it */
	const struct xml_limits *limits;	/* of dossier.xml; NULL: XML_LIMITS */
	const char	*const *types;	/* what library_type() says of each entry, as they are counted in the pack, where it was asked already; else NULL */
};
struct dossier	*dossier_open_pack(struct library *, const struct dossier_source *, instant now, struct report *);
/*
 * Where the dossier stands in a container: "" at the top, else the one top folder that holds a dossier.xml,
 * with its "/", as whoever zips a folder makes it.  Caller frees.  NULL: there is none (*n is 0), or several.
 */
char		*dossier_within(const struct pack *, size_t *n);
void		 dossier_free(struct dossier *);
const char	*dossier_numero(const struct dossier *);
const struct xml_doc *dossier_doc(const struct dossier *);

struct dossier_call {			/* how a session calls a dossier; "" where there is nothing to say */
	const char	*ordre, *siret;
	const char	*paquet;	/* folder of its packet, relative to the session's index page */
	const char	*fichiers;	/* the files in it, separated by blanks */
};
/*
 * What a session's documents need of one candidate (resume.xsl), made of the
 * reader's projection.  Caller frees; NULL with a finding.
 */
struct xml_doc	*dossier_resume(struct dossier *, enum dossier_reader, const char *ordinal,
		    const struct dossier_call *, struct report *);

/*
 * The same of the dossier itself, for whoever received it and decides: it holds what no
 * projection would, so nothing that leaves may be made of it.  Caller frees; NULL with a finding.
 */
struct xml_doc	*dossier_traits(struct dossier *, struct report *);

/* Parse and validate only: 0, or -1 with the findings.  Any of our vocabularies, chosen by the root's namespace. */
int	dossier_validate(struct library *, const char *path, instant now, struct report *);

/*
 * Judge by the rules: findings into the report, in the order of the SVRL.
 * Lends the SVRL; NULL with a finding when a stage failed.
 */
const struct xml_doc *dossier_judge(struct dossier *, struct report *);

/* The préconisations as their own XML.  Caller frees. */
struct buf	*dossier_preconisations(struct dossier *, struct report *);

/* ---- for reading on screen ---- */

/* What the reader may have of it.  Lent; NULL with a finding. */
const struct xml_doc *dossier_projection(struct dossier *, enum dossier_reader, struct report *);
/*
 * The page of a dossier (capture/view.xsl), made of the reader's projection, with documents of the caller's
 * under names of its own.  Caller frees; NULL with a finding.
 */
struct stage_input;
struct buf	*dossier_page(struct dossier *, enum dossier_reader, const struct stage_input *more, size_t nmore,
		    struct report *);
/*
 * A proof, by its path in the dossier: its bytes (caller frees) and its type by content (lent by the dossier).
 * NULL with a finding when it changed meanwhile, without one (*size 0) when it is not there; *size is that of the
 * file, and NULL too when it is larger than "most".
 */
struct buf	*dossier_proof_load(struct dossier *, const char *path, size_t most, size_t *size, const char **type,
		    struct report *);

struct dossier_seal {			/* how documents are sealed; NULL where it is asked for: not at all */
	const struct signer *signer;
	int	incomplet;		/* findings of severity error that the cover tells (--malgre-constats) */
};

/* One document, as FO or as PDF.  Caller frees; NULL with a finding: unknown name lists the names. */
struct buf	*dossier_fo(struct dossier *, const char *document, struct report *);
struct buf	*dossier_pdf(struct dossier *, const char *document, const struct dossier_seal *, struct report *);

struct dossier_made {			/* a document of the packet */
	char		*name;		/* file name, "bilan.pdf" */
	struct buf	*pdf;
	size_t		 npages;
};
struct dossier_packet {
	const struct dossier_seal *seal;
	enum dossier_reader reader;
	const char	*ordinal;	/* of an anonymous packet; else NULL */
	const char	*received_name;	/* a container enclosed as it came, in the place of the proofs; NULL: none */
	const struct buf *received;
};
/*
 * The packet: every document that the outcome asks for, then the container.
 * Caller frees the container and, with dossier_made_free(), the documents
 * (laid open for reading; may be NULL when not wanted).
 */
struct buf	*dossier_packet(struct dossier *, const struct dossier_packet *,
		    struct dossier_made **made, size_t *nmade, struct report *);
void		 dossier_made_free(struct dossier_made *, size_t n);

/* ---- the folder itself ---- */

/* A new folder "dir" with a skeleton dossier.xml that validates, and preuves/.  Refuses an existing one. */
int	dossier_create(struct library *, const char *dir, const char *numero, const char *referentiel,
	    instant now, struct report *);

struct dossier_proof {		/* what `clea add` knows of a proof */
	const char	*file;		/* to be copied in */
	const char	*type, *titre, *date, *id;	/* NULL: left out, or made of the file's name */
	const char	*criteres;	/* space-separated codes; "" none */
	bool		 prive;
};
/* Copy the file below preuves/, then write dossier.xml with its entry and digest.  0 or -1 with a finding. */
int	dossier_add(struct library *, const char *dir, const struct dossier_proof *, instant now, struct report *);

#endif /* !CLEA_DOSSIER_DOSSIER_H */
