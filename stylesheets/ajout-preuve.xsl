<?xml version="1.0" encoding="UTF-8"?>
<!--
  ajout-preuve.xsl : le même dossier, avec une preuve de plus.
  Tout le reste est recopié tel quel, commentaires compris.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:clea:dossier:1" xmlns:d="urn:clea:dossier:1" exclude-result-prefixes="d">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="fichier"/>	<!-- chemin sous le dossier : preuves/cv.pdf -->
  <xsl:param name="type-mime"/>
  <xsl:param name="sha256"/>
  <xsl:param name="type"/>	<!-- TypePreuve du schéma -->
  <xsl:param name="titre"/>
  <xsl:param name="date"/>	<!-- AAAA-MM-JJ -->
  <xsl:param name="id"/>	<!-- vide : le premier « pN » libre -->
  <xsl:param name="criteres"/>	<!-- codes séparés par une espace, ou vide -->
  <xsl:param name="prive"/>	<!-- oui, non -->

  <xsl:key name="preuve" match="d:preuve" use="@id"/>

  <!-- Les éléments qui suivent preuves dans l'ordre du schéma. -->
  <xsl:variable name="suite" select="/d:dossier/*[self::d:interruption or self::d:presentation-jury or self::d:conservation or self::d:accrochage or self::d:note][1]"/>

  <xsl:template match="@*|node()">
    <xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy>
  </xsl:template>

  <!-- Les nœuds autour de la racine, chacun sur sa ligne : libxml2 n'y garde pas les fins de ligne. -->
  <xsl:template match="/">
    <xsl:for-each select="node()">
      <xsl:apply-templates select="."/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:preuves">
    <xsl:copy>
      <xsl:apply-templates select="@*|d:preuve/preceding-sibling::node()|d:preuve"/>
      <xsl:call-template name="entree"/>
      <xsl:text>&#10;  </xsl:text>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="d:dossier[not(d:preuves)]">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:choose>
        <xsl:when test="$suite">
          <xsl:apply-templates select="$suite/preceding-sibling::node()"/>
          <xsl:call-template name="preuves"/>
          <xsl:text>&#10;  </xsl:text>
          <xsl:apply-templates select="$suite|$suite/following-sibling::node()"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="node()"/>
          <xsl:call-template name="preuves"/>
          <xsl:text>&#10;</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:copy>
  </xsl:template>

  <xsl:template name="preuves">
    <preuves>
      <xsl:call-template name="entree"/>
      <xsl:text>&#10;  </xsl:text>
    </preuves>
  </xsl:template>

  <xsl:template name="entree">
    <xsl:text>&#10;    </xsl:text>
    <preuve type="{$type}" fichier="{$fichier}" type-mime="{$type-mime}" sha256="{$sha256}" date="{$date}">
      <xsl:attribute name="id">
        <xsl:choose>
          <xsl:when test="$id != ''"><xsl:value-of select="$id"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="libre"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:if test="$criteres != ''"><xsl:attribute name="criteres"><xsl:value-of select="$criteres"/></xsl:attribute></xsl:if>
      <xsl:if test="$prive = 'oui'"><xsl:attribute name="prive">oui</xsl:attribute></xsl:if>
      <xsl:text>&#10;      </xsl:text>
      <titre><xsl:value-of select="$titre"/></titre>
      <xsl:text>&#10;    </xsl:text>
    </preuve>
  </xsl:template>

  <xsl:template name="libre">
    <xsl:param name="n" select="count(/d:dossier/d:preuves/d:preuve) + 1"/>
    <xsl:choose>
      <xsl:when test="key('preuve', concat('p', $n))">
        <xsl:call-template name="libre"><xsl:with-param name="n" select="$n + 1"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('p', $n)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
