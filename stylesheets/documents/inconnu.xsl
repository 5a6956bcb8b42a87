<?xml version="1.0" encoding="UTF-8"?>
<!--
  inconnu.xsl - rien ne disparaît en silence. Une passe sur tout le dossier :
  un élément que ces feuilles ne connaissent pas est montré en fin de document
  et compté (STY-01). Ajouter un élément au vocabulaire, c'est l'ajouter ici
  quand un document le met en page ou décide de le laisser.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="d">

  <!-- Ceux qui n'ont pas d'enfants à visiter. -->
  <xsl:template mode="inconnu" match="text() | d:secteur | d:branche | d:region | d:civilite | d:sexe
      | d:nom-naissance | d:nom-usage | d:prenom1 | d:prenom2 | d:prenom3 | d:commune | d:pays | d:zone
      | d:courriel | d:telephone | d:ligne | d:complement | d:code-postal | d:ville | d:statut-entree
      | d:employeur | d:niveau-instruction | d:origine-demarche | d:financeur | d:nom | d:raison-sociale
      | d:siren | d:siret | d:habilitation | d:prenom | d:fonction | d:signature | d:note | d:commentaire
      | d:motif | d:amenagement | d:suivi | d:par | d:formateur | d:situation | d:points-forts
      | d:objectif | d:calendrier | d:texte | d:portefeuille | d:titre | d:description | d:conservation
      | d:accrochage"/>
  <!-- Les enveloppes. -->
  <xsl:template mode="inconnu" match="d:dossier | d:contexte | d:candidat | d:naissance | d:adresse
      | d:prescripteur | d:organismes | d:organisme | d:intervenants | d:intervenant | d:accueil
      | d:contrat-adhesion | d:consentements | d:consentement | d:amenagements | d:changements-evaluateur
      | d:changement | d:evaluation-prealable | d:evaluation-finale | d:entretien-1 | d:entretien-2
      | d:entretien-final | d:mise-en-situation | d:auto-evaluation | d:avis | d:resultats | d:domaine
      | d:sous-domaine | d:critere | d:orientation | d:preconisations | d:preconisation | d:parcours
      | d:module | d:modules-complementaires | d:module-complementaire | d:preuves | d:preuve
      | d:interruption | d:presentation-jury">
    <xsl:apply-templates select="*" mode="inconnu"/>
  </xsl:template>

  <xsl:template mode="inconnu" match="*" priority="-1">
    <xsl:message>STY-01 no template for <xsl:value-of select="name()"/></xsl:message>
    <fo:block color="{$rouge}" font-weight="bold" space-before="6pt">
      <xsl:value-of select="concat('?', name(), '? ')"/>
      <fo:inline font-weight="normal"><xsl:value-of select="normalize-space()"/></fo:inline>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
