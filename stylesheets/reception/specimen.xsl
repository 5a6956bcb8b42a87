<?xml version="1.0" encoding="UTF-8"?>
<!--
  specimen.xsl - un dossier qui n'est celui de personne, fait d'un référentiel.

  « clea receive » le juge une fois avant le premier vrai : les feuilles notent
  alors ce qu'elles ont cherché, et ceux qui jugent ensuite n'ont plus à le
  faire. Il a donc un peu de tout : les deux évaluations, un parcours, des
  preuves, et quelques défauts. Il ne paraît dans aucun document.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    exclude-result-prefixes="r">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="domaines" select="/r:referentiel/r:domaine"/>
  <!-- Ce qui reste à apprendre, et s'apprend. -->
  <xsl:variable name="a-revoir" select="$domaines[last()]/r:sous-domaine[last()]"/>

  <xsl:template match="/r:referentiel">
    <dossier version="1" numero="SPECIMEN" referentiel="{@version}" certificat="{@certificat}" ouvert-le="2024-02-14">
      <contexte><secteur>Commerce</secteur><region>Val-de-Garance</region></contexte>
      <candidat>
        <civilite>MME</civilite>
        <sexe>F</sexe>
        <nom-naissance>Spécimen</nom-naissance>
        <prenom1>Solange</prenom1>
        <naissance date="1968-02-23" etranger="non" outre-mer="non">
          <commune insee="29019" code-postal="29200">Brest</commune>
          <pays>France</pays>
        </naissance>
        <courriel>specimen@example.org</courriel>
        <telephone>06 39 98 82 56</telephone>
        <adresse><ligne>1, rue des Essais</ligne><code-postal>91999</code-postal><ville>Essai</ville><pays>France</pays></adresse>
        <statut-entree>demandeur-emploi</statut-entree>
        <niveau-instruction>niveau-3</niveau-instruction>
        <origine-demarche>france-travail</origine-demarche>
        <financeur>france-travail</financeur>
      </candidat>
      <prescripteur type="france-travail" date="2024-01-31"><nom>Agence</nom></prescripteur>
      <organismes>
        <organisme id="og-eval" roles="evaluateur accueil">
          <raison-sociale>Organisme évaluateur</raison-sociale>
          <siret>67907542400011</siret>
          <habilitation numero="HAB-0" debut="2023-01-10" fin="2030-09-10" autorite="Autorité"/>
        </organisme>
        <organisme id="og-form" roles="formateur"><raison-sociale>Organisme de formation</raison-sociale><siret>99850398100016</siret></organisme>
      </organismes>
      <intervenants>
        <intervenant id="iv-cons" organisme="og-eval" roles="conseiller evaluateur"><nom>Un</nom><prenom>Une</prenom></intervenant>
        <intervenant id="iv-eval" organisme="og-eval" roles="evaluateur observateur"><nom>Deux</nom><prenom>Deux</prenom></intervenant>
        <intervenant id="iv-form" organisme="og-form" roles="formateur"><nom>Trois</nom><prenom>Trois</prenom></intervenant>
      </intervenants>
      <accueil date="2024-02-14" conseiller="iv-cons" duree="45" lieu="Essai" modalite="presentiel">
        <contrat-adhesion date="2024-02-14">
          <signature role="candidat" date="2024-02-14" mode="scan" preuve="p-contrat"/>
          <signature role="organisme" intervenant="iv-cons" date="2024-02-14" mode="scan" preuve="p-contrat"/>
        </contrat-adhesion>
      </accueil>
      <consentements>
        <consentement objet="traitement-donnees" donne="oui" date="2024-02-14"/>
        <consentement objet="transmission-jury" donne="oui" date="2024-02-14"/>
      </consentements>
      <evaluation-prealable organisme="og-eval">
        <entretien-1 id="ep-e1" date="2024-02-16" duree="60" lieu="Essai" modalite="presentiel"><par ref="iv-cons"/></entretien-1>
        <mise-en-situation id="ep-ms" date="2024-02-17" duree="150" lieu="Essai" modalite="presentiel" titre="Ranger un rayon"><par ref="iv-eval"/></mise-en-situation>
        <auto-evaluation id="ep-ae" date="2024-02-18" duree="40" lieu="Essai" modalite="presentiel">
          <par ref="iv-cons"/>
          <xsl:for-each select="$domaines/r:sous-domaine"><avis code="{@code}" valeur="a-l-aise"/></xsl:for-each>
        </auto-evaluation>
        <entretien-2 id="ep-e2" date="2024-02-23" duree="50" lieu="Essai" modalite="presentiel"><par ref="iv-cons"/><par ref="iv-eval"/></entretien-2>
        <resultats date="2024-02-23">
          <xsl:for-each select="$domaines">
            <domaine code="{@code}" resultat="acquis">
              <points-forts>Vous écoutez avec attention.</points-forts>
              <xsl:apply-templates select="r:sous-domaine"/>
            </domaine>
          </xsl:for-each>
        </resultats>
      </evaluation-prealable>
      <portefeuille ouvert-le="2024-02-23" remis-le="2024-02-23"/>
      <orientation issue="parcours" date="2024-02-23"/>
      <preconisations>
        <preconisation id="pc-1" sous-domaine="{$a-revoir/@code}" heures="21" date="2024-02-23" par="iv-cons">
          <objectif>Gagner en aisance.</objectif>
          <calendrier debut="2024-03-15" fin="2024-05-14">Deux matinées par semaine.</calendrier>
        </preconisation>
      </preconisations>
      <parcours organisme="og-form" debut="2024-03-15" fin="2024-05-14">
        <formateur ref="iv-form"/>
        <objectif>Acquérir ce qui a été préconisé.</objectif>
        <calendrier debut="2024-03-15" fin="2024-05-14">Le mardi.</calendrier>
        <module id="md-1" intitule="Module 1" sous-domaines="{$a-revoir/@code}" preconisation="pc-1" heures="21" debut="2024-03-15" fin="2024-05-14" modalite="presentiel">
          <formateur ref="iv-form"/>
          <objectif>Réussir seul une tâche du métier.</objectif>
        </module>
      </parcours>
      <evaluation-finale organisme="og-eval">
        <mise-en-situation id="ef-ms" date="2024-06-04" duree="150" lieu="Essai" modalite="presentiel" titre="Ranger un rayon"><par ref="iv-eval"/></mise-en-situation>
        <entretien-final id="ef-ent" date="2024-06-07" duree="45" lieu="Essai" modalite="presentiel"><par ref="iv-cons"/></entretien-final>
        <resultats date="2024-06-07">
          <domaine code="{$a-revoir/../@code}" resultat="acquis">
            <points-forts>Vous vérifiez.</points-forts>
            <sous-domaine code="{$a-revoir/@code}" resultat="acquis">
              <xsl:for-each select="$a-revoir/r:critere">
                <critere code="{@code}" etat="acquis" date="2024-06-04" observateur="iv-eval" mode="observation" acte="ef-ms" preuves="p-contrat"/>
              </xsl:for-each>
            </sous-domaine>
          </domaine>
        </resultats>
      </evaluation-finale>
      <preuves>
        <preuve id="p-contrat" type="contrat-adhesion" fichier="preuves/specimen.pdf" type-mime="application/pdf" sha256="0000000000000000000000000000000000000000000000000000000000000000" date="2024-02-14" signee="oui"><titre>Contrat</titre></preuve>
        <preuve id="p-ecrit" type="production" fichier="preuves/specimen.txt" type-mime="text/plain" sha256="0000000000000000000000000000000000000000000000000000000000000000" date="2024-02-17" criteres="{$domaines[1]/r:sous-domaine[1]/r:critere[1]/@code}"><titre>Compte rendu</titre></preuve>
      </preuves>
      <presentation-jury presente="oui" circuit="interprofessionnel" date="2024-07-17" instance="Instance"/>
      <conservation annees="5" depuis="décision du jury" regle="Cinq ans"/>
    </dossier>
  </xsl:template>

  <!-- Un critère sur quatre n'a pas été vu : les taux sont alors comptés de toutes les façons. -->
  <xsl:template match="r:sous-domaine">
    <sous-domaine code="{@code}" resultat="acquis">
      <xsl:for-each select="r:critere">
        <critere code="{@code}" date="2024-02-17" observateur="iv-eval" mode="observation" acte="ep-ms" preuves="p-contrat p-ecrit">
          <xsl:attribute name="etat">
            <xsl:choose>
              <xsl:when test="@code = $a-revoir/r:critere/@code">non-acquis</xsl:when>
              <xsl:when test="position() mod 4 = 0">non-evalue</xsl:when>
              <xsl:otherwise>acquis</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
        </critere>
      </xsl:for-each>
    </sous-domaine>
  </xsl:template>
</xsl:stylesheet>
