<?xml version="1.0" encoding="UTF-8"?>
<!--
  typographie.xsl - les espaces et les apostrophes du français.

    espace fine insécable (U+202F)   avant ; ! ? et %
    espace insécable (U+00A0)        avant : et », après «, et après n°
    apostrophe (U+2019)              au lieu de '

  Idempotent : un texte déjà composé ressort tel quel. Ce qui porte ://, www.
  ou @ (adresses), une heure (14:30), une empreinte ou un code n'est jamais
  coupé : on n'ajoute une espace qu'à la fin d'un mot, jamais dedans.
  Un texte sans aucun de ces signes, le cas courant, ne coûte qu'un test.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings"
    xmlns:exsl="http://exslt.org/common"
    xmlns:t="urn:clea:typographie"
    exclude-result-prefixes="str exsl t">

  <xsl:variable name="apostrophe">'</xsl:variable>

  <!-- Ce qui s'écrit avec une espace ordinaire, et ce qui la remplace. -->
  <xsl:variable name="typo-table">
    <t:a> ;</t:a><t:b>&#x202F;;</t:b>
    <t:a> !</t:a><t:b>&#x202F;!</t:b>
    <t:a> ?</t:a><t:b>&#x202F;?</t:b>
    <t:a> %</t:a><t:b>&#x202F;%</t:b>
    <t:a>&#xA0;;</t:a><t:b>&#x202F;;</t:b>
    <t:a>&#xA0;!</t:a><t:b>&#x202F;!</t:b>
    <t:a>&#xA0;?</t:a><t:b>&#x202F;?</t:b>
    <t:a> :</t:a><t:b>&#xA0;:</t:b>
    <t:a>&#x202F;:</t:a><t:b>&#xA0;:</t:b>
    <t:a>« </t:a><t:b>«&#xA0;</t:b>
    <t:a>«&#x202F;</t:a><t:b>«&#xA0;</t:b>
    <t:a> »</t:a><t:b>&#xA0;»</t:b>
    <t:a>&#x202F;»</t:a><t:b>&#xA0;»</t:b>
    <t:a>n° </t:a><t:b>n°&#xA0;</t:b>
  </xsl:variable>
  <xsl:variable name="typo-cherche" select="exsl:node-set($typo-table)/t:a"/>
  <xsl:variable name="typo-remplace" select="exsl:node-set($typo-table)/t:b"/>

  <xsl:template name="typo">
    <xsl:param name="texte" select="string(.)"/>
    <xsl:choose>
      <xsl:when test="not(contains($texte, ':') or contains($texte, ';') or contains($texte, '«') or contains($texte, '?')
          or contains($texte, '!') or contains($texte, '%') or contains($texte, '°') or contains($texte, '»'))">
        <xsl:choose>
          <xsl:when test="contains($texte, $apostrophe)"><xsl:value-of select="translate($texte, $apostrophe, '’')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$texte"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="pose" select="string(str:replace(translate($texte, $apostrophe, '’'), $typo-cherche, $typo-remplace))"/>
        <xsl:variable name="reste" select="string(str:replace($pose, $typo-remplace, ''))"/>
        <xsl:choose>
          <!-- Un signe collé au mot : on reprend mot à mot. -->
          <xsl:when test="contains($reste, ':') or contains($reste, ';') or contains($reste, '«') or contains($reste, '»')
              or contains($reste, '?') or contains($reste, '!')">
            <xsl:call-template name="typo-mots"><xsl:with-param name="texte" select="$pose"/></xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$pose"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Mot à mot, les espaces ordinaires gardées ; une pile, pas un appel par mot. -->
  <xsl:template name="typo-mots">
    <xsl:param name="texte"/>
    <xsl:for-each select="str:split($texte, ' ')">
      <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="translate(., ';!?:«»', '') = string(.)"><xsl:value-of select="."/></xsl:when>
        <xsl:when test="contains(., '://') or starts-with(., 'www.') or contains(., '@')"><xsl:value-of select="."/></xsl:when>
        <xsl:otherwise><xsl:call-template name="typo-mot"><xsl:with-param name="mot" select="string(.)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- Un mot qui porte un signe, sans espace ordinaire. -->
  <xsl:template name="typo-mot">
    <xsl:param name="mot"/>
    <xsl:variable name="fin" select="substring($mot, string-length($mot))"/>
    <xsl:variable name="avant" select="substring($mot, 1, string-length($mot) - 1)"/>
    <xsl:variable name="veille" select="substring($avant, string-length($avant))"/>
    <xsl:choose>
      <xsl:when test="$avant = ''"><xsl:value-of select="$mot"/></xsl:when>
      <!-- Un signe après le signe : « mot ?) », « mot !… », « mot », ». -->
      <xsl:when test="contains(').,…', $fin)">
        <xsl:call-template name="typo-mot"><xsl:with-param name="mot" select="$avant"/></xsl:call-template>
        <xsl:value-of select="$fin"/>
      </xsl:when>
      <xsl:when test="starts-with($mot, '(')">
        <xsl:text>(</xsl:text>
        <xsl:call-template name="typo-mot"><xsl:with-param name="mot" select="substring($mot, 2)"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="starts-with($mot, '«') and not(starts-with($mot, '«&#xA0;'))">
        <xsl:text>«&#xA0;</xsl:text>
        <xsl:call-template name="typo-mot"><xsl:with-param name="mot" select="substring($mot, 2)"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="not(contains(';!?:»', $fin))"><xsl:value-of select="$mot"/></xsl:when>
      <!-- « ?! », « … ! » déjà posés : l'espace est devant le premier signe. -->
      <xsl:when test="contains('!?', $fin) and contains('!?', $veille)">
        <xsl:call-template name="typo-mot"><xsl:with-param name="mot" select="$avant"/></xsl:call-template>
        <xsl:value-of select="$fin"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="coupe" select="contains('&#x202F;&#xA0;', $veille)"/>
        <xsl:variable name="debut" select="substring($avant, 1, string-length($avant) - number($coupe))"/>
        <xsl:call-template name="typo-mot"><xsl:with-param name="mot" select="$debut"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="contains(':»', $fin)">&#xA0;</xsl:when>
          <xsl:otherwise>&#x202F;</xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="$fin"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
