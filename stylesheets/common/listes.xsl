<?xml version="1.0" encoding="UTF-8"?>
<!-- listes.xsl - énumérations en français : « 1.1, 1.2 et 1.4 ». Sans paramètre. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- noeuds : l'ensemble dont on énumère les valeurs. Au-delà de « au-plus », le reste est compté. -->
  <xsl:template name="liste">
    <xsl:param name="noeuds"/>
    <xsl:param name="au-plus" select="12"/>
    <xsl:variable name="n" select="count($noeuds)"/>
    <xsl:variable name="montres" select="$n - ($n &gt; $au-plus) * ($n - $au-plus)"/>
    <xsl:for-each select="$noeuds[position() &lt;= $montres]">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = $n"> et </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="."/>
    </xsl:for-each>
    <xsl:if test="$n &gt; $montres"> et <xsl:value-of select="$n - $montres"/> autres</xsl:if>
  </xsl:template>

  <!-- « 1 critère », « 3 critères ». -->
  <xsl:template name="nombre">
    <xsl:param name="n"/>
    <xsl:param name="un"/>
    <xsl:param name="plusieurs" select="concat($un, 's')"/>
    <xsl:choose>
      <xsl:when test="$n = 0">aucun <xsl:value-of select="$un"/></xsl:when>
      <xsl:when test="$n = 1">1 <xsl:value-of select="$un"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat($n, ' ', $plusieurs)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
