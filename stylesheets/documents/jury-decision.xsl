<?xml version="1.0" encoding="UTF-8"?>
<!-- jury-decision.xsl - la place de la décision : à remplir à la main, jamais par le programme. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="d">

  <xsl:template name="decision">
    <fo:block break-before="page" xsl:use-attribute-sets="h2" id="decision"><xsl:value-of select="$mj/decision"/></fo:block>
    <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mj/decision-intro"/></fo:block>
    <fo:block space-before="8pt" space-after="10pt">
      <xsl:value-of select="concat($mj/decision-session, '&#xA0;')"/>
      <fo:leader leader-pattern="rule" leader-length="90pt" rule-thickness="0.5pt"/>
      <xsl:value-of select="concat('&#xA0; ', $mj/decision-lieu, '&#xA0;')"/>
      <fo:leader leader-pattern="rule" leader-length="104pt" rule-thickness="0.5pt"/>
      <xsl:value-of select="concat('&#xA0; ', $mj/decision-pv, '&#xA0;')"/>
      <fo:leader leader-pattern="rule" leader-length="70pt" rule-thickness="0.5pt"/>
    </fo:block>

    <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mj/decision-choix"/></fo:block>
    <fo:list-block provisional-distance-between-starts="16pt" provisional-label-separation="5pt" space-after="8pt">
      <xsl:for-each select="$mj/choix/*">
        <fo:list-item space-after="6pt">
          <fo:list-item-label end-indent="label-end()"><fo:block><xsl:call-template name="case-a-cocher"/></fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()"><fo:block font-size="10.5pt"><xsl:value-of select="."/></fo:block></fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>

    <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mj/decision-motif"/></fo:block>
    <fo:block xsl:use-attribute-sets="ligne-a-ecrire"/>
    <fo:block xsl:use-attribute-sets="ligne-a-ecrire"/>
    <fo:block xsl:use-attribute-sets="ligne-a-ecrire"/>
    <fo:block xsl:use-attribute-sets="ligne-a-ecrire"/>

    <fo:block xsl:use-attribute-sets="h3" space-before="20pt"><xsl:value-of select="$mj/decision-membres"/></fo:block>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1.2)"/>
      <fo:table-column column-width="90pt"/>
      <fo:table-column column-width="proportional-column-width(1.4)"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/membres-tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$mj/college-employeurs | $mj/college-salaries">
          <xsl:call-template name="membre"/>
          <xsl:call-template name="membre"/>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- Un rang à remplir ; contexte : le collège. -->
  <xsl:template name="membre">
    <fo:table-row height="30pt" keep-together.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule" display-align="after"><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
