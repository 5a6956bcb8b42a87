<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/mots.xsl - les mots et les phrases des documents d'une session, par
  langue, comme common/mots.xsl : une feuille lit $ms/famille/nom.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="exsl">

  <xsl:variable name="tables-de-session">
    <table langue="fr">
      <documents>
        <ordre-du-jour>Ordre du jour</ordre-du-jour>
        <emargement>Liste d’émargement</emargement>
        <recapitulatif>Tableau récapitulatif</recapitulatif>
        <syntheses>Synthèses des dossiers</syntheses>
        <index>Session du jury</index>
      </documents>

      <page>
        <surtitre>CERTIFICAT CLÉA · JURY PARITAIRE</surtitre>
        <session>session</session>
        <seance>Session du {a}</seance>
        <a-heure> à {a}</a-heure>
        <anonyme>Session anonyme&#xA0;: les dossiers sont nommés par leur rang d’appel&#x202F;; seul le secrétariat connaît les candidats et les organismes.</anonyme>
        <sceau-instance>Signature électronique du secrétariat</sceau-instance>
      </page>

      <nombres>
        <dossier pluriel="dossiers">dossier</dossier>
        <membre pluriel="membres">membre</membre>
        <retrait pluriel="retraits">retrait</retrait>
        <erreur pluriel="erreurs">erreur</erreur>
        <avertissement pluriel="points à regarder">point à regarder</avertissement>
        <information pluriel="informations">information</information>
        <preuve pluriel="preuves">preuve</preuve>
        <autre pluriel="autres">autre</autre>
      </nombres>

      <colleges><employeurs>employeurs</employeurs><salaries>salariés</salaries></colleges>
      <College><employeurs>Collège des employeurs</employeurs><salaries>Collège des salariés</salaries></College>
      <roles>
        <president>présidence</president>
        <vice-president>vice-présidence</vice-president>
        <membre>titulaire</membre>
        <suppleant>suppléance</suppleant>
      </roles>
      <supplee>suppléance de {a}</supplee>
      <voies>
        <direct>directe</direct>
        <apres-parcours>après parcours</apres-parcours>
      </voies>
      <Voies>
        <direct>Présentation directe, dès l’évaluation préalable</direct>
        <apres-parcours>Présentation après un parcours et une évaluation finale</apres-parcours>
      </Voies>
      <!-- Une lettre par verdict, là où la place manque ; la couleur ne fait que doubler. -->
      <lettres>
        <acquis>A</acquis><a-confirmer>C</a-confirmer><non-acquis>N</non-acquis>
        <non-evalue>–</non-evalue><incomplet>I</incomplet>
      </lettres>
      <lettres-legende>A&#xA0;: acquis · C&#xA0;: à confirmer par le jury · N&#xA0;: non acquis · I&#xA0;: à compléter · –&#xA0;: non évalué</lettres-legende>

      <commun>
        <dossier>Dossier {a}</dossier>
        <dossier-no>Dossier n°&#xA0;{a}</dossier-no>
        <ne>{a} le {b}</ne>
        <ne-neutre>naissance&#xA0;: {b}</ne-neutre>
        <nom-naissance>, nom de naissance {a}</nom-naissance>
        <sans-nom>nom pas encore renseigné</sans-nom>
        <non-lu>Dossier pas encore lu</non-lu>
        <non-lu-phrase>Ce dossier n’a pas pu être lu&#xA0;: le rapport de préparation dit pourquoi. Le secrétariat le demande à l’organisme évaluateur.</non-lu-phrase>
        <sans-retrait>aucun</sans-retrait>
        <verdict-direct>Les {a} sont maîtrisés dès l’évaluation préalable.</verdict-direct>
        <verdict-parcours>Les {a} sont maîtrisés après un parcours de formation et une évaluation finale.</verdict-parcours>
        <verdict-a-confirmer>L’évaluateur retient les {a} comme maîtrisés&#x202F;; {b} à confirmer par le jury.</verdict-a-confirmer>
        <verdict-doute>{b} à confirmer par le jury&#x202F;; l’évaluateur n’en retient qu’une partie.</verdict-doute>
        <verdict-partiel>{a} sur {b} maîtrisés&#xA0;: le dossier ne peut pas être certifié en l’état.</verdict-partiel>
      </commun>

      <ordre-du-jour>
        <accueil>Vous êtes invités à siéger au jury paritaire du certificat CléA. {a} appelés&#x202F;; chaque paquet contient les documents du dossier et le conteneur reçu de l’organisme évaluateur.</accueil>
        <accueil-un>Vous êtes invités à siéger au jury paritaire du certificat CléA. {a} appelé&#x202F;; chaque paquet contient les documents du dossier et le conteneur reçu de l’organisme évaluateur.</accueil-un>
        <accueil-anonyme>Vous êtes invités à siéger au jury paritaire du certificat CléA. {a} à examiner&#x202F;; chaque paquet contient les documents anonymes et l’index des preuves.</accueil-anonyme>
        <seance>La séance</seance>
        <instance>Instance</instance>
        <circuit>Circuit</circuit>
        <date>Date</date>
        <heure>Heure</heure>
        <lieu>Lieu</lieu>
        <acces>Accès</acces>
        <modalite>Modalité</modalite>
        <secretariat>Secrétariat</secretariat>
        <jury>Le jury</jury>
        <jury-tetes><nom>Nom</nom><organisation>Organisation</organisation><college>Collège</college><role>Rôle</role></jury-tetes>
        <quorum>Quorum&#xA0;: {a}, dont {b} au moins de chaque collège.</quorum>
        <deroule>Déroulé</deroule>
        <ouverture>Ouverture de la séance, émargement, constat de la parité et du quorum.</ouverture>
        <independance>Rappel de la règle d’indépendance et des retraits&#xA0;: aucun membre ne relève d’un organisme qui a évalué ou formé un candidat dont il délibère.</independance>
        <examen>Examen de {a} et délibération, dans l’ordre d’appel ci-après.</examen>
        <decisions>Décision sur chaque dossier, avec les voix&#xA0;: certificat délivré, complément demandé ou dossier ajourné.</decisions>
        <cloture>Lecture et signature du procès-verbal.</cloture>
        <dossiers>Dossiers appelés</dossiers>
        <dossiers-tetes><ordre text-align="end">Rang</ordre><candidat>Candidat</candidat><organisme>Organisme évaluateur</organisme><voie>Voie</voie><retraits>Se retirent</retraits></dossiers-tetes>
        <dossiers-tetes-anonymes><ordre text-align="end">Rang</ordre><candidat>Dossier</candidat><voie>Voie</voie><retraits>Se retirent</retraits></dossiers-tetes-anonymes>
        <retraits>Retraits</retraits>
        <retraits-intro>Le membre qui se retire ne reçoit pas le paquet du dossier, quitte la séance pendant son examen et ne vote pas.</retraits-intro>
        <retraits-tetes><dossier>Dossier</dossier><membre>Membre</membre><motif>Motif</motif></retraits-tetes>
        <retraits-tetes-anonymes><dossier>Dossier</dossier><membre>Membre</membre></retraits-tetes-anonymes>
        <retraits-aucun>Aucun membre n’a annoncé de retrait.</retraits-aucun>
      </ordre-du-jour>

      <emargement>
        <intro>Chaque membre émarge en arrivant. Par sa signature il déclare n’appartenir à aucun organisme qui a évalué ou formé un candidat appelé, ou s’être retiré pour les dossiers indiqués à l’ordre du jour.</intro>
        <tetes><nom>Nom et organisation</nom><role>Rôle</role><arrivee>Arrivée</arrivee><signature>Signature</signature></tetes>
        <constat>Constat du secrétariat</constat>
        <presents>Membres présents, collège des employeurs</presents>
        <presents-salaries>Membres présents, collège des salariés</presents-salaries>
        <quorum>Quorum requis</quorum>
        <quorum-valeur>{a}, dont {b} au moins de chaque collège</quorum-valeur>
        <quorum-vide>selon le règlement de l’instance</quorum-vide>
        <ouverture>Heure d’ouverture</ouverture>
        <cloture>Heure de clôture</cloture>
        <signe-president>Pour la présidence, nom et signature</signe-president>
        <signe-secretaire>Pour le secrétariat, nom et signature</signe-secretaire>
      </emargement>

      <recapitulatif>
        <chiffres>Les chiffres</chiffres>
        <chiffres-phrase>{a} appelés, {b} lus.</chiffres-phrase>
        <tetes-chiffres><quoi>Dossiers</quoi><nombre text-align="end">Nombre</nombre></tetes-chiffres>
        <prets>maîtrisés, sans rien à confirmer</prets>
        <a-confirmer>maîtrisés selon l’évaluateur, à confirmer par le jury</a-confirmer>
        <partiels>non maîtrisés en entier</partiels>
        <non-lus>pas encore lus</non-lus>
        <total>appelés</total>
        <avec-erreurs>où le contrôle relève des erreurs</avec-erreurs>
        <directs>présentés dès l’évaluation préalable</directs>
        <apres>présentés après un parcours</apres>
        <retraits>pour lesquels un membre se retire</retraits>
        <constats>Contrôle de la session</constats>
        <constats-tetes><regle>Règle</regle><gravite>Gravité</gravite><constat>Constat</constat><que-faire>Ce qu’il y a à faire</que-faire></constats-tetes>
        <constats-rien>Aucun constat&#xA0;: parité, indépendance, dates et doublons sont en règle.</constats-rien>
        <constats-anonymes>Le contrôle de la session a produit {a}, que le secrétariat traite&#x202F;; ils ne paraissent pas ici, car ils peuvent nommer.</constats-anonymes>
        <dossiers>Les dossiers</dossiers>
        <tetes>
          <ordre text-align="end">Rang</ordre><candidat>Candidat, dossier</candidat><organisme>Organisme évaluateur</organisme>
          <voie>Voie</voie><ep>Évaluations</ep>
        </tetes>
        <tetes-anonymes>
          <ordre text-align="end">Rang</ordre><candidat>Dossier</candidat><voie>Voie</voie><ep>Évaluations</ep>
        </tetes-anonymes>
        <tetes-suite>
          <criteres text-align="end">Critères acquis</criteres><confirmer text-align="end">À confirmer</confirmer>
          <constats text-align="end">Constats</constats><preuves text-align="end">Preuves</preuves><decision>Décision</decision>
        </tetes-suite>
        <retrait-de>se retire&#xA0;: {a}</retrait-de>
        <domaines-tete>D{a}</domaines-tete>
        <legende>D1 à D{a}&#xA0;: les domaines. Constats&#xA0;: erreurs / à regarder / informations.</legende>
        <ep>EP {a}</ep>
        <ef>EF {a}</ef>
      </recapitulatif>

      <syntheses>
        <accueil>Une page par dossier, dans l’ordre d’appel&#xA0;: le verdict, les domaines, les points forts d’abord, puis ce que le jury doit confirmer et ce que le contrôle a relevé. Les signets mènent à chaque dossier.</accueil>
        <sommaire>Sommaire</sommaire>
        <tetes><ordre text-align="end">Rang</ordre><candidat>Dossier</candidat><verdict>Verdict</verdict><page text-align="end">Page</page></tetes>
        <dossiers>Dossiers</dossiers>
        <retour>Retour au sommaire</retour>
        <retraits>Se retirent pour ce dossier&#xA0;: {a}.</retraits>
        <retrait>Se retire pour ce dossier&#xA0;: {a}.</retrait>
        <domaines>Les domaines</domaines>
        <domaines-tetes><domaine>Domaine</domaine><barre>Critères acquis</barre><nombre text-align="end">Nombre</nombre><verdict>Résultat</verdict></domaines-tetes>
        <barre>{a} critères acquis sur {b}</barre>
        <barre-ef>, dont {a} à l’évaluation finale</barre-ef>
        <forts>Points forts</forts>
        <forts-vide>Les points forts ne sont pas renseignés.</forts-vide>
        <confirmer>À confirmer par le jury</confirmer>
        <manquants>Pas encore acquis</manquants>
        <sous-domaine>{a} critères sur {b}, taux de {c}&#x202F;%</sous-domaine>
        <avis>avis de l’évaluateur&#xA0;: {a}</avis>
        <autres>et {a}</autres>
        <constats>Constats du contrôle</constats>
        <constats-rien>Aucun constat.</constats-rien>
        <fois> (× {a})</fois>
        <notes>Notes</notes>
        <dates-ep>Évaluation préalable {a}</dates-ep>
        <dates-ef>évaluation finale {a}</dates-ef>
      </syntheses>

      <index>
        <aller>Aller aux dossiers</aller>
        <seance>La séance</seance>
        <documents>Documents de la session</documents>
        <documents-liste>
          <ordre-du-jour>Ordre du jour (PDF)</ordre-du-jour>
          <emargement>Liste d’émargement (PDF)</emargement>
          <recapitulatif>Tableau récapitulatif (PDF)</recapitulatif>
          <syntheses>Toutes les synthèses, avec signets (PDF)</syntheses>
          <recapitulatif-csv>Tableau récapitulatif pour tableur (CSV)</recapitulatif-csv>
        </documents-liste>
        <jury>Le jury</jury>
        <controle>Contrôle de la session</controle>
        <dossiers>Dossiers</dossiers>
        <legende>{a}, dans l’ordre d’appel</legende>
        <tetes><ordre>Rang</ordre><candidat>Candidat</candidat><dossier>Dossier</dossier><organisme>Organisme évaluateur</organisme><verdict>Verdict</verdict><constats>Constats</constats><retraits>Se retirent</retraits><paquet>Paquet</paquet></tetes>
        <tetes-anonymes><ordre>Rang</ordre><candidat>Dossier</candidat><verdict>Verdict</verdict><constats>Constats</constats><retraits>Se retirent</retraits><paquet>Paquet</paquet></tetes-anonymes>
        <sans-paquet>pas de paquet</sans-paquet>
        <paquet-fichiers>
          <bilan>Bilan</bilan><preconisations>Préconisations</preconisations><attestation>Attestation</attestation>
          <dossier-jury>Dossier pour le jury</dossier-jury>
        </paquet-fichiers>
        <conteneur>Conteneur scellé</conteneur>
        <fichier-de>{a}, {b}</fichier-de>
        <edite>Page faite le {a}. Elle ne charge rien et n’envoie rien&#xA0;: tout est dans ce dossier.</edite>
      </index>

      <csv>
        <tetes>
          <c>Rang</c><c>Numéro de dossier</c><c>SIRET de l’organisme évaluateur</c><c>Organisme évaluateur</c><c>Organismes formateurs</c>
          <c>Civilité</c><c>Nom de naissance</c><c>Nom d’usage</c><c>Prénom</c><c>Date de naissance</c>
        </tetes>
        <tetes-suite>
          <c>Référentiel</c><c>Profil de notation</c><c>Voie</c><c>Début EP</c><c>Fin EP</c><c>Début EF</c><c>Fin EF</c><c>Terme</c>
          <c>Verdict</c><c>Domaines acquis</c><c>Sous-domaines acquis</c><c>Sous-domaines à confirmer</c><c>Critères acquis</c><c>Critères</c>
        </tetes-suite>
        <tetes-fin><c>Erreurs</c><c>À regarder</c><c>Informations</c><c>Règles</c><c>Preuves</c><c>Retraits</c><c>Issue</c><c>Pour</c><c>Contre</c><c>Abstentions</c></tetes-fin>
        <domaine>Domaine {a}</domaine>
        <cle><c>Rang</c><c>Nom anonyme</c><c>Paquet</c><c>Numéro de dossier</c><c>SIRET de l’organisme évaluateur</c><c>Organisme évaluateur</c><c>Nom de naissance</c><c>Nom d’usage</c><c>Prénom</c><c>Date de naissance</c></cle>
      </csv>
      <issues>
        <certifie>certificat délivré</certifie>
        <ajourne>dossier ajourné</ajourne>
        <complement>complément demandé</complement>
        <absent>dossier non présenté</absent>
      </issues>
    </table>
  </xsl:variable>

  <xsl:variable name="langues-de-session" select="exsl:node-set($tables-de-session)/table"/>
  <xsl:variable name="ms" select="($langues-de-session[@langue = $langue]
      | $langues-de-session[@langue = 'fr'][not($langues-de-session[@langue = $langue])])"/>
</xsl:stylesheet>
