<?xml version="1.0" encoding="UTF-8"?>
<!--
  nir.xsl - y a-t-il un numéro de sécurité sociale dans ce texte ?

  XSLT 1.0 n'a pas d'expressions régulières. Les séparateurs usuels (espaces,
  points, tirets) sont ôtés entre les chiffres, le reste devient une espace :
  il reste des suites de chiffres. Une suite est un NIR si elle a 13 chiffres
  (ou 15 avec sa clé), un sexe (1, 2, 7 ou 8), un mois plausible, et une clé
  juste quand elle est là. Rien n'est recopié : la réponse est « oui » ou rien.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="str">

  <xsl:template name="contient-nir">
    <xsl:param name="texte"/>
    <!-- Corse : 2A compte pour 19, 2B pour 18 dans la clé. -->
    <xsl:variable name="serre" select="translate($texte, ' &#xA0;&#x202F;.-/', '')"/>
    <xsl:if test="contains(translate($serre, '0123456789AB', '000000000000'), '0000000000000')">
      <xsl:variable name="autres" select="translate($serre, '0123456789AB', '')"/>
      <xsl:variable name="trouves">
        <!-- Tout ce qui n'est pas chiffre, A ou B sépare. -->
        <xsl:for-each select="str:tokenize($serre, concat($autres, ' '))">
          <xsl:call-template name="est-nir"><xsl:with-param name="mot" select="string(.)"/></xsl:call-template>
        </xsl:for-each>
      </xsl:variable>
      <xsl:if test="$trouves != ''">oui</xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="est-nir">
    <xsl:param name="mot"/>
    <xsl:variable name="n" select="string-length($mot)"/>
    <xsl:variable name="mois" select="number(substring($mot, 4, 2))"/>
    <xsl:variable name="departement" select="substring($mot, 6, 2)"/>
    <xsl:if test="($n = 13 or $n = 15) and contains('1278', substring($mot, 1, 1)) and (($mois &gt;= 1 and $mois &lt;= 12) or ($mois &gt;= 20 and $mois &lt;= 42) or ($mois &gt;= 50 and $mois &lt;= 99))">
      <xsl:variable name="corrige">
        <xsl:choose>
          <xsl:when test="$departement = '2A'"><xsl:value-of select="concat(substring($mot, 1, 5), '19', substring($mot, 8))"/></xsl:when>
          <xsl:when test="$departement = '2B'"><xsl:value-of select="concat(substring($mot, 1, 5), '18', substring($mot, 8))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$mot"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:variable name="numero" select="number(substring($corrige, 1, 13))"/>
      <xsl:choose>
        <xsl:when test="string($numero) = 'NaN'"/>
        <xsl:when test="$n = 13">oui</xsl:when>
        <xsl:when test="97 - $numero mod 97 = number(substring($corrige, 14, 2))">oui</xsl:when>
      </xsl:choose>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
