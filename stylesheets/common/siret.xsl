<?xml version="1.0" encoding="UTF-8"?>
<!-- siret.xsl - la clé de contrôle d'un SIREN ou d'un SIRET. Sans paramètre global. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- « oui » si la clé de Luhn est juste. Les établissements de La Poste
       (SIREN 356000000) suivent une autre règle : la somme des chiffres est
       un multiple de 5. -->
  <xsl:template name="cle-juste">
    <xsl:param name="numero"/>
    <xsl:variable name="luhn"><xsl:call-template name="somme-luhn"><xsl:with-param name="chiffres" select="$numero"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$luhn mod 10 = 0">oui</xsl:when>
      <xsl:when test="starts-with($numero, '356000000') and string-length($numero) = 14">
        <xsl:variable name="somme"><xsl:call-template name="somme-chiffres"><xsl:with-param name="chiffres" select="$numero"/></xsl:call-template></xsl:variable>
        <xsl:choose>
          <xsl:when test="$somme mod 5 = 0">oui</xsl:when>
          <xsl:otherwise>non</xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>non</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Un chiffre sur deux, à partir de l'avant-dernier, compte double ; 9 de
       moins s'il dépasse 9. Le premier chiffre est donc doublé quand leur
       nombre est pair. -->
  <xsl:template name="somme-luhn">
    <xsl:param name="chiffres"/>
    <xsl:param name="somme" select="0"/>
    <xsl:choose>
      <xsl:when test="$chiffres = ''"><xsl:value-of select="$somme"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="c" select="number(substring($chiffres, 1, 1))"/>
        <xsl:variable name="double" select="$c * (2 - string-length($chiffres) mod 2)"/>
        <xsl:call-template name="somme-luhn">
          <xsl:with-param name="chiffres" select="substring($chiffres, 2)"/>
          <xsl:with-param name="somme" select="$somme + $double - 9 * ($double &gt; 9)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="somme-chiffres">
    <xsl:param name="chiffres"/>
    <xsl:param name="somme" select="0"/>
    <xsl:choose>
      <xsl:when test="$chiffres = ''"><xsl:value-of select="$somme"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="somme-chiffres">
          <xsl:with-param name="chiffres" select="substring($chiffres, 2)"/>
          <xsl:with-param name="somme" select="$somme + number(substring($chiffres, 1, 1))"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
