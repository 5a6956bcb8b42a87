<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/constats.xsl - ce que le contrôle de la session a relevé, dans un
  document : le rapport de session/controle.xsl, prêté sous clea:controle.
  Anonyme : leur nombre seul, car un constat nomme des membres et des dossiers.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    exclude-result-prefixes="svrl">

  <xsl:variable name="constats" select="document('clea:controle')/*/svrl:failed-assert"/>
  <xsl:variable name="mc" select="$ms/recapitulatif"/>

  <xsl:template name="phrase-des-constats">
    <xsl:choose>
      <xsl:when test="not($constats)"><xsl:value-of select="$mc/constats-rien"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mc/constats-anonymes"/>
          <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($constats)"/><xsl:with-param name="nom" select="$mots/nombres/constat"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="constats-de-la-session">
    <xsl:choose>
      <xsl:when test="$sans-nom or not($constats)">
        <fo:block xsl:use-attribute-sets="p"><xsl:call-template name="phrase-des-constats"/></fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:table xsl:use-attribute-sets="tableau">
          <fo:table-column column-width="36pt"/>
          <fo:table-column column-width="62pt"/>
          <fo:table-column column-width="proportional-column-width(1.3)"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mc/constats-tetes/*"/></xsl:call-template>
          <fo:table-body>
            <xsl:apply-templates select="$constats[@role = 'error']" mode="rang"/>
            <xsl:apply-templates select="$constats[@role != 'error']" mode="rang"/>
          </fo:table-body>
        </fo:table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="svrl:failed-assert" mode="rang">
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="code"><fo:block><xsl:value-of select="@id"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
        <xsl:if test="@role = 'error'"><xsl:attribute name="color"><xsl:value-of select="$rouge"/></xsl:attribute><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
        <xsl:value-of select="$mots/jury/gravites/*[local-name() = current()/@role]"/>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(svrl:text)"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(svrl:diagnostic-reference)"/></xsl:call-template></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
