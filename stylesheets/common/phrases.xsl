<?xml version="1.0" encoding="UTF-8"?>
<!--
  phrases.xsl - des mots de la table aux phrases : lettres remplacées, pluriels,
  codes, dates courtes. La feuille qui inclut celle-ci inclut mots.xsl,
  dates.xsl et typographie.xsl.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="str">

  <!-- Une phrase de la table, ses lettres entre accolades remplacées. -->
  <xsl:template name="phrase">
    <xsl:param name="p"/>
    <xsl:param name="a" select="''"/>
    <xsl:param name="b" select="''"/>
    <xsl:param name="c" select="''"/>
    <xsl:choose>
      <xsl:when test="contains($p, '{a}')">
        <xsl:value-of select="substring-before($p, '{a}')"/><xsl:value-of select="$a"/>
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="substring-after($p, '{a}')"/>
          <xsl:with-param name="b" select="$b"/><xsl:with-param name="c" select="$c"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($p, '{b}')">
        <xsl:value-of select="substring-before($p, '{b}')"/><xsl:value-of select="$b"/>
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="substring-after($p, '{b}')"/>
          <xsl:with-param name="c" select="$c"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($p, '{c}')">
        <xsl:value-of select="concat(substring-before($p, '{c}'), $c, substring-after($p, '{c}'))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$p"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « 1 critère », « 3 critères » : nom est l'élément de la table au singulier. -->
  <xsl:template name="nombre">
    <xsl:param name="n"/>
    <xsl:param name="nom"/>
    <xsl:value-of select="concat($n, '&#xA0;')"/>
    <xsl:choose>
      <xsl:when test="$n &gt;= 2"><xsl:value-of select="$nom/@pluriel"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$nom"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « 2.2, 2.3 et 3.1 » : d'une liste de codes séparés par des blancs. -->
  <xsl:template name="codes">
    <xsl:param name="codes"/>
    <xsl:for-each select="str:tokenize($codes)">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()"> et </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- 05/03/2026, là où la place manque. -->
  <xsl:template name="date-courte">
    <xsl:param name="date"/>
    <xsl:choose>
      <xsl:when test="string-length($date) &lt; 10"><xsl:value-of select="$date"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(substring($date, 9, 2), '/', substring($date, 6, 2), '/', substring($date, 1, 4))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « du 7 avril 2026 au 5 juin 2026 », « le … », « à partir du … ». -->
  <xsl:template name="periode">
    <xsl:param name="debut"/>
    <xsl:param name="fin"/>
    <xsl:choose>
      <xsl:when test="$debut and $fin and $debut != $fin">
        <xsl:value-of select="concat($mots/periode/du, '&#xA0;')"/>
        <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$debut"/></xsl:call-template>
        <xsl:value-of select="concat(' ', $mots/periode/au, '&#xA0;')"/>
        <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$fin"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$debut and $fin">
        <xsl:value-of select="concat($mots/periode/le, '&#xA0;')"/>
        <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$debut"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$debut">
        <xsl:value-of select="concat($mots/periode/a-partir, '&#xA0;')"/>
        <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$debut"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$fin">
        <xsl:value-of select="concat($mots/periode/jusqu-au, '&#xA0;')"/>
        <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$fin"/></xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
