<?xml version="1.0" encoding="UTF-8"?>
<!--
  jumeaux.xsl - ce qu'un morceau de dossier (clea:lecture) et un dossier ont en
  commun : quel élément répond à quel autre.

  Deux frères se répondent quand ils ont le même nom et le même code, le même
  identifiant, le même renvoi ; un commentaire ou un financeur, le même texte ;
  l'évaluation finale est la dernière. Le reste est seul de son nom.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:l="urn:clea:lecture:1"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="l d">

  <xsl:include href="communs.xsl"/>

  <xsl:param name="remplacer" select="'non'"/>      <!-- oui : la grille décide où elle diffère ; neuf : et il n'y a rien à en dire -->
  <xsl:variable name="lecture" select="document('clea:lecture')/l:lecture/d:dossier"/>

  <!-- La place d'un enfant parmi ses frères, comme un nombre. Contexte : l'enfant. -->
  <xsl:template name="place">
    <xsl:variable name="noms" select="$ordre[@nom = local-name(current()/..)]"/>
    <xsl:variable name="nom" select="string-length(substring-before($noms, concat('|', local-name(), '|')))"/>
    <xsl:value-of select="$nom * 100000 + string-length(substring-before($codes, concat('|', @code, '|'))) * number(boolean(@code))"/>
  </xsl:template>
</xsl:stylesheet>
