<?xml version="1.0" encoding="UTF-8"?>
<!--
  bareme.xsl - le référentiel et son profil de notation deviennent
  urn:clea:bareme:1 : ce qu'il faut à chaque sous-domaine, et quels critères
  sont obligatoires.

  Rien n'y dépend d'un dossier : on le fait une fois, et on juge avec lui tous
  les dossiers. Entrée : le référentiel. Lit clea:notation.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:bareme:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:n="urn:clea:notation:1"
    exclude-result-prefixes="r n">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:variable name="notation" select="document('clea:notation')/n:notation"/>

  <xsl:template match="/r:referentiel">
    <bareme version="1" referentiel="{@version}" notation="{$notation/@version}">
      <!-- Tous les codes, puis tous les couples parent/code, entre deux espaces : y chercher coûte moins que de changer de document. -->
      <xsl:attribute name="codes">
        <xsl:text> </xsl:text>
        <xsl:for-each select="r:domaine | r:domaine/r:sous-domaine | r:domaine/r:sous-domaine/r:critere">
          <xsl:value-of select="concat(@code, ' ')"/>
        </xsl:for-each>
        <xsl:apply-templates select="r:domaine" mode="couples"/>
      </xsl:attribute>
      <xsl:apply-templates select="r:domaine"/>
    </bareme>
  </xsl:template>

  <xsl:template match="r:domaine">
    <domaine code="{@code}">
      <xsl:attribute name="couples"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="couples"/></xsl:attribute>
      <xsl:apply-templates select="r:sous-domaine"/>
    </domaine>
  </xsl:template>

  <xsl:template match="r:domaine" mode="couples">
    <xsl:for-each select="r:sous-domaine | r:sous-domaine/r:critere">
      <xsl:value-of select="concat(../@code, '/', @code, ' ')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Un taux confirmé est son propre plancher et plafond. -->
  <xsl:template match="r:sous-domaine">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="total" select="count(r:critere)"/>
    <xsl:variable name="ligne" select="$notation/n:sous-domaine[@code = $code]"/>
    <xsl:variable name="regle" select="$ligne | $notation/n:defaut[not($ligne)]"/>
    <xsl:variable name="taux" select="$regle/@taux"/>
    <xsl:variable name="ferme" select="$regle/@confirme = 'oui'"/>
    <sous-domaine code="{$code}" total="{$total}" taux="{$taux}" confirme="{$regle/@confirme}" requis="{ceiling($taux * $total div 100)}">
      <xsl:attribute name="plancher">
        <xsl:choose>
          <xsl:when test="$ferme"><xsl:value-of select="$taux"/></xsl:when>
          <xsl:when test="$regle/@plancher"><xsl:value-of select="$regle/@plancher"/></xsl:when>
          <xsl:otherwise>1</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="plafond">
        <xsl:choose>
          <xsl:when test="$ferme"><xsl:value-of select="$taux"/></xsl:when>
          <xsl:when test="$regle/@plafond"><xsl:value-of select="$regle/@plafond"/></xsl:when>
          <xsl:otherwise>100</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:apply-templates select="r:critere"/>
    </sous-domaine>
  </xsl:template>

  <!-- obligatoire : le profil le confirme, « oui », ou le suppose, « non ». -->
  <xsl:template match="r:critere">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="obligatoire" select="$notation//n:obligatoire[@critere = $code]"/>
    <critere code="{$code}">
      <xsl:if test="$obligatoire"><xsl:attribute name="obligatoire"><xsl:value-of select="$obligatoire/@confirme"/></xsl:attribute></xsl:if>
    </critere>
  </xsl:template>
</xsl:stylesheet>
