<?xml version="1.0" encoding="UTF-8"?>
<!--
  page.xsl - ce que tous les documents ont en commun : la page, l'en-tête, le
  pied, les métadonnées, les signets, la couverture, la dernière page.

  Un document inclut communs.xsl et donne trois modes sur d:dossier :
    mode="signets"     les fo:bookmark
    mode="verdict"     la phrase de la couverture
    mode="corps"       tout ce qui suit la couverture
  puis appelle le modèle nommé « document ».
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
    xmlns:clea="urn:clea:fo:1"
    xmlns:x="adobe:ns:meta/"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="d x rdf dc">

  <!-- titre : celui du document. lecteur : à qui il s'adresse, pour le mot d'accueil. -->
  <xsl:template name="document">
    <xsl:param name="titre"/>
    <xsl:param name="etat" select="''"/>      <!-- verdict qui colore la couverture ; '' : aucun -->
    <xsl:param name="nom" select="true()"/>   <!-- non : le texte porte le nom, la couverture dit le verdict à sa place -->
    <xsl:variable name="titre-complet">
      <xsl:value-of select="concat($titre, ' – ')"/>
      <xsl:call-template name="nom-candidat"/>
      <xsl:value-of select="concat(' – ', $mots/page/dossier, '&#xA0;', @numero)"/>
    </xsl:variable>
    <fo:root xml:lang="{$langue}" clea:kerning="true" clea:title="{$titre-complet}" xsl:use-attribute-sets="racine">
      <xsl:call-template name="gabarits"/>
      <xsl:call-template name="metadonnees"><xsl:with-param name="titre-complet" select="$titre-complet"/></xsl:call-template>
      <fo:bookmark-tree>
        <fo:bookmark internal-destination="couverture">
          <fo:bookmark-title><xsl:value-of select="$titre"/></fo:bookmark-title>
        </fo:bookmark>
        <xsl:apply-templates select="." mode="signets"/>
      </fo:bookmark-tree>
      <fo:page-sequence master-reference="document">
        <xsl:call-template name="bords"><xsl:with-param name="titre" select="$titre"/></xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="couverture">
            <xsl:with-param name="titre" select="$titre"/>
            <xsl:with-param name="etat" select="$etat"/>
            <xsl:with-param name="nom" select="$nom"/>
          </xsl:call-template>
          <xsl:apply-templates select="." mode="corps"/>
          <xsl:apply-templates select="." mode="inconnu"/>
          <xsl:call-template name="sceau"/>
          <fo:block id="fin" role="artifact"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- ===== ce que toute page porte ===== -->

  <xsl:template name="gabarits">
    <fo:layout-master-set>
      <fo:simple-page-master master-name="premiere" page-width="210mm" page-height="297mm">
        <fo:region-body margin="16mm 20mm 22mm 20mm"/>
        <fo:region-after region-name="pied" extent="16mm"/>
      </fo:simple-page-master>
      <fo:simple-page-master master-name="suivante" page-width="210mm" page-height="297mm">
        <fo:region-body margin="25mm 20mm 22mm 20mm"/>
        <fo:region-before region-name="entete" extent="18mm" display-align="after"/>
        <fo:region-after region-name="pied" extent="16mm"/>
      </fo:simple-page-master>
      <fo:page-sequence-master master-name="document">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference master-reference="premiere" page-position="first"/>
          <fo:conditional-page-master-reference master-reference="suivante"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:template name="metadonnees">
    <xsl:param name="titre-complet"/>
    <fo:declarations>
      <x:xmpmeta>
        <rdf:RDF>
          <rdf:Description rdf:about="">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="$titre-complet"/></rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li><xsl:value-of select="$nom-evaluateur"/></rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li><xsl:value-of select="$langue"/></rdf:li></rdf:Bag></dc:language>
          </rdf:Description>
        </rdf:RDF>
      </x:xmpmeta>
    </fo:declarations>
  </xsl:template>

  <!-- En-tête et pied. -->
  <xsl:template name="bords">
    <xsl:param name="titre"/>
    <fo:static-content flow-name="entete">
      <fo:block xsl:use-attribute-sets="legende" margin="0pt 20mm" text-align-last="justify"
          padding-bottom="3pt" border-bottom="0.5pt solid {$filet}">
        <xsl:value-of select="$mots/page/clea"/>
        <xsl:if test="$vierge != 'oui'"><xsl:value-of select="concat(' · ', $mots/page/dossier, '&#xA0;', @numero)"/></xsl:if>
        <fo:leader leader-pattern="space"/>
        <xsl:value-of select="$titre"/>
      </fo:block>
    </fo:static-content>
    <fo:static-content flow-name="pied">
      <fo:block xsl:use-attribute-sets="legende" margin="0pt 20mm" text-align-last="justify">
        <xsl:if test="$nom-evaluateur != ''"><xsl:value-of select="concat($nom-evaluateur, ' · ')"/></xsl:if>
        <xsl:value-of select="concat($mots/page/edite, '&#xA0;')"/>
        <xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring($maintenant, 1, 10)"/></xsl:call-template>
        <fo:leader leader-pattern="space"/>
        <xsl:value-of select="concat($mots/page/page, '&#xA0;')"/>
        <fo:page-number/>
        <xsl:value-of select="concat('&#xA0;', $mots/page/sur, '&#xA0;')"/>
        <fo:page-number-citation ref-id="fin"/>
      </fo:block>
    </fo:static-content>
  </xsl:template>

  <!-- ===== couverture ===== -->

  <xsl:template name="couverture">
    <xsl:param name="titre"/>
    <xsl:param name="etat"/>
    <xsl:param name="nom"/>
    <fo:block xsl:use-attribute-sets="bandeau" id="couverture">
      <fo:block xsl:use-attribute-sets="surtitre"><xsl:value-of select="$mots/page/surtitre"/></fo:block>
      <fo:block xsl:use-attribute-sets="h1"><xsl:value-of select="$titre"/></fo:block>
      <fo:block xsl:use-attribute-sets="nom-de-couverture">
        <xsl:choose>
          <xsl:when test="$nom"><xsl:call-template name="nom-candidat"><xsl:with-param name="civilite" select="true()"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="verdict"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
      <fo:block font-size="8.5pt">
        <xsl:value-of select="concat($mots/page/Dossier, '&#xA0;', @numero)"/>
        <xsl:if test="$nom-evaluateur != ''"><xsl:value-of select="concat(' · ', $nom-evaluateur)"/></xsl:if>
        <xsl:if test="@ouvert-le">
          <xsl:value-of select="concat(' · ', $mots/page/ouvert, '&#xA0;')"/>
          <xsl:call-template name="date-longue"><xsl:with-param name="date" select="@ouvert-le"/></xsl:call-template>
        </xsl:if>
      </fo:block>
    </fo:block>
    <xsl:if test="$nom">
      <fo:block xsl:use-attribute-sets="verdict-de-couverture">
        <xsl:attribute name="background-color"><xsl:call-template name="fond"><xsl:with-param name="verdict" select="$etat"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="color"><xsl:call-template name="couleur"><xsl:with-param name="verdict" select="$etat"/></xsl:call-template></xsl:attribute>
        <xsl:apply-templates select="." mode="verdict"/>
      </fo:block>
    </xsl:if>
    <xsl:if test="number($incomplet) &gt; 0">
      <fo:block xsl:use-attribute-sets="alerte">
        <fo:block font-weight="bold"><xsl:value-of select="$mots/page/incomplet"/></fo:block>
        <fo:block>
          <xsl:call-template name="phrase">
            <xsl:with-param name="p"><xsl:choose>
              <xsl:when test="$incomplet &gt; 1"><xsl:value-of select="$mots/page/incomplet-constats"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$mots/page/incomplet-constat"/></xsl:otherwise>
            </xsl:choose></xsl:with-param>
            <xsl:with-param name="a" select="$incomplet"/>
          </xsl:call-template>
        </fo:block>
      </fo:block>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
