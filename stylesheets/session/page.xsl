<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/page.xsl - la page des documents d'une session : format, en-tête,
  pied, métadonnées, signets, bandeau. L'aspect est celui des autres documents
  (documents/style.xsl).

  Un document inclut cette feuille, donne sur j:session les modes « signets »
  et « corps », puis appelle le modèle nommé « document ».
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:clea="urn:clea:fo:1"
    xmlns:x="adobe:ns:meta/"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:j="urn:clea:session:1"
    exclude-result-prefixes="j x rdf dc">

  <xsl:include href="donnees.xsl"/>
  <xsl:include href="../documents/style.xsl"/>
  <xsl:include href="../documents/pieces.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="j:session" mode="signets"/>

  <xsl:template name="document">
    <xsl:param name="titre"/>
    <xsl:param name="paysage" select="false()"/>
    <xsl:variable name="seance"><xsl:call-template name="seance"/></xsl:variable>
    <xsl:variable name="instance"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@instance)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="titre-complet" select="concat($titre, ' – ', $instance, ' – ', $ms/page/session, ' ', @id)"/>
    <xsl:variable name="largeur"><xsl:choose><xsl:when test="$paysage">297mm</xsl:when><xsl:otherwise>210mm</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="hauteur"><xsl:choose><xsl:when test="$paysage">210mm</xsl:when><xsl:otherwise>297mm</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="marge"><xsl:choose><xsl:when test="$paysage">14mm</xsl:when><xsl:otherwise>20mm</xsl:otherwise></xsl:choose></xsl:variable>
    <fo:root xml:lang="{$langue}" clea:kerning="true" clea:title="{$titre-complet}" xsl:use-attribute-sets="racine">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="premiere" page-width="{$largeur}" page-height="{$hauteur}">
          <fo:region-body margin="14mm {$marge} 20mm {$marge}"/>
          <fo:region-after region-name="pied" extent="15mm"/>
        </fo:simple-page-master>
        <fo:simple-page-master master-name="suivante" page-width="{$largeur}" page-height="{$hauteur}">
          <fo:region-body margin="21mm {$marge} 20mm {$marge}"/>
          <fo:region-before region-name="entete" extent="15mm" display-align="after"/>
          <fo:region-after region-name="pied" extent="15mm"/>
        </fo:simple-page-master>
        <fo:page-sequence-master master-name="document">
          <fo:repeatable-page-master-alternatives>
            <fo:conditional-page-master-reference master-reference="premiere" page-position="first"/>
            <fo:conditional-page-master-reference master-reference="suivante"/>
          </fo:repeatable-page-master-alternatives>
        </fo:page-sequence-master>
      </fo:layout-master-set>
      <fo:declarations>
        <x:xmpmeta>
          <rdf:RDF>
            <rdf:Description rdf:about="">
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="$titre-complet"/></rdf:li></rdf:Alt></dc:title>
              <dc:creator><rdf:Seq><rdf:li><xsl:value-of select="$instance"/></rdf:li></rdf:Seq></dc:creator>
              <dc:language><rdf:Bag><rdf:li><xsl:value-of select="$langue"/></rdf:li></rdf:Bag></dc:language>
            </rdf:Description>
          </rdf:RDF>
        </x:xmpmeta>
      </fo:declarations>
      <fo:bookmark-tree>
        <fo:bookmark internal-destination="couverture">
          <fo:bookmark-title><xsl:value-of select="$titre"/></fo:bookmark-title>
        </fo:bookmark>
        <xsl:apply-templates select="." mode="signets"/>
      </fo:bookmark-tree>
      <fo:page-sequence master-reference="document">
        <fo:static-content flow-name="entete">
          <fo:block xsl:use-attribute-sets="legende" margin="0pt {$marge}" text-align-last="justify"
              padding-bottom="3pt" border-bottom="0.5pt solid {$filet}">
            <xsl:value-of select="concat($mots/page/clea, ' · ', $instance, ' · ', $ms/page/session, '&#xA0;', @id)"/>
            <fo:leader leader-pattern="space"/>
            <xsl:value-of select="$titre"/>
          </fo:block>
        </fo:static-content>
        <fo:static-content flow-name="pied">
          <fo:block xsl:use-attribute-sets="legende" margin="0pt {$marge}" text-align-last="justify">
            <xsl:value-of select="concat($seance, ' · ', $mots/page/edite, '&#xA0;')"/>
            <xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring($maintenant, 1, 10)"/></xsl:call-template>
            <fo:leader leader-pattern="space"/>
            <xsl:value-of select="concat($mots/page/page, '&#xA0;')"/>
            <fo:page-number/>
            <xsl:value-of select="concat('&#xA0;', $mots/page/sur, '&#xA0;')"/>
            <fo:page-number-citation ref-id="fin"/>
          </fo:block>
        </fo:static-content>
        <fo:flow flow-name="xsl-region-body">
          <fo:block xsl:use-attribute-sets="bandeau" id="couverture">
            <fo:block xsl:use-attribute-sets="surtitre"><xsl:value-of select="$ms/page/surtitre"/></fo:block>
            <fo:block xsl:use-attribute-sets="h1"><xsl:value-of select="$titre"/></fo:block>
            <fo:block xsl:use-attribute-sets="nom-de-couverture"><xsl:value-of select="$instance"/></fo:block>
            <fo:block font-size="8.5pt">
              <xsl:value-of select="concat($seance, ' · ')"/>
              <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@lieu)"/></xsl:call-template>
              <xsl:value-of select="concat(', ', $mots/modalites/*[local-name() = current()/@modalite], ' · ', $mots/circuits/*[local-name() = current()/@circuit])"/>
            </fo:block>
          </fo:block>
          <xsl:if test="$sans-nom">
            <fo:block xsl:use-attribute-sets="encadre"><xsl:value-of select="$ms/page/anonyme"/></fo:block>
          </xsl:if>
          <xsl:apply-templates select="." mode="corps"/>
          <xsl:call-template name="sceau"/>
          <fo:block id="fin" role="artifact"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- Un verdict, en mots et en couleur. -->
  <xsl:template name="verdict">
    <xsl:param name="verdict"/>
    <xsl:param name="texte" select="$mots/verdicts/*[local-name() = $verdict]"/>
    <fo:inline font-weight="bold">
      <xsl:attribute name="color"><xsl:call-template name="couleur"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></xsl:attribute>
      <xsl:value-of select="$texte"/>
    </fo:inline>
  </xsl:template>
</xsl:stylesheet>
