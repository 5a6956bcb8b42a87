<?xml version="1.0" encoding="UTF-8"?>
<!-- archive/audit-fo.xsl - le rapport d'audit en un document : les mots d'audit-texte.xsl, l'aspect de tous les documents. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:clea="urn:clea:fo:1"
    xmlns:x="adobe:ns:meta/"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    exclude-result-prefixes="x rdf dc">

  <xsl:include href="audit-texte.xsl"/>
  <xsl:include href="../documents/style.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/"><xsl:apply-templates select="$rapport"/></xsl:template>

  <xsl:template match="rapport">
    <xsl:variable name="titre-complet" select="concat(@titre, ' – ', @archive, ' – ', @date)"/>
    <fo:root xml:lang="{$langue}" clea:kerning="true" clea:title="{$titre-complet}" xsl:use-attribute-sets="racine">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="premiere" page-width="210mm" page-height="297mm">
          <fo:region-body margin="14mm 20mm 20mm 20mm"/>
          <fo:region-after region-name="pied" extent="15mm"/>
        </fo:simple-page-master>
        <fo:simple-page-master master-name="suivante" page-width="210mm" page-height="297mm">
          <fo:region-body margin="21mm 20mm 20mm 20mm"/>
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
              <dc:creator><rdf:Seq><rdf:li><xsl:value-of select="@programme"/></rdf:li></rdf:Seq></dc:creator>
              <dc:language><rdf:Bag><rdf:li><xsl:value-of select="$langue"/></rdf:li></rdf:Bag></dc:language>
            </rdf:Description>
          </rdf:RDF>
        </x:xmpmeta>
      </fo:declarations>
      <fo:bookmark-tree>
        <fo:bookmark internal-destination="couverture"><fo:bookmark-title><xsl:value-of select="@titre"/></fo:bookmark-title></fo:bookmark>
        <xsl:for-each select="section">
          <fo:bookmark internal-destination="{@id}"><fo:bookmark-title><xsl:value-of select="@titre"/></fo:bookmark-title></fo:bookmark>
        </xsl:for-each>
      </fo:bookmark-tree>
      <fo:page-sequence master-reference="document">
        <fo:static-content flow-name="entete">
          <fo:block xsl:use-attribute-sets="legende" margin="0pt 20mm" text-align-last="justify" padding-bottom="3pt" border-bottom="0.5pt solid {$filet}">
            <xsl:value-of select="concat('Archive de dossiers CléA · ', @archive)"/><fo:leader leader-pattern="space"/><xsl:value-of select="@titre"/>
          </fo:block>
        </fo:static-content>
        <fo:static-content flow-name="pied">
          <fo:block xsl:use-attribute-sets="legende" margin="0pt 20mm" text-align-last="justify">
            <xsl:value-of select="concat('Fait le ', @date, ' par ', @programme)"/><fo:leader leader-pattern="space"/>
            <xsl:text>Page&#xA0;</xsl:text><fo:page-number/><xsl:text>&#xA0;sur&#xA0;</xsl:text><fo:page-number-citation ref-id="fin"/>
          </fo:block>
        </fo:static-content>
        <fo:flow flow-name="xsl-region-body">
          <fo:block xsl:use-attribute-sets="bandeau" id="couverture">
            <fo:block xsl:use-attribute-sets="surtitre">ARCHIVE DE DOSSIERS CLÉA</fo:block>
            <fo:block xsl:use-attribute-sets="h1"><xsl:value-of select="@titre"/></fo:block>
            <fo:block font-size="8.5pt"><xsl:value-of select="concat(@archive, ' · ', @date)"/></fo:block>
          </fo:block>
          <xsl:apply-templates select="verdict | section"/>
          <fo:block id="fin" role="artifact"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template match="verdict">
    <fo:block xsl:use-attribute-sets="verdict-de-couverture">
      <xsl:choose>
        <xsl:when test="../@etat = 'bien'"><xsl:attribute name="color"><xsl:value-of select="$vert"/></xsl:attribute><xsl:attribute name="background-color"><xsl:value-of select="$vert-pale"/></xsl:attribute></xsl:when>
        <xsl:when test="../@etat = 'a-voir'"><xsl:attribute name="color"><xsl:value-of select="$ocre"/></xsl:attribute><xsl:attribute name="background-color"><xsl:value-of select="$ocre-pale"/></xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="color"><xsl:value-of select="$rouge"/></xsl:attribute><xsl:attribute name="background-color"><xsl:value-of select="$rouge-pale"/></xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="."/>
    </fo:block>
  </xsl:template>

  <xsl:template match="section">
    <fo:block xsl:use-attribute-sets="h2" id="{@id}"><xsl:value-of select="@titre"/></fo:block>
    <xsl:if test="l">
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="110pt"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-body><xsl:apply-templates select="l"/></fo:table-body>
      </fo:table>
    </xsl:if>
    <xsl:apply-templates select="p | tableau"/>
  </xsl:template>
  <xsl:template match="p"><fo:block xsl:use-attribute-sets="p"><xsl:value-of select="normalize-space()"/></fo:block></xsl:template>

  <xsl:template match="l">
    <fo:table-row keep-together.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:value-of select="@nom"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><xsl:apply-templates select="." mode="valeur"/></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- Un chemin ou une empreinte se coupe n'importe où : une espace sans chasse après chaque « / » et tous les seize signes. -->
  <xsl:template name="coupable">
    <xsl:param name="texte"/>
    <xsl:if test="$texte != ''">
      <xsl:value-of select="concat(substring($texte, 1, 8), '&#x200B;')"/>
      <xsl:call-template name="coupable"><xsl:with-param name="texte" select="substring($texte, 9)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="valeur"><fo:block><xsl:value-of select="normalize-space()"/></fo:block></xsl:template>
  <xsl:template match="*[@code]" mode="valeur">
    <fo:block font-family="{$chasse-fixe}" font-size="7.5pt"><xsl:call-template name="coupable"><xsl:with-param name="texte" select="normalize-space()"/></xsl:call-template></fo:block>
  </xsl:template>

  <xsl:template match="tableau">
    <fo:table xsl:use-attribute-sets="tableau">
      <xsl:for-each select="tete/c">
        <fo:table-column>
          <xsl:attribute name="column-width"><xsl:choose>
            <xsl:when test="@n">52pt</xsl:when>
            <xsl:otherwise>proportional-column-width(1)</xsl:otherwise>
          </xsl:choose></xsl:attribute>
        </fo:table-column>
      </xsl:for-each>
      <fo:table-header><fo:table-row xsl:use-attribute-sets="rang-de-tete">
        <xsl:for-each select="tete/c"><fo:table-cell xsl:use-attribute-sets="tete"><xsl:if test="@n"><xsl:attribute name="text-align">end</xsl:attribute></xsl:if><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell></xsl:for-each>
      </fo:table-row></fo:table-header>
      <fo:table-body><xsl:for-each select="rang">
        <fo:table-row xsl:use-attribute-sets="rang"><xsl:for-each select="c">
          <fo:table-cell xsl:use-attribute-sets="cellule">
            <xsl:if test="position() = 1"><xsl:attribute name="clea:scope">row</xsl:attribute></xsl:if>
            <xsl:if test="@n"><xsl:attribute name="text-align">end</xsl:attribute></xsl:if>
            <xsl:apply-templates select="." mode="valeur"/>
          </fo:table-cell>
        </xsl:for-each></fo:table-row>
      </xsl:for-each></fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
