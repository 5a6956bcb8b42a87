<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/csv.xsl - ce qu'il faut pour écrire un CSV qu'un tableur ouvre sans
  danger : UTF-8 avec marque d'ordre, « ; », lignes en CR LF (RFC 4180).

  Une cellule qui commence par = + - @, une tabulation ou un retour serait une
  formule pour un tableur : elle reçoit une apostrophe en tête. Une cellule qui
  porte « ; », un guillemet ou une fin de ligne est mise entre guillemets.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="str">

  <xsl:include href="donnees.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template name="marque">&#xFEFF;</xsl:template>
  <xsl:template name="fin-de-ligne"><xsl:text>&#13;&#10;</xsl:text></xsl:template>

  <!-- Une cellule et le séparateur qui la précède, sauf en tête de ligne. -->
  <xsl:template name="cellule">
    <xsl:param name="texte" select="."/>
    <xsl:param name="premiere" select="false()"/>
    <xsl:if test="not($premiere)">;</xsl:if>
    <xsl:variable name="sur">
      <xsl:if test="$texte != '' and contains('=+-@&#9;&#13;&#10;', substring($texte, 1, 1))">'</xsl:if>
      <xsl:value-of select="$texte"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="translate($sur, ';&quot;&#13;&#10;', '') != $sur">
        <xsl:value-of select="concat('&quot;', str:replace(string($sur), '&quot;', '&quot;&quot;'), '&quot;')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$sur"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Les mêmes cellules pour des noms de colonnes ; contexte : un élément de la table des mots. -->
  <xsl:template match="*" mode="tetes">
    <xsl:param name="premieres" select="true()"/>
    <xsl:for-each select="*">
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string(.)"/><xsl:with-param name="premiere" select="$premieres and position() = 1"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="cellule-date">
    <xsl:param name="date"/>
    <xsl:text>;</xsl:text>
    <xsl:call-template name="date-courte"><xsl:with-param name="date" select="string($date)"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
