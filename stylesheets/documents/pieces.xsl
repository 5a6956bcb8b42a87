<?xml version="1.0" encoding="UTF-8"?>
<!--
  pieces.xsl - les petites pièces de tout document : titres, signets, articles,
  rangs, têtes de tableau, case à cocher, mention du sceau. La feuille qui
  inclut celle-ci inclut style.xsl, mots.xsl et phrases.xsl.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
    xmlns:clea="urn:clea:fo:1">

  <xsl:template name="titre-2">
    <xsl:param name="id"/>
    <xsl:param name="texte"/>
    <fo:block xsl:use-attribute-sets="h2" id="{$id}"><xsl:value-of select="$texte"/></fo:block>
  </xsl:template>
  <xsl:template name="signet">
    <xsl:param name="id"/>
    <xsl:param name="texte"/>
    <fo:bookmark internal-destination="{$id}"><fo:bookmark-title><xsl:value-of select="$texte"/></fo:bookmark-title></fo:bookmark>
  </xsl:template>

  <!-- Un article de liste ; son contenu est une phrase déjà composée. -->
  <xsl:template name="article">
    <xsl:param name="texte"/>
    <xsl:param name="puce" select="'•'"/>
    <fo:list-item xsl:use-attribute-sets="article">
      <fo:list-item-label end-indent="label-end()"><fo:block><xsl:value-of select="$puce"/></fo:block></fo:list-item-label>
      <fo:list-item-body start-indent="body-start()"><fo:block><xsl:copy-of select="$texte"/></fo:block></fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- Un rang « ce que c'est | ce qu'on en sait ». -->
  <xsl:template name="rang">
    <xsl:param name="titre"/>
    <xsl:param name="valeur"/>
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:value-of select="$titre"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <fo:block>
          <xsl:choose>
            <xsl:when test="string($valeur) = ''"><xsl:value-of select="$mots/page/vide"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="typo"><xsl:with-param name="texte" select="string($valeur)"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </fo:block>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="tetes">
    <xsl:param name="noms"/>        <!-- éléments de la table des mots, dans l'ordre des colonnes -->
    <fo:table-header>
      <fo:table-row xsl:use-attribute-sets="rang-de-tete">
        <xsl:for-each select="$noms">
          <fo:table-cell xsl:use-attribute-sets="tete">
            <xsl:copy-of select="@text-align"/>
            <fo:block><xsl:value-of select="."/></fo:block>
          </fo:table-cell>
        </xsl:for-each>
      </fo:table-row>
    </fo:table-header>
  </xsl:template>

  <xsl:template name="sceau">
    <xsl:if test="$signataire != ''">
      <fo:block clea:signature="Signature1" fox:alt-text="{$mots/page/sceau-alt}" xsl:use-attribute-sets="sceau">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mots/page/sceau"/>
          <xsl:with-param name="a" select="$signataire"/>
          <xsl:with-param name="b"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring($maintenant, 1, 10)"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="c" select="substring($maintenant, 12, 5)"/>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Une case ; cochee : une croix y est déjà. -->
  <xsl:template name="case-a-cocher">
    <xsl:param name="cochee" select="false()"/>
    <xsl:param name="cote" select="8"/>
    <fo:instream-foreign-object content-width="{$cote}pt" content-height="{$cote}pt">
      <xsl:attribute name="fox:alt-text"><xsl:choose><xsl:when test="$cochee"><xsl:value-of select="$mots/page/case-cochee"/></xsl:when><xsl:otherwise><xsl:value-of select="$mots/page/case"/></xsl:otherwise></xsl:choose></xsl:attribute>
      <svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" viewBox="0 0 8 8">
        <rect x="0.5" y="0.5" width="7" height="7" fill="none" stroke="{$encre}" stroke-width="0.8"/>
        <xsl:if test="$cochee"><path d="M 1.8 1.8 L 6.2 6.2 M 6.2 1.8 L 1.8 6.2" fill="none" stroke="{$encre}" stroke-width="1.1"/></xsl:if>
      </svg>
    </fo:instream-foreign-object>
  </xsl:template>
</xsl:stylesheet>
