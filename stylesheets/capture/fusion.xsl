<?xml version="1.0" encoding="UTF-8"?>
<!--
  fusion.xsl - le même dossier, avec ce qu'une grille y ajoute.

  Entrée : le dossier. Lit clea:lecture. Ce qui manque est ajouté à sa place
  dans l'ordre du schéma ; ce qui diffère reste, sauf remplacer = 'oui' ; tout
  le reste est recopié tel quel, commentaires et blancs compris.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:dossier:1"
    xmlns:l="urn:clea:lecture:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    exclude-result-prefixes="l d r">

  <xsl:include href="jumeaux.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <!-- Les nœuds autour de la racine, chacun sur sa ligne : libxml2 n'y garde pas les fins de ligne. -->
  <xsl:template match="/">
    <xsl:for-each select="node()">
      <xsl:choose>
        <xsl:when test="self::d:dossier"><xsl:call-template name="fondre"><xsl:with-param name="b" select="$lecture"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:copy-of select="."/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- Contexte : un élément du dossier ; b lui répond dans la lecture, ou est vide. -->
  <xsl:template name="fondre">
    <xsl:param name="b" select="/.."/>
    <xsl:variable name="a" select="."/>
    <xsl:variable name="vierge" select="self::d:critere[@etat = 'non-evalue'][not(@date)][not(@observateur)][not(@preuves)]"/>
    <xsl:choose>
      <xsl:when test="not($b)"><xsl:copy-of select="."/></xsl:when>
      <!-- Un autre verdict : le dossier garde le sien, ou la grille dit tout. -->
      <xsl:when test="self::d:critere and @etat != $b/@etat and not($vierge) and $remplacer = 'non'"><xsl:copy-of select="."/></xsl:when>
      <xsl:when test="self::d:critere and @etat != $b/@etat and not($vierge)">
        <xsl:copy>
          <xsl:copy-of select="$b/@*[namespace-uri() = '']"/>
          <xsl:call-template name="enfants"><xsl:with-param name="a" select="$a"/><xsl:with-param name="b" select="$b"/></xsl:call-template>
        </xsl:copy>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy>
          <xsl:copy-of select="@*"/>
          <xsl:for-each select="$b/@*[namespace-uri() = '']">
            <xsl:variable name="la" select="$a/@*[local-name() = local-name(current())]"/>
            <xsl:if test="not($la) or $vierge or ($remplacer != 'non' and not(contains('|id|code|ref|roles|', concat('|', local-name(), '|'))) and not(local-name() = 'numero' and parent::d:dossier))">
              <xsl:copy/>
            </xsl:if>
          </xsl:for-each>
          <xsl:choose>
            <xsl:when test="not($b/*) and $b != ''">      <!-- un texte -->
              <xsl:choose>
                <xsl:when test="normalize-space($a) = '' or ($remplacer != 'non' and normalize-space($a) != normalize-space($b))"><xsl:value-of select="$b"/></xsl:when>
                <xsl:otherwise><xsl:copy-of select="node()"/></xsl:otherwise>
              </xsl:choose>
            </xsl:when>
            <xsl:otherwise><xsl:call-template name="enfants"><xsl:with-param name="a" select="$a"/><xsl:with-param name="b" select="$b"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:copy>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="enfants">
    <xsl:param name="a"/><xsl:param name="b"/>
    <xsl:variable name="retrait" select="substring('                    ', 1, 2 * (count($a/ancestor::*) + 1))"/>
    <xsl:choose>
      <xsl:when test="not($a/*)">
        <xsl:copy-of select="$a/node()[not(self::text()[normalize-space() = ''])]"/>
        <xsl:for-each select="$b/*">
          <xsl:value-of select="concat('&#10;', $retrait)"/>
          <xsl:call-template name="neuf"><xsl:with-param name="retrait" select="$retrait"/></xsl:call-template>
        </xsl:for-each>
        <xsl:if test="$b/*"><xsl:value-of select="concat('&#10;', substring($retrait, 3))"/></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$a/node()">
          <xsl:choose>
            <xsl:when test="self::*">
              <xsl:variable name="e" select="."/>
              <xsl:if test="not(preceding-sibling::*)">
                <xsl:call-template name="ajouts"><xsl:with-param name="a" select="$a"/><xsl:with-param name="b" select="$b"/><xsl:with-param name="apres" select="/.."/><xsl:with-param name="retrait" select="$retrait"/></xsl:call-template>
              </xsl:if>
              <xsl:call-template name="fondre">
                <xsl:with-param name="b" select="$b/*[local-name() = local-name($e)][not(@code) or @code = $e/@code][not(@id) or @id = $e/@id][not(@ref) or @ref = $e/@ref][not(self::d:commentaire or self::d:financeur) or . = $e][not($e[self::d:evaluation-finale[following-sibling::d:evaluation-finale]])][1]"/>
              </xsl:call-template>
              <xsl:call-template name="ajouts"><xsl:with-param name="a" select="$a"/><xsl:with-param name="b" select="$b"/><xsl:with-param name="apres" select="$e"/><xsl:with-param name="retrait" select="$retrait"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise><xsl:copy-of select="."/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Les enfants de b sans jumeau dont la place est juste après « apres » (vide : avant tous). -->
  <xsl:template name="ajouts">
    <xsl:param name="a"/><xsl:param name="b"/><xsl:param name="apres"/><xsl:param name="retrait" select="''"/>
    <xsl:for-each select="$b/*">
      <xsl:variable name="n" select="."/>
      <xsl:if test="not($a/*[local-name() = local-name($n)][not($n/@code) or @code = $n/@code][not($n/@id) or @id = $n/@id][not($n/@ref) or @ref = $n/@ref][not(self::d:commentaire or self::d:financeur) or . = $n])">
        <xsl:variable name="place"><xsl:call-template name="place"/></xsl:variable>
        <!-- Le dernier frère du dossier dont la place n'est pas plus loin. -->
        <xsl:variable name="avant">
          <xsl:for-each select="$a/*">
            <xsl:variable name="p"><xsl:call-template name="place"/></xsl:variable>
            <xsl:if test="number($p) &lt;= number($place)"><xsl:value-of select="concat(generate-id(), '|')"/></xsl:if>
          </xsl:for-each>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="$avant = '' and not($apres)">
            <xsl:call-template name="neuf"><xsl:with-param name="retrait" select="$retrait"/></xsl:call-template>
            <xsl:value-of select="concat('&#10;', $retrait)"/>
          </xsl:when>
          <xsl:when test="$apres and substring($avant, string-length($avant) - string-length(generate-id($apres))) = concat(generate-id($apres), '|')">
            <xsl:value-of select="concat('&#10;', $retrait)"/>
            <xsl:call-template name="neuf"><xsl:with-param name="retrait" select="$retrait"/></xsl:call-template>
          </xsl:when>
        </xsl:choose>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Un élément de la lecture, sans les cellules d'où il vient. -->
  <xsl:template name="neuf">
    <xsl:param name="retrait"/>
    <xsl:element name="{local-name()}" namespace="urn:clea:dossier:1">
      <xsl:copy-of select="@*[namespace-uri() = '']"/>
      <xsl:choose>
        <xsl:when test="*">
          <xsl:for-each select="*">
            <xsl:value-of select="concat('&#10;', $retrait, '  ')"/>
            <xsl:call-template name="neuf"><xsl:with-param name="retrait" select="concat($retrait, '  ')"/></xsl:call-template>
          </xsl:for-each>
          <xsl:value-of select="concat('&#10;', $retrait)"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
