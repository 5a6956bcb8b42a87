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
    <xsl:for-each select="$resultats/res:domaine">
      <xsl:sort select="count(res:sous-domaine)" data-type="number" order="descending"/>
      <xsl:if test="position() = 1"><xsl:value-of select="count(res:sous-domaine)"/></xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="pas" select="$barre-largeur div $plus-de-segments"/>

  <xsl:template match="res:domaine" mode="barre">
    <fo:instream-foreign-object content-width="{$barre-largeur}pt" content-height="21pt">
      <xsl:attribute name="fox:alt-text">
        <xsl:for-each select="res:sous-domaine">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="concat(@code, ' ', $mots/verdicts/*[local-name() = current()/@final],
              ' (', @acquis, ' ', $mots/page/sur, ' ', @total, ')')"/>
        </xsl:for-each>
      </xsl:attribute>
      <svg width="{$barre-largeur}" height="21" viewBox="0 0 {$barre-largeur} 21">
        <xsl:apply-templates select="res:sous-domaine" mode="barre"/>
      </svg>
    </fo:instream-foreign-object>
  </xsl:template>

  <xsl:template match="res:sous-domaine" mode="barre">
    <xsl:variable name="x" select="(position() - 1) * $pas + 1"/>
    <xsl:variable name="l" select="$pas - 5"/>
    <xsl:variable name="couleur"><xsl:call-template name="couleur"><xsl:with-param name="verdict" select="@final"/></xsl:call-template></xsl:variable>
    <xsl:variable name="ep" select="$l * @ep-acquis div @total"/>
    <xsl:variable name="ef" select="$l * (@acquis - @ep-acquis) div @total"/>
    <xsl:if test="@ep-acquis &gt; 0">
      <rect x="{format-number($x, '0.##')}" y="1" width="{format-number($ep, '0.##')}" height="10" fill="{$couleur}"/>
    </xsl:if>
    <xsl:if test="@acquis &gt; @ep-acquis">
      <rect x="{format-number($x + $ep, '0.##')}" y="1" width="{format-number($ef, '0.##')}" height="10">
        <xsl:attribute name="fill"><xsl:call-template name="demi-teinte"><xsl:with-param name="verdict" select="@final"/></xsl:call-template></xsl:attribute>
      </rect>
    </xsl:if>
    <rect x="{format-number($x, '0.##')}" y="1" width="{format-number($l, '0.##')}" height="10" fill="none" stroke="{$couleur}" stroke-width="0.9">
      <xsl:choose>
        <xsl:when test="@final = 'a-confirmer'"><xsl:attribute name="stroke-dasharray">3,1.5</xsl:attribute></xsl:when>
        <xsl:when test="@final = 'non-evalue'"><xsl:attribute name="stroke-dasharray">1,1.5</xsl:attribute></xsl:when>
      </xsl:choose>
    </rect>
    <text x="{format-number($x + $l div 2, '0.##')}" y="19" font-family="{$sans}" font-size="6.5" text-anchor="middle" fill="{$discret}"><xsl:value-of select="@code"/></text>
  </xsl:template>

  <!-- Les sept domaines : libellé, barre, compte, verdict. -->
  <xsl:template name="tableau-des-domaines">
    <xsl:param name="mots-verdict" select="$mots/verdicts"/>
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
                <xsl:apply-templates select="$referentiel/*[@code = $code]" mode="libelle"/>
              </fo:block>
            </fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block line-height="1"><xsl:apply-templates select="." mode="barre"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block>
              <xsl:value-of select="concat(sum(res:sous-domaine/@acquis), '&#xA0;', $mots/page/sur, '&#xA0;', sum(res:sous-domaine/@total))"/>
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
