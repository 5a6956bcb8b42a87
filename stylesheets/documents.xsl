<?xml version="1.0" encoding="UTF-8"?>
<!--
  documents.xsl - quels documents pour ce dossier, d'après l'issue.

    tout acquis dès l'EP             bilan, dossier-jury
    des manques après l'EP           bilan, preconisations, attestation ;
                                     dossier-jury si le dossier est présenté
    après une EF                     bilan (des deux évaluations), dossier-jury ;
                                     preconisations, attestation s'il manque encore
    rien d'évalué                    bilan, qui le dit

  Entrée : le dossier. Lit clea:resultats. Sortie : urn:clea:documents:1.
  « lecteur » est la projection dont le document est fait.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:documents:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:res="urn:clea:resultats:1"
    exclude-result-prefixes="d res">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:param name="langue" select="'fr'"/>
  <xsl:include href="common/mots.xsl"/>

  <xsl:variable name="resultats" select="document('clea:resultats')/res:resultats"/>
  <xsl:variable name="sd" select="$resultats/res:domaine/res:sous-domaine"/>

  <xsl:template match="/d:dossier">
    <!-- « retenu » : le verdict ferme, ou ce que l'évaluateur retient là où le jury confirmera. -->
    <xsl:variable name="manque" select="$sd/@retenu[. = 'non-acquis']"/>
    <xsl:variable name="complet" select="not($sd/@retenu[. != 'acquis'])"/>
    <xsl:variable name="acquis" select="$sd/@final[. = 'acquis']"/>
    <xsl:variable name="presente" select="d:presentation-jury/@presente = 'oui'"/>
    <documents version="1" numero="{@numero}">
      <document nom="bilan" lecteur="candidat" fichier="bilan.pdf" titre="{$mots/documents/bilan}"/>
      <xsl:if test="$manque">
        <document nom="preconisations" lecteur="candidat" fichier="preconisations.pdf" titre="{$mots/documents/preconisations}"/>
      </xsl:if>
      <xsl:if test="$acquis and not($complet)">
        <document nom="attestation" lecteur="candidat" fichier="attestation.pdf" titre="{$mots/documents/attestation}"/>
      </xsl:if>
      <xsl:if test="$complet or $presente or d:evaluation-finale">
        <document nom="dossier-jury" lecteur="jury" fichier="dossier-jury.pdf" titre="{$mots/documents/dossier-jury}"/>
      </xsl:if>
    </documents>
  </xsl:template>
</xsl:stylesheet>
