<?xml version="1.0" encoding="UTF-8"?>
<!-- session/emargement.xsl - la feuille que les membres signent en arrivant, par collège. Ni courriel ni candidat. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:j="urn:clea:session:1"
    exclude-result-prefixes="j">

  <xsl:include href="page.xsl"/>

  <xsl:variable name="me" select="$ms/emargement"/>

  <xsl:template match="j:session">
    <xsl:call-template name="document"><xsl:with-param name="titre" select="$ms/documents/emargement"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="j:session" mode="signets">
    <xsl:for-each select="$ms/College/*">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="local-name()"/><xsl:with-param name="texte" select="."/></xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="signet"><xsl:with-param name="id" select="'constat'"/><xsl:with-param name="texte" select="$me/constat"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="j:session" mode="corps">
    <fo:block xsl:use-attribute-sets="p" space-before="10pt"><xsl:value-of select="$me/intro"/></fo:block>
    <xsl:for-each select="$ms/College/*">
      <xsl:variable name="college" select="local-name()"/>
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="$college"/><xsl:with-param name="texte" select="."/></xsl:call-template>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="proportional-column-width(1.5)"/>
        <fo:table-column column-width="92pt"/>
        <fo:table-column column-width="52pt"/>
        <fo:table-column column-width="proportional-column-width(1.2)"/>
        <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$me/tetes/*"/></xsl:call-template>
        <fo:table-body>
          <xsl:apply-templates select="$membres[@college = $college]" mode="emargement"/>
          <xsl:if test="not($membres[@college = $college])">
            <fo:table-row height="34pt"><fo:table-cell xsl:use-attribute-sets="cellule" number-columns-spanned="4"><fo:block/></fo:table-cell></fo:table-row>
          </xsl:if>
        </fo:table-body>
      </fo:table>
    </xsl:for-each>

    <fo:block keep-together.within-page="always">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'constat'"/><xsl:with-param name="texte" select="$me/constat"/></xsl:call-template>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-body>
          <xsl:call-template name="a-remplir"><xsl:with-param name="titre" select="$me/ouverture"/></xsl:call-template>
          <xsl:call-template name="a-remplir"><xsl:with-param name="titre" select="$me/presents"/></xsl:call-template>
          <xsl:call-template name="a-remplir"><xsl:with-param name="titre" select="$me/presents-salaries"/></xsl:call-template>
          <xsl:call-template name="rang">
            <xsl:with-param name="titre" select="$me/quorum"/>
            <xsl:with-param name="valeur"><xsl:choose>
              <xsl:when test="j:quorum/@membres and j:quorum/@par-college">
                <xsl:call-template name="phrase">
                  <xsl:with-param name="p" select="$me/quorum-valeur"/>
                  <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="j:quorum/@membres"/><xsl:with-param name="nom" select="$ms/nombres/membre"/></xsl:call-template></xsl:with-param>
                  <xsl:with-param name="b" select="j:quorum/@par-college"/>
                </xsl:call-template>
              </xsl:when>
              <xsl:otherwise><xsl:value-of select="$me/quorum-vide"/></xsl:otherwise>
            </xsl:choose></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="a-remplir"><xsl:with-param name="titre" select="$me/cloture"/></xsl:call-template>
          <xsl:call-template name="a-remplir"><xsl:with-param name="titre" select="$me/signe-president"/><xsl:with-param name="hauteur" select="'34pt'"/></xsl:call-template>
          <xsl:call-template name="a-remplir"><xsl:with-param name="titre" select="$me/signe-secretaire"/><xsl:with-param name="hauteur" select="'34pt'"/></xsl:call-template>
        </fo:table-body>
      </fo:table>
    </fo:block>
  </xsl:template>

  <xsl:template match="j:membre" mode="emargement">
    <fo:table-row height="34pt" keep-together.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre">
        <fo:block><xsl:apply-templates select="." mode="nom"/></fo:block>
        <fo:block font-weight="normal" color="{$discret}"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(j:organisation)"/></xsl:call-template></fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:apply-templates select="." mode="role"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="a-remplir">
    <xsl:param name="titre"/>
    <xsl:param name="hauteur" select="'20pt'"/>
    <fo:table-row height="{$hauteur}" keep-together.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:value-of select="$titre"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
