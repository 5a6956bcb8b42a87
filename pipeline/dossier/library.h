/* library.h - what every dossier of a process shares: referentials, scoring
 * profiles, the rule catalogue, the site's file, schemas, compiled stylesheets.
 *
 * Each is loaded when first asked for and kept: a process that makes one
 * document pays for that one, a process that makes a thousand pays once.
 * After library_warm() nothing more is loaded, so that workers may be forked.
 */
#ifndef CLEA_DOSSIER_LIBRARY_H
#define CLEA_DOSSIER_LIBRARY_H

#include <stddef.h>

struct fo_kept;
struct pdf_fonts;
struct report;
struct schema;
struct stage;
struct timing;
struct xml_doc;
struct library;

struct library_options {
	const char	*referentiel;	/* a file beside those of the data folder; NULL: none */
	const char	*notation;	/* likewise, a scoring profile */
	const char	*site;		/* the site's own severities and parameters; NULL: none */
	const char	*habilitations;	/* text file, a SIRET a line: the bodies known to be habilitated; NULL: none */
};

/* Strings of the options are copied.  NULL with a finding: data folder or a given file unusable. */
struct library	*library_new(const struct library_options *, struct report *);
void		 library_free(struct library *);
/*
 * Load what a dossier may ask for: every stage, the schema for each referential
 * version there is, fonts, file types.  -1 with a finding.
 */
int		 library_warm(struct library *, struct report *);
/* Where the CPU time of stages is counted; lent, NULL: nowhere. */
void		 library_set_timing(struct library *, struct timing *);
struct timing	*library_timing(const struct library *);

/* The referential of that version (NULL: the first national one).  NULL with a finding at pos that lists the versions there are. */
struct pos;
const struct xml_doc *library_referentiel(struct library *, const char *version, struct pos, struct report *);
/* The version of the referential that the options gave; NULL: they gave none.  Lends. */
const char	*library_given_version(const struct library *);
/* The scoring profile that names this referential version. */
const struct xml_doc *library_notation(struct library *, const char *version, struct pos, struct report *);
/* What the two ask of each sous-domaine and critère (bareme.xsl): made once.  NULL with a finding. */
const struct xml_doc *library_bareme(struct library *, const struct xml_doc *referentiel, const struct xml_doc *notation,
			 struct report *);
const struct xml_doc *library_regles(struct library *, struct report *);
const struct xml_doc *library_objectifs(struct library *, struct report *);
const struct xml_doc *library_falc(struct library *, struct report *);	/* sous-domaines in plain words */
const struct xml_doc *library_site(struct library *);		/* an empty <site/> when none was given */
/* SIRETs of the habilitations file: 1 listed, 0 not, -1 no list given. */
int			 library_habilite(const struct library *, const char *siret);

/*
 * The schema for documents of a namespace, compiled; codes are those of the
 * referential version given (NULL: of the schema folder's own codes.xsd).
 */
struct schema	*library_schema(struct library *, const char *ns, const char *version, struct report *);
/* A stylesheet below stylesheets/, compiled. */
struct stage	*library_stage(struct library *, const char *name, struct report *);
/* The media type of bytes, by content (libmagic).  Lends until the next call; NULL with a finding. */
struct buf;
const char	*library_type(struct library *, const struct buf *, struct report *);
struct pdf_fonts *library_fonts(struct library *, struct report *);
struct fo_kept	*library_kept(struct library *);	/* the formatter's dictionaries */

#endif /* !CLEA_DOSSIER_LIBRARY_H */
