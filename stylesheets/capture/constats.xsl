<?xml version="1.0" encoding="UTF-8"?>
<!--
  constats.xsl - où la grille et le dossier ne disent pas la même chose.
  Entrée : le dossier. Lit clea:lecture. Sortie : urn:clea:lecture:1, des
  constats et le compte des verdicts ; fusion.xsl suit les mêmes règles.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:lecture:1"
    xmlns:l="urn:clea:lecture:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="l d r exsl">

  <xsl:include href="jumeaux.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/d:dossier">
    <xsl:variable name="tout">
      <xsl:apply-templates select="$lecture" mode="comparer"><xsl:with-param name="a" select="."/></xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="t" select="exsl:node-set($tout)"/>
    <constats lus="{count($lecture//d:critere)}" nouveaux="{count($t/l:nouveau)}" gardes="{count($t/l:constat[@code = 'GRID-14'])}">
      <xsl:copy-of select="$t/l:constat"/>
    </constats>
  </xsl:template>

  <!-- b est dans la lecture (contexte), a lui répond dans le dossier. -->
  <xsl:template match="d:*" mode="comparer">
    <xsl:param name="a"/>
    <xsl:variable name="vierge" select="$a[self::d:critere][@etat = 'non-evalue'][not(@date)][not(@observateur)][not(@preuves)]"/>
    <xsl:choose>
      <xsl:when test="$vierge"><xsl:if test="@etat != 'non-evalue' or @date"><nouveau/></xsl:if></xsl:when>
      <xsl:when test="self::d:critere and @etat != $a/@etat">
        <constat ou="{@l:ou}">
          <xsl:attribute name="code"><xsl:choose><xsl:when test="$remplacer = 'oui'">GRID-20</xsl:when><xsl:otherwise>GRID-14</xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:value-of select="concat('critère ', @code, '&#xA0;: ')"/>
          <xsl:call-template name="verdict"><xsl:with-param name="c" select="$a"/></xsl:call-template>
          <xsl:text> au dossier, </xsl:text>
          <xsl:call-template name="verdict"/>
          <xsl:text> dans la grille</xsl:text>
        </constat>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="@*[namespace-uri() = ''][not(contains('|id|code|ref|roles|prive|etat|', concat('|', local-name(), '|')))]">
          <xsl:variable name="la" select="$a/@*[local-name() = local-name(current())]"/>
          <xsl:if test="$la and $la != .">
            <xsl:call-template name="differe"><xsl:with-param name="la" select="$la"/><xsl:with-param name="b" select=".."/><xsl:with-param name="quoi" select="local-name()"/></xsl:call-template>
          </xsl:if>
        </xsl:for-each>
        <xsl:if test="not(*) and . != '' and normalize-space($a) != '' and normalize-space(.) != normalize-space($a)">
          <xsl:call-template name="differe"><xsl:with-param name="la" select="normalize-space($a)"/><xsl:with-param name="b" select="."/></xsl:call-template>
        </xsl:if>
        <xsl:for-each select="*">
          <xsl:variable name="b" select="."/>
          <xsl:variable name="jumeau" select="$a/*[local-name() = local-name($b)][not($b/@code) or @code = $b/@code][not($b/@id) or @id = $b/@id][not($b/@ref) or @ref = $b/@ref][not(self::d:commentaire or self::d:financeur) or . = $b][not(self::d:evaluation-finale[following-sibling::d:evaluation-finale])][1]"/>
          <xsl:choose>
            <xsl:when test="$jumeau"><xsl:apply-templates select="." mode="comparer"><xsl:with-param name="a" select="$jumeau"/></xsl:apply-templates></xsl:when>
            <xsl:otherwise><xsl:for-each select="descendant-or-self::d:critere"><nouveau/></xsl:for-each></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Contexte : l'attribut ou l'élément de la grille. -->
  <xsl:template name="differe">
    <xsl:param name="la"/><xsl:param name="b"/><xsl:param name="quoi" select="''"/>
    <xsl:variable name="ou" select="($b/@l:*[local-name() = $quoi] | $b[not(@l:*[local-name() = $quoi])]/@l:ou)[1]"/>
    <xsl:if test="$remplacer != 'neuf'"><constat ou="{$ou}">
      <xsl:attribute name="code">
        <xsl:choose>
          <xsl:when test="$quoi = 'numero' and $b[self::d:dossier]">GRID-17</xsl:when>
          <xsl:when test="$remplacer = 'oui'">GRID-20</xsl:when>
          <xsl:otherwise>GRID-15</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="$b[self::d:critere]"><xsl:value-of select="concat('critère ', $b/@code, ', ', $quoi, '&#xA0;: ')"/></xsl:when>
        <xsl:when test="$b[self::d:avis]"><xsl:value-of select="concat('avis sur ', $b/@code, '&#xA0;: ')"/></xsl:when>
        <xsl:when test="$quoi != ''"><xsl:value-of select="concat(local-name($b), ', ', $quoi, '&#xA0;: ')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(local-name($b), '&#xA0;: ')"/></xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="concat('«&#xA0;', substring($la, 1, 60), '&#xA0;» au dossier, «&#xA0;', substring(., 1, 60), '&#xA0;» dans la grille')"/>
    </constat></xsl:if>
  </xsl:template>

  <xsl:template name="verdict">
    <xsl:param name="c" select="."/>
    <xsl:value-of select="$c/@etat"/>
    <xsl:if test="$c/@date"><xsl:value-of select="concat(' (', $c/@date, ')')"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
