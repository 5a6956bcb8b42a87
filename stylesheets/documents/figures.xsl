<?xml version="1.0" encoding="UTF-8"?>
<!--
  figures.xsl - la figure des domaines : une barre par domaine, un segment par
  sous-domaine, rempli à la mesure de ses critères acquis.

      ▓▓▓▓▓▓▓▓  ▓▓▓▓▓▓░░  ▓▓▓▓▓▒▒▒  ┌╌╌╌╌╌╌┐     ▓ dès l'EP   ▒ à l'EF
        1.1       1.2       1.3        1.4        cadre plein, tireté, pointillé

  Le cadre dit le verdict, avec la couleur : plein = acquis, tireté = à
  confirmer, pointillé = non évalué, plein et partiel = à renforcer. Le texte
  de remplacement dit la même chose en mots.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
    xmlns:svg="http://www.w3.org/2000/svg"
    xmlns="http://www.w3.org/2000/svg"
    xmlns:res="urn:clea:resultats:1"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="svg res d">

  <xsl:variable name="barre-largeur" select="178"/>
  <xsl:variable name="plus-de-segments">
    <xsl:for-each select="$resultats/res:domaine/@sous-domaines">
      <xsl:sort select="." data-type="number" order="descending"/>
      <xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <!-- D'un segment au suivant, et la largeur d'un segment. -->
  <xsl:variable name="pas" select="floor($barre-largeur div $plus-de-segments)"/>
  <xsl:variable name="segment" select="$pas - 5"/>

  <xsl:template match="res:domaine" mode="barre">
    <fo:instream-foreign-object content-width="{$barre-largeur}pt" content-height="21pt">
      <xsl:attribute name="fox:alt-text">
        <xsl:for-each select="res:sous-domaine">
          <xsl:value-of select="concat(@code, ' ', substring-before(substring-after($verdicts, concat('|', @final, '=')), '|'),
              ' (', @acquis, $sur, @total, ')')"/>
          <xsl:if test="position() != last()">, </xsl:if>
        </xsl:for-each>
      </xsl:attribute>
      <svg width="{$barre-largeur}" height="21" viewBox="0 0 {$barre-largeur} 21">
        <xsl:apply-templates select="res:sous-domaine" mode="barre"/>
      </svg>
    </fo:instream-foreign-object>
  </xsl:template>

  <!-- Tout est au point près : un segment en fait une trentaine. -->
  <xsl:template match="res:sous-domaine" mode="barre">
    <xsl:variable name="x" select="(position() - 1) * $pas + 1"/>
    <xsl:variable name="couleur" select="substring-before(substring-after($couleurs, concat('|', @final, '=')), '|')"/>
    <xsl:variable name="ep" select="round($segment * @ep-acquis div @total)"/>
    <xsl:variable name="acquis" select="round($segment * @acquis div @total)"/>
    <xsl:if test="$ep &gt; 0">
      <rect x="{$x}" y="1" width="{$ep}" height="10" fill="{$couleur}"/>
    </xsl:if>
    <xsl:if test="$acquis &gt; $ep">
      <rect x="{$x + $ep}" y="1" width="{$acquis - $ep}" height="10">
        <xsl:attribute name="fill"><xsl:call-template name="demi-teinte"><xsl:with-param name="verdict" select="@final"/></xsl:call-template></xsl:attribute>
      </rect>
    </xsl:if>
    <rect x="{$x}" y="1" width="{$segment}" height="10" fill="none" stroke="{$couleur}" stroke-width="0.9">
      <xsl:choose>
        <xsl:when test="@final = 'a-confirmer'"><xsl:attribute name="stroke-dasharray">3,1.5</xsl:attribute></xsl:when>
        <xsl:when test="@final = 'non-evalue'"><xsl:attribute name="stroke-dasharray">1,1.5</xsl:attribute></xsl:when>
      </xsl:choose>
    </rect>
    <text x="{$x + $segment div 2}" y="19" font-family="Liberation Sans, DejaVu Sans, sans-serif" font-size="6.5" text-anchor="middle" fill="#51606c"><xsl:value-of select="@code"/></text>
  </xsl:template>

  <!-- Les sept domaines : libellé, barre, compte, verdict. -->
  <xsl:template name="tableau-des-domaines">
    <xsl:param name="mots-verdict" select="$verdicts"/>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="186pt"/>
      <fo:table-column column-width="48pt"/>
      <fo:table-column column-width="66pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mots/figure/tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$resultats/res:domaine">
          <xsl:variable name="code" select="@code"/>
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre">
              <fo:block font-weight="normal">
                <fo:inline font-weight="bold" color="{$bleu}"><xsl:value-of select="concat(@code, '&#xA0;')"/></fo:inline>
                <xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template>
              </fo:block>
            </fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block line-height="1"><xsl:apply-templates select="." mode="barre"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block>
              <xsl:value-of select="concat(sum(res:sous-domaine/@acquis), $sur, sum(res:sous-domaine/@total))"/>
            </fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
              <xsl:call-template name="verdict">
                <xsl:with-param name="verdict" select="string(@final)"/>
                <xsl:with-param name="mots-verdict" select="$mots-verdict"/>
              </xsl:call-template>
            </fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <fo:block xsl:use-attribute-sets="legende" space-after="8pt">
      <xsl:value-of select="$mots/figure/legende"/>
      <xsl:if test="$avec-ef"><xsl:value-of select="$mots/figure/legende-ef"/></xsl:if>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
