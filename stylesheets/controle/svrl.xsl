<?xml version="1.0" encoding="UTF-8"?>
<!--
  svrl.xsl - le rapport et ses constats.

  Un constat est un svrl:failed-assert : id = la règle, role = sa sévérité
  (celle du site si le site en a une), location = le chemin du nœud, puis ce
  qu'il y a à faire et ce qui a été trouvé. Les svrl:fired-rule disent quelles
  règles ont été jugées, même sans constat. La feuille qui inclut celle-ci
  définit $site : les réglages de l'organisme, ou rien.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:g="urn:clea:regles:1"
    xmlns:s="urn:clea:site:1"
    exclude-result-prefixes="d r g s">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:key name="regle" match="g:regle" use="@id"/>
  <xsl:key name="regle-site" match="s:regle" use="@id"/>

  <xsl:variable name="regles" select="document('clea:regles')/g:regles"/>

  <!-- Un constat. noeud : ce qui est en cause ; texte : une phrase. -->
  <xsl:template name="constat">
    <xsl:param name="regle"/>
    <xsl:param name="noeud" select="."/>
    <xsl:param name="texte"/>
    <svrl:failed-assert id="{$regle}" test="{$regle}">
      <xsl:attribute name="role">
        <xsl:call-template name="severite"><xsl:with-param name="regle" select="$regle"/></xsl:call-template>
      </xsl:attribute>
      <xsl:attribute name="location">
        <xsl:apply-templates select="$noeud" mode="chemin"/>
      </xsl:attribute>
      <svrl:diagnostic-reference diagnostic="que-faire">
        <svrl:text>
          <xsl:for-each select="$regles"><xsl:value-of select="key('regle', $regle)/g:que-faire"/></xsl:for-each>
        </svrl:text>
      </svrl:diagnostic-reference>
      <svrl:text><xsl:value-of select="translate(normalize-space($texte), '&#xA0;', ' ')"/></svrl:text>
    </svrl:failed-assert>
  </xsl:template>

  <xsl:template name="severite">
    <xsl:param name="regle"/>
    <xsl:variable name="locale">
      <xsl:for-each select="$site"><xsl:value-of select="key('regle-site', $regle)/@severite"/></xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$locale != ''"><xsl:value-of select="$locale"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$regles"><xsl:value-of select="key('regle', $regle)/@severite"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Valeur d'un paramètre de règle : celle du site, sinon celle du catalogue. -->
  <xsl:template name="parametre">
    <xsl:param name="regle"/>
    <xsl:param name="nom"/>
    <xsl:variable name="locale">
      <xsl:for-each select="$site"><xsl:value-of select="key('regle-site', $regle)/s:parametre[@nom = $nom]/@valeur"/></xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$locale != ''"><xsl:value-of select="$locale"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$regles"><xsl:value-of select="key('regle', $regle)/g:parametre[@nom = $nom]/@valeur"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Le chemin d'un nœud : /d:dossier[1]/d:preuves[1]/d:preuve[3]. -->
  <xsl:template match="/" mode="chemin">/</xsl:template>
  <xsl:template match="d:*" mode="chemin">
    <xsl:if test="parent::*"><xsl:apply-templates select=".." mode="chemin"/></xsl:if>
    <xsl:variable name="nom" select="local-name()"/>
    <xsl:value-of select="concat('/d:', $nom, '[', count(preceding-sibling::d:*[local-name() = $nom]) + 1, ']')"/>
  </xsl:template>
  <xsl:template match="r:*" mode="chemin">
    <xsl:if test="parent::*"><xsl:apply-templates select=".." mode="chemin"/></xsl:if>
    <xsl:variable name="nom" select="local-name()"/>
    <xsl:value-of select="concat('/r:', $nom, '[', count(preceding-sibling::r:*[local-name() = $nom]) + 1, ']')"/>
  </xsl:template>
  <xsl:template match="@*" mode="chemin">
    <xsl:apply-templates select=".." mode="chemin"/>
    <xsl:value-of select="concat('/@', name())"/>
  </xsl:template>
</xsl:stylesheet>
