<?xml version="1.0" encoding="UTF-8"?>
<!--
  conservation.xsl - jusqu'à quand un dossier est gardé (R43).

  Entrée : le dossier.  Lit clea:profil, clea:regles et clea:site.  Sortie : un
  élément conservation de urn:clea:faits-archive:1.

  Ce que le dossier scellé dit lui-même (échéance, durée) l'emporte sur le
  profil, et le profil sur la règle R43.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:faits-archive:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:p="urn:clea:archive:1"
    xmlns:g="urn:clea:regles:1"
    xmlns:s="urn:clea:site:1"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="d p g s date">

  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:include href="../common/dates.xsl"/>

  <xsl:param name="maintenant"/>

  <xsl:variable name="profil" select="document('clea:profil')/p:profil/p:conservation"/>
  <xsl:variable name="r43" select="document('clea:site')//s:regle[@id = 'R43']/s:parametre[@nom = 'annees']/@valeur
      | document('clea:regles')[not(document('clea:site')//s:regle[@id = 'R43']/s:parametre[@nom = 'annees'])]//g:regle[@id = 'R43']/g:parametre[@nom = 'annees']/@valeur"/>
  <xsl:variable name="aujourdhui" select="substring($maintenant, 1, 10)"/>

  <xsl:template match="/d:dossier">
    <xsl:variable name="jury" select="d:presentation-jury[@presente = 'oui']/@date[translate(., '-', '') &lt;= translate($aujourdhui, '-', '')]"/>
    <xsl:variable name="acte">
      <xsl:call-template name="date-max">
        <xsl:with-param name="dates" select="d:accueil/@date | d:evaluation-prealable//@date | d:parcours//@date | d:evaluation-finale//@date"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="evenement">
      <xsl:choose>
        <xsl:when test="$profil/@depuis = 'entree'">entree</xsl:when>
        <xsl:when test="$jury and not($profil/@depuis = 'dernier-acte')">decision-du-jury</xsl:when>
        <xsl:when test="$acte != ''">dernier-acte</xsl:when>
        <xsl:otherwise>entree</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="depart">
      <xsl:choose>
        <xsl:when test="$evenement = 'decision-du-jury'"><xsl:value-of select="$jury"/></xsl:when>
        <xsl:when test="$evenement = 'dernier-acte'"><xsl:value-of select="$acte"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$aujourdhui"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="annees">
      <xsl:choose>
        <xsl:when test="d:conservation/@annees"><xsl:value-of select="d:conservation/@annees"/></xsl:when>
        <xsl:when test="$profil/@annees"><xsl:value-of select="$profil/@annees"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$r43"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <conservation regle="{$profil/@regle}" sort="{$profil/@sort}" dernier-acte="{$acte}" depart="{$depart}" evenement="{$evenement}" annees="{$annees}">
      <xsl:attribute name="terme">
        <xsl:choose>
          <xsl:when test="d:conservation/@echeance"><xsl:value-of select="d:conservation/@echeance"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="substring(date:add($depart, concat('P', $annees, 'Y')), 1, 10)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </conservation>
  </xsl:template>
</xsl:stylesheet>
