<?xml version="1.0" encoding="UTF-8"?>
<!--
  lecture.xsl - ce que disent les cellules d'une grille, d'après un mapping.

  Entrée : un classeur (urn:clea:classeur:1). Lit clea:mapping, clea:referentiel
  et clea:existant (le dossier tel qu'il est). Sortie, urn:clea:lecture:1 :
    constat   ce qui n'a pu être compris, ou mérite d'être su : code, où, mots,
              et dans vers ce que devait dire un texte incompris
    d:dossier ce que la grille dit, comme un morceau de dossier ; les attributs
              l:* y gardent la cellule d'où vient chaque valeur.

  Deux passes : chaque cellule devient <val> ou <constat> (cellules.xsl), puis
  les <val> se rangent en morceau de dossier (morceau.xsl).
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:lecture:1"
    xmlns:l="urn:clea:lecture:1"
    xmlns:f="urn:clea:classeur:1"
    xmlns:m="urn:clea:mapping:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="f m r exsl">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:include href="communs.xsl"/>
  <xsl:include href="cellules.xsl"/>
  <xsl:include href="feuilles.xsl"/>
  <xsl:include href="morceau.xsl"/>

  <xsl:variable name="classeur" select="/f:classeur"/>
  <xsl:variable name="csv" select="$classeur/@format = 'csv'"/>
  <xsl:variable name="mapping" select="document('clea:mapping')/m:mapping"/>
  <xsl:variable name="existant" select="document('clea:existant')/d:dossier"/>

  <xsl:template match="/f:classeur">
    <xsl:variable name="lu"><xsl:apply-templates select="$mapping/m:fiche | $mapping/m:tableau"/></xsl:variable>
    <xsl:variable name="tout" select="exsl:node-set($lu)"/>
    <lecture>
      <xsl:call-template name="feuilles-introuvables"/>
      <xsl:copy-of select="$tout//l:constat"/>
      <xsl:for-each select="$tout//l:inconnue">
        <xsl:variable name="autres" select="count($tout//l:inconnue[@id = current()/@id]) - 1"/>
        <xsl:if test="generate-id() = generate-id($tout//l:inconnue[@id = current()/@id][1])">
          <constat code="GRID-22" ou="{@ou}">
            <xsl:value-of select="concat('«&#xA0;', @id, '&#xA0;»')"/>
            <xsl:if test="$autres &gt; 0"><xsl:value-of select="concat(', et dans ', $autres, ' autre', substring('s', 1, number($autres &gt; 1)), ' case', substring('s', 1, number($autres &gt; 1)))"/></xsl:if>
          </constat>
        </xsl:if>
      </xsl:for-each>
      <xsl:if test="not($tout//l:val) and not($tout//l:constat)">
        <constat code="GRID-18">aucune cellule remplie dans les feuilles du mapping</constat>
      </xsl:if>
      <xsl:call-template name="morceau"><xsl:with-param name="lu" select="$tout"/></xsl:call-template>
    </lecture>
  </xsl:template>
</xsl:stylesheet>
