<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/cle-anonyme.xsl - qui est le dossier 12 ? Un CSV, pour le seul
  secrétariat : il ne va ni dans un paquet ni dans un document de la session.
  Se fait des résumés nominatifs, avec anonyme='non' : des résumés anonymes ne
  donneraient rien.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    exclude-result-prefixes="j m">

  <xsl:include href="csv.xsl"/>

  <xsl:template match="j:session">
    <xsl:call-template name="marque"/>
    <xsl:apply-templates select="$ms/csv/cle" mode="tetes"/>
    <xsl:call-template name="fin-de-ligne"/>
    <xsl:call-template name="chaque-appel"/>
  </xsl:template>

  <xsl:template match="j:appel" mode="appel">
    <xsl:param name="resume"/>
    <xsl:variable name="evaluateur"><xsl:call-template name="evaluateur"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="@ordre"/>
    <xsl:text>;</xsl:text>
    <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ms/commun/dossier"/><xsl:with-param name="a" select="@ordre"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/@paquet)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string(@numero)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string(@siret)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($evaluateur)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/m:candidat/@nom-naissance)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/m:candidat/@nom-usage)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/m:candidat/@prenom)"/></xsl:call-template>
    <xsl:call-template name="cellule-date"><xsl:with-param name="date" select="$resume/m:candidat/@naissance"/></xsl:call-template>
    <xsl:call-template name="fin-de-ligne"/>
  </xsl:template>
</xsl:stylesheet>
