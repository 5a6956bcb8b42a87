<?xml version="1.0" encoding="UTF-8"?>
<!--
  dates.xsl - le calcul des dates, sans paramètre et sans horloge.

  Les dates sont AAAA-MM-JJ. Deux dates se comparent comme des nombres :
  translate(@date, '-', ''). Une date absente est la chaîne vide.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="date">

  <!-- La plus ancienne d'un ensemble de dates. -->
  <xsl:template name="date-min">
    <xsl:param name="dates"/>
    <xsl:for-each select="$dates">
      <xsl:sort select="."/>
      <xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- La plus récente d'un ensemble de dates. -->
  <xsl:template name="date-max">
    <xsl:param name="dates"/>
    <xsl:for-each select="$dates">
      <xsl:sort select="."/>
      <xsl:if test="position() = last()"><xsl:value-of select="."/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Nombre de jours de calendrier de début à fin, les deux compris. -->
  <xsl:template name="jours">
    <xsl:param name="debut"/>
    <xsl:param name="fin"/>
    <xsl:if test="$debut != '' and $fin != ''">
      <xsl:value-of select="(date:seconds($fin) - date:seconds($debut)) div 86400 + 1"/>
    </xsl:if>
  </xsl:template>

  <!-- « 12 mars 2026 », « 1er avril 2026 ». -->
  <xsl:template name="date-longue">
    <xsl:param name="date"/>
    <xsl:variable name="jour" select="number(substring($date, 9, 2))"/>
    <xsl:variable name="mois" select="number(substring($date, 6, 2))"/>
    <xsl:choose>
      <xsl:when test="string-length($date) &lt; 10"><xsl:value-of select="$date"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$jour"/>
        <xsl:if test="$jour = 1">er</xsl:if>
        <xsl:text>&#xA0;</xsl:text>
        <!-- Douze noms de neuf signes, complétés par des points. -->
        <xsl:value-of select="translate(substring('janvier..février..mars.....avril....mai......juin.....juillet..août.....septembreoctobre..novembre.décembre.', 9 * ($mois - 1) + 1, 9), '.', '')"/>
        <xsl:text>&#xA0;</xsl:text>
        <xsl:value-of select="substring($date, 1, 4)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 95 minutes : « 1 h 35 ». -->
  <xsl:template name="duree">
    <xsl:param name="minutes"/>
    <xsl:variable name="reste" select="$minutes mod 60"/>
    <xsl:choose>
      <xsl:when test="$minutes &lt; 60"><xsl:value-of select="concat($minutes, '&#xA0;min')"/></xsl:when>
      <xsl:when test="$reste = 0"><xsl:value-of select="concat($minutes div 60, '&#xA0;h')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(floor($minutes div 60), '&#xA0;h&#xA0;', format-number($reste, '00'))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
