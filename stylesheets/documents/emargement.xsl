<?xml version="1.0" encoding="UTF-8"?>
<!--
  emargement.xsl - la feuille que l'on signe le jour de chaque acte.
  Entrée : la projection « candidat ». Chaque acte du dossier a son rang ; des
  rangs vides suivent, pour ce qui n'est pas prévu.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="d">

  <xsl:include href="imprime.xsl"/>
  <xsl:variable name="me" select="$mi/emargement"/>

  <xsl:attribute-set name="case-a-signer"><xsl:attribute name="border-left">0.4pt solid #c3d0d9</xsl:attribute></xsl:attribute-set>

  <xsl:template match="d:dossier">
    <xsl:call-template name="imprime"><xsl:with-param name="titre" select="$mi/documents/emargement"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:for-each select="d:evaluation-prealable | d:evaluation-finale">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="concat('e', position())"/><xsl:with-param name="texte" select="$me/*[local-name() = local-name(current())]"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:dossier" mode="corps">
    <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$me/intro"/></fo:block>
    <xsl:for-each select="d:evaluation-prealable | d:evaluation-finale">
      <xsl:variable name="actes" select="*[local-name() != 'resultats']"/>
      <xsl:variable name="minutes" select="sum($actes/@duree)"/>
      <fo:block xsl:use-attribute-sets="h2" id="e{position()}"><xsl:value-of select="$me/*[local-name() = local-name(current())]"/></fo:block>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="proportional-column-width(1.3)"/>
        <fo:table-column column-width="58pt"/>
        <fo:table-column column-width="58pt"/>
        <fo:table-column column-width="44pt"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="proportional-column-width(1.2)"/>
        <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$me/tetes/*"/></xsl:call-template>
        <fo:table-body>
          <xsl:for-each select="$actes"><xsl:call-template name="acte"/></xsl:for-each>
          <xsl:if test="not($actes)"><xsl:call-template name="vides"><xsl:with-param name="n" select="8"/></xsl:call-template></xsl:if>
          <xsl:if test="$actes"><xsl:call-template name="vides"><xsl:with-param name="n" select="1"/></xsl:call-template></xsl:if>
        </fo:table-body>
      </fo:table>
      <xsl:if test="$minutes &gt; 0">
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="concat($me/total, '&#xA0;: ')"/><xsl:call-template name="duree"><xsl:with-param name="minutes" select="$minutes"/></xsl:call-template></fo:block>
      </xsl:if>
    </xsl:for-each>
    <fo:block keep-together.within-page="always" space-before="10pt">
      <fo:block><xsl:value-of select="$me/certifie"/></fo:block>
      <fo:block xsl:use-attribute-sets="signer"><fo:block xsl:use-attribute-sets="legende" space-after="36pt"><xsl:value-of select="$me/responsable"/></fo:block></fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template name="acte">
    <fo:table-row xsl:use-attribute-sets="rang" height="38pt">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:call-template name="nom-d-acte"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="date-courte"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule case-a-signer"><fo:block/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:if test="@duree"><xsl:call-template name="duree"><xsl:with-param name="minutes" select="@duree"/></xsl:call-template></xsl:if></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule case-a-signer"><fo:block/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule case-a-signer"><fo:block color="{$discret}"><xsl:call-template name="conduit-par"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="vides">
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0">
      <fo:table-row xsl:use-attribute-sets="rang" height="38pt">
        <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block/></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cellule case-a-signer"><fo:block/></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cellule case-a-signer"><fo:block/></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cellule case-a-signer"><fo:block/></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cellule case-a-signer"><fo:block/></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cellule case-a-signer"><fo:block/></fo:table-cell>
      </fo:table-row>
      <xsl:call-template name="vides"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
