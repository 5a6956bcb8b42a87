/* record.h - what became of one item: the record reception.xml as C sees it.  For reception/ and cmd/store.c.
 *
 * The record (urn:clea:reception:1, referentiel/schemas/reception.xsd) is written by
 * stylesheets/reception/verdict.xsl; C only reads of it what it needs to know where to put
 * it and what the index says.
 */
#ifndef CLEA_RECEPTION_RECORD_H
#define CLEA_RECEPTION_RECORD_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct report;
struct xml_doc;

#define RECEPTION_NS		"urn:clea:reception:1"
#define RECEPTION_FACTS_NS	"urn:clea:reception-faits:1"

enum verdict { VERDICT_ACCEPTED, VERDICT_REMARKS, VERDICT_INCOMPLETE, VERDICT_REFUSED, VERDICT__MAX };
const char	*verdict_code(enum verdict);	/* "accepte" ... */
/* Into the store; the others are sent back. */
#define verdict_keeps(v)	((v) == VERDICT_ACCEPTED || (v) == VERDICT_REMARKS)

/* Strings are never NULL; "" where the record says nothing. */
#define VIRUS_MUTE	"muet"			/* the antivirus was asked, and did not answer */

struct record {
	enum verdict	 verdict;
	char		*motif;
	char		*le, *programme, *profil;
	char		*name, *form, *sha256;		/* of what was received */
	size_t		 bytes;
	bool		 read;				/* the dossier could be read: the members below are filled */
	char		*numero, *siret, *referentiel, *organisme;
	char		*nom, *prenom, *naissance;
	char		*ep_premier, *ep_dernier, *ef_dernier, *terme;
	char		*jours;				/* left before the term, at "le"; a number, or "" */
	char		*issue;
	bool		 jury;				/* ready for the jury */
	bool		 taken;				/* it was told that its number is another's: REC-08 */
	char		*virus;				/* "non-analyse", "sain", "infecte", VIRUS_MUTE */
	size_t		 errors, warnings, infos;	/* constats */
};

/*
 * NULL with a finding when it is no such record, or when number, SIRET or digest have not
 * their form: what is not checked here never becomes a path.
 */
struct record	*record_read(const struct xml_doc *, struct report *);
void		 record_free(struct record *);
/*
 * The severity of a constat as it counts: of what the profile gives no effect nobody is to take care, it is
 * there to be read ("info"); "" where it has none.  Lends.
 */
struct xml_node;
const char	*record_weight(const struct xml_node *constat);

/* One file of a reception: "reception.xml", "rapport.html", "rapport.pdf", "rapport.svrl.xml", "rapport.json". */
struct reception_file {
	char		*name;
	struct buf	*data;
};

/* What a worker answers: the files, the record first. */
struct answer {
	struct reception_file *files;
	size_t		 nfiles;
};

#endif /* !CLEA_RECEPTION_RECORD_H */
