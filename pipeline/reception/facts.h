/* facts.h - what C finds about one item, as a document that verdict.xsl judges.  For reception/ only.
 *
 * urn:clea:reception-faits:1, the record without what is a matter of judgement:
 *
 *	<faits version="1" le="" programme="" profil="">
 *	  <recu nom="" forme="" octets="" sha256=""/>
 *	  <sceaux type="ASiC-E" ancres="true|false">  <sceau ou="" format="" indication="" sous-indication="" signataire="" titulaire="" dossier="true|false" le="" prouve-le="">
 *	    <identifiant/>...  </sceau>...  </sceaux>		what the certificate numbers its holder by, as it stands there
 *	  <virus etat="non-analyse|sain|infecte|muet">name</virus>
 *	  <etapes>  <etape code="conteneur|sceaux|schema|faits|regles"/>...  </etapes>	those that could be gone through
 *	  <connus>  <connu numero="" siret="" nom="" prenom="" naissance=""/>...  </connus>	dossiers of the store that look alike
 *	  <constats>  <constat id="" severite="" etape="" fichier="" ligne="" chemin="">  <texte/>  <conseil/>  </constat>...  </constats>
 *	</faits>
 */
#ifndef CLEA_RECEPTION_FACTS_H
#define CLEA_RECEPTION_FACTS_H

#include "base/instant.h"
#include "reception/clamd.h"

struct item;
struct policy;
struct report;
struct seal_result;
struct xml_doc;
struct xml_node;

enum step { STEP_CONTAINER, STEP_SEALS, STEP_SCHEMA, STEP_FACTS, STEP_RULES };

struct facts {
	struct xml_doc	*doc;
	struct xml_node	*seals, *steps, *known, *findings;
	const struct policy *profile;
	size_t		 nfindings[STEP_RULES + 1];
};

void	facts_init(struct facts *, const struct item *, const struct policy *, instant now);
void	facts_clear(struct facts *);
/* A step was gone through to its end, whatever it found. */
void	facts_step(struct facts *, enum step);
/* What a step found; beyond the profile's limit, how many more. */
void	facts_findings(struct facts *, enum step, const struct report *);
/* "within": the folder of dossier.xml in the container, "" or with a closing "/"; NULL: there is none. */
void	facts_seals(struct facts *, const struct seal_result *, const char *within, bool anchored);
/* What the antivirus said; "said" is NULL where none is configured.  A finding where it is not clean. */
struct virus { const enum clamd_said *said; const char *name; };
void	facts_virus(struct facts *, const struct item *, const struct virus *);
/* A dossier of the store that bears the same number or date of birth. */
struct store_dossier;
void	facts_known(struct facts *, const struct store_dossier *);

#endif /* !CLEA_RECEPTION_FACTS_H */
